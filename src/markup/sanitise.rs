//! Raw HTML in markdown, cleaned to a safe list by ammonia. Documents without it never pay for it.

use std::collections::HashSet;
use std::sync::LazyLock;

use ammonia::{Builder, UrlRelative};

/// MathML Core, presentation elements (<https://www.w3.org/TR/mathml-core/>).
const MATH: [&str; 20] = [
    "math",
    "mrow",
    "mi",
    "mn",
    "mo",
    "ms",
    "mtext",
    "mspace",
    "mfrac",
    "msqrt",
    "mroot",
    "msub",
    "msup",
    "msubsup",
    "munder",
    "mover",
    "munderover",
    "mtable",
    "mtr",
    "mtd",
];

static CLEANER: LazyLock<Builder<'static>> = LazyLock::new(|| {
    let mut builder = Builder::default();
    builder
        // Links and pictures go through markdown, where they are checked.
        .rm_tags(["img", "map", "area"])
        .add_tags(MATH)
        .add_tag_attributes("math", ["display", "alttext"])
        .add_tag_attributes("ol", ["start", "reversed"])
        .add_tag_attributes("abbr", ["title"])
        .add_generic_attributes(["lang", "dir", "title"])
        .url_schemes(HashSet::from(["https", "http", "mailto", "tel"]))
        .url_relative(UrlRelative::Deny)
        .link_rel(None);
    builder
});

/// HTML that is safe, and whether something was left out.
pub(super) struct Cleaned {
    pub(super) html: String,
    pub(super) lost: bool,
}

/// Cleans a block of HTML.
pub(super) fn block(html: &str) -> Cleaned {
    let clean = CLEANER.clean(html).to_string();
    Cleaned { lost: lost(html, &clean), html: clean }
}

/// Whether something is missing from HTML that was cleaned.
pub(super) fn lost(html: &str, clean: &str) -> bool {
    marks(clean) < marks(html) || html.contains("style=")
}

fn marks(html: &str) -> usize {
    html.matches(['<', '=']).count()
}

/// What a single tag in running text is after cleaning.
pub(super) enum Tag {
    /// An opening tag, and what closes it.
    Open(String, String),
    /// A tag that needs no closing one.
    Void(String),
    /// The name of a closing tag.
    Close(String),
    /// Nothing is left of it.
    Nothing,
}

/// Cleans a single tag in running text.
pub(super) fn tag(html: &str) -> Tag {
    if let Some(name) = html.strip_prefix("</") {
        return Tag::Close(name.trim_end_matches('>').trim().to_lowercase());
    }
    const WITHIN: &str = "\u{E000}";
    // What stands in a formula is known there alone.
    let word =
        html[1..].split(|c: char| !c.is_ascii_alphanumeric()).next().unwrap_or_default().to_lowercase();
    let (before, after) = if MATH[1..].contains(&word.as_str()) { ("<math>", "</math>") } else { ("", "") };
    let clean = CLEANER.clean(&format!("{before}{html}{WITHIN}")).to_string();
    let clean = clean.strip_prefix(before).and_then(|clean| clean.strip_suffix(after)).unwrap_or_default();
    match clean.split_once(WITHIN) {
        Some((open, close)) if close.starts_with("</") => Tag::Open(open.to_owned(), close.to_owned()),
        Some((void, "")) if void.starts_with('<') => Tag::Void(void.to_owned()),
        _ => Tag::Nothing,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn scripts_never_pass() {
        for html in [
            "<script>alert(1)</script>",
            "<div onclick=\"x()\">a</div>",
            "<a href=\"javascript:x()\">a</a>",
            "<iframe src=\"https://x.example\"></iframe>",
            "<svg onload=x()></svg>",
            "<style>@import 'x'</style>",
            "<img src=x onerror=y()>",
            "<a href=\"../secret.md\">a</a>",
            "<math><mtext><img src=x onerror=y()></mtext></math>",
        ] {
            let clean = block(html);
            assert!(clean.lost, "{html}");
            for bad in ["script", "onclick", "onload", "onerror", "iframe", "import", "secret.md"] {
                assert!(!clean.html.contains(bad), "{html} gave {}", clean.html);
            }
        }
    }

    #[test]
    fn what_is_harmless_passes() {
        assert_eq!(block("<p lang=\"es\">a <b>b</b></p>").html, "<p lang=\"es\">a <b>b</b></p>");
        assert!(!block("<p lang=\"es\">a <b>b</b></p>").lost);
        let math = "<math display=\"block\"><msup><mi>x</mi><mn>2</mn></msup></math>";
        assert_eq!(block(math).html, math);
    }

    #[test]
    fn single_tags_of_a_formula_pass() {
        assert!(matches!(tag("<mfrac>"), Tag::Open(open, close) if open == "<mfrac>" && close == "</mfrac>"));
        assert!(matches!(tag("<mspace/>"), Tag::Void(void) if void == "<mspace></mspace>"));
        assert!(matches!(tag("<mi onclick=x()>"), Tag::Open(open, _) if open == "<mi>"));
        assert!(matches!(tag("<mglyph>"), Tag::Nothing));
    }
}
