//! An outline is a body as plain text, by section and block: what two versions of a document are compared by.
//! Signs in it stand for redactions; whatever is redacted leaves nothing else behind.

use html5gum::emitters::callback::{CallbackEmitter, CallbackEvent};
use html5gum::{Span, Tokenizer};

use super::body::{Directive, Part};
use super::plain::{ADDED, IN_LINE};
use crate::disclosure::mark;

/// A section: a heading, and everything up to the next one.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct OutlineSection {
    /// The id of its heading; none for what stands before the first one.
    pub id: Option<String>,
    /// The level of its heading, from 2; 0 for what stands before the first one.
    pub level: u8,
    /// The text of its heading.
    pub title: String,
    /// What stands below the heading.
    pub blocks: Vec<OutlineBlock>,
}

/// A block of text.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct OutlineBlock {
    /// What it is.
    pub kind: BlockKind,
    /// Its text, with single spaces between words; that of code as it was written.
    pub text: String,
}

/// What a block is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum BlockKind {
    /// A paragraph.
    Paragraph,
    /// A point of a list.
    Item,
    /// A term that is explained.
    Term,
    /// What a term means.
    Meaning,
    /// A row of a table, its cells with bars between them.
    Row,
    /// Code.
    Code,
    /// A quotation.
    Quote,
}

/// Returns the outline of a body.
pub fn outline(parts: &[Part]) -> Vec<OutlineSection> {
    let mut reading = Reading {
        sections: vec![OutlineSection::default()],
        text: String::new(),
        kind: BlockKind::Paragraph,
        heading: false,
        quotes: 0,
        skipped: None,
        open: Vec::new(),
        attribute: Vec::new(),
    };
    reading.parts(parts);
    reading.flush();
    let mut sections = reading.sections;
    sections.retain(|section| section.level > 0 || !section.blocks.is_empty());
    sections
}

/// Where the reading of a body stands.
struct Reading {
    sections: Vec<OutlineSection>,
    /// The text of the block that is being read.
    text: String,
    kind: BlockKind,
    /// Whether that is a heading.
    heading: bool,
    /// How many quotations are open.
    quotes: usize,
    /// The element whose text is left out, until it ends.
    skipped: Option<Vec<u8>>,
    /// The element and the attribute that are being read.
    open: Vec<u8>,
    attribute: Vec<u8>,
}

impl Reading {
    fn parts(&mut self, parts: &[Part]) {
        for part in parts {
            match part {
                Part::Html(html) => self.html(html),
                Part::Directive(directive) => self.directive(directive),
            }
        }
    }

    fn directive(&mut self, directive: &Directive) {
        if directive.in_line {
            self.parts(&directive.label);
            return;
        }
        self.begin(BlockKind::Paragraph);
        self.parts(&directive.label);
        let said = |name: &str| matches!(name, "label" | "note" | "alt");
        for (_, text) in directive.attributes.iter().filter(|(name, _)| said(name)) {
            self.begin(BlockKind::Paragraph);
            self.string(text);
        }
        self.begin(BlockKind::Paragraph);
        self.parts(&directive.content);
        self.flush();
    }

