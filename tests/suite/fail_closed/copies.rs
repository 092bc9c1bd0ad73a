//! Words that may not be repeated: those of withheld documents, and protected terms.

use super::{Case, SECRET, body, check, labelled, only, pass};
use crate::driver::{CONFIG, Site};

/// Twelve words and more, which no other text holds.
const RUN: &str = "the lantern hangs behind the third zanzibarsecret door where nobody but the keeper looks";

#[test]
fn a_long_run_of_withheld_words_is_a_copy() {
    let run = |text: &str| body(text).confidential("content/b.md", "B", &format!("Once {RUN}, they said."));
    let twelve: Vec<&str> = RUN.split(' ').take(12).collect();
    let eleven = twelve[..11].join(" ").replace(SECRET, "oak");
    check([
        Case::refused("the same", "PV208 content/a.md:7", run(&format!("Text.\n\nSo {RUN}."))),
        Case::refused(
            "twelve words",
            "PV208 content/a.md:5",
            run(&format!("So {} elsewhere.", twelve.join(" "))),
        ),
        Case::refused("other capitals", "PV208 content/a.md:5", run(&RUN.to_uppercase())),
        Case::refused("other line ends", "PV208 content/a.md:5", run(&RUN.replace(' ', "\n"))),
        Case::refused(
            "emphasis",
            "PV208 content/a.md:5",
            run(&RUN.replace(' ', " *").replace("door", "door*")),
        ),
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
    pass([
        ("eleven words", run(&format!("So {eleven} elsewhere."))),
        ("the words in another order", run("A third lantern hangs.")),
    ]);
}

#[test]
fn a_protected_term_is_never_published() {
    let site = |terms: &str, text: &str| body(text).file("protected.txt", terms);
    let plate = |text: &str| site("# plates\nKXR 4471\n", text);
    check([
        Case::refused("a name", "PV212 content/a.md:5", site("Zanzibarsecret\n", "The zanzibarsecret.")),
        Case::refused("a plate", "PV212+PV232 content/a.md:5", plate("A car, KXR 4471, stood there."))
            .hiding("4471"),
        Case::refused(
            "a plate without spaces",
            "PV212 content/a.md:5",
            plate("A car, kxr4471, stood there."),
        )
        .hiding("4471"),
        Case::refused(
            "a plate with a hyphen",
            "PV212+PV232 content/a.md:5",
            plate("A car, KXR-4471, stood there."),
        )
        .hiding("4471"),
        Case::refused("a plate in code", "PV212 content/a.md:5", plate("`KXR 4471`")).hiding("4471"),
        Case::refused("a plate with a thin space", "PV212 content/a.md", plate("KXR\u{2009}4471"))
            .hiding("4471"),
        Case::refused(
            "a plate that is written joined",
            "PV212 content/a.md:5",
            site("KXR4471\n", "KXR 4471"),
        )
        .hiding("4471"),
        Case::refused(
            "a title",
            "PV212 content/a.md",
            only("---\ntitle: Zanzibarsecret\nsensitivity: public\n---\n").file("protected.txt", SECRET),
        ),
        Case::refused(
            "a tag",
            "PV212 content/a.md",
            only(format!("---\ntitle: A\nsensitivity: public\ntags: [{SECRET}]\n---\n"))
                .file("protected.txt", SECRET),
        ),
        Case::refused(
            "a file name",
            "PV212 content/the-zanzibarsecret.md",
            Site::new().public("content/the-zanzibarsecret.md", "A", "Text.").file("protected.txt", SECRET),
        )
        .hiding("zanzibarsecret stands"),
        Case::refused(
            "a text file",
            "PV212 content/c.txt",
            site(SECRET, "[c](c.txt)").file("content/c.txt", SECRET),
        ),
        Case::refused(
            "a line of the register",
            "PV212 content",
            site(SECRET, "Text.").file(
                "content/b.md",
                labelled(
                    "internal",
                    &format!("withheld: {{ listed: true, public_title: {SECRET}, ground: informant }}\n"),
                ),
            ),
        ),
        Case::refused(
            "a static file",
            "PV212 static/note.txt",
            site(SECRET, "Text.").file("static/note.txt", SECRET),
        ),
        Case::refused(
            "the configuration",
            "PV212 site.toml",
            site(SECRET, "Text.").file("site.toml", format!("{CONFIG}description = \"{SECRET}\"\n")),
        ),
        Case::refused(
            "terms that are not UTF-8",
            "PV101 protected.txt:1",
            body("Text.").file("protected.txt", b"caf\xE9"),
        ),
    ]);
    pass([
        (
            "a plate that is redacted",
            plate("A car, :redact[KXR 4471]{ground=personal-information}, stood there."),
        ),
        ("a plate in a withheld document", plate("Text.").confidential("content/b.md", "B", "KXR 4471")),
        ("half a plate", plate("The number 4471 and the letters KXR.")),
    ]);
}
