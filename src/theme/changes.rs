//! The page of changes: every document, by the day on which it was last changed.

use schemars::JsonSchema;
use serde::Serialize;

use super::cards::card;
use super::frame::page;
use super::lists::{common_frame, languages, page_count, paginated, pagination};
use super::views::{CardView, FeedsView, PaginationView, Values};
use super::{Artifact, Job, Press};
use crate::document::Date;
use crate::finding::Finding;
use crate::locale::Argument;
use crate::site::Site;

/// How many documents stand on one page.
const PER_PAGE: usize = 50;

/// The page of all changes.
#[derive(Serialize, JsonSchema)]
pub(super) struct ChangesValues {
    /// The months of this page, newest first.
    months: Vec<MonthView>,
    /// Where the list stands that is divided into pages.
    pagination: PaginationView,
}

impl Values for ChangesValues {
    const TEMPLATE: &'static str = "changes.html";
}

/// What changed in a month.
#[derive(Serialize, JsonSchema)]
struct MonthView {
    /// `2026-03`.
    iso: String,
    /// The month in words.
    title: String,
    /// What was published or changed, newest first.
    changes: Vec<ChangeView>,
}

/// A change of a document.
#[derive(Serialize, JsonSchema)]
struct ChangeView {
    /// Whether the document was new then.
    is_new: bool,
    /// The document.
    document: CardView,
}

/// Adds the jobs for the pages of each language.
pub(super) fn jobs<'j>(site: &'j Site<'_>, jobs: &mut Vec<Job<'j>>) {
    for language in languages(site) {
        let all = changed(site, language);
        let pages = page_count(all.len(), PER_PAGE);
        for number in 1..=pages {
            let here: Vec<_> = all.iter().skip((number - 1) * PER_PAGE).take(PER_PAGE).copied().collect();
            jobs.push(Box::new(move |press| changes(press, language, (number, pages), &here)));
        }
    }
}

/// Returns how many pages of changes a language has.
pub(super) fn page_total(site: &Site<'_>, language: usize) -> usize {
    page_count(dated(site, language).count(), PER_PAGE)
}

/// Returns the documents of a language with the days of their last changes.
fn dated<'s>(site: &'s Site<'_>, language: usize) -> impl Iterator<Item = (Date, usize)> + 's {
    let dated = move |(index, page): (usize, &crate::site::Page)| {
        let header = &page.document.header;
        let day = header.last_change().filter(|_| page.document.language == language)?;
        Some((day, index))
    };
    site.pages.iter().enumerate().filter_map(dated)
}

/// Returns the documents of a language with the days of their last changes, newest first.
fn changed(site: &Site<'_>, language: usize) -> Vec<(Date, usize)> {
    let mut changed: Vec<(Date, usize)> = dated(site, language).collect();
    changed.sort_by_key(|(day, index)| (std::cmp::Reverse(*day), *index));
    changed
}

fn changes(
    press: &Press<'_>,
    language: usize,
    (number, pages): (usize, usize),
    here: &[(Date, usize)],
) -> Result<Artifact, Finding> {
    let site = press.site;
    let address = |language: usize| site.changes(language);
    let mut frame =
        common_frame(press, "changes", language, "title-changes", "description-changes", &address);
    if number > 1 {
        frame.title = paginated(press, language, &frame.title, number, pages);
        frame.address = frame.address.list_page(number);
        frame.translations.clear();
    }
    frame.feeds = Some(FeedsView::of(site, &site.home(language)));
    let mut months: Vec<MonthView> = Vec::new();
    for &(day, index) in here {
        let iso = day.to_string()[..7].to_owned();
        let header = &site.pages[index].document.header;
        let is_new = header.updated.is_none_or(|updated| Some(updated) <= header.date);
        let change = ChangeView { is_new, document: card(press, index) };
        match months.last_mut().filter(|month| month.iso == iso) {
            Some(month) => month.changes.push(change),
            None => {
                let title = month_title(press, language, day);
                months.push(MonthView { iso, title, changes: vec![change] });
            }
        }
    }
    let pagination = pagination(press, &site.changes(language), number, pages);
    page(press, &frame, &ChangesValues { months, pagination }, "the page of changes")
}

fn month_title(press: &Press<'_>, language: usize, day: Date) -> String {
    let (year, month, _) = day.parts();
    let name = press.locales.text(language, &format!("month-{month}"));
    let arguments = [("month", Argument::Text(name)), ("year", Argument::Text(year.to_string()))];
    press.locales.get(language, "date-month", &arguments).unwrap_or_else(|| day.to_string()[..7].to_owned())
}
