//! WebP (RFC 9649): picture, alpha, animation and colour profile; no Exif, XMP or unknown chunks.

use super::{Cleaned, Reader};

pub(super) fn clean(bytes: &[u8]) -> Cleaned {
    let mut reader = Reader::new(bytes);
    if reader.take(4)? != b"RIFF" {
        return None;
    }
    let length = usize::try_from(reader.le32()?).ok()?;
    let body = bytes.get(8..8usize.checked_add(length)?)?;
    let (chunks, size) = chunks(body.strip_prefix(b"WEBP")?)?;
    let mut out = b"RIFF".to_vec();
    out.extend_from_slice(&u32::try_from(chunks.len() + 4).ok()?.to_le_bytes());
    out.extend_from_slice(b"WEBP");
    out.extend_from_slice(&chunks);
    Some((out, Some(size?)))
}

type Chunks = Option<(Vec<u8>, Option<(u32, u32)>)>;

fn chunks(bytes: &[u8]) -> Chunks {
    let mut reader = Reader::new(bytes);
    let mut out = Vec::new();
    let mut size = None;
    while reader.at < bytes.len() {
        let kind: [u8; 4] = reader.take(4)?.try_into().ok()?;
        let length = usize::try_from(reader.le32()?).ok()?;
        let mut data = reader.take(length)?.to_vec();
        if length % 2 == 1 {
            reader.take(1)?;
        }
        match &kind {
            b"VP8X" => {
                // The bits for Exif and XMP are cleared, as their chunks are dropped.
                *data.first_mut()? &= !0b0000_1100;
                let number = |at: usize| {
                    Some(u32::from_le_bytes([*data.get(at)?, *data.get(at + 1)?, *data.get(at + 2)?, 0]) + 1)
                };
                size = size.or(Some((number(4)?, number(7)?)));
            }
            b"VP8 " => size = size.or(Some(lossy_size(&data)?)),
            b"VP8L" => size = size.or(Some(lossless_size(&data)?)),
            b"ANMF" => {
                let (frame, _) = chunks(data.get(16..)?)?;
                data.truncate(16);
                data.extend_from_slice(&frame);
            }
            b"ALPH" | b"ANIM" | b"ICCP" => (),
            _ => continue,
        }
        out.extend_from_slice(&kind);
        out.extend_from_slice(&u32::try_from(data.len()).ok()?.to_le_bytes());
        let odd = data.len() % 2 == 1;
        out.append(&mut data);
        if odd {
            out.push(0);
        }
    }
    Some((out, size))
}

fn lossy_size(data: &[u8]) -> Option<(u32, u32)> {
    let number =
        |at: usize| Some(u32::from(u16::from_le_bytes([*data.get(at)?, *data.get(at + 1)?]) & 0x3FFF));
    (data.get(3..6)? == [0x9D, 0x01, 0x2A]).then_some((number(6)?, number(8)?))
}

fn lossless_size(data: &[u8]) -> Option<(u32, u32)> {
    let bits = u32::from_le_bytes([*data.get(1)?, *data.get(2)?, *data.get(3)?, *data.get(4)?]);
    (*data.first()? == 0x2F).then_some(((bits & 0x3FFF) + 1, (bits >> 14 & 0x3FFF) + 1))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn file(chunks: &[u8]) -> Vec<u8> {
        let length = u32::try_from(chunks.len() + 4).expect("short").to_le_bytes();
        [b"RIFF", &length[..], b"WEBP", chunks].concat()
    }

    #[test]
    fn exif_xmp_and_trailing_bytes_are_left_out() {
        let picture = b"VP8L\x05\0\0\0\x2F\x01\x80\0\0\0";
        let full = [
            file(&[&picture[..], b"EXIF\x04\0\0\0Jane", b"XMP \x02\0\0\0<>"].concat()),
            b"trailing".to_vec(),
        ]
        .concat();
        assert_eq!(clean(&full), Some((file(picture), Some((2, 3)))));
        assert_eq!(clean(&full[..22]), None);
    }
}
