//! The page of a document, and what all pages share.

use std::collections::BTreeMap;

use serde::Serialize;
use tera::Context;

use super::engine::value;
use super::fill::{body, ground_address, ground_label, home_of};
use super::views::{
    CardView, DateView, FeedsView, LicenseView, LinkView, NameView, PageView, TranslationView, TypeView, WhenView,
};
use super::{Artifact, Press};
use crate::config::{Link, known_license};
use crate::disclosure::{Document, mark};
use crate::document::{Date, FieldValue, Moment};
use crate::finding::Finding;
use crate::locale::Argument;
use crate::markup::{Body, Heading};
use crate::site::{Address, Page, asset_address};

/// What a page is about, from which its head and frame are made.
pub(super) struct Frame {
    pub(super) kind: &'static str,
    pub(super) language: usize,
    pub(super) address: Address,
    /// The title; signs in it stand for redactions.
    pub(super) title: String,
    pub(super) description: Option<String>,
    /// The sections above, from the home page on.
    pub(super) above: Vec<(String, Address)>,
    /// Other languages: language, title, address.
    pub(super) translations: Vec<(usize, String, Address)>,
    pub(super) feeds: Option<FeedsView>,
}

/// Begins the context of a page.
pub(super) fn context(press: &Press<'_>, frame: &Frame) -> Context {
    let site = press.site;
    let language = &site.config.languages[frame.language];
    let url = site.url(&frame.address);
    let absolute = |url: &str| format!("{}{url}", site.config.base_url.origin());
    let text = |text: &str| press.marks.text(text, frame.language).into_owned();
    let breadcrumbs = frame.above.iter().map(|(title, address)| LinkView { title: text(title), url: site.url(address) }).collect();
    let translation = |(language, title, address): &(usize, String, Address)| {
        let other = &site.config.languages[*language];
        let url = site.url(address);
        TranslationView {
            code: other.code.clone(),
            name: other.name.clone(),
            dir: other.direction().html(),
            title: press.marks.text(title, *language).into_owned(),
            permalink: absolute(&url),
            url,
        }
    };
    let description = frame.description.clone().unwrap_or_else(|| {
        language.description.clone().unwrap_or_else(|| site.config.description.clone())
    });
    let page = PageView {
        kind: frame.kind,
        title: text(&frame.title),
        title_html: press.marks.title(&frame.title, frame.language, false),
        description: text(&description),
        permalink: absolute(&url),
        canonical: absolute(&url),
        breadcrumbs,
        translations: frame.translations.iter().map(translation).collect(),
        feeds: frame.feeds.clone(),
        noindex: frame.kind == "not-found",
        url: url.clone(),
    };
    let mut context = Context::new();
    context.insert("lang", &language.code);
    context.insert("dir", language.direction().html());
    context.insert_value("site", press.views.site(frame.language, Some(&url)));
    context.insert_value("page", value(&page));
    context
}

/// Finishes a page.
pub(super) fn artifact(press: &Press<'_>, template: &str, context: &Context, address: &Address, origin: &str) -> Result<Artifact, Finding> {
    let html = press.engine.show(template, context)?;
    Ok(Artifact { path: address.output(), bytes: html.into_bytes(), origin: origin.to_owned() })
}

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
struct FactView {
    name: String,
    label: String,
    values: Vec<FactValueView>,
}

#[derive(Serialize)]
struct FactValueView {
    text: String,
    url: Option<String>,
    iso: Option<String>,
}

#[derive(Serialize)]
struct TermsView {
    taxonomy: String,
    label: String,
    items: Vec<NameView>,
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
        description: header.summary.clone().or_else(|| Some(text.lead.clone()).filter(|lead| !lead.is_empty())),
        above,
        translations: translations.collect(),
        feeds: Some(FeedsView::of(site, &section.address)),
    };
    let mut context = context(press, &frame);
    let card = card(press, index);
    let filled = |text: &str| press.marks.text(text, language).into_owned();
    let link = |other: &usize| {
        let other = &site.pages[*other];
        LinkView { title: press.marks.text(&other.document.header.title, language).into_owned(), url: site.url(&other.address) }
    };
    let license = header.license.as_ref().map(|name| Link { name: name.clone(), url: known_license(name) });
    let facts = facts(press, page);
    let view = DocumentView {
        title: card.title,
        title_html: press.marks.title(&header.title, language, false),
        summary: card.summary,
        url: card.url,
        permalink: card.permalink,
        lang: card.lang,
        kind: card.kind,
        date: card.date,
        updated: card.updated,
        body: body(press, &text.parts, language)?,
        toc: toc(press, text, language),
        fields: raw_fields(page, site.kind(page).name.as_str(), &filled),
        facts,
        number: card.number,
        terms: terms(press, page),
        attachments: page.attachments.iter().map(|asset| attachment(press, *asset, language)).collect(),
        previous: page.previous.as_ref().map(link),
        next: page.next.as_ref().map(link),
        related: page.related.iter().map(|other| self::card(press, *other)).collect(),
        contact: header.contact.as_deref().map(filled),
        license: license.as_ref().or(site.config.license.as_ref()).map(LicenseView::new),
        marks: marks(press, index, language),
        versions: Vec::new(),
        source_path: document.path.to_string(),
        extra: fill_json(press, header.extra.clone(), language),
        when: card.when,
    };
    context.insert_value("document", value(&view));
    let template = header.template.as_deref().unwrap_or("document.html");
    artifact(press, template, &context, &page.address, document.path.as_str())
}

