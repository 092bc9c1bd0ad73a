//! `explain`: whether a file is released, why, and what the public will see of it.

use std::path::{Path, PathBuf};

use clap::Args;

use super::{Done, SiteArgs};
use crate::config::Config;
use crate::disclosure::{Decision, Document, Entry, mark};
use crate::finding::{Finding, Findings, Result, Rule};
use crate::site::Site;
use crate::source::SourcePath;

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
        let config = crate::config::read(&self.site.site, &self.site.options()?)?;
        let name = within(&self.site.site, &self.path)?;
        let (edition, withheld, mut findings) = match crate::decide(&self.site.site, &config) {
            Ok(decided) => decided,
            Err(findings) => return Err(narrowed(findings, &name)),
        };
        let Some(entry) = withheld.ledger().entry(&name) else { return Err(no_source(&name).into()) };
        let mut result = verdict(entry);
        match (entry.decision, &entry.listed) {
            (Decision::Released, _) => {
                let (site, _) = crate::site::assemble(edition, &config, &mut findings)?;
                result.push_str(&seen(&site, &name));
            }
            (Decision::Withheld, Some(title)) => result.push_str(&format!(
                "\nThe public sees one line of it, in the register of what is withheld:\n  {title}\n"
            )),
            (Decision::Withheld | Decision::Refused, _) => {
                result.push_str("\nThe public sees nothing of it, not even its name.\n");
            }
        }
        Ok(Done { result, findings: narrowed_warnings(findings, &name) })
    }
}

/// Says why there is no verdict on a file.
fn no_source(name: &str) -> Finding {
    let message = match name.split_once('/') {
        Some(("static", _)) => format!("{name} is public by its place: every file of `static/` is published"),
        Some(("templates" | "locales" | "themes" | "data", _)) => {
            format!("{name} is public by its place: pages are made with it")
        }
        Some(("content", _)) if name.ends_with(".yaml") => {
            format!("{name} is a sidecar: ask about the file that it labels")
        }
        _ => format!("{name} is not a source of this site: nothing of it is published"),
    };
    Finding::new(Rule::Usage, message).mend("name a file under `content/`")
}

/// Returns a path from the site's folder, with forward slashes. A path that is not there from the
/// current folder can be meant from the site's.
pub(super) fn within(site: &Path, path: &Path) -> Result<String> {
    let from_site = site.join(path);
    let found = path.canonicalize().or_else(|_| from_site.canonicalize());
    let (Ok(root), Ok(found)) = (site.canonicalize(), found) else {
        let message = format!("there is no file {}", path.display());
        return Err(Finding::new(Rule::Usage, message).mend("name a file under `content/`").into());
    };
    Ok(found.strip_prefix(&root).unwrap_or(&found).to_string_lossy().replace('\\', "/"))
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
    let mut text = format!("{} is {}\n\n", entry.path, entry.decision.word());
    if entry.decision == Decision::Refused {
        text.push_str(&format!("  refused    because {}\n", entry.reasons.join("; ")));
        return text;
    }
    text.push_str(&format!("  label      {}\n", entry.label.as_deref().unwrap_or_default()));
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
    if let Some((by, day)) = &entry.approved {
        text.push_str(&format!("  approved   by {by} on {day}\n"));
    }
    text.push_str(&format!("  hash       {}\n", entry.hash));
    text
}

/// Shows what the public will see of a released file.
fn seen(site: &Site<'_>, name: &str) -> String {
    let target = SourcePath::of_file(name).and_then(|path| site.target(&path));
    let document = target.and_then(|target| site.document(target));
    match (target, document) {
        (Some(target), Some(document)) => format!(
            "\nThe public will see this text at {}{}\n\n{}\n",
            site.config.base_url.whole(),
            site.address(target),
            indent(&text(document, site.config))
        ),
        (Some(_), None) => {
            "\nThe public will see this file if a released document refers to it.\n".to_owned()
        }
        (None, _) => {
            "\nIt is an earlier version of a text that is not released, and has no page.\n".to_owned()
        }
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
