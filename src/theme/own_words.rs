//! What pages write of themselves beside the words of their sources: titles, citations, numbers of sections. They
//! follow from released values alone, and put words beside each other that no source does.

use rayon::prelude::*;

use super::history_words;
use super::lists::languages;
use crate::locale::{Argument, Locales};
use crate::markup::{Bodies, Body};
use crate::redline::Redlines;
use crate::site::{Address, Page, Site, Status};

/// The pages that every language has, by the keys of their titles.
const PAGES: [&str; 7] = ["withholding", "register", "statement", "search", "a-z", "changes", "not-found"];

/// Returns the texts that pages make of released values and interface strings.
pub fn own_words(site: &Site<'_>, locales: &Locales, bodies: &Bodies, redlines: &Redlines) -> Vec<String> {
    let mut words = site.own_words();
    for language in languages(site) {
        let beside = |title: &str| format!("{title} {}", site.config.title_in(language));
        words.extend(PAGES.iter().map(|page| beside(&locales.text(language, &format!("title-{page}")))));
        let title = locales.text(language, "title-changes");
        let count = super::changes::page_total(site, language);
        further(site, locales, language, &title, &site.changes(language), count, &mut words);
        let libraries = site.sections.iter().enumerate().filter(|(_, section)| section.language == language);
        for (index, section) in libraries.filter(|(index, _)| site.is_library(*index)) {
            further(
                site,
                locales,
                language,
                &section.title,
                &section.address.page("manual"),
                pages_of_manual(site, index),
                &mut words,
            );
            if let Some(address) = site.log_address(index) {
                let title = locales.with(language, "title-library-changes", "title", &section.title);
                let pages = super::library_changes::page_total(site, index);
                further(site, locales, language, &title, &address, pages, &mut words);
            }
            for page in ["manual", "by-topic", "archive", "library-changes", "as-of", "scorecard"] {
                words.push(beside(&locales.with(
                    language,
                    &format!("title-{page}"),
                    "title",
                    &section.title,
                )));
                words.push(locales.with(language, &format!("description-{page}"), "title", &section.title));
            }
            words
                .extend(section.chapters.iter().map(|chapter| format!("{} {}", chapter.from, chapter.title)));
        }
    }
    for terms in &site.terms {
        let definition = &site.config.taxonomies[terms.taxonomy];
        let named = || locales.get(terms.language, &format!("taxonomy-{}", definition.name), &[]);
        let label = definition.label.clone().or_else(named).unwrap_or_else(|| definition.name.clone());
        for key in ["title-taxonomy", "description-taxonomy"] {
            let text = locales.with(terms.language, key, "taxonomy", &label);
            words.push(format!("{text} {}", site.config.title_in(terms.language)));
        }
        for term in &terms.terms {
            let key = format!("term-{}-{}", definition.name, term.name);
            let name = locales.get(terms.language, &key, &[]).unwrap_or_else(|| term.name.clone());
            let title = locales.with(terms.language, "title-term", "term", &name);
            words.push(format!("{title} {}", site.config.title_in(terms.language)));
            let arguments =
                [("taxonomy", Argument::Text(label.clone())), ("term", Argument::Text(name.clone()))];
            words.extend(locales.get(terms.language, "description-term", &arguments));
            words.push(locales.with(terms.language, "by-topic-all", "topic", &name));
        }
    }
    words.extend(of_documents(site, locales, bodies));
    words.extend(history_words::of(site, locales, redlines));
    words.extend(super::cap::own_words(site, locales));
    words.extend(super::calendar::own_words(site, locales));
    words.extend(super::tip_cards::own_words(site, locales));
    words.extend(super::software::own_words(site, bodies));
    words
}

fn pages_of_manual(site: &Site<'_>, library: usize) -> usize {
    site.count_below(library).div_ceil(crate::site::PER_MANUAL)
}

/// Adds the addresses and titles of the further pages of something that is divided.
fn further(
    site: &Site<'_>,
    locales: &Locales,
    language: usize,
    title: &str,
    address: &Address,
    pages: usize,
    words: &mut Vec<String>,
) {
    let text = |text: &str| Argument::Text(text.to_owned());
    for page in 2..=pages {
        words.push(format!("{}{}index.html", site.config.base_url.whole(), address.list_page(page)));
        let arguments =
            [("title", text(title)), ("page", text(&page.to_string())), ("pages", text(&pages.to_string()))];
        words.extend(locales.get(language, "title-paginated", &arguments));
    }
}

fn of_documents(site: &Site<'_>, locales: &Locales, bodies: &Bodies) -> Vec<String> {
    let of = |(index, body): (usize, &Body)| of_document(site, locales, bodies, index, body);
    bodies.pages.par_iter().enumerate().flat_map_iter(of).collect()
}

/// Returns the words around each variable of a text, with what it stands for: the source has its name there.
fn around_variables(site: &Site<'_>, page: &Page) -> Vec<String> {
    const BESIDE: usize = 3;
    let body = page.document.body.as_str();
    let mut words = Vec::new();
    for (at, open) in body.match_indices(":var[") {
        let Some((name, after)) = body[at + open.len()..].split_once(']') else { continue };
        let value = site.config.variables.get(page.document.language, name.trim()).unwrap_or_default();
        let mut before: Vec<&str> = body[..at].split_whitespace().rev().take(BESIDE).collect();
        before.reverse();
        let after: Vec<&str> = after.split_whitespace().take(BESIDE).collect();
        words.push(format!("{} {value} {}", before.join(" "), after.join(" ")));
    }
    words
}

fn of_document(
    site: &Site<'_>,
    locales: &Locales,
    bodies: &Bodies,
    index: usize,
    body: &Body,
) -> Vec<String> {
    let page = &site.pages[index];
    let title = &page.document.header.title;
    let language = page.document.language;
    let mut words = vec![super::cite::document_in(site, locales, index)];
    if body.has_variables {
        words.extend(around_variables(site, page));
    }
    // What leads to the neighbours in a section, and a line of a list.
    for key in ["previous-document", "next-document", "moved-text"] {
        words.push(format!("{} {title}", locales.text(language, key)));
    }
    let header = &page.document.header;
    let fields = header.fields.values().flatten().filter_map(|(_, value)| value.as_moment());
    let days: Vec<_> = [header.date, header.updated].into_iter().flatten().collect();
    words.extend(fields.map(|moment| locales.date(language, moment.date)));
    words.extend(days.iter().map(|day| locales.date(language, *day)));
    if let Some(status) = Status::of(site, index) {
        let status = locales.text(language, &format!("status-{}", status.name()));
        for (key, day) in [("published-on", header.date), ("updated-on", header.updated)] {
            let day = day.map(|day| locales.date(language, day)).unwrap_or_default();
            words.push(format!("{status} {} {day}", locales.text(language, key)));
        }
    }
    words.extend(body.figure_words.iter().cloned());
    words.extend(site.number(page).map(|number| format!("{number} {title}")));
    let versions = site.versions(index).map(|version| &bodies.versions[version]);
    words.extend(versions.clone().flat_map(|body| body.figure_words.iter().cloned()));
    for heading in versions.chain([body]).flat_map(|body| &body.headings) {
        words.extend(heading.number.as_ref().map(|number| format!("{number} {}", heading.title)));
        words.push(locales.with(language, "permalink-label", "title", &heading.title));
    }
    words.extend(super::further::own_words(site, locales, page));
    if page.document.header.comments.is_some() {
        words.push(locales.with(language, "comments-close", "title", title));
    }
    words
}
