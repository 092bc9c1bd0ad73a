//! What documents of some types must say of themselves to be public: notes for instructors are never public by
//! default, and a page about a forecast holds nothing that could be about a person.
//!
//! A label alone is not enough for either.

use std::ops::Range;

use super::instructors::{self, Training};
use super::judge::Case;
use super::near_miss::skeleton;
use super::redaction::PublicText;
use crate::finding::{Finding, Findings, Rule, Show};
use crate::notation::{Node, Value};

/// Words that name what only a person has, in keys: parts of keys between `_` and `-`.
const OF_PERSONS: [&str; 75] = [
    "name",
    "names",
    "firstname",
    "lastname",
    "surname",
    "fullname",
    "alias",
    "dob",
    "birth",
    "birthday",
    "birthdate",
    "born",
    "age",
    "ages",
    "person",
    "persons",
    "people",
    "individual",
    "individuals",
    "suspect",
    "suspects",
    "offender",
    "offenders",
    "defendant",
    "arrestee",
    "arrestees",
    "victim",
    "victims",
    "witness",
    "witnesses",
    "resident",
    "household",
    "households",
    "address",
    "addresses",
    "plate",
    "plates",
    "vin",
    "ssn",
    "phone",
    "phones",
    "email",
    "face",
    "photo",
    "fingerprint",
    "gang",
    "associates",
    "nombre",
    "nombres",
    "apellido",
    "apellidos",
    "nacimiento",
    "edad",
    "persona",
    "personas",
    "domicilio",
    "direccion",
    "matricula",
    "subject",
    "subjects",
    "target",
    "targets",
    "who",
    "sospechoso",
    "sospechosa",
    "sospechosos",
    "sospechosas",
    "victima",
    "victimas",
    "testigo",
    "testigos",
    "individuo",
    "individua",
    "individuos",
    "individuas",
];

/// Checks what a document that may be public says of itself. `body` is its text without what is redacted.
pub(super) fn check(case: &Case, body: &PublicText, training: &Training<'_>, findings: &mut Findings) {
    instructors::check(case, body, training, findings);
    forecast(case, findings);
}

/// Returns the words of a text, in lower case and without look-alikes.
pub(super) fn words(text: &str) -> Vec<String> {
    let plain = skeleton(text);
    plain.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).map(str::to_owned).collect()
}

/// Whether a key or a column's name says that it holds something about a single person.
pub(super) fn names_persons(key: &str) -> bool {
    words(key).iter().any(|word| OF_PERSONS.contains(&word.as_str()))
}

/// Checks a page about a forecast: its keys, and what it is about.
fn forecast(case: &Case, findings: &mut Findings) {
    let front = &case.source.front;
    let is_forecast = case.header.kind.as_deref() == Some("forecast") || front.get("forecast").is_some();
    if !is_forecast {
        return;
    }
    let source = &case.source;
    let mut report = |rule: Rule, message: &str, span: &Range<usize>| {
        findings.push(Finding::new(rule, message).at(source.text.place(span.clone(), Show::Span)));
    };
    for key in ["forecast", "extra"] {
        if let Some(node) = front.get(key) {
            for_each_key(node, &mut |key, span| {
                if names_persons(key) {
                    report(
                        Rule::ForecastPerson,
                        "a key of this name could hold something about a person",
                        span,
                    );
                }
            });
        }
    }
    let aggregation = front.get("forecast").and_then(|node| node.get("aggregation"));
    if let Some(node) = aggregation
        && let Some(text) = node.text()
        && (names_persons(text) || words(text).iter().any(|word| word == "parcel" || word == "block"))
    {
        report(Rule::ForecastAggregation, "the forecast is not about an area", &node.span);
    }
}

fn for_each_key(node: &Node, found: &mut dyn FnMut(&str, &Range<usize>)) {
    for entry in node.entries().unwrap_or_default() {
        found(&entry.key, &entry.key_span);
        for_each_key(&entry.node, found);
    }
    if let Value::List(items) = &node.value {
        for item in items {
            for_each_key(item, found);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_that_could_name_a_person_are_known() {
        for key in [
            "name",
            "last_name",
            "dob",
            "suspect-id",
            "home_address",
            "plate",
            "Apellidos",
            "Víctima",
            "testigo_1",
            "subject",
            "who",
        ] {
            assert!(names_persons(key), "{key}");
        }
        for key in ["model", "use_policy", "accuracy", "area", "bias_review", "not_used_for", "data"] {
            assert!(!names_persons(key), "{key}");
        }
    }
}