/// Makes what lists show of a document.
pub(super) fn card(press: &Press<'_>, index: usize) -> CardView {
    let site = press.site;
    let page = &site.pages[index];
    let document = &page.document;
    let language = document.language;
    let header = &document.header;
    let url = site.url(&page.address);
    let text = |text: &str| press.marks.text(text, language).into_owned();
    let field = |name: &str| site.field(page, name);
    let kind = site.kind(page);
    let status = match field("status") {
        Some(FieldValue::Choice(choice)) => Some(choice_text(press, language, &kind.name, "status", choice)),
        Some(other) => other.as_text().map(text),
        None => None,
    };
    CardView {
        title: text(&header.title),
        title_html: press.marks.title(&header.title, language, true),
        permalink: format!("{}{url}", site.config.base_url.origin()),
        url,
        summary: header.summary.as_deref().map(text),
        kind: type_view(press, language, page.kind, false),
        date: header.date.map(|date| date_view(press, language, Moment { date, time: None })),
        updated: header.updated.map(|date| date_view(press, language, Moment { date, time: None })),
        number: field("number").and_then(FieldValue::as_text).map(text),
        lang: site.config.languages[language].code.clone(),
        when: when(press, page),
        status,
        terms: terms(press, page).into_iter().flat_map(|terms| terms.items).collect(),
    }
}

/// Makes the view of a type's name.
pub(super) fn type_view(press: &Press<'_>, language: usize, kind: usize, plural: bool) -> TypeView {
    let definition = &press.site.config.types[kind];
    let own = if plural { &definition.plural } else { &definition.label };
    let key = format!("type-{}{}", definition.name, if plural { "-plural" } else { "" });
    let label = own.clone().or_else(|| press.locales.get(language, &key, &[])).unwrap_or_else(|| definition.name.clone());
    TypeView { name: definition.name.clone(), label }
}

/// Makes the view of a day, perhaps with a time.
pub(super) fn date_view(press: &Press<'_>, language: usize, moment: Moment) -> DateView {
    let iso = moment.date.to_string();
    let (hour, minute) = moment.time.unwrap_or((0, 0));
    DateView {
        text: press.locales.date(language, moment.date),
        rfc3339: format!("{iso}T{hour:02}:{minute:02}:00Z"),
        time: moment.time.map(|(hour, minute)| format!("{hour:02}:{minute:02}")),
        iso,
    }
}

fn when(press: &Press<'_>, page: &Page) -> Option<WhenView> {
    let start = page.start()?;
    let end = page.end();
    let language = page.document.language;
    let last: Date = end.map_or(start.date, |end| end.date);
    Some(WhenView {
        start: date_view(press, language, start),
        end: end.map(|end| date_view(press, language, end)),
        past: last < press.site.config.today,
    })
}

fn choice_text(press: &Press<'_>, language: usize, kind: &str, field: &str, choice: &str) -> String {
    let key = format!("value-{kind}-{field}-{choice}").replace('_', "-");
    press.locales.get(language, &key, &[]).unwrap_or_else(|| choice.to_owned())
}

fn facts(press: &Press<'_>, page: &Page) -> Vec<FactView> {
    let language = page.document.language;
    let definition = press.site.kind(page);
    let mut facts = Vec::new();
    for field in &definition.fields {
        let Some(held) = page.field(&definition.name, &field.name) else { continue };
        let key = format!("field-{}-{}", definition.name, field.name).replace('_', "-");
        let label = field.label.clone().or_else(|| press.locales.get(language, &key, &[])).unwrap_or_else(|| field.name.replace('_', " "));
        let plain = |text: String| FactValueView { text, url: None, iso: None };
        let filled = |text: &str| press.marks.text(text, language).into_owned();
        let values = match held {
            FieldValue::Text(text) | FieldValue::Number(text) => vec![plain(filled(text))],
            FieldValue::Texts(texts) if field.name == "languages" => {
                let name = |code: &String| press.locales.get(language, &format!("language-{code}"), &[]).unwrap_or_else(|| code.clone());
                texts.iter().map(|code| plain(name(code))).collect()
            }
            FieldValue::Texts(texts) => texts.iter().map(|text| plain(filled(text))).collect(),
            FieldValue::Moment(moment) => {
                vec![FactValueView { text: press.locales.moment(language, *moment), url: None, iso: Some(moment.to_string()) }]
            }
            FieldValue::Boolean(true) => vec![plain("✓".to_owned())],
            FieldValue::Boolean(false) => continue,
            FieldValue::Link(url) => vec![FactValueView { text: url.clone(), url: Some(url.clone()), iso: None }],
            FieldValue::Choice(choice) => vec![plain(choice_text(press, language, &definition.name, &field.name, choice))],
        };
        facts.push(FactView { name: field.name.clone(), label, values });
    }
    facts
}

