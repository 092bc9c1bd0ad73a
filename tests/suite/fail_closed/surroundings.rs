//! What stands around a document: floors, the register, sidecars, translations.

use super::{Case, SECRET, body, check, labelled, only};
use crate::driver::{CONFIG, Site};

#[test]
fn a_document_cannot_claim_less_than_its_floor() {
    let floor = |path: &str, label: &str| Site::new().file(path, labelled(label, ""));
    let glob = |glob: &str, level: &str| {
        Site::new().file("site.toml", format!("{CONFIG}[[floors]]\nglob = \"{glob}\"\nlevel = \"{level}\"\n"))
    };
    let cases = [
        ("the folder's", "plans/b.md", floor("content/plans/_index.md", "confidential"), "public"),
        ("by one level", "plans/b.md", floor("content/plans/_index.md", "confidential"), "internal"),
        ("internal", "plans/b.md", floor("content/plans/_index.md", "internal"), "public"),
        ("of a folder above", "plans/x/y/b.md", floor("content/plans/_index.md", "confidential"), "public"),
        ("of the whole site", "plans/b.md", floor("content/_index.md", "internal"), "public"),
        (
            "of a section in a section",
            "plans/x/_index.md",
            floor("content/plans/_index.md", "internal"),
            "public",
        ),
        ("of a bundle", "plans/b/index.md", floor("content/plans/_index.md", "internal"), "public"),
        (
            "of a section page in another language",
            "plans/b.es.md",
            spanish(&floor("content/plans/_index.md", "public")),
            "public",
        ),
        ("a glob of site.toml", "plans/b.md", glob("plans/**", "confidential"), "public"),
        ("a glob for names", "b-plan.md", glob("**/*-plan.md", "internal"), "public"),
        ("a glob for a section page", "plans/_index.md", glob("plans/**", "internal"), "public"),
    ];
    let case = |(name, path, site, label): (&str, &str, Site, &str)| {
        let path = format!("content/{path}");
        let site = site.file(&path, labelled(label, ""));
        Case::refused(name, &format!("PV204 {path}:3"), site)
    };
    check(cases.map(case));
    let sidecar = floor("content/plans/_index.md", "confidential").file("content/plans/map.txt", SECRET);
    let sidecar = sidecar.file("content/plans/map.txt.yaml", "sensitivity: public\n");
    check([Case::refused("a sidecar", "PV204 content/plans/map.txt.yaml", sidecar)]);
}

#[test]
fn a_section_page_in_another_language_sets_the_floor_of_that_language_alone() {
    let site = spanish(&Site::new().file("content/plans/_index.md", labelled("public", "")));
    site.public("content/plans/b.md", "B", "Text.").build();
}

#[test]
fn a_floor_under_which_nothing_lies_is_told() {
    let floor = "[[floors]]\nglob = \"operatons/**\"\nlevel = \"confidential\"\n";
    let site = Site::new().file("site.toml", format!("{CONFIG}{floor}")).public("content/a.md", "A", "Text.");
    assert_eq!(site.findings(), [("PV215".to_owned(), "site.toml".to_owned(), 0)]);
}

#[test]
fn a_date_that_is_still_to_come_is_told() {
    let dated = |more: &str| Site::new().file("content/a.md", labelled("public", more));
    let told = |site: Site| site.findings().into_iter().map(|(rule, ..)| rule).collect::<Vec<_>>();
    assert_eq!(told(dated("date: 2027-01-01\n")), ["PV120"]);
    assert_eq!(told(dated("date: 2026-06-01\n")), [""; 0]);
    assert_eq!(told(dated("date: 2027-01-01\npublish_on: 2027-01-01\n")), [""; 0]);
}

/// Adds Spanish, and a Spanish section page that is withheld.
fn spanish(site: &Site) -> Site {
    let copy = Site::new().file("site.toml", format!("{CONFIG}[languages.es]\n"));
    copy.write(
        "content/plans/_index.md",
        std::fs::read(site.path().join("content/plans/_index.md")).expect("there"),
    );
    copy.file("content/plans/_index.es.md", labelled("internal", ""))
}

