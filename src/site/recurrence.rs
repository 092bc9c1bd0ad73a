//! Recurrence: on which days an event takes place that repeats, by a few rules that anybody can check by hand.

use super::{Page, Site};
use crate::document::{Date, FieldValue, Moment, Record};
use crate::finding::{Finding, Findings, Place, Rule};

/// How many times an event takes place at most: weekly for more than nine years.
const MOST: usize = 500;

/// The days of the week, in the order of ISO 8601, as they stand in front matter.
const WEEKDAYS: [&str; 7] = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];

/// How often an event takes place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Every {
    /// On the same weekday, after so many weeks.
    Weeks(u8),
    /// On the same day of each month, which is at most the 28th.
    MonthDay,
    /// On the first to fourth, or for -1 on the last, such weekday of each month.
    MonthWeekday(i8),
}

/// The rule by which an event repeats, and the days that follow from it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Recurrence {
    /// How often.
    pub every: Every,
    /// The weekday of the first time, from 0 (Monday).
    pub weekday: usize,
    /// The day after which it does not take place any more.
    pub until: Option<Date>,
    /// How many times the rule names, those that fall out included.
    pub count: Option<usize>,
    /// The days that fall out, in order.
    pub except: Vec<Date>,
    /// The days on which it takes place, in order.
    pub days: Vec<Date>,
}

/// Reads how an event repeats; what is wrong with it goes to `findings`.
pub(super) fn read(page: &Page, findings: &mut Findings) -> Option<Recurrence> {
    let record = page.field("event", "repeats")?.as_records().first()?;
    let start = page.start()?;
    match recurrence(record, start.date, page.end()) {
        Ok(recurrence) => Some(recurrence),
        Err(why) => {
            let place = Place::file(page.document.path.as_str());
            findings.push(
                Finding::new(Rule::EventRepeats, format!("`event.repeats` cannot be: {why}")).at(place),
            );
            None
        }
    }
}

fn recurrence(record: &Record, start: Date, end: Option<Moment>) -> Result<Recurrence, String> {
    let held = |name: &str| record.iter().find(|(field, _)| field == name).map(|(_, value)| value);
    let word = |name: &str| held(name).and_then(FieldValue::as_text);
    let every = every(word("every").unwrap_or_default(), word("which"), start)?;
    if let Some(weekday) = word("weekday")
        && WEEKDAYS[start.weekday()] != weekday
    {
        return Err(format!("the first day, {start}, is a {}", WEEKDAYS[start.weekday()]));
    }
    let until = held("until").and_then(FieldValue::as_moment).map(|until| until.date);
    let count =
        word("count").map(|count| count.parse::<usize>().ok().filter(|count| (2..=MOST).contains(count)));
    let count = match (until, count) {
        (_, Some(None)) => return Err(format!("`count` is a whole number from 2 to {MOST}")),
        (Some(_), Some(_)) => return Err("it has both `until` and `count`".to_owned()),
        (None, None) => return Err("it has neither `until` nor `count`".to_owned()),
        (Some(until), None) if until <= start => return Err("`until` is not after the first day".to_owned()),
        (Some(_), None) => None,
        (None, Some(count)) => count,
    };
    let all = days(every, start, until, count);
    if all.len() >= MOST && count.is_none() {
        return Err(format!("it takes place more than {MOST} times"));
    }
    let except = except(held("except"), &all)?;
    let days: Vec<Date> = all.into_iter().filter(|day| !except.contains(day)).collect();
    let length = end.map_or(0, |end| start.days_until(end.date));
    if days.windows(2).any(|pair| pair[0].days_until(pair[1]) <= length) {
        return Err("it would begin again before it has ended; `end` is that of the first time".to_owned());
    }
    if days.first() != Some(&start) {
        return Err("the first day falls out; let it start on the next one".to_owned());
    }
    Ok(Recurrence { every, weekday: start.weekday(), until, count, except, days })
}

