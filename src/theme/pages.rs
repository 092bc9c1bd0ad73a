//! The page of a document.

use std::collections::BTreeMap;

use serde::Serialize;

use super::cards::{FactView, TermsView, card, facts, raw_fields, terms};
use super::engine::value;
use super::fill::{body, ground_label};
use super::frame::{Frame, artifact, context};
use super::views::{CardView, DateView, FeedsView, LicenseView, LinkView, TypeView, WhenView};
use super::{Artifact, Press};
use crate::config::{Link, known_license};
use crate::finding::{Finding, Place, Rule};
use crate::locale::Argument;
use crate::markup::{Body, Heading};
use crate::site::{Address, asset_address};

#[derive(Serialize)]
struct DocumentView {
    title: String,
    title_html: String,
    summary: Option<String>,
    url: String,
    permalink: String,
    lang: String,
    #[serde(rename = "type")]
    kind: TypeView,
    date: Option<DateView>,
    updated: Option<DateView>,
    body: String,
    toc: Vec<TocView>,
    facts: Vec<FactView>,
    fields: BTreeMap<String, String>,
    number: Option<String>,
    terms: Vec<TermsView>,
    attachments: Vec<AttachmentView>,
    previous: Option<LinkView>,
    next: Option<LinkView>,
    related: Vec<CardView>,
    contact: Option<String>,
    license: Option<LicenseView>,
    marks: Vec<MarkView>,
    versions: Vec<LinkView>,
    source_path: String,
    extra: serde_json::Value,
    when: Option<WhenView>,
}

#[derive(Clone, Serialize)]
struct TocView {
    id: String,
    title: String,
    level: u8,
    children: Vec<TocView>,
}

#[derive(Serialize)]
struct AttachmentView {
    title: String,
    url: String,
    size: String,
    format: String,
}

#[derive(Serialize)]
struct MarkView {
    ground: String,
    label: String,
    url: String,
    count: usize,
}

/// Makes the page of a document.
pub(super) fn document(press: &Press<'_>, index: usize) -> Result<Artifact, Finding> {
    let site = press.site;
    let page = &site.pages[index];
    let document = &page.document;
    let language = document.language;
    let header = &document.header;
    let text = &press.bodies.pages[index];
    let section = &site.sections[page.section];
    let mut above: Vec<(String, Address)> = site
        .ancestors(page.section)
        .into_iter()
        .chain([page.section])
        .map(|section| (site.sections[section].title.clone(), site.sections[section].address.clone()))
        .collect();
    if above.is_empty() {
        above.push((section.title.clone(), section.address.clone()));
    }
    let translations = page.translations.iter().map(|other| {
        let other = &site.pages[*other];
        (other.document.language, other.document.header.title.clone(), other.address.clone())
    });
    let frame = Frame {
        kind: "document",
        language,
        address: page.address.clone(),
        title: header.title.clone(),
        description: header
            .summary
            .clone()
            .or_else(|| Some(text.lead.clone()).filter(|lead| !lead.is_empty())),
        above,
        translations: translations.collect(),
        feeds: Some(FeedsView::of(site, &section.address)),
    };
    let mut context = context(press, &frame);
    let own = card(press, index);
    let filled = |text: &str| press.marks.text(text, language).into_owned();
    let link = |other: &usize| {
        let other = &site.pages[*other];
        LinkView {
            title: press.marks.text(&other.document.header.title, language).into_owned(),
            url: site.url(&other.address),
        }
    };
    let license = header.license.as_ref().map(|name| Link { name: name.clone(), url: known_license(name) });

    let view = DocumentView {
        title: own.title,
        title_html: press.marks.title(&header.title, language, false),
        summary: own.summary,
        url: own.url,
        permalink: own.permalink,
        lang: own.lang,
        kind: own.kind,
        date: own.date,
        updated: own.updated,
        body: body(press, &text.parts, language)?,
        toc: toc(press, text, language),
        fields: raw_fields(page, site.kind(page).name.as_str(), &filled),
        facts: facts(press, page),
        number: own.number,
        terms: terms(press, page),
        attachments: page
            .attachments
            .iter()
            .enumerate()
            .map(|(index, asset)| attachment(press, index, *asset, language))
            .collect(),
        previous: page.previous.as_ref().map(link),
        next: page.next.as_ref().map(link),
        related: page.related.iter().map(|other| card(press, *other)).collect(),
        contact: header.contact.as_deref().map(filled),
        license: license.as_ref().or(site.config.license.as_ref()).map(LicenseView::new),
        marks: marks(press, index, language),
        versions: Vec::new(),
        source_path: document.path.to_string(),
        extra: fill_json(press, header.extra.clone(), language),
        when: own.when,
    };
    context.insert_value("document", value(&view));
    let template = header.template.as_deref().unwrap_or("document.html");
    if !press.engine.has(template) {
        let finding = Finding::new(Rule::TemplateRender, format!("there is no template `{template}`"));
        return Err(finding.at(Place::file(document.path.as_str())).mend("correct `template`, or remove it"));
    }
    artifact(press, template, &context, &page.address, document.path.as_str())
}

