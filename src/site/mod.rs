//! The site: what was released, with its addresses, sections, terms, languages and neighbours.
//!
//! Everything here is made from released things alone. Nothing is numbered, sorted or named before
//! the gate, so that what is withheld cannot show in a count, an order or an address.

mod address;
mod alerts;
mod assemble;
mod claims;
mod in_force;
mod library;
mod log;
mod order;
mod own_words;
mod recurrence;
mod related;
mod relations;
mod sections;
mod status;
mod terms;
mod translations;
mod versions;

use std::collections::BTreeMap;

pub(crate) use address::encode;
pub use address::{Address, slug};

pub use alerts::Superseded;
pub(crate) use alerts::{sent, sent_first};
pub use assemble::{Broken, assemble};
pub use claims::Behind;
pub use in_force::{End, Term as TermInForce};
pub use library::ChapterPages;
pub(crate) use library::{PER_MANUAL, TOPIC};
pub use log::{Event, What};
pub use recurrence::{Every, Recurrence};
pub(crate) use sections::PER_PAGE;
pub use sections::Section;
pub use status::Status;
pub use terms::{Term, Terms};
pub use translations::Original;
pub use versions::{Version, Wording};

use crate::config::Config;
use crate::disclosure::{Asset, Document, Listing, Released};
use crate::document::{Date, FieldValue, Header, Moment, Reference, TypeDefinition};
use crate::source::{SourcePath, StaticFile, ThemeFiles};

/// Everything that is published, and how it hangs together.
#[derive(Debug)]
pub struct Site<'c> {
    /// The configuration.
    pub config: &'c Config,
    /// The documents, by source path.
    pub pages: Vec<Page>,
    /// Their earlier versions, by document, the oldest first.
    pub versions: Vec<Version>,
    /// The sections: by language, then by folder, so that parents stand before their children.
    pub sections: Vec<Section>,
    /// The terms of each taxonomy in each language.
    pub terms: Vec<Terms>,
    /// The files that documents may refer to.
    pub assets: Vec<Released<Asset>>,
    /// The lines of the public register.
    pub listings: Vec<Released<Listing>>,
    /// The files of `static/`.
    pub statics: Vec<StaticFile>,
    /// The theme.
    pub theme: ThemeFiles,
    /// What templates can read.
    pub data: serde_json::Map<String, serde_json::Value>,
    targets: BTreeMap<SourcePath, Target>,
}

/// A document of the site.
#[derive(Debug)]
pub struct Page {
    /// The document.
    pub document: Released<Document>,
    /// The index of its type.
    pub kind: usize,
    /// The index of its section.
    pub section: usize,
    /// Where it stands.
    pub address: Address,
    /// The same document in other languages.
    pub translations: Vec<usize>,
    /// What it was translated from.
    pub original: Option<Original>,
    /// The one before it in its section.
    pub previous: Option<usize>,
    /// The one after it in its section.
    pub next: Option<usize>,
    /// Documents on the same subjects.
    pub related: Vec<usize>,
    /// The files that belong to it.
    pub attachments: Vec<usize>,
    /// How it repeats, if it is an event that does.
    pub recurrence: Option<Recurrence>,
    /// What took its place, if it is a bulletin that was brought up to date or cancelled.
    pub superseded: Option<Superseded>,
    /// The policies that were changed since, if it is training.
    pub behind: Vec<Behind>,
    /// What its fields refer to, by the path as it was written.
    references: BTreeMap<String, Target>,
    /// The documents that took its place, or will.
    pub superseded_by: Vec<Successor>,
    /// The documents that amend it.
    pub amended_by: Vec<usize>,
}

/// A document that took the place of another one, or will.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Successor {
    /// The first day of the first text that says so.
    pub from: Option<Date>,
    /// The document.
    pub page: usize,
}

/// What a source path leads to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Target {
    /// A document.
    Page(usize),
    /// A section.
    Section(usize),
    /// An earlier version of a document.
    Version(usize),
    /// A file.
    Asset(usize),
}

