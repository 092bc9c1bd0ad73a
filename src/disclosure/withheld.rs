//! What is withheld: it can be recognised and counted, but not read.
//!
//! ```compile_fail
//! use plainview::disclosure::Withheld;
//! fn read(withheld: &Withheld) -> &str {
//!     withheld.text()
//! }
//! ```
//! ```
//! use plainview::disclosure::Withheld;
//! fn count(withheld: &Withheld) -> usize {
//!     withheld.count()
//! }
//! ```
//!
//! The sources are gone once the gate has decided; there is nothing left to read them from:
//!
//! ```compile_fail
//! use plainview::{config::Config, disclosure, finding::Findings, source::Sources};
//! fn peek(sources: Sources, config: &Config, findings: &mut Findings) {
//!     let decided = disclosure::decide(sources, config, findings);
//!     let _ = (decided.is_ok(), sources.documents.len());
//! }
//! ```
//! ```
//! use plainview::{config::Config, disclosure, finding::Findings, source::Sources};
//! fn peek(sources: Sources, config: &Config, findings: &mut Findings) {
//!     let decided = disclosure::decide(sources, config, findings);
//!     let _ = decided.is_ok();
//! }
//! ```

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;

use super::fingerprint::{HashSet, Word, for_each_gram, run};
use super::ledger::Ledger;
use crate::finding::{Finding, Rule};
use crate::source::SourcePath;

/// What is withheld, in a form in which it cannot be read.
pub struct Withheld {
    pub(super) ledger: Ledger,
    pub(super) needles: Needles,
    /// The paths of withheld documents and files.
    pub(super) paths: BTreeSet<SourcePath>,
    /// The files that are never published, with what they are or why they were refused.
    pub(super) refused: BTreeMap<SourcePath, String>,
}

/// What to search the output for: hashes of words, each with the number of its origin.
#[derive(Default)]
pub(crate) struct Needles {
    /// Runs of one to three words.
    pub(super) grams: HashSet,
    /// Runs of exactly so many words, however short.
    pub(super) exact: BTreeMap<usize, HashSet>,
    /// Where needles come from, as findings may name it.
    pub(super) origins: Vec<String>,
}

impl Withheld {
    /// Returns how many things are withheld.
    pub fn count(&self) -> usize {
        self.ledger.withheld().count()
    }

    /// Returns the private record of what was decided.
    pub fn ledger(&self) -> &Ledger {
        &self.ledger
    }

    /// Returns what to search the output for.
    pub(crate) fn needles(&self) -> &Needles {
        &self.needles
    }

    /// Makes a finding about a link that leads nowhere more exact: the link may lead to something
    /// that is withheld or refused.
    #[must_use]
    pub fn explain(&self, finding: Finding, target: &SourcePath) -> Finding {
        let again =
            |rule, message: String| Finding { place: finding.place.clone(), ..Finding::new(rule, message) };
        let in_target = |path: &SourcePath| {
            path.as_str().strip_prefix(target.as_str()).is_some_and(|rest| rest.starts_with('/'))
        };
        if self.paths.contains(target) || self.paths.iter().any(in_target) {
            again(Rule::LinkToWithheld, format!("this leads to something that is withheld: {target}"))
        } else if let Some(why) = self.refused.get(target) {
            again(Rule::AttachmentRefused, format!("{target} cannot be published: {why}"))
        } else {
            finding
        }
    }
}

impl fmt::Debug for Withheld {
    /// Shows how much there is, and nothing of it.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Withheld").field("count", &self.count()).field("needles", &self.needles).finish()
    }
}

impl fmt::Debug for Needles {
    /// Shows how many there are, and nothing of them.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Needles").field("grams", &self.grams.len()).finish_non_exhaustive()
    }
}

impl Needles {
    /// Whether there is nothing to search for.
    pub(crate) fn is_empty(&self) -> bool {
        self.grams.len() == 0 && self.exact.is_empty()
    }

    /// Finds the first run of words that is withheld: where it begins, and where it comes from.
    pub(crate) fn find(&self, words: &[Word]) -> Option<(usize, &str)> {
        let mut found: Option<(usize, u32)> = None;
        for_each_gram(words, |hash, at| {
            if found.is_none()
                && let Some(origin) = self.grams.get(hash)
            {
                found = Some((at, origin));
            }
        });
        for (&length, hashes) in &self.exact {
            if found.is_some() {
                break;
            }
            found = words.windows(length).find_map(|window| Some((window[0].at, hashes.get(run(window))?)));
        }
        found.map(|(at, origin)| (at, self.origins[origin as usize].as_str()))
    }
}
