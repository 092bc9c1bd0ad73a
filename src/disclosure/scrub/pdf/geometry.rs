//! Geometry: where on a page something is painted. A point is in points (1/72 inch) of the page.

/// A point.
pub(super) type Point = (f64, f64);

/// A transformation of coordinates (ISO 32000-1, 8.3.3).
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Matrix(pub(super) [f64; 6]);

impl Matrix {
    pub(super) const UNIT: Self = Self([1.0, 0.0, 0.0, 1.0, 0.0, 0.0]);

    /// Returns the transformation that does this one first and then the other.
    pub(super) fn then(&self, other: &Self) -> Self {
        let ([a, b, c, d, e, f], [p, q, r, s, t, u]) = (self.0, other.0);
        Self([
            a * p + b * r,
            a * q + b * s,
            c * p + d * r,
            c * q + d * s,
            e * p + f * r + t,
            e * q + f * s + u,
        ])
    }

    pub(super) fn apply(&self, (x, y): Point) -> Point {
        let [a, b, c, d, e, f] = self.0;
        (a * x + c * y + e, b * x + d * y + f)
    }

    /// Returns by how much lengths grow, on average.
    pub(super) fn scale(&self) -> f64 {
        let [a, b, c, d, ..] = self.0;
        (a * d - b * c).abs().sqrt()
    }

    /// Returns where a rectangle comes to lie.
    pub(super) fn corners(&self, [left, low, right, high]: [f64; 4]) -> Vec<Point> {
        [(left, low), (right, low), (right, high), (left, high)].map(|corner| self.apply(corner)).to_vec()
    }
}

/// How the inside of a path is told.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Inside {
    NonZero,
    EvenOdd,
}

/// An area with straight edges, on the page.
#[derive(Debug, Clone)]
pub(super) struct Area {
    pub(super) rings: Vec<Vec<Point>>,
    pub(super) inside: Inside,
}

impl Area {
    pub(super) fn of(ring: Vec<Point>) -> Self {
        Self { rings: vec![ring], inside: Inside::NonZero }
    }

    /// Returns the least rectangle around it: left, low, right, high. An empty area has none.
    pub(super) fn bounds(&self) -> Option<[f64; 4]> {
        let points = self.rings.iter().flatten();
        points.fold(None, |bounds, &(x, y)| {
            let [left, low, right, high] = bounds.unwrap_or([x, y, x, y]);
            Some([left.min(x), low.min(y), right.max(x), high.max(y)])
        })
    }

    /// Returns where a level line goes into the area and out of it, from left to right.
    pub(super) fn spans(&self, y: f64) -> Vec<(f64, f64)> {
        let mut crossings = Vec::new();
        for ring in &self.rings {
            for (at, &(x1, y1)) in ring.iter().enumerate() {
                let (x2, y2) = ring[(at + 1) % ring.len()];
                if (y1 <= y) != (y2 <= y) {
                    crossings.push((x1 + (y - y1) / (y2 - y1) * (x2 - x1), if y1 < y2 { 1 } else { -1 }));
                }
            }
        }
        crossings.sort_by(|a, b| a.0.total_cmp(&b.0));
        let (mut spans, mut winding, mut start) = (Vec::new(), 0i32, 0.0);
        for (x, way) in crossings {
            let was_inside = self.counts(winding);
            winding += way;
            match (was_inside, self.counts(winding)) {
                (false, true) => start = x,
                (true, false) => spans.push((start, x)),
                _ => (),
            }
        }
        spans
    }

    fn counts(&self, winding: i32) -> bool {
        match self.inside {
            Inside::NonZero => winding != 0,
            Inside::EvenOdd => winding % 2 != 0,
        }
    }

    pub(super) fn holds(&self, (x, y): Point) -> bool {
        self.spans(y).iter().any(|&(start, end)| start <= x && x <= end)
    }
}

/// A path under construction, already on the page.
#[derive(Debug, Default, Clone)]
pub(super) struct Path {
    pub(super) rings: Vec<Vec<Point>>,
}

impl Path {
    pub(super) fn start(&mut self, point: Point) {
        self.rings.push(vec![point]);
    }

    pub(super) fn line(&mut self, point: Point) {
        match self.rings.last_mut() {
            Some(ring) => ring.push(point),
            None => self.start(point),
        }
    }

    /// Adds a curve, as eight straight lines.
    pub(super) fn curve(&mut self, first: Point, second: Point, end: Point) {
        let Some(&start) = self.rings.last().and_then(|ring| ring.last()) else { return self.start(end) };
        for step in 1..=8 {
            let t = f64::from(step) / 8.0;
            let u = 1.0 - t;
            let mix = |a: f64, b: f64, c: f64, d: f64| {
                u * u * u * a + 3.0 * u * u * t * b + 3.0 * u * t * t * c + t * t * t * d
            };
            self.line((mix(start.0, first.0, second.0, end.0), mix(start.1, first.1, second.1, end.1)));
        }
    }

    /// Closes what was drawn last; what follows starts from its beginning.
    pub(super) fn close(&mut self) {
        if let Some(&start) = self.rings.last().and_then(|ring| ring.first()) {
            self.line(start);
            self.start(start);
        }
    }

    pub(super) fn area(&self, inside: Inside) -> Area {
        Area { rings: self.rings.iter().filter(|ring| ring.len() > 2).cloned().collect(), inside }
    }

    /// Returns the bars that a pen of the given width leaves.
    pub(super) fn strokes(&self, width: f64) -> Vec<Area> {
        let mut bars = Vec::new();
        for pair in self.rings.iter().flat_map(|ring| ring.windows(2)) {
            let ((x1, y1), (x2, y2)) = (pair[0], pair[1]);
            let length = (x2 - x1).hypot(y2 - y1);
            if length > 0.0 {
                let (dx, dy) = ((y1 - y2) / length * width / 2.0, (x2 - x1) / length * width / 2.0);
                bars.push(Area::of(vec![
                    (x1 + dx, y1 + dy),
                    (x2 + dx, y2 + dy),
                    (x2 - dx, y2 - dy),
                    (x1 - dx, y1 - dy),
                ]));
            }
        }
        bars
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_ring_in_a_ring_is_a_hole_if_the_rule_says_so() {
        let square = |low: f64, high: f64| vec![(low, low), (high, low), (high, high), (low, high)];
        let mut area = Area { rings: vec![square(0.0, 10.0), square(4.0, 6.0)], inside: Inside::EvenOdd };
        assert!(area.holds((1.0, 5.0)) && !area.holds((5.0, 5.0)) && !area.holds((11.0, 5.0)));
        area.inside = Inside::NonZero;
        assert!(area.holds((5.0, 5.0)));
    }

    #[test]
    fn transformations_follow_each_other() {
        let moved = Matrix([1.0, 0.0, 0.0, 1.0, 10.0, 20.0]);
        let turned = Matrix([0.0, 1.0, -1.0, 0.0, 0.0, 0.0]);
        assert_eq!(moved.then(&turned).apply((1.0, 2.0)), (-22.0, 11.0));
        assert!((turned.scale() - 1.0).abs() < 1e-9);
    }
}
