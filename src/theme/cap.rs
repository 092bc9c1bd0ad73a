//! Alerts for programs: bulletins with urgency, severity and certainty as messages of the Common Alerting Protocol
//! (OASIS, CAP-v1.2), one for a bulletin and its translations, and a list of those that hold today (Atom, RFC 4287).
//!
//! What identifies a message follows from the bulletin's address and the time at which it was sent, so that every
//! build says the same. A bulletin that was changed after its first day is an update of itself.

use std::fmt::Write as _;

use super::{Artifact, Job, Press};
use crate::document::{Date, FieldValue, Moment};
use crate::finding::Finding;
use crate::locale::Locales;
use crate::markup::escape;
use crate::site::{Address, Page, Site, sent, sent_first};

/// The message of CAP 1.2 that a bulletin is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    Alert,
    Update,
    Cancel,
}

impl Kind {
    /// Returns what a message is. Without an earlier message that it names, it is an alert whatever it takes the
    /// place of: the standard wants references for the others.
    fn of(site: &Site<'_>, first: usize) -> Self {
        match () {
            () if !earlier(site, first, "cancels").is_empty() => Self::Cancel,
            () if !earlier(site, first, "updates").is_empty() => Self::Update,
            () if changed_itself(site, first).is_some() => Self::Update,
            () => Self::Alert,
        }
    }

    fn name(self) -> &'static str {
        match self {
            Self::Alert => "Alert",
            Self::Update => "Update",
            Self::Cancel => "Cancel",
        }
    }
}

/// Adds the jobs for all alerts and their list.
pub(super) fn jobs<'j>(site: &'j Site<'_>, jobs: &mut Vec<Job<'j>>) {
    let alerts: Vec<usize> = (0..site.pages.len()).filter(|page| is_first(site, *page)).collect();
    for &alert in &alerts {
        jobs.push(Box::new(move |press| Ok(message(press, alert))));
    }
    if !alerts.is_empty() {
        jobs.push(Box::new(move |press| index(press, &alerts)));
    }
}

/// Returns where the list of all alerts stands.
pub(super) fn index_address() -> Address {
    Address::file("cap.xml")
}

/// Returns where the message of a bulletin stands, if it is one: that of the group of its translations.
pub(super) fn address_of(site: &Site<'_>, page: usize) -> Option<Address> {
    let first = group(site, page).into_iter().next()?;
    is_first(site, first).then(|| Address::file(&format!("{}alert.xml", site.pages[first].address.as_str())))
}

/// Returns a bulletin and its translations that are alerts, too, in the order of the languages.
fn group(site: &Site<'_>, page: usize) -> Vec<usize> {
    let mut group: Vec<usize> = site.pages[page].translations.iter().copied().chain([page]).collect();
    group.retain(|other| site.pages[*other].is_for_programs());
    group.sort_by_key(|other| (site.pages[*other].document.language, *other));
    group
}

fn is_first(site: &Site<'_>, page: usize) -> bool {
    site.pages[page].is_for_programs() && group(site, page).first() == Some(&page)
}

/// Returns the host that sends, which is unique in the world.
fn sender<'s>(site: &'s Site<'_>) -> &'s str {
    let origin = site.config.base_url.origin();
    origin.split_once("://").map_or(origin, |(_, host)| host)
}

/// Writes a moment as CAP wants it: with the offset of the agency's zone, never `Z`.
fn time(site: &Site<'_>, moment: Moment) -> String {
    let zone = &site.config.time_zone;
    let seconds = moment.date.instant(moment.time.unwrap_or((0, 0)), zone).unwrap_or_default();
    let instant = jiff::Timestamp::from_second(seconds).unwrap_or(jiff::Timestamp::UNIX_EPOCH);
    let local = zone.to_datetime(instant).strftime("%Y-%m-%dT%H:%M:%S").to_string();
    let offset = zone.to_offset(instant).seconds();
    // The standard writes UTC as an offset that is not known.
    let sign = if offset > 0 { '+' } else { '-' };
    let minutes = offset.unsigned_abs() / 60;
    format!("{local}{sign}{:02}:{:02}", minutes / 60, minutes % 60)
}

/// Returns what identifies a message: address and time, without the characters that CAP forbids.
fn identifier(site: &Site<'_>, page: &Page, sent: Moment) -> String {
    format!("{}#{}", site.permalink(&page.address), sent.to_string().replace(':', "."))
}

/// Returns when a message was sent: when the bulletin or one of its translations was changed last.
fn sent_of(site: &Site<'_>, first: usize) -> Option<Moment> {
    group(site, first).into_iter().filter_map(|page| sent(&site.pages[page])).max()
}

/// Returns when a message was sent first, if it was changed on a later day.
fn changed_itself(site: &Site<'_>, first: usize) -> Option<Moment> {
    let begun = sent_first(&site.pages[first])?;
    let changed = sent_of(site, first).is_some_and(|last| last.date > begun.date);
    changed.then_some(begun)
}

