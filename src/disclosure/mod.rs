//! THE GATE. Sources go in and do not come back; out come the [`Edition`], which holds only what
//! may be public, and [`Withheld`], which can be recognised and counted but not read.
//!
//! 1. [`label`] and [`judge`] read labels and floors and reach a [`Verdict`] on each document.
//! 2. [`redaction`] cuts the redactions out of what may be public, [`remainder`] what no reader
//!    would see; [`near_miss`] and [`handling`] refuse what looks as if it were not meant to be.
//!    [`declared`] refuses what needs more than a label to be public.
//! 3. [`scrub`] cleans the files beside documents; [`table`] publishes of a CSV what its sidecar says;
//!    of a GeoJSON [`areas`] publishes polygons and their names; [`strangers`] says why others are never published.
//! 4. [`compare`] looks for what is withheld in what would be public, and makes the needles for
//!    the audit.
//! 5. [`personal`] looks for personal information that nobody marked.
//! 6. [`released`] lets through what was judged so.

mod approval;
mod areas;
mod compare;
mod declared;
mod edition;
mod files;
mod fingerprint;
mod handling;
mod instructors;
mod json;
mod judge;
mod label;
mod ledger;
pub mod mark;
mod near_miss;
mod needles;
mod open;
pub mod personal;
mod phrases;
pub mod prove;
mod redaction;
mod released;
mod remainder;
mod rings;
mod scrub;
mod settings;
mod strangers;
mod table;
mod unseen;
mod verdict;
mod withheld;

use std::collections::{BTreeMap, BTreeSet};

use rayon::prelude::*;

pub use approval::Standing;
pub use edition::{Asset, Document, Edition, Listing, Releasable};
pub(crate) use fingerprint::{Word, for_each_word, normal};
pub use ledger::{Decision, Entry, Ledger, since};
pub(crate) use needles::Needles;
pub use redaction::PublicText;
pub use released::Released;
pub use table::{
    ColumnDescription, ColumnKind, PlaceLevel, Population, SeriesBreak, TableDescription, TableFacts,
    Vocabulary,
};
pub use verdict::{Evidence, Judged, Reason, Verdict};
pub use withheld::Withheld;

use crate::config::Config;
use crate::finding::{Finding, Findings, Place, Result, Rule};
use crate::source::{Role, SourceDocument, SourcePath, Sources};
use approval::Approvals;
use judge::Case;
use open::Opened;

/// Decides what may be public. The sources are moved in and do not come back.
///
/// Warnings are added to `findings`.
///
/// # Errors
/// Everything that speaks against publishing.
pub fn decide(sources: Sources, config: &Config, findings: &mut Findings) -> Result<(Edition, Withheld)> {
    idle_floors(&sources, config, findings);
    let standings = standings(&sources);
    let Sources { documents, files, strangers, theme, statics, data, protected, approvals: _ } = sources;
    let (cases, floors) = judge::judge(documents, &standings, config, findings);
    translations(&cases, config, findings);
    let (released, withheld): (Vec<Case>, Vec<Case>) = cases.into_iter().partition(Case::is_released);
    let mut files = files::decide(files, &floors, &withheld, config, findings);
    let by_place = statics.iter().chain(&theme.statics);
    hard_links(&released, &withheld, &files, by_place, findings);
    let opened = open_all(&released, config, findings);
    settings::check(config, findings);
    let variables = (crate::config::FILE.to_owned(), config.variables.text());
    personal::report(&opened, &released, files.texts.iter().chain([&variables]), config, findings);
    let listings = listings(&withheld, config);
    let titles: Vec<String> = listings.iter().map(|listing| listing.title.clone()).collect();
    let sides = compare::Sides {
        withheld: &withheld,
        withheld_files: &files.withheld,
        withheld_cells: &files.withheld_cells,
        opened: &opened,
        open_files: &files.texts,
        protected: &protected,
        theme: &theme,
        statics: &statics,
        data: &data,
        config,
        listings: &titles,
    };
    let needles = compare::compare(&sides, findings);
    let mut refused = strangers::refuse(strangers, findings);
    refused.extend(std::mem::take(&mut files.refused));
    let ledger = write_ledger(&released, &opened, &withheld, &files.entries, &refused, config);
    stale_settlements(config, &released, findings);
    let paths: BTreeSet<_> = withheld.iter().map(|case| case.source.path.clone()).collect();
    let paths = paths.into_iter().chain(files.withheld.iter().map(|file| file.path.clone())).collect();
    let evidence: BTreeMap<_, _> = released.iter().map(|case| (&case.source.path, &case.evidence)).collect();
    let mut edition = Edition {
        documents: Vec::with_capacity(opened.len()),
        versions: Vec::new(),
        assets: files.released,
        listings: listings
            .into_iter()
            .filter_map(|listing| Released::mint(Judged::listing(listing)))
            .collect(),
        theme,
        statics,
        data,
    };
    for Opened { document, .. } in opened {
        let evidence = evidence[&document.path];
        let role = document.role;
        if let Some(released) = Released::mint(Judged::by(document, evidence)) {
            if role == Role::Version { &mut edition.versions } else { &mut edition.documents }.push(released);
        }
    }
    findings.checked((edition, Withheld { ledger, needles, paths, refused }))
}

