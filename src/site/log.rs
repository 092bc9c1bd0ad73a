//! The log of a library: on which day which text of which policy came into force, or went out of force.

use std::cmp::Reverse;
use std::collections::BTreeSet;

use super::{Address, End, Site, Wording};
use crate::document::Date;

/// Something that happened to a policy.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Event {
    /// The day on which it took effect, or will.
    pub day: Date,
    /// The policy.
    pub page: usize,
    /// What happened.
    pub what: What,
}

/// What happened to a policy.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum What {
    /// Its first released text came into force.
    Began(Wording),
    /// Another text came into force.
    Changed(Wording),
    /// It went out of force.
    Ended(End),
}

/// How many lines all views of a library by day may have together: each day shows all policies, so they grow with the
/// square of the library. What is beyond it are the oldest days.
const LINES: usize = 200_000;

impl Site<'_> {
    /// Returns the policies of a library, those of its archive last.
    pub fn policies(&self, library: usize) -> Vec<usize> {
        let mut pages = self.manual_pages(library);
        pages.extend(self.archived(library));
        pages.retain(|page| self.kind(&self.pages[*page]).name == "policy");
        pages
    }

    /// Returns the documents of a section, and of all below it, that are no longer in force.
    pub fn archived(&self, section: usize) -> Vec<usize> {
        let section = &self.sections[section];
        let below = section.children.iter().flat_map(|child| self.archived(*child));
        section.archive.iter().copied().chain(below).collect()
    }

    /// Returns everything that happened to the policies of a library, the newest first.
    pub fn log(&self, library: usize) -> Vec<Event> {
        let mut events = Vec::new();
        for page in self.policies(library) {
            let terms = self.terms_in_force(page);
            for (number, term) in terms.iter().enumerate() {
                let changes = number > 0 || self.before(term.wording).is_some();
                let what = if changes { What::Changed(term.wording) } else { What::Began(term.wording) };
                events.push(Event { day: term.from, page, what });
            }
            if let Some((day, end)) = self.end(page).filter(|_| !terms.is_empty()) {
                events.push(Event { day, page, what: What::Ended(end) });
            }
        }
        events.sort_by_key(|event| Reverse(event.day));
        events
    }

    /// Returns the days on which something changed in a library, up to today, the newest first.
    pub fn days_of_change(&self, library: usize) -> Vec<Date> {
        let policies = self.policies(library).len().max(1);
        let days: BTreeSet<Date> = self.log(library).into_iter().map(|event| event.day).collect();
        let days = days.into_iter().rev().filter(|day| *day <= self.config.today);
        days.take((LINES / policies).max(1)).collect()
    }

    /// Returns where the archive of a library stands, if something is in it.
    pub fn archive(&self, library: usize) -> Option<Address> {
        let has_archive = self.is_library(library) && !self.archived(library).is_empty();
        has_archive.then(|| self.sections[library].address.page("archive"))
    }

    /// Returns where the log of a library stands, if there is something in it.
    pub fn log_address(&self, library: usize) -> Option<Address> {
        let has_log = self.is_library(library) && !self.log(library).is_empty();
        has_log.then(|| self.sections[library].address.page("changes"))
    }

    /// Returns where the views of a library by day begin, if there are any.
    pub fn as_of(&self, library: usize) -> Option<Address> {
        let has_days =
            self.is_library(library) && self.log(library).iter().any(|event| event.day <= self.config.today);
        has_days.then(|| self.sections[library].address.page("as-of"))
    }

    /// Returns where the scorecard of a library stands, if it has policies.
    pub fn scorecard(&self, library: usize) -> Option<Address> {
        let has_policies = self.is_library(library) && !self.policies(library).is_empty();
        has_policies.then(|| self.sections[library].address.page("scorecard"))
    }

    /// Returns where the calendar of a library stands, if it has policies.
    pub fn reviews(&self, library: usize) -> Option<Address> {
        let section = &self.sections[library];
        self.scorecard(library).map(|_| Address::file(&format!("{}reviews.ics", section.address.as_str())))
    }
}
