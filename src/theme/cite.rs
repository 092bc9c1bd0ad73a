//! Citations: how a document is named so that others find the same words: `RPD 300, version 4.2`.

use super::Press;
use crate::document::FieldValue;
use crate::locale::{Argument, Locales};
use crate::site::{Page, Site, Wording};

/// Returns the version of a document, if it says which it is.
pub(super) fn version(press: &Press<'_>, page: &Page) -> Option<String> {
    let version = press.site.field(page, "version").and_then(FieldValue::as_text)?;
    Some(press.marks.text(version, page.document.language).into_owned())
}

/// Returns how a document is cited.
pub(super) fn document(press: &Press<'_>, page: usize) -> String {
    let language = press.site.pages[page].document.language;
    press.marks.text(&document_in(press.site, press.locales, page), language).into_owned()
}

/// Returns how a document is cited: by the agency's initials and its number, or by its title; with its
/// version, or the day of its last change. Signs in it stand for redactions.
pub(super) fn document_in(site: &Site<'_>, locales: &Locales, page: usize) -> String {
    wording_in(site, locales, Wording::Today(page))
}

/// Returns how a text of a document is cited.
pub(super) fn wording_in(site: &Site<'_>, locales: &Locales, wording: Wording) -> String {
    let document = site.wording(wording);
    let language = document.language;
    let header = &document.header;
    let agency = &site.config.agency;
    let agency = agency.short_name.as_deref().or(agency.name.as_deref()).unwrap_or_default();
    let number = site.number_of(wording).map(str::to_owned);
    let name = number.unwrap_or_else(|| locales.with(language, "citation-title", "title", &header.title));
    let name = format!("{agency} {name}").trim().to_owned();
    let kind = &site.kind(&site.pages[site.page_of(wording)]).name;
    let version = header.text(kind, "version");
    let (key, held) = match (version, header.last_change()) {
        (Some(version), _) => ("citation-version", version.to_owned()),
        (None, Some(date)) => ("citation-date", locales.date(language, date)),
        (None, None) => return name,
    };
    let arguments = [("name", Argument::Text(name.clone())), ("held", Argument::Text(held))];
    locales.get(language, key, &arguments).unwrap_or(name)
}
