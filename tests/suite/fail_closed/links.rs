//! Links: each leads somewhere, and never to what is withheld. The text begins in line 5.

use super::{Case, SECRET, body, check, pass};
use crate::driver::Site;

fn refused(rule: &str, line: usize, text: &str, site: impl Fn(Site) -> Site) -> Case {
    Case::refused(text, &format!("{rule} content/a.md:{line}"), site(body(text)))
}

#[test]
fn a_link_leads_somewhere() {
    let other = |site: Site| site.public("content/tips/b.md", "B", "## One\n\n## Two");
    check([
        refused("PV403", 5, "[b](b.md)", other),
        refused("PV403", 5, "[b](tips/B.md)", other),
        refused("PV403", 5, "[b](tips/b)", other),
        refused("PV403", 5, "[b](/tips/b/)", other),
        refused("PV403", 5, "[b](../site.toml)", other),
        refused("PV403", 5, "[b](../../../etc/passwd)", other),
        refused("PV403", 7, "Text.\n\n[b][x]\n\n[x]: tips/c.md", other),
        refused("PV403", 5, "![b](b.png)", other),
        refused("PV404", 5, "[b](tips/b.md#three)", other),
        refused("PV404", 5, "[b](tips/b.md#One)", other),
        refused("PV404", 5, "[b](#one)", other),
        refused("PV408", 5, "::include{file=\"tips/c.md\"}", other),
        refused("PV408", 5, "::include{file=\"../site.toml\"}", other),
        refused("PV408", 5, "::include{file=\"a.md\"}", other),
        refused("PV405", 5, "[b](javascript:alert(1))", other),
        refused("PV405", 5, "[b](java&#10;script:alert(1))", other),
        refused("PV405", 5, "[b](JAVASCRIPT&colon;alert(1))", other),
        refused("PV405", 5, "[b](data:text/html;base64,PHNjcmlwdD4=)", other),
        refused("PV405", 5, "[b](file:///etc/passwd)", other),
        refused("PV405", 5, "[b](//elsewhere.example/x)", other),
        refused("PV405", 5, "<vbscript:x>", other),
        refused("PV411", 5, "![b](https://elsewhere.example/x.png)", other),
        refused("PV411", 5, "![b](//elsewhere.example/x.png)", other),
    ]);
}

#[test]
fn two_documents_that_would_stand_at_one_address_are_refused() {
    let alias = "---\ntitle: A\nsensitivity: public\naliases: [/b/]\n---\nText.\n";
    check([
        Case::refused(
            "a file and a bundle",
            "PV409 content/a.md",
            body("Text.").public("content/a/index.md", "B", "Text."),
        ),
        Case::refused(
            "an alias that is a page",
            "PV409 content/a.md",
            Site::new().file("content/a.md", alias).public("content/b.md", "B", "Text."),
        ),
    ]);
}

/// Everything that a released document cannot lead to.
fn with_withheld(site: Site) -> Site {
    let secret = format!("The {SECRET}.");
    let flagged = |flag: &str| format!("---\ntitle: {SECRET}\nsensitivity: public\n{flag}\n---\n{secret}\n");
    site.confidential("content/plans/b.md", SECRET, &secret)
        .file("content/plans/internal.md", flagged("summary: x").replace(": public", ": internal"))
        .file("content/plans/draft.md", flagged("draft: true"))
        .file("content/plans/later.md", flagged("publish_on: 2026-06-02"))
        .file("content/plans/over.md", flagged("expires_on: 2026-06-01"))
        .confidential("content/case/index.md", SECRET, &secret)
        .file("content/case/notes.txt", &secret)
        .file("content/sealed/_index.md", flagged("summary: x").replace(": public", ": confidential"))
        .file("content/sealed/notes.txt", &secret)
        .file("content/names.txt", &secret)
        .file("content/names.txt.yaml", "sensitivity: confidential\nground: informant\n")
}

#[test]
fn a_released_page_cannot_lead_to_what_is_withheld() {
    let texts = [
        "[b](plans/b.md)",
        "[b](plans/b.md#part)",
        "[b](./plans/../plans/b.md)",
        "[b](plans/%62.md)",
        "[b][x]\n\n[x]: plans/b.md",
        "![b](plans/b.md)",
        "- [b](plans/b.md)",
        "[i](plans/internal.md)",
        "[d](plans/draft.md)",
        "[l](plans/later.md)",
        "[o](plans/over.md)",
        "[c](case/index.md)",
        "[s](sealed/_index.md)",
        "[n](names.txt)",
        "[n](case/notes.txt)",
        "[n](sealed/notes.txt)",
        "![n](names.txt)",
        "::include{file=\"plans/b.md\"}",
        "::figure[n]{src=\"names.txt\" alt=\"n\"}",
        ":::note\n[b](plans/b.md)\n:::",
    ];
    let line = |text: &str| if text.starts_with(":::") { 6 } else { 5 };
    check(texts.map(|text| refused("PV209", line(text), text, with_withheld)));
}

#[test]
fn the_folder_of_what_is_withheld_cannot_be_linked_to() {
    check([
        refused("PV209", 5, "[c](case/)", with_withheld),
        refused("PV209", 5, "[s](sealed/)", with_withheld),
    ]);
}

#[test]
fn an_attachment_must_be_public() {
    let attached = |path: &str| {
        let text = format!("---\ntitle: A\nsensitivity: public\nattachments: [{path}]\n---\nText.\n");
        with_withheld(Site::new().file("content/a.md", text))
    };
    let cases = [
        ("names.txt", "PV209"),
        ("case/notes.txt", "PV209"),
        ("sealed/notes.txt", "PV209"),
        ("plans/b.md", "PV209"),
        ("missing.txt", "PV403"),
        ("../site.toml", "PV403"),
    ];
    check(cases.map(|(path, rule)| Case::refused(path, &format!("{rule} content/a.md"), attached(path))));
}

#[test]
fn a_file_that_cannot_be_cleaned_is_refused() {
    let png = |site: Site| site.file("content/a.png", "this is no picture");
    let pdf = |site: Site| site.file("content/a.pdf", "%PDF-1.7\n");
    let word = |site: Site| site.file("content/a.docx", "PK\u{3}\u{4}");
    check([
        refused("PV213", 5, "![a](a.png)", png),
        refused("PV213", 5, "[a](a.pdf)", pdf),
        refused("PV213", 5, "[a](a.docx)", word),
        refused("PV213", 5, "[a](a.txt)", |site| site.file("content/a.txt", b"\xFF\xFEa\0")),
    ]);
}

#[test]
fn links_to_what_is_released_pass() {
    let beside =
        |site: Site| site.public("content/tips/b.md", "B", "## One").file("content/map.txt", "A map.\n");
    let texts = [
        "[b](tips/b.md)",
        "[b](./tips/b.md#one)",
        "[b](tips/%62.md)",
        "[tips](tips/)",
        "[map](map.txt)",
        "[mail](mailto:records@police.example) and <https://elsewhere.example/x>",
        "::include{file=\"tips/b.md\"}",
        "[two](#two)\n\n## Two",
    ];
    pass(texts.map(|text| (text, beside(body(text)))));
}
