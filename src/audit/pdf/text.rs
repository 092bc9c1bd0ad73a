//! The text of a page as a reader sees it: letters are put together by where they stand, so that a
//! word is one word however many pieces it is set in.

use std::collections::HashMap;

use lopdf::content::{Content, Operation};
use lopdf::{Dictionary, Document, Object, ObjectId, Stream};

use super::LARGEST;
use super::font::Font;
use crate::audit::search::SEAM;

/// How deeply drawings are followed into drawings.
const DEPTH: usize = 8;
/// The most commands that are followed; more than this is no honest file.
const MOST: usize = 20_000_000;
/// A gap of this part of the size of the text parts two words.
const GAP: f32 = 0.17;

/// A transformation of coordinates.
type Matrix = [f32; 6];
const UNIT: Matrix = [1.0, 0.0, 0.0, 1.0, 0.0, 0.0];

fn times(a: Matrix, b: Matrix) -> Matrix {
    [
        a[0] * b[0] + a[1] * b[2],
        a[0] * b[1] + a[1] * b[3],
        a[2] * b[0] + a[3] * b[2],
        a[2] * b[1] + a[3] * b[3],
        a[4] * b[0] + a[5] * b[2] + b[4],
        a[4] * b[1] + a[5] * b[3] + b[5],
    ]
}

/// A piece of text, as far as a font sets it in one go.
struct Piece {
    text: String,
    start: (f32, f32),
    end: (f32, f32),
    size: f32,
}

/// How text is set at a moment.
#[derive(Clone)]
struct Setting {
    page: Matrix,
    font: Option<ObjectId>,
    size: f32,
    letter_gap: f32,
    word_gap: f32,
    stretch: f32,
    leading: f32,
}

/// A reader of the pages of one file.
pub(super) struct Reader<'d> {
    document: &'d Document,
    fonts: HashMap<ObjectId, Font>,
    /// Fonts that are no objects of their own get numbers from here on.
    direct: u32,
    left: usize,
    bytes_left: usize,
    /// Whether all text so far could be read.
    pub(super) is_read: bool,
}

impl<'d> Reader<'d> {
    pub(super) fn new(document: &'d Document) -> Self {
        let fonts = HashMap::from([((0, 0), Font::none())]);
        Self { document, fonts, direct: 0, left: MOST, bytes_left: 8 * LARGEST, is_read: true }
    }

    /// Returns the text of a page, in the order in which it is set and once more from top to bottom.
    pub(super) fn page(&mut self, id: ObjectId) -> String {
        let document = self.document;
        let Ok(page) = document.get_dictionary(id) else { return String::new() };
        let mut bytes = Vec::new();
        for part in document.get_page_contents(id) {
            let stream = document.get_object(part).and_then(Object::as_stream);
            bytes.extend(stream.map(|stream| self.unpack(stream)).unwrap_or_default());
            bytes.push(b'\n');
        }
        if let Ok(stream) = page.get_deref(b"Contents", document).and_then(Object::as_stream)
            && bytes.is_empty()
        {
            bytes = self.unpack(stream);
        }
        let resources = resources_of_page(document, page);
        self.text(&bytes, resources)
    }

    /// Returns the text of a drawing.
    pub(super) fn drawing(&mut self, stream: &'d Stream) -> String {
        let bytes = self.unpack(stream);
        let resources = stream.dict.get_deref(b"Resources", self.document).and_then(Object::as_dict).ok();
        let was_read = self.is_read;
        let text = self.text(&bytes, resources);
        // Without resources of its own it is set in the fonts of its page, and was read there.
        self.is_read = if resources.is_none() { was_read } else { self.is_read };
        text
    }

    fn unpack(&mut self, stream: &Stream) -> Vec<u8> {
        let Ok(bytes) = stream.get_plain_content_with_limit(LARGEST.min(self.bytes_left)) else {
            self.is_read = false;
            return Vec::new();
        };
        self.bytes_left = self.bytes_left.saturating_sub(bytes.len());
        bytes
    }

