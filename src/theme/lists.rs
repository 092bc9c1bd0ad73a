//! Pages that list: sections, terms and taxonomies.

use schemars::JsonSchema;
use serde::Serialize;

use super::cards::{card, same_term, taxonomy_label, term_name, type_view};
use super::fill::{Medium, body};
use super::frame::{Frame, page};
use super::library::LibraryLinksView;
use super::views::{CardView, FeedsView, Html, NamedView, PageLinkView, PaginationView, Values};
use super::{Artifact, Job, Press, changes, grounds, home, library, stand_ins, statement};
use crate::finding::Finding;
use crate::locale::Argument;
use crate::site::{Address, PER_PAGE, Section, Site};

/// How many documents the home page shows of each section.
const OF_SECTION: usize = 3;

/// The page of a section.
#[derive(Serialize, JsonSchema)]
pub(super) struct SectionValues {
    /// The text of its `_index.md`, on the first page.
    body: Option<Html>,
    /// What it is, in a sentence or two.
    summary: Option<String>,
    /// Its documents; those of this page, if there are several.
    documents: Vec<CardView>,
    /// The same by chapter, if it has chapters.
    chapters: Vec<ChapterView>,
    /// The other ways into a library of policies; nothing for other sections.
    library: Option<LibraryLinksView>,
    /// The sections in it.
    sections: Vec<SectionCardView>,
    /// Where the list stands that is divided into pages.
    pagination: PaginationView,
    /// How its documents are ordered: `number`, `date`, `weight` or `title`.
    order: &'static str,
    /// The type of its documents, in the plural.
    #[serde(rename = "type")]
    kind: Option<NamedView>,
}

impl Values for SectionValues {
    const TEMPLATE: &'static str = "section.html";
}

/// A chapter of a library.
#[derive(Serialize, JsonSchema)]
pub(super) struct ChapterView {
    /// Its title; none for what stands in no chapter.
    title: Option<String>,
    /// Its first number.
    from: Option<String>,
    /// Its documents.
    documents: Vec<CardView>,
}

/// A section as a tile.
#[derive(Serialize, JsonSchema)]
pub(super) struct SectionCardView {
    /// Its title.
    title: String,
    /// Where it stands.
    url: String,
    /// What it is, in a sentence or two.
    summary: Option<String>,
    /// How many documents are in it and in the sections below.
    count: usize,
    /// The name of its documents' type.
    #[serde(rename = "type")]
    kind: String,
    /// The first of its documents.
    documents: Vec<CardView>,
}

/// The page of a taxonomy: all its terms.
#[derive(Serialize, JsonSchema)]
pub(super) struct TaxonomyValues {
    /// The taxonomy.
    taxonomy: NamedView,
    /// Its terms.
    terms: Vec<TermView>,
}

impl Values for TaxonomyValues {
    const TEMPLATE: &'static str = "taxonomy.html";
}

/// The page of a term: all its documents.
#[derive(Serialize, JsonSchema)]
pub(super) struct TermValues {
    /// The taxonomy.
    taxonomy: NamedView,
    /// The term.
    term: TermView,
    /// Its documents; those of this page.
    documents: Vec<CardView>,
    /// Where the list stands that is divided into pages.
    pagination: PaginationView,
}

impl Values for TermValues {
    const TEMPLATE: &'static str = "term.html";
}

/// A term.
#[derive(Serialize, JsonSchema)]
pub(super) struct TermView {
    /// Its name.
    name: String,
    /// Where its documents are listed.
    url: String,
    /// How many there are.
    count: usize,
}

pub(super) fn page_count(documents: usize, per_page: usize) -> usize {
    documents.div_ceil(per_page).max(1)
}

/// Adds the jobs for all pages that list.
pub(super) fn jobs<'j>(site: &'j Site<'_>, jobs: &mut Vec<Job<'j>>) {
    for (index, section) in site.sections.iter().enumerate() {
        if section.folder.is_empty() {
            jobs.push(Box::new(move |press| home::home(press, index)));
        } else {
            for number in 1..=page_count(section.pages.len(), section.per_page) {
                jobs.push(Box::new(move |press| section_page(press, index, number)));
            }
        }
    }
    for (index, terms) in site.terms.iter().enumerate() {
        jobs.push(Box::new(move |press| taxonomy(press, index)));
        for (term, listed) in terms.terms.iter().enumerate() {
            for number in 1..=page_count(listed.pages.len(), PER_PAGE) {
                jobs.push(Box::new(move |press| term_page(press, index, term, number)));
            }
        }
    }
    library::jobs(site, jobs);
    changes::jobs(site, jobs);
    for language in languages(site) {
        jobs.push(Box::new(move |press| grounds::withholding(press, language)));
        jobs.push(Box::new(move |press| grounds::register(press, language)));
        jobs.push(Box::new(move |press| statement::statement(press, language)));
        for ground in 0..site.config.grounds.all().len() {
            jobs.push(Box::new(move |press| grounds::ground_page(press, language, ground)));
        }
    }
    jobs.push(Box::new(stand_ins::not_found));
    for (index, page) in site.pages.iter().enumerate() {
        for alias in &page.document.header.aliases {
            jobs.push(Box::new(move |press| stand_ins::redirect(press, index, alias)));
        }
    }
}

