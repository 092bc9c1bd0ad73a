//! What documents of some types must say of themselves to be public: notes for instructors are never public by
//! default, and a page about a forecast holds nothing that could be about a person.
//!
//! A label alone is not enough for either. Notes for instructors live in files of their own, named `….instructor.md`,
//! and a public one says so twice: by its label and by `instructor_notes: public`. What looks like such notes in
//! any other public text is refused, as a near miss of a redaction is.

use std::ops::Range;

use super::judge::Case;
use super::near_miss::skeleton;
use super::redaction::PublicText;
use crate::document::FieldValue;
use crate::finding::{Finding, Findings, Place, Rule, Show};
use crate::notation::{Node, Value};
use crate::source::{Role, SourcePath};

/// Who gives a class, as a word in a file's name; the beginnings of words.
const INSTRUCTORS: [&str; 4] = ["instructor", "trainer", "facilitator", "formador"];

/// What is written for them, as a word in a file's name.
const NOTES: [&str; 8] = ["notes", "note", "notas", "nota", "guide", "guia", "only", "key"];

/// What such notes call themselves: words after words, without accents.
const PHRASES: [&str; 28] = [
    "instructor note",
    "instructor notes",
    "instructors note",
    "instructors notes",
    "instructor s notes",
    "notes for instructors",
    "notes for the instructor",
    "notes to instructors",
    "notes to the instructor",
    "note for instructors",
    "note to instructors",
    "note to the instructor",
    "for instructors only",
    "instructors only",
    "instructor only",
    "trainer notes",
    "trainers notes",
    "notes for trainers",
    "facilitator notes",
    "notes for facilitators",
    "notas para instructores",
    "notas para el instructor",
    "notas para la persona instructora",
    "notas para la instructora",
    "notas del instructor",
    "notas de instructores",
    "solo para instructores",
    "notas para formadores",
];

/// Words that name what only a person has, in keys: parts of keys between `_` and `-`.
const OF_PERSONS: [&str; 58] = [
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
];

/// Checks what a document that may be public says of itself. `body` is its text without what is redacted.
pub(super) fn check(case: &Case, body: &PublicText, findings: &mut Findings) {
    instructor_notes(case, body, findings);
    forecast(case, findings);
}

/// Whether a file's name says that it holds notes for instructors.
pub(super) fn is_named_as_notes(path: &SourcePath) -> bool {
    let name = match path.name().strip_suffix(".md") {
        Some("index") => path.folder().rsplit_once('/').map_or(path.folder(), |(_, name)| name),
        Some(stem) if stem.starts_with("index.") => {
            path.folder().rsplit_once('/').map_or(path.folder(), |(_, name)| name)
        }
        Some(stem) => stem,
        None => path.name().rsplit_once('.').map_or(path.name(), |(stem, _)| stem),
    };
    let name = match name.rsplit_once('.') {
        Some((stem, code)) if crate::document::Language::is_code(code) => stem,
        _ => name,
    };
    let words = words(name);
    let is_instructor = |word: &str| INSTRUCTORS.iter().any(|beginning| word.starts_with(beginning));
    let part = name
        .split('.')
        .skip(1)
        .any(|part| part.split(['-', '_', ' ']).any(|word| is_instructor(&skeleton(word))));
    part || words.last().is_some_and(|word| is_instructor(word))
        || words.iter().any(|word| is_instructor(word))
            && words.iter().any(|word| NOTES.contains(&word.as_str()))
}

fn instructor_notes(case: &Case, body: &PublicText, findings: &mut Findings) {
    let training = case.header.fields.get("training").into_iter().flatten();
    let decided = training
        .filter(|(name, _)| name == "instructor_notes")
        .any(|(_, value)| matches!(value, FieldValue::Choice(choice) if choice == "public"));
    let named = is_named_as_notes(&case.source.path) && case.source.role != Role::Section;
    match (named, decided) {
        (true, true) => (),
        (true, false) => {
            let message = "the name of this file says that it holds notes for instructors, and it is labelled public, but that they may be is not written in it";
            findings.push(Finding::new(Rule::InstructorNotes, message).at(case.label_place()));
        }
        (false, true) => {
            let message =
                "only a file whose name ends in `.instructor.md` can have `instructor_notes: public`";
            findings.push(Finding::new(Rule::InstructorNotes, message).at(case.key_place("training")));
        }
        (false, false) => {
            if calls_itself_notes(&skeletons(&case.header.title)) {
                let message = "the title says that these are notes for instructors";
                findings.push(Finding::new(Rule::InstructorNotesInside, message).at(case.key_place("title")));
            }
            for range in passages(body.as_str()) {
                let message = "this passage calls itself notes for instructors";
                findings.push(Finding::new(Rule::InstructorNotesInside, message).at(body.place(range)));
            }
        }
    }
}

