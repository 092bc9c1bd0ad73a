//! The scorecard of a library: how well it is published, computed from what is published.
//!
//! The six criteria are those by which the Policing Project at New York University School of Law looked at the policy
//! manuals of the 200 largest cities of the United States, of which 21 met all of them: the manual is posted whole, can
//! be searched, is dated, is current, is machine-readable, and stands at an official address.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::Serialize;

use super::cards::{card, date_view};
use super::fill::ground_label;
use super::frame::page;
use super::views::{CardView, DateView, LinkView, Values};
use super::{Artifact, Job, Press, library};
use crate::document::Moment;
use crate::finding::Finding;
use crate::markup::Ease;
use crate::site::{Site, Status, Wording};

/// The scorecard of a library.
#[derive(Serialize, JsonSchema)]
pub(super) struct ScorecardValues {
    /// The library.
    library_url: String,
    /// The day for which it holds.
    day: DateView,
    /// The six criteria.
    criteria: Vec<CriterionView>,
    /// How many policies are in force.
    in_force: usize,
    /// How many of them are past the day on which they should have been looked at again.
    overdue: usize,
    /// The same, in percent; none if no policy is in force.
    overdue_percent: Option<usize>,
    /// Those policies.
    overdue_documents: Vec<CardView>,
    /// How many policies in force carry no date on which they took effect.
    undated: usize,
    /// How many policies in force say when they will be looked at again.
    with_review: usize,
    /// The average school year whose pupils can read them (Flesch–Kincaid), in tenths; English alone.
    grade: Option<f64>,
    /// The average reading ease (Szigriszt Pazos); Spanish alone.
    ease: Option<f64>,
    /// What is withheld, by ground.
    withheld: Vec<WithheldView>,
    /// How many lines the register has.
    listed: usize,
    /// How many passages are redacted in the policies of the library.
    marks: usize,
    /// The public register.
    register_url: String,
}

impl Values for ScorecardValues {
    const TEMPLATE: &'static str = "scorecard.html";
}

/// A criterion.
#[derive(Serialize, JsonSchema)]
struct CriterionView {
    /// `whole`, `searchable`, `dated`, `current`, `machine-readable` or `official`.
    name: &'static str,
    /// `met`, `not-met`, or `not-known` where the site does not tell.
    state: &'static str,
    /// Where that can be seen.
    url: Option<String>,
}

/// What is withheld on a ground.
#[derive(Serialize, JsonSchema)]
struct WithheldView {
    /// The ground.
    ground: LinkView,
    /// How many lines of the register rest on it.
    listed: usize,
    /// How many passages of the policies of the library.
    marks: usize,
    /// Its share of the lines and passages, in percent.
    percent: usize,
}

/// Adds the jobs for the scorecards of all libraries.
pub(super) fn jobs<'j>(site: &'j Site<'_>, jobs: &mut Vec<Job<'j>>) {
    for section in 0..site.sections.len() {
        if let Some(address) = site.scorecard(section) {
            jobs.push(Box::new(move |press| -> Result<Artifact, Finding> {
                let frame = library::frame(press, section, "scorecard", address.clone());
                page(press, &frame, &values(press, section), "a scorecard")
            }));
        }
    }
}

fn values(press: &Press<'_>, section: usize) -> ScorecardValues {
    let site = press.site;
    let language = site.sections[section].language;
    let is_archived = |page: &usize| Status::of(site, *page).is_some_and(Status::is_archived);
    let policies: Vec<usize> = site.policies(section).into_iter().filter(|page| !is_archived(page)).collect();
    let in_force: Vec<usize> = policies
        .iter()
        .copied()
        .filter(|page| site.in_force_on(*page, site.config.today).is_some())
        .collect();
    // What binds today can be an older text than the one that the page shows.
    let day = |page: &usize, name: &str| {
        let term = site.in_force_on(*page, site.config.today);
        let wording = term.map_or(Wording::Today(*page), |term| term.wording);
        site.wording(wording).header.day("policy", name)
    };
    let is_overdue = |page: &usize| day(page, "review_due").is_some_and(|due| due < site.config.today);
    let overdue: Vec<usize> = in_force.iter().copied().filter(is_overdue).collect();
    let undated = policies
        .iter()
        .filter(|page| site.pages[**page].begins().is_none() && !is_draft(site, **page))
        .count();
    let withheld = withheld(press, section, language);
    ScorecardValues {
        library_url: site.url(&site.sections[section].address),
        day: date_view(press, language, Moment { date: site.config.today, time: None }),
        criteria: criteria(site, section, &in_force, overdue.len(), undated),
        overdue_percent: percent(overdue.len(), in_force.len()),
        overdue: overdue.len(),
        overdue_documents: overdue.iter().map(|page| card(press, *page)).collect(),
        undated,
        with_review: in_force.iter().filter(|page| day(page, "review_due").is_some()).count(),
        in_force: in_force.len(),
        grade: average(press, &policies, |ease| match ease {
            Ease::Grade(grade) => Some(grade),
            Ease::Perspicuity(_) => None,
        }),
        ease: average(press, &policies, |ease| match ease {
            Ease::Perspicuity(score) => Some(score),
            Ease::Grade(_) => None,
        }),
        listed: site.listings.len(),
        marks: withheld.iter().map(|ground| ground.marks).sum(),
        withheld,
        register_url: site.url(&site.register(language)),
    }
}

