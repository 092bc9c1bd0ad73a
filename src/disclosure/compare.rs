//! Comparing what is withheld with what would be public: copies, half redactions, redacted words that
//! stand elsewhere, protected terms. Each public text is read once; what stands in it is no needle.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};

use rayon::prelude::*;

use super::edition::Document;
use super::fingerprint::{COPY, HashSet, Word, for_each_word, normal, words};
use super::judge::Case;
use super::needles::{Gathered, Needles, Seen, first_copy, gather};
use super::open::Opened;
use super::phrases::Phrases;
use crate::config::Config;
use crate::finding::{Finding, Findings, Place, Rule};
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
    let families = families(sides.opened);
    let redactions = redactions(sides.opened, &families);
    let interface = interface_words(sides.theme);
    let Gathered { needles, copies } = gather(sides, &redactions, &interface);
    let comparison = Comparison {
        seen: Seen::nothing_of(&needles),
        near: phrases(&redactions, |redaction| redaction.windows(PHRASE).collect()),
        far: phrases(&redactions, |redaction| redaction.far_phrases(&interface).collect()),
        needles: &needles,
        copies,
        config: sides.config,
        redactions: &redactions,
    };
    let documents: Vec<Found> = sides
        .opened
        .par_iter()
        .zip(families)
        .map(|(opened, family)| comparison.document(opened, family))
        .collect();
    let others: Vec<Found> = by_place(sides).par_iter().map(|text| comparison.by_place(text)).collect();
    let mut elsewhere: BTreeMap<usize, Vec<Place>> = BTreeMap::new();
    for found in documents.into_iter().chain(others) {
        findings.append(found.findings);
        for (redaction, place) in found.elsewhere {
            elsewhere.entry(redaction).or_default().push(place);
        }
    }
    for (redaction, places) in elsewhere {
        findings.push(redacted_elsewhere(&redactions[redaction], places));
    }
    let Comparison { seen, .. } = comparison;
    needles.without(&seen)
}

/// Something redacted that no author called ordinary words.
pub(super) struct Redaction<'a> {
    pub(super) words: Vec<Word>,
    pub(super) place: &'a Place,
    family: usize,
}

/// The longest redaction that is looked for as a whole in its own document; of longer ones, runs of
/// so many words.
const PHRASE: usize = 8;

impl Redaction<'_> {
    /// Returns the redaction whole or, if it is longer than `longest` words, all runs of so many.
    fn windows(&self, longest: usize) -> impl Iterator<Item = &[Word]> {
        let characters: usize = self.words.iter().map(|word| usize::from(word.length)).sum();
        let length = self.words.len().clamp(1, longest);
        self.words.windows(length).filter(move |_| characters >= 2)
    }

    /// Returns what no other document may hold: nothing, if it is made of words that every page holds.
    pub(super) fn far_phrases(&self, interface: &BTreeSet<u64>) -> impl Iterator<Item = &[Word]> {
        let long_enough = |word: &Word| word.length >= if word.number { 4 } else { 3 };
        let tells = self.words.iter().any(long_enough)
            && self.words.iter().any(|word| !interface.contains(&word.hash));
        self.windows(COPY).filter(move |_| tells)
    }
}

/// Returns the words of interface strings and templates.
fn interface_words(theme: &ThemeFiles) -> BTreeSet<u64> {
    let locales = theme.locales.values().flatten();
    locales.flat_map(|text| words(text.as_str())).map(|word| word.hash).collect()
}

/// Returns the number of the family of each document: a document, its translations and its versions
/// are one to a reader.
fn families(opened: &[Opened]) -> Vec<usize> {
    fn key(document: &Document) -> (&str, &str) {
        let folder = document.path.folder();
        match document.role {
            Role::Version => (folder.strip_suffix("/versions").unwrap_or(folder), "index"),
            Role::Section | Role::Page | Role::Bundle => (folder, document.path.stem()),
        }
    }
    let mut numbers = BTreeMap::new();
    let number = |opened| {
        let next = numbers.len();
        *numbers.entry(key(opened)).or_insert(next)
    };
    opened.iter().map(|opened| &opened.document).map(number).collect()
}

