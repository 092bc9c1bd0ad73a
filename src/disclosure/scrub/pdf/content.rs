//! Content streams: the commands that draw a page (ISO 32000-1, 7.8.2). What is read is written anew,
//! so that comments and whatever no reader shows do not survive.

use lopdf::{Dictionary, Object, Writer};

use super::tokens::{DEPTH, Tokens};

/// Why a content stream is refused.
const DAMAGED: &str = "holds drawing commands that are damaged or not known";

/// Operators that take a fixed number of numbers or names, by that number. They are kept as they are.
const FIXED: [(usize, &str); 6] = [
    (0, "b B b* B* BT BX EMC ET EX f F f* h n q Q s S T* W W*"),
    (1, "BMC CS cs Do G g gs i j J M ri sh Tc TL Tr Ts Tw Tz w"),
    (2, "d l m Td TD Tf d0"),
    (3, "RG rg"),
    (4, "K k re v y"),
    (6, "c cm d1 Tm"),
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
    let mut reader = Tokens::new(bytes);
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
                let mut image = reader.inline_image().ok_or(DAMAGED)?;
                image.dict = kept(&image.dict, &INLINE);
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
        other => match FIXED.iter().find(|(_, operators)| operators.split(' ').any(|one| one == other)) {
            Some((count, _)) => *count,
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