fn every(every: &str, which: Option<&str>, start: Date) -> Result<Every, String> {
    let nth = |which: &str| match which {
        "first" => 1,
        "second" => 2,
        "third" => 3,
        "fourth" => 4,
        _ => -1,
    };
    Ok(match (every, which) {
        ("month", Some(which)) => {
            let nth = nth(which);
            if start.nth_weekday(nth, start.weekday()) != Some(start) {
                return Err(format!(
                    "the first day, {start}, is not the {which} {} of its month",
                    WEEKDAYS[start.weekday()]
                ));
            }
            Every::MonthWeekday(nth)
        }
        ("month", None) if start.parts().2 > 28 => {
            return Err("not every month has this day; say `which` weekday".to_owned());
        }
        ("month", None) => Every::MonthDay,
        (_, Some(_)) => return Err("`which` is for what takes place every month".to_owned()),
        ("two-weeks", None) => Every::Weeks(2),
        _ => Every::Weeks(1),
    })
}

/// Returns the days that a rule names, at most [`MOST`].
fn days(every: Every, start: Date, until: Option<Date>, count: Option<usize>) -> Vec<Date> {
    let day = |number: u16| match every {
        Every::Weeks(weeks) => start.days_later(i32::from(number) * i32::from(weeks) * 7),
        Every::MonthDay => start.same_day_in(number),
        Every::MonthWeekday(nth) => start
            .first_of_month()
            .months_later(number)
            .and_then(|month| month.nth_weekday(nth, start.weekday())),
    };
    let most = u16::try_from(count.unwrap_or(MOST)).unwrap_or(0);
    (0..most).map_while(day).take_while(|day| until.is_none_or(|until| *day <= until)).collect()
}

fn except(held: Option<&FieldValue>, all: &[Date]) -> Result<Vec<Date>, String> {
    let mut except = Vec::new();
    for text in held.map(FieldValue::texts).unwrap_or_default() {
        match Date::parse(text) {
            Some(day) if all.contains(&day) => except.push(day),
            Some(day) => {
                return Err(format!("`except` names {day}, on which it would not take place anyway"));
            }
            None => return Err("`except` is a list of days such as [\"2026-12-24\"]".to_owned()),
        }
    }
    except.sort_unstable();
    except.dedup();
    Ok(except)
}

/// Finds facts about events that contradict each other.
pub(super) fn report(site: &Site<'_>, findings: &mut Findings) {
    for page in &site.pages {
        let has = |name: &str| page.field("event", name).is_some();
        let place = || Place::file(page.document.path.as_str());
        let today = site.config.today;
        let is_over = page.last_day().is_some_and(|last| last < today);
        let has_begun = page.start().is_none_or(|start| start.date <= today);
        if let Some(message) = wrong_end(page) {
            findings.push(Finding::new(Rule::EventFacts, message).at(place()));
        }
        let message = if has("outcome") && page.is_cancelled() {
            "an event that was cancelled has an `outcome`"
        } else if has("outcome") && (!has_begun || !is_over && page.recurrence.is_none()) {
            "the event is still to come, but has an `outcome`"
        } else if has("reason") && !page.is_cancelled() {
            "the event has a `reason`, but was not cancelled"
        } else {
            continue;
        };
        findings.push(Finding::new(Rule::EventFacts, message).at(place()));
    }
}

/// Says what is wrong with when an event ends, if anything is.
fn wrong_end(page: &Page) -> Option<&'static str> {
    let (start, end) = (page.start()?, page.end()?);
    match (start.time, end.time) {
        (Some(_), None) | (None, Some(_)) => {
            Some("of `start` and `end`, one is a day and the other a time; both are days, or both are times")
        }
        (Some(_), Some(_)) if end <= start => Some("the event ends before it begins, or when it begins"),
        // A last day is a whole day.
        (None, None) if end < start => Some("the event ends before it begins"),
        _ => None,
    }
}

impl Page {
    /// Whether it is an event that was cancelled.
    pub fn is_cancelled(&self) -> bool {
        matches!(self.field("event", "cancelled"), Some(FieldValue::Boolean(true)))
    }

    /// Returns when an event takes place next, or took place last: beginning and end.
    pub fn next_time(&self, today: Date) -> Option<(Moment, Option<Moment>)> {
        let (start, end) = (self.start()?, self.end());
        let Some(recurrence) = &self.recurrence else { return Some((start, end)) };
        let length = end.map_or(0, |end| start.date.days_until(end.date));
        let days = &recurrence.days;
        let last = |day: &Date| day.days_later(length).unwrap_or(*day);
        let day = days.iter().find(|day| last(day) >= today).or(days.last())?;
        let end = end.map(|end| Moment { date: last(day), ..end });
        Some((Moment { date: *day, ..start }, end))
    }

