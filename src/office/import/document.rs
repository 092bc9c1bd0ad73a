//! A document is a text as its readers see it, whatever program wrote it.

use super::{Left, LeftOut};
use crate::office::package::Package;

/// A text with its notes and pictures.
#[derive(Debug, Default)]
pub(super) struct Document {
    /// The title, if the text has one.
    pub(super) title: Option<String>,
    pub(super) blocks: Vec<Block>,
    /// The footnotes and endnotes, in the order in which the text refers to them.
    pub(super) notes: Vec<Vec<Inline>>,
    /// The pictures, with their extensions.
    pub(super) images: Vec<(Vec<u8>, &'static str)>,
}

/// A block of text.
#[derive(Debug)]
pub(super) enum Block {
    Heading(usize, Vec<Inline>),
    Paragraph(Vec<Inline>),
    Item(Item),
    Table(Vec<Vec<Vec<Inline>>>),
}

/// An item of a list.
#[derive(Debug)]
pub(super) struct Item {
    /// How deep it is, from 0.
    pub(super) level: usize,
    /// What tells one list from the next.
    pub(super) list: String,
    pub(super) ordered: bool,
    /// Whether it is a further paragraph of the item before.
    pub(super) continued: bool,
    pub(super) inlines: Vec<Inline>,
}

/// A part of a line.
#[derive(Clone, Debug)]
pub(super) enum Inline {
    Text(Run),
    Break,
    /// A picture, with its description.
    Image(usize, String),
    /// A reference to a note.
    Note(usize),
}

/// Text of one look.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Run {
    pub(super) text: String,
    pub(super) look: Look,
    /// Where it leads.
    pub(super) link: Option<String>,
}

/// How text looks.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Look {
    pub(super) bold: bool,
    pub(super) italic: bool,
    pub(super) strike: bool,
}

impl Document {
    /// Takes a picture in, if web pages show its kind, and returns its number.
    pub(super) fn image(
        &mut self,
        package: &mut Package<'_>,
        part: &str,
        left: &mut LeftOut,
    ) -> Option<usize> {
        // A part that is damaged is a picture that nobody sees.
        let bytes = package.part(part).ok().flatten();
        let kind = bytes.as_deref().and_then(extension);
        let Some((bytes, kind)) = bytes.zip(kind) else {
            left.add(Left::Picture);
            return None;
        };
        self.images.push((bytes, kind));
        Some(self.images.len())
    }

    /// Takes the title out of the text: the first heading, if there is none that says it is the title.
    pub(super) fn find_title(&mut self) {
        if self.title.is_some() {
            return;
        }
        let first = self.blocks.iter().position(|block| matches!(block, Block::Heading(..)));
        let Some(at) = first else { return };
        if let Block::Heading(_, inlines) = &self.blocks[at] {
            self.title = Some(plain(inlines)).filter(|title| !title.is_empty());
        }
        if at == 0 && self.title.is_some() {
            self.blocks.remove(at);
        }
    }
}

/// Makes one line of blocks: in a note or in a cell there is room for no more.
pub(super) fn line_of(blocks: impl IntoIterator<Item = Block>, left: &mut LeftOut) -> Vec<Inline> {
    let mut line = Vec::new();
    for block in blocks {
        let inlines = match block {
            Block::Heading(_, inlines) | Block::Paragraph(inlines) => inlines,
            Block::Item(item) => item.inlines,
            Block::Table(rows) => {
                left.add(Left::Nested);
                rows.into_iter().flatten().flat_map(|cell| [vec![Inline::Break], cell].concat()).collect()
            }
        };
        if !line.is_empty() {
            line.push(Inline::Break);
        }
        line.extend(inlines);
    }
    line
}

/// Returns the text of a line without its look.
pub(super) fn plain(inlines: &[Inline]) -> String {
    let text = |inline: &Inline| match inline {
        Inline::Text(run) => run.text.clone(),
        Inline::Break => " ".to_owned(),
        Inline::Image(..) | Inline::Note(_) => String::new(),
    };
    let text: String = inlines.iter().map(text).collect();
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Tells the kind of a picture from its first bytes, if web pages show it.
fn extension(bytes: &[u8]) -> Option<&'static str> {
    match bytes {
        [0x89, b'P', b'N', b'G', ..] => Some("png"),
        [0xFF, 0xD8, 0xFF, ..] => Some("jpg"),
        [b'G', b'I', b'F', b'8', ..] => Some("gif"),
        [b'R', b'I', b'F', b'F', _, _, _, _, b'W', b'E', b'B', b'P', ..] => Some("webp"),
        _ => None,
    }
}

/// Returns a link that a reader may follow to another web site.
pub(super) fn web_link(target: &str, left: &mut LeftOut) -> Option<String> {
    let lower = target.trim().to_ascii_lowercase();
    if ["http://", "https://", "mailto:"].iter().any(|scheme| lower.starts_with(scheme)) {
        return Some(target.trim().to_owned());
    }
    // Links within the text are lost with the places that they lead to, and nobody misses them.
    if !target.starts_with('#') {
        left.add(Left::Link);
    }
    None
}
