//! AVIF (AV1 Image File Format 1.2, on ISO/IEC 23008-12): a file is published as it is if it holds the
//! coded picture, its alpha and its properties, and nothing else; every byte is accounted for.

use std::ops::Range;

use super::{Cleaned, Reader};

/// Properties of pictures that are known.
const PROPERTIES: [&[u8; 4]; 12] = [
    b"av1C", b"ispe", b"pixi", b"colr", b"pasp", b"clap", b"irot", b"imir", b"auxC", b"clli", b"mdcv",
    b"a1op",
];

/// Names that encoders give to handlers and items.
const NAMES: [&[u8]; 6] = [b"", b"libavif", b"Color", b"Alpha", b"GIMP", b"PictureHandler"];

/// What is read of a `meta` box.
#[derive(Default)]
struct Meta {
    /// Where coded pictures stand in the file.
    extents: Vec<Range<usize>>,
    items: usize,
    size: Option<(u32, u32)>,
}

pub(super) fn clean(bytes: &[u8]) -> Cleaned {
    let mut meta = None;
    let mut data: Vec<Range<usize>> = Vec::new();
    for (kind, range) in boxes(bytes, 0..bytes.len())? {
        match &kind {
            b"ftyp" => brands(&bytes[range])?,
            b"meta" if meta.is_none() => meta = Some(read_meta(bytes, range)?),
            b"mdat" => data.push(range),
            // Anything else can hold anything.
            _ => return None,
        }
    }
    let Meta { mut extents, size, .. } = meta?;
    extents.sort_by_key(|extent| extent.start);
    extents.dedup();
    // Each byte of data belongs to a picture, and each picture is in the data.
    let covered = |range: &Range<usize>| {
        let mut at = range.start;
        for extent in extents.iter().filter(|extent| range.contains(&extent.start)) {
            if extent.start != at {
                return false;
            }
            at = extent.end;
        }
        at == range.end
    };
    let inside = |extent: &Range<usize>| {
        data.iter().any(|range| range.start <= extent.start && extent.end <= range.end)
    };
    (data.iter().all(covered) && extents.iter().all(inside)).then(|| (bytes.to_vec(), size))
}

type Boxes = Vec<([u8; 4], Range<usize>)>;

/// Reads the boxes in a range: their kinds, and where what they hold stands.
fn boxes(bytes: &[u8], range: Range<usize>) -> Option<Boxes> {
    let mut boxes = Vec::new();
    let mut reader = Reader::new(bytes.get(..range.end)?);
    reader.at = range.start;
    while reader.at < range.end {
        let start = reader.at;
        let length = usize::try_from(reader.be32()?).ok()?;
        let kind: [u8; 4] = reader.take(4)?.try_into().ok()?;
        let length = match length {
            0 => range.end - start,
            1 => usize::try_from((u64::from(reader.be32()?) << 32) | u64::from(reader.be32()?)).ok()?,
            length => length,
        };
        let end = start.checked_add(length).filter(|end| *end <= range.end && *end >= reader.at)?;
        boxes.push((kind, reader.at..end));
        reader.at = end;
        if boxes.len() > 256 {
            return None;
        }
    }
    Some(boxes)
}

fn brands(bytes: &[u8]) -> Option<()> {
    let known =
        |brand: &[u8]| matches!(brand, b"avif" | b"avio" | b"mif1" | b"miaf" | b"MA1B" | b"MA1A" | b"tmap");
    let is_avif = bytes.get(..4)? == b"avif";
    (is_avif && bytes.len().is_multiple_of(4) && bytes.get(8..)?.chunks(4).all(known)).then_some(())
}

fn read_meta(bytes: &[u8], range: Range<usize>) -> Option<Meta> {
    let mut meta = Meta::default();
    let mut located = false;
    // A full box: version and flags come first.
    for (kind, range) in boxes(bytes, range.start.checked_add(4)?..range.end)? {
        let inner = bytes.get(range.clone())?;
        match &kind {
            b"hdlr" => {
                let name = inner.get(24..)?;
                let name = name.strip_suffix(b"\0").unwrap_or(name);
                if inner.get(8..12)? != b"pict" || !NAMES.contains(&name) || inner[12..24] != [0; 12] {
                    return None;
                }
            }
            b"pitm" if inner.len() <= 8 => (),
            b"iloc" => {
                meta.extents = extents(inner)?;
                located = true;
            }
            b"iinf" => meta.items = items(bytes, range)?,
            b"iref" => references(bytes, range)?,
            b"iprp" => meta.size = properties(bytes, range)?,
            _ => return None,
        }
    }
    (located && meta.items > 0).then_some(meta)
}

