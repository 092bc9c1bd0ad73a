//! A near miss is something that was probably meant as a redaction but is not one: the text that it
//! was meant to hide would be published.

use std::ops::Range;

use crate::finding::is_invisible;

/// Finds what was probably meant as a redaction in a text from which the real ones are cut.
pub(super) fn find(text: &str) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    for (at, _) in text.match_indices(':') {
        found.extend(directive_like(text, at));
    }
    if contains_redact(text) {
        found.extend(bracketed(text));
    }
    found.sort_by_key(|range| (range.start, std::cmp::Reverse(range.end)));
    found.dedup_by(|later, earlier| later.start < earlier.end);
    found
}

/// Finds grounds in a text from which all redactions are cut: only a redaction names one, so each
/// belongs to something that was meant as a redaction, whatever its name.
pub(super) fn stray_grounds(text: &str) -> Vec<Range<usize>> {
    let named = |(at, _): (usize, &str)| {
        let rest = text[at + 1..].trim_start_matches(' ').strip_prefix("ground")?;
        rest.trim_start_matches(' ').starts_with(['=', ':']).then(|| at..text.len() - rest.len())
    };
    text.match_indices('{').filter_map(named).collect()
}

fn contains_redact(text: &str) -> bool {
    let bytes = text.as_bytes();
    let starts = memchr::memchr2_iter(b'r', b'R', bytes);
    starts
        .into_iter()
        .any(|at| bytes.get(at..at + 6).is_some_and(|word| word.eq_ignore_ascii_case(b"redact")))
}

/// Takes `:` and a word at `at` for a misspelled directive.
fn directive_like(text: &str, at: usize) -> Option<Range<usize>> {
    if text[..at].ends_with(':') {
        return None;
    }
    let colons = text[at..].bytes().take_while(|&b| b == b':').count();
    let after = &text[at + colons..];
    let gap = after.len() - after.trim_start_matches([' ', '\t', '/', '\\']).len();
    let rest = &after[gap..];
    let word = &rest[..word_end(rest)];
    if gap > 2 || word.is_empty() || !resembles(word) {
        return None;
    }
    let end = at + colons + gap + word.len();
    let tail = &text[end..];
    let exact = gap == 0 && skeleton(word).starts_with("redact");
    let opens = tail.trim_start_matches([' ', '\t', '\\']).starts_with(['[', '{']);
    let ends_line = colons >= 2 && tail.lines().next().unwrap_or_default().trim().is_empty();
    let before_is_word = text[..at].ends_with(|c: char| c.is_alphanumeric());
    (opens || ends_line || exact && (tail.starts_with('(') || !before_is_word)).then_some(at..end)
}

/// Finds `[redacted]`, `{redact …}`, `<redact>`, `class="redacted"` and their like.
fn bracketed(text: &str) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    for (at, _) in text.char_indices().filter(|&(_, c)| matches!(c, 'r' | 'R')) {
        let word = &text[at..at + word_end(&text[at..])];
        let lower = word.to_ascii_lowercase();
        if !lower.starts_with("redact") || text[..at].ends_with(|c: char| c.is_alphanumeric()) {
            continue;
        }
        let end = at + word.len();
        let before = text[..at].trim_end_matches(['/', ' ', '%', '#', '!', '*', '_', '.']);
        let tail = text[end..].trim_start_matches([' ', '*', '_']);
        let verb = matches!(lower.as_str(), "redact" | "redacted" | "redaction");
        let square = before.ends_with('[') && verb && is_mark_in_brackets(text, before.len(), tail);
        let opens = ["{", "((", "||", "==", "<!--", "```", "~~~"];
        let brace = opens.iter().any(|open| before.ends_with(open));
        let tag = text[..at].rfind('<').is_some_and(|open| is_open_tag(&text[open..at]));
        let macro_like = text[end..].starts_with('{') || lower == "redact" && text[end..].starts_with('[');
        let footnote = text[end..].starts_with("[^");
        if square
            || (brace && verb)
            || (macro_like && verb && !footnote)
            || tag
            || verb && marks(text, at, end)
        {
            let start = if square || brace { before.len() - 1 } else { at };
            found.push(start..end);
        }
    }
    found
}

/// Whether a word stands as a mark of other systems do: `@@redact …`, `(redact: …)`, `REDACT: …`,
/// `redact:[…]`, `{: .redact}`, `⟦redact⟧`, `<!-- begin redaction -->`.
fn marks(text: &str, at: usize, end: usize) -> bool {
    let (before, tail) = (&text[..at], &text[end..]);
    let line = before.rsplit('\n').next().unwrap_or_default();
    let signs = ["@@", "{: .", "{:.", "⟦", "【", "〔", "«"];
    let in_comment = before.rfind("<!--").is_some_and(|open| !before[open..].contains("-->"));
    let shouted = line.trim_start_matches(['>', ' ', '*', '_']).is_empty()
        && text[at..end] == text[at..end].to_uppercase();
    signs.iter().any(|sign| before.ends_with(sign))
        || in_comment
        || before.ends_with('(') && tail.starts_with(':')
        || shouted && tail.starts_with(':')
        || tail.starts_with(":[")
}

/// Whether `[word` goes on as a mark, not as the text of a link.
fn is_mark_in_brackets(text: &str, open_end: usize, tail: &str) -> bool {
    let closes = tail.strip_prefix(']').is_some_and(|rest| !rest.starts_with(['(', '[']));
    let is_label = text[..open_end].ends_with("][");
    !is_label && (closes || tail.starts_with([':', '|', '-', '='])) && !tail.starts_with("]:")
}

