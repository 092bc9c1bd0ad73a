//! PNG (W3C Recommendation, third edition): chunks that make the picture, and its colours.

use super::{Cleaned, Reader};

const SIGNATURE: &[u8; 8] = b"\x89PNG\r\n\x1a\n";

/// Chunks that are kept; all others hold text, times, thumbnails or what nobody knows.
const KEPT: [&[u8; 4]; 14] = [
    b"IHDR", b"PLTE", b"IDAT", b"IEND", b"tRNS", b"gAMA", b"cHRM", b"sRGB", b"sBIT", b"bKGD", b"pHYs",
    b"acTL", b"fcTL", b"fdAT",
];

pub(super) fn clean(bytes: &[u8]) -> Cleaned {
    let mut reader = Reader::new(bytes);
    if reader.take(8)? != SIGNATURE {
        return None;
    }
    let mut out = SIGNATURE.to_vec();
    let mut size = None;
    loop {
        let start = reader.at;
        let length = usize::try_from(reader.be32()?).ok()?;
        let kind: &[u8; 4] = reader.take(4)?.try_into().ok()?;
        let data = reader.take(length)?;
        reader.take(4)?;
        if size.is_none() {
            if kind != b"IHDR" || length != 13 {
                return None;
            }
            let mut header = Reader::new(data);
            size = Some((header.be32()?, header.be32()?));
        }
        // A colour profile is kept; its name is free text, so the audit reads it, too.
        if KEPT.contains(&kind) || kind == b"iCCP" {
            out.extend_from_slice(&bytes[start..reader.at]);
        }
        if kind == b"IEND" {
            // What follows is no part of the picture.
            return Some((out, size));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn chunk(kind: &[u8; 4], data: &[u8]) -> Vec<u8> {
        let mut chunk = u32::try_from(data.len()).expect("short").to_be_bytes().to_vec();
        chunk.extend_from_slice(kind);
        chunk.extend_from_slice(data);
        chunk.extend_from_slice(&[0; 4]);
        chunk
    }

    #[test]
    fn text_times_and_trailing_bytes_are_left_out() {
        let header = chunk(b"IHDR", &[0, 0, 0, 2, 0, 0, 0, 3, 8, 0, 0, 0, 0]);
        let kept = [SIGNATURE.to_vec(), header.clone(), chunk(b"IDAT", b"x"), chunk(b"IEND", b"")].concat();
        let full = [
            SIGNATURE.to_vec(),
            header,
            chunk(b"tEXt", b"Author\0Jane"),
            chunk(b"eXIf", b"gps"),
            chunk(b"IDAT", b"x"),
            chunk(b"tIME", b"1234567"),
            chunk(b"IEND", b""),
            b"trailing".to_vec(),
        ];
        assert_eq!(clean(&full.concat()), Some((kept.clone(), Some((2, 3)))));
        assert_eq!(clean(&kept[..kept.len() - 5]), None, "cut short");
    }
}
