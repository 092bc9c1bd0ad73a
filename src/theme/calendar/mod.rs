//! Calendars (iCalendar, RFC 5545): one for each event and each last day for comments, and one of all of them
//! in a language.

mod recurrence;

use super::lists::languages;
use super::{Artifact, Job, Press};
use crate::document::Date;
use crate::finding::Finding;
use crate::locale::Locales;
use crate::site::{Address, Page, Site};

/// How long an event without an end is shown, in seconds.
const LENGTH: i64 = 60 * 60;

/// Adds the jobs for all calendars.
pub(super) fn jobs<'j>(site: &'j Site<'_>, jobs: &mut Vec<Job<'j>>) {
    for (index, page) in site.pages.iter().enumerate() {
        if page.start().is_some() {
            jobs.push(Box::new(move |press| {
                calendar(press, &address(&press.site.pages[index].address), [(index, Entry::Event)])
            }));
        }
        if page.document.header.comments.is_some() {
            jobs.push(Box::new(move |press| {
                let address = comments_address(&press.site.pages[index].address);
                calendar(press, &address, [(index, Entry::Comments)])
            }));
        }
    }
    for language in languages(site) {
        if events(site, language).next().is_some() {
            jobs.push(Box::new(move |press| {
                calendar(press, &all(press.site, language), events(press.site, language))
            }));
        }
    }
}

/// Returns where the calendar of an event stands.
pub(super) fn address(event: &Address) -> Address {
    Address::file(&format!("{}event.ics", event.as_str()))
}

/// Returns where the calendar with the last day for comments on a document stands.
pub(super) fn comments_address(document: &Address) -> Address {
    Address::file(&format!("{}comments.ics", document.as_str()))
}

/// Returns where the calendar of all events in a language stands.
fn all(site: &Site<'_>, language: usize) -> Address {
    Address::file(&format!("{}calendar.ics", site.home(language).as_str()))
}

/// Returns the address of the calendar of all events in a language, if there are any.
pub(super) fn of_language(site: &Site<'_>, language: usize) -> Option<Address> {
    events(site, language).next().map(|_| all(site, language))
}

/// What a calendar tells of a document.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Entry {
    /// When the event is.
    Event,
    /// Until when comments are taken.
    Comments,
    /// When a policy is due to be looked at again.
    Review,
}

fn events<'s>(site: &'s Site<'_>, language: usize) -> impl Iterator<Item = (usize, Entry)> + 's {
    let of_page = move |(index, page): (usize, &Page)| {
        let here = page.document.language == language;
        let event = (here && page.start().is_some()).then_some((index, Entry::Event));
        let comments = (here && page.document.header.comments.is_some()).then_some((index, Entry::Comments));
        event.into_iter().chain(comments)
    };
    site.pages.iter().enumerate().flat_map(of_page)
}

/// What entries are made of.
struct Source<'s> {
    site: &'s Site<'s>,
    locales: &'s Locales,
    /// Makes a released text of a language ready to be shown.
    text: &'s dyn Fn(&str, usize) -> String,
}

pub(super) fn calendar(
    press: &Press<'_>,
    address: &Address,
    entries: impl IntoIterator<Item = (usize, Entry)>,
) -> Result<Artifact, Finding> {
    let text = |text: &str, language: usize| press.marks.text(text, language).into_owned();
    let source = Source { site: press.site, locales: press.locales, text: &text };
    let bytes = write(&source, entries).into_bytes();
    Ok(Artifact { path: address.output(), bytes, origin: "a calendar".to_owned() })
}

