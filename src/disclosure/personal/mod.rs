//! Personal information in text that would be public: telephone numbers, identity and payment card
//! numbers, addresses, dates of birth and the like, that nobody marked as a redaction.
//!
//! 1. [`scan`] takes a text apart into the tokens that hold a digit.
//! 2. Each family looks at one token after the other and says what begins there: [`card`],
//!    [`identity`], [`phone`], [`birth`], [`vehicle`], [`address`], [`coordinates`], [`case`],
//!    [`juvenile`]; [`mail`] looks at each `@`.
//! 3. [`context`] says which words stand near, in the same sentence.
//! 4. [`published`] knows what the agency itself declares as its contacts; [`mod@report`] makes findings.
//!
//! Names are out of scope: no list of names tells a witness from a street, an officer from a saint.
//! Names that must not appear belong into `protected.txt`. What is measured, and the limits, stand in
//! `docs/personal-information.md`.
//!
//! Everything here is a plain function of public text: what is redacted was cut before.

mod address;
mod birth;
mod card;
mod case;
mod context;
mod coordinates;
mod identity;
mod juvenile;
mod mail;
mod phone;
mod published;
mod report;
mod scan;
mod vehicle;

use std::ops::Range;

pub(super) use report::report;

use crate::config::CasePattern;
use scan::{Match, Scan};

/// What is looked for besides what every site looks for.
#[derive(Clone, Debug, Default)]
pub struct Settings {
    /// How the site writes its case numbers.
    pub case_numbers: Vec<CasePattern>,
}

/// Something in a text that looks like personal information.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hit {
    /// What it is.
    pub kind: Kind,
    /// Where it stands.
    pub range: Range<usize>,
    /// How certain that is.
    pub certainty: Certainty,
}

/// How certain it is that something is what it looks like.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Certainty {
    /// Its shape alone speaks for it.
    Pattern,
    /// Words near it, in the same sentence, speak for it, too.
    InContext,
    /// A check digit or the rules of its issuer bear it out.
    Checked,
}

/// A kind of personal information.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Kind {
    /// A Social Security number, or a taxpayer's number of the same shape.
    SocialSecurity,
    /// The number of a credit or debit card.
    Card,
    /// A telephone number.
    Phone,
    /// A mail address.
    Mail,
    /// A date of birth.
    Birth,
    /// The number of a driver licence.
    Licence,
    /// A licence plate.
    Plate,
    /// A vehicle identification number.
    Vin,
    /// A street address.
    Address,
    /// A point on the map.
    Coordinates,
    /// A case number of the site's own form.
    Case,
    /// A young person's age together with something that identifies them.
    Juvenile,
}

impl Kind {
    /// All kinds.
    pub const ALL: [Self; 12] = [
        Self::SocialSecurity,
        Self::Card,
        Self::Phone,
        Self::Mail,
        Self::Birth,
        Self::Licence,
        Self::Plate,
        Self::Vin,
        Self::Address,
        Self::Coordinates,
        Self::Case,
        Self::Juvenile,
    ];

    /// Returns the word by which it is named in data.
    pub const fn name(self) -> &'static str {
        match self {
            Self::SocialSecurity => "ssn",
            Self::Card => "card",
            Self::Phone => "phone",
            Self::Mail => "email",
            Self::Birth => "birth",
            Self::Licence => "licence",
            Self::Plate => "plate",
            Self::Vin => "vin",
            Self::Address => "address",
            Self::Coordinates => "coordinates",
            Self::Case => "case",
            Self::Juvenile => "juvenile",
        }
    }

    /// Returns what messages call it.
    const fn words(self) -> &'static str {
        match self {
            Self::SocialSecurity => "a Social Security number",
            Self::Card => "a payment card number",
            Self::Phone => "a telephone number",
            Self::Mail => "a mail address",
            Self::Birth => "a date of birth",
            Self::Licence => "a driver licence number",
            Self::Plate => "a licence plate",
            Self::Vin => "a vehicle identification number",
            Self::Address => "a street address",
            Self::Coordinates => "a point on the map",
            Self::Case => "a case number",
            Self::Juvenile => "the age of a young person",
        }
    }
}

