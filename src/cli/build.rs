//! `build` and `check`.

use std::path::PathBuf;

use clap::Args;

use super::progress::Progress;
use super::{Done, FindingArgs, SiteArgs, parse_host};
use crate::config::{Host, Options};
use crate::finding::{Result, Rule};

/// Build the site and put it in place.
///
/// The site is written beside the output folder, read back and searched for everything that is
/// withheld, and put in place in one step. If anything speaks against it, nothing is published and
/// the site that was public before stays.
#[derive(Debug, Args)]
#[command(
    after_help = "Examples:\n  plainview build\n  plainview build --output /srv/www --host netlify\n  plainview build --prove"
)]
pub(super) struct Build {
    #[command(flatten)]
    site: SiteArgs,
    #[command(flatten)]
    pub(super) findings: FindingArgs,
    /// The folder that becomes the public site
    #[arg(long, short, value_name = "DIR")]
    output: Option<PathBuf>,
    #[command(flatten)]
    how: HowArgs,
}

/// Do everything that `build` does, but publish nothing.
#[derive(Debug, Args)]
#[command(after_help = "Examples:\n  plainview check\n  plainview check --format sarif > plainview.sarif")]
pub(super) struct Check {
    #[command(flatten)]
    site: SiteArgs,
    #[command(flatten)]
    pub(super) findings: FindingArgs,
    #[command(flatten)]
    how: HowArgs,
}

#[derive(Debug, Args)]
struct HowArgs {
    /// The address of the site, in place of `base_url`
    #[arg(long, value_name = "URL")]
    base_url: Option<String>,
    /// The host whose forms of redirects and headers are written
    #[arg(long, value_name = "NAME", value_parser = parse_host)]
    host: Option<Host>,
    /// Build a second time with everything withheld replaced, and demand the same bytes
    #[arg(long)]
    prove: bool,
}

impl HowArgs {
    fn apply(&self, options: Options) -> Options {
        Options { base_url: self.base_url.clone(), host: self.host, prove: self.prove, ..options }
    }
}

impl Build {
    pub(super) fn run(self) -> Result<Done> {
        let options = self.how.apply(self.site.options()?);
        let output = self.output.clone().unwrap_or_else(|| self.site.site.join("public"));
        let progress = Progress::start("building", self.site.quiet);
        let receipt = crate::build(&self.site.site, &output, &options)?;
        drop(progress);
        let withheld = receipt.ledger.withheld().count();
        let released = receipt.ledger.entries.len() - withheld;
        let proved =
            if options.prove { "; the output is proved not to depend on what is withheld" } else { "" };
        let result = format!(
            "published {} files to {} ({released} sources released, {withheld} withheld{proved})\n",
            receipt.files,
            output.display()
        );
        // How much there is in each language is what `check` tells, not each build.
        Ok(self.site.done(result, receipt.findings.without(Rule::TranslationParity)))
    }
}

impl Check {
    pub(super) fn run(self) -> Result<Done> {
        let options = self.how.apply(self.site.options()?);
        let progress = Progress::start("checking", self.site.quiet);
        let (ledger, findings) = crate::check(&self.site.site, &options)?;
        drop(progress);
        let withheld = ledger.withheld().count();
        let result = format!(
            "this site can be published ({} sources released, {withheld} withheld)\n",
            ledger.entries.len() - withheld
        );
        Ok(self.site.done(result, findings))
    }
}
