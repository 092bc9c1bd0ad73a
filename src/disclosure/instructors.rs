//! Notes for instructors, which are never public by default.
//!
//! A label alone is not enough. They live in files of their own, named `….instructor.md`, and a public one says so
//! twice: by its label and by `instructor_notes: public`. What looks like such notes in any other text of training is
//! refused, as a near miss of a redaction is.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use super::declared::words;
use super::judge::Case;
use super::near_miss::skeleton;
use super::redaction::PublicText;
use crate::document::FieldValue;
use crate::finding::{Finding, Findings, Place, Rule};
use crate::source::{Role, SourcePath};

/// Who gives a class, as a word in a file's name; the beginnings of words.
const INSTRUCTORS: [&str; 5] = ["instructor", "trainer", "facilitator", "facilitador", "formador"];

/// What is written for them, as a word in a file's name.
const NOTES: [&str; 8] = ["notes", "note", "notas", "nota", "guide", "guia", "only", "key"];

/// What is written for them, as such a text calls itself.
const TEXTS: [&str; 14] = [
    "notes",
    "note",
    "notas",
    "nota",
    "guide",
    "guia",
    "answer",
    "answers",
    "key",
    "respuesta",
    "respuestas",
    "only",
    "solo",
    "solamente",
];

/// Words that can stand between what is written and whom it is for.
const BETWEEN: [&str; 13] =
    ["for", "to", "the", "your", "para", "el", "la", "los", "las", "del", "de", "persona", "personas"];

/// Where documents of type training are: in which sections they are such without saying so, and in which folders they
/// lie.
pub(super) struct Training<'c> {
    kinds: BTreeMap<&'c str, &'c str>,
    folders: BTreeSet<&'c str>,
}

impl<'c> Training<'c> {
    /// Looks for them among the documents that are to be released.
    pub(super) fn of(cases: &'c [Case]) -> Self {
        let kind = |case: &'c Case| {
            let kind = case.header.section.as_ref()?.kind.as_deref()?;
            Some((case.source.path.folder(), kind))
        };
        let mut training = Self { kinds: cases.iter().filter_map(kind).collect(), folders: BTreeSet::new() };
        let own = cases.iter().filter(|case| case.source.role != Role::Section && training.holds(case));
        training.folders = own.map(|case| case.source.path.folder()).collect();
        training
    }

    /// Whether a document is of this type, by its own word or by that of its section.
    fn holds(&self, case: &Case) -> bool {
        if case.source.front.get("training").is_some() {
            return true;
        }
        if let Some(kind) = &case.header.kind {
            return kind == "training";
        }
        let mut folder = Some(case.source.path.folder());
        while let Some(own) = folder {
            if let Some(kind) = self.kinds.get(own) {
                return *kind == "training";
            }
            folder = own.rsplit_once('/').map(|(above, _)| above).or((!own.is_empty()).then_some(""));
        }
        false
    }
}

/// Returns a file's name without what follows it: its ending, and the code of a language.
fn bare_name(path: &SourcePath) -> &str {
    let name = match path.name().strip_suffix(".md") {
        Some("index") => path.folder().rsplit_once('/').map_or(path.folder(), |(_, name)| name),
        Some(stem) if stem.starts_with("index.") => {
            path.folder().rsplit_once('/').map_or(path.folder(), |(_, name)| name)
        }
        Some(stem) => stem,
        None => path.name().rsplit_once('.').map_or(path.name(), |(stem, _)| stem),
    };
    match name.rsplit_once('.') {
        Some((stem, code)) if crate::document::Language::is_code(code) => stem,
        _ => name,
    }
}

fn is_instructor(word: &str) -> bool {
    INSTRUCTORS.iter().any(|beginning| word.starts_with(beginning))
}

/// Whether a file's name has a part such as `.instructor`, which nothing but notes has.
fn is_marked_as_notes(path: &SourcePath) -> bool {
    let mut parts = bare_name(path).split('.').skip(1);
    parts.any(|part| part.split(['-', '_', ' ']).any(|word| is_instructor(&skeleton(word))))
}

