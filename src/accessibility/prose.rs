//! Prose: the sentences of a block of text, and what can be counted in them.
//!
//! A sentence is what ends like one. Fragments, such as the items of a list or a line that leads to
//! one, are no sentences. Numbers, initials, abbreviations in capitals and addresses are no words: how
//! they are spoken cannot be told from how they are written, and statutes are cited with little else.

use std::ops::Range;

use super::syllables;
use super::tongue::Tongue;

/// What was counted in a sentence.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Sentence {
    /// Where it stands in its block.
    pub(super) span: Range<usize>,
    /// Whether it ends like one.
    pub(super) is_whole: bool,
    pub(super) words: usize,
    pub(super) syllables: usize,
    pub(super) is_passive: bool,
    /// How many small words of its own language it has.
    pub(super) own: u32,
    /// How many different small words of the other language that plainview knows.
    pub(super) other: u32,
}

/// Returns the sentences of a block, and what is left at its end.
pub(super) fn sentences(block: &str, tongue: Tongue) -> Vec<Sentence> {
    let mut found = Vec::new();
    let mut from = 0;
    for (at, byte) in block.bytes().enumerate() {
        let c = match byte {
            b'.' => '.',
            b'!' => '!',
            b'?' => '?',
            0xE2 if block[at..].starts_with('…') => '…',
            _ => continue,
        };
        let rest = block[at + c.len_utf8()..].trim_start_matches(CLOSING);
        let end = block.len() - rest.len();
        if from < end && (rest.trim_start().is_empty() || ends_here(&block[from..at], c, rest)) {
            found.push(count(block, from..end, true, tongue));
            from = end;
        }
    }
    if !block[from..].trim().is_empty() {
        found.push(count(block, from..block.len(), false, tongue));
    }
    found
}

/// What can close a sentence behind its full stop.
const CLOSING: [char; 7] = ['"', '\'', '”', '’', '»', ')', ']'];

/// Whether a sentence ends with a sign, of which it is known what stands before it and after it.
fn ends_here(before: &str, sign: char, after: &str) -> bool {
    let Some(next) = after.strip_prefix(char::is_whitespace) else { return false };
    let next = next.trim_start().trim_start_matches(['"', '\'', '“', '‘', '«', '(', '[', '¿', '¡']);
    let begins = next.chars().next().is_none_or(|c| !c.is_lowercase());
    if !begins || sign != '.' {
        return begins;
    }
    let word = before.rsplit(|c: char| c.is_whitespace() || c == '(').next().unwrap_or_default();
    let lower = word.to_lowercase();
    // These stand at the end of a sentence as often as not.
    if matches!(lower.as_str(), "a.m" | "p.m" | "etc" | "inc" | "a. m" | "m") {
        return true;
    }
    let is_initial = word.chars().count() == 1 && word.chars().all(char::is_uppercase);
    !(is_initial
        || word.contains('.') && !word.contains(['/', '@'])
        || ABBREVIATIONS.contains(&lower.as_str()))
}

/// Abbreviations that do not end a sentence.
const ABBREVIATIONS: [&str; 44] = [
    "mr", "mrs", "ms", "dr", "st", "jr", "sr", "sgt", "lt", "capt", "cpl", "det", "ofc", "no", "nos", "sec",
    "secs", "art", "ch", "para", "subd", "cf", "v", "vs", "gov", "stat", "rev", "dept", "fig", "pp",
    "approx", "ext", "ave", "blvd", "sra", "dra", "srta", "lic", "núm", "pág", "págs", "av", "tel", "ud",
];

/// Counts what stands in a sentence.
fn count(block: &str, span: Range<usize>, is_whole: bool, tongue: Tongue) -> Sentence {
    let text = &block[span.clone()];
    let start = span.start + text.len() - text.trim_start().len();
    let span = start..span.end;
    let sentence = Sentence { span, is_whole, words: 0, syllables: 0, is_passive: false, own: 0, other: 0 };
    let mut count =
        Count { sentence, tongue, lower: String::with_capacity(32), others: 0, since_be: usize::MAX };
    for token in text.split(|c: char| c.is_whitespace() || matches!(c, '—' | '–' | '…')) {
        if !token.bytes().any(|b| matches!(b, b'/' | b'@')) {
            count.take(token);
        } else if !token.contains("://") && !token.contains('@') {
            for part in token.split('/') {
                count.take(part);
            }
        }
    }
    count.sentence.other = count.others.count_ones();
    count.sentence
}

/// A sentence that is being counted.
struct Count {
    sentence: Sentence,
    tongue: Tongue,
    /// The word in lower case; kept, since making room for each word would cost more than counting it.
    lower: String,
    /// The small words of the other tongue, a bit each.
    others: u32,
    /// How many words ago the verb stood that makes the passive.
    since_be: usize,
}

