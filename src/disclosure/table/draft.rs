//! A draft is a CSV file with its columns' rules applied, before the small-cell rule and before it is
//! written.

use std::collections::{BTreeMap, BTreeSet};

use super::generalise::{self, Period, Treatment, UNKNOWN};
use super::offences::is_sensitive;
use super::rows::{self, Cell, Rows};
use super::sidecar::{self, Column, Kind, Level, Shape, Sidecar};
use crate::config::Config;
use crate::disclosure::unseen;
use crate::finding::{Finding, Findings, Place, Rule, Show};
use crate::notation::Text;
use crate::source::SourceFile;

/// A file on its way to be published.
#[derive(Debug)]
pub(super) struct Draft {
    pub(super) path: String,
    pub(super) text: Text,
    pub(super) sidecar: Sidecar,
    /// The sidecar's columns, in the order of the file.
    pub(super) columns: Vec<usize>,
    pub(super) rows: Vec<Row>,
    /// Rows and columns of what the small-cell rule withholds.
    pub(super) hidden: BTreeSet<(usize, usize)>,
}

/// A row: its cells as they are, and as they are published.
#[derive(Debug)]
pub(super) struct Row {
    pub(super) source: Vec<Cell>,
    pub(super) published: Vec<String>,
}

/// How many findings of one kind a file has before the rest is left out.
const FINDINGS: usize = 20;

impl Draft {
    /// Returns the column that stands at a place in the file.
    pub(super) fn column(&self, at: usize) -> &Column {
        &self.sidecar.columns[self.columns[at]]
    }

    /// Goes through the columns in the order of the file.
    pub(super) fn all_columns(&self) -> impl Iterator<Item = (usize, &Column)> {
        (0..self.columns.len()).map(|at| (at, self.column(at)))
    }

    /// Returns the place of the column with a name.
    pub(super) fn find(&self, name: &str) -> Option<usize> {
        self.all_columns().find(|(_, column)| column.name == name).map(|(at, _)| at)
    }

    /// Returns the number in a count's cell, if it is known.
    pub(super) fn count(&self, row: usize, column: usize) -> Option<i64> {
        self.rows[row].source[column].text.parse().ok()
    }

    /// Whether a cell says "all of them" in the column of a dimension.
    pub(super) fn is_total(&self, row: usize, column: usize) -> bool {
        is_total(&self.sidecar, &self.column(column).kind, &self.rows[row].source[column].text)
    }

    /// Returns the place of a cell.
    pub(super) fn place(&self, row: usize, column: usize) -> Place {
        let at = self.rows[row].source[column].at;
        self.text.place(at..at, Show::Nothing)
    }
}

fn is_total(sidecar: &Sidecar, kind: &Kind, cell: &str) -> bool {
    sidecar.shape == Shape::Table && kind.is_dimension() && sidecar.total.as_deref() == Some(cell)
}

/// Reads a file and its sidecar and applies the rules of its columns; nothing, if something is wrong.
pub(super) fn make(file: &SourceFile, config: &Config, findings: &mut Findings) -> Option<Draft> {
    let path = file.path.as_str();
    let sidecar = sidecar::read(path, file.sidecar.as_ref(), config, findings)?;
    if file.bytes.len() > rows::BYTES {
        let message = format!("the file has more than {} bytes", rows::BYTES);
        findings.push(Finding::new(Rule::DataMalformed, message).at(Place::file(path)));
        return None;
    }
    let read = Text::decode(path, file.bytes.clone()).and_then(|text| Ok((rows::read(&text)?, text)));
    let (Rows { header, rows }, text) = match read {
        Ok(read) => read,
        Err(finding) => {
            findings.push(finding);
            return None;
        }
    };
    let columns = columns(&header, &text, &sidecar, findings)?;
    let rows = rows.into_iter().map(|source| Row { source, published: Vec::new() }).collect();
    let mut draft = Draft { path: path.to_owned(), text, sidecar, columns, rows, hidden: BTreeSet::new() };
    let jurisdiction = config.agency.short_name.as_deref().unwrap_or("jurisdiction");
    let mut found = Findings::new();
    apply(&mut draft, jurisdiction, &mut found);
    if !found.has_errors() {
        listed_categories(&draft, &mut found);
        super::vocabulary::check(&draft, &mut found);
        undeclared_counts(&draft, &mut found);
        sensitive_rows(&mut draft, jurisdiction, &mut found);
    }
    let sound = !found.has_errors();
    findings.append(found);
    sound.then_some(draft)
}

