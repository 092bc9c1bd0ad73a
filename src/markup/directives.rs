//! Directives: `:name[…]{…}` in a line, `::name[…]{…}` as a line, `:::name[…]{…}` … `:::` around
//! blocks (after the generic directives proposal, <https://talk.commonmark.org/t/444>).
//!
//! They are found before the text is parsed; signs stand in their places, which the parser takes
//! for letters.

use std::ops::Range;

use pulldown_cmark::{Event, Parser, Tag};

use crate::finding::Rule;

/// The first sign of each kind; the index of the directive is added to it.
const OPEN: u32 = 0x10_0000;
const CLOSE: u32 = 0x10_4000;
const BLOCK_OPEN: u32 = 0x10_8000;
const BLOCK_CLOSE: u32 = 0x10_C000;
const COUNT: u32 = 0x3FF0;

/// What a sign stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Sign {
    /// A directive in a line begins, or ends.
    Open(usize),
    Close(usize),
    /// A directive around blocks begins, or ends.
    BlockOpen(usize),
    BlockClose(usize),
}

impl Sign {
    /// Returns what a character stands for.
    pub(super) fn of(c: char) -> Option<Self> {
        let code = u32::from(c).checked_sub(OPEN)?;
        let index = (code % 0x4000) as usize;
        Some(match code / 0x4000 {
            0 => Self::Open(index),
            1 => Self::Close(index),
            2 => Self::BlockOpen(index),
            _ => Self::BlockClose(index),
        })
    }
}

fn sign(first: u32, index: usize) -> char {
    let index = u32::try_from(index).unwrap_or(COUNT).min(COUNT);
    char::from_u32(first + index).unwrap_or('\u{FFFD}')
}

/// A directive as it was written.
#[derive(Clone, Debug)]
pub(super) struct Raw {
    pub(super) name: String,
    /// The text in its brackets; that of a directive in a line stands in the text itself.
    pub(super) label: String,
    pub(super) attributes: Vec<(String, String)>,
    /// Whether it encloses nothing.
    pub(super) leaf: bool,
    /// Where it stands in the public text.
    pub(super) span: Range<usize>,
}

/// A text with signs in the places of directives.
#[derive(Debug, Default)]
pub(super) struct Marked {
    pub(super) text: String,
    pub(super) raws: Vec<Raw>,
    /// Where pieces of the text stand in the public text.
    pieces: Vec<(usize, usize)>,
    pub(super) faults: Vec<(Rule, String, Range<usize>)>,
}

impl Marked {
    /// Returns where a place of this text stands in the public text.
    pub(super) fn origin(&self, at: usize) -> usize {
        let index = self.pieces.partition_point(|(marked, _)| *marked <= at).saturating_sub(1);
        let Some((marked, public)) = self.pieces.get(index) else { return at };
        public + (at - marked)
    }

    fn keep(&mut self, text: &str, piece: Range<usize>) {
        self.pieces.push((self.text.len(), piece.start));
        self.text.push_str(&text[piece]);
    }
}

/// Puts signs in the places of directives.
pub(super) fn mark(text: &str) -> Marked {
    let mut marked = Marked::default();
    if !text.contains("::") && !has_inline(text) {
        marked.keep(text, 0..text.len());
        return marked;
    }
    blocks(text, &mut marked);
    if has_inline(&marked.text) {
        inlines(&mut marked);
    }
    if marked.raws.len() > COUNT as usize {
        marked.faults.push((Rule::DirectiveMalformed, "the document has too many directives".into(), 0..0));
    }
    marked
}

