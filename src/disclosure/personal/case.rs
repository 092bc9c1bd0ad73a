//! Case numbers, as the site itself writes them: a case number leads to a file, and in many states to
//! the names in it.

use super::Certainty;
use super::scan::{Match, stands_free};
use crate::config::CasePattern;

/// Finds what fits one of the patterns, in the order in which it stands in the text.
pub(super) fn find(text: &str, patterns: &[CasePattern]) -> Vec<Match> {
    let mut found: Vec<Match> = Vec::new();
    for pattern in patterns {
        let mut at = 0;
        while let Some(range) = pattern.find(text, at) {
            at = range.end;
            let apart =
                found.iter().all(|other| other.range.end <= range.start || range.end <= other.range.start);
            if apart && stands_free(text, &range) {
                found.push(Match::new(range, Certainty::InContext));
            }
        }
    }
    found.sort_by_key(|found| found.range.start);
    found
}
