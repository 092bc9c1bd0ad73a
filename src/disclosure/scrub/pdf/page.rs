//! The pages of a PDF, in order, each with what it takes over from the tree that it stands in.

use std::collections::BTreeSet;

use lopdf::{Dictionary, Document, Object, ObjectId};

use super::streams::{dictionary, entry, resolve};

/// How deep the tree of pages may be.
const DEPTH: usize = 64;
/// The most pages.
const MOST: usize = 5_000;

/// Entries that pages take over.
pub(super) const INHERITED: [&[u8]; 4] = [b"Resources", b"MediaBox", b"CropBox", b"Rotate"];

/// A page.
pub(super) struct Page {
    pub(super) id: ObjectId,
    /// Its own entries, and those that it takes over.
    pub(super) dictionary: Dictionary,
}

/// Lists the pages.
///
/// # Errors
/// What is wrong with the tree of pages.
pub(super) fn pages(document: &Document) -> Result<Vec<Page>, String> {
    const DAMAGED: &str = "its list of pages is damaged";
    let root = document.catalog().ok().and_then(|catalog| catalog.get(b"Pages").ok()).ok_or(DAMAGED)?;
    let (mut pages, mut seen) = (Vec::new(), BTreeSet::new());
    let mut open: Vec<(Object, Dictionary, usize)> = vec![(root.clone(), Dictionary::new(), 0)];
    while let Some((node, inherited, depth)) = open.pop() {
        let id = node.as_reference().map_err(|_| DAMAGED)?;
        let found = dictionary(document, &node).ok_or(DAMAGED)?;
        if !seen.insert(id) || depth > DEPTH || pages.len() >= MOST || open.len() > 4 * MOST {
            return Err(DAMAGED.to_owned());
        }
        let mut own = inherited;
        for key in INHERITED {
            if let Ok(value) = found.get(key) {
                own.set(key, value.clone());
            }
        }
        if let Ok(kids) = entry(document, found, b"Kids").as_array() {
            if kids.len() > MOST {
                return Err(DAMAGED.to_owned());
            }
            open.extend(kids.iter().rev().map(|kid| (kid.clone(), own.clone(), depth + 1)));
        } else {
            for (key, value) in found {
                own.set(key.clone(), value.clone());
            }
            pages.push(Page { id, dictionary: own });
        }
    }
    if pages.is_empty() { Err("it has no pages".to_owned()) } else { Ok(pages) }
}

impl Page {
    /// Returns what can be seen of the page: left, low, right, high.
    pub(super) fn bounds(&self, document: &Document) -> Option<[f64; 4]> {
        let media = rectangle(document, entry(document, &self.dictionary, b"MediaBox"))?;
        let crop = rectangle(document, entry(document, &self.dictionary, b"CropBox")).unwrap_or(media);
        let both =
            [media[0].max(crop[0]), media[1].max(crop[1]), media[2].min(crop[2]), media[3].min(crop[3])];
        (both[0] < both[2] && both[1] < both[3]).then_some(both)
    }
}

/// Reads a rectangle: left, low, right, high.
pub(super) fn rectangle(document: &Document, object: &Object) -> Option<[f64; 4]> {
    let parts = object.as_array().ok().filter(|parts| parts.len() == 4)?;
    let mut numbers = parts.iter().map(|part| resolve(document, part).as_float().ok().map(f64::from));
    let mut next = || numbers.next().flatten().filter(|number| number.is_finite());
    let (a, b, c, d) = (next()?, next()?, next()?, next()?);
    Some([a.min(c), b.min(d), a.max(c), b.max(d)])
}
