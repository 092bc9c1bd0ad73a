//! PDFs: what stands in them openly, their streams unpacked, and the text of each page as a reader
//! sees it. What nothing can be read from is refused.

mod font;
mod text;

use flate2::read::{DeflateDecoder, ZlibDecoder};
use lopdf::{Document, LoadOptions, Object};

use super::container::{self, unpack};
use super::search::{Outcome, Search};

/// The most that one stream may unpack to.
const LARGEST: usize = 64 << 20;

/// Signs of text that cannot be read from the bytes alone: other filters than Flate, and fonts whose
/// letters are numbers of glyphs. It can be read where the pages can be.
const NOT_UNDONE: [&[u8]; 5] =
    [b"/ASCII85Decode", b"/LZWDecode", b"/RunLengthDecode", b"/Identity-H", b"/Identity-V"];

/// Filters that are undone only where the objects can be read.
const UNPACKED: [&[u8]; 4] = [b"ASCII85Decode", b"ASCIIHexDecode", b"LZWDecode", b"RunLengthDecode"];

/// Searches a PDF.
pub(super) fn search(search: &mut Search<'_>, bytes: &[u8], depth: usize) {
    search.strings(bytes, depth);
    let is_told = raw(search, bytes, depth);
    let is_encrypted = memchr::memmem::find(bytes, b"/Encrypt").is_some();
    let is_read = !is_encrypted && pages(search, bytes, depth).unwrap_or(is_told);
    if !is_read {
        search
            .outcome
            .get_or_insert(Outcome::Unreadable("the PDF holds text in a form that cannot be undone"));
    }
}

/// Searches all that looks like a stream, whatever it belongs to; tells whether nothing in it needs
/// more than unpacking.
fn raw(search: &mut Search<'_>, bytes: &[u8], depth: usize) -> bool {
    let is_told = |bytes: &[u8]| NOT_UNDONE.iter().all(|sign| memchr::memmem::find(bytes, sign).is_none());
    let mut is_all_told = is_told(bytes);
    for at in memchr::memmem::find_iter(bytes, b"stream") {
        if bytes[..at].ends_with(b"end") {
            continue;
        }
        let data = bytes[at + 6..].strip_prefix(b"\r\n").or_else(|| bytes[at + 6..].strip_prefix(b"\n"));
        let Some(data) = data else { continue };
        let unpacked = unpack(ZlibDecoder::new(data)).or_else(|| unpack(DeflateDecoder::new(data)));
        let end = memchr::memmem::find(data, b"endstream").unwrap_or(data.len());
        let content = unpacked.as_deref().unwrap_or(&data[..end]);
        is_all_told &= is_told(content);
        if depth == 0 || !container::search(search, content, depth - 1) {
            search.strings(content, depth);
            search.text(&shown(content), depth);
        }
    }
    is_all_told
}

/// Searches the text of the pages, and of drawings that no page shows; tells whether all of it can be
/// read. Returns nothing for a file in which no pages are found.
fn pages(search: &mut Search<'_>, bytes: &[u8], depth: usize) -> Option<bool> {
    let options = LoadOptions::with_max_decompressed_size(LARGEST);
    let document = Document::load_mem_with_options(bytes, options).ok()?;
    let pages: Vec<_> = document.page_iter().take(100_000).collect();
    if pages.is_empty() {
        return None;
    }
    let mut reader = text::Reader::new(&document);
    for page in pages {
        let text = reader.page(page);
        search.text(&text, depth);
    }
    for object in document.objects.values() {
        if let Object::Stream(stream) = object {
            let filters = stream.filters().unwrap_or_default();
            if filters.iter().any(|filter| UNPACKED.contains(filter)) {
                match stream.get_plain_content_with_limit(LARGEST) {
                    Ok(content) if container::search(search, &content, depth.saturating_sub(1)) => (),
                    Ok(content) => search.strings(&content, depth),
                    Err(_) => return Some(false),
                }
            }
            let is_drawing = stream.dict.has(b"BBox");
            if is_drawing {
                let text = reader.drawing(stream);
                search.text(&text, depth);
            }
        }
    }
    Some(reader.is_read)
}

/// Returns the text that a PDF's page shows, as far as it stands in plain strings.
fn shown(stream: &[u8]) -> String {
    let mut text = String::new();
    let (mut depth, mut escaped) = (0usize, false);
    for &byte in stream {
        match byte {
            _ if escaped => {
                text.push(char::from(byte));
                escaped = false;
            }
            b'\\' if depth > 0 => escaped = true,
            b'(' => depth += 1,
            b')' => depth = depth.saturating_sub(1),
            b'\n' if depth == 0 => text.push(' '),
            _ if depth > 0 => text.push(char::from(byte)),
            _ => (),
        }
    }
    text
}
