//! A scan of a text: its tokens, which are runs of ASCII letters and digits that hold a digit.

use std::ops::Range;

use super::{Certainty, Hit};

/// A run of ASCII letters and digits with at least one digit.
#[derive(Debug)]
pub(super) struct Token {
    pub(super) range: Range<usize>,
    /// Whether it holds no letter.
    pub(super) is_number: bool,
}

/// What a family found.
#[derive(Debug)]
pub(super) struct Match {
    pub(super) range: Range<usize>,
    pub(super) certainty: Certainty,
    /// Whether it is known to be nobody's.
    pub(super) public: bool,
}

impl Match {
    pub(super) fn new(range: Range<usize>, certainty: Certainty) -> Self {
        Self { range, certainty, public: false }
    }

    /// Makes a match that stands in context or is a pattern alone.
    pub(super) fn near(range: Range<usize>, in_context: bool) -> Self {
        Self::new(range, if in_context { Certainty::InContext } else { Certainty::Pattern })
    }
}

/// A text and its tokens, without those in web addresses and in what was found already.
pub(super) struct Scan<'t> {
    pub(super) text: &'t str,
    pub(super) tokens: Vec<Token>,
}

impl<'t> Scan<'t> {
    /// Takes a text apart.
    pub(super) fn new(text: &'t str, found: &[Hit]) -> Self {
        let bytes = text.as_bytes();
        let mut skipped: Vec<Range<usize>> = found.iter().map(|hit| hit.range.clone()).collect();
        skipped.extend(web_addresses(text));
        skipped.sort_by_key(|range| range.start);
        let mut skipped = skipped.into_iter().peekable();
        let mut tokens = Vec::new();
        let mut end = 0;
        while let Some(digit) = bytes[end..].iter().position(u8::is_ascii_digit).map(|at| end + at) {
            let before = bytes[end..digit].iter().rev().take_while(|b| b.is_ascii_alphanumeric()).count();
            let after = bytes[digit..].iter().take_while(|b| b.is_ascii_alphanumeric()).count();
            let range = digit - before..digit + after;
            end = range.end;
            while skipped.next_if(|skip| skip.end <= range.start).is_some() {}
            if skipped.peek().is_none_or(|skip| range.end <= skip.start) {
                let is_number = bytes[range.clone()].iter().all(u8::is_ascii_digit);
                tokens.push(Token { range, is_number });
            }
        }
        Self { text, tokens }
    }

    /// Returns a token's text.
    pub(super) fn word(&self, index: usize) -> &'t str {
        self.tokens.get(index).map_or("", |token| &self.text[token.range.clone()])
    }

    /// Returns the digits of a token that is a number; nothing for others.
    pub(super) fn number(&self, index: usize) -> &'t str {
        if self.tokens.get(index).is_some_and(|token| token.is_number) { self.word(index) } else { "" }
    }

    /// Returns what stands between a token and the next one.
    pub(super) fn gap(&self, index: usize) -> &'t str {
        match (self.tokens.get(index), self.tokens.get(index + 1)) {
            (Some(this), Some(next)) => &self.text[this.range.end..next.range.start],
            _ => "\0",
        }
    }

    /// Returns the range from one token to another.
    pub(super) fn between(&self, first: usize, last: usize) -> Range<usize> {
        self.tokens[first].range.start..self.tokens[last].range.end
    }

    /// Whether a range is not a part of a longer number, sum, name or path.
    pub(super) fn stands_free(&self, range: &Range<usize>) -> bool {
        stands_free(self.text, range)
    }
}

/// Whether a range is not a part of a longer number, sum, name or path.
pub(super) fn stands_free(text: &str, range: &Range<usize>) -> bool {
    let bytes = text.as_bytes();
    let joins = |b: u8| matches!(b, b'-' | b'/' | b'.' | b'_' | b'$' | b':' | b',');
    let open = match bytes[..range.start] {
        [.., last] if last.is_ascii_alphanumeric() || matches!(last, b'_' | b'$' | b'/' | b'.') => false,
        [.., first, b'-'] => !first.is_ascii_alphanumeric(),
        [.., first, last] if joins(last) => !first.is_ascii_digit(),
        _ => true,
    };
    let after = &bytes[range.end..];
    let closed = match after {
        [first, ..] if first.is_ascii_alphanumeric() || *first == b'_' => false,
        [first, second, ..] if joins(*first) => !second.is_ascii_alphanumeric(),
        _ => true,
    };
    open && closed
}

/// Finds the ranges of web addresses: numbers in them name pages, not people.
fn web_addresses(text: &str) -> impl Iterator<Item = Range<usize>> {
    memchr::memmem::find_iter(text.as_bytes(), b"://").map(|at| {
        let ends = |b: &u8| b.is_ascii_whitespace() || matches!(b, b')' | b'>' | b'"' | b']');
        let length = text.as_bytes()[at..].iter().position(ends).unwrap_or(text.len() - at);
        at..at + length
    })
}
