//! Fonts: which letters the codes of a text stand for, and how wide they are.

use std::collections::BTreeMap;

use lopdf::{Dictionary, Document, Encoding, Object};

use super::streams::{self, Budget, entry};

/// The most that one table of letters may hold.
const MOST_CODES: usize = 1 << 17;

/// A font, as far as reading goes.
#[derive(Debug)]
pub(super) struct Font {
    /// How many bytes make a code.
    wide: bool,
    letters: BTreeMap<u32, String>,
    /// Widths, in thousandths of the size.
    widths: BTreeMap<u32, f64>,
    usual: f64,
    /// From units of glyphs to the size of the font.
    unit: f64,
    /// Whether its glyphs are drawings, with colours of their own.
    pub(super) is_drawn: bool,
}

/// A code of a text as the font shows it.
pub(super) struct Letter<'f> {
    /// What it stands for; nothing if the font does not tell.
    pub(super) text: Option<&'f str>,
    /// How wide it is, at size 1.
    pub(super) width: f64,
    /// Whether the space between words is added to it.
    pub(super) is_space: bool,
}

impl Font {
    /// Reads a font.
    ///
    /// # Errors
    /// What is wrong with it, as what a page does.
    pub(super) fn read(document: &Document, font: &Dictionary, budget: &Budget) -> Result<Self, String> {
        let kind = entry(document, font, b"Subtype").as_name().unwrap_or_default();
        let wide = kind == b"Type0";
        let mut letters = BTreeMap::new();
        if !wide {
            letters = simple_letters(document, font, budget);
        }
        if let Object::Stream(map) = entry(document, font, b"ToUnicode") {
            // Where there is a table it goes before names of glyphs.
            letters.extend(to_unicode(&streams::content(document, map, budget)?));
        }
        let (widths, usual) = if wide { wide_widths(document, font) } else { simple_widths(document, font) };
        let unit = match entry(document, font, b"FontMatrix").as_array() {
            Ok(matrix) if kind == b"Type3" => {
                matrix.first().and_then(|a| a.as_float().ok()).map_or(0.001, f64::from)
            }
            _ => 0.001,
        };
        Ok(Self { wide, letters, widths, usual, unit, is_drawn: kind == b"Type3" })
    }

    /// Splits a text into letters.
    pub(super) fn letters<'f>(&'f self, text: &'f [u8]) -> impl Iterator<Item = Letter<'f>> {
        text.chunks(if self.wide { 2 } else { 1 }).map(|code| {
            let number = code.iter().fold(0, |number, byte| number << 8 | u32::from(*byte));
            Letter {
                text: self.letters.get(&number).map(String::as_str),
                width: self.widths.get(&number).copied().unwrap_or(self.usual) * self.unit,
                is_space: code == b" ",
            }
        })
    }
}

/// Returns what the codes of a font stand for by its encoding and the names of its glyphs.
fn simple_letters(document: &Document, font: &Dictionary, budget: &Budget) -> BTreeMap<u32, String> {
    let mut font = font.clone();
    font.set("Type", "Font");
    font.remove(b"ToUnicode");
    let encoding = entry(document, &font, b"Encoding").clone();
    match encoding {
        // A font of TeX brings its encoding along.
        Object::Null => {
            if let Some(names) = own_encoding(document, &font, budget) {
                let mut own = Dictionary::new();
                own.set("Differences", names);
                font.set("Encoding", own);
            }
        }
        Object::Dictionary(mut named) => {
            named.remove(b"Type");
            if let Object::Array(names) = entry(document, &named, b"Differences").clone() {
                named.set("Differences", names);
            }
            font.set("Encoding", named);
        }
        other => font.set("Encoding", other),
    }
    let Ok(encoding) = font.get_font_encoding_with_limit(document, 1 << 20) else { return BTreeMap::new() };
    if matches!(encoding, Encoding::UnicodeMapEncoding(_)) {
        return BTreeMap::new();
    }
    let letter = |code: u8| {
        let text = encoding.bytes_to_string(&[code]).ok()?;
        let is_told = !text.is_empty() && text.chars().all(|c| !c.is_control() && c != '\u{FFFD}');
        is_told.then_some((u32::from(code), text))
    };
    (0..=255).filter_map(letter).collect()
}

