//! Libraries of policies: by topic, and as a manual, which is one page with all of them, to be printed.

use std::collections::{BTreeMap, BTreeSet};

use schemars::JsonSchema;
use serde::Serialize;

use super::cards::{card, language_name, term_name};
use super::document_views::{TocView, VersionView};
use super::facts::{FactView, facts};
use super::fill::{Medium, body};
use super::frame::{Frame, page};
use super::lists::{above, page_count, paginated, pagination};
use super::views::{CardView, DateView, Html, NameView, PaginationView, Values};
use super::{Artifact, Job, Press, bind, cite, pages};
use crate::finding::Finding;
use crate::site::{Address, PER_MANUAL, Site, TOPIC};

/// The page of a library by topic.
#[derive(Serialize, JsonSchema)]
pub(super) struct ByTopicValues {
    /// The library itself, in the order of its numbers.
    library_url: String,
    /// The topics.
    topics: Vec<TopicView>,
}

impl Values for ByTopicValues {
    const TEMPLATE: &'static str = "by-topic.html";
}

/// A topic with the documents of a library on it.
#[derive(Serialize, JsonSchema)]
struct TopicView {
    /// Its name; none for documents without a topic.
    topic: Option<NameView>,
    /// Its documents, in the order of the library.
    documents: Vec<CardView>,
}

/// A manual: all documents of a library on one page.
#[derive(Serialize, JsonSchema)]
pub(super) struct ManualValues {
    /// The library itself.
    library_url: String,
    /// The name of the language whose texts bind, if that is another one.
    binding_language: Option<String>,
    /// The day of the last change of what is in it.
    updated: Option<DateView>,
    /// The documents.
    documents: Vec<ManualDocumentView>,
    /// Where a manual stands that is divided into pages, since it is very long.
    pagination: PaginationView,
}

impl Values for ManualValues {
    const TEMPLATE: &'static str = "manual.html";
}

/// A document in a manual. All ids in it begin with its own `id`, and links to other documents of the manual stay
/// in the page.
#[derive(Serialize, JsonSchema)]
struct ManualDocumentView {
    /// Its id in the page.
    id: String,
    /// What lists show of it.
    card: CardView,
    /// How to cite it.
    citation: String,
    /// The text that is in force today, if it is another one.
    in_force: Option<VersionView>,
    /// The fields of its type.
    facts: Vec<FactView>,
    /// Its contents.
    toc: Vec<TocView>,
    /// Its text, with headings one level lower than on its own page.
    body: Html,
}

/// The pages of a library of policies; each only if there is something on it.
#[derive(Serialize, JsonSchema)]
pub(super) struct LibraryLinksView {
    /// Its documents by topic.
    by_topic_url: Option<String>,
    /// The page with all documents, to be printed.
    manual_url: Option<String>,
    /// What changed.
    changes_url: Option<String>,
    /// What was in force on any day.
    as_of_url: Option<String>,
    /// What is no longer in force.
    archive_url: Option<String>,
    /// How well it is published.
    scorecard_url: Option<String>,
    /// The calendar of reviews and last days for comments.
    calendar_url: Option<String>,
}

/// Returns the pages of a library; nothing for a section that is none.
pub(super) fn links(press: &Press<'_>, section: usize) -> Option<LibraryLinksView> {
    let site = press.site;
    let url = |address: Option<Address>| address.map(|address| site.url(&address));
    site.is_library(section).then(|| LibraryLinksView {
        by_topic_url: url(site.by_topic(section)),
        manual_url: url(site.manual(section)),
        changes_url: url(site.log_address(section)),
        as_of_url: url(site.as_of(section)),
        archive_url: url(site.archive(section)),
        scorecard_url: url(site.scorecard(section)),
        calendar_url: url(site.reviews(section)),
    })
}

/// Adds the jobs for the pages of all libraries.
pub(super) fn jobs<'j>(site: &'j Site<'_>, jobs: &mut Vec<Job<'j>>) {
    for section in 0..site.sections.len() {
        if let Some(address) = site.by_topic(section) {
            jobs.push(Box::new(move |press| by_topic(press, section, &address)));
        }
        if let Some(address) = site.manual(section) {
            for number in 1..=page_count(site.count_below(section), PER_MANUAL) {
                let address = address.clone();
                jobs.push(Box::new(move |press| manual(press, section, &address, number)));
            }
        }
    }
}

