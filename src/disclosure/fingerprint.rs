//! Fingerprints: what is kept of a withheld text, so that it can be recognised but not read.
//!
//! A text is taken apart into words, in a form in which it does not matter how it was typeset (NFKC,
//! lower case, no invisible characters, no accents, no apostrophes); of these, runs of one to three
//! words are kept as 64-bit hashes.

use std::borrow::Cow;

use unicode_normalization::char::decompose_canonical;
use unicode_normalization::{IsNormalized, UnicodeNormalization as _, is_nfkc_quick};

use crate::finding::is_invisible;

/// A word of a text: its hash, its length, and where it begins.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Word {
    /// The hash of its normal form.
    pub(crate) hash: u64,
    /// Where it begins in the text.
    pub(crate) at: usize,
    /// Its length in characters, at most 255.
    pub(crate) length: u8,
    /// Whether it is made of digits alone.
    pub(crate) number: bool,
}

impl Word {
    /// Whether the word alone can tell a text from others.
    fn tells(&self) -> bool {
        if self.number { self.length >= 5 } else { self.length >= 4 }
    }
}

/// Returns a text in Unicode's normal form KC.
pub(crate) fn normal(text: &str) -> Cow<'_, str> {
    if text.is_ascii() || is_nfkc_quick(text.chars()) == IsNormalized::Yes {
        Cow::Borrowed(text)
    } else {
        Cow::Owned(text.nfkc().collect())
    }
}

/// Goes through the words of a text that is in normal form.
pub(crate) fn for_each_word(text: &str, mut take: impl FnMut(Word)) {
    const SEED: u64 = 0xcbf2_9ce4_8422_2325;
    let bytes = text.as_bytes();
    let mut word = Word { hash: SEED, at: 0, length: 0, number: true };
    let mut at = 0;
    let mut close = |word: &mut Word| {
        if word.length > 0 {
            take(Word { hash: mix(word.hash), ..*word });
        }
        *word = Word { hash: SEED, at: 0, length: 0, number: true };
    };
    while let Some(&byte) = bytes.get(at) {
        if byte.is_ascii() {
            match byte {
                b'0'..=b'9' | b'a'..=b'z' => add(&mut word, at, byte.into(), byte.is_ascii_digit()),
                b'A'..=b'Z' => add(&mut word, at, (byte | 0x20).into(), false),
                b'\'' if word.length > 0 => (),
                _ => close(&mut word),
            }
            at += 1;
            continue;
        }
        let c = text[at..].chars().next().unwrap_or('\u{FFFD}');
        if is_invisible(c)
            || is_accent(c)
            || word.length > 0 && matches!(c, '\u{2018}' | '\u{2019}' | '\u{02BC}')
        {
            // None of them ends a word.
        } else if stands_alone(c) {
            close(&mut word);
            add(&mut word, at, c.into(), false);
            close(&mut word);
        } else if c.is_alphanumeric() {
            for lower in without_accent(c).to_lowercase() {
                add(&mut word, at, lower.into(), c.is_numeric());
            }
        } else {
            close(&mut word);
        }
        at += c.len_utf8();
    }
    close(&mut word);
}

fn is_accent(c: char) -> bool {
    matches!(c, '\u{300}'..='\u{36F}')
}

/// Returns the letter under accents, as addresses have it.
fn without_accent(c: char) -> char {
    let (mut letters, mut letter) = (0, c);
    decompose_canonical(c, |part| {
        if !is_accent(part) {
            (letters, letter) = (letters + 1, part);
        }
    });
    if letters == 1 { letter } else { c }
}

fn add(word: &mut Word, at: usize, c: u32, digit: bool) {
    if word.length == 0 {
        word.at = at;
    }
    word.hash = (word.hash ^ u64::from(c)).wrapping_mul(0x0000_0100_0000_01b3);
    word.length = word.length.saturating_add(1);
    word.number &= digit;
}

/// Whether a character is a word by itself, as in scripts that do not put spaces between words.
fn stands_alone(c: char) -> bool {
    matches!(c, '\u{0E00}'..='\u{0EFF}' | '\u{1000}'..='\u{109F}' | '\u{1780}'..='\u{17FF}'
        | '\u{2E80}'..='\u{9FFF}' | '\u{F900}'..='\u{FAFF}' | '\u{20000}'..='\u{3FFFF}')
}

