//! Reading a PDF's objects: only a file that is whole, of one piece and not too large is read.

use std::collections::BTreeSet;
use std::io::Read as _;

use flate2::bufread::ZlibDecoder;
use lopdf::{Document, LoadOptions};
use memchr::memmem;

/// The largest file, in bytes.
const LARGEST: usize = 96 << 20;
/// The most that one stream may unpack to.
pub(super) const LARGEST_STREAM: usize = 64 << 20;
/// The most that all streams together may unpack to.
pub(super) const LARGEST_WHOLE: usize = 256 << 20;
/// The most bytes of objects outside streams, or in streams of objects: each can become a hundred
/// bytes of memory.
const LARGEST_OBJECTS: usize = 24 << 20;
/// The most objects.
const MOST_OBJECTS: usize = 500_000;

const TOO_LARGE: &str = "it is too large, or unpacks to too much";
const DAMAGED: &str = "it is damaged, so that not all of it can be read";

/// Reads a PDF.
///
/// # Errors
/// Why it is not read.
pub(super) fn load(bytes: &[u8]) -> Result<Document, String> {
    if bytes.len() > LARGEST {
        return Err(TOO_LARGE.to_owned());
    }
    let headers = measure(bytes)?;
    if memmem::find(bytes, b"/Encrypt").is_some() {
        return Err("it is encrypted".to_owned());
    }
    revisions(bytes, &headers)?;
    // Object streams are unpacked while the file is read; `measure` has seen how large they all are.
    let options =
        LoadOptions { strict: true, max_decompressed_size: Some(LARGEST_OBJECTS), ..LoadOptions::default() };
    let document = Document::load_mem_with_options(bytes, options).map_err(|_| DAMAGED.to_owned())?;
    if document.trailer.get(b"Encrypt").is_ok() || document.encryption_state.is_some() {
        return Err("it is encrypted".to_owned());
    }
    if document.objects.len() > MOST_OBJECTS {
        return Err(TOO_LARGE.to_owned());
    }
    Ok(document)
}

/// Goes through the file as bytes, before anything is made of them: returns where objects begin that
/// stand outside streams, with their numbers.
fn measure(bytes: &[u8]) -> Result<Vec<(usize, u32)>, String> {
    let (mut headers, mut at, mut outside, mut objects, mut whole) = (Vec::new(), 0, 0, 0, 0);
    while at < bytes.len() {
        let next = memmem::find(&bytes[at..], b"stream").map_or(bytes.len(), |next| at + next);
        let plain = &bytes[at..next];
        outside += plain.len();
        headers.extend(
            memmem::find_iter(plain, b" obj").filter_map(|end| Some((at + end, number(&plain[..end])?))),
        );
        let start = next + 6;
        let data = bytes.get(start..).unwrap_or_default();
        let is_stream = data.starts_with(b"\n") || data.starts_with(b"\r");
        at = start;
        if is_stream && next < bytes.len() {
            let data = data.trim_ascii_start();
            let dictionary = &plain[memmem::rfind(plain, b" obj").unwrap_or(0)..];
            let holds_objects = memmem::find(dictionary, b"/First").is_some() || dictionary.contains(&b'#');
            let unpacked = unpacked_length(data)?;
            whole += unpacked;
            if holds_objects {
                objects += unpacked;
            }
            at = memmem::find(data, b"endstream")
                .map_or(bytes.len(), |end| bytes.len() - data.len() + end + 9);
        }
        if whole > LARGEST_WHOLE || objects > LARGEST_OBJECTS || outside > LARGEST_OBJECTS {
            return Err(TOO_LARGE.to_owned());
        }
    }
    if headers.len() > MOST_OBJECTS { Err(TOO_LARGE.to_owned()) } else { Ok(headers) }
}

/// Returns to how much a stream unpacks, and what it unpacks to, and so on.
fn unpacked_length(data: &[u8]) -> Result<usize, String> {
    let (mut packed, mut length) = (std::borrow::Cow::Borrowed(data), 0);
    for _ in 0..4 {
        if !is_zlib(&packed) {
            break;
        }
        let mut unpacked = Vec::new();
        let mut stream = ZlibDecoder::new(&*packed).take(LARGEST_STREAM as u64 + 1);
        // What is damaged is found when the stream is read in earnest.
        if stream.read_to_end(&mut unpacked).is_err() && unpacked.is_empty() {
            break;
        }
        length += unpacked.len();
        if unpacked.len() > LARGEST_STREAM {
            return Err(TOO_LARGE.to_owned());
        }
        packed = unpacked.into();
    }
    Ok(length)
}

fn is_zlib(data: &[u8]) -> bool {
    data.len() > 1 && data[0] & 0x0F == 8 && u16::from_be_bytes([data[0], data[1]]).is_multiple_of(31)
}

/// Reads the number of an object from what stands before ` obj`: `12 0`.
fn number(before: &[u8]) -> Option<u32> {
    let line = &before[before.len().saturating_sub(24)..];
    let mut words = line.rsplit(|byte| byte.is_ascii_whitespace()).filter(|word| !word.is_empty());
    words.next().filter(|generation| generation.iter().all(u8::is_ascii_digit))?;
    let number = words.next()?;
    let digits = number.iter().rev().take_while(|byte| byte.is_ascii_digit()).count();
    std::str::from_utf8(&number[number.len() - digits..]).ok()?.parse().ok()
}

/// Refuses a file that was changed after it was written: what it showed before is still in it. A file
/// that is ordered for reading over a network has two ends and says so; programs for writing end a
/// file twice with no object between.
fn revisions(bytes: &[u8], headers: &[(usize, u32)]) -> Result<(), String> {
    const CHANGED: &str =
        "it was changed after it was made, and still holds what it showed before (incremental update)";
    let mut seen = BTreeSet::new();
    let is_redefined = headers.iter().any(|(_, number)| !seen.insert(*number));
    let start = &bytes[..bytes.len().min(1024)];
    let is_linearised = memmem::find(start, b"/Linearized").is_some() && {
        let length = memmem::find_iter(start, b"/L ").next().map(|at| &start[at + 3..]);
        let digits = length.map(|rest| rest.iter().take_while(|byte| byte.is_ascii_digit()).count());
        let length = length.zip(digits).and_then(|(rest, digits)| std::str::from_utf8(&rest[..digits]).ok());
        let length = length.and_then(|length| length.parse::<usize>().ok());
        // Not all programs count the line break at the end.
        length.is_some_and(|length| length <= bytes.len() && bytes.len() - length <= 2)
    };
    let first_end = memmem::find(bytes, b"%%EOF").unwrap_or(bytes.len());
    let goes_on = headers.iter().any(|(at, _)| *at > first_end);
    if is_redefined || goes_on && !is_linearised { Err(CHANGED.to_owned()) } else { Ok(()) }
}
