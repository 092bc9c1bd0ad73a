//! What is hidden in the parts of a Word file (ECMA-376 part 1, 17).

use super::parts::cropped;
use super::{Found, Piece, Thing};
use crate::office::xml::walk;

/// Looks at a part of which the outermost element is `root`.
pub(super) fn inspect(root: &str, text: &str, found: &mut Found) -> Result<(), String> {
    match root {
        "glossaryDocument" => found.add(Thing::BuildingBlocks),
        "people" => found.add(Thing::People),
        _ => (),
    }
    walk(text, |piece| {
        let Piece::Open(tag) = piece else { return Ok(()) };
        match tag.name() {
            name if is_tracked_change(name) => found.add(Thing::TrackedChange),
            "trackRevisions" | "trackChanges" if tag.is_on() => found.tracking = true,
            "vanish" | "specVanish" if tag.is_on() && root == "styles" => found.add(Thing::HiddenStyle),
            "vanish" | "specVanish" if tag.is_on() => found.add(Thing::HiddenText),
            "hidden" if tag.is_on() && root == "document" => found.add(Thing::HiddenRow),
            "fldSimple" => found.add(Thing::Field),
            "fldChar" if tag.get("fldCharType").as_deref() == Some("begin") => found.add(Thing::Field),
            "docVar" => found.add(Thing::Variable),
            "mailMerge" => found.add(Thing::Connection),
            "altChunk" => found.add(Thing::Embedded),
            "rsid" if root == "settings" => found.add(Thing::EditingSession),
            "cNvPr" | "docPr" if super::yes(tag.get("hidden").as_deref()) => found.add(Thing::HiddenShape),
            _ => cropped(&tag, found),
        }
        Ok(())
    })
}

/// Whether an element stands for a tracked change (17.13.5).
pub(in crate::office) fn is_tracked_change(name: &str) -> bool {
    matches!(
        name,
        "ins"
            | "del"
            | "moveFrom"
            | "moveTo"
            | "cellIns"
            | "cellDel"
            | "cellMerge"
            | "rPrChange"
            | "pPrChange"
            | "sectPrChange"
            | "tblPrChange"
            | "tblPrExChange"
            | "tblGridChange"
            | "trPrChange"
            | "tcPrChange"
            | "numberingChange"
            | "customXmlInsRangeStart"
            | "customXmlDelRangeStart"
            | "customXmlMoveFromRangeStart"
            | "customXmlMoveToRangeStart"
    )
}
