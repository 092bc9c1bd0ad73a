//! Records: what a search finds of each document, taken from released values and not from pages, so
//! that neither navigation nor marks nor counts are in it.

use std::collections::BTreeMap;

use rayon::prelude::*;
use unicode_normalization::UnicodeNormalization as _;

use super::Press;
use super::cards::{status, taxonomy_label, term_name, type_view};
use crate::document::FieldValue;
use crate::markup::{gapped, plain};
use crate::site::Page;

/// What a search finds of one page.
#[derive(Clone, Debug)]
pub struct Record {
    /// Where it stands, as a link from anywhere on the site.
    pub url: String,
    /// Its text, plain.
    pub text: String,
    /// What is shown of it, by name; words of it are found, too.
    pub shown: BTreeMap<String, String>,
    /// The values by which results can be narrowed down, by name.
    pub filters: BTreeMap<String, Vec<String>>,
}

/// The records of one language.
#[derive(Debug)]
pub struct Catalogue {
    /// The language's code.
    pub language: String,
    /// Its records, by source path.
    pub records: Vec<Record>,
}

impl Catalogue {
    /// Returns the folder of a part of a language's index, from 1.
    pub fn folder(language: &str, part: usize) -> String {
        if part == 1 { format!("_search/{language}/") } else { format!("_search/{language}/{part}/") }
    }
}

/// A taxonomy with too many terms to choose from.
const TAGS: &str = "tags";

/// Makes the records of all languages in which something is released.
pub(super) fn catalogues(press: &Press<'_>) -> Vec<Catalogue> {
    let site = press.site;
    if !site.config.search.enabled {
        return Vec::new();
    }
    let catalogue = |language: usize| {
        let here: Vec<usize> =
            (0..site.pages.len()).filter(|page| site.pages[*page].document.language == language).collect();
        let mut records: Vec<Record> = here.par_iter().map(|page| of_page(press, *page)).collect();
        let sections = (0..site.sections.len()).filter(|index| site.sections[*index].language == language);
        records.extend(sections.filter_map(|section| of_section(press, section)));
        Catalogue { language: site.config.languages[language].code.clone(), records }
    };
    super::lists::languages(site).into_iter().map(catalogue).collect()
}

fn of_page(press: &Press<'_>, index: usize) -> Record {
    let site = press.site;
    let page = &site.pages[index];
    let header = &page.document.header;
    let language = page.document.language;
    let mut shown = BTreeMap::from([("title".to_owned(), gapped(&header.title))]);
    let number = site.number(page);
    let date = header.last_change().map(|date| date.to_string());
    for (name, value) in [("summary", header.summary.as_deref()), ("number", number)] {
        shown.extend(value.map(|value| (name.to_owned(), gapped(value))));
    }
    let year = date.as_deref().and_then(|date| date.split('-').next()).map(str::to_owned);
    shown.extend(date.map(|date| ("date".to_owned(), date)));
    let mut filters = BTreeMap::from([("type".to_owned(), vec![kind(press, language, page.kind)])]);
    filters.extend(year.map(|year| ("year".to_owned(), vec![year])));
    filters.extend(of_status(press, index).map(|status| ("status".to_owned(), vec![status])));
    filters.extend(terms(press, page));
    Record { url: site.url(&page.address), text: plain(&press.bodies.pages[index].parts), shown, filters }
}

/// Returns how a document stands, without words of marks.
fn of_status(press: &Press<'_>, index: usize) -> Option<String> {
    let page = &press.site.pages[index];
    let typed = press.site.field(page, "status").and_then(|held| match held {
        FieldValue::Choice(_) => None,
        other => other.as_text(),
    });
    typed.map(gapped).or_else(|| status(press, index).map(|status| gapped(&status.label)))
}

/// A section's own page is found by its text; a folder without one is no page that anybody wrote.
fn of_section(press: &Press<'_>, index: usize) -> Option<Record> {
    let site = press.site;
    let section = &site.sections[index];
    let page = section.page.as_ref()?;
    let mut shown = BTreeMap::from([("title".to_owned(), gapped(&section.title))]);
    shown.extend(page.header.summary.as_deref().map(|summary| ("summary".to_owned(), gapped(summary))));
    let text = press.bodies.sections[index].as_ref().map(|body| plain(&body.parts)).unwrap_or_default();
    let filters = site.config.types.iter().position(|definition| definition.name == "page");
    let filters = filters.map(|page| ("type".to_owned(), vec![kind(press, section.language, page)]));
    Some(Record { url: site.url(&section.address), text, shown, filters: filters.into_iter().collect() })
}

fn kind(press: &Press<'_>, language: usize, kind: usize) -> String {
    type_view(press, language, kind, false).label
}

fn terms(press: &Press<'_>, page: &Page) -> Vec<(String, Vec<String>)> {
    let mut filters = Vec::new();
    for (taxonomy, name) in filter_taxonomies(press) {
        let names = page.document.header.terms.get(name).map(Vec::as_slice).unwrap_or_default();
        if !names.is_empty() {
            let term = |name: &String| term_name(press, page.document.language, taxonomy, name);
            filters.push((name.to_owned(), names.iter().map(term).collect()));
        }
    }
    filters
}

fn filter_taxonomies<'p>(press: &'p Press<'_>) -> impl Iterator<Item = (usize, &'p str)> {
    let taxonomies = press.site.config.taxonomies.iter().enumerate();
    taxonomies.map(|(index, taxonomy)| (index, taxonomy.name.as_str())).filter(|(_, name)| *name != TAGS)
}

/// Returns the filters that a search page offers, each with its name for the public, in their order.
pub(super) fn filter_names(press: &Press<'_>, language: usize) -> Vec<(String, String)> {
    let own = |key: &str| (key.to_owned(), press.locales.text(language, &format!("search-filter-{key}")));
    let mut names = vec![own("type")];
    for (index, name) in filter_taxonomies(press) {
        names.push((name.to_owned(), taxonomy_label(press, language, index)));
    }
    names.extend([own("status"), own("year")]);
    names
}

/// Returns the letter under which a title stands in an index from A to Z: that of its first word, in
/// upper case and without accents. Titles that begin with a number stand under `0–9`.
pub(super) fn letter(title: &str) -> String {
    match title.nfkd().find(|c| c.is_alphanumeric()) {
        Some(c) if c.is_numeric() => "0–9".to_owned(),
        Some(c) => c.to_uppercase().collect(),
        None => "#".to_owned(),
    }
}
