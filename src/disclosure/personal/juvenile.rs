//! Young people: an age under 18 of one person. With something that identifies them in the same
//! sentence it is theirs; alone it is a pattern. Ages of groups and of things are left out.

use std::ops::Range;

use super::context::{
    folded, folded_words, is_capitalised, next_word, sentence_end, sentence_start, words_before,
};
use super::scan::{Match, Scan};

/// Words for one young person.
const PERSONS: &[&str] = &[
    "boy",
    "girl",
    "male",
    "female",
    "child",
    "student",
    "pupil",
    "juvenile",
    "teen",
    "teenager",
    "son",
    "daughter",
    "brother",
    "sister",
    "victim",
    "suspect",
    "driver",
    "passenger",
    "neighbor",
    "neighbour",
    "youth",
    "minor",
    "runaway",
    "cousin",
    "nephew",
    "niece",
    "grandson",
    "granddaughter",
    "resident",
    "infant",
    "toddler",
    "nino",
    "nina",
    "joven",
    "menor",
    "hijo",
    "hija",
    "hermano",
    "hermana",
    "alumno",
    "alumna",
    "estudiante",
    "muchacho",
    "muchacha",
    "adolescente",
    "chico",
    "chica",
    "bebe",
];

/// Words after an age that make it one of many.
const MANY: &[&str] = &[
    "and", "or", "to", "through", "y", "o", "a", "en", "under", "older", "younger", "over", "mas", "viajan",
    "pueden",
];

/// Words whose capital letter does not make a name.
const OFFICES: &[&str] = &[
    "police",
    "department",
    "unit",
    "bureau",
    "office",
    "city",
    "county",
    "state",
    "court",
    "code",
    "act",
    "section",
    "article",
    "chapter",
    "center",
    "division",
    "district",
    "policy",
    "officer",
    "officers",
    "sergeant",
    "lieutenant",
    "chief",
    "the",
    "a",
    "an",
    "if",
    "when",
    "policia",
    "departamento",
    "ley",
    "code",
    "officials",
];

/// Words for schools and streets: with their name they identify whoever goes there.
const PLACES: &[&str] = &[
    "school",
    "street",
    "avenue",
    "road",
    "lane",
    "academy",
    "escuela",
    "calle",
    "colegio",
    "primaria",
    "secundaria",
];

/// Ages that are written out.
const SPELLED: &[&str] = &[
    "zero",
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
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
];

/// Recognises an age that is written in digits: `14-year-old`, `16 years old`, `age 11`, `de 14 años`.
pub(super) fn recognise(scan: &Scan<'_>, index: usize) -> Option<Match> {
    let word = scan.word(index);
    // `17yo` is one token.
    let number = word.strip_suffix("yo").unwrap_or(scan.number(index));
    if number.len() > 2 || number.parse::<u8>().ok()? > 17 || scan.word(index).starts_with('0') {
        return None;
    }
    let text = scan.text;
    let range = scan.tokens[index].range.clone();
    let before = words_before(text, range.start, 2);
    let previous = before.first().map(|(start, word)| (*start, folded(word)));
    let adjacent = |start: usize, word: &str| text[start + word.len()..range.start].trim().is_empty();
    let aged = previous.as_ref().filter(|(_, word)| matches!(word.as_str(), "age" | "aged" | "edad"));
    if word.ends_with("yo") {
        return about(text, range);
    }
    if let Some(end) = years(text, range.end) {
        let digits = |word: &str| word.bytes().all(|b| b.is_ascii_digit());
        let ranged = previous.as_ref().is_some_and(|(_, word)| match word.as_str() {
            "to" | "through" | "entre" | "under" | "over" | "than" => true,
            // From 14 to 17 years, in Spanish.
            "a" | "y" => before.get(1).is_some_and(|(_, word)| digits(word)),
            _ => false,
        });
        let spanish = text[range.end..end].ends_with("años");
        let said = |word: &str| matches!(word, "de" | "tiene" | "tenia" | "edad" | "con");
        if spanish
            && !previous.as_ref().is_some_and(|(_, word)| said(word))
            && !text[..range.start].ends_with(", ")
        {
            return None;
        }
        let start = previous.filter(|(_, word)| word == "de").map_or(range.start, |(start, _)| start);
        return if ranged { None } else { about(text, start..end) };
    }
    if let Some((start, word)) = aged
        && adjacent(*start, word)
    {
        return about(text, *start..range.end);
    }
    // `Mira Castell, 13, attends`.
    let comma = text[..range.start].ends_with(", ") && text[range.end..].starts_with(", ");
    let named = before.len() == 2 && before.iter().all(|(_, word)| is_capitalised(word) && !is_office(word));
    let joined = before.len() == 2 && text[before[1].0 + before[1].1.len()..before[0].0] == *" ";
    if comma && before.first().is_some_and(|(_, word)| PERSONS.contains(&folded(word).as_str())) {
        return about(text, range);
    }
    (comma && named && joined).then(|| Match::near(range, true))
}