/// Returns the languages in which something is released.
pub(super) fn languages(site: &Site<'_>) -> Vec<usize> {
    (0..site.config.languages.len()).filter(|language| site.section(*language, "").is_some()).collect()
}

pub(super) fn pagination(
    press: &Press<'_>,
    address: &Address,
    number: usize,
    pages: usize,
) -> PaginationView {
    let url = |number: usize| press.site.url(&address.list_page(number));
    PaginationView {
        page: number,
        pages,
        previous: (number > 1).then(|| url(number - 1)),
        next: (number < pages).then(|| url(number + 1)),
        urls: (1..=pages)
            .map(|other| PageLinkView { number: other, url: url(other), current: other == number })
            .collect(),
    }
}

pub(super) fn above(site: &Site<'_>, section: usize) -> Vec<(String, Address)> {
    let above = site.ancestors(section).into_iter();
    above
        .map(|section| (site.sections[section].title.clone(), site.sections[section].address.clone()))
        .collect()
}

fn home_crumb(site: &Site<'_>, language: usize) -> Vec<(String, Address)> {
    let home = site.section(language, "").into_iter();
    home.map(|home| (site.sections[home].title.clone(), site.sections[home].address.clone())).collect()
}

pub(super) fn section_frame(press: &Press<'_>, index: usize, kind: &'static str, address: Address) -> Frame {
    let site = press.site;
    let section = &site.sections[index];
    let lead =
        press.bodies.sections[index].as_ref().map(|body| body.lead.clone()).filter(|lead| !lead.is_empty());
    let summary = section.page.as_ref().and_then(|page| page.header.summary.clone());
    let translation = |other: &usize| {
        let other = &site.sections[*other];
        (other.language, other.title.clone(), other.address.clone())
    };
    Frame {
        lasts: false,
        has_code: press.bodies.sections[index].as_ref().is_some_and(|body| body.has_code),
        has_figures: press.bodies.sections[index].as_ref().is_some_and(|body| body.has_figures),
        kind,
        language: section.language,
        title: section.title.clone(),
        description: summary.or(lead),
        above: above(site, index),
        translations: section.translations.iter().map(translation).collect(),
        feeds: Some(FeedsView::of(site, &section.address)),
        address,
    }
}

pub(super) fn section_origin(section: &Section) -> String {
    section.page.as_ref().map_or_else(|| format!("content/{}", section.folder), |page| page.path.to_string())
}

pub(super) fn section_body(press: &Press<'_>, index: usize) -> Result<Option<Html>, Finding> {
    let language = press.site.sections[index].language;
    let body_of = press.bodies.sections[index].as_ref();
    let html = body_of.map(|parts| body(press, &parts.parts, language, Medium::Page)).transpose()?;
    Ok(html.filter(|html| !html.trim().is_empty()).map(Html))
}

pub(super) fn section_card(press: &Press<'_>, index: usize) -> SectionCardView {
    let site = press.site;
    let section = &site.sections[index];
    let summary = section.page.as_ref().and_then(|page| page.header.summary.as_deref());
    SectionCardView {
        title: press.marks.text(&section.title, section.language).into_owned(),
        url: site.url(&section.address),
        summary: summary.map(|summary| press.marks.text(summary, section.language).into_owned()),
        count: site.count_below(index),
        kind: section.kind.clone().unwrap_or_else(|| "page".to_owned()),
        documents: section.pages.iter().take(OF_SECTION).map(|page| card(press, *page)).collect(),
    }
}

fn section_page(press: &Press<'_>, index: usize, number: usize) -> Result<Artifact, Finding> {
    let site = press.site;
    let section = &site.sections[index];
    let address = section.address.list_page(number);
    let pages = page_count(section.pages.len(), section.per_page);
    let mut frame = section_frame(press, index, "section", address);
    if number > 1 {
        frame.title = paginated(press, section.language, &frame.title, number, pages);
        frame.translations.clear();
    }
    let documents = section.pages.iter().skip((number - 1) * section.per_page).take(section.per_page);
    let documents: Vec<CardView> = documents.map(|page| card(press, *page)).collect();
    let summary = section.page.as_ref().and_then(|page| page.header.summary.as_deref());
    let text = |text: &str| press.marks.text(text, section.language).into_owned();
    let kind = section
        .kind
        .as_deref()
        .and_then(|name| site.config.types.iter().position(|definition| definition.name == name));
    let chapter = |chapter: crate::site::ChapterPages<'_>| ChapterView {
        title: chapter.chapter.map(|chapter| text(&chapter.title)),
        from: chapter.chapter.map(|chapter| text(&chapter.from)),
        documents: chapter.pages.iter().map(|page| card(press, *page)).collect(),
    };
    let values = SectionValues {
        body: if number == 1 { section_body(press, index)? } else { None },
        summary: summary.map(text),
        documents,
        chapters: site.chapters(section).into_iter().map(chapter).collect(),
        library: library::links(press, index),
        sections: section.children.iter().map(|child| section_card(press, *child)).collect(),
        pagination: pagination(press, &section.address, number, pages),
        order: section.order.name(),
        kind: kind.map(|kind| type_view(press, section.language, kind, true)),
    };
    page(press, &frame, &values, &section_origin(section))
}

