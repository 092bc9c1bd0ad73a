//! Vehicles lead to their owners: identification numbers and licence plates.

use std::ops::Range;

use super::Certainty;
use super::context::{Context, words_before};
use super::scan::{Match, Scan, stands_free};

/// Recognises a vehicle identification number: 17 letters and digits without I, O and Q, with a check
/// digit in the ninth place (49 CFR 565.15). Vehicles made for other markets have none there, so after
/// words that name it the shape is enough.
pub(super) fn vin(scan: &Scan<'_>, index: usize) -> Option<Match> {
    let value = scan.word(index);
    if value.len() != 17 || scan.tokens[index].is_number {
        return None;
    }
    let range = scan.between(index, index);
    let values: Option<Vec<u32>> = value.bytes().map(transliterated).collect();
    let values = values.filter(|_| scan.stands_free(&range))?;
    if has_check_digit(value, &values) && !value.bytes().any(|b| b.is_ascii_lowercase()) {
        return Some(Match::new(range, Certainty::Checked));
    }
    let words = ["vin", "vehicle identification", "chassis", "bastidor", "chasis"];
    let near = Context::around(scan.text, &range, 6, 3).has(&words);
    near.then(|| Match::new(range, Certainty::InContext))
}

/// Returns the number that stands for a letter or digit in the sum (49 CFR 565.15, table IV).
fn transliterated(byte: u8) -> Option<u32> {
    let value = match byte.to_ascii_uppercase() {
        digit @ b'0'..=b'9' => digit - b'0',
        letter @ b'A'..=b'H' => letter - b'A' + 1,
        letter @ (b'J'..=b'N' | b'P' | b'R') => letter - b'J' + 1,
        letter @ b'S'..=b'Z' => letter - b'S' + 2,
        _ => return None,
    };
    Some(value.into())
}

fn has_check_digit(value: &str, values: &[u32]) -> bool {
    const WEIGHTS: [u32; 17] = [8, 7, 6, 5, 4, 3, 2, 10, 0, 9, 8, 7, 6, 5, 4, 3, 2];
    let sum: u32 = values.iter().zip(WEIGHTS).map(|(value, weight)| value * weight).sum();
    let expected = if sum % 11 == 10 { b'X' } else { b'0' + u8::try_from(sum % 11).unwrap_or(0) };
    value.as_bytes()[8] == expected
}

const PLATES: &[&str] = &[
    "plate",
    "plates",
    "license plate",
    "licence plate",
    "tag",
    "tags",
    "lic",
    "registration",
    "placa",
    "placas",
    "matricula",
    "matriculas",
    "license tag",
    "plate number",
    "patente",
];

/// Words for vehicles, and their makers that plates are most often written beside.
const VEHICLES: &[&str] = &[
    "car",
    "vehicle",
    "veh",
    "sedan",
    "van",
    "truck",
    "pickup",
    "suv",
    "coupe",
    "motorcycle",
    "honda",
    "ford",
    "toyota",
    "dodge",
    "chevrolet",
    "chevy",
    "nissan",
    "jeep",
    "kia",
    "hyundai",
    "subaru",
    "mazda",
    "volkswagen",
    "auto",
    "coche",
    "carro",
    "camioneta",
    "vehiculo",
    "registered owner",
];

/// Letters before a number that are those of makers, models and forms.
const NO_PLATES: &[&str] = &["BMW", "GMC", "SUV", "VIN", "DOB", "CRV", "RAV", "ATV", "VAN", "NIJ", "LOT"];

/// Recognises a licence plate after words that name it, or a vehicle: capital letters and digits, five
/// to eight in all, perhaps in groups. States change their patterns and drivers choose their own, so
/// there is no closer rule.
pub(super) fn plate(scan: &Scan<'_>, index: usize) -> Option<Match> {
    let range = plate_range(scan, index)?;
    let value = &scan.text[range.clone()];
    let digits = value.bytes().filter(u8::is_ascii_digit).count();
    let letters = value.bytes().filter(u8::is_ascii_uppercase).count();
    let is_plate = (3..=8).contains(&(digits + letters)) && digits >= 2 && letters >= 1;
    // The state can stand before it: `TX/MBX4410`.
    let state = scan.text[..range.start]
        .strip_suffix('/')
        .is_some_and(|head| head.bytes().rev().take_while(u8::is_ascii_uppercase).count() == 2);
    let free =
        stands_free(scan.text, &range) || state && stands_free(&scan.text[range.start..], &(0..range.len()));
    if !is_plate || !free || NO_PLATES.iter().any(|word| value.starts_with(word)) {
        return None;
    }
    let named = |words| Context::around(scan.text, &range, words, 0).has_before(PLATES);
    let least = if value.len() > digits + letters { 6 } else { 5 };
    let year = value.ends_with(|c: char| c.is_ascii_digit())
        && value.len() > 4
        && matches!(&value.as_bytes()[value.len() - 4..value.len() - 2], b"19" | b"20");
    let of_vehicle = || {
        let classic = digits + letters >= 6 && letters >= 2 && !year;
        classic && Context::around(scan.text, &range, 6, 0).has_before(VEHICLES)
    };
    let near = named(2) || digits + letters >= least && (named(5) || of_vehicle());
    near.then(|| Match::new(range.clone(), Certainty::InContext))
}

fn plate_range(scan: &Scan<'_>, index: usize) -> Option<Range<usize>> {
    let capitals = |word: &str| word.bytes().all(|b| b.is_ascii_uppercase() || b.is_ascii_digit());
    let mut range = scan.between(index, index);
    if !capitals(scan.word(index)) || range.len() > 8 {
        return None;
    }
    let joined = |range: &Range<usize>, text: &str| matches!(&text[range.clone()], " " | "-" | "\u{b7}");
    // Letters before: `BZN 4471`.
    if let Some(&(start, word)) = words_before(scan.text, range.start, 1).first()
        && joined(&(start + word.len()..range.start), scan.text)
        && (1..=4).contains(&word.len())
        && word.bytes().all(|b| b.is_ascii_uppercase())
    {
        range.start = start;
    }
    // Digits after: `EK 20 419`.
    if range.len() <= 5
        && matches!(scan.gap(index), " " | "-")
        && (1..=4).contains(&scan.number(index + 1).len())
    {
        range.end = scan.tokens[index + 1].range.end;
    }
    // Letters after: `319-RFN`.
    let rest = &scan.text[range.end..];
    if let Some(tail) = rest.strip_prefix([' ', '-']) {
        let length = tail.bytes().take_while(u8::is_ascii_uppercase).count();
        let ends = !tail[length..].starts_with(|c: char| c.is_alphanumeric());
        if (1..=3).contains(&length) && ends && range.len() <= 5 {
            range.end += 1 + length;
        }
    }
    Some(range)
}
