//! A node is a value with its place, whatever notation it was written in.

use super::text::Span;

/// A value and where it stands.
#[derive(Clone, Debug, PartialEq)]
pub struct Node {
    /// Where it stands in its [`Text`](super::Text).
    pub span: Span,
    /// What it is.
    pub value: Value,
}

/// What was written.
#[derive(Clone, Debug, PartialEq)]
pub enum Value {
    /// A scalar: its text, and how it was written.
    Scalar(String, Style),
    /// A list.
    List(Vec<Node>),
    /// A table, in the order in which it was written, keys unique.
    Table(Vec<Entry>),
}

/// How a scalar was written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Style {
    /// Without quotes: a number, a date, a boolean or, in YAML, a bare text.
    Plain,
    /// In quotes or as a block: text, whatever it looks like.
    Quoted,
}

/// A key with its value.
#[derive(Clone, Debug, PartialEq)]
pub struct Entry {
    /// The key.
    pub key: String,
    /// Where the key stands.
    pub key_span: Span,
    /// The value.
    pub node: Node,
}

impl Node {
    /// Returns the entries of a table.
    pub fn entries(&self) -> Option<&[Entry]> {
        match &self.value {
            Value::Table(entries) => Some(entries),
            Value::Scalar(..) | Value::List(_) => None,
        }
    }

    /// Returns the value of a table's key.
    pub fn get(&self, key: &str) -> Option<&Node> {
        self.entry(key).map(|entry| &entry.node)
    }

    /// Returns a table's entry by its key.
    pub fn entry(&self, key: &str) -> Option<&Entry> {
        self.entries()?.iter().find(|entry| entry.key == key)
    }

    /// Returns the text of a scalar that is text, not a number, a boolean or nothing.
    pub fn text(&self) -> Option<&str> {
        match &self.value {
            Value::Scalar(text, Style::Quoted) => Some(text),
            Value::Scalar(text, Style::Plain) if !is_other_than_text(text) => Some(text),
            Value::Scalar(..) | Value::List(_) | Value::Table(_) => None,
        }
    }

    /// Returns a boolean, which is `true` or `false` and nothing else.
    pub fn boolean(&self) -> Option<bool> {
        match &self.value {
            Value::Scalar(text, Style::Plain) if text == "true" => Some(true),
            Value::Scalar(text, Style::Plain) if text == "false" => Some(false),
            Value::Scalar(..) | Value::List(_) | Value::Table(_) => None,
        }
    }

    /// Returns the text of a plain scalar, whatever it looks like.
    pub fn plain(&self) -> Option<&str> {
        match &self.value {
            Value::Scalar(text, Style::Plain) => Some(text),
            Value::Scalar(..) | Value::List(_) | Value::Table(_) => None,
        }
    }

    /// Whether nothing was written.
    pub fn is_null(&self) -> bool {
        matches!(self.plain(), Some("" | "~" | "null" | "Null" | "NULL"))
    }

    /// Goes through all scalars of the tree, changing their text.
    pub fn for_each_scalar(&mut self, change: &mut dyn FnMut(&mut String, &Span)) {
        match &mut self.value {
            Value::Scalar(text, _) => change(text, &self.span),
            Value::List(nodes) => {
                for node in nodes {
                    node.for_each_scalar(change);
                }
            }
            Value::Table(entries) => {
                for entry in entries {
                    entry.node.for_each_scalar(change);
                }
            }
        }
    }

    /// Returns the value as JSON, for free fields that themes read.
    pub fn to_json(&self) -> serde_json::Value {
        match &self.value {
            Value::Scalar(_, _) if self.is_null() => serde_json::Value::Null,
            Value::Scalar(text, Style::Plain) => plain_to_json(text),
            Value::Scalar(text, Style::Quoted) => text.clone().into(),
            Value::List(nodes) => nodes.iter().map(Node::to_json).collect(),
            Value::Table(entries) => serde_json::Value::Object(
                entries.iter().map(|entry| (entry.key.clone(), entry.node.to_json())).collect(),
            ),
        }
    }
}

fn plain_to_json(text: &str) -> serde_json::Value {
    match text {
        "true" => true.into(),
        "false" => false.into(),
        _ => match (text.parse::<i64>(), text.parse::<f64>()) {
            (Ok(integer), _) => integer.into(),
            (_, Ok(float)) if looks_like_a_number(text) => float.into(),
            _ => text.into(),
        },
    }
}

/// Whether YAML 1.1 or 1.2 takes a plain scalar for something other than text.
fn is_other_than_text(text: &str) -> bool {
    let word = text.to_ascii_lowercase();
    matches!(word.as_str(), "" | "~" | "null" | "true" | "false" | "yes" | "no" | "on" | "off" | ".nan")
        || word.trim_start_matches(['+', '-']) == ".inf"
        || looks_like_a_number(text)
}

fn looks_like_a_number(text: &str) -> bool {
    let digits = text.trim_start_matches(['+', '-']);
    digits.starts_with(|c: char| c.is_ascii_digit() || c == '.')
        && (text.parse::<f64>().is_ok()
            || digits.strip_prefix("0x").is_some_and(|hex| hex.chars().all(|c| c.is_ascii_hexdigit()))
            || digits.strip_prefix("0o").is_some_and(|octal| octal.chars().all(|c| c.is_digit(8))))
}
