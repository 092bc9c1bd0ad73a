//! The catalog: what a PDF holds besides its pages. Much of it is a reason to refuse.

use std::collections::BTreeSet;

use lopdf::{Dictionary, Document, Object};

use super::copy::Copy;
use super::page::Page;
use super::schema::Kind;
use super::streams::{entry, resolve};

/// Says what is wrong with a file as a whole.
pub(super) fn faults(document: &Document, catalog: &Dictionary) -> BTreeSet<String> {
    let mut faults = BTreeSet::new();
    let mut fault = |is_there: bool, what: &str| {
        if is_there {
            faults.insert(format!("it holds {what}"));
        }
    };
    let names = entry(document, catalog, b"Names").as_dict().ok();
    let in_names = |key: &[u8]| names.is_some_and(|names| !entry(document, names, key).is_null());
    let form = entry(document, catalog, b"AcroForm").as_dict().ok();
    let in_form = |key: &[u8]| form.is_some_and(|form| form.has(key));
    let is_signed = entry(document, catalog, b"Perms").as_dict().is_ok()
        || form.is_some_and(|form| {
            entry(document, form, b"SigFlags").as_i64().is_ok_and(|flags| flags & 1 != 0)
        });
    let opening = entry(document, catalog, b"OpenAction");
    let opens_page = opening.is_null()
        || opening.as_array().is_ok()
        || opening
            .as_dict()
            .is_ok_and(|action| entry(document, action, b"S").as_name().is_ok_and(|kind| kind == b"GoTo"));
    fault(is_signed, "a signature, which would be void when the file is cleaned");
    fault(in_form(b"XFA"), "an XFA form");
    fault(form.is_some() && !in_form(b"XFA"), "a form");
    fault(in_names(b"EmbeddedFiles") || catalog.has(b"AF") || catalog.has(b"Collection"), "embedded files");
    fault(in_names(b"JavaScript"), "a script");
    fault(!opens_page || catalog.has(b"AA"), "a script or an action");
    fault(has_layers(document, catalog), "layers that can be hidden");
    faults
}

fn has_layers(document: &Document, catalog: &Dictionary) -> bool {
    let Ok(layers) = entry(document, catalog, b"OCProperties").as_dict() else { return false };
    !entry(document, layers, b"OCGs").as_array().is_ok_and(Vec::is_empty)
}

/// Says what is wrong with a page, other than what is painted.
pub(super) fn page_faults(page: &Page) -> BTreeSet<String> {
    let mut faults = BTreeSet::new();
    if page.dictionary.has(b"AA") {
        faults.insert("holds a script or an action".to_owned());
    }
    if page.dictionary.has(b"AF") {
        faults.insert("holds an embedded file".to_owned());
    }
    faults
}

/// Copies the catalog; the pages are copied already.
pub(super) fn copy(copy: &mut Copy<'_>, catalog: &Dictionary) -> Dictionary {
    let kept: [(&str, Kind); 4] = [
        ("Lang", Kind::Words),
        ("StructTreeRoot", Kind::Structure),
        ("Outlines", Kind::Outline),
        ("PageLabels", Kind::Label),
    ];
    let mut new = copy.entries(catalog, &kept);
    new.set("Type", "Catalog");
    if is_tagged(copy.source, catalog) {
        let mut marks = Dictionary::new();
        marks.set("Marked", true);
        new.set("MarkInfo", marks);
    }
    if let Ok(mode) = entry(copy.source, catalog, b"PageMode").as_name()
        && mode == b"UseOutlines"
    {
        new.set("PageMode", "UseOutlines");
    }
    new
}

fn is_tagged(document: &Document, catalog: &Dictionary) -> bool {
    let marks = entry(document, catalog, b"MarkInfo").as_dict();
    let is_marked =
        marks.is_ok_and(|marks| entry(document, marks, b"Marked").as_bool().is_ok_and(|marked| marked));
    is_marked && entry(document, catalog, b"StructTreeRoot").as_dict().is_ok()
}

/// Returns what keeps some people from reading the file.
pub(super) fn flaws(document: &Document, catalog: &Dictionary) -> Vec<&'static str> {
    let has_language = match catalog.get(b"Lang").map(|language| resolve(document, language)) {
        Ok(Object::String(language, _)) => !language.is_empty(),
        _ => false,
    };
    match (is_tagged(document, catalog), has_language) {
        (false, _) => vec!["the PDF has no tags, so screen readers cannot follow it"],
        (true, false) => {
            vec!["the PDF does not say its language, so screen readers may read it out in another one"]
        }
        (true, true) => Vec::new(),
    }
}