/// Returns the messages that a message updates or cancels, as the field says, with when they were sent. Bulletins that
/// are no alerts have none.
fn earlier(site: &Site<'_>, first: usize, field: &str) -> Vec<(usize, Moment)> {
    let others = site.pages[first].referred("bulletin", field).into_iter();
    let message = |other: usize| {
        let other = group(site, other).into_iter().next()?;
        Some((other, sent_of(site, other)?))
    };
    others.filter_map(message).collect()
}

/// Names the messages that one takes the place of.
fn references(site: &Site<'_>, first: usize) -> Vec<String> {
    let own = changed_itself(site, first).map(|begun| (first, begun));
    let others = ["updates", "cancels"].into_iter().flat_map(|field| earlier(site, first, field));
    let reference = |(page, sent): (usize, Moment)| {
        format!("{},{},{}", sender(site), identifier(site, &site.pages[page], sent), time(site, sent))
    };
    own.into_iter().chain(others).map(reference).collect()
}

/// Returns a value of a fixed list as CAP spells it: `immediate` is `Immediate`, `cbrne` is `CBRNE`.
fn spelled(value: &str) -> String {
    if value == "cbrne" {
        return "CBRNE".to_owned();
    }
    let mut letters = value.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

fn held<'p>(page: &'p Page, name: &str) -> Option<&'p str> {
    page.field("bulletin", name).and_then(FieldValue::as_text)
}

/// Returns when a message ends: at the time that it names, or when its last day is over.
fn expires(page: &Page) -> Option<Moment> {
    let until = page.field("bulletin", "valid_until").and_then(FieldValue::as_moment)?;
    Some(match until.time {
        Some(_) => until,
        None => Moment { date: until.date.next_day(), time: None },
    })
}

/// What a message says, in the order of the standard: elements, and those in them.
struct Elements(String);

impl Elements {
    fn add(&mut self, name: &str, text: &str) {
        // Writing to a string cannot fail.
        let _written = write!(self.0, "<{name}>");
        let clean: String = text.chars().filter(|c| !c.is_control() || *c == '\n').collect();
        escape(&clean, &mut self.0);
        let _written = writeln!(self.0, "</{name}>");
    }

    fn maybe(&mut self, name: &str, text: Option<&str>) {
        if let Some(text) = text.filter(|text| !text.trim().is_empty()) {
            self.add(name, text);
        }
    }
}

/// Writes the message of a bulletin and its translations. `text` puts marks into texts.
fn write_message(site: &Site<'_>, first: usize, text: &dyn Fn(&str, usize) -> String) -> Option<String> {
    let page = &site.pages[first];
    let sent = sent_of(site, first)?;
    let kind = Kind::of(site, first);
    let mut xml = Elements(String::new());
    xml.add("identifier", &identifier(site, page, sent));
    xml.add("sender", sender(site));
    xml.add("sent", &time(site, sent));
    xml.add("status", "Actual");
    xml.add("msgType", kind.name());
    xml.add("scope", "Public");
    let references = references(site, first);
    xml.maybe("references", Some(&references.join(" ")));
    for other in group(site, first) {
        xml.0.push_str("<info>\n");
        info(site, other, text, &mut xml);
        xml.0.push_str("</info>\n");
    }
    Some(format!(
        "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<alert xmlns=\"urn:oasis:names:tc:emergency:cap:1.2\">\n{}</alert>\n",
        xml.0
    ))
}

/// Writes what a message says in one language.
fn info(site: &Site<'_>, index: usize, text: &dyn Fn(&str, usize) -> String, xml: &mut Elements) {
    let page = &site.pages[index];
    let header = &page.document.header;
    let language = page.document.language;
    let text = |value: &str| text(value, language);
    let field = |name: &str| held(page, name).map(text);
    xml.add("language", &site.config.languages[language].code);
    xml.add("category", &spelled(held(page, "hazard").unwrap_or("safety")));
    // What happens, in words: the title says so, a category such as "Alert" does not.
    xml.add("event", &field("event").unwrap_or_else(|| text(&header.title)));
    for name in ["urgency", "severity", "certainty"] {
        xml.add(name, &spelled(held(page, name).unwrap_or("unknown")));
    }
    xml.maybe("expires", expires(page).map(|expires| time(site, expires)).as_deref());
    xml.maybe(
        "senderName",
        Some(site.config.agency.name.as_deref().unwrap_or(site.config.title_in(language))),
    );
    xml.maybe("headline", Some(&text(&header.title)));
    xml.maybe("description", header.summary.as_deref().map(text).as_deref());
    xml.maybe("instruction", field("instruction").as_deref());
    xml.add("web", &site.permalink(&page.address));
    xml.maybe("contact", header.contact.as_deref().map(text).as_deref());
    if let Some(area) = field("area") {
        xml.0.push_str("<area>\n");
        xml.add("areaDesc", &area);
        xml.0.push_str("</area>\n");
    }
}

