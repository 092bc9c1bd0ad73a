//! Generalising: what is published in place of a cell that is too fine.
//!
//! Coarsening instead of leaving out is "global recoding" in L. Sweeney, "Achieving k-anonymity
//! privacy protection using generalization and suppression", IJUFKS 10(5), 2002. That blocks of a
//! hundred numbers and not points are shown is the practice of the Police Data Initiative.

use std::collections::BTreeMap;

use super::sidecar::{Kind, Level};
use crate::document::Date;

/// What is done with the cells of a column.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Treatment {
    Release,
    Drop,
    /// New numbers in the order of the published rows.
    Rekey,
    Date(Period),
    /// "1423 Elm Street" becomes "1400 block of Elm Street".
    Block,
    Map(BTreeMap<String, String>),
    Jurisdiction,
    Age(Ages),
}

/// A span of time, shortest first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Period {
    Day,
    Month,
    Quarter,
    Year,
}

/// How ages are put together.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Ages {
    Years(u32),
    AdultOrJuvenile,
}

/// What stands in the published file for what is not known.
pub(super) const UNKNOWN: &str = "?";

/// Whether a cell says that something is not known.
pub(super) fn is_unknown(cell: &str) -> bool {
    cell.is_empty() || cell == UNKNOWN || cell.eq_ignore_ascii_case("unknown")
}

/// Says why a cell does not fit its column's type.
pub(super) fn misfit(kind: &Kind, cell: &str) -> Option<&'static str> {
    if is_unknown(cell) {
        return None;
    }
    let (fits, what) = match kind {
        Kind::Text | Kind::Id => (true, ""),
        Kind::Category | Kind::Offence | Kind::Place(Level::Beat | Level::District | Level::Jurisdiction) => {
            let fits = is_short(cell) && !has_house_number(cell);
            (fits, "a category: one short line, no address, no number of five digits or more, no `@`")
        }
        Kind::Place(Level::Address) => {
            (cell.len() <= 120 && !cell.contains('\n'), "an address: one short line")
        }
        Kind::Place(Level::Block) => {
            (block(cell).is_some_and(|block| block == cell), "a block such as `1400 block of Elm Street`")
        }
        Kind::Integer => {
            (is_number(cell, false), "a whole number such as 1423, without commas, of at most 15 digits")
        }
        Kind::Count => {
            let fits = cell.len() <= 12 && cell.bytes().all(|b| b.is_ascii_digit());
            (fits, "a count: digits alone, or nothing if it is not known")
        }
        Kind::Number | Kind::Rate { .. } => {
            (is_number(cell, true), "a number such as -4.2, without commas, of at most 15 digits")
        }
        Kind::Date => (date(cell).is_some(), "a date: 2026-03-14, 2026-03, 2026-Q1 or 2026"),
        Kind::Age => (age(cell).is_some() || is_age_band(cell), "an age in years"),
    };
    (!fits).then_some(what)
}

fn is_short(cell: &str) -> bool {
    let digits = cell.split(|c: char| !c.is_ascii_digit()).map(str::len).max();
    cell.chars().count() <= 80 && !cell.contains(['\n', '@']) && digits.is_none_or(|length| length < 5)
}

/// More digits than this cannot be told apart by programs that compute with them (IEEE 754, binary64).
const DIGITS: usize = 15;

fn is_number(cell: &str, with_fraction: bool) -> bool {
    if cell.bytes().filter(u8::is_ascii_digit).count() > DIGITS {
        return false;
    }
    let digits = |text: &str| !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit());
    let plain = cell.strip_prefix('-').unwrap_or(cell);
    match plain.split_once('.') {
        Some((whole, fraction)) => with_fraction && digits(whole) && digits(fraction),
        None => digits(plain),
    }
}