/// Reads the encoding of a Type 1 font from its program, as differences: `dup 65 /A put`.
fn own_encoding(document: &Document, font: &Dictionary, budget: &Budget) -> Option<Vec<Object>> {
    let descriptor = entry(document, font, b"FontDescriptor").as_dict().ok()?;
    let Object::Stream(program) = entry(document, descriptor, b"FontFile") else { return None };
    let program = streams::content(document, program, budget).ok()?;
    let end = memchr::memmem::find(&program, b"eexec").unwrap_or(program.len());
    let text = String::from_utf8_lossy(&program[..end]);
    let words: Vec<&str> = text.split_ascii_whitespace().collect();
    let mut names = Vec::new();
    for window in words.windows(4) {
        if let ["dup", code, name, "put"] = window
            && let (Ok(code), Some(name)) = (code.parse::<i64>(), name.strip_prefix('/'))
        {
            names.push(Object::Integer(code));
            names.push(Object::Name(name.as_bytes().to_vec()));
        }
    }
    (!names.is_empty()).then_some(names)
}

/// Reads a table from codes to letters (ISO 32000-1, 9.10.3).
fn to_unicode(table: &[u8]) -> BTreeMap<u32, String> {
    let mut letters = BTreeMap::new();
    let mut work = 0;
    let text = String::from_utf8_lossy(table);
    for (start, end, is_range) in [("beginbfchar", "endbfchar", false), ("beginbfrange", "endbfrange", true)]
    {
        for section in text.split(start).skip(1) {
            let section = section.split(end).next().unwrap_or_default();
            let mut tokens = tokens(section).into_iter();
            while let Some(Token::Hex(code)) = tokens.next() {
                let first = value(&code);
                let last = match is_range.then(|| tokens.next()) {
                    Some(Some(Token::Hex(last))) => value(&last),
                    Some(_) => break,
                    None => first,
                };
                match tokens.next() {
                    Some(Token::Hex(target)) => {
                        for (step, code) in (first..=last.min(first.saturating_add(0xFFFF))).enumerate() {
                            letters.insert(code, shifted(&target, step));
                            work += 1;
                        }
                    }
                    Some(Token::Open) => {
                        for code in first.. {
                            let Some(Token::Hex(target)) = tokens.next() else { break };
                            letters.insert(code, shifted(&target, 0));
                        }
                    }
                    _ => break,
                }
                if letters.len().max(work) > MOST_CODES {
                    return letters;
                }
            }
        }
    }
    // A code that stands for nothing, or for the sign of what is unknown, tells nothing.
    letters.retain(|_, text| !text.is_empty() && text.chars().all(|c| c != '\0' && c != '\u{FFFD}'));
    letters
}

enum Token {
    Hex(Vec<u8>),
    Open,
    Close,
}

fn tokens(section: &str) -> Vec<Token> {
    let mut tokens = Vec::new();
    let mut rest = section;
    while let Some(at) = rest.find(['<', '[', ']']) {
        let sign = rest.as_bytes()[at];
        rest = &rest[at + 1..];
        match sign {
            b'[' => tokens.push(Token::Open),
            b']' => tokens.push(Token::Close),
            _ => {
                let digits: Vec<u8> = rest
                    .chars()
                    .take_while(|c| *c != '>')
                    .filter_map(|c| c.to_digit(16).map(|digit| digit as u8))
                    .collect();
                rest = rest.find('>').map_or("", |end| &rest[end + 1..]);
                tokens.push(Token::Hex(digits.chunks_exact(2).map(|pair| pair[0] << 4 | pair[1]).collect()));
            }
        }
    }
    tokens
}

fn value(code: &[u8]) -> u32 {
    code.iter().take(4).fold(0, |value, byte| value << 8 | u32::from(*byte))
}

