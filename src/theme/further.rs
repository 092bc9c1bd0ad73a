//! What a document's page shows beside its text and its facts: what took its place, what to look at again, who had a
//! part in it, and the forms in which programs and paper get it.

use schemars::JsonSchema;
use serde::Serialize;

use super::views::{DateView, LinkView};
use super::{Press, cap, cards, software, tip_cards};
use crate::document::{Date, FieldValue, Moment, Party, Record};
use crate::locale::Locales;
use crate::site::{Behind, Every, Page, Site};

/// What a document's page shows beside its text and its facts.
#[derive(Serialize, JsonSchema)]
pub(super) struct FurtherView {
    /// The later bulletin that brought this one up to date, or cancelled it.
    superseded: Option<SupersededView>,
    /// The policies that were changed since this training was looked at.
    behind: Vec<ChangedView>,
    /// The policies that this training teaches, and that are no longer in force.
    ended: Vec<ChangedView>,
    /// Whether these are notes for those who give the training.
    is_for_instructors: bool,
    /// The same bulletin for programs (Common Alerting Protocol), if it is an alert.
    alert_url: Option<String>,
    /// The list of all alerts that hold today, for programs.
    alerts_url: Option<String>,
    /// The page with the card to be printed, if it is a tip with steps or a checklist.
    card_url: Option<String>,
    /// The files in which programs read about this software.
    metadata: Vec<LinkView>,
    /// The agencies that publish it together; none if it is this agency alone.
    publishers: Vec<PartyView>,
    /// Who else had a part in it.
    credits: Vec<PartyView>,
}

/// What took the place of a bulletin.
#[derive(Serialize, JsonSchema)]
struct SupersededView {
    /// Whether it was cancelled, and not brought up to date.
    cancelled: bool,
    /// The later bulletin.
    title: String,
    /// Its page.
    url: String,
    /// When that was published.
    date: Option<DateView>,
}

/// A policy that was changed.
#[derive(Serialize, JsonSchema)]
struct ChangedView {
    /// The policy.
    title: String,
    /// Its page.
    url: String,
    /// When it was changed last, or the first day on which it was no longer in force.
    date: DateView,
}

/// An agency, an organisation or a unit that had a part in a document.
#[derive(Serialize, JsonSchema)]
pub(super) struct PartyView {
    /// Its name.
    name: String,
    /// Its site.
    #[serde(skip_serializing_if = "Option::is_none")]
    url: Option<String>,
    /// What it did.
    #[serde(skip_serializing_if = "Option::is_none")]
    role: Option<String>,
}

impl PartyView {
    pub(super) fn new(party: &Party) -> Self {
        Self { name: party.name.clone(), url: party.url.clone(), role: party.role.clone() }
    }
}

/// Makes what the page of a document shows beside its text and its facts.
pub(super) fn further(press: &Press<'_>, index: usize) -> FurtherView {
    let site = press.site;
    let page = &site.pages[index];
    let language = page.document.language;
    let title = |other: usize| {
        let own = &site.pages[other].document;
        press.marks.text(&own.header.title, own.language).into_owned()
    };
    let day =
        |date: Option<Date>| date.map(|date| cards::date_view(press, language, Moment { date, time: None }));
    let last_change = |other: usize| day(site.pages[other].document.header.last_change());
    let superseded = page.superseded.map(|superseded| SupersededView {
        cancelled: superseded.cancelled,
        title: title(superseded.by),
        url: site.url(&site.pages[superseded.by].address),
        date: last_change(superseded.by),
    });
    let behind = |has_ended: bool| {
        let own = page.behind.iter().filter(move |behind| behind.has_ended == has_ended);
        let view = |behind: &Behind| {
            let shown = site.in_language(behind.policy, language);
            let date = Moment { date: behind.since, time: None };
            ChangedView {
                title: title(shown),
                url: site.url(&site.pages[shown].address),
                date: cards::date_view(press, language, date),
            }
        };
        own.map(view).collect()
    };
    let header = &page.document.header;
    FurtherView {
        superseded,
        behind: behind(false),
        ended: behind(true),
        is_for_instructors: page.field("training", "instructor_notes").is_some(),
        alert_url: cap::address_of(site, index).map(|address| site.url(&address)),
        alerts_url: page.is_for_programs().then(|| site.url(&cap::index_address())),
        card_url: tip_cards::has_card(page).then(|| site.url(&tip_cards::address(page))),
        metadata: software::files(site, index),
        publishers: header.publishers.iter().map(PartyView::new).collect(),
        credits: header.credits.iter().map(PartyView::new).collect(),
    }
}