/// Returns what calendars say, for the audit: they put names of properties beside released words.
pub(super) fn own_words(site: &Site<'_>, locales: &Locales) -> Vec<String> {
    let text = |text: &str, _: usize| text.to_owned();
    let source = Source { site, locales, text: &text };
    // The audit reads lines that are not folded.
    let words = |entries: Vec<(usize, Entry)>| write(&source, entries).replace("\r\n ", "");
    let mut all = Vec::new();
    let mut add = |address: &Address, entries: Vec<(usize, Entry)>| {
        all.push(format!("{}{address}", site.config.base_url.whole()));
        all.push(words(entries));
    };
    for (index, page) in site.pages.iter().enumerate() {
        if page.start().is_some() {
            add(&address(&page.address), vec![(index, Entry::Event)]);
        }
        if page.document.header.comments.is_some() {
            add(&comments_address(&page.address), vec![(index, Entry::Comments)]);
        }
    }
    for language in languages(site) {
        if let Some(address) = of_language(site, language) {
            add(&address, events(site, language).collect());
        }
    }
    for section in 0..site.sections.len() {
        if let Some(address) = site.reviews(section) {
            add(&address, super::reviews::entries(site, section));
        }
    }
    all
}

fn write(source: &Source<'_>, entries: impl IntoIterator<Item = (usize, Entry)>) -> String {
    let mut lines = Lines(String::new());
    lines.add("BEGIN", "VCALENDAR");
    lines.add("VERSION", "2.0");
    lines.add("PRODID", "-//plainview//EN");
    let entries: Vec<(usize, Entry)> = entries.into_iter().collect();
    recurrence::zone(
        source.site,
        entries.iter().filter(|(_, entry)| *entry == Entry::Event).map(|(page, _)| *page),
        &mut lines,
    );
    for (page, entry) in entries {
        match entry {
            Entry::Event => event(source, page, &mut lines),
            Entry::Comments => comments(source, page, &mut lines),
            Entry::Review => review(source, page, &mut lines),
        }
    }
    lines.add("END", "VCALENDAR");
    lines.0
}

/// Adds the last day on which comments on a document are taken.
fn comments(source: &Source<'_>, index: usize, lines: &mut Lines) {
    let page = &source.site.pages[index];
    let header = &page.document.header;
    let Some(window) = &header.comments else { return };
    let language = page.document.language;
    let title = (source.text)(&header.title, language);
    let address = source.site.permalink(&page.address);
    let changed = header.updated.or(header.date).or(window.opens).unwrap_or(window.closes);
    lines.add("BEGIN", "VEVENT");
    lines.add("UID", &format!("{}#comments", address));
    lines.add("DTSTAMP", &format!("{}T000000Z", digits(changed)));
    lines.add("DTSTART;VALUE=DATE", &digits(window.closes));
    lines.add("DTEND;VALUE=DATE", &digits(window.closes.next_day()));
    lines.text("SUMMARY", &source.locales.with(language, "comments-close", "title", &title));
    if let Some(to) = super::cards::comments_to(source.site, page) {
        let to = (source.text)(&to, language);
        lines.text("DESCRIPTION", &source.locales.with(language, "comments-go-to", "to", &to));
    }
    lines.add("URL", &address);
    lines.add("END", "VEVENT");
}

/// Adds the day on which a policy is due to be looked at again.
fn review(source: &Source<'_>, index: usize, lines: &mut Lines) {
    let page = &source.site.pages[index];
    let header = &page.document.header;
    let Some(due) = header.day("policy", "review_due") else { return };
    let address = source.site.permalink(&page.address);
    let name = (source.text)(&super::library_changes::name(source.site, index), page.document.language);
    lines.add("BEGIN", "VEVENT");
    lines.add("UID", &format!("{}#review", address));
    lines.add("DTSTAMP", &format!("{}T000000Z", digits(header.last_change().unwrap_or(due))));
    lines.add("DTSTART;VALUE=DATE", &digits(due));
    lines.add("DTEND;VALUE=DATE", &digits(due.next_day()));
    lines.text("SUMMARY", &source.locales.with(page.document.language, "review-due", "title", &name));
    lines.add("URL", &address);
    lines.add("END", "VEVENT");
}

