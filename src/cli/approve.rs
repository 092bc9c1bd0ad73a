//! `approve`: a person stands for documents as they are now.

use std::path::PathBuf;

use clap::Args;

use super::{Done, SiteArgs};
use crate::finding::{Finding, Findings, Result, Rule};

/// Stand for documents as they are now, with all that they include, show and attach.
///
/// An approval is bound to the content: any edit voids it. With `[disclosure] require_approval = true`
/// in site.toml nothing is released that nobody stands for.
#[derive(Debug, Args)]
#[command(
    after_help = "Examples:\n  plainview approve content/policies/use-of-force.md --by \"J. Rivera, Records Unit\"\n  plainview approve content/tips/*.md --by \"J. Rivera\""
)]
pub(super) struct Approve {
    /// The documents
    #[arg(value_name = "PATH", required = true)]
    paths: Vec<PathBuf>,
    /// Who stands for them
    #[arg(long, value_name = "NAME")]
    by: String,
    #[command(flatten)]
    site: SiteArgs,
}

impl Approve {
    pub(super) fn run(self) -> Result<Done> {
        let by = self.by.trim();
        if by.is_empty() {
            return Err(Finding::new(Rule::Usage, "`--by` names nobody").into());
        }
        let root = &self.site.site;
        let paths =
            self.paths.iter().map(|path| super::explain::within(root, path)).collect::<Result<Vec<_>>>()?;
        let approved = crate::approve(root, &paths, by, &self.site.options()?)?;
        let lines =
            approved.iter().map(|approval| format!("approved {} ({})\n", approval.file, approval.hash));
        Ok(Done { result: lines.collect(), findings: Findings::new() })
    }
}
