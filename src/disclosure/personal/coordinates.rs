//! Points on the map: pairs of decimal degrees with three places and more, and degrees, minutes and
//! seconds (ISO 6709). Three places are a hundred metres; a house needs four.

use super::context::{Context, PEOPLE};
use super::scan::{Match, Scan};

const WORDS: &[&str] = &[
    "gps",
    "coordinates",
    "coordinate",
    "latitude",
    "longitude",
    "lat",
    "lon",
    "long",
    "located",
    "location",
    "pinged",
    "ping",
    "tracker",
    "map",
    "home",
    "house",
    "body",
    "found",
    "camera",
    "phone",
    "photo",
    "taken",
    "burial",
    "coordenadas",
    "latitud",
    "longitud",
    "ubico",
    "ubicacion",
    "ubicado",
    "casa",
    "domicilio",
    "telefono",
    "camara",
    "foto",
    "tent",
    "near",
    "hovered",
    "marked",
    "spot",
    "scene",
];

/// One angle, as it was written.
struct Angle {
    end: usize,
    degrees: f64,
    /// How many decimal places; minutes and seconds count as four.
    places: usize,
    /// Whether it says that it is an angle.
    is_marked: bool,
}

/// Recognises a pair of angles that begins at a token.
pub(super) fn recognise(scan: &Scan<'_>, index: usize) -> Option<Match> {
    let text = scan.text;
    let at = scan.tokens[index].range.start;
    if scan.number(index).is_empty() || scan.word(index).len() > 3 {
        return None;
    }
    let before = &text[..at];
    let signed = before.ends_with(['-', '+', '\u{2212}']);
    let start = if signed { before.char_indices().next_back().map_or(at, |(at, _)| at) } else { at };
    if text[..start].ends_with(|c: char| c.is_alphanumeric() || matches!(c, '.' | '$' | '/' | ':' | ',')) {
        return None;
    }
    let first = angle(text, at)?;
    let gap = separator(&text[first.end..])?;
    let second = angle(text, first.end + gap)?;
    let range = start..second.end;
    let context = || Context::around(text, &range, 8, 5);
    let marked = first.is_marked && second.is_marked;
    let places = first.places.min(second.places);
    let far = first.degrees > 90.0 || second.degrees > 180.0;
    let closed = !text[second.end..].starts_with(|c: char| c.is_alphanumeric() || c == '%');
    if far || places < 3 || !closed {
        return None;
    }
    let near = context().has(WORDS) || context().has(PEOPLE);
    // Three places and no more are any pair of measurements.
    (marked || places >= 4 || near && context().has(&WORDS[..9])).then(|| Match::near(range.clone(), near))
}

/// Reads what may stand between two angles: returns its length.
fn separator(text: &str) -> Option<usize> {
    let spaces = |text: &str| text.len() - text.trim_start_matches([' ', '\n']).len();
    let mut length = spaces(text);
    let rest = &text[length..];
    if rest.starts_with([',', ';', '/']) {
        length += 1 + spaces(&rest[1..]);
    }
    for word in ["longitude ", "longitud ", "lon ", "long ", "Longitude ", "and ", "y "] {
        if text[length..].starts_with(word) {
            length += word.len();
        }
    }
    let sign = text[length..].chars().next().filter(|c| matches!(c, '-' | '+' | '\u{2212}'));
    let length = length + sign.map_or(0, char::len_utf8);
    (length > 0).then_some(length)
}

/// Reads an angle that begins at a digit.
fn angle(text: &str, at: usize) -> Option<Angle> {
    let rest = &text[at..];
    let whole = rest.bytes().take_while(u8::is_ascii_digit).count();
    if whole == 0 || whole > 3 {
        return None;
    }
    let places = match rest[whole..].strip_prefix('.') {
        Some(tail) => tail.bytes().take_while(u8::is_ascii_digit).count(),
        None => 0,
    };
    let length = if places > 0 { whole + 1 + places } else { whole };
    let degrees: f64 = rest[..length].parse().ok()?;
    let mut angle = Angle { end: at + length, degrees, places, is_marked: false };
    if text[angle.end..].starts_with(['°', 'º']) {
        angle.end += '°'.len_utf8();
        angle.is_marked = true;
        if places == 0 {
            angle.end = minutes(text, angle.end)?;
            angle.places = 4;
        }
    }
    let space = usize::from(text[angle.end..].starts_with(' '));
    let tail = &text[angle.end + space..];
    let is_side = tail.starts_with(['N', 'S', 'E', 'W', 'O'])
        && !tail[1..].starts_with(|c: char| c.is_alphanumeric() || c == '.');
    if is_side {
        angle.end += space + 1;
        angle.is_marked = true;
    }
    Some(angle)
}

/// Reads minutes and seconds after the sign of degrees; returns where they end.
fn minutes(text: &str, at: usize) -> Option<usize> {
    let number = |at: usize| {
        let tail = text[at..].trim_start_matches(' ');
        let start = text.len() - tail.len();
        let length = tail.bytes().take_while(|b| b.is_ascii_digit() || *b == b'.').count();
        (length > 0).then_some(start + length)
    };
    let sign = |at: usize, signs: [char; 3]| {
        let c = text[at..].chars().next().filter(|c| signs.contains(c))?;
        Some(at + c.len_utf8())
    };
    let end = sign(number(at)?, ['\'', '\u{2032}', '\u{2019}'])?;
    Some(number(end).and_then(|at| sign(at, ['"', '\u{2033}', '\u{201d}'])).unwrap_or(end))
}
