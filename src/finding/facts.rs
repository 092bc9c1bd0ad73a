//! What is known about a rule: its id, how much it weighs, who can mend it.

/// How much a finding weighs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Severity {
    /// Nothing is published.
    Error,
    /// Something is probably not as meant; the build goes on.
    Warning,
    /// Something that a person should look at once; most often it is as meant.
    Note,
}

/// Who can mend it, which decides the exit code.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Class {
    /// The content is refused (exit code 1).
    Refusal,
    /// The command or `site.toml` is wrong (exit code 2).
    Configuration,
    /// The machine failed (exit code 3).
    Machine,
}

/// What is known about a rule, for messages and for `docs/rules.md`.
#[derive(Debug)]
pub struct RuleFacts {
    /// The stable id, `PV` and three digits.
    pub id: &'static str,
    /// The kebab-case name.
    pub name: &'static str,
    /// How much it weighs.
    pub severity: Severity,
    /// Why it matters.
    pub why: &'static str,
    /// How to mend it, in general.
    pub mend: &'static str,
}
