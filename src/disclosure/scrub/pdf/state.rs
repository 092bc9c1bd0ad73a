//! The graphics state: how a page paints at a moment (ISO 32000-1, 8.4).

use std::rc::Rc;

use lopdf::{Dictionary, Document, Object};

use super::canvas::{Clips, Colour};
use super::content::Command;
use super::font::Font;
use super::geometry::Matrix;
use super::streams::entry;

/// From this on nothing can be read through a colour.
const OPAQUE: f64 = 0.9;

/// What a colour is made of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Space {
    Grey,
    Rgb,
    Cmyk,
    /// Patterns, spot colours and the like.
    Other,
}

/// A colour as it is set: for filling or for lines.
#[derive(Debug, Clone)]
pub(super) struct Ink {
    space: Space,
    pub(super) colour: Colour,
    pub(super) alpha: f64,
}

impl Ink {
    const BLACK: Self = Self { space: Space::Grey, colour: Some([0.0; 3]), alpha: 1.0 };

    fn set(&mut self, space: Space, command: &Command) {
        self.space = space;
        self.colour = match space {
            Space::Grey => Some([command.number(0); 3]),
            Space::Rgb => Some(command.numbers()),
            Space::Cmyk => {
                let [c, m, y, k] = command.numbers();
                Some([c, m, y].map(|part: f64| (1.0 - part) * (1.0 - k)))
            }
            Space::Other => None,
        };
    }
}

/// How text is set.
#[derive(Debug, Clone)]
pub(super) struct TextState {
    pub(super) font: Option<Rc<Font>>,
    pub(super) size: f64,
    pub(super) between_letters: f64,
    pub(super) between_words: f64,
    pub(super) stretch: f64,
    pub(super) leading: f64,
    pub(super) rise: f64,
    pub(super) mode: i64,
}

/// The graphics state.
#[derive(Debug, Clone)]
pub(super) struct State {
    pub(super) matrix: Matrix,
    pub(super) clips: Clips,
    pub(super) fill: Ink,
    pub(super) line: Ink,
    pub(super) line_width: f64,
    is_blended: bool,
    is_masked: bool,
    /// Whether what is painted now is seen through something, or only within letters.
    pub(super) is_veiled: bool,
    pub(super) text: TextState,
}

impl State {
    pub(super) fn new() -> Self {
        Self {
            matrix: Matrix::UNIT,
            clips: Vec::new(),
            fill: Ink::BLACK,
            line: Ink::BLACK,
            line_width: 1.0,
            is_blended: false,
            is_masked: false,
            is_veiled: false,
            text: TextState {
                font: None,
                size: 1.0,
                between_letters: 0.0,
                between_words: 0.0,
                stretch: 1.0,
                leading: 0.0,
                rise: 0.0,
                mode: 0,
            },
        }
    }

    /// Whether nothing can be read through what an ink paints.
    pub(super) fn is_opaque(&self, ink: &Ink) -> bool {
        ink.alpha >= OPAQUE && !self.is_blended && !self.is_masked && !self.is_veiled
    }

    /// Returns the state in which a group begins, which is painted as a whole.
    pub(super) fn group(&self) -> Self {
        let mut group = self.clone();
        group.is_veiled |= !self.is_opaque(&self.fill);
        (group.is_blended, group.is_masked) = (false, false);
        (group.fill.alpha, group.line.alpha) = (1.0, 1.0);
        group
    }

    /// Sets a colour, if the command does so.
    pub(super) fn set_colour(&mut self, document: &Document, command: &Command, spaces: Option<&Dictionary>) {
        let is_line = command.operator.starts_with(|c: char| c.is_ascii_uppercase());
        let ink = if is_line { &mut self.line } else { &mut self.fill };
        match command.operator.as_str() {
            "g" | "G" => ink.set(Space::Grey, command),
            "rg" | "RG" => ink.set(Space::Rgb, command),
            "k" | "K" => ink.set(Space::Cmyk, command),
            "cs" | "CS" => {
                let name = command.name();
                ink.space = space(document, &Object::Name(name.to_vec()), spaces, 4);
                // Each space begins with black, or with what is not known.
                ink.colour = (ink.space != Space::Other).then_some([0.0; 3]);
            }
            _ => ink.set(ink.space, command),
        }
    }

    /// Sets what a dictionary of graphics parameters says.
    pub(super) fn set_parameters(&mut self, document: &Document, parameters: &Dictionary) {
        let number = |key: &[u8]| entry(document, parameters, key).as_float().ok().map(f64::from);
        self.fill.alpha = number(b"ca").unwrap_or(self.fill.alpha);
        self.line.alpha = number(b"CA").unwrap_or(self.line.alpha);
        self.line_width = number(b"LW").unwrap_or(self.line_width);
        match entry(document, parameters, b"SMask") {
            Object::Null => (),
            mask => self.is_masked = matches!(mask, Object::Dictionary(_)),
        }
        let mode = match entry(document, parameters, b"BM") {
            Object::Array(modes) => modes.first().and_then(|mode| mode.as_name().ok()),
            mode => mode.as_name().ok(),
        };
        if let Some(mode) = mode {
            self.is_blended = !matches!(mode, b"Normal" | b"Compatible");
        }
    }
}

fn space(document: &Document, object: &Object, spaces: Option<&Dictionary>, depth: usize) -> Space {
    let Some(depth) = depth.checked_sub(1) else { return Space::Other };
    match object {
        Object::Name(name) => match name.as_slice() {
            b"DeviceGray" | b"G" | b"CalGray" => Space::Grey,
            b"DeviceRGB" | b"RGB" | b"CalRGB" => Space::Rgb,
            b"DeviceCMYK" | b"CMYK" => Space::Cmyk,
            other => match spaces.map(|spaces| entry(document, spaces, other)) {
                Some(Object::Null) | None => Space::Other,
                Some(found) => space(document, found, None, depth),
            },
        },
        Object::Array(parts) => {
            let name = parts.first().and_then(|name| name.as_name().ok()).unwrap_or_default();
            let profile = parts.get(1).and_then(|profile| super::streams::dictionary(document, profile));
            match (name, profile.map(|profile| entry(document, profile, b"N").as_i64())) {
                (b"ICCBased", Some(Ok(1))) => Space::Grey,
                (b"ICCBased", Some(Ok(3))) => Space::Rgb,
                (b"ICCBased", Some(Ok(4))) => Space::Cmyk,
                (b"CalGray", _) => Space::Grey,
                (b"CalRGB", _) => Space::Rgb,
                _ => Space::Other,
            }
        }
        _ => Space::Other,
    }
}
