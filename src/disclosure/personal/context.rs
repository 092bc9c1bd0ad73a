//! The context of a number: the words near it, in the same sentence.

use std::ops::Range;

/// Words that say that a sentence is about somebody. English and Spanish, lower case, no accents.
pub(super) const PEOPLE: &[&str] = &[
    "victim",
    "suspect",
    "complainant",
    "witness",
    "owner",
    "mother",
    "father",
    "brother",
    "sister",
    "wife",
    "husband",
    "son",
    "daughter",
    "neighbor",
    "neighbour",
    "tenant",
    "landlord",
    "resident",
    "driver",
    "caller",
    "his",
    "her",
    "hers",
    "him",
    "she",
    "he",
    "informant",
    "reporter",
    "aunt",
    "uncle",
    "girlfriend",
    "boyfriend",
    "defendant",
    "arrestee",
    "passenger",
    "patient",
    "student",
    "juvenile",
    "runaway",
    "victima",
    "sospechoso",
    "sospechosa",
    "testigo",
    "dueno",
    "duena",
    "madre",
    "padre",
    "hermano",
    "hermana",
    "esposa",
    "esposo",
    "vecino",
    "vecina",
    "inquilino",
    "conductor",
    "denunciante",
    "hijo",
    "hija",
];

/// The words near a range, folded, each between spaces.
pub(super) struct Context {
    pub(super) before: String,
    pub(super) after: String,
}

impl Context {
    /// Reads the words around a range: at most so many before it and after it, in its sentence.
    pub(super) fn around(text: &str, range: &Range<usize>, before: usize, after: usize) -> Self {
        let head = &text[sentence_start(text, range.start, before)..range.start];
        let tail = &text[range.end..sentence_end(text, range.end, after)];
        let words = folded_words(head);
        let before = words[words.len().saturating_sub(before)..].join(" ");
        let words = folded_words(tail);
        let after = words[..words.len().min(after)].join(" ");
        Self { before: format!(" {before} "), after: format!(" {after} ") }
    }

    /// Whether one of the words stands near.
    pub(super) fn has(&self, words: &[&str]) -> bool {
        self.has_before(words) || words.iter().any(|word| holds(&self.after, word))
    }

    /// Whether one of the words stands before.
    pub(super) fn has_before(&self, words: &[&str]) -> bool {
        words.iter().any(|word| holds(&self.before, word))
    }
}

/// Whether words between spaces hold a word, or a run of words, whole.
fn holds(words: &str, word: &str) -> bool {
    words
        .match_indices(word)
        .any(|(at, _)| words[..at].ends_with(' ') && words[at + word.len()..].starts_with(' '))
}

/// Returns the words of a text in lower case and without accents.
pub(super) fn folded_words(text: &str) -> Vec<String> {
    text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).map(folded).collect()
}

/// Returns a word in lower case and without the accents of Spanish.
pub(super) fn folded(word: &str) -> String {
    word.chars()
        .flat_map(char::to_lowercase)
        .map(|c| match c {
            'á' => 'a',
            'é' => 'e',
            'í' => 'i',
            'ó' => 'o',
            'ú' | 'ü' => 'u',
            'ñ' => 'n',
            other => other,
        })
        .collect()
}

/// How many bytes a word may have, at most, for the words near a number; it bounds the work.
const WORD: usize = 14;

/// Abbreviations of three letters and more: the point after them ends no sentence.
const ABBREVIATIONS: &[&str] = &[
    "ave", "blvd", "apt", "lic", "tel", "jan", "feb", "mar", "apr", "jun", "jul", "aug", "sep", "sept",
    "oct", "nov", "dec", "num", "ext", "dept", "sgt", "det", "mrs", "ste", "depto", "cel",
];

/// Returns where the sentence begins in which a place stands, or a place at least so many words before.
pub(super) fn sentence_start(text: &str, at: usize, words: usize) -> usize {
    let bytes = text.as_bytes();
    let least = at.saturating_sub(words * WORD);
    let mut start = at;
    while start > least && !(start < at && ends_sentence(bytes, start - 1)) {
        start -= 1;
    }
    while !text.is_char_boundary(start) {
        start += 1;
    }
    start
}

/// Returns where the sentence ends in which a place stands, or a place at least so many words after.
pub(super) fn sentence_end(text: &str, at: usize, words: usize) -> usize {
    let bytes = text.as_bytes();
    let most = (at + words * WORD).min(bytes.len());
    let mut end = at;
    while end < most && !ends_sentence(bytes, end) {
        end += 1;
    }
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    end
}

/// Whether a byte ends a sentence: a mark after a whole word and before a space, or the end of a paragraph.
fn ends_sentence(bytes: &[u8], at: usize) -> bool {
    let next = bytes.get(at + 1).copied().unwrap_or(b'\n');
    match bytes[at] {
        b'\n' => matches!(next, b'\n' | b'#' | b'*' | b'-' | b'|' | b'>' | b':'),
        b'!' | b'?' => next.is_ascii_whitespace(),
        b'.' if next.is_ascii_whitespace() => {
            let word = bytes[..at].iter().rev().take(8).take_while(|b| b.is_ascii_alphabetic()).count();
            let word = &bytes[at - word..at];
            let known = std::str::from_utf8(word).unwrap_or_default().to_ascii_lowercase();
            word.is_empty() || word.len() > 2 && !ABBREVIATIONS.contains(&known.as_str())
        }
        _ => false,
    }
}

/// Returns the word that follows a place after one space: its range. Points after it do not belong to it.
pub(super) fn next_word(text: &str, at: usize) -> Option<Range<usize>> {
    let rest = text[at..].strip_prefix([' ', '\n', '\u{a0}'])?;
    let start = text.len() - rest.len();
    let ends = |c: char| !c.is_alphanumeric() && !matches!(c, '\'' | '\u{2019}' | '-');
    let length = rest.find(ends).unwrap_or(rest.len());
    (length > 0).then_some(start..start + length)
}

/// Returns the words before a place in its sentence, the nearest first, at most so many, with where each begins.
pub(super) fn words_before(text: &str, at: usize, most: usize) -> Vec<(usize, &str)> {
    let start = sentence_start(text, at, most);
    let head = &text[start..at];
    let mut words: Vec<(usize, &str)> = Vec::new();
    let mut end = head.len();
    while words.len() < most {
        let trimmed = head[..end].trim_end_matches(|c: char| !c.is_alphanumeric());
        let from =
            trimmed.char_indices().rev().take_while(|(_, c)| c.is_alphanumeric()).last().map(|(at, _)| at);
        let Some(from) = from else { break };
        words.push((start + from, &trimmed[from..]));
        end = from;
    }
    words
}

/// Whether a word begins with a capital letter.
pub(super) fn is_capitalised(word: &str) -> bool {
    word.chars().next().is_some_and(char::is_uppercase)
}