/// Whether the name of a file that belongs to training says that it holds notes for instructors.
pub(super) fn is_named_as_notes(path: &SourcePath) -> bool {
    let words = words(bare_name(path));
    is_marked_as_notes(path)
        || words.last().is_some_and(|word| is_instructor(word))
        || words.iter().any(|word| is_instructor(word))
            && words.iter().any(|word| NOTES.contains(&word.as_str()))
}

/// Checks whether a document that may be public is, or holds, notes for instructors.
pub(super) fn check(case: &Case, body: &PublicText, training: &Training<'_>, findings: &mut Findings) {
    let is_training = training.holds(case);
    let path = &case.source.path;
    let is_beside = training.folders.contains(path.folder());
    let is_named = is_marked_as_notes(path)
        || is_training && is_named_as_notes(path)
        || is_beside && matches!(words(bare_name(path)).as_slice(), [word] if is_instructor(word));
    let training = case.header.fields.get("training").into_iter().flatten();
    let decided = training
        .filter(|(name, _)| name == "instructor_notes")
        .any(|(_, value)| matches!(value, FieldValue::Choice(choice) if choice == "public"));
    let named = is_named && case.source.role != Role::Section;
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
            if is_training {
                in_front_matter(case, findings);
            }
            for range in passages(body.as_str(), is_training) {
                let message = "this passage calls itself notes for instructors";
                findings.push(Finding::new(Rule::InstructorNotesInside, message).at(body.place(range)));
            }
        }
    }
}

/// Keys of the front matter, beside the title, whose values are shown as text.
const SHOWN: [&str; 3] = ["summary", "training", "extra"];

/// Finds values of the front matter that call themselves notes for instructors.
fn in_front_matter(case: &Case, findings: &mut Findings) {
    if calls_itself_notes(&words(&case.header.title)) {
        let message = "the title says that these are notes for instructors";
        findings.push(Finding::new(Rule::InstructorNotesInside, message).at(case.key_place("title")));
    }
    for entry in case.source.front.entries().unwrap_or_default() {
        let mut is_notes = false;
        entry.node.clone().for_each_scalar(&mut |value, _| is_notes |= !passages(value, true).is_empty());
        if is_notes && SHOWN.contains(&entry.key.as_str()) {
            let message = "a value under this key calls itself notes for instructors";
            findings.push(Finding::new(Rule::InstructorNotesInside, message).at(case.key_place(&entry.key)));
        }
    }
}

