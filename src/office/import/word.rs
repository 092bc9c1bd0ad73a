//! Reading a Word file as its readers see it (ECMA-376 part 1, 17): with insertions, without
//! deletions, comments and hidden text.

use std::collections::BTreeMap;

use super::document::{Block, Document, Inline, Item, Look, Run, line_of, plain, web_link};
use super::word_styles::{Lists, Style, Styles};
use super::{Left, LeftOut, Links, main_part, relationships};
use crate::office::package::Package;
use crate::office::xml::{Element, Node};

/// Reads a document.
pub(super) fn read(package: &mut Package<'_>, left: &mut LeftOut) -> Result<Document, String> {
    let main = main_part(package, "word/document.xml")?;
    let text = package.text(&main)?.ok_or("it holds no text")?;
    let whole = Element::parse(&text)?;
    let body = whole.at(&["document", "body"]).ok_or("it holds no text")?;
    let links = relationships(package, &main)?;
    let part = |package: &mut Package<'_>, kind: &str| -> Result<Option<(String, Element)>, String> {
        let Some(one) = links.values().find(|one| one.kind == kind && !one.outside) else { return Ok(None) };
        let Some(text) = package.text(&one.target)? else { return Ok(None) };
        Ok(Some((one.target.clone(), Element::parse(&text)?)))
    };
    let styles = part(package, "styles")?.map_or_else(Styles::default, |(_, tree)| Styles::read(&tree));
    let lists = part(package, "numbering")?.map_or_else(Lists::default, |(_, tree)| Lists::read(&tree));
    let mut notes = Notes::new();
    for (kind, root, name) in [("footnotes", "footnotes", "footnote"), ("endnotes", "endnotes", "endnote")] {
        let Some((target, mut tree)) = part(package, kind)? else { continue };
        let links = relationships(package, &target)?;
        let Some(Node::Element(list)) = tree
            .children
            .iter_mut()
            .find(|node| matches!(node, Node::Element(element) if element.name == root))
        else {
            continue;
        };
        for node in std::mem::take(&mut list.children) {
            if let Node::Element(note) = node
                && note.name == name
                && let Some(id) = note.get("id").map(str::to_owned)
            {
                notes.insert((name, id), (note, links.clone()));
            }
        }
    }
    let pages = links.values().filter(|one| matches!(one.kind.as_str(), "header" | "footer")).count();
    left.add_many(Left::Page, pages);
    let mut reader = Reader {
        package,
        left,
        links,
        styles,
        lists,
        notes,
        codes: Vec::new(),
        carried: Vec::new(),
        document: Document::default(),
    };
    let blocks = reader.blocks(body);
    reader.document.blocks = blocks;
    Ok(reader.document)
}

