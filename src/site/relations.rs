//! Relations: which policy replaces, amends or takes in which other one, looked at from both sides.

use std::collections::BTreeMap;

use super::order::Natural;
use super::{Page, Site, Wording};
use crate::document::Date;
use crate::finding::{Finding, Findings, Place, Rule};

/// Fills in the other side of each relation: what a document was superseded and amended by.
pub(super) fn find(site: &mut Site<'_>) {
    let mut superseded = BTreeMap::<usize, Vec<usize>>::new();
    let mut amended = BTreeMap::<usize, Vec<usize>>::new();
    for (index, page) in site.pages.iter().enumerate() {
        let into = page.referred("policy", "incorporated_into");
        for (field, others) in [("supersedes", &mut superseded), ("amends", &mut amended)] {
            for other in page.referred("policy", field) {
                // Whoever replaces a document replaces its translations.
                for other in site.pages[other].translations.iter().copied().chain([other]) {
                    let language = site.pages[other].document.language;
                    others.entry(other).or_default().push(site.in_language(index, language));
                }
            }
        }
        for into in into {
            superseded.entry(index).or_default().push(into);
        }
    }
    for (page, mut others) in superseded {
        others.sort_unstable();
        others.dedup();
        others.retain(|other| *other != page);
        site.pages[page].superseded_by = others;
    }
    for (page, mut others) in amended {
        others.sort_unstable();
        others.dedup();
        site.pages[page].amended_by = others;
    }
}

/// Says what contradicts itself.
pub(super) fn check(site: &Site<'_>, findings: &mut Findings) {
    for index in 0..site.pages.len() {
        dates(site, index, findings);
        versions(site, index, findings);
        relations(site, index, findings);
    }
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
    for field in ["supersedes", "amends", "incorporated_into"] {
        for other in page.referred("policy", field) {
            let their = &site.pages[other];
            let mut contradiction = |message: String| {
                let finding = Finding::new(Rule::RelationContradiction, message).at(place(page));
                findings.push(finding.with(place(their), "the other document"));
            };
            if other == index {
                contradiction(format!("`policy.{field}` names the document itself"));
                continue;
            }
            if field != "incorporated_into" && their.referred("policy", field).contains(&index) {
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

/// Two policies that are in force on one day under one number.
fn one_number(site: &Site<'_>, findings: &mut Findings) {
    let today = site.config.today;
    let mut numbers: BTreeMap<(usize, Natural), Vec<usize>> = BTreeMap::new();
    for (index, page) in site.pages.iter().enumerate() {
        let Some(number) = site.number(page).filter(|_| site.kind(page).name == "policy") else { continue };
        if site.in_force_on(index, today).is_some() {
            numbers.entry((page.document.language, Natural::new(number))).or_default().push(index);
        }
    }
    for pages in numbers.into_values().filter(|pages| pages.len() > 1) {
        let number = site.number(&site.pages[pages[0]]).unwrap_or_default();
        let message = format!("{} policies are in force under the number {number}", pages.len());
        let finding = Finding::new(Rule::OneNumber, message).at(place(&site.pages[pages[0]]));
        findings.push(
            pages[1..].iter().fold(finding, |finding, other| {
                finding.with(place(&site.pages[*other]), "it is in force, too")
            }),
        );
    }
}
