//! Reading an Excel file as its readers see it (ECMA-376 part 1, 18): visible worksheets, rows,
//! columns and cells, with the results of formulas.

use super::table::{Grid, number};
use super::{Left, LeftOut, main_part, relationships};
use crate::office::inspect::sheet::{is_hidden_column, is_hidden_row, read_formats};
use crate::office::number_format::{Held, NumberFormat};
use crate::office::package::Package;
use crate::office::xml::{Element, Piece, Tag, walk, yes};

/// The most columns that a worksheet has.
const COLUMNS: u32 = 16_384;

/// What the cells of a workbook have to know.
struct Book {
    texts: Vec<String>,
    formats: Vec<NumberFormat>,
    /// Whether days are counted from 1904, as old Macintoshes did.
    from_1904: bool,
}

/// Reads the worksheets that are shown.
pub(super) fn read(package: &mut Package<'_>, left: &mut LeftOut) -> Result<Vec<Grid>, String> {
    let main = main_part(package, "xl/workbook.xml")?;
    let text = package.text(&main)?.ok_or("it holds no workbook")?;
    let whole = Element::parse(&text)?;
    let workbook = whole.child("workbook").ok_or("it holds no workbook")?;
    let parts = relationships(package, &main)?;
    let target = |kind: &str| {
        parts.values().find(|one| one.kind == kind && !one.outside).map(|one| one.target.clone())
    };
    let mut book = Book {
        texts: Vec::new(),
        formats: Vec::new(),
        from_1904: yes(workbook.child("workbookPr").and_then(|properties| properties.get("date1904"))),
    };
    if let Some(text) = target("sharedStrings").map(|part| package.text(&part)).transpose()?.flatten() {
        book.texts = shared_texts(&text)?;
    }
    if let Some(text) = target("styles").map(|part| package.text(&part)).transpose()?.flatten() {
        book.formats = read_formats(&text)?;
    }
    let mut grids = Vec::new();
    for sheet in workbook.child("sheets").into_iter().flat_map(Element::elements) {
        if sheet.get("state").is_some_and(|state| state != "visible") {
            continue;
        }
        let part = sheet.get("id").and_then(|id| parts.get(id));
        let Some(part) = part.filter(|one| one.kind == "worksheet" && !one.outside) else {
            left.add(Left::Drawing);
            continue;
        };
        let text = package.text(&part.target)?.ok_or("a worksheet is missing")?;
        grids.push(worksheet(&text, sheet.get("name").unwrap_or_default(), &book, left)?);
    }
    Ok(grids)
}

/// Reads the texts that cells share; hints at how to read them aloud are no part of them.
fn shared_texts(text: &str) -> Result<Vec<String>, String> {
    let mut texts: Vec<String> = Vec::new();
    let (mut open, mut hints) = (0usize, 0usize);
    walk(text, |piece| {
        match piece {
            Piece::Open(tag) => match tag.name() {
                "si" => texts.push(String::new()),
                "t" => open += 1,
                "rPh" => hints += 1,
                _ => (),
            },
            Piece::Close("t") => open = open.saturating_sub(1),
            Piece::Close("rPh") => hints = hints.saturating_sub(1),
            Piece::Text(words) => {
                if let Some(text) = texts.last_mut().filter(|_| open > 0 && hints == 0) {
                    text.push_str(words);
                }
            }
            Piece::Close(_) => (),
        }
        Ok(())
    })?;
    Ok(texts)
}

/// The cell that is being read.
#[derive(Default)]
struct Cell {
    row: u32,
    column: u32,
    format: usize,
    kind: String,
    text: String,
    is_formula: bool,
    hints: usize,
    in_value: bool,
}

#[derive(Default)]
struct Sheet {
    row: u32,
    hidden_row: bool,
    rows_hidden: bool,
    /// Whether columns are hidden, by number.
    hidden_columns: Vec<bool>,
    groups: u32,
    cell: Cell,
}

impl Sheet {
    fn is_hidden(&self, column: u32) -> bool {
        self.hidden_columns.get(column as usize).copied().unwrap_or(false)
    }
}

fn worksheet(text: &str, name: &str, book: &Book, left: &mut LeftOut) -> Result<Grid, String> {
    let mut grid = Grid::new(name);
    let mut sheet = Sheet::default();
    walk(text, |piece| {
        match piece {
            Piece::Open(tag) => open(&tag, &mut sheet, left)?,
            Piece::Close("v" | "t") => sheet.cell.in_value = false,
            Piece::Close("rPh") => sheet.cell.hints = sheet.cell.hints.saturating_sub(1),
            Piece::Close("c") => {
                let cell = &sheet.cell;
                if !sheet.hidden_row && !sheet.is_hidden(cell.column) {
                    let value = value(cell, book);
                    left.add_many(Left::NoValue, usize::from(cell.is_formula && cell.text.is_empty()));
                    grid.put(cell.row, cell.column, &value)?;
                }
            }
            Piece::Text(words) if sheet.cell.in_value && sheet.cell.hints == 0 => {
                sheet.cell.text.push_str(words)
            }
            Piece::Close(_) | Piece::Text(_) => (),
        }
        Ok(())
    })?;
    Ok(grid)
}

