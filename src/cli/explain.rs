//! `explain`: whether a file is released, why, and what the public will see of it.

use std::path::{Path, PathBuf};

use clap::Args;

use super::{Done, SiteArgs};
use crate::config::Config;
use crate::disclosure::{Document, Edition, Entry, mark};
use crate::finding::{Finding, Findings, Result, Rule};

/// Say whether a file is released, why, and what the public will see of it.
#[derive(Debug, Args)]
#[command(after_help = "Examples:\n  plainview explain content/policies/use-of-force.md")]
pub(super) struct Explain {
    /// The source file
    #[arg(value_name = "PATH")]
    path: PathBuf,
    #[command(flatten)]
    site: SiteArgs,
}

impl Explain {
    pub(super) fn run(self) -> Result<Done> {
        let options = self.site.options()?;
        let config = crate::config::read(&self.site.site, &options)?;
        let name = within(&self.site.site, &self.path);
        let (edition, withheld, findings) = match crate::decide(&self.site.site, &options) {
            Ok(decided) => decided,
            Err(findings) => return Err(narrowed(findings, &name)),
        };
        let Some(entry) = withheld.ledger().entry(&name) else {
            let message =
                format!("{name} is not a source of this site, or is of a kind that is never published");
            return Err(Finding::new(Rule::Usage, message).into());
        };
        let mut result = verdict(entry);
        if entry.is_released() {
            result.push_str(&seen(&edition, &name, &config));
        } else {
            result.push_str(match &entry.listed {
                Some(_) => "\nThe public sees one line of it, in the register of what is withheld:\n",
                None => "\nThe public sees nothing of it, not even its name.\n",
            });
            if let Some(title) = &entry.listed {
                result.push_str(&format!("  {title}\n"));
            }
        }
        Ok(Done { result, findings: narrowed_warnings(findings, &name) })
    }
}

/// Returns a path from the site's folder, with forward slashes.
fn within(site: &Path, path: &Path) -> String {
    let (site, path) = (site.canonicalize(), path.canonicalize());
    let path = match (site, path) {
        (Ok(site), Ok(path)) => path.strip_prefix(&site).map(Path::to_owned).unwrap_or(path),
        (_, Err(_)) | (Err(_), _) => return String::new(),
    };
    path.to_string_lossy().replace('\\', "/")
}

/// Keeps the findings about one file; all of them, if none is about it.
fn narrowed(findings: Findings, name: &str) -> Findings {
    let own = narrowed_warnings(findings.clone(), name);
    if own.is_empty() { findings } else { own }
}

fn narrowed_warnings(findings: Findings, name: &str) -> Findings {
    findings
        .into_iter()
        .filter(|finding| finding.place.as_ref().is_some_and(|place| place.path == name))
        .collect()
}

fn verdict(entry: &Entry) -> String {
    let decision = if entry.is_released() { "released" } else { "withheld" };
    let mut text = format!("{} is {decision}\n\n", entry.path);
    text.push_str(&format!("  label      {}\n", entry.label));
    match &entry.floor {
        Some((level, source)) => text.push_str(&format!("  floor      {level}, set by {source}\n")),
        None => text.push_str("  floor      none is set\n"),
    }
    for reason in &entry.reasons {
        text.push_str(&format!("  withheld   because {reason}\n"));
    }
    if entry.is_released() {
        text.push_str("  released   because its label and its floor are public, and no date or draft flag speaks against it\n");
    }
    if let Some(ground) = &entry.ground {
        let review = entry
            .review_months
            .map_or(String::new(), |months| format!(", looked at again after {months} months"));
        text.push_str(&format!("  ground     {ground}{review}\n"));
    }
    for (ground, count) in &entry.redactions {
        text.push_str(&format!("  redacted   {count} × {ground}\n"));
    }
    text.push_str(&format!("  hash       {}\n", entry.hash));
    text
}

/// Shows what the public will see of a released file.
fn seen(edition: &Edition, name: &str, config: &Config) -> String {
    let document =
        edition.documents.iter().chain(&edition.versions).find(|document| document.path.as_str() == name);
    match document {
        Some(document) => {
            format!("\nThe public will see this text:\n\n{}\n", indent(&text(document, config)))
        }
        None => "\nThe public will see this file if a released document refers to it.\n".to_owned(),
    }
}

fn text(document: &Document, config: &Config) -> String {
    let shown = |text: &str| -> String {
        let mut out = String::with_capacity(text.len());
        for c in text.chars() {
            match mark::of(c) {
                Some(mark) => out.push_str(&format!("[redacted: {}]", config.grounds.all()[mark.ground].id)),
                None => out.push(c),
            }
        }
        out
    };
    let header = &document.header;
    let summary =
        header.summary.as_deref().map_or(String::new(), |summary| format!("{}\n\n", shown(summary)));
    format!("{}\n\n{summary}{}", shown(&header.title), shown(document.body.as_str()).trim())
}

fn indent(text: &str) -> String {
    text.lines().map(|line| if line.is_empty() { "\n".to_owned() } else { format!("  {line}\n") }).collect()
}
