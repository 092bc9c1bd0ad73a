//! The canvas: a page as a grid of small cells, each of which knows what was painted over it last.
//! It does not show the page; it tells what lies under what.

use std::rc::Rc;

use super::geometry::{Area, Point};

/// The most cells along one side of a page.
const CELLS: f64 = 1600.0;

/// The most cells that the shapes of a page may fill: a hundred times the page. More takes too long.
const WORK: usize = 1 << 27;

/// What shines through at a cell: the last opaque colour, if it is known.
pub(super) type Colour = Option<[f64; 3]>;

/// Clips, from the outermost to the innermost.
pub(super) type Clips = Vec<Rc<Area>>;

/// A page as a grid.
pub(super) struct Canvas {
    /// What can be seen of the page: left, low, right, high.
    bounds: [f64; 4],
    /// Cells per point.
    scale: f64,
    width: usize,
    height: usize,
    /// The number of the last opaque thing at each cell; 0 for none.
    cover: Vec<u32>,
    /// The colour at each cell, as its place in `colours`.
    back: Vec<u32>,
    colours: Vec<Colour>,
    /// Which cells any picture covers.
    pictured: Vec<bool>,
    work: usize,
}

impl Canvas {
    pub(super) fn new(bounds: [f64; 4]) -> Self {
        let (wide, high) = ((bounds[2] - bounds[0]).max(1.0), (bounds[3] - bounds[1]).max(1.0));
        let scale = (CELLS / wide.max(high)).min(1.5);
        let (width, height) = ((wide * scale).ceil() as usize, (high * scale).ceil() as usize);
        let cells = width * height;
        Self {
            bounds,
            scale,
            width,
            height,
            cover: vec![0; cells],
            back: vec![0; cells],
            colours: vec![Some([1.0; 3])],
            pictured: vec![false; cells],
            work: 0,
        }
    }

    /// Returns how many cells were filled so far, or nothing if they were too many.
    pub(super) fn work(&self) -> Option<usize> {
        (self.work <= WORK).then_some(self.work)
    }

    fn cell(&self, (x, y): Point) -> Option<usize> {
        let (column, row) = ((x - self.bounds[0]) * self.scale, (y - self.bounds[1]) * self.scale);
        let is_on = column >= 0.0 && row >= 0.0 && column < self.width as f64 && row < self.height as f64;
        is_on.then(|| row as usize * self.width + column as usize)
    }

    /// Lists the cells whose middle lies in an area and in all clips.
    fn cells(&mut self, area: &Area, clips: &Clips) -> Vec<usize> {
        let mut cells = Vec::new();
        let Some([_, low, _, high]) = area.bounds() else { return cells };
        let row = |y: f64| ((y - self.bounds[1]) * self.scale).clamp(0.0, self.height as f64);
        for row in row(low) as usize..row(high).ceil() as usize {
            let y = self.bounds[1] + (row as f64 + 0.5) / self.scale;
            let mut spans = area.spans(y);
            self.work += area.rings.iter().map(Vec::len).sum::<usize>() / 2 + 1;
            for clip in clips {
                if spans.is_empty() {
                    break;
                }
                self.work += clip.rings.iter().map(Vec::len).sum::<usize>() / 2 + 1;
                spans = overlap(&spans, &clip.spans(y));
            }
            for (start, end) in spans {
                let column = |x: f64| ((x - self.bounds[0]) * self.scale - 0.5).ceil();
                let first = column(start).clamp(0.0, self.width as f64) as usize;
                let last = column(end).clamp(0.0, self.width as f64) as usize;
                cells.extend((first..last).map(|column| row * self.width + column));
            }
            if self.work > WORK {
                break;
            }
        }
        self.work += cells.len();
        cells
    }

    /// Paints an area that nothing shines through.
    pub(super) fn cover(&mut self, area: &Area, clips: &Clips, number: u32, colour: Colour) {
        if self.colours.last() != Some(&colour) {
            self.colours.push(colour);
        }
        let colour = (self.colours.len() - 1) as u32;
        for cell in self.cells(area, clips) {
            self.cover[cell] = number;
            self.back[cell] = colour;
        }
    }

