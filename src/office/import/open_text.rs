//! Reading an OpenDocument text as its readers see it (ODF 1.3 part 3).

use std::collections::BTreeMap;

use super::document::{Block, Document, Inline, Item, Look, Run, line_of, plain, web_link};
use super::{Left, LeftOut, follow};
use crate::office::inspect::open_document::is_cut;
use crate::office::package::Package;
use crate::office::xml::{Element, Node};

/// Reads a document.
pub(super) fn read(package: &mut Package<'_>, left: &mut LeftOut) -> Result<Document, String> {
    let text = package.text("content.xml")?.ok_or("it holds no text")?;
    let content = Element::parse(&text)?;
    let body = content.at(&["document-content", "body", "text"]).ok_or("it holds no text")?;
    let mut styles = Styles::default();
    if let Some(text) = package.text("styles.xml")? {
        let tree = Element::parse(&text)?;
        styles.read(&tree);
        let masters = tree.at(&["document-styles", "master-styles"]).into_iter().flat_map(Element::elements);
        let pages = masters.flat_map(Element::elements);
        let is_page = |page: &&Element| {
            matches!(page.name.as_str(), "header" | "footer") && !page.text().trim().is_empty()
        };
        left.add_many(Left::Page, pages.filter(is_page).count());
    }
    styles.read(&content);
    let mut reader = Reader { package, left, styles, document: Document::default() };
    let blocks = reader.blocks(body, None);
    reader.document.blocks = blocks;
    Ok(reader.document)
}

#[derive(Clone, Debug, Default)]
struct Style {
    parent: Option<String>,
    bold: Option<bool>,
    italic: Option<bool>,
    strike: Option<bool>,
    hidden: Option<bool>,
    cut: bool,
}

/// The styles of a file, by family and name; the lists, by name.
#[derive(Debug, Default)]
struct Styles {
    all: BTreeMap<(String, String), Style>,
    /// Whether a list counts, at each level from 1.
    lists: BTreeMap<String, BTreeMap<usize, bool>>,
}

impl Styles {
    fn read(&mut self, tree: &Element) {
        let groups = tree.elements().flat_map(Element::elements);
        for style in groups.filter(|group| group.name.ends_with("styles")).flat_map(Element::elements) {
            let Some(name) = style.get("name") else { continue };
            match style.name.as_str() {
                "style" => {
                    let family = style.get("family").unwrap_or_default().to_owned();
                    self.all.insert((family, name.to_owned()), read_style(style));
                }
                "list-style" => {
                    self.lists.insert(name.to_owned(), style.elements().filter_map(read_level).collect());
                }
                _ => (),
            }
        }
    }

    fn resolve(&self, family: &str, name: &str) -> Style {
        let get = |name: &str| self.all.get(&(family.to_owned(), name.to_owned()));
        let mut resolved = get(name).cloned().unwrap_or_default();
        let mut base = resolved.parent.clone();
        // A chain longer than this goes in circles.
        for _ in 0..16 {
            let Some(style) = base.as_deref().and_then(get) else { break };
            resolved.bold = resolved.bold.or(style.bold);
            resolved.italic = resolved.italic.or(style.italic);
            resolved.strike = resolved.strike.or(style.strike);
            resolved.hidden = resolved.hidden.or(style.hidden);
            resolved.cut |= style.cut;
            base.clone_from(&style.parent);
        }
        resolved
    }

    /// Whether a style is one of that name, or made from it.
    fn is(&self, name: &str, kind: &str) -> bool {
        let mut name = Some(name.to_owned());
        for _ in 0..16 {
            match name {
                Some(other) if other == kind => return true,
                Some(other) => {
                    name =
                        self.all.get(&("paragraph".to_owned(), other)).and_then(|style| style.parent.clone());
                }
                None => return false,
            }
        }
        false
    }
}

fn read_style(style: &Element) -> Style {
    let text = style.child("text-properties");
    let value = |name: &str| text.and_then(|properties| properties.get(name));
    let is = |name: &str, off: &str| value(name).map(|value| value != off);
    Style {
        parent: style.get("parent-style-name").map(str::to_owned),
        bold: value("font-weight")
            .map(|weight| !matches!(weight, "normal" | "100" | "200" | "300" | "400" | "500")),
        italic: is("font-style", "normal"),
        strike: is("text-line-through-style", "none"),
        hidden: value("display").map(|display| display != "true"),
        cut: style.child("graphic-properties").and_then(|graphic| graphic.get("clip")).is_some_and(is_cut),
    }
}

