//! Syllables: how many a word has, counted from its letters.
//!
//! English is spelled as it once was spoken, so its count is a rule of thumb: groups of vowels, less
//! the letters that are silent, plus the pairs that are two, with the commonest exceptions by name.
//! Spanish is spelled as it is spoken, so its count follows the orthography of the Real Academia
//! Española: two strong vowels are two syllables, and so is an accented weak vowel beside a strong one.

/// The longest word that is counted, in letters.
const LONGEST: usize = 48;

/// Counts the syllables of an English word in lower case, without hyphens.
pub(super) fn english(word: &str) -> usize {
    let is_plain = word.bytes().all(|b| b.is_ascii_lowercase());
    let (word, more) = if is_plain { (word, 0) } else { without_sign(word) };
    if let Some(count) = exception(word) {
        return count + more;
    }
    let mut letters = [0; LONGEST];
    let mut length = 0;
    for (letter, place) in word.chars().filter_map(plain).zip(&mut letters) {
        *place = letter;
        length += 1;
    }
    let letters = &letters[..length];
    if length >= 6 {
        for (part, count) in FIRST_PARTS.iter().filter(|(part, _)| part.as_bytes()[0] == letters[0]) {
            if let Some(rest) = letters.strip_prefix(part.as_bytes())
                && rest.len() >= 3
            {
                return count + groups(rest) + more;
            }
        }
    }
    groups(letters) + more
}

/// Returns a word without what follows its apostrophe, and the syllables that this has.
fn without_sign(word: &str) -> (&str, usize) {
    match word.strip_suffix("n't").or_else(|| word.strip_suffix("n’t")) {
        // "didn't" has one more than "did"; "don't" and "can't" have not.
        Some(stem) => (stem, usize::from(["d", "s", "t", "ve"].iter().any(|end| stem.ends_with(end)))),
        None => possessor(word),
    }
}

/// Returns a word without the sign of possession, and the syllables that the sign has: "office's".
fn possessor(word: &str) -> (&str, usize) {
    let Some(stem) = ["'s", "’s", "'", "’"].iter().find_map(|end| word.strip_suffix(end)) else {
        return (word, 0);
    };
    let hisses = ["s", "x", "z", "ce", "ge", "se", "ch", "sh"].iter().any(|end| stem.ends_with(end));
    (stem, usize::from(hisses && word.ends_with('s')))
}

/// Returns a letter without its accent.
fn plain(c: char) -> Option<u8> {
    Some(match c {
        'a'..='z' => u8::try_from(c).ok()?,
        'á' | 'à' | 'â' | 'ä' | 'ã' | 'å' => b'a',
        'é' | 'è' | 'ê' | 'ë' => b'e',
        'í' | 'ì' | 'î' | 'ï' => b'i',
        'ó' | 'ò' | 'ô' | 'ö' | 'õ' => b'o',
        'ú' | 'ù' | 'û' | 'ü' => b'u',
        'ñ' => b'n',
        'ç' => b'c',
        _ => return None,
    })
}

fn is_vowel(byte: u8) -> bool {
    matches!(byte, b'a' | b'e' | b'i' | b'o' | b'u' | b'y')
}

/// Counts the groups of vowels that are heard; at least one.
fn groups(word: &[u8]) -> usize {
    let mut count = 0usize;
    let mut before = false;
    for (at, &byte) in word.iter().enumerate() {
        // "u" after "q" is a consonant, and so is "y" before a vowel at the start: "year".
        let consonant = match byte {
            b'u' => at > 0 && word[at - 1] == b'q',
            b'y' => at == 0 && word.get(1).is_some_and(|next| is_vowel(*next)),
            _ => !is_vowel(byte),
        };
        count += usize::from(!consonant && (!before || are_two(word, at)));
        before = !consonant;
    }
    // "criticism" has a syllable that is not written.
    count += usize::from(matches!(word, [.., b's', b'm'] | [.., b's', b'm', b's']));
    count.saturating_sub(silent(word)).max(1)
}

