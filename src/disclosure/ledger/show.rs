//! How the ledger is shown: to a program, to a spreadsheet, to a person.

use std::collections::BTreeMap;

use serde_json::{Value, json};

use super::{Decision, Entry, Ledger};
use crate::document::Date;

impl Ledger {
    /// Shows the ledger as JSON.
    pub fn json(&self) -> String {
        let entries: Vec<Value> = self.entries.iter().map(value).collect();
        let value = json!({ "format": "plainview-ledger-1", "entries": entries });
        format!("{value:#}\n")
    }

    /// Shows the ledger as CSV (RFC 4180). Cells that a spreadsheet would take for a formula begin
    /// with an apostrophe.
    pub fn csv(&self) -> String {
        let mut text = String::from(
            "path,kind,decision,label,floor,reasons,ground,review_months,since,listed,approved_by,approved_on,redactions,marked_percent,hash\r\n",
        );
        for entry in &self.entries {
            let redactions: Vec<String> =
                entry.redactions.iter().map(|(ground, count)| format!("{count} {ground}")).collect();
            let cells = [
                entry.path.clone(),
                entry.kind.to_owned(),
                entry.decision.word().to_owned(),
                entry.label.clone().unwrap_or_default(),
                entry.floor.as_ref().map_or(String::new(), |(level, source)| format!("{level} ({source})")),
                entry.reasons.join("; "),
                entry.ground.clone().unwrap_or_default(),
                entry.review_months.map_or(String::new(), |months| months.to_string()),
                entry.since.map_or(String::new(), |day| day.to_string()),
                entry.listed.clone().unwrap_or_default(),
                entry.approved.as_ref().map_or(String::new(), |(by, _)| by.clone()),
                entry.approved.as_ref().map_or(String::new(), |(_, day)| day.to_string()),
                redactions.join("; "),
                entry.marked.map_or(String::new(), |percent| percent.to_string()),
                entry.hash.clone(),
            ];
            text.push_str(&cells.map(|cell| csv_cell(&cell)).join(","));
            text.push_str("\r\n");
        }
        text
    }

    /// Shows the ledger as a table for a person.
    ///
    /// `today` tells which grounds are to be looked at again.
    pub fn table(&self, today: Date) -> String {
        let mut text = String::new();
        let width =
            self.entries.iter().map(|entry| entry.path.chars().count()).max().unwrap_or(0).clamp(20, 64);
        let withheld: Vec<&Entry> = self.withheld().collect();
        let refused: Vec<&Entry> = self.decided(Decision::Refused).collect();
        let released: Vec<&Entry> = self.decided(Decision::Released).collect();
        text.push_str(&format!("Withheld ({})\n", withheld.len()));
        for entry in &withheld {
            let ground = entry.ground.as_deref().unwrap_or("no ground given");
            let reasons = entry.reasons.join("; ");
            text.push_str(&format!("  {:width$}  {ground:26}  {reasons}\n", entry.path));
            if let Some(title) = &entry.listed {
                text.push_str(&format!("  {:width$}  the public register shows: {title}\n", ""));
            }
        }
        let (whole, cut): (Vec<&Entry>, Vec<&Entry>) =
            released.iter().partition(|entry| entry.redactions.is_empty());
        text.push_str(&format!("\nReleased with redactions ({})\n", cut.len()));
        for entry in cut {
            let cuts: Vec<String> =
                entry.redactions.iter().map(|(ground, count)| format!("{count} × {ground}")).collect();
            text.push_str(&format!("  {:width$}  {}\n", entry.path, cuts.join(", ")));
        }
        text.push_str(&format!("\nReleased whole ({})\n", whole.len()));
        for entry in whole {
            match &entry.approved {
                Some((by, day)) => {
                    text.push_str(&format!("  {:width$}  approved by {by} on {day}\n", entry.path));
                }
                None => text.push_str(&format!("  {}\n", entry.path)),
            }
        }
        if !refused.is_empty() {
            text.push_str(&format!("\nNever published ({})\n", refused.len()));
        }
        for entry in &refused {
            text.push_str(&format!("  {:width$}  {}\n", entry.path, entry.reasons.join("; ")));
        }
        text.push_str(&self.review(today));
        text.push_str(&format!("\n{} released, {} withheld", released.len(), withheld.len()));
        if !refused.is_empty() {
            text.push_str(&format!(", {} never published", refused.len()));
        }
        text.push('\n');
        text
    }
}

