//! Periods: days, months, quarters and years, and spans of them.

use super::words::Words;
use crate::document::Date;

/// How long a period is, shortest first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Step {
    Day,
    Month,
    Quarter,
    Year,
}

impl Step {
    /// Returns how many make a year; nothing for days.
    fn in_a_year(self) -> Option<i32> {
        match self {
            Self::Day => None,
            Self::Month => Some(12),
            Self::Quarter => Some(4),
            Self::Year => Some(1),
        }
    }
}

/// A day, a month, a quarter or a year.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Period {
    pub(super) step: Step,
    /// Days since 1970-01-01; months, quarters or years since the year 0.
    number: i32,
}

/// The day from which days are counted.
fn origin() -> Option<Date> {
    Date::of_parts(1970, 1, 1)
}

impl Period {
    /// Reads `2026-03-14`, `2026-03`, `2026-Q1` or `2026`.
    pub(super) fn parse(text: &str) -> Option<Self> {
        if let Some(day) = Date::parse(text) {
            return Some(Self { step: Step::Day, number: origin()?.days_until(day) });
        }
        let year: i32 =
            text.get(..4).filter(|year| year.bytes().all(|b| b.is_ascii_digit()))?.parse().ok()?;
        let rest = text.get(4..)?;
        if rest.is_empty() {
            return Some(Self { step: Step::Year, number: year });
        }
        let part = |digits: &str, most: i32| digits.parse().ok().filter(|part| (1..=most).contains(part));
        if let Some(quarter) = rest.strip_prefix("-Q") {
            let quarter = part(quarter, 4).filter(|_| quarter.len() == 1)?;
            return Some(Self { step: Step::Quarter, number: year * 4 + quarter - 1 });
        }
        let month = rest.strip_prefix('-').filter(|month| month.len() == 2)?;
        Some(Self { step: Step::Month, number: year * 12 + part(month, 12)? - 1 })
    }

    /// Returns the period so many later, or earlier.
    pub(super) fn plus(self, many: i32) -> Self {
        Self { number: self.number.saturating_add(many), ..self }
    }

    /// Returns how many periods lie between another one of the same length and this one.
    pub(super) fn since(self, other: Self) -> i32 {
        self.number - other.number
    }

    /// Returns the year, and the month, from 1, with which it begins.
    pub(super) fn begin(self) -> (i32, i32) {
        match self.step {
            Step::Day => self.first_day().map_or((0, 1), |day| {
                let (year, month, _) = day.parts();
                (i32::from(year), i32::from(month))
            }),
            Step::Month => (self.number.div_euclid(12), self.number.rem_euclid(12) + 1),
            Step::Quarter => (self.number.div_euclid(4), self.number.rem_euclid(4) * 3 + 1),
            Step::Year => (self.number, 1),
        }
    }

    /// Returns the first day, if the calendar knows it.
    pub(super) fn first_day(self) -> Option<Date> {
        if self.step == Step::Day {
            return origin()?.days_later(self.number);
        }
        let (year, month) = self.begin();
        Date::of_parts(i16::try_from(year).ok()?, i8::try_from(month).ok()?, 1)
    }

    /// Returns the last day, if the calendar knows it.
    pub(super) fn last_day(self) -> Option<Date> {
        if self.step == Step::Day {
            return self.first_day();
        }
        let (year, month) = self.plus(1).first_month_before();
        Date::last_of_month(i16::try_from(year).ok()?, i8::try_from(month).ok()?)
    }

    /// Returns the month before the first.
    fn first_month_before(self) -> (i32, i32) {
        match self.begin() {
            (year, 1) => (year - 1, 12),
            (year, month) => (year, month - 1),
        }
    }

    /// Returns the same period some years earlier: of a 29th of February, the 28th, if there is no 29th.
    pub(super) fn years_before(self, years: i32) -> Option<Self> {
        if let Some(many) = self.step.in_a_year() {
            return Some(self.plus(-many * years));
        }
        let (year, month, day) = self.first_day()?.parts();
        let year = year - i16::try_from(years).ok()?;
        let before = Date::of_parts(year, month, day).or_else(|| Date::of_parts(year, month, day - 1))?;
        Some(Self { number: origin()?.days_until(before), ..self })
    }

    /// Returns the name of the period.
    pub(super) fn label(self, words: &Words<'_>) -> String {
        Span { first: self, last: self }.label(words)
    }

    /// Returns a short name for an axis: `Jan`, `Q1`, `2026`, `14`.
    pub(super) fn short(self, words: &Words<'_>) -> String {
        let (year, month) = self.begin();
        match self.step {
            Step::Day => self.first_day().map_or(String::new(), |day| day.parts().2.to_string()),
            Step::Month => words.month(month).chars().take(3).collect(),
            Step::Quarter => words.with("figure-quarter", "number", &((month + 2) / 3).to_string()),
            Step::Year => year.to_string(),
        }
    }
}

/// Periods of one length that follow each other, the first and the last among them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Span {
    pub(super) first: Period,
    pub(super) last: Period,
}

