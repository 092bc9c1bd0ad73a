//! Needles: what the audit searches the output for, in a form in which it cannot be read.

use std::collections::BTreeSet;
use std::fmt;
use std::sync::atomic::{AtomicBool, Ordering};

use rayon::prelude::*;

use super::compare::{Redaction, Sides};
use super::fingerprint::{
    COPY, Filter, HashSet, Word, alarms, for_each_copy_run, for_each_gram, grams_at, normal, run, words,
    words_of_normal,
};
use super::judge::Case;
use super::open::texts;
use super::phrases::Phrases;
use crate::source::{Role, SourcePath};

/// What to search the output for: hashes of words, each with the number of its origin.
#[derive(Default)]
pub(crate) struct Needles {
    /// Runs of one to three words.
    grams: HashSet,
    /// Redacted passages and protected terms, whole.
    phrases: Phrases,
    /// What all of them pass.
    filter: Filter,
    origins: Origins,
}

/// Where needles come from: a file and a line in it, by number.
#[derive(Default)]
pub(super) struct Origins {
    files: Vec<String>,
    /// The index of the file, and the line; 0 if it is not known.
    lines: Vec<(u32, u32)>,
}

impl Origins {
    fn file(&mut self, name: String) {
        self.files.push(name);
    }

    /// Returns the number of a line of the file that came last.
    fn line(&mut self, line: u32) -> u32 {
        let file = number(self.files.len().saturating_sub(1));
        if self.lines.last() != Some(&(file, line)) {
            self.lines.push((file, line));
        }
        number(self.lines.len() - 1)
    }

    /// Returns what findings say of an origin: `content/a.md:12`.
    pub(super) fn name(&self, origin: u32) -> String {
        let (file, line) = self.lines[origin as usize];
        let file = &self.files[file as usize];
        if line == 0 { file.clone() } else { format!("{file}:{line}") }
    }
}

fn number(index: usize) -> u32 {
    u32::try_from(index).unwrap_or(u32::MAX)
}

/// What is looked up while what would be public is read.
pub(super) struct Gathered {
    /// Runs of one to three words.
    pub(super) grams: HashSet,
    /// Runs of [`COPY`] words of withheld documents.
    pub(super) copies: HashSet,
    /// Where each redaction stands.
    pub(super) redactions: Vec<u32>,
    /// Where protected terms stand.
    pub(super) protected: u32,
    pub(super) origins: Origins,
}

/// Makes needles of everything that is withheld.
pub(super) fn gather(sides: &Sides<'_>, cut: &[Redaction<'_>], interface: &BTreeSet<u64>) -> Gathered {
    let mut gatherer =
        Gatherer { interface, grams: Vec::new(), copies: Vec::new(), origins: Origins::default() };
    let whole: Vec<Vec<Lines>> = sides.withheld.par_iter().map(lines_of).collect();
    for (case, texts) in sides.withheld.iter().zip(&whole) {
        gatherer.withheld(case.source.path.to_string(), texts);
    }
    for file in sides.withheld_files {
        let text = lines(&String::from_utf8_lossy(&file.bytes), Some(1));
        gatherer.withheld(file.path.to_string(), &[text]);
    }
    for (path, cells) in sides.withheld_cells {
        // Each cell by itself: words of two cells are no run.
        let cells: Vec<Lines> = cells.iter().map(|(line, text)| lines(text, Some(*line))).collect();
        gatherer.withheld(path.clone(), &cells);
    }
    for (text, place) in sides.opened.iter().flat_map(|opened| &opened.remainders) {
        gatherer.origins.file(place.path.clone());
        gatherer.grams(&lines(text, Some(place.line)));
    }
    let mut redactions = Vec::with_capacity(cut.len());
    for redaction in cut {
        gatherer.origins.file(redaction.place.path.clone());
        redactions.push(gatherer.origins.line(redaction.place.line));
        gatherer.grams(&Lines { words: redaction.words.clone(), breaks: vec![(0, redaction.place.line)] });
    }
    gatherer.origins.file("protected.txt".to_owned());
    let protected = gatherer.origins.line(0);
    Gathered {
        grams: HashSet::new(gatherer.grams),
        copies: HashSet::new(gatherer.copies),
        redactions,
        protected,
        origins: gatherer.origins,
    }
}

