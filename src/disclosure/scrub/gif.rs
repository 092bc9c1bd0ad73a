//! GIF (GIF89a): screens, images and timings; no comments, plain text or other applications' blocks.

use super::{Cleaned, Reader};

pub(super) fn clean(bytes: &[u8]) -> Cleaned {
    let mut reader = Reader::new(bytes);
    let header = reader.take(13)?;
    if !header.starts_with(b"GIF87a") && !header.starts_with(b"GIF89a") {
        return None;
    }
    let number = |at: usize| u32::from(u16::from_le_bytes([header[at], header[at + 1]]));
    let size = Some((number(6), number(8)));
    reader.take(colours(header[10]))?;
    let mut out = bytes[..reader.at].to_vec();
    loop {
        let start = reader.at;
        let keep = match reader.byte()? {
            0x3B => {
                out.push(0x3B);
                return Some((out, size));
            }
            0x2C => {
                let packed = reader.take(9)?[8];
                reader.take(colours(packed) + 1)?;
                blocks(&mut reader)?;
                true
            }
            0x21 => {
                let label = reader.byte()?;
                let first = reader.bytes.get(reader.at + 1..reader.at + 12);
                let loops = label == 0xFF && first == Some(&b"NETSCAPE2.0"[..]);
                let begins = reader.at;
                blocks(&mut reader)?;
                // A looping block is 1 + 11 + 1 + 3 + 1 bytes; a longer one hides something.
                label == 0xF9 && reader.at - begins == 6 || loops && reader.at - begins == 17
            }
            _ => return None,
        };
        if keep {
            out.extend_from_slice(&bytes[start..reader.at]);
        }
    }
}

fn colours(packed: u8) -> usize {
    if packed & 0x80 == 0 { 0 } else { 3 << ((packed & 7) + 1) }
}

fn blocks(reader: &mut Reader<'_>) -> Option<()> {
    loop {
        let length = reader.byte()?;
        if length == 0 {
            return Some(());
        }
        reader.take(usize::from(length))?;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn comments_and_trailing_bytes_are_left_out() {
        let head = b"GIF89a\x02\0\x03\0\0\0\0";
        let image = b"\x2C\0\0\0\0\x02\0\x03\0\0\x02\x01\x00\0";
        let comment = b"\x21\xFE\x04Jane\0";
        let full = [&head[..], comment, image, b"\x3B", b"trailing"].concat();
        assert_eq!(clean(&full), Some(([&head[..], image, b"\x3B"].concat(), Some((2, 3)))));
        assert_eq!(clean(&full[..20]), None);
    }
}
