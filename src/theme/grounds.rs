//! Pages about what is withheld: all grounds, each ground, and the public register.

use serde::Serialize;

use super::cards::card;
use super::engine::value;
use super::fill::ground_label;
use super::frame::{artifact, context};
use super::lists::common_frame;
use super::views::CardView;
use super::{Artifact, Press};
use crate::finding::Finding;
use crate::locale::Argument;

#[derive(Serialize)]
struct GroundView {
    id: String,
    label: String,
    sentence: String,
    citation: Option<String>,
    review: Option<String>,
    appeal: Option<String>,
    url: String,
    withheld_listed: usize,
    marks: usize,
}

#[derive(Serialize)]
struct LabelView {
    label: String,
    url: String,
}

#[derive(Serialize)]
struct EntryView {
    title: String,
    ground: LabelView,
    citation: Option<String>,
}

#[derive(Serialize)]
struct GroundEntryView {
    title: String,
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
    let mut context = context(press, &frame);
    let grounds: Vec<GroundView> =
        (0..site.config.grounds.all().len()).map(|ground| ground_view(press, language, ground)).collect();
    context.insert_value("grounds", value(&grounds));
    context.insert("register_url", &site.url(&site.register(language)));
    artifact(press, "withholding.html", &context, &frame.address, "the page about withholding")
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
    let mut context = context(press, &frame);
    let carries = |page: &usize| {
        site.pages[*page].document.language == language && press.counts[*page].contains_key(&ground)
    };
    let documents: Vec<CardView> =
        (0..site.pages.len()).filter(carries).map(|page| card(press, page)).collect();
    let listed = site.listings.iter().filter(|listing| listing.ground == ground);
    let register: Vec<GroundEntryView> = listed
        .map(|listing| GroundEntryView { title: listing.title.clone(), ground_label: label(language) })
        .collect();
    context.insert_value("ground", value(&ground_view(press, language, ground)));
    context.insert_value("documents", value(&documents));
    context.insert_value("register", value(&register));
    artifact(press, "ground.html", &context, &frame.address, &format!("the page of the ground {id}"))
}

pub(super) fn register(press: &Press<'_>, language: usize) -> Result<Artifact, Finding> {
    let site = press.site;
    let address = |language: usize| site.register(language);
    let frame = common_frame(press, "register", language, "title-register", "description-register", &address);
    let mut context = context(press, &frame);
    let view = |listing: &crate::disclosure::Listing| {
        let ground = &site.config.grounds.all()[listing.ground];
        EntryView {
            title: listing.title.clone(),
            ground: LabelView {
                label: ground_label(site, press.locales, language, listing.ground),
                url: site.url(&site.ground(language, &ground.id)),
            },
            citation: ground.citation.clone(),
        }
    };
    let entries: Vec<EntryView> = site.listings.iter().map(|listing| view(listing)).collect();
    context.insert_value("entries", value(&entries));
    artifact(press, "register.html", &context, &frame.address, "the register")
}