fn raw_fields(page: &Page, kind: &str, filled: &dyn Fn(&str) -> String) -> BTreeMap<String, String> {
    let fields = page.document.header.fields.get(kind).into_iter().flatten();
    fields
        .map(|(name, held)| {
            let text = match held {
                FieldValue::Texts(texts) => texts.iter().map(|text| filled(text)).collect::<Vec<_>>().join(", "),
                FieldValue::Moment(moment) => moment.to_string(),
                FieldValue::Boolean(boolean) => boolean.to_string(),
                other => filled(other.as_text().unwrap_or_default()),
            };
            (name.clone(), text)
        })
        .collect()
}

/// Returns the name of a term for the public: that of the theme, or the term itself.
pub(super) fn term_name(press: &Press<'_>, language: usize, taxonomy: usize, name: &str) -> String {
    let key = format!("term-{}-{name}", press.site.config.taxonomies[taxonomy].name);
    let known = key.chars().all(|c| c.is_ascii_alphanumeric() || c == '-');
    let named = if known { press.locales.get(language, &key, &[]) } else { None };
    named.unwrap_or_else(|| name.to_owned())
}

/// Returns the name of a taxonomy for the public.
pub(super) fn taxonomy_label(press: &Press<'_>, language: usize, taxonomy: usize) -> String {
    let definition = &press.site.config.taxonomies[taxonomy];
    let named = press.locales.get(language, &format!("taxonomy-{}", definition.name), &[]);
    definition.label.clone().or(named).unwrap_or_else(|| definition.name.clone())
}

fn terms(press: &Press<'_>, page: &Page) -> Vec<TermsView> {
    let site = press.site;
    let language = page.document.language;
    let home = home_of(site, language);
    let mut views = Vec::new();
    for (taxonomy, definition) in site.config.taxonomies.iter().enumerate() {
        let names = page.document.header.terms.get(&definition.name).map(Vec::as_slice).unwrap_or_default();
        if names.is_empty() {
            continue;
        }
        let address = home.page(&crate::site::slug(&definition.name));
        let item = |name: &String| NameView {
            name: term_name(press, language, taxonomy, name),
            url: site.url(&address.page(&crate::site::slug(name))),
        };
        views.push(TermsView {
            taxonomy: definition.name.clone(),
            label: taxonomy_label(press, language, taxonomy),
            items: names.iter().map(item).collect(),
        });
    }
    views
}

fn attachment(press: &Press<'_>, asset: usize, language: usize) -> AttachmentView {
    let file = &press.site.assets[asset];
    let bytes = file.bytes.len();
    let (key, size) = match bytes {
        0..1_000 => ("size-bytes", bytes.to_string()),
        1_000..1_000_000 => ("size-kb", bytes.div_ceil(1_000).to_string()),
        _ => ("size-mb", format!("{}.{}", bytes / 1_000_000, bytes % 1_000_000 / 100_000)),
    };
    let size = press.locales.get(language, key, &[("size", Argument::Text(size.clone()))]).unwrap_or(size);
    // An attachment is named by its author in the document; its name is therefore public.
    let stem = file.path.name().rsplit_once('.').map_or(file.path.name(), |(stem, _)| stem);
    AttachmentView {
        title: stem.replace(['-', '_'], " "),
        url: press.site.url(&asset_address(file)),
        size,
        format: file.extension.to_uppercase(),
    }
}

/// Counts the redactions of a document by ground.
pub(super) fn mark_counts(document: &Document) -> BTreeMap<usize, usize> {
    let mut counts = BTreeMap::new();
    let header = &document.header;
    let fields = header.fields.values().flatten().filter_map(|(_, held)| held.as_text());
    let texts = [Some(header.title.as_str()), header.summary.as_deref(), header.contact.as_deref(), Some(document.body.as_str())];
    for found in texts.into_iter().flatten().chain(fields).filter(|text| !text.is_ascii()).flat_map(str::chars).filter_map(mark::of) {
        *counts.entry(found.ground).or_default() += 1;
    }
    counts
}

fn marks(press: &Press<'_>, page: usize, language: usize) -> Vec<MarkView> {
    let site = press.site;
    let home = home_of(site, language);
    let view = |(&ground, &count): (&usize, &usize)| {
        let id = &site.config.grounds.all()[ground].id;
        MarkView {
            ground: id.clone(),
            label: ground_label(site, press.locales, language, ground),
            url: site.url(&ground_address(&home, id)),
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
        Value::Object(map) => Value::Object(map.into_iter().map(|(key, item)| (key, fill_json(press, item, language))).collect()),
        Value::Null => Value::Object(serde_json::Map::new()),
        other => other,
    }
}
