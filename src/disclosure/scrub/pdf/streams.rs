//! Streams: what is packed in a PDF. Each is unpacked within bounds; pictures are cleaned.

use std::cell::Cell;
use std::io::{Read as _, Write as _};

use flate2::Compression;
use flate2::bufread::ZlibDecoder;
use flate2::write::ZlibEncoder;
use lopdf::{Dictionary, Document, Object, Stream};

use super::super::jpeg;
use super::load::{LARGEST_STREAM, LARGEST_WHOLE};

/// Why a stream cannot be read.
const UNREADABLE: &str = "holds data that is damaged or packed in an unknown way";
/// Why a file unpacks to too much.
const TOO_MUCH: &str = "it is too large, or unpacks to too much";
/// Why a picture is refused.
const PICTURE: &str = "holds a picture that cannot be cleaned";

/// Ways to pack pictures that are kept as they are.
const PICTURES: [&[u8]; 4] = [b"DCTDecode", b"JPXDecode", b"CCITTFaxDecode", b"JBIG2Decode"];

/// What is left of the most that all streams together may unpack to.
#[derive(Debug)]
pub(super) struct Budget(Cell<usize>);

impl Budget {
    pub(super) fn new() -> Self {
        // Streams are read up to three times: for what they draw, as pictures and for the copy.
        Self(Cell::new(3 * LARGEST_WHOLE))
    }

    fn spend(&self, length: usize) -> Result<(), String> {
        let left = self.0.get().checked_sub(length.saturating_add(64)).ok_or(TOO_MUCH)?;
        self.0.set(left);
        Ok(())
    }
}

/// Returns a value, with a reference to another object followed.
pub(super) fn resolve<'d>(document: &'d Document, object: &'d Object) -> &'d Object {
    const NULL: &Object = &Object::Null;
    document.dereference(object).map_or(NULL, |(_, object)| object)
}

/// Returns a dictionary's value, with a reference followed.
pub(super) fn entry<'d>(document: &'d Document, dictionary: &'d Dictionary, key: &[u8]) -> &'d Object {
    const NULL: &Object = &Object::Null;
    dictionary.get(key).map_or(NULL, |object| resolve(document, object))
}

/// Returns the dictionary that an object is or begins with.
pub(super) fn dictionary<'d>(document: &'d Document, object: &'d Object) -> Option<&'d Dictionary> {
    match resolve(document, object) {
        Object::Dictionary(dictionary) => Some(dictionary),
        Object::Stream(stream) => Some(&stream.dict),
        _ => None,
    }
}

/// The filters of a stream, with their parameters.
fn filters(document: &Document, stream: &Stream) -> Option<Vec<(Vec<u8>, Option<Dictionary>)>> {
    let list = |keys: [&[u8]; 2]| -> Vec<Object> {
        let value = keys.iter().map(|key| entry(document, &stream.dict, key)).find(|value| !value.is_null());
        match value {
            None => Vec::new(),
            Some(Object::Array(parts)) => parts.iter().map(|part| resolve(document, part).clone()).collect(),
            Some(other) => vec![other.clone()],
        }
    };
    let parameters = list([b"DecodeParms", b"DP"]);
    // A stream whose data is in another file is none of ours.
    if stream.dict.has(b"FFilter") || stream.dict.has(b"FDecodeParms") {
        return None;
    }
    let names = list([b"Filter", if stream.dict.has(b"Length") { b"Filter" } else { b"F" }]);
    let filters = names.into_iter().enumerate().map(|(at, name)| {
        let name = long_name(name.as_name().ok()?).to_vec();
        Some((name, parameters.get(at).and_then(|parameter| parameter.as_dict().ok()).cloned()))
    });
    filters.collect::<Option<Vec<_>>>().filter(|filters| filters.len() <= 4)
}

/// Returns the name of a filter that may be written short, as pictures in content streams do.
fn long_name(name: &[u8]) -> &[u8] {
    match name {
        b"Fl" => b"FlateDecode",
        b"AHx" => b"ASCIIHexDecode",
        b"A85" => b"ASCII85Decode",
        b"LZW" => b"LZWDecode",
        b"RL" => b"RunLengthDecode",
        b"CCF" => b"CCITTFaxDecode",
        b"DCT" => b"DCTDecode",
        other => other,
    }
}

fn unpack(
    data: &[u8],
    filter: &[u8],
    parameters: Option<&Dictionary>,
    budget: &Budget,
) -> Result<Vec<u8>, String> {
    let has_predictor = parameters.is_some_and(|parameters| parameters.has(b"Predictor"));
    let unpacked = if filter == b"FlateDecode" && !has_predictor {
        let mut unpacked = Vec::new();
        let stream = ZlibDecoder::new(data);
        stream.take(LARGEST_STREAM as u64 + 1).read_to_end(&mut unpacked).map_err(|_| UNREADABLE)?;
        unpacked
    } else {
        let mut single = Stream::new(Dictionary::new(), data.to_vec());
        single.dict.set("Filter", Object::Name(filter.to_vec()));
        if let Some(parameters) = parameters {
            single.dict.set("DecodeParms", parameters.clone());
        }
        single.get_plain_content_with_limit(LARGEST_STREAM).map_err(|_| UNREADABLE)?
    };
    budget.spend(unpacked.len())?;
    if unpacked.len() > LARGEST_STREAM { Err(TOO_MUCH.to_owned()) } else { Ok(unpacked) }
}

/// Unpacks a stream.
///
/// # Errors
/// What is wrong with it, as what a page does.
pub(super) fn content(document: &Document, stream: &Stream, budget: &Budget) -> Result<Vec<u8>, String> {
    let mut data = stream.content.clone();
    budget.spend(data.len())?;
    for (filter, parameters) in filters(document, stream).ok_or(UNREADABLE)? {
        data = unpack(&data, &filter, parameters.as_ref(), budget)?;
    }
    Ok(data)
}

