//! `init`: makes a small site that builds at once.

use std::path::PathBuf;

use clap::Args;

use super::{Done, parse_host};
use crate::config::Host;
use crate::finding::{Finding, Findings, Result, Rule};

/// Make a small site that builds at once. Asks nothing.
#[derive(Debug, Args)]
#[command(
    after_help = "Examples:\n  plainview init our-site --name \"Riverbend Police Department\"\n  cd our-site && plainview serve\n  plainview init our-site --host github-pages"
)]
pub(super) struct Init {
    /// The folder to make the site in; it must be empty or not there
    #[arg(value_name = "DIR")]
    folder: PathBuf,
    /// The agency's name (default: the folder's name)
    #[arg(long, value_name = "NAME")]
    name: Option<String>,
    /// The host: sets it in site.toml, and writes the workflow that builds and publishes there
    #[arg(long, value_name = "HOST", value_parser = parse_host)]
    host: Option<Host>,
}

/// Returns the path of the workflow that builds and publishes a site on a host, and the workflow.
fn workflow(host: Host) -> Option<(&'static str, &'static str)> {
    const GITHUB: &str = ".github/workflows/publish.yml";
    Some(match host {
        Host::Plain => return None,
        Host::GithubPages => (GITHUB, include_str!("starter/hosts/github-pages.yml")),
        Host::GitlabPages => (".gitlab-ci.yml", include_str!("starter/hosts/gitlab-pages.yml")),
        Host::CloudflarePages => (GITHUB, include_str!("starter/hosts/cloudflare-pages.yml")),
        Host::Netlify => (GITHUB, include_str!("starter/hosts/netlify.yml")),
        Host::CodebergPages => (".woodpecker.yml", include_str!("starter/hosts/codeberg-pages.yml")),
    })
}

/// The files of a new site; `AGENCY` stands for the agency's name.
const FILES: [(&str, &str); 9] = [
    ("site.toml", include_str!("starter/site.toml")),
    (".gitignore", "/public\n/.plainview\n"),
    ("content/_index.md", include_str!("starter/home.md")),
    ("content/about/contact.md", include_str!("starter/contact.md")),
    ("content/policies/_index.md", include_str!("starter/policies.md")),
    ("content/policies/body-worn-cameras.md", include_str!("starter/body-worn-cameras.md")),
    ("content/policies/informants.md", include_str!("starter/informants.md")),
    ("content/tips/_index.md", include_str!("starter/tips.md")),
    ("content/tips/doors-and-windows.md", include_str!("starter/doors-and-windows.md")),
];

impl Init {
    pub(super) fn run(self) -> Result<Done> {
        let folder_name = self
            .folder
            .file_name()
            .map_or_else(|| "Our agency".to_owned(), |name| name.to_string_lossy().into_owned());
        let name = self.name.unwrap_or_else(|| title(&folder_name));
        if name.contains(['"', '\\', '\n']) || name.trim().is_empty() {
            return Err(Finding::new(
                Rule::Usage,
                "the agency's name cannot hold quotes or backslashes, or be empty",
            )
            .into());
        }
        if crate::source::is_occupied(&self.folder) {
            return Err(Finding::new(
                Rule::Usage,
                format!("{} is not an empty folder", self.folder.display()),
            )
            .into());
        }
        for (path, text) in FILES {
            let mut text = text.replace("AGENCY", &name);
            if let (Some(host), "site.toml") = (self.host, path) {
                let line = format!("time_zone = \"America/Chicago\"\nhost = \"{}\"", host.name());
                text = text.replace("time_zone = \"America/Chicago\"", &line);
            }
            crate::publish::write_new(&self.folder.join(path), &text)?;
        }
        let workflow = self.host.and_then(workflow);
        if let Some((path, text)) = workflow {
            let text = text.replace("VERSION", env!("CARGO_PKG_VERSION"));
            crate::publish::write_new(&self.folder.join(path), &text)?;
        }
        let shown = self.folder.display();
        let publishing = workflow.map_or(String::new(), |(path, _)| {
            format!("\n{path} builds the site and publishes it; docs/hosting.md says what to set up there.\n")
        });
        let result = format!(
            "made a site in {shown}\n\nNext:\n  cd {shown}\n  plainview serve          look at it\n  plainview new policy \"Use of force\"\n  \
             plainview build          publish it to public/\n\nThen open site.toml and put in your address and your contacts.\n{publishing}"
        );
        Ok(Done { result, findings: Findings::new() })
    }
}

fn title(name: &str) -> String {
    let words = name.split(['-', '_', ' ']).filter(|word| !word.is_empty()).map(|word| {
        let mut letters = word.chars();
        letters.next().map_or(String::new(), |first| first.to_uppercase().chain(letters).collect::<String>())
    });
    let title = words.collect::<Vec<_>>().join(" ");
    if title.is_empty() { "Our agency".to_owned() } else { title }
}
