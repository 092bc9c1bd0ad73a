//! `serve`: shows the site while it is written.

use clap::Args;

use super::{Done, SiteArgs};
use crate::finding::Result;

/// Show the site while you write; nothing leaves this machine.
///
/// The site is built into a private folder, never into the public one, and again whenever a source
/// changes. Findings are shown over the page.
#[derive(Debug, Args)]
#[command(after_help = "Examples:\n  plainview serve\n  plainview serve --port 8080")]
pub(super) struct Serve {
    #[command(flatten)]
    site: SiteArgs,
    /// The port on this machine
    #[arg(long, value_name = "PORT", default_value_t = 4000)]
    port: u16,
}

impl Serve {
    pub(super) fn run(self) -> Result<Done> {
        let options = self.site.options()?;
        crate::serve::serve(&self.site.site, &options, self.port)?;
        Ok(Done::default())
    }
}
