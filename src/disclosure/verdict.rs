//! A verdict says whether a thing may be public, and why.
//!
//! Only this file makes a [`Judged`], so a verdict always belongs to the very thing that it is about:
//!
//! ```compile_fail
//! use plainview::disclosure::{Evidence, Judged, Listing};
//! fn forge(listing: Listing, evidence: Evidence) -> Judged<Listing> {
//!     Judged { item: listing, verdict: evidence.verdict() }
//! }
//! ```
//! ```
//! use plainview::disclosure::{Evidence, Verdict};
//! fn read(evidence: &Evidence) -> Verdict {
//!     evidence.verdict()
//! }
//! ```

use super::approval::Standing;
use super::edition::{Listing, Releasable};
use crate::document::{Date, Label};

/// What a verdict rests on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Evidence {
    /// The label that the thing has.
    pub label: Label,
    /// The floor under which it lies: the least label, and where that is set.
    pub floor: Option<(Label, String)>,
    /// Whether someone is still working on it.
    pub draft: bool,
    /// The first day on which it may be public.
    pub publish_on: Option<Date>,
    /// The first day on which it is no longer public.
    pub expires_on: Option<Date>,
    /// Whether a person must stand for it, and whether one does.
    pub approval: Approval,
    /// The day of the build.
    pub today: Date,
}

/// Whether a person stands for a thing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Approval {
    /// Whether nothing of its kind is released without.
    pub required: bool,
    /// Whether somebody does.
    pub standing: Standing,
}

/// Whether a thing may be public.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// It may.
    Release,
    /// It may not, for at least one reason.
    Withhold(Vec<Reason>),
}

/// Why a thing is withheld.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Reason {
    /// Its label is not the public one.
    Label(Label),
    /// It lies under a floor that is not public.
    Floor(Label, String),
    /// Someone is still working on it.
    Draft,
    /// Its day has not come.
    NotYet(Date),
    /// Its time is over.
    Expired(Date),
    /// Nobody stands for it as it is now.
    Unapproved(Standing),
}

impl Evidence {
    /// Returns the verdict that follows.
    pub fn verdict(&self) -> Verdict {
        let mut reasons = Vec::new();
        if !self.label.is_public() {
            reasons.push(Reason::Label(self.label));
        }
        if let Some((floor, source)) = self.floor.as_ref().filter(|(floor, _)| !floor.is_public()) {
            reasons.push(Reason::Floor(*floor, source.clone()));
        }
        if self.draft {
            reasons.push(Reason::Draft);
        }
        reasons.extend(self.publish_on.filter(|day| *day > self.today).map(Reason::NotYet));
        reasons.extend(self.expires_on.filter(|day| *day <= self.today).map(Reason::Expired));
        if self.approval.required && !matches!(self.approval.standing, Standing::Approved { .. }) {
            reasons.push(Reason::Unapproved(self.approval.standing.clone()));
        }
        if reasons.is_empty() { Verdict::Release } else { Verdict::Withhold(reasons) }
    }

    /// Returns the floor if the label claims less than it: a contradiction.
    pub fn contradiction(&self) -> Option<&(Label, String)> {
        self.floor.as_ref().filter(|(floor, _)| self.label < *floor)
    }
}

/// A thing with the verdict on that very thing.
#[derive(Debug)]
pub struct Judged<T: Releasable> {
    item: T,
    verdict: Verdict,
}

impl<T: Releasable> Judged<T> {
    /// Judges a thing by the evidence about it.
    pub(super) fn by(item: T, evidence: &Evidence) -> Self {
        Self { item, verdict: evidence.verdict() }
    }

    /// Returns the thing if it may be public.
    pub(super) fn released(self) -> Option<T> {
        match self.verdict {
            Verdict::Release => Some(self.item),
            Verdict::Withhold(_) => None,
        }
    }
}

impl Judged<Listing> {
    /// Judges a line of the public register: it is public because its author wrote it for that.
    pub(super) fn listing(listing: Listing) -> Self {
        Self { item: listing, verdict: Verdict::Release }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::Levels;

    fn evidence() -> Evidence {
        let today = Date::parse("2026-06-01").expect("date");
        Evidence {
            label: Label::PUBLIC,
            floor: None,
            draft: false,
            publish_on: None,
            expires_on: None,
            approval: Approval { required: false, standing: Standing::Never },
            today,
        }
    }

    #[test]
    fn only_what_nothing_speaks_against_is_released() {
        let day = Date::parse;
        let levels = Levels::default();
        assert_eq!(evidence().verdict(), Verdict::Release);
        for change in [
            (|e: &mut Evidence, l: &Levels| e.label = l.highest()) as fn(&mut Evidence, &Levels),
            |e, l| e.floor = Some((l.highest(), "x".into())),
            |e, _| e.draft = true,
            |e, _| e.publish_on = Date::parse("2026-06-02"),
            |e, _| e.expires_on = Date::parse("2026-06-01"),
            |e, _| e.approval.required = true,
        ] {
            let mut changed = evidence();
            change(&mut changed, &levels);
            assert!(matches!(changed.verdict(), Verdict::Withhold(_)), "{changed:?}");
        }
        let mut open = evidence();
        (open.publish_on, open.expires_on) = (day("2026-06-01"), day("2026-06-02"));
        assert_eq!(open.verdict(), Verdict::Release);
    }
}
