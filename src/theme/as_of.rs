//! A library as of a day: which text of which policy was in force, for each day on which something changed.

use std::sync::{Arc, OnceLock};

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
#[derive(Clone, Serialize, JsonSchema)]
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

/// What is known of a library's past, put together once for the pages of all of its days.
struct Past {
    section: usize,
    address: Address,
    /// The days on which something changed, the newest first.
    days: Vec<Date>,
    log: Vec<Event>,
    /// When each text of each policy was in force, in the library's order.
    terms: Vec<TermInForce>,
    /// The same as lines of a table, made when the first page needs them.
    lines: OnceLock<Vec<InForceView>>,
}

impl Past {
    fn of(site: &Site<'_>, section: usize, address: Address) -> Self {
        let mut policies = site.policies(section);
        site.in_order(&mut policies, |page| *page);
        Self {
            section,
            address,
            days: site.days_of_change(section),
            log: site.log(section),
            terms: policies.into_iter().flat_map(|page| site.terms_in_force(page)).collect(),
            lines: OnceLock::new(),
        }
    }

    /// Returns what was in force on a day.
    fn in_force(&self, press: &Press<'_>, day: Date) -> Vec<InForceView> {
        let lines = || self.terms.iter().map(|term| in_force_view(press, *term)).collect();
        let lines: &Vec<InForceView> = self.lines.get_or_init(lines);
        let held = self.terms.iter().zip(lines).filter(|(term, _)| term.holds(day));
        held.map(|(_, line)| line.clone()).collect()
    }
}

/// Adds the jobs for the days of all libraries.
pub(super) fn jobs<'j>(site: &'j Site<'_>, jobs: &mut Vec<Job<'j>>) {
    for section in 0..site.sections.len() {
        let Some(address) = site.as_of(section) else { continue };
        let past = Arc::new(Past::of(site, section, address));
        for at in 0..past.days.len() {
            let past = Arc::clone(&past);
            jobs.push(Box::new(move |press| day(press, &past, at)));
        }
        jobs.push(Box::new(move |press| all(press, &past)));
    }
}

fn all(press: &Press<'_>, past: &Past) -> Result<Artifact, Finding> {
    let site = press.site;
    let shown: Vec<Event> = past.log.iter().filter(|event| past.days.contains(&event.day)).copied().collect();
    let values = AsOfValues {
        library_url: site.url(&site.sections[past.section].address),
        days: library_changes::days(press, past.section, &shown),
    };
    let frame = library::frame(press, past.section, "as-of", past.address.clone());
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

fn day(press: &Press<'_>, past: &Past, at: usize) -> Result<Artifact, Finding> {
    let site = press.site;
    let Past { section, address, days, .. } = past;
    let own = &site.sections[*section];
    let language = own.language;
    let day = days[at];
    let date = |date: Date| date_view(press, language, Moment { date, time: None });
    let link = |at: Option<usize>| {
        let day = days.get(at?)?;
        Some(LinkView { title: date(*day).text, url: site.url(&address.page(&day.to_string())) })
    };
    let mut frame = library::frame(press, *section, "as-of-day", address.page(&day.to_string()));
    let name = press.marks.text(&own.title, language);
    frame.above.push((press.locales.with(language, "title-as-of", "title", &name), address.clone()));
    frame.description = Some(press.locales.with(language, "description-as-of", "title", &name));
    let frame = Frame { title: title(press, *section, day), lasts: true, ..frame };
    let events = past.log.iter().filter(|event| event.day == day);
    let values = AsOfDayValues {
        library_url: site.url(&own.address),
        days_url: site.url(address),
        day: date(day),
        until: at.checked_sub(1).map(|later| date(days[later].day_before())),
        previous: link(Some(at + 1)),
        next: link(at.checked_sub(1)),
        events: events.map(|event| event_view(press, event)).collect(),
        policies: past.in_force(press, day),
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
