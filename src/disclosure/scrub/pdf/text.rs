//! The text of a PDF as a reader sees it, to be compared with what is withheld.

use super::under::Glyph;

/// From this gap on, in parts of the size of the text, two letters are of two words.
const GAP: f64 = 0.17;

/// Returns the text of a page: in the order in which it is painted, and once more by lines.
pub(super) fn of(glyphs: &[Glyph]) -> String {
    let painted: Vec<&Glyph> = glyphs.iter().collect();
    let mut sorted = painted.clone();
    // From top to bottom, in steps of half a line, and from left to right.
    let line = |glyph: &Glyph| (-glyph.start.1 / (glyph.size.max(1.0) * 0.5)).round();
    sorted.sort_by(|a, b| line(a).total_cmp(&line(b)).then(a.start.0.total_cmp(&b.start.0)));
    let (painted, sorted) = (joined(&painted), joined(&sorted));
    if painted == sorted { painted } else { format!("{painted}\n\u{1}\n{sorted}") }
}

/// Joins letters to words and lines by where they stand.
fn joined(glyphs: &[&Glyph]) -> String {
    let mut text = String::new();
    let mut before: Option<&Glyph> = None;
    for glyph in glyphs {
        let Some(letter) = &glyph.text else { continue };
        if let Some(before) = before {
            let size = before.size.max(glyph.size).max(0.01);
            let (dx, dy) = (glyph.start.0 - before.end.0, glyph.start.1 - before.end.1);
            let (wx, wy) = (before.end.0 - before.start.0, before.end.1 - before.start.1);
            let width = wx.hypot(wy);
            // Along the line and across it, whichever way the text runs.
            let (along, across) = if width > 0.0 {
                ((dx * wx + dy * wy) / width, (dx * wy - dy * wx) / width)
            } else {
                (dx, dy)
            };
            if across.abs() > size * 0.6 || along < -size * 0.5 {
                text.push('\n');
            } else if along > size * GAP {
                text.push(' ');
            }
        }
        text.push_str(letter);
        before = Some(glyph);
    }
    text
}
