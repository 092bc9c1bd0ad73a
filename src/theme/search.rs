//! The page that searches, and the index from A to Z, which needs no script.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::Serialize;

use super::cards::type_view;
use super::frame::page;
use super::lists::{common_frame, languages};
use super::records::{Catalogue, filter_names, letter};
use super::views::{Html, NamedView, Values};
use super::{Artifact, Job, Press};
use crate::finding::Finding;
use crate::site::{Address, Site};

/// The search page.
#[derive(Serialize, JsonSchema)]
pub(super) struct SearchValues {
    /// How the site is searched.
    search: SearchView,
}

impl Values for SearchValues {
    const TEMPLATE: &'static str = "search.html";
}

/// How the site is searched.
#[derive(Serialize, JsonSchema)]
struct SearchView {
    /// The folder of the index, as a link.
    index_url: String,
    /// The folders of its further parts.
    more_urls: Vec<String>,
    /// By what results can be narrowed down.
    filters: Vec<NamedView>,
}

/// The index from A to Z.
#[derive(Serialize, JsonSchema)]
pub(super) struct FromAToZValues {
    /// Its letters.
    letters: Vec<LetterView>,
}

impl Values for FromAToZValues {
    const TEMPLATE: &'static str = "a-z.html";
}

/// A letter of the index.
#[derive(Serialize, JsonSchema)]
struct LetterView {
    /// The letter.
    letter: String,
    /// The documents whose titles begin with it.
    documents: Vec<IndexEntryView>,
}

/// A document in the index.
#[derive(Serialize, JsonSchema)]
struct IndexEntryView {
    /// Its title with redaction marks.
    title_html: Html,
    /// Where it stands.
    url: String,
    /// Its type.
    #[serde(rename = "type")]
    kind: NamedView,
    /// Its number.
    number: Option<String>,
}

/// Adds the jobs for the pages of each language.
pub(super) fn jobs<'j>(site: &'j Site<'_>, jobs: &mut Vec<Job<'j>>) {
    for language in languages(site) {
        jobs.push(Box::new(move |press| from_a_to_z(press, language)));
        if site.config.search.enabled {
            jobs.push(Box::new(move |press| search(press, language)));
        }
    }
}

fn search(press: &Press<'_>, language: usize) -> Result<Artifact, Finding> {
    let site = press.site;
    let address = |language: usize| site.search(language);
    let frame = common_frame(press, "search", language, "title-search", "description-search", &address);
    let code = &site.config.languages[language].code;
    let records = press.catalogues.iter().find(|catalogue| catalogue.language == *code);
    let parts = records.map_or(1, |catalogue| catalogue.records.len());
    let parts = parts.div_ceil(site.config.search.pages_per_index).max(1);
    let url = |part: usize| site.url(&Address::file(&Catalogue::folder(code, part)));
    let filters = filter_names(press, language).into_iter();
    let view = SearchView {
        index_url: url(1),
        more_urls: (2..=parts).map(url).collect(),
        filters: filters.map(|(name, label)| NamedView { name, label }).collect(),
    };
    page(press, &frame, &SearchValues { search: view }, "the search page")
}

fn from_a_to_z(press: &Press<'_>, language: usize) -> Result<Artifact, Finding> {
    let site = press.site;
    let address = |language: usize| site.from_a_to_z(language);
    let frame = common_frame(press, "a-z", language, "title-a-z", "description-a-z", &address);
    let mut letters: BTreeMap<String, Vec<(String, IndexEntryView)>> = BTreeMap::new();
    for page in site.pages.iter().filter(|page| page.document.language == language) {
        let title = &page.document.header.title;
        let number = site.number(page);
        let entry = IndexEntryView {
            title_html: Html(press.marks.title(title, language, true)),
            url: site.url(&page.address),
            kind: type_view(press, language, page.kind, false),
            number: number.map(|number| press.marks.text(number, language).into_owned()),
        };
        letters.entry(letter(title)).or_default().push((crate::site::slug(title), entry));
    }
    let mut views = Vec::new();
    for (letter, mut documents) in letters {
        documents.sort_by(|a, b| (&a.0, &a.1.url).cmp(&(&b.0, &b.1.url)));
        views.push(LetterView { letter, documents: documents.into_iter().map(|(_, entry)| entry).collect() });
    }
    page(press, &frame, &FromAToZValues { letters: views }, "the index from A to Z")
}
