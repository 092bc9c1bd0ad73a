//! A document's type and the fields that documents of that type have.

use super::{Date, Moment};
use crate::notation::Fields;

/// A type of document: one of the built-in ones, or one that the site defines.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TypeDefinition {
    /// The name, as in front matter: `policy`.
    pub name: String,
    /// Its name for the public, if the site gives one.
    pub label: Option<String>,
    /// The same for several.
    pub plural: Option<String>,
    /// Its fields, in the order in which they are shown.
    pub fields: Vec<FieldDefinition>,
}

/// A field of a type.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FieldDefinition {
    /// The name, as in front matter.
    pub name: String,
    /// Its name for the public, if the site gives one.
    pub label: Option<String>,
    /// What it holds.
    pub kind: FieldKind,
    /// Whether a document of this type must have it.
    pub required: bool,
}

/// What a field holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FieldKind {
    /// A line of text.
    Text,
    /// A list of texts.
    Texts,
    /// A day.
    Date,
    /// A day, perhaps with a time.
    Moment,
    /// A number.
    Number,
    /// True or false.
    Boolean,
    /// An https address.
    Link,
    /// One of a few words.
    Choice(Vec<String>),
    /// Some of a few words.
    Choices(Vec<String>),
    /// Another document, by its path from this one.
    Document,
    /// Other documents.
    Documents,
    /// Other documents, by their paths from this one, or anything else, in words.
    References,
    /// A table of fields. Where a single text stands for it, that is its first field.
    Record(Vec<FieldDefinition>),
    /// A list of such tables.
    Records(Vec<FieldDefinition>),
}

/// What a field refers to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Reference {
    /// Another document, by its path from this one.
    Document(String),
    /// Anything else, in words.
    Words(String),
}

impl Reference {
    /// Returns its words, if it is no document.
    pub fn words(&self) -> Option<&str> {
        match self {
            Self::Words(words) => Some(words),
            Self::Document(_) => None,
        }
    }

    fn new(text: String) -> Self {
        if text.ends_with(".md") { Self::Document(text) } else { Self::Words(text) }
    }
}

/// A table of fields: those that are set, by name and in the order of their definition.
pub type Record = Vec<(String, FieldValue)>;

/// What a field of a document holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FieldValue {
    /// A line of text.
    Text(String),
    /// A list of texts.
    Texts(Vec<String>),
    /// A day, perhaps with a time.
    Moment(Moment),
    /// A number, as it was written.
    Number(String),
    /// True or false.
    Boolean(bool),
    /// An https address.
    Link(String),
    /// One of a few words.
    Choice(String),
    /// Some of a few words.
    Choices(Vec<String>),
    /// Other documents, by their paths from this one, or anything else, in words.
    References(Vec<Reference>),
    /// Tables of fields.
    Records(Vec<Record>),
}

impl FieldValue {
    /// Returns the text of a value that is a single text.
    pub fn as_text(&self) -> Option<&str> {
        match self {
            Self::Text(text) | Self::Number(text) | Self::Link(text) | Self::Choice(text) => Some(text),
            Self::Texts(_)
            | Self::Moment(_)
            | Self::Boolean(_)
            | Self::Choices(_)
            | Self::References(_)
            | Self::Records(_) => None,
        }
    }

    /// Returns the texts in it that people read, and in which marks can stand.
    pub fn texts(&self) -> Vec<&str> {
        match self {
            Self::Text(text) => vec![text],
            Self::Texts(texts) => texts.iter().map(String::as_str).collect(),
            Self::References(references) => references.iter().filter_map(Reference::words).collect(),
            Self::Records(records) => records.iter().flatten().flat_map(|(_, value)| value.texts()).collect(),
            Self::Number(_)
            | Self::Link(_)
            | Self::Choice(_)
            | Self::Moment(_)
            | Self::Boolean(_)
            | Self::Choices(_) => Vec::new(),
        }
    }

    /// Returns the references of a value that holds them.
    pub fn as_references(&self) -> &[Reference] {
        match self {
            Self::References(references) => references,
            _ => &[],
        }
    }

    /// Returns the tables of a value that holds them.
    pub fn as_records(&self) -> &[Record] {
        match self {
            Self::Records(records) => records,
            _ => &[],
        }
    }

    /// Returns the moment of a value that is one.
    pub fn as_moment(&self) -> Option<Moment> {
        match self {
            Self::Moment(moment) => Some(*moment),
            _ => None,
        }
    }
}

