//! What all files of Office Open XML have: parts by their names, relationships, properties.

use super::sheet::Book;
use super::{Element, Found, Package, Piece, Tag, Thing, properties, sheet, slides, text, word};
use crate::office::xml::walk;

/// The properties of a file, and what they are called (ECMA-376 part 2, 8; part 1, 22.2).
const PROPERTIES: [(&str, &str); 17] = [
    ("creator", "author"),
    ("lastModifiedBy", "last modified by"),
    ("title", "title"),
    ("subject", "subject"),
    ("description", "comments"),
    ("keywords", "keywords"),
    ("category", "category"),
    ("contentStatus", "status"),
    ("created", "created"),
    ("modified", "modified"),
    ("lastPrinted", "last printed"),
    ("Company", "company"),
    ("Manager", "manager"),
    ("Template", "template"),
    ("HyperlinkBase", "base of links"),
    ("TotalTime", "editing time"),
    ("TitlesOfParts", "titles of parts"),
];

/// Looks at all parts.
pub(super) fn inspect(package: &mut Package<'_>, found: &mut Found) {
    let mut names = package.names();
    // Cells need the formats, slides their size; shared texts are in use only if a cell says so.
    names.sort_by_key(|name| (order(name), name.clone()));
    let mut book = Book::default();
    for name in names {
        by_name(&name.to_lowercase(), found);
        let extension = name.rsplit_once('.').map_or("", |(_, extension)| extension).to_lowercase();
        if !matches!(extension.as_str(), "xml" | "rels") {
            continue;
        }
        let Some(text) = text(package, &name, found) else { continue };
        if by_content(&name.to_lowercase(), &text, &mut book, found).is_err() {
            found.add(Thing::Unreadable);
        }
    }
    book.finish(found);
}

fn order(name: &str) -> u8 {
    let name = name.to_lowercase();
    match name.rsplit('/').next().unwrap_or_default() {
        "styles.xml" | "presentation.xml" | "workbook.xml" => 0,
        "sharedstrings.xml" => 2,
        _ => 1,
    }
}

/// Notes what a part is, by its name.
fn by_name(name: &str, found: &mut Found) {
    let (folder, file) = name.rsplit_once('/').unwrap_or(("", name));
    let extension = file.rsplit_once('.').map_or("", |(_, extension)| extension);
    if folder.ends_with("_rels") {
        return;
    }
    let within = |part: &str| folder.split('/').any(|other| other == part);
    match file {
        "vbaproject.bin" => found.add(Thing::Macro),
        _ if within("embeddings") => found.add(Thing::Embedded),
        _ if within("activex") || within("ctrlprops") => found.add(Thing::ActiveX),
        _ if within("customxml") && file.starts_with("item") && !file.starts_with("itemprops") => {
            found.add(Thing::CustomXml);
        }
        _ if within("printersettings") => found.add(Thing::PrinterSettings),
        _ if file.starts_with("thumbnail.") => found.add(Thing::Thumbnail),
        _ if within("model") => found.add(Thing::DataModel),
        _ if file.starts_with("vba") || within("fonts") || within("media") && is_picture(extension) => (),
        _ if !matches!(extension, "xml" | "rels" | "vml") => found.add(Thing::Unknown),
        _ => (),
    }
}

fn is_picture(extension: &str) -> bool {
    matches!(
        extension,
        "png" | "jpg" | "jpeg" | "gif" | "webp" | "bmp" | "tif" | "tiff" | "emf" | "wmf" | "svg"
    )
}

/// Notes what is in a part, by its outermost element.
fn by_content(name: &str, text: &str, book: &mut Book, found: &mut Found) -> Result<(), String> {
    let mut root = None;
    // The first element decides; the rest is read by those who know it.
    let first = walk(text, |piece| match piece {
        Piece::Open(tag) => {
            root = Some((tag.name().to_owned(), tag.get("show")));
            Err(String::new())
        }
        Piece::Close(_) | Piece::Text(_) => Ok(()),
    });
    let Some((root, show)) = root else {
        return first.and(Err("a part of it is empty".to_owned()));
    };
    match root.as_str() {
        "Relationships" => relationships(name, text, found),
        "coreProperties" | "Properties" => properties(text, &PROPERTIES, found),
        "document" | "hdr" | "ftr" | "footnotes" | "endnotes" | "styles" | "settings"
        | "glossaryDocument" | "numbering" | "people" => word::inspect(&root, text, found),
        "workbook" => sheet::workbook(text, found),
        "worksheet" | "chartsheet" | "dialogsheet" => sheet::worksheet(text, book, found),
        "macrosheet" => {
            found.add(Thing::MacroSheet);
            sheet::worksheet(text, book, found)
        }
        "styleSheet" => sheet::formats(text, book),
        "sst" => sheet::shared_texts(text, book),
        "presentation" => slides::presentation(text, book),
        "sld" | "sldLayout" | "sldMaster" => slides::slide(&root, show.as_deref(), text, book, found),
        "notes" => slides::notes(text, found),
        _ => others(&root, text, found),
    }
}

/// Notes what is in the parts that need no more than counting.
fn others(root: &str, text: &str, found: &mut Found) -> Result<(), String> {
    match root {
        "pivotCacheDefinition" => found.add(Thing::PivotCache),
        "externalLink" => found.add(Thing::ExternalLink),
        "queryTable" => found.add(Thing::Connection),
        "personList" | "cmAuthorLst" | "authorLst" => found.add(Thing::People),
        "chartSpace" => found.add(Thing::ChartCache),
        _ => (),
    }
    let mut depth = 0usize;
    walk(text, |piece| {
        match piece {
            Piece::Open(tag) => {
                depth += 1;
                match (root, tag.name()) {
                    ("comments" | "ThreadedComments" | "cmLst", "comment" | "threadedComment" | "cm") => {
                        found.add(Thing::Comment);
                    }
                    ("pivotCacheRecords", "r") => found.add(Thing::PivotRecord),
                    ("connections", "connection") => found.add(Thing::Connection),
                    ("revisions", _) if depth == 2 => found.add(Thing::TrackedChange),
                    _ => cropped(&tag, found),
                }
            }
            Piece::Close(_) => depth = depth.saturating_sub(1),
            Piece::Text(_) => (),
        }
        Ok(())
    })
}

/// Notes a picture of which a part is cut off: the whole picture is still in the file.
pub(super) fn cropped(tag: &Tag<'_>, found: &mut Found) {
    if tag.name() == "srcRect" && ["l", "t", "r", "b"].iter().any(|side| cuts(tag.get(side).as_deref())) {
        found.add(Thing::Cropped);
    }
}

fn cuts(side: Option<&str>) -> bool {
    side.is_some_and(|side| !side.starts_with('-') && side.chars().any(|c| ('1'..='9').contains(&c)))
}

/// Notes what a part refers to outside of the file. Links that a reader follows do not count.
fn relationships(name: &str, text: &str, found: &mut Found) -> Result<(), String> {
    // What an external link was read from is counted as the link itself.
    if name.contains("externallinks/") {
        return Ok(());
    }
    let whole = Element::parse(text)?;
    let all = whole.elements().flat_map(Element::elements);
    let external =
        all.filter(|one| one.get("TargetMode").is_some_and(|mode| mode.eq_ignore_ascii_case("external")));
    let count =
        external.filter(|one| !one.get("Type").is_some_and(|kind| kind.ends_with("/hyperlink"))).count();
    found.add_many(Thing::ExternalLink, count);
    Ok(())
}