/// Returns what alerts say, for the audit: it puts values of fixed lists beside released words.
pub(super) fn own_words(site: &Site<'_>, locales: &Locales) -> Vec<String> {
    let text = |value: &str, _: usize| value.to_owned();
    let alerts: Vec<usize> = (0..site.pages.len()).filter(|page| is_first(site, *page)).collect();
    let mut words: Vec<String> =
        alerts.iter().filter_map(|alert| write_message(site, *alert, &text)).collect();
    if !alerts.is_empty() {
        words.push(format!("{}/cap.xml", site.config.base_url.whole()));
        words.extend(alerts.iter().map(|alert| entry(site, *alert, &text)));
        words
            .extend(super::lists::languages(site).into_iter().map(|language| title(site, locales, language)));
    }
    words
}

fn message(press: &Press<'_>, first: usize) -> Artifact {
    let text = |value: &str, language: usize| press.marks.text(value, language).into_owned();
    let bytes = write_message(press.site, first, &text).unwrap_or_default().into_bytes();
    let path = address_of(press.site, first).unwrap_or_else(index_address).output();
    Artifact { path, bytes, origin: press.site.pages[first].document.path.to_string() }
}

fn title(site: &Site<'_>, locales: &Locales, language: usize) -> String {
    format!("{}: {}", site.config.title_in(language), locales.text(language, "alerts"))
}

/// Makes the list of the alerts that hold today, newest first.
fn index(press: &Press<'_>, alerts: &[usize]) -> Result<Artifact, Finding> {
    let site = press.site;
    let text = |value: &str, language: usize| press.marks.text(value, language).into_owned();
    let mut current: Vec<usize> =
        alerts.iter().copied().filter(|alert| site.pages[*alert].holds(site.config.today)).collect();
    current.sort_by_cached_key(|alert| (std::cmp::Reverse(sent_of(site, *alert)), *alert));
    let updated = alerts.iter().filter_map(|alert| sent_of(site, *alert)).max();
    let first_day = Moment { date: Date::parse("1970-01-01").unwrap_or(site.config.today), time: None };
    let address = site.permalink(&index_address());
    let home = site.permalink(&site.home(0));
    let mut xml = Elements(String::from("<?xml version=\"1.0\" encoding=\"utf-8\"?>\n"));
    let code = &site.config.main_language().code;
    let _written = writeln!(xml.0, "<feed xmlns=\"http://www.w3.org/2005/Atom\" xml:lang=\"{code}\">");
    xml.add("title", &title(site, press.locales, 0));
    xml.add("id", &address);
    xml.add("updated", &rfc3339(site, updated.unwrap_or(first_day)));
    let _written = writeln!(xml.0, "<link rel=\"self\" type=\"application/atom+xml\" href=\"{address}\"/>");
    let _written = writeln!(xml.0, "<link rel=\"alternate\" type=\"text/html\" href=\"{home}\"/>");
    xml.0.push_str("<author>");
    xml.add("name", site.config.agency.name.as_deref().unwrap_or(&site.config.title));
    xml.0.push_str("</author>\n<generator>plainview</generator>\n");
    for alert in current {
        xml.0.push_str(&entry(site, alert, &text));
    }
    xml.0.push_str("</feed>\n");
    Ok(Artifact {
        path: index_address().output(),
        bytes: xml.0.into_bytes(),
        origin: "the list of alerts".to_owned(),
    })
}

/// Writes a moment in the form of RFC 3339, in which UTC is known.
fn rfc3339(site: &Site<'_>, moment: Moment) -> String {
    let text = time(site, moment);
    text.strip_suffix("-00:00").map_or(text.clone(), |local| format!("{local}Z"))
}

fn entry(site: &Site<'_>, alert: usize, text: &dyn Fn(&str, usize) -> String) -> String {
    let page = &site.pages[alert];
    let header = &page.document.header;
    let language = page.document.language;
    let mut xml = Elements(String::new());
    let _written = writeln!(xml.0, "<entry xml:lang=\"{}\">", site.config.languages[language].code);
    let Some(sent) = sent_of(site, alert) else { return String::new() };
    xml.add("title", &text(&header.title, language));
    xml.add("id", &identifier(site, page, sent));
    xml.add("updated", &rfc3339(site, sent));
    let links = [
        ("alternate", "application/cap+xml", address_of(site, alert).unwrap_or_else(index_address)),
        ("related", "text/html", page.address.clone()),
    ];
    for (rel, kind, address) in links {
        let _written =
            writeln!(xml.0, "<link rel=\"{rel}\" type=\"{kind}\" href=\"{}\"/>", site.permalink(&address));
    }
    xml.maybe("summary", header.summary.as_deref().map(|summary| text(summary, language)).as_deref());
    xml.0.push_str("</entry>\n");
    xml.0
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_are_spelled_as_the_standard_does() {
        for (value, expected) in
            [("immediate", "Immediate"), ("cbrne", "CBRNE"), ("met", "Met"), ("env", "Env")]
        {
            assert_eq!(spelled(value), expected);
        }
    }
}
