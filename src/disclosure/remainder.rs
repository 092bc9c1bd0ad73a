//! Remainders are what a markdown file holds that no reader of the page sees: comments, footnotes
//! and link definitions that nothing uses. They never reach the output and count as withheld text.

use std::collections::BTreeSet;
use std::ops::Range;

use pulldown_cmark::{Event, LinkType, Options, Parser, Tag};

/// What a text holds that no reader sees.
#[derive(Debug, Default)]
pub(super) struct Remainder {
    /// Where it stands, in order.
    pub(super) ranges: Vec<Range<usize>>,
    /// A comment that is not closed.
    pub(super) unclosed: Option<Range<usize>>,
}

/// Finds comments, unused footnotes and unused link definitions.
pub(super) fn find(text: &str) -> Remainder {
    let mut remainder = Remainder::default();
    // Most texts have neither; those are not parsed twice.
    if !text.contains("<!--") && !text.contains("]:") {
        return remainder;
    }
    let parser = Parser::new_ext(text, Options::ENABLE_FOOTNOTES | Options::ENABLE_TABLES);
    let definitions: Vec<(String, Range<usize>)> = parser
        .reference_definitions()
        .iter()
        .map(|(label, definition)| (fold(label), definition.span.clone()))
        .collect();
    let mut used = BTreeSet::new();
    let (mut footnotes, mut used_footnotes) = (Vec::new(), BTreeSet::new());
    let mut html: Vec<Range<usize>> = Vec::new();
    for (event, range) in parser.into_offset_iter() {
        match event {
            Event::Start(Tag::Link { link_type, id, .. } | Tag::Image { link_type, id, .. }) => {
                if matches!(link_type, LinkType::Reference | LinkType::Collapsed | LinkType::Shortcut) {
                    used.insert(fold(&id));
                }
            }
            Event::Start(Tag::FootnoteDefinition(label)) => footnotes.push((fold(&label), range)),
            Event::FootnoteReference(label) => {
                used_footnotes.insert(fold(&label));
            }
            // One block of HTML comes in several events.
            Event::Html(_) | Event::InlineHtml(_) => match html.last_mut() {
                Some(last) if last.end == range.start => last.end = range.end,
                _ => html.push(range),
            },
            _ => (),
        }
    }
    for range in html {
        comments(text, &range, &mut remainder);
    }
    remainder
        .ranges
        .extend(definitions.into_iter().filter(|(label, _)| !used.contains(label)).map(|(_, range)| range));
    remainder.ranges.extend(
        footnotes.into_iter().filter(|(label, _)| !used_footnotes.contains(label)).map(|(_, range)| range),
    );
    remainder.ranges.sort_by_key(|range| (range.start, std::cmp::Reverse(range.end)));
    remainder.ranges.dedup_by(|later, earlier| later.start < earlier.end);
    remainder
}

fn comments(text: &str, html: &Range<usize>, remainder: &mut Remainder) {
    let mut at = html.start;
    while let Some(open) = text[at..html.end].find("<!--").map(|found| at + found) {
        let after = open + "<!--".len();
        // `<!-->` and `<!--->` are whole comments.
        let short = ["->", ">"].into_iter().find(|end| text[after..].starts_with(end));
        let end = match short {
            Some(end) => after + end.len(),
            None => match text[after..html.end].find("-->") {
                Some(close) => after + close + "-->".len(),
                None => {
                    remainder.unclosed = Some(open..after);
                    return;
                }
            },
        };
        remainder.ranges.push(open..end);
        at = end;
    }
}

/// Labels are the same if they differ in case or white space only (CommonMark 0.31.2, "matches").
fn fold(label: &str) -> String {
    label.split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str) -> Vec<&str> {
        find(text).ranges.into_iter().map(|range| text[range].trim()).collect()
    }

    #[test]
    fn comments_are_found_but_not_in_code() {
        assert_eq!(found("a <!-- b --> c"), ["<!-- b -->"]);
        assert_eq!(
            found("<!-- a\nb -->\n\nc <!-- d --> <!-- e -->"),
            ["<!-- a\nb -->", "<!-- d -->", "<!-- e -->"]
        );
        assert_eq!(found("`<!-- a -->`\n\n```\n<!-- b -->\n```\n"), [""; 0]);
        assert_eq!(found("<div><!-- a --></div>"), ["<!-- a -->"]);
    }

    #[test]
    fn what_nothing_uses_is_found() {
        assert_eq!(found("[a]\n\n[a]: /x\n[b]: /y 'note'\n"), ["[b]: /y 'note'"]);
        assert_eq!(found("a[^1]\n\n[^1]: used\n\n[^2]: unused\n"), ["[^2]: unused"]);
    }

    #[test]
    fn a_comment_that_is_not_closed_is_told() {
        assert!(find("<!-- a\nb\n").unclosed.is_some());
    }
}