/// Returns UTF-16 as text, its last unit moved on by some steps.
fn shifted(target: &[u8], step: usize) -> String {
    if let [single] = target {
        return char::from(*single).to_string();
    }
    // Half a unit is missing, as in files of old versions of LuaTeX: readers would guess.
    if !target.len().is_multiple_of(2) {
        return String::new();
    }
    let mut units: Vec<u16> =
        target.chunks_exact(2).map(|pair| u16::from_be_bytes([pair[0], pair[1]])).collect();
    // Ghostscript 10 writes the letters of ligatures with their bytes exchanged.
    if units.len() > 1
        && units.iter().all(|unit| unit & 0xFF == 0 && ((unit >> 8) as u8).is_ascii_alphabetic())
    {
        units.iter_mut().for_each(|unit| *unit >>= 8);
    }
    if let Some(last) = units.last_mut() {
        *last = last.wrapping_add(step as u16);
    }
    String::from_utf16_lossy(&units)
}

fn number(document: &Document, object: &Object) -> Option<f64> {
    streams::resolve(document, object).as_float().ok().map(f64::from)
}

fn simple_widths(document: &Document, font: &Dictionary) -> (BTreeMap<u32, f64>, f64) {
    let first = entry(document, font, b"FirstChar").as_i64().ok().and_then(|first| u32::try_from(first).ok());
    let Ok(widths) = entry(document, font, b"Widths").as_array() else {
        // One of the standard fonts; half its size is near enough to the width of a letter.
        let name = entry(document, font, b"BaseFont").as_name().unwrap_or_default();
        return (BTreeMap::new(), if name.starts_with(b"Courier") { 600.0 } else { 500.0 });
    };
    let numbers = widths.iter().take(256).enumerate().filter_map(|(at, width)| {
        Some((first.unwrap_or(0).checked_add(at as u32)?, number(document, width)?))
    });
    (numbers.collect(), 0.0)
}

/// Reads the widths of a composite font (ISO 32000-1, 9.7.4.3).
fn wide_widths(document: &Document, font: &Dictionary) -> (BTreeMap<u32, f64>, f64) {
    let mut widths = BTreeMap::new();
    let descendants = entry(document, font, b"DescendantFonts").as_array();
    let descendant = descendants.ok().and_then(|list| streams::dictionary(document, list.first()?));
    let Some(descendant) = descendant else { return (widths, 1000.0) };
    let usual = number(document, entry(document, descendant, b"DW")).unwrap_or(1000.0);
    let list = entry(document, descendant, b"W").as_array().map(Vec::as_slice).unwrap_or_default();
    let mut list = list.iter();
    let mut work = 0;
    while let Some(first) = list.next().and_then(|first| number(document, first)) {
        let first = first as u32;
        match list.next().map(|next| streams::resolve(document, next)) {
            Some(Object::Array(parts)) => {
                for (code, width) in (first..).zip(parts) {
                    widths.extend(number(document, width).map(|width| (code, width)));
                }
            }
            Some(last) => {
                let (last, width) = (number(document, last), list.next().and_then(|w| number(document, w)));
                let (Some(last), Some(width)) = (last, width) else { break };
                widths.extend(
                    (first..=(last as u32).min(first.saturating_add(0xFFFF))).map(|code| (code, width)),
                );
                work += (last as u32).saturating_sub(first).min(0xFFFF) as usize;
            }
            None => break,
        }
        work += 1;
        if widths.len().max(work) > MOST_CODES {
            break;
        }
    }
    (widths, usual)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tables_of_letters_are_read() {
        let table = b"2 beginbfchar <01> <0041> <0002><D83DDE00> endbfchar 2 beginbfrange\n<03> <05> <0061>\n<06> <07> [<00660069> <0042>] endbfrange 3 beginbfchar <09> <0000> <0B> <540068> <0A> <66006900> endbfchar";
        let letters: Vec<_> = to_unicode(table).into_values().collect();
        assert_eq!(letters, ["A", "\u{1F600}", "a", "b", "c", "fi", "B", "fi"]);
        for damaged in [&b"beginbfrange <00> <FFFFFFFF> <00"[..], b"beginbfchar <", b"beginbfrange <01> ["] {
            assert!(to_unicode(damaged).len() <= MOST_CODES);
        }
    }
}
