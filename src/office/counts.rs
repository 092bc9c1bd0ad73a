//! Counts of kinds of things, in words: "2 hidden worksheets".

use std::collections::BTreeMap;

/// A kind of thing that has words for one and for many.
pub(super) trait Kind: Copy + Ord {
    /// Returns the words for that many.
    fn words(self, count: usize) -> &'static str;
}

/// How many there are of each kind.
#[derive(Debug)]
pub(super) struct Counts<K>(BTreeMap<K, usize>);

impl<K> Default for Counts<K> {
    fn default() -> Self {
        Self(BTreeMap::new())
    }
}

impl<K: Kind> Counts<K> {
    /// Adds one.
    pub(super) fn add(&mut self, kind: K) {
        self.add_many(kind, 1);
    }

    /// Adds several.
    pub(super) fn add_many(&mut self, kind: K, count: usize) {
        if count > 0 {
            let known = self.0.entry(kind).or_default();
            *known = known.saturating_add(count);
        }
    }

    /// Says each count in words, in the order of the kinds.
    pub(super) fn sentences(&self) -> Vec<String> {
        self.0.iter().map(|(kind, count)| format!("{count} {}", kind.words(*count))).collect()
    }
}

/// Makes an enum of kinds: a name, the words for one, the words for many.
macro_rules! kinds {
    ($(#[$about:meta])* $name:ident { $($kind:ident $one:literal $many:literal)* }) => {
        $(#[$about])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
        pub(super) enum $name {
            $(#[doc = $many] $kind,)*
        }

        impl $crate::office::counts::Kind for $name {
            fn words(self, count: usize) -> &'static str {
                match self {
                    $(Self::$kind => if count == 1 { $one } else { $many },)*
                }
            }
        }
    };
}
pub(super) use kinds;