#[test]
fn grounds_and_the_register_are_complete() {
    let withheld = |more: &str| only(labelled("confidential", more));
    check([
        Case::refused(
            "a ground that is not known",
            "PV205 content/a.md:4",
            withheld("withheld:\n  ground: informants\n"),
        ),
        Case::refused(
            "a ground with a capital",
            "PV205 content/a.md:4",
            withheld("withheld: { ground: Informant }\n"),
        ),
        Case::refused(
            "no public title",
            "PV210 content/a.md:4",
            withheld("withheld: { listed: true, ground: informant }\n"),
        ),
        Case::refused(
            "no ground",
            "PV210 content/a.md:4",
            withheld("withheld: { listed: true, public_title: \"A plan\" }\n"),
        ),
        Case::refused(
            "a released document",
            "PV210 content/a.md:4",
            only(labelled(
                "public",
                "withheld: { listed: true, public_title: \"A plan\", ground: informant }\n",
            )),
        ),
        Case::refused(
            "listed: yes",
            "PV109 content/a.md:4",
            withheld("withheld: { listed: yes, ground: informant }\n"),
        ),
        Case::refused("a text", "PV109 content/a.md:4", withheld("withheld: informant\n")),
        Case::refused("a typo", "PV108 content/a.md:4", withheld("withheld: { grounds: informant }\n")),
    ]);
}

#[test]
fn a_sidecar_is_held_to_the_same_as_front_matter() {
    let beside =
        |sidecar: &str| body("Text.").file("content/map.txt", SECRET).file("content/map.txt.yaml", sidecar);
    check([
        Case::refused("no label", "PV201 content/map.txt.yaml:1", beside("ground: informant\n")),
        Case::refused("a capital", "PV202 content/map.txt.yaml:1", beside("sensitivity: Confidential\n")),
        Case::refused(
            "two labels",
            "PV107 content/map.txt.yaml:2",
            beside("sensitivity: internal\nsensitivity: public\n"),
        ),
        Case::refused("an alias", "PV106 content/map.txt.yaml:1", beside("sensitivity: &x public\n")),
        Case::refused(
            "a second flag",
            "PV203 content/map.txt.yaml:2",
            beside("sensitivity: public\nprivate: true\n"),
        ),
        Case::refused("no YAML", "PV105 content/map.txt.yaml:1", beside("[\n")),
        Case::refused(
            "a second one",
            "PV107 content/map.txt.yml",
            beside("sensitivity: internal\n").file("content/map.txt.yml", "sensitivity: public\n"),
        ),
        Case::refused(
            "a file that is gone",
            "PV119 content/x.png.yaml",
            body("Text.").file("content/x.png.yaml", "sensitivity: public\n"),
        ),
        Case::refused(
            "an unknown ground",
            "PV205 content/map.txt.yaml:2",
            beside("sensitivity: internal\nground: informants\n"),
        ),
    ]);
}

#[test]
fn a_translation_cannot_say_what_its_original_withholds() {
    let languages = format!("{CONFIG}[languages.es]\n");
    let site = || Site::new().file("site.toml", &languages);
    check([
        Case::refused(
            "a document",
            "PV206 content/a.es.md:3",
            site().file("content/a.md", labelled("confidential", "")).public(
                "content/a.es.md",
                "Un plan",
                "Texto.",
            ),
        ),
        Case::refused(
            "a draft",
            "PV206 content/a.es.md:3",
            site().file("content/a.md", labelled("public", "draft: true\n")).public(
                "content/a.es.md",
                "Un plan",
                "Texto.",
            ),
        ),
        Case::refused(
            "a bundle",
            "PV206 content/a/index.es.md:3",
            site().file("content/a/index.md", labelled("internal", "")).public(
                "content/a/index.es.md",
                "Un plan",
                "Texto.",
            ),
        ),
        Case::refused(
            "a language that the site does not have",
            "PV117 content/a.fr.md",
            site().file("content/a.fr.md", labelled("public", "")),
        ),
    ]);
}
