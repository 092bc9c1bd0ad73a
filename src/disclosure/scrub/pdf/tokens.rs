//! Tokens of content streams: numbers, names, texts, and pictures that stand among the commands.

use lopdf::{Dictionary, Object, Stream, StringFormat};

/// How deeply arrays and dictionaries may stand in each other.
pub(super) const DEPTH: usize = 16;

/// A reader of the tokens of a content stream (ISO 32000-1, 7.2 and 7.3).
pub(super) struct Tokens<'b> {
    bytes: &'b [u8],
    at: usize,
}

impl<'b> Tokens<'b> {
    pub(super) fn new(bytes: &'b [u8]) -> Self {
        Self { bytes, at: 0 }
    }

    pub(super) fn peek(&self) -> Option<u8> {
        self.bytes.get(self.at).copied()
    }

    fn next(&mut self) -> Option<u8> {
        let byte = self.peek();
        self.at += 1;
        byte
    }

    /// Goes past white space and comments.
    pub(super) fn space(&mut self) {
        while let Some(byte) = self.peek() {
            match byte {
                b'%' => {
                    while self.peek().is_some_and(|byte| !matches!(byte, b'\r' | b'\n')) {
                        self.at += 1;
                    }
                }
                b' ' | b'\t' | b'\r' | b'\n' | 0x0C | 0 => self.at += 1,
                _ => break,
            }
        }
    }

    pub(super) fn word(&mut self) -> String {
        let mut word = String::new();
        while let Some(byte) = self.peek().filter(|byte| is_regular(*byte)) {
            word.push(char::from(byte));
            self.at += 1;
        }
        word
    }

    pub(super) fn object(&mut self, depth: usize) -> Option<Object> {
        let depth = depth.checked_sub(1)?;
        self.space();
        match self.peek()? {
            b'/' => {
                self.at += 1;
                self.name().map(Object::Name)
            }
            b'(' => self.text().map(|text| Object::String(text, StringFormat::Hexadecimal)),
            b'<' if self.bytes.get(self.at + 1) == Some(&b'<') => {
                self.at += 2;
                let mut dictionary = Dictionary::new();
                loop {
                    self.space();
                    if self.bytes[self.at.min(self.bytes.len())..].starts_with(b">>") {
                        self.at += 2;
                        return Some(Object::Dictionary(dictionary));
                    }
                    let Object::Name(key) = self.object(depth)? else { return None };
                    dictionary.set(key, self.object(depth)?);
                }
            }
            b'<' => self.hexadecimal().map(|text| Object::String(text, StringFormat::Hexadecimal)),
            b'[' => {
                self.at += 1;
                let mut parts = Vec::new();
                loop {
                    self.space();
                    if self.peek()? == b']' {
                        self.at += 1;
                        return Some(Object::Array(parts));
                    }
                    parts.push(self.object(depth)?);
                }
            }
            b'+' | b'-' | b'.' | b'0'..=b'9' => self.number(),
            byte if byte.is_ascii_alphabetic() => match self.word().as_str() {
                "true" => Some(Object::Boolean(true)),
                "false" => Some(Object::Boolean(false)),
                "null" => Some(Object::Null),
                _ => None,
            },
            _ => None,
        }
    }

    fn number(&mut self) -> Option<Object> {
        let start = self.at;
        while self.peek().is_some_and(|byte| matches!(byte, b'+' | b'-' | b'.' | b'0'..=b'9')) {
            self.at += 1;
        }
        let text = std::str::from_utf8(&self.bytes[start..self.at]).ok()?;
        if let Ok(number) = text.parse::<i64>() {
            return Some(Object::Integer(number));
        }
        // Some programs write `--5` or `5-3`; all readers stop there.
        let sign = if text.starts_with('-') { -1.0 } else { 1.0 };
        let digits = text.trim_start_matches(['+', '-']);
        let digits = digits.split(['+', '-']).next().unwrap_or_default();
        let number = if matches!(digits, "" | ".") { 0.0 } else { digits.parse::<f32>().ok()? };
        Some(Object::Real(sign * number))
    }

