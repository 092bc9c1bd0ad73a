//! The table of the built-in types of documents, with their fields.

use super::{FieldDefinition, FieldKind, TypeDefinition};

impl TypeDefinition {
    /// Returns the built-in types.
    pub fn built_in() -> Vec<TypeDefinition> {
        use FieldKind::{
            Date, Document, Documents, Link, Moment, Number, Record, Records, References, Text, Texts,
        };
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
                    ("expires", Date),
                    ("rescinded", Date),
                    ("authority", Text),
                    ("owner", Text),
                    ("applies_to", Text),
                    ("implements", Records(fields(vec![("name*", Text), ("url", Link)]))),
                    (
                        "accreditation",
                        Records(fields(vec![("body*", Text), ("standard", Text), ("url", Link)])),
                    ),
                    ("supersedes", References),
                    ("amends", Documents),
                    ("incorporated_into", Document),
                    ("related", Documents),
                    ("forms", Records(fields(vec![("name*", Text), ("url", Link)]))),
                    ("training", Documents),
                    (
                        "change",
                        Record(fields(vec![
                            ("why*", Text),
                            ("severity", choice(&["major", "minor"])),
                            ("sections", Texts),
                        ])),
                    ),
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
                    ("place", Text),
                    ("coverage", Text),
                    ("counting_rule", Text),
                    ("method", Text),
                    ("source", Text),
                    ("caveats", Text),
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

/// Makes a built-in type.
fn define(name: &str, definitions: Vec<(&str, FieldKind)>) -> TypeDefinition {
    TypeDefinition { name: name.to_owned(), label: None, plural: None, fields: fields(definitions) }
}

/// Makes fields; a name that ends in `*` is that of a required one.
fn fields(definitions: Vec<(&str, FieldKind)>) -> Vec<FieldDefinition> {
    let field = |(name, kind): (&str, FieldKind)| FieldDefinition {
        name: name.trim_end_matches('*').to_owned(),
        label: None,
        kind,
        required: name.ends_with('*'),
    };
    definitions.into_iter().map(field).collect()
}
