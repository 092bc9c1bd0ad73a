//! The ledger: the private record of one build's decisions, for those who sign off.

use serde_json::{Value, json};

use super::verdict::{Evidence, Reason, Verdict};
use crate::config::Config;
use crate::document::{Label, Levels};
use crate::source::SourcePath;

/// The record of all decisions of one build. It holds no text of what it is about.
#[derive(Clone, Debug, Default)]
pub struct Ledger {
    /// What was decided, by path.
    pub entries: Vec<Entry>,
}

/// What can be decided about a source.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Decision {
    /// It may be public.
    Released,
    /// It may not be public.
    Withheld,
    /// It is of a kind that is never published, or cannot be cleaned.
    Refused,
}

impl Decision {
    /// Returns the word for it.
    pub fn word(self) -> &'static str {
        match self {
            Self::Released => "released",
            Self::Withheld => "withheld",
            Self::Refused => "refused",
        }
    }
}

/// One decision.
#[derive(Clone, Debug)]
pub struct Entry {
    /// The source's path from the site's folder.
    pub path: String,
    /// What it is: `document`, `version`, `section` or `file`.
    pub kind: &'static str,
    /// What was decided.
    pub decision: Decision,
    /// Its label; nothing, if it is of a kind that has none.
    pub label: Option<String>,
    /// The floor under which it lies, and where that is set.
    pub floor: Option<(String, String)>,
    /// Why it is withheld or refused; empty if it is released.
    pub reasons: Vec<String>,
    /// The ground on which it is withheld.
    pub ground: Option<String>,
    /// When that ground is looked at again, in months.
    pub review_months: Option<u16>,
    /// The line that the public register shows.
    pub listed: Option<String>,
    /// The grounds of the redactions in it, with how many there are of each.
    pub redactions: Vec<(String, usize)>,
    /// The hash of the source (BLAKE3, 16 hexadecimal digits).
    pub hash: String,
}

impl Entry {
    /// Makes the line for a source, with what follows from the evidence about it.
    pub(super) fn new(
        path: &SourcePath,
        kind: &'static str,
        evidence: &Evidence,
        ground: Option<String>,
        bytes: &[u8],
        config: &Config,
    ) -> Self {
        let name = |label: Label| config.levels.name(label).to_owned();
        let reasons = match evidence.verdict() {
            Verdict::Release => Vec::new(),
            Verdict::Withhold(reasons) => {
                reasons.iter().map(|reason| words(reason, &config.levels)).collect()
            }
        };
        let known = ground.as_deref().and_then(|id| config.grounds.get(id));
        Self {
            path: path.to_string(),
            kind,
            decision: if reasons.is_empty() { Decision::Released } else { Decision::Withheld },
            label: Some(name(evidence.label)),
            floor: evidence.floor.as_ref().map(|(label, source)| (name(*label), source.clone())),
            reasons,
            review_months: known.map(|ground| ground.review_months),
            ground,
            listed: None,
            redactions: Vec::new(),
            hash: super::hash_of(bytes),
        }
    }

    /// Makes the line for a file that is never published.
    pub(super) fn refused(path: &SourcePath, why: &str) -> Self {
        Self {
            path: path.to_string(),
            kind: "file",
            decision: Decision::Refused,
            label: None,
            floor: None,
            reasons: vec![why.to_owned()],
            ground: None,
            review_months: None,
            listed: None,
            redactions: Vec::new(),
            hash: String::new(),
        }
    }

    /// Whether it was let through.
    pub fn is_released(&self) -> bool {
        self.decision == Decision::Released
    }
}

/// Says why something is withheld, in words.
fn words(reason: &Reason, levels: &Levels) -> String {
    match reason {
        Reason::Label(label) => format!("its label is {}", levels.name(*label)),
        Reason::Floor(label, source) => format!("its folder's floor is {} ({source})", levels.name(*label)),
        Reason::Draft => "it is a draft".to_owned(),
        Reason::NotYet(day) => format!("it is not public before {day}"),
        Reason::Expired(day) => format!("it is no longer public since {day}"),
    }
}

impl Ledger {
    /// Returns the decisions to withhold.
    pub fn withheld(&self) -> impl Iterator<Item = &Entry> {
        self.decided(Decision::Withheld)
    }

    fn decided(&self, decision: Decision) -> impl Iterator<Item = &Entry> {
        self.entries.iter().filter(move |entry| entry.decision == decision)
    }

    /// Returns the decision about a source.
    pub fn entry(&self, path: &str) -> Option<&Entry> {
        self.entries.iter().find(|entry| entry.path == path)
    }

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
            "path,kind,decision,label,floor,reasons,ground,review_months,listed,redactions,hash\r\n",
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
                entry.listed.clone().unwrap_or_default(),
                redactions.join("; "),
                entry.hash.clone(),
            ];
            text.push_str(&cells.map(|cell| csv_cell(&cell)).join(","));
            text.push_str("\r\n");
        }
        text
    }

    /// Shows the ledger as a table for a person.
    pub fn table(&self) -> String {
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
            text.push_str(&format!("  {}\n", entry.path));
        }
        if !refused.is_empty() {
            text.push_str(&format!("\nNever published ({})\n", refused.len()));
        }
        for entry in &refused {
            text.push_str(&format!("  {:width$}  {}\n", entry.path, entry.reasons.join("; ")));
        }
        text.push_str(&format!("\n{} released, {} withheld", released.len(), withheld.len()));
        if !refused.is_empty() {
            text.push_str(&format!(", {} never published", refused.len()));
        }
        text.push('\n');
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
        "listed": entry.listed,
        "redactions": entry.redactions.iter()
            .map(|(ground, count)| json!({ "ground": ground, "count": count })).collect::<Vec<_>>(),
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