/// Marks the directives that are lines of their own.
fn blocks(text: &str, marked: &mut Marked) {
    let mut open: Vec<(usize, usize)> = Vec::new();
    let mut fence: Option<(u8, usize)> = None;
    let (mut at, mut kept) = (0, 0);
    for line in text.split_inclusive('\n') {
        let start = at;
        at += line.len();
        let prefix_length = line.len() - line.trim_start_matches([' ', '\t', '>']).len();
        let (prefix, rest) = line.split_at(prefix_length);
        let rest = rest.trim_end();
        if let Some(mark) = code_fence(rest) {
            match fence {
                None => fence = Some(mark),
                Some((byte, length))
                    if byte == mark.0 && mark.1 >= length && rest.bytes().all(|b| b == byte) =>
                {
                    fence = None
                }
                Some(_) => (),
            }
            continue;
        }
        let colons = rest.bytes().take_while(|&b| b == b':').count();
        if fence.is_some() || colons < 2 {
            continue;
        }
        let after = &rest[colons..];
        let line_span = start + prefix_length..start + prefix_length + rest.len();
        let blank = prefix.trim_end();
        if after.is_empty() && colons >= 3 {
            marked.keep(text, kept..start);
            kept = at;
            match open.last() {
                Some(&(index, length)) if colons >= length => {
                    open.pop();
                    marked
                        .text
                        .push_str(&format!("{blank}\n{prefix}{}\n{blank}\n", sign(BLOCK_CLOSE, index)));
                }
                Some(_) => marked.faults.push((
                    Rule::DirectiveMalformed,
                    "this fence is shorter than the one it would close".into(),
                    line_span,
                )),
                None => marked.faults.push((
                    Rule::DirectiveMalformed,
                    "this fence closes nothing".into(),
                    line_span,
                )),
            }
        } else if after.starts_with(|c: char| c.is_ascii_alphabetic())
            && (colons >= 3 || after.contains(['[', '{']))
        {
            marked.keep(text, kept..start);
            kept = at;
            match read(after) {
                Some((name, label, attributes, "")) => {
                    let index = marked.raws.len();
                    let leaf = colons == 2;
                    marked.raws.push(Raw {
                        name: name.to_owned(),
                        label: label.unwrap_or_default().to_owned(),
                        attributes,
                        leaf,
                        span: line_span,
                    });
                    marked.text.push_str(&format!("{blank}\n{prefix}{}\n{blank}\n", sign(BLOCK_OPEN, index)));
                    if !leaf {
                        open.push((index, colons));
                    }
                }
                _ => marked.faults.push((
                    Rule::DirectiveMalformed,
                    "this directive cannot be read".into(),
                    line_span,
                )),
            }
        }
    }
    marked.keep(text, kept..text.len());
    for (index, _) in open {
        let span = marked.raws[index].span.clone();
        marked.faults.push((Rule::DirectiveMalformed, "this directive is not closed".into(), span));
    }
}

/// Returns the sign and the length of a code fence.
fn code_fence(line: &str) -> Option<(u8, usize)> {
    let byte = *line.as_bytes().first().filter(|b| matches!(b, b'`' | b'~'))?;
    let length = line.bytes().take_while(|&b| b == byte).count();
    (length >= 3 && !(byte == b'`' && line[length..].contains('`'))).then_some((byte, length))
}

type Read<'t> = (&'t str, Option<&'t str>, Vec<(String, String)>, &'t str);

/// Reads `name[label]{attributes}`; returns what follows, too.
fn read(text: &str) -> Option<Read<'_>> {
    let end = text.find(|c: char| !(c.is_ascii_alphanumeric() || c == '-' || c == '_')).unwrap_or(text.len());
    let (name, mut rest) = text.split_at(end);
    let mut label = None;
    if rest.starts_with('[') {
        let close = closing(rest)?;
        label = Some(&rest[1..close]);
        rest = &rest[close + 1..];
    }
    let mut attributes = Vec::new();
    if rest.starts_with('{') {
        let (read, after) = read_attributes(&rest[1..])?;
        attributes = read;
        rest = after;
    }
    Some((name, label, attributes, rest))
}

