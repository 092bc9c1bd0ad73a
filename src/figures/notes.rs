//! Notes: what a reader must know to read a figure right.

use super::choose::{Axis, Chosen};
use super::data::Amount;
use super::grid::{Grid, Results, told};
use super::guards::{PERCENT_FROM, RATE_FROM};
use super::periods::{Period, Span};
use super::words::Words;
use crate::disclosure::TableFacts;

/// The notes of a figure.
#[derive(Debug, Default)]
pub(crate) struct Notes {
    /// What must be read beside it.
    pub(crate) signs: Vec<String>,
    /// How its numbers were made.
    pub(crate) method: Vec<String>,
    /// Where they come from, and as of which day.
    pub(crate) source: Option<String>,
}

/// Returns the notes of a figure.
pub(super) fn of(
    facts: &TableFacts,
    chosen: Option<&Chosen<'_>>,
    grid: &Grid,
    results: &Results,
    shows_change: bool,
    words: &Words<'_>,
) -> Notes {
    let (mut signs, mut method) = (Vec::new(), Vec::new());
    let has = |sign: &str| grid.rows.iter().flatten().any(|cell| cell == sign);
    if has("*") {
        signs.push(words.text("figure-note-withheld"));
    }
    if has("?") {
        signs.push(words.text("figure-note-unknown"));
    }
    if let Some(chosen) = chosen {
        about_time(chosen, &mut signs, words);
        about_rate(chosen, &mut method, words);
    }
    let (is_compared, has_small) = told(results);
    if is_compared {
        if has_small && shows_change {
            method.push(words.with("figure-note-percent", "number", &words.number(PERCENT_FROM)));
        }
        method.push(words.text("figure-note-variation"));
    }
    if let Some(period) = facts.preliminary_from.as_deref().and_then(Period::parse) {
        signs.push(words.with("figure-note-preliminary", "period", &period.label(words)));
    }
    let source = match (facts.as_of, &facts.source) {
        (Some(day), Some(source)) => {
            Some(words.pairs("figure-note-source-as-of", &[("source", source), ("day", &words.date(day))]))
        }
        (Some(day), None) => Some(words.with("figure-note-as-of", "day", &words.date(day))),
        (None, Some(source)) => Some(words.with("figure-note-source", "source", source)),
        (None, None) => None,
    };
    Notes { signs, method, source }
}

/// Tells which periods are not over, and where the way of counting changed.
fn about_time(chosen: &Chosen<'_>, notes: &mut Vec<String>, words: &Words<'_>) {
    let Axis::Time(periods) = &chosen.axis else { return };
    let open = periods.iter().find(|period| chosen.is_incomplete(Span { first: **period, last: **period }));
    if let Some(open) = open {
        notes.push(words.with("figure-note-incomplete", "period", &open.label(words)));
    }
    let shown = |day: crate::document::Date| {
        let first = periods.first().and_then(|period| period.first_day());
        let last = periods.last().and_then(|period| period.last_day());
        first.is_some_and(|first| first < day) && last.is_some_and(|last| day <= last)
    };
    for (day, one) in chosen.breaks.iter().filter(|(day, _)| shown(*day)) {
        let note = one.note.trim_end_matches('.');
        notes.push(words.pairs("figure-note-break", &[("day", &words.date(*day)), ("note", note)]));
    }
}

/// Tells which populations a rate rests on.
fn about_rate(chosen: &Chosen<'_>, notes: &mut Vec<String>, words: &Words<'_>) {
    let Some((per, populations)) = &chosen.rate else { return };
    let people: Vec<String> = populations
        .iter()
        .map(|one| {
            let place = one.place.as_deref().map_or(String::new(), |place| format!("{place}, "));
            let number = words.number(f64::from(one.number));
            let year = one.year.to_string();
            let pairs =
                [("place", place.as_str()), ("number", &number), ("year", &year), ("source", &one.source)];
            words.pairs("figure-note-population", &pairs)
        })
        .collect();
    let per = words.number(f64::from(*per));
    notes.push(words.pairs("figure-note-rate", &[("number", &per), ("populations", &people.join("; "))]));
    let is_few = |amount: &Amount| *amount == Amount::TooFew;
    if chosen.series.iter().flat_map(|series| &series.amounts).any(is_few) {
        notes.push(words.with("figure-note-too-few", "number", &words.number(RATE_FROM)));
    }
}
