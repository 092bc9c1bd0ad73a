//! Line charts: numbers over time. A line has a gap where a number is withheld or not known, where the way of counting
//! changed, and before a period that is not over; nothing is guessed in between.

use super::Size;
use super::canvas::{Anchor, Box, Canvas, width};
use super::frame::{self, LINE, Sample};
use crate::figures::choose::{Axis, Chosen, Series};
use crate::figures::periods::Period;
use crate::figures::scale::Scale;
use crate::figures::words::Words;

/// Up to so many periods have a marker each.
const MARKERS: usize = 16;

/// Draws a line chart; returns its height.
pub(super) fn draw(canvas: &mut Canvas, chosen: &Chosen<'_>, words: &Words<'_>, size: Size) -> f64 {
    let Axis::Time(periods) = &chosen.axis else { return 0.0 };
    let longest = chosen.series.iter().map(|series| width(&series.label)).fold(0.0, f64::max);
    let is_direct = chosen.series.len() > 1 && longest <= size.width() * 0.28;
    let mut top = frame::unit(canvas, chosen, words, 0.0);
    if !is_direct {
        top += frame::key(canvas, chosen, Sample::Line, size, top - 4.0);
    }
    let scale = Scale::to(frame::most(chosen), if size == Size::Wide { 5.0 } else { 4.0 });
    let left = frame::scale_width(scale, words);
    let right = if is_direct { longest + 18.0 } else { 14.0 };
    let plot = Box { left, top, width: size.width() - left - right, height: size.height() - 60.0 };
    plot_lines(canvas, chosen, &chosen.series, periods, plot, scale, words);
    if is_direct {
        direct_labels(canvas, chosen, periods, plot, scale);
    }
    plot.top + plot.height + 24.0 + LINE
}

/// Draws the grid, the axis and the lines of some series; each has the number that it has among all.
fn plot_lines(
    canvas: &mut Canvas,
    chosen: &Chosen<'_>,
    all: &[Series],
    periods: &[Period],
    plot: Box,
    scale: Scale,
    words: &Words<'_>,
) {
    frame::grid(canvas, plot, scale, words);
    let at = |index: usize| place(index, periods, plot);
    frame::time_axis(canvas, plot, periods, words, &at);
    let half = if periods.len() > 1 { (at(1) - at(0)) / 2.0 } else { 0.0 };
    frame::breaks(canvas, chosen, plot, periods, words, &at, half);
    for (number, series) in all.iter().enumerate() {
        one_line(canvas, chosen, (number, series), periods, plot, scale);
    }
}

/// Returns where a period stands.
pub(super) fn place(index: usize, periods: &[Period], plot: Box) -> f64 {
    // Periods are counted in hundreds.
    let many = periods.len().saturating_sub(1).max(1) as f64;
    let inset = 6.0;
    plot.left + inset + (plot.width - 2.0 * inset) * index as f64 / many
}

/// Draws one line with its markers.
pub(super) fn one_line(
    canvas: &mut Canvas,
    chosen: &Chosen<'_>,
    (number, series): (usize, &Series),
    periods: &[Period],
    plot: Box,
    scale: Scale,
) {
    let breaks: Vec<usize> =
        chosen.breaks.iter().filter_map(|(day, _)| frame::first_after(periods, *day)).collect();
    let mut segment: Vec<(f64, f64)> = Vec::new();
    let mut last = None;
    for (index, amount) in series.amounts.iter().enumerate() {
        let x = place(index, periods, plot);
        let is_open = frame::is_incomplete(chosen, periods[index]);
        if breaks.contains(&index) || is_open || amount.number().is_none() {
            end_segment(canvas, &mut segment, number);
        }
        frame::withheld(canvas, *amount, (x, plot.top + plot.height - 4.0));
        let Some(value) = amount.number() else { continue };
        let point = (x, plot.top + plot.height * (1.0 - scale.part(value)));
        if is_open {
            canvas.marker(point, number, true);
            continue;
        }
        segment.push(point);
        last = Some(point);
        if periods.len() <= MARKERS {
            canvas.marker(point, number, false);
        }
    }
    end_segment(canvas, &mut segment, number);
    if let Some(point) = last.filter(|_| periods.len() > MARKERS) {
        canvas.marker(point, number, false);
    }
}

/// Draws what belongs together; a single point has no line and needs a marker to be seen.
fn end_segment(canvas: &mut Canvas, segment: &mut Vec<(f64, f64)>, number: usize) {
    match segment[..] {
        [] => return,
        [only] => canvas.marker(only, number, false),
        _ => canvas.polyline(segment, number),
    }
    segment.clear();
}

/// Writes the names of series beside the ends of their lines, none over another.
fn direct_labels(canvas: &mut Canvas, chosen: &Chosen<'_>, periods: &[Period], plot: Box, scale: Scale) {
    let end = |series: &Series| {
        let amounts = series.amounts.iter().zip(periods).rev();
        let value = amounts
            .filter(|(_, period)| !frame::is_incomplete(chosen, **period))
            .find_map(|(amount, _)| amount.number());
        plot.top + plot.height * (1.0 - value.map_or(0.0, |value| scale.part(value)))
    };
    let mut labels: Vec<(f64, &str)> =
        chosen.series.iter().map(|series| (end(series), series.label.as_str())).collect();
    labels.sort_by(|one, other| one.0.total_cmp(&other.0));
    let mut lowest = f64::NEG_INFINITY;
    for (y, _) in &mut labels {
        *y = y.max(lowest + 16.0);
        lowest = *y;
    }
    let over = (lowest - (plot.top + plot.height)).max(0.0);
    for (y, label) in labels {
        canvas.text((plot.left + plot.width + 10.0, y - over + 4.0), Anchor::Start, "", label);
    }
}