/// Finds the `]` that belongs to the `[` at the start.
fn closing(text: &str) -> Option<usize> {
    let (mut depth, mut escaped) = (0usize, false);
    for (at, c) in text.char_indices() {
        match c {
            _ if escaped => escaped = false,
            '\\' => escaped = true,
            '[' => depth += 1,
            ']' if depth == 1 => return Some(at),
            ']' => depth -= 1,
            '\n' if text[at + 1..].trim_start_matches([' ', '\t', '>']).starts_with('\n') => return None,
            _ => (),
        }
    }
    None
}

/// Reads `key="value" key=value .class #id}`; returns what follows, too.
fn read_attributes(text: &str) -> Option<(Vec<(String, String)>, &str)> {
    let mut attributes: Vec<(String, String)> = Vec::new();
    let mut rest = text.trim_start();
    loop {
        if let Some(after) = rest.strip_prefix('}') {
            return Some((attributes, after));
        }
        let end =
            rest.find(|c: char| !(c.is_ascii_alphanumeric() || c == '-' || c == '_')).unwrap_or(rest.len());
        let (key, after) = rest.split_at(end);
        let after = after.strip_prefix('=').filter(|_| !key.is_empty())?;
        let (value, after) = match after.chars().next()? {
            quote @ ('"' | '\'') => after[1..].split_once(quote)?,
            _ => after.split_at(after.find(|c: char| c.is_whitespace() || c == '}')?),
        };
        if attributes.iter().any(|(known, _)| known == key) {
            return None;
        }
        attributes.push((key.to_owned(), value.to_owned()));
        rest = after.trim_start();
    }
}

fn has_inline(text: &str) -> bool {
    candidates(text, 0).next().is_some()
}

/// Finds `:name[` and `:name{` that are not part of a word or of a longer fence.
fn candidates(text: &str, from: usize) -> impl Iterator<Item = usize> + '_ {
    memchr::memchr_iter(b':', &text.as_bytes()[from..]).map(move |at| from + at).filter(move |&at| {
        let before = text[..at].chars().next_back();
        let free = !before.is_some_and(|c| c.is_alphanumeric() || c == ':' || c == '\\' || c == '/');
        let rest = &text[at + 1..];
        let end =
            rest.find(|c: char| !(c.is_ascii_alphanumeric() || c == '-' || c == '_')).unwrap_or(rest.len());
        free && rest.starts_with(|c: char| c.is_ascii_alphabetic()) && rest[end..].starts_with(['[', '{'])
    })
}

/// Marks the directives that stand in a line, outside code, HTML and addresses.
fn inlines(marked: &mut Marked) {
    let text = std::mem::take(&mut marked.text);
    let before = std::mem::take(&mut marked.pieces);
    let origin = |at: usize| {
        let index = before.partition_point(|(marked, _)| *marked <= at).saturating_sub(1);
        before.get(index).map_or(at, |(marked, public)| public + (at - marked))
    };
    let literal = literal_ranges(&text);
    let mut edits: Vec<(Range<usize>, String)> = Vec::new();
    for at in candidates(&text, 0) {
        if literal.iter().any(|range| range.contains(&at))
            || edits.iter().any(|(range, _)| range.contains(&at))
        {
            continue;
        }
        let Some((name, label, attributes, rest)) = read(&text[at + 1..]) else {
            let span = origin(at)..origin(at) + 1;
            marked.faults.push((Rule::DirectiveMalformed, "this directive cannot be read".into(), span));
            continue;
        };
        let index = marked.raws.len();
        let end = text.len() - rest.len();
        marked.raws.push(Raw {
            name: name.to_owned(),
            label: String::new(),
            attributes,
            leaf: label.is_none(),
            span: origin(at)..origin(at) + 1 + name.len(),
        });
        let open = sign(OPEN, index);
        match label {
            None => edits.push((at..end, format!("{open}{}", sign(CLOSE, index)))),
            Some(label) => {
                let inner = at + 1 + name.len() + 1;
                edits.push((at..inner, open.to_string()));
                edits.push((inner + label.len()..end, sign(CLOSE, index).to_string()));
            }
        }
    }
    edits.sort_by_key(|(range, _)| range.start);
    let mut at = 0;
    let keep = |marked: &mut Marked, piece: Range<usize>| {
        // A piece may span several pieces of the text before.
        let mut start = piece.start;
        while start < piece.end {
            let next = before
                .iter()
                .map(|(marked, _)| *marked)
                .find(|next| *next > start && *next < piece.end)
                .unwrap_or(piece.end);
            marked.pieces.push((marked.text.len(), origin(start)));
            marked.text.push_str(&text[start..next]);
            start = next;
        }
    };
    for (range, by) in edits {
        keep(marked, at..range.start);
        marked.text.push_str(&by);
        at = range.end;
    }
    keep(marked, at..text.len());
}

