//! A redline shows what changed between two texts: by section, by block, word by word.
//!
//! 1. [`sections`] finds which section of the one text is which of the other, even if it was moved or renamed.
//! 2. [`blocks`] does the same with the paragraphs, points and rows of a section.
//! 3. [`words`] compares the words of two blocks.
//! 4. [`normative`] looks for changes of what people must do, and of numbers.
//!
//! Both texts are released ones, and signs in them stand for redactions. **Invariant:** a redline holds a sign only
//! where both texts have it, so it does not tell where, when or how far a redaction changed
//! (`redactions_that_differ_leave_no_trace_in_a_redline`).

mod blocks;
mod every;
mod normative;
mod sections;
mod words;

pub use every::{ChangeNote, Redlines, change};
pub use normative::{Notice, NoticeKind};

use crate::markup::{BlockKind, OutlineSection};

/// What changed between two texts.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Redline {
    /// The sections of both texts, in the order of the new one; what is gone stands where it was.
    pub sections: Vec<SectionChange>,
    /// Changes of what people must do, and of numbers.
    pub notices: Vec<Notice>,
}

/// A section of one of the texts, or of both.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SectionChange {
    /// What happened to it.
    pub change: Change,
    /// Whether it stands in another place than before.
    pub moved: bool,
    /// The id of its heading in the text that has it; in the new one, if both have it.
    pub id: Option<String>,
    /// The level of its heading; 0 for what stands before the first one.
    pub level: u8,
    /// Its title.
    pub title: Vec<Piece>,
    /// Its blocks.
    pub blocks: Vec<BlockChange>,
}

/// What happened to something.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Change {
    /// It is the same in both texts.
    Same,
    /// It is in both, with other words.
    Changed,
    /// It is in the new text alone.
    Added,
    /// It is in the old text alone.
    Removed,
}

/// A block of one of the texts, or of both.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BlockChange {
    /// What it is.
    pub kind: BlockKind,
    /// Its words.
    pub pieces: Vec<Piece>,
}

/// Some words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Piece {
    /// They are in both texts.
    Same(String),
    /// They are in the new text alone.
    Added(String),
    /// They are in the old text alone.
    Removed(String),
}

impl Piece {
    /// Returns the words.
    pub fn text(&self) -> &str {
        match self {
            Self::Same(text) | Self::Added(text) | Self::Removed(text) => text,
        }
    }

    fn is_same(&self) -> bool {
        matches!(self, Self::Same(_))
    }
}

/// Compares two texts in a language.
pub fn compare(old: &[OutlineSection], new: &[OutlineSection], language: &str) -> Redline {
    let mut redline = Redline::default();
    for pair in sections::pairs(old, new) {
        let section = match (pair.old.map(|at| &old[at]), pair.new.map(|at| &new[at])) {
            (Some(old), Some(new)) => both(old, new, pair.moved),
            (None, Some(new)) => one(new, Change::Added),
            (Some(old), None) => one(old, Change::Removed),
            (None, None) => continue,
        };
        if section.change == Change::Changed {
            normative::notices(&section, language, &mut redline.notices);
        }
        // A section of which nothing is left but signs says nothing.
        if !section.title.is_empty() || !section.blocks.is_empty() {
            redline.sections.push(section);
        }
    }
    redline
}

fn both(old: &OutlineSection, new: &OutlineSection, moved: bool) -> SectionChange {
    let title = words::compare(&old.title, &new.title);
    let blocks = blocks::compare(&old.blocks, &new.blocks);
    let same = title.iter().chain(blocks.iter().flat_map(|block| &block.pieces)).all(Piece::is_same);
    let change = if same { Change::Same } else { Change::Changed };
    SectionChange { change, moved, id: new.id.clone(), level: new.level, title, blocks }
}

fn one(section: &OutlineSection, change: Change) -> SectionChange {
    let piece = |text: &str| -> Vec<Piece> {
        let text = words::without_signs(text);
        let piece = if change == Change::Removed { Piece::Removed } else { Piece::Added };
        Some(text).filter(|text| !text.is_empty()).map(piece).into_iter().collect()
    };
    let blocks =
        section.blocks.iter().map(|block| BlockChange { kind: block.kind, pieces: piece(&block.text) });
    SectionChange {
        change,
        moved: false,
        id: section.id.clone(),
        level: section.level,
        title: piece(&section.title),
        blocks: blocks.filter(|block| !block.pieces.is_empty()).collect(),
    }
}

#[cfg(test)]
mod tests;
