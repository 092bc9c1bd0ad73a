//! Comparing what is withheld with what would be public: copies, half redactions, protected terms,
//! and the needles for the audit.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::atomic::{AtomicBool, Ordering};

use rayon::prelude::*;

use super::edition::Document;
use super::fingerprint::{COPY, HashSet, Word, for_each_copy_run, for_each_gram, run, words};
use super::judge::Case;
use super::open::{Opened, texts};
use super::withheld::Needles;
use crate::config::Config;
use crate::finding::{Finding, Findings, Place, Rule, Show};
use crate::source::{Role, SourceFile, StaticFile, ThemeFiles};

/// What is compared.
pub(super) struct Sides<'a> {
    pub(super) withheld: &'a [Case],
    pub(super) withheld_files: &'a [SourceFile],
    pub(super) opened: &'a [Opened],
    /// Texts of files that may be published, by path.
    pub(super) open_files: &'a [(String, String)],
    pub(super) protected: &'a [String],
    pub(super) theme: &'a ThemeFiles,
    pub(super) statics: &'a [StaticFile],
    pub(super) data: &'a serde_json::Map<String, serde_json::Value>,
    pub(super) config: &'a Config,
    pub(super) listings: &'a [String],
}

/// Compares both sides and returns the needles for the audit.
pub(super) fn compare(sides: &Sides<'_>, findings: &mut Findings) -> Needles {
    let mut needles = Needles { origins: vec!["a term of protected.txt".to_owned()], ..Needles::default() };
    let mut grams: Vec<(u64, u32)> = Vec::new();
    let mut copies: Vec<(u64, u32)> = Vec::new();
    let mut exact: BTreeMap<usize, Vec<(u64, u32)>> = BTreeMap::new();
    let texts_of = |case: &Case| {
        let mut texts = texts(&case.source.front, &case.source.path);
        texts.push(case.source.text.as_str()[case.source.body..].to_owned());
        texts
    };
    let whole: Vec<Vec<Vec<Word>>> = sides
        .withheld
        .par_iter()
        .map(|case| texts_of(case).iter().map(|text| words(text)).collect())
        .collect();
    let files = sides.withheld_files.iter().map(|file| vec![words(&String::from_utf8_lossy(&file.bytes))]);
    let paths = sides.withheld.iter().map(|case| case.source.path.to_string());
    let paths = paths.chain(sides.withheld_files.iter().map(|file| file.path.to_string()));
    let interface = interface_words(sides);
    for (path, texts) in paths.zip(whole.into_iter().chain(files)) {
        let origin = origin(&mut needles, path);
        for words in &texts {
            add_grams(words, origin, &interface, &mut grams);
            for_each_copy_run(words, |hash, _| copies.push((hash, origin)));
        }
    }
    for opened in sides.opened {
        for (text, place) in &opened.remainders {
            let origin = origin(&mut needles, format!("{}:{}", place.path, place.line));
            add_grams(&words(text), origin, &interface, &mut grams);
        }
        for (text, place) in &opened.redacted {
            let origin = origin(&mut needles, format!("{}:{}", place.path, place.line));
            let words = words(text);
            add_grams(&words, origin, &interface, &mut grams);
            let long_enough = |word: &Word| word.length >= if word.number { 4 } else { 3 };
            if words.len() <= 2 && words.iter().any(long_enough) {
                exact.entry(words.len()).or_default().push((run(&words), origin));
            }
        }
    }
    needles.grams = HashSet::new(grams);
    let copies = HashSet::new(copies);
    let mut exact: BTreeMap<usize, HashSet> =
        exact.into_iter().map(|(length, hashes)| (length, HashSet::new(hashes))).collect();
    subtract(sides, &mut needles, &mut exact);
    let protected = protected_needles(sides.protected);
    check_released(sides, &copies, &needles.origins, &protected, findings);
    for (length, hashes) in protected {
        let both = exact.remove(&length).map_or(hashes.clone(), |known| known.merged(&hashes));
        exact.insert(length, both);
    }
    needles.exact = exact;
    needles
}

