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
            "strategy" if page.field("strategy", "tactic").is_none() => {
                let message = "nothing says that this tactic may be told to the public";
                findings.push(Finding::new(Rule::StrategyUndecided, message).at(place()));
            }
            _ => (),
        }
        for &policy in &page.behind {
            let other = &site.pages[policy];
            let message = format!("{}, which it teaches, was changed since", other.document.path);
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

/// Finds the policies that were changed since training that teaches them was.
pub(super) fn find_behind(site: &mut Site<'_>) {
    let behind: Vec<Vec<usize>> = site.pages.iter().map(|page| behind(site, page)).collect();
    for (page, behind) in site.pages.iter_mut().zip(behind) {
        page.behind = behind;
    }
}

fn behind(site: &Site<'_>, page: &Page) -> Vec<usize> {
    let day = |page: &Page, kind: &str, name: &str| {
        page.field(kind, name).and_then(FieldValue::as_moment).map(|moment| moment.date)
    };
    let seen: Option<Date> = page.document.header.last_change().max(day(page, "training", "reviewed"));
    let changed = |policy: &Page| {
        let effective = day(policy, "policy", "effective").filter(|begins| *begins <= site.config.today);
        policy.document.header.last_change().max(effective).max(day(policy, "policy", "revised"))
    };
    let mut taught = page.referred("training", "policies");
    taught
        .retain(|policy| seen.is_none_or(|seen| changed(&site.pages[*policy]).is_some_and(|day| day > seen)));
    taught
}
