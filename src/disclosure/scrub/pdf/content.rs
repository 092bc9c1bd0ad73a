//! Content streams: the commands that draw a page (ISO 32000-1, 7.8.2). What is read is written anew,
//! so that comments and whatever no reader shows do not survive.

use lopdf::{Dictionary, Object, Stream, StringFormat, Writer};

/// How deeply arrays and dictionaries may stand in each other.
const DEPTH: usize = 16;

/// Why a content stream is refused.
const DAMAGED: &str = "holds drawing commands that are damaged or not known";

/// Operators that take a fixed number of numbers or names. They are kept as they are.
const FIXED: [(&str, usize); 59] = [
    ("b", 0),
    ("B", 0),
    ("b*", 0),
    ("B*", 0),
    ("BT", 0),
    ("BX", 0),
    ("c", 6),
    ("cm", 6),
    ("CS", 1),
    ("cs", 1),
    ("d", 2),
    ("d0", 2),
    ("d1", 6),
    ("Do", 1),
    ("EMC", 0),
    ("ET", 0),
    ("EX", 0),
    ("f", 0),
    ("F", 0),
    ("f*", 0),
    ("G", 1),
    ("g", 1),
    ("gs", 1),
    ("h", 0),
    ("i", 1),
    ("j", 1),
    ("J", 1),
    ("K", 4),
    ("k", 4),
    ("l", 2),
    ("m", 2),
    ("M", 1),
    ("n", 0),
    ("q", 0),
    ("Q", 0),
    ("re", 4),
    ("RG", 3),
    ("rg", 3),
    ("ri", 1),
    ("s", 0),
    ("S", 0),
    ("sh", 1),
    ("T*", 0),
    ("Tc", 1),
    ("Td", 2),
    ("TD", 2),
    ("Tf", 2),
    ("TL", 1),
    ("Tm", 6),
    ("Tr", 1),
    ("Ts", 1),
    ("Tw", 1),
    ("Tz", 1),
    ("v", 4),
    ("w", 1),
    ("W", 0),
    ("W*", 0),
    ("y", 4),
    ("BMC", 1),
];

/// Entries of the properties of marked content that are kept.
const PROPERTIES: [&[u8]; 6] = [b"MCID", b"ActualText", b"Alt", b"E", b"Lang", b"Type"];

/// Entries of the dictionary of a picture in a content stream that are kept.
const INLINE: [&[u8]; 18] = [
    b"BPC",
    b"BitsPerComponent",
    b"CS",
    b"ColorSpace",
    b"D",
    b"Decode",
    b"DP",
    b"DecodeParms",
    b"F",
    b"Filter",
    b"H",
    b"Height",
    b"IM",
    b"ImageMask",
    b"I",
    b"Interpolate",
    b"W",
    b"Width",
];

/// One command.
#[derive(Debug, Clone)]
pub(super) struct Command {
    pub(super) operator: String,
    pub(super) operands: Vec<Object>,
}

impl Command {
    /// Returns an operand that is a number.
    pub(super) fn number(&self, at: usize) -> f64 {
        self.operands.get(at).and_then(|operand| operand.as_float().ok()).map_or(0.0, f64::from)
    }

    /// Returns all operands that are numbers.
    pub(super) fn numbers<const N: usize>(&self) -> [f64; N] {
        std::array::from_fn(|at| self.number(at))
    }

    /// Returns the operand that is a name.
    pub(super) fn name(&self) -> &[u8] {
        self.operands.iter().rev().find_map(|operand| operand.as_name().ok()).unwrap_or_default()
    }
}

/// Reads a content stream, command by command.
///
/// # Errors
/// What is wrong with it, as what a page does.
pub(super) fn read(bytes: &[u8], mut each: impl FnMut(Command) -> Result<(), String>) -> Result<(), String> {
    let mut reader = Reader { bytes, at: 0 };
    let mut operands: Vec<Object> = Vec::new();
    loop {
        reader.space();
        let Some(byte) = reader.peek() else { break };
        let is_operator = byte.is_ascii_alphabetic() || matches!(byte, b'\'' | b'"');
        if !is_operator {
            operands.push(reader.object(DEPTH).ok_or(DAMAGED)?);
            if operands.len() > 64 {
                return Err(DAMAGED.to_owned());
            }
            continue;
        }
        let operator = reader.word();
        match operator.as_str() {
            "true" | "false" => operands.push(Object::Boolean(operator == "true")),
            "null" => operands.push(Object::Null),
            "BI" => {
                let image = reader.inline_image().ok_or(DAMAGED)?;
                each(Command { operator, operands: vec![Object::Stream(image)] })?;
                operands.clear();
            }
            _ => {
                let command = Command { operator, operands: std::mem::take(&mut operands) };
                if let Some(command) = allowed(command)? {
                    each(command)?;
                }
            }
        }
    }
    if operands.is_empty() { Ok(()) } else { Err(DAMAGED.to_owned()) }
}

