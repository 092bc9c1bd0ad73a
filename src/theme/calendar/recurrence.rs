//! Events that repeat, in calendars: the rule, the days that fall out, and the agency's time zone with its changes
//! (RFC 5545, 3.3.10, 3.6.5, 3.8.5).

use std::fmt::Write as _;

use jiff::Timestamp;
use jiff::tz::TimeZone;

use super::{LENGTH, Lines, digits, stamp};
use crate::document::{Date, Moment};
use crate::site::{Every, Recurrence, Site};

/// The days of the week as calendars write them, from Monday.
const DAYS: [&str; 7] = ["MO", "TU", "WE", "TH", "FR", "SA", "SU"];

/// The zone's name where the system gives none: a zone that is a fixed offset.
const UNNAMED: &str = "Agency";

fn name(zone: &TimeZone) -> &str {
    zone.iana_name().unwrap_or(UNNAMED)
}

/// Adds beginning and end of an event that repeats, in the agency's own time: the same hour all through the year.
pub(super) fn times(site: &Site<'_>, day: Date, time: (u8, u8), end: Option<Moment>, lines: &mut Lines) {
    let zone = &site.config.time_zone;
    let first = day.instant(time, zone).unwrap_or_default();
    let last = end.and_then(|end| end.date.instant(end.time?, zone)).unwrap_or(first + LENGTH);
    for (key, seconds) in [("DTSTART", first), ("DTEND", last)] {
        lines.add(&format!("{key};TZID={}", name(zone)), &local(seconds, zone));
    }
}

/// Adds how an event repeats.
pub(super) fn rule(site: &Site<'_>, recurrence: &Recurrence, start: Moment, lines: &mut Lines) {
    let zone = &site.config.time_zone;
    let day = DAYS[recurrence.weekday];
    let mut rule = match recurrence.every {
        Every::Weeks(1) => format!("FREQ=WEEKLY;BYDAY={day}"),
        Every::Weeks(weeks) => format!("FREQ=WEEKLY;INTERVAL={weeks};BYDAY={day}"),
        Every::MonthDay => format!("FREQ=MONTHLY;BYMONTHDAY={}", start.date.parts().2),
        Every::MonthWeekday(nth) => format!("FREQ=MONTHLY;BYDAY={nth}{day}"),
    };
    if let Some(count) = recurrence.count {
        // Writing to a string cannot fail.
        let _written = write!(rule, ";COUNT={count}");
    }
    if let Some(until) = recurrence.until {
        // In UTC if the event begins at a time, since its beginning has a zone.
        let until = match start.time {
            Some(time) => until.instant(time, zone).map_or_else(|| digits(until), stamp),
            None => digits(until),
        };
        let _written = write!(rule, ";UNTIL={until}");
    }
    lines.add("RRULE", &rule);
    for day in &recurrence.except {
        match start.time {
            Some(time) => {
                let seconds = day.instant(time, zone).unwrap_or_default();
                lines.add(&format!("EXDATE;TZID={}", name(zone)), &local(seconds, zone));
            }
            None => lines.add("EXDATE;VALUE=DATE", &digits(*day)),
        }
    }
}

/// Adds the agency's time zone, if one of these events needs it: each change of the clocks from the one before the
/// first event to the last one.
pub(super) fn zone(site: &Site<'_>, events: impl Iterator<Item = usize>, lines: &mut Lines) {
    let mut days: Vec<Date> = Vec::new();
    for page in events.map(|page| &site.pages[page]) {
        if page.recurrence.is_some() && page.start().is_some_and(|start| start.time.is_some()) {
            days.extend(page.start().map(|start| start.date));
            days.extend(page.last_day());
        }
    }
    let (Some(first), Some(last)) = (days.iter().min(), days.iter().max()) else { return };
    let zone = &site.config.time_zone;
    let instant = |day: Date| {
        let seconds = day.instant((0, 0), zone).unwrap_or_default();
        Timestamp::from_second(seconds).unwrap_or(Timestamp::UNIX_EPOCH)
    };
    let (first, last) = (instant(*first), instant(last.next_day()));
    lines.add("BEGIN", "VTIMEZONE");
    lines.add("TZID", name(zone));
    let before = zone.preceding(first).next();
    let after = zone.following(first).take_while(|change| change.timestamp() <= last);
    let mut some = false;
    for change in before.into_iter().chain(after) {
        observance(zone, change.timestamp(), lines);
        some = true;
    }
    if !some {
        fixed(zone, first, lines);
    }
    lines.add("END", "VTIMEZONE");
}

/// Adds the time that is kept from a change of the clocks on.
fn observance(zone: &TimeZone, at: Timestamp, lines: &mut Lines) {
    let before = at.checked_sub(jiff::Span::new().seconds(1)).unwrap_or(at);
    let (old, new) = (zone.to_offset(before), zone.to_offset_info(at));
    let kind = if new.dst().is_dst() { "DAYLIGHT" } else { "STANDARD" };
    lines.add("BEGIN", kind);
    // As the clocks show it that are put forward or back.
    lines.add("DTSTART", &old.to_datetime(at).strftime("%Y%m%dT%H%M%S").to_string());
    lines.add("TZOFFSETFROM", &offset(old));
    lines.add("TZOFFSETTO", &offset(new.offset()));
    lines.add("TZNAME", new.abbreviation());
    lines.add("END", kind);
}

/// Adds the time of a zone in which the clocks are never changed.
fn fixed(zone: &TimeZone, at: Timestamp, lines: &mut Lines) {
    let info = zone.to_offset_info(at);
    lines.add("BEGIN", "STANDARD");
    lines.add("DTSTART", "19700101T000000");
    lines.add("TZOFFSETFROM", &offset(info.offset()));
    lines.add("TZOFFSETTO", &offset(info.offset()));
    lines.add("TZNAME", info.abbreviation());
    lines.add("END", "STANDARD");
}

fn offset(offset: jiff::tz::Offset) -> String {
    let seconds = offset.seconds();
    let sign = if seconds < 0 { '-' } else { '+' };
    let minutes = seconds.unsigned_abs() / 60;
    format!("{sign}{:02}{:02}", minutes / 60, minutes % 60)
}

fn local(seconds: i64, zone: &TimeZone) -> String {
    let instant = Timestamp::from_second(seconds).unwrap_or(Timestamp::UNIX_EPOCH);
    zone.to_datetime(instant).strftime("%Y%m%dT%H%M%S").to_string()
}
