//! Fields are the keys of one table, read one by one into typed values.
//!
//! Everything that is wrong is collected, and a key that nobody asked for is reported at the end,
//! with the nearest key that somebody did ask for.

use std::cell::RefCell;

use super::node::{Entry, Node, Value};
use super::text::{Span, Text};
use crate::document::{Date, Moment};
use crate::finding::{Finding, Findings, Rule, Show};

/// The rules under which what is wrong with fields is reported.
#[derive(Clone, Copy, Debug)]
pub struct KeyRules {
    /// A key that is not known.
    pub unknown: Rule,
    /// A value of the wrong kind, or one that cannot be understood.
    pub value: Rule,
    /// A value that is of the right kind but cannot be understood.
    pub bad: Rule,
    /// A key that must be there.
    pub missing: Rule,
}

impl KeyRules {
    /// The rules for `site.toml`.
    pub const CONFIG: KeyRules = KeyRules {
        unknown: Rule::ConfigUnknownKey,
        value: Rule::ConfigValue,
        bad: Rule::ConfigValue,
        missing: Rule::ConfigKeyMissing,
    };
    /// The rules for front matter and sidecars.
    pub const FRONT_MATTER: KeyRules = KeyRules {
        unknown: Rule::UnknownKey,
        value: Rule::WrongType,
        bad: Rule::BadValue,
        missing: Rule::MissingField,
    };
}

/// The keys of one table.
pub struct Fields<'a> {
    name: String,
    node: &'a Node,
    text: &'a Text,
    show: &'a dyn Fn(&Span) -> Show,
    rules: KeyRules,
    findings: &'a RefCell<Findings>,
    known: RefCell<Vec<String>>,
    /// The key under which the node itself stands, where it is a single text and not a table.
    single: Option<String>,
}

impl<'a> Fields<'a> {
    /// Opens a table. `show` says how much of a line a finding may show.
    pub fn new(
        node: &'a Node,
        text: &'a Text,
        show: &'a dyn Fn(&Span) -> Show,
        rules: KeyRules,
        findings: &'a RefCell<Findings>,
    ) -> Self {
        Self {
            name: String::new(),
            node,
            text,
            show,
            rules,
            findings,
            known: RefCell::default(),
            single: None,
        }
    }

