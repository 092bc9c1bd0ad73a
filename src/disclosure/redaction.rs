//! Redactions are cut from the raw text before any parser of markdown sees it.
//!
//! Only this file makes a [`PublicText`], so a text from which nothing was cut is not a body at all:
//!
//! ```compile_fail
//! use plainview::disclosure::PublicText;
//! fn forge(text: String) -> PublicText {
//!     PublicText { text, ..todo!() }
//! }
//! ```
//! ```
//! use plainview::disclosure::PublicText;
//! fn read(text: &PublicText) -> &str {
//!     text.as_str()
//! }
//! ```

use std::ops::Range;

use super::mark;
use crate::document::Grounds;
use crate::finding::{Finding, Findings, Place, Rule, Show};
use crate::notation::Text;

/// The text of a document from which everything redacted is cut.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PublicText {
    path: String,
    text: String,
    /// Where pieces of the text stand in the source: offset, line, column.
    origins: Vec<(usize, u32, u32)>,
}

/// What was cut, and what is left.
#[derive(Debug)]
pub(super) struct Cut {
    /// What is left.
    pub(super) public: PublicText,
    /// What was cut.
    pub(super) redacted: Vec<Redacted>,
}

/// A text that was cut.
#[derive(Debug)]
pub(super) struct Redacted {
    pub(super) text: String,
    /// Where it stands in the source.
    pub(super) at: Range<usize>,
    /// Whether its author says that the words are ordinary ones, which may stand elsewhere.
    pub(super) ordinary: bool,
    /// Ordinary words with those before them, and with those after them: where they stand beside each other, in another
    /// version for one, they are what was cut.
    pub(super) in_context: Vec<String>,
}

impl PublicText {
    /// Returns the text.
    pub fn as_str(&self) -> &str {
        &self.text
    }

    /// Makes a public text for tests of what comes after the gate.
    #[cfg(test)]
    pub(crate) fn for_tests(text: &str) -> Self {
        Self { path: "content/test.md".to_owned(), text: text.to_owned(), origins: vec![(0, 1, 1)] }
    }

    /// Returns the place in the source of a range of this text, showing the line as it is public.
    pub fn place(&self, range: Range<usize>) -> Place {
        let mut place = Place::of(&self.path, &self.text, range.clone(), Show::Line);
        (place.line, place.column) = self.origin(range.start);
        place
    }

    /// Returns the line and column in the source of an offset of this text.
    fn origin(&self, at: usize) -> (u32, u32) {
        let index = self.origins.partition_point(|(start, ..)| *start <= at).saturating_sub(1);
        let (start, line, column) = self.origins[index];
        let before = self.text.get(start..at).unwrap_or_default();
        let lines = u32::try_from(before.matches('\n').count()).unwrap_or(0);
        let tail = before.rsplit_once('\n').map_or(before, |(_, tail)| tail);
        let columns = u32::try_from(tail.chars().count()).unwrap_or(0);
        if lines == 0 { (line, column + columns) } else { (line + lines, columns + 1) }
    }

    /// Returns the text without some ranges of it, which are in order and do not overlap.
    pub(super) fn without(self, ranges: &[Range<usize>]) -> Self {
        if ranges.is_empty() {
            return self;
        }
        let pieces: Vec<(Range<usize>, &str)> = ranges.iter().map(|range| (range.clone(), "")).collect();
        let origin = |at| self.origin(at);
        let (text, origins) = replace(&self.text, 0..self.text.len(), &pieces, &origin);
        // The pieces of the old text keep their own origins.
        Self { path: self.path.clone(), text, origins }
    }
}

/// Replaces ranges of a text; says where the pieces that are left begin, and where they stand in the source.
fn replace(
    text: &str,
    whole: Range<usize>,
    ranges: &[(Range<usize>, &str)],
    origin: &dyn Fn(usize) -> (u32, u32),
) -> (String, Vec<(usize, u32, u32)>) {
    let mut out = String::with_capacity(whole.len());
    let mut origins = Vec::with_capacity(ranges.len() + 1);
    let mut at = whole.start;
    let mut keep = |out: &mut String, piece: Range<usize>| {
        let (line, column) = origin(piece.start);
        origins.push((out.len(), line, column));
        out.push_str(&text[piece]);
    };
    for (range, by) in ranges {
        keep(&mut out, at..range.start);
        out.push_str(by);
        at = range.end;
    }
    keep(&mut out, at..whole.end);
    (out, origins)
}

