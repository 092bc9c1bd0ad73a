//! Reading an OpenDocument spreadsheet as its readers see it (ODF 1.3 part 3, 9): visible
//! worksheets, rows, columns and cells, with the results of formulas.

use super::table::{Grid, number};
use super::{Left, LeftOut};
use crate::office::inspect::open_document::{Styles, is_hidden, repeated};
use crate::office::package::Package;
use crate::office::xml::{Piece, Tag, walk};

/// Reads the worksheets that are shown.
pub(super) fn read(package: &mut Package<'_>, left: &mut LeftOut) -> Result<Vec<Grid>, String> {
    let mut reader = Reader::default();
    for name in ["styles.xml", "content.xml"] {
        let Some(text) = package.text(name)? else { continue };
        walk(&text, |piece| match piece {
            Piece::Open(tag) => {
                reader.styles.open(&tag);
                reader.open(&tag, left)
            }
            Piece::Close(name) => {
                reader.styles.close(name);
                reader.close(name)
            }
            Piece::Text(text) => {
                reader.styles.text(text);
                if reader.paragraphs > 0 && reader.aside == 0 {
                    reader.cell.text.push_str(text);
                }
                Ok(())
            }
        })?;
    }
    Ok(reader.grids)
}

/// Columns that are one like the other.
struct Columns {
    until: u32,
    hidden: bool,
    style: Option<String>,
}

/// The cell that is being read.
#[derive(Default)]
struct Cell {
    value: Option<String>,
    text: String,
    hidden: bool,
    columns: u32,
}

#[derive(Default)]
struct Reader {
    styles: Styles,
    grids: Vec<Grid>,
    /// How many tables are open, one in the other.
    tables: usize,
    /// Whether the worksheet is hidden, or what is read is no worksheet.
    skipped: bool,
    columns: Vec<Columns>,
    column: u32,
    row: u32,
    rows: u32,
    hidden_row: bool,
    row_style: Option<String>,
    /// Whether a cell, and how many paragraphs, are open.
    in_cell: bool,
    paragraphs: usize,
    /// How many comments and drawings are open, which are no part of the cell.
    aside: usize,
    cell: Cell,
}

impl Reader {
    fn open(&mut self, tag: &Tag<'_>, left: &mut LeftOut) -> Result<(), String> {
        let styled = |name: &str| tag.get(name);
        match tag.name() {
            "tracked-changes" | "annotation" | "shapes" | "frame" | "custom-shape" => {
                self.aside += 1;
                left.add_many(
                    Left::Drawing,
                    usize::from(matches!(tag.name(), "frame" | "custom-shape") && !self.skipped),
                );
            }
            _ if self.aside > 0 => (),
            "table" => {
                self.tables += 1;
                if self.tables == 1 {
                    self.skipped =
                        styled("style-name").is_some_and(|style| self.styles.tables.contains(&style));
                    if !self.skipped {
                        self.grids.push(Grid::new(&tag.get("name").unwrap_or_default()));
                    }
                    (self.columns, self.row) = (Vec::new(), 0);
                }
            }
            _ if self.tables != 1 || self.skipped => (),
            "table-column" => {
                let from = self.columns.last().map_or(0, |columns| columns.until);
                let until = from.saturating_add(count(tag, "number-columns-repeated"));
                let (hidden, style) = (is_hidden(tag), styled("default-cell-style-name"));
                match self.columns.last_mut() {
                    // Hidden neighbours are one, so that they can be passed over in one step.
                    Some(last) if last.hidden && hidden => last.until = until,
                    _ => self.columns.push(Columns { until, hidden, style }),
                }
            }
            "table-row" => {
                self.rows = count(tag, "number-rows-repeated");
                (self.column, self.hidden_row) = (0, is_hidden(tag));
                self.row_style = styled("default-cell-style-name");
            }
            "table-cell" | "covered-table-cell" => {
                let wide = |name: &str| tag.get(name).is_some_and(|span| span != "1");
                let merged = wide("number-columns-spanned") || wide("number-rows-spanned");
                left.add_many(Left::Merged, usize::from(merged));
                let by_column = || self.columns_at(self.column).and_then(|columns| columns.style.clone());
                let style = styled("style-name").or_else(|| self.row_style.clone()).or_else(by_column);
                self.cell = Cell {
                    value: value(tag),
                    text: String::new(),
                    hidden: style.is_some_and(|style| self.styles.cells.contains(&style)),
                    columns: count(tag, "number-columns-repeated"),
                };
                self.in_cell = true;
            }
            "p" if self.in_cell => {
                if !self.cell.text.is_empty() {
                    self.cell.text.push('\n');
                }
                self.paragraphs += 1;
            }
            "s" | "tab" if self.paragraphs > 0 => self.cell.text.push(' '),
            "line-break" if self.paragraphs > 0 => self.cell.text.push('\n'),
            _ => (),
        }
        Ok(())
    }

