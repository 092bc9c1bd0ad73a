//! Pages that stand in for others: redirects, and the page for what is not found.

use schemars::JsonSchema;
use serde::Serialize;

use super::cards::card;
use super::frame::{Frame, page};
use super::lists::common_frame;
use super::views::Values;
use super::{Artifact, Press};
use crate::finding::Finding;
use crate::site::Address;

/// The page for what is not found.
#[derive(Serialize, JsonSchema)]
pub(super) struct NotFoundValues {}

impl Values for NotFoundValues {
    const TEMPLATE: &'static str = "404.html";
}

/// A page at an older address of a document.
#[derive(Serialize, JsonSchema)]
pub(super) struct RedirectValues {
    /// The document.
    target: TargetView,
}

impl Values for RedirectValues {
    const TEMPLATE: &'static str = "redirect.html";
}

/// Where an older address leads.
#[derive(Serialize, JsonSchema)]
struct TargetView {
    /// The address.
    url: String,
    /// The same, with the site's origin.
    permalink: String,
    /// The document's title, plain.
    title: String,
}

pub(super) fn not_found(press: &Press<'_>) -> Result<Artifact, Finding> {
    let address = |_: usize| Address::file("404.html");
    let mut frame = common_frame(press, "not-found", 0, "title-not-found", "description-not-found", &address);
    frame.translations.clear();
    page(press, &frame, &NotFoundValues {}, "the page for what is not found")
}

/// Returns the address of an alias.
pub(super) fn alias_address(alias: &str) -> Address {
    let path = alias.trim_matches('/');
    if path.rsplit('/').next().is_some_and(|name| name.contains('.')) {
        Address::file(path)
    } else {
        Address::default().page(path)
    }
}

pub(super) fn redirect(press: &Press<'_>, index: usize, alias: &str) -> Result<Artifact, Finding> {
    leads_to(press, index, alias_address(alias))
}

/// Makes a page that leads to a document.
pub(super) fn leads_to(press: &Press<'_>, index: usize, address: Address) -> Result<Artifact, Finding> {
    let own = &press.site.pages[index];
    let card = card(press, index);
    let frame = Frame {
        lasts: false,
        has_code: false,
        has_figures: false,
        kind: "redirect",
        language: own.document.language,
        address,
        title: card.title.clone(),
        description: None,
        above: Vec::new(),
        translations: Vec::new(),
        feeds: None,
    };
    let target = TargetView { url: card.url, permalink: card.permalink, title: card.title };
    page(press, &frame, &RedirectValues { target }, own.document.path.as_str())
}
