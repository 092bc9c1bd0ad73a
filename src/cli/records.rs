//! `ledger` and `audit`.

use std::path::PathBuf;

use clap::{Args, ValueEnum};

use super::{Done, FindingArgs, SiteArgs};
use crate::document::Date;
use crate::finding::{Findings, Result};

/// Show what is released and what is withheld, and why.
///
/// The ledger is private: it names what the public is not told. It holds no text of documents.
#[derive(Debug, Args)]
#[command(
    after_help = "Examples:\n  plainview ledger\n  plainview ledger --format csv > ledger.csv\n  plainview ledger --since 2026-01-01"
)]
pub(super) struct LedgerCommand {
    #[command(flatten)]
    site: SiteArgs,
    /// How the ledger is shown
    #[arg(long, value_name = "FORMAT", default_value = "table")]
    format: LedgerFormat,
    /// Show instead what builds have changed since a day
    #[arg(long, value_name = "DATE", value_parser = super::parse_date)]
    since: Option<Date>,
}

#[derive(Clone, Copy, Debug, ValueEnum)]
enum LedgerFormat {
    Table,
    Json,
    Csv,
}

impl LedgerCommand {
    pub(super) fn run(self) -> Result<Done> {
        let options = self.site.options()?;
        if let Some(day) = self.since {
            let journal = crate::publish::read_private(&self.site.site, crate::JOURNAL)?;
            let result = crate::disclosure::since(&journal.unwrap_or_default(), day);
            return Ok(Done { result, findings: Findings::new() });
        }
        let config = crate::config::read(&self.site.site, &options)?;
        let (_, withheld, findings) = crate::decide(&self.site.site, &config)?;
        let ledger = withheld.ledger();
        let result = match self.format {
            LedgerFormat::Table => ledger.table(config.today),
            LedgerFormat::Json => ledger.json(),
            LedgerFormat::Csv => ledger.csv(),
        };
        Ok(Done { result, findings })
    }
}

/// Search a folder for what this site withholds.
///
/// The folder can be a site that was built before, a download of what is public now, or anything
/// else that should hold nothing withheld.
#[derive(Debug, Args)]
#[command(after_help = "Examples:\n  plainview audit public\n  plainview audit ~/Downloads/site --site .")]
pub(super) struct Audit {
    /// The folder to search
    #[arg(value_name = "DIR")]
    folder: PathBuf,
    #[command(flatten)]
    site: SiteArgs,
    #[command(flatten)]
    pub(super) findings: FindingArgs,
}

impl Audit {
    pub(super) fn run(self) -> Result<Done> {
        let config = crate::config::read(&self.site.site, &self.site.options()?)?;
        let withheld = crate::withheld(&self.site.site, &config)?;
        let files = crate::audit::folder(&self.folder, &withheld)?;
        let result = format!("{files} files hold nothing that this site withholds\n");
        Ok(Done { result, findings: Findings::new() })
    }
}
