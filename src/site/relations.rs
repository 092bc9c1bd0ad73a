//! Relations: which policy replaces, amends or takes in which other one, looked at from both sides.

use std::collections::{BTreeMap, BTreeSet};

use super::in_force::Term;
use super::{Page, Site, Successor, Wording};
use crate::disclosure::mark;
use crate::document::Date;
use crate::finding::{Finding, Findings, Place, Rule};

/// Fills in the other side of each relation: what a document was superseded and amended by.
pub(super) fn find(site: &mut Site<'_>) {
    let mut superseded = BTreeMap::<usize, BTreeMap<usize, Option<Date>>>::new();
    let mut amended = BTreeMap::<usize, BTreeSet<usize>>::new();
    for index in 0..site.pages.len() {
        for wording in site.wordings(index) {
            let from = site.wording(wording).header.begins();
            for other in in_all_languages(site, site.referred_by(wording, "supersedes")) {
                let own = site.in_language(index, site.pages[other].document.language);
                let known = superseded.entry(other).or_default().entry(own).or_insert(from);
                *known = [*known, from].into_iter().flatten().min();
            }
        }
        for other in in_all_languages(site, site.pages[index].referred("policy", "amends")) {
            let own = site.in_language(index, site.pages[other].document.language);
            amended.entry(other).or_default().insert(own);
        }
        for into in site.pages[index].referred("policy", "incorporated_into") {
            let from = site.pages[into].begins();
            superseded.entry(index).or_default().entry(into).or_insert(from);
        }
    }
    for (page, others) in superseded {
        let mut others: Vec<Successor> = others
            .into_iter()
            .filter(|(other, _)| *other != page)
            .map(|(page, from)| Successor { from, page })
            .collect();
        others.sort_unstable_by_key(|other| (other.from.is_none(), *other));
        site.pages[page].superseded_by = others;
    }
    for (page, others) in amended {
        site.pages[page].amended_by = others.into_iter().collect();
    }
}

/// Whoever replaces a document replaces its translations.
fn in_all_languages(site: &Site<'_>, pages: Vec<usize>) -> BTreeSet<usize> {
    pages.into_iter().flat_map(|page| site.pages[page].translations.iter().copied().chain([page])).collect()
}

/// Says what contradicts itself.
pub(super) fn check(site: &Site<'_>, findings: &mut Findings) {
    for index in 0..site.pages.len() {
        dates(site, index, findings);
        versions(site, index, findings);
        notes(site, index, findings);
        relations(site, index, findings);
    }
    circles(site, findings);
    one_number(site, findings);
}

fn place(page: &Page) -> Place {
    Place::file(page.document.path.as_str())
}

/// Days that cannot be in this order.
fn dates(site: &Site<'_>, index: usize, findings: &mut Findings) {
    let page = &site.pages[index];
    let header = &page.document.header;
    let day = |name: &str| header.day("policy", name);
    for (first, later) in [
        ("issued", "effective"),
        ("effective", "expires"),
        ("effective", "rescinded"),
        ("issued", "rescinded"),
    ] {
        if let (Some(first_day), Some(later_day)) = (day(first), day(later))
            && later_day < first_day
        {
            let message = format!("`policy.{later}` ({later_day}) is before `policy.{first}` ({first_day})");
            findings.push(Finding::new(Rule::PolicyDates, message).at(place(page)));
        }
    }
}

/// A note of a change that says how much it weighs where it should say why.
fn notes(site: &Site<'_>, index: usize, findings: &mut Findings) {
    for wording in site.wordings(index) {
        let document = site.wording(wording);
        let record = document.header.field("policy", "change").and_then(|value| value.as_records().first());
        let why = record.and_then(|record| record.iter().find(|(name, _)| name == "why"));
        if why.and_then(|(_, why)| why.as_text()).is_some_and(|why| matches!(why, "major" | "minor")) {
            let message = "`policy.change` says how much the change weighs, and not why it was made";
            let finding = Finding::new(Rule::BadValue, message).at(Place::file(document.path.as_str()));
            findings.push(finding.mend("write `change: { why: …, severity: minor }`"));
        }
    }
}

/// Versions whose days or names do not follow each other.
fn versions(site: &Site<'_>, index: usize, findings: &mut Findings) {
    let wordings = site.wordings(index);
    let kind = &site.kind(&site.pages[index]).name;
    for pair in wordings.windows(2) {
        let [older, newer] = [pair[0], pair[1]].map(|wording| site.wording(wording));
        let (from, next) = (older.header.begins(), newer.header.begins());
        if let (Some(from), Some(next)) = (from, next)
            && next <= from
        {
            let message =
                format!("this version begins to hold on {from}, and the next one already on {next}");
            let finding = Finding::new(Rule::VersionOrder, message).at(Place::file(older.path.as_str()));
            findings.push(finding.with(Place::file(newer.path.as_str()), "the next one"));
        }
        let name = |wording: Wording| site.wording(wording).header.text(kind, "version");
        if let (Some(one), Some(other)) = (name(pair[0]), name(pair[1]))
            && one == other
        {
            let message = format!("two texts of one document are both called version {one}");
            let finding = Finding::new(Rule::VersionOrder, message).at(Place::file(older.path.as_str()));
            findings.push(finding.with(Place::file(newer.path.as_str()), "the other one"));
        }
    }
}

