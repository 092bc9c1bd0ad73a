//! What is hidden in the parts of a PowerPoint file (ECMA-376 part 1, 19).

use super::parts::cropped;
use super::sheet::Book;
use super::{Element, Found, Piece, Thing, yes};
use crate::office::xml::walk;

/// Reads the size of the slides.
pub(super) fn presentation(text: &str, book: &mut Book) -> Result<(), String> {
    walk(text, |piece| {
        if let Piece::Open(tag) = piece
            && tag.name() == "sldSz"
        {
            let length = |name: &str| tag.get(name)?.parse().ok();
            book.slide = length("cx").zip(length("cy"));
        }
        Ok(())
    })
}

/// Looks at a slide, or at what slides are laid out by.
pub(super) fn slide(
    root: &str,
    show: Option<&str>,
    text: &str,
    book: &Book,
    found: &mut Found,
) -> Result<(), String> {
    if root == "sld" && matches!(show, Some("0" | "false")) {
        found.add(Thing::HiddenSlide);
    }
    walk(text, |piece| {
        let Piece::Open(tag) = piece else { return Ok(()) };
        match tag.name() {
            "cNvPr" if yes(tag.get("hidden").as_deref()) => found.add(Thing::HiddenShape),
            _ => cropped(&tag, found),
        }
        Ok(())
    })?;
    let Some(size) = book.slide else { return Ok(()) };
    let whole = Element::parse(text)?;
    let shapes = whole.at(&[root, "cSld", "spTree"]).into_iter().flat_map(Element::elements);
    found.add_many(Thing::OffSlide, shapes.filter(|shape| is_off(shape, size)).count());
    Ok(())
}

/// Whether a shape lies outside of its slide, whole.
fn is_off(shape: &Element, (width, height): (i64, i64)) -> bool {
    let places = [&["spPr", "xfrm"][..], &["grpSpPr", "xfrm"], &["xfrm"]];
    let Some(place) = places.iter().find_map(|path| shape.at(path)) else { return false };
    let number = |element: &str, name: &str| place.child(element)?.get(name)?.parse::<i64>().ok();
    let (Some(x), Some(y)) = (number("off", "x"), number("off", "y")) else { return false };
    let right = x.saturating_add(number("ext", "cx").unwrap_or(0));
    let bottom = y.saturating_add(number("ext", "cy").unwrap_or(0));
    x >= width || y >= height || right <= 0 && x < 0 || bottom <= 0 && y < 0
}

/// Looks at a page of notes; the number of the slide is a field, and no note.
pub(super) fn notes(text: &str, found: &mut Found) -> Result<(), String> {
    let (mut fields, mut texts, mut any) = (0usize, 0usize, false);
    walk(text, |piece| {
        match piece {
            Piece::Open(tag) => match tag.name() {
                "fld" => fields += 1,
                "t" => texts += 1,
                _ => cropped(&tag, found),
            },
            Piece::Close("fld") => fields = fields.saturating_sub(1),
            Piece::Close("t") => texts = texts.saturating_sub(1),
            Piece::Text(text) => any |= fields == 0 && texts > 0 && !text.trim().is_empty(),
            Piece::Close(_) => (),
        }
        Ok(())
    })?;
    if any {
        found.add(Thing::SpeakerNotes);
    }
    Ok(())
}
