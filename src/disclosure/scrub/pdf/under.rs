//! What lies under what: text and pictures that a file holds and that nobody sees.

use std::collections::BTreeSet;

use super::canvas::{Canvas, Clips};
use super::font::Letter;
use super::geometry::{Area, Matrix, Point};
use super::paint::Painted;
use super::state::State;

/// What a page does wrong.
const UNDER: &str = "holds text under a filled shape or a picture; it can still be copied out";
const OUTSIDE: &str = "holds text outside of what is shown of the page";
const INVISIBLE: &str = "holds text that cannot be seen";
const UNTOLD: &str = "sets text in a font that does not tell its letters, so it cannot be checked";
const PICTURE: &str = "holds a picture under a filled shape or another picture; it can still be taken out";
const CUT: &str = "shows only a part of a picture; the rest can still be taken out";

/// The smallest text that can be read at all, in points.
const SMALLEST: f64 = 0.5;

/// A letter on a page.
#[derive(Debug)]
pub(super) struct Glyph {
    /// What it stands for; nothing if its font does not tell.
    pub(super) text: Option<String>,
    /// Where it begins on its line.
    pub(super) start: Point,
    /// Where it ends on its line.
    pub(super) end: Point,
    /// How high it is.
    pub(super) size: f64,
    number: u32,
    place: Matrix,
    width: f64,
    is_unpainted: bool,
    fault: Option<&'static str>,
}

/// A picture on a page.
#[derive(Debug)]
pub(super) struct Picture {
    pub(super) area: Area,
    pub(super) clips: Clips,
    pub(super) number: u32,
    /// Whether much of it is not shown.
    pub(super) is_cut: bool,
}

impl Glyph {
    /// Makes a letter that is painted on a canvas as it is now. Letters are one high in their own
    /// coordinates, which `place` takes to the page.
    pub(super) fn new(
        letter: &Letter<'_>,
        place: Matrix,
        number: u32,
        state: &State,
        canvas: &Canvas,
    ) -> Self {
        let start = place.apply((0.0, 0.0));
        let top = place.apply((0.0, 1.0));
        let mut glyph = Self {
            text: letter.text.map(str::to_owned),
            start,
            end: place.apply((letter.width, 0.0)),
            size: (top.0 - start.0).hypot(top.1 - start.1),
            number,
            place,
            width: letter.width,
            is_unpainted: state.text.mode == 3,
            fault: None,
        };
        if !glyph.is_blank() {
            glyph.fault = glyph.fault_on(canvas, state);
        }
        glyph
    }

    fn is_blank(&self) -> bool {
        self.text.as_ref().is_some_and(|text| text.trim().is_empty())
    }

    /// Points where most letters have ink.
    fn samples(&self) -> impl Iterator<Item = Point> {
        let width = if self.width.abs() < 0.05 { 0.3 } else { self.width };
        let (place, columns) = (self.place, [0.2, 0.5, 0.8]);
        [0.1, 0.3, 0.5].into_iter().flat_map(move |y| columns.map(|x| place.apply((x * width, y))))
    }

    fn fault_on(&self, canvas: &Canvas, state: &State) -> Option<&'static str> {
        if !self.samples().any(|sample| canvas.is_shown(sample, &state.clips)) {
            return Some(OUTSIDE);
        }
        if self.size < SMALLEST {
            return Some(INVISIBLE);
        }
        let is_drawn = state.text.font.as_ref().is_some_and(|font| font.is_drawn);
        if state.text.mode != 0 || is_drawn {
            return None;
        }
        if state.fill.alpha < 0.1 {
            return Some(INVISIBLE);
        }
        let ink = state.fill.colour?;
        let is_same = |sample| {
            let back = canvas.colour(sample);
            back.is_some_and(|back| back.iter().zip(ink).all(|(back, ink)| (back - ink).abs() < 0.03))
        };
        self.samples().all(is_same).then_some(INVISIBLE)
    }
}

/// Judges a page.
pub(super) fn judge(painted: &mut Painted) -> BTreeSet<&'static str> {
    let mut faults = BTreeSet::new();
    let is_scan = painted.canvas.is_scan();
    let pictures: BTreeSet<u32> = painted.pictures.iter().map(|picture| picture.number).collect();
    for glyph in painted.glyphs.iter().filter(|glyph| !glyph.is_blank()) {
        faults.extend(glyph.fault);
        if glyph.text.is_none() {
            faults.insert(UNTOLD);
        }
        // What a scanner read lies unpainted under or over the picture of the page.
        let is_read = glyph.is_unpainted && is_scan;
        if glyph.is_unpainted && !is_scan {
            faults.insert(INVISIBLE);
        }
        let covers = glyph.samples().filter_map(|sample| painted.canvas.covered_by(sample, glyph.number));
        if covers.filter(|cover| !(is_read && pictures.contains(cover))).count() >= 7 {
            faults.insert(UNDER);
        }
    }
    for picture in &painted.pictures {
        if picture.is_cut {
            faults.insert(CUT);
        }
        if painted.canvas.hides(&picture.area, &picture.clips, picture.number) {
            faults.insert(PICTURE);
        }
    }
    faults
}
