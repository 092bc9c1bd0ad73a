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
}

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
}

impl FieldValue {
    /// Returns the text of a value that is a single text.
    pub fn as_text(&self) -> Option<&str> {
        match self {
            Self::Text(text) | Self::Number(text) | Self::Link(text) | Self::Choice(text) => Some(text),
            Self::Texts(_) | Self::Moment(_) | Self::Boolean(_) => None,
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
            _ => return None,
        })
    }

    /// The names that [`by_name`](Self::by_name) knows, and `choice`.
    pub const NAMES: [&'static str; 8] =
        ["text", "texts", "date", "moment", "number", "boolean", "link", "choice"];
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
            FieldKind::Choice(choices) => {
                let choices: Vec<&str> = choices.iter().map(String::as_str).collect();
                fields.choice(name, &choices).map(FieldValue::Choice)
            }
        }
    }
}

impl TypeDefinition {
    /// Returns the built-in types.
    pub fn built_in() -> Vec<TypeDefinition> {
        use FieldKind::{Date, Link, Moment, Number, Text, Texts};
        let choice = |words: &[&str]| FieldKind::Choice(words.iter().map(|&word| word.to_owned()).collect());
        vec![
            define(
                "policy",
                vec![
                    ("number*", Text),
                    (
                        "kind",
                        choice(&[
                            "policy",
                            "procedure",
                            "rule",
                            "general-order",
                            "special-order",
                            "notice",
                            "directive",
                        ]),
                    ),
                    ("version", Text),
                    ("issued", Date),
                    ("effective", Date),
                    ("revised", Date),
                    ("reviewed", Date),
                    ("review_due", Date),
                    ("authority", Text),
                    ("owner", Text),
                    ("applies_to", Text),
                    ("implements", Texts),
                    ("accreditation", Texts),
                    ("supersedes", Texts),
                ],
            ),
            define(
                "tip",
                vec![
                    ("season", choice(&["spring", "summer", "autumn", "winter", "all-year"])),
                    ("crime", Text),
                ],
            ),
            define(
                "report",
                vec![
                    ("period*", Text),
                    ("covers_from", Date),
                    ("covers_to", Date),
                    ("method", Text),
                    ("source", Text),
                ],
            ),
            define(
                "training",
                vec![
                    ("course", Text),
                    ("unit", Text),
                    ("hours", Number),
                    ("format", choice(&["classroom", "online", "scenario", "blended"])),
                    ("for", Text),
                    ("prerequisites", Texts),
                    ("objectives", Texts),
                ],
            ),
            define(
                "bulletin",
                vec![
                    ("category", choice(&["alert", "notice", "news", "recall", "missing-property"])),
                    ("valid_until", Date),
                    ("area", Text),
                ],
            ),
            define(
                "event",
                vec![
                    ("start*", Moment),
                    ("end", Moment),
                    ("location*", Text),
                    ("address", Text),
                    ("registration", Text),
                    ("cost", Text),
                    ("languages", Texts),
                ],
            ),
            define(
                "software",
                vec![
                    ("homepage", Link),
                    ("repository", Link),
                    ("licence", Text),
                    ("language", Text),
                    ("status", choice(&["in-use", "pilot", "retired"])),
                    ("maintainer", Text),
                ],
            ),
            define("definition", vec![("abbreviation", Text), ("source", Text), ("source_url", Link)]),
            define("page", Vec::new()),
        ]
    }
}

/// Makes a built-in type; a name that ends in `*` is that of a required field.
fn define(name: &str, fields: Vec<(&str, FieldKind)>) -> TypeDefinition {
    let field = |(name, kind): (&str, FieldKind)| FieldDefinition {
        name: name.trim_end_matches('*').to_owned(),
        label: None,
        kind,
        required: name.ends_with('*'),
    };
    TypeDefinition {
        name: name.to_owned(),
        label: None,
        plural: None,
        fields: fields.into_iter().map(field).collect(),
    }
}
