//! Templates, interface strings, static files and data: everything that is public by its place.

use std::collections::BTreeMap;
use std::path::Path;

use walkdir::WalkDir;

use super::document::FileId;
use super::folder::{FILE_LIMIT, forward, read_file};
use super::{builtin, description};
use crate::config::Config;
use crate::finding::{Finding, Findings, Place, Rule};
use crate::notation::Text;

/// The files of the theme and of those that it extends, with the site's own in place of those that have the
/// same name.
#[derive(Debug, Default)]
pub struct ThemeFiles {
    /// Templates, by name.
    pub templates: BTreeMap<String, Text>,
    /// Interface strings, by language: those of the theme at the bottom first, the site's own last.
    pub locales: BTreeMap<String, Vec<Text>>,
    /// Files that every site with this theme publishes.
    pub statics: Vec<StaticFile>,
}

impl ThemeFiles {
    /// Returns the default theme, which is part of the program.
    pub fn built_in(findings: &mut Findings) -> Self {
        let mut files = Self::default();
        let layer = Layer::built_in(builtin::DEFAULT);
        for (name, file) in layer.into_iter().flat_map(|layer| layer.files) {
            take(&mut files, builtin::DEFAULT, &name, file, findings);
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

/// How many themes may stand one upon the other.
const DEEPEST: usize = 8;

pub(super) fn read(root: &Path, config: &Config, findings: &mut Findings) -> ThemeFiles {
    let mut files = ThemeFiles::default();
    let layers = layers(root, &config.theme, findings);
    for layer in layers.into_iter().rev() {
        for (name, file) in layer.files {
            take(&mut files, &layer.name, &name, file, findings);
        }
    }
    for part in ["templates", "locales"] {
        for (name, file) in read_tree(root, part, findings) {
            take(&mut files, "", &format!("{part}/{name}"), file, findings);
        }
    }
    files
}

/// A theme's own files, by their paths in it.
struct Layer {
    name: String,
    files: Vec<(String, StaticFile)>,
}

impl Layer {
    /// Returns a theme that is part of the program.
    fn built_in(name: &str) -> Option<Self> {
        let (_, files) = builtin::THEMES.iter().find(|(theme, _)| *theme == name)?;
        let file = |(path, text): &(&str, &str)| {
            let source = format!("themes/{name}/{path}");
            let bytes = text.as_bytes().to_vec();
            ((*path).to_owned(), StaticFile { source, target: String::new(), bytes, id: None })
        };
        Some(Self { name: name.to_owned(), files: files.iter().map(file).collect() })
    }

    /// Reads a theme: from `themes/` if it is there, else from the program.
    fn read(root: &Path, name: &str, findings: &mut Findings) -> Option<Self> {
        let folder = format!("themes/{name}");
        if !root.join(&folder).is_dir() {
            return Self::built_in(name);
        }
        Some(Self { name: name.to_owned(), files: read_tree(root, &folder, findings) })
    }
}

/// Reads a theme and those that it extends, one after the other.
fn layers(root: &Path, theme: &str, findings: &mut Findings) -> Vec<Layer> {
    let mut layers: Vec<Layer> = Vec::new();
    let mut next = Some((theme.to_owned(), crate::config::place()));
    while let Some((name, place)) = next.take() {
        let fault = if !is_name(&name) {
            "a theme's name is one word of letters, digits, `-` and `_`, other than `partials` and `directives`".to_owned()
        } else if root.join(format!("themes/{name}")).is_symlink() {
            format!("`themes/{name}` is a symbolic link")
        } else if layers.iter().any(|layer| layer.name == name) {
            format!("the theme `{name}` would extend itself")
        } else if layers.len() == DEEPEST {
            format!("more than {DEEPEST} themes extend one another")
        } else if let Some(mut layer) = Layer::read(root, &name, findings) {
            let described = layer.files.iter().position(|(path, _)| path == description::FILE);
            let described = described.map(|at| layer.files.swap_remove(at).1);
            next = described.and_then(|file| description::extends(file, findings));
            layers.push(layer);
            continue;
        } else {
            let known: Vec<&str> = builtin::THEMES.iter().map(|(name, _)| *name).collect();
            format!(
                "there is no theme `{name}` in `themes/`, and none of the program's: {}",
                known.join(", ")
            )
        };
        findings.push(Finding::new(Rule::ConfigValue, fault).at(place));
    }
    layers
}

/// Whether a text can be the name of a theme. It becomes a part of a path, so that nothing else may pass: whatever a
/// theme holds is public by its place.
fn is_name(name: &str) -> bool {
    let fits = |c: char| c.is_ascii_alphanumeric() || c == '-' || c == '_';
    !name.is_empty() && name.chars().all(fits) && !matches!(name, "partials" | "directives")
}

/// Puts a file of a theme where it belongs; later ones take the place of earlier ones.
///
/// A template can be named with its theme, too, so that one that takes its place can extend it.
fn take(files: &mut ThemeFiles, theme: &str, name: &str, mut file: StaticFile, findings: &mut Findings) {
    if let Some(name) = name.strip_prefix("static/") {
        file.target = format!("{THEME_TARGET}/{name}");
        files.statics.retain(|other| other.target != file.target);
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
        let replaced = files.templates.insert(name.to_owned(), text);
        if let Some(replaced) = replaced {
            let owner = replaced.path().strip_prefix("themes/").and_then(|path| path.split_once('/'));
            if let Some((owner, _)) = owner.filter(|(owner, _)| *owner != theme) {
                files.templates.insert(format!("{owner}/{name}"), replaced);
            }
        }
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
