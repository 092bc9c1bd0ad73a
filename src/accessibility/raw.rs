//! Raw HTML in a document, as far as readers meet it: headings, tables, links, the language of a part.
//!
//! Colours are not looked at: [`markup`](crate::markup) lets none of an author's through.

use std::ops::Range;

/// What is open of raw HTML.
#[derive(Debug, Default)]
pub(super) struct Raw {
    /// Tags in running text: their name, and whether they say a language.
    tags: Vec<(String, bool)>,
    /// A table of this block, and whether a header cell was seen.
    table: Option<(Range<usize>, bool)>,
}

impl Raw {
    /// Takes a tag in running text.
    pub(super) fn tag(&mut self, html: &str) {
        let inner = html.trim_start_matches('<');
        let (inner, closes) = inner.strip_prefix('/').map_or((inner, false), |inner| (inner, true));
        let name =
            inner.split(|c: char| !c.is_ascii_alphanumeric()).next().unwrap_or_default().to_ascii_lowercase();
        if closes {
            if let Some(at) = self.tags.iter().rposition(|(open, _)| *open == name) {
                self.tags.truncate(at);
            }
        } else if !matches!(name.as_str(), "" | "br" | "hr" | "wbr" | "img" | "input") {
            self.tags.push((name, html.contains(" lang=")));
        }
    }

    /// Ends a block: tags in running text end with it.
    pub(super) fn end_block(&mut self) {
        self.tags.clear();
    }

    /// Whether what stands here says its language.
    pub(super) fn has_language(&self) -> bool {
        self.tags.iter().any(|(_, language)| *language)
    }

    /// Takes a line of a block of HTML.
    pub(super) fn block(&mut self, html: &str, range: &Range<usize>) {
        if self.table.is_none() && tags(html).any(|tag| is(tag, "table")) {
            self.table = Some((range.clone(), false));
        }
        if let Some((_, headers)) = &mut self.table {
            *headers |= tags(html).any(|tag| is(tag, "th"));
        }
    }

    /// Ends a block of HTML; returns where its table stands, if that has no header cells.
    pub(super) fn table_without_headers(&mut self) -> Option<Range<usize>> {
        self.table.take().filter(|(_, headers)| !headers).map(|(range, _)| range)
    }
}

/// Returns the levels of the headings that begin in a piece of HTML.
pub(super) fn headings(html: &str) -> impl Iterator<Item = u8> {
    tags(html).filter_map(|tag| match tag.as_bytes() {
        [b'h' | b'H', level @ b'1'..=b'6', rest @ ..]
            if !rest.first().is_some_and(u8::is_ascii_alphanumeric) =>
        {
            Some(level - b'0')
        }
        _ => None,
    })
}

/// Returns where a tag leads, if it is that of a link.
pub(super) fn link(html: &str) -> Option<String> {
    let tag = tags(html).next().filter(|tag| is(tag, "a"))?;
    let after = tag.split_once("href=")?.1;
    let quote = after.chars().next().filter(|c| matches!(c, '"' | '\''))?;
    after[1..].split_once(quote).map(|(target, _)| target.to_owned())
}

/// Returns what follows each `<`.
fn tags(html: &str) -> impl Iterator<Item = &str> {
    html.match_indices('<').map(|(at, _)| &html[at + 1..])
}

/// Whether a tag has a name.
fn is(tag: &str, name: &str) -> bool {
    let own = tag.get(..name.len()).is_some_and(|own| own.eq_ignore_ascii_case(name));
    own && !tag[name.len()..].starts_with(|c: char| c.is_ascii_alphanumeric())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tags_are_known_by_their_names() {
        assert_eq!(headings("<H1>a</H1> <h3 id=x> <hr> <h7> <header>").collect::<Vec<_>>(), [1, 3]);
        assert_eq!(link("<a href=\"https://a.example\">"), Some("https://a.example".to_owned()));
        assert_eq!(link("<abbr title=\"a\">"), None);
    }

    #[test]
    fn a_language_holds_until_its_tag_ends() {
        let mut raw = Raw::default();
        raw.tag("<span lang=\"es\">");
        raw.tag("<b>");
        raw.tag("</b>");
        assert!(raw.has_language());
        raw.tag("</span>");
        assert!(!raw.has_language());
    }

    #[test]
    fn a_table_needs_header_cells() {
        let mut raw = Raw::default();
        raw.block("<table><tr><td>a</td></tr>", &(0..9));
        assert_eq!(raw.table_without_headers(), Some(0..9));
        raw.block("<table><thead>", &(0..9));
        raw.block("<tr><th>a</th></tr>", &(9..12));
        assert_eq!(raw.table_without_headers(), None);
    }
}
