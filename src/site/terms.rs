//! Terms: what documents are about, for whom, and under which words they are found.

use std::collections::BTreeMap;

use super::address::{Address, slug};
use super::{Page, Section};
use crate::config::Config;

/// The terms of one taxonomy in one language.
#[derive(Debug)]
pub struct Terms {
    /// The index of the taxonomy.
    pub taxonomy: usize,
    /// The index of the language.
    pub language: usize,
    /// Where the list of terms stands.
    pub address: Address,
    /// The terms, by name.
    pub terms: Vec<Term>,
}

/// A term with its documents.
#[derive(Debug)]
pub struct Term {
    /// Its name.
    pub name: String,
    /// Where it stands.
    pub address: Address,
    /// Its documents, newest first.
    pub pages: Vec<usize>,
}

/// Collects the terms of all documents.
pub(super) fn terms(pages: &[Page], sections: &[Section], config: &Config) -> Vec<Terms> {
    let mut all = Vec::new();
    for (language, _) in config.languages.iter().enumerate() {
        let home = sections.iter().find(|section| section.language == language && section.folder.is_empty());
        let Some(home) = home.map(|section| &section.address) else { continue };
        for (taxonomy, definition) in config.taxonomies.iter().enumerate() {
            let mut found: BTreeMap<String, (String, Vec<usize>)> = BTreeMap::new();
            for (index, page) in
                pages.iter().enumerate().filter(|(_, page)| page.document.language == language)
            {
                for name in page.document.header.terms.get(&definition.name).into_iter().flatten() {
                    let entry = found.entry(slug(name)).or_insert_with(|| (name.clone(), Vec::new()));
                    if entry.1.last() != Some(&index) {
                        entry.1.push(index);
                    }
                }
            }
            if found.is_empty() {
                continue;
            }
            let address = home.page(&slug(&definition.name));
            let term = |(slug, (name, mut pages_of)): (String, (String, Vec<usize>))| {
                pages_of.sort_by_cached_key(|page| {
                    let header = &pages[*page].document.header;
                    (std::cmp::Reverse(header.date), header.title.to_lowercase(), *page)
                });
                Term { name, address: address.page(&slug), pages: pages_of }
            };
            let terms = found.into_iter().map(term).collect();
            all.push(Terms { taxonomy, language, address, terms });
        }
    }
    all
}
