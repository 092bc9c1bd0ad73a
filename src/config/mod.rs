//! The configuration: what `site.toml` says, checked, with everything that it does not say filled in.

mod agency;
mod comments;
mod identity;
mod personal;
mod policies;
mod read;
mod reading;
mod search;
mod types;
mod variables;

pub(crate) use read::{known_license, place};

use std::cell::RefCell;
use std::path::Path;

pub use agency::Agency;
pub use comments::Comments;
pub use identity::{DARK, Identity, LIGHT, ON_BRAND, Palette};
pub use personal::{Allowed, CasePattern, Personal};
pub use policies::Policies;
pub use reading::Reading;
pub use search::Search;
pub use types::{BaseUrl, Config, Floor, Host, Link, Markdown, MenuItem, Menus, Settlement, Taxonomy};
pub use variables::Variables;

use crate::clock::Clock;
use crate::finding::{Finding, Findings, Place, Result, Rule, Show};
use crate::notation::{Fields, KeyRules, Node, Span, Text, toml};

/// The name of the file that makes a folder a site.
pub const FILE: &str = "site.toml";

/// What the command line says about a build.
#[derive(Clone, Debug)]
pub struct Options {
    /// What is taken for "today".
    pub clock: Clock,
    /// The address of the site, in place of the one in `site.toml`.
    pub base_url: Option<String>,
    /// The host whose forms of redirects and headers are written.
    pub host: Option<Host>,
    /// Whether to prove that the output does not depend on what is withheld.
    pub prove: bool,
}

impl Options {
    /// Makes options that say nothing but the time.
    pub fn at(clock: Clock) -> Self {
        Self { clock, base_url: None, host: None, prove: false }
    }
}

/// Reads `site.toml`.
///
/// # Errors
/// Everything that is wrong with it.
#[expect(clippy::disallowed_methods, reason = "configuration is read before `source` can know what to read")]
pub fn read(root: &Path, options: &Options) -> Result<Config> {
    let bytes = match std::fs::read(root.join(FILE)) {
        Ok(bytes) => bytes,
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => {
            let message = format!("there is no `{FILE}` in {}", root.display());
            return Err(Finding::new(Rule::ConfigMissing, message).into());
        }
        Err(error) => return Err(Finding::io("read", &root.join(FILE), &error).into()),
    };
    let text = Text::decode(FILE, bytes)?;
    parse(&text, options)
}

/// Reads the text of a `site.toml`.
///
/// # Errors
/// Everything that is wrong with it.
pub fn parse(text: &Text, options: &Options) -> Result<Config> {
    let node = tree(text)?;
    let findings = RefCell::new(Findings::new());
    let show = |_: &Span| Show::Line;
    let fields = Fields::new(&node, text, &show, KeyRules::CONFIG, &findings);
    let config = read::config(fields, options, &findings);
    findings.into_inner().checked(config)?.ok_or_else(|| {
        // `read::config` gives nothing only after it has said what is missing.
        Finding::new(Rule::ConfigValue, "the site cannot be configured").at(Place::file(FILE)).into()
    })
}

fn tree(text: &Text) -> Result<Node> {
    toml::parse(text.as_str()).map_err(|faults| {
        let finding = |(message, span): (String, Span)| {
            let message = format!("this is not valid TOML: {}", message.lines().next().unwrap_or_default());
            Finding::new(Rule::ConfigSyntax, message).at(text.place(span, Show::Line))
        };
        faults.into_iter().map(finding).collect()
    })
}
