//! The clock: `--date`, else `SOURCE_DATE_EPOCH`, else now. Read once, at the edge.

use crate::document::Date;

/// What is taken for "today".
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Clock {
    /// A day that was given.
    Day(Date),
    /// An instant, in seconds from 1970-01-01T00:00:00Z; which day it is depends on the agency's time zone.
    Instant(i64),
}

impl Clock {
    /// Reads the clock: the given day, else the variable `SOURCE_DATE_EPOCH`
    /// (<https://reproducible-builds.org/specs/source-date-epoch/>), else the machine's clock.
    ///
    /// # Errors
    /// A message, if the variable is set, is not empty and is not a number of seconds.
    #[expect(clippy::disallowed_methods, reason = "the one place that reads the clock")]
    pub fn read(given: Option<Date>) -> Result<Self, String> {
        if let Some(day) = given {
            return Ok(Self::Day(day));
        }
        if let Some(epoch) = std::env::var("SOURCE_DATE_EPOCH").ok().filter(|epoch| !epoch.is_empty()) {
            let seconds =
                epoch.parse().map_err(|_| "SOURCE_DATE_EPOCH is not a number of seconds".to_owned())?;
            return Ok(Self::Instant(seconds));
        }
        Ok(Self::Instant(jiff::Timestamp::now().as_second()))
    }

    /// Returns the day that it is in a time zone.
    pub fn today(self, zone: &jiff::tz::TimeZone) -> Option<Date> {
        match self {
            Self::Day(day) => Some(day),
            Self::Instant(seconds) => Date::of_instant(seconds, zone),
        }
    }
}
