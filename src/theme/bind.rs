//! Binding: the texts of several pages become one page. Ids are made different, links from one to the other stay
//! in the page, and headings go one level down.

use std::collections::BTreeMap;

/// Attributes that hold ids, one or several.
const OF_IDS: [&str; 15] = [
    "id",
    "for",
    "headers",
    "list",
    "form",
    "popovertarget",
    "commandfor",
    "aria-labelledby",
    "aria-describedby",
    "aria-controls",
    "aria-details",
    "aria-owns",
    "aria-flowto",
    "aria-errormessage",
    "aria-activedescendant",
];

/// Returns an id of a text as it is in the bound page. No slug holds a point, so that it is no other text's.
pub(super) fn id(prefix: &str, id: &str) -> String {
    format!("{prefix}.{id}")
}

/// Binds a text: finished HTML, in which `<`, `>` and quotes stand for markup alone.
///
/// `prefix` is the text's own id in the bound page; `pages` are the ids of the other texts by their addresses.
pub(super) fn bind(html: &str, prefix: &str, pages: &BTreeMap<String, String>) -> String {
    let mut out = String::with_capacity(html.len() + html.len() / 8);
    let mut rest = html;
    while let Some(at) = rest.find('<') {
        out.push_str(&rest[..at]);
        rest = &rest[at..];
        if let Some(comment) = rest.strip_prefix("<!--") {
            let end = comment.find("-->").map_or(rest.len(), |end| end + "<!---->".len());
            rest = &rest[end..];
            continue;
        }
        let end = tag_end(rest);
        tag(&rest[..end], prefix, pages, &mut out);
        rest = &rest[end..];
    }
    out.push_str(rest);
    out
}

/// Returns where a tag ends: behind the first `>` outside quotes.
fn tag_end(text: &str) -> usize {
    let mut quote = None;
    for (at, byte) in text.bytes().enumerate() {
        match (quote, byte) {
            (None, b'"' | b'\'') => quote = Some(byte),
            (Some(open), _) if open == byte => quote = None,
            (None, b'>') => return at + 1,
            _ => (),
        }
    }
    text.len()
}

fn tag(tag: &str, prefix: &str, pages: &BTreeMap<String, String>, out: &mut String) {
    let name_end = tag[1..].find([' ', '>', '\n']).map_or(tag.len(), |end| end + 1);
    out.push_str(&lower(&tag[..name_end]));
    // Of several texts the parts have the same names, so that they cannot be landmarks of the page.
    if &tag[..name_end] == "<section" && !tag.contains(" role=") {
        out.push_str(" role=\"group\"");
    }
    let mut rest = &tag[name_end..];
    // An attribute is ` name="value"`, with either kind of quotes; others, such as `hidden`, pass as they are.
    while let Some(equals) = [rest.find("=\""), rest.find("='")].into_iter().flatten().min() {
        let quote = &rest[equals + 1..equals + 2];
        let Some(close) = rest[equals + 2..].find(quote).map(|close| equals + 2 + close) else { break };
        let name = rest[..equals].rsplit([' ', '\n', '\t']).next().unwrap_or_default();
        let value = &rest[equals + 2..close];
        out.push_str(&rest[..equals + 2]);
        if OF_IDS.contains(&name) {
            let ids: Vec<String> = value.split_whitespace().map(|one| id(prefix, one)).collect();
            out.push_str(&ids.join(" "));
        } else if name == "role" && value == "region" {
            out.push_str("group");
        } else if name == "href" {
            out.push_str(&link(value, prefix, pages));
        } else {
            out.push_str(value);
        }
        out.push_str(quote);
        rest = &rest[close + 1..];
    }
    out.push_str(rest);
}

/// Makes a heading's tag that of the next level.
fn lower(open: &str) -> String {
    let level =
        open.strip_prefix("</h").or(open.strip_prefix("<h")).and_then(|level| level.parse::<u8>().ok());
    match level {
        Some(level @ 1..=5) => open.replace(&format!("h{level}"), &format!("h{}", level + 1)),
        _ => open.to_owned(),
    }
}

fn link(address: &str, prefix: &str, pages: &BTreeMap<String, String>) -> String {
    let (page, anchor) = address.split_once('#').unwrap_or((address, ""));
    let text = if page.is_empty() { Some(prefix) } else { pages.get(page).map(String::as_str) };
    match text {
        Some(text) if anchor.is_empty() => format!("#{text}"),
        Some(text) => format!("#{}", id(text, anchor)),
        None => address.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_become_one_page() {
        let pages = BTreeMap::from([("/p/302/".to_owned(), "p2".to_owned())]);
        let check = |html: &str, expected: &str| assert_eq!(bind(html, "p1", &pages), expected);
        check("<h2 id=\"why\">Why</h2>", "<h3 id=\"p1.why\">Why</h3>");
        check("<h6 id=\"why\">Why</h6><hr>", "<h6 id=\"p1.why\">Why</h6><hr>");
        check("<a href=\"#why\" title=\"a > b\">x</a>", "<a href=\"#p1.why\" title=\"a > b\">x</a>");
        check("<a class=\"m\" href=\"/p/302/\">x</a>", "<a class=\"m\" href=\"#p2\">x</a>");
        check("<a href=\"/p/302/#force\">x</a>", "<a href=\"#p2.force\">x</a>");
        check("<a href=\"/p/306/#force\">x</a>", "<a href=\"/p/306/#force\">x</a>");
        check("<section aria-labelledby=\"n\">", "<section role=\"group\" aria-labelledby=\"p1.n\">");
        check("<div role=\"region\" tabindex=\"0\">", "<div role=\"group\" tabindex=\"0\">");
        check("<!-- it's <h2> --><h2 id='why'>", "<h3 id='p1.why'>");
        check("<td headers=\"a b\">1 &lt; 2</td>", "<td headers=\"p1.a p1.b\">1 &lt; 2</td>");
        check(
            "<button popovertarget=\"d1\" disabled>t</button>",
            "<button popovertarget=\"p1.d1\" disabled>t</button>",
        );
    }
}
