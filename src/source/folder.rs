//! Listing `content/`: which files are documents, which are files beside them, and which are
//! neither and therefore never published.

use std::collections::BTreeMap;
use std::io::Read as _;
use std::path::Path;

use unicode_normalization::UnicodeNormalization as _;
use walkdir::WalkDir;

use super::path::{CONTENT, SourcePath};
use super::{Stranger, bad_name, document::FileId};
use crate::finding::{Finding, Findings, Place, Result, Rule};
use crate::notation::Text;

/// What is in `content/`.
#[derive(Debug, Default)]
pub(super) struct Listed {
    /// Markdown files.
    pub(super) documents: Vec<(SourcePath, Option<FileId>)>,
    /// Files that may stand beside documents, and sidecars.
    pub(super) files: Vec<(SourcePath, Option<FileId>)>,
    /// Files that are never published, with what they are.
    pub(super) strangers: Vec<Stranger>,
}

/// The kinds of files that can be published beside a document.
pub(super) const PUBLISHABLE: [&str; 11] =
    ["png", "jpg", "jpeg", "gif", "webp", "avif", "svg", "txt", "pdf", "csv", "geojson"];

/// The kinds of files that word processors, spreadsheets and slide programs write.
pub(super) const OFFICE: [&str; 28] = [
    "doc", "docx", "docm", "dot", "dotx", "dotm", "xls", "xlsx", "xlsm", "xlsb", "xlt", "xltx", "xltm",
    "ppt", "pptx", "pptm", "pps", "ppsx", "ppsm", "potx", "potm", "odt", "ods", "odp", "ott", "ots", "otp",
    "rtf",
];

/// The largest Office file that is read, in bytes.
pub const OFFICE_LIMIT: u64 = 64 * 1024 * 1024;

/// The largest text that is read, in bytes: a document, a sidecar. A thousand pages of print are three
/// million.
pub(super) const TEXT_LIMIT: u64 = 16 * 1024 * 1024;

/// The largest other file that is read, in bytes. Hosts for static sites take at most 100 MB.
pub(super) const FILE_LIMIT: u64 = 96 * 1024 * 1024;

/// Lists `content/`, in the order of the paths.
pub(super) fn list(root: &Path, findings: &mut Findings) -> Result<Listed> {
    let mut listed = Listed::default();
    let mut names = BTreeMap::new();
    let content = root.join(CONTENT);
    if !content.is_dir() {
        return Ok(listed);
    }
    let walk = WalkDir::new(&content).min_depth(1).sort_by_file_name();
    let mut entries = walk.into_iter();
    while let Some(entry) = entries.next() {
        let entry = match entry {
            Ok(entry) => entry,
            Err(error) => {
                let path = error.path().unwrap_or(&content).to_owned();
                let error = error.into_io_error().unwrap_or_else(|| std::io::Error::other("a loop of links"));
                findings.push(Finding::io("read", &path, &error));
                continue;
            }
        };
        let Some(within) = entry.path().strip_prefix(&content).ok().and_then(forward) else {
            findings.push(bad_name(&entry.path().to_string_lossy(), "it is not UTF-8"));
            continue;
        };
        let Some(path) = SourcePath::new(&within) else {
            findings.push(bad_name(&within, "it holds a backslash"));
            continue;
        };
        let kind = entry.file_type();
        if kind.is_symlink() {
            findings
                .push(Finding::new(Rule::Symlink, "this is a symbolic link").at(Place::file(path.as_str())));
            continue;
        }
        let name = path.name();
        if name.starts_with('.') {
            if kind.is_dir() {
                entries.skip_current_dir();
            }
            stranger(&mut listed, findings, path, "hidden file");
            continue;
        }
        collisions(&mut names, &path, findings);
        if kind.is_dir() {
            continue;
        }
        if !kind.is_file() {
            stranger(&mut listed, findings, path, "special file");
            continue;
        }
        let id = match entry.metadata() {
            Ok(metadata) => FileId::of(&metadata),
            Err(error) => {
                findings.push(Finding::io("read", entry.path(), &error.into()));
                continue;
            }
        };
        sort(&mut listed, findings, root, path, id);
    }
    Ok(listed)
}

