//! Undoing forms: entities, percent and backslash escapes, base64, hexadecimal, UTF-16.

use std::borrow::Cow;

/// Undoes one form of a text; nothing, if the form does not stand in it.
type Form = fn(&str) -> Option<String>;

/// The forms that keep a text a text.
pub(super) const FORMS: [Form; 6] = [entities, percent, backslash, octal, quoted_printable, folded];

fn changed(text: &str, undone: String) -> Option<String> {
    (undone != text).then_some(undone)
}

/// Undoes HTML's character references, once.
fn entities(text: &str) -> Option<String> {
    if !text.contains('&') {
        return None;
    }
    let mut out = String::with_capacity(text.len());
    for Ok(token) in html5gum::Tokenizer::new(&text.replace('<', "&lt;")) {
        if let html5gum::Token::String(string) = token {
            out.push_str(&String::from_utf8_lossy(&string));
        }
    }
    changed(text, out)
}

/// Undoes percent-encoding (RFC 3986), and `+` for a space between words.
fn percent(text: &str) -> Option<String> {
    let bytes = text.as_bytes();
    let word = |at: Option<usize>| at.and_then(|at| bytes.get(at)).is_some_and(u8::is_ascii_alphanumeric);
    let joins = |at: usize| word(at.checked_sub(1)) && word(at.checked_add(1));
    let escapes = memchr::memchr_iter(b'%', bytes).any(|at| hex_pair(bytes, at + 1).is_some());
    if !escapes && !memchr::memchr_iter(b'+', bytes).any(joins) {
        return None;
    }
    let mut out = Vec::with_capacity(bytes.len());
    let mut at = 0;
    while let Some(&byte) = bytes.get(at) {
        match (byte, hex_pair(bytes, at + 1)) {
            (b'%', Some(value)) => {
                out.push(value);
                at += 2;
            }
            (b'+', _) if joins(at) => out.push(b' '),
            _ => out.push(byte),
        }
        at += 1;
    }
    changed(text, String::from_utf8_lossy(&out).into_owned())
}

fn hex_pair(bytes: &[u8], at: usize) -> Option<u8> {
    let digit = |at: usize| char::from(*bytes.get(at)?).to_digit(16);
    u8::try_from(digit(at)? * 16 + digit(at + 1)?).ok()
}

/// Undoes the escapes of JSON, JavaScript and CSS: `\n`, `\x41`, `\u0041`, `\u{41}`, `\41 `.
fn backslash(text: &str) -> Option<String> {
    if !text.contains('\\') {
        return None;
    }
    let mut units: Vec<u16> = Vec::with_capacity(text.len());
    let mut rest = text;
    let mut unit = [0; 2];
    while let Some(c) = rest.chars().next() {
        rest = &rest[c.len_utf8()..];
        if c != '\\' {
            units.extend_from_slice(c.encode_utf16(&mut unit));
            continue;
        }
        let digits = |text: &str, least: usize, most: usize| {
            let count = text.bytes().take(most).take_while(u8::is_ascii_hexdigit).count();
            (count >= least).then(|| (u32::from_str_radix(&text[..count], 16).unwrap_or(0xFFFD), count))
        };
        let (code, used) = match rest.as_bytes().first() {
            Some(b'u') if rest[1..].starts_with('{') => match digits(&rest[2..], 1, 6) {
                Some((code, count)) => (code, count + 3),
                None => (u32::from('u'), 1),
            },
            Some(b'u') => {
                digits(&rest[1..], 4, 4).map_or((u32::from('u'), 1), |(code, count)| (code, count + 1))
            }
            Some(b'x') => {
                digits(&rest[1..], 2, 2).map_or((u32::from('x'), 1), |(code, count)| (code, count + 1))
            }
            Some(b'n' | b't' | b'r') => (u32::from(' '), 1),
            Some(b'\n') => {
                // A line goes on in the next one.
                rest = &rest[1..];
                continue;
            }
            Some(byte) if byte.is_ascii_hexdigit() => {
                let (code, count) = digits(rest, 1, 6).unwrap_or((0xFFFD, 1));
                // CSS allows one white space after the digits.
                let space = usize::from(rest[count..].starts_with([' ', '\n', '\t']));
                (code, count + space)
            }
            Some(_) => {
                let c = rest.chars().next().unwrap_or(' ');
                (u32::from(c), c.len_utf8())
            }
            None => (u32::from('\\'), 0),
        };
        rest = rest.get(used.min(rest.len())..).unwrap_or_default();
        match u16::try_from(code) {
            // Halves of a pair come one after the other.
            Ok(half) => units.push(half),
            Err(_) => {
                units.extend_from_slice(char::from_u32(code).unwrap_or('\u{FFFD}').encode_utf16(&mut unit))
            }
        }
    }
    changed(text, String::from_utf16_lossy(&units))
}

/// Undoes the octal escapes of JavaScript and PDF: `\101`.
fn octal(text: &str) -> Option<String> {
    if !text.contains('\\') {
        return None;
    }
    let mut parts = text.split('\\');
    let mut out = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let count = part.bytes().take(3).take_while(|b| matches!(b, b'0'..=b'7')).count();
        out.push(u8::from_str_radix(&part[..count], 8).map_or('\\', char::from));
        out.push_str(&part[count..]);
    }
    changed(text, out)
}

