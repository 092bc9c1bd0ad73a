//! Handling marks: what a text says of itself about who may see it.
//!
//! A mark counts in banner position (a line of its own, or its start or end before `//`) and in
//! portion position (in parentheses at the start of a paragraph); in running prose it does not, since
//! policies talk about such marks. The forms are those of 32 CFR 2002 (CUI), of the Traffic Light
//! Protocol 2.0 (FIRST), and of long use in US law enforcement.

use std::ops::Range;

/// Marks that count in any case of letters.
const PHRASES: [&str; 14] = [
    "law enforcement sensitive",
    "law enforcement use only",
    "law enforcement only",
    "for official use only",
    "official use only",
    "for law enforcement use only",
    "not for public release",
    "not for release",
    "do not distribute",
    "do not disseminate",
    "controlled unclassified information",
    "sensitive but unclassified",
    "attorney-client privileged",
    "confidential and privileged",
];

/// Marks that count in capitals alone, since they are words, too.
const CAPITALS: [&str; 12] = [
    "CONFIDENTIAL",
    "SECRET",
    "TOP SECRET",
    "RESTRICTED",
    "CLASSIFIED",
    "SENSITIVE",
    "INTERNAL USE ONLY",
    "FOUO",
    "LES",
    "CUI",
    "SBU",
    "NOFORN",
];

/// Marks that count in parentheses at the start of a paragraph.
const PORTIONS: [&str; 6] = ["FOUO", "LES", "CUI", "SBU", "NOFORN", "CONFIDENTIAL"];

/// Finds handling marks: where they stand, and what they are.
pub(super) fn find(text: &str) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut at = 0;
    for line in text.split_inclusive('\n') {
        if line.len() > 1 && (0x28..0x7b).contains(&line.trim_start().bytes().next().unwrap_or(0))
            || line.starts_with(['#', '*', '>', '|'])
        {
            found.extend(in_line(line).map(|range| at + range.start..at + range.end));
        }
        at += line.len();
    }
    found
}

fn in_line(line: &str) -> Option<Range<usize>> {
    let decoration = |c: char| c.is_whitespace() || "#*_>|-+=~`:!.•".contains(c);
    let start = line.len() - line.trim_start_matches(decoration).len();
    let bare = line[start..].trim_end_matches(decoration);
    if bare.is_empty() {
        return None;
    }
    let range = start..start + bare.len();
    if let Some(end) = portion(bare) {
        return Some(start..start + end);
    }
    let bare = bare.trim_matches(['(', ')', '[', ']', '{', '}']);
    let pieces: Vec<&str> = bare.split("//").map(str::trim).collect();
    let marks = |piece: &&str| is_mark(piece);
    let whole = pieces.iter().any(marks);
    let dashed = bare
        .split([':', '\u{2013}', '\u{2014}'])
        .next()
        .is_some_and(|first| first.len() < bare.len() && is_loud(first));
    let hyphened = bare.split_once(" - ").is_some_and(|(first, _)| is_loud(first));
    (whole || dashed || hyphened || is_traffic_light(bare)).then_some(range)
}

/// Finds `(U//FOUO)` or `(LES)` at the start of a paragraph.
fn portion(line: &str) -> Option<usize> {
    let inner = line.strip_prefix('(')?.split_once(')')?.0;
    let mut parts = inner.split("//");
    let fits = |part: &str| {
        PORTIONS.iter().any(|mark| part == *mark || part.starts_with(mark) && part.contains("-"))
    };
    let compartment = inner.contains("//")
        && inner.len() <= 24
        && inner.chars().all(|c| c.is_ascii_uppercase() || "/-, ".contains(c));
    (compartment || parts.any(fits)).then_some(inner.len() + 2)
}

/// Whether a piece is a mark and nothing else.
fn is_mark(piece: &str) -> bool {
    let lower = piece.to_lowercase();
    PHRASES.contains(&lower.as_str()) || is_loud(piece) || is_traffic_light(piece)
}

/// Whether a piece is a mark in capitals.
fn is_loud(piece: &str) -> bool {
    let piece = piece.trim();
    let upper = piece == piece.to_uppercase();
    upper && (CAPITALS.contains(&piece) || PHRASES.contains(&piece.to_lowercase().as_str()))
}

/// Whether a line is or begins with a label of the Traffic Light Protocol other than the public one.
fn is_traffic_light(line: &str) -> bool {
    let Some(rest) = line.strip_prefix("TLP:").or_else(|| line.strip_prefix("TLP: ")) else { return false };
    let color: String = rest.trim_start().chars().take_while(char::is_ascii_uppercase).collect();
    matches!(color.as_str(), "RED" | "AMBER" | "GREEN")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_count_in_banner_and_portion_position() {
        for text in [
            "CONFIDENTIAL",
            "## CONFIDENTIAL\n",
            "**LAW ENFORCEMENT SENSITIVE**\n",
            "Law Enforcement Sensitive\n",
            "For Official Use Only\n",
            "LAW ENFORCEMENT SENSITIVE - DO NOT COPY\n",
            "CONFIDENTIAL: names of sources\n",
            "CUI//SP-LEI\n",
            "SECRET//NOFORN\n",
            "UNCLASSIFIED//FOUO\n",
            "TLP:AMBER\n",
            "TLP:AMBER+STRICT\n",
            "TLP:GREEN\n",
            "(U//FOUO) The team meets at the gate.\n",
            "- (LES) The team meets at the gate.\n",
            "(CUI) text\n",
            "> FOUO\n",
            "| CONFIDENTIAL |\n",
        ] {
            assert_eq!(find(text).len(), 1, "{text}");
        }
    }

    #[test]
    fn prose_about_marks_is_left_alone() {
        for text in [
            "Documents marked CONFIDENTIAL are kept in the vault.\n",
            "Mark such mail LAW ENFORCEMENT SENSITIVE in the first line.\n",
            "## Confidential informants\n",
            "- Confidential\n",
            "TLP:CLEAR\n",
            "(c) Officers must report.\n",
            "(C) 2026 City of Riverbend\n",
            "The colour TLP:AMBER means limited sharing.\n",
            "A secret: keep calm.\n",
        ] {
            assert!(find(text).is_empty(), "{text}");
        }
    }
}