/// Finds the sidecar's column for each of the file's, and says which have no partner.
fn columns(header: &[Cell], text: &Text, sidecar: &Sidecar, findings: &mut Findings) -> Option<Vec<usize>> {
    let mut found = Findings::new();
    let mut order = Vec::with_capacity(header.len());
    let mut names = BTreeSet::new();
    for (number, cell) in header.iter().enumerate() {
        // A header row may be missing, so that its cells are data: they are not quoted.
        let place = text.place(cell.at..cell.at, Show::Nothing);
        let mut refuse = |message: &str| {
            let message = format!("{message} (column {} of the file)", number + 1);
            found.push(Finding::new(Rule::DataColumn, message).at(place.clone()));
        };
        if !names.insert(cell.text.to_lowercase()) {
            refuse("two columns have this name");
        } else if let Some(at) = sidecar.columns.iter().position(|column| column.name == cell.text) {
            order.push(at);
        } else {
            refuse("the sidecar does not declare this column");
        }
    }
    let in_sidecar = |message: String| Finding::new(Rule::DataColumn, message).at(Place::file(&sidecar.path));
    let mut headers = BTreeSet::new();
    for column in &sidecar.columns {
        if !header.iter().any(|cell| cell.text == column.name) {
            found.push(in_sidecar(format!("the file has no column `{}`", column.name)));
        }
        if !headers.insert(column.header.to_lowercase()) {
            found.push(in_sidecar(format!("two columns are called `{}`", column.header)));
        }
        if let Kind::Rate { of, percent_of } = &column.kind {
            for name in of.iter().chain(percent_of) {
                if !sidecar.columns.iter().any(|other| other.name == *name && other.kind == Kind::Count) {
                    let message =
                        format!("the rate `{}` is of `{name}`, which is no count column", column.name);
                    found.push(in_sidecar(message));
                }
            }
        }
    }
    if let Some(name) = &sidecar.sum
        && !sidecar.columns.iter().any(|column| column.name == *name && column.kind == Kind::Count)
    {
        found.push(in_sidecar(format!("`totals.columns` names `{name}`, which is no count column")));
    }
    let sound = !found.has_errors() && order.len() == header.len();
    findings.append(found);
    sound.then_some(order)
}

/// Checks each cell against its column's type and puts what is published beside it.
fn apply(draft: &mut Draft, jurisdiction: &str, findings: &mut Findings) {
    let Draft { sidecar, columns, rows, text, .. } = draft;
    let mut told = 0;
    for row in rows {
        row.published.reserve_exact(columns.len());
        for (cell, &at) in row.source.iter().zip(columns.iter()) {
            let column = &sidecar.columns[at];
            let mut refuse = |what: &str| {
                if told < FINDINGS {
                    let message = format!("a cell of `{}` is not {what}", column.name);
                    let place = text.place(cell.at..cell.at, Show::Nothing);
                    findings.push(Finding::new(Rule::DataCell, message).at(place));
                }
                told += 1;
            };
            let published = if is_total(sidecar, &column.kind, &cell.text) {
                Some(cell.text.clone())
            } else if !column.is_dropped() && unseen::find(&cell.text).is_some() {
                refuse("free of characters that nobody sees");
                None
            } else if let Some(what) = generalise::misfit(&column.kind, &cell.text) {
                refuse(what);
                None
            } else {
                let published = generalise::publish(&column.treatment, &cell.text, jurisdiction);
                if published.is_none() {
                    refuse("in a form that its rule can make coarser");
                }
                published
            };
            row.published.push(published.unwrap_or_default());
        }
    }
}

