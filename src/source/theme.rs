//! Templates, interface strings, static files and data: everything that is public by its place.

use std::collections::BTreeMap;
use std::path::Path;

use walkdir::WalkDir;

use super::builtin;
use super::document::FileId;
use super::folder::{FILE_LIMIT, forward, read_file};
use crate::config::Config;
use crate::finding::{Finding, Findings, Place, Rule};
use crate::notation::Text;

/// The files of the theme, with the site's own in place of those that have the same name.
#[derive(Debug, Default)]
pub struct ThemeFiles {
    /// Templates, by name.
    pub templates: BTreeMap<String, Text>,
    /// Interface strings, by language: the theme's first, then the site's own.
    pub locales: BTreeMap<String, Vec<Text>>,
    /// Files that every site with this theme publishes.
    pub statics: Vec<StaticFile>,
}

impl ThemeFiles {
    /// Returns the default theme, which is part of the program.
    pub fn built_in(findings: &mut Findings) -> Self {
        let mut files = Self::default();
        for (name, text) in builtin::FILES {
            let source = format!("themes/{}/{name}", builtin::NAME);
            let file =
                StaticFile { source, target: String::new(), bytes: text.as_bytes().to_vec(), id: None };
            take(&mut files, name, file, findings);
        }
        files
    }
}

/// A file that is public by its place.
#[derive(Debug)]
pub struct StaticFile {
    /// Its path from the site's folder.
    pub source: String,
    /// Its path in the output.
    pub target: String,
    /// What is in it.
    pub bytes: Vec<u8>,
    /// What tells whether it is the same file as another one.
    pub id: Option<FileId>,
}

/// Where the theme's own files stand in the output.
pub const THEME_TARGET: &str = "_theme";

pub(super) fn read(root: &Path, config: &Config, findings: &mut Findings) -> ThemeFiles {
    let mut files = ThemeFiles::default();
    let folder = format!("themes/{}", config.theme);
    if root.join(&folder).is_dir() {
        for (name, file) in read_tree(root, &folder, findings) {
            take(&mut files, &name, file, findings);
        }
    } else if config.theme == builtin::NAME {
        files = ThemeFiles::built_in(findings);
    } else {
        let message = format!("there is no theme `{}` in `themes/`", config.theme);
        findings.push(Finding::new(Rule::ConfigValue, message).at(crate::config::place()));
    }
    for part in ["templates", "locales"] {
        for (name, file) in read_tree(root, part, findings) {
            take(&mut files, &format!("{part}/{name}"), file, findings);
        }
    }
    files
}

/// Puts a file of a theme where it belongs; later ones take the place of earlier ones.
fn take(files: &mut ThemeFiles, name: &str, mut file: StaticFile, findings: &mut Findings) {
    if let Some(name) = name.strip_prefix("static/") {
        file.target = format!("{THEME_TARGET}/{name}");
        files.statics.push(file);
        return;
    }
    let (template, locale) = (name.strip_prefix("templates/"), name.strip_prefix("locales/"));
    if template.is_none() && locale.is_none() {
        return;
    }
    let text = match Text::decode(&file.source, file.bytes) {
        Ok(text) => text,
        Err(finding) => return findings.push(finding),
    };
    if let Some(name) = template {
        files.templates.insert(name.to_owned(), text);
    } else if let Some(language) = locale.and_then(|name| name.strip_suffix(".ftl")) {
        files.locales.entry(language.to_owned()).or_default().push(text);
    }
}

pub(super) fn read_static(root: &Path, findings: &mut Findings) -> Vec<StaticFile> {
    let mut files: Vec<StaticFile> = Vec::new();
    for (name, mut file) in read_tree(root, "static", findings) {
        file.target = name;
        files.push(file);
    }
    files
}

/// Reads `data/`: JSON, TOML and YAML files become values that templates can read by name.
pub(super) fn read_data(root: &Path, findings: &mut Findings) -> serde_json::Map<String, serde_json::Value> {
    let mut data = serde_json::Map::new();
    for (name, file) in read_tree(root, "data", findings) {
        let place = || Place::file(&file.source);
        let text = match Text::decode(&file.source, file.bytes.clone()) {
            Ok(text) => text,
            Err(finding) => {
                findings.push(finding);
                continue;
            }
        };
        let (stem, extension) = name.rsplit_once('.').unwrap_or((&name, ""));
        let value = match extension {
            "json" => serde_json::from_str(text.as_str()).map_err(|error| error.to_string()),
            "toml" => toml::from_str(text.as_str()).map_err(|error| error.message().to_owned()),
            "yaml" | "yml" => strict_yaml(text.as_str()),
            _ => Err("data is JSON, TOML or YAML".to_owned()),
        };
        match value {
            Ok(value) => {
                data.insert(stem.replace('/', "_"), value);
            }
            Err(error) => findings
                .push(Finding::new(Rule::DataFile, format!("the file cannot be read: {error}")).at(place())),
        }
    }
    data
}

fn strict_yaml(text: &str) -> Result<serde_json::Value, String> {
    let options = serde_yaml::options! { strict_booleans: true };
    serde_yaml::from_str_with_options(text, options).map_err(|error| error.to_string())
}

/// Reads all files of a folder, by their paths in it. Links, hidden and special files are refused.
fn read_tree(root: &Path, folder: &str, findings: &mut Findings) -> Vec<(String, StaticFile)> {
    let base = root.join(folder);
    let mut files = Vec::new();
    if !base.is_dir() {
        return files;
    }
    for entry in WalkDir::new(&base).min_depth(1).sort_by_file_name() {
        let entry = match entry {
            Ok(entry) => entry,
            Err(error) => {
                findings.push(Finding::new(Rule::Io, format!("cannot read {folder}: {error}")));
                continue;
            }
        };
        let name = entry.path().strip_prefix(&base).ok().and_then(forward);
        let source = format!("{folder}/{}", name.as_deref().unwrap_or("?"));
        let kind = entry.file_type();
        let Some(name) = name else {
            findings.push(super::bad_name(&source, "it is not UTF-8"));
            continue;
        };
        if kind.is_symlink() {
            findings.push(Finding::new(Rule::Symlink, "this is a symbolic link").at(Place::file(source)));
        } else if is_hidden(&name) || name.ends_with('~') {
            if kind.is_file() {
                let message = "this is a hidden file or an editor's backup; it is not published";
                findings.push(Finding::new(Rule::NotUnderstood, message).at(Place::file(source)));
            }
        } else if kind.is_file() {
            let id = entry.metadata().ok().as_ref().and_then(FileId::of);
            match read_file(entry.path(), &source, FILE_LIMIT) {
                Ok(bytes) => files.push((name, StaticFile { source, target: String::new(), bytes, id })),
                Err(finding) => findings.push(finding),
            }
        }
    }
    files
}

/// Whether a path has a hidden part, other than the folder that RFC 8615 sets aside for a site's word
/// about itself, such as `security.txt`.
fn is_hidden(name: &str) -> bool {
    name.strip_prefix(".well-known/").unwrap_or(name).split('/').any(|part| part.starts_with('.'))
}