/// Returns what is published in place of a cell; nothing, if it cannot be made coarser in this way.
pub(super) fn publish(treatment: &Treatment, cell: &str, jurisdiction: &str) -> Option<String> {
    if *treatment == Treatment::Jurisdiction {
        return Some(jurisdiction.to_owned());
    }
    if is_unknown(cell) {
        return Some(UNKNOWN.to_owned());
    }
    match treatment {
        Treatment::Release => Some(cell.to_owned()),
        Treatment::Drop | Treatment::Rekey => Some(String::new()),
        Treatment::Date(period) => coarser(cell, *period),
        Treatment::Block => block(cell),
        Treatment::Map(map) => map.get(cell).cloned(),
        Treatment::Jurisdiction => Some(jurisdiction.to_owned()),
        Treatment::Age(ages) => age(cell).map(|years| band(years, *ages)),
    }
}

/// Reads a date or period: its year, its month or quarter or nothing, and how long it is.
pub(super) fn date(cell: &str) -> Option<(u32, u32, Period)> {
    let year = cell.get(..4).filter(|year| year.bytes().all(|b| b.is_ascii_digit()))?.parse().ok()?;
    let rest = cell.get(4..)?;
    let month = |text: &str| text.parse().ok().filter(|month| text.len() == 2 && (1..=12).contains(month));
    match rest.len() {
        0 => Some((year, 0, Period::Year)),
        3 if rest.starts_with("-Q") => {
            let quarter = rest[2..].parse().ok().filter(|quarter| (1..=4).contains(quarter))?;
            Some((year, quarter, Period::Quarter))
        }
        3 if rest.starts_with('-') => Some((year, month(rest.get(1..)?)?, Period::Month)),
        6 => {
            let (_, month, _) = Date::parse(cell)?.parts();
            Some((year, u32::try_from(month).ok()?, Period::Day))
        }
        _ => None,
    }
}

/// Returns the month, quarter or year in which a date lies, unless it is coarser already.
pub(super) fn coarser(cell: &str, to: Period) -> Option<String> {
    let (year, part, from) = date(cell)?;
    if from > to {
        return None;
    }
    Some(match to {
        Period::Day => cell.to_owned(),
        Period::Month => format!("{year:04}-{part:02}"),
        Period::Quarter if from == Period::Quarter => format!("{year:04}-Q{part}"),
        Period::Quarter => format!("{year:04}-Q{}", part.div_ceil(3)),
        Period::Year => format!("{year:04}"),
    })
}

const STREETS: [&str; 42] = [
    "street",
    "st",
    "avenue",
    "ave",
    "road",
    "rd",
    "drive",
    "dr",
    "lane",
    "ln",
    "court",
    "ct",
    "boulevard",
    "blvd",
    "way",
    "place",
    "pl",
    "terrace",
    "ter",
    "circle",
    "cir",
    "parkway",
    "pkwy",
    "highway",
    "hwy",
    "square",
    "sq",
    "trail",
    "trl",
    "loop",
    "alley",
    "plaza",
    "pike",
    "route",
    "rte",
    "row",
    "run",
    "crescent",
    "expressway",
    "freeway",
    "close",
    "path",
];
const NUMBERED: [&str; 6] = ["highway", "hwy", "route", "rte", "road", "rd"];
const UNITS: [&str; 19] = [
    "apt",
    "apartment",
    "unit",
    "suite",
    "ste",
    "room",
    "rm",
    "floor",
    "fl",
    "bldg",
    "building",
    "lot",
    "trailer",
    "trlr",
    "space",
    "spc",
    "no",
    "dept",
    "upper",
];
const DIRECTIONS: [&str; 12] = ["n", "s", "e", "w", "ne", "nw", "se", "sw", "north", "south", "east", "west"];