/// Finds the lines at which notes for instructors begin: directives, and in training headings, labels, header cells
/// and elements, too.
fn passages(text: &str, is_training: bool) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut at = 0;
    for line in text.split_inclusive('\n') {
        if may_name_instructors(line) && (is_directive(line) || is_training && begins_notes(line)) {
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

/// Returns a line without the signs of quotations and lists before it.
fn bare_line(line: &str) -> &str {
    let bare = line.trim().trim_start_matches(['>', ' ', '-', '+']);
    let bare = bare.strip_prefix("* ").unwrap_or(bare);
    let digits = bare.trim_start_matches(|c: char| c.is_ascii_digit());
    let item = digits.strip_prefix(". ").or_else(|| digits.strip_prefix(") "));
    item.filter(|_| digits.len() < bare.len()).unwrap_or(bare).trim_start()
}

/// Whether a line begins a directive that is named after those who give a class.
fn is_directive(line: &str) -> bool {
    let Some(directive) = bare_line(line).strip_prefix(':') else { return false };
    let name = directive.trim_start_matches(':').split(['[', '{', '\n']).next().unwrap_or_default();
    words(name).iter().any(|word| is_instructor(word))
}

fn begins_notes(line: &str) -> bool {
    let bare = bare_line(line);
    if !words(bare).iter().any(|word| is_instructor(word)) {
        return false;
    }
    if bare.starts_with('#') {
        return calls_itself_notes(&words(bare));
    }
    if let Some((_, label)) = bare.strip_prefix(':').and_then(|directive| directive.split_once('[')) {
        return calls_itself_notes(&words(label.split(']').next().unwrap_or_default()));
    }
    labels(bare).iter().any(|label| {
        let words = words(label);
        phrase(&words) == Some(words.len())
    })
}

/// Returns what can be a label in a line: its beginning up to a sign, or in emphasis or brackets; cells of a table;
/// and what stands in and between the tags of HTML.
fn labels(bare: &str) -> Vec<&str> {
    let mut labels: Vec<&str> = bare.split([':', '.', '\u{2014}', '\u{2013}']).take(1).collect();
    for (open, close) in [("**", "**"), ("__", "__"), ("*", "*"), ("_", "_"), ("(", ")"), ("[", "]")] {
        if let Some((label, after)) = bare.strip_prefix(open).and_then(|rest| rest.split_once(close))
            // A link leads to notes, which have a label of their own.
            && !(open == "[" && after.starts_with(['(', '[']))
        {
            labels.push(label);
        }
    }
    if bare.starts_with('|') {
        labels.extend(bare.split('|'));
    }
    if bare.contains('<') {
        labels.extend(bare.split(['<', '>', '"', '\'']));
        labels.extend(bare.split(['<', '>']));
    }
    labels
}

/// Returns of how many words the phrase is by which a text calls itself notes for instructors, if it begins with one:
/// "instructor's notes", "notas para la persona instructora", "for instructors only".
fn phrase(words: &[String]) -> Option<usize> {
    let is_text = |at: usize| words.get(at).is_some_and(|word| TEXTS.contains(&word.as_str()));
    let first = words.first()?;
    if is_instructor(first) {
        let at = if words.get(1).is_some_and(|word| word == "s") { 2 } else { 1 };
        return is_text(at).then_some(at + 1);
    }
    let is_for = first == "for" || first == "para";
    if !is_text(0) && !is_for {
        return None;
    }
    // Answers to instructors are not for them alone.
    if first.starts_with("answer") && words.get(1).is_some_and(|word| word == "to") {
        return None;
    }
    let begins = if is_text(1) { 2 } else { 1 };
    let between = words[begins..].iter().take_while(|word| BETWEEN.contains(&word.as_str())).count();
    let at = begins + between;
    let names = words.get(at).is_some_and(|word| is_instructor(word));
    match is_for {
        true => (names && is_text(at + 1)).then_some(at + 2),
        false => (names && between > 0).then_some(at + 1),
    }
}

/// Whether a title begins or ends with what such notes call themselves: one that merely talks about them does not.
fn calls_itself_notes(words: &[String]) -> bool {
    let ends = |at: usize| phrase(&words[at..]).is_some_and(|length| at + length == words.len());
    phrase(words).is_some() || (0..words.len()).any(ends)
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
            "1. Instructor notes: the answer is two.",
            "1) Instructor note: the answer is two.",
            "**Instructor's note:** the answer is two.",
            "**Trainer's notes:** the answer is two.",
            "## Notes for the instructors",
            "## Instructor Guide",
            "## Facilitator's guide",
            "## Guía del instructor",
            "## Notas de la instructora",
            "## Notas para la facilitadora",
            "## Solo para la persona instructora",
            "## For the instructor only",
            "<details><summary>Instructor notes</summary>",
            "<p class=\"instructor-notes\">The answer is two.</p>",
            "[Instructor notes] The answer is two.",
            "(Instructor notes) The answer is two.",
            "> **Instructor notes** the answer is two.",
            "_Instructor note_ – the answer is two.",
            ":::details[Answers for the instructor]",
        ] {
            assert_eq!(passages(&format!("Text.\n{line}\nMore.\n"), true).len(), 1, "{line}");
        }
        for line in [
            "The instructor notes who is absent.",
            "Instructors meet on Monday.",
            "## Who may be an instructor",
            "- An instructor leads the class.",
            "| Role | Instructor |",
            ":::note[Bring a pen]",
            "## Where instructor notes are kept",
            "Notes for instructors are never public by default.",
            "The notes for the instructor are kept at the academy.",
            "[Instructor notes](unit-2.instructor.md)",
        ] {
            assert_eq!(passages(line, true), Vec::<Range<usize>>::new(), "{line}");
        }
    }
}