fn attachment(press: &Press<'_>, index: usize, asset: usize, language: usize) -> AttachmentView {
    let file = &press.site.assets[asset];
    let bytes = file.bytes.len();
    let (key, size) = match bytes {
        0..1_000 => ("size-bytes", bytes.to_string()),
        1_000..1_000_000 => ("size-kb", bytes.div_ceil(1_000).to_string()),
        _ => ("size-mb", format!("{}.{}", bytes / 1_000_000, bytes % 1_000_000 / 100_000)),
    };
    let size = press.locales.get(language, key, &[("size", Argument::Text(size.clone()))]).unwrap_or(size);
    // Not the file's name: it can tell what the file does not.
    let number = [("number", Argument::Text((index + 1).to_string()))];
    let numbered = || press.locales.get(language, "attachment-number", &number).unwrap_or_default();
    AttachmentView {
        title: file.title.clone().unwrap_or_else(numbered),
        url: press.site.url(&asset_address(file)),
        size,
        format: file.extension.to_uppercase(),
    }
}

fn marks(press: &Press<'_>, page: usize, language: usize) -> Vec<MarkView> {
    let site = press.site;
    let view = |(&ground, &count): (&usize, &usize)| {
        let id = &site.config.grounds.all()[ground].id;
        MarkView {
            ground: id.clone(),
            label: ground_label(site, press.locales, language, ground),
            url: site.url(&site.ground(language, id)),
            count,
        }
    };
    press.counts[page].iter().map(view).collect()
}

/// Makes the table of contents: headings of the two uppermost levels that there are.
fn toc(press: &Press<'_>, body: &Body, language: usize) -> Vec<TocView> {
    let top = body.headings.iter().map(|heading| heading.level).min().unwrap_or(2);
    let view = |heading: &Heading| TocView {
        id: heading.id.clone(),
        title: press.marks.text(&heading.title, language).into_owned(),
        level: heading.level,
        children: Vec::new(),
    };
    let mut toc: Vec<TocView> = Vec::new();
    for heading in body.headings.iter().filter(|heading| heading.level <= top + 1) {
        match toc.last_mut() {
            Some(last) if heading.level > top => last.children.push(view(heading)),
            _ => toc.push(view(heading)),
        }
    }
    toc
}

fn fill_json(press: &Press<'_>, json: serde_json::Value, language: usize) -> serde_json::Value {
    use serde_json::Value;
    match json {
        Value::String(text) => press.marks.text(&text, language).into_owned().into(),
        Value::Array(items) => items.into_iter().map(|item| fill_json(press, item, language)).collect(),
        Value::Object(map) => Value::Object(
            map.into_iter().map(|(key, item)| (key, fill_json(press, item, language))).collect(),
        ),
        Value::Null => Value::Object(serde_json::Map::new()),
        other => other,
    }
}