    fn close(&mut self, name: &str) -> Result<(), String> {
        match name {
            "tracked-changes" | "annotation" | "shapes" | "frame" | "custom-shape" => {
                self.aside = self.aside.saturating_sub(1);
            }
            _ if self.aside > 0 => (),
            "table" => self.tables = self.tables.saturating_sub(1),
            "p" => self.paragraphs = self.paragraphs.saturating_sub(1),
            "table-cell" | "covered-table-cell" if self.in_cell => {
                self.in_cell = false;
                // What a merged cell covers is not seen.
                if name == "covered-table-cell" {
                    self.column = self.column.saturating_add(self.cell.columns);
                    return Ok(());
                }
                return self.put();
            }
            "table-row" if self.tables == 1 => self.row = self.row.saturating_add(self.rows),
            _ => (),
        }
        Ok(())
    }

    /// Puts the cell into each place where it stands.
    fn put(&mut self) -> Result<(), String> {
        let cell = std::mem::take(&mut self.cell);
        let text = cell.value.unwrap_or(cell.text);
        let first = self.column;
        self.column = first.saturating_add(cell.columns);
        if cell.hidden || self.hidden_row || text.trim().is_empty() {
            return Ok(());
        }
        let mut column = first;
        while column < self.column {
            if let Some(columns) = self.columns_at(column).filter(|columns| columns.hidden) {
                column = columns.until;
                continue;
            }
            for row in self.row..self.row.saturating_add(self.rows) {
                if let Some(grid) = self.grids.last_mut() {
                    grid.put(row, column, &text)?;
                }
            }
            column += 1;
        }
        Ok(())
    }

    fn columns_at(&self, column: u32) -> Option<&Columns> {
        let index = self.columns.partition_point(|columns| columns.until <= column);
        self.columns.get(index)
    }
}

fn count(tag: &Tag<'_>, name: &str) -> u32 {
    u32::try_from(repeated(tag, name)).unwrap_or(1)
}

/// Returns the value of a cell that is not text (ODF 1.3 part 3, 19.387).
fn value(tag: &Tag<'_>) -> Option<String> {
    match tag.get("value-type")?.as_str() {
        "float" | "percentage" | "currency" => {
            tag.get("value")?.parse::<f64>().ok().filter(|value| value.is_finite()).map(number)
        }
        "date" => tag.get("date-value").map(|value| value.trim_end_matches("T00:00:00").to_owned()),
        "time" => time(&tag.get("time-value")?),
        "boolean" => tag.get("boolean-value"),
        _ => None,
    }
}

/// Writes a span such as `PT18H30M00S` as a time of day.
fn time(span: &str) -> Option<String> {
    let (hours, rest) = span.strip_prefix("PT")?.split_once('H')?;
    let (minutes, rest) = rest.split_once('M')?;
    let seconds = rest.strip_suffix('S')?.split(['.', ',']).next()?;
    let two = |text: &str| text.parse::<u32>().ok().filter(|number| *number < 60);
    Some(format!("{:02}:{:02}:{:02}", hours.parse::<u32>().ok()?, two(minutes)?, two(seconds)?))
}