fn read_level(level: &Element) -> Option<(usize, bool)> {
    let counts =
        level.name == "list-level-style-number" && level.get("num-format").is_some_and(|f| !f.is_empty());
    Some((level.get("level")?.parse().ok()?, counts))
}

/// The list that is being read.
#[derive(Clone, Copy)]
struct List<'l> {
    style: &'l str,
    level: usize,
}

struct Reader<'r, 'b> {
    package: &'r mut Package<'b>,
    left: &'r mut LeftOut,
    styles: Styles,
    document: Document,
}

impl Reader<'_, '_> {
    fn blocks(&mut self, parent: &Element, list: Option<List<'_>>) -> Vec<Block> {
        let mut blocks = Vec::new();
        for element in parent.elements() {
            match element.name.as_str() {
                "p" | "h" => blocks.extend(self.paragraph(element)),
                "list" => {
                    let style = element.get("style-name").or(list.map(|list| list.style)).unwrap_or_default();
                    let level = list.map_or(0, |list| list.level + 1);
                    self.list(element, List { style, level }, &mut blocks);
                }
                "table" => blocks.push(Block::Table(self.table(element))),
                "section" if !matches!(element.get("display"), Some("none" | "condition")) => {
                    blocks.extend(self.blocks(element, None));
                }
                "numbered-paragraph" => blocks.extend(self.blocks(element, None)),
                "table-of-content" | "alphabetical-index" | "illustration-index" | "table-index"
                | "object-index" | "user-index" | "bibliography" => self.left.add(Left::Contents),
                name if is_drawn(name) => {
                    let mut inlines = Vec::new();
                    self.drawing(element, &mut inlines);
                    blocks.extend((!inlines.is_empty()).then_some(Block::Paragraph(inlines)));
                }
                _ => (),
            }
        }
        blocks
    }

    fn list(&mut self, list: &Element, open: List<'_>, blocks: &mut Vec<Block>) {
        let counts = |levels: &BTreeMap<usize, bool>| levels.get(&(open.level + 1)).copied();
        let ordered = self.styles.lists.get(open.style).and_then(counts).unwrap_or(false);
        for item in list.elements().filter(|item| matches!(item.name.as_str(), "list-item" | "list-header")) {
            let mut continued = false;
            for block in self.blocks(item, Some(open)) {
                blocks.push(match block {
                    Block::Paragraph(inlines) => {
                        let list = open.style.to_owned();
                        let item = Item { level: open.level, list, ordered, continued, inlines };
                        continued = true;
                        Block::Item(item)
                    }
                    other => other,
                });
            }
        }
    }

    fn paragraph(&mut self, paragraph: &Element) -> Option<Block> {
        let name = paragraph.get("style-name").unwrap_or_default();
        let style = self.styles.resolve("paragraph", name);
        if style.hidden == Some(true) || paragraph.find("hidden-paragraph").is_some() {
            return None;
        }
        let mut inlines = Vec::new();
        self.inlines(paragraph, Look::default(), None, &mut inlines);
        if inlines.is_empty() {
            return None;
        }
        if self.styles.is(name, "Title") {
            if self.document.title.is_none() {
                self.document.title = Some(plain(&inlines)).filter(|title| !title.is_empty());
                return None;
            }
            return Some(Block::Heading(1, inlines));
        }
        if paragraph.name == "h" {
            let level = paragraph.get("outline-level").and_then(|level| level.parse().ok()).unwrap_or(1);
            return Some(Block::Heading(level, inlines));
        }
        Some(Block::Paragraph(inlines))
    }

    fn inlines(&mut self, parent: &Element, look: Look, link: Option<&str>, out: &mut Vec<Inline>) {
        let text =
            |text: &str| Inline::Text(Run { text: text.to_owned(), look, link: link.map(str::to_owned) });
        for node in &parent.children {
            let element = match node {
                Node::Text(words) => {
                    out.push(text(words));
                    continue;
                }
                Node::Element(element) => element,
            };
            match element.name.as_str() {
                "span" => {
                    let style = self.styles.resolve("text", element.get("style-name").unwrap_or_default());
                    let look = Look {
                        bold: style.bold.unwrap_or(look.bold),
                        italic: style.italic.unwrap_or(look.italic),
                        strike: style.strike.unwrap_or(look.strike),
                    };
                    if style.hidden != Some(true) {
                        self.inlines(element, look, link, out);
                    }
                }
                "a" => {
                    let target = element.get("href").and_then(|target| web_link(target, self.left));
                    self.inlines(element, look, target.as_deref().or(link), out);
                }
                "s" | "tab" => out.push(text(" ")),
                "line-break" => out.push(Inline::Break),
                "note" => self.note(element, out),
                "ruby" => {
                    if let Some(base) = element.child("ruby-base") {
                        self.inlines(base, look, link, out);
                    }
                }
                "meta" | "meta-field" => self.inlines(element, look, link, out),
                name if is_drawn(name) => self.drawing(element, out),
                name if is_field(name) => out.push(text(&element.text())),
                // Comments, marks of changes, bookmarks, hidden text, scripts.
                _ => (),
            }
        }
    }