/// Finds where text is literal: code, HTML, and the addresses of links.
fn literal_ranges(text: &str) -> Vec<Range<usize>> {
    let mut ranges = Vec::new();
    for (event, range) in Parser::new_ext(text, super::writer::options(false)).into_offset_iter() {
        match event {
            Event::Code(_) | Event::Html(_) | Event::InlineHtml(_) | Event::Start(Tag::CodeBlock(_)) => {
                ranges.push(range)
            }
            // The address follows the text of the link.
            Event::Start(Tag::Link { dest_url, .. } | Tag::Image { dest_url, .. })
                if dest_url.contains(':') =>
            {
                if let Some(at) = text[range.clone()].rfind("](") {
                    ranges.push(range.start + at..range.end);
                } else {
                    ranges.push(range);
                }
            }
            _ => (),
        }
    }
    ranges
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shape(text: &str) -> String {
        mark(text)
            .text
            .chars()
            .map(|c| match Sign::of(c) {
                Some(Sign::Open(n)) => format!("<{n}"),
                Some(Sign::Close(n)) => format!("{n}>"),
                Some(Sign::BlockOpen(n)) => format!("<<{n}"),
                Some(Sign::BlockClose(n)) => format!("{n}>>"),
                None => c.to_string(),
            })
            .collect()
    }

    #[test]
    fn directives_are_marked_and_code_is_left_alone() {
        assert_eq!(shape("a :x[b *c*]{k=v} d"), "a <0b *c*0> d");
        assert_eq!(shape(":::x\na\n:::\n"), "\n<<0\n\na\n\n0>>\n\n");
        assert_eq!(shape("`:x[b]` and 10:30[a] and a:b[c]"), "`:x[b]` and 10:30[a] and a:b[c]");
        assert_eq!(shape("```\n:::x\n```\n"), "```\n:::x\n```\n");
        assert_eq!(shape("::x[a]{k=\"v w\"}\n"), "\n<<0\n\n");
        assert_eq!(shape("> :::x\n> a\n> :::\n"), ">\n> <<0\n>\n> a\n>\n> 0>>\n>\n");
    }

    #[test]
    fn what_is_not_closed_is_told() {
        let faults = |text: &str| mark(text).faults.len();
        assert_eq!(faults(":::x\na\n"), 1);
        assert_eq!(faults("a\n:::\n"), 1);
        assert_eq!(faults("::::x\n:::y\na\n:::\n::::\n"), 0);
        assert_eq!(faults(":::x{k}\na\n:::\n"), 2);
    }

    #[test]
    fn places_are_those_of_the_public_text() {
        let text = "a\n:::x\nb :y[c]{k=v} d\n:::\ne";
        let marked = mark(text);
        let at = marked.text.find('d').expect("there");
        assert_eq!(&text[marked.origin(at)..=marked.origin(at)], "d");
        let at = marked.text.find('e').expect("there");
        assert_eq!(&text[marked.origin(at)..=marked.origin(at)], "e");
    }
}
