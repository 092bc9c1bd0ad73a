//! A place is where a finding points: a file, a line, a column, and what of that line may be shown.

/// How much of a source line may be shown in a message.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Show {
    /// The whole line: it is public, or would be.
    Line,
    /// Only what the finding points at; the rest of the line may be withheld text.
    Span,
    /// Nothing: what the finding points at may be withheld text itself.
    Nothing,
}

/// Where a finding points.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Place {
    /// The file's path from the site's folder, with forward slashes.
    pub path: String,
    /// The line, from 1; 0 stands for the file as a whole.
    pub line: u32,
    /// The column in characters, from 1.
    pub column: u32,
    /// The line as it may be shown, and the byte range in it that is pointed at.
    pub excerpt: Option<(String, std::ops::Range<usize>)>,
}

impl Place {
    /// Makes a place that is a file as a whole.
    pub fn file(path: impl Into<String>) -> Self {
        Self { path: path.into(), line: 0, column: 0, excerpt: None }
    }

    /// Makes the place of a byte range in a text.
    pub fn of(path: &str, text: &str, range: std::ops::Range<usize>, show: Show) -> Self {
        let start = floor_boundary(text, range.start);
        let end = floor_boundary(text, range.end).max(start);
        let line_start = text[..start].rfind('\n').map_or(0, |at| at + 1);
        let line_end = text[start..].find('\n').map_or(text.len(), |at| start + at);
        let line = u32::try_from(text[..start].matches('\n').count() + 1).unwrap_or(u32::MAX);
        let column = u32::try_from(text[line_start..start].chars().count() + 1).unwrap_or(u32::MAX);
        let shown = &text[line_start..line_end];
        let within = (start - line_start)..(end.min(line_end) - line_start);
        let excerpt = match show {
            Show::Nothing => None,
            Show::Line => Some(window(shown, within)),
            Show::Span => {
                let pointed = printable(&shown[within.clone()]);
                let before = if within.start == 0 { "" } else { "… " };
                let after = if within.end == shown.trim_end().len() { "" } else { " …" };
                let range = before.len()..before.len() + pointed.len();
                Some((format!("{before}{pointed}{after}"), range))
            }
        };
        Self { path: path.to_owned(), line, column, excerpt }
    }
}

/// The longest excerpt, in bytes; a paragraph is often one line.
const WINDOW: usize = 96;

fn window(line: &str, within: std::ops::Range<usize>) -> (String, std::ops::Range<usize>) {
    let line = line.trim_end();
    let within = within.start.min(line.len())..within.end.min(line.len());
    let from =
        if line.len() <= WINDOW { 0 } else { floor_boundary(line, within.start.saturating_sub(WINDOW / 3)) };
    let to = floor_boundary(line, (from + WINDOW).max(within.end).min(line.len()));
    let before = printable(&line[from..within.start]);
    let pointed = printable(&line[within.clone()]);
    let after = printable(&line[within.end..to]);
    let lead = if from == 0 { "" } else { "…" };
    let tail = if to == line.len() { "" } else { "…" };
    let start = lead.len() + before.len();
    (format!("{lead}{before}{pointed}{after}{tail}"), start..start + pointed.len())
}

/// Replaces what a terminal would act on by a visible sign.
pub(crate) fn printable(text: &str) -> String {
    text.chars()
        .map(|c| {
            if c == '\t' {
                ' '
            } else if c.is_control() || is_invisible(c) {
                '\u{FFFD}'
            } else {
                c
            }
        })
        .collect()
}

/// Whether a character hides, joins or reorders text without being seen itself.
pub(crate) fn is_invisible(c: char) -> bool {
    matches!(c,
        '\u{00AD}' | '\u{034F}' | '\u{061C}' | '\u{115F}' | '\u{1160}' | '\u{17B4}' | '\u{17B5}'
        | '\u{180B}'..='\u{180F}' | '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2060}'..='\u{206F}'
        | '\u{3164}' | '\u{FE00}'..='\u{FE0F}' | '\u{FEFF}' | '\u{FFA0}' | '\u{E0000}'..='\u{E0FFF}')
}

fn floor_boundary(text: &str, mut at: usize) -> usize {
    at = at.min(text.len());
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    at
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_and_columns_count_from_one_and_in_characters() {
        let place = Place::of("a.md", "één\nzwei drei", 11..15, Show::Line);
        assert_eq!((place.line, place.column), (2, 6));
        assert_eq!(place.excerpt, Some(("zwei drei".into(), 5..9)));
    }

    #[test]
    fn only_what_is_pointed_at_is_shown_of_a_line_that_may_be_withheld() {
        let place = Place::of("a.md", "the name is :redacted[Jane]", 12..21, Show::Span);
        assert_eq!(place.excerpt.expect("shown").0, "… :redacted …");
    }

    #[test]
    fn what_a_terminal_would_act_on_is_replaced() {
        let place = Place::of("a.md", "a\u{1b}[31mb\u{202e}c", 0..1, Show::Line);
        assert_eq!(place.excerpt.expect("shown").0, "a\u{FFFD}[31mb\u{FFFD}c");
    }
}
