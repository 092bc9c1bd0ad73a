//! Pictures: all that is in them but their pixels, and what follows them. Pixels hold each short word
//! by chance sooner or later, so they are passed over; a picture that breaks off is read as bytes.

use super::search::Search;

/// Searches a JPEG (ITU-T T.81): its segments, but not what is between a scan's header and the next
/// marker.
pub(super) fn jpeg(search: &mut Search<'_>, bytes: &[u8], depth: usize) {
    let mut at = 2;
    while let [0xFF, marker, rest @ ..] = bytes.get(at..).unwrap_or_default() {
        at += match marker {
            0xD9 => return follow(search, rest, depth),
            0xFF => 1,
            0x01 | 0xD0..=0xD8 => 2,
            _ => {
                let length = rest.get(..2).map_or(0, |b| usize::from(u16::from_be_bytes([b[0], b[1]])));
                let Some(segment) = rest.get(2..length) else { break };
                search.strings(segment, depth);
                let is_scan = *marker == 0xDA;
                2 + length + if is_scan { scan(&rest[length..]) } else { 0 }
            }
        };
    }
    search.strings(bytes.get(at..).unwrap_or_default(), depth);
}

/// Returns how long the pixels are that bytes begin with; nothing is passed over if they do not end.
fn scan(bytes: &[u8]) -> usize {
    let ends = |at: &usize| !matches!(bytes.get(at + 1), None | Some(0 | 0xD0..=0xD7));
    memchr::memchr_iter(0xFF, bytes).find(ends).unwrap_or(0)
}

/// Searches a GIF (GIF89a): its extensions, but not its pixels.
pub(super) fn gif(search: &mut Search<'_>, bytes: &[u8], depth: usize) {
    let table =
        |flags: Option<&u8>| flags.filter(|flags| **flags & 0x80 != 0).map_or(0, |flags| 6 << (flags & 7));
    let mut at = 13 + table(bytes.get(10));
    search.strings(bytes.get(..at).unwrap_or_default(), depth);
    loop {
        let is_picture = match bytes.get(at) {
            Some(0x21) => false,
            Some(0x2C) => true,
            Some(0x3B) => return follow(search, &bytes[at + 1..], depth),
            _ => return search.strings(bytes.get(at..).unwrap_or_default(), depth),
        };
        at += if is_picture { 11 + table(bytes.get(at + 9)) } else { 2 };
        let (mut text, mut ends) = (Vec::new(), false);
        while let Some((length, rest)) = bytes.get(at..).and_then(<[u8]>::split_first).filter(|_| !ends) {
            let length = usize::from(*length);
            text.extend_from_slice(&rest[..length.min(rest.len())]);
            at += 1 + length;
            ends = length == 0;
        }
        if !is_picture || !ends {
            search.strings(&text, depth);
        }
    }
}

/// Searches a WebP (RFC 9649): its chunks, but not those that hold pixels.
pub(super) fn webp(search: &mut Search<'_>, bytes: &[u8], depth: usize) {
    let number =
        |at: usize| bytes.get(at..at + 4).map(|b| u32::from_le_bytes([b[0], b[1], b[2], b[3]]) as usize);
    let end = number(4).unwrap_or(0).saturating_add(8).min(bytes.len());
    let body = bytes[..end].get(12..).unwrap_or_default();
    let read = chunks(search, body, depth);
    follow(search, bytes.get(12 + read..).unwrap_or_default(), depth);
}

/// Searches the chunks of a WebP, those in frames of an animation among them; returns where they end.
fn chunks(search: &mut Search<'_>, bytes: &[u8], depth: usize) -> usize {
    /// What a frame says of itself before its chunks.
    const FRAME: usize = 16;
    let number =
        |at: usize| bytes.get(at..at + 4).map(|b| u32::from_le_bytes([b[0], b[1], b[2], b[3]]) as usize);
    let mut at = 0;
    while let Some(data) = number(at + 4).and_then(|length| bytes.get(at + 8..(at + 8).checked_add(length)?))
    {
        match &bytes[at..at + 4] {
            b"VP8 " | b"VP8L" | b"ALPH" => (),
            b"ANMF" if data.len() >= FRAME && depth > 0 => {
                let read = chunks(search, &data[FRAME..], depth - 1);
                search.strings(&data[FRAME + read.min(data.len() - FRAME)..], depth);
            }
            name => {
                search.strings(name, depth);
                search.strings(data, depth);
            }
        }
        at += 8 + data.len() + data.len() % 2;
    }
    at
}

/// Searches an AVIF (ISO/IEC 14496-12): its boxes, but not the coded pictures in `mdat`.
pub(super) fn avif(search: &mut Search<'_>, bytes: &[u8], depth: usize) {
    let mut at = 0;
    while let Some(head) = bytes.get(at..at + 8) {
        let length = u32::from_be_bytes([head[0], head[1], head[2], head[3]]) as usize;
        let Some(inner) = at.checked_add(length).and_then(|end| bytes.get(at + 8..end)) else { break };
        if &head[4..] != b"mdat" {
            search.strings(inner, depth);
        }
        at += length;
    }
    follow(search, bytes.get(at..).unwrap_or_default(), depth);
}

/// Searches what follows a picture: another picture, or anything.
fn follow(search: &mut Search<'_>, bytes: &[u8], depth: usize) {
    if depth == 0 || !super::container::search(search, bytes, depth - 1) {
        search.strings(bytes, depth);
    }
}