fn sort(listed: &mut Listed, findings: &mut Findings, root: &Path, path: SourcePath, id: Option<FileId>) {
    let name = path.name().to_lowercase();
    let extension = path.extension();
    let backup = name.ends_with('~') || name.starts_with('#') || name.starts_with("~$");
    let sidecar = matches!(extension.as_str(), "yaml" | "yml") && name.matches('.').count() >= 2;
    if backup {
        stranger(listed, findings, path, "editor's backup");
    } else if extension == "md" && path.name().ends_with(".md") {
        listed.documents.push((path, id));
    } else if sidecar || PUBLISHABLE.contains(&extension.as_str()) {
        listed.files.push((path, id));
    } else {
        let what = match extension.as_str() {
            "md" | "markdown" | "mdx" => "markdown file whose name does not end in `.md`",
            "bak" | "orig" | "swp" | "swo" | "tmp" | "rej" | "old" | "save" => "editor's backup",
            extension if OFFICE.contains(&extension) => {
                office(listed, findings, root, path);
                return;
            }
            "tsv" | "json" | "xml" => "data file",
            "zip" | "gz" | "tgz" | "tar" | "7z" | "rar" | "bz2" | "xz" => "archive",
            "eml" | "msg" | "pst" | "ost" | "mbox" => "mail",
            "db" | "sqlite" | "sqlite3" | "mdb" | "accdb" | "dbf" => "database",
            "mp3" | "wav" | "m4a" | "ogg" | "oga" | "flac" | "aac" | "wma" => "sound recording",
            "mp4" | "mov" | "avi" | "mkv" | "webm" | "mpg" | "mpeg" | "wmv" | "m4v" => "film",
            _ => "file of an unknown kind",
        };
        stranger(listed, findings, path, what);
    }
}

fn stranger(listed: &mut Listed, findings: &mut Findings, path: SourcePath, what: &'static str) {
    let article = if what.starts_with(['a', 'e', 'i', 'o', 'u']) { "an" } else { "a" };
    let message = format!("this is {article} {what}; it is not published");
    findings.push(Finding::new(Rule::NotUnderstood, message).at(Place::file(path.as_str())));
    listed.strangers.push(Stranger { path, what, bytes: None });
}

/// Takes an Office file for a stranger whose bytes the gate looks into, to say what is hidden there.
fn office(listed: &mut Listed, findings: &mut Findings, root: &Path, path: SourcePath) {
    match read_bounded(&root.join(path.as_str()), OFFICE_LIMIT) {
        Ok(bytes) => listed.strangers.push(Stranger { path, what: "Office file", bytes }),
        Err(finding) => findings.push(finding),
    }
}

fn collisions(names: &mut BTreeMap<String, SourcePath>, path: &SourcePath, findings: &mut Findings) {
    let folded: String = path.as_str().nfkc().collect::<String>().to_lowercase().nfkc().collect();
    if path.name().chars().any(|c| c.is_control() || crate::finding::is_invisible(c)) {
        findings.push(bad_name(
            &crate::finding::printable(path.as_str()),
            "it holds a character that cannot be seen",
        ));
    }
    if let Some(other) = names.insert(folded, path.clone()) {
        let message = "the name differs from another one only in case or in Unicode form";
        let finding = Finding::new(Rule::NameCollision, message).at(Place::file(path.as_str()));
        findings.push(finding.with(Place::file(other.as_str()), "the other one"));
    }
}

/// Returns a path with forward slashes, if it is UTF-8.
pub(super) fn forward(path: &Path) -> Option<String> {
    let parts: Option<Vec<&str>> = path.components().map(|part| part.as_os_str().to_str()).collect();
    Some(parts?.join("/"))
}

/// Reads a file, named by its path from the site's folder.
pub(super) fn read_file(path: &Path, name: &str, limit: u64) -> std::result::Result<Vec<u8>, Finding> {
    read_bounded(path, limit)?.ok_or_else(|| {
        let message = format!("this file is larger than {} MiB", limit / 1024 / 1024);
        Finding::new(Rule::FileTooLarge, message).at(Place::file(name))
    })
}

/// Reads a text that need not be there, by its path from the site's folder. What is wrong with it goes
/// to `findings`.
pub(super) fn text_if_there(root: &Path, name: &str, findings: &mut Findings) -> Option<Text> {
    let text = read_if_there(&root.join(name), name)
        .and_then(|bytes| bytes.map(|bytes| Text::decode(name, bytes)).transpose());
    text.unwrap_or_else(|finding| {
        findings.push(finding);
        None
    })
}

/// Reads a file, if it is not larger than `limit`.
#[expect(clippy::disallowed_methods, reason = "the one place that reads sources")]
pub(super) fn read_bounded(path: &Path, limit: u64) -> std::result::Result<Option<Vec<u8>>, Finding> {
    let read = || -> std::io::Result<Option<Vec<u8>>> {
        let mut bytes = Vec::new();
        // The file can grow while it is read.
        std::fs::File::open(path)?.take(limit + 1).read_to_end(&mut bytes)?;
        Ok((bytes.len() as u64 <= limit).then_some(bytes))
    };
    read().map_err(|error| Finding::io("read", path, &error))
}

/// Reads a file that need not be there.
fn read_if_there(path: &Path, name: &str) -> std::result::Result<Option<Vec<u8>>, Finding> {
    if path.symlink_metadata().is_err() { Ok(None) } else { read_file(path, name, TEXT_LIMIT).map(Some) }
}