fn origin(needles: &mut Needles, name: String) -> u32 {
    needles.origins.push(name);
    u32::try_from(needles.origins.len() - 1).unwrap_or(0)
}

/// Adds the runs of a text, other than those that pages write by themselves: numbers among
/// interface words, as in "page 2 of 5".
fn add_grams(words: &[Word], origin: u32, interface: &BTreeSet<u64>, grams: &mut Vec<(u64, u32)>) {
    let written = |word: &Word| word.number || interface.contains(&word.hash);
    let mut own = BTreeSet::new();
    for length in 2..=3 {
        for window in words.windows(length) {
            if window.iter().any(|word| word.number) && window.iter().all(written) {
                own.insert(run(window));
            }
        }
    }
    for_each_gram(words, |hash, _| {
        if own.is_empty() || !own.contains(&hash) {
            grams.push((hash, origin));
        }
    });
}

/// Returns the words of interface strings and templates.
fn interface_words(sides: &Sides<'_>) -> BTreeSet<u64> {
    let locales = sides.theme.locales.values().flatten();
    locales.flat_map(|text| words(text.as_str())).map(|word| word.hash).collect()
}

/// Takes out what stands in anything that is public anyhow.
fn subtract(sides: &Sides<'_>, needles: &mut Needles, exact: &mut BTreeMap<usize, HashSet>) {
    if needles.grams.len() == 0 && exact.is_empty() {
        return;
    }
    let seen: Vec<AtomicBool> = (0..needles.grams.len()).map(|_| AtomicBool::new(false)).collect();
    let seen_exact: BTreeMap<usize, Vec<AtomicBool>> = exact
        .iter()
        .map(|(length, set)| (*length, (0..set.len()).map(|_| AtomicBool::new(false)).collect()))
        .collect();
    let look = |text: &str| {
        let words = words(text);
        for_each_gram(&words, |hash, _| {
            if let Some(index) = needles.grams.index(hash) {
                seen[index].store(true, Ordering::Relaxed);
            }
        });
        for (length, set) in exact.iter() {
            for window in words.windows(*length) {
                if let Some(index) = set.index(run(window)) {
                    seen_exact[length][index].store(true, Ordering::Relaxed);
                }
            }
        }
    };
    sides.opened.par_iter().for_each(|opened| {
        // Pages name their source.
        look(opened.document.path.as_str());
        look(opened.document.body.as_str());
        for text in &opened.texts {
            look(text);
        }
    });
    sides.open_files.par_iter().for_each(|(_, text)| look(text));
    let public = public_by_place(sides);
    public.par_iter().for_each(|text| look(text));
    let gone = |seen: &[AtomicBool]| -> BTreeSet<usize> {
        seen.iter().enumerate().filter(|(_, seen)| seen.load(Ordering::Relaxed)).map(|(at, _)| at).collect()
    };
    needles.grams = std::mem::take(&mut needles.grams).without(&gone(&seen));
    for (length, seen) in &seen_exact {
        if let Some(set) = exact.get_mut(length) {
            *set = std::mem::take(set).without(&gone(seen));
        }
    }
    exact.retain(|_, set| set.len() > 0);
}

/// Returns the texts of files that are public by their place, by path.
fn named_by_place(sides: &Sides<'_>) -> Vec<(String, String)> {
    let theme = sides.theme.templates.values().chain(sides.theme.locales.values().flatten());
    let theme = theme.map(|text| (text.path().to_owned(), text.as_str().to_owned()));
    let statics = sides.theme.statics.iter().chain(sides.statics);
    let statics =
        statics.map(|file| (file.source.clone(), String::from_utf8_lossy(&file.bytes).into_owned()));
    let data = ("data".to_owned(), serde_json::Value::Object(sides.data.clone()).to_string());
    let config = (crate::config::FILE.to_owned(), sides.config.public_words());
    theme.chain(statics).chain([data, config]).collect()
}