/// Cuts the redactions out of a document's body, which begins at `from`.
pub(super) fn cut(text: &Text, from: usize, grounds: &Grounds, findings: &mut Findings) -> Cut {
    let all = text.as_str();
    let mut regions = Vec::new();
    let mut redacted = Vec::new();
    if memchr::memmem::find(&all.as_bytes()[from..], b":redact").is_some() {
        for region in find(all, from, grounds) {
            match region {
                Ok(region) => {
                    redacted.push(region.redacted(all));
                    regions.push((region.outer, region.by));
                }
                Err(Fault { rule, message, span, skip }) => {
                    findings.push(Finding::new(rule, message).at(text.place(span, Show::Span)));
                    regions.push((skip, String::new()));
                }
            }
        }
    }
    let ranges: Vec<(Range<usize>, &str)> =
        regions.iter().map(|(range, by)| (range.clone(), by.as_str())).collect();
    let origin = |at: usize| {
        let place = Place::of("", all, at..at, Show::Nothing);
        (place.line, place.column)
    };
    let (left, origins) = replace(all, from..all.len(), &ranges, &origin);
    Cut { public: PublicText { path: text.path().to_owned(), text: left, origins }, redacted }
}

/// Cuts the redactions out of a text of the front matter. Only inline ones can stand there.
///
/// # Errors
/// What is wrong with one of them.
pub(super) fn cut_value(value: &mut String, grounds: &Grounds) -> Result<Vec<Redacted>, (Rule, String)> {
    if !value.contains(":redact[") {
        return Ok(Vec::new());
    }
    let mut redacted = Vec::new();
    let mut regions = Vec::new();
    for region in find(value, 0, grounds) {
        let region = region.map_err(|fault| (fault.rule, fault.message))?;
        redacted.push(region.redacted(value));
        regions.push((region.outer, region.by));
    }
    for (range, by) in regions.into_iter().rev() {
        value.replace_range(range, &by);
    }
    Ok(redacted)
}

/// Returns a text in which all redactions hide something else.
pub(super) fn replace_contents(text: &str, grounds: &Grounds) -> String {
    let mut altered = text.to_owned();
    for region in find(text, 0, grounds).into_iter().rev().flatten() {
        let lines = text[region.inner.clone()].contains('\n');
        altered.replace_range(
            region.inner,
            // Words that stand nowhere else, or the document would be half redacted.
            if lines { "Qzvxwk pqzxvj.\n\nWkqvzx jzqxpv qwvkzj.\n" } else { "vzqxjk wqpzvx" },
        );
    }
    altered
}

struct Region {
    outer: Range<usize>,
    inner: Range<usize>,
    by: String,
    ordinary: bool,
}

impl Region {
    fn redacted(&self, text: &str) -> Redacted {
        Redacted {
            text: text[self.inner.clone()].to_owned(),
            at: self.inner.clone(),
            ordinary: self.ordinary,
            in_context: if self.ordinary { self.in_context(text) } else { Vec::new() },
        }
    }

    fn in_context(&self, text: &str) -> Vec<String> {
        const BESIDE: usize = 2;
        let inner = &text[self.inner.clone()];
        let line = |text: &str, at: usize| text[..at].rfind('\n').map_or(0, |end| end + 1);
        let before = &text[line(text, self.outer.start)..self.outer.start];
        let after = text[self.outer.end..].lines().next().unwrap_or_default();
        let mut before: Vec<&str> = before.split_whitespace().rev().take(BESIDE).collect();
        before.reverse();
        let after: Vec<&str> = after.split_whitespace().take(BESIDE).collect();
        let with = |words: &[&str], text: String| (words.len() == BESIDE).then_some(text);
        let left = with(&before, format!("{} {inner}", before.join(" ")));
        left.into_iter().chain(with(&after, format!("{inner} {}", after.join(" ")))).collect()
    }
}

struct Fault {
    rule: Rule,
    message: String,
    span: Range<usize>,
    /// What the other checks need not look at again.
    skip: Range<usize>,
}

