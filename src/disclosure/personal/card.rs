//! Numbers of payment cards: the ranges of their issuers, their lengths, and the check digit.
//!
//! The number and its check digit (Luhn's formula) are those of ISO/IEC 7812-1, annex B; the ranges
//! are those that the networks publish.

use super::Certainty;
use super::context::Context;
use super::scan::{Match, Scan};

/// Words that say that a long number is that of a thing.
const THINGS: &[&str] = &[
    "serial",
    "tracking",
    "lot",
    "asset",
    "isbn",
    "order",
    "part",
    "imei",
    "serie",
    "pedido",
    "iban",
    "invoice",
    "inventory",
    "budget",
];

/// Recognises a card number that begins at a token.
pub(super) fn recognise(scan: &Scan<'_>, index: usize) -> Option<Match> {
    let mut digits = scan.number(index).to_owned();
    let mut last = index;
    let mut groups = vec![digits.len()];
    if digits.len() == 4 {
        let gap = scan.gap(index);
        while matches!(gap, " " | "-") && scan.gap(last) == gap && digits.len() < 19 {
            let group = scan.number(last + 1);
            if group.is_empty() || group.len() > 6 {
                break;
            }
            digits.push_str(group);
            groups.push(group.len());
            last += 1;
        }
    }
    let grouped =
        matches!(groups[..], [4, 4, 4, 4] | [4, 4, 4, 4, 1..=3] | [4, 6, 5] | [4, 6, 4] | [4, 4, 4, 1..=3]);
    if !(grouped || groups.len() == 1) || !has_issuer(&digits) || !is_luhn(&digits) {
        return None;
    }
    let range = scan.between(index, last);
    if !scan.stands_free(&range) {
        return None;
    }
    let thing = Context::around(scan.text, &range, 6, 2).has(THINGS);
    Some(Match::new(range, if thing { Certainty::Pattern } else { Certainty::Checked }))
}

/// Whether a number begins as those of an issuer do, and is as long.
fn has_issuer(digits: &str) -> bool {
    let length = digits.len();
    if !(13..=19).contains(&length) {
        return false;
    }
    let head = |count: usize| digits[..count].parse::<u32>().unwrap_or(0);
    match head(1) {
        4 => matches!(length, 13 | 16 | 19),
        // Mastercard.
        2 => length == 16 && (2221..=2720).contains(&head(4)),
        5 => length == 16 && (51..=55).contains(&head(2)),
        // American Express, Diners Club, JCB.
        3 => match head(2) {
            34 | 37 => length == 15,
            36 | 38 | 39 => length == 14,
            30 => length == 14 && (300..=305).contains(&head(3)),
            35 => length == 16 && (3528..=3589).contains(&head(4)),
            _ => false,
        },
        // Discover.
        6 => length == 16 && (head(4) == 6011 || head(2) == 65 || (644..=649).contains(&head(3))),
        _ => false,
    }
}

/// Whether the last digit is the check digit of the others.
fn is_luhn(digits: &str) -> bool {
    let sum: u32 = digits
        .bytes()
        .rev()
        .enumerate()
        .map(|(place, digit)| {
            let digit = u32::from(digit - b'0');
            match (place % 2, digit) {
                (0, _) => digit,
                (_, 0..=4) => digit * 2,
                _ => digit * 2 - 9,
            }
        })
        .sum();
    sum.is_multiple_of(10) && digits.bytes().any(|digit| digit != b'0')
}
