//! The calendar of a library: when its policies are due to be looked at again, and until when comments on them are
//! taken.

use super::calendar::{self, Entry};
use super::{Job, Press};
use crate::site::{Site, Status};

/// Adds the jobs for the calendars of all libraries.
pub(super) fn jobs<'j>(site: &'j Site<'_>, jobs: &mut Vec<Job<'j>>) {
    for section in 0..site.sections.len() {
        if let Some(address) = site.reviews(section) {
            jobs.push(Box::new(move |press: &Press<'_>| {
                calendar::calendar(press, &address, entries(press.site, section))
            }));
        }
    }
}

/// Returns what the calendar of a library tells.
pub(super) fn entries(site: &Site<'_>, section: usize) -> Vec<(usize, Entry)> {
    let mut entries = Vec::new();
    for page in site.policies(section) {
        let header = &site.pages[page].document.header;
        let is_archived = Status::of(site, page).is_some_and(Status::is_archived);
        if header.day("policy", "review_due").is_some() && !is_archived {
            entries.push((page, Entry::Review));
        }
        if header.comments.is_some() {
            entries.push((page, Entry::Comments));
        }
    }
    entries
}
