//! From an edition to a site.

use std::collections::BTreeMap;

use super::address::slug;
use super::sections::{folder_of, sections};
use super::{
    Page, Site, Status, Target, alerts, claims, order, recurrence, related, relations, terms, translations,
    versions,
};
use crate::config::Config;
use crate::disclosure::{Document, Edition, Released};
use crate::document::{CommentWindow, Language, Reference};
use crate::finding::{Finding, Findings, Place, Result, Rule};
use crate::source::{Role, SourcePath};

/// A finding about a reference that leads nowhere, and where it was meant to lead.
#[derive(Debug)]
pub struct Broken {
    /// The finding.
    pub finding: Finding,
    /// What was referred to.
    pub target: SourcePath,
}

/// Puts a site together from what was released.
///
/// References that lead nowhere are returned beside it: only what knows the withheld side can say why.
///
/// # Errors
/// Documents that lack fields of their type.
pub fn assemble<'c>(
    edition: Edition,
    config: &'c Config,
    findings: &mut Findings,
) -> Result<(Site<'c>, Vec<Broken>)> {
    let (section_pages, documents): (Vec<_>, Vec<_>) =
        edition.documents.into_iter().partition(|document| document.role == Role::Section);
    let sections = sections(&documents, section_pages, config);
    let mut site = Site {
        config,
        pages: Vec::with_capacity(documents.len()),
        versions: Vec::new(),
        sections,
        terms: Vec::new(),
        assets: edition.assets,
        listings: edition.listings,
        statics: edition.statics,
        theme: edition.theme,
        data: edition.data,
        targets: BTreeMap::new(),
    };
    let indices: BTreeMap<(usize, String), usize> = site
        .sections
        .iter()
        .enumerate()
        .map(|(index, section)| ((section.language, section.folder.clone()), index))
        .collect();
    for document in documents {
        let section = indices[&(document.language, folder_of(&document).to_owned())];
        add_page(&mut site, document, section, findings);
    }
    for page in &mut site.pages {
        page.recurrence = recurrence::read(page, findings);
    }
    site.versions = versions::find(edition.versions, &site.pages, findings);
    translations::find(&mut site.pages, config);
    fill_targets(&mut site);
    let mut broken = attachments(&mut site);
    broken.extend(references(&mut site));
    relations::find(&mut site);
    relations::check(&site, findings);
    lists(&mut site);
    translations::report(&site, findings);
    site.terms = terms::terms(&site.pages, &site.sections, config);
    for (page, related) in related::related(&site.pages, &site.terms).into_iter().enumerate() {
        site.pages[page].related = related;
    }
    claims::find_behind(&mut site);
    claims::report(&site, findings);
    alerts::supersede(&mut site, findings);
    recurrence::report(&site, findings);
    findings.checked((site, broken))
}

/// Puts the documents of each section in order. What is no longer in force stands in the section's archive.
fn lists(site: &mut Site<'_>) {
    for index in 0..site.sections.len() {
        let mut pages = std::mem::take(&mut site.sections[index].pages);
        order::sort(&mut pages, site.sections[index].order, site);
        let is_archived = |page: &usize| Status::of(site, *page).is_some_and(Status::is_archived);
        let (archive, pages): (Vec<usize>, Vec<usize>) = pages.into_iter().partition(is_archived);
        for pair in pages.windows(2) {
            site.pages[pair[0]].next = Some(pair[1]);
            site.pages[pair[1]].previous = Some(pair[0]);
        }
        site.sections[index].pages = pages;
        site.sections[index].archive = archive;
    }
}

fn add_page(site: &mut Site<'_>, document: Released<Document>, section: usize, findings: &mut Findings) {
    let config = site.config;
    let header = &document.header;
    let name = header.kind.as_deref().or(site.sections[section].kind.as_deref()).unwrap_or("page");
    let kind =
        config.types.iter().position(|definition| definition.name == name).unwrap_or(config.types.len() - 1);
    let definition = &config.types[kind];
    let place = || Place::file(document.path.as_str());
    for field in definition.fields.iter().filter(|field| field.required) {
        if !header.fields.contains_key(name) {
            let message = format!("a document of type `{name}` needs `{name}.{}`", field.name);
            findings.push(Finding::new(Rule::MissingField, message).at(place()));
        }
    }
    for other in header.fields.keys().filter(|other| *other != name) {
        let message = format!("the document is of type `{name}`, but has fields of type `{other}`");
        findings.push(
            Finding::new(Rule::UnknownKey, message)
                .at(place())
                .mend(format!("write `type: {other}`, or remove `{other}:`")),
        );
    }
    let fields = header.fields.values().flatten().flat_map(|(_, value)| value.texts());
    let comments = header.comments.iter().flat_map(CommentWindow::texts);
    let fields = fields.chain(comments);
    let texts = [Some(header.title.as_str()), header.summary.as_deref(), header.contact.as_deref()];
    if texts.into_iter().flatten().chain(fields).any(|text| text.contains(":var[")) {
        let message = "a variable stands in the front matter, where nothing takes its place";
        let finding = Finding::new(Rule::VariableUnknown, message).at(place());
        findings.push(finding.mend("write the words that it stands for, or use it in the text"));
    }
    let own = header.slug.clone().unwrap_or_else(|| slug(stem(&document)));
    let address = site.sections[section].address.page(&own);
    site.sections[section].pages.push(site.pages.len());
    site.pages.push(Page {
        document,
        kind,
        section,
        address,
        translations: Vec::new(),
        original: None,
        previous: None,
        next: None,
        related: Vec::new(),
        attachments: Vec::new(),
        recurrence: None,
        superseded: None,
        behind: Vec::new(),
        references: BTreeMap::new(),
        superseded_by: Vec::new(),
        amended_by: Vec::new(),
    });
}

