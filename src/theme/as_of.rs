//! A library as of a day: which text of which policy was in force, for each day on which something changed.

use schemars::JsonSchema;
use serde::Serialize;

use super::cards::date_view;
use super::frame::{Frame, page};
use super::library_changes::{self, DayOfChangeView, EventView, event_view};
use super::views::{DateView, LinkView, Values};
use super::{Artifact, Job, Press, library, versions};
use crate::document::{Date, Moment};
use crate::finding::Finding;
use crate::locale::Argument;
use crate::site::{Address, Event, Site, TermInForce};

/// The list of all days on which something changed in a library.
#[derive(Serialize, JsonSchema)]
pub(super) struct AsOfValues {
    /// The library.
    library_url: String,
    /// The days, newest first.
    days: Vec<DayOfChangeView>,
}

impl Values for AsOfValues {
    const TEMPLATE: &'static str = "as-of.html";
}

/// A library as it was on a day.
#[derive(Serialize, JsonSchema)]
pub(super) struct AsOfDayValues {
    /// The library.
    library_url: String,
    /// All days.
    days_url: String,
    /// The day.
    day: DateView,
    /// The last day on which it was so, if something changed later.
    until: Option<DateView>,
    /// The day of change before.
    previous: Option<LinkView>,
    /// The day of change after.
    next: Option<LinkView>,
    /// What changed on the day.
    events: Vec<EventView>,
    /// What was in force, in the library's order.
    policies: Vec<InForceView>,
}

impl Values for AsOfDayValues {
    const TEMPLATE: &'static str = "as-of-day.html";
}

/// A policy that was in force on a day.
#[derive(Serialize, JsonSchema)]
struct InForceView {
    /// Its number.
    number: Option<String>,
    /// Its title at the time.
    title: String,
    /// What the text is called that was in force.
    version: String,
    /// That text.
    url: String,
    /// Since when it was in force.
    from: DateView,
}

/// Adds the jobs for the days of all libraries.
pub(super) fn jobs<'j>(site: &'j Site<'_>, jobs: &mut Vec<Job<'j>>) {
    for section in 0..site.sections.len() {
        let Some(address) = site.as_of(section) else { continue };
        let days = site.days_of_change(section);
        for at in 0..days.len() {
            let (address, days) = (address.clone(), days.clone());
            jobs.push(Box::new(move |press| day(press, section, &address, &days, at)));
        }
        jobs.push(Box::new(move |press| all(press, section, &address, &days)));
    }
}

fn of_day(site: &Site<'_>, section: usize, day: Date) -> Vec<Event> {
    site.log(section).into_iter().filter(|event| event.day == day).collect()
}

fn all(press: &Press<'_>, section: usize, address: &Address, days: &[Date]) -> Result<Artifact, Finding> {
    let site = press.site;
    let mut log = site.log(section);
    log.retain(|event| days.contains(&event.day));
    let values = AsOfValues {
        library_url: site.url(&site.sections[section].address),
        days: library_changes::days(press, section, &log),
    };
    let frame = library::frame(press, section, "as-of", address.clone());
    page(press, &frame, &values, "the days of a library")
}

/// Returns the title of a library as of a day.
pub(super) fn title(press: &Press<'_>, section: usize, day: Date) -> String {
    title_in(press.site, press.locales, section, day)
}

/// Returns the same, with signs in the places of marks.
pub(super) fn title_in(
    site: &Site<'_>,
    locales: &crate::locale::Locales,
    section: usize,
    day: Date,
) -> String {
    let section = &site.sections[section];
    let date = Argument::Text(locales.date(section.language, day));
    let arguments = [("title", Argument::Text(section.title.clone())), ("date", date)];
    locales.get(section.language, "title-as-of-day", &arguments).unwrap_or_default()
}

fn day(
    press: &Press<'_>,
    section: usize,
    address: &Address,
    days: &[Date],
    at: usize,
) -> Result<Artifact, Finding> {
    let site = press.site;
    let own = &site.sections[section];
    let language = own.language;
    let day = days[at];
    let date = |date: Date| date_view(press, language, Moment { date, time: None });
    let link = |at: Option<usize>| {
        let day = days.get(at?)?;
        Some(LinkView { title: date(*day).text, url: site.url(&address.page(&day.to_string())) })
    };
    let mut frame = library::frame(press, section, "as-of", address.page(&day.to_string()));
    let list = std::mem::replace(&mut frame.title, title(press, section, day));
    frame.above.push((list, address.clone()));
    frame.translations.clear();
    let frame = Frame { kind: "as-of-day", lasts: true, ..frame };
    let policies = site.policies(section);
    let mut in_force: Vec<(usize, TermInForce)> =
        policies.iter().filter_map(|page| Some((*page, site.in_force_on(*page, day)?))).collect();
    site.in_order(&mut in_force, |(page, _)| *page);
    let values = AsOfDayValues {
        library_url: site.url(&own.address),
        days_url: site.url(address),
        day: date(day),
        until: at.checked_sub(1).map(|later| date(days[later].day_before())),
        previous: link(Some(at + 1)),
        next: link(at.checked_sub(1)),
        events: of_day(site, section, day).iter().map(|event| event_view(press, event)).collect(),
        policies: in_force.iter().map(|(_, term)| in_force_view(press, *term)).collect(),
    };
    page(press, &frame, &values, "a library as of a day")
}

fn in_force_view(press: &Press<'_>, term: TermInForce) -> InForceView {
    let site = press.site;
    let document = site.wording(term.wording);
    let language = document.language;
    let filled = |text: &str| press.marks.text(text, language).into_owned();
    InForceView {
        number: site.number_of(term.wording).map(filled),
        title: filled(&document.header.title),
        version: filled(&versions::name(site, press.locales, term.wording)),
        url: site.url(site.wording_address(term.wording)),
        from: date_view(press, language, Moment { date: term.from, time: None }),
    }
}