/// Finds columns that claim to be categories but have another value in almost every row, as names do.
fn listed_categories(draft: &Draft, findings: &mut Findings) {
    for (at, column) in draft.all_columns() {
        let listed = matches!(column.kind, Kind::Category | Kind::Offence)
            || matches!(column.kind, Kind::Place(level) if level >= Level::Beat);
        if draft.sidecar.shape != Shape::Records || !listed || column.is_dropped() {
            continue;
        }
        let values: BTreeSet<&str> = draft.rows.iter().map(|row| row.source[at].text.as_str()).collect();
        if values.len() > 20 && values.len() * 2 > draft.rows.len() {
            let message = format!("`{}` is no category: most rows have a value of their own", column.name);
            let finding = Finding::new(Rule::DataColumn, message).at(Place::file(&draft.sidecar.path));
            findings.push(finding.mend("declare it as `text` or `id`, or publish coarser categories"));
        }
    }
}

/// Finds columns of small whole numbers that nobody declared as counts: declared as anything else, the
/// small-cell rule would not see them.
fn undeclared_counts(draft: &Draft, findings: &mut Findings) {
    for (at, column) in draft.all_columns() {
        let may_count = matches!(column.kind, Kind::Integer | Kind::Number) && !column.counts_nothing;
        if draft.sidecar.shape != Shape::Table || !may_count || column.is_dropped() {
            continue;
        }
        let number = |row: &Row| row.source[at].text.parse::<i64>().ok();
        let is_known = |row: &&Row| !generalise::is_unknown(&row.source[at].text);
        let all_whole = draft.rows.iter().filter(is_known).all(|row| number(row).is_some());
        let small = 1..=i64::from(draft.sidecar.threshold);
        if all_whole && draft.rows.iter().filter_map(number).any(|number| small.contains(&number)) {
            let message =
                format!("`{}` holds small whole numbers and is not declared as a count", column.name);
            let finding = Finding::new(Rule::DataColumn, message).at(Place::file(&draft.sidecar.path));
            findings.push(finding.mend(
                "declare it as `type: count`; if it counts neither people nor incidents, add `counts: nothing` to it",
            ));
        }
    }
}

/// Makes rows about sensitive offences coarser, whatever the rules of the columns say; tables, which
/// would have to be counted anew, are refused.
fn sensitive_rows(draft: &mut Draft, jurisdiction: &str, findings: &mut Findings) {
    let more = &draft.sidecar.sensitive;
    let named = |text: &str| is_sensitive(text, more);
    let name = draft.path.rsplit('/').next().unwrap_or_default();
    let all = named(name) || draft.sidecar.title.as_deref().is_some_and(named);
    let kinds = |at: &usize| match draft.column(*at).kind {
        Kind::Offence | Kind::Category => !draft.column(*at).is_dropped(),
        _ => false,
    };
    let telling: Vec<usize> = (0..draft.columns.len()).filter(kinds).collect();
    let ages: Vec<usize> = draft
        .all_columns()
        .filter(|(_, column)| column.kind == Kind::Age && !column.is_dropped())
        .map(|(at, _)| at)
        .collect();
    // The values of a column are few; each is looked at once.
    let mut known: BTreeMap<&str, bool> = BTreeMap::new();
    for cell in draft.rows.iter().flat_map(|row| telling.iter().map(|at| row.source[*at].text.as_str())) {
        known.entry(cell).or_insert_with(|| named(cell));
    }
    let sensitive: Vec<bool> = draft
        .rows
        .iter()
        .map(|row| {
            let cell = |at: &usize| row.source[*at].text.as_str();
            all || telling.iter().any(|at| known[cell(at)])
                || ages.iter().any(|at| generalise::is_juvenile(cell(at)))
        })
        .collect();
    let by_column = draft
        .all_columns()
        .any(|(_, column)| column.kind == Kind::Count && !column.is_dropped() && named(&column.name));
    match draft.sidecar.shape {
        Shape::Table => refuse_tables(draft, &sensitive, by_column, findings),
        Shape::Records => {
            refuse_dropped(draft, &sensitive, findings);
            coarsen_records(draft, &sensitive, jurisdiction);
        }
    }
}

