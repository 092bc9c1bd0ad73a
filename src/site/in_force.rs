//! In force: from which day to which day a text binds. It follows from the dates of a document, of its versions,
//! and of what replaced it; nobody types it.

use super::{Page, Site, Wording};
use crate::document::{Date, Header};

/// The time in which a text is in force.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Term {
    /// The text.
    pub wording: Wording,
    /// The first day.
    pub from: Date,
    /// The first day on which it is no longer in force, if that is known.
    pub until: Option<Date>,
}

impl Term {
    /// Whether the text is in force on a day.
    pub fn holds(&self, day: Date) -> bool {
        self.from <= day && self.until.is_none_or(|until| day < until)
    }
}

/// Why a document is no longer in force.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum End {
    /// It was taken back.
    Rescinded,
    /// Another document took its place.
    Superseded(usize),
    /// It became a part of another document.
    Incorporated(usize),
    /// Its time was over.
    Expired,
}

impl End {
    /// Returns its name, of which the key of its interface string is made.
    pub fn name(self) -> &'static str {
        match self {
            Self::Rescinded => "rescinded",
            Self::Superseded(_) => "superseded",
            Self::Incorporated(_) => "incorporated",
            Self::Expired => "expired",
        }
    }

    /// Returns the document that took its place.
    pub fn successor(self) -> Option<usize> {
        match self {
            Self::Superseded(other) | Self::Incorporated(other) => Some(other),
            Self::Rescinded | Self::Expired => None,
        }
    }
}

impl Header {
    /// Returns the first day on which the policy that this is the header of binds.
    pub(super) fn begins(&self) -> Option<Date> {
        self.day("policy", "effective").or_else(|| self.day("policy", "issued"))
    }
}

impl Page {
    /// Returns the first day on which this text of a policy binds.
    pub fn begins(&self) -> Option<Date> {
        self.document.header.begins()
    }
}

impl Site<'_> {
    /// Returns the first day on which a policy is no longer in force, and why; the earliest of several.
    pub fn end(&self, page: usize) -> Option<(Date, End)> {
        let own = &self.pages[page];
        let header = &own.document.header;
        let expired = header.day("policy", "expires").map(|last| (last.next_day(), End::Expired));
        let rescinded = header.day("policy", "rescinded");
        let into = own.referred("policy", "incorporated_into").first().copied();
        let incorporated = into.and_then(|other| {
            let day = rescinded.or_else(|| self.pages[other].begins())?;
            Some((day, End::Incorporated(other)))
        });
        let superseded = own.superseded_by.iter().filter(|other| Some(other.page) != into);
        let superseded = superseded.filter_map(|other| Some((other.from?, End::Superseded(other.page))));
        let rescinded = rescinded.filter(|_| into.is_none()).map(|day| (day, End::Rescinded));
        superseded.chain(expired).chain(incorporated).chain(rescinded).min()
    }

    /// Returns the first day on which any released text of a policy was in force.
    pub fn first_day(&self, page: usize) -> Option<Date> {
        self.wordings(page).into_iter().filter_map(|wording| self.wording(wording).header.begins()).min()
    }

    /// Returns when each released text of a policy is in force, the oldest first.
    pub fn terms_in_force(&self, page: usize) -> Vec<Term> {
        let end = self.end(page).map(|(day, _)| day);
        let term = |wording: Wording| {
            let header = &self.wording(wording).header;
            // A text can have had an end of its own before the next one was adopted.
            let expired = header.day("policy", "expires").map(Date::next_day);
            let own = [end, expired, header.day("policy", "rescinded")].into_iter().flatten().min();
            Some(Term { wording, from: header.begins()?, until: own })
        };
        let mut terms: Vec<Term> = self.wordings(page).into_iter().filter_map(term).collect();
        for at in 1..terms.len() {
            let next = terms[at].from;
            let before = &mut terms[at - 1];
            before.until = Some(before.until.map_or(next, |until| until.min(next)));
        }
        terms.retain(|term| term.until.is_none_or(|until| term.from < until));
        terms
    }

    /// Returns when a text of a policy is in force, if it ever is.
    pub fn term_of(&self, wording: Wording) -> Option<Term> {
        self.terms_in_force(self.page_of(wording)).into_iter().find(|term| term.wording == wording)
    }

    /// Returns the text of a policy that is in force on a day.
    pub fn in_force_on(&self, page: usize, day: Date) -> Option<Term> {
        self.terms_in_force(page).into_iter().find(|term| term.holds(day))
    }
}
