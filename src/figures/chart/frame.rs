//! The frame of a chart: its scale, its axis of time, the key to its series, the marks of breaks.

use super::Size;
use super::canvas::{Anchor, Box, Canvas, width};
use crate::figures::choose::Chosen;
use crate::figures::data::Amount;
use crate::figures::periods::{Period, Span, Step};
use crate::figures::scale::Scale;
use crate::figures::words::Words;

/// How far lines of text are apart.
pub(super) const LINE: f64 = 18.0;

/// Returns the largest number of all series.
pub(super) fn most(chosen: &Chosen<'_>) -> f64 {
    let amounts = chosen.series.iter().flat_map(|series| &series.amounts);
    amounts.filter_map(|amount| amount.number()).fold(0.0, f64::max)
}

/// The samples of a key.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Sample {
    Line,
    Bar,
    Dot,
}

/// Writes the key to the series; returns how high it is. One series needs none: the title names it.
pub(super) fn key(canvas: &mut Canvas, chosen: &Chosen<'_>, sample: Sample, size: Size, top: f64) -> f64 {
    const SAMPLE: f64 = 34.0;
    if chosen.series.len() < 2 {
        return 0.0;
    }
    let (mut x, mut y) = (0.0, top + 13.0);
    for (number, series) in chosen.series.iter().enumerate() {
        let needed = SAMPLE + width(&series.label) + 18.0;
        if x > 0.0 && x + needed > size.width() {
            (x, y) = (0.0, y + LINE + 2.0);
        }
        match sample {
            Sample::Line => {
                canvas.polyline(&[(x, y - 4.0), (x + 26.0, y - 4.0)], number);
                canvas.marker((x + 13.0, y - 4.0), number, false);
            }
            Sample::Bar => {
                canvas.bar(Box { left: x, top: y - 11.0, width: 26.0, height: 13.0 }, number, false)
            }
            Sample::Dot => canvas.marker((x + 18.0, y - 4.0), number, false),
        }
        canvas.text((x + SAMPLE, y), Anchor::Start, "", &series.label);
        x += needed;
    }
    y - top + 12.0
}

/// Says what the numbers of the scale are; returns how high that is.
pub(super) fn unit(canvas: &mut Canvas, chosen: &Chosen<'_>, words: &Words<'_>, top: f64) -> f64 {
    let unit = match &chosen.rate {
        Some((per, _)) => words.with("figure-per", "number", &words.number(f64::from(*per))),
        None => match &chosen.unit {
            Some(unit) => unit.clone(),
            None => return 8.0,
        },
    };
    canvas.text((0.0, top + 13.0), Anchor::Start, "figure-soft", &unit);
    LINE + 8.0
}

/// Draws the lines of an upright scale, with their numbers left of the plot.
pub(super) fn grid(canvas: &mut Canvas, plot: Box, scale: Scale, words: &Words<'_>) {
    for tick in scale.ticks() {
        let y = plot.top + plot.height * (1.0 - scale.part(tick));
        let class = if tick == 0.0 { "figure-axis" } else { "figure-grid" };
        canvas.line((plot.left, y), (plot.left + plot.width, y), class);
        canvas.text((plot.left - 8.0, y + 4.0), Anchor::End, "figure-soft", &words.number(tick));
    }
}

/// Returns how much room the numbers of a scale need.
pub(super) fn scale_width(scale: Scale, words: &Words<'_>) -> f64 {
    scale.ticks().map(|tick| width(&words.number(tick))).fold(0.0, f64::max) + 10.0
}

/// Writes the axis of time below a plot. `at` says where a period stands.
pub(super) fn time_axis(
    canvas: &mut Canvas,
    plot: Box,
    periods: &[Period],
    words: &Words<'_>,
    at: &dyn Fn(usize) -> f64,
) {
    let bottom = plot.top + plot.height;
    let step = periods.first().map_or(Step::Year, |period| period.step);
    let years_only =
        (step == Step::Month && periods.len() > 18) || (step == Step::Quarter && periods.len() > 10);
    // Periods are counted in hundreds.
    let room = plot.width / (periods.len().max(1) as f64);
    let stride = (1..).find(|stride| f64::from(*stride) * room >= 36.0).unwrap_or(1) as usize;
    let mut year = None;
    let mut last_label = f64::NEG_INFINITY;
    for (index, period) in periods.iter().enumerate() {
        let x = at(index);
        let own = period.begin();
        let shown = if years_only { own.1 == 1 } else { index % stride == 0 };
        if !shown || x - last_label < 34.0 {
            continue;
        }
        last_label = x;
        canvas.line((x, bottom), (x, bottom + 5.0), "figure-axis");
        if years_only {
            canvas.text((x, bottom + 20.0), Anchor::Middle, "figure-soft", &own.0.to_string());
            continue;
        }
        canvas.text((x, bottom + 20.0), Anchor::Middle, "figure-soft", &period.short(words));
        let below = match step {
            Step::Year => None,
            Step::Day => Some(format!("{} {}", words.month(own.1), own.0)),
            Step::Month | Step::Quarter => Some(own.0.to_string()),
        };
        if let Some(below) = below.filter(|below| year.as_ref() != Some(below)) {
            let anchor = if step == Step::Day { Anchor::Start } else { Anchor::Middle };
            canvas.text((x, bottom + 20.0 + LINE), anchor, "figure-soft", &below);
            year = Some(below);
        }
    }
}

/// Marks where the way of counting changed. `at` says where a period stands, `half` how far its edge is from there.
pub(super) fn breaks(
    canvas: &mut Canvas,
    chosen: &Chosen<'_>,
    plot: Box,
    periods: &[Period],
    words: &Words<'_>,
    at: &dyn Fn(usize) -> f64,
    half: f64,
) {
    for (day, _) in &chosen.breaks {
        let Some(index) = first_after(periods, *day).filter(|index| *index > 0) else { continue };
        let x = at(index) - half;
        canvas.line((x, plot.top), (x, plot.top + plot.height), "figure-break");
        let label = words.text("figure-break");
        let is_right = x - plot.left > plot.width / 2.0;
        let (x, anchor) = if is_right { (x - 6.0, Anchor::End) } else { (x + 6.0, Anchor::Start) };
        canvas.text((x, plot.top + 11.0), anchor, "figure-soft", &label);
    }
}

/// Returns the first period that begins on a day or after it.
pub(super) fn first_after(periods: &[Period], day: crate::document::Date) -> Option<usize> {
    periods.iter().position(|period| period.first_day().is_some_and(|first| first >= day))
}

/// Whether a period is not over, as far as the data go.
pub(super) fn is_incomplete(chosen: &Chosen<'_>, period: Period) -> bool {
    chosen.is_incomplete(Span { first: period, last: period })
}

/// Writes the sign of a withheld number where its shape would begin.
pub(super) fn withheld(canvas: &mut Canvas, amount: Amount, at: (f64, f64)) {
    if amount == Amount::Withheld {
        canvas.text(at, Anchor::Middle, "figure-withheld", "*");
    }
}
