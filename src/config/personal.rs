//! What a site says about personal information: how it writes case numbers, and what a person allowed.

use std::ops::Range;

use crate::document::Date;
use crate::notation::Fields;

/// What a site says about personal information.
#[derive(Clone, Debug, Default)]
pub struct Personal {
    /// How case numbers are written.
    pub case_numbers: Vec<CasePattern>,
    /// What a person allowed to stand.
    pub allowed: Vec<Allowed>,
}

/// Something that looks like personal information and may be published, for a while.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Allowed {
    /// The file's path from the site's folder.
    pub file: String,
    /// The hash of the value, as the finding gives it.
    pub hash: String,
    /// Why.
    pub reason: String,
    /// Who decided.
    pub person: String,
    /// The first day on which it no longer counts.
    pub expires: Date,
}

/// The form of a case number: `#` stands for a digit, `@` for a letter, all else for itself.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CasePattern(Vec<u8>);

impl CasePattern {
    /// Reads a pattern such as `RPD-##-######`: printable ASCII, at least three digits.
    pub fn parse(text: &str) -> Option<Self> {
        let digits = text.bytes().filter(|b| *b == b'#').count();
        let fits = text.len() <= 40 && digits >= 3 && text.bytes().all(|b| (0x20..0x7f).contains(&b));
        (fits && text.trim() == text).then(|| Self(text.as_bytes().to_vec()))
    }

    /// Finds the first place from an offset on that fits. Case does not matter.
    pub fn find(&self, text: &str, from: usize) -> Option<Range<usize>> {
        let bytes = text.as_bytes();
        let mut at = from;
        while at + self.0.len() <= bytes.len() {
            let rest = &bytes[at..];
            let first = self.0[0];
            at += match first {
                b'#' => rest.iter().position(u8::is_ascii_digit)?,
                b'@' => rest.iter().position(u8::is_ascii_alphabetic)?,
                letter => memchr::memchr2(letter.to_ascii_lowercase(), letter.to_ascii_uppercase(), rest)?,
            };
            if self.fits(&bytes[at..]) {
                return Some(at..at + self.0.len());
            }
            at += 1;
        }
        None
    }

    fn fits(&self, bytes: &[u8]) -> bool {
        bytes.len() >= self.0.len()
            && self.0.iter().zip(bytes).all(|(sign, byte)| match sign {
                b'#' => byte.is_ascii_digit(),
                b'@' => byte.is_ascii_alphabetic(),
                own => own.eq_ignore_ascii_case(byte),
            })
    }
}

/// Reads `[personal]`.
pub(super) fn read(table: Fields<'_>) -> Personal {
    let mut case_numbers = Vec::new();
    for pattern in table.texts("case_numbers") {
        match (CasePattern::parse(&pattern), table.node("case_numbers")) {
            (Some(pattern), _) => case_numbers.push(pattern),
            (None, Some(node)) => {
                table.bad("case_numbers", node, "a pattern is written as RPD-##-######: `#` is a digit, `@` a letter; it has at least three digits");
            }
            (None, None) => (),
        }
    }
    let allowed = table.tables("allowed").into_iter().filter_map(allowed).collect();
    table.finish();
    Personal { case_numbers, allowed }
}

fn allowed(table: Fields<'_>) -> Option<Allowed> {
    let [file, hash, reason, person] =
        ["file", "hash", "reason", "person"].map(|key| table.required_text(key));
    let expires = table.required_date("expires");
    if let (Some(hash), Some(node)) = (&hash, table.node("hash"))
        && !(hash.len() == 16 && hash.bytes().all(|b| b.is_ascii_digit() || (b'a'..=b'f').contains(&b)))
    {
        table.bad(
            "hash",
            node,
            "it must be the hash that the finding gives, 16 signs from 0 to 9 and a to f",
        );
    }
    table.finish();
    Some(Allowed { file: file?, hash: hash?, reason: reason?, person: person?, expires: expires? })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_pattern_is_made_of_digits_letters_and_itself() {
        let find = |pattern, text| CasePattern::parse(pattern).expect("a pattern").find(text, 0);
        assert_eq!(find("RPD-##-###", "rr rpd-26-001"), Some(3..13));
        assert_eq!(find("@#-###", "x a1-234"), Some(2..8));
        assert_eq!(find("##/####", "12/34, 12/3456"), Some(7..14));
        assert_eq!(find("RPD-##-###", "RPD-26-00"), None);
        for wrong in ["", "RPD-##", " ###", "é###", "[0-9]{6}"] {
            assert_eq!(CasePattern::parse(wrong), None, "{wrong}");
        }
    }
}
