//! What may be typed: one file a command.
//!
//! Results go to stdout, progress and findings for a person to stderr. Findings in a form for
//! programs are the result of `build` and `check`, and go to stdout.

mod approve;
mod build;
mod explain;
mod history;
mod import;
mod init;
mod new;
mod progress;
mod records;
mod schema;
mod serve;
mod shell;
mod software;

use std::io::Write as _;
use std::path::PathBuf;

use clap::{Args as ClapArgs, Parser, Subcommand, ValueEnum};

use crate::clock::Clock;
use crate::config::{Host, Options};
use crate::document::Date;
use crate::finding::{self, Finding, Findings, Format, Result, Rule};

/// A static site generator for transparency publications. It refuses to emit anything that is marked
/// confidential.
#[derive(Debug, Parser)]
#[command(name = "plainview", version, about, max_term_width = 100, after_help = EXAMPLES)]
struct Args {
    #[command(subcommand)]
    command: Command,
}

const EXAMPLES: &str = "Examples:
  plainview init our-site --name \"Riverbend Police Department\"
  plainview new policy \"Use of force\"
  plainview serve
  plainview explain content/policies/use-of-force.md
  plainview build

Exit codes: 0 done, 1 refused, 2 wrong usage or configuration, 3 the machine failed.";

#[derive(Debug, Subcommand)]
enum Command {
    /// Make a small site that builds at once
    Init(init::Init),
    /// Begin a document; it starts with the highest label
    New(new::New),
    /// Make markdown or CSV of an Office file, to check and label
    Import(import::Import),
    /// Build the site and put it in place
    Build(build::Build),
    /// Do everything that `build` does, but publish nothing
    Check(build::Check),
    /// Show the site while you write; nothing leaves this machine
    Serve(serve::Serve),
    /// Say whether a file is released, why, and what the public will see of it
    Explain(explain::Explain),
    /// Stand for documents as they are now
    Approve(approve::Approve),
    /// Search a folder for what this site withholds
    Audit(records::Audit),
    /// Show what is released and what is withheld, and why
    Ledger(records::LedgerCommand),
    /// Say what of the withheld can be read in the git repository
    History(history::History),
    /// Print the JSON Schema of front matter or of site.toml, for editors
    Schema(schema::Schema),
    /// Print the reference of all rules
    Rules(shell::Rules),
    /// Print a completion script for a shell
    Completions(shell::Completions),
    /// Write manual pages
    Man(shell::Man),
}

/// What all commands that look at a site share.
#[derive(Clone, Debug, ClapArgs)]
struct SiteArgs {
    /// The site's folder
    #[arg(long, value_name = "DIR", default_value = ".")]
    site: PathBuf,
    /// What is taken for today, as 2026-03-01 (default: SOURCE_DATE_EPOCH, else the clock)
    #[arg(long, value_name = "DATE", value_parser = parse_date)]
    date: Option<Date>,
    /// Say only what is wrong
    #[arg(long, short)]
    quiet: bool,
    /// Colours
    #[arg(long, value_name = "WHEN", default_value = "auto")]
    color: ColorArg,
}

/// How findings are shown.
#[derive(Clone, Debug, ClapArgs)]
struct FindingArgs {
    /// How findings are shown
    #[arg(long, value_name = "FORMAT", default_value = "human")]
    format: FormatArg,
}

#[derive(Clone, Copy, Debug, ValueEnum)]
enum ColorArg {
    Auto,
    Always,
    Never,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum FormatArg {
    Human,
    Json,
    Sarif,
    Github,
}

impl From<FormatArg> for Format {
    fn from(format: FormatArg) -> Self {
        match format {
            FormatArg::Human => Self::Human,
            FormatArg::Json => Self::Json,
            FormatArg::Sarif => Self::Sarif,
            FormatArg::Github => Self::Github,
        }
    }
}

fn parse_date(text: &str) -> std::result::Result<Date, String> {
    Date::parse(text).ok_or_else(|| "a date is written as 2026-03-01".to_owned())
}

fn parse_host(text: &str) -> std::result::Result<Host, String> {
    Host::by_name(text).ok_or_else(|| format!("the hosts are: {}", Host::NAMES.join(", ")))
}

impl SiteArgs {
    fn options(&self) -> Result<Options> {
        let color = match self.color {
            ColorArg::Auto => anstream::ColorChoice::Auto,
            ColorArg::Always => anstream::ColorChoice::Always,
            ColorArg::Never => anstream::ColorChoice::Never,
        };
        color.write_global();
        let clock = Clock::read(self.date).map_err(|message| Finding::new(Rule::Usage, message))?;
        Ok(Options::at(clock))
    }

    /// Says what was done; quietly, only what is wrong.
    fn done(&self, result: String, findings: Findings) -> Done {
        if self.quiet {
            Done { result: String::new(), findings: findings.without_notes() }
        } else {
            Done { result, findings }
        }
    }
}

/// What a command did: what it prints, and what was found.
#[derive(Debug, Default)]
struct Done {
    result: String,
    findings: Findings,
}

/// Runs the program; returns its exit code.
pub fn main() -> u8 {
    let args = match Args::try_parse() {
        Ok(args) => args,
        Err(error) => {
            let code = if error.use_stderr() { 2 } else { 0 };
            // What cannot be printed cannot be told either.
            return if error.print().is_ok() { code } else { 3 };
        }
    };
    let format = args.command.format();
    let (result, findings) = match args.command.run() {
        Ok(done) => (done.result, done.findings),
        Err(findings) => (String::new(), findings),
    };
    let code = findings.exit_code();
    let shown = finding::render(&findings, format);
    let printed = match format {
        Format::Human => print(&result, &shown),
        Format::Json | Format::Sarif | Format::Github => print(&shown, ""),
    };
    match printed {
        Err(error) if error.kind() != std::io::ErrorKind::BrokenPipe => 3,
        _ => code,
    }
}

fn print(result: &str, notes: &str) -> std::io::Result<()> {
    let mut stderr = anstream::stderr().lock();
    stderr.write_all(notes.as_bytes())?;
    stderr.flush()?;
    let mut stdout = anstream::stdout().lock();
    stdout.write_all(result.as_bytes())?;
    stdout.flush()
}

impl Command {
    fn run(self) -> Result<Done> {
        match self {
            Self::Init(command) => command.run(),
            Self::New(command) => command.run(),
            Self::Import(command) => command.run(),
            Self::Build(command) => command.run(),
            Self::Check(command) => command.run(),
            Self::Serve(command) => command.run(),
            Self::Explain(command) => command.run(),
            Self::Approve(command) => command.run(),
            Self::Audit(command) => command.run(),
            Self::Ledger(command) => command.run(),
            Self::History(command) => command.run(),
            Self::Schema(command) => command.run(),
            Self::Rules(command) => Ok(command.run()),
            Self::Completions(command) => Ok(command.run()),
            Self::Man(command) => command.run(),
        }
    }

    fn format(&self) -> Format {
        match self {
            Self::Build(command) => command.findings.format.into(),
            Self::Check(command) => command.findings.format.into(),
            Self::Audit(command) => command.findings.format.into(),
            Self::History(command) => command.findings.format.into(),
            Self::Init(_)
            | Self::New(_)
            | Self::Import(_)
            | Self::Serve(_)
            | Self::Explain(_)
            | Self::Approve(_)
            | Self::Ledger(_)
            | Self::Schema(_)
            | Self::Rules(_)
            | Self::Completions(_)
            | Self::Man(_) => Format::Human,
        }
    }
}