/// Returns the name of a document without extension and language.
pub(super) fn stem(document: &Document) -> &str {
    let name = match document.role {
        Role::Bundle => {
            document.path.folder().rsplit_once('/').map_or(document.path.folder(), |(_, name)| name)
        }
        Role::Page | Role::Section | Role::Version => {
            document.path.name().strip_suffix(".md").unwrap_or_default()
        }
    };
    match name.rsplit_once('.') {
        Some((stem, code)) if document.role == Role::Page && Language::is_code(code) => stem,
        _ => name,
    }
}

fn fill_targets(site: &mut Site<'_>) {
    let pages =
        site.pages.iter().enumerate().map(|(index, page)| (page.document.path.clone(), Target::Page(index)));
    let with_page =
        site.sections.iter().enumerate().filter_map(|(index, section)| {
            Some((section.page.as_ref()?.path.clone(), Target::Section(index)))
        });
    // A folder leads to its section, as it does on a forge.
    let folders = site
        .sections
        .iter()
        .enumerate()
        .filter(|(_, section)| section.language == 0 && !section.folder.is_empty());
    let folders = folders
        .filter_map(|(index, section)| Some((SourcePath::new(&section.folder)?, Target::Section(index))));
    let bundles = site
        .pages
        .iter()
        .enumerate()
        .filter(|(_, page)| page.document.role == Role::Bundle && page.document.language == 0);
    let bundles = bundles.filter_map(|(index, page)| {
        Some((SourcePath::new(page.document.path.folder())?, Target::Page(index)))
    });
    let assets =
        site.assets.iter().enumerate().map(|(index, asset)| (asset.path.clone(), Target::Asset(index)));
    let versions = site
        .versions
        .iter()
        .enumerate()
        .map(|(index, version)| (version.document.path.clone(), Target::Version(index)));
    site.targets =
        pages.chain(versions).chain(with_page).chain(folders).chain(bundles).chain(assets).collect();
}

/// Resolves what the fields of all documents and versions refer to.
fn references(site: &mut Site<'_>) -> Vec<Broken> {
    let mut broken = Vec::new();
    for index in 0..site.pages.len() {
        site.pages[index].references = resolve(site, &site.pages[index].document, &mut broken);
    }
    for index in 0..site.versions.len() {
        site.versions[index].references = resolve(site, &site.versions[index].document, &mut broken);
    }
    broken
}

/// Whether a field says which policy replaces, amends or takes in which other one.
fn is_relation(name: &str) -> bool {
    matches!(name, "supersedes" | "amends" | "incorporated_into")
}

fn is_section(target: Target) -> bool {
    matches!(target, Target::Section(_))
}

fn resolve(site: &Site<'_>, document: &Document, broken: &mut Vec<Broken>) -> BTreeMap<String, Target> {
    let fields = document.header.fields.values().flatten();
    let named = fields.flat_map(|(name, value)| value.as_references().iter().map(move |one| (name, one)));
    let mut found = BTreeMap::new();
    for (name, reference) in named {
        let Reference::Document(path) = reference else { continue };
        let target = document.path.follow(path);
        let message = match target.as_ref().and_then(|path| site.target(path)) {
            // A section's page is a document, and no policy.
            Some(page @ (Target::Page(_) | Target::Section(_)))
                if !(is_relation(name) && is_section(page)) =>
            {
                found.insert(path.clone(), page);
                continue;
            }
            Some(_) => format!("`{name}` names something that is not a document"),
            None => format!("`{name}` names a document that is not there"),
        };
        let finding = Finding::new(Rule::BrokenLink, message).at(Place::file(document.path.as_str()));
        let target = target.unwrap_or_else(|| document.path.clone());
        broken.push(Broken {
            finding: finding.mend("name the document by the path of its file from this one"),
            target,
        });
    }
    found
}

/// Resolves the attachments of all documents.
fn attachments(site: &mut Site<'_>) -> Vec<Broken> {
    let mut broken = Vec::new();
    for index in 0..site.pages.len() {
        let document = &site.pages[index].document;
        let mut found = Vec::new();
        for reference in &document.header.attachments {
            let target = document.path.follow(reference);
            match target.as_ref().and_then(|path| site.target(path)) {
                Some(Target::Asset(asset)) => found.push(asset),
                _ => {
                    let message = "an attachment is not a file that can be published";
                    let finding =
                        Finding::new(Rule::BrokenLink, message).at(Place::file(document.path.as_str()));
                    let target = target.unwrap_or_else(|| document.path.clone());
                    broken.push(Broken {
                        finding: finding.mend("name the file by its path from the document"),
                        target,
                    });
                }
            }
        }
        site.pages[index].attachments = found;
    }
    broken
}
