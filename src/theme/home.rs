//! The home page of a language: what is new, what is open for comment, and the ways to everything else.

use std::cmp::Reverse;

use schemars::JsonSchema;
use serde::Serialize;

use super::cards::card;
use super::frame::page;
use super::lists::{SectionCardView, section_body, section_card, section_frame, section_origin};
use super::views::{CardView, Html, LinkView, Values};
use super::{Artifact, Press};
use crate::document::{Date, FieldValue};
use crate::finding::Finding;
use crate::site::{Page, Site, Status};

/// How many documents the home page shows as new.
const RECENT: usize = 6;
/// How many events it shows.
const EVENTS: usize = 4;
/// How many tips it shows.
const TIPS: usize = 4;

/// The home page of a language.
#[derive(Serialize, JsonSchema)]
pub(super) struct HomeValues {
    /// The text of `_index.md`.
    body: Option<Html>,
    /// The uppermost sections.
    sections: Vec<SectionCardView>,
    /// What was published or changed last.
    recent: Vec<CardView>,
    /// The next events.
    events: Vec<CardView>,
    /// The alerts that hold today.
    alerts: Vec<CardView>,
    /// What anyone may comment on today; what closes first stands first.
    open_for_comment: Vec<CardView>,
    /// Tips for this time of the year.
    tips: Vec<CardView>,
    /// The latest report.
    report: Option<CardView>,
    /// Libraries of policies, with their chapters.
    libraries: Vec<LibraryView>,
}

impl Values for HomeValues {
    const TEMPLATE: &'static str = "home.html";
}

/// A library of policies, as the way to find one.
#[derive(Serialize, JsonSchema)]
struct LibraryView {
    /// Its title.
    title: String,
    /// Where it stands.
    url: String,
    /// Its chapters.
    chapters: Vec<LinkView>,
    /// The same documents by topic.
    by_topic_url: Option<String>,
    /// The page with all documents, to be printed.
    manual_url: Option<String>,
}

pub(super) fn home(press: &Press<'_>, index: usize) -> Result<Artifact, Finding> {
    let site = press.site;
    let today = site.config.today;
    let section = &site.sections[index];
    let frame = section_frame(press, index, "home", section.address.clone());
    let all: Vec<usize> = (0..site.pages.len())
        .filter(|page| site.pages[*page].document.language == section.language)
        .collect();
    let those = |keep: &dyn Fn(&Page) -> bool| -> Vec<usize> {
        all.iter().copied().filter(|page| keep(&site.pages[*page])).collect()
    };
    let cards = |pages: Vec<usize>, count: usize| -> Vec<CardView> {
        pages.into_iter().take(count).map(|page| card(press, page)).collect()
    };
    let title = |page: usize| site.pages[page].document.header.title.to_lowercase();
    let is = |page: &Page, kind: &str| site.kind(page).name == kind;

    // What stands elsewhere on the page is not shown twice.
    let elsewhere = |index: &usize| {
        let page = &site.pages[*index];
        let status = Status::of(site, *index);
        page.is_open_for_comment(today)
            || page.is_alert(today)
            || status.is_some_and(|status| status == Status::Current || status.is_archived())
    };
    let mut recent = those(&|page| last_change(page).is_some() && page.superseded.is_none());
    recent.retain(|page| !elsewhere(page));
    recent.sort_by_cached_key(|page| (Reverse(last_change(&site.pages[*page])), title(*page), *page));
    let mut events = those(&|page| page.last_day().is_some_and(|last| last >= today) && !page.is_cancelled());
    events.sort_by_key(|page| (site.pages[*page].next_time(today).map(|(start, _)| start), *page));
    let mut open = those(&|page| page.is_open_for_comment(today));
    let closes = |page: usize| site.pages[page].document.header.comments.as_ref().map(|window| window.closes);
    open.sort_by_key(|page| (closes(*page), *page));
    let mut tips = those(&|page| is(page, "tip") && fits_season(site, page, today));
    // Those for this season before those for the whole year; of each, the newest first.
    tips.sort_by_cached_key(|page| {
        let own = &site.pages[*page];
        (season(site, own) == Some("all-year"), Reverse(last_change(own)), title(*page), *page)
    });
    let report = those(&|page| is(page, "report") && page.document.header.date.is_some());
    let report =
        report.into_iter().max_by_key(|page| (site.pages[*page].document.header.date, Reverse(*page)));
    let libraries = (0..site.sections.len())
        .filter(|other| site.sections[*other].language == section.language && site.is_library(*other));
    let values = HomeValues {
        body: section_body(press, index)?,
        sections: section.children.iter().map(|child| section_card(press, *child)).collect(),
        recent: cards(recent, RECENT),
        events: cards(events, EVENTS),
        alerts: cards(those(&|page| page.is_alert(today)), usize::MAX),
        open_for_comment: cards(open, usize::MAX),
        tips: cards(tips, TIPS),
        report: report.map(|page| card(press, page)),
        libraries: libraries.map(|library| library_view(press, library)).collect(),
    };
    page(press, &frame, &values, &section_origin(section))
}

fn last_change(page: &Page) -> Option<Date> {
    page.document.header.last_change()
}

fn season<'p>(site: &Site<'_>, page: &'p Page) -> Option<&'p str> {
    site.field(page, "season").and_then(FieldValue::as_text)
}

/// Whether a tip is for this time of the year, or for all of it. Seasons are those of the northern half of the
/// world; a site south of the equator names the months' own season in its tips.
fn fits_season(site: &Site<'_>, page: &Page, today: Date) -> bool {
    let (_, month, _) = today.parts();
    let now = match month {
        3..=5 => "spring",
        6..=8 => "summer",
        9..=11 => "autumn",
        _ => "winter",
    };
    season(site, page).is_some_and(|season| season == now || season == "all-year")
}

fn library_view(press: &Press<'_>, index: usize) -> LibraryView {
    let site = press.site;
    let section = &site.sections[index];
    let url = site.url(&section.address);
    let text = |text: &str| press.marks.text(text, section.language).into_owned();
    let chapters = site.chapters(section).into_iter().enumerate();
    let chapter = |(number, chapter): (usize, crate::site::ChapterPages<'_>)| {
        let chapter = chapter.chapter?;
        let url = format!("{url}#pv-chapter-{}", number + 1);
        Some(LinkView { title: format!("{} {}", text(&chapter.from), text(&chapter.title)), url })
    };
    LibraryView {
        title: text(&section.title),
        chapters: chapters.filter_map(chapter).collect(),
        by_topic_url: site.by_topic(index).map(|address| site.url(&address)),
        manual_url: site.manual(index).map(|address| site.url(&address)),
        url,
    }
}