/// Makes the frame of a page below a library's own.
pub(super) fn frame(press: &Press<'_>, section: usize, kind: &'static str, address: Address) -> Frame {
    let site = press.site;
    let own = &site.sections[section];
    let title = |language: usize, title: &str| {
        let title = press.marks.text(title, language);
        press.locales.with(language, &format!("title-{kind}"), "title", &title)
    };
    let other_address = |other: usize| match kind {
        "manual" => site.manual(other),
        "by-topic" => site.by_topic(other),
        "archive" => site.archive(other),
        "library-changes" => site.log_address(other),
        "as-of" => site.as_of(other),
        // The same day is another one in a library that changed on other days.
        "as-of-day" => None,
        _ => site.scorecard(other),
    };
    let translation = |other: &usize| {
        let there = &site.sections[*other];
        Some((there.language, title(there.language, &there.title), other_address(*other)?))
    };
    let mut crumbs = above(site, section);
    crumbs.push((own.title.clone(), own.address.clone()));
    let name = title(own.language, &own.title);
    Frame {
        lasts: false,
        has_code: kind == "manual"
            && site.manual_pages(section).iter().any(|page| press.bodies.pages[*page].has_code),
        has_figures: kind == "manual"
            && site.manual_pages(section).iter().any(|page| press.bodies.pages[*page].has_figures),
        kind,
        language: own.language,
        description: Some(press.locales.with(
            own.language,
            &format!("description-{kind}"),
            "title",
            &own.title,
        )),
        title: name,
        above: crumbs,
        translations: own.translations.iter().filter_map(translation).collect(),
        feeds: None,
        address,
    }
}

fn by_topic(press: &Press<'_>, section: usize, address: &Address) -> Result<Artifact, Finding> {
    let site = press.site;
    let language = site.sections[section].language;
    let taxonomy = site.config.taxonomies.iter().position(|taxonomy| taxonomy.name == TOPIC).unwrap_or(0);
    let mut topics: BTreeMap<(bool, String), (Option<NameView>, Vec<CardView>)> = BTreeMap::new();
    for index in site.manual_pages(section) {
        let names = site.pages[index].document.header.terms.get(TOPIC).map(Vec::as_slice).unwrap_or_default();
        let mut seen = BTreeSet::new();
        for name in names.iter().filter(|name| seen.insert(crate::site::slug(name))) {
            let label = term_name(press, language, taxonomy, name);
            let home = site.home(language).page(TOPIC).page(&crate::site::slug(name));
            let view = NameView { name: label.clone(), url: site.url(&home) };
            let entry = topics.entry((false, crate::site::slug(&label))).or_insert((Some(view), Vec::new()));
            entry.1.push(card(press, index));
        }
        if names.is_empty() {
            topics.entry((true, String::new())).or_default().1.push(card(press, index));
        }
    }
    let view = |(topic, documents)| TopicView { topic, documents };
    let values = ByTopicValues {
        library_url: site.url(&site.sections[section].address),
        topics: topics.into_values().map(view).collect(),
    };
    page(press, &frame(press, section, "by-topic", address.clone()), &values, "a library by topic")
}

fn manual(press: &Press<'_>, section: usize, address: &Address, number: usize) -> Result<Artifact, Finding> {
    let site = press.site;
    let language = site.sections[section].language;
    let all = site.manual_pages(section);
    let pages_of_it = page_count(all.len(), PER_MANUAL);
    let mut frame = frame(press, section, "manual", address.list_page(number));
    if number > 1 {
        frame.title = paginated(press, language, &frame.title, number, pages_of_it);
        frame.translations.clear();
    }
    let here: Vec<usize> = all.into_iter().skip((number - 1) * PER_MANUAL).take(PER_MANUAL).collect();
    let id = |page: &usize| id(site, section, *page);
    let ids: BTreeMap<String, String> =
        here.iter().map(|page| (site.url(&site.pages[*page].address), id(page))).collect();
    let mut documents = Vec::with_capacity(here.len());
    for page in &here {
        documents.push(document(press, *page, &id(page), &ids)?);
    }
    let newest = here.iter().filter_map(|page| {
        let header = &site.pages[*page].document.header;
        header.last_change()
    });
    let day = |date| super::cards::date_view(press, language, crate::document::Moment { date, time: None });
    let binding = site.config.authoritative.filter(|binding| *binding != language);
    let binding = binding.map(|binding| site.config.languages[binding].code.as_str());
    let values = ManualValues {
        library_url: site.url(&site.sections[section].address),
        binding_language: binding.map(|binding| language_name(press, language, binding)),
        updated: newest.max().map(day),
        documents,
        pagination: pagination(press, address, number, pages_of_it),
    };
    page(press, &frame, &values, "a manual")
}

/// Returns the id of a document in a manual, made of its address, so that a link to it lasts.
fn id(site: &Site<'_>, library: usize, page: usize) -> String {
    let whole = site.pages[page].address.as_str();
    let own = whole.strip_prefix(site.sections[library].address.as_str()).unwrap_or(whole);
    format!("p-{}", own.trim_end_matches('/').replace('/', "--"))
}

fn document(
    press: &Press<'_>,
    index: usize,
    id: &str,
    ids: &BTreeMap<String, String>,
) -> Result<ManualDocumentView, Finding> {
    let page = &press.site.pages[index];
    let language = page.document.language;
    let text = &press.bodies.pages[index];
    let mut toc = pages::toc(press, text, language);
    for entry in &mut toc {
        entry.id = bind::id(id, &entry.id);
        for child in &mut entry.children {
            child.id = bind::id(id, &child.id);
        }
    }
    let html = body(press, &text.parts, language, Medium::Page)?;
    Ok(ManualDocumentView {
        id: id.to_owned(),
        card: card(press, index),
        citation: cite::document(press, index),
        in_force: super::versions::in_force_instead(press, index),
        facts: facts(press, page),
        toc,
        body: Html(bind::bind(&html, id, ids)),
    })
}
