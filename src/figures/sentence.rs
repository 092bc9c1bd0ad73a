//! Sentences: what a figure shows, in words.

use super::choose::{Axis, Chosen, Series};
use super::comparison::{Comparison, twelve_months, with_last_year};
use super::data::Amount;
use super::grid::Results;
use super::periods::{Period, Span};
use super::words::Words;

/// Says what a figure shows, series by series; returns what came of the comparisons, too.
pub(super) fn of_chart(chosen: &Chosen<'_>, words: &Words<'_>) -> (Vec<String>, Results) {
    let mut results = Results::new();
    let sentences: Vec<String> = match &chosen.axis {
        Axis::Words(names) => {
            chosen.series.iter().map(|series| of_categories(names, series, words)).collect()
        }
        Axis::Time(periods) => {
            let last = chosen.last_complete().or(periods.last().copied());
            let series = chosen.series.iter();
            last.map_or_else(Vec::new, |last| {
                series
                    .map(|series| of_time(chosen, series, (periods[0], last), &mut results, words))
                    .collect()
            })
        }
    };
    (sentences, results)
}

fn of_time(
    chosen: &Chosen<'_>,
    series: &Series,
    (first, last): (Period, Period),
    results: &mut Results,
    words: &Words<'_>,
) -> String {
    let has = |comparison: &Comparison| comparison.before.0.first >= first;
    if series.counts
        && let Some(comparison) = twelve_months(chosen, series, last).filter(has)
        && comparison.now.0.len() > 1
    {
        results.push(comparison.result);
        return of_comparison(chosen, series, &comparison, "figure-sentence-year", words);
    }
    let span = Span { first: last, last };
    if series.counts
        && let Some(comparison) = with_last_year(chosen, series, span).filter(has)
    {
        results.push(comparison.result);
        return of_comparison(chosen, series, &comparison, "figure-sentence-period", words);
    }
    let amount = words.spoken(chosen.sum(series, span));
    words.pairs(
        "figure-sentence-one",
        &[("label", &series.label), ("now", &amount), ("period", &last.label(words))],
    )
}

/// Says what came of a comparison: "Burglary: 85 in July–September 2026, 81 a year earlier (+5%; within …)."
pub(super) fn of_comparison(
    chosen: &Chosen<'_>,
    series: &Series,
    comparison: &Comparison,
    key: &str,
    words: &Words<'_>,
) -> String {
    let (now, before) = (words.spoken(comparison.now.1), words.spoken(comparison.before.1));
    words.pairs(
        key,
        &[
            ("label", &series.label),
            ("now", &now),
            ("period", &comparison.now.0.label(words)),
            ("end", &comparison.now.0.last.label(words)),
            ("before", &before),
            ("earlier", &comparison.before.0.label(words)),
            ("outcome", &comparison.outcome(chosen, words)),
        ],
    )
}

/// How many categories of one number are named.
const NAMED: usize = 3;

/// Says which categories have most and least. If a number is missing, that is said of the published ones alone; of
/// several with the same number, all are named or none is.
fn of_categories(names: &[String], series: &Series, words: &Words<'_>) -> String {
    let known = names.iter().zip(&series.amounts).filter_map(|(name, amount)| Some((name, amount.number()?)));
    let known: Vec<(&String, f64)> = known.collect();
    let most = known.iter().map(|(_, number)| *number).reduce(f64::max);
    let least = known.iter().map(|(_, number)| *number).reduce(f64::min);
    let (Some(most), Some(least)) = (most, least) else {
        return words.with("figure-sentence-nothing", "label", &series.label);
    };
    let number = |number: f64| words.amount(Amount::Number(number));
    let named = |number: f64| {
        let same = known.iter().filter(|(_, other)| *other == number).map(|(name, _)| name.as_str());
        let same: Vec<&str> = same.collect();
        if same.len() > NAMED { words.text("figure-several") } else { same.join(", ") }
    };
    if most == least {
        let pairs = [("label", series.label.as_str()), ("name", &named(most)), ("now", &number(most))];
        return words.pairs("figure-sentence-category", &pairs);
    }
    let key = match known.len() == names.len() {
        true => "figure-sentence-categories",
        false => "figure-sentence-categories-published",
    };
    words.pairs(
        key,
        &[
            ("label", &series.label),
            ("most-name", &named(most)),
            ("most", &number(most)),
            ("least-name", &named(least)),
            ("least", &number(least)),
        ],
    )
}
