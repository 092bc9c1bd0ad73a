//! The styles and lists of a Word file (ECMA-376 part 1, 17.7 and 17.9), as far as an import asks.

use std::collections::BTreeMap;

use super::document::Look;
use crate::office::xml::Element;

/// What is known of a style, and of those that it is based on.
#[derive(Clone, Debug, Default)]
pub(super) struct Style {
    /// Its name, in lower case; Word keeps the names of its own styles in English.
    pub(super) name: String,
    based_on: Option<String>,
    pub(super) look: Look,
    pub(super) hidden: Option<bool>,
    /// The level of the heading that it makes, from 1.
    pub(super) heading: Option<usize>,
    pub(super) is_title: bool,
    /// The list that it makes, and the level in it.
    pub(super) list: Option<(String, usize)>,
}

impl Style {
    /// Returns how deep a list is that the name of a style speaks of: "list bullet 2" is 1.
    pub(super) fn depth(&self) -> usize {
        let deeper = ["list bullet ", "list number "].iter().find_map(|start| self.name.strip_prefix(start));
        deeper.and_then(|depth| depth.parse::<usize>().ok()).map_or(0, |depth| depth.saturating_sub(1).min(8))
    }
}

/// The styles of a file, by id.
#[derive(Debug, Default)]
pub(super) struct Styles {
    all: BTreeMap<String, Style>,
    /// Whether text is hidden of which nobody says otherwise.
    hidden: Option<bool>,
}

impl Styles {
    /// Reads the part that lists them.
    pub(super) fn read(tree: &Element) -> Self {
        let Some(list) = tree.child("styles") else { return Self::default() };
        let hidden =
            list.at(&["docDefaults", "rPrDefault", "rPr"]).and_then(|properties| properties.switch("vanish"));
        let styles = list.elements().filter(|element| element.name == "style");
        let all =
            styles.filter_map(|style| Some((style.get("styleId")?.to_owned(), read_style(style)))).collect();
        Self { all, hidden }
    }

    /// Returns a style with what it inherits.
    pub(super) fn resolve(&self, id: &str) -> Style {
        let mut resolved = self.all.get(id).cloned().unwrap_or_default();
        let mut base = resolved.based_on.clone();
        // A chain longer than this goes in circles.
        for _ in 0..16 {
            let Some(style) = base.as_ref().and_then(|id| self.all.get(id)) else { break };
            resolved.hidden = resolved.hidden.or(style.hidden);
            resolved.heading = resolved.heading.or(style.heading);
            resolved.list = resolved.list.or_else(|| style.list.clone());
            resolved.is_title |= style.is_title;
            resolved.look.bold |= style.look.bold;
            resolved.look.italic |= style.look.italic;
            resolved.look.strike |= style.look.strike;
            base.clone_from(&style.based_on);
        }
        resolved.hidden = resolved.hidden.or(self.hidden);
        resolved
    }
}

fn read_style(style: &Element) -> Style {
    let value = |name: &str| style.child(name).and_then(|element| element.get("val"));
    let name = value("name").unwrap_or_default().to_lowercase();
    let run = |name: &str| style.child("rPr").and_then(|properties| properties.switch(name));
    let outline = style.at(&["pPr", "outlineLvl"]).and_then(|level| level.get("val")?.parse::<usize>().ok());
    let named = name.strip_prefix("heading ").and_then(|level| level.parse::<usize>().ok());
    // A paragraph whose style is bold is a heading of some kind, not a bold word.
    let is_of_words = style.get("type") == Some("character");
    let on = |name: &str| is_of_words && run(name).unwrap_or(false);
    Style {
        is_title: name == "title",
        heading: named.or(outline.filter(|level| *level < 9).map(|level| level + 1)),
        based_on: value("basedOn").map(str::to_owned),
        look: Look { bold: on("b"), italic: on("i"), strike: on("strike") },
        hidden: run("vanish"),
        list: style.at(&["pPr", "numPr"]).map(Lists::reference),
        name,
    }
}

/// The lists of a file.
#[derive(Debug, Default)]
pub(super) struct Lists {
    /// The kinds of numbers at each level, by the id of a list.
    formats: BTreeMap<String, BTreeMap<usize, String>>,
}

impl Lists {
    /// Reads the part that defines them.
    pub(super) fn read(tree: &Element) -> Self {
        let Some(list) = tree.child("numbering") else { return Self::default() };
        let kinds: BTreeMap<&str, BTreeMap<usize, String>> = list
            .elements()
            .filter(|element| element.name == "abstractNum")
            .filter_map(|kind| Some((kind.get("abstractNumId")?, levels(kind))))
            .collect();
        let lists = list.elements().filter(|element| element.name == "num");
        let formats = lists.filter_map(|list| {
            let kind = list.child("abstractNumId")?.get("val")?;
            Some((list.get("numId")?.to_owned(), kinds.get(kind)?.clone()))
        });
        Self { formats: formats.collect() }
    }

    /// Reads which list a paragraph is in, and how deep.
    pub(super) fn reference(properties: &Element) -> (String, usize) {
        let value = |name: &str| properties.child(name).and_then(|element| element.get("val"));
        let level = value("ilvl").and_then(|level| level.parse().ok()).unwrap_or(0usize);
        (value("numId").unwrap_or("0").to_owned(), level.min(8))
    }

    /// Whether a list counts at a level; nothing, if there is no list there.
    pub(super) fn is_ordered(&self, list: &str, level: usize) -> Option<bool> {
        if list == "0" {
            return None;
        }
        match self.formats.get(list)?.get(&level).map(String::as_str) {
            Some("bullet") => Some(false),
            Some("none") | None => None,
            Some(_) => Some(true),
        }
    }
}

fn levels(kind: &Element) -> BTreeMap<usize, String> {
    let levels = kind.elements().filter(|element| element.name == "lvl");
    let read = |level: &Element| {
        let format = level.child("numFmt").and_then(|format| format.get("val")).unwrap_or("decimal");
        Some((level.get("ilvl")?.parse().ok()?, format.to_owned()))
    };
    levels.filter_map(read).collect()
}
