//! A block of text: a paragraph, or what an item of a list says. What a block holds is looked at when
//! it ends.

use std::ops::Range;

use super::Flaw;
use super::prose;
use super::tongue::Tongue;
use super::walk::Walk;
use crate::disclosure::mark;
use crate::finding::Rule;

/// What a block is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Kind {
    Paragraph,
    /// What an item of a list says: sentences, or a fragment of one.
    #[default]
    Item,
}

/// A block that is being read.
#[derive(Debug, Default)]
pub(super) struct Block {
    kind: Kind,
    text: String,
    /// Where pieces of the text stand in the document.
    pieces: Vec<(usize, usize)>,
    range: Range<usize>,
}

impl Block {
    pub(super) fn begin(&mut self, kind: Kind, range: &Range<usize>) {
        self.kind = kind;
        self.text.clear();
        self.pieces.clear();
        self.range = range.clone();
    }

    /// Adds a text that stands at a place of the document. Signs are no words.
    pub(super) fn push(&mut self, text: &str, at: usize) {
        self.pieces.push((self.text.len(), at));
        if text.is_ascii() {
            return self.text.push_str(text);
        }
        let mut rest = text;
        while let Some((sign, c)) = rest.char_indices().find(|(_, c)| mark::is_reserved(*c)) {
            self.text.push_str(&rest[..sign]);
            self.text.push(' ');
            rest = &rest[sign + c.len_utf8()..];
            self.pieces.push((self.text.len(), at + (text.len() - rest.len())));
        }
        self.text.push_str(rest);
    }

    /// Returns where a range of the block stands in the document.
    fn place(&self, range: &Range<usize>) -> Range<usize> {
        let place = |at: usize| {
            let index = self.pieces.partition_point(|(start, _)| *start <= at).saturating_sub(1);
            self.pieces.get(index).map_or(self.range.start, |(start, place)| place + (at - start))
        };
        let start = place(range.start);
        start..place(range.end.saturating_sub(1)).max(start) + 1
    }
}

/// The fewest letters in capitals that are a text and no abbreviation.
const CAPITALS: usize = 24;
/// How much of a sentence a finding points at, in bytes.
const POINTED: usize = 48;
/// The fewest letters of another script that are a passage and no sign.
const SCRIPT: usize = 6;

impl Walk<'_> {
    /// Ends the block that is being read, if there is one, and looks at it.
    pub(super) fn end_block(&mut self) {
        if self.block.text.trim().is_empty() {
            return self.block.text.clear();
        }
        let block = std::mem::take(&mut self.block);
        let tongue = self.reader.tongue;
        if block.kind == Kind::Paragraph && is_in_capitals(&block.text) {
            self.flaws.push(Flaw::new(
                Rule::Capitals,
                &block.place(&(0..block.text.len())),
                "this paragraph is written in capitals",
            ));
        }
        let mut foreign = if tongue == Tongue::Other { None } else { other_script(&block.text) };
        for sentence in prose::sentences(&block.text, tongue) {
            // Three small words of the one and none of the other: this is certain.
            if sentence.other >= 3 && sentence.own == 0 && sentence.words >= 5 {
                foreign.get_or_insert(sentence.span);
                continue;
            }
            let begins = !block.text[sentence.span.clone()].starts_with(char::is_lowercase);
            if sentence.is_whole && begins && self.quotations == 0 && foreign.is_none() {
                self.counts.add(&sentence, block.place(&beginning(&block.text, &sentence.span)));
            }
        }
        if let Some(span) = foreign {
            let message = "this passage is in another language than the document, and does not say so";
            self.flaws.push(Flaw::new(Rule::LanguageOfPart, &block.place(&span), message));
        }
        self.block = block;
        self.block.text.clear();
        self.block.pieces.clear();
    }
}

/// Returns where the first words of a sentence stand, to point at.
fn beginning(text: &str, span: &Range<usize>) -> Range<usize> {
    let sentence = &text[span.clone()];
    let end = sentence.match_indices(' ').map(|(at, _)| at).take_while(|at| *at <= POINTED).last();
    span.start..span.start + end.filter(|_| sentence.len() > POINTED).unwrap_or(sentence.len())
}

fn is_in_capitals(text: &str) -> bool {
    let mut letters = 0;
    for c in text.chars() {
        if c.is_lowercase() {
            return false;
        }
        letters += usize::from(c.is_uppercase());
    }
    letters >= CAPITALS && text.split_whitespace().count() >= 4
}

/// Returns where a passage stands that is written in other letters than Latin ones.
fn other_script(text: &str) -> Option<Range<usize>> {
    // Latin letters are written with lead bytes below this one; quotes and dashes begin with 0xE2.
    if text.bytes().all(|b| b < 0xCD || b == 0xE2) {
        return None;
    }
    let mut run: Option<(Range<usize>, usize)> = None;
    for (at, c) in text.char_indices().filter(|(_, c)| c.is_alphabetic()) {
        let is_latin = c < '\u{370}'
            || matches!(c, '\u{1D00}'..='\u{1EFF}' | '\u{2071}'..='\u{214F}' | '\u{2C60}'..='\u{2C7F}' | '\u{A720}'..='\u{A7FF}' | '\u{FB00}'..='\u{FB06}');
        run = match run {
            Some((span, letters)) if is_latin && letters >= SCRIPT => return Some(span),
            _ if is_latin => None,
            Some((span, letters)) => Some((span.start..at + c.len_utf8(), letters + 1)),
            None => Some((at..at + c.len_utf8(), 1)),
        };
    }
    run.filter(|(_, letters)| *letters >= SCRIPT).map(|(span, _)| span)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_are_those_of_the_document() {
        let mut block = Block::default();
        block.begin(Kind::Paragraph, &(10..40));
        block.push("one \u{F0001}two", 10);
        block.push(" three", 30);
        assert_eq!(block.text, "one  two three");
        assert_eq!(block.place(&(5..8)), 18..21);
        assert_eq!(block.place(&(9..14)), 31..36);
    }

    #[test]
    fn capitals_are_a_text_and_no_abbreviation() {
        assert!(is_in_capitals("DO NOT ENTER THE BUILDING WITHOUT LEAVE."));
        assert!(!is_in_capitals("ALPR, CCTV, WCAG"));
        assert!(!is_in_capitals("DO NOT ENTER THE BUILDING without LEAVE."));
    }

    #[test]
    fn other_letters_are_another_language() {
        assert_eq!(other_script("Ask for Мария Иванова here").map(|span| span.start), Some(8));
        assert!(other_script("a 5 µm filter, Ω and π, naïve, Tiếng Việt").is_none());
        assert!(other_script("中文服务可以提供").is_some());
    }
}
