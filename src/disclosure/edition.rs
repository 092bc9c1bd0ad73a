//! An edition is everything that came out of the gate: all that the rest of the program is given.

use std::collections::BTreeMap;

use super::mark;
use super::redaction::PublicText;
use super::released::Released;
use super::table::{PlaceLevel, TableDescription};
use crate::document::{Date, Header};
use crate::source::{Role, SourcePath, StaticFile, ThemeFiles};

/// What can be released. Sealed: there is no `Released<String>`.
pub trait Releasable: sealed::Sealed {}

mod sealed {
    pub trait Sealed {}
    impl Sealed for super::Document {}
    impl Sealed for super::Asset {}
    impl Sealed for super::Listing {}
}

impl Releasable for Document {}
impl Releasable for Asset {}
impl Releasable for Listing {}

/// Everything that came out of the gate.
#[derive(Debug)]
pub struct Edition {
    /// The documents, by path.
    pub documents: Vec<Released<Document>>,
    /// Earlier versions of documents, by path.
    pub versions: Vec<Released<Document>>,
    /// The files that documents may refer to, by path.
    pub assets: Vec<Released<Asset>>,
    /// The lines of the public register, in the order of their titles.
    pub listings: Vec<Released<Listing>>,
    /// Templates, interface strings and the theme's files: public by their place.
    pub theme: ThemeFiles,
    /// The files of `static/`: public by their place.
    pub statics: Vec<StaticFile>,
    /// What templates can read: public by its place.
    pub data: serde_json::Map<String, serde_json::Value>,
}

/// A document, with everything cut that is redacted.
#[derive(Debug)]
pub struct Document {
    /// Where its source is.
    pub path: SourcePath,
    /// What it is among its neighbours.
    pub role: Role,
    /// The index of its language.
    pub language: usize,
    /// Its front matter; texts in it may hold marks.
    pub header: Header,
    /// Its text.
    pub body: PublicText,
}

impl Document {
    /// Counts the redactions that its page shows, by ground.
    pub fn mark_counts(&self) -> BTreeMap<usize, usize> {
        let header = &self.header;
        let fields = header.fields.values().flatten().flat_map(|(_, value)| value.texts());
        let texts = [Some(header.title.as_str()), header.summary.as_deref(), header.contact.as_deref()];
        mark::count(texts.into_iter().flatten().chain(fields).chain([self.body.as_str()]))
    }
}

/// A file that documents may refer to, cleaned.
#[derive(Debug)]
pub struct Asset {
    /// Where its source is.
    pub path: SourcePath,
    /// What is in it.
    pub bytes: Vec<u8>,
    /// What the public is told that it is, if its sidecar says.
    pub title: Option<String>,
    /// The name that a person chose for the public, without extension: letters, digits and hyphens.
    pub name: Option<String>,
    /// The extension under which it is published.
    pub extension: &'static str,
    /// Whether some people cannot read it, as far as that is known: a PDF without tags.
    pub is_flawed: bool,
    /// Whether it is a table with a row for each incident or a column about single persons, whatever is published
    /// of it.
    pub tells_of_persons: bool,
    /// Width and height in pixels, of a picture.
    pub size: Option<(u32, u32)>,
    /// What the public is told about its columns, of a table.
    pub table: Option<TableDescription>,
    /// How fine its areas are, of a file of areas.
    pub areas: Option<PlaceLevel>,
}

/// A line of the public register of what is withheld.
#[derive(Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Listing {
    /// What the public is told that it is.
    pub title: String,
    /// The index of the ground.
    pub ground: usize,
    /// Since when it is withheld, if the public is told.
    pub since: Option<Date>,
    /// When that is looked at again.
    pub review: Option<Date>,
}
