//! Pages that list: the home page, sections, terms, grounds, the register; and the pages that stand
//! in for others: redirects and "not found".

use serde::Serialize;

use super::cards::{card, taxonomy_label, term_name, type_view};
use super::engine::value;
use super::fill::body;
use super::frame::{Frame, artifact, context};
use super::views::{CardView, FeedsView};
use super::{Artifact, Job, Press, grounds, stand_ins, statement};
use crate::document::FieldValue;
use crate::finding::Finding;
use crate::locale::Argument;
use crate::site::{Address, PER_PAGE, Section, Site};

/// How many documents the home page shows as new.
const RECENT: usize = 8;
/// How many events it shows.
const EVENTS: usize = 4;
/// How many documents it shows of each section.
const OF_SECTION: usize = 3;

#[derive(Serialize)]
struct PaginationView {
    page: usize,
    pages: usize,
    previous: Option<String>,
    next: Option<String>,
    urls: Vec<PageLinkView>,
}

#[derive(Serialize)]
struct PageLinkView {
    number: usize,
    url: String,
    current: bool,
}

#[derive(Serialize)]
struct SectionCardView {
    title: String,
    url: String,
    summary: Option<String>,
    count: usize,
    #[serde(rename = "type")]
    kind: String,
    documents: Vec<CardView>,
}

#[derive(Serialize)]
struct TermView {
    name: String,
    url: String,
    count: usize,
}

#[derive(Serialize)]
struct NamedView {
    name: String,
    label: String,
}

fn page_count(documents: usize, per_page: usize) -> usize {
    documents.div_ceil(per_page).max(1)
}

