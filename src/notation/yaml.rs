//! YAML as a tree, without the features that can change what a label means.
//!
//! Anchors, aliases, tags, merge keys, directives and second documents are refused, keys are plain
//! texts and unique. What is left reads the same to a person as to the machine.

use granit_parser::{Event, Options, Parser, ScalarStyle, Span as YamlSpan, Tag};

use super::node::{Entry, Node, Style, Value};
use super::text::{Span, Text, is_refused};
use crate::finding::{Finding, Rule, Show};

/// Something that is wrong with a YAML text.
#[derive(Debug, PartialEq, Eq)]
pub struct Fault {
    /// The rule.
    pub rule: Rule,
    /// What is wrong; never the text's own words other than a key.
    pub message: String,
    /// Where.
    pub span: Span,
}

impl Fault {
    /// Makes the finding for it, in the text that it stands in.
    pub fn finding(self, text: &Text, show: Show) -> Finding {
        Finding::new(self.rule, self.message).at(text.place(self.span, show))
    }
}

/// How deep lists and tables may stand in each other.
const DEPTH: usize = 16;

/// Reads a YAML document that is a table.
///
/// # Errors
/// Everything that is wrong with it, as far as it can be read.
pub fn parse(text: &str) -> Result<Node, Vec<Fault>> {
    let mut options = Options::default();
    options.set_emit_comments(false);
    options.flow_nesting_limit = DEPTH;
    options.block_nesting_limit = DEPTH;
    let mut builder = Builder { text, stack: Vec::new(), root: None, documents: 0, faults: Vec::new() };
    for event in Parser::new_from_str_with_options(text, options) {
        match event {
            Ok((event, span)) => builder.take(event, &span),
            Err(error) => {
                let at = byte_at(text, error.marker().line(), error.marker().col());
                builder.fault(Rule::FrontMatterSyntax, "this is not valid YAML", at..at);
                break;
            }
        }
    }
    match builder.root {
        Some(root) if builder.faults.is_empty() && root.entries().is_some() => Ok(root),
        None if builder.faults.is_empty() => Ok(Node { span: 0..0, value: Value::Table(Vec::new()) }),
        root => {
            if let Some(root) = root.filter(|root| root.entries().is_none()) {
                let message = "front matter is a list of `key: value` lines";
                builder.faults.push(Fault {
                    rule: Rule::FrontMatterSyntax,
                    message: message.into(),
                    span: root.span,
                });
            }
            Err(builder.faults)
        }
    }
}

enum Open {
    List(Span, Vec<Node>),
    Table(Span, Vec<Entry>, Option<(String, Span)>),
}

struct Builder<'t> {
    text: &'t str,
    stack: Vec<Open>,
    root: Option<Node>,
    documents: usize,
    faults: Vec<Fault>,
}

