//! The description of a table is what the public is told about its columns: made of the sidecar, and only of the
//! columns that are published.

use super::draft::Draft;
use super::generalise::{Period, Treatment};
use super::sidecar::{Column, Kind, Level, Shape};
use super::vocabulary::Vocabulary;
use crate::document::Date;

/// What the public is told about a published table.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct TableDescription {
    /// The published columns, in their order.
    pub columns: Vec<ColumnDescription>,
    /// The word that stands in a column of categories and means all of them.
    pub total: Option<String>,
    /// The name of the column of counts that is the sum of the others.
    pub sum: Option<String>,
    /// Whether each row is an incident: such a list is no table of numbers.
    pub is_records: bool,
    /// Counts from 1 to this are withheld.
    pub threshold: u32,
    /// The facts that a person wrote about the numbers.
    pub facts: TableFacts,
}

/// What a person says about the numbers of a table.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct TableFacts {
    /// The day as of which the numbers are known: a period that ends later is incomplete.
    pub as_of: Option<Date>,
    /// The first period whose numbers may still change much: `2026-07`.
    pub preliminary_from: Option<String>,
    /// Where the numbers come from.
    pub source: Option<String>,
    /// Where the way of counting changed, so that numbers on both sides cannot be compared.
    pub breaks: Vec<SeriesBreak>,
    /// How many people live where the numbers are from.
    pub population: Vec<Population>,
}

/// A break in a series.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SeriesBreak {
    /// The first period that is counted in the new way: `2025-01`.
    pub at: String,
    /// What changed.
    pub note: String,
}

/// How many people live in a place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Population {
    /// The year.
    pub year: i16,
    /// How many.
    pub number: u32,
    /// Who says so.
    pub source: String,
    /// The place as a cell names it; the whole jurisdiction, if none is named.
    pub place: Option<String>,
}

/// A column that is published.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ColumnDescription {
    /// Its name in the agency's own file, by which authors call it.
    pub name: String,
    /// Its name for the public.
    pub label: String,
    /// What it holds.
    pub kind: ColumnKind,
    /// The list whose codes its cells are.
    pub vocabulary: Option<Vocabulary>,
    /// What its numbers count or measure: `incidents`.
    pub unit: Option<String>,
}

/// What a published column holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ColumnKind {
    /// Free text that a person has read.
    Text,
    /// One of a few words.
    Category,
    /// An offence.
    Offence,
    /// An age, or a band of ages.
    Age,
    /// A number of the record.
    Id,
    /// A day, month, quarter or year.
    Date,
    /// A place, no finer than this.
    Place(PlaceLevel),
    /// A number of people or incidents.
    Count,
    /// Another whole number.
    Integer,
    /// Another number.
    Number,
    /// A number made of a count.
    Rate,
}

/// How fine a place is, finest first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum PlaceLevel {
    /// A block of a hundred house numbers, or an intersection.
    Block,
    /// A beat.
    Beat,
    /// A district.
    District,
    /// Everything.
    Jurisdiction,
}

impl ColumnKind {
    /// Whether cells are numbers.
    pub fn is_number(self) -> bool {
        matches!(self, Self::Count | Self::Integer | Self::Number | Self::Rate)
    }
}

impl TableDescription {
    /// Returns every text that a person wrote and that stands nowhere in the published file, for the checks of what
    /// is public.
    pub(in crate::disclosure) fn texts(&self) -> Vec<&str> {
        let facts = &self.facts;
        let columns = self.columns.iter().map(|column| column.unit.as_deref());
        let breaks = facts.breaks.iter().map(|one| Some(one.note.as_str()));
        let population =
            facts.population.iter().flat_map(|one| [Some(one.source.as_str()), one.place.as_deref()]);
        columns.chain(breaks).chain(population).chain([facts.source.as_deref()]).flatten().collect()
    }
}

/// Describes what is published of a draft.
pub(super) fn describe(draft: &Draft) -> TableDescription {
    let kept = draft.all_columns().filter(|(_, column)| !column.is_dropped());
    let columns = kept.map(|(_, column)| ColumnDescription {
        name: column.name.clone(),
        label: column.header.clone(),
        kind: kind(column),
        unit: column.unit.clone(),
        vocabulary: column.vocabulary,
    });
    TableDescription {
        columns: columns.collect(),
        total: draft.sidecar.total.clone(),
        sum: draft.sidecar.sum.clone(),
        is_records: draft.sidecar.shape == Shape::Records,
        threshold: draft.sidecar.threshold,
        facts: draft.sidecar.facts.clone(),
    }
}

/// Says what is in a column as it is published, which can be coarser than in the source.
fn kind(column: &Column) -> ColumnKind {
    match (&column.kind, &column.treatment) {
        (Kind::Place(_), Treatment::Jurisdiction) => ColumnKind::Place(PlaceLevel::Jurisdiction),
        (Kind::Place(_), Treatment::Map(_)) => ColumnKind::Place(PlaceLevel::District),
        (Kind::Place(level), _) => ColumnKind::Place(match level {
            Level::Address | Level::Block => PlaceLevel::Block,
            Level::Beat => PlaceLevel::Beat,
            Level::District => PlaceLevel::District,
            Level::Jurisdiction => PlaceLevel::Jurisdiction,
        }),
        (Kind::Text, _) => ColumnKind::Text,
        (Kind::Category, _) => ColumnKind::Category,
        (Kind::Offence, _) => ColumnKind::Offence,
        (Kind::Age, _) => ColumnKind::Age,
        (Kind::Id, _) => ColumnKind::Id,
        (Kind::Date, _) => ColumnKind::Date,
        (Kind::Count, _) => ColumnKind::Count,
        (Kind::Integer, _) => ColumnKind::Integer,
        (Kind::Number, _) => ColumnKind::Number,
        (Kind::Rate { .. }, _) => ColumnKind::Rate,
    }
}

/// Whether a text is a period: `2026-03-14`, `2026-03`, `2026-Q1` or `2026`.
pub(super) fn is_period(text: &str) -> bool {
    super::generalise::date(text).is_some_and(|(_, _, length)| length >= Period::Day)
}