/// Whether the vowel at a place and the one before it belong to two syllables.
fn are_two(word: &[u8], at: usize) -> bool {
    let (so_far, after) = (&word[..=at], &word[at + 1..]);
    let before = if at >= 2 { word[at - 2] } else { 0 };
    let goes_on = |ends: &[&str]| ends.iter().any(|end| after.starts_with(end.as_bytes()));
    let is_last = matches!(after, b"" | b"s");
    match (word[at - 1], word[at]) {
        // "radio", "area", "client", "create" have two; "social", "nation", "region", "patient" one.
        (b'i', b'a') => match before {
            b'c' | b't' | b's' => !goes_on(&["l", "n"]) || goes_on(&["lity"]),
            b'l' => !goes_on(&["n"]) || goes_on(&["nc", "nt"]),
            _ => !goes_on(&["ge"]) && after != b"r",
        },
        (b'i', b'o') => match before {
            b't' | b's' | b'c' | b'g' | b'x' => !goes_on(&["n", "us"]),
            b'n' | b'l' | b'h' => !goes_on(&["n"]) && after != b"r",
            b'v' => after != b"r",
            _ => true,
        },
        (b'i', b'e') => match before {
            0 => false,
            b'c' | b't' => so_far == b"scie" || matches!(after, b"r" | b"st") && word.len() > 5,
            b'd' => goes_on(&["nt", "nc"]),
            _ => {
                goes_on(&["ty", "t"])
                    || (goes_on(&["n"]) && !goes_on(&["nd"]))
                    || (matches!(after, b"r" | b"rs" | b"st") && before != b'h' && word.len() > 5)
            }
        },
        (b'e', b'o') => match before {
            b'g' => !goes_on(&["us", "n"]),
            _ => !goes_on(&["p", "u"]),
        },
        (b'e', b'i') => goes_on(&["ng", "nf", "ns", "mb"]),
        (b'e', b'a') => {
            so_far.ends_with(b"crea") && !goes_on(&["m", "s", "t"])
                || so_far.ends_with(b"crea") && goes_on(&["te", "ti", "to"])
                || so_far.starts_with(b"rea") && goes_on(&["pp", "ss", "ct", "ff"])
                || goes_on(&["ti"]) && before == b'n'
                || is_last && !matches!(before, b's' | b't' | b'l' | b'p')
                || before == b'l' && after == b"n" && at > 4
        }
        (b'e', b'u') => goes_on(&["m"]) || so_far == b"reu",
        (b'u', b'a') => !matches!(before, b'g' | b's') || (before == b's' && goes_on(&["l"])),
        (b'u', b'e') => matches!(before, b'l' | b'r' | b'd' | b'f') && goes_on(&["n", "l", "t"]),
        (b'u', b'i') => {
            goes_on(&["ng"])
                || match before {
                    b'n' => goes_on(&["t"]),
                    b'l' => goes_on(&["t", "d"]),
                    b'r' => goes_on(&["n"]),
                    b's' => goes_on(&["c"]) && at == 2,
                    _ => false,
                }
        }
        (b'o', b'e') => goes_on(&["t", "m"]) || (so_far == b"coe"),
        (b'o', b'i') => goes_on(&["ng"]) || so_far == b"coi" && goes_on(&["nc"]),
        (b'o', b'o') => so_far == b"coo" && (goes_on(&["p", "rd"]) && after.len() > 2),
        (b'o', b'a') => goes_on(&["ss"]),
        (b'a', b'i') => goes_on(&["c", "ng"]),
        (b'y', b'e') => goes_on(&["e"]) || matches!(after, b"r" | b"rs"),
        (b'a', b'o') | (b'u', b'o') | (b'i', b'u' | b'i') | (b'y', b'i' | b'a' | b'o') | (b'u', b'u') => true,
        _ => false,
    }
}

/// Counts the vowels that are written and not heard.
fn silent(word: &[u8]) -> usize {
    // "basically" is spoken as if it were "basicly".
    let adverb = usize::from(word.ends_with(b"ically"));
    adverb + usize::from(ends_silent(word) || keeps_silent(word))
}

/// Whether a word ends in a silent "e", in an "-es" or an "-ed" that is no syllable.
fn ends_silent(word: &[u8]) -> bool {
    let consonant = |byte: u8| !is_vowel(byte);
    match word {
        [.., b'q' | b'g', b'u', b'e'] | [.., b'q' | b'g', b'u', b'e', b's'] => {
            let word = word.strip_suffix(b"s").unwrap_or(word);
            // "unique" and "league", not "argue".
            matches!(word, [.., b'q', _, _]) || matches!(word, [.., before, _, _, _] if is_vowel(*before))
        }
        // "state", not "table".
        [before @ .., one, b'e'] if consonant(*one) => {
            !(*one == b'l' && before.last().is_none_or(|b| consonant(*b)))
        }
        // "states", not "cases", "tables".
        [before @ .., one, b'e', b's'] if consonant(*one) => match one {
            b's' | b'z' | b'x' | b'c' | b'g' => false,
            b'h' => !matches!(before.last(), Some(b'c' | b's')),
            b'l' => before.last().is_some_and(|b| !consonant(*b)),
            _ => true,
        },
        // "used", not "wanted", "handled".
        [before @ .., one, b'e', b'd'] if consonant(*one) => match one {
            b't' | b'd' => false,
            b'l' => before.last().is_some_and(|b| !consonant(*b) || matches!(b, b'l' | b'r' | b'w')),
            _ => true,
        },
        _ => false,
    }
}

