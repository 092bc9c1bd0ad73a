//! Tables are CSV files beside documents: numbers and records, published as their sidecars say.
//!
//! 1. [`rows`] reads a file strictly, [`sidecar`] what each of its columns is.
//! 2. [`draft`] puts both together, and [`generalise`] makes cells coarser; rows about sensitive
//!    [`offences`] are made coarser still.
//! 3. [`counts`] finds the sums between the counts of all tables of the site, [`feasible`] what can be
//!    computed from them, and [`small_cells`] withholds so many that no small one can be, and
//!    [`rates`] what could be computed from percentages.
//! 4. [`elsewhere`] looks for withheld counts in other files, [`periods`] in tables with longer or shorter periods.
//! 5. [`write`](mod@write) makes the published file, [`description`] what the public is told about its columns,
//!    of which [`facts`] reads what concerns all of them.

mod alter;
mod counts;
mod description;
mod draft;
mod elsewhere;
mod facts;
mod feasible;
mod generalise;
mod offences;
mod periods;
mod rates;
mod rows;
mod sidecar;
mod small_cells;
mod vocabulary;
mod write;

pub(super) use alter::alter;
pub use description::{
    ColumnDescription, ColumnKind, PlaceLevel, Population, SeriesBreak, TableDescription, TableFacts,
};
pub(super) use sidecar::KEYS;
pub use vocabulary::Vocabulary;

use crate::config::Config;
use crate::finding::Findings;
use crate::source::SourceFile;

/// Whether a file is a table.
pub(super) fn is_table(file: &SourceFile) -> bool {
    file.path.extension() == "csv"
}

/// What is published of a table, and what is not.
#[derive(Default)]
pub(super) struct PublicTable {
    /// The published file.
    pub(super) text: String,
    /// Whether it has a row for each incident, or a column about single persons.
    pub(super) tells_of_persons: bool,
    /// The cells that are not published as they are, with their lines.
    pub(super) withheld: Vec<(u32, String)>,
    /// What the public is told about its columns.
    pub(super) description: TableDescription,
}

/// Makes what is published of all tables of a site; nothing of those about which there is an error.
pub(super) fn release(
    files: &[&SourceFile],
    config: &Config,
    findings: &mut Findings,
) -> Vec<Option<PublicTable>> {
    let mut sound = Vec::with_capacity(files.len());
    let mut drafts = Vec::with_capacity(files.len());
    for file in files {
        let draft = draft::make(file, config, findings);
        sound.push(draft.is_some());
        drafts.extend(draft);
    }
    small_cells::protect(&mut drafts, findings);
    elsewhere::find(&drafts, findings);
    periods::find(&drafts, findings);
    let mut tables = drafts.iter().map(write::write);
    sound.into_iter().map(|is_sound| if is_sound { tables.next() } else { None }).collect()
}