/// Returns the texts that are public by their place: theme, static files, data and configuration.
fn public_by_place(sides: &Sides<'_>) -> Vec<String> {
    let theme = sides
        .theme
        .templates
        .values()
        .chain(sides.theme.locales.values().flatten())
        .map(|text| text.as_str().to_owned());
    let statics = sides.theme.statics.iter().chain(sides.statics);
    let statics = statics.map(|file| format!("{} {}", file.target, String::from_utf8_lossy(&file.bytes)));
    let mut texts: Vec<String> = theme.chain(statics).chain(sides.listings.iter().cloned()).collect();
    texts.push(serde_json::Value::Object(sides.data.clone()).to_string());
    texts.push(sides.config.public_words());
    texts.push(crate::document::OWN_WORDS.to_owned());
    texts
}

fn protected_needles(terms: &[String]) -> BTreeMap<usize, HashSet> {
    let mut needles: BTreeMap<usize, Vec<(u64, u32)>> = BTreeMap::new();
    for term in terms {
        // A plate or a number is written with and without spaces.
        let joined: String = term.chars().filter(|c| c.is_alphanumeric()).collect();
        let mut parted = String::new();
        for c in joined.chars() {
            if parted.ends_with(|last: char| last.is_numeric() != c.is_numeric()) {
                parted.push(' ');
            }
            parted.push(c);
        }
        for words in [words(term), words(&joined), words(&parted)] {
            if !words.is_empty() {
                needles.entry(words.len()).or_default().push((run(&words), 0));
            }
        }
    }
    needles.into_iter().map(|(length, hashes)| (length, HashSet::new(hashes))).collect()
}

/// Checks each text that would be public against what is withheld.
fn check_released(
    sides: &Sides<'_>,
    copies: &HashSet,
    origins: &[String],
    protected: &BTreeMap<usize, HashSet>,
    findings: &mut Findings,
) {
    let families = families(sides.opened);
    let found: Vec<Findings> = sides
        .opened
        .par_iter()
        .map(|opened| {
            let mut found = Findings::new();
            let redacted = families[&family(&opened.document)].as_slice();
            let body = &opened.document.body;
            let normal = super::fingerprint::normal(body.as_str());
            let exact_places = matches!(normal, std::borrow::Cow::Borrowed(_));
            let mut all = Vec::new();
            super::fingerprint::for_each_word(&normal, |word| all.push(word));
            let place = |at: usize| {
                let place = if exact_places {
                    body.place(at..at)
                } else {
                    Place::file(opened.document.path.as_str())
                };
                Place { excerpt: None, ..place }
            };
            copied(&all, copies, origins, opened, sides, &place, &mut found);
            half_redacted(&all, redacted, opened, &place, &mut found);
            protected_in(&all, protected, &place, &mut found);
            for text in &opened.texts {
                let file = |_: usize| Place::file(opened.document.path.as_str());
                let all = words(text);
                copied(&all, copies, origins, opened, sides, &file, &mut found);
                half_redacted(&all, redacted, opened, &file, &mut found);
                protected_in(&all, protected, &file, &mut found);
            }
            found
        })
        .collect();
    for found in found {
        findings.append(found);
    }
    for (path, text) in sides.open_files {
        let file = |_: usize| Place::file(path);
        let all = words(text);
        protected_in(&all, protected, &file, findings);
        if let Some(origin) = first_copy(&all, copies) {
            findings.push(copy_finding(&origins[origin.1 as usize]).at(Place::file(path)));
        }
    }
    for (path, text) in named_by_place(sides) {
        let all = words(&text);
        protected_in(&all, protected, &|_| Place::file(&path), findings);
        if let Some((_, origin)) = first_copy(&all, copies) {
            findings.push(copy_finding(&origins[origin as usize]).at(Place::file(&path)));
        }
    }
    for title in sides.listings {
        protected_in(&words(title), protected, &|_| Place::file("content"), findings);
    }
}

