//! The journal: what changed between one build's ledger and the next, so that it can be told later who
//! released what, and when.

use std::collections::BTreeMap;

use serde_json::{Value, json};

use super::Ledger;
use crate::document::Date;

impl Ledger {
    /// Returns what changed since an earlier ledger, as lines of the journal (JSON, one a line): new
    /// decisions, new texts of what is released, new approvals. `before` is that ledger as JSON.
    pub fn changes(&self, before: &str, today: Date) -> String {
        let before: Value = serde_json::from_str(before).unwrap_or_default();
        let entries = before["entries"].as_array().into_iter().flatten();
        let mut old: BTreeMap<&str, &Value> =
            entries.filter_map(|entry| Some((entry["path"].as_str()?, entry))).collect();
        let mut lines = String::new();
        let mut add = |change: Value| lines.push_str(&format!("{change}\n"));
        for entry in &self.entries {
            let was = old.remove(entry.path.as_str());
            let decision = was.and_then(|was| was["decision"].as_str());
            let by = entry.approved.as_ref().map(|(by, _)| by.as_str());
            let same_text = was.is_some_and(|was| was["hash"] == entry.hash.as_str());
            let same_person = was.is_some_and(|was| was["approved"]["by"].as_str() == by);
            let decided = decision == Some(entry.decision.word());
            if decided && (!entry.is_released() || same_text && same_person) {
                continue;
            }
            add(json!({
                "date": today.to_string(), "path": entry.path, "was": decision,
                "decision": entry.decision.word(), "hash": entry.hash, "approved_by": by,
            }));
        }
        for (path, was) in old {
            add(
                json!({ "date": today.to_string(), "path": path, "was": was["decision"], "decision": "gone" }),
            );
        }
        lines
    }
}

/// Shows the journal from a day on, for a person.
pub fn since(journal: &str, day: Date) -> String {
    let day = day.to_string();
    let mut text = String::new();
    for line in journal.lines() {
        let change: Value = serde_json::from_str(line).unwrap_or_default();
        let word = |key: &str| change[key].as_str().unwrap_or_default().to_owned();
        if word("date") < day {
            continue;
        }
        let was = match (change["was"].as_str(), word("decision")) {
            (None, _) => "new".to_owned(),
            (Some(was), decision) if was == decision => "its text is another".to_owned(),
            (Some(was), _) => format!("was {was}"),
        };
        let by = change["approved_by"].as_str().map_or(String::new(), |by| format!(", approved by {by}"));
        text.push_str(&format!("{}  {:9}  {}  ({was}{by})\n", word("date"), word("decision"), word("path")));
    }
    if text.is_empty() { format!("nothing has changed since {day}\n") } else { text }
}
