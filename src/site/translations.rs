//! Translations: the same document in several languages, which of them is the original, and whether the
//! others have kept up with it.

use std::collections::BTreeMap;

use super::{Page, Site, assemble};
use crate::config::Config;
use crate::disclosure::{Document, Released};
use crate::document::{Date, FieldValue};
use crate::finding::{Finding, Findings, Place, Rule};

/// The document that a translation was made from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Original {
    /// The document.
    pub page: usize,
    /// Whether it was changed since.
    pub changed_since: bool,
}

/// Finds the translations of all documents.
pub(super) fn find(pages: &mut [Page], config: &Config) {
    let mut groups: BTreeMap<(String, String), Vec<usize>> = BTreeMap::new();
    for (index, page) in pages.iter().enumerate() {
        let key = (page.document.path.folder().to_owned(), assemble::stem(&page.document).to_owned());
        groups.entry(key).or_default().push(index);
    }
    let first = config.authoritative.unwrap_or(0);
    for group in groups.values().filter(|group| group.len() > 1) {
        let original = group.iter().copied().find(|page| pages[*page].document.language == first);
        for page in group {
            pages[*page].translations = group.iter().copied().filter(|other| other != page).collect();
            let original = original.filter(|original| original != page);
            pages[*page].original = original.map(|original| Original {
                page: original,
                changed_since: changed_since(&pages[*page], &pages[original], config),
            });
        }
    }
}

/// Whether an original was changed since a translation was made of it: by the version that the translation
/// says it follows, else by the days on which both were last changed.
fn changed_since(translation: &Page, original: &Page, config: &Config) -> bool {
    match (&translation.document.header.follows, last_change(original)) {
        (Some(follows), last) => {
            let is_current = version(original, config).is_some_and(|version| version == follows)
                || last.is_some_and(|last| last.to_string() == *follows);
            !is_current
        }
        (None, last) => last > last_change(translation),
    }
}

fn last_change(page: &Page) -> Option<Date> {
    page.document.header.last_change()
}

/// Returns the version that a document says it is.
fn version<'p>(page: &'p Page, config: &Config) -> Option<&'p str> {
    page.field(&config.types[page.kind].name, "version").and_then(FieldValue::as_text)
}

/// Says which translations are behind, and how much of the site there is in each language.
pub(super) fn report(site: &Site<'_>, findings: &mut Findings) {
    for page in &site.pages {
        let place = || Place::file(page.document.path.as_str());
        match page.original {
            Some(original) if original.changed_since => {
                let other = &site.pages[original.page];
                let now = version(other, site.config).map(str::to_owned);
                let now = now.or_else(|| last_change(other).map(|date| date.to_string())).unwrap_or_default();
                let message = format!("the original, {}, was changed since", other.document.path);
                let finding = Finding::new(Rule::TranslationStale, message).at(place());
                findings
                    .push(finding.mend(format!("translate what changed, then write `follows: \"{now}\"`")));
            }
            None if page.document.header.follows.is_some() => {
                let message = "the document follows another one, but there is no other one that is released";
                findings.push(Finding::new(Rule::TranslationStale, message).at(place()));
            }
            Some(_) | None => (),
        }
    }
    sections(site, findings);
    let first = site.config.authoritative.unwrap_or(0);
    let all = site.pages.iter().filter(|page| page.document.language == first).count();
    for (language, definition) in
        site.config.languages.iter().enumerate().filter(|(index, _)| *index != first)
    {
        let here: Vec<&Page> = site.pages.iter().filter(|page| page.document.language == language).collect();
        let translated = here.iter().filter_map(|page| page.original).count();
        let behind =
            here.iter().filter_map(|page| page.original).filter(|original| original.changed_since).count();
        let missing = all - translated;
        if missing + behind == 0 {
            continue;
        }
        let message = format!(
            "{}: {translated} of {all} documents are translated; {behind} of these are behind their original",
            definition.name
        );
        let list = of_sections(site, first, language);
        let finding = Finding::new(Rule::TranslationParity, message).at(crate::config::place());
        findings.push(finding.mend(format!("not translated yet: {list}")));
    }
}

/// Says which section pages are behind, of those that say what they follow.
fn sections(site: &Site<'_>, findings: &mut Findings) {
    for section in &site.sections {
        let Some(page) = &section.page else { continue };
        let Some(follows) = &page.header.follows else { continue };
        let mut others = section.translations.iter().filter_map(|other| site.sections[*other].page.as_ref());
        let is_current = |other: &Released<Document>| {
            let last = other.header.last_change();
            last.is_some_and(|last| last.to_string() == *follows)
        };
        if !others.any(is_current) {
            let message = "the section page that it was made from was changed since";
            let finding = Finding::new(Rule::TranslationStale, message).at(Place::file(page.path.as_str()));
            findings.push(finding.mend("translate what changed, then write the day of its last change"));
        }
    }
}

/// Lists how many documents of each section are not translated into a language.
fn of_sections(site: &Site<'_>, first: usize, language: usize) -> String {
    let mut missing: BTreeMap<&str, usize> = BTreeMap::new();
    let is_missing = |page: &&Page| {
        let is = |other: &usize| site.pages[*other].document.language == language;
        page.document.language == first && !page.translations.iter().any(is)
    };
    for page in site.pages.iter().filter(is_missing) {
        let folder = site.sections[page.section].folder.as_str();
        *missing.entry(folder).or_default() += 1;
    }
    let counts = missing.into_iter().map(|(folder, count)| format!("{count} in content/{folder}"));
    counts.collect::<Vec<_>>().join(", ")
}