/// Finds rows about a sensitive offence that only a dropped column names: they may not keep their place
/// and date, but if they were made coarser, that would tell what is dropped.
fn refuse_dropped(draft: &Draft, sensitive: &[bool], findings: &mut Findings) {
    let places = draft.all_columns().any(|(_, column)| {
        let is_fine = match column.kind {
            Kind::Place(_) => column.treatment != Treatment::Jurisdiction,
            Kind::Date => column.treatment == Treatment::Date(Period::Month),
            _ => false,
        };
        is_fine && !column.is_dropped()
    });
    let dropped =
        draft.all_columns().filter(|(_, column)| column.kind == Kind::Offence && column.is_dropped());
    for (at, column) in dropped.filter(|_| places) {
        let named = |row: &usize| {
            !sensitive[*row] && is_sensitive(&draft.rows[*row].source[at].text, &draft.sidecar.sensitive)
        };
        if let Some(row) = (0..draft.rows.len()).find(named) {
            let message = format!(
                "`{}` is dropped, and rows about sensitive offences would keep their place or month",
                column.name
            );
            let finding = Finding::new(Rule::SensitiveOffence, message).at(draft.place(row, at));
            findings.push(finding.mend("release the column, so that these rows are made coarser; or generalise places to the jurisdiction and dates to quarters"));
        }
    }
}

fn coarsen_records(draft: &mut Draft, sensitive: &[bool], jurisdiction: &str) {
    let kinds: Vec<(usize, bool)> = draft
        .all_columns()
        .filter(|(_, column)| !column.is_dropped() && matches!(column.kind, Kind::Date | Kind::Place(_)))
        .map(|(at, column)| (at, column.kind == Kind::Date))
        .collect();
    for (row, _) in draft.rows.iter_mut().zip(sensitive).filter(|(_, sensitive)| **sensitive) {
        for &(at, is_date) in &kinds {
            let cell = &mut row.published[at];
            if !is_date {
                jurisdiction.clone_into(cell);
            } else if let Some(quarter) = generalise::coarser(cell, Period::Quarter) {
                *cell = quarter;
            }
        }
    }
}

fn refuse_tables(draft: &Draft, sensitive: &[bool], by_column: bool, findings: &mut Findings) {
    let mut told = 0;
    for (row, _) in sensitive.iter().enumerate().filter(|(_, sensitive)| **sensitive || by_column) {
        for (at, column) in draft.all_columns().filter(|(_, column)| !column.is_dropped()) {
            let published = &draft.rows[row].published[at];
            if draft.is_total(row, at) || published == UNKNOWN {
                continue;
            }
            let (is_fine, what) = match column.kind {
                Kind::Place(level) => {
                    let whole = level == Level::Jurisdiction || column.treatment == Treatment::Jurisdiction;
                    (!whole, "a place finer than the jurisdiction")
                }
                Kind::Date => {
                    let fine =
                        generalise::date(published).is_some_and(|(.., period)| period < Period::Quarter);
                    (fine, "a date finer than a quarter")
                }
                _ => (false, ""),
            };
            if is_fine && told < FINDINGS {
                told += 1;
                let message =
                    format!("this row is about a sensitive offence and gives {what} (`{}`)", column.name);
                findings.push(Finding::new(Rule::SensitiveOffence, message).at(draft.place(row, at)));
            }
        }
    }
}
