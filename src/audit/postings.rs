//! Postings: what a search index says of a word, namely where it stands. Each one is looked up in the
//! text of the page that it points to, which is audited as any text. A word that is not there, whole or
//! as a stem, is refused: so nothing stands in an index but what stands in a page.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use rayon::prelude::*;
use unicode_normalization::UnicodeNormalization as _;
use unicode_normalization::char::is_combining_mark;

use super::cbor::{self, Value};
use super::{container, pagefind, stem};

/// The files of a search index, by their names in its folder.
pub(super) struct Bundle<'f> {
    folder: &'f str,
    files: BTreeMap<&'f str, &'f Path>,
}

/// A page, as an index knows it: the words of its text, and what is shown of it.
struct Page {
    words: Vec<String>,
    shown: BTreeMap<String, Vec<String>>,
    filters: serde_json::Value,
}

/// Finds the search indexes among files, by name.
pub(super) fn bundles<'f>(files: &'f [(String, PathBuf)]) -> Vec<Bundle<'f>> {
    let entries = files.iter().filter_map(|(name, _)| name.strip_suffix("pagefind-entry.json"));
    let bundle = |folder: &'f str| {
        let own = files.iter().filter_map(|(name, path)| Some((name.strip_prefix(folder)?, path.as_path())));
        Bundle { folder, files: own.collect() }
    };
    entries.map(bundle).collect()
}

/// What an index says of itself: its pages, by number, the names of what is shown of them, and the files
/// of its words, each with the beginnings of its first word and its last.
struct Meta {
    pages: Vec<Page>,
    fields: Vec<String>,
    chunks: Vec<(String, String, String)>,
}

impl Bundle<'_> {
    /// Looks up all that the index says. Returns the names of its files, each with whether it holds.
    pub(super) fn examine(&self) -> Vec<(String, bool)> {
        let metas = self.files.keys().filter(|name| name.ends_with(".pf_meta") && !name.contains('/'));
        let mut verdicts: BTreeMap<&str, bool> = BTreeMap::new();
        for name in metas.copied() {
            // `pagefind.en_0a1b2c3.pf_meta`
            let language = name.strip_prefix("pagefind.").and_then(|name| name.split('_').next());
            let meta = self.meta(name);
            verdicts.insert(name, meta.is_some());
            let Some(meta) = meta else { continue };
            let own =
                self.files.keys().filter(|name| name.starts_with("index/") || name.starts_with("filter/"));
            let own: Vec<&&str> = own.collect();
            let holds = |name: &&&str| self.holds(name, &meta, language.unwrap_or_default()).is_some();
            let held: Vec<bool> = own.par_iter().map(holds).collect();
            for (name, held) in own.into_iter().zip(held) {
                // A folder can have several languages; a file belongs to one of them.
                *verdicts.entry(name).or_default() |= held;
            }
        }
        verdicts.into_iter().map(|(name, holds)| (format!("{}{name}", self.folder), holds)).collect()
    }

    fn holds(&self, name: &str, meta: &Meta, language: &str) -> Option<()> {
        let value = self.value(name)?;
        if name.starts_with("filter/") {
            return filter_holds(&value, &meta.pages);
        }
        let chunk = name.strip_prefix("index/")?.strip_suffix(".pf_index")?;
        let (_, from, to) = meta.chunks.iter().find(|(hash, ..)| hash == chunk)?;
        let words = value.at(0)?.list()?;
        for beginning in [from, to] {
            words.iter().any(|word| begins(word, beginning)).then_some(())?;
        }
        index_holds(words, meta, language)
    }

    fn meta(&self, name: &str) -> Option<Meta> {
        let meta = self.value(name)?;
        let pages: Vec<&Value> = meta.at(1)?.list()?.iter().collect();
        let pages: Vec<Page> = pages.into_par_iter().map(|page| self.page(page)).collect::<Option<_>>()?;
        let mut chunks = Vec::new();
        for chunk in meta.at(2)?.list()? {
            let text = |at: usize| chunk.at(at)?.text().map(str::to_owned);
            let chunk = (text(2)?, text(0)?, text(1)?);
            self.files.contains_key(format!("index/{}.pf_index", chunk.0).as_str()).then_some(())?;
            chunks.push(chunk);
        }
        for filter in meta.at(3)?.list()? {
            let name = filter.at(0)?.text()?;
            pages.iter().any(|page| page.filters.get(name).is_some()).then_some(())?;
            self.files
                .contains_key(format!("filter/{}.pf_filter", filter.at(1)?.text()?).as_str())
                .then_some(())?;
        }
        // The order of pages by something else; ours have none.
        meta.at(4)?.list()?.is_empty().then_some(())?;
        let fields = meta.at(5)?.list()?.iter().map(|field| field.text().map(str::to_owned));
        let fields: Vec<String> = fields.collect::<Option<_>>()?;
        let is_shown = |field: &String| pages.iter().any(|page| page.shown.contains_key(field));
        fields.iter().all(is_shown).then_some(Meta { pages, fields, chunks })
    }

    fn page(&self, page: &Value) -> Option<Page> {
        let content = self.content(&format!("fragment/{}.pf_fragment", page.at(0)?.text()?))?;
        let fragment: serde_json::Value = serde_json::from_slice(&content).ok()?;
        let words = |text: &str| text.split_whitespace().map(str::to_owned).collect::<Vec<_>>();
        let shown = fragment["meta"].as_object()?.iter();
        let shown = shown.map(|(name, value)| Some((name.clone(), words(value.as_str()?))));
        let length = i64::try_from(fragment["word_count"].as_u64()?).ok()?;
        (page.at(1)?.number()? == length).then_some(())?;
        Some(Page {
            words: words(fragment["content"].as_str()?),
            shown: shown.collect::<Option<_>>()?,
            filters: fragment["filters"].clone(),
        })
    }

    fn value(&self, name: &str) -> Option<Value> {
        cbor::read(&self.content(name)?)
    }

    #[expect(clippy::disallowed_methods, reason = "the audit reads what was written, with nobody's help")]
    fn content(&self, name: &str) -> Option<Vec<u8>> {
        let packed = std::fs::read(self.files.get(name)?).ok()?;
        let whole = container::unpack(flate2::bufread::GzDecoder::new(packed.as_slice()))?;
        whole.strip_prefix(pagefind::SIGNATURE).map(<[u8]>::to_vec)
    }
}

