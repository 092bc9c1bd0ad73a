//! Fonts: which letters stand behind the codes of a text. A reader's software asks the table
//! `ToUnicode` first and then the encoding; so does the audit.

use std::collections::HashMap;

use lopdf::{Dictionary, Document, Encoding, Object};

/// A font.
pub(super) struct Font {
    is_wide: bool,
    letters: HashMap<u32, Option<String>>,
    widths: HashMap<u32, f32>,
    usual_width: f32,
    scale: f32,
}

impl Font {
    /// The font of text that names none: letters are those of ASCII.
    pub(super) fn none() -> Self {
        let letters = (0x20..0x7F).map(|code| (code, char::from_u32(code).map(String::from)));
        Self {
            is_wide: false,
            letters: letters.collect(),
            widths: HashMap::new(),
            usual_width: 500.0,
            scale: 0.001,
        }
    }

    /// Reads a font.
    pub(super) fn new(document: &Document, font: &Dictionary) -> Self {
        let kind = font.get_deref(b"Subtype", document).and_then(Object::as_name).unwrap_or_default();
        let is_wide = kind == b"Type0";
        let codes: Vec<Vec<u8>> = if is_wide {
            (0..=u16::MAX).map(|code| code.to_be_bytes().to_vec()).collect()
        } else {
            (0..=u8::MAX).map(|code| vec![code]).collect()
        };
        let table = font.has(b"ToUnicode").then(|| with(font, None));
        let names = (!is_wide).then(|| with(font, encoding(document, font)));
        let by_table =
            table.as_ref().and_then(|font| font.get_font_encoding_with_limit(document, 1 << 24).ok());
        // What cannot be read as a table is read as something else, which would be a guess.
        let by_table = by_table.filter(|way| matches!(way, Encoding::UnicodeMapEncoding(_)));
        let by_names =
            names.as_ref().and_then(|font| font.get_font_encoding_with_limit(document, 1 << 20).ok());
        let letters = match (&by_table, &by_names) {
            (None, None) => HashMap::new(),
            (first, second) => {
                let letter =
                    |code: &[u8]| [first, second].into_iter().flatten().find_map(|way| letter(way, code));
                codes.iter().map(|code| (number(code), letter(code))).collect()
            }
        };
        let (widths, usual_width) =
            if is_wide { wide_widths(document, font) } else { narrow_widths(document, font) };
        let matrix = font.get_deref(b"FontMatrix", document).and_then(Object::as_array);
        let scale = matrix.ok().and_then(|matrix| matrix.first()?.as_float().ok());
        Self { is_wide, letters, widths, usual_width, scale: scale.unwrap_or(0.001) }
    }

    /// Returns the letters of a text, each with its width at size 1 and whether its code is a space.
    pub(super) fn read<'f>(&'f self, text: &'f [u8]) -> impl Iterator<Item = (Option<&'f str>, f32, bool)> {
        text.chunks(if self.is_wide { 2 } else { 1 }).map(|code| {
            let code = number(code);
            let letter = self.letters.get(&code).and_then(Option::as_deref);
            let width = self.widths.get(&code).copied().unwrap_or(self.usual_width);
            (letter, width * self.scale, !self.is_wide && code == 32)
        })
    }
}

fn number(code: &[u8]) -> u32 {
    code.iter().fold(0, |number, byte| number * 256 + u32::from(*byte))
}

/// Returns a font with one encoding and no table, or with its table and no encoding.
fn with(font: &Dictionary, encoding: Option<Object>) -> Dictionary {
    let mut changed = font.clone();
    changed.set("Type", "Font");
    match encoding {
        Some(encoding) => {
            changed.remove(b"ToUnicode");
            changed.set("Encoding", encoding);
        }
        None => drop(changed.remove(b"Encoding")),
    }
    changed
}

/// Returns the encoding of a font whose codes are bytes: the one that it names, or that of the Type 1
/// program within it.
fn encoding(document: &Document, font: &Dictionary) -> Option<Object> {
    match font.get_deref(b"Encoding", document) {
        Ok(Object::Dictionary(named)) => {
            let mut named = named.clone();
            named.remove(b"Type");
            if let Ok(names) = named.get_deref(b"Differences", document).cloned() {
                named.set("Differences", names);
            }
            Some(Object::Dictionary(named))
        }
        Ok(other) => Some(other.clone()),
        Err(_) => {
            let own = program(document, font).map(|program| built_in(&program)).unwrap_or_default();
            let mut dictionary = Dictionary::new();
            dictionary.set("Differences", own);
            Some(Object::Dictionary(dictionary))
        }
    }
}

