//! The words of `site.toml` that pages show: they are public by their place, so what holds for the text of a
//! document holds for them, too.

use super::{handling, mark, near_miss};
use crate::config::Config;
use crate::finding::{Finding, Findings, Rule};

/// Finds what must not stand in the words of the settings. No finding shows them.
pub(super) fn check(config: &Config, findings: &mut Findings) {
    let mut told = |rule, message: &str| {
        findings.push(Finding::new(rule, message).at(crate::config::place()));
    };
    for text in config.public_words().lines() {
        let refused =
            |c: char| mark::is_reserved(c) || matches!(c, '\u{202A}'..='\u{202E}' | '\u{2061}'..='\u{206F}');
        if text.chars().any(refused) {
            told(
                Rule::ReservedCharacter,
                "a text in `site.toml` holds a character that plainview keeps for itself",
            );
        }
        let redacts = text.contains(":redact") || !near_miss::find(text).is_empty();
        if redacts || !near_miss::stray_grounds(text).is_empty() {
            told(Rule::RedactionPlace, "a text in `site.toml` holds a redaction, and nothing is cut there");
        }
        if !handling::find(text).is_empty() {
            told(Rule::HandlingMark, "a text in `site.toml` holds a handling mark");
        }
    }
}
