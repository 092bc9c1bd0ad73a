//! A theme's description: `theme.toml`, which says whose it is and which theme it extends.

use std::cell::RefCell;

use super::theme::StaticFile;
use crate::finding::{Finding, Findings, Place, Rule, Show};
use crate::notation::{Fields, KeyRules, Span, Text, toml};

/// Its name in the theme's folder.
pub(super) const FILE: &str = "theme.toml";

/// Returns the name of the theme that a theme extends, and where it says so.
pub(super) fn extends(file: StaticFile, findings: &mut Findings) -> Option<(String, Place)> {
    let text = Text::decode(&file.source, file.bytes).map_err(|finding| findings.push(finding)).ok()?;
    let node = match toml::parse(text.as_str()) {
        Ok(node) => node,
        Err(faults) => {
            for (message, span) in faults {
                let first = message.lines().next().unwrap_or_default();
                let finding = Finding::new(Rule::ConfigSyntax, format!("this is not valid TOML: {first}"));
                findings.push(finding.at(text.place(span, Show::Line)));
            }
            return None;
        }
    };
    let found = RefCell::new(Findings::new());
    let show = |_: &Span| Show::Line;
    let fields = Fields::new(&node, &text, &show, KeyRules::CONFIG, &found);
    for key in ["name", "version", "licence", "license", "author", "description", "homepage"] {
        fields.text(key);
    }
    let place = fields.node("extends").map(|node| text.place(node.span.clone(), Show::Line));
    let name = fields.text("extends");
    fields.finish();
    findings.append(found.into_inner());
    name.zip(place)
}
