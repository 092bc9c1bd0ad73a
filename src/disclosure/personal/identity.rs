//! Numbers by which a state knows a person: Social Security numbers and driver licences.

use super::Certainty;
use super::context::Context;
use super::scan::{Match, Scan};

const SOCIAL: &[&str] =
    &["ssn", "ssns", "social security", "social", "seguro social", "itin", "taxpayer", "contribuyente"];

/// Words that say that a number of this shape is that of a thing.
const THINGS: &[&str] = &[
    "part",
    "order",
    "docket",
    "invoice",
    "item",
    "model",
    "catalog",
    "form",
    "award",
    "serial",
    "stock",
    "pedido",
    "factura",
    "formulario",
];

/// Recognises a Social Security number (three, two and four digits) or an individual taxpayer's
/// number of the same shape.
///
/// The Social Security Administration issues no area 000, 666 or 900 to 999, no group 00 and no serial
/// 0000 (SSA, Program Operations Manual RM 10201.035). Taxpayers' numbers begin with 9 and have a
/// group of 50 to 65, 70 to 88, 90 to 92 or 94 to 99 (Internal Revenue Manual 3.21.263).
pub(super) fn social_security(scan: &Scan<'_>, index: usize) -> Option<Match> {
    let first = scan.number(index);
    if first.len() == 9 && is_issued(&first[..3], &first[3..5], &first[5..]) {
        let range = scan.between(index, index);
        let near = || Context::around(scan.text, &range, 6, 4).has(SOCIAL);
        return (scan.stands_free(&range) && near()).then(|| Match::new(range, Certainty::InContext));
    }
    let (group, serial) = (scan.number(index + 1), scan.number(index + 2));
    if first.len() != 3 || group.len() != 2 || serial.len() != 4 {
        return None;
    }
    let gap = scan.gap(index);
    let parted = matches!(gap, "-" | " " | "." | "\u{2011}" | "\u{2013}") && scan.gap(index + 1) == gap;
    let range = scan.between(index, index + 2);
    if !parted || !is_issued(first, group, serial) || !scan.stands_free(&range) {
        return None;
    }
    let context = Context::around(scan.text, &range, 6, 4);
    let certainty = match gap {
        _ if context.has(SOCIAL) => Certainty::Checked,
        "-" if !context.has(THINGS) => Certainty::Checked,
        _ => Certainty::Pattern,
    };
    Some(Match::new(range, certainty))
}

fn is_issued(area: &str, group: &str, serial: &str) -> bool {
    // 987-65-4320 to -4329 are kept for advertisements.
    if serial == "0000" || area == "987" && group == "65" && serial.starts_with("432") {
        return false;
    }
    let group: u8 = group.parse().unwrap_or(0);
    match area {
        "000" | "666" => false,
        area if area.starts_with('9') => matches!(group, 50..=65 | 70..=88 | 90..=92 | 94..=99),
        _ => group != 0,
    }
}

const DRIVING: &[&str] = &[
    "driver",
    "drivers",
    "driver s",
    "dl",
    "dln",
    "oln",
    "operator",
    "operators",
    "conducir",
    "manejar",
    "manejo",
    "chofer",
    "license number",
    "licence number",
    "license no",
    "licencia",
    "state id",
    "id card",
];

/// Words that say that a licence is another one.
const OTHER: &[&str] = &[
    "plate", "plates", "placa", "placas", "business", "liquor", "dog", "software", "marriage", "hunting",
    "fishing", "negocio",
];

/// Recognises the number of a driver licence. It has no check digit, so it counts only after words
/// that name it.
///
/// The shapes are those of the states of the US (AAMVA, driver licence number formats): letters, then
/// digits, perhaps with hyphens between.
pub(super) fn licence(scan: &Scan<'_>, index: usize) -> Option<Match> {
    let mut last = index;
    let mut value = scan.word(index).to_owned();
    while scan.gap(last) == "-" && value.len() < 16 {
        last += 1;
        value.push_str(scan.word(last));
    }
    let range = scan.between(index, last);
    if !is_licence(&value) || !scan.stands_free(&range) {
        return None;
    }
    let context = Context::around(scan.text, &range, 8, 0);
    (context.has_before(DRIVING) && !context.has_before(OTHER))
        .then(|| Match::new(range, Certainty::InContext))
}

fn is_licence(value: &str) -> bool {
    let upper = value.bytes().all(|b| b.is_ascii_digit() || b.is_ascii_uppercase());
    let letters = value.bytes().take_while(u8::is_ascii_uppercase).count();
    let rest = &value[letters..];
    let digits = rest.len();
    let plain = rest.bytes().all(|b| b.is_ascii_digit());
    match letters {
        0 if plain => matches!(digits, 7..=10 | 12),
        // New Hampshire: two digits, three letters, five digits.
        0 => upper && value.len() == 10 && value[2..5].bytes().all(|b| b.is_ascii_uppercase()),
        1 => plain && (5..=14).contains(&digits),
        2 | 3 => plain && (6..=7).contains(&digits) || upper && value.len() == 12,
        // Washington: twelve letters and digits, the first of the name.
        _ => upper && value.len() == 12 && rest.bytes().filter(u8::is_ascii_digit).count() >= 2,
    }
}
