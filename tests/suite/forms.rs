//! The forms in which a text can be written into a file of a web site, for tests that plant one.

use std::fmt::Write as _;
use std::io::Write as _;

use flate2::Compression;
use flate2::write::{DeflateEncoder, GzEncoder, ZlibEncoder};

/// Writes each character of a text in some form, one after the other.
fn each(text: &str, form: impl Fn(char) -> String) -> String {
    text.chars().map(form).collect()
}

/// Entities, as in `&#81;`.
pub fn decimal(text: &str) -> String {
    each(text, |c| format!("&#{};", u32::from(c)))
}

/// Entities, as in `&#x51;`.
pub fn hexadecimal(text: &str) -> String {
    each(text, |c| format!("&#x{:x};", u32::from(c)))
}

/// Escapes of JSON, as in `\u0051`.
pub fn u_escapes(text: &str) -> String {
    let mut units = [0; 2];
    let escape = |unit: &u16| format!("\\u{unit:04x}");
    text.chars().flat_map(|c| c.encode_utf16(&mut units).to_vec()).map(|unit| escape(&unit)).collect()
}

/// Escapes of JavaScript, as in `\u{51}`.
pub fn braced_escapes(text: &str) -> String {
    each(text, |c| format!("\\u{{{:x}}}", u32::from(c)))
}

/// Escapes of JavaScript, as in `\x51`.
pub fn x_escapes(text: &str) -> String {
    each(text, |c| format!("\\x{:02x}", u32::from(c)))
}

/// Escapes of JavaScript and PDF, as in `\121`.
pub fn octal_escapes(text: &str) -> String {
    each(text, |c| format!("\\{:03o}", u32::from(c)))
}

/// Escapes of CSS, as in `\51 `.
pub fn css_escapes(text: &str) -> String {
    each(text, |c| format!("\\{:x} ", u32::from(c)))
}

/// Percent-encoding of every byte.
pub fn percent(text: &str) -> String {
    text.bytes().fold(String::new(), |out, byte| out + &format!("%{byte:02X}"))
}

/// Quoted-printable of every byte, in short lines that end as mail's do.
pub fn quoted_printable(text: &str) -> String {
    let bytes: Vec<String> = text.bytes().map(|byte| format!("={byte:02X}")).collect();
    bytes.chunks(11).map(<[String]>::concat).collect::<Vec<_>>().join("=\r\n")
}

/// Hexadecimal digits.
pub fn hex(bytes: &[u8]) -> String {
    bytes.iter().fold(String::new(), |mut out, byte| {
        write!(out, "{byte:02x}").expect("a string takes everything");
        out
    })
}

/// Base64 with padding (RFC 4648, section 4).
pub fn base64(bytes: impl AsRef<[u8]>) -> String {
    const LETTERS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let mut out = String::new();
    for chunk in bytes.as_ref().chunks(3) {
        let at = |index: usize| u32::from(chunk.get(index).copied().unwrap_or(0));
        let bits = at(0) << 16 | at(1) << 8 | at(2);
        for index in 0..4 {
            let letter = LETTERS[(bits >> (18 - 6 * index) & 63) as usize];
            out.push(if index <= chunk.len() { char::from(letter) } else { '=' });
        }
    }
    out
}

/// Base64 for addresses (RFC 4648, section 5).
pub fn base64url(bytes: impl AsRef<[u8]>) -> String {
    base64(bytes).replace('+', "-").replace('/', "_").replace('=', "")
}

/// Breaks a text into lines of so many characters.
pub fn lines(text: &str, length: usize) -> String {
    text.as_bytes().chunks(length).map(String::from_utf8_lossy).collect::<Vec<_>>().join("\n")
}

/// UTF-16, with a byte order mark or without.
pub fn utf16(text: &str, big: bool, mark: bool) -> Vec<u8> {
    let mark = if mark { "\u{FEFF}" } else { "" };
    let units = mark.encode_utf16().chain(text.encode_utf16());
    units.flat_map(|unit| if big { unit.to_be_bytes() } else { unit.to_le_bytes() }).collect()
}

/// Latin-1; every character is one byte.
pub fn latin1(text: &str) -> Vec<u8> {
    text.chars().map(|c| u8::try_from(u32::from(c)).expect("a character of Latin-1")).collect()
}

/// The full-width letters of East Asian typesetting.
pub fn full_width(text: &str) -> String {
    each(text, |c| {
        if c.is_ascii_graphic() { char::from_u32(u32::from(c) + 0xFEE0).map_or(c, |wide| wide) } else { c }
            .to_string()
    })
}

/// The bold letters of mathematics.
pub fn bold_letters(text: &str) -> String {
    each(text, |c| {
        let base = if c.is_ascii_uppercase() { 0x1_D400 - 0x41 } else { 0x1_D41A - 0x61 };
        let bold = c.is_ascii_alphabetic().then(|| char::from_u32(u32::from(c) + base)).flatten();
        bold.unwrap_or(c).to_string()
    })
}

/// A gzip file.
pub fn gzip(bytes: impl AsRef<[u8]>) -> Vec<u8> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::best());
    encoder.write_all(bytes.as_ref()).expect("memory");
    encoder.finish().expect("memory")
}