/// Returns a command as it is kept; nothing for one that draws nothing.
fn allowed(mut command: Command) -> Result<Option<Command>, String> {
    let plain = |operand: &Object| match operand {
        Object::Array(parts) => parts.iter().all(|part| part.as_float().is_ok()),
        other => other.as_float().is_ok() || other.as_name().is_ok(),
    };
    let damaged = || Err(DAMAGED.to_owned());
    let operands = &mut command.operands;
    let count = match command.operator.as_str() {
        "Tj" | "'" | "TJ" => 1,
        "\"" => 3,
        "BDC" => 2,
        "SC" | "sc" | "SCN" | "scn" => operands.len(),
        // Points of interest draw nothing.
        "MP" | "DP" => return Ok(None),
        other => match FIXED.iter().find(|(operator, _)| *operator == other) {
            Some((_, count)) => *count,
            None => return damaged(),
        },
    };
    let Some(surplus) = operands.len().checked_sub(count) else { return damaged() };
    operands.drain(..surplus);
    let is_sound = match command.operator.as_str() {
        "Tj" | "'" => operands[0].as_str().is_ok(),
        "\"" => operands[2].as_str().is_ok() && operands[..2].iter().all(plain),
        "TJ" => operands[0]
            .as_array()
            .is_ok_and(|parts| parts.iter().all(|part| part.as_str().is_ok() || part.as_float().is_ok())),
        "BDC" => {
            if let Object::Dictionary(properties) = &operands[1] {
                operands[1] = Object::Dictionary(kept(properties, &PROPERTIES));
            }
            operands[0].as_name().is_ok() && matches!(operands[1], Object::Name(_) | Object::Dictionary(_))
        }
        _ => operands.iter().all(plain),
    };
    if is_sound { Ok(Some(command)) } else { damaged() }
}

fn kept(dictionary: &Dictionary, keys: &[&[u8]]) -> Dictionary {
    let mut kept = Dictionary::new();
    for key in keys {
        match dictionary.get(key) {
            Ok(value) if !matches!(value, Object::Dictionary(_)) || key.starts_with(b"D") => {
                kept.set(key.to_vec(), value.clone());
            }
            _ => (),
        }
    }
    kept
}

/// Writes a command.
pub(super) fn write(command: &Command, out: &mut Vec<u8>) -> Result<(), String> {
    let failed = |_| DAMAGED.to_owned();
    if let [Object::Stream(image)] = command.operands.as_slice() {
        out.extend_from_slice(b"BI");
        for (key, value) in &image.dict {
            out.push(b' ');
            Writer::write_object(out, &Object::Name(key.clone())).map_err(failed)?;
            out.push(b' ');
            Writer::write_object(out, value).map_err(failed)?;
        }
        out.extend_from_slice(b" ID ");
        out.extend_from_slice(&image.content);
        out.extend_from_slice(b"\nEI\n");
        return Ok(());
    }
    for operand in &command.operands {
        Writer::write_object(out, operand).map_err(failed)?;
        out.push(b' ');
    }
    out.extend_from_slice(command.operator.as_bytes());
    out.push(b'\n');
    Ok(())
}

/// A reader of the tokens of a content stream (ISO 32000-1, 7.2 and 7.3).
struct Reader<'b> {
    bytes: &'b [u8],
    at: usize,
}

impl Reader<'_> {
    fn peek(&self) -> Option<u8> {
        self.bytes.get(self.at).copied()
    }

    fn next(&mut self) -> Option<u8> {
        let byte = self.peek();
        self.at += 1;
        byte
    }

    /// Goes past white space and comments.
    fn space(&mut self) {
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

    fn word(&mut self) -> String {
        let mut word = String::new();
        while let Some(byte) = self.peek().filter(|byte| is_regular(*byte)) {
            word.push(char::from(byte));
            self.at += 1;
        }
        word
    }

    fn object(&mut self, depth: usize) -> Option<Object> {
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
    fn inline_image(&mut self) -> Option<Stream> {
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
                image.dict = kept(&dictionary, &INLINE);
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

#[cfg(test)]
mod tests {
    use super::*;

    fn rewritten(text: &str) -> Result<String, String> {
        let mut out = Vec::new();
        read(text.as_bytes(), |command| write(&command, &mut out))?;
        Ok(String::from_utf8_lossy(&out).into_owned())
    }

    #[test]
    fn what_is_written_is_what_was_understood() {
        let cases = [
            ("1 0 0 1 5 6.5 cm % a secret\nq Q", "1 0 0 1 5 6.5 cm\nq\nQ\n"),
            ("(a\\051\\)) Tj", "<612929> Tj\n"),
            ("[(A) -20 <42>] TJ", "[<41> -20<42>] TJ\n"),
            ("(surplus) 1 g", "1 g\n"),
            ("/P <</MCID 3/Secret (x)>> BDC EMC", "/P <</MCID 3>> BDC\nEMC\n"),
            ("/Note <</X (y)>> DP", ""),
            (
                "BI /W 1 /H 1 /BPC 8 /CS /G /Comment (x) ID a\nEI Q",
                "BI /BPC 8 /CS /G /H 1 /W 1 ID a\nEI\nQ\n",
            ),
        ];
        for (text, expected) in cases {
            assert_eq!(rewritten(text).as_deref(), Ok(expected), "{text}");
        }
        for damaged in
            ["1 0 cm", "(open Tj", "foo", "1 2 3", "[[[[[[[[[[[[[[[[[[", "(x) g", "<<", "/", "BI /W 1"]
        {
            assert!(rewritten(damaged).is_err(), "{damaged}");
        }
    }
}