pub(super) fn paginated(
    press: &Press<'_>,
    language: usize,
    title: &str,
    page: usize,
    pages: usize,
) -> String {
    let number = |number: usize| Argument::Text(number.to_string());
    let arguments =
        [("title", Argument::Text(title.to_owned())), ("page", number(page)), ("pages", number(pages))];
    press.locales.get(language, "title-paginated", &arguments).unwrap_or_else(|| title.to_owned())
}

fn taxonomy(press: &Press<'_>, index: usize) -> Result<Artifact, Finding> {
    let site = press.site;
    let terms = &site.terms[index];
    let label = taxonomy_label(press, terms.language, terms.taxonomy);
    let others = site
        .terms
        .iter()
        .filter(|other| other.taxonomy == terms.taxonomy && other.language != terms.language);
    let others = others.map(|other| {
        (other.language, taxonomy_label(press, other.language, other.taxonomy), other.address.clone())
    });
    let frame = Frame {
        lasts: false,
        has_code: false,
        has_figures: false,
        kind: "taxonomy",
        language: terms.language,
        address: terms.address.clone(),
        title: press.locales.with(terms.language, "title-taxonomy", "taxonomy", &label),
        description: Some(press.locales.with(terms.language, "description-taxonomy", "taxonomy", &label)),
        above: home_crumb(site, terms.language),
        translations: others.collect(),
        feeds: None,
    };
    let name = site.config.taxonomies[terms.taxonomy].name.clone();
    let view = |term: &crate::site::Term| TermView {
        name: term_name(press, terms.language, terms.taxonomy, &term.name),
        url: site.url(&term.address),
        count: term.pages.len(),
    };
    let values =
        TaxonomyValues { taxonomy: NamedView { name, label }, terms: terms.terms.iter().map(view).collect() };
    page(press, &frame, &values, "the list of terms")
}

fn term_page(press: &Press<'_>, index: usize, term: usize, number: usize) -> Result<Artifact, Finding> {
    let site = press.site;
    let terms = &site.terms[index];
    let term = &terms.terms[term];
    let language = terms.language;
    let address = term.address.list_page(number);
    let pages = page_count(term.pages.len(), PER_PAGE);
    let label = taxonomy_label(press, language, terms.taxonomy);
    let name = term_name(press, language, terms.taxonomy, &term.name);
    let title = press.locales.with(language, "title-term", "term", &name);
    let arguments = [("taxonomy", Argument::Text(label.clone())), ("term", Argument::Text(name.clone()))];
    let mut crumbs = home_crumb(site, language);
    crumbs.push((label.clone(), terms.address.clone()));
    let frame = Frame {
        lasts: false,
        has_code: false,
        has_figures: false,
        kind: "term",
        language,
        address: address.clone(),
        title: if number > 1 { paginated(press, language, &title, number, pages) } else { title },
        description: press.locales.get(language, "description-term", &arguments),
        above: crumbs,
        translations: if number > 1 { Vec::new() } else { same_term(press, terms, &term.name) },
        feeds: Some(FeedsView::of(site, &term.address)),
    };
    let documents = term.pages.iter().skip((number - 1) * PER_PAGE).take(PER_PAGE);
    let taxonomy = site.config.taxonomies[terms.taxonomy].name.clone();
    let values = TermValues {
        taxonomy: NamedView { name: taxonomy, label },
        term: TermView { name, url: site.url(&term.address), count: term.pages.len() },
        documents: documents.map(|page| card(press, *page)).collect(),
        pagination: pagination(press, &term.address, number, pages),
    };
    page(press, &frame, &values, "the page of a term")
}

/// Makes the frame of a page that every language has.
pub(super) fn common_frame(
    press: &Press<'_>,
    kind: &'static str,
    language: usize,
    title: &str,
    description: &str,
    address: &dyn Fn(usize) -> Address,
) -> Frame {
    let site = press.site;
    let others = languages(site).into_iter().filter(|other| *other != language);
    Frame {
        lasts: false,
        has_code: false,
        has_figures: false,
        kind,
        language,
        address: address(language),
        title: press.locales.text(language, title),
        description: press.locales.get(language, description, &[]),
        above: home_crumb(site, language),
        translations: others.map(|other| (other, press.locales.text(other, title), address(other))).collect(),
        feeds: None,
    }
}
