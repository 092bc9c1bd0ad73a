//! Markup: released text becomes bodies of HTML.
//!
//! 1. [`directives`] puts signs in the place of directives, which CommonMark does not know.
//! 2. [`pulldown_cmark`] makes events of the text.
//! 3. [`writer`] writes them as HTML; [`links`] resolves what they refer to, [`highlight`] colours
//!    code, [`sanitise`] cleans raw HTML, [`ids`] names headings, [`numbering`] numbers them.
//!
//! A body still holds signs where something is redacted, and directives: both are shown by templates.

mod attributes;
mod blocks;
mod body;
mod directives;
mod figure;
mod footnotes;
mod highlight;
mod html;
mod ids;
mod links;
mod media;
mod numbering;
mod outline;
mod plain;
mod readers;
mod sanitise;
#[cfg(test)]
mod specification;
mod table;
mod variables;
mod writer;

use std::collections::{BTreeMap, BTreeSet};

use rayon::prelude::*;

pub use crate::accessibility::Ease;
pub use body::{Bodies, Body, Directive, Heading, Part};
pub(crate) use html::escape;
pub use outline::{BlockKind, OutlineBlock, OutlineSection, outline};
pub(crate) use plain::{gapped, plain};

use crate::disclosure::Document;
use crate::finding::{Finding, Findings, Place, Rule};
use crate::locale::Locales;
use crate::pictures::Pictures;
use crate::site::{Broken, Site, Target};
use writer::Writer;

/// What all documents share while they are rendered.
pub(crate) struct Context<'a> {
    pub(crate) site: &'a Site<'a>,
    pub(crate) pictures: &'a Pictures,
    pub(crate) locales: &'a Locales,
    /// The directives that there are templates for, each with the attributes that it knows.
    pub(crate) directives: BTreeMap<&'a str, attributes::Known<'a>>,
    /// Where links go that may begin with a slash.
    pub(crate) statics: BTreeSet<&'a str>,
}

/// Renders the bodies of all documents and section pages.
///
/// References that lead nowhere are returned beside them; everything else that is wrong with the texts goes to
/// `findings`.
pub fn render(
    site: &Site<'_>,
    pictures: &Pictures,
    locales: &Locales,
    findings: &mut Findings,
) -> (Bodies, Vec<Broken>) {
    let templates = site.theme.templates.iter();
    let directives = templates.filter_map(|(name, text)| {
        let name = name.strip_prefix("directives/")?.strip_suffix(".html")?;
        Some((name, attributes::known(name, text.as_str())))
    });
    let directives = directives.collect();
    let statics = site.statics.iter().map(|file| file.target.as_str()).collect();
    let context = Context { site, pictures, locales, directives, statics };
    let render = |document: &Document, target| Writer::render(&context, document, target);
    let pages: Vec<_> = site
        .pages
        .par_iter()
        .enumerate()
        .map(|(index, page)| render(&page.document, Target::Page(index)))
        .collect();
    let sections: Vec<_> = site
        .sections
        .par_iter()
        .enumerate()
        .map(|(index, section)| section.page.as_ref().map(|page| render(page, Target::Section(index))))
        .collect();
    let versions: Vec<_> = site
        .versions
        .par_iter()
        .enumerate()
        .map(|(index, version)| render(&version.document, Target::Version(index)))
        .collect();
    let mut broken = Vec::new();
    let mut keep = |(body, found, lost): (Body, Findings, Vec<Broken>)| {
        findings.append(found);
        broken.extend(lost);
        body
    };
    let bodies = Bodies {
        pages: pages.into_iter().map(&mut keep).collect(),
        versions: versions.into_iter().map(&mut keep).collect(),
        sections: sections.into_iter().map(|section| section.map(&mut keep)).collect(),
    };
    check_anchors(&bodies, findings);
    check_forecasts(site, &bodies, findings);
    (bodies, broken)
}

/// Checks that no page about a forecast publishes a table that tells of single persons.
fn check_forecasts(site: &Site<'_>, bodies: &Bodies, findings: &mut Findings) {
    let pages = site.pages.iter().zip(&bodies.pages).filter(|(page, _)| site.kind(page).name == "forecast");
    for (page, body) in pages {
        let mut assets: Vec<usize> = page.attachments.iter().chain(&body.assets).copied().collect();
        assets.sort_unstable();
        assets.dedup();
        for asset in
            assets.into_iter().map(|asset| &site.assets[asset]).filter(|asset| asset.tells_of_persons)
        {
            let message =
                format!("the page about a forecast refers to {}, which tells of single persons", asset.path);
            findings.push(
                Finding::new(Rule::ForecastTable, message).at(Place::file(page.document.path.as_str())),
            );
        }
    }
}

/// Checks that each anchor that is linked to is there.
fn check_anchors(bodies: &Bodies, findings: &mut Findings) {
    let all = bodies.pages.iter().chain(&bodies.versions).chain(bodies.sections.iter().flatten());
    for wanted in all.flat_map(|body| &body.wanted) {
        let target = match wanted.target {
            Target::Page(page) => bodies.pages.get(page),
            Target::Section(section) => bodies.sections[section].as_ref(),
            Target::Version(version) => bodies.versions.get(version),
            Target::Asset(_) => continue,
        };
        if target.is_some_and(|body| body.ids.contains(&wanted.anchor)) {
            continue;
        }
        let finding = Finding::new(Rule::BrokenAnchor, "the linked document has no heading with this id")
            .at(wanted.place.clone());
        let near = target
            .and_then(|body| crate::notation::nearest(&wanted.anchor, body.ids.iter().map(String::as_str)));
        findings.push(match near {
            Some(near) => finding.mend(format!("did you mean `#{near}`?")),
            None => finding,
        });
    }
}
