//! Phrases: runs of words of any length that are recognised whole, as hashes.

use super::fingerprint::{HashSet, Word, alarms, run};

/// A set of phrases, each with the number of the thing that it stems from.
#[derive(Clone, Default)]
pub(crate) struct Phrases {
    /// The first words of phrases, [`HEAD`] at most, with where the phrases that begin so stand in `bodies`.
    heads: HashSet,
    /// Sorted by head.
    bodies: Vec<Phrase>,
}

/// A phrase, and the number of the thing that it stems from.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Phrase {
    head: u64,
    length: usize,
    run: u64,
    pub(super) origin: u32,
}

/// How many words tell whether a phrase may begin somewhere.
const HEAD: usize = 3;

impl Phrase {
    /// Makes a phrase; there is none without words.
    pub(super) fn new(words: &[Word], origin: u32) -> Option<Self> {
        let head = run(&words[..words.len().min(HEAD)]);
        (!words.is_empty()).then(|| Self { head, length: words.len(), run: run(words), origin })
    }

    /// Returns the same phrase as of something else.
    pub(super) fn of(self, origin: u32) -> Self {
        Self { origin, ..self }
    }
}

impl Phrases {
    /// Makes a set.
    pub(super) fn new(phrases: impl IntoIterator<Item = Phrase>) -> Self {
        let mut bodies: Vec<Phrase> = phrases.into_iter().collect();
        bodies.sort_unstable();
        bodies.dedup();
        let at = |(at, body): (usize, &Phrase)| (body.head, u32::try_from(at).unwrap_or(u32::MAX));
        Self { heads: HashSet::new(bodies.iter().enumerate().map(at).collect()), bodies }
    }

    /// Goes through the places in `words` where a phrase stands: the phrase's number in this set, and
    /// the index of its first word.
    pub(super) fn for_each(&self, words: &[Word], mut take: impl FnMut(usize, usize)) {
        if !self.bodies.is_empty() {
            for at in alarms(words, self.heads.filter()) {
                self.at(words, at, |number| take(number, at));
            }
        }
    }

    /// Takes the phrases that begin at an index of `words`: their numbers in this set.
    pub(super) fn at(&self, words: &[Word], at: usize, mut take: impl FnMut(usize)) {
        for length in 1..=HEAD {
            let Some(head) = words.get(at..at + length).map(run) else { continue };
            let Some(first) = self.heads.get(head) else { continue };
            let bodies = self.bodies.iter().enumerate().skip(first as usize);
            for (number, body) in bodies.take_while(|(_, body)| body.head == head) {
                if words.get(at..at + body.length).is_some_and(|words| run(words) == body.run) {
                    take(number);
                }
            }
        }
    }

    /// Returns the phrases, by number.
    pub(super) fn all(&self) -> &[Phrase] {
        &self.bodies
    }

    /// Goes through the hashes of what phrases begin with.
    pub(super) fn heads(&self) -> impl Iterator<Item = u64> {
        self.heads.hashes()
    }
}

#[cfg(test)]
mod tests {
    use super::super::fingerprint::words;
    use super::*;

    fn found(phrases: &[&str], text: &str) -> Vec<(u32, usize)> {
        let phrases: Vec<Vec<Word>> = phrases.iter().map(|phrase| words(phrase)).collect();
        let set =
            Phrases::new(phrases.iter().zip(0..).filter_map(|(words, number)| Phrase::new(words, number)));
        let mut found = Vec::new();
        set.for_each(&words(text), |number, at| found.push((set.all()[number].origin, at)));
        found.sort_unstable();
        found
    }

    #[test]
    fn phrases_of_every_length_are_found_whole() {
        let phrases = ["Ruiz", "Daniel Ruiz", "Daniel Ruiz of Elm Street", "Elm"];
        assert_eq!(found(&phrases, "then Daniel Ruiz of Elm Street left"), [(0, 2), (1, 1), (2, 1), (3, 4)]);
        assert_eq!(found(&phrases, "Daniel, then Ruiz of Elm Road"), [(0, 2), (3, 4)]);
        assert_eq!(found(&phrases, "Daniel Ruiz of Elm"), [(0, 1), (1, 0), (3, 3)]);
        assert_eq!(found(&["", "a"], "b"), []);
    }

    #[test]
    fn the_same_phrase_can_stem_from_several_things() {
        assert_eq!(found(&["Ruiz", "ruiz"], "RUIZ"), [(0, 0), (1, 0)]);
    }
}