/// Whether a silent "e" stands before an ending that begins with a consonant: "statement", "safely".
fn keeps_silent(word: &[u8]) -> bool {
    const ENDS: [&str; 9] = ["lessly", "fully", "ments", "ment", "less", "ness", "ful", "ly", "ty"];
    if !matches!(word.last(), Some(b'y' | b's' | b't' | b'l')) {
        return false;
    }
    let stem = ENDS.iter().find_map(|end| word.strip_suffix(end.as_bytes()));
    let Some([start @ .., one, two, b'e']) = stem else { return false };
    let sounded = *two == b'l' && !is_vowel(*one);
    !is_vowel(*two) && !sounded && (is_vowel(*one) || !start.is_empty())
}

/// First parts of compounds, which keep their silent "e" and their own count.
const FIRST_PARTS: [(&str, usize); 36] = [
    ("where", 1),
    ("there", 1),
    ("some", 1),
    ("home", 1),
    ("house", 1),
    ("fire", 1),
    ("life", 1),
    ("safe", 1),
    ("case", 1),
    ("time", 1),
    ("face", 1),
    ("base", 1),
    ("page", 1),
    ("pipe", 1),
    ("side", 1),
    ("wire", 1),
    ("fore", 1),
    ("more", 1),
    ("guide", 1),
    ("every", 2),
    ("care", 1),
    ("nine", 1),
    ("type", 1),
    ("line", 1),
    ("note", 1),
    ("bio", 2),
    ("micro", 2),
    ("radio", 3),
    ("video", 3),
    ("stake", 1),
    ("drive", 1),
    ("here", 1),
    ("frame", 1),
    ("trade", 1),
    ("file", 1),
    ("code", 1),
];

/// Returns the syllables of a common word that is not spoken as it is spelled.
fn exception(word: &str) -> Option<usize> {
    Some(match word {
        "aged" | "braille" | "drawer" | "real" => 1,
        "being" | "bias" | "biased" | "business" | "cafe" | "colonel" | "conscience" | "dr" | "driveway"
        | "driveways" | "else's" | "elsewhere" | "evening" | "evenings" | "hatred" | "hundred"
        | "hundreds" | "hygiene" | "lawyer" | "lawyers" | "maybe" | "mr" | "mrs" | "naked" | "ocean"
        | "ochre" | "ok" | "rhythm" | "ruin" | "sacred" | "sergeant" | "sergeants" | "something"
        | "sometimes" | "tv" | "wednesday" | "wicked" => 2,
        "apache" | "area" | "areas" | "businesses" | "element" | "elements" | "fiery" | "idea" | "ideas"
        | "issuer" | "nuclear" | "recipe" | "recipes" | "simile" | "theater" | "valuable" | "wherever"
        | "whoever" => 3,
        "apostrophe" | "california" | "catastrophe" | "diabetes" | "medieval" => 4,
        "elementary" => 5,
        _ => return None,
    })
}

/// Counts the syllables of a Spanish word in lower case, without hyphens.
pub(super) fn spanish(word: &str) -> usize {
    let mut count = 0usize;
    let mut before: Option<Vowel> = None;
    let mut letters = word.chars().peekable();
    while let Some(c) = letters.next() {
        // "h" is silent, and does not part vowels: "prohibir".
        if c == 'h' && before.is_some() {
            continue;
        }
        let vowel = match c {
            'a' | 'e' | 'o' | 'á' | 'é' | 'ó' => Some(Vowel::Strong),
            'í' | 'ú' => Some(Vowel::Accented),
            'i' | 'u' | 'ü' => Some(Vowel::Weak),
            // "y" is a vowel at the end, and alone: "ley", "y".
            'y' if letters.peek().is_none() => Some(Vowel::Weak),
            _ => None,
        };
        let parted = !matches!(
            (before, vowel),
            (Some(Vowel::Weak), Some(_))
                | (Some(Vowel::Strong), Some(Vowel::Weak))
                | (Some(Vowel::Accented), Some(Vowel::Weak))
        );
        count += usize::from(vowel.is_some() && parted);
        before = vowel;
    }
    count.max(1)
}

/// What a Spanish vowel is beside another one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Vowel {
    Strong,
    Accented,
    Weak,
}
