//! Dot plots: one row a category, one marker a series (W. S. Cleveland, "The Elements of Graphing Data", 1985).

use super::Size;
use super::canvas::{Anchor, Box, Canvas, width};
use super::frame::{self, LINE, Sample};
use crate::figures::choose::{Axis, Chosen};
use crate::figures::data::Amount;
use crate::figures::scale::Scale;
use crate::figures::words::Words;

/// Draws a dot plot; returns its height.
pub(super) fn draw(
    canvas: &mut Canvas,
    chosen: &Chosen<'_>,
    names: &[String],
    words: &Words<'_>,
    size: Size,
) -> f64 {
    let mut top = frame::unit(canvas, chosen, words, 0.0);
    top += frame::key(canvas, chosen, Sample::Dot, size, top - 4.0);
    let longest = names.iter().map(|name| width(name)).fold(0.0, f64::max);
    let beside = longest <= size.width() * 0.34;
    let left = if beside { longest + 14.0 } else { 8.0 };
    let row = if beside { 30.0 } else { 26.0 + LINE };
    let scale = Scale::to(frame::most(chosen), if size == Size::Wide { 6.0 } else { 4.0 });
    // Rows are counted in tens.
    let plot = Box { left, top, width: size.width() - left - 20.0, height: row * names.len() as f64 };
    for tick in scale.ticks() {
        let x = plot.left + plot.width * scale.part(tick);
        canvas.line(
            (x, plot.top),
            (x, plot.top + plot.height),
            if tick == 0.0 { "figure-axis" } else { "figure-grid" },
        );
        canvas.text((x, plot.top + plot.height + 16.0), Anchor::Middle, "figure-soft", &words.number(tick));
    }
    for (index, name) in names.iter().enumerate() {
        let y = plot.top + row * index as f64 + if beside { row / 2.0 } else { LINE + 8.0 };
        match beside {
            true => canvas.text((plot.left - 12.0, y + 4.0), Anchor::End, "", name),
            false => canvas.text((plot.left + 4.0, y - 11.0), Anchor::Start, "", name),
        }
        canvas.line((plot.left, y), (plot.left + plot.width, y), "figure-grid");
        for (number, series) in chosen.series.iter().enumerate() {
            let amount = series.amounts[index];
            if let Some(value) = amount.number() {
                let hollow = is_incomplete(chosen, index);
                // A little apart, so that equal numbers do not hide each other.
                let y = y + (number as f64 - (chosen.series.len() as f64 - 1.0) / 2.0) * 6.0;
                canvas.marker((plot.left + plot.width * scale.part(value), y), number, hollow);
            } else if amount == Amount::Withheld {
                // Each series has a place of its own, so that two signs can be told apart.
                let x = plot.left + 10.0 + 14.0 * number as f64;
                frame::withheld(canvas, amount, (x, y + 5.0));
            }
        }
    }
    plot.top + plot.height + 26.0
}

fn is_incomplete(chosen: &Chosen<'_>, index: usize) -> bool {
    match &chosen.axis {
        Axis::Time(periods) => frame::is_incomplete(chosen, periods[index]),
        Axis::Words(_) => false,
    }
}