/// Returns the block of a street address: house number, unit and city are left out.
///
/// What does not look like a street address is refused: a name of a place ("Lincoln Shelter, room 4")
/// is as exact as a number.
fn block(cell: &str) -> Option<String> {
    let address = cell.split([',', ';', '#', '\n']).next()?.trim();
    if let Some((number, street)) = address.split_once(" block of ") {
        let round = number == "unit" || number.parse::<u32>().is_ok_and(|number| number % 100 == 0);
        return round
            .then(|| street_name(street))
            .flatten()
            .map(|street| format!("{number} block of {street}"));
    }
    for between in [" & ", " / ", " and "] {
        if let Some((one, other)) = address.split_once(between) {
            return Some(format!("{} and {}", street_name(one)?, street_name(other)?));
        }
    }
    let (number, street) = address.split_once(' ')?;
    let digits = number.bytes().take_while(u8::is_ascii_digit).count();
    let rest = &number[digits..];
    let is_number = (1..=6).contains(&digits)
        && (rest.len() <= 1 && rest.bytes().all(|b| b.is_ascii_alphabetic())
            || rest.starts_with('-') && rest[1..].bytes().all(|b| b.is_ascii_digit()));
    if !is_number {
        return None;
    }
    let street = street.trim_start().trim_start_matches("1/2").trim_start();
    let street = street_name(street)?;
    Some(match number[..digits].parse::<u32>().ok()? / 100 {
        0 => format!("unit block of {street}"),
        hundreds => format!("{}00 block of {street}", hundreds),
    })
}

/// Whether a text looks like an address with a house number.
fn has_house_number(text: &str) -> bool {
    let is_street = |word: &str| STREETS.contains(&word.trim_end_matches('.').to_lowercase().as_str());
    text.starts_with(|c: char| c.is_ascii_digit())
        && !text.contains(" block of ")
        && block(text).is_some()
        && text.split_whitespace().skip(2).any(is_street)
}

/// Returns a street's name, without what stands after it.
fn street_name(text: &str) -> Option<String> {
    let all: Vec<&str> = text.split_whitespace().collect();
    let plain = |word: &str| word.trim_end_matches('.').to_lowercase();
    let unit = all.iter().skip(1).position(|word| UNITS.contains(&plain(word).as_str()));
    let words = &all[..unit.map_or(all.len(), |at| at + 1)];
    let fits = |word: &&str| word.chars().all(|c| c.is_alphanumeric() || ".'’-".contains(c));
    if words.is_empty() || words.len() > 6 || !words.iter().all(fits) {
        return None;
    }
    let has_digit = |word: &str| word.bytes().any(|b| b.is_ascii_digit());
    let ordinal = |word: &str| ["st", "nd", "rd", "th"].iter().any(|end| plain(word).ends_with(end));
    let last = words.iter().rposition(|word| STREETS.contains(&plain(word).as_str()));
    let ends_well = match last {
        Some(last) => {
            let after = &words[last + 1..];
            after.iter().all(|word| DIRECTIONS.contains(&plain(word).as_str()))
                || after.len() == 1
                    && (NUMBERED.contains(&plain(words[last]).as_str()) && after[0].len() <= 4
                        || last == 0 && after[0].chars().count() == 1)
        }
        None => true,
    };
    let named = words[..last.unwrap_or(words.len())].iter().all(|word| !has_digit(word) || ordinal(word));
    (ends_well && named).then(|| words.join(" "))
}

fn age(cell: &str) -> Option<u32> {
    cell.parse().ok().filter(|years| *years <= 130 && !cell.starts_with('+'))
}

/// Whether a cell is the age of a person under eighteen.
pub(super) fn is_juvenile(cell: &str) -> bool {
    age(cell).is_some_and(|years| years < 18)
}

fn is_age_band(cell: &str) -> bool {
    let tells = cell.bytes().any(|b| b.is_ascii_digit())
        || ["adult", "juvenile", "adults", "juveniles"].contains(&cell.to_lowercase().as_str());
    tells && cell.chars().count() <= 20 && is_short(cell)
}

/// The oldest are few, so they are one band (compare 45 CFR 164.514(b)(2)(i)(C): 90 and over).
const OLDEST: u32 = 85;