/// Returns where each document stands that somebody approved.
fn standings(sources: &Sources) -> BTreeMap<SourcePath, Standing> {
    // Most sites have no approvals; they need no index of everything.
    if sources.approvals.is_empty() {
        return BTreeMap::new();
    }
    let approvals = Approvals::of(sources);
    let standing = |document: &SourceDocument| (document.path.clone(), approvals.standing(document));
    sources.documents.par_iter().map(standing).filter(|(_, standing)| *standing != Standing::Never).collect()
}

/// Returns what approvals of documents bind: for each path, the hash of the document and of all that it
/// shows; nothing, if there is no such document.
pub fn approval_hashes(sources: &Sources, paths: &[String]) -> Vec<Option<String>> {
    let approvals = Approvals::of(sources);
    let document = |path: &String| approvals.document(&SourcePath::of_file(path)?);
    paths.iter().map(|path| Some(approvals.hash(document(path)?))).collect()
}

/// Whether a version of a document says of itself that it is withheld. What is no document, or cannot be
/// read, says nothing.
pub(crate) fn was_withheld(path: &str, bytes: &[u8], config: &Config) -> bool {
    let Some(path) = SourcePath::of_file(path).filter(|path| path.name().ends_with(".md")) else {
        return false;
    };
    let Ok(document) = SourceDocument::parse(path, Role::Page, 0, bytes.to_vec()) else { return false };
    let mut unread = Findings::new();
    let label = label::read(&document.front, &document.text, &config.levels, &mut unread);
    label.is_some_and(|label| !label.is_public())
}

/// Finds floors of the configuration under which nothing lies.
fn idle_floors(sources: &Sources, config: &Config, findings: &mut Findings) {
    let documents = sources.documents.iter().map(|document| &document.path);
    let files = sources.files.iter().map(|file| &file.path);
    let paths = || documents.clone().chain(files.clone());
    for floor in &config.floors {
        if !paths().any(|path| floor.matcher.is_match(path.within())) {
            let message = format!("the floor for `{}` covers no file", floor.pattern);
            findings.push(Finding::new(Rule::FloorIdle, message).at(crate::config::place()));
        }
    }
}

fn open_all(released: &[Case], config: &Config, findings: &mut Findings) -> Vec<Opened> {
    let taxonomies: Vec<String> = config.taxonomies.iter().map(|taxonomy| taxonomy.name.clone()).collect();
    let training = instructors::Training::of(released);
    let opened: Vec<(Option<Opened>, Findings)> = released
        .par_iter()
        .map(|case| {
            let mut found = Findings::new();
            (open::open(case, config, &taxonomies, &training, &mut found), found)
        })
        .collect();
    let mut all = Vec::with_capacity(opened.len());
    for (opened, found) in opened {
        findings.append(found);
        all.extend(opened);
    }
    all
}

/// Finds public translations of withheld originals.
fn translations(cases: &[Case], config: &Config, findings: &mut Findings) {
    let key = |case: &Case| {
        let path = &case.source.path;
        (path.folder().to_owned(), path.untranslated().to_owned())
    };
    let originals: BTreeMap<_, &Case> =
        cases.iter().filter(|case| case.source.language == 0).map(|case| (key(case), case)).collect();
    for translation in cases.iter().filter(|case| case.source.language != 0 && case.is_released()) {
        let Some(original) = originals.get(&key(translation)).filter(|original| !original.is_released())
        else {
            continue;
        };
        let path = translation.source.path.as_str();
        let hash = hash_of(translation.source.text.as_str().as_bytes());
        if is_settled(config, Rule::PublicTranslation, path, &hash) {
            continue;
        }
        let message =
            format!("the translation is public, but its original {} is withheld", original.source.path);
        let finding = Finding::new(Rule::PublicTranslation, message).at(translation.label_place());
        findings.push(finding.mend(settlement(Rule::PublicTranslation, path, &hash)));
    }
}

/// Finds files that are the same file as a withheld one, under another name.
fn hard_links<'s>(
    released: &[Case],
    withheld: &[Case],
    files: &files::Files,
    by_place: impl Iterator<Item = &'s crate::source::StaticFile>,
    findings: &mut Findings,
) {
    let mut ids = BTreeMap::new();
    ids.extend(withheld.iter().filter_map(|case| Some((case.source.id?, case.source.path.to_string()))));
    ids.extend(files.withheld.iter().filter_map(|file| Some((file.id?, file.path.to_string()))));
    if ids.is_empty() {
        return;
    }
    let released = released.iter().filter_map(|case| Some((case.source.id?, case.source.path.to_string())));
    let statics = by_place.filter_map(|file| Some((file.id?, file.source.clone())));
    for (id, path) in released.chain(files.ids.iter().cloned()).chain(statics) {
        if let Some(other) = ids.get(&id) {
            let message = format!("this is the same file as {other}, which is withheld");
            findings.push(Finding::new(Rule::HardLink, message).at(Place::file(path)));
        }
    }
}