/// Undoes quoted-printable (RFC 2045), as in mail. Lines end in CRLF there.
fn quoted_printable(text: &str) -> Option<String> {
    let bytes = text.as_bytes();
    let soft = |at: usize| bytes[at + 1..].starts_with(b"\n") || bytes[at + 1..].starts_with(b"\r\n");
    let escaped = memchr::memchr_iter(b'=', bytes).filter(|at| hex_pair(bytes, at + 1).is_some()).count();
    if escaped < 3 && !memchr::memchr_iter(b'=', bytes).any(soft) {
        return None;
    }
    let mut out = Vec::with_capacity(bytes.len());
    let mut at = 0;
    while let Some(&byte) = bytes.get(at) {
        match (byte, hex_pair(bytes, at + 1), bytes.get(at + 1)) {
            (b'=', Some(value), _) => {
                out.push(value);
                at += 2;
            }
            (b'=', None, Some(b'\n')) => at += 1,
            (b'=', None, Some(b'\r')) if soft(at) => at += 2,
            _ => out.push(byte),
        }
        at += 1;
    }
    changed(text, String::from_utf8_lossy(&out).into_owned())
}

/// Undoes the folding of lines in calendars, address cards and headers of mail (RFC 5545, 3.1).
fn folded(text: &str) -> Option<String> {
    if !text.contains("\r\n") {
        return None;
    }
    changed(text, text.replace("\r\n ", "").replace("\r\n\t", ""))
}

const LETTER: u8 = 1;
const UPPER: u8 = 2;
const LOWER: u8 = 4;
const HEX: u8 = 8;

/// What each byte is to base64 and hexadecimal: nothing, or a letter, and of which kind.
const CLASSES: [u8; 256] = {
    let mut classes = [0; 256];
    let mut byte = 0;
    while byte < 128 {
        let b = byte as u8;
        if b.is_ascii_alphanumeric() || matches!(b, b'+' | b'/' | b'-' | b'_') {
            classes[byte] = LETTER
                | if b.is_ascii_uppercase() { UPPER } else { 0 }
                | if b.is_ascii_lowercase() { LOWER } else { 0 }
                | if b.is_ascii_hexdigit() { HEX } else { 0 };
        }
        byte += 1;
    }
    classes
};

/// The shortest run of letters that is taken for base64, and for hexadecimal.
const SHORTEST: usize = 12;

/// Finds what stands in a text as base64, at each of its alignments, or as hexadecimal.
pub(super) fn embedded(text: &str) -> Vec<Vec<u8>> {
    let mut found = Vec::new();
    let letter = |b: u8| CLASSES[usize::from(b)] != 0;
    let bytes = text.as_bytes();
    let mut at = 0;
    while at < bytes.len() {
        let (start, mut seen, mut hex) = (at, 0u8, true);
        while let Some(class) = bytes.get(at).map(|b| CLASSES[usize::from(*b)]).filter(|class| *class != 0) {
            seen |= class;
            hex &= class & HEX != 0;
            at += 1;
        }
        let run = &bytes[start..at];
        at += 1;
        if run.len() < SHORTEST {
            continue;
        }
        let marked = run.strip_prefix(b"0x").or_else(|| run.strip_prefix(b"0X"));
        let marked = marked.filter(|digits| digits.iter().all(u8::is_ascii_hexdigit));
        if let Some(digits) = marked.or(hex.then_some(run)) {
            for start in 0..2 {
                found.push(digits[start..].chunks_exact(2).filter_map(|pair| hex_pair(pair, 0)).collect());
            }
        }
        // Base64 of a text of this length without both cases is next to impossible.
        if seen & (UPPER | LOWER) == UPPER | LOWER {
            for start in 0..4 {
                found.push(base64(&run[start..]));
            }
        }
    }
    // Base64 that is broken into lines.
    if text.contains('\n') {
        let lines: Vec<&str> = text.lines().map(str::trim).collect();
        for block in lines
            .split(|line| line.len() < 40 || !line.bytes().all(|b| letter(b) || b == b'='))
            .filter(|block| block.len() > 1)
        {
            found.push(base64(block.concat().as_bytes()));
        }
    }
    found
}

fn base64(text: &[u8]) -> Vec<u8> {
    let value = |b: u8| match b {
        b'A'..=b'Z' => Some(b - b'A'),
        b'a'..=b'z' => Some(b - b'a' + 26),
        b'0'..=b'9' => Some(b - b'0' + 52),
        b'+' | b'-' => Some(62),
        b'/' | b'_' => Some(63),
        _ => None,
    };
    let mut out = Vec::with_capacity(text.len() * 3 / 4);
    let (mut bits, mut count) = (0u32, 0);
    for value in text.iter().filter_map(|b| value(*b)) {
        bits = bits << 6 | u32::from(value);
        count += 6;
        if count >= 8 {
            count -= 8;
            out.push(u8::try_from(bits >> count & 0xFF).unwrap_or(0));
        }
    }
    out
}

