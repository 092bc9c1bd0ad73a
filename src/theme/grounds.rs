//! Pages about what is withheld: all grounds, each ground, and the public register.

use schemars::JsonSchema;
use serde::Serialize;

use super::cards::{card, date_view};
use super::fill::ground_label;
use super::frame::page;
use super::lists::common_frame;
use super::views::{CardView, DateView, Values};
use super::{Artifact, Press};
use crate::document::{Date, Moment};
use crate::finding::Finding;
use crate::locale::Argument;

/// The page about what is withheld.
#[derive(Serialize, JsonSchema)]
pub(super) struct WithholdingValues {
    /// All grounds.
    grounds: Vec<GroundView>,
    /// The public register.
    register_url: String,
}

impl Values for WithholdingValues {
    const TEMPLATE: &'static str = "withholding.html";
}

/// The page of a ground.
#[derive(Serialize, JsonSchema)]
pub(super) struct GroundValues {
    /// The ground.
    ground: GroundView,
    /// The documents that carry such a mark.
    documents: Vec<CardView>,
    /// The lines of the public register on this ground.
    register: Vec<GroundEntryView>,
}

impl Values for GroundValues {
    const TEMPLATE: &'static str = "ground.html";
}

/// The public register of what is withheld.
#[derive(Serialize, JsonSchema)]
pub(super) struct RegisterValues {
    /// Its lines.
    entries: Vec<RegisterEntryView>,
    /// The grounds on which something in it is withheld, with the number of lines.
    totals: Vec<GroundView>,
}

impl Values for RegisterValues {
    const TEMPLATE: &'static str = "register.html";
}

/// A ground on which something is withheld.
#[derive(Serialize, JsonSchema)]
struct GroundView {
    /// Its id.
    id: String,
    /// Its name for the public.
    label: String,
    /// Why such things are withheld, in a plain sentence.
    sentence: String,
    /// The law that it rests on.
    citation: Option<String>,
    /// When it is looked at again, in words.
    review: Option<String>,
    /// Whom to write to against a decision.
    appeal: Option<String>,
    /// Its page.
    url: String,
    /// How many lines of the register rest on it.
    withheld_listed: usize,
    /// How many marks in published documents rest on it.
    marks: usize,
}

/// The name of a ground.
#[derive(Serialize, JsonSchema)]
struct LabelView {
    /// Its name for the public.
    label: String,
    /// Its page.
    url: String,
}

/// A line of the register.
#[derive(Serialize, JsonSchema)]
struct RegisterEntryView {
    /// What is withheld.
    title: String,
    /// Why.
    ground: LabelView,
    /// The law that this rests on.
    citation: Option<String>,
    /// Since when it is withheld, if the agency says.
    since: Option<DateView>,
    /// When that is looked at again: a day, if it is known.
    review: Option<DateView>,
    /// The same as an interval, in words.
    review_every: Option<String>,
    /// Whom to write to against the decision.
    appeal: Option<String>,
}

/// A line of the register, on the page of its ground.
#[derive(Serialize, JsonSchema)]
struct GroundEntryView {
    /// What is withheld.
    title: String,
    /// The ground's name for the public.
    ground_label: String,
}

fn ground_view(press: &Press<'_>, language: usize, index: usize) -> GroundView {
    let site = press.site;
    let ground = &site.config.grounds.all()[index];
    let code = &site.config.languages[language].code;
    let sentence = ground.sentence(code).map(str::to_owned);
    let sentence =
        sentence.or_else(|| press.locales.get(language, &format!("ground-{}-sentence", ground.id), &[]));
    let sentence = sentence.or_else(|| ground.sentence(&site.config.main_language().code).map(str::to_owned));
    let months = [("months", Argument::Number(f64::from(ground.review_months)))];
    GroundView {
        id: ground.id.clone(),
        label: ground_label(site, press.locales, language, index),
        sentence: sentence.unwrap_or_default(),
        citation: ground.citation.clone(),
        review: press.locales.get(language, "review-months", &months),
        appeal: ground.appeal.clone(),
        url: site.url(&site.ground(language, &ground.id)),
        withheld_listed: site.listings.iter().filter(|listing| listing.ground == index).count(),
        marks: press.counts.iter().filter_map(|counts| counts.get(&index)).sum(),
    }
}

pub(super) fn withholding(press: &Press<'_>, language: usize) -> Result<Artifact, Finding> {
    let site = press.site;
    let address = |language: usize| site.withholding(language);
    let frame = common_frame(
        press,
        "withholding",
        language,
        "title-withholding",
        "description-withholding",
        &address,
    );
    let grounds: Vec<GroundView> =
        (0..site.config.grounds.all().len()).map(|ground| ground_view(press, language, ground)).collect();
    let values = WithholdingValues { grounds, register_url: site.url(&site.register(language)) };
    page(press, &frame, &values, "the page about withholding")
}

pub(super) fn ground_page(press: &Press<'_>, language: usize, ground: usize) -> Result<Artifact, Finding> {
    let site = press.site;
    let id = &site.config.grounds.all()[ground].id;
    let address = |language: usize| site.ground(language, id);
    let mut frame = common_frame(press, "ground", language, "title-ground", "description-ground", &address);
    let label = |language: usize| ground_label(site, press.locales, language, ground);
    frame.title = press.locales.with(language, "title-ground", "ground", &label(language));
    frame.description = Some(press.locales.with(language, "description-ground", "ground", &label(language)));
    for (language, title, _) in &mut frame.translations {
        *title = label(*language);
    }
    frame.above.push((press.locales.text(language, "title-withholding"), site.withholding(language)));
    let carries = |page: &usize| {
        site.pages[*page].document.language == language && press.counts[*page].contains_key(&ground)
    };
    let documents: Vec<CardView> =
        (0..site.pages.len()).filter(carries).map(|page| card(press, page)).collect();
    let listed = site.listings.iter().filter(|listing| listing.ground == ground);
    let register: Vec<GroundEntryView> = listed
        .map(|listing| GroundEntryView { title: listing.title.clone(), ground_label: label(language) })
        .collect();
    let values = GroundValues { ground: ground_view(press, language, ground), documents, register };
    page(press, &frame, &values, &format!("the page of the ground {id}"))
}

pub(super) fn register(press: &Press<'_>, language: usize) -> Result<Artifact, Finding> {
    let site = press.site;
    let address = |language: usize| site.register(language);
    let frame = common_frame(press, "register", language, "title-register", "description-register", &address);
    let date = |date: Date| date_view(press, language, Moment { date, time: None });
    let view = |listing: &crate::disclosure::Listing| {
        let ground = &site.config.grounds.all()[listing.ground];
        let months = [("months", Argument::Number(f64::from(ground.review_months)))];
        RegisterEntryView {
            since: listing.since.map(date),
            review: listing.review.map(date),
            review_every: press.locales.get(language, "review-months", &months),
            appeal: ground.appeal.clone(),
            title: listing.title.clone(),
            ground: LabelView {
                label: ground_label(site, press.locales, language, listing.ground),
                url: site.url(&site.ground(language, &ground.id)),
            },
            citation: ground.citation.clone(),
        }
    };
    let entries: Vec<RegisterEntryView> = site.listings.iter().map(|listing| view(listing)).collect();
    let totals = (0..site.config.grounds.all().len()).map(|ground| ground_view(press, language, ground));
    let totals = totals.filter(|ground| ground.withheld_listed > 0).collect();
    page(press, &frame, &RegisterValues { entries, totals }, "the register")
}
