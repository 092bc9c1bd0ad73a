//! Opening: from the source of a document that may be public to the document, with everything cut
//! that is redacted or that no reader of the page would see.

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::ops::Range;

use super::edition::Document;
use super::instructors::Training;
use super::judge::{Case, read_header};
use super::mark;
use super::redaction::{self, Redacted};
use super::{declared, handling, near_miss, remainder};
use crate::config::Config;
use crate::document::Label;
use crate::finding::{Finding, Findings, Place, Rule, Show};
use crate::notation::{Node, Value};
use crate::source::SourcePath;

/// A document that may be public, and what was cut from it.
pub(super) struct Opened {
    pub(super) document: Document,
    /// The texts of its front matter, as they are public.
    pub(super) texts: Vec<String>,
    /// Where each of these stands in the source; empty for the path.
    pub(super) spans: Vec<Range<usize>>,
    /// What was redacted, with where it stands.
    pub(super) redacted: Vec<(Redacted, Place)>,
    /// What no reader of the page would see, with where it stood.
    pub(super) remainders: Vec<(String, Place)>,
}

impl Opened {
    /// Counts its redactions by ground, wherever they stand.
    pub(super) fn mark_counts(&self) -> BTreeMap<usize, usize> {
        mark::count(self.texts.iter().map(String::as_str).chain([self.document.body.as_str()]))
    }
}

/// Opens a document. What speaks against it goes to `findings`; nothing comes back if a redaction
/// cannot be cut, since no other check may then show a line of the text.
pub(super) fn open(
    case: &Case,
    config: &Config,
    taxonomies: &[String],
    training: &Training<'_>,
    findings: &mut Findings,
) -> Option<Opened> {
    let source = &case.source;
    reserved(source.text.as_str(), findings, |range| source.text.place(range, Show::Nothing));
    let mut found = Findings::new();
    let cut = redaction::cut(&source.text, source.body, &config.grounds, &mut found);
    let (front, from_values) = cut_front(case, config, &mut found);
    let mut near = near_miss::find(cut.public.as_str());
    if near.is_empty() && !found.has_errors() {
        near = near_miss::stray_grounds(cut.public.as_str());
    }
    for range in near {
        let place = cut.public.place(range.clone());
        let hidden = source_place(&place, &cut.public.as_str()[range]);
        found.push(
            Finding::new(Rule::RedactionNearMiss, "this looks like a redaction but is not one").at(hidden),
        );
    }
    if found.has_errors() {
        findings.append(found);
        return None;
    }
    let header = if from_values.is_empty() {
        case.header.clone()
    } else {
        let found = RefCell::new(Findings::new());
        let header =
            read_header(&front, &source.text, Some(Label::PUBLIC), source.role, config, taxonomies, &found);
        findings.append(found.into_inner());
        header
    };
    let remainder = remainder::find(cut.public.as_str());
    if let Some(range) = remainder.unclosed {
        let finding = Finding::new(Rule::CommentUnclosed, "the comment that begins here is not closed");
        findings.push(finding.at(source_place(&cut.public.place(range), "<!--")));
    }
    let text = cut.public.as_str();
    let remainders = remainder
        .ranges
        .iter()
        .map(|range| (text[range.clone()].to_owned(), cut.public.place(range.clone())));
    let remainders: Vec<(String, Place)> =
        remainders.map(|(text, place)| (text, Place { excerpt: None, ..place })).collect();
    let body = cut.public.without(&remainder.ranges);
    for range in handling::find(body.as_str()) {
        findings.push(Finding::new(Rule::HandlingMark, "a handling mark stands here").at(body.place(range)));
    }
    declared::check(case, &body, training, findings);
    let place = |span: Range<usize>| source.text.place(span, Show::Nothing);
    let with_place = |redacted: Redacted| {
        let place = place(redacted.at.clone());
        (redacted, place)
    };
    let mut redacted: Vec<(Redacted, Place)> = cut.redacted.into_iter().map(with_place).collect();
    redacted.extend(from_values);
    let (texts, spans) = texts(&front, &source.path).into_iter().unzip();
    Some(Opened {
        document: Document {
            path: source.path.clone(),
            role: source.role,
            language: source.language,
            header,
            body,
        },
        texts,
        spans,
        redacted,
        remainders,
    })
}

/// Makes a place that shows only what is pointed at.
fn source_place(place: &Place, pointed: &str) -> Place {
    let pointed = crate::finding::printable(pointed);
    let length = pointed.len();
    Place { excerpt: Some((pointed, 0..length)), ..place.clone() }
}

/// Finds characters that are kept for plainview's own signs, or that reorder or hide text.
fn reserved(text: &str, findings: &mut Findings, place: impl Fn(Range<usize>) -> Place) {
    if text.is_ascii() {
        return;
    }
    let refused = |c: char| {
        mark::is_reserved(c)
            || matches!(c, '\u{202A}'..='\u{202E}' | '\u{2061}'..='\u{206F}' | '\u{E0000}'..='\u{E0FFF}')
    };
    if let Some((at, c)) = text.char_indices().find(|&(_, c)| refused(c)) {
        let message = format!("the character U+{:04X} stands here", u32::from(c));
        findings.push(Finding::new(Rule::ReservedCharacter, message).at(place(at..at)));
    }
}

/// Keys under which a mark can stand: texts that are shown and nothing else.
const TEXT_KEYS: [&str; 4] = ["title", "summary", "contact", "extra"];

/// Cuts the redactions out of the texts of the front matter.
fn cut_front(case: &Case, config: &Config, findings: &mut Findings) -> (Node, Vec<(Redacted, Place)>) {
    let source = &case.source;
    let mut front = source.front.clone();
    let raw = &source.text.as_str()[..source.body];
    let mut redacted = Vec::new();
    if !raw.contains(':') {
        return (front, redacted);
    }
    let Value::Table(entries) = &mut front.value else { return (front, redacted) };
    for entry in entries {
        let free = TEXT_KEYS.contains(&entry.key.as_str()) || config.definition(&entry.key).is_some();
        entry.node.for_each_scalar(&mut |value, span| {
            let place = source.text.place(span.clone(), Show::Nothing);
            match redaction::cut_value(value, &config.grounds) {
                Ok(cut) if cut.is_empty() => (),
                Ok(cut) if free && !value.contains("://") => {
                    redacted.extend(cut.into_iter().map(|cut| (cut, place.clone())));
                }
                Ok(_) => findings.push(
                    Finding::new(Rule::RedactionPlace, "a redaction cannot stand in this value")
                        .at(place.clone()),
                ),
                // What is left of it would only look like a near miss.
                Err((rule, message)) => return findings.push(Finding::new(rule, message).at(place)),
            }
            if !near_miss::find(value).is_empty() || !near_miss::stray_grounds(value).is_empty() {
                let message = "this value holds something that looks like a redaction but is not one";
                findings.push(Finding::new(Rule::RedactionNearMiss, message).at(place.clone()));
            }
            if !handling::find(value).is_empty() && free {
                findings.push(Finding::new(Rule::HandlingMark, "this value holds a handling mark").at(place));
            }
        });
    }
    (front, redacted)
}

/// Returns the texts of a document's front matter with where they stand, after the words of its path.
pub(super) fn texts(front: &Node, path: &SourcePath) -> Vec<(String, Range<usize>)> {
    let mut texts = vec![(path.as_str().to_owned(), 0..0)];
    let mut front = front.clone();
    front.for_each_scalar(&mut |value, span| texts.push((std::mem::take(value), span.clone())));
    texts
}
