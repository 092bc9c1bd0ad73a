//! Documents and the files beside them, read from disk.

use std::collections::BTreeSet;
use std::path::Path;

use rayon::prelude::*;

use super::folder::{FILE_LIMIT, Listed, TEXT_LIMIT, read_file};
use super::path::SourcePath;
use super::{bad_name, front_matter};
use crate::config::Config;
use crate::document::{Date, Language};
use crate::finding::{Finding, Findings, Place, Rule, Show};
use crate::notation::{Node, Text, yaml};

/// A document as it is on disk: its front matter is a tree, its label unread.
#[derive(Debug)]
pub struct SourceDocument {
    /// Where it is.
    pub path: SourcePath,
    /// What it is among its neighbours.
    pub role: Role,
    /// The index of its language.
    pub language: usize,
    /// Its text, front matter included.
    pub text: Text,
    /// Its front matter.
    pub front: Node,
    /// Where its body begins.
    pub body: usize,
    /// What tells whether it is the same file as another one.
    pub id: Option<FileId>,
}

impl SourceDocument {
    /// Makes a document of a file's bytes.
    ///
    /// # Errors
    /// Everything that is wrong with its text and with the notation of its front matter.
    pub fn parse(
        path: SourcePath,
        role: Role,
        language: usize,
        bytes: Vec<u8>,
    ) -> crate::finding::Result<Self> {
        let text = Text::decode(path.as_str(), bytes)?;
        let (front, body) = front_matter::split(&text)?;
        Ok(Self { path, role, language, text, front, body, id: None })
    }
}

/// What a document is among its neighbours.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Role {
    /// A section page (`_index.md`).
    Section,
    /// A document that is a file.
    Page,
    /// A document that is a folder (`index.md`).
    Bundle,
    /// An earlier version of a bundle (`versions/2024-02-01.md`).
    Version,
}

/// A file beside a document, with its sidecar.
#[derive(Debug)]
pub struct SourceFile {
    /// Where it is.
    pub path: SourcePath,
    /// What is in it.
    pub bytes: Vec<u8>,
    /// Its sidecar, which carries its label.
    pub sidecar: Option<(Text, Node)>,
    /// What tells whether it is the same file as another one.
    pub id: Option<FileId>,
}

/// Device and inode of a file that has more than one name.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct FileId(u64, u64);

impl FileId {
    /// Returns the id, if the file has more than one name.
    #[cfg(unix)]
    pub(super) fn of(metadata: &std::fs::Metadata) -> Option<Self> {
        use std::os::unix::fs::MetadataExt as _;
        (metadata.is_file() && metadata.nlink() > 1).then(|| Self(metadata.dev(), metadata.ino()))
    }

    /// Returns nothing: this system does not tell.
    #[cfg(not(unix))]
    pub(super) fn of(_: &std::fs::Metadata) -> Option<Self> {
        None
    }
}

pub(super) fn read(
    root: &Path,
    config: &Config,
    listed: &Listed,
    findings: &mut Findings,
) -> (Vec<SourceDocument>, Vec<SourceFile>) {
    let bundles =
        listed.documents.iter().filter(|(path, _)| is_bundle_page(path.name()) && !path.folder().is_empty());
    let bundles: BTreeSet<&str> = bundles.map(|(path, _)| path.folder()).collect();
    let documents: Vec<Result<SourceDocument, Findings>> = listed
        .documents
        .par_iter()
        .map(|(path, id)| {
            let (role, language) = place_in_site(path, &bundles, config)?;
            let bytes = read_file(&root.join(path.as_str()), path.as_str(), TEXT_LIMIT)?;
            Ok(SourceDocument { id: *id, ..SourceDocument::parse(path.clone(), role, language, bytes)? })
        })
        .collect();
    let files = listed.files.iter().map(|(path, _)| path.as_str());
    let names: BTreeSet<&str> =
        files.chain(listed.strangers.iter().map(|stranger| stranger.path.as_str())).collect();
    let files: Vec<Result<Option<SourceFile>, Findings>> =
        listed.files.par_iter().map(|(path, id)| read_beside(root, path, *id, &names)).collect();
    let documents =
        documents.into_iter().filter_map(|read| read.map_err(|found| findings.append(found)).ok()).collect();
    let files = files
        .into_iter()
        .filter_map(|read| read.map_err(|found| findings.append(found)).ok())
        .flatten()
        .collect();
    (documents, files)
}

fn is_bundle_page(name: &str) -> bool {
    name == "index.md"
        || name
            .strip_prefix("index.")
            .and_then(|rest| rest.strip_suffix(".md"))
            .is_some_and(Language::is_code)
}

/// Tells from a path what a document is, and in which language.
fn place_in_site(
    path: &SourcePath,
    bundles: &BTreeSet<&str>,
    config: &Config,
) -> Result<(Role, usize), Finding> {
    let stem = path.name().strip_suffix(".md").unwrap_or(path.name());
    let (stem, language) = match stem.rsplit_once('.') {
        Some((before, code)) if Language::is_code(code) => match config.language_index(code) {
            Some(language) => (before, language),
            None => return Err(bad_name(path.as_str(), &format!("the site has no language `{code}`"))),
        },
        _ => (stem, 0),
    };
    let folder = path.folder();
    let inside = |bundle: &&&str| {
        folder.strip_prefix(**bundle).is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
    };
    let role = match stem {
        "index" if folder.is_empty() => {
            return Err(bad_name(path.as_str(), "the page of the whole site is `content/_index.md`"));
        }
        "_index" => Role::Section,
        "index" => Role::Bundle,
        _ => match bundles.iter().find(inside) {
            Some(bundle) if folder.strip_prefix(*bundle) == Some("/versions") => {
                if Date::parse(stem).is_none() {
                    return Err(bad_name(
                        path.as_str(),
                        "an earlier version is named by its date, as in `versions/2024-02-01.md`",
                    ));
                }
                Role::Version
            }
            Some(_) => {
                return Err(bad_name(
                    path.as_str(),
                    "a folder with `index.md` is one document and holds no others",
                ));
            }
            None => Role::Page,
        },
    };
    Ok((role, language))
}

fn read_beside(
    root: &Path,
    path: &SourcePath,
    id: Option<FileId>,
    names: &BTreeSet<&str>,
) -> Result<Option<SourceFile>, Findings> {
    let labelled = path.as_str().strip_suffix(".yaml").or_else(|| path.as_str().strip_suffix(".yml"));
    if let Some(labelled) = labelled {
        if names.contains(labelled) {
            return Ok(None);
        }
        let message = "the file that this sidecar labels is not there";
        return Err(Finding::new(Rule::SidecarAlone, message).at(Place::file(path.as_str())).into());
    }
    let bytes = read_file(&root.join(path.as_str()), path.as_str(), FILE_LIMIT)?;
    let mut sidecar = None;
    for extension in ["yaml", "yml"] {
        let beside = format!("{}.{extension}", path.as_str());
        if !names.contains(beside.as_str()) {
            continue;
        }
        if sidecar.is_some() {
            return Err(Finding::new(Rule::DuplicateKey, "the file has two sidecars")
                .at(Place::file(beside))
                .into());
        }
        let text = Text::decode(&beside, read_file(&root.join(&beside), &beside, TEXT_LIMIT)?)?;
        let node = yaml::parse(text.as_str()).map_err(|faults| {
            faults.into_iter().map(|fault| fault.finding(&text, Show::Nothing)).collect::<Findings>()
        })?;
        sidecar = Some((text, node));
    }
    Ok(Some(SourceFile { path: path.clone(), bytes, sidecar, id }))
}
