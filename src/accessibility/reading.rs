//! Reading: how hard a text is to read, by a formula with a name.
//!
//! - English: the Flesch–Kincaid grade level (Kincaid, Fishburne, Rogers and Chissom 1975),
//!   0.39 × words a sentence + 11.8 × syllables a word − 15.59: the school year whose pupils read it.
//! - Spanish: the perspicuity of Szigriszt Pazos (1993), 206.835 − 62.3 × syllables a word − words a
//!   sentence, on the INFLESZ scale (Barrio-Cantalejo and others 2008), whose levels name school years.
//! - Other languages: none.

use std::ops::Range;

use super::prose::Sentence;
use super::tongue::Tongue;

/// The fewest words that a formula is asked about; all were made on samples of a hundred words or more.
const FEWEST_WORDS: usize = 100;
/// A sentence with more words than this is long.
pub(super) const LONG: usize = 30;
/// A note is worth a person's time from this many sentences on.
const FEWEST_SENTENCES: usize = 5;

/// What was counted in a text.
#[derive(Debug, Default)]
pub(super) struct Counts {
    pub(super) words: usize,
    pub(super) sentences: usize,
    syllables: usize,
    pub(super) long: usize,
    pub(super) passive: usize,
    /// The longest sentence: its words, and where it stands.
    pub(super) longest: (usize, Range<usize>),
    /// The first sentence in the passive.
    pub(super) first_passive: Option<Range<usize>>,
}

impl Counts {
    /// Adds a sentence that stands at a place of the text.
    pub(super) fn add(&mut self, sentence: &Sentence, place: Range<usize>) {
        if sentence.words == 0 {
            return;
        }
        self.words += sentence.words;
        self.sentences += 1;
        self.syllables += sentence.syllables;
        self.long += usize::from(sentence.words > LONG);
        if sentence.is_passive {
            self.passive += 1;
            self.first_passive.get_or_insert_with(|| place.clone());
        }
        if sentence.words > self.longest.0 {
            self.longest = (sentence.words, place);
        }
    }

    /// Whether so many sentences are long that a person should look: one in five, and three at least.
    pub(super) fn has_long(&self) -> bool {
        self.long >= 3 && self.long * 5 >= self.sentences
    }

    /// Whether so many are in the passive that a person should look: one in three, and five at least.
    pub(super) fn has_passives(&self) -> bool {
        self.passive >= FEWEST_SENTENCES && self.passive * 3 >= self.sentences
    }

    /// Returns how many words a sentence has.
    pub(super) fn length(&self) -> f64 {
        ratio(self.words, self.sentences)
    }

    /// Returns how hard the text is to read, if it is long enough for a formula.
    pub(super) fn ease(&self, tongue: Tongue) -> Option<Ease> {
        if self.words < FEWEST_WORDS {
            return None;
        }
        let syllables = ratio(self.syllables, self.words);
        match tongue {
            Tongue::English => Some(Ease::Grade(0.39 * self.length() + 11.8 * syllables - 15.59)),
            Tongue::Spanish => Some(Ease::Perspicuity(206.835 - 62.3 * syllables - self.length())),
            Tongue::Other => None,
        }
    }
}

fn ratio(one: usize, other: usize) -> f64 {
    let number = |count: usize| f64::from(u32::try_from(count).unwrap_or(u32::MAX));
    number(one) / number(other.max(1))
}

/// How hard a text is to read.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Ease {
    /// Flesch–Kincaid: the school year. The higher, the harder.
    Grade(f64),
    /// Szigriszt Pazos: from 0 to 100 and beyond. The lower, the harder.
    Perspicuity(f64),
}

impl Ease {
    /// Whether readers of a school year will find it too hard. 8.9 is still in the eighth year.
    pub(super) fn is_beyond(self, budget: u8) -> bool {
        match self {
            Self::Grade(grade) => grade >= f64::from(budget) + 1.0,
            Self::Perspicuity(score) => score < least_perspicuity(budget),
        }
    }
}

