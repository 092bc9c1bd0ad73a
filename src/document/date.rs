//! Dates as people write them: a day, or a day with a time of day. No time zone, no clock.

use std::fmt;

/// A day of the Gregorian calendar (ISO 8601, `2026-03-01`).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Date(jiff::civil::Date);

impl Date {
    /// Reads a date of exactly the form `YYYY-MM-DD`.
    pub fn parse(text: &str) -> Option<Self> {
        let shape = text.len() == 10
            && text
                .bytes()
                .enumerate()
                .all(|(at, b)| if at == 4 || at == 7 { b == b'-' } else { b.is_ascii_digit() });
        shape.then(|| text.parse().ok().map(Self)).flatten()
    }

    /// Returns the day on which an instant falls in a time zone.
    ///
    /// `seconds` counts from 1970-01-01T00:00:00Z.
    pub fn of_instant(seconds: i64, zone: &jiff::tz::TimeZone) -> Option<Self> {
        let instant = jiff::Timestamp::from_second(seconds).ok()?;
        Some(Self(zone.to_datetime(instant).date()))
    }

    /// Returns the day so many months later, if the calendar goes on that far.
    pub fn months_later(self, months: u16) -> Option<Self> {
        self.0.checked_add(jiff::Span::new().months(i64::from(months))).ok().map(Self)
    }

    /// Returns the next day, if the calendar goes on that far, else this one.
    pub fn next_day(self) -> Self {
        Self(self.0.tomorrow().unwrap_or(self.0))
    }

    /// Returns the day before, if the calendar goes back that far, else this one.
    pub fn day_before(self) -> Self {
        Self(self.0.yesterday().unwrap_or(self.0))
    }

    /// Returns the day so many days later, or earlier, if the calendar goes on that far.
    pub fn days_later(self, days: i32) -> Option<Self> {
        self.0.checked_add(jiff::Span::new().try_days(days).ok()?).ok().map(Self)
    }

    /// Returns how many days lie between this day and a later one.
    pub fn days_until(self, later: Self) -> i32 {
        self.0.until(later.0).map_or(0, |span| span.get_days())
    }

    /// Returns the day of the week, from 0 (Monday) to 6, as ISO 8601 counts them.
    pub fn weekday(self) -> usize {
        usize::try_from(self.0.weekday().to_monday_zero_offset()).unwrap_or(0)
    }

    /// Returns the so-manieth such weekday of this day's month, from 1; the last one for -1.
    pub fn nth_weekday(self, nth: i8, weekday: usize) -> Option<Self> {
        let offset = i8::try_from(weekday).ok()?;
        let weekday = jiff::civil::Weekday::from_monday_zero_offset(offset).ok()?;
        self.0.nth_weekday_of_month(nth, weekday).ok().map(Self)
    }

    /// Returns the same day of the month so many months after this day's month, if that month has it.
    pub fn same_day_in(self, months: u16) -> Option<Self> {
        let first = self.0.first_of_month().checked_add(jiff::Span::new().months(i64::from(months))).ok()?;
        jiff::civil::Date::new(first.year(), first.month(), self.0.day()).ok().map(Self)
    }

    /// Returns the first day of this day's month.
    pub fn first_of_month(self) -> Self {
        Self(self.0.first_of_month())
    }

    /// Returns hour and minute of this day in a time zone, as seconds since 1970-01-01T00:00:00Z. A time
    /// that the clocks skip is the one after the change.
    pub fn instant(self, (hour, minute): (u8, u8), zone: &jiff::tz::TimeZone) -> Option<i64> {
        let time = jiff::civil::Time::new(i8::try_from(hour).ok()?, i8::try_from(minute).ok()?, 0, 0).ok()?;
        Some(zone.to_timestamp(self.0.to_datetime(time)).ok()?.as_second())
    }

    /// Returns the day of a year, month (1–12) and day (1–31), if there is one.
    pub fn of_parts(year: i16, month: i8, day: i8) -> Option<Self> {
        jiff::civil::Date::new(year, month, day).ok().map(Self)
    }

    /// Returns the last day of a month (1–12), if there is such a month.
    pub fn last_of_month(year: i16, month: i8) -> Option<Self> {
        jiff::civil::Date::new(year, month, 1).ok().map(|first| Self(first.last_of_month()))
    }

    /// Returns year, month (1–12) and day (1–31).
    pub fn parts(self) -> (i16, i8, i8) {
        (self.0.year(), self.0.month(), self.0.day())
    }
}

impl fmt::Display for Date {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

/// A day, perhaps with a time of day (`2026-12-03T18:30`), where the agency is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Moment {
    /// The day.
    pub date: Date,
    /// Hour and minute.
    pub time: Option<(u8, u8)>,
}

impl Moment {
    /// Reads `YYYY-MM-DD` or `YYYY-MM-DDTHH:MM`.
    pub fn parse(text: &str) -> Option<Self> {
        let Some((day, time)) = text.split_once('T') else {
            return Some(Self { date: Date::parse(text)?, time: None });
        };
        let (hour, minute) = time.split_once(':')?;
        let two_digits = |text: &str| (text.len() == 2).then(|| text.parse::<u8>().ok()).flatten();
        let (hour, minute) = (two_digits(hour)?, two_digits(minute)?);
        (hour < 24 && minute < 60).then_some(Self { date: Date::parse(day)?, time: Some((hour, minute)) })
    }
}

impl fmt::Display for Moment {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.time {
            None => self.date.fmt(f),
            Some((hour, minute)) => write!(f, "{}T{hour:02}:{minute:02}", self.date),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_have_one_form() {
        assert_eq!(Date::parse("2026-03-01").map(|date| date.to_string()), Some("2026-03-01".into()));
        for text in ["2026-3-1", "2026-02-30", "01.03.2026", "2026-03-01T00:00", "20260301", ""] {
            assert_eq!(Date::parse(text), None, "{text}");
        }
    }

    #[test]
    fn moments_may_have_a_time() {
        let text = |text| Moment::parse(text).map(|moment| moment.to_string());
        assert_eq!(text("2026-12-03T18:30").as_deref(), Some("2026-12-03T18:30"));
        assert_eq!(text("2026-12-03").as_deref(), Some("2026-12-03"));
        assert_eq!(text("2026-12-03T24:00"), None);
        assert_eq!(text("2026-12-03 18:30"), None);
    }

    #[test]
    fn the_day_depends_on_where_the_agency_is() {
        let zone = jiff::tz::TimeZone::get("America/Los_Angeles").expect("bundled");
        let day =
            |seconds, zone: &jiff::tz::TimeZone| Date::of_instant(seconds, zone).map(|date| date.to_string());
        assert_eq!(day(1_772_323_200, &jiff::tz::TimeZone::UTC).as_deref(), Some("2026-03-01"));
        assert_eq!(day(1_772_323_200, &zone).as_deref(), Some("2026-02-28"));
    }
}
