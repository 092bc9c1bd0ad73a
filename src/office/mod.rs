//! Office files are what word processors, spreadsheets and slide programs write. What they hold and
//! what a reader sees of them are two things: hidden worksheets, caches, tracked changes and
//! comments went out with them in most of the worst disclosures that police forces made.
//!
//! They are never published as they are. This room says what is inside ([`inspect()`]), in counts and
//! names of places, never in the file's own words; and it makes of what a reader sees something
//! that a person can check and label ([`import`]).
//!
//! 1. [`package`] opens the zip that such a file is, within bounds.
//! 2. [`xml`] reads its parts, without entities.
//! 3. [`mod@inspect`] looks for what is hidden, one file a format.
//! 4. [`import`] makes markdown and CSV.
//!
//! Text in the colour of the paper, under a picture, or too small to read is not looked for: what
//! is shown to whom is decided by the program that shows it.

mod counts;
mod found;
pub mod import;
mod inspect;
mod number_format;
mod package;
mod xml;

use found::Found;
use package::Package;

/// The kinds of Office files.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// Word, as Office Open XML (ECMA-376).
    Word,
    /// Excel, as Office Open XML.
    Sheet,
    /// PowerPoint, as Office Open XML.
    Slides,
    /// `OpenDocument` (ISO/IEC 26300): text, spreadsheet, presentation.
    OpenDocument,
    /// A kind that plainview cannot look into.
    Opaque,
}

impl Format {
    /// Tells the kind of a file by its extension, in lower case.
    pub fn of(extension: &str) -> Option<Self> {
        Some(match extension {
            "docx" | "docm" | "dotx" | "dotm" => Self::Word,
            "xlsx" | "xlsm" | "xltx" | "xltm" => Self::Sheet,
            "pptx" | "pptm" | "ppsx" | "ppsm" | "potx" | "potm" => Self::Slides,
            "odt" | "ods" | "odp" | "ott" | "ots" | "otp" => Self::OpenDocument,
            "doc" | "dot" | "xls" | "xlsb" | "xlt" | "ppt" | "pps" | "rtf" => Self::Opaque,
            _ => return None,
        })
    }
}

/// Says what is inside an Office file: each thing in plain words, with its count, and nothing of
/// the file's own text. An empty list means that nothing was found, not that nothing is there.
///
/// # Errors
/// Why it cannot be told, in plain words.
pub fn inspect(bytes: &[u8], extension: &str) -> Result<Vec<String>, String> {
    let format = Format::of(extension).ok_or("it is of a kind that plainview does not know")?;
    if format == Format::Opaque {
        return Err("it is of a kind that plainview cannot look into".to_owned());
    }
    let mut package = Package::open(bytes)?;
    let mut found = Found::default();
    inspect::inspect(&mut package, &mut found)?;
    Ok(found.sentences())
}

/// Says in one sentence what is inside an Office file, for a finding.
pub fn account(bytes: &[u8], extension: &str) -> String {
    match inspect(bytes, extension) {
        Ok(found) if found.is_empty() => {
            "no hidden parts were found, but Office files are not published as they are".to_owned()
        }
        Ok(found) => format!("in it are: {}", found.join(", ")),
        Err(why) => format!("what is in it cannot be told: {why}"),
    }
}
