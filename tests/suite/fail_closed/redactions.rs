//! Redactions: a passage is cut whole, or nothing is published. The text begins in line 5.

use super::{Case, body, check, front, only, pass};
use crate::driver::Site;

fn refused(rule: &str, line: usize, text: &str) -> Case {
    Case::refused(text, &format!("{rule} content/a.md:{line}"), body(text))
}

#[test]
fn what_was_probably_meant_as_a_redaction_is_refused() {
    let cases = [
        "We :redacted[zanzibarsecret]{ground=informant} here.",
        "We :Redact[zanzibarsecret]{ground=informant} here.",
        "We :REDACT[zanzibarsecret]{ground=informant} here.",
        "We : redact[zanzibarsecret]{ground=informant} here.",
        "We :redact [zanzibarsecret]{ground=informant} here.",
        "We :redact(zanzibarsecret){ground=informant} here.",
        "We :redact{zanzibarsecret} here.",
        "We ::redact[zanzibarsecret]{ground=informant} here.",
        "We ::Redact[zanzibarsecret]{ground=informant} here.",
        "We :::redact[zanzibarsecret]{ground=informant} here.",
        "We \\:redact[zanzibarsecret]{ground=informant} here.",
        "We :redcat[zanzibarsecret]{ground=informant} here.",
        "We :redakt[zanzibarsecret]{ground=informant} here.",
        "We :r\u{435}dact[zanzibarsecret]{ground=informant} here.",
        "We :re\u{200b}dact[zanzibarsecret]{ground=informant} here.",
        "We \u{ff1a}redact[zanzibarsecret]{ground=informant} here.",
        "We [redact]zanzibarsecret[/redact] here.",
        "We [REDACTED: zanzibarsecret] here.",
        "We {{redact zanzibarsecret}} here.",
        "We {% redact %}zanzibarsecret{% endredact %} here.",
        "We ||redact zanzibarsecret|| here.",
        "We <redact>zanzibarsecret</redact> here.",
        "We <span class=\"redacted\">zanzibarsecret</span> here.",
        ":::redacted{ground=informant}\nzanzibarsecret\n:::",
        "::: redact\nzanzibarsecret\n:::",
        ":::Redact{ground=informant}\nzanzibarsecret\n:::",
        "::redact{ground=informant}\nzanzibarsecret\n::",
        "```redact\nzanzibarsecret\n```",
        "We redact[zanzibarsecret]{ground=informant} here.",
        "We redact[zanzibarsecret] here.",
        "We ;redact[zanzibarsecret]{ground=informant} here.",
        "We :black[zanzibarsecret]{ground=informant} here.",
        "We [zanzibarsecret]{ground=informant} here.",
        "We [zanzibarsecret]{.redacted} here.",
        "We \\redact{zanzibarsecret} here.",
        "We <!-- redact -->zanzibarsecret<!-- /redact --> here.",
        "::: {.redact}\nzanzibarsecret\n:::",
        ":::hide{ground=informant}\nzanzibarsecret\n:::",
        "\u{ff1a}\u{ff1a}\u{ff1a}redact{ground=informant}\nzanzibarsecret\n\u{ff1a}\u{ff1a}\u{ff1a}",
        "Some words :::redact{ground=informant}\nzanzibarsecret\n:::",
        ":::redact{ground=informant} zanzibarsecret\n:::",
    ];
    check(cases.map(|text| refused("PV301", 5, text)));
}

#[test]
fn a_redaction_must_be_closed() {
    let cases = [
        "We :redact[zanzibarsecret{ground=informant} here.",
        "We :redact[zanzibarsecret",
        "We :redact[zanzibarsecret\n\nmore]{ground=informant} here.",
        "We :redact[zanzibarsecret [more]{ground=informant} here.",
        "We :redact[zanzibarsecret\\]{ground=informant} here.",
        "> We :redact[zanzibarsecret\n>\n> more]{ground=informant} here.",
        ":::redact{ground=informant}\nzanzibarsecret",
        ":::redact{ground=informant}\nzanzibarsecret\n::",
        "::::redact{ground=informant}\nzanzibarsecret\n:::",
        ":::redact{ground=informant}\n:::note\nzanzibarsecret\n:::\nmore\n:::",
    ];
    check(cases.map(|text| refused("PV302", 5, text)));
}

#[test]
fn a_redaction_names_a_ground_of_the_site() {
    let cases = [
        "We :redact[zanzibarsecret] here.",
        "We :redact[zanzibarsecret]{} here.",
        "We :redact[zanzibarsecret]{ground=} here.",
        "We :redact[zanzibarsecret]{ground} here.",
        "We :redact[zanzibarsecret]{ground=informants} here.",
        "We :redact[zanzibarsecret]{ground=Informant} here.",
        "We :redact[zanzibarsecret]{reason=informant} here.",
        "We :redact[zanzibarsecret]{informant} here.",
        "We :redact[zanzibarsecret] {ground=informant} here.",
        "We :redact[zanzibarsecret]{ground=informant,juvenile} here.",
        "We :redact[zanzibarsecret]{ground=informant\n} here.",
        ":::redact\nzanzibarsecret\n:::",
        ":::redact{ground=nonsense}\nzanzibarsecret\n:::",
    ];
    check(cases.map(|text| refused("PV303", 5, text)));
}

