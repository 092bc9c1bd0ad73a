//! What is hidden in the parts of an OpenDocument file (ODF 1.3 part 3).

use std::collections::BTreeSet;

use super::{Found, Package, Piece, Tag, Thing, properties, text};
use crate::office::xml::walk;

/// The properties of a file, and what they are called (ODF 1.3 part 3, 4.3).
const PROPERTIES: [(&str, &str); 13] = [
    ("initial-creator", "author"),
    ("creator", "last modified by"),
    ("printed-by", "printed by"),
    ("print-date", "last printed"),
    ("creation-date", "created"),
    ("date", "modified"),
    ("editing-cycles", "number of edits"),
    ("editing-duration", "editing time"),
    ("title", "title"),
    ("subject", "subject"),
    ("description", "comments"),
    ("keyword", "keywords"),
    ("template", "template"),
];

/// Looks at all parts.
pub(super) fn inspect(package: &mut Package<'_>, found: &mut Found) -> Result<(), String> {
    let manifest = text(package, "META-INF/manifest.xml", found).unwrap_or_default();
    if manifest.contains("encryption-data") {
        return Err("it is encrypted".to_owned());
    }
    if !package.has("content.xml") {
        return Err("it holds no document".to_owned());
    }
    by_names(package, found);
    let mut styles = Styles::default();
    for name in ["styles.xml", "content.xml"] {
        let Some(text) = text(package, name, found) else { continue };
        if body(&text, &mut styles, found).is_err() {
            found.add(Thing::Unreadable);
        }
    }
    if let Some(text) = text(package, "meta.xml", found)
        && properties(&text, &PROPERTIES, found).is_err()
    {
        found.add(Thing::Unreadable);
    }
    if let Some(text) = text(package, "settings.xml", found)
        && printer(&text, found).is_err()
    {
        found.add(Thing::Unreadable);
    }
    Ok(())
}

/// Notes what parts are, by their names.
fn by_names(package: &Package<'_>, found: &mut Found) {
    let mut objects = BTreeSet::new();
    for name in package.names() {
        let (folder, rest) = name.split_once('/').unwrap_or(("", &name));
        match folder {
            "" | "META-INF" if name.to_lowercase().ends_with("versionlist.xml") => found.add(Thing::Version),
            "" if name.starts_with("Object ") => found.add(Thing::Embedded),
            "" => match rest {
                "mimetype" | "content.xml" | "styles.xml" | "meta.xml" | "settings.xml" | "manifest.rdf"
                | "layout-cache" => (),
                _ => found.add(Thing::Unknown),
            },
            "Thumbnails" => found.add(Thing::Thumbnail),
            "Versions" => found.add(Thing::Version),
            "Basic" | "Scripts" | "Dialogs" if is_list(rest) => (),
            "Basic" | "Scripts" | "Dialogs" => found.add(Thing::Macro),
            "Pictures" | "Configurations2" | "ObjectReplacements" | "META-INF" | "Fonts" | "Media" => (),
            _ if folder.starts_with("Object") => {
                objects.insert(folder.to_owned());
            }
            _ => found.add(Thing::Unknown),
        }
    }
    found.add_many(Thing::Embedded, objects.len());
}

/// Whether a part lists macros and holds none.
fn is_list(name: &str) -> bool {
    let file = name.rsplit('/').next().unwrap_or_default();
    matches!(file, "script-lb.xml" | "script-lc.xml" | "dialog-lb.xml" | "dialog-lc.xml")
}

/// The names of styles that hide something.
#[derive(Debug, Default)]
pub(in crate::office) struct Styles {
    /// The style that is being read.
    current: String,
    /// The number style that is being read, and whether it shows anything.
    number: Option<(String, bool)>,
    /// Those of sheets and tables that are not shown.
    pub(in crate::office) tables: BTreeSet<String>,
    /// Those of text that is not shown.
    pub(in crate::office) texts: BTreeSet<String>,
    /// Those of slides that are not shown.
    slides: BTreeSet<String>,
    /// The number styles that show nothing.
    blank: BTreeSet<String>,
    /// The styles of cells that show nothing.
    pub(in crate::office) cells: BTreeSet<String>,
}

impl Styles {
    /// Takes note of the beginning of an element, if it is part of a style.
    pub(in crate::office) fn open(&mut self, tag: &Tag<'_>) {
        let name = || tag.get("name").unwrap_or_default();
        if let Some((_, shows)) = &mut self.number {
            *shows |= !matches!(tag.name(), "map" | "text-properties" | "text");
        }
        match tag.name() {
            "style" => {
                self.current = name();
                let inherits = |set: &BTreeSet<String>| {
                    tag.get("parent-style-name").is_some_and(|parent| set.contains(&parent))
                };
                if tag.get("data-style-name").is_some_and(|data| self.blank.contains(&data))
                    || inherits(&self.cells)
                {
                    self.cells.insert(self.current.clone());
                }
                if inherits(&self.texts) {
                    self.texts.insert(self.current.clone());
                }
            }
            "number-style" | "text-style" | "date-style" | "time-style" | "currency-style"
            | "percentage-style" | "boolean-style" => self.number = Some((name(), false)),
            "table-properties" if tag.get("display").as_deref() == Some("false") => {
                self.tables.insert(self.current.clone());
            }
            "text-properties" => match tag.get("display").as_deref() {
                Some("none" | "condition") => {
                    self.texts.insert(self.current.clone());
                }
                Some(_) => {
                    self.texts.remove(&self.current);
                }
                None => (),
            },
            "drawing-page-properties" if tag.get("visibility").as_deref() == Some("hidden") => {
                self.slides.insert(self.current.clone());
            }
            _ => (),
        }
    }