/// Finds all redactions of a text, whatever stands around them.
fn find(text: &str, from: usize, grounds: &Grounds) -> Vec<Result<Region, Fault>> {
    const NAME: &str = ":redact";
    let mut regions = Vec::new();
    let mut at = from;
    while let Some(found) = memchr::memmem::find(&text.as_bytes()[at..], NAME.as_bytes()) {
        let colon = at + found;
        let after = colon + NAME.len();
        let start = colon + 1 - text[from..=colon].bytes().rev().take_while(|&b| b == b':').count();
        let line_start = text[from..start].rfind('\n').map_or(from, |newline| from + newline + 1);
        let escaped = text[from..start].ends_with('\\');
        let next = text.as_bytes().get(after);
        let region = if start == colon && !escaped && next == Some(&b'[') {
            Some(inline(text, start, after, grounds))
        } else if colon - start >= 2
            && is_prefix(&text[line_start..start])
            && matches!(next, None | Some(b'{' | b'\n' | b' '))
        {
            Some(block(text, line_start..start, after, grounds))
        } else {
            None
        };
        at = match &region {
            Some(Ok(region)) => region.outer.end,
            Some(Err(fault)) => fault.skip.end.max(after),
            None => after,
        };
        regions.extend(region);
    }
    regions
}

/// Reads `[…]{ground=…}` from `open` on.
fn inline(text: &str, start: usize, open: usize, grounds: &Grounds) -> Result<Region, Fault> {
    let fault =
        |rule, message: String, end: usize| Fault { rule, message, span: start..open, skip: start..end };
    let Some(close) = matching_bracket(text, open) else {
        let message = "the redaction that begins here is not closed in its paragraph".to_owned();
        return Err(fault(Rule::RedactionUnclosed, message, open + 1));
    };
    let Attributes { ground, ordinary, end } =
        attributes(text, close + 1, grounds).map_err(|(rule, message)| fault(rule, message, close + 1))?;
    let by = mark::sign(mark::Mark { ground, block: false }).to_string();
    Ok(Region { outer: start..end, inner: open + 1..close, by, ordinary })
}

/// Finds the `]` that belongs to a `[`, in the same paragraph.
fn matching_bracket(text: &str, open: usize) -> Option<usize> {
    let bytes = text.as_bytes();
    let (mut depth, mut at) = (0usize, open);
    while let Some(&byte) = bytes.get(at) {
        match byte {
            b'\\' => at += 1,
            b'[' => depth += 1,
            b']' if depth == 1 => return Some(at),
            b']' => depth -= 1,
            b'\n' => {
                let next = text[at + 1..].lines().next().unwrap_or_default();
                if next.trim_start_matches(['>', ' ', '\t']).is_empty() {
                    return None;
                }
            }
            _ => (),
        }
        at += 1;
    }
    None
}

/// What stands in the braces of a redaction.
struct Attributes {
    /// The ground's index.
    ground: usize,
    /// Whether `words=ordinary` is said.
    ordinary: bool,
    /// Where the braces end.
    end: usize,
}

/// Reads `{ground=…}` or `{ground=… words=ordinary}`.
fn attributes(text: &str, open: usize, grounds: &Grounds) -> Result<Attributes, (Rule, String)> {
    let wrong = |message: &str| Err((Rule::RedactionGround, message.to_owned()));
    let inner = text[open..].strip_prefix('{').and_then(|inner| inner.split_once('}'));
    let Some((inner, _)) = inner.filter(|(inner, _)| !inner.contains('\n')) else {
        return wrong("the redaction names no ground");
    };
    let end = open + inner.len() + 2;
    let (mut id, mut ordinary, mut rest) = (None, false, inner.trim());
    while !rest.is_empty() {
        let (key, after) = rest.split_once('=').unwrap_or((rest, ""));
        let after = after.trim_start();
        let (value, after) = match after.strip_prefix('"').and_then(|quoted| quoted.split_once('"')) {
            Some(quoted) => quoted,
            None => after.split_once([' ', '\t']).unwrap_or((after, "")),
        };
        match (key.trim(), value) {
            ("ground", value) if id.is_none() => id = Some(value.trim()),
            ("words", "ordinary") => ordinary = true,
            _ => return wrong("a redaction takes `ground=…` and `words=ordinary`, and nothing else"),
        }
        rest = after.trim_start();
    }
    let id = id.unwrap_or_default();
    match grounds.index(id) {
        Some(ground) => Ok(Attributes { ground, ordinary, end }),
        None if id.is_empty() => wrong("the redaction names no ground"),
        None => {
            let near = crate::notation::nearest(id, grounds.ids());
            let hint = near.map_or(String::new(), |near| format!("; did you mean `{near}`?"));
            wrong(&format!("the redaction's ground is not one of the site's{hint}"))
        }
    }
}

