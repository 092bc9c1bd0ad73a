//! From hits to findings: without what the agency publishes itself and what a person allowed.
//!
//! No finding shows a value: whoever reads a log need not be who may read the document.

use std::cell::LazyCell;
use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use rayon::prelude::*;

use super::published::Published;
use super::{Certainty, Hit, Settings, find, normal};
use crate::config::{Allowed, Config};
use crate::disclosure::judge::Case;
use crate::disclosure::open::Opened;
use crate::finding::{Finding, Findings, Place, Rule, Show};
use crate::source::SourcePath;

/// Finds personal information in the texts of released documents and files.
pub(in crate::disclosure) fn report<'f>(
    opened: &[Opened],
    released: &[Case],
    files: impl Iterator<Item = &'f (String, String)>,
    config: &Config,
    findings: &mut Findings,
) {
    let cases: BTreeMap<&SourcePath, &Case> = released.iter().map(|case| (&case.source.path, case)).collect();
    let reporter = Reporter {
        settings: Settings { case_numbers: config.personal.case_numbers.clone() },
        published: Published::of(config),
        config,
    };
    let in_documents =
        opened.par_iter().map(|opened| reporter.document(opened, cases.get(&opened.document.path).copied()));
    let files: Vec<&(String, String)> = files.collect();
    let in_files = files.into_par_iter().map(|(path, text)| match path.ends_with(".csv") {
        true => reporter.table(path, text),
        false => reporter.file(path, text),
    });
    let found: Vec<Vec<Found>> = in_documents.chain(in_files).collect();
    let mut seen = BTreeSet::new();
    for found in found.into_iter().flatten() {
        findings.append(reporter.finding(&found).into_iter().collect());
        seen.insert((found.place.path, found.hash));
    }
    allowances(config, &seen, findings);
}

/// A hit with where it stands, and the hash by which it can be allowed.
struct Found {
    hit: Hit,
    hash: String,
    place: Place,
    /// In a table, the column.
    column: Option<String>,
}

struct Reporter<'c> {
    settings: Settings,
    published: Published,
    config: &'c Config,
}

impl Reporter<'_> {
    fn document(&self, opened: &Opened, case: Option<&Case>) -> Vec<Found> {
        let document = &opened.document;
        let body = document.body.as_str();
        let own = LazyCell::new(|| self.published.with_document(&document.header, body));
        let own = || &*own;
        let in_body = |range| Place { excerpt: None, ..document.body.place(range) };
        let mut found = self.read(body, own, in_body);
        for (index, text) in opened.texts.iter().enumerate() {
            let place = |_| match (opened.spans.get(index), case) {
                (Some(span), Some(case)) if !span.is_empty() => {
                    case.source.text.place(span.clone(), Show::Nothing)
                }
                _ => Place::file(document.path.as_str()),
            };
            found.extend(self.read(text, own, place));
        }
        found
    }

    fn file(&self, path: &str, text: &str) -> Vec<Found> {
        // The text of a PDF has no lines that a person could look up, and the variables stand somewhere in their file.
        let is_file = path.ends_with(".pdf") || path == crate::config::FILE;
        let place =
            |range| if is_file { Place::file(path) } else { Place::of(path, text, range, Show::Nothing) };
        self.read(text, || &self.published, place)
    }

    /// Looks at each cell of a published table by itself: what stands beside it says nothing about it,
    /// but the heading of its column does.
    fn table(&self, path: &str, text: &str) -> Vec<Found> {
        let mut reader = csv::ReaderBuilder::new().has_headers(false).from_reader(text.as_bytes());
        // It was written by the gate, so that all of it can be read.
        let mut rows = reader.records().map_while(Result::ok);
        let Some(header) = rows.next() else { return Vec::new() };
        let mut columns: Vec<BTreeSet<String>> = vec![BTreeSet::new(); header.len()];
        for row in rows {
            for (cells, cell) in columns.iter_mut().zip(&row) {
                if !cells.contains(cell) {
                    cells.insert(cell.to_owned());
                }
            }
        }
        let mut found = Vec::new();
        for (heading, cells) in header.iter().zip(&columns) {
            found.extend(self.read(heading, || &self.published, |_| Place::file(path)));
            for cell in cells {
                let mut hits =
                    self.read(&format!("{heading}: {cell}"), || &self.published, |_| Place::file(path));
                for hit in &mut hits {
                    hit.column = Some(heading.to_owned());
                }
                found.extend(hits);
            }
        }
        found
    }

    /// Finds what stands in a text and is not published by the agency itself.
    fn read<'p>(
        &self,
        text: &str,
        published: impl Fn() -> &'p Published,
        place: impl Fn(Range<usize>) -> Place,
    ) -> Vec<Found> {
        let mut hits = find(text, &self.settings);
        hits.retain(|hit| !published().knows(hit.kind, &text[hit.range.clone()]));
        let found = |hit: Hit| Found {
            hash: crate::disclosure::hash_of(normal(&text[hit.range.clone()]).as_bytes()),
            place: place(hit.range.clone()),
            column: None,
            hit,
        };
        hits.into_iter().map(found).collect()
    }

    /// Makes a finding, unless a person has allowed it.
    fn finding(&self, found: &Found) -> Option<Finding> {
        let is_allowed = |allowed: &Allowed| {
            allowed.file == found.place.path
                && allowed.hash == found.hash
                && self.config.today < allowed.expires
        };
        if self.config.personal.allowed.iter().any(is_allowed) {
            return None;
        }
        let (rule, stands) = match found.hit.certainty {
            Certainty::Checked => (Rule::PersonalChecked, "stands"),
            Certainty::InContext => (Rule::PersonalInContext, "stands"),
            Certainty::Pattern => (Rule::PersonalPattern, "may stand"),
        };
        let mend = format!(
            "{}; or let a person allow it: [[personal.allowed]] file = \"{}\", hash = \"{}\", reason = \"…\", person = \"…\", expires = …",
            rule.facts().mend,
            found.place.path,
            found.hash
        );
        let here = match &found.column {
            Some(column) => format!("in the column `{column}`"),
            None => "here".to_owned(),
        };
        let message = format!("{} {stands} {here}", found.hit.kind.words());
        Some(Finding::new(rule, message).at(found.place.clone()).mend(mend))
    }
}

/// Finds allowances that have run out, and those of something that is not there any more.
fn allowances(config: &Config, seen: &BTreeSet<(String, String)>, findings: &mut Findings) {
    for allowed in &config.personal.allowed {
        let stands = seen.contains(&(allowed.file.clone(), allowed.hash.clone()));
        let what = if !stands {
            "nothing of that kind is released there any more"
        } else if allowed.expires <= config.today {
            "it has run out"
        } else {
            continue;
        };
        let message = format!("personal information in `{}` is allowed, but {what}", allowed.file);
        findings.push(Finding::new(Rule::PersonalAllowance, message).at(crate::config::place()));
    }
}
