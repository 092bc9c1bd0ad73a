//! The theme: site and bodies become artifacts, the files of the public site, through templates.
//!
//! Templates see views ([`views`]), not the model; no function that they can call reads a file, the
//! environment, the clock, or anything random.

mod about_site;
mod archive;
mod as_of;
mod assets;
mod bind;
mod calendar;
mod cap;
mod cards;
mod changes;
mod cite;
mod compact;
mod datasets;
mod document_views;
mod engine;
mod facts;
mod feeds;
mod figure_view;
mod fill;
mod frame;
mod further;
mod grounds;
mod history_words;
mod home;
mod host;
mod identity;
mod library;
mod library_changes;
mod lists;
mod own_words;
mod pages;
mod qr;
mod records;
mod redlines;
mod reference;
mod responses;
mod reviews;
mod scorecard;
mod search;
mod software;
mod stand_ins;
mod statement;
mod statics;
mod tip_cards;
mod versions;
mod views;

use std::collections::BTreeMap;
use std::sync::Arc;

use rayon::prelude::*;

use crate::finding::{Finding, Findings, Place, Result, Rule};
use crate::locale::Locales;
use crate::markup::Bodies;
use crate::pictures::Pictures;
use crate::redline::Redlines;
use crate::site::Site;
use assets::Assets;
use engine::Engine;
use fill::Marks;
pub use host::check as check_host;
use views::SiteViews;

pub use own_words::own_words;
pub use records::{Catalogue, Record};
pub use reference::reference;

/// A file of the public site.
#[derive(Debug)]
pub struct Artifact {
    /// Its path in the output, with forward slashes.
    pub path: String,
    /// What is in it.
    pub bytes: Vec<u8>,
    /// What it was made from, for messages.
    pub origin: String,
}

/// All files of the public site, by path.
#[derive(Debug, Default)]
pub struct Artifacts(Vec<Artifact>);

impl Artifacts {
    /// Goes through the files, by path.
    pub fn iter(&self) -> std::slice::Iter<'_, Artifact> {
        self.0.iter()
    }

    /// Adds further files.
    ///
    /// # Errors
    /// Files that would stand at the address of another one.
    pub fn with(mut self, more: Vec<Artifact>) -> Result<Self> {
        if more.is_empty() {
            return Ok(self);
        }
        self.0.extend(more);
        self.0.sort_by(|a, b| a.path.cmp(&b.path));
        let mut findings = Findings::new();
        collisions(&self.0, &mut findings);
        findings.checked(self)
    }

    /// Returns the paths of files that the other site does not have, or has with another content.
    pub fn differences(&self, other: &Artifacts) -> Vec<String> {
        let table = |artifacts: &'_ Artifacts| -> BTreeMap<String, blake3::Hash> {
            artifacts.iter().map(|artifact| (artifact.path.clone(), blake3::hash(&artifact.bytes))).collect()
        };
        let (one, other) = (table(self), table(other));
        let mut differences: Vec<String> = one
            .keys()
            .chain(other.keys())
            .filter(|path| one.get(*path) != other.get(*path))
            .cloned()
            .collect();
        differences.sort();
        differences.dedup();
        differences
    }
}

/// Everything that a site has to show, and to find.
#[derive(Debug)]
pub struct Rendered {
    /// The files of the public site, without those of the search.
    pub artifacts: Artifacts,
    /// What a search finds, by language; nothing if the site has no search.
    pub catalogues: Vec<Catalogue>,
}

/// What is needed to show a page.
struct Press<'a> {
    site: &'a Site<'a>,
    bodies: &'a Bodies,
    redlines: &'a Redlines,
    pictures: &'a Pictures,
    locales: &'a Locales,
    engine: Engine,
    assets: &'a Assets,
    marks: Marks,
    views: SiteViews,
    /// The redactions of each document by ground.
    counts: Vec<BTreeMap<usize, usize>>,
    catalogues: Vec<Catalogue>,
}

