//! What is withheld or redacted in one place and stands openly in another.

use super::driver::Site;

const PASSAGE: &str =
    "the crew waits behind the old tannery until the second lamp goes out and then walks north";

fn rules(site: &Site) -> Vec<String> {
    let mut rules: Vec<String> = site.findings().into_iter().map(|(rule, ..)| rule).collect();
    rules.sort();
    rules.dedup();
    assert!(!site.path().join("public").exists(), "nothing is published");
    rules
}

fn site() -> Site {
    Site::new().public("content/a.md", "A", "Text.").confidential("content/s.md", "S", PASSAGE)
}

#[test]
fn a_withheld_passage_cannot_stand_in_front_matter() {
    let text = format!("---\ntitle: B\nsensitivity: public\nsummary: {PASSAGE}\n---\nText.\n");
    assert_eq!(rules(&site().file("content/b.md", text)), ["PV208"]);
}

#[test]
fn a_withheld_passage_cannot_stand_in_what_is_public_by_its_place() {
    assert_eq!(rules(&site().file("static/note.txt", PASSAGE)), ["PV208"]);
    assert_eq!(rules(&site().file("templates/partials/head-extra.html", PASSAGE)), ["PV208"]);
    assert_eq!(rules(&site().file("data/note.json", format!("\"{PASSAGE}\""))), ["PV208"]);
}

#[test]
fn a_protected_term_cannot_stand_in_what_is_public_by_its_place() {
    let site = site().file("protected.txt", "KQX 4471\n").file("static/note.txt", "kqx4471");
    assert_eq!(rules(&site), ["PV212"]);
}

#[test]
fn a_translation_cannot_say_what_the_document_redacts() {
    let site = Site::new()
        .file("site.toml", format!("{}[languages.es]\n", super::driver::CONFIG))
        .public("content/a.md", "A", "We met :redact[Anna Marlowe]{ground=informant}.")
        .public("content/a.es.md", "A", "Vimos a Anna Marlowe.");
    assert_eq!(rules(&site), ["PV304"]);
}

#[test]
fn a_version_cannot_say_what_the_document_redacts() {
    let site = Site::new()
        .public("content/p/index.md", "P", "We met :redact[Anna Marlowe]{ground=informant}.")
        .public("content/p/versions/2024-01-01.md", "P", "We met Anna Marlowe.");
    assert_eq!(rules(&site), ["PV304"]);
}
