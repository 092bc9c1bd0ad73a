//! Looking for what is hidden in an Office file.
//!
//! A part is judged by its outermost element, not by its name or the file's: both can be changed
//! without any program minding.

pub(super) mod open_document;
mod parts;
pub(super) mod sheet;
mod slides;
mod word;

use super::found::{Found, Thing};
use super::package::Package;
use super::xml::{Element, Piece, Tag, yes};

/// Looks for what is hidden in a package.
///
/// # Errors
/// Why it cannot be told, in plain words.
pub(super) fn inspect(package: &mut Package<'_>, found: &mut Found) -> Result<(), String> {
    found.add_many(Thing::Beside, package.bytes_beside());
    if package.has("META-INF/manifest.xml") || package.has("mimetype") {
        open_document::inspect(package, found)
    } else if package.has("[Content_Types].xml") {
        parts::inspect(package, found);
        Ok(())
    } else {
        Err("it is an archive, but not an Office file".to_owned())
    }
}

/// Returns a text part, or notes that it cannot be read.
fn text(package: &mut Package<'_>, name: &str, found: &mut Found) -> Option<String> {
    match package.text(name) {
        Ok(text) => text,
        Err(_) => {
            found.add(Thing::Unreadable);
            None
        }
    }
}

/// Notes the properties that say something, of a part that lists them.
fn properties(text: &str, words: &[(&str, &'static str)], found: &mut Found) -> Result<(), String> {
    let whole = Element::parse(text)?;
    for list in
        whole.elements().flat_map(|root| root.elements().chain(root.elements().flat_map(Element::elements)))
    {
        let said = words.iter().find(|(name, _)| *name == list.name);
        if let Some((_, words)) = said.filter(|_| !list.text().trim().is_empty()) {
            found.property(words);
        }
        if matches!(list.name.as_str(), "property" | "user-defined") {
            found.add(Thing::CustomProperty);
        }
    }
    Ok(())
}