/// The words of a text, and on which lines of its source they stand.
struct Lines {
    words: Vec<Word>,
    /// The index of the first word of a line, and the line; empty if lines are not known.
    breaks: Vec<(usize, u32)>,
}

/// Takes a text apart; `first` is the line on which it begins, if that is known.
fn lines(text: &str, first: Option<u32>) -> Lines {
    let normal = normal(text);
    let words = words_of_normal(&normal);
    let Some(mut line) = first else { return Lines { words, breaks: Vec::new() } };
    let mut breaks = Vec::new();
    let mut at = 0;
    for (index, word) in words.iter().enumerate() {
        let passed = memchr::memchr_iter(b'\n', &normal.as_bytes()[at..word.at]).count();
        if passed > 0 || index == 0 {
            line += number(passed);
            breaks.push((index, line));
        }
        at = word.at;
    }
    Lines { words, breaks }
}

/// Returns the texts of a withheld document: the words of its path and front matter, and its body.
fn lines_of(case: &Case) -> Vec<Lines> {
    let source = &case.source;
    let mut texts = texts(&source.front, &source.path);
    texts[0].0 = telling(&source.path, source.role);
    let mut all: Vec<Lines> = texts.iter().map(|(text, _)| lines(text, None)).collect();
    let (front, body) = source.text.as_str().split_at(source.body);
    let first = 1 + number(memchr::memchr_iter(b'\n', front.as_bytes()).count());
    all.push(lines(body, Some(first)));
    all
}

/// Returns the part of a path that tells a document from others: every section page is `_index.md`.
fn telling(path: &SourcePath, role: Role) -> String {
    match role {
        Role::Section | Role::Bundle => path.folder().to_owned(),
        Role::Page | Role::Version => format!("{}/{}", path.folder(), path.stem()),
    }
}

struct Gatherer<'i> {
    interface: &'i BTreeSet<u64>,
    grams: Vec<(u64, u32)>,
    copies: Vec<(u64, u32)>,
    origins: Origins,
}

impl Gatherer<'_> {
    fn withheld(&mut self, path: String, texts: &[Lines]) {
        self.origins.file(path);
        for text in texts {
            self.grams(text);
            let origins = &mut self.origins;
            let mut line = text.line(origins);
            for_each_copy_run(&text.words, |hash, index| self.copies.push((hash, line(index))));
        }
    }

    /// Adds the runs of a text, other than those that pages write by themselves: numbers among
    /// interface words, as in "page 2 of 5".
    fn grams(&mut self, text: &Lines) {
        let written = |word: &Word| word.number || self.interface.contains(&word.hash);
        let mut own = BTreeSet::new();
        for length in 2..=3 {
            for window in text.words.windows(length) {
                if window.iter().any(|word| word.number) && window.iter().all(written) {
                    own.insert(run(window));
                }
            }
        }
        let mut line = text.line(&mut self.origins);
        for_each_gram(&text.words, |hash, index| {
            if own.is_empty() || !own.contains(&hash) {
                self.grams.push((hash, line(index)));
            }
        });
    }
}

impl Lines {
    /// Returns a function from the index of a word to the number of its origin. Indices must not fall.
    fn line<'a>(&'a self, origins: &'a mut Origins) -> impl FnMut(usize) -> u32 + 'a {
        let mut breaks = self.breaks.iter().peekable();
        let mut current = origins.line(0);
        move |index| {
            while let Some((_, line)) = breaks.next_if(|(first, _)| *first <= index) {
                current = origins.line(*line);
            }
            current
        }
    }
}

/// The most parts of which a term is made whose ways of standing together are all looked for.
const PARTS: usize = 5;

/// Returns the forms in which a protected term is written: with hyphens, points or spaces between its
/// parts or with nothing, as a number and its letters apart, as a possessive.
pub(super) fn forms(term: &str) -> Vec<Vec<Word>> {
    let parts = parts(term);
    let mut texts: Vec<String> = if parts.len() > PARTS {
        vec![parts.join(" "), parts.concat()]
    } else {
        // Each bit says whether a part stands apart from the one before it.
        (0..1_u32 << parts.len().saturating_sub(1)).map(|gaps| joined(&parts, gaps)).collect()
    };
    // Apostrophes do not part words, so `Smith's` is the word `smiths`.
    let possessives: Vec<String> = texts
        .iter()
        .filter(|text| text.ends_with(char::is_alphabetic))
        .map(|text| format!("{text}s"))
        .collect();
    texts.extend(possessives);
    let mut forms: Vec<Vec<Word>> = texts.iter().map(|text| words(text)).collect();
    forms.push(words(term));
    forms
}