impl Span {
    /// Returns the periods of a length that make up a longer one: the months of a quarter.
    pub(super) fn of(period: Period, step: Step) -> Option<Self> {
        if period.step == step {
            return Some(Self { first: period, last: period });
        }
        if period.step < step {
            return None;
        }
        let at = |day: Date| {
            let (year, month, _) = day.parts();
            let (year, month) = (i32::from(year), i32::from(month));
            Some(match step {
                Step::Day => Period { step, number: origin()?.days_until(day) },
                Step::Month => Period { step, number: year * 12 + month - 1 },
                Step::Quarter => Period { step, number: year * 4 + (month - 1) / 3 },
                Step::Year => Period { step, number: year },
            })
        };
        Some(Self { first: at(period.first_day()?)?, last: at(period.last_day()?)? })
    }

    /// Returns how many periods there are.
    pub(super) fn len(self) -> i32 {
        self.last.since(self.first) + 1
    }

    /// Goes through the periods.
    pub(super) fn periods(self) -> impl Iterator<Item = Period> {
        (0..self.len().max(0)).map(move |at| self.first.plus(at))
    }

    /// Returns the same span some years earlier.
    pub(super) fn years_before(self, years: i32) -> Option<Self> {
        Some(Self { first: self.first.years_before(years)?, last: self.last.years_before(years)? })
    }

    /// Returns the span of the same length just before.
    pub(super) fn just_before(self) -> Self {
        Self { first: self.first.plus(-self.len()), last: self.first.plus(-1) }
    }

    /// Returns the span from the beginning of the year in which the last period lies.
    pub(super) fn year_to_date(last: Period) -> Option<Self> {
        let (year, _) = last.begin();
        let first = Span::of(Period { step: Step::Year, number: year }, last.step)?.first;
        Some(Self { first, last })
    }

    /// Returns the twelve months, or four quarters, or the year, that end with a period.
    pub(super) fn whole_year(last: Period) -> Option<Self> {
        let many = last.step.in_a_year()?;
        Some(Self { first: last.plus(1 - many), last })
    }

    /// Returns the name of the span: "March 2026", "July–September 2026", "2026".
    pub(super) fn label(self, words: &Words<'_>) -> String {
        let (from, to) = match (self.first.first_day(), self.last.last_day()) {
            (Some(from), Some(to)) => (from, to),
            _ => return String::new(),
        };
        if self.first.step == Step::Day {
            if self.len() == 1 {
                return words.date(from);
            }
            return words.pairs("figure-span-days", &[("from", &words.date(from)), ("to", &words.date(to))]);
        }
        let ((from_year, from_month, _), (to_year, to_month, _)) = (from.parts(), to.parts());
        let (years, month) =
            ((from_year.to_string(), to_year.to_string()), |month: i8| words.month(month.into()));
        if from_year == to_year && (from_month, to_month) == (1, 12) {
            return years.0;
        }
        if (from_month, to_month) == (1, 12) {
            return words.pairs("figure-span-years", &[("from", &years.0), ("to", &years.1)]);
        }
        if (from_year, from_month) == (to_year, to_month) {
            return words.pairs("figure-month", &[("month", &month(from_month)), ("year", &years.0)]);
        }
        let key = if from_year == to_year { "figure-span-months" } else { "figure-span" };
        let (first, last) = (month(from_month), month(to_month));
        words.pairs(key, &[("first", &first), ("first-year", &years.0), ("last", &last), ("year", &years.1)])
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn period(text: &str) -> Period {
        Period::parse(text).unwrap_or_else(|| panic!("{text} is a period"))
    }

    #[test]
    fn periods_are_read_and_end_when_the_calendar_says() {
        for (text, last) in [
            ("2026-02", "2026-02-28"),
            ("2024-02", "2024-02-29"),
            ("2026-12", "2026-12-31"),
            ("2026-Q3", "2026-09-30"),
            ("2026", "2026-12-31"),
            ("2026-03-14", "2026-03-14"),
        ] {
            assert_eq!(period(text).last_day(), Date::parse(last), "{text}");
        }
        for text in ["", "26", "2026-13", "2026-Q5", "2026-Q12", "2026-1", "Q1 2026", "2026-é"] {
            assert_eq!(Period::parse(text), None, "{text}");
        }
    }

    #[test]
    fn a_longer_period_is_made_of_shorter_ones() {
        let span = Span::of(period("2026-Q3"), Step::Month).expect("months");
        assert_eq!((span.first, span.last, span.len()), (period("2026-07"), period("2026-09"), 3));
        assert_eq!(span.years_before(1).map(|span| span.first), Some(period("2025-07")));
        assert_eq!(span.just_before().first, period("2026-04"));
        assert_eq!(Span::of(period("2026-07"), Step::Quarter), None);
        assert_eq!(Span::year_to_date(period("2026-09")).map(Span::len), Some(9));
        assert_eq!(Span::whole_year(period("2026-09")).map(|span| span.first), Some(period("2025-10")));
    }

    #[test]
    fn days_of_another_year_are_those_of_the_calendar() {
        assert_eq!(period("2025-03-01").years_before(1), Some(period("2024-03-01")));
        assert_eq!(period("2024-02-29").years_before(1), Some(period("2023-02-28")));
        assert_eq!(Span::year_to_date(period("2026-02-01")).map(Span::len), Some(32));
    }
}
