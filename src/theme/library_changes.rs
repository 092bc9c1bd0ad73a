//! The changes of a library: a page with all of them, and feeds with those that matter to readers.

use schemars::JsonSchema;
use serde::Serialize;

use super::archive::named;
use super::cards::{card, date_view};
use super::document_views::VersionView;
use super::feeds::{self, FeedEntryView};
use super::frame::page;
use super::lists::{page_count, paginated, pagination};
use super::views::{CardView, DateView, FeedsView, Html, LinkView, PaginationView, Values};
use super::{Artifact, Job, Press, library, versions};
use crate::document::{Date, Moment};
use crate::finding::Finding;
use crate::locale::Locales;
use crate::markup::escape;
use crate::redline;
use crate::site::{Address, Event, Site, What, Wording};

/// How many changes stand on one page.
const PER_PAGE: usize = 100;

/// The page with all changes of a library.
#[derive(Serialize, JsonSchema)]
pub(super) struct LibraryChangesValues {
    /// The library.
    library_url: String,
    /// The days on which something will take effect, the next first.
    upcoming: Vec<DayOfChangeView>,
    /// The days on which something took effect, the newest first.
    past: Vec<DayOfChangeView>,
    /// Where the list stands that is divided into pages.
    pagination: PaginationView,
}

impl Values for LibraryChangesValues {
    const TEMPLATE: &'static str = "library-changes.html";
}

/// A day on which something changed.
#[derive(Serialize, JsonSchema)]
pub(super) struct DayOfChangeView {
    /// The day.
    day: DateView,
    /// The library as of that day, if that is shown.
    as_of_url: Option<String>,
    /// What changed.
    events: Vec<EventView>,
}

/// Something that happened to a policy.
#[derive(Serialize, JsonSchema)]
pub(super) struct EventView {
    /// `began`, `changed`, `rescinded`, `superseded`, `incorporated` or `expired`.
    what: &'static str,
    /// The same in words: in the future, if the day is to come.
    label: String,
    /// The day on which it took effect, or will.
    day: DateView,
    /// The policy: its number and title, and where it stands.
    policy: LinkView,
    /// The text that came into force.
    version: Option<VersionView>,
    /// What took its place.
    successor: Option<LinkView>,
}

/// Adds the jobs for the changes of all libraries.
pub(super) fn jobs<'j>(site: &'j Site<'_>, jobs: &mut Vec<Job<'j>>) {
    for section in 0..site.sections.len() {
        let Some(address) = site.log_address(section) else { continue };
        for (template, name) in [("feed.atom.xml", "atom.xml"), ("feed.json", "feed.json")] {
            let address = address.clone();
            jobs.push(Box::new(move |press| feed(press, section, &address, template, name)));
        }
        let pages = page_total(site, section);
        for number in 1..=pages {
            let address = address.clone();
            jobs.push(Box::new(move |press| changes(press, section, &address, (number, pages))));
        }
    }
}

/// Returns how many pages the changes of a library have.
pub(super) fn page_total(site: &Site<'_>, section: usize) -> usize {
    let today = site.config.today;
    page_count(site.log(section).iter().filter(|event| event.day <= today).count(), PER_PAGE)
}

fn changes(
    press: &Press<'_>,
    section: usize,
    address: &Address,
    (number, pages): (usize, usize),
) -> Result<Artifact, Finding> {
    let site = press.site;
    let today = site.config.today;
    let (mut upcoming, past): (Vec<Event>, Vec<Event>) =
        site.log(section).into_iter().partition(|event| event.day > today);
    upcoming.reverse();
    let past: Vec<Event> = past.into_iter().skip((number - 1) * PER_PAGE).take(PER_PAGE).collect();
    if number > 1 {
        upcoming.clear();
    }
    let views = |events: &[Event]| days(press, section, events);
    let values = LibraryChangesValues {
        library_url: site.url(&site.sections[section].address),
        upcoming: views(&upcoming),
        past: views(&past),
        pagination: pagination(press, address, number, pages),
    };
    let mut frame = library::frame(press, section, "library-changes", address.list_page(number));
    if number > 1 {
        frame.title = paginated(press, site.sections[section].language, &frame.title, number, pages);
        frame.translations.clear();
    }
    frame.feeds = Some(FeedsView::of(site, address));
    page(press, &frame, &values, "the changes of a library")
}

/// Groups what happened by its days.
pub(super) fn days(press: &Press<'_>, section: usize, events: &[Event]) -> Vec<DayOfChangeView> {
    let site = press.site;
    let language = site.sections[section].language;
    let as_of = site.as_of(section);
    let shown = site.days_of_change(section);
    let view = |events: &[Event]| {
        let date = events[0].day;
        let address = as_of.as_ref().filter(|_| shown.contains(&date));
        DayOfChangeView {
            day: date_view(press, language, Moment { date, time: None }),
            as_of_url: address.map(|address| site.url(&address.page(&date.to_string()))),
            events: events.iter().map(|event| event_view(press, event)).collect(),
        }
    };
    events.chunk_by(|one, other| one.day == other.day).map(view).collect()
}

/// Makes the view of something that happened to a policy.
pub(super) fn event_view(press: &Press<'_>, event: &Event) -> EventView {
    let site = press.site;
    let language = site.pages[event.page].document.language;
    let (what, wording, successor) = match event.what {
        What::Began(wording) => ("began", Some(wording), None),
        What::Changed(wording) => ("changed", Some(wording), None),
        What::Ended(end) => (end.name(), None, end.successor()),
    };
    let link = |page: usize| LinkView { title: named(press, page), url: site.url(&site.pages[page].address) };
    let mut policy = link(event.page);
    if let Some(wording) = wording {
        // What it was called then.
        policy.title = press.marks.text(&name_of(site, wording), language).into_owned();
    }
    EventView {
        label: press.locales.text(language, &label(site, event)),
        what,
        day: date_view(press, language, Moment { date: event.day, time: None }),
        policy,
        version: wording.map(|wording| versions::view(press, wording)),
        successor: successor.map(link),
    }
}