/// Finds ages that are written out: `fifteen-year-old`.
pub(super) fn spelled(text: &str) -> Vec<Match> {
    let bytes = text.as_bytes();
    let ages = memchr::memmem::find_iter(bytes, b"year").filter_map(|at| {
        let head = text[..at].strip_suffix(['-', ' '])?;
        let length = head.bytes().rev().take_while(u8::is_ascii_alphabetic).count();
        let start = head.len() - length;
        let word = folded(&head[start..]);
        let age = SPELLED.iter().position(|age| *age == word).filter(|age| *age > 0)?;
        let end = years(text, head.len()).filter(|_| age <= 17)?;
        about(text, start..end)
    });
    ages.collect()
}

/// Reads ` years old`, `-year-old` or ` años` after a number; returns where it ends.
fn years(text: &str, at: usize) -> Option<usize> {
    let rest = &text[at..];
    for form in ["-year-old", " year old", "-years-old", " years old", "-year old", " year-old", " años"] {
        if let Some(tail) = rest.strip_prefix(form) {
            let whole = !tail.starts_with(char::is_alphanumeric);
            let length = form.len();
            return whole.then_some(at + length);
        }
    }
    None
}

/// Says whether an age is that of one person, and whether the sentence says of whom.
fn about(text: &str, range: Range<usize>) -> Option<Match> {
    let following = next_word(text, range.end).map(|word| &text[word]);
    let after = following.map(folded).unwrap_or_default();
    if MANY.contains(&after.as_str()) && text[range.end..].starts_with([' ', '\n']) {
        return None;
    }
    let sentence = sentence_start(text, range.start, 24)..sentence_end(text, range.end, 24);
    let head = &text[sentence.start..range.start];
    let tail = &text[range.end..sentence.end];
    let is_name = |word: &str| is_capitalised(word) && word.len() > 2 && !is_office(word);
    let named_next = following.is_some_and(is_name);
    let near = folded_words(tail).into_iter().take(3).chain(folded_words(head).into_iter().rev().take(3));
    let person = near.into_iter().any(|word| PERSONS.contains(&word.as_str()));
    let identified = named_next || names_somebody(head, true) || names_somebody(tail, false);
    if !person && !identified {
        return None;
    }
    Some(Match::near(range, identified))
}

/// Whether a part of a sentence holds a name: two words in a row with capital letters, one after a word
/// for a person, or that of a school or street.
fn names_somebody(text: &str, begins_sentence: bool) -> bool {
    let words: Vec<&str> = text.split_whitespace().collect();
    let bare = |word: &str| word.trim_matches(|c: char| !c.is_alphanumeric()).to_owned();
    let name = |word: &str| is_capitalised(word) && word.len() > 1 && !is_office(word);
    words.windows(2).enumerate().any(|(place, pair)| {
        let (first, second) = (bare(pair[0]), bare(pair[1]));
        let apart = pair[0].ends_with([',', ';', ':']);
        let opens = begins_sentence && place == 0;
        let person = PERSONS.contains(&folded(&first).as_str())
            || matches!(first.as_str(), "named" | "as" | "llamado" | "llamada");
        let both = name(&first) && name(&second) && !apart && !opens;
        let opening = opens && name(&first) && name(&second) && !apart && first.len() > 3;
        let known = person && !apart && name(&second);
        let place = PLACES.contains(&folded(&second).as_str()) && name(&first)
            || PLACES.contains(&folded(&first).as_str()) && name(&second);
        both || opening || known || place
    })
}

fn is_office(word: &str) -> bool {
    OFFICES.contains(&folded(word).as_str())
}