fn relations(site: &Site<'_>, index: usize, findings: &mut Findings) {
    let page = &site.pages[index];
    for field in ["supersedes", "amends", "incorporated_into", "related"] {
        for other in page.referred("policy", field) {
            let their = &site.pages[other];
            let mut contradiction = |message: String| {
                let finding = Finding::new(Rule::RelationContradiction, message).at(place(page));
                findings.push(finding.with(place(their), "the other document"));
            };
            if other == index || their.translations.contains(&index) {
                contradiction(format!("`policy.{field}` names the document itself"));
                continue;
            }
            if matches!(field, "supersedes" | "amends") && their.referred("policy", field).contains(&index) {
                contradiction(format!("each of the two documents says that it {field} the other"));
            }
            if field == "supersedes" && page.referred("policy", "incorporated_into").contains(&other) {
                contradiction("it supersedes the document that it is incorporated into".to_owned());
            }
            let (Some(own), Some(theirs)) = (site.first_day(index), site.first_day(other)) else { continue };
            if field == "supersedes" && last_begin(site, index).unwrap_or(own) < theirs {
                contradiction(format!("it supersedes a document that begins to hold later ({theirs})"));
            }
        }
    }
    for into in page.referred("policy", "incorporated_into") {
        if into != index && !site.pages[into].referred("policy", "supersedes").contains(&index) {
            let message =
                "the document that this one is incorporated into does not say that it supersedes it";
            let finding = Finding::new(Rule::RelationOneSided, message).at(place(page));
            let finding = finding.with(place(&site.pages[into]), "the other document");
            findings.push(finding.mend("name this document under `policy.supersedes` there"));
        }
    }
}

/// Returns the day on which the newest text of a policy begins to hold.
fn last_begin(site: &Site<'_>, page: usize) -> Option<Date> {
    site.wordings(page).into_iter().filter_map(|wording| site.wording(wording).header.begins()).max()
}

/// Policies of which each took the place of the next, and the last of the first.
fn circles(site: &Site<'_>, findings: &mut Findings) {
    for index in 0..site.pages.len() {
        let (mut seen, mut next) = (BTreeSet::from([index]), index);
        while let Some(other) = site.pages[next].superseded_by.first().map(|other| other.page) {
            // It is told once: at the first of them.
            if other == index && seen.first() == Some(&index) && seen.len() > 2 {
                let message =
                    "each of several policies takes the place of the next, and the last that of the first";
                let finding =
                    Finding::new(Rule::RelationContradiction, message).at(place(&site.pages[index]));
                let others = seen.iter().filter(|other| **other != index);
                findings.push(
                    others.fold(finding, |finding, other| {
                        finding.with(place(&site.pages[*other]), "one of them")
                    }),
                );
            }
            if !seen.insert(other) {
                break;
            }
            next = other;
        }
    }
}

/// Two policies of a library that are in force on one day, today or later, under one number.
fn one_number(site: &Site<'_>, findings: &mut Findings) {
    let today = site.config.today;
    let mut numbers: BTreeMap<(Option<usize>, usize, &str), Vec<usize>> = BTreeMap::new();
    for (index, page) in site.pages.iter().enumerate() {
        let Some(number) = site.number(page).filter(|_| site.kind(page).name == "policy") else { continue };
        // Nobody can say what a number is of which a part is redacted.
        if number.chars().all(|c| mark::of(c).is_none()) {
            let key = (site.library(page.section), page.document.language, number.trim());
            numbers.entry(key).or_default().push(index);
        }
    }
    let terms = |page: usize| -> Vec<Term> {
        let holds = |term: &Term| term.until.is_none_or(|until| today < until);
        site.terms_in_force(page).into_iter().filter(holds).collect()
    };
    let meet = |one: &Term, other: &Term| {
        other.until.is_none_or(|until| one.from < until) && one.until.is_none_or(|until| other.from < until)
    };
    for ((_, _, number), pages) in numbers.into_iter().filter(|(_, pages)| pages.len() > 1) {
        for (at, page) in pages.iter().enumerate() {
            let own = terms(*page);
            let others = pages[at + 1..].iter().filter(|other| {
                terms(**other).iter().any(|theirs| own.iter().any(|term| meet(term, theirs)))
            });
            let message = format!(
                "another policy is in force, or will be, on one day with this one under the number {number}"
            );
            let finding = Finding::new(Rule::OneNumber, message).at(place(&site.pages[*page]));
            let finding = others
                .fold(finding, |finding, other| finding.with(place(&site.pages[*other]), "the other one"));
            if !finding.related.is_empty() {
                findings.push(finding);
            }
        }
    }
}