/// Notes with the relationships of their part, by kind and id.
type Notes = BTreeMap<(&'static str, String), (Element, Links)>;

struct Reader<'r, 'b> {
    package: &'r mut Package<'b>,
    left: &'r mut LeftOut,
    links: Links,
    styles: Styles,
    lists: Lists,
    /// Notes that no text has referred to yet, with the relationships of their part.
    notes: Notes,
    /// The fields that are open, and whether their code, which nobody sees, is being read.
    codes: Vec<bool>,
    /// The text of a paragraph whose end was deleted: it runs on into the next.
    carried: Vec<Inline>,
    document: Document,
}

impl Reader<'_, '_> {
    fn blocks(&mut self, parent: &Element) -> Vec<Block> {
        let mut blocks = Vec::new();
        for element in parent.elements() {
            match element.name.as_str() {
                "p" => blocks.extend(self.paragraph(element)),
                "tbl" => blocks.push(Block::Table(self.table(element))),
                "sdt" if is_contents(element) => self.left.add(Left::Contents),
                "sdt" => {
                    if let Some(content) = element.child("sdtContent") {
                        blocks.extend(self.blocks(content));
                    }
                }
                "ins" | "moveTo" | "customXml" | "smartTag" => blocks.extend(self.blocks(element)),
                "AlternateContent" => self.left.add(drawn(element)),
                _ => (),
            }
        }
        blocks
    }

    fn paragraph(&mut self, paragraph: &Element) -> Option<Block> {
        let empty = Element::default();
        let properties = paragraph.child("pPr").unwrap_or(&empty);
        let named = properties.child("pStyle").and_then(|style| style.get("val")).unwrap_or_default();
        let style = self.styles.resolve(named);
        if style.name.starts_with("toc ") || style.name.starts_with("index ") {
            return None;
        }
        let mut inlines = std::mem::take(&mut self.carried);
        self.inlines(paragraph, &style, None, &mut inlines);
        let mark = properties.child("rPr");
        if mark.is_some_and(|mark| mark.child("del").is_some() || mark.child("moveFrom").is_some()) {
            self.carried = inlines;
            return None;
        }
        let heading = properties
            .child("outlineLvl")
            .and_then(|level| level.get("val")?.parse::<usize>().ok())
            .filter(|level| *level < 9)
            .map(|level| level + 1)
            .or(style.heading);
        let numbered = properties.child("numPr").map(Lists::reference).or_else(|| style.list.clone());
        let numbered = numbered.and_then(|(list, level)| {
            let ordered = self.lists.is_ordered(&list, level)?;
            // Word's own styles of deeper lists ("List Bullet 2") are lists of their own, of one level.
            Some((ordered, list, level.max(style.depth())))
        });
        if style.is_title && self.document.title.is_none() {
            self.document.title = Some(plain(&inlines)).filter(|title| !title.is_empty());
            return None;
        }
        match (heading, numbered) {
            _ if inlines.is_empty() => None,
            (Some(level), numbered) => {
                self.left.add_many(Left::Number, usize::from(numbered.is_some_and(|(ordered, ..)| ordered)));
                Some(Block::Heading(level, inlines))
            }
            (None, _) if style.is_title => Some(Block::Heading(1, inlines)),
            (None, Some((ordered, list, level))) => {
                Some(Block::Item(Item { level, list, ordered, continued: false, inlines }))
            }
            (None, None) => Some(Block::Paragraph(inlines)),
        }
    }

    fn inlines(&mut self, parent: &Element, style: &Style, link: Option<&str>, out: &mut Vec<Inline>) {
        for element in parent.elements() {
            match element.name.as_str() {
                "r" => self.run(element, style, link, out),
                "hyperlink" => {
                    let target = element.get("id").and_then(|id| self.links.get(id));
                    let target = target.filter(|one| one.outside).map(|one| one.target.clone());
                    let target = target.and_then(|target| web_link(&target, self.left));
                    self.inlines(element, style, target.as_deref().or(link), out);
                }
                "sdt" => {
                    // A placeholder says "click here to enter text".
                    let placeholder = element.child("sdtPr").and_then(|sdt| sdt.switch("showingPlcHdr"));
                    if let Some(content) = element.child("sdtContent").filter(|_| placeholder != Some(true)) {
                        self.inlines(content, style, link, out);
                    }
                }
                "ins" | "moveTo" | "smartTag" | "customXml" | "fldSimple" | "bdo" | "dir" => {
                    self.inlines(element, style, link, out);
                }
                "AlternateContent" => self.left.add(drawn(element)),
                "oMath" | "oMathPara" => self.left.add(Left::Equation),
                _ => (),
            }
        }
    }

    fn run(&mut self, run: &Element, paragraph: &Style, link: Option<&str>, out: &mut Vec<Inline>) {
        let empty = Element::default();
        let properties = run.child("rPr").unwrap_or(&empty);
        let named = properties.child("rStyle").and_then(|style| style.get("val")).unwrap_or_default();
        let style = self.styles.resolve(named);
        let switch = |name: &str| properties.switch(name);
        let hidden = switch("vanish").or(style.hidden).or(paragraph.hidden).unwrap_or(false)
            || switch("specVanish").unwrap_or(false);
        let look = Look {
            bold: switch("b").unwrap_or(style.look.bold),
            italic: switch("i").unwrap_or(style.look.italic),
            strike: switch("strike").or_else(|| switch("dstrike")).unwrap_or(style.look.strike),
        };
        let text =
            |text: &str| Inline::Text(Run { text: text.to_owned(), look, link: link.map(str::to_owned) });
        for piece in run.elements() {
            if piece.name == "fldChar" {
                self.field(piece.get("fldCharType").unwrap_or_default());
                continue;
            }
            if hidden || self.codes.contains(&true) {
                continue;
            }
            match piece.name.as_str() {
                "t" => out.push(text(&piece.text())),
                "tab" | "ptab" => out.push(text(" ")),
                "ruby" => {
                    if let Some(base) = piece.child("rubyBase") {
                        self.inlines(base, paragraph, link, out);
                    }
                }
                "noBreakHyphen" => out.push(text("\u{2011}")),
                "br" if matches!(piece.get("type"), Some("page" | "column")) => out.push(text(" ")),
                "br" | "cr" => out.push(Inline::Break),
                "sym" => self.left.add(Left::Symbol),
                "footnoteReference" => self.note("footnote", piece, out),
                "endnoteReference" => self.note("endnote", piece, out),
                "drawing" => self.drawing(piece, out),
                "pict" | "object" => self.left.add(drawn(piece)),
                // The same thing twice, for newer programs and for older ones.
                "AlternateContent" => match piece.at(&["Choice", "drawing"]) {
                    Some(drawing) => self.drawing(drawing, out),
                    None => self.left.add(drawn(piece)),
                },
                _ => (),
            }
        }
    }

    fn field(&mut self, kind: &str) {
        match kind {
            "begin" => self.codes.push(true),
            "separate" => {
                if let Some(code) = self.codes.last_mut() {
                    *code = false;
                }
            }
            "end" => {
                self.codes.pop();
            }
            _ => (),
        }
    }

    fn note(&mut self, kind: &'static str, reference: &Element, out: &mut Vec<Inline>) {
        let id = reference.get("id").unwrap_or_default().to_owned();
        let Some((note, links)) = self.notes.remove(&(kind, id)) else { return };
        let links = std::mem::replace(&mut self.links, links);
        let (codes, carried) = (std::mem::take(&mut self.codes), std::mem::take(&mut self.carried));
        let number = self.document.notes.len();
        self.document.notes.push(Vec::new());
        let line = self.line_of(&note);
        self.document.notes[number] = line;
        (self.links, self.codes, self.carried) = (links, codes, carried);
        out.push(Inline::Note(number + 1));
    }

    /// Reads blocks as one line.
    fn line_of(&mut self, parent: &Element) -> Vec<Inline> {
        let blocks = self.blocks(parent);
        // Text whose paragraph ends outside of the cell stays in it.
        let rest = Block::Paragraph(std::mem::take(&mut self.carried));
        line_of(blocks.into_iter().chain([rest]), self.left)
    }

    fn drawing(&mut self, drawing: &Element, out: &mut Vec<Inline>) {
        let described = drawing.find("docPr");
        if described.is_some_and(|described| matches!(described.get("hidden"), Some("1" | "true"))) {
            return;
        }
        let blip = drawing.find("blip").and_then(|blip| self.links.get(blip.get("embed")?));
        let part = blip.filter(|one| !one.outside).map(|one| one.target.clone());
        let Some(part) = part.filter(|_| drawing.find("txbxContent").is_none()) else {
            self.left.add(drawn(drawing));
            return;
        };
        let cut = |side: &&str| {
            drawing.find("srcRect").and_then(|crop| crop.get(side)).is_some_and(|cut| cut != "0")
        };
        if ["l", "t", "r", "b"].iter().any(cut) {
            self.left.add(Left::Cropped);
            return;
        }
        let alt = described.and_then(|described| described.get("descr")).unwrap_or_default().to_owned();
        if let Some(number) = self.document.image(self.package, &part, self.left) {
            out.push(Inline::Image(number, alt));
        }
    }

    fn table(&mut self, table: &Element) -> Vec<Vec<Vec<Inline>>> {
        let mut rows = Vec::new();
        for row in table.elements().filter(|element| element.name == "tr") {
            let properties = row.child("trPr");
            let gone =
                |name: &str| properties.and_then(|properties| properties.switch(name)).unwrap_or(false);
            if gone("del") || gone("hidden") {
                continue;
            }
            let mut cells = Vec::new();
            for cell in row.elements().flat_map(unwrapped).filter(|element| element.name == "tc") {
                let properties = cell.child("tcPr");
                let has = |name: &str| properties.is_some_and(|properties| properties.child(name).is_some());
                if has("cellDel") {
                    continue;
                }
                let wide = cell.at(&["tcPr", "gridSpan"]).and_then(|span| span.get("val")?.parse().ok());
                let wide: usize = wide.unwrap_or(1).clamp(1, 64);
                let merged =
                    cell.at(&["tcPr", "vMerge"]).is_some_and(|merge| merge.get("val") == Some("restart"));
                self.left.add_many(Left::Merged, usize::from(wide > 1 || merged));
                cells.push(self.line_of(cell));
                // A table that is wider than this is no table that anyone reads.
                if cells.len() < 64 {
                    cells.resize(cells.len() + wide - 1, Vec::new());
                }
            }
            rows.push(cells);
        }
        rows
    }
}

/// Looks through what can stand around a cell.
fn unwrapped(element: &Element) -> Vec<&Element> {
    match (element.name.as_str(), element.child("sdtContent")) {
        ("sdt", Some(content)) => content.elements().collect(),
        ("customXml" | "ins", _) => element.elements().collect(),
        _ => vec![element],
    }
}

/// Tells what a drawing is that is not a picture.
fn drawn(drawing: &Element) -> Left {
    if drawing.find("txbxContent").is_some() { Left::TextBox } else { Left::Drawing }
}

/// Whether a content control is a table of contents.
fn is_contents(control: &Element) -> bool {
    let gallery = control.at(&["sdtPr", "docPartObj", "docPartGallery"]);
    gallery.and_then(|gallery| gallery.get("val")).is_some_and(|name| name.contains("Contents"))
}
