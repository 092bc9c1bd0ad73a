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
fn a_protected_term_is_known_in_all_its_forms() {
    for (term, text) in [
        ("Smith", "SMITH's car"),
        ("Smith", "Smith\u{2019}s car"),
        ("O'Brien", "obrien"),
        ("O'Brien", "O Brien"),
        ("OBrien", "O\u{2019}Brien's"),
        ("Anna-Marie Poe", "anna marie poe"),
        ("KQX4471", "KQX-4471"),
        ("KQX 44/71", "kqx.4471"),
        ("312-555-4471", "(312) 5554471"),
    ] {
        let site = Site::new().file("protected.txt", term).public(
            "content/a.md",
            "A",
            &format!("It is {text} here."),
        );
        assert_eq!(rules(&site), ["PV212"], "{term}: {text}");
    }
    Site::new().file("protected.txt", "John Smith").public("content/a.md", "A", "J. Smith").build();
}

#[test]
fn protected_terms_stand_in_private_places_alone() {
    let site = Site::new().public("content/a.md", "A", "Of Marlowe.");
    assert_eq!(rules(&site.file(".plainview/protected.txt", "Marlowe")), ["PV212"]);
    for path in ["content/protected.txt", "content/x/Protected.TXT", "static/protected.txt"] {
        let site = Site::new().public("content/a.md", "A", "Of Marlowe.").file(path, "Marlowe");
        assert_eq!(rules(&site), ["PV217"], "{path}");
        assert!(!site.run(&["check"]).stderr.contains("Marlowe"));
    }
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

const CUT: &str = "We met :redact[Anna Marlowe]{ground=informant}.";

#[test]
fn what_is_redacted_in_one_document_cannot_stand_in_another() {
    let site = || Site::new().public("content/a.md", "A", CUT);
    assert_eq!(rules(&site().public("content/b.md", "B", "A prize for Anna *Marlowe*.")), ["PV308"]);
    assert_eq!(rules(&site().public("content/b.md", "Anna Marlowe", "Text.")), ["PV308"]);
    assert_eq!(rules(&site().public("content/anna-marlowe.md", "B", "Text.")), ["PV308"]);
    assert_eq!(rules(&site().file("static/note.txt", "Anna Marlowe")), ["PV308"]);
    assert_eq!(rules(&site().file("data/staff.json", "[\"Anna Marlowe\"]")), ["PV308"]);
    assert_eq!(rules(&site().file("content/b.txt", "Anna Marlowe")), ["PV308"]);
    let config = format!("{}[agency]\nname = \"Anna Marlowe Police\"\n", super::driver::CONFIG);
    assert_eq!(rules(&site().file("site.toml", config)), ["PV308"]);
    let listed = "---\ntitle: L\nsensitivity: confidential\nwithheld: { listed: true, public_title: On Anna Marlowe, ground: informant }\n---\nText.\n";
    assert_eq!(rules(&site().file("content/l.md", listed)), ["PV308"]);
}

#[test]
fn each_redaction_is_told_once_with_the_places_where_its_words_stand() {
    let site = Site::new().public("content/a.md", "A", CUT);
    for name in ["b", "c", "d", "e"] {
        site.write(
            &format!("content/{name}.md"),
            "---\ntitle: T\nsensitivity: public\n---\nSee\nAnna Marlowe.\n",
        );
    }
    let run = site.run(&["check"]);
    assert_eq!(run.code, 1);
    assert_eq!(run.stderr.matches("PV308").count(), 1, "{}", run.stderr);
    for said in ["content/a.md:5", "4 other places", "content/b.md:6", "words=ordinary"] {
        assert!(run.stderr.contains(said), "{said}: {}", run.stderr);
    }
    assert!(!run.stderr.contains("Marlowe"), "{}", run.stderr);
}

#[test]
fn ordinary_words_may_stand_elsewhere_if_their_author_says_so() {
    let site = |words: &str| {
        Site::new()
            .public(
                "content/a.md",
                "A",
                &format!("On :redact[Tuesday]{{ground=operational-tactics{words}}}."),
            )
            .public("content/b.md", "B", "The council meets each Tuesday.")
    };
    assert_eq!(rules(&site("")), ["PV308"]);
    site(" words=ordinary").build();
    // In the document itself, too: who says so has looked.
    let own = Site::new().public(
        "content/a.md",
        "A",
        "On :redact[Tuesday]{ground=informant words=ordinary}. On Tuesday we rest.",
    );
    own.build();
}

#[test]
fn long_redactions_share_phrases_with_other_documents_but_no_passages() {
    let site = |other: &str| {
        let cut = format!(":::redact{{ground=operational-tactics}}\nFirst, {PASSAGE}, and no more.\n:::");
        Site::new().public("content/a.md", "A", &cut).public("content/b.md", "B", other)
    };
    site("The crew waits behind the old tannery until noon.").build();
    assert_eq!(rules(&site(&format!("They say {PASSAGE}."))), ["PV308"]);
}

#[test]
fn words_of_every_page_are_no_secret() {
    Site::new()
        .public("content/a.md", "A", "A :redact[page]{ground=informant} and a :redact[12]{ground=informant}.")
        .public("content/b.md", "B", "Page 12 of the book.")
        .public("content/_index.md", "Home", "Skip to content.")
        .build();
}

#[test]
fn a_withheld_text_may_name_public_pages() {
    // What follows from released documents is public in every form in which pages write it.
    let text = "See https://police.example/policies/300-force/index.html and policies/index.html, the feed \
        https://police.example/policies/atom.xml, https://police.example/tags/oak-doors/ (tags: oak doors), \
        https://police.example/withholding/informant/, https://police.example/register/, \
        the page \"Use of force – Test Police\" and https://police.example/sitemap.xml.";
    let site = Site::new()
        .file(
            "content/policies/300-force.md",
            "---\ntitle: Use of force\nsensitivity: public\ntags: [oak doors]\n---\nText.\n",
        )
        .confidential("content/notes.md", "Notes", text);
    site.build();
    assert!(site.run(&["audit", "public"]).code == 0);
}

#[test]
fn a_draft_of_a_section_page_does_not_accuse_its_section() {
    Site::new()
        .public("content/policies/a.md", "A", "Text.")
        .file(
            "content/policies/_index.md",
            "---\ntitle: Policies\nsensitivity: public\ndraft: true\n---\nPolicies.\n",
        )
        .build();
}
