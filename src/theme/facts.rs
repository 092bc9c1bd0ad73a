//! Facts: the fields of a document's type, ready to show.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::Serialize;

use super::Press;
use super::cards::{choice_text, language_name};
use crate::document::{FieldDefinition, FieldKind, FieldValue, Record, Reference};
use crate::site::{Page, Target};

/// A field of a type, ready to show.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub(super) struct FactView {
    /// The field's name.
    name: String,
    /// Its name for the public.
    label: String,
    /// What it holds.
    values: Vec<FactValueView>,
}

/// One of the things that a field holds.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub(super) struct FactValueView {
    /// In words.
    text: String,
    /// Where it leads, if it is an address.
    url: Option<String>,
    /// The code of its language, if it is the title of a document in another one.
    lang: Option<String>,
    /// In digits, if it is a day: `2026-03-01`.
    iso: Option<String>,
}

/// A table of fields that a field holds, by name; only those that are set.
pub(super) type RecordView = BTreeMap<String, Vec<FactValueView>>;

/// Makes the facts of a document: the fields of its type. An address that belongs to another field, as `source_url`
/// does to `source`, becomes that one's link.
pub(super) fn facts(press: &Press<'_>, page: &Page) -> Vec<FactView> {
    let language = page.document.language;
    let definition = press.site.kind(page);
    let reader = Reader { press, page, kind: &definition.name };
    let mut facts = Vec::new();
    for field in &definition.fields {
        let Some(held) = page.field(&definition.name, &field.name) else { continue };
        let named = field.name.strip_suffix("_url").and_then(|name| page.field(&definition.name, name));
        // What changed last stands beside the versions.
        let elsewhere = field.name == "change" && matches!(field.kind, FieldKind::Record(_));
        if named.is_some() || elsewhere || matches!(held, FieldValue::Boolean(false)) {
            continue;
        }
        let address = page.field(&definition.name, &format!("{}_url", field.name));
        let key = format!("field-{}-{}", definition.name, field.name).replace('_', "-");
        let label = field
            .label
            .clone()
            .or_else(|| press.locales.get(language, &key, &[]))
            .unwrap_or_else(|| field.name.replace('_', " "));
        let mut values = reader.values(field, held);
        if let (Some(url), [only]) = (address.and_then(FieldValue::as_text), &mut values[..]) {
            only.url.get_or_insert_with(|| url.to_owned());
        }
        facts.push(FactView { name: field.name.clone(), label, values });
    }
    facts
}

/// What lists show of the documents of a type: those fields by which one chooses among them.
const IN_LISTS: [(&str, &[&str]); 5] = [
    ("software", &["licence", "cost", "maturity", "audience"]),
    ("resource", &["kind", "cost", "licence"]),
    ("training", &["hours", "format", "for"]),
    ("project", &["period", "partners"]),
    ("forecast", &["aggregation", "period"]),
];

/// Makes those facts of a document that lists show.
pub(super) fn in_lists(press: &Press<'_>, page: &Page) -> Vec<FactView> {
    let kind = &press.site.kind(page).name;
    let Some((_, names)) = IN_LISTS.iter().find(|(name, _)| name == kind) else { return Vec::new() };
    facts(press, page).into_iter().filter(|fact| names.contains(&fact.name.as_str())).collect()
}

/// Returns the tables of fields that a document's fields hold, by name.
pub(super) fn records(press: &Press<'_>, page: &Page) -> BTreeMap<String, Vec<RecordView>> {
    let definition = press.site.kind(page);
    let reader = Reader { press, page, kind: &definition.name };
    let mut all = BTreeMap::new();
    for field in &definition.fields {
        let (FieldKind::Record(inner) | FieldKind::Records(inner)) = &field.kind else { continue };
        if let Some(held) = page.field(&definition.name, &field.name) {
            let views = held.as_records().iter().map(|record| reader.record(inner, record)).collect();
            all.insert(field.name.clone(), views);
        }
    }
    all
}

/// Puts fields of a document into words.
struct Reader<'r> {
    press: &'r Press<'r>,
    page: &'r Page,
    kind: &'r str,
}

