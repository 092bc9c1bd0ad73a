//! Alerts: which bulletin takes the place of which, and whether those that programs read are whole.

use super::{Page, Site};
use crate::document::{Date, FieldValue, Moment};
use crate::finding::{Finding, Findings, Place, Rule};

/// How a bulletin was taken back or replaced by a later one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Superseded {
    /// The later bulletin, in the language of this one if there is such.
    pub by: usize,
    /// Whether it was cancelled, and not brought up to date.
    pub cancelled: bool,
}

/// The three facts without which there is no alert.
const NEEDED: [&str; 3] = ["urgency", "severity", "certainty"];

/// Finds which bulletins were brought up to date or cancelled by later ones.
pub(super) fn supersede(site: &mut Site<'_>, findings: &mut Findings) {
    let mut found: Vec<(usize, Superseded)> = Vec::new();
    for (index, page) in site.pages.iter().enumerate() {
        let place = || Place::file(page.document.path.as_str());
        let mut refuse =
            |message: &str| findings.push(Finding::new(Rule::BulletinAlert, message.to_owned()).at(place()));
        let there = NEEDED.iter().filter(|name| page.field("bulletin", name).is_some()).count();
        if (1..NEEDED.len()).contains(&there) {
            refuse("a bulletin has all of `urgency`, `severity` and `certainty`, or none of them");
        }
        let (updates, cancels) = (page.referred("bulletin", "updates"), page.referred("bulletin", "cancels"));
        if !updates.is_empty() && !cancels.is_empty() {
            refuse("a bulletin updates other ones or cancels them; it cannot do both");
        }
        if there == NEEDED.len() && sent(page).is_none() {
            refuse("an alert needs the day on which it was sent: `date`, or `sent` under `bulletin`");
        }
        if is_over_before_it_was_sent(page) {
            refuse("`valid_until` is before the bulletin was sent");
        }
        let is_alert = |one: usize| {
            let translations = site.pages[one].translations.iter().copied();
            translations.chain([one]).any(|one| site.pages[one].is_for_programs())
        };
        let earlier =
            updates.iter().map(|other| (*other, false)).chain(cancels.iter().map(|other| (*other, true)));
        for (other, cancelled) in earlier {
            let target = &site.pages[other];
            if site.kind(target).name != "bulletin" || other == index {
                refuse("`updates` and `cancels` name other bulletins");
            } else if sent(target) > sent(page) {
                refuse("a bulletin cannot update or cancel one that was sent later");
            } else if follows(site, other, index) {
                refuse("two bulletins cannot update or cancel each other");
            } else if is_alert(other) && !is_alert(index) {
                refuse(
                    "what updates or cancels an alert is an alert, too: it needs `urgency`, `severity` and `certainty`",
                );
            } else {
                found.push((other, Superseded { by: index, cancelled }));
            }
        }
    }
    // What is said of a bulletin holds for its translations.
    let translated: Vec<(usize, Superseded)> = found
        .iter()
        .flat_map(|(page, superseded)| {
            site.pages[*page].translations.iter().map(move |other| (*other, *superseded))
        })
        .collect();
    for (page, superseded) in found.into_iter().chain(translated) {
        if site.pages[page].superseded.is_none() {
            let by = site.in_language(superseded.by, site.pages[page].document.language);
            site.pages[page].superseded = Some(Superseded { by, ..superseded });
        }
    }
}

/// Whether a bulletin is said, by itself or by way of others, to take the place of another one.
fn follows(site: &Site<'_>, bulletin: usize, other: usize) -> bool {
    let (mut open, mut seen) = (vec![bulletin], Vec::new());
    while let Some(page) = open.pop() {
        if page == other {
            return true;
        }
        if !seen.contains(&page) {
            seen.push(page);
            open.extend(site.pages[page].referred("bulletin", "updates"));
            open.extend(site.pages[page].referred("bulletin", "cancels"));
        }
    }
    false
}

/// Whether the last time of a bulletin is before its first, or before the last change of an alert: programs would
/// get a message that is over already.
fn is_over_before_it_was_sent(page: &Page) -> bool {
    let until = page.field("bulletin", "valid_until").and_then(FieldValue::as_moment);
    let begun = if page.is_for_programs() { sent(page) } else { sent_first(page) };
    let (Some(until), Some(begun)) = (until, begun) else { return false };
    match (until.time, begun.time) {
        // A day holds until it is over.
        (Some(_), Some(_)) => until <= begun,
        _ => until.date < begun.date,
    }
}

/// Returns when a bulletin was sent first: as it says itself, else the day on which it was published.
pub(crate) fn sent_first(page: &Page) -> Option<Moment> {
    let own = page.field("bulletin", "sent").and_then(FieldValue::as_moment);
    own.or_else(|| page.document.header.date.map(|date| Moment { date, time: None }))
}

/// Returns when a bulletin was sent: as it says itself, unless it was changed on a later day; else the day of its last
/// change.
pub(crate) fn sent(page: &Page) -> Option<Moment> {
    let header = &page.document.header;
    let own = page.field("bulletin", "sent").and_then(FieldValue::as_moment);
    let changed = match own {
        Some(own) => header.updated.filter(|updated| *updated > own.date),
        None => header.last_change(),
    };
    changed.map(|date| Moment { date, time: None }).or(own)
}

impl Page {
    /// Whether it is a bulletin that programs read as an alert.
    pub fn is_for_programs(&self) -> bool {
        NEEDED.iter().all(|name| self.field("bulletin", name).is_some()) && sent(self).is_some()
    }

    /// Whether a bulletin holds on a day: its time is not over, and no later one took its place.
    pub fn holds(&self, today: Date) -> bool {
        let until = self.field("bulletin", "valid_until").and_then(FieldValue::as_moment);
        self.superseded.is_none() && until.is_none_or(|until| until.date >= today)
    }
}
