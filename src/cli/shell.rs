//! `rules`, `completions` and `man`: what the program says about itself.

use std::path::PathBuf;

use clap::{Args as ClapArgs, CommandFactory as _};
use clap_complete::Shell;

use super::{Args, Done};
use crate::finding::{Finding, Findings, Result, reference};

/// Print the reference of all rules.
#[derive(Debug, ClapArgs)]
pub(super) struct Rules {}

impl Rules {
    pub(super) fn run(self) -> Done {
        Done { result: reference(), findings: Findings::new() }
    }
}

/// Print a completion script for a shell.
#[derive(Debug, ClapArgs)]
#[command(
    after_help = "Examples:\n  plainview completions bash > ~/.local/share/bash-completion/completions/plainview"
)]
pub(super) struct Completions {
    /// The shell
    #[arg(value_name = "SHELL")]
    shell: Shell,
}

impl Completions {
    pub(super) fn run(self) -> Done {
        let mut script = Vec::new();
        clap_complete::generate(self.shell, &mut Args::command(), "plainview", &mut script);
        Done { result: String::from_utf8_lossy(&script).into_owned(), findings: Findings::new() }
    }
}

/// Write manual pages.
#[derive(Debug, ClapArgs)]
#[command(after_help = "Examples:\n  plainview man ~/.local/share/man/man1")]
pub(super) struct Man {
    /// The folder to write them to
    #[arg(value_name = "DIR")]
    folder: PathBuf,
}

impl Man {
    pub(super) fn run(self) -> Result<Done> {
        let mut command = Args::command();
        command.build();
        let mut names = Vec::new();
        let subcommands = command.get_subcommands().filter(|command| command.get_name() != "help");
        for page in std::iter::once(&command).chain(subcommands) {
            let name = match page.get_name() {
                "plainview" => "plainview.1".to_owned(),
                other => format!("plainview-{other}.1"),
            };
            let mut text = Vec::new();
            let page = page.clone().name(name.trim_end_matches(".1").to_owned());
            clap_mangen::Man::new(page)
                .render(&mut text)
                .map_err(|error| Finding::io("write", &self.folder, &error))?;
            crate::publish::write_new(&self.folder.join(&name), &String::from_utf8_lossy(&text))?;
            names.push(name);
        }
        Ok(Done { result: format!("wrote {}\n", names.join(", ")), findings: Findings::new() })
    }
}