/// Whether a text that begins with `<` is still inside that tag.
fn is_open_tag(text: &str) -> bool {
    let name = text[1..].trim_start_matches('/');
    !text.contains('>')
        && (name.is_empty() || name.starts_with(|c: char| c.is_ascii_alphabetic()))
        && !text.contains("\n\n")
}

/// Returns the length of the word at the start of a text, invisible characters included.
fn word_end(text: &str) -> usize {
    text.char_indices()
        .find(|&(_, c)| !(c.is_alphabetic() || is_invisible(c)))
        .map_or(text.len(), |(at, _)| at)
        .min(text.char_indices().nth(24).map_or(text.len(), |(at, _)| at))
}

/// Whether a word is `redact`, or differs from it or its forms by no more than two slips.
fn resembles(word: &str) -> bool {
    let word = skeleton(word);
    // `react` and its like are words of their own; they are refused as unknown directives.
    let length = word.chars().count();
    word.starts_with("redact")
        || length >= 5
            && ["redact", "redacted", "redaction"]
                .iter()
                .any(|form| strsim::damerau_levenshtein(&word, form) <= 2)
        || matches!(word.as_str(), "redac" | "redct" | "redat" | "redakt")
}

/// Returns a word in lower case, letters that look like Latin ones replaced by those
/// (after the table of confusables of Unicode Technical Standard 39).
pub(super) fn skeleton(word: &str) -> String {
    let visible = word.chars().filter(|&c| !is_invisible(c));
    let normal: String = unicode_normalization::UnicodeNormalization::nfkd(visible).collect();
    let lower = normal.to_lowercase();
    let latin =
        lower.chars().filter(|c| !unicode_normalization::char::is_combining_mark(*c)).map(|c| match c {
            'а' | 'α' | 'ɑ' => 'a',
            'в' | 'ь' | 'β' => 'b',
            'с' | 'ϲ' => 'c',
            'ԁ' => 'd',
            'е' | 'ε' | 'ҽ' => 'e',
            'һ' | 'н' => 'h',
            'і' | 'ι' | 'ı' | 'ӏ' => 'i',
            'ј' => 'j',
            'к' | 'κ' => 'k',
            'ⅼ' => 'l',
            'м' => 'm',
            'ո' | 'п' | 'η' => 'n',
            'о' | 'ο' | 'օ' => 'o',
            'р' | 'ρ' => 'p',
            'ԛ' => 'q',
            'г' | 'ᴦ' | 'ⲅ' => 'r',
            'ѕ' => 's',
            'т' | 'τ' => 't',
            'υ' | 'ս' => 'u',
            'ν' | 'ѵ' => 'v',
            'ѡ' | 'ω' => 'w',
            'х' | 'χ' => 'x',
            'у' | 'γ' => 'y',
            other => other,
        });
    latin.collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_meant_as_a_redaction_is_found() {
        for text in [
            "a :redacted[b]{ground=informant}",
            "a : redact[b]{ground=informant}",
            "a ::Redact[b]{ground=informant}",
            "a ::redact[b]{ground=informant}",
            "a :Redact[b]",
            "a :REDACT[b]",
            "a :redact [b]",
            "a :redact(b)",
            "a :redact{b}",
            "a \\:redact[b]",
            "a :redcat[b]",
            "a :rеdact[b]",
            "a :re\u{200b}dact[b]",
            "a :redaktion[b]",
            ":::redacted\nb\n:::",
            "::: redact\nb\n:::",
            "a [redact] b",
            "a [REDACTED] b",
            "a [redact]b[/redact] c",
            "a [redact: b] c",
            "a {redact}b{/redact}",
            "a {{redact b}}",
            "a {% redact %}b",
            "a <redact>b</redact>",
            "a <span class=\"redacted\">b</span>",
            "a ((redact b))",
            "a ||redact b||",
            "a @@redact b@@",
            "a (redact: b)",
            "REDACT: b",
            "a redact:[b]",
            "a:redact\\[b\\]",
            "{: .redact}\nb",
            "a \u{27e6}redact\u{27e7}b",
            "<!-- begin redaction -->b<!-- end redaction -->",
            "a redact[b]",
            "a ;redact[b]",
            "a \u{ff1a}redact[b]",
            "a [b]{.redacted}",
            "a \\redact{b}",
            "<!-- redact -->b<!-- /redact -->",
            "```redact\nb\n```",
        ] {
            assert!(!find(text).is_empty(), "{text}");
        }
    }

    #[test]
    fn a_ground_is_named_by_redactions_alone() {
        assert_eq!(stray_grounds("a :black[b]{ground=informant} c [d]{ ground = x}"), [11..18, 35..43]);
        assert!(stray_grounds("{groundwater} and {ground}").is_empty());
    }

    #[test]
    fn prose_about_redactions_is_left_alone() {
        for text in [
            "How we redact names: redact the file first.",
            "Records staff redact[^1] names.",
            "See the [redaction policy](redaction.md) and [redacted copies](x.md).",
            "The copy (redacted as the law demands) is public.",
            "a :smile: and 10:30[^2]",
            "Redacted copies are free.",
            "x < y and redact it > z",
            "a::reactor{b}",
        ] {
            assert!(find(text).is_empty(), "{text}");
        }
    }
}
