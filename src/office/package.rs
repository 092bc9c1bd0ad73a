//! A package is the zip archive that an Office file is (ECMA-376 part 2; ODF 1.3 part 2), opened
//! within bounds: a file of a few kilobytes can claim to hold gigabytes.

use std::collections::BTreeMap;
use std::io::{Cursor, Read as _};

use zip::ZipArchive;

/// The most parts that a package may have.
const PARTS: usize = 20_000;
/// The largest that a part may be, unpacked.
const PART: u64 = 64 * 1024 * 1024;
/// The most that all parts may be together, unpacked.
const WHOLE: u64 = 256 * 1024 * 1024;

/// A package whose names and sizes were checked.
pub(super) struct Package<'b> {
    archive: ZipArchive<Cursor<&'b [u8]>>,
    /// The names of the parts, by place in the archive.
    names: Vec<String>,
    /// The places of the parts, by name in lower case: the names are the same in upper and lower case
    /// (ECMA-376 part 2, 6.2.2.3).
    places: BTreeMap<String, usize>,
    /// How many bytes may still be unpacked; a part can be asked for twice.
    left: u64,
    /// How many bytes stand before the archive, or in its comment.
    beside: usize,
}

impl<'b> Package<'b> {
    /// Opens a package.
    ///
    /// # Errors
    /// Why it cannot be opened, in plain words.
    pub(super) fn open(bytes: &'b [u8]) -> Result<Self, String> {
        if bytes.starts_with(&[0xD0, 0xCF, 0x11, 0xE0]) {
            return Err("it is encrypted with a password, or an old Office file under a new name".to_owned());
        }
        // The number of entries is checked before anything is set aside for them.
        if entries(bytes) > PARTS {
            return Err(format!("it has more than {PARTS} parts"));
        }
        let mut archive = ZipArchive::new(Cursor::new(bytes))
            .map_err(|_| "it is damaged, or not an Office file at all".to_owned())?;
        if archive.has_duplicate_names() {
            return Err("two of its parts have the same name".to_owned());
        }
        let beside = usize::try_from(archive.offset()).unwrap_or(usize::MAX);
        let beside = beside.saturating_add(archive.comment().len());
        let (mut names, mut places) = (Vec::with_capacity(archive.len()), BTreeMap::new());
        let mut whole = 0u64;
        for index in 0..archive.len() {
            let part = archive.by_index_raw(index).map_err(|_| "it is damaged".to_owned())?;
            if part.encrypted() {
                return Err("it is encrypted".to_owned());
            }
            let name = part.name().map_err(|_| "a part has a name that cannot be read".to_owned())?;
            check_name(&name)?;
            if places.insert(name.to_lowercase(), index).is_some() {
                return Err("two of its parts have the same name".to_owned());
            }
            whole = whole.saturating_add(part.size());
            if part.size() > PART || whole > WHOLE {
                return Err("unpacked it would be too large to look into".to_owned());
            }
            names.push(name.into_owned());
        }
        Ok(Self { archive, names, places, left: 2 * WHOLE, beside })
    }

    /// Returns the names of the parts, folders left out.
    pub(super) fn names(&self) -> Vec<String> {
        self.names.iter().filter(|name| !name.ends_with('/')).cloned().collect()
    }

    /// Returns how many bytes stand beside the parts: before the archive, or in its comment.
    pub(super) fn bytes_beside(&self) -> usize {
        self.beside
    }

    /// Whether there is a part of that name.
    pub(super) fn has(&self, name: &str) -> bool {
        self.index(name).is_some()
    }

    fn index(&self, name: &str) -> Option<usize> {
        self.places.get(&name.to_lowercase()).copied()
    }

    /// Unpacks a part.
    ///
    /// # Errors
    /// Why it cannot be unpacked, in plain words.
    pub(super) fn part(&mut self, name: &str) -> Result<Option<Vec<u8>>, String> {
        let Some(index) = self.index(name) else { return Ok(None) };
        let damaged = || "a part of it is damaged".to_owned();
        let part = self.archive.by_index(index).map_err(|_| damaged())?;
        // What the part claims to be was checked; what it is may be more.
        let limit = part.size().min(self.left);
        let mut bytes = Vec::new();
        part.take(limit + 1).read_to_end(&mut bytes).map_err(|_| damaged())?;
        let length = bytes.len() as u64;
        if length > limit {
            return Err("unpacked it would be too large to look into".to_owned());
        }
        self.left -= length;
        Ok(Some(bytes))
    }

    /// Unpacks a part that is XML, as text.
    ///
    /// # Errors
    /// Why it cannot be read, in plain words.
    pub(super) fn text(&mut self, name: &str) -> Result<Option<String>, String> {
        self.part(name)?.map(decode).transpose()
    }
}

/// Returns how many entries an archive has at most, by their signature (PKWARE APPNOTE 6.3, 4.3.12).
/// Packed data can hold the same four bytes by chance, but hardly twenty thousand times.
fn entries(bytes: &[u8]) -> usize {
    memchr::memmem::find_iter(bytes, b"PK\x01\x02").take(PARTS + 1).count()
}

fn check_name(name: &str) -> Result<(), String> {
    let bad = name.starts_with('/')
        || name.contains(['\\', '\0', ':'])
        || name.chars().any(char::is_control)
        || name.trim_end_matches('/').split('/').any(|part| matches!(part, "" | "." | ".."));
    if bad { Err("a part has a name that leads out of the file".to_owned()) } else { Ok(()) }
}

/// Decodes XML: UTF-8, or UTF-16 with a byte order mark (XML 1.0, 4.3.3).
fn decode(bytes: Vec<u8>) -> Result<String, String> {
    let wide = |order: fn([u8; 2]) -> u16| {
        let units: Vec<u16> = bytes[2..].chunks_exact(2).map(|pair| order([pair[0], pair[1]])).collect();
        String::from_utf16(&units).ok()
    };
    let text = match bytes.as_slice() {
        [0xFF, 0xFE, ..] => wide(u16::from_le_bytes),
        [0xFE, 0xFF, ..] => wide(u16::from_be_bytes),
        [0xEF, 0xBB, 0xBF, rest @ ..] => String::from_utf8(rest.to_vec()).ok(),
        _ => String::from_utf8(bytes).ok(),
    };
    text.ok_or_else(|| "a part of it is not written in Unicode".to_owned())
}
