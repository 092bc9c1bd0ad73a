//! Guards: which arithmetic on counts says something, and which does not.
//!
//! - **Percentages.** Of a count of *n* events chance alone moves about √n: of 50, 14 percent; of 5, 45 percent. No
//!   percentage is made where one of the two counts is below [`PERCENT_FROM`]. Compare A. P. Wheeler, "Tables and
//!   graphs for monitoring temporal crime trends", International Journal of Police Science & Management 18(3),
//!   2016, which advises against percentages altogether.
//! - **Normal variation.** Wheeler's Poisson z-score, 2 (√now − √before): the square root of a Poisson count has a
//!   variance near 1/4 (M. S. Bartlett, 1936), so that the score is near standard normal if nothing has changed. From
//!   −3 to 3 is within normal variation.
//! - **Rates.** The National Center for Health Statistics (CDC) takes a rate from fewer than 20 events for unreliable:
//!   its relative standard error, 1/√n, is 22 percent and more.

use super::data::Amount;
use super::periods::Span;
use crate::document::Date;

/// The least count of which a percentage is made.
pub(super) const PERCENT_FROM: f64 = 50.0;
/// The least number of events of which a rate is made.
pub(super) const RATE_FROM: f64 = 20.0;
/// The largest score that is within normal variation.
const NORMAL: f64 = 3.0;

/// How a count changed.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Change {
    /// By so many percent.
    Percent(f64),
    /// One of the counts is too small for a percentage.
    TooSmall,
}

/// Whether a change is larger than chance alone would give.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Verdict {
    Within,
    Above,
    Below,
}

/// Why two numbers are not compared.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Obstacle {
    /// One of them is withheld.
    Withheld,
    /// One of them is not known.
    Unknown,
    /// One of the periods is not over, as far as the data go.
    Incomplete,
    /// The way of counting changed between them: the index of the break.
    Break(usize),
}

/// Two counts, compared.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Compared {
    pub(super) difference: f64,
    pub(super) change: Change,
    pub(super) verdict: Verdict,
}

/// Compares two counts.
pub(super) fn compare(before: f64, now: f64) -> Compared {
    Compared { difference: now - before, change: change(before, now), verdict: verdict(before, now) }
}

/// Compares two amounts, unless there is an obstacle.
pub(super) fn compare_amounts(before: Amount, now: Amount) -> Result<Compared, Obstacle> {
    match (before, now) {
        (Amount::Number(before), Amount::Number(now)) => Ok(compare(before, now)),
        (Amount::Withheld | Amount::TooFew, _) | (_, Amount::Withheld | Amount::TooFew) => {
            Err(Obstacle::Withheld)
        }
        (Amount::Unknown, _) | (_, Amount::Unknown) => Err(Obstacle::Unknown),
    }
}

/// Returns how much a count changed in percent, if both counts are large enough to say that.
fn change(before: f64, now: f64) -> Change {
    if before < PERCENT_FROM || now < PERCENT_FROM {
        return Change::TooSmall;
    }
    Change::Percent((now - before) / before * 100.0)
}

/// Returns Wheeler's score of two counts.
pub(super) fn score(before: f64, now: f64) -> f64 {
    2.0 * (now.max(0.0).sqrt() - before.max(0.0).sqrt())
}

fn verdict(before: f64, now: f64) -> Verdict {
    let score = score(before, now);
    if score > NORMAL {
        Verdict::Above
    } else if score < -NORMAL {
        Verdict::Below
    } else {
        Verdict::Within
    }
}

/// Returns the rate of a count for so many people.
pub(super) fn rate(count: Amount, people: f64, per: f64) -> Amount {
    match count {
        Amount::Number(number) if number < RATE_FROM => Amount::TooFew,
        Amount::Number(number) => Amount::Number(number / people * per),
        other => other,
    }
}

/// Whether a span ends after the day as of which the data are known.
pub(super) fn is_incomplete(span: Span, as_of: Option<Date>) -> bool {
    match (span.last.last_day(), as_of) {
        (Some(last), Some(as_of)) => last > as_of,
        (None, _) | (_, None) => false,
    }
}

/// Returns the break that lies between two spans, if there is one: its index. `breaks` are the days from which the
/// new way of counting holds.
pub(super) fn broken(before: Span, now: Span, breaks: &[Date]) -> Option<usize> {
    let (from, to) = (before.first.first_day()?, now.last.last_day()?);
    breaks.iter().position(|at| from < *at && *at <= to)
}

#[cfg(test)]
mod tests {
    use super::super::periods::{Period, Step};
    use super::*;

    fn span(text: &str) -> Span {
        Period::parse(text).and_then(|period| Span::of(period, Step::Month)).expect("a span of months")
    }

