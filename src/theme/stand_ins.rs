//! Pages that stand in for others: redirects, and the page for what is not found.

use serde::Serialize;

use super::cards::card;
use super::engine::value;
use super::frame::{Frame, artifact, context};
use super::lists::common_frame;
use super::{Artifact, Press};
use crate::finding::Finding;
use crate::site::Address;

#[derive(Serialize)]
struct TargetView {
    url: String,
    permalink: String,
    title: String,
}

pub(super) fn not_found(press: &Press<'_>) -> Result<Artifact, Finding> {
    let address = |_: usize| Address::file("404.html");
    let mut frame = common_frame(press, "not-found", 0, "title-not-found", "description-not-found", &address);
    frame.translations.clear();
    artifact(press, "404.html", &context(press, &frame), &frame.address, "the page for what is not found")
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
    let page = &press.site.pages[index];
    let address = alias_address(alias);
    let card = card(press, index);
    let frame = Frame {
        kind: "redirect",
        language: page.document.language,
        address: address.clone(),
        title: card.title.clone(),
        description: None,
        above: Vec::new(),
        translations: Vec::new(),
        feeds: None,
    };
    let mut context = context(press, &frame);
    context.insert_value(
        "target",
        value(&TargetView { url: card.url, permalink: card.permalink, title: card.title }),
    );
    artifact(press, "redirect.html", &context, &address, page.document.path.as_str())
}
