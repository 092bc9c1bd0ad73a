//! Approvals: who stands for which text, as `approvals.yaml` says.

use std::cell::RefCell;
use std::path::Path;

use super::folder::text_if_there;
use crate::document::Date;
use crate::finding::{Findings, Show};
use crate::notation::{Fields, KeyRules, Text, yaml};

/// The name of the file that holds the approvals.
pub const APPROVALS: &str = "approvals.yaml";

/// One approval: a person stands for a document, as it was on a day.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Approval {
    /// The document's path from the site's folder.
    pub file: String,
    /// The hash of what was approved.
    pub hash: String,
    /// Who approved it.
    pub by: String,
    /// When.
    pub date: Date,
}

/// Reads the approvals of a site, if it has some.
pub(super) fn read(root: &Path, findings: &mut Findings) -> Vec<Approval> {
    text_if_there(root, APPROVALS, findings).map_or_else(Vec::new, |text| parse(&text, findings))
}

fn parse(text: &Text, findings: &mut Findings) -> Vec<Approval> {
    let node = match yaml::parse(text.as_str()) {
        Ok(node) => node,
        Err(faults) => {
            for fault in faults {
                findings.push(fault.finding(text, Show::Line));
            }
            return Vec::new();
        }
    };
    let found = RefCell::new(Findings::new());
    let fields = Fields::new(&node, text, &|_| Show::Line, KeyRules::FRONT_MATTER, &found);
    let approvals = fields.tables("approvals").into_iter().filter_map(approval).collect();
    fields.finish();
    findings.append(found.into_inner());
    approvals
}

fn approval(table: Fields<'_>) -> Option<Approval> {
    let (file, hash, by) =
        (table.required_text("file"), table.required_text("hash"), table.required_text("by"));
    let date = table.required_date("date");
    table.finish();
    Some(Approval { file: file?, hash: hash?, by: by?, date: date? })
}

/// Shows approvals as the file holds them, by path.
pub fn write_approvals(approvals: &[Approval]) -> String {
    let mut text = String::from("# Who stands for which text. Written by `plainview approve`.\napprovals:\n");
    for Approval { file, hash, by, date } in approvals {
        let quoted = |text: &str| serde_json::Value::from(text).to_string();
        text.push_str(&format!(
            "  - file: {}\n    hash: \"{hash}\"\n    by: {}\n    date: {date}\n",
            quoted(file),
            quoted(by)
        ));
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_written_is_read_again() {
        let date = Date::parse("2026-03-01").expect("a date");
        let approval =
            |file: &str, by: &str| Approval { file: file.into(), hash: "0a".into(), by: by.into(), date };
        let approvals =
            [approval("content/a.md", "J. \"Jo\" O'Neil: Chief"), approval("content/añ #.md", "Río")];
        let text = Text::decode(APPROVALS, write_approvals(&approvals).into_bytes()).expect("text");
        let mut findings = Findings::new();
        assert_eq!(parse(&text, &mut findings), approvals);
        assert!(findings.is_empty());
    }
}
