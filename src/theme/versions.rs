//! Pages of versions: each earlier text of a document at an address that lasts, and what each text changed of the one
//! before it.
//!
//! The page of an earlier version shows nothing of the day on which the site is built, so that it stays what it is.

use schemars::JsonSchema;
use serde::Serialize;

use super::cards::date_view;
use super::document_views::{TocView, VersionView};
use super::fill::{Medium, body};
use super::frame::{Frame, page};
use super::views::{Html, LinkView, NamedView, Values};
use super::{Artifact, Job, Press, pages, stand_ins};
use crate::disclosure::Document;
use crate::document::{Date, Moment};
use crate::finding::Finding;
use crate::locale::{Argument, Locales};
use crate::redline;
use crate::site::{Address, Site, Wording};

/// The page of an earlier version.
#[derive(Serialize, JsonSchema)]
pub(super) struct VersionValues {
    /// The version.
    version: VersionView,
    /// The title, plain.
    title: String,
    /// What it says, in a sentence or two.
    summary: Option<String>,
    /// The number of the document.
    number: Option<String>,
    /// The name of the document's type.
    #[serde(rename = "type")]
    kind: NamedView,
    /// How to cite it.
    citation: String,
    /// The text.
    body: Html,
    /// Its contents.
    toc: Vec<TocView>,
    /// The document as it is today.
    today: LinkView,
}

impl Values for VersionValues {
    const TEMPLATE: &'static str = "version.html";
}

/// Adds the jobs for all versions.
pub(super) fn jobs<'j>(site: &'j Site<'_>, jobs: &mut Vec<Job<'j>>) {
    for index in 0..site.versions.len() {
        jobs.push(Box::new(move |press| version(press, index)));
    }
    for index in 0..site.pages.len() {
        if let Some(address) = site.lasting(index) {
            jobs.push(Box::new(move |press| stand_ins::leads_to(press, index, address.clone())));
        }
    }
}

fn version(press: &Press<'_>, index: usize) -> Result<Artifact, Finding> {
    let site = press.site;
    let version = &site.versions[index];
    let wording = Wording::Version(index);
    let document = &version.document;
    let language = document.language;
    let text = &press.bodies.versions[index];
    let filled = |text: &str| press.marks.text(text, language).into_owned();
    let today = &site.pages[version.page];
    let mut frame = frame(press, wording, "version", version.address.clone());
    frame.title = title(site, press.locales, wording);
    frame.has_code = text.has_code;
    frame.has_figures = text.has_figures;
    frame.description = document.header.summary.clone();
    let values = VersionValues {
        version: view(press, wording),
        title: filled(&document.header.title),
        summary: document.header.summary.as_deref().map(filled),
        number: site.number_of(wording).map(filled),
        kind: super::cards::type_view(press, language, today.kind, false),
        citation: filled(&super::cite::wording_in(site, press.locales, wording)),
        body: Html(body(press, &text.parts, language, Medium::Page)?),
        toc: pages::toc(press, text, language),
        today: LinkView { title: filled(&today.document.header.title), url: site.url(&today.address) },
    };
    page(press, &frame, &values, document.path.as_str())
}

/// Makes the frame of a page below a document's.
pub(super) fn frame(press: &Press<'_>, wording: Wording, kind: &'static str, address: Address) -> Frame {
    let site = press.site;
    let page = &site.pages[site.page_of(wording)];
    let section = page.section;
    let above = site.ancestors(section).into_iter().chain([section]);
    let above =
        above.map(|section| (site.sections[section].title.clone(), site.sections[section].address.clone()));
    Frame {
        has_code: false,
        has_figures: false,
        lasts: true,
        kind,
        language: page.document.language,
        title: page.document.header.title.clone(),
        description: None,
        above: above.chain([(page.document.header.title.clone(), page.address.clone())]).collect(),
        translations: Vec::new(),
        feeds: None,
        address,
    }
}

/// Returns the name of a text among those of its document: `Version 4.2`, or the day of which it is. Signs in it
/// stand for redactions.
pub(super) fn name(site: &Site<'_>, locales: &Locales, wording: Wording) -> String {
    let document = site.wording(wording);
    let kind = &site.kind(&site.pages[site.page_of(wording)]).name;
    if let Some(version) = document.header.text(kind, "version") {
        return locales.with(document.language, "version-name", "version", version);
    }
    match day(site, wording) {
        Some(day) => {
            locales.with(document.language, "version-of", "date", &locales.date(document.language, day))
        }
        None => locales.text(document.language, "version-today"),
    }
}

