//! Tests of the redline.

use proptest::prelude::*;

use super::*;
use crate::disclosure::mark;
use crate::markup::OutlineBlock;

fn sign(ground: usize) -> char {
    mark::sign(mark::Mark { ground, block: false })
}

/// Reads a text in which lines with `#` are headings, and all others paragraphs.
fn text(text: &str) -> Vec<OutlineSection> {
    let mut sections = vec![OutlineSection::default()];
    for line in text.lines().map(str::trim).filter(|line| !line.is_empty()) {
        match line.strip_prefix("# ") {
            Some(title) => sections.push(OutlineSection {
                id: Some(title.to_lowercase()),
                level: 2,
                title: title.to_owned(),
                blocks: Vec::new(),
            }),
            None => {
                let block = OutlineBlock { kind: BlockKind::Paragraph, text: line.to_owned() };
                sections.last_mut().expect("there is one").blocks.push(block);
            }
        }
    }
    sections.retain(|section| section.level > 0 || !section.blocks.is_empty());
    sections
}

/// Writes a redline as `[-old-]{+new+}`.
fn shown(redline: &Redline) -> String {
    let pieces = |pieces: &[Piece]| -> String {
        let shown = pieces.iter().map(|piece| match piece {
            Piece::Same(text) => text.clone(),
            Piece::Added(text) => format!("{{+{text}+}}"),
            Piece::Removed(text) => format!("[-{text}-]"),
        });
        shown.collect()
    };
    let mut out = String::new();
    for section in &redline.sections {
        let moved = if section.moved { " (moved)" } else { "" };
        out.push_str(&format!("# {}{moved} {:?}\n", pieces(&section.title), section.change));
        for block in &section.blocks {
            out.push_str(&format!("{}\n", pieces(&block.pieces)));
        }
    }
    out
}

fn diff(old: &str, new: &str) -> String {
    shown(&compare(&text(old), &text(new), "en"))
}

#[test]
fn words_are_compared_within_sections() {
    let old =
        "# Rule\nOfficers should report within 24 hours.\nNothing else.\n# Review\nThe chief reviews it.";
    let new = "# Rule\nOfficers must report within 12 hours.\nNothing else.\n# Review\nThe chief reviews it.";
    assert_eq!(
        diff(old, new),
        "# Rule Changed\nOfficers [-should-]{+must+} report within [-24-]{+12+} hours.\nNothing else.\n\
         # Review Same\nThe chief reviews it.\n"
    );
}

#[test]
fn a_section_that_was_moved_or_renamed_is_still_the_same() {
    let old = "# A\none two three\n# B\nfour five six\n# C\nseven eight nine ten eleven twelve";
    let new = "# C\nseven eight nine ten eleven twelve\n# A\none two three\n# B\nfour five six";
    assert_eq!(
        diff(old, new),
        "# C (moved) Same\nseven eight nine ten eleven twelve\n# A Same\none two three\n# B Same\nfour five six\n"
    );
    let renamed = "# A\none two three\n# B\nfour five six\n# Other name\nseven eight nine ten eleven twelve";
    assert!(
        diff(old, renamed).contains("# [-C-]{+Other name+} Changed\nseven eight"),
        "{}",
        diff(old, renamed)
    );
}

#[test]
fn what_is_new_or_gone_stands_where_it_is_or_was() {
    let old = "# A\none two three four\n# Gone\nold words here\n# B\nfive six";
    let new = "# A\none two three four\nA new paragraph.\n# B\nfive six\n# New\nwords";
    assert_eq!(
        diff(old, new),
        "# A Changed\none two three four\n{+A new paragraph.+}\n# [-Gone-] Removed\n[-old words here-]\n\
         # B Same\nfive six\n# {+New+} Added\n{+words+}\n"
    );
}

#[test]
fn changes_of_duties_and_numbers_are_told() {
    let old =
        "# Rule\nOfficers may keep it for 180 days and should report it.\n# Two\nThey need 3 witnesses.";
    let new = "# Rule\nOfficers must keep it for 365 days and should not report it.\n# Two\nThey need two witnesses.";
    let redline = compare(&text(old), &text(new), "en");
    let told: Vec<(NoticeKind, &str, &str)> = redline
        .notices
        .iter()
        .map(|notice| (notice.kind, notice.from.as_str(), notice.to.as_str()))
        .collect();
    assert_eq!(
        told,
        [
            (NoticeKind::Duty, "may", "must"),
            (NoticeKind::Number, "180 days", "365 days"),
            (NoticeKind::Duty, "", "not"),
            (NoticeKind::Number, "3 witnesses", "two witnesses"),
        ]
    );
}

#[test]
fn spanish_duties_are_told_and_other_languages_keep_their_numbers() {
    let (old, new) = ("# R\nEl agente puede avisar en 2 horas.", "# R\nEl agente debe avisar en 1 hora.");
    let told = |language: &str| compare(&text(old), &text(new), language).notices.len();
    assert_eq!(told("es"), 2);
    assert_eq!(told("fr"), 1);
}