fn redactions<'a>(opened: &'a [Opened], families: &[usize]) -> Vec<Redaction<'a>> {
    let mut redactions = Vec::new();
    for (opened, &family) in opened.iter().zip(families) {
        for (redacted, place) in opened.redacted.iter().filter(|(redacted, _)| !redacted.ordinary) {
            redactions.push(Redaction { words: words(&redacted.text), place, family });
        }
    }
    redactions
}

fn phrases<'r>(
    redactions: &'r [Redaction<'r>],
    of: impl Fn(&'r Redaction<'r>) -> Vec<&'r [Word]>,
) -> Phrases {
    let numbered = redactions.iter().zip(0..);
    Phrases::new(
        numbered.flat_map(|(redaction, number)| of(redaction).into_iter().map(move |words| (words, number))),
    )
}

/// A text that is public by its place, or by somebody's explicit word.
struct ByPlace<'a> {
    text: Cow<'a, str>,
    path: &'a str,
    /// Whether it is copied, if it holds a long run of words of something withheld.
    can_copy: bool,
    /// Whether redacted words can stand in it by more than chance: templates and the program's own
    /// words stand on every page.
    can_tell: bool,
}

fn by_place<'a>(sides: &Sides<'a>) -> Vec<ByPlace<'a>> {
    let text = |path: &'a str, text: Cow<'a, str>| ByPlace { text, path, can_copy: true, can_tell: true };
    let file = |file: &'a StaticFile| {
        text(&file.source, Cow::Owned(format!("{} {}", file.target, String::from_utf8_lossy(&file.bytes))))
    };
    let theme = sides.theme.templates.values().chain(sides.theme.locales.values().flatten());
    let theme = theme.map(|file| text(file.path(), Cow::Borrowed(file.as_str())));
    let theme = theme.chain(sides.theme.statics.iter().map(file));
    let theme = theme.map(|text| ByPlace { can_tell: false, ..text });
    let files = sides.open_files.iter().map(|(path, content)| text(path, Cow::Borrowed(content)));
    let titles = sides.listings.iter().map(|title| text("content", Cow::Borrowed(title)));
    let titles = titles.map(|text| ByPlace { can_copy: false, ..text });
    let data = Cow::Owned(serde_json::Value::Object(sides.data.clone()).to_string());
    let rest = [
        text("data", data),
        text(crate::config::FILE, Cow::Owned(sides.config.public_words())),
        ByPlace { can_copy: false, can_tell: false, ..text("", Cow::Borrowed(crate::document::OWN_WORDS)) },
    ];
    files.chain(sides.statics.iter().map(file)).chain(theme).chain(titles).chain(rest).collect()
}

struct Comparison<'a> {
    seen: Seen,
    needles: &'a Needles,
    /// Runs of [`COPY`] words of what is withheld.
    copies: HashSet,
    /// What a redaction's own document may not hold.
    near: Phrases,
    /// What the rest of the site may not hold.
    far: Phrases,
    redactions: &'a [Redaction<'a>],
    config: &'a Config,
}

/// What was found in one text.
#[derive(Default)]
struct Found {
    findings: Findings,
    /// The numbers of redactions of other documents whose words stand here, and where.
    elsewhere: BTreeMap<usize, Place>,
}

