//! What stands around a document: floors, the register, translations, copies, protected terms, names.

use super::{Case, SECRET, body, check, only, pass};
use crate::driver::{CONFIG, Site};

/// A document in which the word stands.
fn labelled(label: &str, more: &str) -> String {
    format!("---\ntitle: The {SECRET}\nsensitivity: {label}\n{more}---\nThe {SECRET}.\n")
}

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
        ("of a section in a section", "plans/x/_index.md", floor("content/plans/_index.md", "internal"), "public"),
        ("of a bundle", "plans/b/index.md", floor("content/plans/_index.md", "internal"), "public"),
        ("of a section page in another language", "plans/b.md", spanish(&floor("content/plans/_index.md", "public")), "public"),
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

/// Adds Spanish, and a Spanish section page that is withheld.
fn spanish(site: &Site) -> Site {
    let copy = Site::new().file("site.toml", format!("{CONFIG}[languages.es]\n"));
    copy.write("content/plans/_index.md", std::fs::read(site.path().join("content/plans/_index.md")).expect("there"));
    copy.file("content/plans/_index.es.md", labelled("internal", ""))
}

#[test]
fn grounds_and_the_register_are_complete() {
    let withheld = |more: &str| only(labelled("confidential", more));
    check([
        Case::refused("a ground that is not known", "PV205 content/a.md:4", withheld("withheld:\n  ground: informants\n")),
        Case::refused("a ground with a capital", "PV205 content/a.md:4", withheld("withheld: { ground: Informant }\n")),
        Case::refused("no public title", "PV210 content/a.md:4", withheld("withheld: { listed: true, ground: informant }\n")),
        Case::refused("no ground", "PV210 content/a.md:4", withheld("withheld: { listed: true, public_title: \"A plan\" }\n")),
        Case::refused(
            "a released document",
            "PV210 content/a.md:4",
            only(labelled("public", "withheld: { listed: true, public_title: \"A plan\", ground: informant }\n")),
        ),
        Case::refused("listed: yes", "PV109 content/a.md:4", withheld("withheld: { listed: yes, ground: informant }\n")),
        Case::refused("a text", "PV109 content/a.md:4", withheld("withheld: informant\n")),
        Case::refused("a typo", "PV108 content/a.md:4", withheld("withheld: { grounds: informant }\n")),
    ]);
}

#[test]
fn a_sidecar_is_held_to_the_same_as_front_matter() {
    let beside = |sidecar: &str| body("Text.").file("content/map.txt", SECRET).file("content/map.txt.yaml", sidecar);
    check([
        Case::refused("no label", "PV201 content/map.txt.yaml:1", beside("ground: informant\n")),
        Case::refused("a capital", "PV202 content/map.txt.yaml:1", beside("sensitivity: Confidential\n")),
        Case::refused("two labels", "PV107 content/map.txt.yaml:2", beside("sensitivity: internal\nsensitivity: public\n")),
        Case::refused("an alias", "PV106 content/map.txt.yaml:1", beside("sensitivity: &x public\n")),
        Case::refused("a second flag", "PV108+PV203 content/map.txt.yaml:2", beside("sensitivity: public\nprivate: true\n")),
        Case::refused("no YAML", "PV105 content/map.txt.yaml:1", beside("[\n")),
        Case::refused("a second one", "PV107 content/map.txt.yml", beside("sensitivity: internal\n").file("content/map.txt.yml", "sensitivity: public\n")),
        Case::refused("a file that is gone", "PV119 content/x.png.yaml", body("Text.").file("content/x.png.yaml", "sensitivity: public\n")),
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
            site().file("content/a.md", labelled("confidential", "")).public("content/a.es.md", "Un plan", "Texto."),
        ),
        Case::refused(
            "a draft",
            "PV206 content/a.es.md:3",
            site().file("content/a.md", labelled("public", "draft: true\n")).public("content/a.es.md", "Un plan", "Texto."),
        ),
        Case::refused(
            "a bundle",
            "PV206 content/a/index.es.md:3",
            site().file("content/a/index.md", labelled("internal", "")).public("content/a/index.es.md", "Un plan", "Texto."),
        ),
        Case::refused(
            "a language that the site does not have",
            "PV117 content/a.fr.md",
            site().file("content/a.fr.md", labelled("public", "")),
        ),
    ]);
}

