//! Status: how a document stands today, which follows from its dates and is never typed.

use super::{End, Page, Site, Wording};
use crate::document::{Date, FieldValue};

/// How a document stands today.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Status {
    /// It is proposed, and was not adopted.
    Draft,
    /// Anyone may comment on it.
    OpenForComment,
    /// It was adopted, and does not bind yet.
    NotYetInForce,
    /// It binds.
    InForce,
    /// It binds, and should have been looked at again by now.
    ReviewOverdue,
    /// It bound, until another document took its place.
    Superseded,
    /// It bound, until it was taken back.
    Rescinded,
    /// It bound, until its time was over.
    Expired,
    /// It is to come, or still holds.
    Current,
    /// It is over, or no longer holds.
    Over,
}

impl Status {
    /// Returns its name, of which the key of its interface string is made.
    pub fn name(self) -> &'static str {
        match self {
            Self::Draft => "draft",
            Self::OpenForComment => "open-for-comment",
            Self::NotYetInForce => "not-yet-in-force",
            Self::InForce => "in-force",
            Self::ReviewOverdue => "review-overdue",
            Self::Superseded => "superseded",
            Self::Rescinded => "rescinded",
            Self::Expired => "expired",
            Self::Current => "current",
            Self::Over => "over",
        }
    }

    /// Whether a document that stands so is no longer in force, and belongs into the archive.
    pub fn is_archived(self) -> bool {
        matches!(self, Self::Superseded | Self::Rescinded | Self::Expired)
    }

    /// Returns how a document stands, if its dates say so.
    pub fn of(site: &Site<'_>, index: usize) -> Option<Self> {
        let today = site.config.today;
        let page = &site.pages[index];
        match site.end(index).filter(|(day, _)| site.kind(page).name == "policy" && *day <= today) {
            Some((_, End::Rescinded)) => return Some(Self::Rescinded),
            Some((_, End::Superseded(_) | End::Incorporated(_))) => return Some(Self::Superseded),
            Some((_, End::Expired)) => return Some(Self::Expired),
            None => (),
        }
        if page.is_open_for_comment(today) {
            return Some(Self::OpenForComment);
        }
        if site.kind(page).name == "policy" {
            let Some(begins) = page.begins() else {
                return page.document.header.comments.as_ref().map(|_| Self::Draft);
            };
            return Some(match page.document.header.day("policy", "review_due") {
                _ if begins > today => Self::NotYetInForce,
                Some(due) if due < today => Self::ReviewOverdue,
                _ => Self::InForce,
            });
        }
        if page.is_cancelled() || page.superseded.is_some() {
            return Some(Self::Over);
        }
        let until = page.field("bulletin", "valid_until").and_then(FieldValue::as_moment);
        let last = page.last_day().or(until.map(|until| until.date))?;
        Some(if last < today { Self::Over } else { Self::Current })
    }
}

impl Site<'_> {
    /// Whether the text of a document is that of a policy whose first day has come and whose last has not, whatever
    /// is being said about it.
    pub fn binds(&self, page: usize) -> bool {
        let today = self.in_force_on(page, self.config.today);
        today.is_some_and(|term| term.wording == Wording::Today(page))
    }
}

impl Page {
    /// Whether anyone may comment on it on a day.
    pub fn is_open_for_comment(&self, today: Date) -> bool {
        self.document.header.comments.as_ref().is_some_and(|comments| comments.is_open(today))
    }

    /// Whether it is an alert that holds on a day.
    pub fn is_alert(&self, today: Date) -> bool {
        let is = |name: &FieldValue| matches!(name, FieldValue::Choice(choice) if choice == "alert");
        self.field("bulletin", "category").is_some_and(is) && self.holds(today)
    }
}
