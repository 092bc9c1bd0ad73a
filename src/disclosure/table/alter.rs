//! Altering what is withheld of a table, for the proof that no byte of the output depends on it.

use super::rows;
use super::sidecar::{self, Kind, Shape};
use crate::config::Config;
use crate::finding::Findings;
use crate::notation::Text;
use crate::source::SourceFile;

/// Puts the cells of dropped columns one row down, and turns records around. The cells still fit their
/// columns; a dropped column of offences stays, since it can speak against publishing.
pub(in crate::disclosure) fn alter(file: &mut SourceFile, config: &Config) {
    let mut unread = Findings::new();
    let path = file.path.as_str();
    let Some(sidecar) = sidecar::read(path, file.sidecar.as_ref(), config, &mut unread) else { return };
    let Ok(Ok(read)) = Text::decode(path, file.bytes.clone()).map(|text| rows::read(&text)) else { return };
    let text = |row: Vec<rows::Cell>| row.into_iter().map(|cell| cell.text).collect::<Vec<String>>();
    let header = text(read.header);
    let mut rows: Vec<Vec<String>> = read.rows.into_iter().map(text).collect();
    for (at, name) in header.iter().enumerate() {
        let moves = |column: &&sidecar::Column| {
            column.is_dropped() && !matches!(column.kind, Kind::Offence | Kind::Count)
        };
        if sidecar.columns.iter().filter(moves).any(|column| column.name == *name) {
            let mut cells: Vec<String> = rows.iter_mut().map(|row| std::mem::take(&mut row[at])).collect();
            let by = cells.len().min(1);
            cells.rotate_right(by);
            for (row, cell) in rows.iter_mut().zip(cells) {
                row[at] = cell;
            }
        }
    }
    if sidecar.shape == Shape::Records {
        rows.reverse();
    }
    let mut writer = csv::Writer::from_writer(Vec::new());
    let written = std::iter::once(&header).chain(&rows).try_for_each(|row| writer.write_record(row));
    if let (Ok(()), Ok(bytes)) = (written, writer.into_inner()) {
        file.bytes = bytes;
    }
}