impl FieldKind {
    /// Returns the kind with a name that is used in `site.toml`, other than `choice`.
    pub fn by_name(name: &str) -> Option<Self> {
        Some(match name {
            "text" => Self::Text,
            "texts" => Self::Texts,
            "date" => Self::Date,
            "moment" => Self::Moment,
            "number" => Self::Number,
            "boolean" => Self::Boolean,
            "link" => Self::Link,
            "document" => Self::Document,
            "documents" => Self::Documents,
            "references" => Self::References,
            _ => return None,
        })
    }

    /// The names that [`by_name`](Self::by_name) knows, and `choice`.
    pub const NAMES: [&'static str; 11] = [
        "text",
        "texts",
        "date",
        "moment",
        "number",
        "boolean",
        "link",
        "document",
        "documents",
        "references",
        "choice",
    ];
}

impl FieldDefinition {
    /// Reads this field.
    pub fn read(&self, fields: &Fields<'_>) -> Option<FieldValue> {
        let name = &self.name;
        if self.required && fields.node(name).is_none() {
            fields.missing(name);
        }
        match &self.kind {
            FieldKind::Text => fields.text(name).map(FieldValue::Text),
            FieldKind::Texts => {
                Some(fields.texts(name)).filter(|texts| !texts.is_empty()).map(FieldValue::Texts)
            }
            FieldKind::Date => {
                fields.date(name).map(|date: Date| FieldValue::Moment(Moment { date, time: None }))
            }
            FieldKind::Moment => fields.moment(name).map(FieldValue::Moment),
            FieldKind::Number => fields.number(name).map(FieldValue::Number),
            FieldKind::Boolean => fields.boolean(name).map(FieldValue::Boolean),
            FieldKind::Link => {
                let node = fields.node(name)?;
                let link = fields.text(name)?;
                if link.starts_with("https://") && !link.contains(char::is_whitespace) {
                    return Some(FieldValue::Link(link));
                }
                fields.bad(name, node, "it must be an address that begins with https://");
                None
            }
            FieldKind::Choice(choices) => fields.choice(name, &words(choices)).map(FieldValue::Choice),
            FieldKind::Choices(choices) => Some(fields.choices(name, &words(choices)))
                .filter(|some| !some.is_empty())
                .map(FieldValue::Choices),
            FieldKind::Document => {
                let path = fields.text(name)?;
                self.documents(fields, vec![path])
            }
            FieldKind::Documents => self.documents(fields, fields.texts(name)),
            FieldKind::References => {
                let texts = fields.texts(name);
                if let Some(node) =
                    fields.node(name).filter(|_| texts.iter().any(|text| text.trim().is_empty()))
                {
                    fields.bad(name, node, "one of them is empty");
                }
                let references = texts.into_iter().map(Reference::new).collect();
                Some(references).filter(|found: &Vec<_>| !found.is_empty()).map(FieldValue::References)
            }
            FieldKind::Record(definitions) => {
                let table = fields.record(name, first(definitions))?;
                Some(FieldValue::Records(vec![record(definitions, table)]))
            }
            FieldKind::Records(definitions) => {
                let tables = fields.records(name, first(definitions)).into_iter();
                let records: Vec<Record> = tables.map(|table| record(definitions, table)).collect();
                Some(records).filter(|records| !records.is_empty()).map(FieldValue::Records)
            }
        }
    }

    fn documents(&self, fields: &Fields<'_>, paths: Vec<String>) -> Option<FieldValue> {
        let fits = |path: &String| path.ends_with(".md") && !path.starts_with('/') && !path.contains("://");
        let node = fields.node(&self.name)?;
        if !paths.iter().all(fits) {
            fields.bad(
                &self.name,
                node,
                "a document is named by the path of its file from this one, as in ../policies/300.md",
            );
            return None;
        }
        let references = paths.into_iter().map(Reference::Document).collect();
        Some(references).filter(|found: &Vec<_>| !found.is_empty()).map(FieldValue::References)
    }
}

fn words(choices: &[String]) -> Vec<&str> {
    choices.iter().map(String::as_str).collect()
}

fn first(definitions: &[FieldDefinition]) -> &str {
    definitions.first().map_or("", |definition| definition.name.as_str())
}

/// Reads the fields of a table.
fn record(definitions: &[FieldDefinition], table: Fields<'_>) -> Record {
    let values = definitions.iter().filter_map(|field| Some((field.name.clone(), field.read(&table)?)));
    let record = values.collect();
    table.finish();
    record
}
