//! Reading XML as it comes, by local names: a prefix is whatever its writer chose. No entities, no
//! document type (which declares them), and no deeper than people nest things.

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

/// The deepest that elements may be nested.
const DEPTH: usize = 256;
/// The most elements of a part that is kept as a tree.
const ELEMENTS: usize = 1_000_000;

/// A piece of XML.
pub(super) enum Piece<'x> {
    /// An element begins.
    Open(Tag<'x>),
    /// An element of that name ends.
    Close(&'x str),
    /// Text stands here.
    Text(&'x str),
}

/// The beginning of an element.
pub(super) struct Tag<'x>(BytesStart<'x>);

impl Tag<'_> {
    /// Returns the name, without its prefix.
    pub(super) fn name(&self) -> &str {
        local(self.0.name().into_inner())
    }

    /// Returns an attribute by its name without its prefix.
    pub(super) fn get(&self, name: &str) -> Option<String> {
        self.attributes().find(|(key, _)| local(key) == name).map(|(_, value)| value)
    }

    fn attributes(&self) -> impl Iterator<Item = (&str, String)> {
        // Looking for attributes that stand twice takes time that grows with their square.
        let mut attributes = self.0.attributes();
        attributes.with_checks(false);
        attributes.map_while(std::result::Result::ok).map(|attribute| {
            let value = quick_xml::escape::unescape(&attribute.value)
                .map_or_else(|_| attribute.value.to_string(), std::borrow::Cow::into_owned);
            (attribute.key.into_inner(), value)
        })
    }

    /// Whether a switch is on: it is there, and does not say that it is off.
    pub(super) fn is_on(&self) -> bool {
        !matches!(self.get("val").as_deref(), Some("0" | "false" | "off" | "none"))
    }
}

fn local(name: &str) -> &str {
    name.rsplit_once(':').map_or(name, |(_, local)| local)
}

/// Whether the value of an attribute says yes.
pub(super) fn yes(value: Option<&str>) -> bool {
    matches!(value, Some("1" | "true" | "on"))
}

