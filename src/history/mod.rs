//! History: what of the withheld can be read in the git repository that holds the site. A repository
//! keeps every version of every file; who can clone it can read them all.

mod repository;

use std::collections::BTreeMap;
use std::path::Path;

use crate::audit;
use crate::config::Config;
use crate::disclosure::{Ledger, Withheld, was_withheld};
use crate::finding::{Finding, Findings, Place, Result, Rule};
use repository::{Repository, Version};

/// What was found in a repository.
#[derive(Debug, Default)]
pub struct Report {
    /// How many versions of files were read.
    pub versions: usize,
    /// How many commits hold them.
    pub commits: usize,
    /// What can be read there, and where it may be public.
    pub findings: Findings,
}

/// What a file's versions hold that should not be read.
#[derive(Default)]
struct Held {
    /// The newest such version.
    commit: String,
    date: String,
    why: String,
    count: usize,
}

/// Reads all versions of all files of the site that any branch or tag of its repository holds.
///
/// # Errors
/// A site that is in no repository, or one that cannot be read.
pub fn walk(root: &Path, withheld: &Withheld, config: &Config) -> Result<Report> {
    let repository = Repository::discover(root)?.ok_or_else(|| {
        Finding::new(Rule::Usage, format!("{} is in no git repository", root.display()))
            .mend("run it where the site's repository is")
    })?;
    let mut report = Report::default();
    let mut held: BTreeMap<String, Held> = BTreeMap::new();
    report.commits = repository.for_each_version(|version| {
        report.versions += 1;
        if let Some(why) = reason(&version, withheld, config) {
            let entry = held.entry(version.path.clone()).or_insert_with(|| Held {
                commit: version.commit.clone(),
                date: version.date.clone(),
                why,
                count: 0,
            });
            entry.count += 1;
        }
    })?;
    let any = !held.is_empty();
    for (path, Held { commit, date, why, count }) in held {
        let others = match count {
            1 => String::new(),
            2 => ", and in one other version".to_owned(),
            _ => format!(", and in {} other versions", count - 1),
        };
        let message = format!("{why} in commit {commit} of {date}{others}");
        report.findings.push(Finding::new(Rule::HistoryHolds, message).at(Place::file(path)));
    }
    if any {
        report.findings.append(remotes(&repository));
    }
    Ok(report)
}

/// Says why a version of a file is not for the public, if it is not.
fn reason(version: &Version, withheld: &Withheld, config: &Config) -> Option<String> {
    if was_withheld(&version.path, &version.bytes, config) {
        return Some("the document is labelled so that it is withheld".to_owned());
    }
    let finding = audit::bytes(&version.path, &version.bytes, withheld).err()?.into_iter().next()?;
    // What cannot be read is no evidence.
    (finding.rule == Rule::AuditHit).then(|| "words that are withheld now can be read".to_owned())
}

/// Looks, without reading the history, whether what is withheld now lies in a repository that may be
/// public. A site that is in no repository, or in one without remotes, has nothing to fear.
pub fn glance(root: &Path, ledger: &Ledger) -> Findings {
    let Ok(Some(repository)) = Repository::discover(root) else { return Findings::new() };
    let found = remotes(&repository);
    if found.is_empty() {
        return found;
    }
    let secret = ledger.entries.iter().filter(|entry| !entry.is_released() || !entry.redactions.is_empty());
    let mut paths = secret.map(|entry| entry.path.as_str());
    if paths.any(|path| repository.head_holds(path)) { found } else { Findings::new() }
}

/// Finds remotes on hosts where repositories can be public.
fn remotes(repository: &Repository) -> Findings {
    const FORGES: [&str; 7] =
        ["github.com", "gitlab.com", "codeberg.org", "bitbucket.org", "sr.ht", "gitea.com", "gitee.com"];
    let is_on = |url: &str, forge: &str| {
        url.match_indices(forge).any(|(at, _)| {
            url[..at].chars().next_back().is_none_or(|c| matches!(c, '/' | '@' | '.'))
                && url[at + forge.len()..].chars().next().is_none_or(|c| matches!(c, '/' | ':'))
        })
    };
    let mut findings = Findings::new();
    for (name, url) in repository.remotes() {
        if let Some(forge) = FORGES.into_iter().find(|forge| is_on(&url, forge)) {
            let message =
                format!("the repository holds what is withheld, and its remote `{name}` is on {forge}");
            findings.push(Finding::new(Rule::RemoteLooksPublic, message));
        }
    }
    findings
}