/// Returns number and title of a document. Signs in it stand for redactions.
pub(super) fn name(site: &Site<'_>, page: usize) -> String {
    name_of(site, Wording::Today(page))
}

/// Returns number and title of a text of a document.
pub(super) fn name_of(site: &Site<'_>, wording: Wording) -> String {
    let title = &site.wording(wording).header.title;
    site.number_of(wording).map_or_else(|| title.clone(), |number| format!("{number} {title}"))
}

/// Returns the key of the interface string that says what happened, or will.
pub(super) fn label(site: &Site<'_>, event: &Event) -> String {
    let what = match event.what {
        What::Began(_) => "began",
        What::Changed(_) => "changed",
        What::Ended(end) => end.name(),
    };
    let will = if event.day > site.config.today { "-to-come" } else { "" };
    format!("event-{what}{will}")
}

/// Returns what feeds say of something that happened, other than the words of sources.
pub(super) fn own_words(site: &Site<'_>, locales: &Locales, event: &Event) -> Vec<String> {
    let language = site.pages[event.page].document.language;
    let said = locales.text(language, &label(site, event));
    let day = locales.date(language, event.day);
    match event.what {
        What::Began(wording) | What::Changed(wording) => {
            let policy = name_of(site, wording);
            let sections = redline::change(&site.wording(wording).header).sections.join(", ");
            vec![
                format!("{policy}, {}", versions::name(site, locales, wording)),
                format!("{said}: {day}"),
                format!("{}: {sections}", locales.text(language, "change-sections")),
            ]
        }
        What::Ended(_) => vec![format!("{}: {said}", name(site, event.page)), format!("{said}: {day}")],
    }
}

/// Whether subscribers are told: of what is new and what ends, and of changes that are not said to be minor.
fn is_major(site: &Site<'_>, event: &Event) -> bool {
    match event.what {
        What::Changed(wording) => redline::change(&site.wording(wording).header).is_major(),
        What::Began(_) | What::Ended(_) => true,
    }
}

/// Returns the id of something that happened to a policy, among what happened to it.
fn id(site: &Site<'_>, event: &Event) -> String {
    match event.what {
        What::Began(wording) | What::Changed(wording) => {
            let day = versions::file_day(site, wording).unwrap_or(event.day);
            format!("version-{day}")
        }
        What::Ended(end) => format!("{}-{}", end.name(), event.day),
    }
}

/// Returns the day on which people could know of something.
fn known_since(site: &Site<'_>, event: &Event) -> Date {
    match event.what {
        What::Began(wording) | What::Changed(wording) => {
            site.wording(wording).header.date.unwrap_or(event.day)
        }
        What::Ended(_) => event.day,
    }
}

fn feed(
    press: &Press<'_>,
    section: usize,
    address: &Address,
    template: &str,
    name: &str,
) -> Result<Artifact, Finding> {
    let site = press.site;
    let today = site.config.today;
    let mut events: Vec<(Date, Event)> =
        site.log(section).into_iter().map(|event| (known_since(site, &event), event)).collect();
    events.retain(|(day, event)| *day <= today && is_major(site, event));
    events.sort_by_key(|(day, _)| std::cmp::Reverse(*day));
    events.truncate(site.config.feed_length);
    let entries = events.iter().map(|(day, event)| entry(press, *day, event)).collect();
    let updated = events.first().map(|(day, _)| *day);
    let own = &site.sections[section];
    let title = press.locales.with(own.language, "title-library-changes", "title", &own.title);
    feeds::write(press, own.language, &title, address, updated, entries, (template, name))
}

fn entry(press: &Press<'_>, day: Date, event: &Event) -> FeedEntryView {
    let site = press.site;
    let view = event_view(press, event);
    let language = site.pages[event.page].document.language;
    let said = |key: &str| press.locales.text(language, key);
    let mut title = view.policy.title.clone();
    if let Some(version) = &view.version {
        title = format!("{title}, {}", version.title);
    } else {
        title = format!("{title}: {}", view.label);
    }
    let mut body = format!("<p>{}: {}</p>", view.label, view.day.text);
    let mut paragraph = |text: &str| {
        body.push_str("<p>");
        escape(text, &mut body);
        body.push_str("</p>");
    };
    if let Some(why) = view.version.as_ref().and_then(|version| version.why.as_deref()) {
        paragraph(why);
    }
    if let Some(sections) =
        view.version.as_ref().map(|version| &version.sections).filter(|all| !all.is_empty())
    {
        paragraph(&format!("{}: {}", said("change-sections"), sections.join(", ")));
    }
    if let Some(successor) = &view.successor {
        paragraph(&successor.title);
    }
    if let Some(url) = view.version.as_ref().and_then(|version| version.changes_url.as_deref()) {
        body.push_str(&format!("<p><a href=\"{}{url}\">", site.config.base_url.origin()));
        escape(&said("version-what-changed"), &mut body);
        body.push_str("</a></p>");
    }
    let date = date_view(press, language, Moment { date: day, time: None });
    let own = card(press, event.page);
    // Its id, which never changes: the pages of a text move when there is a later one.
    let permalink = format!("{}#{}", own.permalink, id(site, event));
    let card = CardView { title, permalink, date: Some(date), updated: None, ..own };
    FeedEntryView { card, body: Html(body), publishers: Vec::new(), credits: Vec::new() }
}
