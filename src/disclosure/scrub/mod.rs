//! Scrubbing: what a file carries besides what it shows is left out. By allow-list: a part that is
//! not known is dropped, and a file that cannot be followed to its end is refused.

mod avif;
mod gif;
mod jpeg;
mod pdf;
mod png;
mod svg;
mod webp;

/// A file that carries nothing but what it shows.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Clean {
    pub(super) bytes: Vec<u8>,
    pub(super) extension: &'static str,
    /// Width and height in pixels.
    pub(super) size: Option<(u32, u32)>,
    /// What keeps some people from reading it, in words.
    pub(super) flaws: Vec<&'static str>,
    /// What can be read in it, if it is of a kind that holds text otherwise than as plain text.
    pub(super) text: Option<String>,
}

impl Clean {
    /// Makes a clean file of areas that were written anew; `names` is what can be read in it.
    pub(super) fn areas(bytes: Vec<u8>, names: String) -> Self {
        Self { bytes, extension: "geojson", size: None, flaws: Vec::new(), text: Some(names) }
    }

    /// Makes a clean file of a table that was written anew.
    pub(super) fn table(bytes: Vec<u8>) -> Self {
        Self { bytes, extension: "csv", size: None, flaws: Vec::new(), text: None }
    }
}

/// The most pixels of a picture: a few bytes can claim more than a reader's device can show.
const PIXELS: u64 = 100_000_000;

const OTHER_KIND: &str = "its content is not of the kind that its name says";
const UNKNOWN: &str = "it is damaged, or holds parts that plainview does not know";

/// Cleans a file. The kind is told by its content and must agree with its extension.
///
/// # Errors
/// Why plainview cannot vouch for it, in words.
pub(super) fn clean(bytes: &[u8], extension: &str) -> Result<Clean, String> {
    let kind = match extension {
        "jpeg" => "jpg",
        other => other,
    };
    if kind == "svg" {
        let (bytes, size) = svg::clean(bytes)?;
        return Ok(Clean { bytes, extension: "svg", size, flaws: Vec::new(), text: None });
    }
    if kind == "pdf" && bytes.starts_with(b"%PDF-") {
        return pdf::clean(bytes);
    }
    let (expected, cleaned): (&'static str, _) = match bytes {
        [0x89, b'P', b'N', b'G', ..] => ("png", png::clean(bytes)),
        [0xFF, 0xD8, 0xFF, ..] => ("jpg", jpeg::clean(bytes)),
        [b'G', b'I', b'F', b'8', ..] => ("gif", gif::clean(bytes)),
        [_, _, _, _, b'f', b't', b'y', b'p', b'a', b'v', b'i', b'f', ..] => ("avif", avif::clean(bytes)),
        [b'R', b'I', b'F', b'F', _, _, _, _, b'W', b'E', b'B', b'P', ..] => ("webp", webp::clean(bytes)),
        _ if kind == "txt" => ("txt", plain_text(bytes)),
        _ => return Err(OTHER_KIND.to_owned()),
    };
    if expected != kind {
        return Err(OTHER_KIND.to_owned());
    }
    let (bytes, size) = cleaned.ok_or(UNKNOWN)?;
    if size.is_some_and(|(width, height)| u64::from(width) * u64::from(height) > PIXELS) {
        return Err("it has more than 100 million pixels".to_owned());
    }
    Ok(Clean { bytes, extension: expected, size, flaws: Vec::new(), text: None })
}

type Cleaned = Option<(Vec<u8>, Option<(u32, u32)>)>;

fn plain_text(bytes: &[u8]) -> Cleaned {
    let text = crate::notation::Text::decode("", bytes.to_vec()).ok()?;
    Some((text.as_str().as_bytes().to_vec(), None))
}

/// A reader of big- and little-endian numbers that never runs past the end.
struct Reader<'b> {
    bytes: &'b [u8],
    at: usize,
}

impl<'b> Reader<'b> {
    fn new(bytes: &'b [u8]) -> Self {
        Self { bytes, at: 0 }
    }

    fn take(&mut self, count: usize) -> Option<&'b [u8]> {
        let taken = self.bytes.get(self.at..self.at.checked_add(count)?)?;
        self.at += count;
        Some(taken)
    }

    fn byte(&mut self) -> Option<u8> {
        self.take(1).map(|bytes| bytes[0])
    }

    fn be16(&mut self) -> Option<u16> {
        self.take(2).map(|b| u16::from_be_bytes([b[0], b[1]]))
    }

    fn be32(&mut self) -> Option<u32> {
        self.take(4).map(|b| u32::from_be_bytes([b[0], b[1], b[2], b[3]]))
    }

    fn le32(&mut self) -> Option<u32> {
        self.take(4).map(|b| u32::from_le_bytes([b[0], b[1], b[2], b[3]]))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_is_what_its_name_says() {
        assert!(clean(b"GIF89a", "png").is_err());
        assert!(clean(b"%PDF-1.7", "txt").is_ok(), "text that begins like a PDF is text");
        assert!(clean(b"\xFF\xFE\0", "txt").is_err());
        assert!(clean(b"", "png").is_err());
    }
}
