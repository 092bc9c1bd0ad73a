//! A tongue is a language as far as its prose can be looked into: its small words, its passive.

/// A language whose prose plainview knows, or another one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Tongue {
    English,
    Spanish,
    /// Its words are not counted.
    Other,
}

/// Small words that stand in almost every English sentence and are no Spanish words.
const ENGLISH: [&str; 24] = [
    "the", "and", "of", "to", "is", "are", "was", "were", "you", "your", "with", "for", "that", "this",
    "they", "we", "our", "it", "be", "from", "have", "has", "not", "will",
];

/// Small words that stand in almost every Spanish sentence and are no English words.
const SPANISH: [&str; 24] = [
    "que", "los", "las", "del", "una", "para", "por", "está", "están", "usted", "sus", "como", "pero",
    "sobre", "esta", "este", "puede", "cuando", "nuestro", "nuestra", "ser", "muy", "y", "la",
];

/// English participles that do not end in "-ed".
const ENGLISH_PARTICIPLES: [&str; 62] = [
    "begun",
    "bought",
    "bound",
    "broken",
    "brought",
    "built",
    "caught",
    "chosen",
    "cut",
    "dealt",
    "done",
    "drawn",
    "driven",
    "eaten",
    "fed",
    "fought",
    "found",
    "forbidden",
    "forgotten",
    "given",
    "heard",
    "held",
    "hidden",
    "hit",
    "hurt",
    "kept",
    "known",
    "laid",
    "led",
    "left",
    "lent",
    "lit",
    "lost",
    "made",
    "meant",
    "met",
    "overseen",
    "paid",
    "put",
    "read",
    "ridden",
    "said",
    "seen",
    "sent",
    "set",
    "shot",
    "shown",
    "shut",
    "sold",
    "sought",
    "spent",
    "split",
    "spoken",
    "stolen",
    "struck",
    "sworn",
    "taken",
    "taught",
    "told",
    "undertaken",
    "withheld",
    "written",
];

/// Words in "-ed" that are no passive behind "is".
const NO_PARTICIPLES: [&str; 18] = [
    "need",
    "indeed",
    "hundred",
    "speed",
    "seed",
    "feed",
    "interested",
    "tired",
    "worried",
    "pleased",
    "concerned",
    "excited",
    "supposed",
    "married",
    "aged",
    "experienced",
    "limited",
    "scared",
];

/// Spanish participles that do not end in "-ado" or "-ido", without their ending.
const SPANISH_PARTICIPLES: [&str; 14] = [
    "abiert",
    "cubiert",
    "dich",
    "escrit",
    "hech",
    "impres",
    "muert",
    "puest",
    "resuelt",
    "rot",
    "satisfech",
    "suscrit",
    "vist",
    "vuelt",
];

impl Tongue {
    /// Returns the tongue of a language by its code.
    pub(crate) fn of(code: &str) -> Self {
        match code.split('-').next() {
            Some("en") => Self::English,
            Some("es") => Self::Spanish,
            _ => Self::Other,
        }
    }

    /// Returns the other of the two tongues.
    pub(super) fn other(self) -> Option<Self> {
        match self {
            Self::English => Some(Self::Spanish),
            Self::Spanish => Some(Self::English),
            Self::Other => None,
        }
    }

    /// Returns the place of a word among the small words of the tongue.
    pub(super) fn small_word(self, word: &str) -> Option<usize> {
        let words = match self {
            Self::English => &ENGLISH,
            Self::Spanish => &SPANISH,
            Self::Other => return None,
        };
        if word.len() > 8 { None } else { words.iter().position(|small| *small == word) }
    }

    /// Whether a word is a form of the verb that makes the passive.
    pub(super) fn is_be(self, word: &str) -> bool {
        match self {
            Self::English => matches!(
                word,
                "is" | "are"
                    | "was"
                    | "were"
                    | "be"
                    | "been"
                    | "being"
                    | "am"
                    | "isn't"
                    | "aren't"
                    | "wasn't"
                    | "weren't"
            ),
            Self::Spanish => matches!(
                word,
                "es" | "son"
                    | "fue"
                    | "fueron"
                    | "era"
                    | "eran"
                    | "será"
                    | "serán"
                    | "sería"
                    | "serían"
                    | "sea"
                    | "sean"
                    | "ser"
                    | "sido"
                    | "siendo"
            ),
            Self::Other => false,
        }
    }

    /// Whether a word can stand between that verb and the participle.
    pub(super) fn is_adverb(self, word: &str) -> bool {
        match self {
            Self::English => {
                word.ends_with("ly")
                    || matches!(
                        word,
                        "not"
                            | "never"
                            | "always"
                            | "also"
                            | "often"
                            | "then"
                            | "still"
                            | "yet"
                            | "only"
                            | "first"
                    )
            }
            Self::Spanish => {
                word.ends_with("mente")
                    || matches!(word, "no" | "nunca" | "siempre" | "también" | "ya" | "sólo" | "solo")
            }
            Self::Other => false,
        }
    }

    /// Whether a word behind that verb makes a passive of it.
    pub(super) fn is_participle(self, word: &str) -> bool {
        match self {
            Self::English => {
                (word.ends_with("ed") && word.len() > 4 && !NO_PARTICIPLES.contains(&word))
                    || ENGLISH_PARTICIPLES.contains(&word)
            }
            Self::Spanish => {
                let stem = word.strip_suffix('s').unwrap_or(word);
                let Some(stem) = stem.strip_suffix(['o', 'a']) else { return false };
                ((stem.ends_with("ad") || stem.ends_with("id")) && stem.len() > 3)
                    || SPANISH_PARTICIPLES.contains(&stem)
            }
            Self::Other => false,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_small_word_belongs_to_both() {
        assert!(ENGLISH.iter().all(|word| !SPANISH.contains(word)));
        assert_eq!(Tongue::of("es-mx"), Tongue::Spanish);
        assert_eq!(Tongue::of("est"), Tongue::Other);
    }
}