impl Reader<'_> {
    fn values(&self, field: &FieldDefinition, held: &FieldValue) -> Vec<FactValueView> {
        let language = self.page.document.language;
        let plain = |text: String| FactValueView { text, url: None, iso: None, lang: None };
        let filled = |text: &str| plain(self.press.marks.text(text, language).into_owned());
        let choice = |choice: &String| {
            plain(choice_text(self.press.locales, language, self.kind, &field.name, choice))
        };
        match held {
            FieldValue::Text(text) | FieldValue::Number(text) => vec![filled(text)],
            FieldValue::Texts(texts) if field.name == "languages" => {
                texts.iter().map(|code| plain(language_name(self.press, language, code))).collect()
            }
            FieldValue::Texts(texts) => texts.iter().map(|text| filled(text)).collect(),
            FieldValue::Moment(moment) => {
                let text = self.press.locales.moment(language, *moment);
                vec![FactValueView { text, url: None, iso: Some(moment.to_string()), lang: None }]
            }
            FieldValue::Boolean(held) => Some(plain("✓".to_owned())).filter(|_| *held).into_iter().collect(),
            FieldValue::Link(url) => {
                vec![FactValueView { text: url.clone(), url: Some(url.clone()), iso: None, lang: None }]
            }
            FieldValue::Choice(held) => vec![choice(held)],
            FieldValue::Choices(held) => held.iter().map(choice).collect(),
            FieldValue::References(held) => held.iter().filter_map(|one| self.reference(one)).collect(),
            FieldValue::Records(held) => {
                let (FieldKind::Record(inner) | FieldKind::Records(inner)) = &field.kind else {
                    return Vec::new();
                };
                held.iter().map(|record| self.line(inner, record)).collect()
            }
        }
    }

    fn reference(&self, reference: &Reference) -> Option<FactValueView> {
        let language = self.page.document.language;
        let site = self.press.site;
        let path = match reference {
            Reference::Words(words) => {
                let text = self.press.marks.text(words, language).into_owned();
                return Some(FactValueView { text, url: None, iso: None, lang: None });
            }
            Reference::Document(path) => path,
        };
        let target = match self.page.reference(path)? {
            Target::Page(page) => Target::Page(site.in_language(page, language)),
            other => other,
        };
        let (text, own) = match target {
            Target::Page(page) => {
                let name = super::library_changes::name(site, page);
                let own = site.pages[page].document.language;
                (self.press.marks.text(&name, own).into_owned(), own)
            }
            Target::Section(section) => {
                let section = &site.sections[section];
                (self.press.marks.text(&section.title, section.language).into_owned(), section.language)
            }
            // Fields name documents alone.
            Target::Version(_) | Target::Asset(_) => return None,
        };
        let lang = (own != language).then(|| site.config.languages[own].code.clone());
        Some(FactValueView { text, url: Some(site.url(&site.address(target))), iso: None, lang })
    }

    fn record(&self, fields: &[FieldDefinition], record: &Record) -> RecordView {
        let value = |field: &FieldDefinition| {
            let (_, held) = record.iter().find(|(name, _)| *name == field.name)?;
            Some((field.name.clone(), self.values(field, held)))
        };
        fields.iter().filter_map(value).collect()
    }

    /// Puts a table of fields into one line, which leads where the table's first address does.
    fn line(&self, fields: &[FieldDefinition], record: &Record) -> FactValueView {
        let mut line = FactValueView { text: String::new(), url: None, iso: None, lang: None };
        for field in fields {
            let Some((_, held)) = record.iter().find(|(name, _)| *name == field.name) else { continue };
            for value in self.values(field, held) {
                if matches!(held, FieldValue::Link(_)) {
                    line.url = line.url.or(value.url);
                    continue;
                }
                if !line.text.is_empty() {
                    line.text.push_str(", ");
                }
                line.text.push_str(&value.text);
            }
        }
        line
    }
}

/// Returns the fields of a document as they were written, by name.
pub(super) fn raw_fields(
    page: &Page,
    kind: &str,
    filled: &dyn Fn(&str) -> String,
) -> BTreeMap<String, String> {
    let fields = page.document.header.fields.get(kind).into_iter().flatten();
    let raw = |held: &FieldValue| match held {
        FieldValue::Moment(moment) => moment.to_string(),
        FieldValue::Boolean(boolean) => boolean.to_string(),
        FieldValue::Choices(choices) => choices.join(", "),
        FieldValue::Texts(_) | FieldValue::References(_) | FieldValue::Records(_) => {
            held.texts().into_iter().map(filled).collect::<Vec<_>>().join(", ")
        }
        FieldValue::Text(text)
        | FieldValue::Number(text)
        | FieldValue::Link(text)
        | FieldValue::Choice(text) => filled(text),
    };
    fields.map(|(name, held)| (name.clone(), raw(held))).collect()
}