    /// Returns all keys, as they were written.
    pub fn entries(&self) -> &'a [Entry] {
        self.node.entries().unwrap_or_default()
    }

    /// Returns a key's value, whatever it is.
    pub fn node(&self, key: &str) -> Option<&'a Node> {
        self.known.borrow_mut().push(key.to_owned());
        if self.single.as_deref() == Some(key) {
            return Some(self.node);
        }
        self.node.get(key).filter(|node| !node.is_null())
    }

    /// Returns a text.
    pub fn text(&self, key: &str) -> Option<String> {
        let node = self.node(key)?;
        let text = node.text().map(str::to_owned);
        if text.is_none() {
            let mend = node.plain().map(|plain| match (self.show)(&node.span) {
                Show::Line => format!("put it in quotes: {key}: \"{plain}\""),
                Show::Span | Show::Nothing => "put the value in quotes".to_owned(),
            });
            self.wrong(key, node, "text", mend);
        }
        text.filter(|text| {
            let empty = text.trim().is_empty();
            if empty {
                self.bad(key, node, "it is empty");
            }
            !empty
        })
    }

    /// Returns a text that must be there.
    pub fn required_text(&self, key: &str) -> Option<String> {
        if self.node(key).is_none() {
            self.missing(key);
        }
        self.text(key)
    }

    /// Returns a date.
    pub fn date(&self, key: &str) -> Option<Date> {
        self.parsed(key, "a date such as 2026-03-01", Date::parse)
    }

    /// Returns a date that must be there.
    pub fn required_date(&self, key: &str) -> Option<Date> {
        if self.node(key).is_none() {
            self.missing(key);
        }
        self.date(key)
    }

    /// Returns a date with or without a time.
    pub fn moment(&self, key: &str) -> Option<Moment> {
        self.parsed(key, "a date such as 2026-03-01, or a time such as 2026-03-01T18:30", Moment::parse)
    }

    /// Returns a boolean.
    pub fn boolean(&self, key: &str) -> Option<bool> {
        let node = self.node(key)?;
        let boolean = node.boolean();
        if boolean.is_none() {
            self.wrong(key, node, "true or false", None);
        }
        boolean
    }

    /// Returns a whole number.
    pub fn integer(&self, key: &str) -> Option<i64> {
        let node = self.node(key)?;
        let integer = node.plain().and_then(|plain| plain.parse().ok());
        if integer.is_none() {
            self.wrong(key, node, "a whole number", None);
        }
        integer
    }

    /// Returns a number, as it was written.
    pub fn number(&self, key: &str) -> Option<String> {
        let node = self.node(key)?;
        let number = node.plain().filter(|plain| plain.parse::<f64>().is_ok_and(f64::is_finite));
        if number.is_none() {
            self.wrong(key, node, "a number", None);
        }
        number.map(str::to_owned)
    }

    /// Returns a list of texts.
    pub fn texts(&self, key: &str) -> Vec<String> {
        let Some(node) = self.node(key) else { return Vec::new() };
        let Value::List(items) = &node.value else {
            self.wrong(key, node, "a list of texts such as [one, two]", None);
            return Vec::new();
        };
        let mut texts = Vec::with_capacity(items.len());
        for item in items {
            match item.text() {
                Some(text) => texts.push(text.to_owned()),
                None => self.wrong(key, item, "a list of texts such as [one, two]", None),
            }
        }
        texts
    }

    /// Returns one of a few words.
    pub fn choice(&self, key: &str, choices: &[&str]) -> Option<String> {
        let node = self.node(key)?;
        let text = self.text(key)?;
        if choices.contains(&text.as_str()) {
            return Some(text);
        }
        let finding =
            self.finding(self.rules.bad, format!("`{key}` is one of: {}", choices.join(", ")), &node.span);
        self.push(finding.did_you_mean(nearest(&text, choices.iter().copied())));
        None
    }

    /// Returns some of a few words.
    pub fn choices(&self, key: &str, choices: &[&str]) -> Vec<String> {
        let mut found = Vec::new();
        for text in self.texts(key) {
            if choices.contains(&text.as_str()) {
                found.push(text);
                continue;
            }
            let Some(node) = self.node(key) else { continue };
            let message = format!("each of `{}` is one of: {}", self.full(key), choices.join(", "));
            let finding = self.finding(self.rules.bad, message, &node.span);
            self.push(finding.did_you_mean(nearest(&text, choices.iter().copied())));
        }
        found
    }

    /// Opens the table under a key; a single text there counts as the table with that text under `first`.
    pub fn record(&self, key: &str, first: &str) -> Option<Fields<'a>> {
        let node = self.node(key)?;
        if node.entries().is_none() && node.text().is_none() {
            self.wrong(key, node, "a table of keys and values, or a text", None);
            return None;
        }
        Some(Fields { single: node.text().map(|_| first.to_owned()), ..self.inner(key, node) })
    }

    /// Opens the tables of the list under a key, each as [`record`](Self::record) does.
    pub fn records(&self, key: &str, first: &str) -> Vec<Fields<'a>> {
        let Some(node) = self.node(key) else { return Vec::new() };
        let Value::List(items) = &node.value else {
            self.wrong(key, node, "a list of tables or texts", None);
            return Vec::new();
        };
        let mut records = Vec::new();
        for item in items {
            match (item.entries(), item.text()) {
                (None, None) => self.wrong(key, item, "a list of tables or texts", None),
                (Some(_), _) => records.push(self.inner(key, item)),
                (None, Some(_)) => {
                    records.push(Fields { single: Some(first.to_owned()), ..self.inner(key, item) });
                }
            }
        }
        records
    }

    /// Opens the table under a key.
    pub fn table(&self, key: &str) -> Option<Fields<'a>> {
        let node = self.node(key)?;
        if node.entries().is_none() {
            self.wrong(key, node, "a table of keys and values", None);
            return None;
        }
        Some(self.inner(key, node))
    }

    /// Opens the tables of the list under a key.
    pub fn tables(&self, key: &str) -> Vec<Fields<'a>> {
        let Some(node) = self.node(key) else { return Vec::new() };
        let Value::List(items) = &node.value else {
            self.wrong(key, node, "a list of tables", None);
            return Vec::new();
        };
        let (tables, others): (Vec<&Node>, Vec<&Node>) =
            items.iter().partition(|item| item.entries().is_some());
        for item in others {
            self.wrong(key, item, "a list of tables", None);
        }
        tables.into_iter().map(|item| self.inner(key, item)).collect()
    }

    /// Opens the table under each key of this one, for tables whose keys are names.
    pub fn named_tables(&self) -> Vec<(String, Fields<'a>)> {
        let mut tables = Vec::new();
        for entry in self.entries() {
            if let Some(fields) = self.table(&entry.key) {
                tables.push((entry.key.clone(), fields));
            }
        }
        tables
    }

    /// Reports a value that is of the right kind but cannot be.
    pub fn bad(&self, key: &str, node: &Node, why: &str) {
        self.push(self.finding(
            self.rules.bad,
            format!("`{}` cannot be used: {why}", self.full(key)),
            &node.span,
        ));
    }

    /// Reports a key that must be there.
    pub fn missing(&self, key: &str) {
        let span = self.node.span.start..self.node.span.start;
        self.push(self.finding(self.rules.missing, format!("`{}` is missing", self.full(key)), &span));
    }

    /// Reports something about a span of this text.
    pub fn report(&self, finding: Finding, span: &Span) {
        self.push(finding.at(self.text.place(span.clone(), (self.show)(span))));
    }

    /// Reports the keys that nobody asked for.
    pub fn finish(self) {
        let known = self.known.borrow();
        for entry in self.entries().iter().filter(|entry| !known.contains(&entry.key)) {
            let message = format!("`{}` is not a key that plainview knows", self.full(&entry.key));
            let finding = self.finding(self.rules.unknown, message, &entry.key_span);
            let near = nearest(&entry.key, known.iter().map(String::as_str));
            self.push(finding.did_you_mean(near));
        }
    }

    fn parsed<T>(&self, key: &str, what: &str, parse: impl Fn(&str) -> Option<T>) -> Option<T> {
        let node = self.node(key)?;
        let Value::Scalar(text, _) = &node.value else {
            self.wrong(key, node, what, None);
            return None;
        };
        let value = parse(text);
        if value.is_none() {
            self.push(self.finding(
                self.rules.bad,
                format!("`{}` must be {what}", self.full(key)),
                &node.span,
            ));
        }
        value
    }

    fn wrong(&self, key: &str, node: &Node, what: &str, mend: Option<String>) {
        let finding =
            self.finding(self.rules.value, format!("`{}` must be {what}", self.full(key)), &node.span);
        self.push(match mend {
            Some(mend) => finding.mend(mend),
            None => finding,
        });
    }

    fn finding(&self, rule: Rule, message: String, span: &Span) -> Finding {
        let first_line = self.text.as_str()[span.clone()].find('\n').map_or(span.end, |at| span.start + at);
        let span = span.start..first_line;
        Finding::new(rule, message).at(self.text.place(span.clone(), (self.show)(&span)))
    }

    fn push(&self, finding: Finding) {
        self.findings.borrow_mut().push(finding);
    }

    fn full(&self, key: &str) -> String {
        if self.name.is_empty() { key.to_owned() } else { format!("{}.{key}", self.name) }
    }

    fn inner(&self, key: &str, node: &'a Node) -> Fields<'a> {
        Fields { name: self.full(key), node, known: RefCell::default(), single: None, ..*self }
    }
}

/// Returns the candidate that is nearest to a word, if one is near.
pub(crate) fn nearest<'c>(word: &str, candidates: impl Iterator<Item = &'c str>) -> Option<&'c str> {
    let lower = word.to_lowercase();
    let near = candidates
        .map(|candidate| (strsim::damerau_levenshtein(&lower, &candidate.to_lowercase()), candidate));
    let limit = (word.chars().count() / 3).clamp(1, 3);
    near.filter(|(distance, _)| *distance <= limit).min().map(|(_, candidate)| candidate)
}