impl Builder<'_> {
    fn take(&mut self, event: Event<'_>, at: &YamlSpan) {
        let span = self.span(at);
        match event {
            Event::DocumentStart(_, version) => {
                self.documents += 1;
                if self.documents > 1 {
                    self.fault(Rule::FrontMatterFeature, "a second YAML document begins here", span);
                } else if version.is_some() {
                    self.fault(Rule::FrontMatterFeature, "a YAML directive stands here", span);
                }
            }
            Event::Alias(_) | Event::UnresolvedAlias(_) => {
                self.fault(Rule::FrontMatterFeature, "an alias (`*name`) stands here", span.clone());
                self.put(Node { span, value: Value::Scalar(String::new(), Style::Plain) });
            }
            Event::Scalar(text, style, anchor, tag) => {
                self.refuse_properties(anchor, tag.as_deref(), &span);
                self.refuse_escapes(&text, &span);
                let style = match style {
                    ScalarStyle::Plain => Style::Plain,
                    _ => Style::Quoted,
                };
                self.put(Node { span, value: Value::Scalar(text.into_owned(), style) });
            }
            Event::SequenceStart(_, anchor, tag) => {
                self.refuse_properties(anchor, tag.as_deref(), &span);
                self.stack.push(Open::List(span, Vec::new()));
            }
            Event::MappingStart(_, anchor, tag) => {
                self.refuse_properties(anchor, tag.as_deref(), &span);
                self.stack.push(Open::Table(span, Vec::new(), None));
            }
            Event::SequenceEnd | Event::MappingEnd => match self.stack.pop() {
                Some(Open::List(start, nodes)) => {
                    self.put(Node { span: start.start..span.end, value: Value::List(nodes) });
                }
                Some(Open::Table(start, entries, _)) => {
                    self.put(Node { span: start.start..span.end, value: Value::Table(entries) });
                }
                None => (),
            },
            Event::StreamStart | Event::StreamEnd | Event::DocumentEnd | Event::Anchor(..) => (),
            // The parser may learn new events; what is not known is refused.
            _ => self.fault(Rule::FrontMatterFeature, "something unknown stands here", span),
        }
    }

    fn refuse_properties(&mut self, anchor: usize, tag: Option<&Tag>, span: &Span) {
        if anchor != 0 {
            self.fault(Rule::FrontMatterFeature, "an anchor (`&name`) stands here", span.clone());
        }
        if tag.is_some() {
            self.fault(Rule::FrontMatterFeature, "a tag (`!name`) stands here", span.clone());
        }
    }

    /// Refuses characters that nobody sees and that are written as escapes, such as `"\u202E"`: a text is looked at
    /// for them before it is read, and so are those that stand in it as they are.
    fn refuse_escapes(&mut self, text: &str, span: &Span) {
        let raw = self.text.get(span.clone()).unwrap_or_default();
        let is_unseen = |c: char| crate::finding::is_invisible(c) || matches!(c, '\u{F0000}'..='\u{10FFFF}');
        let found = text.chars().find(|&c| is_refused(c) || is_unseen(c) && !raw.contains(c));
        if let Some(c) = found {
            let rule = if is_refused(c) { Rule::ControlCharacter } else { Rule::ReservedCharacter };
            let message = format!("an escape for the character U+{:04X} stands here", u32::from(c));
            self.fault(rule, &message, span.clone());
        }
    }

    /// Puts a finished node where it belongs: as key, as value, as list item, or as the root.
    fn put(&mut self, node: Node) {
        let mut fault = None;
        match self.stack.last_mut() {
            None if self.root.is_none() => self.root = Some(node),
            None => (),
            Some(Open::List(_, nodes)) => nodes.push(node),
            Some(Open::Table(_, entries, pending @ None)) => {
                let key = match node.value {
                    Value::Scalar(key, _) => key,
                    Value::List(_) | Value::Table(_) => {
                        fault = Some((
                            Rule::FrontMatterSyntax,
                            "a key must be a single word".into(),
                            node.span.clone(),
                        ));
                        String::new()
                    }
                };
                if key == "<<" {
                    fault = Some((
                        Rule::FrontMatterFeature,
                        "a merge key (`<<`) stands here".into(),
                        node.span.clone(),
                    ));
                } else if entries.iter().any(|entry| entry.key == key) {
                    fault = Some((
                        Rule::DuplicateKey,
                        format!("`{key}` stands here a second time"),
                        node.span.clone(),
                    ));
                }
                *pending = Some((key, node.span));
            }
            Some(Open::Table(_, entries, pending)) => {
                if let Some((key, key_span)) = pending.take() {
                    entries.push(Entry { key, key_span, node });
                }
            }
        }
        if let Some((rule, message, span)) = fault {
            self.faults.push(Fault { rule, message, span });
        }
    }

    fn fault(&mut self, rule: Rule, message: &str, span: Span) {
        self.faults.push(Fault { rule, message: message.into(), span });
    }

    fn span(&self, at: &YamlSpan) -> Span {
        match at.byte_range() {
            Some(range) => range.start.min(self.text.len())..range.end.min(self.text.len()),
            None => {
                byte_at(self.text, at.start.line(), at.start.col())
                    ..byte_at(self.text, at.end.line(), at.end.col())
            }
        }
    }
}

