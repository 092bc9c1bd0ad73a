//! Maps: released areas, shaded after the numbers of a released table. Never points.

use serde_json::Value;

use super::canvas::{Anchor, Box, Canvas, width};
use super::{Caption, Drawing, Size};
use crate::disclosure::Asset;
use crate::figures::choose::{Axis, Chosen};
use crate::figures::data::Amount;
use crate::figures::scale::Scale;
use crate::figures::words::Words;

/// The most classes of shade.
const CLASSES: f64 = 5.0;

/// A corner: longitude and latitude in degrees.
type Corner = (f64, f64);

/// An area: its name, and the rings of its polygons.
pub(in crate::figures) struct Area {
    pub(in crate::figures) name: String,
    rings: Vec<Vec<Corner>>,
}

/// Reads the areas of a released file, which the gate has written.
pub(in crate::figures) fn areas(asset: &Asset) -> Option<Vec<Area>> {
    asset.areas?;
    let value: Value = serde_json::from_slice(&asset.bytes).ok()?;
    let corner = |position: &Value| Some((position[0].as_f64()?, position[1].as_f64()?));
    let ring = |ring: &Value| ring.as_array()?.iter().map(corner).collect::<Option<Vec<Corner>>>();
    let area = |feature: &Value| {
        let polygons = feature["geometry"]["coordinates"].as_array()?.iter();
        let rings = polygons.map(|polygon| polygon.as_array()).collect::<Option<Vec<_>>>()?;
        let rings = rings.into_iter().flatten().map(ring).collect::<Option<Vec<_>>>()?;
        Some(Area { name: feature["properties"]["name"].as_str()?.to_owned(), rings })
    };
    value["features"].as_array()?.iter().map(area).collect()
}

/// Draws a map of the first series.
pub(in crate::figures) fn draw(
    areas: &[Area],
    chosen: &Chosen<'_>,
    caption: Caption<'_>,
    words: &Words<'_>,
) -> Drawing {
    let (wide, mut texts) = in_size(areas, chosen, caption, words, Size::Wide);
    let (narrow, more) = in_size(areas, chosen, caption, words, Size::Narrow);
    texts.extend(more);
    Drawing { wide, narrow, texts }
}

fn in_size(
    areas: &[Area],
    chosen: &Chosen<'_>,
    caption: Caption<'_>,
    words: &Words<'_>,
    size: Size,
) -> (String, Vec<String>) {
    let mut canvas = Canvas::new();
    let scale = Scale::to(super::frame::most(chosen), CLASSES);
    let mut top = super::frame::unit(&mut canvas, chosen, words, 0.0);
    top += legend(&mut canvas, scale, words, size, top - 4.0);
    let projection = Projection::of(areas, size, top);
    let amount = |area: &Area| {
        let Axis::Words(names) = &chosen.axis else { return Amount::Unknown };
        let at = names.iter().position(|name| *name == area.name);
        at.map_or(Amount::Unknown, |at| chosen.series[0].amounts[at])
    };
    for area in areas {
        let rings: Vec<Vec<(f64, f64)>> = area
            .rings
            .iter()
            .map(|ring| ring.iter().map(|corner| projection.place(*corner)).collect())
            .collect();
        canvas.area(&rings, amount(area).number().map(|number| class(scale, number)));
    }
    for area in areas {
        let (x, y) = projection.place(middle(area));
        let number = words.amount(amount(area));
        // First its shine, so that it can be read on any shade.
        for shine in ["figure-halo", ""] {
            let class = |class: &str| format!("{shine} {class}").trim().to_owned();
            canvas.text((x, y - 3.0), Anchor::Middle, &class("figure-strong"), &area.name);
            canvas.text((x, y + 14.0), Anchor::Middle, &class(""), &number);
        }
    }
    let (name, height) = match size {
        Size::Wide => ("figure-wide", projection.bottom + 8.0),
        Size::Narrow => ("figure-narrow", projection.bottom + 8.0),
    };
    let id = format!("{}-{name}", caption.id);
    let texts = canvas.texts.clone();
    (canvas.finish((size.width(), height), name, &id, caption.title, caption.sentence), texts)
}

/// Returns the class of a number, from 0.
fn class(scale: Scale, number: f64) -> usize {
    let last = (scale.most / scale.step).round() - 1.0;
    // At most five.
    (number / scale.step).floor().clamp(0.0, last.max(0.0)) as usize
}

