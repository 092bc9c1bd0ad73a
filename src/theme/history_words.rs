//! What the pages about versions, and about what was in force, write of themselves.

use super::{as_of, library_changes, redlines, versions};
use crate::document::Date;
use crate::locale::{Argument, Locales};
use crate::redline::{Piece, Redline, Redlines};
use crate::site::{Site, Wording};

/// Returns the texts that these pages make of released values and interface strings.
pub(super) fn of(site: &Site<'_>, locales: &Locales, redlines: &Redlines) -> Vec<String> {
    let mut words = Vec::new();
    for page in 0..site.pages.len() {
        for wording in site.wordings(page) {
            of_wording(site, locales, wording, &mut words);
        }
        of_page(site, locales, page, &mut words);
    }
    for library in (0..site.sections.len()).filter(|section| site.is_library(*section)) {
        of_library(site, locales, library, &mut words);
    }
    words.extend(redlines.iter().flat_map(|(wording, redline)| of_redline(site, locales, wording, redline)));
    words
}

/// Adds what pages say of a document that is no longer in force, or not yet.
fn of_page(site: &Site<'_>, locales: &Locales, page: usize, words: &mut Vec<String>) {
    let own = &site.pages[page];
    let language = own.document.language;
    if let Some((day, end)) = site.end(page) {
        words.push(locales.date(language, day));
        if let Some(other) = end.successor() {
            let other = library_changes::name(site, site.in_language(other, language));
            words.push(format!(
                "{} {other}",
                locales.text(language, &format!("end-successor-{}", end.name()))
            ));
        }
    }
    if let Some(begins) = own.begins() {
        words.push(locales.with(language, "notice-takes-effect", "date", &locales.date(language, begins)));
    }
    for other in &own.amended_by {
        let title = &site.pages[*other].document.header.title;
        words.push(format!("{} {title}", locales.text(language, "notice-amended")));
    }
    if own.document.header.day("policy", "review_due").is_some() {
        words.push(locales.with(language, "review-due", "title", &library_changes::name(site, page)));
    }
    if let Some(window) = &own.document.header.comments {
        for decision in crate::document::Decision::ALL {
            let count = window.responses.iter().filter(|response| response.decision == decision).count();
            let label = locales.text(language, &format!("decision-{}", decision.name()));
            words.push(format!("{label}: {count}"));
        }
    }
}

/// Adds what the pages of a library say of its days and of itself.
fn of_library(site: &Site<'_>, locales: &Locales, library: usize, words: &mut Vec<String>) {
    let language = site.sections[library].language;
    let beside = |title: &str| format!("{title} {}", site.config.title_in(language));
    let date = |date: Date| locales.date(language, date);
    let days = site.days_of_change(library);
    for (at, day) in days.iter().enumerate() {
        words.push(beside(&as_of::title_in(site, locales, library, *day)));
        let from = ("from", Argument::Text(date(*day)));
        words.extend(locales.get(language, "as-of-day-since", std::slice::from_ref(&from)));
        if let Some(later) = at.checked_sub(1) {
            let until = ("until", Argument::Text(date(days[later].day_before())));
            words.extend(locales.get(language, "as-of-day-from", &[from, until]));
        }
        for key in ["as-of-previous", "as-of-next"] {
            words.push(locales.with(language, key, "date", &date(*day)));
        }
    }
    for event in site.log(library) {
        words.extend(library_changes::own_words(site, locales, &event));
        words.push(date(event.day));
    }
}

/// Adds what pages say of a text of a document.
fn of_wording(site: &Site<'_>, locales: &Locales, wording: Wording, words: &mut Vec<String>) {
    let language = site.wording(wording).language;
    let beside = |title: &str| format!("{title} {}", site.config.title_in(language));
    words.push(beside(&versions::title(site, locales, wording)));
    words.push(beside(&redlines::title(site, locales, wording)));
    words.push(super::cite::wording_in(site, locales, wording));
    let name = versions::name(site, locales, wording);
    words.push(locales.text(language, "notice-until-then") + " " + &name);
    words.push(versions::in_force(site, locales, wording));
    words.push(format!("{} ({name})", locales.text(language, "version-what-changed")));
    if let Some(before) = site.before(wording) {
        words.push(redlines::lead(site, locales, before, wording));
    }
    for address in [site.wording_address(wording), &site.redline(wording)] {
        words.push(format!("{}{address}index.html", site.config.base_url.whole()));
    }
}

/// Returns what a redline says: words of two texts in a row, which stand so in neither of them.
fn of_redline(site: &Site<'_>, locales: &Locales, wording: Wording, redline: &Redline) -> Vec<String> {
    let language = site.wording(wording).language;
    let (added, removed) =
        (locales.text(language, "redline-added"), locales.text(language, "redline-removed"));
    let said = |pieces: &[Piece]| -> String {
        let words = pieces.iter().map(|piece| match piece {
            Piece::Same(text) => text.clone(),
            Piece::Added(text) => format!("[{added} {text}]"),
            Piece::Removed(text) => format!("[{removed} {text}]"),
        });
        words.collect()
    };
    let mut words: Vec<String> =
        redline.notices.iter().map(|notice| redlines::notice_text(locales, language, notice)).collect();
    for section in &redline.sections {
        words.push(said(&section.title));
        let title: String = section.title.iter().map(Piece::text).collect();
        words.push(format!("{}: {title}", locales.text(language, "redline-section-read")));
        words.extend(section.blocks.iter().map(|block| said(&block.pieces)));
    }
    words
}