/// Spreads a hash over all of its bits (the finaliser of MurmurHash3).
fn mix(mut hash: u64) -> u64 {
    hash ^= hash >> 33;
    hash = hash.wrapping_mul(0xff51_afd7_ed55_8ccd);
    hash ^= hash >> 33;
    hash = hash.wrapping_mul(0xc4ce_b9fe_1a85_ec53);
    hash ^ hash >> 33
}

/// Returns the words of a text, whatever its form.
pub(crate) fn words(text: &str) -> Vec<Word> {
    words_of_normal(&normal(text))
}

/// Returns the words of a text that is in normal form.
pub(super) fn words_of_normal(text: &str) -> Vec<Word> {
    let mut words = Vec::with_capacity(text.len() / 6);
    for_each_word(text, |word| words.push(word));
    words
}

/// What the hash of a run begins with.
const RUN: u64 = 1;

/// Returns the hash of a run of words. That of a longer run goes on from it.
pub(crate) fn run(words: &[Word]) -> u64 {
    words.iter().fold(RUN, |hash, word| chain(hash, word.hash))
}

fn chain(hash: u64, word: u64) -> u64 {
    mix(hash.rotate_left(23) ^ word)
}

/// Goes through the runs of one to three words that can tell a text from others: their hashes, and
/// the index of the first word.
pub(crate) fn for_each_gram(words: &[Word], mut take: impl FnMut(u64, usize)) {
    for index in 0..words.len() {
        grams_at(words, index, |hash| take(hash, index));
    }
}

/// Takes the runs that begin at an index, as [`for_each_gram`] does.
pub(super) fn grams_at(words: &[Word], index: usize, mut take: impl FnMut(u64)) {
    let word = &words[index];
    let one = chain(RUN, word.hash);
    if word.tells() {
        take(one);
    }
    let Some(second) = words.get(index + 1) else { return };
    let two = chain(one, second.hash);
    if u16::from(word.length) + u16::from(second.length) >= 6 {
        take(two);
    }
    let Some(third) = words.get(index + 2) else { return };
    take(chain(two, third.hash));
}

/// Finds the places where a run of one to three words passes a filter: the index of the first word.
pub(super) fn alarms<'a>(words: &'a [Word], filter: &'a Filter) -> impl Iterator<Item = usize> + 'a {
    (0..words.len()).filter(move |&index| {
        let mut hash = RUN;
        words[index..].iter().take(3).any(|word| {
            hash = chain(hash, word.hash);
            filter.may_hold(hash)
        })
    })
}

/// How many equal words in a row make a copy.
pub(crate) const COPY: usize = 12;

/// Goes through the runs of [`COPY`] words: their hashes, and the index of the first word.
pub(crate) fn for_each_copy_run(words: &[Word], mut take: impl FnMut(u64, usize)) {
    const BASE: u64 = 0x9e37_79b9_7f4a_7c15;
    let top = (1..COPY).fold(1u64, |power, _| power.wrapping_mul(BASE));
    let mut hash = 0u64;
    for (index, word) in words.iter().enumerate() {
        if index >= COPY {
            hash = hash.wrapping_sub(words[index - COPY].hash.wrapping_mul(top));
        }
        hash = hash.wrapping_mul(BASE).wrapping_add(word.hash);
        if index + 1 >= COPY {
            take(mix(hash), index + 1 - COPY);
        }
    }
}

/// A filter of hashes: those that are in it pass, and about one in sixteen strangers.
#[derive(Clone, Default)]
pub(crate) struct Filter {
    /// One bit for each possible value of a hash's upper bits.
    bits: Vec<u64>,
    shift: u32,
}

impl Filter {
    /// Makes a filter that lets `count` hashes pass.
    pub(super) fn new(count: usize, hashes: impl Iterator<Item = u64>) -> Self {
        let length = (count.max(4096) * 16).next_power_of_two().trailing_zeros().min(32);
        let mut bits = vec![0u64; 1usize << (length - 6)];
        for hash in hashes {
            let bit = hash >> (64 - length);
            bits[(bit >> 6) as usize] |= 1 << (bit & 63);
        }
        Self { bits, shift: 64 - length }
    }

    /// Whether none passes.
    pub(super) fn is_empty(&self) -> bool {
        self.bits.iter().all(|bits| *bits == 0)
    }

