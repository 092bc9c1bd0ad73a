//! Front matter: text in one encoding, at the first byte, between two plain fences, and one block of it.

use super::{Case, SECRET, check, only, pass};

/// A document that is published as it stands.
const SOUND: &str = "---\ntitle: A\nsensitivity: public\n---\nText.\n";

fn refused(name: &str, expected: &str, text: impl AsRef<[u8]>) -> Case {
    Case::refused(name, expected, only(text))
}

#[test]
fn front_matter_begins_at_the_first_byte() {
    let fields = format!("title: A {SECRET}\nsensitivity: public\n---\n{SECRET}\n");
    let cases = [
        ("an empty file", "PV103 content/a.md", String::new()),
        ("text alone", "PV103 content/a.md", format!("The {SECRET}.\n")),
        (
            "fields without fences",
            "PV103 content/a.md",
            format!("title: A\nsensitivity: public\n\n{SECRET}\n"),
        ),
        ("a blank line before", "PV103 content/a.md:1", format!("\n---\n{fields}")),
        ("a space before", "PV103 content/a.md:1", format!(" ---\n{fields}")),
        ("a comment before", "PV103 content/a.md", format!("<!-- {SECRET} -->\n---\n{fields}")),
        ("a heading before", "PV103 content/a.md", format!("# {SECRET}\n---\n{fields}")),
        ("two byte order marks", "PV102 content/a.md:1", format!("\u{feff}\u{feff}---\n{fields}")),
        ("a space of no width before", "PV103 content/a.md", format!("\u{200b}---\n{fields}")),
    ];
    check(cases.map(|(name, expected, text)| refused(name, expected, text)));
}

#[test]
fn fences_are_three_plain_hyphens() {
    let fenced = |open: &str, close: &str| {
        format!("{open}\ntitle: A {SECRET}\nsensitivity: public\n{close}\nThe {SECRET}.\n")
    };
    let cases = [
        ("not closed", "---", "", 1),
        ("an em dash", "\u{2014}", "\u{2014}", 1),
        ("an em dash at the end", "---", "\u{2014}", 4),
        ("an en dash and a hyphen", "---", "\u{2013}-", 4),
        ("minus signs", "---", "\u{2212}\u{2212}\u{2212}", 4),
        ("two hyphens", "---", "--", 4),
        ("two hyphens at the start", "--", "---", 1),
        ("four hyphens", "---", "----", 4),
        ("four hyphens at the start", "----", "---", 1),
        ("hyphens with spaces", "---", "- - -", 1),
        ("the fences of TOML", "+++", "+++", 1),
        ("the fences of JSON", ";;;", ";;;", 1),
        ("the end of a YAML document", "---", "...", 4),
        ("a code block", "```yaml", "```", 1),
        ("a comment", "<!-- ---", "--- -->", 1),
    ];
    let case = |(name, open, close, line): (&str, &str, &str, usize)| {
        refused(name, &format!("PV104 content/a.md:{line}"), fenced(open, close))
    };
    check(cases.map(case));
    check([
        refused("words after the first fence", "PV103 content/a.md", fenced("--- public", "---")),
        refused("a fence that is indented", "PV104 content/a.md:4", fenced("---", " ---")),
        refused("a fence behind words", "PV104 content/a.md:1", fenced("---", "end ---")),
    ]);
}

#[test]
fn there_is_one_block_of_front_matter() {
    let after = |text: &str| format!("---\ntitle: A\nsensitivity: public\n---\n{text}\nThe {SECRET}.\n");
    let cases = [
        ("a later block", 7, "Text.\n\n---\ntitle: B\nsensitivity: confidential\n---"),
        ("a block right behind", 5, "---\nsensitivity: confidential\n---"),
        ("fields that go on behind the fence", 5, "sensitivity: confidential\n---"),
        ("more fields that go on", 5, "title: B\ntags:\n  - x\nsensitivity: confidential\n---"),
        ("a block behind blank lines", 7, "\n\n---\nsensitivity: confidential\ntitle: B\n---"),
        ("a block with capitals", 5, "---\nSensitivity: Confidential\n---"),
        ("a block in CRLF", 5, "---\r\nsensitivity: confidential\r\n---\r"),
        ("a block with a comment", 5, "---\n# for officers\nclassification: secret\n---"),
        ("a block that quotes its keys", 5, "---\n\"sensitivity\": confidential\n---"),
        ("a block of drafts", 5, "---\ndraft: true\n---"),
    ];
    let case = |(name, line, text): (&str, usize, &str)| {
        refused(name, &format!("PV112 content/a.md:{line}"), after(text))
    };
    check(cases.map(case));
}

