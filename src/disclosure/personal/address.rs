//! Street addresses: a house number and a street. A block, a corner and a street alone are nobody's.
//!
//! An address alone can be that of a library or a shop; words about people and homes make it somebody's.

use std::ops::Range;

use super::context::{Context, folded, is_capitalised, next_word, words_before};
use super::scan::{Match, Scan};

/// Words that end the name of a street (US Postal Service, Publication 28, appendix C1).
const SUFFIXES: &[&str] = &[
    "street",
    "st",
    "avenue",
    "ave",
    "av",
    "road",
    "rd",
    "lane",
    "ln",
    "drive",
    "dr",
    "court",
    "ct",
    "circle",
    "cir",
    "boulevard",
    "blvd",
    "way",
    "place",
    "pl",
    "terrace",
    "ter",
    "parkway",
    "pkwy",
    "alley",
    "aly",
    "highway",
    "hwy",
    "trail",
    "trl",
    "square",
    "sq",
    "loop",
    "plaza",
    "plz",
    "row",
    "walk",
    "path",
    "pike",
    "crescent",
    "cres",
    "crossing",
    "xing",
    "cove",
    "cv",
    "run",
    "point",
    "bend",
];

const DIRECTIONS: &[&str] = &[
    "n",
    "s",
    "e",
    "w",
    "ne",
    "nw",
    "se",
    "sw",
    "north",
    "south",
    "east",
    "west",
    "northeast",
    "northwest",
    "southeast",
    "southwest",
];

/// Spanish words that begin the name of a street.
const STREETS: &[&str] = &[
    "calle",
    "c",
    "avenida",
    "av",
    "avda",
    "calzada",
    "paseo",
    "carrera",
    "camino",
    "bulevar",
    "boulevard",
    "privada",
    "callejon",
    "pasaje",
    "cerrada",
    "carretera",
];

/// Small words in Spanish names.
const SMALL: &[&str] = &["de", "del", "la", "las", "los", "el", "y", "san"];

/// Words that say that somebody lives there, or what happened to whom there.
const HOMES: &[&str] = &[
    "lives",
    "lived",
    "living",
    "live",
    "reside",
    "resides",
    "resided",
    "resident",
    "residence",
    "home",
    "homes",
    "house",
    "apartment",
    "apt",
    "victim",
    "suspect",
    "complainant",
    "witness",
    "tenant",
    "landlord",
    "owner",
    "neighbor",
    "neighbour",
    "family",
    "couple",
    "mother",
    "father",
    "his",
    "her",
    "he",
    "she",
    "mr",
    "mrs",
    "ms",
    "miss",
    "sra",
    "letter",
    "mailing",
    "warrant",
    "welfare",
    "domestic",
    "moved",
    "porch",
    "garage",
    "bedroom",
    "burglar",
    "arrested",
    "notify",
    "return",
    "domicilio",
    "vive",
    "vivia",
    "viven",
    "reside",
    "residencia",
    "casa",
    "hogar",
    "victima",
    "sospechoso",
    "sospechosa",
    "familia",
    "vecino",
    "vecina",
    "inquilino",
    "departamento",
    "caller",
];

/// Words that say that an address is one where anybody may go.
const PUBLIC: &[&str] = &[
    "library",
    "hall",
    "building",
    "courthouse",
    "school",
    "church",
    "pharmacy",
    "center",
    "centre",
    "station",
    "office",
    "museum",
    "park",
    "hospital",
    "clinic",
    "store",
    "headquarters",
    "meeting",
    "class",
    "event",
    "biblioteca",
    "ayuntamiento",
    "edificio",
    "juzgado",
    "escuela",
    "iglesia",
    "farmacia",
    "centro",
    "comisaria",
    "oficina",
    "museo",
    "parque",
    "reunion",
    "department",
];

/// Words before a number that make it another number.
const NUMBERED: &[&str] = &[
    "section", "chapter", "article", "title", "rule", "policy", "route", "unit", "district", "item", "page",
    "part", "in", "since", "by", "until", "during", "phase", "figure", "table", "year", "form",
];

