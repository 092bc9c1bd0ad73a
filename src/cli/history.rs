//! `history`: what of the withheld can be read in the repository.

use clap::Args;

use super::{Done, FindingArgs, SiteArgs};
use crate::finding::Result;

/// Say what of the withheld can be read in the git repository that holds the site.
///
/// A repository keeps every version of every file. This reads them all, on all branches and tags, and
/// reports documents that were labelled so that they are withheld, and words that are withheld now.
#[derive(Debug, Args)]
#[command(after_help = "Examples:\n  plainview history\n  plainview history --format json")]
pub(super) struct History {
    #[command(flatten)]
    site: SiteArgs,
    #[command(flatten)]
    pub(super) findings: FindingArgs,
}

impl History {
    pub(super) fn run(self) -> Result<Done> {
        let report = crate::history(&self.site.site, &self.site.options()?)?;
        let (versions, commits) = (report.versions, report.commits);
        let result = match report.findings.is_empty() {
            true => format!(
                "{versions} versions of files in {commits} commits hold nothing that this site withholds\n"
            ),
            false => format!(
                "{versions} versions of files in {commits} commits were read; this repository must stay private\n"
            ),
        };
        Ok(Done { result, findings: report.findings })
    }
}
