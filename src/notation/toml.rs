//! TOML as a tree.

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::node::{Entry, Node, Style, Value};
use super::text::Span;

/// Reads a TOML document.
///
/// # Errors
/// Everything that is wrong with it: a message and where.
pub fn parse(text: &str) -> Result<Node, Vec<(String, Span)>> {
    let (table, errors) = DeTable::parse_recoverable(text);
    if errors.is_empty() {
        let span = table.span();
        return Ok(Node { span, value: table_value(table.into_inner()) });
    }
    let place = |error: &toml::de::Error| (error.message().to_owned(), error.span().unwrap_or(0..0));
    Err(errors.iter().map(place).collect())
}

fn table_value(table: DeTable<'_>) -> Value {
    let entries = table.into_iter().map(|(key, value)| Entry {
        key_span: key.span(),
        key: key.into_inner().into_owned(),
        node: node(value),
    });
    let mut entries: Vec<Entry> = entries.collect();
    entries.sort_by_key(|entry| entry.key_span.start);
    Value::Table(entries)
}

fn node(value: Spanned<DeValue<'_>>) -> Node {
    let span = value.span();
    let value = match value.into_inner() {
        DeValue::String(text) => Value::Scalar(text.into_owned(), Style::Quoted),
        DeValue::Integer(integer) => Value::Scalar(integer.to_string(), Style::Plain),
        DeValue::Float(float) => Value::Scalar(float.to_string(), Style::Plain),
        DeValue::Boolean(boolean) => Value::Scalar(boolean.to_string(), Style::Plain),
        DeValue::Datetime(datetime) => Value::Scalar(datetime.to_string(), Style::Plain),
        DeValue::Array(array) => Value::List(array.into_iter().map(node).collect()),
        DeValue::Table(table) => table_value(table),
    };
    Node { span, value }
}