/// Finds the lines at which notes for instructors begin: directives, headings, labels, header cells.
fn passages(text: &str) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut at = 0;
    for line in text.split_inclusive('\n') {
        if may_name_instructors(line) && begins_notes(line) {
            found.push(at..at + line.trim_end().len());
        }
        at += line.len();
    }
    found
}

/// Whether a line could name those who give a class: most do not, and need no closer look.
fn may_name_instructors(line: &str) -> bool {
    let lower = line.to_ascii_lowercase();
    !line.is_ascii() || INSTRUCTORS.iter().any(|beginning| lower.contains(beginning))
}

fn begins_notes(line: &str) -> bool {
    let bare = line.trim().trim_start_matches(['>', ' ', '-', '+']);
    let Some(first) = bare.chars().next() else { return false };
    let all = skeletons(bare);
    if !all.split(' ').any(|word| INSTRUCTORS.iter().any(|beginning| word.starts_with(beginning))) {
        return false;
    }
    let name = bare.trim_start_matches(':').split(['[', '{', '\n']).next().unwrap_or_default();
    let names_instructors =
        words(name).iter().any(|word| INSTRUCTORS.iter().any(|beginning| word.starts_with(beginning)));
    match first {
        ':' if names_instructors || calls_itself_notes(&all) => true,
        '#' => calls_itself_notes(&all),
        '|' => bare.split('|').any(|cell| PHRASES.contains(&skeletons(cell).as_str())),
        _ => {
            let label = bare.split([':', '.', '—', '–']).next().unwrap_or_default();
            PHRASES.contains(&skeletons(&without_tags(label)).as_str())
        }
    }
}

/// Returns a line without its HTML tags.
fn without_tags(line: &str) -> String {
    let mut out = String::with_capacity(line.len());
    let mut inside = false;
    for c in line.chars() {
        match c {
            '<' => inside = true,
            '>' if inside => inside = false,
            c if !inside => out.push(c),
            _ => (),
        }
    }
    out
}

fn calls_itself_notes(words: &str) -> bool {
    let padded = format!(" {words} ");
    PHRASES.iter().any(|phrase| padded.contains(&format!(" {phrase} ")))
}

/// Returns the words of a text, in lower case and without look-alikes.
fn words(text: &str) -> Vec<String> {
    let plain = skeleton(text);
    plain.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).map(str::to_owned).collect()
}

fn skeletons(text: &str) -> String {
    words(text).join(" ")
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

/// Makes the finding about a file that is named as notes for instructors and has no label of its own.
pub(super) fn unlabelled_notes(path: &SourcePath) -> Finding {
    let message =
        "the name of this file says that it holds notes for instructors, and it has no label of its own";
    let finding = Finding::new(Rule::InstructorNotes, message).at(Place::file(path.as_str()));
    finding.mend("give it a sidecar with `sensitivity`, or another name")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_notes_are_known() {
        let is = |path: &str| is_named_as_notes(&SourcePath::new(path).expect("a path"));
        for path in [
            "training/unit-1.instructor.md",
            "training/unit-1.instructor.es.md",
            "training/unit-1.instructors.md",
            "training/unit-1-instructor.md",
            "training/unit-1.instructor-notes.md",
            "training/instructor.md",
            "training/Instructor_Notes.md",
            "training/trainer-guide.md",
            "training/unit-1.instructor/index.md",
            "training/notas-para-instructores.es.md",
            "training/instructor-notes.txt",
        ] {
            assert!(is(path), "{path}");
        }
        for path in [
            "training/unit-1.md",
            "training/instructor-selection.md",
            "policies/1020-training.md",
            "a/index.md",
        ] {
            assert!(!is(path), "{path}");
        }
    }

    #[test]
    fn passages_that_call_themselves_notes_are_found() {
        for line in [
            ":::instructor-notes",
            "::: instructor",
            ":::note[Instructor notes]",
            ":::details[For instructors only]",
            "## Instructor notes",
            "### Unit 2: Notes for the instructor",
            "## Notas para instructores",
            "**Instructor notes:** the answer is two.",
            "Instructor’s notes",
            "> Instructor note: wait.",
            "<h2>Instructor notes</h2>",
            "| Minutes | Instructor notes |",
            "## Іnstructor notes",
        ] {
            assert_eq!(passages(&format!("Text.\n{line}\nMore.\n")).len(), 1, "{line}");
        }
        for line in [
            "The instructor notes who is absent.",
            "Instructors meet on Monday.",
            "## Who may be an instructor",
            "- An instructor leads the class.",
            "| Role | Instructor |",
            ":::note[Bring a pen]",
        ] {
            assert_eq!(passages(line), Vec::<Range<usize>>::new(), "{line}");
        }
    }

    #[test]
    fn keys_that_could_name_a_person_are_known() {
        for key in ["name", "last_name", "dob", "suspect-id", "home_address", "plate", "Apellidos"] {
            assert!(names_persons(key), "{key}");
        }
        for key in ["model", "use_policy", "accuracy", "area", "bias_review", "not_used_for", "data"] {
            assert!(!names_persons(key), "{key}");
        }
    }
}
