//! Links: what a reference in a document leads to.

use std::borrow::Cow;

use percent_encoding::percent_decode_str;

use super::Context;
use crate::disclosure::mark;
use crate::finding::Rule;
use crate::site::Target;
use crate::source::SourcePath;

/// Where a reference leads.
pub(super) enum Link {
    /// To an address outside the site, or to a file of `static/`.
    Address(String),
    /// To something of the site, and perhaps to an anchor in it.
    Inside(Target, Option<String>),
    /// Nowhere that is known.
    Broken(SourcePath),
    /// It cannot be.
    Refused(Rule, String),
}

/// The schemes of links that pass.
const SCHEMES: [&str; 4] = ["https", "http", "mailto", "tel"];

/// Resolves a reference of a document.
pub(super) fn resolve(reference: &str, from: &SourcePath, own: Target, context: &Context<'_>) -> Link {
    if reference.chars().any(|c| mark::of(c).is_some()) {
        return Link::Refused(Rule::RedactionPlace, "a redaction cannot stand in an address".into());
    }
    let own_address = context.site.config.base_url.whole();
    if reference
        .strip_prefix(&own_address)
        .is_some_and(|rest| rest.is_empty() || rest.starts_with(['/', '#', '?']))
    {
        return Link::Refused(
            Rule::BrokenLink,
            "the link names this site by its address, so nobody can check it".into(),
        );
    }
    if let Some((scheme, _)) = reference.split_once(':').filter(|(scheme, _)| is_scheme(scheme)) {
        return if SCHEMES.contains(&scheme.to_ascii_lowercase().as_str()) {
            Link::Address(reference.to_owned())
        } else {
            Link::Refused(
                Rule::LinkScheme,
                format!("links with `{}:` are not published", crate::finding::printable(scheme)),
            )
        };
    }
    if reference.starts_with("//") || reference.starts_with('\\') {
        return Link::Refused(
            Rule::LinkScheme,
            "the link leads to another server without naming a scheme".into(),
        );
    }
    let (path, anchor) =
        reference.split_once('#').map_or((reference, None), |(path, anchor)| (path, Some(anchor)));
    let path = path.split_once('?').map_or(path, |(path, _)| path);
    let anchor = anchor.filter(|anchor| !anchor.is_empty()).map(decode);
    if path.is_empty() {
        return Link::Inside(own, anchor);
    }
    let path = decode(path);
    if let Some(file) = path.strip_prefix('/') {
        if context.statics.contains(file) {
            return Link::Address(format!("{}{file}", context.site.config.base_url.path()));
        }
        return Link::Refused(Rule::BrokenLink, "there is no such file in `static/`".into());
    }
    let Some(target) = from.follow(&path) else {
        return Link::Refused(Rule::BrokenLink, "the link leads out of `content/`, or to all of it".into());
    };
    match context.site.target(&target) {
        Some(found) => Link::Inside(found, anchor),
        None => Link::Broken(target),
    }
}

/// Whether a word has the form of a URI scheme (RFC 3986, section 3.1); white space and control
/// characters that browsers drop are dropped first.
fn is_scheme(word: &str) -> bool {
    let word: String = word.chars().filter(|c| !c.is_control() && !c.is_whitespace()).collect();
    word.len() > 1
        && word.starts_with(|c: char| c.is_ascii_alphabetic())
        && word.chars().all(|c| c.is_ascii_alphanumeric() || "+-.".contains(c))
}

/// Undoes percent-encoding.
fn decode(text: &str) -> String {
    percent_decode_str(text).decode_utf8().map_or_else(|_| text.to_owned(), Cow::into_owned)
}