    fn name(&mut self) -> Option<Vec<u8>> {
        let mut name = Vec::new();
        while let Some(byte) = self.peek().filter(|byte| is_regular(*byte)) {
            self.at += 1;
            if byte == b'#'
                && let Some(digits) = self.bytes.get(self.at..self.at + 2)
                && let Some(coded) =
                    std::str::from_utf8(digits).ok().and_then(|d| u8::from_str_radix(d, 16).ok())
            {
                name.push(coded);
                self.at += 2;
            } else {
                name.push(byte);
            }
        }
        Some(name)
    }

    fn text(&mut self) -> Option<Vec<u8>> {
        self.at += 1;
        let (mut text, mut open) = (Vec::new(), 1);
        loop {
            let byte = self.next()?;
            match byte {
                b'(' => open += 1,
                b')' if open == 1 => return Some(text),
                b')' => open -= 1,
                b'\\' => {
                    let escaped = match self.next()? {
                        b'n' => b'\n',
                        b'r' => b'\r',
                        b't' => b'\t',
                        b'b' => 8,
                        b'f' => 0x0C,
                        b'\r' => {
                            if self.peek() == Some(b'\n') {
                                self.at += 1;
                            }
                            continue;
                        }
                        b'\n' => continue,
                        digit @ b'0'..=b'7' => {
                            let mut code = u32::from(digit - b'0');
                            for _ in 0..2 {
                                let Some(digit @ b'0'..=b'7') = self.peek() else { break };
                                code = code * 8 + u32::from(digit - b'0');
                                self.at += 1;
                            }
                            (code & 0xFF) as u8
                        }
                        other => other,
                    };
                    text.push(escaped);
                    continue;
                }
                _ => (),
            }
            text.push(byte);
        }
    }

    fn hexadecimal(&mut self) -> Option<Vec<u8>> {
        self.at += 1;
        let mut digits = Vec::new();
        loop {
            match self.next()? {
                b'>' => break,
                byte if byte.is_ascii_whitespace() => (),
                byte => digits.push(char::from(byte).to_digit(16)? as u8),
            }
        }
        Some(digits.chunks(2).map(|pair| pair[0] << 4 | pair.get(1).copied().unwrap_or(0)).collect())
    }

    /// Reads a picture that stands in the content stream, after `BI`.
    pub(super) fn inline_image(&mut self) -> Option<Stream> {
        let mut dictionary = Dictionary::new();
        loop {
            self.space();
            if self.peek()? != b'/' {
                break;
            }
            let Object::Name(key) = self.object(DEPTH)? else { return None };
            dictionary.set(key, self.object(DEPTH)?);
        }
        if self.word() != "ID" {
            return None;
        }
        self.at += 1;
        let start = self.at;
        loop {
            let end = self.at + memchr::memmem::find(self.bytes.get(self.at..)?, b"EI")?;
            self.at = end + 2;
            let is_end = self.bytes[..end].last().is_some_and(u8::is_ascii_whitespace)
                && self.peek().is_none_or(|byte| byte.is_ascii_whitespace())
                && self.bytes[self.at..]
                    .iter()
                    .take(12)
                    .all(|byte| byte.is_ascii_graphic() || byte.is_ascii_whitespace());
            if is_end {
                let mut image = Stream::new(Dictionary::new(), self.bytes[start..end - 1].to_vec());
                image.dict = dictionary;
                return Some(image);
            }
        }
    }
}

fn is_regular(byte: u8) -> bool {
    !matches!(
        byte,
        b' ' | b'\t'
            | b'\r'
            | b'\n'
            | 0x0C
            | 0
            | b'('
            | b')'
            | b'<'
            | b'>'
            | b'['
            | b']'
            | b'{'
            | b'}'
            | b'/'
            | b'%'
    )
}
