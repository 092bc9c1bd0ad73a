//! The accessibility statement: what the site aims at, what is checked and how, and what the checks of
//! this build found. It is made of released values alone.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::Serialize;

use super::cards::date_view;
use super::frame::page;
use super::lists::common_frame;
use super::views::{DateView, LinkView, Values};
use super::{Artifact, Press};
use crate::document::Moment;
use crate::finding::Finding;
use crate::markup::Body;
use crate::site::{Address, asset_address};

/// The accessibility statement.
#[derive(Serialize, JsonSchema)]
pub(super) struct StatementValues {
    /// What it says.
    statement: StatementView,
}

impl Values for StatementValues {
    const TEMPLATE: &'static str = "statement.html";
}

/// What the accessibility statement says.
#[derive(Serialize, JsonSchema)]
struct StatementView {
    /// How many documents were looked at.
    documents: usize,
    /// Those that the checks warn of.
    flawed: Vec<FlawedView>,
    /// Files that some people cannot read.
    files: Vec<FileView>,
    /// Whom to tell; the site's mail address or number if there is no one else.
    contact: Option<String>,
    /// The day of the newest document.
    date: Option<DateView>,
}

/// A document that the checks warn of.
#[derive(Serialize, JsonSchema)]
struct FlawedView {
    /// Its title.
    title: String,
    /// Where it stands.
    url: String,
    /// What they warn of, in words.
    flaws: Vec<String>,
}

/// A file that some people cannot read.
#[derive(Serialize, JsonSchema)]
struct FileView {
    /// Its title.
    title: Option<String>,
    /// Where it stands.
    url: String,
    /// What it is: `PDF`.
    format: String,
    /// The documents that lead to it.
    documents: Vec<LinkView>,
}

/// A page of the site, as far as the statement needs it.
struct Seen<'a> {
    title: &'a str,
    address: &'a Address,
    body: &'a Body,
    attachments: &'a [usize],
}

/// Makes the accessibility statement of a language.
pub(super) fn statement(press: &Press<'_>, language: usize) -> Result<Artifact, Finding> {
    let site = press.site;
    let address = |language: usize| site.statement(language);
    let frame =
        common_frame(press, "statement", language, "title-statement", "description-statement", &address);
    let seen = seen(press, language);
    let agency = &site.config.agency;
    let contact = [&agency.accessibility_contact, &agency.email, &agency.phone, &agency.address];
    let view = StatementView {
        documents: seen.len(),
        flawed: flawed(press, language, &seen),
        files: files(press, language, &seen),
        contact: contact.into_iter().flatten().next().cloned(),
        date: newest(press, language),
    };
    page(press, &frame, &StatementValues { statement: view }, "the accessibility statement")
}

fn seen<'a>(press: &'a Press<'_>, language: usize) -> Vec<Seen<'a>> {
    let site = press.site;
    let sections = site.sections.iter().zip(&press.bodies.sections).filter_map(|(section, body)| {
        let body = body.as_ref().filter(|_| section.language == language)?;
        Some(Seen { title: &section.title, address: &section.address, body, attachments: &[] })
    });
    let pages = site.pages.iter().zip(&press.bodies.pages);
    let pages = pages.filter(|(page, _)| page.document.language == language).map(|(page, body)| Seen {
        title: &page.document.header.title,
        address: &page.address,
        body,
        attachments: &page.attachments,
    });
    sections.chain(pages).collect()
}

fn flawed(press: &Press<'_>, language: usize, seen: &[Seen<'_>]) -> Vec<FlawedView> {
    let flaw = |rule: &crate::finding::Rule| {
        press.locales.text(language, &format!("statement-flaw-{}", rule.facts().name))
    };
    let view = |seen: &Seen<'_>| FlawedView {
        title: press.marks.text(seen.title, language).into_owned(),
        url: press.site.url(seen.address),
        flaws: seen.body.flaws.iter().map(flaw).collect(),
    };
    seen.iter().filter(|seen| !seen.body.flaws.is_empty()).map(view).collect()
}

/// Returns the files that some people cannot read, with the documents that lead to them. They stand in
/// the order of their addresses, since their names are not public.
fn files(press: &Press<'_>, language: usize, seen: &[Seen<'_>]) -> Vec<FileView> {
    let site = press.site;
    let mut found: BTreeMap<String, (usize, Vec<LinkView>)> = BTreeMap::new();
    for seen in seen {
        let mut assets: Vec<usize> = seen.attachments.iter().chain(&seen.body.assets).copied().collect();
        assets.sort_unstable();
        assets.dedup();
        for asset in assets.into_iter().filter(|asset| site.assets[*asset].is_flawed) {
            let url = site.url(&asset_address(&site.assets[asset]));
            let title = press.marks.text(seen.title, language).into_owned();
            let link = LinkView { title, url: site.url(seen.address) };
            let (_, documents) = found.entry(url).or_insert((asset, Vec::new()));
            // Two files with the same bytes have one address.
            if documents.last().is_none_or(|last| last.url != link.url) {
                documents.push(link);
            }
        }
    }
    let view = |(url, (asset, documents)): (String, (usize, Vec<LinkView>))| FileView {
        title: site.assets[asset].title.clone(),
        format: site.assets[asset].extension.to_uppercase(),
        url,
        documents,
    };
    found.into_iter().map(view).collect()
}

/// Returns the day of the newest document, at most the day of the build.
fn newest(press: &Press<'_>, language: usize) -> Option<DateView> {
    let site = press.site;
    let pages = site.pages.iter().filter(|page| page.document.language == language);
    let dates = pages.flat_map(|page| [page.document.header.date, page.document.header.updated]);
    let newest = dates.flatten().filter(|date| *date <= site.config.today).max()?;
    Some(date_view(press, language, Moment { date: newest, time: None }))
}
