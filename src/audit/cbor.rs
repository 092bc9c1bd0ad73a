//! CBOR (RFC 8949), as far as the files of a search index are written in it: numbers, texts, and lists
//! of a known or unknown length. Anything else is not read, so that it is refused.

/// A value.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Value {
    Number(i64),
    Text(String),
    List(Vec<Value>),
}

/// How deeply lists may stand in each other.
const DEPTH: usize = 16;

/// Reads bytes that are one value and nothing else.
pub(super) fn read(bytes: &[u8]) -> Option<Value> {
    let mut rest = bytes;
    let value = value(&mut rest, DEPTH)?;
    rest.is_empty().then_some(value)
}

fn take<'b>(rest: &mut &'b [u8], count: usize) -> Option<&'b [u8]> {
    let (taken, after) = rest.split_at_checked(count)?;
    *rest = after;
    Some(taken)
}

fn value(rest: &mut &[u8], depth: usize) -> Option<Value> {
    let depth = depth.checked_sub(1)?;
    let first = *take(rest, 1)?.first()?;
    // A list of unknown length ends with a stop code.
    if first == 0x9F {
        let mut items = Vec::new();
        while *rest.first()? != 0xFF {
            items.push(value(rest, depth)?);
        }
        take(rest, 1)?;
        return Some(Value::List(items));
    }
    let argument = match first & 0x1F {
        small @ 0..24 => u64::from(small),
        size @ 24..28 => {
            take(rest, 1 << (size - 24))?.iter().fold(0, |number, byte| number << 8 | u64::from(*byte))
        }
        _ => return None,
    };
    match first >> 5 {
        0 => i64::try_from(argument).ok().map(Value::Number),
        1 => i64::try_from(argument).ok().map(|number| Value::Number(-1 - number)),
        3 => {
            let bytes = take(rest, usize::try_from(argument).ok()?)?;
            String::from_utf8(bytes.to_vec()).ok().map(Value::Text)
        }
        4 => {
            let mut items = Vec::new();
            for _ in 0..argument {
                items.push(value(rest, depth)?);
            }
            Some(Value::List(items))
        }
        _ => None,
    }
}

impl Value {
    /// Returns the texts in it, in order.
    pub(super) fn texts(&self) -> Vec<&str> {
        match self {
            Self::Number(_) => Vec::new(),
            Self::Text(text) => vec![text],
            Self::List(items) => items.iter().flat_map(Self::texts).collect(),
        }
    }

    /// Returns a part of a list.
    pub(super) fn at(&self, index: usize) -> Option<&Value> {
        self.list()?.get(index)
    }

    pub(super) fn list(&self) -> Option<&[Value]> {
        if let Self::List(items) = self { Some(items) } else { None }
    }

    pub(super) fn text(&self) -> Option<&str> {
        if let Self::Text(text) = self { Some(text) } else { None }
    }

    pub(super) fn number(&self) -> Option<i64> {
        if let Self::Number(number) = self { Some(*number) } else { None }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_are_read_to_the_last_byte() {
        let list = |items| Some(Value::List(items));
        assert_eq!(
            read(b"\x82\x63abc\x39\x01\x00"),
            list(vec![Value::Text("abc".into()), Value::Number(-257)])
        );
        assert_eq!(read(b"\x9F\x18\x2A\xFF"), list(vec![Value::Number(42)]));
        assert_eq!(read(b"\x80\x00"), None, "something follows");
        assert_eq!(read(b"\x82\x01"), None, "something is missing");
        assert_eq!(read(b"\x41a"), None, "bytes could hold anything");
        assert_eq!(read(&[0x81; 64]), None, "lists without end");
    }
}