fn first_copy(words: &[Word], copies: &HashSet) -> Option<(usize, u32)> {
    let mut first = None;
    for_each_copy_run(words, |hash, index| {
        if first.is_none() {
            first = copies.get(hash).map(|origin| (index, origin));
        }
    });
    first
}

fn copy_finding(origin: &str) -> Finding {
    Finding::new(
        Rule::CopiedText,
        format!("{COPY} or more words in a row stand in {origin}, too, which is withheld"),
    )
}

fn copied(
    all: &[Word],
    copies: &HashSet,
    origins: &[String],
    opened: &Opened,
    sides: &Sides<'_>,
    place: &dyn Fn(usize) -> Place,
    findings: &mut Findings,
) {
    let Some((index, origin)) = first_copy(all, copies) else { return };
    let path = opened.document.path.as_str();
    let hash = super::hash_of(opened.document.body.as_str().as_bytes());
    if super::is_settled(sides.config, Rule::CopiedText, path, &hash) {
        return;
    }
    let finding = copy_finding(&origins[origin as usize]).at(place(all[index].at));
    findings.push(finding.mend(super::settlement(Rule::CopiedText, path, &hash)));
}

/// The longest redaction that is searched for as a whole; of longer ones, runs of so many words.
const PHRASE: usize = 8;

/// What is redacted in a document, its translations and its versions.
type Redacted<'a> = Vec<&'a (String, Place)>;

/// Returns what is one document to a reader: its translations and versions share it.
fn family(document: &Document) -> (&str, &str) {
    let folder = document.path.folder();
    match document.role {
        Role::Version => (folder.strip_suffix("/versions").unwrap_or(folder), "index"),
        Role::Section | Role::Page | Role::Bundle => (folder, document.path.stem()),
    }
}

fn families(opened: &[Opened]) -> BTreeMap<(&str, &str), Redacted<'_>> {
    let mut families: BTreeMap<_, Redacted<'_>> = BTreeMap::new();
    for opened in opened {
        families.entry(family(&opened.document)).or_default().extend(&opened.redacted);
    }
    families
}

fn half_redacted(
    all: &[Word],
    redacted: &[&(String, Place)],
    opened: &Opened,
    place: &dyn Fn(usize) -> Place,
    findings: &mut Findings,
) {
    for (text, cut) in redacted {
        let needle = words(text);
        let characters: usize = needle.iter().map(|word| usize::from(word.length)).sum();
        if needle.is_empty() || characters < 2 {
            continue;
        }
        let length = needle.len().min(PHRASE);
        let hashes: BTreeSet<u64> = needle.windows(length).map(run).collect();
        if let Some(window) = all.windows(length).find(|window| hashes.contains(&run(window))) {
            let message = if cut.path == opened.document.path.as_str() {
                "what is redacted elsewhere in this document stands here unredacted"
            } else {
                "what is redacted in a translation or version of this document stands here unredacted"
            };
            let finding = Finding::new(Rule::HalfRedaction, message).at(place(window[0].at));
            findings.push(finding.with(Place { excerpt: None, ..cut.clone() }, "it is redacted here"));
        }
    }
}

fn protected_in(
    all: &[Word],
    protected: &BTreeMap<usize, HashSet>,
    place: &dyn Fn(usize) -> Place,
    findings: &mut Findings,
) {
    for (&length, hashes) in protected {
        for window in all.windows(length).filter(|window| hashes.get(run(window)).is_some()) {
            findings.push(
                Finding::new(Rule::ProtectedTerm, "a protected term stands here").at(place(window[0].at)),
            );
        }
    }
}

/// Reads the text of a file that may be published, for comparison.
pub(super) fn file_text(path: &str, bytes: &[u8]) -> Option<(String, String)> {
    std::str::from_utf8(bytes).ok().map(|text| (path.to_owned(), text.to_owned()))
}

/// Makes the place of a handling mark in a file.
pub(super) fn mark_place(path: &str, text: &str, range: std::ops::Range<usize>) -> Place {
    Place::of(path, text, range, Show::Span)
}
