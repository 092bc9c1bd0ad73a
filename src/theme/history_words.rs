//! What the pages about versions, and about what was in force, write of themselves.

use super::{as_of, library_changes, redlines, versions};
use crate::document::Date;
use crate::locale::{Argument, Locales};
use crate::redline::{Piece, Redline, Redlines};
use crate::site::{Site, Wording};

/// The heads of tables: cells beside each other are read as one text.
const TABLES: [&[&str]; 5] = [
    &["field-policy-number", "as-of-title", "field-policy-version", "as-of-since"],
    &["responses-comment", "responses-decision", "responses-why"],
    &[
        "register-title",
        "register-ground",
        "ground-citation",
        "register-since",
        "register-review",
        "register-appeal",
    ],
    &["register-ground", "scorecard-listed", "scorecard-marks", "scorecard-share"],
    &["register-ground", "scorecard-listed"],
];

/// Returns the texts that these pages make of released values and interface strings.
pub(super) fn of(site: &Site<'_>, locales: &Locales, redlines: &Redlines) -> Vec<String> {
    let mut words = Vec::new();
    // Of other documents no page says which version they are, or when they were in force.
    let tells =
        |page: &usize| !site.versions(*page).is_empty() || site.kind(&site.pages[*page]).name == "policy";
    for page in 0..site.pages.len() {
        for wording in site.wordings(page).into_iter().filter(|_| tells(&page)) {
            of_wording(site, locales, wording, &mut words);
        }
        of_page(site, locales, page, &mut words);
    }
    for language in super::lists::languages(site) {
        for keys in TABLES {
            let heads: Vec<String> = keys.iter().map(|key| locales.text(language, key)).collect();
            words.push(heads.join(" "));
        }
        words.push(locales.date(language, site.config.today));
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
    for page in site.policies(library) {
        for term in site.terms_in_force(page) {
            let name = library_changes::name_of(site, term.wording);
            words.push(format!("{name} {} {}", versions::name(site, locales, term.wording), date(term.from)));
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
    words.push(super::cite::wording_in(site, locales, wording));
    let name = versions::name(site, locales, wording);
    words.push(locales.text(language, "notice-until-then") + " " + &name);
    words.push(versions::in_force(site, locales, wording));
    words.push(format!("{} ({name})", locales.text(language, "version-what-changed")));
    if let Some(before) = site.before(wording) {
        words.push(beside(&redlines::title(site, locales, wording)));
        words.push(redlines::lead(site, locales, before, wording));
    }
    for address in [site.wording_address(wording), &site.redline(wording)] {
        words.push(format!("{}{address}index.html", site.config.base_url.whole()));
    }
}

/// Returns what a redline says where words of two texts meet, which stand so in neither of them. All else of it stands
/// in one of the two, and is no word of its own.
fn of_redline(site: &Site<'_>, locales: &Locales, wording: Wording, redline: &Redline) -> Vec<String> {
    let language = site.wording(wording).language;
    let (added, removed) =
        (locales.text(language, "redline-added"), locales.text(language, "redline-removed"));
    let mut words: Vec<String> =
        redline.notices.iter().map(|notice| redlines::notice_text(locales, language, notice)).collect();
    for section in &redline.sections {
        let title: String = section.title.iter().map(Piece::text).collect();
        words.push(format!("{}: {title}", locales.text(language, "redline-section-read")));
        for pieces in std::iter::once(&section.title).chain(section.blocks.iter().map(|block| &block.pieces))
        {
            words.extend(seams(pieces, &added, &removed));
        }
    }
    words
}

/// How many words of each side stand beside a seam: the audit looks at runs of three.
const BESIDE: usize = 2;

/// Returns what stands around each place where a text was changed.
fn seams(pieces: &[Piece], added: &str, removed: &str) -> Vec<String> {
    let mut runs = Vec::new();
    let mut run = String::new();
    for piece in pieces {
        let (label, text) = match piece {
            Piece::Same(text) => ("", text),
            Piece::Added(text) => (added, text),
            Piece::Removed(text) => (removed, text),
        };
        let words: Vec<&str> = text.split_whitespace().collect();
        let (first, last) = (words.len().min(BESIDE), words.len().saturating_sub(BESIDE));
        run.push_str(&format!(" {label} {}", words[..first].join(" ")));
        if words.len() > 2 * BESIDE {
            runs.push(std::mem::take(&mut run));
            run.push_str(&words[last..].join(" "));
        } else {
            run.push_str(&format!(" {}", words[first..].join(" ")));
        }
    }
    runs.push(run);
    runs
}