    fn note(&mut self, note: &Element, out: &mut Vec<Inline>) {
        let Some(body) = note.child("note-body") else { return };
        let number = self.document.notes.len();
        self.document.notes.push(Vec::new());
        let line = self.line_of(body);
        self.document.notes[number] = line;
        out.push(Inline::Note(number + 1));
    }

    /// Reads blocks as one line.
    fn line_of(&mut self, parent: &Element) -> Vec<Inline> {
        let blocks = self.blocks(parent, None);
        line_of(blocks, self.left)
    }

    fn drawing(&mut self, drawing: &Element, out: &mut Vec<Inline>) {
        if drawing.get("display") == Some("none") {
            return;
        }
        let image = drawing.child("image").and_then(|image| image.get("href"));
        let Some(part) = image.filter(|_| drawing.name == "frame" && drawing.child("object").is_none())
        else {
            let is_text = drawing.find("text-box").is_some() || !drawing.text().trim().is_empty();
            self.left.add(if is_text { Left::TextBox } else { Left::Drawing });
            return;
        };
        let style = self.styles.resolve("graphic", drawing.get("style-name").unwrap_or_default());
        if style.cut {
            self.left.add(Left::Cropped);
            return;
        }
        let part = follow("", part);
        let described = drawing.child("desc").or_else(|| drawing.child("title"));
        let alt = described.map(Element::text).unwrap_or_default();
        if let Some(number) = self.document.image(self.package, &part, self.left) {
            out.push(Inline::Image(number, alt));
        }
    }

    fn table(&mut self, table: &Element) -> Vec<Vec<Vec<Inline>>> {
        let mut rows = Vec::new();
        for row in table.elements() {
            match row.name.as_str() {
                "table-header-rows" | "table-rows" | "table-row-group" => rows.extend(self.table(row)),
                "table-row" if !matches!(row.get("visibility"), Some("collapse" | "filter")) => {
                    let mut cells = Vec::new();
                    for cell in row.elements() {
                        match cell.name.as_str() {
                            "table-cell" => cells.push(self.line_of(cell)),
                            "covered-table-cell" => cells.push(Vec::new()),
                            _ => continue,
                        }
                        let wide = |name: &str| cell.get(name).is_some_and(|span| span != "1");
                        let merged = wide("number-columns-spanned") || wide("number-rows-spanned");
                        self.left.add_many(Left::Merged, usize::from(merged));
                    }
                    rows.push(cells);
                }
                _ => (),
            }
        }
        rows
    }
}

/// Whether an element is something drawn.
fn is_drawn(name: &str) -> bool {
    matches!(
        name,
        "frame"
            | "custom-shape"
            | "rect"
            | "line"
            | "polyline"
            | "polygon"
            | "path"
            | "circle"
            | "ellipse"
            | "g"
            | "connector"
            | "caption"
            | "measure"
            | "control"
            | "regular-polygon"
            | "scene"
    )
}

/// Whether an element is a field whose result a reader sees.
fn is_field(name: &str) -> bool {
    matches!(
        name,
        "date"
            | "time"
            | "page-number"
            | "page-count"
            | "title"
            | "subject"
            | "author-name"
            | "author-initials"
            | "chapter"
            | "file-name"
            | "bookmark-ref"
            | "reference-ref"
            | "sequence"
            | "sequence-ref"
            | "note-ref"
            | "user-defined"
            | "user-field-get"
            | "variable-get"
            | "variable-set"
            | "expression"
            | "text-input"
            | "initial-creator"
            | "creator"
            | "description"
            | "keywords"
            | "conditional-text"
            | "creation-date"
            | "modification-date"
            | "database-display"
            | "bibliography-mark"
    )
}
