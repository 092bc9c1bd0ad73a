//! Dates of birth: whole dates after words about birth. Other dates are nobody's secret.

use std::ops::Range;

use super::Certainty;
use super::context::{Context, folded, folded_words, words_before};
use super::scan::{Match, Scan};

const WORDS: &[&str] = &[
    "born",
    "dob",
    "d o b",
    "date of birth",
    "birth date",
    "year of birth",
    "place of birth",
    "birthdate",
    "birthday",
    "birthdays",
    "nacido",
    "nacida",
    "nacidos",
    "nacio",
    "nacimiento",
    "cumpleanos",
    "natal",
    "f n",
    "bday",
];

const MONTHS: &[&str] = &[
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
    "jan",
    "feb",
    "mar",
    "apr",
    "jun",
    "jul",
    "aug",
    "sep",
    "sept",
    "oct",
    "nov",
    "dec",
    "enero",
    "febrero",
    "marzo",
    "abril",
    "mayo",
    "junio",
    "julio",
    "agosto",
    "septiembre",
    "setiembre",
    "octubre",
    "noviembre",
    "diciembre",
    "ene",
    "abr",
    "ago",
    "dic",
    "set",
];

/// Recognises a date of birth that begins at a token, or at the name of a month before it.
pub(super) fn recognise(scan: &Scan<'_>, index: usize) -> Option<Match> {
    let range = numeric(scan, index).or_else(|| with_month(scan, index))?;
    let context = Context::around(scan.text, &range, 7, 3);
    // `b. 9 Jan 1992`.
    (context.has(WORDS) || context.before.ends_with(" b ")).then(|| Match::new(range, Certainty::InContext))
}

/// Recognises `3/4/1987`, `03-04-87`, `4.3.1987`, `1987-03-04`.
fn numeric(scan: &Scan<'_>, index: usize) -> Option<Range<usize>> {
    let gap = scan.gap(index);
    if !matches!(gap, "/" | "-" | "." | "\u{2011}") || scan.gap(index + 1) != gap {
        return None;
    }
    let parts = [scan.number(index), scan.number(index + 1), scan.number(index + 2)];
    let (day, month) = match parts.map(str::len) {
        [1..=2, 1..=2, 2 | 4] => (parts[0], parts[1]),
        [4, 1..=2, 1..=2] => (parts[2], parts[1]),
        _ => return None,
    };
    let value = |part: &str| part.parse::<u8>().unwrap_or(0);
    let (one, other) = (value(day), value(month));
    let range = scan.between(index, index + 2);
    let fits = (1..=31).contains(&one) && (1..=31).contains(&other) && one.min(other) <= 12;
    (fits && scan.stands_free(&range)).then_some(range)
}

/// Recognises `March 4, 1987`, `4 March 1987`, `4 de marzo de 1987`.
fn with_month(scan: &Scan<'_>, index: usize) -> Option<Range<usize>> {
    let day: String = scan.word(index).chars().take_while(char::is_ascii_digit).collect();
    let ending = &scan.word(index)[day.len()..];
    let is_day = day.parse::<u8>().is_ok_and(|day| (1..=31).contains(&day));
    let year = scan.number(index + 1);
    let is_year = year.len() == 4 && (year.starts_with("19") || year.starts_with("20"));
    if !is_day || !is_year || !matches!(ending, "" | "st" | "nd" | "rd" | "th") {
        return None;
    }
    if scan.gap(index).len() > 30 {
        return None;
    }
    let between = folded_words(scan.gap(index));
    let range = scan.between(index, index + 1);
    if between.is_empty() {
        let (start, word) = *words_before(scan.text, range.start, 1).first()?;
        return is_month(&folded(word)).then_some(start..range.end);
    }
    let small = |word: &String| matches!(word.as_str(), "de" | "del" | "of");
    let names: Vec<&String> = between.iter().filter(|word| !small(word)).collect();
    matches!(names[..], [name] if is_month(name)).then_some(range)
}

fn is_month(word: &str) -> bool {
    MONTHS.contains(&word)
}