/// Whether a policy was never adopted, so that it needs no date on which it took effect.
fn is_draft(site: &Site<'_>, page: usize) -> bool {
    matches!(Status::of(site, page), Some(Status::Draft | Status::OpenForComment))
}

fn criteria(
    site: &Site<'_>,
    section: usize,
    in_force: &[usize],
    overdue: usize,
    undated: usize,
) -> Vec<CriterionView> {
    let language = site.sections[section].language;
    let yes = |met: bool| if met { "met" } else { "not-met" };
    let criterion = |name, state, address: Option<crate::site::Address>| CriterionView {
        name,
        state,
        url: address.map(|address| site.url(&address)),
    };
    let search = site.config.search.enabled.then(|| site.search(language));
    let without_review =
        in_force.iter().any(|page| site.pages[*page].document.header.day("policy", "review_due").is_none());
    let current = match (overdue, without_review) {
        (0, false) => "met",
        (0, true) => "not-known",
        _ => "not-met",
    };
    let official = match is_official(site) {
        true => "met",
        false => "not-known",
    };
    vec![
        criterion("whole", yes(site.config.policies.manual), site.manual(section)),
        criterion("searchable", yes(site.config.search.enabled), search),
        criterion("dated", yes(undated == 0), site.log_address(section)),
        criterion("current", current, None),
        criterion("machine-readable", "met", site.log_address(section)),
        criterion("official", official, None),
    ]
}

/// Domains under which only public authorities stand: by themselves, or before the code of a country.
const OFFICIAL: [&str; 8] = ["gov", "mil", "gob", "gouv", "govt", "gc", "police", "go"];

/// Whether a site stands at an address of a public authority, or below the domain that the agency names as its own.
fn is_official(site: &Site<'_>) -> bool {
    let host = |url: &str| {
        let rest = url.split_once("://").map_or(url, |(_, rest)| rest);
        rest.split(['/', ':']).next().unwrap_or_default().trim_start_matches("www.").to_lowercase()
    };
    let own = host(site.config.base_url.origin());
    let mut parts = own.rsplit('.');
    let (last, before) = (parts.next().unwrap_or_default(), parts.next().unwrap_or_default());
    let by_domain = matches!(last, "gov" | "mil") || last.len() == 2 && OFFICIAL.contains(&before);
    let agency = site.config.agency.website.as_deref().map(host);
    by_domain || agency.is_some_and(|agency| own == agency || own.ends_with(&format!(".{agency}")))
}

fn percent(part: usize, whole: usize) -> Option<usize> {
    (whole > 0).then(|| (100 * part + whole / 2) / whole)
}

fn average(press: &Press<'_>, pages: &[usize], of: impl Fn(Ease) -> Option<f64>) -> Option<f64> {
    let all: Vec<f64> = pages.iter().filter_map(|page| of(press.bodies.pages[*page].ease?)).collect();
    // A library has at most some thousands of policies: a double counts them exactly.
    let count = f64::from(u32::try_from(all.len()).ok().filter(|count| *count > 0)?);
    Some((all.iter().sum::<f64>() / count * 10.0).round() / 10.0)
}

fn withheld(press: &Press<'_>, section: usize, language: usize) -> Vec<WithheldView> {
    let site = press.site;
    let mut grounds: BTreeMap<usize, (usize, usize)> = BTreeMap::new();
    for listing in &site.listings {
        grounds.entry(listing.ground).or_default().0 += 1;
    }
    for page in site.policies(section) {
        for (ground, count) in &press.counts[page] {
            grounds.entry(*ground).or_default().1 += count;
        }
    }
    let all: usize = grounds.values().map(|(listed, marks)| listed + marks).sum();
    let view = |(ground, (listed, marks)): (usize, (usize, usize))| WithheldView {
        ground: LinkView {
            title: ground_label(site, press.locales, language, ground),
            url: site.url(&site.ground(language, &site.config.grounds.all()[ground].id)),
        },
        listed,
        marks,
        percent: percent(listed + marks, all).unwrap_or(0),
    };
    grounds.into_iter().map(view).collect()
}
