//! A text is what a file holds, with the means to say where in it something stands.

use std::ops::Range;
use std::sync::Arc;

use crate::finding::{Finding, Place, Rule, Show};

/// A byte range of a [`Text`].
pub type Span = Range<usize>;

/// The text of a file: UTF-8, without byte order mark, lines ended by LF.
#[derive(Clone, PartialEq, Eq)]
pub struct Text {
    path: Arc<str>,
    text: Arc<str>,
}

impl Text {
    /// Makes a text of a file's bytes.
    ///
    /// One byte order mark is dropped and CRLF becomes LF; everything else that a reader cannot
    /// see is refused, since it could hide a label from a person or from the checks.
    ///
    /// # Errors
    /// [`Rule::NotUtf8`] and [`Rule::ControlCharacter`].
    pub fn decode(path: &str, bytes: Vec<u8>) -> Result<Self, Finding> {
        if bytes.starts_with(&[0xFF, 0xFE]) || bytes.starts_with(&[0xFE, 0xFF]) {
            return Err(Finding::new(Rule::NotUtf8, "the file is UTF-16, not UTF-8").at(Place::file(path)));
        }
        let mut text = String::from_utf8(bytes).map_err(|error| {
            let valid = error.utf8_error().valid_up_to();
            let before = String::from_utf8_lossy(&error.as_bytes()[..valid]).into_owned();
            let message = "the file is not UTF-8 from here on";
            Finding::new(Rule::NotUtf8, message).at(Place::of(path, &before, valid..valid, Show::Nothing))
        })?;
        if text.starts_with('\u{FEFF}') {
            text.drain(..'\u{FEFF}'.len_utf8());
        }
        if memchr::memchr(b'\r', text.as_bytes()).is_some() {
            text = text.replace("\r\n", "\n");
        }
        if let Some((at, c)) = text.char_indices().find(|&(_, c)| is_refused(c)) {
            let message = match c {
                '\r' => "a bare carriage return (CR) stands here".to_owned(),
                '\u{FEFF}' => "a second byte order mark stands here".to_owned(),
                c => format!("the control character U+{:04X} stands here", u32::from(c)),
            };
            let place = Place::of(path, &text, at..at, Show::Nothing);
            return Err(Finding::new(Rule::ControlCharacter, message).at(place));
        }
        Ok(Self { path: path.into(), text: text.into() })
    }

    /// Returns the file's path from the site's folder.
    pub fn path(&self) -> &str {
        &self.path
    }

    /// Returns the text.
    pub fn as_str(&self) -> &str {
        &self.text
    }

    /// Returns the place of a span, showing as much of its line as `show` allows.
    pub fn place(&self, span: Span, show: Show) -> Place {
        Place::of(&self.path, &self.text, span, show)
    }
}

impl std::fmt::Debug for Text {
    /// Shows the path alone: the text may be withheld.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Text").field("path", &self.path).field("bytes", &self.text.len()).finish()
    }
}

/// Whether a character can stand in no text: a control sign, a line end that nobody sees, or what is no character
/// and cannot stand in XML either.
pub(super) fn is_refused(c: char) -> bool {
    matches!(
        c,
        '\0'..='\u{8}'
            | '\u{B}'..='\u{1F}'
            | '\u{7F}'..='\u{9F}'
            | '\u{2028}'
            | '\u{2029}'
            | '\u{FEFF}'
            | '\u{FFFE}'
            | '\u{FFFF}'
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rule(bytes: &[u8]) -> Option<Rule> {
        Text::decode("a.md", bytes.to_vec()).err().map(|finding| finding.rule)
    }

    #[test]
    fn one_byte_order_mark_and_crlf_are_allowed() {
        let text = Text::decode("a.md", b"\xEF\xBB\xBFa\r\nb\r\n".to_vec()).expect("allowed");
        assert_eq!(text.as_str(), "a\nb\n");
    }

    #[test]
    fn what_cannot_be_seen_is_refused() {
        assert_eq!(rule(b"a\rb"), Some(Rule::ControlCharacter));
        assert_eq!(rule(b"a\0b"), Some(Rule::ControlCharacter));
        assert_eq!(rule("a\u{FFFE}b".as_bytes()), Some(Rule::ControlCharacter));
        assert_eq!(rule(b"\xEF\xBB\xBF\xEF\xBB\xBFa"), Some(Rule::ControlCharacter));
        assert_eq!(rule(b"\xFF\xFEa\0"), Some(Rule::NotUtf8));
        assert_eq!(rule(b"caf\xE9"), Some(Rule::NotUtf8));
    }
}
