//! Sources are what is on disk, raw and unjudged: documents with their labels unread, the files
//! beside them, the theme, static files and data. This room is the only one that reads them.

mod approvals;
mod builtin;
mod description;
mod document;
mod folder;
mod front_matter;
mod path;
mod theme;

use std::path::Path;

pub use approvals::{APPROVALS, Approval, write_approvals};
pub use document::{FileId, Role, SourceDocument, SourceFile};
pub use folder::OFFICE_LIMIT;
pub use path::{CONTENT, SourcePath};
pub use theme::{StaticFile, THEME_TARGET, ThemeFiles};

use crate::config::Config;
use crate::finding::{Finding, Findings, Place, Result, Rule};

/// Everything that a site is made from, before anything is judged.
#[derive(Debug)]
pub struct Sources {
    /// The documents, by path.
    pub documents: Vec<SourceDocument>,
    /// The files beside them, by path.
    pub files: Vec<SourceFile>,
    /// Files under `content/` that are never published, by path.
    pub strangers: Vec<Stranger>,
    /// Templates, interface strings and the theme's own files.
    pub theme: ThemeFiles,
    /// The files of `static/`.
    pub statics: Vec<StaticFile>,
    /// What templates can read, by file name.
    pub data: serde_json::Map<String, serde_json::Value>,
    /// The terms that may never be published.
    pub protected: Vec<String>,
    /// Who stands for which text.
    pub approvals: Vec<Approval>,
}

/// A file under `content/` that is never published.
pub struct Stranger {
    /// Where it is.
    pub path: SourcePath,
    /// What it is.
    pub what: &'static str,
    /// What is in it, if it is an Office file that is not too large to look into.
    pub bytes: Option<Vec<u8>>,
}

impl std::fmt::Debug for Stranger {
    /// Shows how large it is, and nothing of it.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let size = self.bytes.as_ref().map(Vec::len);
        f.debug_struct("Stranger")
            .field("path", &self.path)
            .field("what", &self.what)
            .field("size", &size)
            .finish()
    }
}

/// Reads all sources of a site.
///
/// Warnings are added to `findings`.
///
/// # Errors
/// Everything that is wrong with how the sources are written, as far as it can be told before
/// anything is judged.
pub fn read(root: &Path, config: &Config, findings: &mut Findings) -> Result<Sources> {
    let listed = folder::list(root, findings)?;
    let (documents, files) = document::read(root, config, &listed, findings);
    let theme = theme::read(root, config, findings);
    let statics = theme::read_static(root, findings);
    let data = theme::read_data(root, findings);
    let mut protected = Vec::new();
    for place in PROTECTED {
        protected.extend(read_protected(root, place, findings));
    }
    let public = files.iter().map(|file| file.path.as_str());
    let by_place = statics.iter().chain(&theme.statics).map(|file| file.source.as_str());
    misplaced(public.chain(by_place), findings);
    let approvals = approvals::read(root, findings);
    findings.checked(Sources {
        documents,
        files,
        strangers: listed.strangers,
        theme,
        statics,
        data,
        protected,
        approvals,
    })
}

/// The places of the list of terms that may never be published.
const PROTECTED: [&str; 2] = ["protected.txt", ".plainview/protected.txt"];

/// Finds lists of protected terms among the files that can be published.
fn misplaced<'p>(paths: impl Iterator<Item = &'p str>, findings: &mut Findings) {
    let name =
        |path: &str| path.rsplit('/').next().is_some_and(|name| name.eq_ignore_ascii_case(PROTECTED[0]));
    for path in paths.filter(|path| name(path)) {
        let message = "a list of protected terms cannot stand where files are published";
        findings.push(Finding::new(Rule::ProtectedPlace, message).at(Place::file(path)));
    }
}

/// Reads a list of protected terms: one a line, `#` begins a comment.
fn read_protected(root: &Path, name: &str, findings: &mut Findings) -> Vec<String> {
    let Some(text) = folder::text_if_there(root, name, findings) else { return Vec::new() };
    let lines = text.as_str().lines().map(str::trim);
    lines.filter(|line| !line.is_empty() && !line.starts_with('#')).map(str::to_owned).collect()
}

/// Reads a file that a person named, which need not be a part of the site.
///
/// # Errors
/// [`Rule::Io`]; [`Rule::Usage`], if it is larger than `limit` bytes.
pub fn read_named(path: &Path, limit: u64) -> Result<Vec<u8>> {
    folder::read_bounded(path, limit)?.ok_or_else(|| {
        let message = format!("{} is larger than {} MiB", path.display(), limit / 1024 / 1024);
        Finding::new(Rule::Usage, message).into()
    })
}

/// Whether something is in the way of making a site in a folder.
#[expect(clippy::disallowed_methods, reason = "the one room that looks at folders of sources")]
pub fn is_occupied(folder: &Path) -> bool {
    match std::fs::read_dir(folder) {
        Ok(mut entries) => entries.next().is_some(),
        Err(error) => error.kind() != std::io::ErrorKind::NotFound,
    }
}

/// Makes the finding for a name that cannot be a part of an address.
fn bad_name(path: &str, why: &str) -> Finding {
    Finding::new(Rule::BadName, format!("the name cannot be used: {why}")).at(Place::file(path))
}