/// Spreadsheets take "10-14" for a day in October, so that bands are written in words.
fn band(years: u32, ages: Ages) -> String {
    match ages {
        Ages::AdultOrJuvenile if years < 18 => "juvenile".to_owned(),
        Ages::AdultOrJuvenile => "adult".to_owned(),
        Ages::Years(width) => {
            let from = years / width * width;
            let oldest = OLDEST / width * width;
            if from >= oldest {
                format!("{oldest} and over")
            } else {
                format!("{from} to {}", from + width - 1)
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_becomes_a_block() {
        for (address, expected) in [
            ("1423 Elm Street", Some("1400 block of Elm Street")),
            ("1423A Elm St., Apt 4, Riverbend", Some("1400 block of Elm St.")),
            ("7 Elm Street", Some("unit block of Elm Street")),
            ("1423-1425 N 5th Ave SW", Some("1400 block of N 5th Ave SW")),
            ("1423 Elm Street Apt 4B", Some("1400 block of Elm Street")),
            ("1423 Elm Street #4", Some("1400 block of Elm Street")),
            ("1423 1/2 Elm Street", Some("1400 block of Elm Street")),
            ("900 County Road 12", Some("900 block of County Road 12")),
            ("12 Avenue B", Some("unit block of Avenue B")),
            ("310 Broadway", Some("300 block of Broadway")),
            ("Elm Street & 5th Avenue", Some("Elm Street and 5th Avenue")),
            ("1400 block of Elm Street", Some("1400 block of Elm Street")),
            ("1423 block of Elm Street", None),
            ("1423 Elm Street 4B", None),
            ("1423 Elm Street Jane Doe", None),
            ("Lincoln Shelter room 4", None),
            ("Elm Street", None),
            ("1423", None),
            ("41.8781, -87.6298", None),
        ] {
            assert_eq!(block(address).as_deref(), expected, "{address}");
        }
    }

    #[test]
    fn dates_become_periods_but_never_finer() {
        for (cell, to, expected) in [
            ("2026-03-14", Period::Month, Some("2026-03")),
            ("2026-03-14", Period::Quarter, Some("2026-Q1")),
            ("2026-12", Period::Quarter, Some("2026-Q4")),
            ("2026-Q2", Period::Quarter, Some("2026-Q2")),
            ("2026-Q2", Period::Year, Some("2026")),
            ("2026-Q2", Period::Month, None),
            ("2026", Period::Quarter, None),
            ("2026-13", Period::Year, None),
            ("14.3.2026", Period::Year, None),
            ("2026-Q5", Period::Year, None),
            ("2026-é", Period::Year, None),
        ] {
            assert_eq!(coarser(cell, to).as_deref(), expected, "{cell}");
        }
    }

    #[test]
    fn ages_become_bands() {
        let band = |years, ages| publish(&Treatment::Age(ages), years, "").unwrap_or_default();
        assert_eq!(band("17", Ages::AdultOrJuvenile), "juvenile");
        assert_eq!(band("18", Ages::AdultOrJuvenile), "adult");
        assert_eq!(band("14", Ages::Years(5)), "10 to 14");
        assert_eq!(band("0", Ages::Years(10)), "0 to 9");
        assert_eq!(band("101", Ages::Years(5)), "85 and over");
        assert_eq!(band("", Ages::Years(5)), UNKNOWN);
        assert_eq!(publish(&Treatment::Age(Ages::Years(5)), "-4", ""), None);
    }

    #[test]
    fn a_cell_is_what_its_column_says() {
        for (kind, good, bad) in [
            (Kind::Count, "12", "1,200"),
            (Kind::Count, "?", "*"),
            (Kind::Count, "0", "-1"),
            (Kind::Integer, "-5", "+5"),
            (Kind::Number, "4.25", "4."),
            (Kind::Number, "0.1", "1e5"),
            (Kind::Category, "Home, forced entry", "call 5550140"),
            (Kind::Category, "", "jane@example.org"),
            (Kind::Category, "2 or more victims", "1423 Elm Street"),
            (Kind::Place(Level::Block), "1400 block of Elm Street", "1423 Elm Street"),
            (Kind::Age, "18-24", "young"),
            (Kind::Date, "2026-Q1", "Q1 2026"),
        ] {
            assert_eq!(misfit(&kind, good), None, "{good}");
            assert!(misfit(&kind, bad).is_some(), "{bad}");
        }
    }
}
