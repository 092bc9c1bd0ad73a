//! The audit: the finished output is read back from the disk by code that shares nothing with the
//! renderer, and searched for everything that was withheld, through the encodings a web site uses.
//! One hit, or one file that cannot be read, and nothing is published.
//!
//! An [`Audited`] can only come from a search:
//!
//! ```compile_fail
//! use plainview::audit::Audited;
//! use plainview::publish::Staged;
//! fn forge(staged: Staged) -> Audited {
//!     Audited(staged)
//! }
//! ```
//! ```
//! use plainview::audit;
//! use plainview::disclosure::Withheld;
//! use plainview::finding::Result;
//! use plainview::publish::Staged;
//! fn search(staged: Staged, withheld: &Withheld) -> Result<audit::Audited> {
//!     audit::search(staged, withheld)
//! }
//! ```

mod cbor;
mod container;
mod decode;
mod markup;
mod pagefind;
mod pdf;
mod picture;
mod postings;
mod program;
mod search;
mod stem;

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use rayon::prelude::*;
use walkdir::WalkDir;

use crate::disclosure::{Needles, Withheld};
use crate::finding::{Finding, Findings, Place, Result, Rule};
use crate::publish::Staged;
use search::Outcome;

/// A staged site in which nothing withheld was found.
#[derive(Debug)]
pub struct Audited(Staged);

impl Audited {
    /// Gives the staged site to what puts it in place.
    pub(crate) fn into_staged(self) -> Staged {
        self.0
    }
}

/// Searches a staged site.
///
/// # Errors
/// A finding for each file that holds something withheld or that cannot be read.
pub fn search(staged: Staged, withheld: &Withheld) -> Result<Audited> {
    match folder(staged.folder(), withheld) {
        Ok(_) => Ok(Audited(staged)),
        Err(mut findings) => {
            if let Err(more) = staged.discard() {
                findings.append(more);
            }
            Err(findings)
        }
    }
}

/// Searches any folder; returns how many files it held.
///
/// # Errors
/// A finding for each file that holds something withheld or that cannot be read.
pub fn folder(folder: &Path, withheld: &Withheld) -> Result<usize> {
    let mut findings = Findings::new();
    let mut files: Vec<(String, PathBuf)> = Vec::new();
    let needles = withheld.needles();
    for entry in WalkDir::new(folder).min_depth(1).sort_by_file_name() {
        match entry {
            Ok(entry) if entry.file_type().is_file() => {
                files.push((name(folder, entry.path()), entry.into_path()));
            }
            Ok(entry) if entry.file_type().is_dir() => {
                // An empty folder has a name, too.
                let name = name(folder, entry.path());
                if let Outcome::Hit(origin) = search::file(&name, b"", needles) {
                    let message =
                        format!("the folder's name is withheld at {origin} and stands in nothing public");
                    findings.push(Finding::new(Rule::AuditHit, message).at(Place::file(name)));
                }
            }
            Ok(entry) => {
                let message = "this is neither a file nor a folder";
                findings.push(
                    Finding::new(Rule::AuditUnreadable, message).at(Place::file(name(folder, entry.path()))),
                );
            }
            Err(error) => {
                findings.push(Finding::new(Rule::Io, format!("cannot read {}: {error}", folder.display())))
            }
        }
    }
    // Words of an index are stems, which can be words that are withheld; each comes from a text of the index.
    let indexes = postings::bundles(&files);
    let indexed: BTreeMap<String, bool> = indexes.iter().flat_map(postings::Bundle::examine).collect();
    let found = files.par_iter().map(|(name, path)| match indexed.get(name) {
        Some(true) if !name.ends_with(".pf_filter") => examine_name(name, needles),
        Some(true) | None => examine(path, name, needles),
        Some(false) => examine(path, name, needles).or_else(|| Some(astray(name))),
    });
    let found: Vec<Option<Finding>> = found.collect();
    for finding in found.into_iter().flatten() {
        findings.push(finding);
    }
    findings.checked(files.len())
}

fn name(folder: &Path, path: &Path) -> String {
    path.strip_prefix(folder).unwrap_or(path).to_string_lossy().replace('\\', "/")
}

#[expect(clippy::disallowed_methods, reason = "the audit reads what was written, with nobody's help")]
fn examine(path: &Path, name: &str, needles: &Needles) -> Option<Finding> {
    let bytes = match std::fs::read(path) {
        Ok(bytes) => bytes,
        Err(error) => return Some(Finding::io("read", path, &error)),
    };
    file(name, &bytes, needles)
}

/// Searches a file that is in memory.
///
/// # Errors
/// A finding, if it holds something withheld or cannot be read.
pub fn bytes(name: &str, bytes: &[u8], withheld: &Withheld) -> Result<()> {
    file(name, bytes, withheld.needles()).map_or(Ok(()), |finding| Err(finding.into()))
}

/// Searches the name of a file whose content is vouched for.
fn examine_name(name: &str, needles: &Needles) -> Option<Finding> {
    file(name, b"", needles)
}

fn astray(name: &str) -> Finding {
    let message = "the search index holds something that does not stand in the page that it points to";
    Finding::new(Rule::AuditUnreadable, message).at(Place::file(name))
}

fn file(name: &str, bytes: &[u8], needles: &Needles) -> Option<Finding> {
    let place = || Place::file(name);
    // Of what is the same on every site only the name is searched.
    if program::is_known(bytes) {
        return examine_name(name, needles);
    }
    match search::file(name, bytes, needles) {
        Outcome::Clean => None,
        Outcome::Hit(origin) => {
            let message =
                format!("the file holds words that are withheld at {origin} and stand in nothing public");
            Some(Finding::new(Rule::AuditHit, message).at(place()))
        }
        Outcome::Unreadable(why) => Some(Finding::new(Rule::AuditUnreadable, why).at(place())),
    }
}
