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

use super::ledger::Ledger;
use super::needles::Needles;
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

    /// Takes out of the needles what stands in texts that follow from released values alone, such as
    /// the addresses of pages.
    #[must_use]
    pub fn without(self, texts: &[String]) -> Self {
        Self { needles: self.needles.without(texts), ..self }
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