/// Packs data; the same data always becomes the same bytes.
pub(super) fn pack(data: &[u8]) -> Result<Vec<u8>, String> {
    let mut encoder = ZlibEncoder::new(Vec::new(), Compression::new(6));
    encoder.write_all(data).and_then(|()| encoder.finish()).map_err(|_| UNREADABLE.to_owned())
}

/// A picture as it is kept: its data, how it is packed, and with which parameters.
pub(super) type Picture = (Vec<u8>, Option<Vec<u8>>, Option<Dictionary>);

/// Cleans a picture.
///
/// # Errors
/// Why it cannot be cleaned, as what a page does.
pub(super) fn picture(document: &Document, stream: &Stream, budget: &Budget) -> Result<Picture, String> {
    let mut filters = filters(document, stream).ok_or(UNREADABLE)?;
    let mut data = stream.content.clone();
    let last = filters.pop();
    for (filter, parameters) in filters {
        data = unpack(&data, &filter, parameters.as_ref(), budget)?;
    }
    let Some((filter, parameters)) = last else {
        return Ok((pack(&data)?, Some(b"FlateDecode".to_vec()), None));
    };
    if filter == b"FlateDecode" {
        // The pixels stay as they are packed, without what may follow them.
        let mut decoder = ZlibDecoder::new(data.as_slice());
        let length = std::io::copy(&mut (&mut decoder).take(LARGEST_STREAM as u64 + 1), &mut std::io::sink());
        let length = length.map_err(|_| UNREADABLE)? as usize;
        budget.spend(length)?;
        if length > LARGEST_STREAM {
            return Err(TOO_MUCH.to_owned());
        }
        let end = usize::try_from(decoder.total_in()).map_err(|_| UNREADABLE)?;
        data.truncate(end);
        return Ok((data, Some(filter), parameters));
    }
    if !PICTURES.contains(&filter.as_slice()) {
        let pixels = unpack(&data, &filter, parameters.as_ref(), budget)?;
        return Ok((pack(&pixels)?, Some(b"FlateDecode".to_vec()), None));
    }
    budget.spend(data.len())?;
    let data = match filter.as_slice() {
        b"DCTDecode" => jpeg::clean(&data).map(|(clean, _)| clean),
        b"JPXDecode" => jpeg_2000(&data),
        _ => Some(data),
    };
    Ok((data.ok_or(PICTURE)?, Some(filter), parameters))
}

/// Cleans a JPEG 2000 picture (ITU-T T.800, annex I): keeps the boxes that make the picture.
fn jpeg_2000(data: &[u8]) -> Option<Vec<u8>> {
    if data.starts_with(&[0xFF, 0x4F]) {
        return codestream(data);
    }
    let (mut out, mut at) = (Vec::new(), 0);
    while at < data.len() {
        let header = data.get(at..at + 8)?;
        let length = u32::from_be_bytes([header[0], header[1], header[2], header[3]]) as usize;
        let end = if length == 0 { data.len() } else { at.checked_add(length)? };
        let content = data.get(at + 8..end).filter(|_| length != 1)?;
        match &header[4..8] {
            b"jP  " | b"ftyp" | b"jp2h" => out.extend_from_slice(&data[at..end]),
            b"jp2c" => {
                let content = codestream(content)?;
                out.extend_from_slice(&u32::try_from(content.len() + 8).ok()?.to_be_bytes());
                out.extend_from_slice(b"jp2c");
                out.extend(content);
            }
            _ => (),
        }
        at = end;
    }
    Some(out)
}

/// Leaves the comments out of the head of a JPEG 2000 codestream.
fn codestream(data: &[u8]) -> Option<Vec<u8>> {
    let mut out = data.get(..2)?.to_vec();
    let mut at = 2;
    loop {
        let marker = data.get(at..at + 2)?;
        if marker == [0xFF, 0x90] {
            out.extend_from_slice(&data[at..]);
            return Some(out);
        }
        let length = usize::from(u16::from_be_bytes([*data.get(at + 2)?, *data.get(at + 3)?]));
        let segment = data.get(at..at + 2 + length)?;
        if marker != [0xFF, 0x64] {
            out.extend_from_slice(segment);
        }
        at += segment.len();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn comments_and_unknown_boxes_of_jpeg_2000_are_left_out() {
        let stream = [&[0xFF, 0x4F, 0xFF, 0x51, 0, 3, 7][..], &[0xFF, 0x90, 1, 2]].concat();
        let noisy =
            [&[0xFF, 0x4F, 0xFF, 0x51, 0, 3, 7][..], &[0xFF, 0x64, 0, 4, b'h', b'i'], &[0xFF, 0x90, 1, 2]];
        assert_eq!(jpeg_2000(&noisy.concat()), Some(stream.clone()));
        let boxed =
            |content: &[u8]| [&[0, 0, 0, content.len() as u8 + 8], b"jp2c".as_slice(), content].concat();
        let file = [b"\0\0\0\x0Cxml secr".to_vec(), boxed(&noisy.concat())].concat();
        assert_eq!(jpeg_2000(&file), Some(boxed(&stream)));
        assert_eq!(jpeg_2000(&[0, 0, 0, 1, b'j', b'p', b'2', b'c']), None);
    }

    #[test]
    fn a_stream_that_unpacks_to_too_much_is_refused() {
        let bomb = pack(&vec![0; LARGEST_STREAM + 1]).expect("packed");
        let mut stream = Stream::new(Dictionary::new(), bomb);
        stream.dict.set("Filter", "FlateDecode");
        assert!(content(&Document::new(), &stream, &Budget::new()).is_err());
    }
}