/// Twelve words and more, which no other text holds.
const RUN: &str = "the lantern hangs behind the third zanzibarsecret door where nobody but the keeper looks";

#[test]
fn a_long_run_of_withheld_words_is_a_copy() {
    let run = |text: &str| body(text).confidential("content/b.md", "B", &format!("Once {RUN}, they said."));
    let twelve: Vec<&str> = RUN.split(' ').take(12).collect();
    let eleven = twelve[..11].join(" ").replace(SECRET, "oak");
    check([
        Case::refused("the same", "PV208 content/a.md:7", run(&format!("Text.\n\nSo {RUN}."))),
        Case::refused("twelve words", "PV208 content/a.md:5", run(&format!("So {} elsewhere.", twelve.join(" ")))),
        Case::refused("other capitals", "PV208 content/a.md:5", run(&RUN.to_uppercase())),
        Case::refused("other line ends", "PV208 content/a.md:5", run(&RUN.replace(' ', "\n"))),
        Case::refused("emphasis", "PV208 content/a.md:5", run(&RUN.replace(' ', " *").replace("door", "door*"))),
        Case::refused("soft hyphens", "PV208 content/a.md:5", run(&RUN.replace("lantern", "lan\u{ad}tern"))),
        Case::refused(
            "a text file",
            "PV208 content/c.txt",
            run("[c](c.txt)").file("content/c.txt", format!("{RUN}\n")),
        ),
        Case::refused(
            "from a withheld file",
            "PV208 content/a.md:5",
            body(RUN).file("content/c.txt", RUN).file("content/c.txt.yaml", "sensitivity: internal\n"),
        ),
    ]);
    pass([("eleven words", run(&format!("So {eleven} elsewhere."))), ("the words in another order", run("A third lantern hangs."))]);
}

#[test]
fn a_protected_term_is_never_published() {
    let site = |terms: &str, text: &str| body(text).file("protected.txt", terms);
    let plate = |text: &str| site("# plates\nKXR 4471\n", text);
    check([
        Case::refused("a name", "PV212 content/a.md:5", site("Zanzibarsecret\n", "The zanzibarsecret.")),
        Case::refused("a plate", "PV212 content/a.md:5", plate("A car, KXR 4471, stood there.")).hiding("4471"),
        Case::refused("a plate without spaces", "PV212 content/a.md:5", plate("A car, kxr4471, stood there.")).hiding("4471"),
        Case::refused("a plate with a hyphen", "PV212 content/a.md:5", plate("A car, KXR-4471, stood there.")).hiding("4471"),
        Case::refused("a plate in code", "PV212 content/a.md:5", plate("`KXR 4471`")).hiding("4471"),
        Case::refused("a plate with a thin space", "PV212 content/a.md", plate("KXR\u{2009}4471")).hiding("4471"),
        Case::refused("a plate that is written joined", "PV212 content/a.md:5", site("KXR4471\n", "KXR 4471")).hiding("4471"),
        Case::refused("a title", "PV212 content/a.md", only("---\ntitle: Zanzibarsecret\nsensitivity: public\n---\n").file("protected.txt", SECRET)),
        Case::refused("a tag", "PV212 content/a.md", only(format!("---\ntitle: A\nsensitivity: public\ntags: [{SECRET}]\n---\n")).file("protected.txt", SECRET)),
        Case::refused("a file name", "PV212 content/the-zanzibarsecret.md", Site::new().public("content/the-zanzibarsecret.md", "A", "Text.").file("protected.txt", SECRET))
            .hiding("zanzibarsecret stands"),
        Case::refused("a text file", "PV212 content/c.txt", site(SECRET, "[c](c.txt)").file("content/c.txt", SECRET)),
        Case::refused(
            "a line of the register",
            "PV212 content",
            site(SECRET, "Text.").file("content/b.md", labelled("internal", &format!("withheld: {{ listed: true, public_title: {SECRET}, ground: informant }}\n"))),
        ),
        Case::refused("a static file", "PV501 note.txt", site(SECRET, "Text.").file("static/note.txt", SECRET)),
        Case::refused("the configuration", "PV501 index.html", site(SECRET, "Text.").file("site.toml", format!("{CONFIG}description = \"{SECRET}\"\n"))),
        Case::refused("terms that are not UTF-8", "PV101 protected.txt:1", body("Text.").file("protected.txt", b"caf\xE9")),
    ]);
    pass([
        ("a plate that is redacted", plate("A car, :redact[KXR 4471]{ground=personal-information}, stood there.")),
        ("a plate in a withheld document", plate("Text.").confidential("content/b.md", "B", "KXR 4471")),
        ("half a plate", plate("The number 4471 and the letters KXR.")),
    ]);
}

