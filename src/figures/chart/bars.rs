//! Bars: upright over time, level beside the names of categories. They always begin at zero.

use super::Size;
use super::canvas::{Anchor, Box, Canvas, width};
use super::frame::{self, LINE, Sample};
use crate::figures::choose::Chosen;
use crate::figures::data::Amount;
use crate::figures::periods::Period;
use crate::figures::scale::Scale;
use crate::figures::words::Words;

/// Returns the largest number that a bar must show.
fn most(chosen: &Chosen<'_>, is_stacked: bool) -> f64 {
    if !is_stacked {
        return frame::most(chosen);
    }
    let length = chosen.series.first().map_or(0, |series| series.amounts.len());
    (0..length).filter_map(|at| stack(chosen, at).number()).fold(0.0, f64::max)
}

/// Adds up what is stacked at a place: with a withheld part, all of it is withheld.
fn stack(chosen: &Chosen<'_>, at: usize) -> Amount {
    chosen.series.iter().map(|series| series.amounts[at]).fold(Amount::Number(0.0), Amount::plus)
}

/// Draws upright bars over time; returns the height.
pub(super) fn upright(
    canvas: &mut Canvas,
    chosen: &Chosen<'_>,
    periods: &[Period],
    is_stacked: bool,
    words: &Words<'_>,
    size: Size,
) -> f64 {
    let mut top = frame::unit(canvas, chosen, words, 0.0);
    top += frame::key(canvas, chosen, Sample::Bar, size, top - 4.0);
    let scale = Scale::to(most(chosen, is_stacked), if size == Size::Wide { 5.0 } else { 4.0 });
    let left = frame::scale_width(scale, words);
    let plot = Box { left, top, width: size.width() - left - 8.0, height: size.height() - 60.0 };
    frame::grid(canvas, plot, scale, words);
    // Periods are counted in hundreds.
    let room = plot.width / periods.len().max(1) as f64;
    let at = |index: usize| plot.left + room * (index as f64 + 0.5);
    frame::time_axis(canvas, plot, periods, words, &at);
    frame::breaks(canvas, chosen, plot, periods, words, &at, room / 2.0);
    let bottom = plot.top + plot.height;
    for (index, period) in periods.iter().enumerate() {
        let hollow = frame::is_incomplete(chosen, *period);
        let left = plot.left + room * index as f64 + room * 0.12;
        let whole = room * 0.76;
        if is_stacked {
            let amount = stack(chosen, index);
            frame::withheld(canvas, amount, (left + whole / 2.0, bottom - 4.0));
            let mut base = bottom;
            for (number, part) in parts(chosen, index, amount) {
                let height = plot.height * scale.part(part);
                base -= height;
                canvas.bar(Box { left, top: base, width: whole, height }, number, hollow);
            }
            continue;
        }
        let one = whole / chosen.series.len() as f64;
        for (number, series) in chosen.series.iter().enumerate() {
            let left = left + one * number as f64;
            let amount = series.amounts[index];
            frame::withheld(canvas, amount, (left + one / 2.0, bottom - 4.0));
            let Some(value) = amount.number() else { continue };
            let height = plot.height * scale.part(value);
            canvas.bar(Box { left, top: bottom - height, width: one - 1.0, height }, number, hollow);
            let label = words.amount(amount);
            if one >= width(&label) {
                let at = (left + one / 2.0, bottom - height - 5.0);
                canvas.text(at, Anchor::Middle, "figure-soft", &label);
            }
        }
    }
    bottom + 24.0 + LINE
}

/// Returns the parts of a stack, if all of them are there.
fn parts(chosen: &Chosen<'_>, at: usize, whole: Amount) -> Vec<(usize, f64)> {
    if whole.number().is_none() {
        return Vec::new();
    }
    let numbers = chosen.series.iter().map(|series| series.amounts[at].number());
    numbers.enumerate().filter_map(|(number, part)| Some((number, part?))).collect()
}

/// Draws level bars, one or a group for each category; returns the height.
pub(super) fn level(
    canvas: &mut Canvas,
    chosen: &Chosen<'_>,
    names: &[String],
    is_stacked: bool,
    words: &Words<'_>,
    size: Size,
) -> f64 {
    const BAR: f64 = 20.0;
    let mut y = frame::unit(canvas, chosen, words, 0.0);
    y += frame::key(canvas, chosen, Sample::Bar, size, y - 4.0);
    let longest = names.iter().map(|name| width(name)).fold(0.0, f64::max);
    let beside = longest <= size.width() * 0.34;
    let left = if beside { longest + 12.0 } else { 0.0 };
    let most = most(chosen, is_stacked);
    let number_width = width(&words.number(most)) + 12.0;
    let scale = Scale { most: most.max(1.0), step: most.max(1.0) };
    let room = size.width() - left - number_width;
    let start = y;
    for (index, name) in names.iter().enumerate() {
        let lanes = if is_stacked { 1 } else { chosen.series.len() };
        let height = BAR * lanes as f64;
        if beside {
            canvas.text((left - 10.0, y + height / 2.0 + 4.0), Anchor::End, "", name);
        } else {
            canvas.text((0.0, y + 13.0), Anchor::Start, "", name);
            y += LINE + 2.0;
        }
        if is_stacked {
            let whole = stack(chosen, index);
            let mut x = left;
            for (number, part) in parts(chosen, index, whole) {
                let width = room * scale.part(part);
                canvas.bar(Box { left: x, top: y, width, height: BAR - 2.0 }, number, false);
                x += width;
            }
            end_label(canvas, whole, (x + 7.0, y + BAR / 2.0 + 3.5), words);
        } else {
            for (number, series) in chosen.series.iter().enumerate() {
                let amount = series.amounts[index];
                let top = y + BAR * number as f64;
                let width = amount.number().map_or(0.0, |value| room * scale.part(value));
                canvas.bar(Box { left, top, width, height: BAR - 2.0 }, number, false);
                end_label(canvas, amount, (left + width + 7.0, top + BAR / 2.0 + 3.5), words);
            }
        }
        y += height + 12.0;
    }
    if beside {
        canvas.line((left, start - 2.0), (left, y - 10.0), "figure-axis");
    }
    y
}

/// Writes the number at the end of a level bar.
fn end_label(canvas: &mut Canvas, amount: Amount, at: (f64, f64), words: &Words<'_>) {
    let class = if amount == Amount::Withheld { "figure-withheld" } else { "" };
    canvas.text(at, Anchor::Start, class, &words.amount(amount));
}
