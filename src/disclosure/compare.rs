//! Comparing what is withheld with what would be public: copies, half redactions, redacted words that
//! stand elsewhere, protected terms. Each public text is read once; what stands in it is no needle.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};

use rayon::prelude::*;

use super::edition::Document;
use super::fingerprint::{COPY, Word, normal, words, words_of_normal};
use super::judge::Case;
use super::needles::{Gathered, Needles, Seen, first_copy, forms, gather};
use super::open::Opened;
use super::phrases::{Phrase, Phrases};
use crate::config::Config;
use crate::finding::{Finding, Findings, Place, Rule};
use crate::source::{Role, SourceFile, StaticFile, ThemeFiles};

/// What is compared.
pub(super) struct Sides<'a> {
    pub(super) withheld: &'a [Case],
    pub(super) withheld_files: &'a [SourceFile],
    /// Cells of tables that are not published: path, and line and text of each.
    pub(super) withheld_cells: &'a [(String, Vec<(u32, String)>)],
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
    let gathered = gather(sides, &redactions, &interface);
    let watched = watched(sides.protected, &redactions, &interface);
    let comparison = Comparison {
        seen: Seen::none_of(gathered.grams.len()),
        seen_phrases: Seen::none_of(watched.all().len()),
        watched: &watched,
        gathered: &gathered,
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
    let Comparison { seen, seen_phrases, .. } = comparison;
    let whole =
        watched.all().iter().enumerate().filter_map(|(number, phrase)| match Watch::of(phrase.origin) {
            Watch::Near(_) => None,
            Watch::Far(_) if seen_phrases.has(number) => None,
            Watch::Far(redaction) => Some(phrase.of(gathered.redactions[redaction])),
            Watch::Protected => Some(phrase.of(gathered.protected)),
        });
    Needles::new(gathered.grams, &seen, Phrases::new(whole), gathered.origins)
}

/// What a phrase is watched for.
enum Watch {
    /// It is protected.
    Protected,
    /// A redaction's own document may not hold it.
    Near(usize),
    /// The rest of the site may not hold it.
    Far(usize),
}

impl Watch {
    fn of(origin: u32) -> Self {
        match (origin as usize).checked_sub(1) {
            None => Self::Protected,
            Some(number) if number % 2 == 0 => Self::Near(number / 2),
            Some(number) => Self::Far(number / 2),
        }
    }

    fn origin(&self) -> u32 {
        let number = match self {
            Self::Protected => 0,
            Self::Near(redaction) => 1 + 2 * redaction,
            Self::Far(redaction) => 2 + 2 * redaction,
        };
        u32::try_from(number).unwrap_or(u32::MAX)
    }
}

fn watched(protected: &[String], redactions: &[Redaction<'_>], interface: &BTreeSet<u64>) -> Phrases {
    let terms: Vec<Vec<Word>> = protected.iter().flat_map(|term| forms(term)).collect();
    let terms = terms.iter().map(|term| (term.as_slice(), Watch::Protected));
    let cut = redactions.iter().enumerate().flat_map(|(number, redaction)| {
        let near = redaction.windows(PHRASE).map(move |words| (words, Watch::Near(number)));
        near.chain(redaction.far_phrases(interface).map(move |words| (words, Watch::Far(number))))
    });
    Phrases::new(terms.chain(cut).filter_map(|(words, watch)| Phrase::new(words, watch.origin())))
}

/// Something redacted; of what its author called ordinary words, these with the words beside them.
pub(super) struct Redaction<'a> {
    pub(super) words: Vec<Word>,
    pub(super) place: &'a Place,
    family: usize,
    /// Whether it is ordinary words with those beside them, which give something away in the same document alone.
    in_context: bool,
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
        self.windows(COPY).filter(move |_| tells && !self.in_context)
    }
}