/// Reads where items stand in the file (ISO/IEC 14496-12, 8.11.3).
fn extents(inner: &[u8]) -> Option<Vec<Range<usize>>> {
    let mut reader = Reader::new(inner);
    let version = reader.byte()?;
    reader.take(3)?;
    let (sizes, more) = (reader.byte()?, reader.byte()?);
    let (offset, length, base) = (sizes >> 4, sizes & 15, more >> 4);
    let index = if version == 0 { 0 } else { more & 15 };
    let number = |reader: &mut Reader<'_>, size: u8| -> Option<usize> {
        reader
            .take(size.into())?
            .iter()
            .try_fold(0usize, |n, byte| n.checked_mul(256)?.checked_add((*byte).into()))
    };
    let count = number(&mut reader, if version == 2 { 4 } else { 2 })?;
    let mut found = Vec::new();
    for _ in 0..count.min(256) {
        number(&mut reader, if version == 2 { 4 } else { 2 })?;
        if version > 0 && number(&mut reader, 2)? & 15 != 0 {
            // In another box: nobody writes pictures so.
            return None;
        }
        if number(&mut reader, 2)? != 0 {
            return None;
        }
        let base = number(&mut reader, base)?;
        for _ in 0..number(&mut reader, 2)?.min(256) {
            number(&mut reader, index)?;
            let start = base.checked_add(number(&mut reader, offset)?)?;
            let end = start.checked_add(number(&mut reader, length)?)?;
            found.push(start..end);
        }
    }
    (reader.at == inner.len()).then_some(found)
}

/// Counts the items: coded pictures alone, without names of their own.
fn items(bytes: &[u8], range: Range<usize>) -> Option<usize> {
    let version = *bytes.get(range.start)?;
    let skip = if version == 0 { 6 } else { 8 };
    let entries = boxes(bytes, range.start.checked_add(skip)?..range.end)?;
    for (kind, range) in &entries {
        let inner = bytes.get(range.clone())?;
        let head = match *inner.first()? {
            2 => 8,
            3 => 10,
            _ => return None,
        };
        let name = inner.get(head + 4..)?;
        let name = name.strip_suffix(b"\0").unwrap_or(name);
        if kind != b"infe" || inner.get(head..head + 4)? != b"av01" || !NAMES.contains(&name) {
            return None;
        }
    }
    Some(entries.len())
}

fn references(bytes: &[u8], range: Range<usize>) -> Option<()> {
    let known = |(kind, _): &([u8; 4], Range<usize>)| matches!(kind, b"auxl" | b"prem" | b"dimg");
    boxes(bytes, range.start.checked_add(4)?..range.end)?.iter().all(known).then_some(())
}

/// Checks the properties; returns the size of the first picture.
fn properties(bytes: &[u8], range: Range<usize>) -> Option<Option<(u32, u32)>> {
    let mut size = None;
    for (kind, range) in boxes(bytes, range)? {
        match &kind {
            b"ipma" => (),
            b"ipco" => {
                for (kind, range) in boxes(bytes, range)? {
                    let inner = bytes.get(range)?;
                    let is_alpha =
                        inner.get(4..)?.starts_with(b"urn:mpeg:mpegB:cicp:systems:auxiliary:alpha\0");
                    if !PROPERTIES.contains(&&kind) || kind == *b"auxC" && !is_alpha {
                        return None;
                    }
                    if kind == *b"ispe" && size.is_none() {
                        let mut reader = Reader::new(inner.get(4..)?);
                        size = Some((reader.be32()?, reader.be32()?));
                    }
                }
            }
            _ => return None,
        }
    }
    Some(size)
}
