//! Bodies: handling marks and directives. The text begins in line 5.

use super::{Case, body, check, only, pass};

fn refused(rule: &str, line: usize, text: &str) -> Case {
    Case::refused(text, &format!("{rule} content/a.md:{line}"), body(text))
}

#[test]
fn a_text_that_says_it_is_not_for_the_public_is_refused() {
    let cases = [
        "CONFIDENTIAL",
        "# CONFIDENTIAL",
        "**LAW ENFORCEMENT SENSITIVE**",
        "Law Enforcement Sensitive",
        "For Official Use Only",
        "FOUO",
        "> NOT FOR PUBLIC RELEASE",
        "| CONFIDENTIAL |\n| --- |\n| x |",
        "CUI//SP-LEI",
        "UNCLASSIFIED//FOUO",
        "SECRET//NOFORN",
        "TLP:AMBER",
        "TLP:AMBER+STRICT",
        "TLP: RED",
        "**TLP:GREEN**",
        "(U//FOUO) The team meets at the gate.",
        "(LES) The team meets at the gate.",
        "- (CUI) The team meets at the gate.",
        "CONFIDENTIAL: The team meets at the gate.",
        "LAW ENFORCEMENT SENSITIVE \u{2014} The team meets at the gate.",
    ];
    check(cases.map(|text| refused("PV207", 5, text)));
    check([
        refused("PV207", 9, "Text.\n\nText.\n\n## CONFIDENTIAL"),
        Case::refused(
            "in a title",
            "PV207 content/a.md:2",
            only("---\ntitle: CONFIDENTIAL\nsensitivity: public\n---\nText.\n"),
        ),
        Case::refused(
            "in a text file",
            "PV207 content/a.txt:2",
            body("[map](a.txt)").file("content/a.txt", "Map\nFOUO\n"),
        ),
    ]);
}

#[test]
fn a_directive_that_is_not_known_is_refused() {
    check([
        refused("PV401", 5, ":::notes\nText.\n:::"),
        refused("PV401", 5, ":::Note\nText.\n:::"),
        refused("PV401", 5, ":::secret\nText.\n:::"),
        refused("PV401", 5, "::secret[text]{a=b}"),
        refused("PV401", 5, "We :secret[text] here."),
        refused("PV401", 5, "We :hide[text]{reason=informant} here."),
        refused("PV401", 7, ":::note\nText.\n:::secret\nMore.\n:::\n:::"),
        refused("PV401", 7, "| a |\n| --- |\n| :secret[text] |"),
    ]);
}

#[test]
fn a_directive_is_read_whole_or_not_at_all() {
    check([
        refused("PV402", 5, ":::note\nText."),
        refused("PV402", 7, "Text.\n\n:::"),
        refused("PV402", 8, ":::note\nText.\n:::\n:::"),
        refused("PV402", 5, "::::note\nText.\n:::"),
        refused("PV402", 5, ":::note{a=b a=c}\nText.\n:::"),
        refused("PV402", 5, ":::note[Title\nText.\n:::"),
        refused("PV402", 5, ":::note{title=\"x}\nText.\n:::"),
        refused("PV402", 5, ":::note and words\nText.\n:::"),
        refused("PV402", 5, "We :note[text here."),
        refused("PV402", 5, "> :::note\nText.\n:::"),
        refused("PV402", 5, "- :::note\n  Text.\n  :::"),
    ]);
}

#[test]
fn a_directive_needs_what_it_shows() {
    check([
        refused("PV410", 5, "::stat[4,812]"),
        refused("PV410", 5, "::stat[4,812]{label=\"\"}"),
        refused("PV410", 5, "::include[text]"),
        refused("PV410", 5, "::figure[Map]{alt=\"A map\"}"),
        refused("PV403", 5, "::figure[Map]{src=\"map.png\" alt=\"A map\"}"),
    ]);
}

#[test]
fn prose_about_marks_and_sound_directives_pass() {
    let texts = [
        "Documents marked CONFIDENTIAL are kept in the vault.",
        "Mark such mail LAW ENFORCEMENT SENSITIVE in the first line.",
        "## Confidential informants",
        "TLP:CLEAR",
        "(c) Officers must report.",
        ":::note[Title]\nText.\n:::",
        "::::note\n:::warning\nText.\n:::\n::::",
        "::stat[4,812]{label=\"Calls\"}",
        "At 10:30[^1] we met.\n\n[^1]: In the hall.",
        "`:secret[text]` and\n\n```\n:::secret\n```",
    ];
    pass(texts.map(|text| (text, body(text))));
}