impl Ledger {
    /// Says where more may be withheld than need be: nothing is withheld for its own sake.
    fn review(&self, today: Date) -> String {
        let withheld: Vec<&Entry> = self.withheld().filter(|entry| entry.kind != "section").collect();
        let all = self.entries.iter().filter(|entry| entry.kind != "section").count();
        let mut grounds: BTreeMap<&str, usize> = BTreeMap::new();
        for entry in &withheld {
            *grounds.entry(entry.ground.as_deref().unwrap_or("no ground given")).or_default() += 1;
        }
        let mut text = String::new();
        if !withheld.is_empty() {
            text.push_str(&format!("\nWithheld, by ground ({} of {all})\n", withheld.len()));
        }
        for (ground, count) in grounds {
            let share = 100.0 * count as f64 / all as f64;
            text.push_str(&format!("  {ground:26}  {count} ({share:.1} %)\n"));
        }
        // A ground for the whole speaks for all of it, unless its author has marked parts.
        let mostly_open = |entry: &&&Entry| {
            entry.marked.is_some_and(|marked| marked < 50 && (marked > 0 || entry.ground.is_none()))
        };
        let open: Vec<&&Entry> = withheld.iter().filter(mostly_open).collect();
        if !open.is_empty() {
            text.push_str(&format!(
                "\nWithheld whole, though most of the text carries no ground ({})\n",
                open.len()
            ));
        }
        for entry in open {
            let marked = entry.marked.unwrap_or_default();
            text.push_str(&format!("  {}  {marked} % of it is marked as a redaction\n", entry.path));
        }
        let due = |entry: &&&Entry| {
            let last = entry.since.zip(entry.review_months);
            last.and_then(|(day, months)| day.months_later(months)).is_some_and(|day| day <= today)
        };
        let due: Vec<&&Entry> = withheld.iter().filter(due).collect();
        if !due.is_empty() {
            text.push_str(&format!("\nTo be looked at again ({})\n", due.len()));
        }
        for entry in due {
            let (ground, day) = (entry.ground.as_deref().unwrap_or_default(), entry.since);
            let day = day.map_or(String::new(), |day| day.to_string());
            text.push_str(&format!("  {}  {ground}, last dated {day}\n", entry.path));
        }
        text
    }
}

fn value(entry: &Entry) -> Value {
    json!({
        "path": entry.path,
        "kind": entry.kind,
        "decision": entry.decision.word(),
        "label": entry.label,
        "floor": entry.floor.as_ref().map(|(level, source)| json!({ "level": level, "source": source })),
        "reasons": entry.reasons,
        "ground": entry.ground,
        "review_months": entry.review_months,
        "since": entry.since.map(|day| day.to_string()),
        "listed": entry.listed,
        "approved": entry.approved.as_ref().map(|(by, day)| json!({ "by": by, "date": day.to_string() })),
        "redactions": entry.redactions.iter()
            .map(|(ground, count)| json!({ "ground": ground, "count": count })).collect::<Vec<_>>(),
        "marked_percent": entry.marked,
        "hash": entry.hash,
    })
}

fn csv_cell(text: &str) -> String {
    let guarded =
        if text.starts_with(['=', '+', '-', '@', '\t', '\r']) { format!("'{text}") } else { text.to_owned() };
    if guarded.contains(['"', ',', '\n', '\r']) {
        format!("\"{}\"", guarded.replace('"', "\"\""))
    } else {
        guarded
    }
}
