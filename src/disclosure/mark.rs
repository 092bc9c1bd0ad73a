//! Marks: the signs that stand for redactions in a public text. Sources that contain such characters
//! are refused, so a sign always comes from the gate.

use std::collections::BTreeMap;

/// The first sign of an inline redaction; the ground's index is added to it.
const INLINE: u32 = 0xF_0000;
/// The first sign of a block redaction.
const BLOCK: u32 = 0xF_1000;
/// How many grounds there can be.
const COUNT: u32 = 0x1000;

/// What a sign stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Mark {
    /// The index of the ground.
    pub ground: usize,
    /// Whether a whole block was cut.
    pub block: bool,
}

/// Returns the sign for a mark.
pub fn sign(mark: Mark) -> char {
    let index = u32::try_from(mark.ground).unwrap_or(u32::MAX).min(COUNT - 1);
    char::from_u32(if mark.block { BLOCK } else { INLINE } + index).unwrap_or('\u{F0FFF}')
}

/// Returns the mark that a sign stands for.
pub fn of(c: char) -> Option<Mark> {
    let code = u32::from(c);
    if (INLINE..INLINE + COUNT).contains(&code) {
        Some(Mark { ground: (code - INLINE) as usize, block: false })
    } else if (BLOCK..BLOCK + COUNT).contains(&code) {
        Some(Mark { ground: (code - BLOCK) as usize, block: true })
    } else {
        None
    }
}

/// Counts the marks in texts, by ground.
pub(super) fn count<'t>(texts: impl Iterator<Item = &'t str>) -> BTreeMap<usize, usize> {
    let mut counts = BTreeMap::new();
    for mark in texts.filter(|text| !text.is_ascii()).flat_map(str::chars).filter_map(of) {
        *counts.entry(mark.ground).or_default() += 1;
    }
    counts
}

/// Whether a character is kept for plainview's own signs, here and in [`markup`](crate::markup).
pub fn is_reserved(c: char) -> bool {
    u32::from(c) >= INLINE
}
