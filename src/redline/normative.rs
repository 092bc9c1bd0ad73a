//! Changes of what people must do, and of numbers: one word can be the whole of a revision.
//!
//! The words are those by which rules are written: RFC 2119 and the Federal Plain Language Guidelines name `must`,
//! `shall`, `should`, `may` and their denials for English; the *Manual de estilo de la Administración* and
//! common drafting practice name the forms of `deber` and `poder` for Spanish.

use super::{BlockChange, Piece, SectionChange};

/// A change that readers should know of.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Notice {
    /// What changed.
    pub kind: NoticeKind,
    /// What stood there; nothing if it was added.
    pub from: String,
    /// What stands there now; nothing if it was removed.
    pub to: String,
    /// The id of the section.
    pub section: Option<String>,
    /// The title of the section, as it is now.
    pub title: String,
}

/// What kind of change it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum NoticeKind {
    /// What must, should or may be done.
    Duty,
    /// A number, with the word after it.
    Number,
}

const ENGLISH: [&str; 22] = [
    "must",
    "shall",
    "may",
    "should",
    "can",
    "will",
    "not",
    "cannot",
    "never",
    "always",
    "only",
    "required",
    "prohibited",
    "forbidden",
    "mandatory",
    "optional",
    "unless",
    "except",
    "mustn't",
    "shouldn't",
    "can't",
    "won't",
];
const ENGLISH_NUMBERS: [&str; 20] = [
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "fifteen",
    "twenty",
    "thirty",
    "forty",
    "forty-five",
    "sixty",
    "ninety",
    "hundred",
];
const SPANISH: [&str; 27] = [
    "debe",
    "deben",
    "deberá",
    "deberán",
    "debería",
    "deberían",
    "debiera",
    "debieran",
    "puede",
    "pueden",
    "podrá",
    "podrán",
    "podría",
    "podrían",
    "no",
    "nunca",
    "jamás",
    "siempre",
    "solo",
    "sólo",
    "únicamente",
    "obligatorio",
    "obligatoria",
    "prohibido",
    "prohibida",
    "salvo",
    "excepto",
];
const SPANISH_NUMBERS: [&str; 19] = [
    "uno", "una", "dos", "tres", "cuatro", "cinco", "seis", "siete", "ocho", "nueve", "diez", "once", "doce",
    "quince", "veinte", "treinta", "sesenta", "noventa", "cien",
];

/// Words that say nothing of what a number counts.
const LITTLE: [&str; 22] = [
    "a", "an", "the", "of", "or", "and", "to", "in", "is", "are", "if", "el", "la", "los", "las", "de",
    "del", "o", "y", "a", "en", "es",
];

/// Adds the notices of a section that was changed.
pub(super) fn notices(section: &SectionChange, language: &str, notices: &mut Vec<Notice>) {
    let title: String =
        section.title.iter().filter(|piece| !matches!(piece, Piece::Removed(_))).map(Piece::text).collect();
    let (duties, numbers): (&[&str], &[&str]) = match language.split('-').next() {
        Some("en") => (&ENGLISH, &ENGLISH_NUMBERS),
        Some("es") => (&SPANISH, &SPANISH_NUMBERS),
        _ => (&[], &[]),
    };
    for block in &section.blocks {
        // What is new or gone as a whole is told by itself.
        if !block.pieces.iter().any(Piece::is_same) {
            continue;
        }
        for (from, to, after) in hunks(block) {
            let duty = |word: &String| duties.contains(&word.as_str());
            let number = |word: &String| {
                numbers.contains(&word.as_str()) || word.contains(|c: char| c.is_ascii_digit())
            };
            let mut add = |kind, (from, to): (String, String)| {
                if from != to {
                    notices.push(Notice {
                        kind,
                        from,
                        to,
                        section: section.id.clone(),
                        title: title.trim().to_owned(),
                    });
                }
            };
            add(NoticeKind::Duty, (said(&from, &duty, None), said(&to, &duty, None)));
            add(
                NoticeKind::Number,
                (said(&from, &number, after.as_ref()), said(&to, &number, after.as_ref())),
            );
        }
    }
}

/// Returns the changes of a block: what stood there, what stands there now, and the word after it.
fn hunks(block: &BlockChange) -> Vec<(Vec<String>, Vec<String>, Option<String>)> {
    let mut hunks = Vec::new();
    let (mut from, mut to) = (Vec::new(), Vec::new());
    for piece in &block.pieces {
        match piece {
            Piece::Removed(text) => from.extend(words(text)),
            Piece::Added(text) => to.extend(words(text)),
            Piece::Same(text) => {
                let hunk = (std::mem::take(&mut from), std::mem::take(&mut to), words(text).next());
                if !hunk.0.is_empty() || !hunk.1.is_empty() {
                    hunks.push(hunk);
                }
            }
        }
    }
    if !from.is_empty() || !to.is_empty() {
        hunks.push((from, to, None));
    }
    hunks
}

fn words(text: &str) -> impl Iterator<Item = String> {
    let word =
        |word: &str| word.trim_matches(|c: char| !c.is_alphanumeric() && c != '%' && c != '$').to_lowercase();
    // The digits of an address count nothing.
    let words = text.split_whitespace().filter(|word| !word.contains("://"));
    words.map(word).filter(|word| !word.is_empty())
}

/// Returns the words that say something, in order; each number with the word that follows it.
fn said(words: &[String], tells: &dyn Fn(&String) -> bool, after: Option<&String>) -> String {
    let mut said = Vec::new();
    for (at, word) in words.iter().enumerate().filter(|(_, word)| tells(word)) {
        said.push(word.as_str());
        let is_number = after.is_some() || word.contains(|c: char| c.is_ascii_digit());
        let says = |next: &&String| !tells(next) && !LITTLE.contains(&next.as_str());
        if let Some(next) = words.get(at + 1).or(after).filter(|next| is_number && says(next)) {
            said.push(next);
        }
    }
    said.join(" ")
}