/// Returns the least perspicuity that readers of a school year need, by the INFLESZ scale: below 40
/// is "very hard" (university), from 40 on "rather hard" (bachillerato, years 11 and 12), from 55 on
/// "normal" (secondary school, years 7 to 10), from 65 on "rather easy" and from 80 on "very easy"
/// (primary school).
pub(super) fn least_perspicuity(budget: u8) -> f64 {
    match budget {
        0..=4 => 80.0,
        5..=6 => 65.0,
        7..=10 => 55.0,
        11..=12 => 40.0,
        _ => f64::NEG_INFINITY,
    }
}

#[cfg(test)]
mod tests {
    use super::super::prose::sentences;
    use super::super::syllables;
    use super::*;

    fn counts(text: &str, tongue: Tongue) -> Counts {
        let mut counts = Counts::default();
        for sentence in sentences(text, tongue).iter().filter(|sentence| sentence.is_whole) {
            counts.add(sentence, sentence.span.clone());
        }
        counts
    }

    fn grade(text: &str) -> f64 {
        match counts(text, Tongue::English).ease(Tongue::English) {
            Some(Ease::Grade(grade)) => grade,
            other => panic!("{other:?}"),
        }
    }

    #[test]
    fn english_syllables_are_those_of_the_dictionary() {
        // Two hundred words drawn by chance, with the counts of the CMU Pronouncing Dictionary.
        let list = include_str!("../../tests/data/reading/english-syllables.txt");
        let mut wrong = Vec::new();
        let mut all = 0;
        for line in list.lines() {
            let (word, count) = line.split_once(' ').expect("a word and a number");
            all += 1;
            let counted = syllables::english(word);
            if counted != count.parse::<usize>().expect("a number") {
                wrong.push(format!("{word} {counted}"));
            }
        }
        assert!(all >= 150 && wrong.len() * 100 <= all * 3, "{} of {all}: {wrong:?}", wrong.len());
    }

    #[test]
    fn spanish_syllables_are_those_of_the_grammar() {
        let list = include_str!("../../tests/data/reading/spanish-syllables.txt");
        assert!(list.lines().count() >= 80);
        for line in list.lines() {
            let word = line.replace('-', "");
            assert_eq!(syllables::spanish(&word), line.split('-').count(), "{line}");
        }
    }

    #[test]
    fn hard_words_are_counted() {
        for (word, count) in [
            ("didn't", 2),
            ("don't", 1),
            ("haven't", 2),
            ("officer's", 3),
            ("office's", 3),
            ("safely", 2),
            ("statement", 2),
            ("table", 2),
            ("wanted", 2),
            ("used", 1),
            ("cases", 2),
            ("area", 3),
            ("create", 2),
            ("region", 2),
            ("social", 2),
            ("radio", 3),
            ("patient", 2),
            ("experience", 4),
            ("science", 2),
            ("vehicle", 3),
            ("employee", 3),
            ("civilian", 3),
            ("suicide", 3),
            ("coordinate", 4),
            ("unique", 2),
            ("league", 1),
            ("argue", 2),
            ("criticism", 4),
            ("basically", 3),
            ("homework", 2),
            ("the", 1),
            ("a", 1),
        ] {
            assert_eq!(syllables::english(word), count, "{word}");
        }
    }

    #[test]
    fn known_passages_have_their_published_grades() {
        // Microsoft Word counts 271 words in 10 sentences and a reading ease of 65, which is grade 10.9.
        let gettysburg = include_str!("../../tests/data/reading/gettysburg.txt");
        let counted = counts(gettysburg, Tongue::English);
        assert_eq!(counted.sentences, 10);
        let grade = grade(gettysburg);
        assert!((grade - 10.9).abs() < 0.2, "{grade}");
    }

    #[test]
    fn budgets_are_school_years() {
        assert!(!Ease::Grade(8.9).is_beyond(8));
        assert!(Ease::Grade(9.0).is_beyond(8));
        assert!(!Ease::Perspicuity(55.0).is_beyond(8));
        assert!(Ease::Perspicuity(54.9).is_beyond(8));
        assert!(!Ease::Perspicuity(10.0).is_beyond(14));
    }

    #[test]
    fn a_short_text_is_not_judged() {
        assert_eq!(
            counts("Institutional considerations notwithstanding.", Tongue::English).ease(Tongue::English),
            None
        );
    }
}