fn event(source: &Source<'_>, index: usize, lines: &mut Lines) {
    let site = source.site;
    let page = &site.pages[index];
    let Some(start) = page.start() else { return };
    let language = page.document.language;
    let header = &page.document.header;
    let address = source.site.permalink(&page.address);
    let changed = header.updated.or(header.date).unwrap_or(start.date);
    lines.add("BEGIN", "VEVENT");
    lines.add("UID", &address);
    // Not the time of the build, which is no part of the content.
    lines.add("DTSTAMP", &format!("{}T000000Z", digits(changed)));
    match (start.time, page.end()) {
        (Some(time), end) if page.recurrence.is_some() => {
            recurrence::times(site, start.date, time, end, lines);
        }
        (Some(time), end) => {
            let zone = &site.config.time_zone;
            let first = start.date.instant(time, zone).unwrap_or_default();
            let last = end.and_then(|end| end.date.instant(end.time?, zone));
            lines.add("DTSTART", &stamp(first));
            lines.add("DTEND", &stamp(last.unwrap_or(first + LENGTH)));
        }
        (None, end) => {
            // The day on which it is over.
            let last = end.map_or(start.date, |end| end.date);
            lines.add("DTSTART;VALUE=DATE", &digits(start.date));
            lines.add("DTEND;VALUE=DATE", &digits(last.next_day()));
        }
    }
    if let Some(repeats) = &page.recurrence {
        recurrence::rule(site, repeats, start, lines);
    }
    if page.is_cancelled() {
        lines.add("STATUS", "CANCELLED");
    }
    lines.text("SUMMARY", &(source.text)(&header.title, language));
    if let Some(summary) = &header.summary {
        lines.text("DESCRIPTION", &(source.text)(summary, language));
    }
    let held = |name: &str| page.field("event", name).and_then(|value| value.as_text());
    let place: Vec<&str> = ["location", "address"].into_iter().filter_map(held).collect();
    if !place.is_empty() {
        lines.text("LOCATION", &(source.text)(&place.join(", "), language));
    }
    lines.add("URL", &address);
    lines.add("END", "VEVENT");
}

/// Writes a time in UTC, given in seconds since 1970.
fn stamp(seconds: i64) -> String {
    let time = jiff::Timestamp::from_second(seconds).unwrap_or(jiff::Timestamp::UNIX_EPOCH);
    time.strftime("%Y%m%dT%H%M%SZ").to_string()
}

fn digits(date: Date) -> String {
    date.to_string().replace('-', "")
}

/// Content lines (RFC 5545, 3.1).
struct Lines(String);

impl Lines {
    /// Adds a line, folded so that no line has more than 75 bytes.
    fn add(&mut self, name: &str, value: &str) {
        let mut room = 75;
        for c in name.chars().chain([':']).chain(value.chars()) {
            if c.len_utf8() > room {
                self.0.push_str("\r\n ");
                room = 74;
            }
            room -= c.len_utf8();
            self.0.push(c);
        }
        self.0.push_str("\r\n");
    }

    /// Adds a line of text (3.3.11).
    fn text(&mut self, name: &str, text: &str) {
        let mut escaped = String::with_capacity(text.len());
        for c in text.chars() {
            match c {
                '\\' | ';' | ',' => escaped.extend(['\\', c]),
                '\n' => escaped.push_str("\\n"),
                c if c.is_control() => (),
                c => escaped.push(c),
            }
        }
        self.add(name, &escaped);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_are_folded_between_characters() {
        let mut lines = Lines(String::new());
        lines.text("SUMMARY", &format!("{}, \\ ; \n{}", "é".repeat(60), "x".repeat(100)));
        assert!(lines.0.split("\r\n").all(|line| line.len() <= 75));
        let unfolded = lines.0.replace("\r\n ", "");
        assert_eq!(unfolded, format!("SUMMARY:{}\\, \\\\ \\; \\n{}\r\n", "é".repeat(60), "x".repeat(100)));
    }
}
