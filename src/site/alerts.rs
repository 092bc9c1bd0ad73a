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
        let earlier =
            updates.iter().map(|other| (*other, false)).chain(cancels.iter().map(|other| (*other, true)));
        for (other, cancelled) in earlier {
            let target = &site.pages[other];
            if site.kind(target).name != "bulletin" || other == index {
                refuse("`updates` and `cancels` name other bulletins");
            } else if sent(target) > sent(page) {
                refuse("a bulletin cannot update or cancel one that was sent later");
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

/// Returns when a bulletin was sent: as it says itself, else the day of its last change.
pub(crate) fn sent(page: &Page) -> Option<Moment> {
    let own = page.field("bulletin", "sent").and_then(FieldValue::as_moment);
    own.or_else(|| page.document.header.last_change().map(|date| Moment { date, time: None }))
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