impl Count {
    fn take(&mut self, token: &str) {
        let word = token.trim_matches(|c: char| !c.is_alphanumeric());
        if !is_word(word, token) {
            return;
        }
        self.lower.clear();
        if word.is_ascii() {
            self.lower.push_str(word);
            self.lower.make_ascii_lowercase();
        } else {
            let straight = |c: char| if c == '’' { '\'' } else { c };
            self.lower.extend(word.chars().flat_map(char::to_lowercase).map(straight));
        }
        let (lower, tongue, sentence) = (self.lower.as_str(), self.tongue, &mut self.sentence);
        sentence.words += 1;
        sentence.syllables += syllables_of(lower, tongue);
        sentence.own += u32::from(tongue.small_word(lower).is_some());
        let other = tongue.other().and_then(|other| other.small_word(lower));
        self.others |= other.map_or(0, |index| 1 << index);
        // "is not yet known": a few words can stand between the two.
        self.since_be = match self.since_be {
            _ if tongue.is_be(lower) => 0,
            0..=2 if tongue.is_participle(lower) => {
                sentence.is_passive = true;
                usize::MAX
            }
            0..=2 if tongue.is_adverb(lower) => self.since_be + 1,
            _ => usize::MAX,
        };
    }
}

/// Whether a token is a word that is spoken as it is written.
fn is_word(word: &str, token: &str) -> bool {
    let mut letters = 0;
    let (mut has_lower, mut has_upper) = (false, false);
    for c in word.chars() {
        match c {
            'a'..='z' => has_lower = true,
            'A'..='Z' => has_upper = true,
            '0'..='9' | '@' | '.' | ':' | '_' | '=' => return false,
            _ if c.is_lowercase() => has_lower = true,
            _ if c.is_uppercase() => has_upper = true,
            _ if c.is_alphabetic() => has_lower = true,
            _ => continue,
        }
        letters += 1;
    }
    let is_abbreviation = letters > 1 && has_upper && !has_lower;
    // "J. Smith"
    let is_initial = letters == 1 && has_upper && token.ends_with('.');
    letters > 0 && !is_abbreviation && !is_initial
}

fn syllables_of(word: &str, tongue: Tongue) -> usize {
    let count = match tongue {
        Tongue::English => syllables::english,
        Tongue::Spanish => syllables::spanish,
        Tongue::Other => return 0,
    };
    if !word.as_bytes().contains(&b'-') {
        return count(word);
    }
    word.split('-').filter(|part| !part.is_empty()).map(count).sum()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The sentences of a text, and their words and syllables.
    fn shape(text: &str, tongue: Tongue) -> Vec<(usize, bool)> {
        sentences(text, tongue).iter().map(|sentence| (sentence.words, sentence.is_whole)).collect()
    }

    #[test]
    fn sentences_end_where_they_end() {
        for (text, expected) in [
            ("One two. Three four five.", vec![(2, true), (3, true)]),
            ("Call Dr. Smith or Sgt. Hill at once.", vec![(8, true)]),
            ("We are open from 8 a.m. to 5 p.m. Outside those hours, call.", vec![(5, true), (4, true)]),
            ("See 5 U.S.C. § 552(b)(7)(D) and No. 12 of the list.", vec![(6, true)]),
            ("The U.S. Department of Justice says so.", vec![(6, true)]),
            ("He asked, “Why?” She did not say.", vec![(3, true), (4, true)]),
            ("Is it 3.5 or 4? Nobody knows!", vec![(3, true), (2, true)]),
            ("a fragment of a list", vec![(5, false)]),
            ("Whole. In practice, we:", vec![(1, true), (3, false)]),
            ("J. P. Morgan signed it.", vec![(3, true)]),
            ("The ALPR and WCAG rules apply to on-duty officers.", vec![(7, true)]),
            ("Write to desk@agency.example or https://agency.example/x now.", vec![(4, true)]),
        ] {
            assert_eq!(shape(text, Tongue::English), expected, "{text}");
        }
        let spanish = "Llame al 911. ¿Vio a la Sra. Ruiz? Abrimos de 8 a. m. a 5 p. m.";
        assert_eq!(shape(spanish, Tongue::Spanish).len(), 3, "{:?}", shape(spanish, Tongue::Spanish));
    }

    #[test]
    fn the_passive_is_known() {
        let passive =
            |text: &str, tongue| sentences(text, tongue).iter().filter(|one| one.is_passive).count();
        for (text, expected) in [
            ("The form is signed by the chief.", 1),
            ("The footage was not always kept.", 1),
            ("It has been taken away.", 1),
            ("Officers sign the form.", 0),
            ("She is tall and worked here.", 0),
            ("The door wasn’t locked.", 1),
            ("They are interested.", 0),
            ("There is a need for speed.", 0),
            ("The door is open.", 0),
        ] {
            assert_eq!(passive(text, Tongue::English), expected, "{text}");
        }
        for (text, expected) in [
            ("El formulario es firmado por el jefe.", 1),
            ("Las quejas fueron recibidas.", 1),
            ("La regla fue escrita ayer.", 1),
            ("Los agentes firman el formulario.", 0),
            ("Es un estado.", 0),
        ] {
            assert_eq!(passive(text, Tongue::Spanish), expected, "{text}");
        }
    }
}
