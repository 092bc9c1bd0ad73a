//! Claims: what tips, projects and strategies say of themselves, and what they must show for it; and whether training
//! has kept up with the policies that it teaches.

use super::{Page, Site, slug};
use crate::document::{Date, FieldValue, Record};
use crate::finding::{Finding, Findings, Place, Rule};

/// The parts of a problem-oriented project (Eck and Spelman, 1987), with the words by which their headings begin.
const PARTS: [(&str, &[&str]); 4] = [
    ("scanning", &["scanning", "escaneo", "exploracion", "identificacion"]),
    ("analysis", &["analysis", "analisis"]),
    ("response", &["response", "respuesta"]),
    ("assessment", &["assessment", "evaluacion"]),
];

/// Finds claims without what they need.
pub(super) fn report(site: &Site<'_>, findings: &mut Findings) {
    for page in &site.pages {
        let place = || Place::file(page.document.path.as_str());
        match site.kind(page).name.as_str() {
            "tip" => tip(page, findings),
            "project" => project(page, findings),
            "training" => training(site, page, findings),
            "strategy" if page.field("strategy", "tactic").is_none() => {
                let message = "nothing says that this tactic may be told to the public";
                findings.push(Finding::new(Rule::StrategyUndecided, message).at(place()));
            }
            _ => (),
        }
        for behind in &page.behind {
            let path = &site.pages[behind.policy].document.path;
            let message = if behind.has_ended {
                format!("{path}, which it teaches, is no longer in force")
            } else {
                format!("{path}, which it teaches, was changed since")
            };
            findings.push(Finding::new(Rule::TrainingBehind, message).at(place()));
        }
    }
}

fn held<'r>(record: &'r Record, name: &str) -> Option<&'r str> {
    record.iter().find(|(field, _)| field == name).and_then(|(_, value)| value.as_text())
}

fn tip(page: &Page, findings: &mut Findings) {
    let records = page.field("tip", "evidence").map(FieldValue::as_records).unwrap_or_default();
    for record in records {
        let level = held(record, "level");
        if level.is_some_and(|level| level != "not-evaluated") && held(record, "source").is_none() {
            let message = "the tip claims a level of evidence, and names no source";
            let place = Place::file(page.document.path.as_str());
            findings.push(Finding::new(Rule::EvidenceSource, message).at(place));
        }
    }
}

fn training(site: &Site<'_>, page: &Page, findings: &mut Findings) {
    let mut refuse = |message: &str| {
        let place = Place::file(page.document.path.as_str());
        findings.push(Finding::new(Rule::BadValue, message.to_owned()).at(place));
    };
    if page.document.header.day("training", "reviewed").is_some_and(|day| day > site.config.today) {
        refuse("`training.reviewed` is a day to come; it is the day on which the unit was looked at");
    }
    let hours = page.field("training", "hours").and_then(FieldValue::as_text);
    if hours.is_some_and(|hours| hours.starts_with('-')) {
        refuse("`training.hours` is less than nothing");
    }
}

fn project(page: &Page, findings: &mut Findings) {
    let text = page.document.body.as_str();
    let headings: Vec<String> = headings(text).map(slug).collect();
    let place = || Place::file(page.document.path.as_str());
    for (part, words) in PARTS {
        let is_heading =
            |heading: &String| words.iter().any(|word| heading.split('-').any(|own| own == *word));
        if page.field("project", part).is_none() && !headings.iter().any(is_heading) {
            let message = format!("the project has no part `{part}`");
            findings.push(Finding::new(Rule::ProjectSection, message).at(place()));
        }
    }
    let status = page.field("project", "status").and_then(FieldValue::as_text);
    let is_measured = page.field("project", "outcomes").is_some();
    if !is_measured && !matches!(status, Some("planned" | "running")) {
        let message = "the project is over, and its assessment has no measured outcome";
        findings.push(Finding::new(Rule::ProjectOutcome, message).at(place()));
    }
}

/// Goes through the headings of a text: lines that begin with `#`, outside of blocks of code.
fn headings(text: &str) -> impl Iterator<Item = &str> {
    let mut in_code = false;
    text.lines().filter_map(move |line| {
        if line.trim_start().starts_with("```") || line.trim_start().starts_with("~~~") {
            in_code = !in_code;
        }
        let level = line.bytes().take_while(|byte| *byte == b'#').count();
        let is_heading = !in_code && (1..=6).contains(&level) && line[level..].starts_with(' ');
        is_heading.then(|| line[level..].trim())
    })
}

/// A policy that training teaches as it was.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Behind {
    /// The policy.
    pub policy: usize,
    /// The day on which it was changed, or from which it is no longer in force.
    pub since: Date,
    /// Whether it is no longer in force.
    pub has_ended: bool,
}

/// Finds the policies that were changed since training that teaches them was, and those that are no longer in force.
pub(super) fn find_behind(site: &mut Site<'_>) {
    let behind: Vec<Vec<Behind>> = site.pages.iter().map(|page| behind(site, page)).collect();
    for (page, behind) in site.pages.iter_mut().zip(behind) {
        page.behind = behind;
    }
}

fn behind(site: &Site<'_>, page: &Page) -> Vec<Behind> {
    let today = site.config.today;
    let header = &page.document.header;
    let seen = header.last_change().max(header.day("training", "reviewed"));
    // What is to come has changed nothing yet.
    let changed = |policy: usize| {
        let header = &site.pages[policy].document.header;
        let own = ["effective", "revised"].map(|name| header.day("policy", name));
        let days = own.into_iter().chain([header.date, header.updated]).flatten();
        days.filter(|day| *day <= today).max()
    };
    let of = |policy: usize| {
        let end = site.end(policy).filter(|(day, _)| *day <= today);
        match end {
            Some((since, _)) => Some(Behind { policy, since, has_ended: true }),
            None => {
                let since = changed(policy).filter(|changed| seen.is_some_and(|seen| *changed > seen))?;
                Some(Behind { policy, since, has_ended: false })
            }
        }
    };
    page.referred("training", "policies").into_iter().filter_map(of).collect()
}
