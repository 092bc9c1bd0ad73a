//! Plain: what a body says, without tags, for a search. What is redacted leaves a gap in it, and no
//! word: neither what was cut nor that something was can be searched for.

use html5gum::emitters::callback::{CallbackEmitter, CallbackEvent};
use html5gum::{Span, Tokenizer};

use super::body::{Directive, Part};
use crate::disclosure::mark;

/// What stands where something is redacted.
const GAP: &str = " […] ";
/// What ends a block: words before and after it are nobody's phrase. No text holds this character.
const END: char = '\u{1}';

/// Elements that stand in lines of text.
pub(super) const IN_LINE: [&[u8]; 24] = [
    b"a", b"abbr", b"b", b"bdi", b"bdo", b"cite", b"code", b"del", b"dfn", b"em", b"i", b"ins", b"kbd",
    b"mark", b"q", b"s", b"samp", b"small", b"span", b"strong", b"sub", b"sup", b"u", b"var",
];
/// Links that the program adds, which say nothing of the document.
pub(super) const ADDED: [&[u8]; 3] = [b"anchor", b"fn-ref", b"fn-back"];

/// Returns the text of a body. Its blocks end with a character that no text holds.
pub(crate) fn plain(parts: &[Part]) -> String {
    let mut text = String::new();
    add(parts, &mut text);
    text
}

fn add(parts: &[Part], text: &mut String) {
    for part in parts {
        match part {
            Part::Html(html) => add_html(html, text),
            Part::Directive(directive) => add_directive(directive, text),
        }
    }
}

/// Adds what people wrote into a directive; what its template says besides is the same on all pages.
fn add_directive(directive: &Directive, text: &mut String) {
    add(&directive.label, text);
    if !directive.in_line {
        end_block(text);
    }
    for (_, said) in directive.attributes.iter().filter(|(name, _)| matches!(name.as_str(), "label" | "note"))
    {
        add_text(said, text);
        end_block(text);
    }
    add(&directive.content, text);
}

fn add_html(html: &str, text: &mut String) {
    let mut reading = Reading { text, skipped: None, open: Vec::new() };
    let emitter = CallbackEmitter::new(|event: CallbackEvent<'_>, _: Span<()>| -> Option<()> {
        match event {
            CallbackEvent::String { value } => reading.string(&String::from_utf8_lossy(value)),
            CallbackEvent::OpenStartTag { name } => reading.start(name),
            CallbackEvent::AttributeValue { value } => reading.attribute(value),
            CallbackEvent::EndTag { name } => reading.end(name),
            _ => (),
        }
        None
    });
    for Ok(()) in Tokenizer::new_with_emitter(html, emitter) {}
}

/// Where the reading of a piece of HTML stands.
struct Reading<'t> {
    text: &'t mut String,
    /// The element whose text is left out, until it ends.
    skipped: Option<Vec<u8>>,
    /// The element whose attributes are being read.
    open: Vec<u8>,
}

impl Reading<'_> {
    fn string(&mut self, string: &str) {
        if self.skipped.is_none() {
            add_text(string, self.text);
        }
    }

    fn start(&mut self, name: &[u8]) {
        name.clone_into(&mut self.open);
        self.boundary(name);
    }

    fn attribute(&mut self, value: &[u8]) {
        if self.skipped.is_none() && ADDED.contains(&value) {
            self.skipped = Some(self.open.clone());
        }
    }

    fn end(&mut self, name: &[u8]) {
        if self.skipped.as_deref() == Some(name) {
            self.skipped = None;
        }
        self.boundary(name);
    }

    fn boundary(&mut self, name: &[u8]) {
        if name == b"br" {
            self.text.push(' ');
        } else if !IN_LINE.contains(&name) {
            end_block(self.text);
        }
    }
}

fn end_block(text: &mut String) {
    let end = text.trim_end().len();
    text.truncate(end);
    if !text.is_empty() && !text.ends_with(END) {
        text.push(END);
    }
    text.push(' ');
}

fn add_text(said: &str, text: &mut String) {
    for c in said.chars() {
        if mark::of(c).is_some() { text.push_str(GAP) } else { text.push(c) }
    }
}

/// Puts gaps in the places of signs.
pub(crate) fn gapped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    add_text(text, &mut out);
    out.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(html: &str) -> String {
        plain(&[Part::Html(html.to_owned())]).split_whitespace().collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn tags_and_what_the_program_adds_are_left_out() {
        let html = "<div class=\"heading\"><h2 id=\"a\">Doors</h2><a class=\"anchor\" href=\"#a\" aria-label=\"Link\">#</a></div>\n<p>Lock <em>it</em>s &amp; check<sup class=\"fn-ref\"><a href=\"#n\">1</a></sup>.</p>";
        assert_eq!(of(html), "Doors\u{1} Lock its & check.\u{1}");
        assert_eq!(of("<ul><li>one</li><li>two<br>three</li></ul>"), "one\u{1} two three\u{1}");
    }
}
