//! An ask is what an author wrote in a directive, and the released file that it names.

use super::data::Table;
use crate::disclosure::Asset;
use crate::finding::Rule;

/// What a directive asks for.
pub(crate) struct Ask<'a> {
    /// The directive's name: `chart`, `table`, `stat`, `trend` or `map`.
    pub(crate) name: &'a str,
    /// What stands in its braces.
    pub(crate) attributes: &'a [(String, String)],
    /// The file that it names.
    pub(crate) asset: &'a Asset,
    /// The file of areas that it names, of `map`.
    pub(crate) areas: Option<&'a Asset>,
    /// What stands in its brackets, plain.
    pub(crate) title: &'a str,
    /// A name for it that no other part of the page has.
    pub(crate) id: &'a str,
}

/// Why a figure cannot be made.
#[derive(Debug)]
pub(crate) struct Fault {
    /// The rule.
    pub(crate) rule: Rule,
    /// What is wrong.
    pub(crate) message: String,
    /// How to mend it, if there is something closer than the rule's own words.
    pub(crate) mend: Option<String>,
}

impl Fault {
    pub(super) fn new(rule: Rule, message: impl Into<String>) -> Self {
        Self { rule, message: message.into(), mend: None }
    }

    #[must_use]
    pub(super) fn mend(mut self, mend: impl Into<String>) -> Self {
        self.mend = Some(mend.into());
        self
    }
}

/// Returns the attributes that a directive knows when it shows numbers; nothing for other directives.
pub(crate) fn attributes(directive: &str) -> &'static [&'static str] {
    match directive {
        "chart" => &["file", "kind", "x", "y", "by", "show", "where", "from", "to", "per"],
        "table" => {
            &["file", "kind", "x", "y", "by", "show", "where", "from", "to", "per", "period", "columns"]
        }
        "map" => &["file", "areas", "x", "y", "where", "per"],
        "trend" => &["file", "x", "y", "by", "show", "where", "period"],
        "stat" => &["file", "column", "row", "where", "x", "period"],
        _ => &[],
    }
}

impl Ask<'_> {
    /// Returns an attribute that is not empty.
    pub(super) fn get(&self, key: &str) -> Option<&str> {
        let found = self.attributes.iter().find(|(known, _)| known == key);
        found.map(|(_, value)| value.trim()).filter(|value| !value.is_empty())
    }

    /// Returns the parts of an attribute between semicolons.
    pub(super) fn list(&self, key: &str) -> Vec<&str> {
        let parts = self.get(key).unwrap_or_default().split(';').map(str::trim);
        parts.filter(|part| !part.is_empty()).collect()
    }

    /// Returns the columns that an attribute names, between semicolons or commas.
    pub(super) fn columns(&self, key: &str, table: &Table<'_>) -> Result<Vec<usize>, Fault> {
        let mut names = self.list(key);
        if let [only] = names[..]
            && table.find(only).is_none()
        {
            names = only.split(',').map(str::trim).filter(|name| !name.is_empty()).collect();
        }
        names.into_iter().map(|name| column(table, name)).collect()
    }

    /// Returns the column that an attribute names.
    pub(super) fn column(&self, key: &str, table: &Table<'_>) -> Result<Option<usize>, Fault> {
        self.get(key).map(|name| column(table, name)).transpose()
    }

    /// Returns what `where` demands: columns and what stands in them.
    pub(super) fn conditions(&self, table: &Table<'_>) -> Result<Vec<(usize, String)>, Fault> {
        let one = |part: &str| {
            let Some((name, value)) = part.split_once('=') else {
                return Err(Fault::new(Rule::FigureColumn, "a part of `where` is no `column=value`")
                    .mend("write it as in `where=\"district=North; offense=Burglary\"`"));
            };
            let column = column(table, name.trim())?;
            Ok((column, known_value(table, column, value.trim())?))
        };
        self.list("where").into_iter().map(one).collect()
    }
}

/// Finds a column; says which there are, if it is not there.
fn column(table: &Table<'_>, name: &str) -> Result<usize, Fault> {
    let message = || format!("the table has no column `{}` for the public", crate::finding::printable(name));
    table.find(name).ok_or_else(|| Fault::new(Rule::FigureColumn, message()).mend(these_columns(table)))
}

/// Says which columns a table has.
pub(super) fn these_columns(table: &Table<'_>) -> String {
    let names: Vec<String> =
        table.description.columns.iter().map(|column| format!("`{}`", column.name)).collect();
    format!("the table has these columns: {}", names.join(", "))
}

/// Returns a value that stands in a column; says which do, if it does not.
pub(super) fn known_value(table: &Table<'_>, column: usize, value: &str) -> Result<String, Fault> {
    let values = table.values(column);
    if values.contains(&value) {
        return Ok(value.to_owned());
    }
    let name = &table.column(column).name;
    let message = format!("no row has `{}` in `{name}`", crate::finding::printable(value));
    let shown: Vec<&str> = values.iter().copied().take(12).collect();
    let more = if values.len() > shown.len() { ", …" } else { "" };
    let mend = format!("in `{name}` stand: {}{more}", shown.join("; "));
    Err(Fault::new(Rule::FigureColumn, message).mend(mend))
}