/// A file that is to be made: a function of the press.
type Job<'j> = Box<dyn Fn(&Press<'_>) -> std::result::Result<Artifact, Finding> + Sync + Send + 'j>;

/// Makes all files of the public site.
///
/// # Errors
/// Templates that cannot be read or shown, and files that would stand at one address.
pub fn render(
    site: &Site<'_>,
    bodies: &Bodies,
    redlines: &Redlines,
    pictures: &Pictures,
    locales: &Arc<Locales>,
    findings: &mut Findings,
) -> Result<Rendered> {
    let assets = Assets::of(site);
    let engine = Engine::new(site, locales, assets.clone()).map_err(|found| {
        findings.append(found);
        std::mem::take(findings)
    })?;
    let marks = Marks::new(&engine, site, locales)?;
    let views = SiteViews::new(site, &marks, locales, findings);
    let counts = site.pages.par_iter().map(|page| page.document.mark_counts()).collect();
    let catalogues = Vec::new();
    let mut press = Press {
        site,
        bodies,
        redlines,
        pictures,
        locales,
        engine,
        assets: &assets,
        marks,
        views,
        counts,
        catalogues,
    };
    press.catalogues = records::catalogues(&press);
    let mut jobs: Vec<Job<'_>> = Vec::new();
    for index in 0..site.pages.len() {
        jobs.push(Box::new(move |press| pages::document(press, index)));
    }
    lists::jobs(site, &mut jobs);
    archive::jobs(site, &mut jobs);
    as_of::jobs(site, &mut jobs);
    library_changes::jobs(site, &mut jobs);
    responses::jobs(site, &mut jobs);
    reviews::jobs(site, &mut jobs);
    scorecard::jobs(site, &mut jobs);
    versions::jobs(site, &mut jobs);
    redlines::jobs(site, &mut jobs);
    feeds::jobs(site, &mut jobs);
    calendar::jobs(site, &mut jobs);
    cap::jobs(site, &mut jobs);
    tip_cards::jobs(site, &mut jobs);
    software::jobs(site, &mut jobs);
    software::report(site, findings);
    search::jobs(site, &mut jobs);
    about_site::jobs(site, &mut jobs);
    let made: Vec<_> = jobs.par_iter().map(|job| job(&press)).collect();
    let mut artifacts = Vec::with_capacity(made.len() + 64);
    for artifact in made {
        match artifact {
            Ok(artifact) => artifacts.push(artifact),
            Err(finding) => findings.push(finding),
        }
    }
    artifacts.extend(statics::artifacts(site, &assets, bodies, pictures, findings));
    artifacts.extend(identity::artifacts(site, &assets, findings));
    artifacts.extend(host::artifacts(site));
    artifacts.extend(datasets::artifacts(&press));
    artifacts.sort_by(|a, b| a.path.cmp(&b.path));
    collisions(&artifacts, findings);
    findings.checked(Rendered { artifacts: Artifacts(artifacts), catalogues: press.catalogues })
}

/// Finds files that would stand at one address, on some machines at least.
fn collisions(artifacts: &[Artifact], findings: &mut Findings) {
    let mut seen: BTreeMap<String, &Artifact> = BTreeMap::new();
    for artifact in artifacts {
        if let Some(other) = seen.insert(artifact.path.to_lowercase(), artifact) {
            let message =
                format!("two things would stand at /{}", artifact.path.trim_end_matches("index.html"));
            let finding = Finding::new(Rule::AddressCollision, message).at(Place::file(&artifact.origin));
            findings.push(finding.with(Place::file(&other.origin), "the other one"));
        }
    }
    // A file cannot stand where a folder must be.
    for artifact in artifacts {
        let folders = artifact.path.match_indices('/').map(|(at, _)| artifact.path[..at].to_lowercase());
        for other in folders.filter_map(|folder| seen.get(&folder)) {
            let message = format!("/{} would have to be a file and a folder", other.path);
            findings.push(Finding::new(Rule::AddressCollision, message).at(Place::file(&artifact.origin)));
        }
    }
}
