//! Writing a worksheet as CSV (RFC 4180), with a sidecar that someone has to decide about: each
//! column is dropped until a person says otherwise.

use std::collections::{BTreeMap, BTreeSet};

use super::{Left, LeftOut, Settings, markdown, quoted};

/// The most cells that a file may have.
const CELLS: usize = 2_000_000;

/// A worksheet as its readers see it: only what is there, by row and column.
#[derive(Debug, Default)]
pub(super) struct Grid {
    /// The name of the worksheet.
    pub(super) name: String,
    cells: BTreeMap<u32, BTreeMap<u32, String>>,
    count: usize,
}

impl Grid {
    /// Begins a worksheet.
    pub(super) fn new(name: &str) -> Self {
        Self { name: name.to_owned(), ..Self::default() }
    }

    /// Puts a text into a cell.
    ///
    /// # Errors
    /// In plain words, if there are too many cells.
    pub(super) fn put(&mut self, row: u32, column: u32, text: &str) -> Result<(), String> {
        let text = text.replace("\r\n", "\n").replace('\r', "\n");
        let text: String = text.chars().filter(|&c| c == '\n' || !markdown::is_refused(c)).collect();
        if text.trim().is_empty() {
            return Ok(());
        }
        self.count += 1;
        if self.count > CELLS {
            return Err("a worksheet has too many cells".to_owned());
        }
        self.cells.entry(row).or_default().insert(column, text);
        Ok(())
    }
}

/// Writes worksheets.
///
/// # Errors
/// In plain words, if one is too large.
pub(super) fn write(
    grids: &[Grid],
    settings: Settings<'_>,
    left: &mut LeftOut,
) -> Result<Vec<(String, Vec<u8>)>, String> {
    let mut files = Vec::new();
    let mut number = 0;
    for grid in grids {
        if grid.cells.is_empty() {
            left.add(Left::Sheet);
            continue;
        }
        // Hidden sheets are not counted: the numbers do not tell that there are any.
        number += 1;
        let rows = rows(grid, left)?;
        let Some((header, body)) = rows.split_first() else { continue };
        let names = names(header);
        let mut csv = line(&names);
        for row in body {
            csv.push_str(&line(row));
        }
        files.push((format!("sheet-{number}.csv"), csv.into_bytes()));
        files.push((format!("sheet-{number}.csv.yaml"), sidecar(grid, &names, body, settings).into_bytes()));
    }
    Ok(files)
}

/// Makes full rows of the cells, from the headings of the columns on.
fn rows(grid: &Grid, left: &mut LeftOut) -> Result<Vec<Vec<String>>, String> {
    let columns: BTreeSet<u32> = grid.cells.values().flat_map(|row| row.keys().copied()).collect();
    if grid.cells.len().saturating_mul(columns.len()) > 10 * CELLS {
        return Err("a worksheet has too many cells".to_owned());
    }
    // Above the headings there is often a title, in one cell or two.
    let enough = columns.len().div_ceil(2).max(2);
    let first = grid.cells.values().position(|row| row.len() >= enough).unwrap_or(0);
    left.add_many(Left::Row, first);
    let full = |row: &BTreeMap<u32, String>| {
        columns.iter().map(|column| row.get(column).cloned().unwrap_or_default()).collect()
    };
    Ok(grid.cells.values().skip(first).map(full).collect())
}

/// Makes the names of the columns: each has one, and no two have the same.
fn names(header: &[String]) -> Vec<String> {
    let mut taken = BTreeSet::new();
    let mut names = Vec::with_capacity(header.len());
    for (index, name) in header.iter().enumerate() {
        let name = name.split_whitespace().collect::<Vec<_>>().join(" ");
        let name = if name.is_empty() { format!("Column {}", index + 1) } else { name };
        let mut unique = name.clone();
        let mut again = 2;
        while !taken.insert(unique.clone()) {
            unique = format!("{name} ({again})");
            again += 1;
        }
        names.push(unique);
    }
    names
}

fn line(cells: &[String]) -> String {
    let cell = |cell: &String| {
        if cell.contains([',', '"', '\n']) || cell.starts_with(' ') || cell.ends_with(' ') {
            format!("\"{}\"", cell.replace('"', "\"\""))
        } else {
            cell.clone()
        }
    };
    let mut line = cells.iter().map(cell).collect::<Vec<_>>().join(",");
    // A line of one empty cell would be an empty line, which readers skip.
    if line.is_empty() {
        line.push_str("\"\"");
    }
    line.push('\n');
    line
}

