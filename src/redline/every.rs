//! The redlines of a site: for each released text of a document, what it changed of the one before it.

use std::collections::BTreeMap;

use rayon::prelude::*;

use super::{Redline, compare};
use crate::document::{FieldValue, Header};
use crate::markup::{Bodies, Body, outline};
use crate::site::{Site, Wording};

/// The redlines of a site, by the newer text.
#[derive(Debug, Default)]
pub struct Redlines(BTreeMap<Wording, Redline>);

impl Redlines {
    /// Compares each released text of each document with the one before it.
    pub fn of(site: &Site<'_>, bodies: &Bodies) -> Self {
        let mut newer: Vec<(Wording, Wording)> = Vec::new();
        for (index, version) in site.versions.iter().enumerate() {
            newer
                .extend(site.before(Wording::Version(index)).map(|before| (before, Wording::Version(index))));
            let is_last = site.versions.get(index + 1).is_none_or(|next| next.page != version.page);
            if is_last {
                newer.push((Wording::Version(index), Wording::Today(version.page)));
            }
        }
        let redline = |(old, new): (Wording, Wording)| {
            let language = site.wording(new).language;
            let outline = |wording| outline(&body(bodies, wording).parts);
            (new, compare(&outline(old), &outline(new), &site.config.languages[language].code))
        };
        Self(newer.into_par_iter().map(redline).collect())
    }

    /// Returns what a text changed of the one before it, if there is one.
    pub fn get(&self, wording: Wording) -> Option<&Redline> {
        self.0.get(&wording)
    }

    /// Goes through the redlines, by document.
    pub fn iter(&self) -> impl Iterator<Item = (Wording, &Redline)> {
        self.0.iter().map(|(wording, redline)| (*wording, redline))
    }
}

/// Returns the body of a text.
fn body(bodies: &Bodies, wording: Wording) -> &Body {
    match wording {
        Wording::Version(version) => &bodies.versions[version],
        Wording::Today(page) => &bodies.pages[page],
    }
}

/// What a text says about the change that it is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct ChangeNote<'h> {
    /// Why it was made.
    pub why: Option<&'h str>,
    /// `major` or `minor`.
    pub severity: Option<&'h str>,
    /// The sections that it touches.
    pub sections: &'h [String],
}

impl ChangeNote<'_> {
    /// Whether readers should be told: a change of which nobody says that it is minor is not.
    pub fn is_major(&self) -> bool {
        self.severity != Some("minor")
    }
}

/// Returns what a policy says about its last change.
pub fn change(header: &Header) -> ChangeNote<'_> {
    let record = header.field("policy", "change").and_then(|value| value.as_records().first());
    let field = |name: &str| record?.iter().find(|(field, _)| field == name).map(|(_, value)| value);
    let sections = match field("sections") {
        Some(FieldValue::Texts(sections)) => sections.as_slice(),
        _ => &[],
    };
    ChangeNote {
        why: field("why").and_then(FieldValue::as_text),
        severity: field("severity").and_then(FieldValue::as_text),
        sections,
    }
}
