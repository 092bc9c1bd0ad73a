//! Phrases: runs of words of any length that are recognised whole, as hashes.

use std::collections::BTreeSet;

use super::fingerprint::{HashSet, Word, run};

/// A set of phrases, each with the number of the thing that it stems from.
#[derive(Clone, Default)]
pub(crate) struct Phrases {
    /// The first one or two words of phrases, with where the phrases that begin so stand in `bodies`.
    heads: [HashSet; 2],
    /// Sorted by head.
    bodies: Vec<Phrase>,
}

#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Phrase {
    head: u64,
    length: usize,
    run: u64,
    origin: u32,
}

impl Phrases {
    /// Makes a set of phrases that are each given as words; empty ones are left out.
    pub(super) fn new<'w>(phrases: impl IntoIterator<Item = (&'w [Word], u32)>) -> Self {
        let phrase = |(words, origin): (&[Word], u32)| {
            let head = run(&words[..words.len().min(2)]);
            Phrase { head, length: words.len(), run: run(words), origin }
        };
        Self::of(phrases.into_iter().filter(|(words, _)| !words.is_empty()).map(phrase).collect())
    }

    fn of(mut bodies: Vec<Phrase>) -> Self {
        bodies.sort_unstable();
        bodies.dedup();
        let heads = |one: bool| {
            let at = |(at, body): (usize, &Phrase)| (body.head, u32::try_from(at).unwrap_or(u32::MAX));
            let some = bodies.iter().enumerate().filter(|(_, body)| (body.length == 1) == one);
            HashSet::new(some.map(at).collect())
        };
        Self { heads: [heads(true), heads(false)], bodies }
    }

    /// Goes through the places in `words` where a phrase stands: the phrase's number in this set, and
    /// the index of its first word.
    pub(super) fn for_each(&self, words: &[Word], mut take: impl FnMut(usize, usize)) {
        if self.is_empty() {
            return;
        }
        for at in 0..words.len() {
            for (heads, length) in self.heads.iter().zip(1..) {
                let Some(head) = words.get(at..at + length).map(run) else { continue };
                let Some(first) = heads.get(head) else { continue };
                let bodies = self.bodies.iter().enumerate().skip(first as usize);
                for (number, body) in bodies.take_while(|(_, body)| body.head == head) {
                    if words.get(at..at + body.length).is_some_and(|words| run(words) == body.run) {
                        take(number, at);
                    }
                }
            }
        }
    }

    /// Finds the first phrase in `words`: the index of its first word, and what it stems from.
    pub(super) fn find(&self, words: &[Word]) -> Option<(usize, u32)> {
        let mut found = None;
        self.for_each(words, |number, at| {
            if found.is_none() {
                found = Some((at, self.origin(number)));
            }
        });
        found
    }

    /// Returns what a phrase stems from.
    pub(super) fn origin(&self, number: usize) -> u32 {
        self.bodies[number].origin
    }

    /// Returns the set without some phrases.
    pub(super) fn without(self, gone: &BTreeSet<usize>) -> Self {
        if gone.is_empty() {
            return self;
        }
        let kept = self.bodies.into_iter().enumerate().filter(|(number, _)| !gone.contains(number));
        Self::of(kept.map(|(_, body)| body).collect())
    }

    /// Returns how many phrases there are.
    pub(super) fn len(&self) -> usize {
        self.bodies.len()
    }

    /// Whether there are none.
    pub(super) fn is_empty(&self) -> bool {
        self.bodies.is_empty()
    }
}

#[cfg(test)]
mod tests {
    use super::super::fingerprint::words;
    use super::*;

    fn found(phrases: &[&str], text: &str) -> Vec<(u32, usize)> {
        let phrases: Vec<Vec<Word>> = phrases.iter().map(|phrase| words(phrase)).collect();
        let set = Phrases::new(phrases.iter().map(Vec::as_slice).zip(0..));
        let mut found = Vec::new();
        set.for_each(&words(text), |number, at| found.push((set.origin(number), at)));
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