/// Returns bytes as text, if most of them make sense as such.
pub(super) fn readable(bytes: &[u8]) -> Option<Cow<'_, str>> {
    if let Some(text) = utf16(bytes) {
        return Some(text.into());
    }
    // The first and last character may be cut by the alignment.
    let text = String::from_utf8_lossy(bytes);
    let (mut good, mut all) = (0usize, 0usize);
    for c in text.chars() {
        all += 1;
        good += usize::from(c != '\u{FFFD}' && (c.is_whitespace() || !c.is_control()));
    }
    (all > 0 && good * 10 >= all * 8).then_some(text)
}

/// Returns bytes as text, if they are UTF-16: with a byte order mark, or Latin text in it.
pub(super) fn utf16(bytes: &[u8]) -> Option<String> {
    let (big, rest) = match bytes {
        [0xFF, 0xFE, rest @ ..] => (false, rest),
        [0xFE, 0xFF, rest @ ..] => (true, rest),
        _ => {
            let pairs = bytes.chunks_exact(2).take(64);
            let zeros =
                |index: usize| pairs.clone().filter(|pair| pair[index] == 0 && pair[1 - index] != 0).count();
            let count = pairs.len();
            if count < 4 {
                return None;
            }
            match (zeros(0) * 10 >= count * 8, zeros(1) * 10 >= count * 8) {
                (true, false) => (true, bytes),
                (false, true) => (false, bytes),
                _ => return None,
            }
        }
    };
    let unit = |pair: &[u8]| {
        if big { u16::from_be_bytes([pair[0], pair[1]]) } else { u16::from_le_bytes([pair[0], pair[1]]) }
    };
    let units: Vec<u16> = rest.chunks_exact(2).map(unit).collect();
    Some(String::from_utf16_lossy(&units))
}

/// Finds the texts in bytes of any kind: runs that can be read, in UTF-8, Latin-1 and UTF-16.
pub(super) fn strings(bytes: &[u8]) -> Vec<String> {
    let mut found = Vec::new();
    for piece in String::from_utf8_lossy(bytes)
        .split(|c: char| c == '\u{FFFD}' || c.is_control() && c != '\n' && c != '\t')
    {
        if piece.chars().count() >= 4 {
            found.push(piece.to_owned());
        }
    }
    for piece in bytes.split(|b| b.is_ascii_control() && !matches!(b, b'\n' | b'\t')) {
        if piece.len() >= 4 && std::str::from_utf8(piece).is_err() {
            found.push(piece.iter().copied().map(char::from).collect());
        }
    }
    for (start, big) in [(0, false), (1, false), (0, true), (1, true)] {
        let mut run = String::new();
        for pair in bytes.get(start..).unwrap_or_default().chunks_exact(2) {
            let (high, low) = if big { (pair[0], pair[1]) } else { (pair[1], pair[0]) };
            if high == 0 && (low == b' ' || low.is_ascii_graphic()) {
                run.push(char::from(low));
            } else {
                if run.len() >= 4 {
                    found.push(std::mem::take(&mut run));
                }
                run.clear();
            }
        }
        if run.len() >= 4 {
            found.push(run);
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn escapes_are_undone() {
        assert_eq!(percent("a%62c%20d").as_deref(), Some("abc d"));
        assert_eq!(percent("100 % sure"), None);
        assert_eq!(entities("a&#98;c &amp;lt;").as_deref(), Some("abc &lt;"));
        assert_eq!(backslash(r"\x61\u0062\u{63}\64 e \u00e9\n").as_deref(), Some("abcde é "));
        assert_eq!(backslash(r"\ud83d\ude00").as_deref(), Some("😀"));
        assert_eq!(octal(r"\101\142c\351 \n\9").as_deref(), Some("Abcé \\n\\9"));
        assert_eq!(folded("lan\r\n tern\r\nx").as_deref(), Some("lantern\r\nx"));
        assert_eq!(quoted_printable("lan=\r\ntern").as_deref(), Some("lantern"));
        assert_eq!(quoted_printable("=61=62=63=\nd").as_deref(), Some("abcd"));
    }

    #[test]
    fn names_with_accents_are_found_in_latin_1() {
        assert!(strings(b"\x01Ort\xFAzar\0").contains(&"Ort\u{FA}zar".to_owned()));
    }

    #[test]
    fn base64_is_found_at_every_alignment() {
        let secret = "operation lantern at the quay";
        for (padding, encoded) in [
            ("", "b3BlcmF0aW9uIGxhbnRlcm4gYXQgdGhlIHF1YXk="),
            ("x", "eG9wZXJhdGlvbiBsYW50ZXJuIGF0IHRoZSBxdWF5"),
            ("xy", "eHlvcGVyYXRpb24gbGFudGVybiBhdCB0aGUgcXVheQ=="),
        ] {
            let all: Vec<String> =
                embedded(encoded).iter().filter_map(|bytes| readable(bytes).map(Cow::into_owned)).collect();
            assert!(all.iter().any(|text| text.contains(secret)), "{padding}: {all:?}");
        }
    }
}
