//! A tongue is a language as far as its prose can be looked into: its small words, its passive.

/// A language whose prose plainview knows, or another one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Tongue {
    English,
    Spanish,
    /// Its words are not counted.
    Other,
}

/// Numbers the small words that stand in almost every English sentence and are no Spanish words.
fn english(word: &str) -> Option<usize> {
    Some(match word {
        "the" => 0,
        "and" => 1,
        "of" => 2,
        "to" => 3,
        "is" => 4,
        "are" => 5,
        "was" => 6,
        "were" => 7,
        "you" => 8,
        "your" => 9,
        "with" => 10,
        "for" => 11,
        "that" => 12,
        "this" => 13,
        "they" => 14,
        "we" => 15,
        "our" => 16,
        "it" => 17,
        "be" => 18,
        "from" => 19,
        "have" => 20,
        "has" => 21,
        "not" => 22,
        "will" => 23,
        _ => return None,
    })
}

/// Numbers the small words that stand in almost every Spanish sentence and are no English words.
fn spanish(word: &str) -> Option<usize> {
    Some(match word {
        "que" => 0,
        "los" => 1,
        "las" => 2,
        "del" => 3,
        "una" => 4,
        "para" => 5,
        "por" => 6,
        "está" => 7,
        "están" => 8,
        "usted" => 9,
        "sus" => 10,
        "como" => 11,
        "pero" => 12,
        "sobre" => 13,
        "esta" => 14,
        "este" => 15,
        "puede" => 16,
        "cuando" => 17,
        "nuestro" => 18,
        "nuestra" => 19,
        "ser" => 20,
        "muy" => 21,
        "y" => 22,
        "la" => 23,
        _ => return None,
    })
}

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

    /// Returns the number of a small word of the tongue.
    pub(super) fn small_word(self, word: &str) -> Option<usize> {
        match self {
            Self::English => english(word),
            Self::Spanish => spanish(word),
            Self::Other => None,
        }
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
    fn a_tongue_is_known_by_its_small_words() {
        assert!(english("the").is_some() && spanish("the").is_none());
        assert!(spanish("para").is_some() && english("para").is_none());
        assert_eq!(Tongue::of("es-mx"), Tongue::Spanish);
        assert_eq!(Tongue::of("est"), Tongue::Other);
    }
}
