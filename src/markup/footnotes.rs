//! Footnotes: numbered in the order in which they are referred to, and written at the end.

use std::collections::BTreeMap;

use super::body::Part;
use super::html::{Sink, escape};
use super::writer::Writer;
use crate::locale::Argument;

/// The footnotes of one document.
#[derive(Default)]
pub(super) struct Footnotes {
    pub(super) prefix: String,
    pub(super) numbers: BTreeMap<String, (usize, usize)>,
    pub(super) texts: BTreeMap<String, Vec<Part>>,
    pub(super) open: Option<String>,
}

impl Writer<'_> {
    pub(super) fn footnote_reference(&mut self, label: &str) {
        if self.image.is_some() {
            return;
        }
        let next = self.footnotes.numbers.len() + 1;
        let (number, times) = self.footnotes.numbers.entry(label.to_lowercase()).or_insert((next, 0));
        *times += 1;
        let (number, times) = (*number, *times);
        let prefix = self.footnotes.prefix.clone();
        let again = if times > 1 { format!("-{times}") } else { String::new() };
        let arguments = [("number", Argument::Text(number.to_string()))];
        let name =
            self.context.locales.get(self.language, "footnote-reference", &arguments).unwrap_or_default();
        let html = &mut self.sink().html;
        html.push_str(&format!("<sup class=\"fn-ref\"><a id=\"{prefix}fnref-{number}{again}\" href=\"#{prefix}fn-{number}\" aria-label=\""));
        escape(&name, html);
        html.push_str(&format!("\">{number}</a></sup>"));
    }

    pub(super) fn begin_footnote(&mut self, label: &str) {
        self.footnotes.open = Some(label.to_lowercase());
        self.sinks.push(Sink::default());
    }

    pub(super) fn end_footnote(&mut self) {
        let parts = self.pop();
        if let Some(label) = self.footnotes.open.take() {
            self.footnotes.texts.entry(label).or_insert(parts);
        }
    }

    /// Writes the footnotes that are referred to, in the order of their numbers.
    pub(super) fn close_footnotes(&mut self) {
        let footnotes = std::mem::take(&mut self.footnotes);
        if footnotes.numbers.is_empty() {
            return;
        }
        let prefix = &footnotes.prefix;
        let heading = self.context.locales.text(self.language, "footnotes-heading");
        let html = &mut self.sink().html;
        html.push_str(&format!(
            "<section class=\"footnotes\" aria-labelledby=\"{prefix}footnotes\"><h2 id=\"{prefix}footnotes\">"
        ));
        escape(&heading, html);
        html.push_str("</h2>\n<ol>\n");
        let mut ordered: Vec<_> = footnotes.numbers.iter().collect();
        ordered.sort_by_key(|(_, (number, _))| *number);
        let mut texts = footnotes.texts;
        for (label, &(number, times)) in ordered {
            self.raw(&format!("<li id=\"{prefix}fn-{number}\">"));
            let mut parts = texts.remove(label).unwrap_or_default();
            let arguments = [("number", Argument::Text(number.to_string()))];
            let name =
                self.context.locales.get(self.language, "footnote-back", &arguments).unwrap_or_default();
            let mut back = String::new();
            for time in 1..=times {
                let again = if time > 1 { format!("-{time}") } else { String::new() };
                back.push_str(&format!(
                    " <a class=\"fn-back\" href=\"#{prefix}fnref-{number}{again}\" aria-label=\""
                ));
                escape(&name, &mut back);
                back.push_str("\">\u{21A9}\u{FE0E}</a>");
            }
            // The way back stands at the end of the last paragraph.
            match parts.last_mut() {
                Some(Part::Html(html)) if html.trim_end().ends_with("</p>") => {
                    let at = html.rfind("</p>").unwrap_or(html.len());
                    html.insert_str(at, &back);
                }
                _ => parts.push(Part::Html(back)),
            }
            self.sink().append(parts);
            self.raw("</li>\n");
        }
        self.raw("</ol>\n</section>\n");
    }
}