fn sidecar(grid: &Grid, names: &[String], body: &[Vec<String>], settings: Settings<'_>) -> String {
    let mut text = format!(
        "sensitivity: {}\ntitle: {}\n# Add one of these lines:\n# shape: records (a row is one incident or person)\n# shape: table (its numbers count many)\ncolumns:\n",
        settings.label,
        quoted(&grid.name)
    );
    for (index, name) in names.iter().enumerate() {
        let values = body.iter().map(|row| row[index].as_str()).filter(|value| !value.is_empty());
        text.push_str(&format!("  - {{ name: {}, type: {}, rule: drop }}\n", quoted(name), guess(values)));
    }
    text
}

/// Guesses what a column holds.
fn guess<'v>(values: impl Iterator<Item = &'v str>) -> &'static str {
    let values: Vec<&str> = values.collect();
    let all = |fits: fn(&str) -> bool| !values.is_empty() && values.iter().all(|value| fits(value));
    let different: BTreeSet<&str> = values.iter().copied().collect();
    if all(is_date) {
        "date"
    } else if all(is_integer) {
        "integer"
    } else if all(is_number) {
        "number"
    } else if !values.is_empty() && different.len() <= 20 && different.len() * 2 <= values.len() {
        "category"
    } else {
        "text"
    }
}

fn is_date(text: &str) -> bool {
    text.parse::<jiff::civil::Date>().is_ok() && text.len() == 10
}

/// Whether a text is a whole number; one with leading zeros is a name.
fn is_integer(text: &str) -> bool {
    let digits = text.strip_prefix('-').unwrap_or(text);
    !digits.is_empty()
        && digits.len() <= 18
        && digits.bytes().all(|b| b.is_ascii_digit())
        && (digits == "0" || !digits.starts_with('0'))
}

fn is_number(text: &str) -> bool {
    let digits = text.strip_prefix('-').unwrap_or(text);
    let (whole, part) = digits.split_once('.').unwrap_or((digits, "0"));
    is_integer(whole) && !part.is_empty() && part.bytes().all(|b| b.is_ascii_digit())
}

/// Writes a number as spreadsheets show it: with fifteen digits, without those that are noise.
pub(super) fn number(value: f64) -> String {
    let rounded: f64 = format!("{value:.14e}").parse().unwrap_or(value);
    format!("{rounded}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn types_are_guessed_with_care() {
        let kind = |values: &[&str]| guess(values.iter().copied());
        assert_eq!(kind(&["1", "-20", "0"]), "integer");
        assert_eq!(kind(&["1", "2.5"]), "number");
        assert_eq!(kind(&["2026-01-05", "2026-02-28"]), "date");
        assert_eq!(kind(&["2026-02-30"]), "text");
        assert_eq!(kind(&["007", "008"]), "text");
        assert_eq!(kind(&["North", "South", "North", "North"]), "category");
        assert_eq!(kind(&[]), "text");
    }

    #[test]
    fn numbers_lose_only_their_noise() {
        assert_eq!(number(0.1 + 0.2), "0.3");
        assert_eq!(number(12.0), "12");
        assert_eq!(number(1.0 / 3.0), "0.333333333333333");
        assert_eq!(number(-0.5), "-0.5");
    }

    #[test]
    fn cells_are_quoted_where_they_must_be() {
        let cells = ["a", "b,c", "d\"e", "f\ng", ""].map(str::to_owned);
        assert_eq!(line(&cells), "a,\"b,c\",\"d\"\"e\",\"f\ng\",\n");
        let mut reader = csv::ReaderBuilder::new()
            .has_headers(false)
            .from_reader(line(&cells).into_bytes().leak() as &[u8]);
        let row = reader.records().next().expect("a row").expect("CSV");
        assert_eq!(row.iter().collect::<Vec<_>>(), cells);
    }

    #[test]
    fn columns_have_names_that_differ() {
        let names = names(&["A", "", "A", " A  "].map(str::to_owned));
        assert_eq!(names, ["A", "Column 2", "A (2)", "A (3)"]);
    }
}