/// Returns the title of the page of a version.
pub(super) fn title(site: &Site<'_>, locales: &Locales, wording: Wording) -> String {
    titled(site, locales, wording, "title-version")
}

pub(super) fn titled(site: &Site<'_>, locales: &Locales, wording: Wording, key: &str) -> String {
    let document: &Document = site.wording(wording);
    let title = Argument::Text(document.header.title.clone());
    let arguments = [("title", title), ("version", Argument::Text(name(site, locales, wording)))];
    locales.get(document.language, key, &arguments).unwrap_or_else(|| document.header.title.clone())
}

/// Says when a text was, is or will be in force.
pub(super) fn in_force(site: &Site<'_>, locales: &Locales, wording: Wording) -> String {
    let language = site.wording(wording).language;
    let term = site.term_of(wording);
    let text = |key: &str, from: Date, until: Option<Date>| {
        let date = |date: Date| Argument::Text(locales.date(language, date));
        let until = until.map(|until| ("until", date(until.day_before())));
        let arguments: Vec<_> = [("from", date(from))].into_iter().chain(until).collect();
        locales.get(language, key, &arguments).unwrap_or_default()
    };
    match term {
        Some(term) if term.until.is_some() => text("version-from-until", term.from, term.until),
        Some(term) if term.from > site.config.today => text("version-from", term.from, None),
        Some(term) => text("version-since", term.from, None),
        None => day(site, wording).map(|day| text("version-dated", day, None)).unwrap_or_default(),
    }
}

fn day(site: &Site<'_>, wording: Wording) -> Option<Date> {
    match wording {
        Wording::Version(version) => Some(site.versions[version].day),
        Wording::Today(page) => site.pages[page].document.header.last_change(),
    }
}

/// Returns the day by which the file of a version is named, or will be.
pub(super) fn file_day(site: &Site<'_>, wording: Wording) -> Option<Date> {
    match wording {
        Wording::Version(version) => Some(site.versions[version].day),
        Wording::Today(page) => site.pages[page].document.header.date,
    }
}

/// Makes the view of a text of a document.
pub(super) fn view(press: &Press<'_>, wording: Wording) -> VersionView {
    let site = press.site;
    let document = site.wording(wording);
    let language = document.language;
    let term = site.term_of(wording);
    let date = |date: Date| date_view(press, language, Moment { date, time: None });
    let filled = |text: &str| press.marks.text(text, language).into_owned();
    let change = redline::change(&document.header);
    VersionView {
        title: filled(&name(site, press.locales, wording)),
        url: site.url(site.wording_address(wording)),
        permalink: site.permalink(site.wording_address(wording)),
        date: day(site, wording).map(date),
        in_force: in_force(site, press.locales, wording),
        from: term.map(|term| date(term.from)),
        until: term.and_then(|term| term.until).map(|until| date(until.day_before())),
        is_today: matches!(wording, Wording::Today(_)),
        changes_url: press.redlines.get(wording).map(|_| site.url(&site.redline(wording))),
        why: change.why.map(filled),
        is_major: change.is_major(),
        sections: change.sections.iter().map(|section| filled(section)).collect(),
    }
}

/// Returns the text that is in force today, if it is not the one that the page shows.
pub(super) fn in_force_instead(press: &Press<'_>, index: usize) -> Option<VersionView> {
    let term = press.site.in_force_on(index, press.site.config.today)?;
    (term.wording != Wording::Today(index)).then(|| view(press, term.wording))
}

/// Returns all texts of a document, the newest first; nothing if there is only one, of which nothing is told.
pub(super) fn all(press: &Press<'_>, index: usize) -> Vec<VersionView> {
    let wordings = press.site.wordings(index);
    let note = redline::change(&press.site.pages[index].document.header);
    if wordings.len() < 2 && note.why.is_none() {
        return Vec::new();
    }
    wordings.into_iter().rev().map(|wording| view(press, wording)).collect()
}
