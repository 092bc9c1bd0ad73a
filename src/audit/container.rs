//! Containers: compressed files, archives, pictures and PDFs. What they pack is unpacked and
//! searched; one that cannot be followed to its end is refused.

use std::io::Read as _;

use flate2::bufread::GzDecoder;
use flate2::read::{DeflateDecoder, ZlibDecoder};

use super::search::{Outcome, Search};
use super::{pagefind, pdf, picture};

/// The most that a container may unpack to.
const LARGEST: u64 = 256 << 20;

/// Searches bytes that are a container; tells whether they are one.
pub(super) fn search(search: &mut Search<'_>, bytes: &[u8], depth: usize) -> bool {
    match bytes {
        [0x1F, 0x8B, 8, ..] => gzip(search, bytes, depth),
        [b'P', b'K', 3, 4, ..] => zip(search, bytes, depth),
        [0x89, b'P', b'N', b'G', ..] => png(search, bytes, depth),
        [0xFF, 0xD8, 0xFF, ..] => picture::jpeg(search, bytes, depth),
        [b'G', b'I', b'F', b'8', ..] => picture::gif(search, bytes, depth),
        [b'R', b'I', b'F', b'F', _, _, _, _, b'W', b'E', b'B', b'P', ..] => {
            picture::webp(search, bytes, depth)
        }
        [_, _, _, _, b'f', b't', b'y', b'p', b'a', b'v', b'i', b'f', ..] => {
            picture::avif(search, bytes, depth)
        }
        [b'%', b'P', b'D', b'F', b'-', ..] => pdf::search(search, bytes, depth),
        [0x78, 0x01 | 0x5E | 0x9C | 0xDA, ..] => {
            let mut stream = flate2::bufread::ZlibDecoder::new(bytes);
            let Some(unpacked) = unpack(&mut stream) else { return false };
            search.bytes(&unpacked, depth);
            search.strings(stream.into_inner(), depth);
        }
        _ => return false,
    }
    true
}

fn packed(search: &mut Search<'_>, unpacked: Option<Vec<u8>>, depth: usize) {
    match unpacked {
        Some(unpacked) => search.bytes(&unpacked, depth),
        None => search.outcome = Some(Outcome::Unreadable("what is packed in the file cannot be unpacked")),
    }
}

pub(super) fn unpack(reader: impl std::io::Read) -> Option<Vec<u8>> {
    let mut unpacked = Vec::new();
    let length = reader.take(LARGEST + 1).read_to_end(&mut unpacked).ok()?;
    (length as u64 <= LARGEST).then_some(unpacked)
}

/// Searches the parts of a gzip file (RFC 1952), which are one after the other, and what their
/// headers hold.
fn gzip(search: &mut Search<'_>, mut bytes: &[u8], depth: usize) {
    let mut whole = Vec::new();
    while !bytes.is_empty() {
        let mut part = GzDecoder::new(bytes);
        let room = LARGEST.saturating_sub(whole.len() as u64);
        let Some(unpacked) = unpack(&mut part).filter(|unpacked| unpacked.len() as u64 <= room) else {
            return packed(search, None, depth);
        };
        whole.extend(unpacked);
        let header = part.header().map(|header| [header.filename(), header.comment(), header.extra()]);
        for field in header.into_iter().flatten().flatten() {
            search.strings(field, depth);
        }
        bytes = part.into_inner();
    }
    if let Some(content) = whole.strip_prefix(pagefind::SIGNATURE) {
        return pagefind::search(search, content, depth);
    }
    search.bytes(&whole, depth);
}

/// Searches the files of a zip archive (PKWARE APPNOTE 6.3), by their local headers.
fn zip(search: &mut Search<'_>, bytes: &[u8], depth: usize) {
    search.strings(bytes, depth);
    for at in memchr::memmem::find_iter(bytes, b"PK\x03\x04") {
        let field = |offset: usize| {
            bytes.get(at + offset..at + offset + 2).map(|b| usize::from(u16::from_le_bytes([b[0], b[1]])))
        };
        let (Some(method), Some(name), Some(extra)) = (field(8), field(26), field(28)) else { continue };
        let (Some(flags), Some(low), Some(high)) = (field(6), field(18), field(20)) else { continue };
        let Some(data) = bytes.get(at + 30 + name + extra..) else { continue };
        let is_encrypted = flags & 1 != 0;
        let length = low | high << 16;
        match method {
            // The length of a stored file may be told only after it.
            0 if !is_encrypted && (length > 0 || flags & 8 == 0) => {
                search.bytes(&data[..length.min(data.len())], depth);
            }
            8 if !is_encrypted => packed(search, unpack(DeflateDecoder::new(data)), depth),
            _ => {
                search.outcome =
                    Some(Outcome::Unreadable("the archive is packed in a way that cannot be undone"))
            }
        }
    }
}

/// Searches all chunks of a PNG but its pixels, packed ones unpacked, and what follows it.
fn png(search: &mut Search<'_>, bytes: &[u8], depth: usize) {
    let mut at = 8;
    while let Some(header) = bytes.get(at..at + 8) {
        let length = u32::from_be_bytes([header[0], header[1], header[2], header[3]]) as usize;
        let Some(data) = at.checked_add(8).and_then(|start| bytes.get(start..start.checked_add(length)?))
        else {
            break;
        };
        if &header[4..8] != b"IDAT" {
            search.strings(&header[4..8], depth);
            search.strings(data, depth);
            for start in memchr::memchr_iter(0x78, data)
                .filter(|start| matches!(data.get(start + 1), Some(0x01 | 0x5E | 0x9C | 0xDA)))
            {
                if let Some(unpacked) = unpack(ZlibDecoder::new(&data[start..])) {
                    search.strings(&unpacked, depth);
                }
            }
        }
        at += 12 + length;
        if &header[4..8] == b"IEND" {
            break;
        }
    }
    search.strings(bytes.get(at..).unwrap_or_default(), depth);
}
