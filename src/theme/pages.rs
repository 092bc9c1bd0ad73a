//! The page of a document.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::Serialize;

use super::archive::{EndView, end};
use super::cards::{TermsView, card, date_view, terms};
use super::document_views::{
    AttachmentView, DefinitionView, MarkView, OriginalView, QrView, TocView, VersionView,
};
use super::facts::{FactView, RecordView, facts, raw_fields, records};
use super::fill::{Medium, body, ground_label};
use super::frame::{Frame, page_with};
use super::further::{FurtherView, further};
use super::responses::{ResponsesView, responses};
use super::views::{
    CardView, CommentsView, DateView, FeedsView, Html, LicenseView, LinkView, NamedView, Values, WhenView,
};
use super::{Artifact, Press, cite, qr};
use crate::config::{Link, known_license};
use crate::document::Moment;
use crate::finding::{Finding, Place, Rule};
use crate::locale::Argument;
use crate::markup::{Body, Heading};
use crate::site::{Address, Page, Status, Target, asset_address};

/// The page of a document.
#[derive(Serialize, JsonSchema)]
pub(super) struct DocumentValues {
    /// The document.
    document: DocumentView,
}

impl Values for DocumentValues {
    const TEMPLATE: &'static str = "document.html";
}

/// A document.
#[derive(Serialize, JsonSchema)]
struct DocumentView {
    /// The title, plain.
    title: String,
    /// The title with redaction marks.
    title_html: Html,
    /// What it says, in a sentence or two.
    summary: Option<String>,
    /// Where it stands.
    url: String,
    /// The same, with the site's origin.
    permalink: String,
    /// The code of its language.
    lang: String,
    /// Its type.
    #[serde(rename = "type")]
    kind: NamedView,
    /// When it was published.
    date: Option<DateView>,
    /// When it was last changed.
    updated: Option<DateView>,
    /// The text.
    body: Html,
    /// Its contents: the headings of the two uppermost levels.
    toc: Vec<TocView>,
    /// The fields of its type, ready to show and in order.
    facts: Vec<FactView>,
    /// The same fields raw, by name; only those that are set: `document.fields | get(key="location", default="")`.
    fields: BTreeMap<String, String>,
    /// The tables that its fields hold, by name of the field: lists of tables of facts' values.
    records: BTreeMap<String, Vec<RecordView>>,
    /// Its number.
    number: Option<String>,
    /// Its version.
    version: Option<String>,
    /// How it stands today.
    status: Option<NamedView>,
    /// Whether it is a policy that binds today.
    binds: bool,
    /// Whether it is in the language whose texts are the official ones, or the site names none.
    is_official: bool,
    /// How to cite it: `RPD 300, version 4.2`.
    citation: String,
    /// A link that begins a mail about it to somebody else.
    mail_url: String,
    /// When comments can be given.
    comments: Option<CommentsView>,
    /// What became of comments.
    responses: Option<ResponsesView>,
    /// When and why it is no longer in force, or will not be.
    end: Option<EndView>,
    /// The text that is in force today, if it is another one.
    in_force: Option<VersionView>,
    /// When the text of today takes effect, if that day is to come.
    takes_effect: Option<DateView>,
    /// The documents that amend it.
    amended_by: Vec<LinkView>,
    /// What it was translated from.
    original: Option<OriginalView>,
    /// Its terms, by taxonomy.
    terms: Vec<TermsView>,
    /// The terms that it explains in place, each once.
    definitions: Vec<DefinitionView>,
    /// The files that belong to it.
    attachments: Vec<AttachmentView>,
    /// The tables that it publishes as data (CSV), whether attached or referred to in its text.
    tables: Vec<AttachmentView>,
    /// The one before it in its section.
    previous: Option<LinkView>,
    /// The one after it in its section.
    next: Option<LinkView>,
    /// Documents on the same subjects.
    related: Vec<CardView>,
    /// Whom to ask about it.
    contact: Option<String>,
    /// The licence under which it may be used.
    license: Option<LicenseView>,
    /// Its redactions, by ground.
    marks: Vec<MarkView>,
    /// Its versions.
    versions: Vec<VersionView>,
    /// The page with all documents of its library, to be printed.
    manual_url: Option<String>,
    /// The path of its source, from the site's folder.
    source_path: String,
    /// Its address as a QR code, for paper.
    qr: Option<QrView>,
    /// Its free fields.
    extra: serde_json::Value,
    /// When it is, if it is an event.
    when: Option<WhenView>,
    #[serde(flatten)]
    further: FurtherView,
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
    // What is no longer in force is kept as it was: neither alerts nor what is new beside it.
    let lasts = Status::of(site, index).is_some_and(Status::is_archived);
    let frame = Frame {
        has_code: text.has_code,
        lasts,
        has_figures: text.has_figures,
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
        mail_url: mail(&own.title, &own.permalink),
        qr: qr::code(&own.permalink),
        title: own.title,
        title_html: Html(press.marks.title(&header.title, language, false)),
        summary: own.summary,
        binds: site.binds(index),
        is_official: site.config.authoritative.is_none_or(|official| official == language),
        citation: cite::document(press, index),
        version: cite::version(press, page),
        status: own.status,
        comments: own.comments,
        responses: responses(press, index),
        end: end(press, index),
        in_force: super::versions::in_force_instead(press, index),
        takes_effect: page
            .begins()
            .filter(|day| *day > site.config.today)
            .map(|date| date_view(press, language, Moment { date, time: None })),
        amended_by: page.amended_by.iter().filter(|other| site.binds(**other)).map(link).collect(),
        original: original(press, page),
        definitions: definitions(press, text, language),
        manual_url: site
            .library(page.section)
            .filter(|_| !lasts)
            .and_then(|library| site.manual(library))
            .map(|manual| site.url(&manual)),
        url: own.url,
        permalink: own.permalink,
        lang: own.lang,
        kind: own.kind,
        date: own.date,
        updated: own.updated,
        body: Html(body(press, &text.parts, language, Medium::Page)?),
        toc: toc(press, text, language),
        fields: raw_fields(page, site.kind(page).name.as_str(), &filled),
        facts: facts(press, page),
        records: records(press, page),
        number: own.number,
        terms: terms(press, page),
        attachments: page
            .attachments
            .iter()
            .enumerate()
            .map(|(index, asset)| attachment(press, index, *asset, language))
            .collect(),
        tables: tables(press, page, text),
        previous: page.previous.as_ref().map(link),
        next: page.next.as_ref().map(link),
        related: if lasts {
            Vec::new()
        } else {
            page.related.iter().map(|other| card(press, *other)).collect()
        },
        contact: header.contact.as_deref().map(filled),
        license: license.as_ref().or(site.config.license.as_ref()).map(LicenseView::new),
        marks: marks(press, index, language),
        versions: super::versions::all(press, index),
        source_path: document.path.to_string(),
        extra: fill_json(press, header.extra.clone(), language),
        when: own.when,
        further: further(press, index),
    };
    let template = header.template.as_deref().unwrap_or(DocumentValues::TEMPLATE);
    if !press.engine.has(template) {
        let finding = Finding::new(Rule::TemplateRender, format!("there is no template `{template}`"));
        return Err(finding.at(Place::file(document.path.as_str())).mend("correct `template`, or remove it"));
    }
    page_with(press, template, &frame, &DocumentValues { document: view }, document.path.as_str())
}

