//! The archive of a library: the policies that are no longer in force.

use schemars::JsonSchema;
use serde::Serialize;

use super::cards::{card, date_view};
use super::frame::page;
use super::views::{CardView, DateView, LinkView, Values};
use super::{Job, Press, library};
use crate::document::Moment;
use crate::site::{End, Site};

/// The archive of a library.
#[derive(Serialize, JsonSchema)]
pub(super) struct ArchiveValues {
    /// The library.
    library_url: String,
    /// What is no longer in force, in the library's order.
    documents: Vec<ArchivedView>,
}

impl Values for ArchiveValues {
    const TEMPLATE: &'static str = "archive.html";
}

/// A document of the archive.
#[derive(Serialize, JsonSchema)]
struct ArchivedView {
    /// The document.
    document: CardView,
    /// When and why it went out of force.
    end: Option<EndView>,
}

/// When and why a policy is no longer in force, or will not be.
#[derive(Serialize, JsonSchema)]
pub(super) struct EndView {
    /// `rescinded`, `superseded`, `incorporated` or `expired`.
    pub(super) why: &'static str,
    /// The first day on which it is no longer in force; the last one, if it expired.
    pub(super) day: DateView,
    /// Whether that day has come.
    pub(super) past: bool,
    /// What took its place.
    pub(super) successor: Option<LinkView>,
}

/// Adds the jobs for the archives of all libraries.
pub(super) fn jobs<'j>(site: &'j Site<'_>, jobs: &mut Vec<Job<'j>>) {
    for section in 0..site.sections.len() {
        if let Some(address) = site.archive(section) {
            jobs.push(Box::new(move |press| {
                let frame = library::frame(press, section, "archive", address.clone());
                page(press, &frame, &values(press, section), "an archive")
            }));
        }
    }
}

fn values(press: &Press<'_>, section: usize) -> ArchiveValues {
    let site = press.site;
    let view = |page: usize| ArchivedView { document: card(press, page), end: end(press, page) };
    ArchiveValues {
        library_url: site.url(&site.sections[section].address),
        documents: site.archived(section).into_iter().map(view).collect(),
    }
}

/// Returns when and why a policy is no longer in force, or will not be.
pub(super) fn end(press: &Press<'_>, page: usize) -> Option<EndView> {
    let site = press.site;
    let language = site.pages[page].document.language;
    let (day, end) = site.end(page)?;
    let past = day <= site.config.today;
    let link = |other: usize| {
        let other = site.in_language(other, language);
        LinkView { title: named(press, other), url: site.url(&site.pages[other].address) }
    };
    // What expired by itself can have been replaced later.
    let later = || site.pages[page].superseded_by.first().map(|other| other.page);
    let successor = end.successor().or_else(later).map(link);
    // It bound on the day that it names.
    let day = if end == End::Expired { day.day_before() } else { day };
    let view = date_view(press, language, Moment { date: day, time: None });
    Some(EndView { why: end.name(), day: view, past, successor })
}

/// Returns number and title of a document.
pub(super) fn named(press: &Press<'_>, page: usize) -> String {
    let language = press.site.pages[page].document.language;
    press.marks.text(&super::library_changes::name(press.site, page), language).into_owned()
}