#[test]
fn a_redaction_that_is_the_same_in_both_is_a_mark_in_both() {
    let (old, new) =
        (format!("# R\nMeet at {} today.", sign(3)), format!("# R\nMeet at {} tomorrow.", sign(3)));
    assert_eq!(diff(&old, &new), format!("# R Changed\nMeet at {} [-today-]{{+tomorrow+}}.\n", sign(3)));
}

#[test]
fn redactions_that_differ_leave_no_trace_in_a_redline() {
    let base = "# R\nMeet at noon today.\nBring a light.\n# S\nMore.";
    let new = "# R\nMeet at one today.\nBring a light.\n# S\nMore.";
    let with_signs = format!(
        "# R {0}\nMeet {1} at one today {1}.\n{0}\nBring a light.\n{1}{1}\n# S\nMore.\n{0}",
        sign(1),
        sign(2)
    );
    assert_eq!(diff(base, &with_signs), diff(base, new));
    assert_eq!(diff(&with_signs, base), diff(new, base));
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 200, failure_persistence: None, ..ProptestConfig::default() })]

    /// The new text can be read out of a redline, and so can the old one; signs are no part of either.
    #[test]
    fn both_texts_can_be_read_out_of_a_redline(
        old in prop::collection::vec("(# )?[abc1]{1,2}( [abc1]{1,2}){0,6}", 0..12),
        new in prop::collection::vec("(# )?[abc1]{1,2}( [abc1]{1,2}){0,6}", 0..12),
    ) {
        let (old, new) = (text(&old.join("\n")), text(&new.join("\n")));
        let redline = compare(&old, &new, "en");
        let side = |keep: &dyn Fn(&Piece) -> bool| -> Vec<String> {
            let mut lines = Vec::new();
            for section in &redline.sections {
                for pieces in std::iter::once(&section.title).chain(section.blocks.iter().map(|block| &block.pieces)) {
                    let line: String = pieces.iter().filter(|piece| keep(piece)).map(Piece::text).collect();
                    lines.push(line.split_whitespace().collect::<Vec<_>>().join(" "));
                }
            }
            lines.retain(|line| !line.is_empty());
            lines.sort();
            lines
        };
        let lines = |sections: &[OutlineSection]| -> Vec<String> {
            let mut lines: Vec<String> = sections
                .iter()
                .flat_map(|section| std::iter::once(section.title.clone()).chain(section.blocks.iter().map(|block| block.text.clone())))
                .filter(|line| !line.is_empty())
                .collect();
            lines.sort();
            lines
        };
        prop_assert_eq!(side(&|piece| !matches!(piece, Piece::Removed(_))), lines(&new));
        prop_assert_eq!(side(&|piece| !matches!(piece, Piece::Added(_))), lines(&old));
    }

    /// Signs that one text alone has change nothing in a redline.
    #[test]
    fn signs_of_one_text_alone_change_nothing(
        old in prop::collection::vec("(# )?[ab]{1,2}( [ab]{1,2}){0,5}", 0..8),
        new in prop::collection::vec(("(# )?[ab]{1,2}( [ab]{1,2}){0,5}", prop::option::of(0usize..6), any::<bool>()), 0..8),
    ) {
        let mut signed = Vec::new();
        for (line, place, block) in &new {
            let mut words: Vec<String> = line.split(' ').map(str::to_owned).collect();
            if let Some(place) = place {
                words.insert((*place).max(1).min(words.len()), sign(1).to_string());
            }
            signed.push(words.join(" "));
            if *block {
                signed.push(sign(2).to_string());
            }
        }
        let plain: Vec<&str> = new.iter().map(|(line, ..)| line.as_str()).collect();
        let (old, plain, signed) = (old.join("\n"), plain.join("\n"), signed.join("\n"));
        prop_assert_eq!(diff(&old, &signed), diff(&old, &plain));
        prop_assert_eq!(diff(&signed, &old), diff(&plain, &old));
    }

    /// A redline never holds a sign that is not in both texts.
    #[test]
    fn a_redline_holds_no_sign_that_one_text_lacks(
        old in prop::collection::vec("(# )?[ab\u{F0001}\u{F1002}]{1,3}( [ab\u{F0001}]{1,2}){0,5}", 0..8),
        new in prop::collection::vec("(# )?[ab]{1,3}( [ab]{1,2}){0,5}", 0..8),
    ) {
        let (with, without) = (text(&old.join("\n")), text(&new.join("\n")));
        for redline in [compare(&with, &without, "en"), compare(&without, &with, "en")] {
            prop_assert!(shown(&redline).chars().all(|c| mark::of(c).is_none()));
        }
    }
}
