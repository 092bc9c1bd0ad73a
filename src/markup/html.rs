//! Writing HTML: escaping, and a sink that keeps finished text and directives apart.

use super::body::{Directive, Part};

/// Writes text so that HTML takes it for text, in elements and in attributes.
pub(crate) fn escape(text: &str, out: &mut String) {
    let mut rest = text;
    while let Some(at) = rest.find(['&', '<', '>', '"']) {
        out.push_str(&rest[..at]);
        out.push_str(match rest.as_bytes()[at] {
            b'&' => "&amp;",
            b'<' => "&lt;",
            b'>' => "&gt;",
            _ => "&quot;",
        });
        rest = &rest[at + 1..];
    }
    out.push_str(rest);
}

/// Writes an address into an attribute: what cannot stand in an address is percent-encoded.
pub(super) fn escape_address(address: &str, out: &mut String) {
    for byte in address.bytes() {
        match byte {
            b'&' => out.push_str("&amp;"),
            b'\'' => out.push_str("&#x27;"),
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' => out.push(char::from(byte)),
            _ if b"-_.~!*();:@=+$,/?#%".contains(&byte) => out.push(char::from(byte)),
            _ => out.push_str(&format!("%{byte:02X}")),
        }
    }
}

/// What is being written.
#[derive(Debug, Default)]
pub(super) struct Sink {
    parts: Vec<Part>,
    /// The HTML since the last directive.
    pub(super) html: String,
}

impl Sink {
    /// Adds a directive.
    pub(super) fn directive(&mut self, directive: Directive) {
        if !self.html.is_empty() {
            self.parts.push(Part::Html(std::mem::take(&mut self.html)));
        }
        self.parts.push(Part::Directive(Box::new(directive)));
    }

    /// Adds parts that are finished.
    pub(super) fn append(&mut self, parts: Vec<Part>) {
        for part in parts {
            match part {
                Part::Html(html) => self.html.push_str(&html),
                Part::Directive(directive) => self.directive(*directive),
            }
        }
    }

    /// Returns what was written.
    pub(super) fn finish(mut self) -> Vec<Part> {
        if !self.html.is_empty() {
            self.html.shrink_to_fit();
            self.parts.push(Part::Html(self.html));
        }
        self.parts
    }

    /// Begins a new line, unless one has just begun.
    pub(super) fn fresh_line(&mut self) {
        let starts_line = self.html.is_empty() || self.html.ends_with('\n');
        if !starts_line {
            self.html.push('\n');
        }
    }
}
