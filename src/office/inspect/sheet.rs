//! What is hidden in the parts of an Excel file (ECMA-376 part 1, 18).

use std::collections::{BTreeMap, BTreeSet};

use super::parts::cropped;
use super::{Element, Found, Piece, Tag, Thing, yes};
use crate::office::number_format::{Held, NumberFormat};
use crate::office::xml::walk;

/// What the parts of a file have to know of each other.
#[derive(Debug, Default)]
pub(super) struct Book {
    /// The number format of each cell format.
    pub(super) formats: Vec<NumberFormat>,
    /// The shared texts that a cell refers to.
    used: BTreeSet<u32>,
    /// How many shared texts there are.
    texts: usize,
    /// Width and height of the slides.
    pub(super) slide: Option<(i64, i64)>,
}

impl Book {
    /// Notes what is left when all parts were seen.
    pub(super) fn finish(&self, found: &mut Found) {
        let used = self.used.iter().filter(|&&index| (index as usize) < self.texts).count();
        found.add_many(Thing::LeftoverText, self.texts - used);
    }
}

/// Reads the number formats of a style sheet.
pub(in crate::office) fn read_formats(text: &str) -> Result<Vec<NumberFormat>, String> {
    let whole = Element::parse(text)?;
    let Some(sheet) = whole.child("styleSheet") else { return Ok(Vec::new()) };
    let id = |element: &Element| element.get("numFmtId").and_then(|id| id.parse::<u32>().ok()).unwrap_or(0);
    let named = sheet.child("numFmts").into_iter().flat_map(Element::elements);
    let codes: BTreeMap<u32, NumberFormat> = named
        .map(|format| (id(format), NumberFormat::of(format.get("formatCode").unwrap_or_default())))
        .collect();
    let cells = sheet.child("cellXfs").into_iter().flat_map(Element::elements);
    Ok(cells
        .map(|cell| codes.get(&id(cell)).cloned().unwrap_or_else(|| NumberFormat::built_in(id(cell))))
        .collect())
}

pub(super) fn formats(text: &str, book: &mut Book) -> Result<(), String> {
    book.formats = read_formats(text)?;
    Ok(())
}

pub(super) fn shared_texts(text: &str, book: &mut Book) -> Result<(), String> {
    walk(text, |piece| {
        if matches!(&piece, Piece::Open(tag) if tag.name() == "si") {
            book.texts += 1;
        }
        Ok(())
    })
}

/// Looks at the list of sheets and names.
pub(super) fn workbook(text: &str, found: &mut Found) -> Result<(), String> {
    walk(text, |piece| {
        let Piece::Open(tag) = piece else { return Ok(()) };
        match tag.name() {
            "sheet" => match tag.get("state").as_deref() {
                Some("hidden") => found.add(Thing::HiddenSheet),
                Some("veryHidden") => found.add(Thing::VeryHiddenSheet),
                _ => (),
            },
            // Names that Excel makes of itself, such as the area to print, say nothing.
            "definedName" if tag.get("name").is_some_and(|name| name.starts_with("_xlnm.")) => (),
            "definedName" if yes(tag.get("hidden").as_deref()) => found.add(Thing::HiddenName),
            "definedName" => found.add(Thing::Name),
            "customWorkbookView" => found.add(Thing::Scenario),
            _ => (),
        }
        Ok(())
    })
}

/// The format and the kind of the cell that is being read.
#[derive(Default)]
struct Cell {
    format: usize,
    kind: String,
    text: String,
    in_value: bool,
}

/// Looks at the rows, columns and cells of a sheet.
pub(super) fn worksheet(text: &str, book: &mut Book, found: &mut Found) -> Result<(), String> {
    let mut cell = Cell::default();
    let mut rows_hidden = false;
    walk(text, |piece| {
        match piece {
            Piece::Open(tag) => match tag.name() {
                "sheetFormatPr" => rows_hidden = yes(tag.get("zeroHeight").as_deref()),
                "row" if is_hidden_row(&tag, rows_hidden) => found.add(Thing::HiddenRow),
                "col" if is_hidden_column(&tag) => found.add_many(Thing::HiddenColumn, columns(&tag)),
                "c" => {
                    let format = tag.get("s").and_then(|index| index.parse().ok()).unwrap_or(0);
                    cell = Cell { format, kind: tag.get("t").unwrap_or_default(), ..Cell::default() };
                }
                "v" | "t" => cell.in_value = true,
                "f" => found.add(Thing::Formula),
                "dataValidation" => found.add(Thing::Validation),
                "scenario" | "customSheetView" => found.add(Thing::Scenario),
                _ => cropped(&tag, found),
            },
            Piece::Close("v" | "t") => cell.in_value = false,
            Piece::Close("c") => close(&cell, book, found),
            Piece::Text(text) if cell.in_value => cell.text.push_str(text),
            Piece::Close(_) | Piece::Text(_) => (),
        }
        Ok(())
    })
}

fn close(cell: &Cell, book: &mut Book, found: &mut Found) {
    if cell.kind == "s"
        && let Ok(index) = cell.text.trim().parse()
    {
        book.used.insert(index);
    }
    let held = match (cell.kind.as_str(), cell.text.trim().parse()) {
        ("" | "n", Ok(number)) => Held::Number(number),
        _ => Held::Text,
    };
    if !cell.text.is_empty() && book.formats.get(cell.format).is_some_and(|format| format.hides(held)) {
        found.add(Thing::HiddenCell);
    }
}

/// Whether a row is hidden; `by_default`, if rows are hidden that do not say their height.
pub(in crate::office) fn is_hidden_row(tag: &Tag<'_>, by_default: bool) -> bool {
    let height = tag.get("ht").and_then(|height| height.parse::<f64>().ok());
    yes(tag.get("hidden").as_deref()) || height.map_or(by_default, |height| height <= 0.0)
}

/// Whether columns are hidden.
pub(in crate::office) fn is_hidden_column(tag: &Tag<'_>) -> bool {
    let width = tag.get("width").and_then(|width| width.parse::<f64>().ok());
    yes(tag.get("hidden").as_deref()) || width.is_some_and(|width| width <= 0.0)
}

/// Returns how many columns a `col` stands for.
fn columns(tag: &Tag<'_>) -> usize {
    let number = |name: &str| tag.get(name).and_then(|text| text.parse::<usize>().ok()).unwrap_or(1);
    (number("max") + 1).saturating_sub(number("min")).clamp(1, 16_384)
}
