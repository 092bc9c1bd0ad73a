//! Links: annotations and actions that lead somewhere. All other annotations and actions are refused.

use std::collections::{BTreeMap, BTreeSet};

use lopdf::{Dictionary, Document, Object};

use super::copy::Copy;
use super::page::Page;
use super::schema::{self, Kind};
use super::streams::{dictionary, entry, resolve};

/// Schemes that a link may have.
const SCHEMES: [&str; 4] = ["http://", "https://", "mailto:", "tel:"];
/// The most places with names.
const MOST: usize = 100_000;

/// Says what is wrong with the annotations of a page.
pub(super) fn faults(document: &Document, page: &Page) -> BTreeSet<String> {
    let mut faults = BTreeSet::new();
    for annotation in annotations(document, page) {
        let Some(annotation) = dictionary(document, annotation) else { continue };
        let kind = entry(document, annotation, b"Subtype").as_name().unwrap_or_default();
        let fault = match kind {
            b"Link" => {
                if annotation.has(b"AA") {
                    faults.insert("holds a script or an action".to_owned());
                }
                action_fault(document, entry(document, annotation, b"A"))
            }
            b"Redact" => Some("holds a redaction that was marked but not carried out"),
            b"Widget" => Some("holds a field of a form"),
            b"FileAttachment" => Some("holds an embedded file"),
            b"Screen" | b"Movie" | b"Sound" | b"RichMedia" | b"3D" => Some("holds sound, film or a model"),
            b"Highlight" | b"Underline" | b"StrikeOut" | b"Squiggly" => Some("holds marks of a reviewer"),
            b"Text" | b"FreeText" | b"Popup" => Some("holds a comment"),
            _ => Some("holds an annotation that is not a link"),
        };
        faults.extend(fault.map(str::to_owned));
    }
    faults
}

fn annotations<'d>(document: &'d Document, page: &'d Page) -> &'d [Object] {
    entry(document, &page.dictionary, b"Annots").as_array().map(Vec::as_slice).unwrap_or_default()
}

/// Says what is wrong with an action.
fn action_fault(document: &Document, action: &Object) -> Option<&'static str> {
    let Ok(action) = action.as_dict() else { return None };
    match entry(document, action, b"S").as_name() {
        Ok(b"GoTo") => None,
        Ok(b"URI") => {
            let address = entry(document, action, b"URI").as_str().unwrap_or_default();
            let address = String::from_utf8_lossy(address).to_ascii_lowercase();
            let is_open = SCHEMES.iter().any(|scheme| address.starts_with(scheme)) || !address.contains(':');
            (!is_open).then_some("holds a link that leads to no web page and no mail address")
        }
        Ok(b"JavaScript") => Some("holds a script"),
        _ => Some("holds an action that is not a link"),
    }
}

/// Copies the links of a page.
pub(super) fn copy(copy: &mut Copy<'_>, page: &Page) -> Vec<Object> {
    let mut links = Vec::new();
    for annotation in annotations(copy.source, page) {
        let Some(found) = dictionary(copy.source, annotation) else { continue };
        if entry(copy.source, found, b"Subtype").as_name().is_ok_and(|kind| kind == b"Link") {
            let link = copy.entries(found, schema::LINK);
            let id = copy.target.add_object(link);
            if let Ok(old) = annotation.as_reference() {
                copy.annotations.insert(old, id);
            }
            links.push(id.into());
        }
    }
    links
}

/// Copies an action.
pub(super) fn action(copy: &mut Copy<'_>, value: &Object) -> Object {
    let source = copy.source;
    let Ok(found) = resolve(source, value).as_dict().cloned() else { return Object::Null };
    if let Some(fault) = action_fault(source, &Object::Dictionary(found.clone())) {
        copy.faults.insert(format!("it {fault}"));
        return Object::Null;
    }
    let mut action =
        copy.entries(&found, &[("S", Kind::Plain), ("URI", Kind::Words), ("D", Kind::Destination)]);
    action.set("Type", "Action");
    Object::Dictionary(action)
}

/// Copies where a link within the file leads. Names of places become the places.
pub(super) fn destination(copy: &mut Copy<'_>, value: &Object) -> Object {
    let source = copy.source;
    let mut found = resolve(source, value).clone();
    if let Object::Name(name) | Object::String(name, _) = &found {
        found = copy.places.get(name).cloned().unwrap_or(Object::Null);
    }
    if let Object::Dictionary(place) = &found {
        found = entry(source, place, b"D").clone();
    }
    let Object::Array(parts) = found else { return Object::Null };
    let Some((page, how)) = parts.split_first() else { return Object::Null };
    let page = copy.value(page, Kind::PageLink);
    if page.is_null() {
        return Object::Null;
    }
    let how = how.iter().map(|part| copy.value(part, Kind::Plain));
    Object::Array(std::iter::once(page).chain(how).collect())
}

/// Lists the places of a file that have names.
pub(super) fn places(document: &Document) -> BTreeMap<Vec<u8>, Object> {
    let mut places = BTreeMap::new();
    let Ok(catalog) = document.catalog() else { return places };
    if let Ok(old) = entry(document, catalog, b"Dests").as_dict() {
        places.extend(old.iter().map(|(name, place)| (name.clone(), resolve(document, place).clone())));
    }
    let names = entry(document, catalog, b"Names").as_dict();
    let mut open: Vec<&Dictionary> =
        names.ok().and_then(|names| dictionary(document, names.get(b"Dests").ok()?)).into_iter().collect();
    let mut seen = 0;
    while let Some(node) = open.pop() {
        seen += 1;
        if seen > MOST || places.len() > MOST || open.len() > MOST {
            break;
        }
        for pair in
            entry(document, node, b"Names").as_array().map(Vec::as_slice).unwrap_or_default().chunks(2)
        {
            if let [Object::String(name, _), place] = pair {
                places.insert(name.clone(), resolve(document, place).clone());
            }
        }
        let kids = entry(document, node, b"Kids").as_array().map(Vec::as_slice).unwrap_or_default();
        open.extend(kids.iter().filter_map(|kid| dictionary(document, kid)));
    }
    places
}