fn program(document: &Document, font: &Dictionary) -> Option<Vec<u8>> {
    let descriptor = font.get_deref(b"FontDescriptor", document).and_then(Object::as_dict).ok()?;
    let program = descriptor.get_deref(b"FontFile", document).and_then(Object::as_stream).ok()?;
    program.get_plain_content_with_limit(1 << 24).ok()
}

/// Reads lines such as `dup 65 /A put` of a Type 1 program.
fn built_in(program: &[u8]) -> Vec<Object> {
    let mut names = Vec::new();
    for line in program.split(|byte| matches!(byte, b'\n' | b'\r')).take(2_000) {
        let line = String::from_utf8_lossy(line);
        let mut words = line.split_whitespace();
        if words.next() == Some("dup")
            && let Some(code) = words.next().and_then(|code| code.parse::<i64>().ok())
            && let Some(name) = words.next().and_then(|name| name.strip_prefix('/'))
        {
            names.extend([Object::Integer(code), Object::Name(name.as_bytes().to_vec())]);
        }
    }
    names
}

fn letter(encoding: &Encoding<'_>, code: &[u8]) -> Option<String> {
    let text = encoding.bytes_to_string(code).ok()?;
    let is_told = !text.is_empty() && !text.chars().any(|c| c == '\u{FFFD}' || c.is_control());
    // Some versions of Ghostscript exchange the bytes of ligatures: `fi` becomes U+6600 U+6900.
    let exchanged = |c: char| {
        u8::try_from(u32::from(c) >> 8)
            .ok()
            .filter(|high| high.is_ascii_alphabetic() && u32::from(c) & 0xFF == 0)
    };
    let letters: Option<Vec<u8>> = text.chars().map(exchanged).collect();
    let text = match letters {
        Some(letters) if letters.len() > 1 => letters.into_iter().map(char::from).collect(),
        _ => text,
    };
    is_told.then_some(text)
}

fn float(document: &Document, object: &Object) -> Option<f32> {
    document.dereference(object).ok().and_then(|(_, object)| object.as_float().ok())
}

type Widths = (HashMap<u32, f32>, f32);

fn narrow_widths(document: &Document, font: &Dictionary) -> Widths {
    let first = font.get_deref(b"FirstChar", document).and_then(Object::as_i64).unwrap_or(0);
    let first = u32::try_from(first).unwrap_or(0);
    match font.get_deref(b"Widths", document).and_then(Object::as_array) {
        Ok(widths) => {
            let widths = (first..=first.saturating_add(255)).zip(widths);
            (widths.filter_map(|(code, width)| Some((code, float(document, width)?))).collect(), 0.0)
        }
        Err(_) => (HashMap::new(), 500.0),
    }
}

fn wide_widths(document: &Document, font: &Dictionary) -> Widths {
    let mut widths = HashMap::new();
    let descendant = font
        .get_deref(b"DescendantFonts", document)
        .and_then(Object::as_array)
        .ok()
        .and_then(|fonts| document.dereference(fonts.first()?).ok()?.1.as_dict().ok());
    let Some(descendant) = descendant else { return (widths, 1000.0) };
    let usual = descendant.get(b"DW").ok().and_then(|usual| float(document, usual)).unwrap_or(1000.0);
    let mut rest =
        descendant.get_deref(b"W", document).and_then(Object::as_array).map_or(&[][..], Vec::as_slice);
    while let [first, second, others @ ..] = rest {
        let Some(first) = float(document, first).map(|first| first as u32) else { break };
        match document.dereference(second) {
            Ok((_, Object::Array(list))) => {
                let list = (first..).zip(list).take(1 << 16);
                widths.extend(list.filter_map(|(code, width)| Some((code, float(document, width)?))));
                rest = others;
            }
            _ => {
                let [width, others @ ..] = others else { break };
                let (Some(last), Some(width)) = (float(document, second), float(document, width)) else {
                    break;
                };
                widths
                    .extend((first..=(last as u32).min(first.saturating_add(512))).map(|code| (code, width)));
                rest = others;
            }
        }
        if widths.len() > 1 << 17 {
            break;
        }
    }
    (widths, usual)
}
