//! Importing makes of an Office file what a person can read whole, check and label: markdown of a
//! text, CSV of a spreadsheet. What no reader of the file sees is left out, and said to be.
//!
//! 1. [`word`] and [`open_text`] read a text into a [`document::Document`], which [`markdown`] writes.
//! 2. [`sheet`] and [`open_sheet`] read worksheets into grids, which [`table`] writes.

mod document;
mod left_out;
mod markdown;
mod open_sheet;
mod open_text;
mod sheet;
mod table;
mod word;
mod word_styles;

use std::collections::BTreeMap;

use super::package::Package;
use super::xml::Element;
use super::{Format, inspect};
use left_out::{Left, LeftOut};

/// What an import has to know of the site.
#[derive(Clone, Copy, Debug)]
pub struct Settings<'s> {
    /// The label that everything is given: the site's highest.
    pub label: &'s str,
    /// Today, as `2026-03-01`.
    pub today: &'s str,
    /// The name of the file, without its extension: the title, if the text has none.
    pub name: &'s str,
}

/// What was made of an Office file.
#[derive(Debug)]
pub struct Imported {
    /// The files, by name.
    pub files: Vec<(String, Vec<u8>)>,
    /// What was left out, in words with counts.
    pub left_out: Vec<String>,
    /// What a person should know of what was taken.
    pub notes: Vec<&'static str>,
}

/// Whether something can be made of files with this extension.
pub fn can_import(extension: &str) -> bool {
    is_text(extension) || is_sheet(extension)
}

fn is_text(extension: &str) -> bool {
    matches!(extension, "docx" | "docm" | "dotx" | "dotm" | "odt" | "ott")
}

fn is_sheet(extension: &str) -> bool {
    matches!(extension, "xlsx" | "xlsm" | "xltx" | "xltm" | "ods" | "ots")
}

/// Makes markdown or CSV of an Office file.
///
/// # Errors
/// Why nothing can be made of it, in plain words.
pub fn import(bytes: &[u8], extension: &str, settings: Settings<'_>) -> Result<Imported, String> {
    if !can_import(extension) {
        return Err(
            "plainview imports docx, odt, xlsx and ods; save the file as one of these first".to_owned()
        );
    }
    let hidden = inspect(bytes, extension)?;
    let open = Format::of(extension) == Some(Format::OpenDocument);
    let mut package = Package::open(bytes)?;
    let mut left = LeftOut::default();
    let mut notes = Vec::new();
    let files = if is_text(extension) {
        let document = if open { open_text::read } else { word::read }(&mut package, &mut left)?;
        if hidden.iter().any(|words| words.contains("tracked change")) {
            notes.push("Of tracked changes, what was inserted is in the text, and what was deleted is not.");
        }
        if !document.images.is_empty() {
            notes.push(
                "Look at each picture (faces, plates, screens, papers) and read its description, which Word does not show; where it says TODO, describe it.",
            );
        }
        markdown::write(document, settings, &mut left)
    } else {
        let sheets = if open { open_sheet::read } else { sheet::read }(&mut package, &mut left)?;
        if hidden.iter().any(|words| words.ends_with(" formula") || words.ends_with(" formulas")) {
            notes.push("Of formulas, the last result is in the table.");
        }
        notes.push(
            "Numbers and dates are taken whole, even where the file shows fewer digits or the month alone.",
        );
        notes.push("Each column has the rule `drop`: decide for each whether it may be released.");
        table::write(&sheets, settings, &mut left)?
    };
    if files.is_empty() {
        return Err("a reader of the file sees nothing in it that could be imported".to_owned());
    }
    let left_out = hidden.into_iter().chain(left.sentences()).collect();
    Ok(Imported { files, left_out, notes })
}

/// Writes a text as a YAML string in double quotes. What a reader cannot see is left out.
fn quoted(text: &str) -> String {
    let visible: String = text.split_whitespace().collect::<Vec<_>>().join(" ");
    let visible: String = visible.chars().filter(|&c| !markdown::is_refused(c)).collect();
    format!("\"{}\"", visible.replace('\\', "\\\\").replace('"', "\\\""))
}

/// Follows the target of a relationship from the part that has it.
fn follow(part: &str, target: &str) -> String {
    let mut parts: Vec<&str> = match target.strip_prefix('/') {
        Some(_) => Vec::new(),
        None => part.rsplit_once('/').map_or("", |(folder, _)| folder).split('/').collect(),
    };
    for step in target.split('/') {
        match step {
            "" | "." => (),
            ".." => {
                parts.pop();
            }
            step => parts.push(step),
        }
    }
    parts.retain(|part| !part.is_empty());
    parts.join("/")
}

/// A relationship of a part to another, or to something outside.
#[derive(Clone, Debug)]
struct Relationship {
    kind: String,
    target: String,
    outside: bool,
}

/// The relationships of a part, by their ids.
type Links = BTreeMap<String, Relationship>;

/// Reads the relationships of a part.
fn relationships(package: &mut Package<'_>, part: &str) -> Result<Links, String> {
    let (folder, file) = part.rsplit_once('/').map_or(("", part), |(folder, file)| (folder, file));
    let name = format!("{folder}{}_rels/{file}.rels", if folder.is_empty() { "" } else { "/" });
    let Some(text) = package.text(&name)? else { return Ok(Links::new()) };
    let whole = Element::parse(&text)?;
    let all = whole.elements().flat_map(Element::elements);
    let read = |one: &Element| {
        let outside = one.get("TargetMode").is_some_and(|mode| mode.eq_ignore_ascii_case("external"));
        let target = one.get("Target")?;
        let target = if outside { target.to_owned() } else { follow(part, target) };
        let kind = one.get("Type")?.rsplit('/').next().unwrap_or_default().to_owned();
        Some((one.get("Id")?.to_owned(), Relationship { kind, target, outside }))
    };
    Ok(all.filter_map(read).collect())
}

/// Returns the part that a package is about.
fn main_part(package: &mut Package<'_>, otherwise: &str) -> Result<String, String> {
    let all = relationships(package, "")?;
    let main = all.into_values().find(|one| one.kind == "officeDocument" && !one.outside);
    Ok(main.map_or_else(|| otherwise.to_owned(), |one| one.target))
}