#[test]
fn a_name_is_one_name_on_every_machine() {
    let two = |one: &str, other: &str| Site::new().public("content/a.md", "A", "Text.").public(one, "B", "Text.").public(other, "C", "Text.");
    check([
        Case::refused("capitals", "PV116 content/b.md", two("content/B.md", "content/b.md")),
        Case::refused("capitals of folders", "PV116 content/tips", two("content/Tips/b.md", "content/tips/c.md")),
        Case::refused("Unicode forms", "PV116 content/caf\u{e9}.md", two("content/cafe\u{301}.md", "content/caf\u{e9}.md")),
        Case::refused("a space of no width", "PV117 content/a\u{fffd}b.md", two("content/a\u{200b}b.md", "content/c.md")),
        Case::refused("a page of the whole site", "PV117 content/index.md", two("content/index.md", "content/c.md")),
        Case::refused("a document in a bundle", "PV117 content/b/c.md", two("content/b/index.md", "content/b/c.md")),
        Case::refused("a version without a date", "PV117 content/b/versions/old.md", two("content/b/index.md", "content/b/versions/old.md")),
    ]);
}

#[cfg(unix)]
#[test]
fn links_of_the_file_system_lead_nowhere() {
    use std::os::unix::fs::symlink;
    let base = || body("[b](b.txt)").confidential("content/sealed/c.md", "C", &format!("The {SECRET}.")).file("content/sealed/c.txt", SECRET);
    let linked = |from: &str, to: &str| {
        let site = base();
        std::fs::create_dir_all(site.path().join(to).parent().expect("in a folder")).expect("a folder");
        symlink(from, site.path().join(to)).expect("a link");
        site
    };
    check([
        Case::refused("to a withheld document", "PV114 content/b.md", linked("sealed/c.md", "content/b.md")),
        Case::refused("to a withheld folder", "PV114 content/b", linked("sealed", "content/b")),
        Case::refused("out of the site", "PV114 content/b.txt", linked("/etc/hostname", "content/b.txt")),
        Case::refused("to nothing", "PV114 content/b.txt", linked("nothing", "content/b.txt")),
        Case::refused("in static", "PV114 static/b.txt", linked("../content/sealed/c.txt", "static/b.txt")),
        Case::refused("in data", "PV114 data/b.json", linked("../content/sealed/c.txt", "data/b.json")),
        Case::refused("in templates", "PV114 templates/home.html", linked("../content/sealed/c.md", "templates/home.html")),
    ]);
}

#[cfg(unix)]
#[test]
fn a_withheld_file_under_another_name_is_withheld() {
    let linked = |to: &str, text: &str| {
        let site = body(text).confidential("content/b.md", "B", SECRET).file("content/b.txt", SECRET);
        let site = site.file("content/b.txt.yaml", "sensitivity: confidential\n");
        std::fs::create_dir_all(site.path().join(to).parent().expect("in a folder")).expect("a folder");
        std::fs::hard_link(site.path().join("content/b.txt"), site.path().join(to)).expect("a link");
        site
    };
    check([
        Case::refused("beside a document", "PV115 content/c.txt", linked("content/c.txt", "[c](c.txt)")),
        Case::refused("in static", "PV115 static/c.txt", linked("static/c.txt", "Text.")),
    ]);
}
