//! The frame: what all pages share, whatever they show.

use tera::Context;

use super::engine::value;
use super::views::{FeedsView, LinkView, PageView, TranslationView};
use super::{Artifact, Press};
use crate::finding::Finding;
use crate::site::Address;

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
        noindex: matches!(frame.kind, "not-found" | "search"),
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
pub(super) fn artifact(
    press: &Press<'_>,
    template: &str,
    context: &Context,
    address: &Address,
    origin: &str,
) -> Result<Artifact, Finding> {
    let mut html = press.engine.show(template, context)?;
    // All pages are held until they are written; a page's spare room would add up.
    html.shrink_to_fit();
    Ok(Artifact { path: address.output(), bytes: html.into_bytes(), origin: origin.to_owned() })
}
