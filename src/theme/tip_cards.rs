//! Cards of tips, to be printed: the problem, the steps and the checklist on half a sheet of paper, whom to call, and
//! a code that leads back to the whole tip.

use schemars::JsonSchema;
use serde::Serialize;

use super::document_views::QrView;
use super::frame::{Frame, page};
use super::views::{FeedsView, Values};
use super::{Artifact, Job, Press, qr};
use crate::document::FieldValue;
use crate::finding::Finding;
use crate::locale::Locales;
use crate::site::{Address, Page, Site};

/// The card of a tip.
#[derive(Serialize, JsonSchema)]
pub(super) struct TipCardValues {
    /// The card.
    card: TipCardView,
}

impl Values for TipCardValues {
    const TEMPLATE: &'static str = "tip-card.html";
}

/// A tip on half a sheet of paper.
#[derive(Serialize, JsonSchema)]
struct TipCardView {
    /// The title of the tip.
    title: String,
    /// What it says, in a sentence or two.
    summary: Option<String>,
    /// The problem.
    problem: Option<String>,
    /// What to do, in order.
    steps: Vec<String>,
    /// What to have, or to look at.
    checklist: Vec<String>,
    /// Where the whole tip stands.
    url: String,
    /// The same, with the site's origin.
    permalink: String,
    /// The address of the tip as a QR code.
    qr: Option<QrView>,
    /// Whom to ask about it.
    contact: Option<String>,
}

/// Whether a document has a card: a tip with steps or a checklist.
pub(super) fn has_card(page: &Page) -> bool {
    page.field("tip", "steps").is_some() || page.field("tip", "checklist").is_some()
}

/// Returns where the card of a tip stands.
pub(super) fn address(page: &Page) -> Address {
    page.address.page("card")
}

/// Adds the jobs for all cards.
pub(super) fn jobs<'j>(site: &'j Site<'_>, jobs: &mut Vec<Job<'j>>) {
    for index in (0..site.pages.len()).filter(|page| has_card(&site.pages[*page])) {
        jobs.push(Box::new(move |press| card(press, index)));
    }
}

/// Returns the texts that cards make of released values, for the audit.
pub(super) fn own_words(site: &Site<'_>, locales: &Locales) -> Vec<String> {
    let mut words = Vec::new();
    for page in site.pages.iter().filter(|page| has_card(page)) {
        let language = page.document.language;
        let title = locales.with(language, "title-tip-card", "title", &page.document.header.title);
        words.push(format!("{title} {}", site.config.title_in(language)));
        words.push(locales.with(language, "description-tip-card", "title", &page.document.header.title));
        words.push(format!("{}{}index.html", site.config.base_url.whole(), address(page)));
    }
    words
}

fn card(press: &Press<'_>, index: usize) -> Result<Artifact, Finding> {
    let site = press.site;
    let own = &site.pages[index];
    let header = &own.document.header;
    let language = own.document.language;
    let text = |text: &str| press.marks.text(text, language).into_owned();
    let texts = |name: &str| -> Vec<String> {
        own.field("tip", name).map(FieldValue::texts).unwrap_or_default().into_iter().map(text).collect()
    };
    let title = |page: &Page, title: &str| {
        press.locales.with(page.document.language, "title-tip-card", "title", title)
    };
    let translations = own.translations.iter().map(|other| &site.pages[*other]).filter(|page| has_card(page));
    let section = &site.sections[own.section];
    let mut above = super::lists::above(site, own.section);
    above.push((section.title.clone(), section.address.clone()));
    above.push((header.title.clone(), own.address.clone()));
    let frame = Frame {
        lasts: false,
        has_figures: false,
        has_code: false,
        kind: "tip-card",
        language,
        address: address(own),
        title: title(own, &header.title),
        description: Some(press.locales.with(language, "description-tip-card", "title", &header.title)),
        above,
        translations: translations
            .map(|page| (page.document.language, title(page, &page.document.header.title), address(page)))
            .collect(),
        feeds: Some(FeedsView::of(site, &section.address)),
    };
    let permalink = site.permalink(&own.address);
    let values = TipCardValues {
        card: TipCardView {
            title: text(&header.title),
            summary: header.summary.as_deref().map(text),
            problem: own.field("tip", "problem").and_then(FieldValue::as_text).map(text),
            steps: texts("steps"),
            checklist: texts("checklist"),
            url: site.url(&own.address),
            qr: qr::code(&permalink),
            permalink,
            contact: header.contact.as_deref().map(text),
        },
    };
    page(press, &frame, &values, own.document.path.as_str())
}