/// Whether a line so far holds nothing but indentation, quote signs and list signs.
fn is_prefix(line: &str) -> bool {
    line.split_whitespace().all(|part| {
        part.chars().all(|c| c == '>')
            || matches!(part, "-" | "*" | "+")
            || part
                .strip_suffix(['.', ')'])
                .is_some_and(|digits| !digits.is_empty() && digits.bytes().all(|b| b.is_ascii_digit()))
    })
}

/// Reads `:::redact{ground=…}` and everything up to its closing fence.
fn block(text: &str, prefix: Range<usize>, after: usize, grounds: &Grounds) -> Result<Region, Fault> {
    let start = prefix.end;
    let colons = text[start..after].bytes().take_while(|&b| b == b':').count();
    let fault =
        |rule, message: &str| Fault { rule, message: message.into(), span: start..after, skip: start..after };
    let Attributes { ground, ordinary, end } =
        attributes(text, after, grounds).map_err(|(rule, message)| fault(rule, &message))?;
    let opening_end = text[end..].find('\n').map_or(text.len(), |newline| end + newline + 1);
    if !text[end..opening_end].trim().is_empty() {
        return Err(fault(Rule::RedactionNearMiss, "a block redaction begins on a line of its own"));
    }
    let mut at = opening_end;
    for line in text[opening_end..].split_inclusive('\n') {
        let bare = line.trim_start_matches(['>', ' ', '\t']).trim_end();
        let fence = bare.bytes().take_while(|&b| b == b':').count();
        if fence >= colons && fence == bare.len() {
            let quote = &text[prefix.clone()];
            let by = block_replacement(quote, mark::sign(mark::Mark { ground, block: true }));
            return Ok(Region { outer: prefix.start..at + line.len(), inner: opening_end..at, by, ordinary });
        }
        if fence >= colons && bare.as_bytes().get(fence).is_some_and(u8::is_ascii_alphabetic) {
            return Err(fault(
                Rule::RedactionUnclosed,
                "another block begins in this redaction, so its end is not certain; give the redaction a longer fence",
            ));
        }
        at += line.len();
    }
    Err(fault(Rule::RedactionUnclosed, "the block redaction that begins here is not closed"))
}

