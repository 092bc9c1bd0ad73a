//! The parts of a document's page, as its template sees them.

use schemars::JsonSchema;
use serde::Serialize;

use super::views::DateView;

/// A heading in a table of contents.
#[derive(Clone, Serialize, JsonSchema)]
pub(super) struct TocView {
    /// Its id, which stands in the page.
    pub(super) id: String,
    /// The number of its section: `300.4.1`.
    pub(super) number: Option<String>,
    /// Its text.
    pub(super) title: String,
    /// Its level, from 2 to 6.
    pub(super) level: u8,
    /// The headings below it.
    pub(super) children: Vec<TocView>,
}

/// A file that belongs to a document.
#[derive(Serialize, JsonSchema)]
pub(super) struct AttachmentView {
    /// Its title.
    pub(super) title: String,
    /// Where it stands.
    pub(super) url: String,
    /// How large it is, in words.
    pub(super) size: String,
    /// What it is: `PDF`, `CSV`.
    pub(super) format: String,
    /// What its columns hold, of a table.
    pub(super) columns: Vec<String>,
    /// Where its columns are described for machines (CSV on the Web), of a table.
    pub(super) metadata_url: Option<String>,
}

/// The redactions of a document on one ground.
#[derive(Serialize, JsonSchema)]
pub(super) struct MarkView {
    /// The ground's id.
    pub(super) ground: String,
    /// Its name for the public.
    pub(super) label: String,
    /// Its page.
    pub(super) url: String,
    /// How many there are.
    pub(super) count: usize,
}

/// A version of a document.
#[derive(Clone, Serialize, JsonSchema)]
pub(super) struct VersionView {
    /// What it is called: `Version 4.2`, or the day of which it is.
    pub(super) title: String,
    /// Its page.
    pub(super) url: String,
    /// The same, with the site's origin.
    pub(super) permalink: String,
    /// The day of which it is.
    pub(super) date: Option<DateView>,
    /// When it was, is or will be in force, in words; the day of which it is, if that is not known.
    pub(super) in_force: String,
    /// The first day on which it was, is or will be in force.
    pub(super) from: Option<DateView>,
    /// The last one, if that is known.
    pub(super) until: Option<DateView>,
    /// Whether it is the text of today.
    pub(super) is_today: bool,
    /// The page of what it changed of the version before it.
    pub(super) changes_url: Option<String>,
    /// Why that was changed.
    pub(super) why: Option<String>,
    /// Whether the change was a major one, or nobody said.
    pub(super) is_major: bool,
    /// The sections that it touched.
    pub(super) sections: Vec<String>,
}

/// What a document was translated from.
#[derive(Serialize, JsonSchema)]
pub(super) struct OriginalView {
    /// Its title.
    pub(super) title: String,
    /// Where it stands.
    pub(super) url: String,
    /// The code of its language.
    pub(super) lang: String,
    /// The name of its language, in the language of the page.
    pub(super) language: String,
    /// Whether it was changed since it was translated.
    pub(super) changed_since: bool,
    /// Whether it is the text that binds.
    pub(super) is_binding: bool,
}

/// A term that a document explains in place.
#[derive(Serialize, JsonSchema)]
pub(super) struct DefinitionView {
    /// The term.
    pub(super) title: String,
    /// What it means, in a sentence or two.
    pub(super) summary: String,
    /// Its page.
    pub(super) url: String,
    /// The code of its language.
    pub(super) lang: String,
}

/// A QR code (ISO/IEC 18004): dark squares on a light ground.
#[derive(Serialize, JsonSchema)]
pub(super) struct QrView {
    /// How many squares it is wide and high, with the quiet zone around it.
    pub(super) size: i32,
    /// The dark squares, as the `d` of an SVG `path` that is stroked one square wide; the `viewBox` begins at 0 -0.5.
    pub(super) path: String,
}