/// Recognises a street address around a house number.
pub(super) fn recognise(scan: &Scan<'_>, index: usize) -> Option<Match> {
    let word = scan.word(index);
    let digits = word.bytes().take_while(u8::is_ascii_digit).count();
    if !(1..=5).contains(&digits) || word.len() > digits + 1 {
        return None;
    }
    let number = scan.tokens[index].range.clone();
    let range = english(scan.text, &number)
        .or_else(|| spanish_after(scan.text, &number))
        .or_else(|| spanish_before(scan.text, &number))?;
    let range = range.start..with_unit(scan.text, range.end);
    if !scan.stands_free(&number) && range.start == number.start {
        return None;
    }
    let context = Context::around(scan.text, &range, 9, 8);
    let public = Context::around(scan.text, &range, 6, 0).has_before(PUBLIC);
    Some(Match::near(range, context.has(HOMES) && !public))
}

/// Reads `1427 N. Alder Creek Road`: a number, perhaps a direction, names, a suffix.
fn english(text: &str, number: &Range<usize>) -> Option<Range<usize>> {
    let before = words_before(text, number.start, 1).first().map(|(_, word)| folded(word));
    if before.is_some_and(|word| NUMBERED.contains(&word.as_str())) {
        return None;
    }
    let (mut end, mut names, mut found) = (number.end, 0, None);
    for _ in 0..6 {
        let Some(range) = next_word(text, end) else { break };
        let word = &text[range.clone()];
        let lower = folded(word);
        let is_suffix = names > 0 && SUFFIXES.contains(&lower.as_str()) && is_capitalised(word);
        if is_suffix {
            found = Some(number.start..range.end);
        } else if !is_name(word) || found.is_some() {
            break;
        }
        let is_direction = DIRECTIONS.contains(&lower.as_str());
        names += usize::from(!is_direction);
        end = range.end;
        // The point of an abbreviation.
        if text[end..].starts_with(". ") && (is_direction || is_suffix) {
            end += 1;
        }
    }
    found
}

/// Whether a word can stand in the name of a street: a capital letter first, or an ordinal number.
fn is_name(word: &str) -> bool {
    let ordinal = word.starts_with(|c: char| c.is_ascii_digit())
        && ["st", "nd", "rd", "th"].iter().any(|end| word.ends_with(end));
    is_capitalised(word) || ordinal
}

/// Reads `452 Calle del Río`.
fn spanish_after(text: &str, number: &Range<usize>) -> Option<Range<usize>> {
    let street = next_word(text, number.end)?;
    if !is_capitalised(&text[street.clone()]) || !STREETS.contains(&folded(&text[street.clone()]).as_str()) {
        return None;
    }
    let (mut end, mut found) = (street.end, None);
    for _ in 0..5 {
        let Some(range) = next_word(text, end) else { break };
        let word = &text[range.clone()];
        if is_capitalised(word) {
            found = Some(number.start..range.end);
        } else if !SMALL.contains(&word) {
            break;
        }
        end = range.end;
    }
    found
}

/// Reads `Calle Olmo 214`, `Calle Nogal número 19`, `Avenida Hidalgo, 77`.
fn spanish_before(text: &str, number: &Range<usize>) -> Option<Range<usize>> {
    let mut names = 0;
    for (place, (start, word)) in words_before(text, number.start, 7).into_iter().enumerate() {
        let lower = folded(word);
        if names > 0 && STREETS.contains(&lower.as_str()) {
            return Some(start..number.end);
        }
        let is_number_word = matches!(lower.as_str(), "numero" | "num" | "no" | "nro");
        // Streets are named after days: `Calle 5 de Mayo 330`.
        let is_day = names > 0 && word.len() <= 2 && word.bytes().all(|b| b.is_ascii_digit());
        if is_capitalised(word) || is_day {
            names += 1;
        } else if !(SMALL.contains(&lower.as_str()) && names > 0 || is_number_word && place == 0) {
            return None;
        }
    }
    None
}

/// Returns where an address ends with its flat, if one follows.
fn with_unit(text: &str, end: usize) -> usize {
    let after = text[end..].trim_start_matches(['.', ',']);
    let gap = text[end..].len() - after.len();
    let Some(word) = next_word(text, end + gap) else { return end };
    let units =
        ["apt", "apartment", "unit", "suite", "ste", "departamento", "depto", "apartamento", "piso", "no"];
    if !units.contains(&folded(&text[word.clone()]).as_str()) {
        return end;
    }
    let point = usize::from(text[word.end..].starts_with('.'));
    next_word(text, word.end + point).map_or(end, |number| number.end)
}