#[test]
fn a_redaction_in_front_matter_is_held_to_the_same() {
    let cases = [
        ("PV301", 4, "summary: We :redacted[zanzibarsecret]{ground=informant} here."),
        ("PV302", 4, "summary: We :redact[zanzibarsecret here."),
        ("PV303", 4, "summary: \"We :redact[zanzibarsecret] here.\""),
        ("PV303", 5, "extra:\n  note: \"We :redact[zanzibarsecret]{ground=x} here.\""),
        ("PV307", 4, "tags: [\"a :redact[zanzibarsecret]{ground=informant}\"]"),
        ("PV111+PV307", 4, "aliases: [\"/:redact[zanzibarsecret]{ground=informant}/\"]"),
        ("PV307", 4, "license: \":redact[zanzibarsecret]{ground=informant}\""),
    ];
    let site = |yaml: &str| only(format!("---\ntitle: A\nsensitivity: public\n{yaml}\n---\nText.\n"));
    check(
        cases.map(|(rule, line, yaml)| {
            Case::refused(yaml, &format!("{rule} content/a.md:{line}"), site(yaml))
        }),
    );
}

#[test]
fn a_redaction_cannot_stand_in_an_address() {
    check([
        refused("PV307", 5, "See [this](https://x.example/:redact[zanzibarsecret]{ground=informant})."),
        refused("PV307", 5, "![A](:redact[zanzibarsecret]{ground=informant}.png)"),
    ]);
}

#[test]
fn what_is_redacted_once_is_redacted_throughout() {
    let cut = ":redact[Anna Zanzibarsecret]{ground=informant}";
    let block =
        ":::redact{ground=informant}\nThe zanzibarsecret is kept below the old bridge near the mill.\n:::";
    check([
        refused("PV304", 7, &format!("We met {cut}.\n\nAnna Zanzibarsecret said so.")),
        refused("PV304", 5, &format!("ANNA ZANZIBARSECRET said so. We met {cut}.")),
        Case::refused(
            "a no-break space",
            "PV304 content/a.md",
            body(&format!("Anna\u{a0}Zanzibarsecret said so. We met {cut}.")),
        ),
        refused("PV304", 7, &format!("We met {cut}.\n\nAn*na* Zanzibarsecret: anna zanzibarsecret.")),
        refused("PV304", 7, &format!("We met {cut}.\n\n`anna-zanzibarsecret`")),
        refused("PV304", 7, &format!("We met {cut}.\n\n[mail](mailto:anna.zanzibarsecret@police.example)")),
        refused(
            "PV304",
            9,
            &format!("{block}\n\nThe zanzibarsecret is kept below the old bridge near the gate."),
        ),
        Case::refused(
            "title and text",
            "PV304 content/a.md",
            front_with(&format!("We met {cut}."), "Anna Zanzibarsecret", "S"),
        ),
        Case::refused(
            "summary and text",
            "PV304 content/a.md",
            front_with(&format!("We met {cut}."), "A", "Anna Zanzibarsecret"),
        ),
        Case::refused(
            "title cut, text not",
            "PV304 content/a.md:6",
            front_with("Anna Zanzibarsecret.", cut, "S"),
        ),
        Case::refused(
            "summary cut, title not",
            "PV304 content/a.md",
            front_with("Text.", "Anna Zanzibarsecret", cut),
        ),
        Case::refused(
            "file name",
            "PV304 content/anna-zanzibarsecret.md",
            Site::new().public("content/anna-zanzibarsecret.md", "A", cut),
        )
        .hiding("anna zanzibarsecret"),
    ]);
}

/// A public document with a text in line 6, a title and a summary.
fn front_with(text: &str, title: &str, summary: &str) -> Site {
    only(format!("---\ntitle: \"{title}\"\nsensitivity: public\nsummary: \"{summary}\"\n---\n{text}\n"))
}

#[test]
fn a_comment_must_be_closed() {
    check([
        refused("PV306", 5, "<!-- zanzibarsecret"),
        refused("PV306", 7, "Text.\n\n<!-- zanzibarsecret ->\n\nmore"),
    ]);
}

#[test]
fn whole_redactions_and_prose_about_them_pass() {
    let texts = [
        "We :redact[zanzibarsecret]{ground=informant} here.",
        "We :redact[the [inner] zanzibarsecret]{ground=\"informant\"} here.",
        "We :redact[zanzibarsecret\nand more]{ground=informant} here.",
        "We `:redact[zanzibarsecret]{ground=informant}` here.",
        "| A | B |\n| --- | --- |\n| :redact[zanzibarsecret]{ground=informant} | b |",
        "## About :redact[zanzibarsecret]{ground=informant}",
        "> :::redact{ground=informant}\n> zanzibarsecret\n> :::",
        "- :::redact{ground=informant}\n  zanzibarsecret\n  :::",
        "::::redact{ground=informant}\n:::note\nzanzibarsecret\n:::\n::::",
        "Text <!-- zanzibarsecret --> and text.",
        "How we redact names: redact the file first. Redacted copies are free.",
        "See [how we redact](#redacting).\n\n## Redacting",
        "The copy (redacted as the law demands) is public.",
    ];
    pass(texts.map(|text| (text, body(text))));
    pass([(
        "in a title",
        front("sensitivity: public\nsummary: \"We :redact[a lantern]{ground=informant}.\""),
    )]);
}