/// Returns the words of interface strings, which every page may hold. Names of weekdays are not among them: only
/// pages of events that repeat hold one, and a weekday that is redacted tells when something happens.
fn interface_words(theme: &ThemeFiles) -> BTreeSet<u64> {
    let locales = theme.locales.values().flatten();
    let lines = locales.flat_map(|text| text.as_str().lines()).filter(|line| !line.starts_with("weekday-"));
    lines.flat_map(words).map(|word| word.hash).collect()
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
        for (redacted, place) in &opened.redacted {
            if !redacted.ordinary {
                redactions.push(Redaction { words: words(&redacted.text), place, family, in_context: false });
            }
            let in_context = redacted.in_context.iter();
            redactions.extend(in_context.map(|text| Redaction {
                words: words(text),
                place,
                family,
                in_context: true,
            }));
        }
    }
    redactions
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
    gathered: &'a Gathered,
    watched: &'a Phrases,
    /// Which runs stand in something public.
    seen: Seen,
    /// Which of the watched phrases stand in something public.
    seen_phrases: Seen,
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
        let all = words_of_normal(&normal);
        let in_body =
            |at: usize| Place { excerpt: None, ..if exact { body.place(at..at) } else { Place::file(path) } };
        let whose = Whose::Document { path, family };
        let mut copied = self.read(&all, &whose, &in_body, &mut found);
        for text in &opened.texts {
            let copy = self.read(&words(text), &whose, &|_| Place::file(path), &mut found);
            copied = copied.or(copy);
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
        let whose = if text.can_tell { Whose::Site } else { Whose::Program };
        let copied = self.read(&words(&text.text), &whose, &|_| Place::file(text.path), &mut found);
        found.findings.append(copied.filter(|_| text.can_copy).into_iter().collect());
        found
    }

    /// Compares the words of a text that would be public; returns what it may have been copied from.
    fn read(
        &self,
        words: &[Word],
        whose: &Whose<'_>,
        place: &dyn Fn(usize) -> Place,
        found: &mut Found,
    ) -> Option<Finding> {
        self.seen.look(&self.gathered.grams, words);
        let mut told = BTreeSet::new();
        self.watched.for_each(words, |number, at| {
            self.seen_phrases.add(number);
            let origin = self.watched.all()[number].origin;
            let here = || place(words[at].at);
            match (Watch::of(origin), whose) {
                (Watch::Protected, _) if told.insert((0, at)) => {
                    let finding = Finding::new(Rule::ProtectedTerm, "a protected term stands here");
                    found.findings.push(finding.at(here()));
                }
                (Watch::Near(number), Whose::Document { path, family })
                    if self.redactions[number].family == *family && told.insert((1, number)) =>
                {
                    found.findings.push(half_redaction(&self.redactions[number], path, here()));
                }
                (Watch::Far(number), Whose::Document { family, .. })
                    if self.redactions[number].family == *family => {}
                (Watch::Far(number), Whose::Document { .. } | Whose::Site) => {
                    found.elsewhere.entry(number).or_insert_with(here);
                }
                _ => (),
            }
        });
        let (index, origin) = first_copy(words, &self.gathered.copies)?;
        let origin = self.gathered.origins.name(origin);
        let message = format!("{COPY} or more words in a row stand in {origin}, too, which is withheld");
        Some(Finding::new(Rule::CopiedText, message).at(place(words[index].at)))
    }
}

/// Whose words a text is made of.
enum Whose<'a> {
    Document {
        path: &'a str,
        family: usize,
    },
    /// The site's, by their place.
    Site,
    /// The theme's and the program's, which stand on every page.
    Program,
}

fn half_redaction(redaction: &Redaction<'_>, path: &str, place: Place) -> Finding {
    let message = if redaction.place.path == path {
        "what is redacted elsewhere in this document stands here unredacted"
    } else {
        "what is redacted in a translation or version of this document stands here unredacted"
    };
    let cut = Place { excerpt: None, ..redaction.place.clone() };
    Finding::new(Rule::HalfRedaction, message).at(place).with(cut, "it is redacted here")
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
