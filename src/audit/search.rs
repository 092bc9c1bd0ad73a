//! Searching one file: each form in which a text can stand in it is undone, until nothing is left
//! to undo, and every text on the way is searched.

use super::{container, decode, markup};
use crate::disclosure::{Needles, Word, for_each_word, normal};

/// What came of a search.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Outcome {
    /// Nothing was found.
    Clean,
    /// Something withheld was found; where it comes from.
    Hit(String),
    /// The file cannot be read to its end; why.
    Unreadable(&'static str),
}

/// What parts the blocks of a text from each other: no run of words goes across it. No text holds it.
pub(super) const SEAM: char = '\u{1}';

/// How often forms are undone that stand in each other. More than this is no accident.
const DEPTH: usize = 8;

/// A search of one file.
pub(super) struct Search<'n> {
    needles: &'n Needles,
    words: Vec<Word>,
    /// What was found first.
    pub(super) outcome: Option<Outcome>,
}

/// Searches a file: its name and everything in it.
pub(super) fn file(name: &str, bytes: &[u8], needles: &Needles) -> Outcome {
    let mut search = Search { needles, words: Vec::new(), outcome: None };
    if !needles.is_empty() {
        search.text(name, DEPTH);
    }
    search.bytes(bytes, DEPTH);
    search.outcome.unwrap_or(Outcome::Clean)
}

impl Search<'_> {
    /// Searches bytes of any kind.
    pub(super) fn bytes(&mut self, bytes: &[u8], depth: usize) {
        if self.outcome.is_some() || bytes.is_empty() {
            return;
        }
        let Some(depth) = depth.checked_sub(1) else {
            self.outcome = Some(Outcome::Unreadable("forms stand in each other too deeply"));
            return;
        };
        if container::search(self, bytes, depth) {
            return;
        }
        if let Some(text) = decode::utf16(bytes) {
            self.text(&text, depth);
            // What looks like UTF-16 at its beginning may go on as something else.
            return self.strings(bytes, depth);
        }
        match std::str::from_utf8(bytes) {
            Ok(text) if !text.contains('\0') => self.text(text, depth),
            _ => self.outcome = Some(Outcome::Unreadable("the file is of a kind that cannot be searched")),
        }
    }

    /// Searches the texts in bytes that are not text as a whole.
    pub(super) fn strings(&mut self, bytes: &[u8], depth: usize) {
        if self.needles.is_empty() {
            return;
        }
        for text in decode::strings(bytes) {
            self.text(&text, depth);
        }
    }

    /// Searches a text, and what it becomes when a form in it is undone.
    pub(super) fn text(&mut self, text: &str, depth: usize) {
        if self.outcome.is_some() || self.needles.is_empty() {
            return;
        }
        let Some(depth) = depth.checked_sub(1) else {
            self.outcome = Some(Outcome::Unreadable("forms stand in each other too deeply"));
            return;
        };
        if markup::is_markup(text) {
            markup::search(self, text, depth);
        } else {
            self.plain(text, depth);
        }
    }

    /// Searches a text in which no tags stand.
    pub(super) fn plain(&mut self, text: &str, depth: usize) {
        self.compare(text);
        if self.outcome.is_some() {
            return;
        }
        for form in decode::FORMS {
            if let Some(undone) = form(text) {
                self.text(&undone, depth);
            }
        }
        for bytes in decode::embedded(text) {
            self.embedded(&bytes, depth);
        }
    }

    /// Searches bytes that a text held in another form. Most runs of letters are not such a form, so
    /// what makes no sense as text or as a container is no reason to refuse.
    fn embedded(&mut self, bytes: &[u8], depth: usize) {
        // One byte again and again says nothing, but can be read as hexadecimal for ever: `3333…`.
        if bytes.windows(2).all(|pair| pair[0] == pair[1]) {
            return;
        }
        let Some(depth) = depth.checked_sub(1) else {
            self.outcome = Some(Outcome::Unreadable("forms stand in each other too deeply"));
            return;
        };
        if container::search(self, bytes, depth) {
            return;
        }
        match decode::readable(bytes) {
            Some(text) => self.text(&text, depth),
            None => self.strings_of_length(bytes, depth),
        }
    }

    fn strings_of_length(&mut self, bytes: &[u8], depth: usize) {
        if bytes.len() >= 32 {
            self.strings(bytes, depth);
        }
    }

    /// Compares the words of a text with what is withheld.
    fn compare(&mut self, text: &str) {
        self.words.clear();
        let words = &mut self.words;
        let text = normal(text);
        for_each_word(&text, |word| words.push(word));
        let mut rest = self.words.as_slice();
        for seam in seams(&text) {
            // Seams are near each other: counting is quicker than a search by halves.
            let (before, after) = rest.split_at(rest.iter().take_while(|word| word.at < seam).count());
            if let Some(origin) = self.needles.find(before) {
                self.outcome = Some(Outcome::Hit(origin));
                return;
            }
            rest = after;
        }
        if let Some(origin) = self.needles.find(rest) {
            self.outcome = Some(Outcome::Hit(origin));
        }
    }
}

/// Finds where one value of a structured text ends and the next begins: strings of JSON, attributes
/// of tags that are written as text, addresses and their fragments. A run of words that goes across
/// such a seam is no run of anybody's words.
fn seams(text: &str) -> impl Iterator<Item = usize> + '_ {
    let bytes = text.as_bytes();
    memchr::memchr3_iter(b'"', b'#', SEAM as u8, bytes).filter(move |&at| {
        let before = at.checked_sub(1).map_or(b' ', |before| bytes[before]);
        let after = bytes.get(at + 1).copied().unwrap_or(b' ');
        match bytes[at] {
            b'#' => return before == b'/',
            b'"' => (),
            _ => return true,
        }
        let far =
            bytes[at + 1..].iter().skip(1).find(|byte| !byte.is_ascii_whitespace()).copied().unwrap_or(b' ');
        matches!(before, b'=' | b'\\' | b'{' | b'[' | b':')
            || matches!(after, b':' | b'}' | b']' | b'>' | b'/')
            || after == b',' && matches!(far, b'"' | b'{' | b'[' | b'0'..=b'9')
    })
}
