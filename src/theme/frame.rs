//! The frame: what all pages share, whatever they show.

use serde::Serialize;
use tera::Context;

use super::engine::value;
use super::lists::languages;
use super::views::{FeedsView, Html, LinkView, PageView, TranslationView, UntranslatedView, Values};
use super::{Artifact, Press};
use crate::finding::Finding;
use crate::site::{Address, Site};

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
    /// Whether it shows blocks of code.
    pub(super) has_code: bool,
    /// Whether it stays as it is: it is about what was.
    pub(super) lasts: bool,
    /// Whether it shows charts or tables of data.
    pub(super) has_figures: bool,
}

/// Begins the context of a page.
fn context(press: &Press<'_>, frame: &Frame) -> Context {
    let site = press.site;
    let language = &site.config.languages[frame.language];
    let url = site.url(&frame.address);
    let absolute = |url: &str| format!("{}{url}", site.config.base_url.origin());
    let text = |text: &str| press.marks.text(text, frame.language).into_owned();
    let breadcrumbs = frame
        .above
        .iter()
        .map(|(title, address)| LinkView { title: text(title), url: site.url(address) })
        .collect();
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
    let description = frame
        .description
        .clone()
        .unwrap_or_else(|| language.description.clone().unwrap_or_else(|| site.config.description.clone()));
    let untranslated = untranslated(press, frame);
    let page = PageView {
        kind: frame.kind,
        title: text(&frame.title),
        title_html: Html(press.marks.title(&frame.title, frame.language, false)),
        description: text(&description),
        permalink: absolute(&url),
        canonical: absolute(&url),
        breadcrumbs,
        translations: frame.translations.iter().map(translation).collect(),
        untranslated,
        feedback_url: feedback(site, &absolute(&url)),
        feeds: frame.feeds.clone(),
        has_code: frame.has_code,
        noindex: matches!(frame.kind, "not-found" | "search" | "version" | "redline" | "as-of-day"),
        lasts: frame.lasts,
        has_figures: frame.has_figures,
        url: url.clone(),
    };
    let mut context = Context::new();
    context.insert("lang", &language.code);
    context.insert("dir", language.direction().html());
    context.insert_value("site", press.views.site(frame.language, Some(&url)));
    context.insert_value("page", value(&page));
    context
}

/// Returns the languages in which a page is not there yet. Of pages that follow from others (further pages of a list,
/// terms, the page for what is not found) nobody says that they are to be translated.
fn untranslated(press: &Press<'_>, frame: &Frame) -> Vec<UntranslatedView> {
    let site = press.site;
    let is_there =
        |language: &usize| frame.translations.iter().any(|(translated, ..)| translated == language);
    let missing = languages(site).into_iter().filter(|other| *other != frame.language && !is_there(other));
    let follows = matches!(frame.kind, "not-found" | "term" | "version" | "redline" | "as-of-day")
        || frame.address.is_further_page();
    let notice = if follows { "language-home-page" } else { "not-translated-yet" };
    let view = |language: usize| {
        let other = &site.config.languages[language];
        UntranslatedView {
            code: other.code.clone(),
            name: other.name.clone(),
            dir: other.direction().html(),
            home_url: site.url(&site.home(language)),
            notice: press.locales.text(language, notice),
        }
    };
    missing.map(view).collect()
}

/// Returns a link that begins a mail to the agency about a page (RFC 6068).
fn feedback(site: &Site<'_>, permalink: &str) -> Option<String> {
    let mail = site.config.agency.email.as_ref()?;
    let mut subject = String::new();
    crate::site::encode(permalink, &mut subject);
    Some(format!("mailto:{mail}?subject={subject}"))
}

/// Makes a page of what its template is given.
pub(super) fn page<V: Values>(
    press: &Press<'_>,
    frame: &Frame,
    values: &V,
    origin: &str,
) -> Result<Artifact, Finding> {
    page_with(press, V::TEMPLATE, frame, values, origin)
}

/// Makes a page with another template than the usual one.
pub(super) fn page_with<V: Values>(
    press: &Press<'_>,
    template: &str,
    frame: &Frame,
    values: &V,
    origin: &str,
) -> Result<Artifact, Finding> {
    let mut context = context(press, frame);
    add(&mut context, values);
    let mut html = press.engine.show(template, &context)?;
    // All pages are held until they are written; a page's spare room would add up.
    html.shrink_to_fit();
    Ok(Artifact { path: frame.address.output(), bytes: html.into_bytes(), origin: origin.to_owned() })
}

/// Adds the fields of a view to what a template is given.
pub(super) fn add(context: &mut Context, values: &impl Serialize) {
    for (name, field) in value(values).into_map().into_iter().flatten() {
        context.insert_value(name.to_string(), field);
    }
}
