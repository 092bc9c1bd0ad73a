//! What became of comments: a grid on the page of the document, and the same as data.

use schemars::JsonSchema;
use serde::Serialize;

use super::views::NamedView;
use super::{Artifact, Job, Press};
use crate::document::Decision;
use crate::finding::Finding;
use crate::site::{Address, Site};

/// What became of the comments on a document.
#[derive(Serialize, JsonSchema)]
pub(super) struct ResponsesView {
    /// What was changed because of them.
    changed: Option<String>,
    /// The comments with what was decided.
    items: Vec<ResponseView>,
    /// How many of them were decided how.
    totals: Vec<TotalView>,
    /// The same as data (JSON).
    url: String,
}

/// A comment with what was decided.
#[derive(Serialize, JsonSchema)]
struct ResponseView {
    /// What it said.
    comment: String,
    /// Who said it, in general words.
    from: Option<String>,
    /// What was decided: `accepted`, `partly`, `declined` or `noted`.
    decision: NamedView,
    /// Why.
    why: String,
    /// The sections that it is about.
    sections: Vec<String>,
}

/// How often something was decided.
#[derive(Serialize, JsonSchema)]
struct TotalView {
    /// What was decided.
    decision: NamedView,
    /// How often.
    count: usize,
}

/// Adds the jobs for the data of all documents that have some.
pub(super) fn jobs<'j>(site: &'j Site<'_>, jobs: &mut Vec<Job<'j>>) {
    for (index, page) in site.pages.iter().enumerate() {
        let has = page.document.header.comments.as_ref().is_some_and(|window| !window.responses.is_empty());
        if has {
            jobs.push(Box::new(move |press| data(press, index)));
        }
    }
}

fn address(document: &Address) -> Address {
    Address::file(&format!("{}responses.json", document.as_str()))
}

/// Returns what became of the comments on a document.
pub(super) fn responses(press: &Press<'_>, page: usize) -> Option<ResponsesView> {
    let page = &press.site.pages[page];
    let language = page.document.language;
    let window = page.document.header.comments.as_ref()?;
    if window.responses.is_empty() && window.changed.is_none() {
        return None;
    }
    let decision = |decision: Decision| NamedView {
        name: decision.name().to_owned(),
        label: press.locales.text(language, &format!("decision-{}", decision.name())),
    };
    let items = window.responses.iter().map(|response| ResponseView {
        comment: response.comment.clone(),
        from: response.from.clone(),
        decision: decision(response.decision),
        why: response.why.clone(),
        sections: response.sections.clone(),
    });
    let total = |kind: Decision| TotalView {
        decision: decision(kind),
        count: window.responses.iter().filter(|response| response.decision == kind).count(),
    };
    Some(ResponsesView {
        changed: window.changed.clone(),
        items: items.collect(),
        totals: Decision::ALL.into_iter().map(total).filter(|total| total.count > 0).collect(),
        url: press.site.url(&address(&page.address)),
    })
}

fn data(press: &Press<'_>, index: usize) -> Result<Artifact, Finding> {
    let page = &press.site.pages[index];
    let header = &page.document.header;
    let responses = header.comments.as_ref().map(|window| window.responses.as_slice()).unwrap_or_default();
    let item = |response: &crate::document::Response| {
        serde_json::json!({
            "comment": response.comment,
            "from": response.from,
            "decision": response.decision.name(),
            "why": response.why,
            "sections": response.sections,
        })
    };
    let json = serde_json::json!({
        "document": press.site.permalink(&page.address),
        "title": press.marks.text(&header.title, page.document.language),
        "responses": responses.iter().map(item).collect::<Vec<_>>(),
    });
    let text = format!("{json:#}\n");
    Ok(Artifact {
        path: address(&page.address).output(),
        bytes: text.into_bytes(),
        origin: page.document.path.to_string(),
    })
}
