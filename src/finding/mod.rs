//! A finding is something that the checks found: a rule, a place, and what to do about it.
//!
//! Findings are data; how they look is decided by [`human`], [`json`], [`sarif`] and [`github`].

mod facts;
mod github;
mod human;
mod json;
mod place;
mod rule;
mod rules;
mod sarif;

pub use facts::{Class, RuleFacts, Severity};
pub use place::{Place, Show};
pub(crate) use place::{is_invisible, printable};
pub use rule::Rule;

/// The result of a stage: what it made, or everything that kept it from making it.
pub type Result<T> = std::result::Result<T, Findings>;

/// Something that the checks found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    /// The rule that it falls under.
    pub rule: Rule,
    /// What is wrong, in one line without a full stop. Never quotes withheld text.
    pub message: String,
    /// Where.
    pub place: Option<Place>,
    /// Other places that belong to it, with what they are.
    pub related: Vec<(Place, String)>,
    /// How to mend this very case; the rule's own words if there is nothing closer.
    pub mend: Option<String>,
}

impl Finding {
    /// Makes a finding without a place.
    pub fn new(rule: Rule, message: impl Into<String>) -> Self {
        Self { rule, message: message.into(), place: None, related: Vec::new(), mend: None }
    }

    /// Adds the place.
    #[must_use]
    pub fn at(mut self, place: Place) -> Self {
        self.place = Some(place);
        self
    }

    /// Adds another place that belongs to it.
    #[must_use]
    pub fn with(mut self, place: Place, what: impl Into<String>) -> Self {
        self.related.push((place, what.into()));
        self
    }

    /// Says how to mend this very case.
    #[must_use]
    pub fn mend(mut self, mend: impl Into<String>) -> Self {
        self.mend = Some(mend.into());
        self
    }

    /// Asks whether something near was meant, if there is something near.
    #[must_use]
    pub(crate) fn did_you_mean(self, near: Option<&str>) -> Self {
        match near {
            Some(near) => self.mend(format!("did you mean `{near}`?")),
            None => self,
        }
    }

    /// Makes the finding for a failure of the machine.
    pub fn io(action: &str, path: &std::path::Path, error: &std::io::Error) -> Self {
        Self::new(Rule::Io, format!("cannot {action} {}: {error}", path.display()))
    }

    /// Returns how much it weighs.
    pub fn severity(&self) -> Severity {
        self.rule.facts().severity
    }

    fn mending(&self) -> &str {
        self.mend.as_deref().unwrap_or(self.rule.facts().mend)
    }
}

/// Findings, in the order in which they are shown.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Findings(Vec<Finding>);

impl Findings {
    /// Makes an empty list.
    pub fn new() -> Self {
        Self::default()
    }

    /// Adds a finding.
    pub fn push(&mut self, finding: Finding) {
        self.0.push(finding);
    }

    /// Adds all of another list.
    pub fn append(&mut self, other: Findings) {
        self.0.extend(other.0);
    }

    /// Returns `value` if nothing here is an error; else everything found so far.
    ///
    /// # Errors
    /// All findings, if one of them is an error. The list is empty afterwards.
    pub fn checked<T>(&mut self, value: T) -> Result<T> {
        if self.has_errors() { Err(std::mem::take(self)) } else { Ok(value) }
    }

    /// Whether a finding is an error.
    pub fn has_errors(&self) -> bool {
        self.0.iter().any(|finding| finding.severity() == Severity::Error)
    }

    /// Whether nothing was found.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Goes through the findings by path, line and column, each once.
    pub fn sorted(&self) -> Vec<&Finding> {
        let mut sorted: Vec<&Finding> = self.0.iter().collect();
        sorted.sort_by(|a, b| key(a).cmp(&key(b)));
        sorted.dedup();
        sorted
    }

    /// Leaves out what only asks for a look.
    #[must_use]
    pub fn without_notes(self) -> Self {
        self.into_iter().filter(|finding| finding.severity() != Severity::Note).collect()
    }

    /// Leaves out what a rule found.
    #[must_use]
    pub fn without(self, rule: Rule) -> Self {
        self.into_iter().filter(|finding| finding.rule != rule).collect()
    }

    /// Changes each finding.
    #[must_use]
    pub fn map(self, change: impl FnMut(Finding) -> Finding) -> Self {
        Self(self.0.into_iter().map(change).collect())
    }

    /// Returns the exit code of a run that ended with these findings: 0, 1, 2 or 3.
    pub fn exit_code(&self) -> u8 {
        let classes = self.0.iter().filter(|finding| finding.severity() == Severity::Error);
        match classes.map(|finding| finding.rule.class()).max() {
            None => 0,
            Some(Class::Refusal) => 1,
            Some(Class::Configuration) => 2,
            Some(Class::Machine) => 3,
        }
    }
}

type SortKey<'a> = (Option<(&'a str, u32, u32)>, Rule, &'a str);

fn key(finding: &Finding) -> SortKey<'_> {
    let place = finding.place.as_ref().map(|place| (place.path.as_str(), place.line, place.column));
    (place, finding.rule, &finding.message)
}

impl From<Finding> for Findings {
    fn from(finding: Finding) -> Self {
        Self(vec![finding])
    }
}

impl FromIterator<Finding> for Findings {
    fn from_iter<I: IntoIterator<Item = Finding>>(findings: I) -> Self {
        Self(findings.into_iter().collect())
    }
}

impl IntoIterator for Findings {
    type Item = Finding;
    type IntoIter = std::vec::IntoIter<Finding>;

    fn into_iter(self) -> Self::IntoIter {
        self.0.into_iter()
    }
}

/// The forms in which findings are shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// For a person at a terminal.
    Human,
    /// One JSON object.
    Json,
    /// SARIF 2.1.0, for code-scanning services.
    Sarif,
    /// Workflow commands of GitHub Actions.
    Github,
}

/// Shows findings in the given form.
pub fn render(findings: &Findings, format: Format) -> String {
    match format {
        Format::Human => human::render(findings),
        Format::Json => json::render(findings),
        Format::Sarif => sarif::render(findings),
        Format::Github => github::render(findings),
    }
}

/// Makes the reference of all rules (`docs/rules.md`).
pub fn reference() -> String {
    let mut text = String::from(
        "# Rules\n\nEvery finding has a rule id that never changes. Errors stop the build: nothing is published. \
         Warnings and notes do not.\n\nIn the JSON form (`--format json`) a finding carries `rule`, `name`, `severity`, \
         `message`, `place`, `why` and `mend`; SARIF and GitHub forms carry the same.\n\nExit codes: 0 done, \
         1 refused, 2 wrong usage or configuration, 3 the machine failed.\n",
    );
    let groups = [
        ("0", "Configuration"),
        ("1", "Sources"),
        ("2", "Labels and the gate"),
        ("3", "Redactions"),
        ("4", "Text and links"),
        ("5", "Audit"),
        ("6", "Publishing"),
        ("7", "Theme"),
        ("8", "Accessibility and plain language"),
        ("9", "Machine and usage"),
    ];
    for (digit, title) in groups {
        text.push_str(&format!("\n## {title}\n"));
        for rule in Rule::ALL.iter().filter(|rule| rule.facts().id[2..].starts_with(digit)) {
            let facts = rule.facts();
            let severity = match facts.severity {
                Severity::Error => "Error",
                Severity::Warning => "Warning",
                Severity::Note => "Note",
            };
            text.push_str(&format!(
                "\n### {} {}\n\n{severity}. Why it matters: {}.\n\nTo mend it: {}.\n",
                facts.id, facts.name, facts.why, facts.mend
            ));
        }
    }
    text
}
