//! Versions: the earlier texts of documents that are released, each with an address that lasts.

use std::collections::BTreeMap;

use super::{Address, Page, Site, Target};
use crate::disclosure::{Document, Released};
use crate::document::Date;
use crate::finding::{Finding, Findings, Place, Rule};

/// An earlier text of a document.
#[derive(Debug)]
pub struct Version {
    /// The text.
    pub document: Released<Document>,
    /// The index of the document as it is today.
    pub page: usize,
    /// The day that its file is named by.
    pub day: Date,
    /// Where it stands.
    pub address: Address,
    /// What its fields refer to, by the path as it was written.
    pub(super) references: BTreeMap<String, Target>,
}

/// A text of a document: one of its versions, or the one of today.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Wording {
    /// An earlier one.
    Version(usize),
    /// That of today.
    Today(usize),
}

/// Finds the document of each version; they come back by document, the oldest first.
///
/// A version of which no later text is released has no page: nothing could lead to it, and that it is old would
/// tell that there is another text.
pub(super) fn find(
    versions: Vec<Released<Document>>,
    pages: &[Page],
    findings: &mut Findings,
) -> Vec<Version> {
    let bundles: BTreeMap<(&str, usize), usize> = pages
        .iter()
        .enumerate()
        .filter(|(_, page)| page.document.role == crate::source::Role::Bundle)
        .map(|(index, page)| ((page.document.path.folder(), page.document.language), index))
        .collect();
    let mut found = Vec::with_capacity(versions.len());
    for document in versions {
        let folder = document.path.folder();
        let bundle = folder.strip_suffix("/versions").unwrap_or(folder);
        let Some(&page) = bundles.get(&(bundle, document.language)) else {
            let message = "the text of today is not released in this language, so this version has no page";
            let place = Place::file(document.path.as_str());
            findings.push(Finding::new(Rule::VersionAlone, message).at(place));
            continue;
        };
        // `source` has refused versions that are not named by a day.
        let Some(day) = document.path.stem().split('.').next().and_then(Date::parse) else { continue };
        let address = pages[page].address.page("versions").page(&day.to_string());
        found.push(Version { document, page, day, address, references: BTreeMap::new() });
    }
    found.sort_by_key(|version| (version.page, version.day));
    found
}

impl Site<'_> {
    /// Returns the earlier versions of a document, the oldest first.
    pub fn versions(&self, page: usize) -> std::ops::Range<usize> {
        let start = self.versions.partition_point(|version| version.page < page);
        let end = self.versions.partition_point(|version| version.page <= page);
        start..end
    }

    /// Returns all texts of a document that are released, the oldest first.
    pub fn wordings(&self, page: usize) -> Vec<Wording> {
        self.versions(page).map(Wording::Version).chain([Wording::Today(page)]).collect()
    }

    /// Returns the document that a text is one of.
    pub fn page_of(&self, wording: Wording) -> usize {
        match wording {
            Wording::Version(version) => self.versions[version].page,
            Wording::Today(page) => page,
        }
    }

    /// Returns the text before another one of the same document.
    pub fn before(&self, wording: Wording) -> Option<Wording> {
        let wordings = self.wordings(self.page_of(wording));
        let at = wordings.iter().position(|other| *other == wording)?;
        at.checked_sub(1).map(|before| wordings[before])
    }

    /// Returns the document that a text is.
    pub fn wording(&self, wording: Wording) -> &Document {
        match wording {
            Wording::Version(version) => &self.versions[version].document,
            Wording::Today(page) => &self.pages[page].document,
        }
    }

    /// Returns the documents that a field of a policy's text refers to.
    pub(super) fn referred_by(&self, wording: Wording, name: &str) -> Vec<usize> {
        match wording {
            Wording::Version(version) => {
                let version = &self.versions[version];
                super::referred(&version.document.header, &version.references, "policy", name)
            }
            Wording::Today(page) => self.pages[page].referred("policy", name),
        }
    }

    /// Returns the number of a text, if documents of its type have one.
    pub fn number_of(&self, wording: Wording) -> Option<&str> {
        let page = &self.pages[self.page_of(wording)];
        self.wording(wording).header.text(&self.kind(page).name, "number")
    }

    /// Returns where a text stands.
    pub fn wording_address(&self, wording: Wording) -> &Address {
        match wording {
            Wording::Version(version) => &self.versions[version].address,
            Wording::Today(page) => &self.pages[page].address,
        }
    }

    /// Returns where it is shown what a text changed of the one before it.
    pub fn redline(&self, wording: Wording) -> Address {
        self.wording_address(wording).page("changes")
    }

    /// Returns where the text of today will stand once there is a later one; until then it leads to the document.
    pub fn lasting(&self, page: usize) -> Option<Address> {
        let versions = self.versions(page);
        let day = self.pages[page].document.header.date?;
        let is_new = versions.clone().all(|version| self.versions[version].day != day);
        (!versions.is_empty() && is_new)
            .then(|| self.pages[page].address.page("versions").page(&day.to_string()))
    }
}