    /// Paints an area that other things shine through, so that its colour is not known.
    pub(super) fn tint(&mut self, area: &Area, clips: &Clips) {
        self.colours.push(None);
        let colour = (self.colours.len() - 1) as u32;
        for cell in self.cells(area, clips) {
            self.back[cell] = colour;
        }
    }

    /// Remembers where a picture is; returns how many of its cells can be seen.
    pub(super) fn picture(&mut self, area: &Area, clips: &Clips) -> usize {
        let cells = self.cells(area, clips);
        for &cell in &cells {
            self.pictured[cell] = true;
        }
        cells.len()
    }

    /// Returns how many cells an area has, on the page or not.
    pub(super) fn size(&self, area: &Area) -> f64 {
        let twice = |ring: &Vec<Point>| {
            let next = ring.iter().cycle().skip(1);
            ring.iter().zip(next).map(|(a, b)| a.0 * b.1 - b.0 * a.1).sum::<f64>()
        };
        area.rings.iter().map(twice).sum::<f64>().abs() / 2.0 * self.scale * self.scale
    }

    /// Whether a point is on the page and in all clips.
    pub(super) fn is_shown(&self, point: Point, clips: &Clips) -> bool {
        let [left, low, right, high] = self.bounds;
        let is_on = left <= point.0 && point.0 <= right && low <= point.1 && point.1 <= high;
        is_on && clips.iter().all(|clip| clip.holds(point))
    }

    /// Returns the colour that is now at a point.
    pub(super) fn colour(&self, point: Point) -> Colour {
        self.cell(point).and_then(|cell| self.colours[self.back[cell] as usize])
    }

    /// Returns the number of what was painted over a point, if that was after the given number.
    pub(super) fn covered_by(&self, point: Point, number: u32) -> Option<u32> {
        self.cell(point).map(|cell| self.cover[cell]).filter(|cover| *cover > number)
    }

    /// Whether pictures make up the page, as those of a scanner do.
    pub(super) fn is_scan(&self) -> bool {
        self.pictured.iter().filter(|pictured| **pictured).count() * 10 >= self.pictured.len() * 8
    }

    /// Whether something opaque that is more than a line was painted over a picture. Pictures in
    /// strips that overlap by a line are no cover of each other.
    pub(super) fn hides(&mut self, area: &Area, clips: &Clips, number: u32) -> bool {
        let cells = self.cells(area, clips);
        let width = self.width;
        let has_room = |cell: &&usize| {
            let (row, column) = (**cell / width, **cell % width);
            let columns = column.saturating_sub(2)..=(column + 2).min(width - 1);
            self.cover[**cell] > number
                && (row.saturating_sub(2)..=(row + 2).min(self.height - 1))
                    .all(|row| columns.clone().all(|column| self.cover[row * width + column] > number))
        };
        cells.iter().filter(has_room).take(12).count() == 12
    }
}

fn overlap(one: &[(f64, f64)], other: &[(f64, f64)]) -> Vec<(f64, f64)> {
    let mut both = Vec::new();
    for (a, b) in one {
        both.extend(other.iter().map(|(c, d)| (a.max(*c), b.min(*d))).filter(|(start, end)| start < end));
    }
    both
}

#[cfg(test)]
mod tests {
    use super::*;

    fn square(low: f64, high: f64) -> Area {
        Area::of(vec![(low, low), (high, low), (high, high), (low, high)])
    }

    #[test]
    fn what_was_painted_last_lies_on_top_where_it_is_not_clipped() {
        let mut canvas = Canvas::new([0.0, 0.0, 100.0, 100.0]);
        let clips = vec![Rc::new(square(0.0, 50.0))];
        canvas.cover(&square(10.0, 90.0), &clips, 7, Some([0.0; 3]));
        assert!(
            canvas.covered_by((20.0, 20.0), 6) == Some(7) && canvas.covered_by((20.0, 20.0), 7).is_none()
        );
        assert!(canvas.covered_by((60.0, 60.0), 6).is_none(), "clipped away");
        assert_eq!(canvas.colour((20.0, 20.0)), Some([0.0; 3]));
        assert_eq!(canvas.colour((60.0, 60.0)), Some([1.0; 3]));
        assert!(canvas.hides(&square(0.0, 100.0), &Vec::new(), 3));
        assert!(!canvas.hides(&square(60.0, 100.0), &Vec::new(), 3));
    }
}