/// A gzip file whose own header holds a comment.
pub fn gzip_with_comment(bytes: &[u8], comment: &str) -> Vec<u8> {
    flate2::GzBuilder::new().comment(comment).read(bytes, Compression::best()).bytes_of_all()
}

/// A zlib stream.
pub fn zlib(bytes: impl AsRef<[u8]>) -> Vec<u8> {
    let mut encoder = ZlibEncoder::new(Vec::new(), Compression::best());
    encoder.write_all(bytes.as_ref()).expect("memory");
    encoder.finish().expect("memory")
}

fn deflate(bytes: &[u8]) -> Vec<u8> {
    let mut encoder = DeflateEncoder::new(Vec::new(), Compression::best());
    encoder.write_all(bytes).expect("memory");
    encoder.finish().expect("memory")
}

trait All {
    fn bytes_of_all(self) -> Vec<u8>;
}

impl<R: std::io::Read> All for R {
    fn bytes_of_all(mut self) -> Vec<u8> {
        let mut all = Vec::new();
        self.read_to_end(&mut all).expect("memory");
        all
    }
}

/// How a file is packed in an archive.
#[derive(Clone, Copy)]
pub enum Packed {
    Stored,
    Deflated,
    /// Stored, and said to be encrypted.
    Encrypted,
}

/// A zip archive with one file (PKWARE APPNOTE 6.3).
pub fn zip(name: &str, bytes: &[u8], packed: Packed) -> Vec<u8> {
    let (flags, method, data) = match packed {
        Packed::Stored => (0u16, 0u16, bytes.to_vec()),
        Packed::Deflated => (0, 8, deflate(bytes)),
        Packed::Encrypted => (1, 0, bytes.iter().map(|byte| byte ^ 0xA5).collect()),
    };
    let mut crc = flate2::Crc::new();
    crc.update(bytes);
    let length = |length: usize| u32::try_from(length).expect("a small file").to_le_bytes();
    let mut common = Vec::new();
    for short in [20, flags, method, 0, 0] {
        common.extend(short.to_le_bytes());
    }
    common.extend(crc.sum().to_le_bytes());
    common.extend(length(data.len()));
    common.extend(length(bytes.len()));
    common.extend(u16::try_from(name.len()).expect("a short name").to_le_bytes());
    common.extend([0, 0]);
    let mut zip = [b"PK\x03\x04", common.as_slice(), name.as_bytes(), &data].concat();
    let directory = zip.len();
    zip.extend([b"PK\x01\x02\x14\x00", common.as_slice(), &[0; 14], name.as_bytes()].concat());
    let size = zip.len() - directory;
    zip.extend(b"PK\x05\x06\0\0\0\0\x01\0\x01\0");
    zip.extend(length(size));
    zip.extend(length(directory));
    zip.extend([0, 0]);
    zip
}

/// A PNG of one pixel with one more chunk before its end.
pub fn png(name: &[u8; 4], data: &[u8]) -> Vec<u8> {
    let chunk = |name: &[u8; 4], data: &[u8]| {
        let mut crc = flate2::Crc::new();
        crc.update(name);
        crc.update(data);
        let length = u32::try_from(data.len()).expect("a small chunk").to_be_bytes();
        [&length, name.as_slice(), data, &crc.sum().to_be_bytes()].concat()
    };
    let header = chunk(b"IHDR", &[0, 0, 0, 1, 0, 0, 0, 1, 8, 0, 0, 0, 0]);
    let pixels = chunk(b"IDAT", &zlib([0, 255]));
    [b"\x89PNG\r\n\x1a\n".as_slice(), &header, &pixels, &chunk(name, data), &chunk(b"IEND", b"")].concat()
}

/// The frame of a JPEG, with one more segment.
pub fn jpeg(marker: u8, data: &[u8]) -> Vec<u8> {
    let segment = |marker: u8, data: &[u8]| {
        let length = u16::try_from(data.len() + 2).expect("a short segment").to_be_bytes();
        [&[0xFF, marker], length.as_slice(), data].concat()
    };
    let start = segment(0xE0, b"JFIF\0\x01\x01\0\0\x01\0\x01\0\0");
    let scan = segment(0xDA, &[1, 1, 0, 0, 63, 0]);
    [b"\xFF\xD8".as_slice(), &start, &segment(marker, data), &scan, &[0x12, 0x34, 0xFF, 0xD9]].concat()
}

/// A PDF of one page, whose content is a stream with the given entries in its dictionary.
pub fn pdf(entries: &str, stream: &[u8]) -> Vec<u8> {
    let head = "%PDF-1.4\n1 0 obj\n<< /Type /Catalog /Pages 2 0 R >>\nendobj\n2 0 obj\n<< /Type /Pages /Kids [3 0 R] /Count 1 >>\nendobj\n\
                3 0 obj\n<< /Type /Page /Parent 2 0 R /Contents 4 0 R >>\nendobj\n";
    let dictionary = format!("4 0 obj\n<< /Length {} {entries} >>\nstream\n", stream.len());
    [
        head.as_bytes(),
        dictionary.as_bytes(),
        stream,
        b"\nendstream\nendobj\ntrailer\n<< /Root 1 0 R >>\n%%EOF\n",
    ]
    .concat()
}

/// A PDF whose content is packed.
pub fn packed_pdf(content: impl AsRef<[u8]>) -> Vec<u8> {
    pdf("/Filter /FlateDecode", &zlib(content))
}