/// Returns the texts that pages make of interface strings and what stands beside a document's text, for the audit.
pub(super) fn own_words(site: &Site<'_>, locales: &Locales, page: &Page) -> Vec<String> {
    let language = page.document.language;
    let header = &page.document.header;
    let kind = &site.kind(page).name;
    let word = |key: &str| locales.text(language, key);
    let day = |date: Option<Date>| date.map_or(String::new(), |date| locales.date(language, date));
    let mut words: Vec<String> = repeats(site, locales, page).into_iter().collect();
    if let Some(superseded) = page.superseded {
        let key = if superseded.cancelled { "bulletin-cancelled" } else { "bulletin-updated" };
        let later = &site.pages[superseded.by].document.header;
        words.push(format!("{} {} {}", word(key), later.title, day(later.last_change())));
    }
    for behind in &page.behind {
        let shown = &site.pages[site.in_language(behind.policy, language)].document.header;
        let key = if behind.has_ended { "training-ended-since" } else { "training-behind-since" };
        words.push(format!("{} {} {}", shown.title, word(key), day(Some(behind.since))));
    }
    if let Some(reason) = page.field("event", "reason").and_then(FieldValue::as_text) {
        words.push(format!("{} {reason}", word("event-cancelled")));
    }
    for (field, value) in header.fields.get(kind).into_iter().flatten() {
        for record in value.as_records() {
            words.push(row(locales, language, kind, record, " "));
            if kind == "tip" && field == "evidence" {
                let source = word("tip-evidence-source");
                words.push(row(locales, language, kind, record, &format!(" {source} ")));
            }
        }
    }
    for party in header.publishers.iter().chain(&header.credits) {
        words.extend(party.role.as_ref().map(|role| format!("{} {role}", party.name)));
    }
    if kind == "software" {
        words.push(format!("{} publiccode.yml codemeta.json", word("software-metadata")));
    }
    words
}

/// Puts a table of fields into a row of words.
fn row(locales: &Locales, language: usize, kind: &str, record: &Record, between: &str) -> String {
    let cell = |(name, value): &(String, FieldValue)| match value {
        FieldValue::Choice(choice) => cards::choice_text(locales, language, kind, name, choice),
        FieldValue::Moment(moment) => locales.moment(language, *moment),
        FieldValue::Link(_) => String::new(),
        other => other.as_text().map_or_else(|| other.texts().join(" "), str::to_owned),
    };
    record.iter().map(cell).collect::<Vec<_>>().join(between)
}

/// Says how an event repeats, in words.
pub(super) fn repeats(site: &Site<'_>, locales: &Locales, page: &Page) -> Option<String> {
    use crate::locale::Argument::Text;
    let recurrence = page.recurrence.as_ref()?;
    let language = page.document.language;
    let weekday = locales.text(language, &format!("weekday-{}", recurrence.weekday + 1));
    let rule = match recurrence.every {
        Every::Weeks(1) => locales.with(language, "repeats-week", "weekday", &weekday),
        Every::Weeks(_) => locales.with(language, "repeats-two-weeks", "weekday", &weekday),
        Every::MonthDay => {
            let day = page.start().map_or(1, |start| start.date.parts().2);
            locales.with(language, "repeats-month-day", "day", &day.to_string())
        }
        Every::MonthWeekday(nth) => {
            let which = locales.text(language, &format!("repeats-{}", if nth < 0 { 5 } else { nth }));
            let arguments = [("which", Text(which)), ("weekday", Text(weekday))];
            locales.get(language, "repeats-month-weekday", &arguments)?
        }
    };
    let last = recurrence.days.last().map(|day| locales.date(language, *day))?;
    let arguments = [("rule", Text(rule)), ("until", Text(last))];
    let whole = locales.get(language, "repeats-until", &arguments)?;
    // Days that fall out and are over are no longer of interest.
    let except = recurrence.except.iter().filter(|day| **day >= site.config.today);
    let except: Vec<String> = except.map(|day| locales.date(language, *day)).collect();
    if except.is_empty() {
        return Some(whole);
    }
    let arguments = [("whole", Text(whole)), ("days", Text(except.join("; ")))];
    locales.get(language, "repeats-except", &arguments)
}