    /// Takes note of the end of an element.
    pub(in crate::office) fn close(&mut self, name: &str) {
        if name.ends_with("-style")
            && let Some((style, false)) = self.number.take()
        {
            self.blank.insert(style);
        }
    }

    /// Takes note of text: a number style can show a word.
    pub(in crate::office) fn text(&mut self, text: &str) {
        if let Some((_, shows)) = &mut self.number {
            *shows |= !text.trim().is_empty();
        }
    }
}

/// What is open around the element that is being read.
#[derive(Default)]
struct Around {
    changes: usize,
    regions: usize,
    notes: usize,
    noted: bool,
}

/// Looks at styles and content.
fn body(text: &str, styles: &mut Styles, found: &mut Found) -> Result<(), String> {
    let mut around = Around::default();
    walk(text, |piece| {
        match piece {
            Piece::Open(tag) => {
                styles.open(&tag);
                open(&tag, styles, &mut around, found);
            }
            Piece::Close(name) => {
                styles.close(name);
                match name {
                    "tracked-changes" => around.changes = around.changes.saturating_sub(1),
                    "changed-region" => around.regions = around.regions.saturating_sub(1),
                    "notes" => {
                        around.notes = around.notes.saturating_sub(1);
                        if std::mem::take(&mut around.noted) {
                            found.add(Thing::SpeakerNotes);
                        }
                    }
                    _ => (),
                }
            }
            Piece::Text(text) => {
                styles.text(text);
                around.noted |= around.notes > 0 && !text.trim().is_empty();
            }
        }
        Ok(())
    })
}

fn open(tag: &Tag<'_>, styles: &Styles, around: &mut Around, found: &mut Found) {
    let is = |name: &str, value: &str| tag.get(name).as_deref() == Some(value);
    let styled = |set: &BTreeSet<String>| tag.get("style-name").is_some_and(|style| set.contains(&style));
    match tag.name() {
        "tracked-changes" => around.changes += 1,
        "changed-region" => {
            around.regions += 1;
            found.add(Thing::TrackedChange);
        }
        "cell-content-change" | "insertion" | "deletion" | "movement"
            if around.changes > 0 && around.regions == 0 =>
        {
            found.add(Thing::TrackedChange);
        }
        "annotation" => found.add(Thing::Comment),
        "hidden-text" | "hidden-paragraph" => found.add(Thing::HiddenText),
        "section" if is("display", "none") || is("display", "condition") => found.add(Thing::HiddenText),
        "span" | "p" | "h" if styled(&styles.texts) => found.add(Thing::HiddenText),
        "table" if styled(&styles.tables) => found.add(Thing::HiddenSheet),
        "table-row" if is_hidden(tag) => {
            found.add_many(Thing::HiddenRow, repeated(tag, "number-rows-repeated"))
        }
        "table-column" if is_hidden(tag) => {
            found.add_many(Thing::HiddenColumn, repeated(tag, "number-columns-repeated"));
        }
        "table-cell" => {
            if tag.get("formula").is_some() {
                found.add(Thing::Formula);
            }
            if tag.get("value-type").is_some() && styled(&styles.cells) {
                found.add(Thing::HiddenCell);
            }
        }
        "page" if styled(&styles.slides) => found.add(Thing::HiddenSlide),
        "notes" => around.notes += 1,
        "data-pilot-table" => found.add(Thing::PivotTable),
        "named-range" | "named-expression" => found.add(Thing::Name),
        "table-source" | "dde-source" | "dde-connection-decl" => found.add(Thing::ExternalLink),
        "database-source-sql" | "database-source-table" | "database-source-query" => {
            found.add(Thing::Connection);
        }
        "script" | "event-listener" => found.add(Thing::Script),
        "content-validation" => found.add(Thing::Validation),
        "scenario" => found.add(Thing::Scenario),
        "user-field-decl" | "variable-decl" => found.add(Thing::Variable),
        "form" => found.add(Thing::ActiveX),
        "graphic-properties" if tag.get("clip").is_some_and(|clip| is_cut(&clip)) => {
            found.add(Thing::Cropped)
        }
        name if name != "text-properties" && is("display", "none") => found.add(Thing::HiddenShape),
        _ => (),
    }
}

/// Whether a row or a column is not shown.
pub(in crate::office) fn is_hidden(tag: &Tag<'_>) -> bool {
    matches!(tag.get("visibility").as_deref(), Some("collapse" | "filter"))
}

/// Returns how often an element stands in its place, within what programs can show.
pub(in crate::office) fn repeated(tag: &Tag<'_>, name: &str) -> usize {
    tag.get(name).and_then(|count| count.parse().ok()).unwrap_or(1usize).clamp(1, 1_048_576)
}

/// Whether a clip cuts anything off: `rect(0cm, 1.2cm, 0cm, 0cm)`.
pub(in crate::office) fn is_cut(clip: &str) -> bool {
    clip.starts_with("rect") && clip.chars().any(|c| ('1'..='9').contains(&c))
}

/// Notes the settings of a printer.
fn printer(text: &str, found: &mut Found) -> Result<(), String> {
    let (mut open, mut any) = (false, false);
    walk(text, |piece| {
        match piece {
            Piece::Open(tag) => {
                open = tag.name() == "config-item"
                    && tag
                        .get("name")
                        .is_some_and(|name| matches!(name.as_str(), "PrinterName" | "PrinterSetup"));
            }
            Piece::Close(_) => open = false,
            Piece::Text(text) => any |= open && !text.trim().is_empty(),
        }
        Ok(())
    })?;
    if any {
        found.add(Thing::PrinterSettings);
    }
    Ok(())
}
