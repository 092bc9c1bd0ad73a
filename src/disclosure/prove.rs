//! Proving non-interference on a site itself: everything that is withheld is replaced by other
//! material of other sizes, numbers and dates; the output must not change by one byte.
//!
//! J. A. Goguen and J. Meseguer, "Security Policies and Security Models", IEEE Symposium on
//! Security and Privacy, 1982.

use super::withheld::Withheld;
use super::{areas, redaction, remainder, table};
use crate::config::Config;
use crate::document::Label;
use crate::finding::Findings;
use crate::source::{Role, SourceDocument, SourceFile, Sources};

/// Replaces everything in the sources that the gate withheld before.
///
/// # Errors
/// Findings about a replaced source, which would be a fault of plainview.
pub fn alter(sources: &mut Sources, withheld: &Withheld, config: &Config) -> Result<(), Findings> {
    let mut number = 0;
    let mut kept = Vec::with_capacity(sources.documents.len() + 8);
    for document in std::mem::take(&mut sources.documents) {
        if !withheld.paths.contains(&document.path) {
            kept.push(alter_released(document, config)?);
            continue;
        }
        number += 1;
        // Section pages stay, since their labels are floors; of the others every third one goes.
        if document.role != Role::Section && number % 3 == 0 && !is_listed(&document) {
            continue;
        }
        let twin = replacement(&document, number, config)?;
        if document.role == Role::Page && number % 2 == 0 && !is_listed(&document) {
            let folder = twin.path.folder().to_owned();
            let name = format!("{folder}{}other-{number}.md", if folder.is_empty() { "" } else { "/" });
            if let Some(path) = crate::source::SourcePath::new(&name) {
                kept.push(SourceDocument {
                    path,
                    language: 0,
                    ..replacement(&document, number + 7, config)?
                });
            }
        }
        kept.push(twin);
    }
    kept.sort_by(|a, b| a.path.cmp(&b.path));
    sources.documents = kept;
    for file in sources.files.iter_mut().filter(|file| withheld.paths.contains(&file.path)) {
        file.bytes = b"Another content of another length.\n".to_vec();
    }
    let released = |file: &&mut SourceFile| !withheld.paths.contains(&file.path);
    for file in sources.files.iter_mut().filter(released).filter(|file| table::is_table(file)) {
        table::alter(file, config);
    }
    for file in sources.files.iter_mut().filter(released).filter(|file| areas::is_areas(file)) {
        areas::alter(file);
    }
    Ok(())
}

fn is_listed(document: &SourceDocument) -> bool {
    document.front.get("withheld").and_then(|note| note.get("listed")).is_some()
}

/// Makes a document that is withheld for the same reason and says something else.
fn replacement(
    document: &SourceDocument,
    number: usize,
    config: &Config,
) -> Result<SourceDocument, Findings> {
    let value = |key: &str| {
        document
            .front
            .entry(key)
            .map(|entry| &document.text.as_str()[entry.key_span.start..entry.node.span.end])
    };
    let label = document.front.get("sensitivity").and_then(|node| node.text()).unwrap_or_default();
    let mut front = format!("title: Replacement {number}\nsensitivity: {label}\ntags: [other-{number}]\n");
    if config.levels.label(label).is_some_and(Label::is_public) {
        front.push_str("draft: true\n");
    }
    if document.role != Role::Section {
        front.push_str(&format!("date: {}-0{}-11\n", 1990 + number % 30, 1 + number % 9));
    }
    if is_listed(document) {
        front.push_str(value("withheld").unwrap_or_default());
        front.push('\n');
    }
    let body = "Other words stand in this place, as many as there happen to be. ".repeat(number % 5 + 1);
    remade(document, format!("---\n{front}---\n{body}\n"))
}

/// Puts other texts into the redactions and comments of a released document.
fn alter_released(document: SourceDocument, config: &Config) -> Result<SourceDocument, Findings> {
    let text = document.text.as_str();
    if !text.contains(":redact") && !text.contains("<!--") {
        return Ok(document);
    }
    let mut altered = redaction::replace_contents(text, &config.grounds);
    let remainders = remainder::find(&altered).ranges;
    for range in remainders.into_iter().rev() {
        if altered[range.clone()].starts_with("<!--") {
            altered.replace_range(range, "<!-- another comment -->");
        }
    }
    remade(&document, altered)
}

fn remade(document: &SourceDocument, text: String) -> Result<SourceDocument, Findings> {
    SourceDocument::parse(document.path.clone(), document.role, document.language, text.into_bytes())
}