    /// Whether a hash passes.
    pub(super) fn may_hold(&self, hash: u64) -> bool {
        let bit = hash >> (self.shift & 63);
        self.bits.get((bit >> 6) as usize).is_some_and(|bits| bits & (1 << (bit & 63)) != 0)
    }
}

/// A set of hashes, each with the number of the thing that it stems from.
#[derive(Clone, Default)]
pub(crate) struct HashSet {
    /// Sorted by hash.
    sorted: Vec<(u64, u32)>,
    /// Most hashes that are not in the set are told by one look at this.
    filter: Filter,
}

impl HashSet {
    /// Makes a set.
    pub(crate) fn new(mut hashes: Vec<(u64, u32)>) -> Self {
        hashes.sort_unstable();
        hashes.dedup_by_key(|(hash, _)| *hash);
        Self::of_sorted(hashes)
    }

    fn of_sorted(mut sorted: Vec<(u64, u32)>) -> Self {
        sorted.shrink_to_fit();
        let filter = Filter::new(sorted.len(), sorted.iter().map(|(hash, _)| *hash));
        Self { sorted, filter }
    }

    /// Returns the filter that all of them pass.
    pub(super) fn filter(&self) -> &Filter {
        &self.filter
    }

    /// Goes through the hashes.
    pub(super) fn hashes(&self) -> impl Iterator<Item = u64> {
        self.sorted.iter().map(|(hash, _)| *hash)
    }

    /// Returns the number that stands beside a hash.
    pub(crate) fn get(&self, hash: u64) -> Option<u32> {
        self.index(hash).map(|index| self.sorted[index].1)
    }

    /// Returns the place of a hash in the set.
    pub(crate) fn index(&self, hash: u64) -> Option<usize> {
        if !self.filter.may_hold(hash) {
            return None;
        }
        self.sorted.binary_search_by_key(&hash, |(hash, _)| *hash).ok()
    }

    /// Returns the set without the hashes at some places.
    pub(crate) fn without(self, is_gone: impl Fn(usize) -> bool) -> Self {
        if !(0..self.sorted.len()).any(&is_gone) {
            return self;
        }
        let kept = self.sorted.into_iter().enumerate().filter(|(at, _)| !is_gone(*at));
        Self::of_sorted(kept.map(|(_, pair)| pair).collect())
    }

    /// Returns how many hashes there are.
    pub(crate) fn len(&self) -> usize {
        self.sorted.len()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn hashes(text: &str) -> Vec<u64> {
        words(text).iter().map(|word| word.hash).collect()
    }

    #[test]
    fn typesetting_does_not_change_words() {
        let plain = hashes("The officer's car, 42 Elm Street");
        assert_eq!(hashes("the OFFICER\u{2019}S\u{00A0}car \u{2014} 42 el\u{00AD}m str\u{200B}eet"), plain);
        assert_eq!(hashes("caf\u{e9}"), hashes("CAFE\u{301}"));
        assert_eq!(hashes("José Ortúzar"), hashes("jose-ortuzar"));
        assert_ne!(hashes("한국"), hashes("하구"));
        assert_eq!(hashes("\u{FF21}\u{FF22}\u{FF23}"), hashes("abc"));
        assert_eq!(hashes("un\u{FB01}nished"), hashes("unfinished"));
        assert_ne!(hashes("one two"), hashes("onetwo"));
    }

    #[test]
    fn runs_are_found_wherever_they_stand() {
        let run_of = |text: &str| {
            let mut runs = Vec::new();
            for_each_copy_run(&words(text), |hash, _| runs.push(hash));
            runs
        };
        let run = "a b c d e f g h i j k l";
        assert_eq!(run_of(run).len(), 1);
        assert!(run_of(&format!("x y {run} z")).contains(&run_of(run)[0]));
        assert!(!run_of("a b c d e f g h i j k z").contains(&run_of(run)[0]));
    }

    #[test]
    fn the_filter_hides_nothing() {
        let set = HashSet::new((0..10_000u64).map(|n| (mix(n), 7)).collect());
        assert!((0..10_000u64).all(|n| set.get(mix(n)) == Some(7)));
        assert!((10_000..20_000u64).all(|n| set.get(mix(n)).is_none()));
    }
}
