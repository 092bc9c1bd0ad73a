//! What the sidecar of a CSV file says about its numbers as a whole.

use super::description::{Population, SeriesBreak, TableFacts, is_period};
use crate::notation::Fields;

/// The keys that are read here.
pub(super) const KEYS: [&str; 5] = ["as_of", "preliminary_from", "source", "breaks", "population"];

/// Reads what a sidecar says about its numbers.
pub(super) fn read(fields: &Fields<'_>) -> TableFacts {
    TableFacts {
        as_of: fields.date("as_of"),
        preliminary_from: period(fields, "preliminary_from"),
        source: fields.text("source"),
        breaks: fields.tables("breaks").into_iter().filter_map(series_break).collect(),
        population: fields.tables("population").into_iter().filter_map(population).collect(),
    }
}

/// Returns a period, which a person may have written without quotes: `2026`.
fn period(fields: &Fields<'_>, key: &str) -> Option<String> {
    let node = fields.node(key)?;
    let period = node.plain().or_else(|| node.text()).filter(|text| is_period(text)).map(str::to_owned);
    if period.is_none() {
        fields.bad(key, node, "it is a period: 2026-03-14, 2026-03, 2026-Q1 or 2026");
    }
    period
}

fn series_break(table: Fields<'_>) -> Option<SeriesBreak> {
    if table.node("at").is_none() {
        table.missing("at");
    }
    let (at, note) = (period(&table, "at"), table.required_text("note"));
    table.finish();
    Some(SeriesBreak { at: at?, note: note? })
}

fn population(table: Fields<'_>) -> Option<Population> {
    for key in ["year", "number"] {
        if table.node(key).is_none() {
            table.missing(key);
        }
    }
    let year = table.integer("year").and_then(|year| i16::try_from(year).ok());
    let number = table.integer("number").and_then(|number| u32::try_from(number).ok());
    if let (Some(0), Some(node)) = (number, table.node("number")) {
        table.bad("number", node, "it is more than 0");
    }
    let source = table.required_text("source");
    let place = table.text("place");
    table.finish();
    Some(Population { year: year?, number: number.filter(|number| *number > 0)?, source: source?, place })
}
