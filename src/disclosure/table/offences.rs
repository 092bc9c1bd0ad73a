//! Sensitive offences: those whose victims are recognised by a place and a date (sexual and domestic
//! violence, stalking, juveniles, trafficking, suicide, overdose).
//!
//! Compare the Violence Against Women Act, 34 U.S.C. § 12291(b)(2), and the Police Data Initiative's
//! advice on victims of domestic and sexual violence (2017). The list errs on the side of too many: a
//! row that is coarser than it had to be harms nobody.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use unicode_normalization::UnicodeNormalization as _;

use crate::document::NibrsOffence;

/// Beginnings of words, English and Spanish, in lower case and without accents.
const STEMS: [&str; 56] = [
    "sex",
    "rape",
    "rapist",
    "molest",
    "fondl",
    "indecen",
    "sodom",
    "incest",
    "lewd",
    "porn",
    "prostitu",
    "voyeur",
    "voyer",
    "peep",
    "obscen",
    "violaci",
    "violad",
    "estupro",
    "domestic",
    "spous",
    "dating",
    "intrafamil",
    "pareja",
    "conyug",
    "genero",
    "stalk",
    "harass",
    "acoso",
    "acech",
    "hostig",
    "juvenil",
    "child",
    "minor",
    "menor",
    "nino",
    "nina",
    "infan",
    "adolesc",
    "runaway",
    "youth",
    "traffick",
    "smuggl",
    "trafico",
    "abus",
    "maltrat",
    "suicid",
    "autolesi",
    "overdos",
    "sobredosis",
    "strangul",
    "batter",
    "kidnap",
    "abduct",
    "secuestr",
    "tocamiento",
    "rapto",
];

/// Whole words: abbreviations, and the codes of NIBRS for sexual offences, incest, statutory rape,
/// trafficking, smuggling of people, prostitution, pornography, voyeurism, family offences and runaways.
const WORDS: [&str; 28] = [
    "sa",
    "csa",
    "dv",
    "ipv",
    "od",
    "trata",
    "family",
    "familia",
    "familiar",
    "familiares",
    "partner",
    "11a",
    "11b",
    "11c",
    "11d",
    "36a",
    "36b",
    "64a",
    "64b",
    "40a",
    "40b",
    "40c",
    "370",
    "90f",
    "90i",
    "csc",
    "30c",
    "90h",
];

/// Codes of NIBRS that are a number, for kidnapping and for failing to register as a sex offender: codes only where
/// they are the first word, since numbers stand in the names of other offences, too.
const NUMBERS: [&str; 2] = ["100", "360"];

/// The names of the offences of NIBRS by their codes, in both languages of the interface.
static NIBRS_NAMES: LazyLock<BTreeMap<&str, Vec<&str>>> = LazyLock::new(|| {
    let languages = [
        include_str!("../../../themes/civic/locales/en.ftl"),
        include_str!("../../../themes/civic/locales/es.ftl"),
    ];
    let mut names: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
    for line in languages.into_iter().flat_map(str::lines) {
        if let Some((code, name)) = line.strip_prefix("nibrs-").and_then(|rest| rest.split_once(" = ")) {
            names.entry(code).or_default().push(name);
        }
    }
    names
});

/// Whether a text names a sensitive offence, in words or by its code of NIBRS, which is judged by the names that the
/// public will read, too. `more` are the sidecar's own words.
pub(super) fn is_sensitive(text: &str, more: &[String]) -> bool {
    let code = text.trim().to_uppercase();
    let names = NibrsOffence::of(&code).and_then(|offence| NIBRS_NAMES.get(offence.code));
    is_sensitive_text(text, more) || names.into_iter().flatten().any(|name| is_sensitive_text(name, more))
}

fn is_sensitive_text(text: &str, more: &[String]) -> bool {
    let text = fold(text);
    let mut words = text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).peekable();
    let is_number = words.peek().is_some_and(|first| NUMBERS.contains(first));
    let listed = |word: &str| STEMS.iter().any(|stem| word.starts_with(stem)) || WORDS.contains(&word);
    is_number
        || words.any(listed)
        || text.contains("self harm")
        || more.iter().any(|more| text.contains(&fold(more)))
}

/// Lower case, without accents; hyphens are spaces.
fn fold(text: &str) -> String {
    let letters = text.nfkd().filter(|c| !matches!(c, '\u{300}'..='\u{36F}'));
    letters.flat_map(char::to_lowercase).map(|c| if c == '-' || c == '_' { ' ' } else { c }).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sensitive_offences_are_told_in_two_languages() {
        for text in [
            "Sexual assault",
            "RAPE - FORCIBLE",
            "Aggravated Assault (Domestic)",
            "Violación",
            "violencia doméstica",
            "Stalking",
            "Niño desaparecido",
            "trata de personas",
            "Overdose, non-fatal",
            "self-harm",
            "DV",
            "11A",
        ] {
            assert!(is_sensitive(text, &[]), "{text}");
        }
        for text in
            ["Burglary", "Theft from vehicle", "Robo", "Vandalism", "Traffic collision", "Shoplifting"]
        {
            assert!(!is_sensitive(text, &[]), "{text}");
        }
        assert!(is_sensitive("Elder neglect", &["elder".to_owned()]));
    }
    /// Wildlife trafficking is refused with the rest: the list errs on the side of too many.
    #[test]
    fn a_code_of_nibrs_is_as_sensitive_as_its_names() {
        let expected = [
            "100", "11A", "11B", "11C", "11D", "30C", "360", "36A", "36B", "370", "40A", "40B", "40C", "620",
            "64A", "64B", "90F", "90H",
        ];
        for offence in NibrsOffence::all() {
            let names = &NIBRS_NAMES[offence.code];
            assert_eq!(names.len(), 2, "{} has a name in each language", offence.code);
            let is_expected = expected.contains(&offence.code);
            for text in names.iter().chain([&offence.code]) {
                assert_eq!(is_sensitive(text, &[]), is_expected, "{}: {text}", offence.code);
            }
            assert_eq!(is_sensitive(&offence.code.to_lowercase(), &[]), is_expected);
        }
        for text in ["360 - registration", "30C/1", " 90H "] {
            assert!(is_sensitive(text, &[]), "{text}");
        }
        assert!(!is_sensitive("Theft over $100", &[]));
        assert!(is_sensitive("200", &["arson".to_owned()]), "the sidecar's words hold for names of codes");
    }
}
