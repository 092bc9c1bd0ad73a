//! Painting: goes through the commands of a page as a reader does, and notes where text and pictures
//! come to lie and what is painted over them.

use std::rc::Rc;

use lopdf::{Dictionary, Document, Object, Stream};

use super::canvas::Canvas;
use super::content::{self, Command};
use super::geometry::{Area, Inside, Matrix, Path};
use super::page::{Page, rectangle};
use super::session::{Session, TOO_COMPLEX};
use super::state::{Ink, State};
use super::streams::{self, Budget, dictionary, entry};
use super::under::{Glyph, Picture};

/// How deeply drawings may stand in each other.
const DEPTH: usize = 24;
/// The most letters of a page.
const MOST_LETTERS: usize = 1_000_000;

/// What a page shows.
pub(super) struct Painted {
    pub(super) canvas: Canvas,
    pub(super) glyphs: Vec<Glyph>,
    pub(super) pictures: Vec<Picture>,
}

/// Paints a page.
///
/// # Errors
/// What is wrong with it, as what a page does.
pub(super) fn paint<'d>(session: &mut Session<'d>, page: &'d Page) -> Result<Painted, String> {
    let document = session.document;
    let bounds = page.bounds(document).ok_or("has no size")?;
    let canvas = Canvas::new(bounds);
    let mut painter =
        Painter { session, painted: Painted { canvas, glyphs: Vec::new(), pictures: Vec::new() }, number: 0 };
    let bytes = page_content(document, &page.dictionary, painter.session.budget)?;
    let resources = dictionary(document, entry(document, &page.dictionary, b"Resources"));
    painter.run(&bytes, resources, State::new(), DEPTH)?;
    Ok(painter.painted)
}

/// Returns all content streams of a page as one.
pub(super) fn page_content(
    document: &Document,
    page: &Dictionary,
    budget: &Budget,
) -> Result<Vec<u8>, String> {
    let parts = match entry(document, page, b"Contents") {
        Object::Array(parts) => parts.iter().map(|part| streams::resolve(document, part)).collect(),
        Object::Null => Vec::new(),
        one => vec![one],
    };
    let mut bytes = Vec::new();
    for part in parts {
        let stream = part.as_stream().map_err(|_| "holds data that is damaged")?;
        bytes.extend(streams::content(document, stream, budget)?);
        bytes.push(b'\n');
    }
    Ok(bytes)
}

struct Painter<'s, 'd> {
    session: &'s mut Session<'d>,
    painted: Painted,
    /// The number of what was painted last.
    number: u32,
}

/// Where the next letter goes.
struct Pen {
    line: Matrix,
    at: Matrix,
}