impl Comparison<'_> {
    fn document(&self, opened: &Opened, family: usize) -> Found {
        let mut found = Found::default();
        let body = &opened.document.body;
        let path = opened.document.path.as_str();
        let normal = normal(body.as_str());
        // In another form, offsets are not those of the body.
        let exact = matches!(normal, Cow::Borrowed(_));
        let mut all = Vec::with_capacity(normal.len() / 6);
        for_each_word(&normal, |word| all.push(word));
        let place =
            |at: usize| Place { excerpt: None, ..if exact { body.place(at..at) } else { Place::file(path) } };
        let texts = opened.texts.iter().map(|text| words(text));
        let in_file: &dyn Fn(usize) -> Place = &|_| Place::file(path);
        let mut copied = None;
        for (words, place) in std::iter::once((all, &place as &dyn Fn(usize) -> Place))
            .chain(texts.map(|words| (words, in_file)))
        {
            self.seen.look(self.needles, &words);
            self.protected(&words, place, &mut found);
            self.half_redacted(&words, family, path, place, &mut found);
            self.elsewhere(&words, Some(family), place, &mut found);
            copied = copied.or_else(|| self.copied(&words, place));
        }
        if let Some(finding) = copied {
            let hash = super::hash_of(body.as_str().as_bytes());
            if !super::is_settled(self.config, Rule::CopiedText, path, &hash) {
                found.findings.push(finding.mend(super::settlement(Rule::CopiedText, path, &hash)));
            }
        }
        found
    }

    fn by_place(&self, text: &ByPlace<'_>) -> Found {
        let mut found = Found::default();
        let words = words(&text.text);
        let place = |_: usize| Place::file(text.path);
        self.seen.look(self.needles, &words);
        self.protected(&words, &place, &mut found);
        if text.can_tell {
            self.elsewhere(&words, None, &place, &mut found);
        }
        if let Some(finding) = self.copied(&words, &place).filter(|_| text.can_copy) {
            found.findings.push(finding);
        }
        found
    }

    fn copied(&self, words: &[Word], place: &dyn Fn(usize) -> Place) -> Option<Finding> {
        let (index, origin) = first_copy(words, &self.copies)?;
        let origin = self.needles.origins.name(origin);
        let message = format!("{COPY} or more words in a row stand in {origin}, too, which is withheld");
        Some(Finding::new(Rule::CopiedText, message).at(place(words[index].at)))
    }

    fn protected(&self, words: &[Word], place: &dyn Fn(usize) -> Place, found: &mut Found) {
        let mut last = None;
        self.needles.protected.for_each(words, |_, at| {
            if last.replace(at) != Some(at) {
                let finding = Finding::new(Rule::ProtectedTerm, "a protected term stands here");
                found.findings.push(finding.at(place(words[at].at)));
            }
        });
    }

    fn half_redacted(
        &self,
        words: &[Word],
        family: usize,
        path: &str,
        place: &dyn Fn(usize) -> Place,
        found: &mut Found,
    ) {
        let mut told = BTreeSet::new();
        self.near.for_each(words, |phrase, at| {
            let number = self.near.origin(phrase) as usize;
            let redaction = &self.redactions[number];
            if redaction.family != family || !told.insert(number) {
                return;
            }
            let message = if redaction.place.path == path {
                "what is redacted elsewhere in this document stands here unredacted"
            } else {
                "what is redacted in a translation or version of this document stands here unredacted"
            };
            let finding = Finding::new(Rule::HalfRedaction, message).at(place(words[at].at));
            let cut = Place { excerpt: None, ..redaction.place.clone() };
            found.findings.push(finding.with(cut, "it is redacted here"));
        });
    }

    fn elsewhere(
        &self,
        words: &[Word],
        family: Option<usize>,
        place: &dyn Fn(usize) -> Place,
        found: &mut Found,
    ) {
        self.far.for_each(words, |phrase, at| {
            let number = self.far.origin(phrase) as usize;
            if Some(self.redactions[number].family) != family {
                found.elsewhere.entry(number).or_insert_with(|| place(words[at].at));
            }
        });
    }
}

/// How many places a finding names.
const NAMED: usize = 3;

fn redacted_elsewhere(redaction: &Redaction<'_>, places: Vec<Place>) -> Finding {
    let count = places.len();
    let message = match count {
        1 => "what is redacted here stands openly in another place of the site".to_owned(),
        _ => format!("what is redacted here stands openly in {count} other places of the site"),
    };
    let place = Place { excerpt: None, ..redaction.place.clone() };
    let finding = Finding::new(Rule::RedactedElsewhere, message).at(place);
    places.into_iter().take(NAMED).fold(finding, |finding, place| finding.with(place, "it stands here"))
}

/// Reads the text of a file that may be published, for comparison.
pub(super) fn file_text(path: &str, bytes: &[u8]) -> Option<(String, String)> {
    std::str::from_utf8(bytes).ok().map(|text| (path.to_owned(), text.to_owned()))
}
