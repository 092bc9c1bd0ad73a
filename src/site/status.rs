//! Status: how a document stands today, which follows from its dates and is never typed.

use super::{Page, Site};
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
            Self::Current => "current",
            Self::Over => "over",
        }
    }

    /// Returns how a document stands, if its dates say so.
    pub fn of(site: &Site<'_>, page: &Page) -> Option<Self> {
        let today = site.config.today;
        if page.is_open_for_comment(today) {
            return Some(Self::OpenForComment);
        }
        let day = |name: &str| page.field("policy", name).and_then(FieldValue::as_moment);
        if site.kind(page).name == "policy" {
            let Some(begins) = day("effective").or(day("issued")) else {
                return page.document.header.comments.as_ref().map(|_| Self::Draft);
            };
            return Some(match day("review_due") {
                _ if begins.date > today => Self::NotYetInForce,
                Some(due) if due.date < today => Self::ReviewOverdue,
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

impl Page {
    /// Whether it is a policy that was adopted and whose first day has come, whatever is being said about it.
    pub fn binds(&self, today: Date) -> bool {
        let day = |name: &str| self.field("policy", name).and_then(FieldValue::as_moment);
        day("effective").or(day("issued")).is_some_and(|begins| begins.date <= today)
    }

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