#[test]
fn what_cannot_be_seen_is_refused() {
    let utf16 = |order: fn(u16) -> [u8; 2], mark: bool| -> Vec<u8> {
        let mark = mark.then_some(0xFEFF);
        mark.into_iter().chain(SOUND.encode_utf16()).flat_map(order).collect()
    };
    let with = |bytes: &[u8]| [SOUND.as_bytes(), SECRET.as_bytes(), bytes, b"\n"].concat();
    let escaped =
        |escape: &str| SOUND.replacen("title:", &format!("extra: {{ a: [\"x{escape}\"] }}\ntitle:"), 1);
    check([
        refused("U+FFFE", "PV102 content/a.md:6", with("\u{fffe}".as_bytes())),
        refused("an escape of U+FFFE", "PV102 content/a.md:2", escaped("\\uFFFE")),
        refused("an escape of NUL", "PV102 content/a.md:2", escaped("\\u0000")),
        refused("an escape of an override", "PV305 content/a.md:2", escaped("\\u202E")),
        refused("an escape of no width", "PV305 content/a.md:2", escaped("\\u200B")),
        refused("UTF-16, little end first", "PV101 content/a.md", utf16(u16::to_le_bytes, true)),
        refused("UTF-16, big end first", "PV101 content/a.md", utf16(u16::to_be_bytes, true)),
        refused("UTF-16 without a mark", "PV102 content/a.md:1", utf16(u16::to_le_bytes, false)),
        refused("Latin-1", "PV101 content/a.md:6", with(b" caf\xE9 ")),
        refused("a surrogate", "PV101 content/a.md:6", with(b"\xED\xA0\x80")),
        refused("an overlong form", "PV101 content/a.md:6", with(b"\xC0\xAF")),
        refused("NUL", "PV102 content/a.md:6", with(b"\0")),
        refused("an escape", "PV102 content/a.md:6", with(b"\x1b[8m")),
        refused("a backspace", "PV102 content/a.md:6", with(b"\x08")),
        refused("a next line", "PV102 content/a.md:6", with("\u{85}".as_bytes())),
        refused("a line separator", "PV102 content/a.md:6", with("\u{2028}".as_bytes())),
        refused("a byte order mark in the text", "PV102 content/a.md:6", with("\u{feff}".as_bytes())),
        refused("a bare CR in the text", "PV102 content/a.md:6", with(b"\rmore")),
        refused("bare CR throughout", "PV102 content/a.md:1", SOUND.replace('\n', "\r")),
        refused("CR twice", "PV102 content/a.md:1", SOUND.replace('\n', "\r\r\n")),
        refused("a bidirectional override", "PV305 content/a.md:6", with("\u{202e}x\u{202c}".as_bytes())),
        refused("an isolate", "PV305 content/a.md:6", with("\u{2067}x\u{2069}".as_bytes())),
        refused("tag characters", "PV305 content/a.md:6", with("\u{e0041}".as_bytes())),
        refused("a sign of plainview's own", "PV305 content/a.md:6", with("\u{f0000}".as_bytes())),
        refused("a sign of no ground", "PV305 content/a.md:6", with("\u{f010f}".as_bytes())),
    ]);
}

#[test]
fn front_matter_is_understood_whole_or_not_at_all() {
    let document = |yaml: &str| format!("---\nsensitivity: confidential\n{yaml}\n---\nThe {SECRET}.\n");
    let cases = [
        ("a tab for spaces", "PV105", 3, "title: A\n\tsummary: zanzibarsecret"),
        ("a colon in a text", "PV105", 3, "title: A: zanzibarsecret"),
        ("a quote that is not closed", "PV105", 3, "title: \"zanzibarsecret\nsummary: B"),
        ("a bracket that is not closed", "PV105", 4, "title: A\ntags: [zanzibarsecret\n"),
        ("a line that is no field", "PV105", 4, "title: A\nzanzibarsecret"),
        ("a list for a key", "PV105", 4, "title: A\n? [zanzibarsecret]\n: b"),
        ("an unknown key", "PV108", 4, "title: A\nsummery: zanzibarsecret"),
        ("a key of section pages", "PV108", 4, "title: A\nsection: { order: title }"),
        ("a number for a title", "PV109", 3, "title: 300"),
        ("a list for a title", "PV109", 3, "title: [zanzibarsecret]"),
        ("a text for tags", "PV109", 4, "title: A\ntags: zanzibarsecret"),
        ("a number among tags", "PV109", 4, "title: A\ntags: [zanzibarsecret, 5]"),
        ("a text for a weight", "PV109", 4, "title: A\nweight: zanzibarsecret"),
        ("no title", "PV110", 2, "summary: zanzibarsecret"),
        ("an empty title", "PV111", 3, "title: \"\""),
        ("a date that does not exist", "PV111", 4, "title: A\ndate: 2026-02-30"),
        ("a slug with a slash", "PV111", 4, "title: A\nslug: zanzibarsecret/x"),
        ("an alias that climbs", "PV111", 4, "title: A\naliases: [/../zanzibarsecret/]"),
        ("a type that is not known", "PV118", 4, "title: A\ntype: polcy"),
        ("a key twice in a type's fields", "PV107", 4, "title: A\npolicy: { number: \"1\", number: \"2\" }"),
    ];
    let case = |(name, rule, line, yaml): (&str, &str, usize, &str)| {
        refused(name, &format!("{rule} content/a.md:{line}"), document(yaml))
    };
    check(cases.map(case));
}

#[test]
fn one_byte_order_mark_crlf_and_text_about_front_matter_are_allowed() {
    let crlf = SOUND.replace('\n', "\r\n");
    pass([
        ("a byte order mark", only(format!("\u{feff}{SOUND}"))),
        ("CRLF", only(&crlf)),
        ("a byte order mark and CRLF", only(format!("\u{feff}{crlf}"))),
        ("spaces behind a fence", only(SOUND.replace("---\n", "--- \n"))),
        ("front matter and no text", only("---\ntitle: A\nsensitivity: public\n---\n")),
        ("no line end at the end", only(SOUND.trim_end())),
        (
            "front matter in a code block",
            only(format!("{SOUND}\n```yaml\n---\nsensitivity: public\n---\n```\n")),
        ),
        ("lines across the page", only(format!("{SOUND}\n---\n\nText: more.\n\n---\n\nText.\n"))),
        ("stars across the page", only(format!("{SOUND}\n***\ntitle: B\n***\n"))),
        (
            "a text that begins like a field",
            only(SOUND.replace("Text.\n", "Note: text.\n\nDate: today.\n\n---\n")),
        ),
        ("a heading with hyphens below", only(format!("{SOUND}\nHeading\n---\n\nText.\n"))),
    ]);
}
