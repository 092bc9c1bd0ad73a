//! JPEG (ITU-T T.81): tables, frames and scans, colour information, and which way is up.

use super::{Cleaned, Reader};

pub(super) fn clean(bytes: &[u8]) -> Cleaned {
    let mut reader = Reader::new(bytes);
    if reader.take(2)? != [0xFF, 0xD8] {
        return None;
    }
    let mut out = vec![0xFF, 0xD8];
    let mut size = None;
    let mut turned = None;
    loop {
        let start = reader.at;
        if reader.byte()? != 0xFF {
            return None;
        }
        let mut marker = reader.byte()?;
        while marker == 0xFF {
            marker = reader.byte()?;
        }
        match marker {
            0xD9 => {
                out.extend_from_slice(&[0xFF, 0xD9]);
                let turned = turned.filter(|way| *way != 1);
                if let Some(way) = turned {
                    out.splice(2..2, orientation_segment(way));
                }
                return Some((out, size?));
            }
            0x01 | 0xD0..=0xD7 => out.extend_from_slice(&[0xFF, marker]),
            _ => {
                let length = usize::from(reader.be16()?);
                let data = reader.take(length.checked_sub(2)?)?;
                if is_frame(marker) {
                    let height = u16::from_be_bytes([*data.get(1)?, *data.get(2)?]);
                    let width = u16::from_be_bytes([*data.get(3)?, *data.get(4)?]);
                    let (width, height) = (u32::from(width), u32::from(height));
                    size = Some(Some(if turned.is_some_and(|way| way >= 5) {
                        (height, width)
                    } else {
                        (width, height)
                    }));
                }
                if marker == 0xE1 && turned.is_none() {
                    turned = data.strip_prefix(b"Exif\0\0").and_then(orientation);
                }
                match marker {
                    // The JFIF header without its thumbnail.
                    0xE0 if data.starts_with(b"JFIF\0") => {
                        out.extend_from_slice(&[0xFF, 0xE0, 0, 16]);
                        out.extend_from_slice(data.get(..12)?);
                        out.extend_from_slice(&[0, 0]);
                    }
                    0xE2 if data.starts_with(b"ICC_PROFILE\0") => {
                        out.extend_from_slice(&bytes[start..reader.at])
                    }
                    0xEE if data.starts_with(b"Adobe") && data.len() == 12 => {
                        out.extend_from_slice(&bytes[start..reader.at]);
                    }
                    0xC0..=0xCF | 0xDB | 0xDD => out.extend_from_slice(&bytes[start..reader.at]),
                    0xDA => {
                        out.extend_from_slice(&bytes[start..reader.at]);
                        let scan = scan_length(&bytes[reader.at..])?;
                        out.extend_from_slice(reader.take(scan)?);
                    }
                    // Comments and all that applications write for themselves.
                    _ => (),
                }
            }
        }
    }
}

fn is_frame(marker: u8) -> bool {
    matches!(marker, 0xC0..=0xCF) && !matches!(marker, 0xC4 | 0xC8 | 0xCC)
}

/// Returns how many bytes of picture follow until the next marker.
fn scan_length(bytes: &[u8]) -> Option<usize> {
    let mut at = 0;
    loop {
        at += memchr::memchr(0xFF, bytes.get(at..)?)?;
        match bytes.get(at + 1)? {
            0x00 | 0xD0..=0xD7 => at += 2,
            0xFF => at += 1,
            _ => return Some(at),
        }
    }
}

/// Reads which way is up (tag 0x0112) from the first directory of an Exif block.
fn orientation(tiff: &[u8]) -> Option<u16> {
    let little = match tiff.get(..4)? {
        b"II*\0" => true,
        b"MM\0*" => false,
        _ => return None,
    };
    let u16_at = |at: usize| {
        let b = tiff.get(at..at + 2)?;
        Some(if little { u16::from_le_bytes([b[0], b[1]]) } else { u16::from_be_bytes([b[0], b[1]]) })
    };
    let u32_at = |at: usize| {
        let b = tiff.get(at..at + 4)?;
        let bytes = [b[0], b[1], b[2], b[3]];
        Some(if little { u32::from_le_bytes(bytes) } else { u32::from_be_bytes(bytes) })
    };
    let directory = usize::try_from(u32_at(4)?).ok()?;
    let count = usize::from(u16_at(directory)?);
    let entry = (0..count.min(512)).map(|n| directory + 2 + n * 12).find(|at| u16_at(*at) == Some(0x0112))?;
    u16_at(entry + 8).filter(|way| (1..=8).contains(way))
}

/// Makes an Exif block that says which way is up, and nothing else.
fn orientation_segment(way: u16) -> Vec<u8> {
    let mut segment = vec![0xFF, 0xE1, 0, 34];
    segment.extend_from_slice(b"Exif\0\0MM\0*\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01");
    segment.extend_from_slice(&way.to_be_bytes());
    segment.extend_from_slice(&[0, 0, 0, 0, 0, 0]);
    segment
}

#[cfg(test)]
mod tests {
    use super::*;

    fn segment(marker: u8, data: &[u8]) -> Vec<u8> {
        let length = u16::try_from(data.len() + 2).expect("short").to_be_bytes();
        [&[0xFF, marker], &length[..], data].concat()
    }

    fn picture(extra: &[u8]) -> Vec<u8> {
        let frame = segment(0xC0, &[8, 0, 3, 0, 2, 1, 1, 0x11, 0]);
        let scan = [segment(0xDA, &[1, 1, 0, 0, 63, 0]), vec![1, 2, 0xFF, 0, 3]].concat();
        [&[0xFF, 0xD8], extra, &frame[..], &scan[..], &[0xFF, 0xD9]].concat()
    }

    #[test]
    fn what_applications_write_is_left_out() {
        let extra = [
            segment(0xE1, b"Exif\0\0MM\0*\0\0\0\x08\0\0"),
            segment(0xE1, b"http://ns.adobe.com/xap/1.0/\0<x/>"),
            segment(0xED, b"Photoshop 3.0\0Jane"),
            segment(0xFE, b"a comment"),
        ];
        let full = [picture(&extra.concat()), b"trailing".to_vec()].concat();
        assert_eq!(clean(&full), Some((picture(&[]), Some((2, 3)))));
    }

    #[test]
    fn which_way_is_up_is_kept() {
        let turned = picture(&orientation_segment(6));
        let (out, size) = clean(&turned).expect("clean");
        assert_eq!(out, turned);
        assert_eq!(size, Some((3, 2)), "it lies on its side");
    }

    #[test]
    fn what_cannot_be_followed_is_refused() {
        let whole = picture(&[]);
        for end in 2..whole.len() {
            assert_eq!(clean(&whole[..end]), None, "cut at {end}");
        }
    }
}