    fn html(&mut self, html: &str) {
        let emitter = CallbackEmitter::new(|event: CallbackEvent<'_>, _: Span<()>| -> Option<()> {
            match event {
                CallbackEvent::String { value } => self.string(&String::from_utf8_lossy(value)),
                CallbackEvent::OpenStartTag { name } => self.start(name),
                CallbackEvent::AttributeName { name } => name.clone_into(&mut self.attribute),
                CallbackEvent::AttributeValue { value } => self.value(value),
                CallbackEvent::EndTag { name } => self.end(name),
                _ => (),
            }
            None
        });
        for Ok(()) in Tokenizer::new_with_emitter(html, emitter) {}
    }

    fn string(&mut self, string: &str) {
        if self.skipped.is_some() {
            return;
        }
        for c in string.chars() {
            match mark::of(c) {
                Some(mark) if mark.block => {
                    self.begin(BlockKind::Paragraph);
                    self.text.push(c);
                    self.begin(BlockKind::Paragraph);
                }
                _ if self.kind == BlockKind::Code => self.text.push(c),
                _ if c.is_whitespace() => self.space(),
                _ => self.text.push(c),
            }
        }
    }

    fn space(&mut self) {
        if !self.text.is_empty() && !self.text.ends_with(' ') {
            self.text.push(' ');
        }
    }

    fn start(&mut self, name: &[u8]) {
        name.clone_into(&mut self.open);
        let heading = matches!(name, [b'h', b'2'..=b'6']);
        match name {
            _ if heading => {
                self.flush();
                self.heading = true;
                let level = name[1] - b'0';
                self.sections.push(OutlineSection { level, ..OutlineSection::default() });
            }
            b"li" => self.begin(BlockKind::Item),
            b"dt" => self.begin(BlockKind::Term),
            b"dd" => self.begin(BlockKind::Meaning),
            b"tr" => self.begin(BlockKind::Row),
            b"pre" => self.begin(BlockKind::Code),
            b"blockquote" => {
                self.begin(BlockKind::Quote);
                self.quotes += 1;
            }
            b"th" | b"td" if !self.text.is_empty() => self.text.push_str(" | "),
            b"th" | b"td" => (),
            b"br" => self.space(),
            // The first paragraph of a point is the point itself.
            b"p" if self.text.is_empty() && self.kind != BlockKind::Paragraph => (),
            _ if IN_LINE.contains(&name) => (),
            _ => self.begin(BlockKind::Paragraph),
        }
    }

    fn value(&mut self, value: &[u8]) {
        let is_picture = self.open == b"img" && self.attribute == b"alt";
        if ADDED.contains(&value) || value == b"section-number" {
            self.skipped = Some(self.open.clone());
        } else if self.attribute == b"id" && self.heading && matches!(self.open[..], [b'h', _]) {
            if let Some(section) = self.sections.last_mut() {
                section.id = Some(String::from_utf8_lossy(value).into_owned());
            }
        } else if is_picture {
            self.string(&String::from_utf8_lossy(value));
        }
    }

    fn end(&mut self, name: &[u8]) {
        if self.skipped.as_deref() == Some(name) {
            self.skipped = None;
            return;
        }
        match name {
            b"blockquote" => {
                self.flush();
                self.quotes = self.quotes.saturating_sub(1);
            }
            b"th" | b"td" => (),
            _ if IN_LINE.contains(&name) => (),
            _ => self.flush(),
        }
    }

    /// Ends the block that is being read, and begins another one.
    fn begin(&mut self, kind: BlockKind) {
        self.flush();
        self.kind = if kind == BlockKind::Paragraph && self.quotes > 0 { BlockKind::Quote } else { kind };
    }

    fn flush(&mut self) {
        let text = std::mem::take(&mut self.text).trim().to_owned();
        let (kind, heading) = (std::mem::replace(&mut self.kind, BlockKind::Paragraph), self.heading);
        let Some(section) = self.sections.last_mut() else { return };
        if heading {
            self.heading = false;
            section.title = text;
        } else if !text.is_empty() {
            section.blocks.push(OutlineBlock { kind, text });
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(html: &str) -> Vec<OutlineSection> {
        outline(&[Part::Html(html.to_owned())])
    }

    #[test]
    fn a_body_is_read_by_section_and_block() {
        let sections = of(
            "<p>Before <em>all</em>.</p>\n<div class=\"heading\"><h2 id=\"doors\"><span class=\"section-number\">300.1</span> Doors</h2><a class=\"anchor\" href=\"#doors\" aria-label=\"x\">#</a></div>\n<ul>\n<li>One\n<ul><li>inner</li></ul></li>\n<li><p>Two</p><p>more</p></li></ul><table><tr><th>A</th><th>B</th></tr></table><pre><code>a\n b</code></pre>",
        );
        assert_eq!(sections.len(), 2);
        assert_eq!(sections[0].blocks[0].text, "Before all.");
        let doors = &sections[1];
        assert_eq!((doors.id.as_deref(), doors.title.as_str(), doors.level), (Some("doors"), "Doors", 2));
        let blocks: Vec<(BlockKind, &str)> =
            doors.blocks.iter().map(|block| (block.kind, block.text.as_str())).collect();
        assert_eq!(
            blocks,
            [
                (BlockKind::Item, "One"),
                (BlockKind::Item, "inner"),
                (BlockKind::Item, "Two"),
                (BlockKind::Paragraph, "more"),
                (BlockKind::Row, "A | B"),
                (BlockKind::Code, "a\n b"),
            ]
        );
    }

    #[test]
    fn a_block_that_was_cut_is_a_block_of_its_own() {
        let sign = mark::sign(mark::Mark { ground: 3, block: true });
        let sections = of(&format!("<p>one</p>\n{sign}\n<p>two</p>"));
        let texts: Vec<&str> = sections[0].blocks.iter().map(|block| block.text.as_str()).collect();
        assert_eq!(texts, ["one", &sign.to_string(), "two"]);
    }
}