    fn text(&mut self, bytes: &[u8], resources: Option<&'d Dictionary>) -> String {
        let mut pieces = Vec::new();
        let setting = Setting {
            page: UNIT,
            font: None,
            size: 1.0,
            letter_gap: 0.0,
            word_gap: 0.0,
            stretch: 1.0,
            leading: 0.0,
        };
        self.run(bytes, resources, setting, DEPTH, &mut pieces);
        let set = join(pieces.iter());
        let mut lines: Vec<&Piece> = pieces.iter().collect();
        lines.sort_by(|a, b| {
            let row = |piece: &Piece| (-piece.start.1 / 4.0).round();
            row(a).total_cmp(&row(b)).then(a.start.0.total_cmp(&b.start.0))
        });
        let seen = join(lines.into_iter());
        format!("{set}\n{SEAM}\n{seen}")
    }

    fn run(
        &mut self,
        bytes: &[u8],
        resources: Option<&'d Dictionary>,
        setting: Setting,
        depth: usize,
        pieces: &mut Vec<Piece>,
    ) {
        let Some(depth) = depth.checked_sub(1) else { return self.is_read = false };
        let (mut setting, mut saved) = (setting, Vec::new());
        let (mut line, mut at) = (UNIT, UNIT);
        for operation in Content::decode_iter(bytes) {
            let (Ok(operation), Some(left)) = (operation, self.left.checked_sub(1)) else {
                return self.is_read = false;
            };
            self.left = left;
            let number = |place: usize| float(&operation, place);
            let matrix = || std::array::from_fn(number);
            let mut down = |x: f32, y: f32| {
                line = times([1.0, 0.0, 0.0, 1.0, x, y], line);
                line
            };
            match operation.operator.as_str() {
                "q" if saved.len() < 4096 => saved.push(setting.clone()),
                "Q" => setting = saved.pop().unwrap_or(setting),
                "cm" => setting.page = times(matrix(), setting.page),
                "BT" => (line, at) = (UNIT, UNIT),
                "Tm" => (line, at) = (matrix(), matrix()),
                "Td" => at = down(number(0), number(1)),
                "TD" => {
                    setting.leading = -number(1);
                    at = down(number(0), number(1));
                }
                "T*" => at = down(0.0, -setting.leading),
                "Tc" => setting.letter_gap = number(0),
                "Tw" => setting.word_gap = number(0),
                "Tz" => setting.stretch = number(0) / 100.0,
                "TL" => setting.leading = number(0),
                "Tf" => {
                    setting.size = number(1);
                    setting.font = self.font(resources, &operation);
                }
                "'" | "\"" => {
                    if operation.operator == "\"" {
                        (setting.word_gap, setting.letter_gap) = (number(0), number(1));
                    }
                    at = down(0.0, -setting.leading);
                    self.show(operation.operands.last(), &setting, &mut at, pieces);
                }
                "Tj" => self.show(operation.operands.last(), &setting, &mut at, pieces),
                "TJ" => {
                    for part in operation
                        .operands
                        .last()
                        .and_then(|parts| parts.as_array().ok())
                        .into_iter()
                        .flatten()
                    {
                        match part.as_float() {
                            Ok(back) => {
                                let by = -back / 1000.0 * setting.size * setting.stretch;
                                at = times([1.0, 0.0, 0.0, 1.0, by, 0.0], at);
                            }
                            Err(_) => self.show(Some(part), &setting, &mut at, pieces),
                        }
                    }
                }
                "Do" => {
                    let name = operation.operands.last().and_then(|name| name.as_name().ok());
                    if let Some(form) =
                        name.and_then(|name| self.find(resources, b"XObject", name)?.1.as_stream().ok())
                        && form.dict.has(b"BBox")
                    {
                        let own =
                            form.dict.get_deref(b"Resources", self.document).and_then(Object::as_dict).ok();
                        let mut inner = setting.clone();
                        if let Ok(parts) =
                            form.dict.get_deref(b"Matrix", self.document).and_then(Object::as_array)
                        {
                            let part = |place: usize| parts.get(place).and_then(|part| part.as_float().ok());
                            inner.page =
                                times(std::array::from_fn(|place| part(place).unwrap_or(0.0)), inner.page);
                        }
                        let bytes = self.unpack(form);
                        self.run(&bytes, own.or(resources), inner, depth, pieces);
                    }
                }
                _ => (),
            }
        }
    }

