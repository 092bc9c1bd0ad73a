//! The ledger: the private record of one build's decisions, for those who sign off.

mod journal;
mod show;

pub use journal::since;

use super::approval::Standing;
use super::verdict::{Evidence, Reason, Verdict};
use crate::config::Config;
use crate::document::{Date, Label, Levels};
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
    /// Whether nothing but an approval can be lacking.
    pub can_be_approved: bool,
    /// Who stands for it, and since when.
    pub approved: Option<(String, Date)>,
    /// When it was last said to be withheld or released: its date.
    pub since: Option<Date>,
    /// The grounds of the redactions in it, with how many there are of each.
    pub redactions: Vec<(String, usize)>,
    /// Of a document that is withheld whole by its label or a floor: how much of its text is marked as a
    /// redaction, in percent.
    pub marked: Option<u8>,
    /// The hash of the source (BLAKE3, 16 hexadecimal digits).
    pub hash: String,
}

impl Entry {
    /// Makes the line for a source, with what follows from the evidence about it.
    pub(super) fn new(
        path: &SourcePath,
        kind: &'static str,
        evidence: &Evidence,
        since: Option<Date>,
        ground: Option<String>,
        bytes: &[u8],
        config: &Config,
    ) -> Self {
        let name = |label: Label| config.levels.name(label).to_owned();
        let reasons = match evidence.verdict() {
            Verdict::Release => Vec::new(),
            Verdict::Withhold(reasons) => reasons,
        };
        let can_be_approved = reasons.iter().all(|reason| matches!(reason, Reason::Unapproved(_)));
        let reasons: Vec<String> = reasons.iter().map(|reason| words(reason, &config.levels)).collect();
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
            can_be_approved,
            approved: match &evidence.approval.standing {
                Standing::Approved { by, date } => Some((by.clone(), *date)),
                Standing::Never | Standing::Void { .. } => None,
            },
            since,
            redactions: Vec::new(),
            marked: None,
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
            can_be_approved: false,
            approved: None,
            since: None,
            redactions: Vec::new(),
            marked: None,
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
        Reason::Unapproved(Standing::Void { by, date }) => {
            format!("it has changed since {by} approved it on {date}")
        }
        Reason::Unapproved(_) => "nobody has approved it".to_owned(),
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
}