fn open(tag: &Tag<'_>, sheet: &mut Sheet, left: &mut LeftOut) -> Result<(), String> {
    match tag.name() {
        "sheetFormatPr" => sheet.rows_hidden = yes(tag.get("zeroHeight").as_deref()),
        "col" if is_hidden_column(tag) => {
            let number = |name: &str| tag.get(name).and_then(|text| text.parse::<u32>().ok()).unwrap_or(1);
            // Columns do not overlap, so there are no more groups of them than columns.
            sheet.groups += 1;
            if sheet.groups > COLUMNS {
                return Err("a worksheet has too many columns".to_owned());
            }
            let (first, last) = (number("min").min(COLUMNS), number("max").min(COLUMNS));
            sheet.hidden_columns.resize(COLUMNS as usize + 1, false);
            if first <= last {
                sheet.hidden_columns[first as usize..=last as usize].fill(true);
            }
        }
        "row" => {
            let next = sheet.row.saturating_add(1);
            sheet.row = tag.get("r").and_then(|row| row.parse().ok()).unwrap_or(next);
            sheet.hidden_row = is_hidden_row(tag, sheet.rows_hidden);
            sheet.cell.column = 0;
        }
        "c" => {
            let next = sheet.cell.column.saturating_add(1);
            sheet.cell = Cell {
                row: sheet.row,
                column: tag.get("r").and_then(|place| column(&place)).unwrap_or(next),
                format: tag.get("s").and_then(|index| index.parse().ok()).unwrap_or(0),
                kind: tag.get("t").unwrap_or_default(),
                ..Cell::default()
            };
        }
        "v" | "t" => sheet.cell.in_value = true,
        "f" => sheet.cell.is_formula = true,
        "rPh" => sheet.cell.hints += 1,
        "mergeCell" => left.add(Left::Merged),
        "drawing" => left.add(Left::Drawing),
        _ => (),
    }
    Ok(())
}

/// Reads the column of a place such as `AB12`, from 1.
fn column(place: &str) -> Option<u32> {
    let letters = place.bytes().take_while(u8::is_ascii_alphabetic);
    let column =
        letters.take(4).fold(0, |sum, letter| sum * 26 + u32::from(letter.to_ascii_uppercase() - b'A') + 1);
    (1..=COLUMNS).contains(&column).then_some(column)
}

/// Returns what a cell shows, as far as CSV can say it.
fn value(cell: &Cell, book: &Book) -> String {
    let format = book.formats.get(cell.format);
    let numeric = cell.text.trim().parse::<f64>().ok().filter(|number| number.is_finite());
    let held = match (cell.kind.as_str(), numeric) {
        ("" | "n", Some(number)) => Held::Number(number),
        _ => Held::Text,
    };
    if format.is_some_and(|format| format.hides(held)) {
        return String::new();
    }
    match (cell.kind.as_str(), held) {
        ("s", _) => {
            let index = cell.text.trim().parse::<usize>().ok();
            index.and_then(|index| book.texts.get(index)).cloned().unwrap_or_default()
        }
        ("b", _) => if cell.text.trim() == "1" { "true" } else { "false" }.to_owned(),
        (_, Held::Number(number)) => {
            let moment = format.filter(|format| format.is_moment());
            moment
                .and_then(|format| self::moment(number, format, book.from_1904))
                .unwrap_or_else(|| self::number(number))
        }
        _ => cell.text.clone(),
    }
}

/// Writes a serial number of days (18.17.4) as a date (ISO 8601), a time of day, or both.
fn moment(serial: f64, format: &NumberFormat, from_1904: bool) -> Option<String> {
    if !(0.0..2_958_466.0).contains(&serial) {
        return None;
    }
    // Seconds are rounded, as spreadsheets do; a day may begin by it.
    #[expect(clippy::cast_possible_truncation, reason = "the number was found to be small")]
    let seconds = (serial * 86_400.0).round() as i64;
    let (days, second) = (seconds / 86_400, seconds % 86_400);
    let time = format!("{:02}:{:02}:{:02}", second / 3600, second / 60 % 60, second % 60);
    if !format.days {
        return (days == 0).then_some(time);
    }
    let first = match (from_1904, days) {
        (true, _) => jiff::civil::date(1904, 1, 1),
        // The year 1900 was no leap year, but the count takes it for one: day 60 never was.
        (false, 1..=59) => jiff::civil::date(1899, 12, 31),
        (false, 61..) => jiff::civil::date(1899, 12, 30),
        (false, _) => return None,
    };
    let date = first.checked_add(jiff::Span::new().try_days(days).ok()?).ok()?;
    Some(if second == 0 { date.to_string() } else { format!("{date}T{time}") })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn serial_numbers_become_dates() {
        let day = NumberFormat::built_in(14);
        let check = |serial: f64, from_1904: bool| moment(serial, &day, from_1904);
        assert_eq!(check(1.0, false).as_deref(), Some("1900-01-01"));
        assert_eq!(check(59.0, false).as_deref(), Some("1900-02-28"));
        assert_eq!(check(60.0, false), None);
        assert_eq!(check(61.0, false).as_deref(), Some("1900-03-01"));
        assert_eq!(check(46_082.0, false).as_deref(), Some("2026-03-01"));
        assert_eq!(check(44_620.0, true).as_deref(), Some("2026-03-01"));
        assert_eq!(check(0.0, true).as_deref(), Some("1904-01-01"));
        assert_eq!(check(46_082.75, false).as_deref(), Some("2026-03-01T18:00:00"));
        assert_eq!(check(-1.0, false), None);
        assert_eq!(check(2_958_465.0, false).as_deref(), Some("9999-12-31"));
        assert_eq!(check(1e300, false), None);
        assert_eq!(moment(0.5, &NumberFormat::built_in(20), false).as_deref(), Some("12:00:00"));
    }

    #[test]
    fn places_have_columns() {
        assert_eq!(column("A1"), Some(1));
        assert_eq!(column("AB12"), Some(28));
        assert_eq!(column("XFD1"), Some(16_384));
        assert_eq!(column("ZZZZZZ1"), None);
        assert_eq!(column("1"), None);
    }
}
