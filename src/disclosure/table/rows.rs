//! Rows are what a CSV file says, read strictly (RFC 4180): other programs guess at what a malformed
//! file means, and each guesses differently, so that a cell can end up in another column.

use crate::finding::{Finding, Rule, Show};
use crate::notation::Text;

/// The largest file, in bytes.
pub(super) const BYTES: usize = 32 << 20;
/// The most columns, rows, and bytes in a cell. A spreadsheet's cell holds 32,767 characters.
const COLUMNS: usize = 200;
const ROWS: usize = 200_000;
const CELL: usize = 32_767;

/// A header and rows of as many cells each.
#[derive(Debug)]
pub(super) struct Rows {
    pub(super) header: Vec<Cell>,
    pub(super) rows: Vec<Vec<Cell>>,
}

/// A cell, without white space around it, and where it begins in the text.
#[derive(Debug)]
pub(super) struct Cell {
    pub(super) text: String,
    pub(super) at: usize,
}

/// Reads a CSV file.
///
/// # Errors
/// The first thing that is wrong with it; after that, nothing is certain.
pub(super) fn read(text: &Text) -> Result<Rows, Finding> {
    let mut reader = Reader { text: text.as_str(), at: 0 };
    let refuse = |fault: Fault| {
        let place = text.place(fault.at..fault.at, Show::Nothing);
        Finding::new(Rule::DataMalformed, fault.what).at(place)
    };
    let header = reader.record().map_err(refuse)?;
    let mut rows = Vec::new();
    while !reader.is_done() {
        let at = reader.at;
        let row = reader.record().map_err(refuse)?;
        if row.len() != header.len() {
            let what = format!("this row has {} cells, but the header has {}", row.len(), header.len());
            return Err(refuse(Fault { what, at }));
        }
        if rows.len() == ROWS {
            return Err(refuse(Fault { what: format!("the file has more than {ROWS} rows"), at }));
        }
        rows.push(row);
    }
    Ok(Rows { header, rows })
}

struct Fault {
    what: String,
    at: usize,
}

struct Reader<'t> {
    text: &'t str,
    at: usize,
}

impl Reader<'_> {
    fn is_done(&self) -> bool {
        self.at >= self.text.len()
    }

    /// Reads the cells up to the end of a line that is not in quotes.
    fn record(&mut self) -> Result<Vec<Cell>, Fault> {
        let mut cells = Vec::new();
        loop {
            if cells.len() == COLUMNS {
                return Err(Fault { what: format!("the row has more than {COLUMNS} cells"), at: self.at });
            }
            let at = self.at;
            let text = if self.text[at..].starts_with('"') { self.quoted()? } else { self.plain()? };
            cells.push(Cell { text: text.trim().to_owned(), at });
            let next = self.text.as_bytes().get(self.at);
            self.at += 1;
            match next {
                Some(b',') => (),
                _ => return Ok(cells),
            }
        }
    }

    /// Reads a cell without quotes, up to the comma or the end of the line.
    fn plain(&mut self) -> Result<String, Fault> {
        let rest = &self.text.as_bytes()[self.at..];
        let window = &rest[..rest.len().min(CELL + 1)];
        let length = memchr::memchr2(b',', b'\n', window).unwrap_or(window.len());
        if length > CELL {
            return Err(self.too_long());
        }
        if let Some(quote) = memchr::memchr(b'"', &rest[..length]) {
            let what = "a quote stands in a cell that does not begin with one".to_owned();
            return Err(Fault { what, at: self.at + quote });
        }
        let start = self.at;
        self.at += length;
        Ok(self.text[start..self.at].to_owned())
    }

    /// Reads a cell in quotes, up to the quote that is not doubled.
    fn quoted(&mut self) -> Result<String, Fault> {
        let start = self.at;
        let mut text = String::new();
        let mut from = self.at + 1;
        loop {
            let Some(length) = memchr::memchr(b'"', &self.text.as_bytes()[from..]) else {
                return Err(Fault { what: "this cell's quotes are not closed".to_owned(), at: start });
            };
            if text.len() + length > CELL {
                return Err(self.too_long());
            }
            text.push_str(&self.text[from..from + length]);
            from += length + 1;
            match self.text.as_bytes().get(from) {
                Some(b'"') => {
                    text.push('"');
                    from += 1;
                }
                Some(b',' | b'\n') | None => {
                    self.at = from;
                    return Ok(text);
                }
                Some(_) => {
                    let what = "the quotes end here, but the cell goes on".to_owned();
                    return Err(Fault { what, at: from });
                }
            }
        }
    }

    fn too_long(&self) -> Fault {
        Fault { what: format!("this cell has more than {CELL} bytes"), at: self.at }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn rows(text: &str) -> Result<Vec<Vec<String>>, (String, u32)> {
        let text = Text::decode("a.csv", text.as_bytes().to_vec()).expect("text");
        let fault = |finding: Finding| (finding.message, finding.place.map_or(0, |place| place.line));
        let read = read(&text).map_err(fault)?;
        let rows = std::iter::once(read.header).chain(read.rows);
        Ok(rows.map(|row| row.into_iter().map(|cell| cell.text).collect()).collect())
    }

    #[test]
    fn cells_are_read_with_and_without_quotes() {
        let read = rows("a,b\r\n\"x, \"\"y\"\"\nz\",\r\n1 ,2").expect("well-formed");
        assert_eq!(read, [["a", "b"], ["x, \"y\"\nz", ""], ["1", "2"]]);
        assert_eq!(rows("a\n\"\"\n").expect("well-formed"), [["a"], [""]]);
    }

    #[test]
    fn what_programs_disagree_about_is_refused() {
        for (text, line) in [
            ("a,b\n1\n", 2),
            ("a,b\n1,2,3\n", 2),
            ("a,b\n\n1,2\n", 2),
            ("a\n\"x\n\n", 2),
            ("a\n\"x\"y\n", 2),
            ("a\nx\"y\"\n", 2),
            ("a\n \"y\"\n", 2),
        ] {
            assert_eq!(rows(text).expect_err(text).1, line, "{text}");
        }
    }

    #[test]
    fn hostile_files_are_refused_early() {
        assert!(rows(&",".repeat(1_000_000)).is_err());
        assert!(rows(&"x".repeat(5_000_000)).is_err());
        assert!(rows(&format!("a\n\"{}", "x".repeat(5_000_000))).is_err());
        assert!(rows(&"a\n".repeat(ROWS + 2)).is_err());
    }

    proptest! {
        #[test]
        fn what_is_accepted_is_read_the_same_by_another_program(text in "[ab,\"\n]{0,24}") {
            if let Ok(rows) = rows(&text) {
                let mut other = csv::ReaderBuilder::new();
                other.has_headers(false).trim(csv::Trim::All);
                let other: Vec<csv::StringRecord> = other.from_reader(text.as_bytes()).records()
                    .collect::<Result<_, _>>().expect("readable");
                // That program skips empty lines, which are rows of one empty cell.
                let rows: Vec<_> = rows.into_iter().filter(|row| *row != [""]).collect();
                let other: Vec<Vec<String>> = other.iter()
                    .map(|row| row.iter().map(|cell| cell.trim().to_owned()).collect::<Vec<_>>())
                    .filter(|row| *row != [""]).collect();
                prop_assert_eq!(rows, other);
            }
        }
    }
}
