//! `import`: makes markdown or CSV of an Office file, for a person to check and label.

use std::path::{Component, Path, PathBuf};

use clap::Args;

use super::{Done, SiteArgs};
use crate::finding::{Finding, Findings, Result, Rule};
use crate::office::import::{self, Imported, Settings};
use crate::site::slug;
use crate::source::CONTENT;

/// Make markdown or CSV of an Office file (docx, odt, xlsx, ods), to check and label.
///
/// Only what a reader of the file sees is taken; comments, deleted and hidden text, hidden worksheets,
/// rows and columns are left out, and counted. What is made has the highest label: nothing of it is
/// published until a person changes that.
#[derive(Debug, Args)]
#[command(
    after_help = "Examples:\n  plainview import ~/Documents/use-of-force.docx\n  plainview import incidents-2026.xlsx --to content/reports/incidents-2026"
)]
pub(super) struct Import {
    /// The Office file
    #[arg(value_name = "FILE")]
    file: PathBuf,
    /// The folder to make, under the site's content/ (default: content/imported/NAME)
    #[arg(long, value_name = "DIR")]
    to: Option<PathBuf>,
    #[command(flatten)]
    site: SiteArgs,
}

impl Import {
    pub(super) fn run(self) -> Result<Done> {
        let config = crate::config::read(&self.site.site, &self.site.options()?)?;
        let text = |part: Option<&std::ffi::OsStr>| part.unwrap_or_default().to_string_lossy().into_owned();
        let (name, extension) = (text(self.file.file_stem()), text(self.file.extension()).to_lowercase());
        let folder = match &self.to {
            Some(folder) => folder.clone(),
            None => [CONTENT, "imported", &slug(&name)].iter().collect(),
        };
        let folder = within(&self.site.site, &folder)?;
        let bytes = crate::source::read_named(&self.file, crate::source::OFFICE_LIMIT)?;
        let settings = Settings {
            label: config.levels.name(config.levels.highest()),
            today: &config.today.to_string(),
            name: &name,
        };
        let imported = import::import(&bytes, &extension, settings).map_err(|why| {
            Finding::new(Rule::Usage, format!("nothing can be made of {}: {why}", self.file.display()))
        })?;
        let mut made = Vec::with_capacity(imported.files.len());
        for (name, bytes) in &imported.files {
            let path = folder.join(name);
            crate::publish::write_new_bytes(&self.site.site.join(&path), bytes)?;
            made.push(path);
        }
        Ok(Done { result: told(&made, &imported, settings.label), findings: Findings::new() })
    }
}

/// Returns the folder to make, from the site's: under `content/`, not there yet, and not behind a
/// link that leads elsewhere.
fn within(site: &Path, folder: &Path) -> Result<PathBuf> {
    let refuse = |why: &str| {
        let finding = Finding::new(Rule::Usage, format!("cannot import into {}: {why}", folder.display()));
        Err(finding.mend("name a folder under `content/` that is not there yet").into())
    };
    let parts: Vec<Component<'_>> =
        folder.components().filter(|part| !matches!(part, Component::CurDir)).collect();
    if parts.iter().any(|part| !matches!(part, Component::Normal(_))) {
        return refuse("it may lie outside of the site");
    }
    if parts.len() < 2 || parts.first().is_none_or(|part| part.as_os_str() != CONTENT) {
        return refuse("it is not under `content/`");
    }
    let mut path = PathBuf::new();
    for part in parts {
        path.push(part);
        if site.join(&path).is_symlink() {
            return refuse("a symbolic link leads there");
        }
    }
    if site.join(&path).exists() { refuse("it is there already") } else { Ok(path) }
}

/// Says what was made, and what was not.
fn told(made: &[PathBuf], imported: &Imported, label: &str) -> String {
    let mut text = String::new();
    for path in made {
        text.push_str(&format!("made {}\n", path.display()));
    }
    if imported.left_out.is_empty() {
        text.push_str("\nNothing was found that had to be left out.\n");
    } else {
        text.push_str("\nLeft out, and still in the Office file:\n");
        for line in &imported.left_out {
            text.push_str(&format!("  {line}\n"));
        }
    }
    for note in &imported.notes {
        text.push_str(&format!("\n{note}"));
    }
    text.push_str(&format!(
        "\nIts label is {label}: nothing of it is published until somebody has read it and changes that.\n"
    ));
    text
}
