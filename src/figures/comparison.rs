//! Comparing a series with itself a year earlier: the same period of the year before, and twelve months with the
//! twelve before. Never one month with the one before it, since crime has seasons.

use super::choose::{Chosen, Series};
use super::data::Amount;
use super::guards::{Compared, Obstacle, broken, compare_amounts};
use super::periods::{Period, Span};
use super::words::Words;

/// A span and an earlier one, with what was counted in them.
pub(super) struct Comparison {
    pub(super) now: (Span, Amount),
    pub(super) before: (Span, Amount),
    pub(super) result: Result<Compared, Obstacle>,
}

/// Compares a span with an earlier one.
pub(super) fn between(chosen: &Chosen<'_>, series: &Series, before: Span, now: Span) -> Comparison {
    let amounts = (chosen.sum(series, before), chosen.sum(series, now));
    let breaks: Vec<_> = chosen.breaks.iter().map(|(day, _)| *day).collect();
    let result = if chosen.is_incomplete(now) {
        Err(Obstacle::Incomplete)
    } else if let Some(at) = broken(before, now, &breaks) {
        Err(Obstacle::Break(at))
    } else {
        compare_amounts(amounts.0, amounts.1)
    };
    Comparison { now: (now, amounts.1), before: (before, amounts.0), result }
}

/// Compares a span with the same one of the year before.
pub(super) fn with_last_year(chosen: &Chosen<'_>, series: &Series, span: Span) -> Option<Comparison> {
    Some(between(chosen, series, span.years_before(1)?, span))
}

/// Compares the twelve months that end with a period with the twelve before.
pub(super) fn twelve_months(chosen: &Chosen<'_>, series: &Series, last: Period) -> Option<Comparison> {
    let span = Span::whole_year(last)?;
    Some(between(chosen, series, span.just_before(), span))
}

impl Comparison {
    /// Says in words what came of it: "+5%; within normal variation".
    pub(super) fn outcome(&self, chosen: &Chosen<'_>, words: &Words<'_>) -> String {
        match &self.result {
            Ok(compared) => {
                let verdict = words.verdict(compared.verdict);
                match words.percent(compared.change) {
                    Some(percent) => {
                        words.pairs("figure-outcome", &[("change", &percent), ("verdict", &verdict)])
                    }
                    None => verdict,
                }
            }
            Err(obstacle) => why_not(*obstacle, chosen, words),
        }
    }
}

/// Says why two numbers are not compared.
pub(super) fn why_not(obstacle: Obstacle, chosen: &Chosen<'_>, words: &Words<'_>) -> String {
    match obstacle {
        Obstacle::Withheld => words.text("figure-not-compared-withheld"),
        Obstacle::Unknown => words.text("figure-not-compared-unknown"),
        Obstacle::Incomplete => words.text("figure-not-compared-incomplete"),
        Obstacle::Break(at) => {
            let day = words.date(chosen.breaks[at].0);
            words.with("figure-not-compared-break", "day", &day)
        }
    }
}