/// Returns a link that begins a mail (RFC 6068) about a page.
fn mail(title: &str, permalink: &str) -> String {
    let mut url = "mailto:?subject=".to_owned();
    crate::site::encode(title, &mut url);
    url.push_str("&body=");
    crate::site::encode(permalink, &mut url);
    url
}

/// Returns what a document was translated from.
fn original(press: &Press<'_>, page: &Page) -> Option<OriginalView> {
    let original = page.original?;
    let site = press.site;
    let other = &site.pages[original.page];
    let language = &site.config.languages[other.document.language];
    Some(OriginalView {
        title: press.marks.text(&other.document.header.title, other.document.language).into_owned(),
        url: site.url(&other.address),
        lang: language.code.clone(),
        language: super::cards::language_name(press, page.document.language, &language.code),
        changed_since: original.changed_since,
        is_binding: site.config.authoritative == Some(other.document.language),
    })
}

/// Returns the terms that a text explains, each once.
fn definitions(press: &Press<'_>, text: &Body, language: usize) -> Vec<DefinitionView> {
    let mut seen = Vec::new();
    for target in &text.explains {
        if let Target::Page(page) = *target
            && !seen.contains(&page)
        {
            seen.push(page);
        }
    }
    let view = |page: usize| {
        let own = card(press, page);
        let summary = own.summary.unwrap_or_else(|| press.bodies.pages[page].lead.clone());
        DefinitionView {
            title: own.title,
            summary: press.marks.text(&summary, language).into_owned(),
            url: own.url,
            lang: own.lang,
        }
    };
    seen.into_iter().map(view).collect()
}

fn attachment(press: &Press<'_>, index: usize, asset: usize, language: usize) -> AttachmentView {
    let file = &press.site.assets[asset];
    let bytes = file.bytes.len();
    let (key, size) = match bytes {
        0..1_000 => ("size-bytes", bytes),
        1_000..1_000_000 => ("size-kb", bytes.div_ceil(1_000)),
        _ => ("size-mb", bytes / 100_000),
    };
    // At most some hundred megabytes, in tenths: a double holds that exactly enough.
    let shown = if key == "size-mb" { size as f64 / 10.0 } else { size as f64 };
    let size = press.locales.get(language, key, &[("size", Argument::Number(shown))]).unwrap_or_default();
    // Not the file's name: it can tell what the file does not.
    let number = [("number", Argument::Text((index + 1).to_string()))];
    let numbered = || press.locales.get(language, "attachment-number", &number).unwrap_or_default();
    AttachmentView {
        title: file.title.clone().unwrap_or_else(numbered),
        url: press.site.url(&asset_address(file)),
        size,
        format: file.extension.to_uppercase(),
        columns: file
            .table
            .iter()
            .flat_map(|table| &table.columns)
            .map(|column| column.label.clone())
            .collect(),
        metadata_url: file.table.is_some().then(|| press.site.url(&super::datasets::metadata_address(file))),
    }
}

/// Returns the tables that a document publishes, each once.
fn tables(press: &Press<'_>, page: &Page, text: &Body) -> Vec<AttachmentView> {
    let is_table = |asset: &usize| press.site.assets[*asset].extension == "csv";
    let mut assets: Vec<usize> =
        page.attachments.iter().chain(&text.assets).copied().filter(is_table).collect();
    assets.sort_unstable();
    assets.dedup();
    let numbered = assets.into_iter().enumerate();
    numbered.map(|(index, asset)| attachment(press, index, asset, page.document.language)).collect()
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
pub(super) fn toc(press: &Press<'_>, body: &Body, language: usize) -> Vec<TocView> {
    let top = body.headings.iter().map(|heading| heading.level).min().unwrap_or(2);
    let view = |heading: &Heading| TocView {
        id: heading.id.clone(),
        number: heading.number.clone(),
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