/// Adds the jobs for all pages that list.
pub(super) fn jobs<'j>(site: &'j Site<'_>, jobs: &mut Vec<Job<'j>>) {
    for (index, section) in site.sections.iter().enumerate() {
        if section.folder.is_empty() {
            jobs.push(Box::new(move |press| home(press, index)));
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

fn pagination(press: &Press<'_>, address: &Address, number: usize, pages: usize) -> PaginationView {
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

fn above(site: &Site<'_>, section: usize) -> Vec<(String, Address)> {
    let above = site.ancestors(section).into_iter();
    above
        .map(|section| (site.sections[section].title.clone(), site.sections[section].address.clone()))
        .collect()
}

fn home_crumb(site: &Site<'_>, language: usize) -> Vec<(String, Address)> {
    let home = site.section(language, "").into_iter();
    home.map(|home| (site.sections[home].title.clone(), site.sections[home].address.clone())).collect()
}

fn section_frame(press: &Press<'_>, index: usize, kind: &'static str, address: Address) -> Frame {
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

fn section_origin(section: &Section) -> String {
    section.page.as_ref().map_or_else(|| format!("content/{}", section.folder), |page| page.path.to_string())
}

fn section_body(press: &Press<'_>, index: usize) -> Result<Option<String>, Finding> {
    let language = press.site.sections[index].language;
    let body_of = press.bodies.sections[index].as_ref();
    let html = body_of.map(|parts| body(press, &parts.parts, language)).transpose()?;
    Ok(html.filter(|html| !html.trim().is_empty()))
}

fn section_card(press: &Press<'_>, index: usize) -> SectionCardView {
    let site = press.site;
    let section = &site.sections[index];
    let summary = section.page.as_ref().and_then(|page| page.header.summary.as_deref());
    SectionCardView {
        title: press.marks.text(&section.title, section.language).into_owned(),
        url: site.url(&section.address),
        summary: summary.map(|summary| press.marks.text(summary, section.language).into_owned()),
        count: count_below(site, index),
        kind: section.kind.clone().unwrap_or_else(|| "page".to_owned()),
        documents: section.pages.iter().take(OF_SECTION).map(|page| card(press, *page)).collect(),
    }
}

/// Counts the documents of a section and of those in it.
fn count_below(site: &Site<'_>, index: usize) -> usize {
    let section = &site.sections[index];
    section.pages.len() + section.children.iter().map(|child| count_below(site, *child)).sum::<usize>()
}

fn home(press: &Press<'_>, index: usize) -> Result<Artifact, Finding> {
    let site = press.site;
    let section = &site.sections[index];
    let mut context = context(press, &section_frame(press, index, "home", section.address.clone()));
    let here = |page: &usize| site.pages[*page].document.language == section.language;
    let all: Vec<usize> = (0..site.pages.len()).filter(here).collect();
    let field = |page: usize, name: &str| site.field(&site.pages[page], name);
    let mut recent: Vec<usize> =
        all.iter().copied().filter(|page| site.pages[*page].document.header.date.is_some()).collect();
    recent.sort_by_cached_key(|page| {
        let header = &site.pages[*page].document.header;
        (std::cmp::Reverse(header.updated.max(header.date)), header.title.to_lowercase(), *page)
    });
    let mut events: Vec<usize> = all
        .iter()
        .copied()
        .filter(|page| {
            let page = &site.pages[*page];
            page.end().or(page.start()).is_some_and(|last| last.date >= site.config.today)
        })
        .collect();
    events.sort_by_key(|page| (site.pages[*page].start(), *page));
    let is_alert = |page: &usize| {
        matches!(field(*page, "category"), Some(FieldValue::Choice(choice)) if choice == "alert")
            && field(*page, "valid_until")
                .and_then(FieldValue::as_moment)
                .is_none_or(|until| until.date >= site.config.today)
    };
    let alerts = all.iter().copied().filter(is_alert);
    let cards =
        |pages: &mut dyn Iterator<Item = usize>| pages.map(|page| card(press, page)).collect::<Vec<_>>();
    context.insert("body", &section_body(press, index)?);
    context.insert_value(
        "sections",
        value(&section.children.iter().map(|child| section_card(press, *child)).collect::<Vec<_>>()),
    );
    context.insert_value("recent", value(&cards(&mut recent.into_iter().take(RECENT))));
    context.insert_value("events", value(&cards(&mut events.into_iter().take(EVENTS))));
    context.insert_value("alerts", value(&cards(&mut alerts.into_iter())));
    artifact(press, "home.html", &context, &section.address, &section_origin(section))
}

fn section_page(press: &Press<'_>, index: usize, number: usize) -> Result<Artifact, Finding> {
    let site = press.site;
    let section = &site.sections[index];
    let address = section.address.list_page(number);
    let pages = page_count(section.pages.len(), section.per_page);
    let mut frame = section_frame(press, index, "section", address.clone());
    if number > 1 {
        frame.title = paginated(press, section.language, &frame.title, number, pages);
        frame.translations.clear();
    }
    let mut context = context(press, &frame);
    let documents = section.pages.iter().skip((number - 1) * section.per_page).take(section.per_page);
    let documents: Vec<CardView> = documents.map(|page| card(press, *page)).collect();
    let summary = section.page.as_ref().and_then(|page| page.header.summary.as_deref());
    let kind = section
        .kind
        .as_deref()
        .and_then(|name| site.config.types.iter().position(|definition| definition.name == name));
    context.insert("body", &if number == 1 { section_body(press, index)? } else { None });
    context.insert("summary", &summary.map(|summary| press.marks.text(summary, section.language)));
    context.insert_value("documents", value(&documents));
    context.insert_value(
        "sections",
        value(&section.children.iter().map(|child| section_card(press, *child)).collect::<Vec<_>>()),
    );
    context.insert_value("pagination", value(&pagination(press, &section.address, number, pages)));
    context.insert("order", section.order.name());
    context.insert_value("type", value(&kind.map(|kind| type_view(press, section.language, kind, true))));
    artifact(press, "section.html", &context, &address, &section_origin(section))
}

fn paginated(press: &Press<'_>, language: usize, title: &str, page: usize, pages: usize) -> String {
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
        kind: "taxonomy",
        language: terms.language,
        address: terms.address.clone(),
        title: press.locales.with(terms.language, "title-taxonomy", "taxonomy", &label),
        description: Some(press.locales.with(terms.language, "description-taxonomy", "taxonomy", &label)),
        above: home_crumb(site, terms.language),
        translations: others.collect(),
        feeds: None,
    };
    let mut context = context(press, &frame);
    let name = site.config.taxonomies[terms.taxonomy].name.clone();
    context.insert_value("taxonomy", value(&NamedView { name, label }));
    let view = |term: &crate::site::Term| TermView {
        name: term_name(press, terms.language, terms.taxonomy, &term.name),
        url: site.url(&term.address),
        count: term.pages.len(),
    };
    context.insert_value("terms", value(&terms.terms.iter().map(view).collect::<Vec<_>>()));
    artifact(press, "taxonomy.html", &context, &terms.address, "the list of terms")
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
        kind: "term",
        language,
        address: address.clone(),
        title: if number > 1 { paginated(press, language, &title, number, pages) } else { title },
        description: press.locales.get(language, "description-term", &arguments),
        above: crumbs,
        translations: Vec::new(),
        feeds: Some(FeedsView::of(site, &term.address)),
    };
    let mut context = context(press, &frame);
    let documents = term.pages.iter().skip((number - 1) * PER_PAGE).take(PER_PAGE);
    let documents: Vec<CardView> = documents.map(|page| card(press, *page)).collect();
    let taxonomy = site.config.taxonomies[terms.taxonomy].name.clone();
    context.insert_value("taxonomy", value(&NamedView { name: taxonomy, label }));
    context.insert_value(
        "term",
        value(&TermView { name, url: site.url(&term.address), count: term.pages.len() }),
    );
    context.insert_value("documents", value(&documents));
    context.insert_value("pagination", value(&pagination(press, &term.address, number, pages)));
    artifact(press, "term.html", &context, &address, "the page of a term")
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