/// Makes the lines of the public register, in an order that tells nothing.
fn listings(withheld: &[Case], config: &Config) -> Vec<Listing> {
    let mut listings: Vec<Listing> = withheld
        .iter()
        .filter_map(|case| {
            let note = case.header.withheld.as_ref().filter(|note| note.listed)?;
            let ground = config.grounds.index(note.ground.as_deref()?)?;
            let months = config.grounds.all()[ground].review_months;
            let review = note.review.or_else(|| note.since?.months_later(months));
            Some(Listing { title: note.public_title.clone()?, ground, since: note.since, review })
        })
        .collect();
    listings.sort();
    listings
}

fn write_ledger(
    released: &[Case],
    opened: &[Opened],
    withheld: &[Case],
    files: &[Entry],
    refused: &BTreeMap<SourcePath, String>,
    config: &Config,
) -> Ledger {
    let cuts: BTreeMap<_, &Opened> = opened.iter().map(|opened| (&opened.document.path, opened)).collect();
    let mut entries: Vec<Entry> = released
        .iter()
        .chain(withheld)
        .map(|case| entry(case, cuts.get(&case.source.path).copied(), config))
        .collect();
    entries.extend(files.iter().cloned());
    entries.extend(refused.iter().map(|(path, why)| Entry::refused(path, why)));
    entries.sort_by(|a, b| a.path.cmp(&b.path));
    Ledger { entries }
}

/// Says how much of a document that is withheld whole is marked as a redaction, in percent: the rest might
/// be released.
fn marked(case: &Case, config: &Config) -> Option<u8> {
    let Verdict::Withhold(reasons) = case.evidence.verdict() else { return None };
    if !reasons.iter().all(|reason| matches!(reason, Reason::Label(_) | Reason::Floor(..))) {
        return None;
    }
    let source = &case.source;
    // Most withheld documents have no marks: their text need not be taken apart.
    if memchr::memmem::find(source.text.as_str().as_bytes(), b":redact").is_none() {
        return Some(0);
    }
    // What is not right in a withheld document is nobody's business but its author's.
    let cut = redaction::cut(&source.text, source.body, &config.grounds, &mut Findings::new());
    let count = |text: &str| text.chars().filter(|c| c.is_alphanumeric()).count();
    let marked: usize = cut.redacted.iter().map(|redacted| count(&redacted.text)).sum();
    let whole = (marked + count(cut.public.as_str())).max(1);
    Some(u8::try_from(marked * 100 / whole).unwrap_or(100))
}

/// Makes the line of the ledger for a document; `cut` is what came of opening it.
fn entry(case: &Case, cut: Option<&Opened>, config: &Config) -> Entry {
    let note = case.header.withheld.as_ref();
    let kind = match case.source.role {
        Role::Section => "section",
        Role::Page | Role::Bundle => "document",
        Role::Version => "version",
    };
    let ground = note.and_then(|note| note.ground.clone());
    // A sign that somebody typed is refused, and need not be that of a ground.
    let named = |(ground, count): (usize, usize)| Some((config.grounds.all().get(ground)?.id.clone(), count));
    let counts = cut.map(Opened::mark_counts).unwrap_or_default();
    Entry {
        marked: marked(case, config),
        listed: note
            .filter(|note| note.listed && !case.is_released())
            .and_then(|note| note.public_title.clone()),
        redactions: counts.into_iter().filter_map(named).collect(),
        ..Entry::new(
            &case.source.path,
            kind,
            &case.evidence,
            case.header.updated.or(case.header.date),
            ground,
            case.source.text.as_str().as_bytes(),
            config,
        )
    }
}

/// Returns the hash by which a text is named in the ledger and in settlements.
pub(crate) fn hash_of(bytes: &[u8]) -> String {
    blake3::hash(bytes).to_hex()[..16].to_owned()
}

fn is_settled(config: &Config, rule: Rule, path: &str, hash: &str) -> bool {
    config
        .settled
        .iter()
        .any(|settled| settled.rule == rule.facts().id && settled.file == path && settled.hash == hash)
}

/// Says how to settle a finding.
fn settlement(rule: Rule, path: &str, hash: &str) -> String {
    let id = rule.facts().id;
    format!(
        "{}; a settlement is: [[settled]] rule = \"{id}\", file = \"{path}\", hash = \"{hash}\", reason = \"…\", person = \"…\"",
        rule.facts().mend
    )
}

/// Finds settlements of files that are not there, or not released, any more.
fn stale_settlements(config: &Config, released: &[Case], findings: &mut Findings) {
    for settled in &config.settled {
        if !released.iter().any(|case| case.source.path.as_str() == settled.file) {
            let message = format!("`{}` is settled, but it is not a released document", settled.file);
            findings.push(Finding::new(Rule::StaleSettlement, message).at(crate::config::place()));
        }
    }
}

/// Cleans a picture of `static/`, as those beside documents are cleaned.
pub(crate) fn clean_picture(bytes: &[u8], extension: &str) -> std::result::Result<Vec<u8>, String> {
    scrub::clean(bytes, extension).map(|clean| clean.bytes)
}