/// Goes through the pieces of a text.
///
/// # Errors
/// Why it cannot be read, in plain words.
pub(super) fn walk(text: &str, mut see: impl FnMut(Piece<'_>) -> Result<(), String>) -> Result<(), String> {
    let damaged = || "a part of it is damaged XML".to_owned();
    let mut reader = Reader::from_str(text);
    reader.config_mut().expand_empty_elements = true;
    let mut depth = 0usize;
    loop {
        match reader.read_event().map_err(|_| damaged())? {
            Event::Start(start) => {
                depth += 1;
                if depth > DEPTH {
                    return Err("a part of it is nested too deeply".to_owned());
                }
                see(Piece::Open(Tag(start)))?;
            }
            Event::End(end) => {
                depth = depth.saturating_sub(1);
                see(Piece::Close(local(end.name().into_inner())))?;
            }
            Event::Text(text) => see(Piece::Text(&text.xml10_content()))?,
            Event::CData(text) => see(Piece::Text(&text.xml10_content()))?,
            Event::GeneralRef(reference) => {
                let mut buffer = [0; 4];
                let text = match (reference.resolve_char_ref(), &*reference) {
                    (Ok(Some(c)), _) => &*c.encode_utf8(&mut buffer),
                    (_, "lt") => "<",
                    (_, "gt") => ">",
                    (_, "amp") => "&",
                    (_, "quot") => "\"",
                    (_, "apos") => "'",
                    _ => return Err("a part of it uses an entity".to_owned()),
                };
                see(Piece::Text(text))?;
            }
            Event::DocType(_) => return Err("a part of it declares a document type".to_owned()),
            Event::Eof if depth == 0 => return Ok(()),
            Event::Eof => return Err(damaged()),
            Event::Empty(_) | Event::Comment(_) | Event::Decl(_) | Event::PI(_) => (),
        }
    }
}

/// An element with everything in it.
#[derive(Debug, Default)]
pub(super) struct Element {
    /// Its name, without its prefix.
    pub(super) name: String,
    attributes: Vec<(String, String)>,
    /// What is in it.
    pub(super) children: Vec<Node>,
}

/// What is in an element.
#[derive(Debug)]
pub(super) enum Node {
    /// Another element.
    Element(Element),
    /// Text.
    Text(String),
}

impl Element {
    /// Reads a text as a tree; the element returned holds its outermost ones.
    ///
    /// # Errors
    /// Why it cannot be read, in plain words.
    pub(super) fn parse(text: &str) -> Result<Self, String> {
        let (mut open, mut count) = (vec![Self::default()], 0);
        walk(text, |piece| {
            match piece {
                Piece::Open(tag) => {
                    count += 1;
                    if count > ELEMENTS {
                        return Err("a part of it is too large to read".to_owned());
                    }
                    let attributes = tag.attributes().map(|(key, value)| (local(key).to_owned(), value));
                    open.push(Self {
                        name: tag.name().to_owned(),
                        attributes: attributes.collect(),
                        children: Vec::new(),
                    });
                }
                Piece::Close(_) => {
                    if let (Some(done), Some(parent)) = (open.pop(), open.last_mut()) {
                        parent.children.push(Node::Element(done));
                    }
                }
                Piece::Text(text) => {
                    if let Some(parent) = open.last_mut() {
                        parent.children.push(Node::Text(text.to_owned()));
                    }
                }
            }
            Ok(())
        })?;
        Ok(open.pop().unwrap_or_default())
    }

    /// Returns an attribute by its name without its prefix.
    pub(super) fn get(&self, name: &str) -> Option<&str> {
        self.attributes.iter().find(|(key, _)| key == name).map(|(_, value)| value.as_str())
    }

    /// Goes through the elements that are directly in this one.
    pub(super) fn elements(&self) -> impl Iterator<Item = &Self> {
        self.children.iter().filter_map(|child| match child {
            Node::Element(element) => Some(element),
            Node::Text(_) => None,
        })
    }

    /// Returns the first element of that name directly in this one.
    pub(super) fn child(&self, name: &str) -> Option<&Self> {
        self.elements().find(|element| element.name == name)
    }

    /// Follows a path of names.
    pub(super) fn at(&self, path: &[&str]) -> Option<&Self> {
        path.iter().try_fold(self, |element, name| element.child(name))
    }

    /// Returns the first element of that name anywhere in this one.
    pub(super) fn find(&self, name: &str) -> Option<&Self> {
        self.elements()
            .find_map(|element| if element.name == name { Some(element) } else { element.find(name) })
    }

    /// Whether a switch (such as bold) is on, off, or not there.
    pub(super) fn switch(&self, name: &str) -> Option<bool> {
        let element = self.child(name)?;
        Some(!matches!(element.get("val"), Some("0" | "false" | "off" | "none")))
    }

    /// Returns all text in it.
    pub(super) fn text(&self) -> String {
        let text = |child: &Node| match child {
            Node::Element(element) => element.text(),
            Node::Text(text) => text.clone(),
        };
        self.children.iter().map(text).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Result<String, String> {
        Element::parse(text).map(|element| element.text())
    }

    #[test]
    fn references_to_characters_are_read_and_entities_are_refused() {
        assert_eq!(read("<a>x &lt;&#65;&#x42; <![CDATA[<c>]]></a>"), Ok("x <AB <c>".to_owned()));
        assert!(read("<a>&x;</a>").is_err());
        assert!(read("<!DOCTYPE a [<!ENTITY x \"y\">]><a>&x;</a>").is_err());
        assert!(read("<!DOCTYPE a><a/>").is_err());
    }

    #[test]
    fn what_is_damaged_or_too_deep_is_refused() {
        for text in ["<a>", "<a></b>", "<a", "</a>", "<a>&#0;</a>"] {
            assert!(read(text).is_err(), "{text}");
        }
        assert!(read(&"<a>".repeat(100_000)).is_err());
        assert!(read(&format!("{}{}", "<a>".repeat(250), "</a>".repeat(250))).is_ok());
    }

    #[test]
    fn names_are_read_without_prefixes() {
        let element = Element::parse("<q:a z:n='1 &amp; 2'><q:b/></q:a>").expect("XML");
        let a = element.child("a").expect("an element");
        assert_eq!((a.get("n"), a.child("b").is_some()), (Some("1 & 2"), true));
    }
}