fn begins(word: &Value, beginning: &str) -> bool {
    word.at(0).and_then(Value::text).is_some_and(|word| word.starts_with(beginning))
}

/// Whether each word of an index stands where the index says.
fn index_holds(words: &[Value], meta: &Meta, language: &str) -> Option<()> {
    for word in words {
        let text = word.at(0)?.text()?;
        let (own, variants) = (word.at(1)?, word.at(2)?.list()?);
        (!own.list()?.is_empty() || !variants.is_empty()).then_some(())?;
        postings_hold(text, own, meta, language)?;
        // The same word with its accents.
        for variant in variants {
            (!variant.at(1)?.list()?.is_empty()).then_some(())?;
            postings_hold(text, variant.at(1)?, meta, language)?;
            postings_hold(variant.at(0)?.text()?, variant.at(1)?, meta, language)?;
        }
    }
    Some(())
}

fn postings_hold(word: &str, postings: &Value, meta: &Meta, language: &str) -> Option<()> {
    let mut number = 0;
    for posting in postings.list()? {
        // Numbers of pages and of words are told as steps from the one before.
        number += posting.at(0)?.number()?;
        let page = meta.pages.get(usize::try_from(number).ok()?)?;
        let stands = |words: &[String], at: i64| {
            let token = words.get(usize::try_from(at).ok()?)?;
            gives(token, word, language).then_some(())
        };
        let (places, shown) = (posting.at(1)?.list()?, posting.at(2)?.list()?);
        (!places.is_empty() || !shown.is_empty()).then_some(())?;
        let (mut at, mut is_new) = (0, false);
        for step in places {
            let step = step.number()?;
            // A weight, after which the count begins anew.
            if step < 0 {
                is_new = true;
                continue;
            }
            at = if std::mem::take(&mut is_new) { step } else { at + step };
            stands(&page.words, at)?;
        }
        let mut field = None;
        for step in shown {
            let step = step.number()?;
            if step < 0 {
                field = meta.fields.get(usize::try_from(-1 - step).ok()?);
                at = 0;
                continue;
            }
            at += step;
            stands(page.shown.get(field?)?, at)?;
        }
    }
    Some(())
}

/// Whether a word of an index comes of a word of a text: it is a part of it, or its stem.
fn gives(token: &str, word: &str, language: &str) -> bool {
    let (token_letters, word_letters) = (letters(token), letters(word));
    if word_letters.is_empty() {
        return !word.is_empty() && token.contains(word);
    }
    let length = word_letters.chars().count();
    // Stemming takes letters away at the end, or changes the last ones; it leaves numbers alone.
    let kept = match length {
        _ if word_letters.contains(char::is_numeric) => length,
        0..=4 => (length - 1).max(1),
        _ => length - 2,
    };
    let beginning: String = word_letters.chars().take(kept).collect();
    if token_letters.contains(&beginning) {
        return true;
    }
    let parts = token.split(|c: char| !c.is_alphanumeric()).map(letters);
    parts.chain([token_letters.clone()]).any(|part| letters(&stem::of(&part, language)) == word_letters)
}

/// Returns the letters and digits of a word, in lower case and without accents.
fn letters(word: &str) -> String {
    let plain = word.nfkd().filter(|c| !is_combining_mark(*c)).flat_map(char::to_lowercase);
    plain.filter(|c| c.is_alphanumeric()).collect()
}

/// Whether each value of a filter is one of the pages that the index lists under it.
fn filter_holds(filter: &Value, pages: &[Page]) -> Option<()> {
    let name = filter.at(0)?.text()?;
    for value in filter.at(1)?.list()? {
        let text = value.at(0)?.text()?;
        for number in value.at(1)?.list()? {
            let page = pages.get(usize::try_from(number.number()?).ok()?)?;
            let own = page.filters.get(name)?.as_array()?;
            own.iter().any(|own| own.as_str() == Some(text)).then_some(())?;
        }
    }
    Some(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_gives_its_stem_and_its_parts_and_no_other_word() {
        for (token, word) in [
            ("policies,", "polici"),
            ("De-escalation", "deescal"),
            ("De-escalation", "escal"),
            ("§300.4", "3004"),
            ("Cámaras", "camar"),
            ("(Dying)", "die"),
            ("“officer’s”", "officer"),
            ("plateReader", "reader"),
        ] {
            assert!(gives(token, word, "en") || gives(token, word, "es"), "{token} gives {word}");
        }
        for (token, word) in
            [("warehouse", "quillfeath"), ("4412", "4471"), ("the", "fernwick"), ("door", "roe")]
        {
            assert!(!gives(token, word, "en"), "{token} does not give {word}");
        }
    }
}