    /// Returns the last day of an event: of the last time, if it repeats.
    pub fn last_day(&self) -> Option<Date> {
        let (start, end) = (self.start()?, self.end());
        let last = end.unwrap_or(start).date;
        let Some(recurrence) = &self.recurrence else { return Some(last) };
        recurrence.days.last().and_then(|day| day.days_later(start.date.days_until(last)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn date(text: &str) -> Date {
        Date::parse(text).expect("a date")
    }

    fn record(pairs: &[(&str, &str)]) -> Record {
        let value = |name: &str, text: &str| match name {
            "until" => FieldValue::Moment(Moment { date: date(text), time: None }),
            "except" => FieldValue::Texts(text.split(' ').map(str::to_owned).collect()),
            _ => FieldValue::Choice(text.to_owned()),
        };
        pairs.iter().map(|(name, text)| ((*name).to_owned(), value(name, text))).collect()
    }

    fn check(start: &str, pairs: &[(&str, &str)], expected: &[&str]) {
        let found = recurrence(&record(pairs), date(start), None).expect("a rule");
        let days: Vec<String> = found.days.iter().map(Date::to_string).collect();
        assert_eq!(days, expected, "{pairs:?}");
    }

    #[test]
    fn days_follow_from_the_rule() {
        check(
            "2026-11-03",
            &[("every", "week"), ("until", "2026-11-24"), ("except", "2026-11-17")],
            &["2026-11-03", "2026-11-10", "2026-11-24"],
        );
        check(
            "2026-12-22",
            &[("every", "two-weeks"), ("count", "3")],
            &["2026-12-22", "2027-01-05", "2027-01-19"],
        );
        check(
            "2026-12-08",
            &[("every", "month"), ("which", "second"), ("weekday", "tuesday"), ("count", "3")],
            &["2026-12-08", "2027-01-12", "2027-02-09"],
        );
        check(
            "2026-10-30",
            &[("every", "month"), ("which", "last"), ("until", "2027-01-01")],
            &["2026-10-30", "2026-11-27", "2026-12-25"],
        );
        check("2026-12-15", &[("every", "month"), ("count", "2")], &["2026-12-15", "2027-01-15"]);
    }

    #[test]
    fn what_cannot_be_is_refused() {
        for (start, pairs) in [
            ("2026-11-03", vec![("every", "week")]),
            ("2026-11-03", vec![("every", "week"), ("until", "2027-01-01"), ("count", "3")]),
            ("2026-11-03", vec![("every", "week"), ("count", "1")]),
            ("2026-11-03", vec![("every", "week"), ("count", "501")]),
            ("2026-11-03", vec![("every", "week"), ("count", "2.5")]),
            ("2026-11-03", vec![("every", "week"), ("until", "2026-11-03")]),
            ("2026-11-03", vec![("every", "week"), ("weekday", "monday"), ("count", "3")]),
            ("2026-11-03", vec![("every", "week"), ("which", "first"), ("count", "3")]),
            ("2026-11-03", vec![("every", "month"), ("which", "second"), ("count", "3")]),
            ("2026-10-29", vec![("every", "month"), ("count", "3")]),
            ("2026-11-03", vec![("every", "week"), ("count", "3"), ("except", "2026-11-04")]),
            ("2026-11-03", vec![("every", "week"), ("count", "3"), ("except", "2026-11-03")]),
            ("2026-11-03", vec![("every", "week"), ("count", "3"), ("except", "November")]),
            ("2026-11-03", vec![("every", "week"), ("until", "2099-01-01")]),
        ] {
            assert!(recurrence(&record(&pairs), date(start), None).is_err(), "{start} {pairs:?}");
        }
        let long = Moment { date: date("2026-11-10"), time: None };
        let weekly = record(&[("every", "week"), ("count", "3")]);
        assert!(recurrence(&weekly, date("2026-11-03"), Some(long)).is_err(), "it begins before it ends");
    }
}