/// Returns the byte offset of a line (from 1) and a column (from 0, in characters).
fn byte_at(text: &str, line: usize, column: usize) -> usize {
    let start: usize = text.split_inclusive('\n').take(line.saturating_sub(1)).map(str::len).sum();
    let rest = &text[start..];
    start + rest.char_indices().nth(column).map_or(rest.len(), |(at, _)| at)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rules(text: &str) -> Vec<(Rule, usize)> {
        let faults = parse(text).expect_err("refused");
        faults
            .into_iter()
            .map(|fault| (fault.rule, text[..fault.span.start].matches('\n').count() + 1))
            .collect()
    }

    #[test]
    fn values_know_their_places() {
        let text = "title: Use of force\npolicy:\n  number: \"300\"\n";
        let node = parse(text).expect("valid");
        let number = node.get("policy").and_then(|policy| policy.get("number")).expect("there");
        assert_eq!(number.text(), Some("300"));
        assert_eq!(&text[number.span.clone()], "\"300\"");
    }

    #[test]
    fn what_can_change_the_meaning_of_a_label_is_refused() {
        assert_eq!(
            rules("a: &x public\nsensitivity: *x\n"),
            [(Rule::FrontMatterFeature, 1), (Rule::FrontMatterFeature, 2)]
        );
        assert_eq!(rules("sensitivity: !!str public\n"), [(Rule::FrontMatterFeature, 1)]);
        assert_eq!(rules("a: {b: c}\n<<: {sensitivity: public}\n"), [(Rule::FrontMatterFeature, 2)]);
        assert_eq!(rules("sensitivity: internal\nsensitivity: public\n"), [(Rule::DuplicateKey, 2)]);
        assert_eq!(rules("a: b\n---\nsensitivity: public\n")[0], (Rule::FrontMatterFeature, 2));
        assert_eq!(rules("- a\n- b\n"), [(Rule::FrontMatterSyntax, 1)]);
        assert_eq!(rules("a: b\n\tc: d\n")[0].0, Rule::FrontMatterSyntax);
    }

    #[test]
    fn characters_that_nobody_sees_are_refused_as_escapes_too() {
        for (escape, rule) in [
            ("\\uFFFE", Rule::ControlCharacter),
            ("\\u0000", Rule::ControlCharacter),
            ("\\0", Rule::ControlCharacter),
            ("\\e", Rule::ControlCharacter),
            ("\\N", Rule::ControlCharacter),
            ("\\L", Rule::ControlCharacter),
            ("\\u202E", Rule::ReservedCharacter),
            ("\\u200B", Rule::ReservedCharacter),
            ("\\U000E0041", Rule::ReservedCharacter),
            ("\\U0010FFFD", Rule::ReservedCharacter),
        ] {
            assert_eq!(rules(&format!("a: b\nc: [{{d: \"x{escape}y\"}}]\n")), [(rule, 2)], "{escape}");
            assert_eq!(rules(&format!("\"x{escape}\": b\n")), [(rule, 1)], "{escape} in a key");
        }
        assert!(parse("a: \"x\\ty \\u00E9 \\n\"\nb: \"\u{1F469}\u{200D}\u{1F692}\"\n").is_ok());
    }

    #[test]
    fn deep_nesting_is_refused_quickly() {
        assert!(parse(&"{a: ".repeat(100_000)).is_err());
        assert!(parse(&"- ".repeat(100_000)).is_err());
    }

    #[test]
    fn numbers_and_booleans_are_not_text() {
        let node =
            parse("a: 300\nb: yes\nc: \"300\"\nd: 2026-03-01\ne: 4.2\nf: Use of force\n").expect("valid");
        let text = |key: &str| node.get(key).expect("there").text().map(str::to_owned);
        assert_eq!((text("a"), text("b"), text("e")), (None, None, None));
        assert_eq!(text("c").as_deref(), Some("300"));
        assert_eq!(text("d").as_deref(), Some("2026-03-01"));
        assert_eq!(text("f").as_deref(), Some("Use of force"));
    }
}