/// Writes what each shade means; returns how high that is.
fn legend(canvas: &mut Canvas, scale: Scale, words: &Words<'_>, size: Size, top: f64) -> f64 {
    let (mut x, mut y) = (0.0, top + 13.0);
    let bounds: Vec<f64> = scale.ticks().collect();
    for (number, pair) in bounds.windows(2).enumerate() {
        let label =
            words.pairs("figure-class", &[("from", &words.number(pair[0])), ("to", &words.number(pair[1]))]);
        let needed = 30.0 + width(&label) + 16.0;
        if x > 0.0 && x + needed > size.width() {
            (x, y) = (0.0, y + 20.0);
        }
        canvas.shade(Box { left: x, top: y - 11.0, width: 22.0, height: 14.0 }, number);
        canvas.text((x + 30.0, y), Anchor::Start, "", &label);
        x += needed;
    }
    y - top + 14.0
}

/// From degrees to places on the drawing: an equirectangular projection about the middle of all areas, which is true
/// enough for a city (J. P. Snyder, "Map Projections: A Working Manual", USGS 1395, 1987).
struct Projection {
    west: f64,
    north: f64,
    /// How much shorter a degree from west to east is.
    squeeze: f64,
    unit: f64,
    left: f64,
    top: f64,
    bottom: f64,
}

impl Projection {
    fn of(areas: &[Area], size: Size, top: f64) -> Self {
        let corners = || areas.iter().flat_map(|area| area.rings.iter().flatten());
        let least = |of: fn(&Corner) -> f64| corners().map(of).fold(f64::INFINITY, f64::min);
        let most = |of: fn(&Corner) -> f64| corners().map(of).fold(f64::NEG_INFINITY, f64::max);
        let (west, east) = (least(|corner| corner.0), most(|corner| corner.0));
        let (south, north) = (least(|corner| corner.1), most(|corner| corner.1));
        let squeeze = cosine((south + north) / 2.0);
        let (wide, high) = (((east - west) * squeeze).max(1e-6), (north - south).max(1e-6));
        let room = match size {
            Size::Wide => (size.width(), 430.0),
            Size::Narrow => (size.width(), 330.0),
        };
        let unit = (room.0 / wide).min(room.1 / high);
        let left = (room.0 - wide * unit) / 2.0;
        Self { west, north, squeeze, unit, left, top, bottom: top + high * unit }
    }

    fn place(&self, (longitude, latitude): Corner) -> (f64, f64) {
        let x = (longitude - self.west) * self.squeeze * self.unit;
        (self.left + x, self.top + (self.north - latitude) * self.unit)
    }
}

/// Returns the cosine of degrees up to 90, by its series: libraries can differ in the last bit between machines.
fn cosine(degrees: f64) -> f64 {
    let square = (degrees / 180.0 * std::f64::consts::PI) * (degrees / 180.0 * std::f64::consts::PI);
    let terms = [90.0, 56.0, 30.0, 12.0, 2.0];
    terms.into_iter().fold(1.0, |sum, divisor| 1.0 - square / divisor * sum)
}

/// Returns the middle of an area's largest ring: the centroid of its polygon.
fn middle(area: &Area) -> Corner {
    let mut best = (0.0, (0.0, 0.0));
    for ring in &area.rings {
        let (mut doubled, mut x, mut y) = (0.0, 0.0, 0.0);
        let Some(origin) = ring.first() else { continue };
        for pair in ring.windows(2) {
            let (one, other) =
                ((pair[0].0 - origin.0, pair[0].1 - origin.1), (pair[1].0 - origin.0, pair[1].1 - origin.1));
            let cross = one.0 * other.1 - other.0 * one.1;
            doubled += cross;
            x += (one.0 + other.0) * cross;
            y += (one.1 + other.1) * cross;
        }
        if f64::abs(doubled) > best.0 {
            best = (f64::abs(doubled), (origin.0 + x / (3.0 * doubled), origin.1 + y / (3.0 * doubled)));
        }
    }
    best.1
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_cosine_is_the_cosine() {
        for (degrees, expected) in
            [(0.0, 1.0), (60.0, 0.5), (45.0, std::f64::consts::FRAC_1_SQRT_2), (90.0, 0.0)]
        {
            assert!(f64::abs(cosine(degrees) - expected) < 1e-4, "{degrees}: {}", cosine(degrees));
        }
    }

    #[test]
    fn the_middle_of_a_square_is_its_middle() {
        let rings = vec![vec![(1.0, 1.0), (3.0, 1.0), (3.0, 3.0), (1.0, 3.0), (1.0, 1.0)]];
        let (x, y) = middle(&Area { name: String::new(), rings });
        assert!(f64::abs(x - 2.0) < 1e-9 && f64::abs(y - 2.0) < 1e-9);
    }

    #[test]
    fn the_largest_number_is_in_the_last_class() {
        let scale = Scale::to(97.0, CLASSES);
        assert_eq!((class(scale, 0.0), class(scale, 97.0), class(scale, 100.0)), (0, 4, 4));
    }
}
