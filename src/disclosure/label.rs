//! Reading a label: exactly one of the site's levels, or a refusal. Never a guess.

use super::near_miss::skeleton;
use crate::document::{Label, Levels};
use crate::finding::{Finding, Findings, Place, Rule, Show};
use crate::notation::{Node, Span, Style, Text, Value};

/// The key that carries the label.
pub(super) const KEY: &str = "sensitivity";

/// Keys that say something about sensitivity beside the label.
const OTHER_FLAGS: [&str; 14] = [
    "confidential",
    "private",
    "restricted",
    "secret",
    "classified",
    "sensitive",
    "classification",
    "redacted",
    "handling",
    "tlp",
    "visibility",
    "public",
    "internal",
    "unlisted",
];

/// Reads the label of a document or a sidecar.
///
/// What is wrong with it goes to `findings`; no label comes back then.
pub(super) fn read(front: &Node, text: &Text, levels: &Levels, findings: &mut Findings) -> Option<Label> {
    let mut found = Findings::new();
    let label = match front.entry(KEY) {
        Some(entry) => level(&entry.node, text, levels, &mut found),
        None => {
            found.push(missing(front, text, levels));
            None
        }
    };
    second_flags(front, text, levels, true, &mut found);
    let sound = !found.has_errors();
    findings.append(found);
    label.filter(|_| sound)
}

/// Returns how much of a line may be shown, for a text with this label: all of it if the text is
/// public, else a key alone.
pub(super) fn show(label: Option<Label>, text: &Text) -> impl Fn(&Span) -> Show {
    let open = label.is_some_and(Label::is_public);
    move |span: &Span| {
        let all = text.as_str();
        let is_key = all[span.end..].trim_start_matches(['"', '\'']).trim_start_matches(' ').starts_with(':');
        let line_start = all[..span.start].rfind('\n').map_or(0, |at| at + 1);
        let line_end = all[span.start..].find('\n').map_or(all.len(), |at| span.start + at);
        let line = all[line_start..line_end].to_lowercase();
        match (open, is_key) {
            (true, _) if !line.contains("redact") => Show::Line,
            (_, true) => Show::Span,
            (_, false) => Show::Nothing,
        }
    }
}

fn level(node: &Node, text: &Text, levels: &Levels, findings: &mut Findings) -> Option<Label> {
    // A label is read by people, too, and searched for: no escapes, no blocks.
    let written = &text.as_str()[node.span.clone()];
    let as_read = |word: &String| written == format!("\"{word}\"") || written == format!("'{word}'");
    let problem = match &node.value {
        Value::Scalar(word, Style::Plain) if levels.label(word).is_some() => return levels.label(word),
        Value::Scalar(word, Style::Quoted) if levels.label(word).is_some() && as_read(word) => {
            return levels.label(word);
        }
        Value::Scalar(word, Style::Quoted) if levels.label(word).is_some() => {
            "the label is written with an escape or as a block".to_owned()
        }
        Value::Scalar(_, _) if node.is_null() => "the label is empty".to_owned(),
        Value::Scalar(word, style) => describe(word, *style, levels),
        Value::List(_) => "the label is a list, not a word".to_owned(),
        Value::Table(_) => "the label is a table, not a word".to_owned(),
    };
    let names = levels.names().join(", ");
    let finding = Finding::new(Rule::LabelMalformed, problem).at(text.place(node.span.clone(), Show::Span));
    findings.push(finding.mend(format!("write exactly one of: {names}")));
    None
}

/// Says what is wrong with a word that is not a level.
fn describe(word: &str, style: Style, levels: &Levels) -> String {
    let trimmed = word.trim();
    if let Some(odd) = word.chars().find(|c| !c.is_ascii())
        && levels.label(&skeleton(trimmed)).is_some()
    {
        return format!(
            "the label holds a letter that looks like another one: `{odd}` (U+{:04X})",
            u32::from(odd)
        );
    }
    if levels.label(trimmed).is_some() && style == Style::Quoted {
        return "the label has spaces in its quotes".into();
    }
    if levels.label(&trimmed.to_lowercase()).is_some() {
        return "the label is not written in lower case".into();
    }
    match crate::notation::nearest(trimmed, levels.names().iter().map(String::as_str)) {
        Some(near) => format!("the label is not one of the site's levels; did you mean `{near}`?"),
        None => "the label is not one of the site's levels".into(),
    }
}

/// Makes the finding for a document without a label, pointing at what may have been meant as one.
fn missing(front: &Node, text: &Text, levels: &Levels) -> Finding {
    let near = front.entries().unwrap_or_default().iter().find(|entry| is_near_key(&entry.key));
    match near {
        Some(entry) => Finding::new(Rule::LabelMissing, format!("there is no `{KEY}`; is this meant?"))
            .at(text.place(entry.key_span.clone(), Show::Span))
            .mend(format!("did you mean `{KEY}`?")),
        None => Finding::new(Rule::LabelMissing, format!("the {} has no label (`{KEY}`)", what(text)))
            .at(Place::of(text.path(), text.as_str(), 0..3, Show::Span))
            .mend(format!("add `{KEY}: LEVEL`, where LEVEL is one of: {}", levels.names().join(", "))),
    }
}

fn what(text: &Text) -> &'static str {
    if text.path().ends_with(".md") { "document" } else { "sidecar" }
}

/// Returns the keys of a front matter that the gate tells about by itself: what may have been meant as
/// the label, and further flags.
pub(super) fn told(front: &Node) -> impl Iterator<Item = &str> {
    let labelled = front.entry(KEY).is_some();
    let keys = front.entries().unwrap_or_default().iter().map(|entry| entry.key.as_str());
    keys.filter(move |key| {
        let plain = skeleton(key.trim());
        !labelled && is_near_key(key) || plain == KEY || OTHER_FLAGS.contains(&plain.as_str())
    })
}

fn is_near_key(key: &str) -> bool {
    let key = skeleton(key.trim());
    strsim::damerau_levenshtein(&key, KEY) <= 3
        || matches!(key.as_str(), "label" | "level" | "sensitivity-level")
}

/// Finds further keys that say something about sensitivity, at any depth.
fn second_flags(node: &Node, text: &Text, levels: &Levels, top: bool, findings: &mut Findings) {
    for entry in node.entries().unwrap_or_default() {
        let key = skeleton(entry.key.trim());
        let flag = OTHER_FLAGS.contains(&key.as_str()) || levels.names().contains(&key);
        let nested_label = key == KEY && !(top && entry.key == KEY);
        if flag || nested_label {
            let message = if nested_label {
                format!("a second `{KEY}` stands here")
            } else {
                "this key says something about sensitivity beside the label".to_owned()
            };
            findings.push(
                Finding::new(Rule::SecondFlag, message).at(text.place(entry.key_span.clone(), Show::Span)),
            );
        }
        second_flags(&entry.node, text, levels, false, findings);
    }
    if let Value::List(items) = &node.value {
        for item in items {
            second_flags(item, text, levels, false, findings);
        }
    }
}