/// Returns the runs of letters and of digits of a term.
fn parts(term: &str) -> Vec<String> {
    let mut parts: Vec<String> = Vec::new();
    let mut last: Option<char> = None;
    for c in normal(term).chars().filter(|c| !crate::finding::is_invisible(*c)) {
        let goes_on = last.is_some_and(|last| last.is_alphanumeric() && last.is_numeric() == c.is_numeric());
        match parts.last_mut() {
            Some(part) if c.is_alphanumeric() && goes_on => part.push(c),
            _ if c.is_alphanumeric() => parts.push(c.into()),
            _ => (),
        }
        last = Some(c);
    }
    parts
}

fn joined(parts: &[String], gaps: u32) -> String {
    let mut text = String::new();
    for (place, part) in parts.iter().enumerate() {
        if place > 0 && gaps >> (place - 1) & 1 == 1 {
            text.push(' ');
        }
        text.push_str(part);
    }
    text
}

/// Which of many things were seen in something that is public anyhow.
pub(super) struct Seen(Vec<AtomicBool>);

impl Seen {
    /// Makes a record in which none of so many was seen.
    pub(super) fn none_of(count: usize) -> Self {
        Self(std::iter::repeat_with(|| AtomicBool::new(false)).take(count).collect())
    }

    /// Records that one was seen.
    pub(super) fn add(&self, number: usize) {
        self.0[number].store(true, Ordering::Relaxed);
    }

    /// Whether one was seen.
    pub(super) fn has(&self, number: usize) -> bool {
        self.0[number].load(Ordering::Relaxed)
    }

    /// Records the runs that stand in a text.
    pub(super) fn look(&self, grams: &HashSet, words: &[Word]) {
        if !self.0.is_empty() {
            for_each_gram(words, |hash, _| grams.index(hash).into_iter().for_each(|number| self.add(number)));
        }
    }
}

impl Needles {
    /// Puts needles together, without the runs that were seen in something public.
    pub(super) fn new(grams: HashSet, seen: &Seen, phrases: Phrases, origins: Origins) -> Self {
        let grams = grams.without(|number| seen.has(number));
        let hashes = || grams.hashes().chain(phrases.heads());
        let filter = Filter::new(hashes().count(), hashes());
        Self { grams, phrases, filter, origins }
    }

    /// Takes out the runs that stand in texts that are public, too.
    #[must_use]
    pub(super) fn without(self, texts: &[String]) -> Self {
        let seen = Seen::none_of(self.grams.len());
        texts.par_iter().for_each(|text| seen.look(&self.grams, &words(text)));
        Self::new(self.grams, &seen, self.phrases, self.origins)
    }

    /// Whether there is nothing to search for.
    pub(crate) fn is_empty(&self) -> bool {
        self.filter.is_empty()
    }

    /// Finds a run of words that is withheld; returns where it comes from.
    pub(crate) fn find(&self, words: &[Word]) -> Option<String> {
        let origin = alarms(words, &self.filter).find_map(|index| {
            let mut found = None;
            grams_at(words, index, |hash| found = found.or_else(|| self.grams.get(hash)));
            self.phrases.at(words, index, |number| found = found.or(Some(self.phrases.all()[number].origin)));
            found
        })?;
        Some(self.origins.name(origin))
    }
}

impl fmt::Debug for Needles {
    /// Shows how many there are, and nothing of them.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Needles").field("grams", &self.grams.len()).finish_non_exhaustive()
    }
}

/// Finds the first run of words that was copied: the index of its first word, and what it stems from.
pub(super) fn first_copy(words: &[Word], copies: &HashSet) -> Option<(usize, u32)> {
    let mut first = None;
    if copies.len() > 0 && words.len() >= COPY {
        for_each_copy_run(words, |hash, index| {
            if first.is_none() {
                first = copies.get(hash).map(|origin| (index, origin));
            }
        });
    }
    first
}