impl<'d> Painter<'_, 'd> {
    fn run(
        &mut self,
        bytes: &[u8],
        resources: Option<&'d Dictionary>,
        state: State,
        depth: usize,
    ) -> Result<(), String> {
        let depth = depth.checked_sub(1).ok_or(TOO_COMPLEX)?;
        let (mut state, mut saved) = (state, Vec::new());
        let (mut path, mut clip, mut here) = (Path::default(), None, (0.0, 0.0));
        let mut pen = Pen { line: Matrix::UNIT, at: Matrix::UNIT };
        content::read(bytes, |command| {
            self.session.count()?;
            let [a, b, c, d, e, f] = command.numbers();
            let matrix = state.matrix;
            let point = |x: f64, y: f64| matrix.apply((x, y));
            match command.operator.as_str() {
                "q" if saved.len() >= 512 => return Err(TOO_COMPLEX.to_owned()),
                "q" => saved.push(state.clone()),
                "Q" => state = saved.pop().unwrap_or_else(|| state.clone()),
                "cm" => state.matrix = Matrix([a, b, c, d, e, f]).then(&state.matrix),
                "w" => state.line_width = a,
                "gs" => self.parameters(&mut state, resources, command.name())?,
                "m" => path.start(point(a, b)),
                "l" => path.line(point(a, b)),
                "c" => path.curve(point(a, b), point(c, d), point(e, f)),
                "v" => path.curve(point(here.0, here.1), point(a, b), point(c, d)),
                "y" => path.curve(point(a, b), point(c, d), point(c, d)),
                "h" => path.close(),
                "re" => {
                    path.rings.push(state.matrix.corners([a, b, a + c, b + d]));
                    path.close();
                }
                "W" => clip = Some(Inside::NonZero),
                "W*" => clip = Some(Inside::EvenOdd),
                "n" | "f" | "F" | "f*" | "S" | "s" | "b" | "b*" | "B" | "B*" => {
                    self.shape(&command.operator, &mut path, &state);
                    if let Some(inside) = clip.take() {
                        state.clips.push(Rc::new(path.area(inside)));
                        if state.clips.len() > 64 {
                            return Err(TOO_COMPLEX.to_owned());
                        }
                    }
                    path = Path::default();
                }
                "g" | "G" | "rg" | "RG" | "k" | "K" | "cs" | "CS" | "sc" | "SC" | "scn" | "SCN" => {
                    let spaces =
                        resources.and_then(|r| dictionary(self.session.document, r.get(b"ColorSpace").ok()?));
                    state.set_colour(self.session.document, &command, spaces);
                    if command.operator.eq_ignore_ascii_case("scn") && !command.name().is_empty() {
                        super::marks::pattern(self.session, resources, command.name())?;
                    }
                }
                "sh" => {
                    self.number += 1;
                    let page = self.everything();
                    if state.is_opaque(&state.fill) {
                        self.painted.canvas.cover(&page, &state.clips, self.number, None);
                    } else {
                        self.painted.canvas.tint(&page, &state.clips);
                    }
                }
                "BI" => {
                    if let Some(Object::Stream(image)) = command.operands.first() {
                        self.picture(image, &state)?;
                    }
                }
                "Do" => self.object(resources, command.name(), &state, depth)?,
                _ => self.text(&command, &mut state, &mut pen, resources)?,
            }
            match command.operator.as_str() {
                "m" | "l" | "re" => here = (a, b),
                "c" => here = (e, f),
                "v" | "y" => here = (c, d),
                _ => (),
            }
            if path.rings.len() > 200_000 { Err(TOO_COMPLEX.to_owned()) } else { Ok(()) }
        })
    }

    /// Returns an area that is larger than the page.
    fn everything(&self) -> Area {
        Area::of(Matrix::UNIT.corners([-1e6, -1e6, 1e6, 1e6]))
    }

    fn parameters(
        &mut self,
        state: &mut State,
        resources: Option<&'d Dictionary>,
        name: &[u8],
    ) -> Result<(), String> {
        let found = self.session.resource(resources, "ExtGState", name);
        let Some(parameters) = found.and_then(|found| found.as_dict().ok()) else { return Ok(()) };
        state.set_parameters(self.session.document, parameters);
        if let Ok(font) = entry(self.session.document, parameters, b"Font").as_array()
            && !font.is_empty()
        {
            return Err("sets its font in an unusual way".to_owned());
        }
        super::marks::mask(self.session, parameters)
    }

    /// Fills a path or draws along it.
    fn shape(&mut self, operator: &str, path: &mut Path, state: &State) {
        if matches!(operator, "s" | "b" | "b*") {
            path.close();
        }
        let fills = match operator {
            "f" | "F" | "b" | "B" => Some(Inside::NonZero),
            "f*" | "b*" | "B*" => Some(Inside::EvenOdd),
            _ => None,
        };
        self.number += 1;
        if let Some(inside) = fills {
            self.area(&path.area(inside), state, &state.fill);
        }
        let width = state.line_width * state.matrix.scale();
        // A thin line hides nothing.
        if matches!(operator, "S" | "s" | "b" | "b*" | "B" | "B*") && width >= 2.0 {
            for bar in path.strokes(width) {
                self.area(&bar, state, &state.line);
            }
        }
    }

    fn area(&mut self, area: &Area, state: &State, ink: &Ink) {
        if state.is_opaque(ink) {
            self.painted.canvas.cover(area, &state.clips, self.number, ink.colour);
        } else {
            self.painted.canvas.tint(area, &state.clips);
        }
    }

    /// Paints a picture or a drawing that is an object of its own.
    fn object(
        &mut self,
        resources: Option<&'d Dictionary>,
        name: &[u8],
        state: &State,
        depth: usize,
    ) -> Result<(), String> {
        let document = self.session.document;
        let Some(Object::Stream(stream)) = self.session.resource(resources, "XObject", name) else {
            return Err("refers to a picture or drawing that is not there".to_owned());
        };
        if stream.dict.has(b"OC") {
            return Err("holds layers that can be hidden".to_owned());
        }
        match entry(document, &stream.dict, b"Subtype").as_name() {
            Ok(b"Image") => self.picture(stream, state),
            Ok(b"Form") if !stream.dict.has(b"Ref") => {
                let is_group = entry(document, &stream.dict, b"Group").as_dict().is_ok();
                let mut inner = if is_group { state.group() } else { state.clone() };
                if let Ok(matrix) = entry(document, &stream.dict, b"Matrix").as_array()
                    && matrix.len() == 6
                {
                    let number =
                        |at: usize| streams::resolve(document, &matrix[at]).as_float().map_or(0.0, f64::from);
                    inner.matrix = Matrix(std::array::from_fn(number)).then(&state.matrix);
                }
                if let Some(bounds) = rectangle(document, entry(document, &stream.dict, b"BBox")) {
                    inner.clips.push(Rc::new(Area::of(inner.matrix.corners(bounds))));
                }
                let own = dictionary(document, entry(document, &stream.dict, b"Resources")).or(resources);
                let bytes = streams::content(document, stream, self.session.budget)?;
                self.run(&bytes, own, inner, depth)
            }
            _ => Err("holds a drawing of an unknown kind".to_owned()),
        }
    }

    fn picture(&mut self, image: &Stream, state: &State) -> Result<(), String> {
        self.number += 1;
        let area = Area::of(state.matrix.corners([0.0, 0.0, 1.0, 1.0]));
        let is_opaque = state.is_opaque(&state.fill) && super::marks::is_opaque(self.session, image)?;
        let canvas = &mut self.painted.canvas;
        let seen = canvas.picture(&area, &state.clips);
        let size = canvas.size(&area);
        if is_opaque {
            canvas.cover(&area, &state.clips, self.number, None);
        } else {
            canvas.tint(&area, &state.clips);
        }
        let (clips, number) = (state.clips.clone(), self.number);
        // Lines that were made of pictures hide nothing.
        let is_cut = size > 400.0 && (seen as f64) < 0.75 * size;
        self.painted.pictures.push(Picture { area, clips, number, is_cut });
        if self.painted.pictures.len() > 20_000 { Err(TOO_COMPLEX.to_owned()) } else { Ok(()) }
    }

    fn text(
        &mut self,
        command: &Command,
        state: &mut State,
        pen: &mut Pen,
        resources: Option<&'d Dictionary>,
    ) -> Result<(), String> {
        let number = command.number(0);
        let mut next_line = |x: f64, y: f64| {
            pen.line = Matrix([1.0, 0.0, 0.0, 1.0, x, y]).then(&pen.line);
            pen.at = pen.line;
        };
        match command.operator.as_str() {
            "BT" => (pen.line, pen.at) = (Matrix::UNIT, Matrix::UNIT),
            "Td" => next_line(number, command.number(1)),
            "TD" => {
                state.text.leading = -command.number(1);
                next_line(number, command.number(1));
            }
            "T*" => next_line(0.0, -state.text.leading),
            "Tm" => {
                pen.line = Matrix(command.numbers());
                pen.at = pen.line;
            }
            "Tc" => state.text.between_letters = number,
            "Tw" => state.text.between_words = number,
            "Tz" => state.text.stretch = number / 100.0,
            "TL" => state.text.leading = number,
            "Ts" => state.text.rise = number,
            "Tr" => state.text.mode = number as i64,
            "Tf" => {
                state.text.size = command.number(1);
                state.text.font = self.session.font(resources, command.name())?;
            }
            "'" | "Tj" => {
                if command.operator == "'" {
                    next_line(0.0, -state.text.leading);
                }
                self.show(command.operands[0].as_str().unwrap_or_default(), state, pen)?;
            }
            "\"" => {
                (state.text.between_words, state.text.between_letters) = (number, command.number(1));
                next_line(0.0, -state.text.leading);
                self.show(command.operands[2].as_str().unwrap_or_default(), state, pen)?;
            }
            "TJ" => {
                for part in command.operands[0].as_array().into_iter().flatten() {
                    match part {
                        Object::String(text, _) => self.show(text, state, pen)?,
                        part => {
                            let back = f64::from(part.as_float().unwrap_or(0.0)) / 1000.0;
                            advance(pen, -back * state.text.size * state.text.stretch);
                        }
                    }
                }
            }
            "BDC" if command.operands[0].as_name().is_ok_and(|name| name == b"OC") => {
                return Err("holds layers that can be hidden".to_owned());
            }
            _ => (),
        }
        Ok(())
    }

    /// Shows a text, letter by letter.
    fn show(&mut self, text: &[u8], state: &mut State, pen: &mut Pen) -> Result<(), String> {
        let Some(font) = state.text.font.clone() else {
            return Err("sets text in a font that is not there".to_owned());
        };
        self.number += 1;
        let set = &state.text;
        for letter in font.letters(text) {
            self.session.count()?;
            let place = Matrix([set.size * set.stretch, 0.0, 0.0, set.size, 0.0, set.rise])
                .then(&pen.at)
                .then(&state.matrix);
            let glyph = Glyph::new(&letter, place, self.number, state, &self.painted.canvas);
            self.painted.glyphs.push(glyph);
            let words = if letter.is_space { set.between_words } else { 0.0 };
            advance(pen, (letter.width * set.size + set.between_letters + words) * set.stretch);
        }
        if self.painted.glyphs.len() > MOST_LETTERS {
            return Err(TOO_COMPLEX.to_owned());
        }
        // From here on only what lies within these letters is painted.
        state.is_veiled |= state.text.mode >= 4;
        Ok(())
    }
}

fn advance(pen: &mut Pen, by: f64) {
    pen.at = Matrix([1.0, 0.0, 0.0, 1.0, by, 0.0]).then(&pen.at);
}