    fn find(
        &self,
        resources: Option<&'d Dictionary>,
        kind: &[u8],
        name: &[u8],
    ) -> Option<(Option<ObjectId>, &'d Object)> {
        let named = resources?.get_deref(kind, self.document).ok()?.as_dict().ok()?.get(name).ok()?;
        self.document.dereference(named).ok()
    }

    fn font(&mut self, resources: Option<&'d Dictionary>, operation: &Operation) -> Option<ObjectId> {
        let name = operation.operands.first()?.as_name().ok()?;
        let (id, font) = self.find(resources, b"Font", name)?;
        let font = font.as_dict().ok()?;
        let id = id.unwrap_or_else(|| {
            self.direct += 1;
            (self.direct, u16::MAX)
        });
        let document = self.document;
        self.fonts.entry(id).or_insert_with(|| Font::new(document, font));
        Some(id)
    }

    fn show(&mut self, text: Option<&Object>, setting: &Setting, at: &mut Matrix, pieces: &mut Vec<Piece>) {
        let Some(Object::String(codes, _)) = text else { return };
        let Some(font) = self.fonts.get(&setting.font.unwrap_or((0, 0))) else { return };
        for (letter, width, is_space) in font.read(codes) {
            let before = times(*at, setting.page);
            let gap = setting.letter_gap + if is_space { setting.word_gap } else { 0.0 };
            let by = (width * setting.size + gap) * setting.stretch;
            let inked = times([1.0, 0.0, 0.0, 1.0, width * setting.size * setting.stretch, 0.0], *at);
            let end = times(inked, setting.page);
            *at = times([1.0, 0.0, 0.0, 1.0, by, 0.0], *at);
            match letter {
                Some(letter) => pieces.push(Piece {
                    text: letter.to_owned(),
                    start: (before[4], before[5]),
                    end: (end[4], end[5]),
                    size: setting.size.abs() * before[2].hypot(before[3]),
                }),
                None => self.is_read = false,
            }
            if pieces.len() > 4_000_000 {
                return self.is_read = false;
            }
        }
    }
}

fn float(operation: &Operation, place: usize) -> f32 {
    operation.operands.get(place).and_then(|operand| operand.as_float().ok()).unwrap_or(0.0)
}

/// Returns the resources of a page: its own, or those of what it stands in.
fn resources_of_page<'d>(document: &'d Document, page: &'d Dictionary) -> Option<&'d Dictionary> {
    let mut node = page;
    for _ in 0..64 {
        if let Ok(resources) = node.get_deref(b"Resources", document).and_then(Object::as_dict) {
            return Some(resources);
        }
        node = node.get_deref(b"Parent", document).and_then(Object::as_dict).ok()?;
    }
    None
}

/// Puts pieces together: what follows without a gap on the same line is one word.
fn join<'p>(pieces: impl Iterator<Item = &'p Piece>) -> String {
    let mut text = String::new();
    let mut last: Option<&Piece> = None;
    for piece in pieces {
        if let Some(last) = last {
            let size = last.size.max(piece.size).max(0.01);
            let gap = (piece.start.0 - last.end.0, piece.start.1 - last.end.1);
            let distance = gap.0.hypot(gap.1);
            let is_level = (last.end.1 - last.start.1).abs() <= (last.end.0 - last.start.0).abs();
            let (along, across) = if is_level { gap } else { (gap.1, gap.0) };
            if across.abs() > size * 0.6 {
                text.push('\n');
            } else if along > size * GAP
                || along < -size * 0.5
                || distance > size * 2.0
                || !is_level && distance > size * GAP
            {
                text.push(' ');
            }
        }
        text.push_str(&piece.text);
        last = Some(piece);
    }
    text
}