impl Site<'_> {
    /// Returns what a source path leads to, if that is released.
    pub fn target(&self, path: &SourcePath) -> Option<Target> {
        self.targets.get(path).copied()
    }

    /// Returns the document that a target is, if it is one.
    pub fn document(&self, target: Target) -> Option<&Document> {
        Some(match target {
            Target::Page(page) => &self.pages[page].document,
            Target::Section(section) => self.sections[section].page.as_ref()?,
            Target::Version(version) => &self.versions[version].document,
            Target::Asset(_) => return None,
        })
    }

    /// Returns where a target stands.
    pub fn address(&self, target: Target) -> Address {
        match target {
            Target::Page(page) => self.pages[page].address.clone(),
            Target::Section(section) => self.sections[section].address.clone(),
            Target::Version(version) => self.versions[version].address.clone(),
            Target::Asset(asset) => asset_address(&self.assets[asset]),
        }
    }

    /// Returns the home address of a language, or that of the main one if it has no pages.
    pub fn home(&self, language: usize) -> Address {
        let home = self.section(language, "").or_else(|| self.section(0, ""));
        home.map_or_else(Address::default, |home| self.sections[home].address.clone())
    }

    /// Returns where the page about what is withheld stands.
    pub fn withholding(&self, language: usize) -> Address {
        self.home(language).page("withholding")
    }

    /// Returns where the page of a ground stands.
    pub fn ground(&self, language: usize, id: &str) -> Address {
        self.withholding(language).page(id)
    }

    /// Returns where the public register stands.
    pub fn register(&self, language: usize) -> Address {
        self.home(language).page("register")
    }

    /// Returns where the accessibility statement stands.
    pub fn statement(&self, language: usize) -> Address {
        self.home(language).page("accessibility-statement")
    }

    /// Returns where the search page stands, if the site has one.
    pub fn search(&self, language: usize) -> Address {
        self.home(language).page("search")
    }

    /// Returns where the index from A to Z stands.
    pub fn from_a_to_z(&self, language: usize) -> Address {
        self.home(language).page("a-z")
    }

    /// Returns where the page of all changes stands.
    pub fn changes(&self, language: usize) -> Address {
        self.home(language).page("changes")
    }

    /// Returns a link to an address.
    pub fn url(&self, address: &Address) -> String {
        address.url(self.config.base_url.path())
    }

    /// Returns a link to an address from anywhere on the web.
    pub fn permalink(&self, address: &Address) -> String {
        format!("{}{}", self.config.base_url.origin(), self.url(address))
    }

    /// Returns how many documents are in a section and in those below it.
    pub fn count_below(&self, section: usize) -> usize {
        let section = &self.sections[section];
        section.pages.len() + section.children.iter().map(|child| self.count_below(*child)).sum::<usize>()
    }

    /// Returns a page's type.
    pub fn kind(&self, page: &Page) -> &TypeDefinition {
        &self.config.types[page.kind]
    }

    /// Returns a field of a page's own type.
    pub fn field<'p>(&self, page: &'p Page, name: &str) -> Option<&'p FieldValue> {
        page.field(&self.kind(page).name, name)
    }

    /// Returns a page in a language, or as it is if it is not translated.
    pub fn in_language(&self, page: usize, language: usize) -> usize {
        let others = self.pages[page].translations.iter().copied();
        let is = |other: &usize| self.pages[*other].document.language == language;
        if is(&page) { page } else { others.into_iter().find(is).unwrap_or(page) }
    }

    /// Returns the number of a page, if documents of its type have one.
    pub fn number<'p>(&self, page: &'p Page) -> Option<&'p str> {
        self.field(page, "number").and_then(FieldValue::as_text)
    }

    /// Returns the section of a folder in a language.
    pub fn section(&self, language: usize, folder: &str) -> Option<usize> {
        self.sections.iter().position(|section| section.language == language && section.folder == folder)
    }

    /// Returns the sections above a section, from the home page on.
    pub fn ancestors(&self, section: usize) -> Vec<usize> {
        let mut ancestors = Vec::new();
        let mut next = self.sections[section].parent;
        while let Some(parent) = next {
            ancestors.push(parent);
            next = self.sections[parent].parent;
        }
        ancestors.reverse();
        ancestors
    }
}

impl Page {
    /// Returns a field of a type's table.
    pub fn field(&self, kind: &str, name: &str) -> Option<&FieldValue> {
        self.document.header.field(kind, name)
    }

    /// Returns what a reference of one of its fields leads to.
    pub fn reference(&self, path: &str) -> Option<Target> {
        self.references.get(path).copied()
    }

    /// Returns the documents that a field of a type's table refers to.
    pub fn referred(&self, kind: &str, name: &str) -> Vec<usize> {
        referred(&self.document.header, &self.references, kind, name)
    }

    /// Returns when an event begins.
    pub fn start(&self) -> Option<Moment> {
        self.field("event", "start").and_then(FieldValue::as_moment)
    }

    /// Returns when an event ends.
    pub fn end(&self) -> Option<Moment> {
        self.field("event", "end").and_then(FieldValue::as_moment)
    }
}

/// Returns the documents that a field of a header refers to.
fn referred(header: &Header, references: &BTreeMap<String, Target>, kind: &str, name: &str) -> Vec<usize> {
    let held = header.field(kind, name).map(FieldValue::as_references).unwrap_or_default();
    let page = |reference: &Reference| match reference {
        Reference::Document(path) => match references.get(path)? {
            Target::Page(page) => Some(*page),
            Target::Section(_) | Target::Version(_) | Target::Asset(_) => None,
        },
        Reference::Words(_) => None,
    };
    held.iter().filter_map(page).collect()
}

/// Returns where a file stands: under a name made from its content, since a source's name can tell
/// what the picture does not; after the name that a person chose for the public, if one did.
pub fn asset_address(asset: &Asset) -> Address {
    let hash = &blake3::hash(&asset.bytes).to_hex()[..20];
    let name = asset.name.as_deref().map_or(String::new(), |name| format!("{name}-"));
    Address::file(&format!("files/{name}{hash}.{}", asset.extension))
}
