//! The table of the built-in types of documents, with their fields.

use super::{FieldDefinition, FieldKind, TypeDefinition};

/// What a bulletin is about: the categories of the Common Alerting Protocol (OASIS, CAP 1.2), in lower case.
const HAZARDS: [&str; 12] = [
    "geo",
    "met",
    "safety",
    "security",
    "rescue",
    "fire",
    "health",
    "env",
    "transport",
    "infra",
    "cbrne",
    "other",
];

/// The days of the week, in the order of ISO 8601.
const WEEKDAYS: [&str; 7] = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];

impl TypeDefinition {
    /// Returns the built-in types.
    pub fn built_in() -> Vec<TypeDefinition> {
        use FieldKind::{
            Boolean, Choices, Date, Document, Documents, Link, Moment, Number, Record, Records, References,
            Text, Texts,
        };
        let words = |words: &[&str]| words.iter().map(|&word| word.to_owned()).collect();
        let choice = |some: &[&str]| FieldKind::Choice(words(some));
        let level = || choice(&["what-works", "promising", "mixed", "no-effect", "not-evaluated"]);
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
                    ("problem", Text),
                    ("steps", Texts),
                    ("checklist", Texts),
                    ("evidence", Record(fields(vec![("level*", level()), ("source", Text), ("url", Link)]))),
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
                    (
                        "for",
                        Choices(words(&["officers", "analysts", "managers", "support-staff", "volunteers"])),
                    ),
                    ("prerequisites", References),
                    ("policies", Documents),
                    ("objectives", Texts),
                    ("reviewed", Date),
                    ("instructor_notes", choice(&["public"])),
                ],
            ),
            define(
                "bulletin",
                vec![
                    ("category", choice(&["alert", "notice", "news", "recall", "missing-property"])),
                    ("valid_until", Moment),
                    ("area", Text),
                    ("sent", Moment),
                    ("event", Text),
                    ("hazard", choice(&HAZARDS)),
                    ("urgency", choice(&["immediate", "expected", "future", "past", "unknown"])),
                    ("severity", choice(&["extreme", "severe", "moderate", "minor", "unknown"])),
                    ("certainty", choice(&["observed", "likely", "possible", "unlikely", "unknown"])),
                    ("instruction", Text),
                    ("updates", Documents),
                    ("cancels", Documents),
                ],
            ),
            define(
                "event",
                vec![
                    ("start*", Moment),
                    ("end", Moment),
                    ("location*", Text),
                    ("address", Text),
                    (
                        "repeats",
                        Record(fields(vec![
                            ("every*", choice(&["week", "two-weeks", "month"])),
                            ("weekday", choice(&WEEKDAYS)),
                            ("which", choice(&["first", "second", "third", "fourth", "last"])),
                            ("until", Date),
                            ("count", Number),
                            ("except", Texts),
                        ])),
                    ),
                    ("registration", Text),
                    ("cost", Text),
                    ("languages", Texts),
                    ("access", Texts),
                    ("cancelled", Boolean),
                    ("reason", Text),
                    ("outcome", Text),
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
                    ("maintenance", choice(&["internal", "community", "none"])),
                    ("audience", Texts),
                    ("cost", Text),
                    ("maturity", choice(&["concept", "development", "beta", "stable", "obsolete"])),
                    ("version", Text),
                    ("released", Date),
                    ("features", Texts),
                    ("platforms", Choices(words(&["web", "windows", "mac", "linux", "ios", "android"]))),
                    (
                        "kind",
                        choice(&[
                            "standalone-web",
                            "standalone-mobile",
                            "standalone-desktop",
                            "standalone-backend",
                            "standalone-iot",
                            "standalone-other",
                            "addon",
                            "library",
                            "configuration-files",
                        ]),
                    ),
                    ("categories", Texts),
                    ("languages", Texts),
                    ("policies", Documents),
                ],
            ),
            define(
                "project",
                vec![
                    ("status*", choice(&["planned", "running", "completed", "stopped"])),
                    ("period", Text),
                    ("area", Text),
                    ("partners", Texts),
                    ("problem*", Text),
                    ("scanning", Text),
                    ("analysis", Text),
                    ("response", Text),
                    ("assessment", Text),
                    (
                        "outcomes",
                        Records(fields(vec![
                            ("measure*", Text),
                            ("before*", Text),
                            ("after*", Text),
                            ("period*", Text),
                            ("source*", Text),
                            ("url", Link),
                        ])),
                    ),
                    ("strategies", Documents),
                ],
            ),
            define(
                "strategy",
                vec![
                    // Whether it may be told is an explicit decision, which is read and checked by itself.
                    ("tactic", choice(&["public-strategy"])),
                    ("problem", Text),
                    (
                        "evidence",
                        Records(fields(vec![
                            ("finding*", Text),
                            ("level*", level()),
                            ("source*", Text),
                            ("url", Link),
                        ])),
                    ),
                    ("policies", Documents),
                    ("projects", Documents),
                ],
            ),
            define(
                "forecast",
                vec![
                    ("model*", Text),
                    ("data*", Text),
                    ("aggregation*", choice(&["area", "grid", "beat", "district", "jurisdiction"])),
                    ("period", Text),
                    ("accuracy*", Text),
                    ("bias_review*", Text),
                    ("reviewed", Date),
                    ("use_policy*", Document),
                    ("not_used_for", Texts),
                    ("owner", Text),
                ],
            ),
            define(
                "resource",
                vec![
                    (
                        "kind*",
                        choice(&["open-data", "tool", "guide", "research", "course", "lawful-use-policy"]),
                    ),
                    ("url*", Link),
                    ("maintainer", Text),
                    ("cost", Text),
                    ("licence", Text),
                    ("languages", Texts),
                    ("lawful_use", Document),
                    ("reviewed", Date),
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
