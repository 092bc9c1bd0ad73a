//! Small multiples: one small line chart a series, all on the same scale.

use super::Size;
use super::canvas::{Anchor, Box, Canvas};
use super::frame::{self, LINE};
use super::lines::{one_line, place};
use crate::figures::choose::{Axis, Chosen};
use crate::figures::scale::Scale;
use crate::figures::words::Words;

/// How high a panel's plot is.
const PLOT: f64 = 110.0;

/// Draws a panel for each series; returns the height of all.
pub(super) fn draw(canvas: &mut Canvas, chosen: &Chosen<'_>, words: &Words<'_>, size: Size) -> f64 {
    let Axis::Time(periods) = &chosen.axis else { return 0.0 };
    let columns = if size == Size::Wide { 2 } else { 1 };
    let top = frame::unit(canvas, chosen, words, 0.0);
    let scale = Scale::to(frame::most(chosen), 3.0);
    let left = frame::scale_width(scale, words);
    let panel = (PLOT + 3.0 * LINE + 20.0, size.width() / f64::from(columns));
    for (number, series) in chosen.series.iter().enumerate() {
        // At most four.
        let (row, column) = ((number / columns as usize) as f64, (number % columns as usize) as f64);
        let plot = Box {
            left: panel.1 * column + left,
            top: top + panel.0 * row + LINE + 10.0,
            width: panel.1 - left - 16.0,
            height: PLOT,
        };
        canvas.text((panel.1 * column, plot.top - 14.0), Anchor::Start, "figure-strong", &series.label);
        frame::grid(canvas, plot, scale, words);
        let at = |index: usize| place(index, periods, plot);
        frame::time_axis(canvas, plot, periods, words, &at);
        let half = if periods.len() > 1 { (at(1) - at(0)) / 2.0 } else { 0.0 };
        frame::breaks(canvas, chosen, plot, periods, words, &at, half);
        // Each has a panel of its own, so that none needs dashes.
        one_line(canvas, chosen, (0, series), periods, plot, scale);
    }
    top + panel.0 * chosen.series.len().div_ceil(columns as usize) as f64
}
