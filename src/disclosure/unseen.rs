//! Characters that nobody sees, in texts that reach the public past the reader of documents: what sidecars say, where
//! escapes such as `"\u202E"` write them unseen, the cells of tables and the names of areas.
//!
//! XML 1.0 (section 2.2), of which the feeds are made, cannot hold most of them at all.

use super::mark;
use crate::finding::{Finding, Findings, Rule, Show, is_invisible};
use crate::notation::{Node, Text, Value};

/// Returns the first character of a text that controls, hides or reorders text, stands for no character, or is kept
/// for plainview's own signs. Line breaks and tabs are seen.
pub(super) fn find(text: &str) -> Option<char> {
    text.chars().find(|&c| is_control(c) || is_invisible(c) || mark::is_reserved(c))
}

fn is_control(c: char) -> bool {
    let stands_for_nothing = u32::from(c) & 0xFFFE == 0xFFFE || matches!(c, '\u{FDD0}'..='\u{FDEF}');
    c.is_control() && !matches!(c, '\n' | '\t') || stands_for_nothing || matches!(c, '\u{2028}' | '\u{2029}')
}

/// Finds such characters in what a sidecar says.
pub(super) fn check(node: &Node, text: &Text, findings: &mut Findings) {
    let mut nodes = vec![node];
    while let Some(node) = nodes.pop() {
        match &node.value {
            Value::Scalar(scalar, _) => report(find(scalar), node, text, findings),
            Value::List(list) => nodes.extend(list),
            Value::Table(entries) => {
                for entry in entries {
                    report(find(&entry.key), &entry.node, text, findings);
                    nodes.push(&entry.node);
                }
            }
        }
    }
}

fn report(found: Option<char>, node: &Node, text: &Text, findings: &mut Findings) {
    let Some(c) = found else { return };
    let rule = if is_control(c) { Rule::ControlCharacter } else { Rule::ReservedCharacter };
    let message = format!("the character U+{:04X} stands in this text, where nobody sees it", u32::from(c));
    let at = node.span.start;
    findings.push(Finding::new(rule, message).at(text.place(at..at, Show::Nothing)));
}

#[cfg(test)]
mod tests {
    use super::find;

    #[test]
    fn what_is_not_seen_is_found() {
        for c in
            ['\u{2}', '\u{FFFF}', '\u{202E}', '\u{200B}', '\u{85}', '\u{7F}', '\u{F0000}', '\u{1FFFE}', '\r']
        {
            assert_eq!(find(&format!("Bur{c}glaries")), Some(c));
        }
        assert_eq!(find("Año 2026:\n\t“Robos” – 5 % más 数"), None);
    }
}