/// Says what begins at a token, if anything of its family does.
type Recognise = fn(&Scan<'_>, usize) -> Option<Match>;

/// The families, the surest first: the first that knows a token has it.
const FAMILIES: [(Kind, Recognise); 10] = [
    (Kind::Coordinates, coordinates::recognise),
    (Kind::Card, card::recognise),
    (Kind::Vin, vehicle::vin),
    (Kind::SocialSecurity, identity::social_security),
    (Kind::Birth, birth::recognise),
    (Kind::Licence, identity::licence),
    (Kind::Phone, phone::recognise),
    (Kind::Juvenile, juvenile::recognise),
    (Kind::Address, address::recognise),
    (Kind::Plate, vehicle::plate),
];

/// Finds what looks like personal information in a text, in the order in which it stands there.
///
/// Numbers that are nobody's are left out: toll-free and fictional telephone numbers, short codes,
/// mail addresses at names that are kept for examples.
pub fn find(text: &str, settings: &Settings) -> Vec<Hit> {
    let mut hits: Vec<Hit> = Vec::new();
    let hit = |kind, found: Match| Hit { kind, range: found.range, certainty: found.certainty };
    hits.extend(mail::find(text).into_iter().map(|found| hit(Kind::Mail, found)));
    hits.extend(juvenile::spelled(text).into_iter().map(|found| hit(Kind::Juvenile, found)));
    let scan = Scan::new(text, &hits);
    let cases = case::find(text, &settings.case_numbers);
    let taken = |range: &Range<usize>| cases.iter().any(|case| case.range.contains(&range.start));
    let mut index = 0;
    while index < scan.tokens.len() {
        let mut next = index + 1;
        if !taken(&scan.tokens[index].range) {
            let found = FAMILIES.iter().find_map(|(kind, recognise)| Some((*kind, recognise(&scan, index)?)));
            if let Some((kind, found)) = found {
                next = scan.tokens.partition_point(|token| token.range.start < found.range.end).max(next);
                hits.extend((!found.public).then(|| hit(kind, found)));
            }
        }
        index = next;
    }
    hits.extend(cases.into_iter().map(|found| hit(Kind::Case, found)));
    hits.sort_by_key(|hit| (hit.range.start, hit.range.end));
    hits
}

/// Returns the normal form of a value, in which it does not matter how it was typeset.
fn normal(value: &str) -> String {
    value.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Checks which kinds and certainties stand in a text, with their values.
    pub(super) fn check(text: &str, expected: &[(Kind, Certainty, &str)]) {
        let hits = find(text, &Settings::default());
        let found: Vec<_> =
            hits.iter().map(|hit| (hit.kind, hit.certainty, &text[hit.range.clone()])).collect();
        assert_eq!(found, expected, "{text}");
    }

    #[test]
    fn what_is_checked_counts_without_any_words() {
        check("x 4111 1111 1111 1111", &[(Kind::Card, Certainty::Checked, "4111 1111 1111 1111")]);
        check("x 4111 1111 1111 1112", &[]);
        check("x 842-31-7706", &[(Kind::SocialSecurity, Certainty::Checked, "842-31-7706")]);
        check("x 000-31-7706, 666-31-7706, 842-00-7706, 842-31-0000", &[]);
        check("x 1M8GDM9AXKP042788", &[(Kind::Vin, Certainty::Checked, "1M8GDM9AXKP042788")]);
    }

    #[test]
    fn words_near_a_number_make_it_certain() {
        check("See 312-555-4471.", &[(Kind::Phone, Certainty::Pattern, "312-555-4471")]);
        check("Call 312-555-4471.", &[(Kind::Phone, Certainty::InContext, "312-555-4471")]);
        check("Ask: Call. Then see 312-555-4471.", &[(Kind::Phone, Certainty::Pattern, "312-555-4471")]);
    }

    #[test]
    fn numbers_that_are_nobodys_are_left_out() {
        check("Call 911, 988, 1-800-799-7233, 555-0142 or (312) 555-0188. Write to a@b.example.", &[]);
        check("Write to a@example.org, a@x.example.com.", &[]);
    }

    #[test]
    fn hundred_blocks_and_corners_are_nobodys_home() {
        check("He lives in the 1400 block of Elm Street, near Fifth Street and 2nd Avenue.", &[]);
    }
}
