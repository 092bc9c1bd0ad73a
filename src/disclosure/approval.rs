//! Approval: whether a person stands for a document as it is now, with all that it shows.

use std::collections::{BTreeMap, BTreeSet};

use pulldown_cmark::{Event, Parser, Tag};

use crate::document::Date;
use crate::source::{Approval, SourceDocument, SourceFile, SourcePath, Sources};

/// Whether somebody approved a document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Standing {
    /// Nobody did.
    Never,
    /// Somebody did, but it has changed since.
    Void {
        /// Who.
        by: String,
        /// When.
        date: Date,
    },
    /// Somebody did, and it is as it was then.
    Approved {
        /// Who.
        by: String,
        /// When.
        date: Date,
    },
}

/// What tells whether approvals still hold.
pub(super) struct Approvals<'s> {
    documents: BTreeMap<&'s SourcePath, &'s SourceDocument>,
    files: BTreeMap<&'s SourcePath, &'s SourceFile>,
    given: BTreeMap<&'s str, &'s Approval>,
}

impl<'s> Approvals<'s> {
    pub(super) fn of(sources: &'s Sources) -> Self {
        Self {
            documents: sources.documents.iter().map(|document| (&document.path, document)).collect(),
            files: sources.files.iter().map(|file| (&file.path, file)).collect(),
            given: sources.approvals.iter().map(|approval| (approval.file.as_str(), approval)).collect(),
        }
    }

    /// Returns the document with a path.
    pub(super) fn document(&self, path: &SourcePath) -> Option<&'s SourceDocument> {
        self.documents.get(path).copied()
    }

    /// Returns where a document stands.
    pub(super) fn standing(&self, document: &SourceDocument) -> Standing {
        let Some(approval) = self.given.get(document.path.as_str()) else { return Standing::Never };
        let (by, date) = (approval.by.clone(), approval.date);
        if approval.hash == self.hash(document) {
            Standing::Approved { by, date }
        } else {
            Standing::Void { by, date }
        }
    }

    /// Returns the hash of a document and of everything that its page shows: what it includes, the
    /// pictures and files that it refers to, their sidecars (BLAKE3, 32 hexadecimal digits).
    pub(super) fn hash(&self, document: &SourceDocument) -> String {
        let mut hasher = blake3::Hasher::new();
        let mut add = |bytes: &[u8]| {
            hasher.update(&(bytes.len() as u64).to_le_bytes());
            hasher.update(bytes);
        };
        let mut seen = BTreeSet::from([&document.path]);
        let mut open = vec![document];
        let mut shown = BTreeMap::new();
        while let Some(document) = open.pop() {
            add(document.path.as_str().as_bytes());
            add(document.text.as_str().as_bytes());
            for (path, included) in references(document) {
                if let Some((path, file)) = self.files.get_key_value(&path) {
                    shown.insert(*path, *file);
                } else if let Some((path, other)) = self.documents.get_key_value(&path).filter(|_| included)
                    && seen.insert(path)
                {
                    open.push(other);
                }
            }
        }
        for (path, file) in shown {
            add(path.as_str().as_bytes());
            add(&file.bytes);
            add(file.sidecar.as_ref().map_or(&[][..], |(text, _)| text.as_str().as_bytes()));
        }
        hasher.finalize().to_hex()[..32].to_owned()
    }
}

/// Returns what a document refers to, in order, and whether it may take it into its own page. That a
/// reference stands in code or in a redaction does not matter: one too many does no harm.
fn references(document: &SourceDocument) -> Vec<(SourcePath, bool)> {
    let body = &document.text.as_str()[document.body..];
    let mut found: Vec<(String, bool)> = Vec::new();
    let parser = Parser::new(body);
    found.extend(
        parser.reference_definitions().iter().map(|(_, definition)| (definition.dest.to_string(), false)),
    );
    for event in parser {
        if let Event::Start(Tag::Link { dest_url, .. } | Tag::Image { dest_url, .. }) = event {
            found.push((dest_url.to_string(), false));
        }
    }
    for (at, _) in body.match_indices('=') {
        let value = body[at + 1..].trim_start_matches(['"', '\'']);
        let end = value.find(['"', '\'', '}', ' ', '\n']).unwrap_or(value.len());
        found.push((value[..end].to_owned(), true));
    }
    let mut front = document.front.get("attachments").cloned();
    if let Some(node) = &mut front {
        node.for_each_scalar(&mut |value, _| found.push((value.clone(), false)));
    }
    let path = |(reference, included): (String, bool)| {
        let reference = reference.split(['#', '?']).next().unwrap_or_default();
        let reference = percent_encoding::percent_decode_str(reference).decode_utf8_lossy();
        Some((document.path.follow(&reference)?, included)).filter(|_| !reference.is_empty())
    };
    found.into_iter().filter_map(path).collect()
}
