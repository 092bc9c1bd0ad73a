//! Pagefind, in process: records go in, files come out. It reads and writes no file of ours.

use std::path::Path;

use pagefind::api::{PagefindIndex, SyntheticFile};
use pagefind::options::PagefindServiceConfig;

use crate::finding::{Finding, Findings, Result, Rule};
use crate::theme::{Artifact, Catalogue, Record};

/// What the indexer says if it fails.
type Told<T> = std::result::Result<T, String>;

/// A variable that Pagefind reads by itself: with it the same site would have another index.
const VARIABLE: &str = "PAGEFIND_UNSTABLE_INDEX_CHUNK_SIZE";

#[expect(
    clippy::disallowed_methods,
    reason = "what another program is told in this way is not asked for, but refused"
)]
fn is_told_otherwise() -> bool {
    std::env::var_os(VARIABLE).is_some()
}

pub(super) fn index(catalogues: &[Catalogue], pages_per_index: usize) -> Result<Vec<Artifact>> {
    let mut artifacts = Vec::new();
    let mut findings = Findings::new();
    if is_told_otherwise() && !catalogues.is_empty() {
        return Err(Finding::new(
            Rule::SearchIndex,
            format!("the variable {VARIABLE} would change the index"),
        )
        .mend(format!("unset {VARIABLE}"))
        .into());
    }
    for catalogue in catalogues {
        let records: Vec<&Record> = catalogue.records.iter().filter(|record| can_be_found(record)).collect();
        // A site without a word has an index, too: the page that searches it is there.
        let parts: Vec<&[&Record]> =
            if records.is_empty() { vec![&[]] } else { records.chunks(pages_per_index).collect() };
        for (number, records) in (1..).zip(parts) {
            match part(records, &catalogue.language) {
                Ok(files) => artifacts.extend(kept(files, &catalogue.language, number)),
                Err(told) => {
                    let message =
                        format!("the search index of `{}` could not be made: {told}", catalogue.language);
                    findings.push(Finding::new(Rule::SearchIndex, message));
                }
            }
        }
    }
    findings.checked(artifacts)
}

/// Whether there is a word in what a record says.
fn can_be_found(record: &Record) -> bool {
    record.text.contains(char::is_alphanumeric) || title(record).contains(char::is_alphanumeric)
}

fn title(record: &Record) -> &str {
    record.shown.get("title").map(String::as_str).unwrap_or_default()
}

/// Makes one index, in a thread of its own: the indexer waits for itself, which a thread that serves
/// pages must not do; and should it stop half-way, that is a finding, not the end of the program.
fn part(records: &[&Record], language: &str) -> Told<Vec<SyntheticFile>> {
    let run = || {
        let runtime = tokio::runtime::Builder::new_current_thread().build().map_err(told)?;
        runtime.block_on(files(records, language))
    };
    let files = std::thread::scope(|scope| {
        scope.spawn(run).join().unwrap_or_else(|_| Err("it stopped half-way".to_owned()))
    })?;
    // It leaves out what it cannot index without a word.
    let expected = format!("\"page_count\":{}}}", records.len());
    let entry = files.iter().find(|file| file.filename == Path::new(ENTRY));
    let counts = entry.is_some_and(|entry| String::from_utf8_lossy(&entry.contents).contains(&expected));
    if counts || records.is_empty() { Ok(files) } else { Err("pages are missing in it".to_owned()) }
}

fn told(error: impl std::fmt::Display) -> String {
    error.to_string()
}

async fn files(records: &[&Record], language: &str) -> Told<Vec<SyntheticFile>> {
    let options = PagefindServiceConfig::builder().force_language(language.to_owned()).build();
    let mut index = PagefindIndex::new(Some(options)).map_err(told)?;
    for record in records {
        let text = if record.text.contains(char::is_alphanumeric) { &record.text } else { title(record) };
        index
            .add_custom_record(
                record.url.clone(),
                text.to_owned(),
                language.to_owned(),
                Some(record.shown.clone()),
                Some(record.filters.clone()),
                None,
            )
            .await
            .map_err(told)?;
    }
    index.get_files().await.map_err(told)
}

/// The file from which a browser learns what there is.
const ENTRY: &str = "pagefind-entry.json";

/// Keeps the files that our own page needs, and puts them where they belong. The first part has the
/// program that searches all parts.
fn kept(files: Vec<SyntheticFile>, language: &str, number: usize) -> Vec<Artifact> {
    let own = format!("wasm.{language}.pagefind");
    let has_own = files.iter().any(|file| file.filename == Path::new(&own));
    let program = if has_own { own.as_str() } else { "wasm.unknown.pagefind" };
    let folder = Catalogue::folder(language, number);
    let mut artifacts = Vec::new();
    for file in files {
        let name = file.filename.to_string_lossy().replace('\\', "/");
        let is_index = name == ENTRY || name.contains(".pf_");
        if is_index || number == 1 && (name == "pagefind.js" || name == program) {
            artifacts.push(Artifact {
                path: format!("{folder}{name}"),
                bytes: file.contents,
                origin: "the search index".to_owned(),
            });
        }
    }
    artifacts
}