/// Returns the mark as a paragraph of its own, in the same quote or list item.
fn block_replacement(prefix: &str, sign: char) -> String {
    let blank: String = prefix.chars().map(|c| if c == '>' { '>' } else { ' ' }).collect();
    let blank = blank.trim_end();
    let opens_item = prefix.chars().any(|c| !matches!(c, '>' | ' ' | '\t'));
    let before = if opens_item { String::new() } else { format!("{blank}\n") };
    format!("{before}{prefix}{sign}\n{blank}\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cut_text(text: &str) -> (String, Vec<String>, Vec<Rule>) {
        let text = Text::decode("content/a.md", text.into()).expect("text");
        let mut findings = Findings::new();
        let cut = cut(&text, 0, &Grounds::built_in(), &mut findings);
        let shown = cut
            .public
            .as_str()
            .chars()
            .map(|c| mark::of(c).map_or(c, |mark| if mark.block { '▇' } else { '█' }));
        let needles = cut.redacted.into_iter().map(|redacted| redacted.text).collect();
        (shown.collect(), needles, findings.into_iter().map(|finding| finding.rule).collect())
    }

    fn left(text: &str) -> String {
        let (left, _, rules) = cut_text(text);
        assert_eq!(rules, [], "{text}");
        left
    }

    #[test]
    fn inline_redactions_are_cut_whatever_they_hold() {
        assert_eq!(left("a :redact[b]{ground=informant} c"), "a █ c");
        assert_eq!(left("a :redact[b [c] \\] d]{ground=\"informant\"}."), "a █.");
        assert_eq!(left("`:redact[b]{ground=informant}`"), "`█`");
        assert_eq!(left("| a | :redact[b | c]{ground=informant} |"), "| a | █ |");
        assert_eq!(left("a :redact[b\nc]{ground=informant} d"), "a █ d");
        assert_eq!(left("a :redact[]{ground=informant} d"), "a █ d");
        assert_eq!(left(":redact[a :redact[b]{ground=juvenile} c]{ground=informant}"), "█");
    }

    #[test]
    fn words_can_be_called_ordinary() {
        let ordinary = |text: &str| {
            let text = Text::decode("content/a.md", text.into()).expect("text");
            let cut = cut(&text, 0, &Grounds::built_in(), &mut Findings::new());
            cut.redacted.iter().map(|redacted| redacted.ordinary).collect::<Vec<_>>()
        };
        assert_eq!(ordinary("a :redact[b]{ground=informant words=ordinary} c"), [true]);
        assert_eq!(ordinary("a :redact[b]{ words = ordinary  ground = \"informant\" } c"), [true]);
        assert_eq!(ordinary("a :redact[b]{ground=informant} c"), [false]);
        assert_eq!(ordinary(":::redact{ground=informant words=ordinary}\nb\n:::\n"), [true]);
    }

    #[test]
    fn block_redactions_are_cut_whatever_they_hold() {
        assert_eq!(left("a\n:::redact{ground=informant}\nb\n\n# c\n:::\nd\n"), "a\n\n▇\n\nd\n");
        assert_eq!(left("> a\n> :::redact{ground=informant}\n> b\n> :::\n> c\n"), "> a\n>\n> ▇\n>\n> c\n");
        assert_eq!(left("- :::redact{ground=informant}\n  b\n  :::\n- c\n"), "- ▇\n\n- c\n");
        assert_eq!(left("::::redact{ground=informant}\n:::note\nb\n:::\nc\n::::\nd\n"), "\n▇\n\nd\n");
        assert_eq!(left("```\n:::redact{ground=informant}\nb\n:::\n```\n"), "```\n\n▇\n\n```\n");
    }

    #[test]
    fn what_is_cut_is_the_same_for_every_content() {
        for secret in ["x", "", "a b c", "*x* `y`", "x\ny", "very long ".repeat(50).as_str()] {
            assert_eq!(left(&format!("a :redact[{secret}]{{ground=informant}} b")), "a █ b");
            assert_eq!(left(&format!("a\n\n:::redact{{ground=informant}}\n{secret}\n:::\n")), "a\n\n\n▇\n\n");
        }
    }

    #[test]
    fn a_redaction_that_is_not_closed_or_names_no_ground_is_refused() {
        let rules = |text: &str| cut_text(text).2;
        assert_eq!(rules("a :redact[b"), [Rule::RedactionUnclosed]);
        assert_eq!(rules("a :redact[b\n\nc]{ground=informant}"), [Rule::RedactionUnclosed]);
        assert_eq!(rules("a :redact[b] c"), [Rule::RedactionGround]);
        assert_eq!(rules("a :redact[b]{ground=nonsense} c"), [Rule::RedactionGround]);
        assert_eq!(rules("a :redact[b]{reason=informant} c"), [Rule::RedactionGround]);
        assert_eq!(rules("a :redact[b]{ground=informant reason=x} c"), [Rule::RedactionGround]);
        assert_eq!(rules("a :redact[b]{ground=informant ground=juvenile} c"), [Rule::RedactionGround]);
        assert_eq!(rules("a :redact[b]{ground=informant words=common} c"), [Rule::RedactionGround]);
        assert_eq!(rules("a :redact[b]{ground=informant words} c"), [Rule::RedactionGround]);
        assert_eq!(rules(":::redact{ground=informant}\nb\n"), [Rule::RedactionUnclosed]);
        assert_eq!(rules(":::redact\nb\n:::\n"), [Rule::RedactionGround]);
        assert_eq!(
            rules(":::redact{ground=informant}\n:::note\nb\n:::\nc\n:::\n"),
            [Rule::RedactionUnclosed]
        );
    }

    #[test]
    fn places_are_those_of_the_source() {
        let text = Text::decode("content/a.md", b"one :redact[x\ny]{ground=informant} two\nthree".to_vec())
            .expect("text");
        let cut = cut(&text, 0, &Grounds::built_in(), &mut Findings::new());
        let at = cut.public.as_str().find("two").expect("there");
        let place = cut.public.place(at..at + 3);
        assert_eq!((place.line, place.column), (2, 22));
        let at = cut.public.as_str().find("three").expect("there");
        assert_eq!(cut.public.place(at..at + 5).line, 3);
    }
}