    /// A. P. Wheeler, "Testing changes in short run crime patterns: The Poisson e-test", 2018-04-29,
    /// <https://andrewpwheeler.com/2018/04/29/testing-changes-in-short-run-crime-patterns-the-poisson-e-test/>:
    /// 16 and 25 robberies, "a 56% increase", 2 (√25 − √16) = 2, not beyond 3.
    #[test]
    fn sixteen_and_twenty_five_robberies_are_within_normal_variation() {
        assert_eq!(score(16.0, 25.0), 2.0);
        let compared = compare(16.0, 25.0);
        assert_eq!((compared.difference, compared.verdict), (9.0, Verdict::Within));
        assert_eq!(compared.change, Change::TooSmall, "the 56 percent are not said");
    }

    /// CRIME De-Coder, "Don't use percent change for crime data, use this stat instead", 2023,
    /// <https://crimede-coder.com/blogposts/2023/NoPercentChange>: 4 and 9 crimes, 2 (3 − 2) = 2.
    #[test]
    fn four_and_nine_crimes_are_within_normal_variation() {
        assert_eq!(score(4.0, 9.0), 2.0);
        assert_eq!(compare(4.0, 9.0).verdict, Verdict::Within);
    }

    #[test]
    fn a_score_beyond_three_is_more_than_chance_alone_would_give() {
        // 2 (√400 − √324) = 2 (20 − 18) = 4.
        assert_eq!(compare(324.0, 400.0).verdict, Verdict::Above);
        assert_eq!(compare(400.0, 324.0).verdict, Verdict::Below);
        // 2 (√100 − √72.25) = 2 (10 − 8.5) = 3: the limit is within.
        assert_eq!(verdict(72.25, 100.0), Verdict::Within);
    }

    #[test]
    fn no_percentage_is_made_of_a_small_count() {
        assert_eq!(compare(49.0, 200.0).change, Change::TooSmall);
        assert_eq!(compare(200.0, 49.0).change, Change::TooSmall);
        assert_eq!(compare(0.0, 60.0).change, Change::TooSmall);
        assert_eq!(compare(50.0, 75.0).change, Change::Percent(50.0));
    }

    /// FBI, "Crime in the United States 2019", table 1: 16,425 murders in a population of 328,239,523 are a rate of
    /// 5.0 per 100,000 (<https://ucr.fbi.gov/crime-in-the-u.s/2019/crime-in-the-u.s.-2019/topic-pages/tables/table-1>).
    /// The limit of 20 is that of NCHS: a relative standard error of 1/√20 = 22 percent.
    #[test]
    fn a_rate_needs_twenty_events() {
        let Amount::Number(rate_of_murder) = rate(Amount::Number(16_425.0), 328_239_523.0, 100_000.0) else {
            panic!("a rate")
        };
        assert_eq!(format!("{rate_of_murder:.1}"), "5.0");
        assert_eq!(rate(Amount::Number(19.0), 84_000.0, 100_000.0), Amount::TooFew);
        assert!(matches!(rate(Amount::Number(20.0), 84_000.0, 100_000.0), Amount::Number(_)));
        assert_eq!(rate(Amount::Withheld, 84_000.0, 100_000.0), Amount::Withheld);
    }

    #[test]
    fn what_is_withheld_or_not_known_is_not_compared() {
        let number = Amount::Number(80.0);
        assert_eq!(compare_amounts(Amount::Withheld, number), Err(Obstacle::Withheld));
        assert_eq!(compare_amounts(number, Amount::Unknown), Err(Obstacle::Unknown));
        assert!(compare_amounts(number, number).is_ok());
    }

    #[test]
    fn a_period_that_ends_after_the_day_of_the_data_is_incomplete() {
        assert!(is_incomplete(span("2026-Q3"), Date::parse("2026-09-29")));
        assert!(!is_incomplete(span("2026-Q3"), Date::parse("2026-09-30")));
        assert!(!is_incomplete(span("2026-Q3"), None));
    }

    /// From January 1, 2021 the FBI took crime data through NIBRS alone: years on both sides are counted in two ways.
    #[test]
    fn nothing_is_compared_across_a_break() {
        let breaks = [Date::parse("2021-01-01").expect("a day")];
        assert_eq!(broken(span("2020"), span("2021"), &breaks), Some(0));
        assert_eq!(broken(span("2021"), span("2022"), &breaks), None, "both are counted in the new way");
        assert_eq!(broken(span("2019"), span("2020"), &breaks), None, "both are counted in the old way");
        assert_eq!(broken(span("2020-Q3"), span("2021-Q3"), &breaks), Some(0));
    }
}
