//! Sections: the folders in which something is released.

use std::collections::BTreeMap;

use super::address::{Address, slug};
use super::order::Natural;
use crate::config::Config;
use crate::disclosure::{Document, Released};
use crate::document::{Chapter, Order};
use crate::source::Role;

/// A folder in which something is released, in one language.
#[derive(Debug)]
pub struct Section {
    /// The index of the language.
    pub language: usize,
    /// The folder's path from `content/`; empty for the whole site.
    pub folder: String,
    /// Its section page, if it has one.
    pub page: Option<Released<Document>>,
    /// Its title: that of its page, or the folder's name.
    pub title: String,
    /// Where it stands.
    pub address: Address,
    /// The section above it.
    pub parent: Option<usize>,
    /// The sections in it.
    pub children: Vec<usize>,
    /// The documents in it, in order, other than those of the archive.
    pub pages: Vec<usize>,
    /// Its documents that are no longer in force, in the same order.
    pub archive: Vec<usize>,
    /// The type of documents that do not name their own.
    pub kind: Option<String>,
    /// How its documents are ordered.
    pub order: Order,
    /// How many documents stand on one page of its list.
    pub per_page: usize,
    /// Its chapters: its own, or those of the main language.
    pub chapters: Vec<Chapter>,
    /// The same section in other languages.
    pub translations: Vec<usize>,
}

/// How many documents stand on one page of a list, if a section does not say.
pub(crate) const PER_PAGE: usize = 25;

/// As many as stand on one page that is not divided.
const WHOLE: usize = 1_000_000;

/// Returns the folder of the section that a document stands in.
pub(super) fn folder_of(document: &Document) -> &str {
    let folder = document.path.folder();
    match document.role {
        Role::Bundle => folder.rsplit_once('/').map_or("", |(above, _)| above),
        Role::Section | Role::Page | Role::Version => folder,
    }
}

/// Makes the sections of all languages: those of section pages, and all folders above a document.
pub(super) fn sections(
    documents: &[Released<Document>],
    pages: Vec<Released<Document>>,
    config: &Config,
) -> Vec<Section> {
    let mut folders: BTreeMap<(usize, String), Option<Released<Document>>> = BTreeMap::new();
    folders.insert((0, String::new()), None);
    for document in documents {
        add_with_ancestors(&mut folders, document.language, folder_of(document));
    }
    for page in pages {
        add_with_ancestors(&mut folders, page.language, page.path.folder());
        folders.insert((page.language, page.path.folder().to_owned()), Some(page));
    }
    let mut sections: Vec<Section> = Vec::with_capacity(folders.len());
    let mut indices: BTreeMap<(usize, String), usize> = BTreeMap::new();
    for ((language, folder), page) in folders {
        let parent = folder.rsplit_once('/').map(|(above, _)| above).or((!folder.is_empty()).then_some(""));
        let parent = parent.and_then(|parent| indices.get(&(language, parent.to_owned()))).copied();
        let name = folder.rsplit_once('/').map_or(folder.as_str(), |(_, name)| name);
        let own = page.as_ref().and_then(|page| page.header.slug.clone());
        let address = match parent {
            Some(parent) => sections[parent].address.page(&own.unwrap_or_else(|| slug(name))),
            None if language == 0 => Address::default(),
            None => Address::default().page(&config.languages[language].code),
        };
        let title = match &page {
            Some(page) => page.header.title.clone(),
            None if folder.is_empty() => config.title_in(language).to_owned(),
            None => title_of(name),
        };
        let (kind, order, per_page) = settings(&folder, language, page.as_ref(), &sections, &indices);
        let main = indices.get(&(0, folder.clone())).map(|index| &sections[*index].chapters);
        let chapters = page.as_ref().and_then(|page| page.header.section.as_ref()).map(|own| &own.chapters);
        let chapters = chapters.filter(|own| !own.is_empty()).or(main).cloned().unwrap_or_default();
        let chapters = in_order(chapters);
        // Chapters are not torn apart.
        let per_page = if chapters.is_empty() { per_page } else { WHOLE };
        let index = sections.len();
        indices.insert((language, folder.clone()), index);
        if let Some(parent) = parent {
            sections[parent].children.push(index);
        }
        sections.push(Section {
            language,
            folder,
            page,
            title,
            address,
            parent,
            kind,
            order,
            per_page,
            chapters,
            children: Vec::new(),
            pages: Vec::new(),
            archive: Vec::new(),
            translations: Vec::new(),
        });
    }
    let mut groups: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
    for (index, section) in sections.iter().enumerate() {
        groups.entry(&section.folder).or_default().push(index);
    }
    let translations: Vec<Vec<usize>> = sections
        .iter()
        .enumerate()
        .map(|(index, section)| {
            groups[section.folder.as_str()].iter().copied().filter(|other| *other != index).collect()
        })
        .collect();
    for (section, translations) in sections.iter_mut().zip(translations) {
        section.translations = translations;
    }
    sections
}

fn add_with_ancestors(
    folders: &mut BTreeMap<(usize, String), Option<Released<Document>>>,
    language: usize,
    folder: &str,
) {
    let mut folder = Some(folder);
    while let Some(name) = folder {
        folders.entry((language, name.to_owned())).or_default();
        folder = name.rsplit_once('/').map(|(above, _)| above).or((!name.is_empty()).then_some(""));
    }
}

/// Returns what a section says about itself: on its own page, else on that of the main language,
/// else on that of the section above; else what its type is usually like.
fn settings(
    folder: &str,
    language: usize,
    page: Option<&Released<Document>>,
    sections: &[Section],
    indices: &BTreeMap<(usize, String), usize>,
) -> (Option<String>, Order, usize) {
    let own = page.and_then(|page| page.header.section.as_ref());
    let section = |language: usize, folder: &str| {
        indices.get(&(language, folder.to_owned())).map(|index| &sections[*index])
    };
    let main = if language == 0 { None } else { section(0, folder) };
    let above = folder.rsplit_once('/').and_then(|(above, _)| section(language, above).or(section(0, above)));
    let kind = own.and_then(|own| own.kind.clone());
    let kind = kind
        .or_else(|| main.and_then(|main| main.kind.clone()))
        .or_else(|| above.and_then(|above| above.kind.clone()));
    let usual = match kind.as_deref() {
        Some("policy") => Order::Number,
        Some("report" | "bulletin" | "event" | "project" | "forecast") => Order::Date,
        Some("training") => Order::Weight,
        _ => Order::Title,
    };
    let order = own.and_then(|own| own.order).or(main.map(|main| main.order)).unwrap_or(usual);
    let per_page = own.and_then(|own| own.per_page).or(main.map(|main| main.per_page)).unwrap_or(PER_PAGE);
    (kind, order, per_page)
}

/// Puts chapters into the order of their numbers, each once.
fn in_order(mut chapters: Vec<Chapter>) -> Vec<Chapter> {
    chapters.sort_by_cached_key(|chapter| Natural::new(&chapter.from));
    chapters.dedup_by(|next, chapter| next.from == chapter.from);
    chapters
}

/// Makes a title out of a folder's name.
fn title_of(name: &str) -> String {
    let words = name.replace(['-', '_'], " ");
    let mut letters = words.chars();
    letters.next().map_or(String::new(), |first| first.to_uppercase().chain(letters).collect())
}
