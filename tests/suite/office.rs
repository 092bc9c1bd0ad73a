//! Office files: what is hidden in them is found and named, none of it is said or imported, and what
//! is seen is imported as it is.

use std::io::{Cursor, Write as _};
use std::path::Path;

use plainview::office::import::{Imported, Settings, import};
use plainview::office::{self, Format};
use zip::write::SimpleFileOptions;

use crate::driver::{Site, tree};

/// The word that stands in everything that is hidden in the files of these tests.
const SECRET: &str = "QUILLFEATHER";

fn data(name: &str) -> Vec<u8> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data/office").join(name);
    std::fs::read(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

fn extension(name: &str) -> &str {
    name.rsplit('.').next().expect("an extension")
}

fn inspect(name: &str) -> Vec<String> {
    office::inspect(&data(name), extension(name)).unwrap_or_else(|why| panic!("{name}: {why}"))
}

fn imported(name: &str) -> Imported {
    let settings = Settings { label: "confidential", today: "2026-06-01", name: "a file" };
    import(&data(name), extension(name), settings).unwrap_or_else(|why| panic!("{name}: {why}"))
}

fn file(imported: &Imported, name: &str) -> String {
    let found = imported.files.iter().find(|(other, _)| other == name);
    let (_, bytes) = found.unwrap_or_else(|| panic!("there is no {name}"));
    String::from_utf8(bytes.clone()).expect("text")
}

/// Makes a package.
fn package(parts: &[(&str, &[u8])]) -> Vec<u8> {
    let mut writer = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in parts {
        writer.start_file(*name, SimpleFileOptions::default()).expect("a part");
        writer.write_all(bytes).expect("bytes");
    }
    writer.finish().expect("a package").into_inner()
}

/// Makes a Word file of its main part and others.
fn word(document: &str, more: &[(&str, &[u8])]) -> Vec<u8> {
    let own: [(&str, &[u8]); 2] =
        [("[Content_Types].xml", b"<Types/>"), ("word/document.xml", document.as_bytes())];
    package(&[&own[..], more].concat())
}

#[test]
fn what_is_hidden_is_found_and_named() {
    let expected: &[(&str, &[&str])] = &[
        ("clean.docx", &[]),
        (
            "hidden.docx",
            &[
                "8 tracked changes",
                "2 comments",
                "1 passage of hidden text",
                "1 style that hides text",
                "1 embedded file or object",
                "1 macro project",
                "1 link to another file, with what was read from it",
                "1 field code",
                "1 document variable",
                "1 custom XML part",
                "1 list of people who worked on it",
                "2 marks of editing sessions",
                "1 part with printer settings",
                "1 thumbnail",
                "1 property of the agency's own",
                "1 part of a kind that plainview does not know",
                "a setting that tracks changes",
                "document properties (author, company, last modified by)",
            ],
        ),
        (
            "hidden.xlsx",
            &[
                "1 hidden worksheet",
                "1 very hidden worksheet (no menu shows it)",
                "1 pivot table with a cached copy of its data",
                "3 cached records behind pivot tables",
                "1 data model with tables of its own",
                "1 hidden row",
                "1 hidden column",
                "1 cell whose number format hides what it holds",
                "2 tracked changes",
                "2 comments",
                "1 text of a cell that is no longer in use",
                "1 link to another file, with what was read from it",
                "1 data connection",
                "1 hidden named range",
                "1 named range",
                "1 formula",
                "1 rule for what may be typed into cells",
                "1 list of people who worked on it",
                "document properties (author, created, modified)",
            ],
        ),
        ("days-1900.xlsx", &[]),
        (
            "hidden.pptx",
            &[
                "1 comment",
                "1 hidden slide",
                "1 slide with speaker notes",
                "1 hidden object on slides or pages",
                "1 object outside of its slide",
                "1 picture of which a part is cut off but still there",
                "1 thumbnail",
                "document properties (author, comments, created, editing time, last modified by, modified, titles of parts)",
            ],
        ),
        (
            "hidden.odp",
            &[
                "1 comment",
                "1 hidden slide",
                "1 slide with speaker notes",
                "1 hidden object on slides or pages",
                "1 earlier version",
                "1 embedded file or object",
                "1 macro project",
                "1 script",
                "1 part with printer settings",
                "1 thumbnail",
                "1 property of the agency's own",
                "1 part of a kind that plainview does not know",
                "document properties (author)",
            ],
        ),
        (
            "libreoffice/hidden.ods",
            &[
                "2 hidden worksheets",
                "1 hidden row",
                "1 hidden column",
                "1 cell whose number format hides what it holds",
                "1 comment",
                "2 named ranges",
                "1 formula",
                "1 rule for what may be typed into cells",
                "1 thumbnail",
                "1 property of the agency's own",
                "document properties (author, created, modified)",
            ],
        ),
        (
            "libreoffice/hidden.xlsx",
            &[
                "2 hidden worksheets",
                "1 hidden row",
                "1 hidden column",
                "1 cell whose number format hides what it holds",
                "1 comment",
                "2 named ranges",
                "1 formula",
                "1 rule for what may be typed into cells",
                "document properties (author, created, editing time, modified)",
            ],
        ),
    ];
    for (name, expected) in expected {
        assert_eq!(inspect(name), *expected, "{name}");
    }
    // What LibreOffice makes of a Word file depends on its version, but not these.
    let text = inspect("libreoffice/hidden.odt").join("\n");
    for part in ["tracked changes", "hidden text", "thumbnail"] {
        assert!(text.contains(part), "{part}: {text}");
    }
}

#[test]
fn a_part_is_judged_by_what_it_holds_whatever_its_name_and_prefix() {
    let sheet = br#"<q:worksheet xmlns:q="x"><q:row hidden="1"/></q:worksheet>"#;
    let bytes = word("<document/>", &[("word/harmless.xml", sheet)]);
    for extension in ["docx", "xlsx", "pptx", "odt"] {
        assert_eq!(office::inspect(&bytes, extension), Ok(vec!["1 hidden row".to_owned()]));
    }
    let wide: Vec<u8> = "\u{FEFF}<worksheet><row hidden='true'/></worksheet>"
        .encode_utf16()
        .flat_map(u16::to_le_bytes)
        .collect();
    let bytes = word("<document/>", &[("x.xml", &wide)]);
    assert_eq!(office::inspect(&bytes, "xlsx"), Ok(vec!["1 hidden row".to_owned()]));
}

#[test]
fn what_cannot_be_looked_into_is_said_to_be_so() {
    let mut encrypted = vec![0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1];
    encrypted.resize(4096, 0);
    let manifest = b"<manifest><file-entry><encryption-data/></file-entry></manifest>";
    let cases: &[(&str, Vec<u8>, &str)] = &[
        ("docx", encrypted, "encrypted"),
        ("odt", package(&[("META-INF/manifest.xml", manifest), ("content.xml", b"\x01\x02")]), "encrypted"),
        ("docx", b"PK\x03\x04".to_vec(), "damaged"),
        ("docx", Vec::new(), "damaged"),
        ("docx", b"{\\rtf1 QUILLFEATHER}".to_vec(), "damaged"),
        ("docx", package(&[("secret.txt", b"QUILLFEATHER")]), "not an Office file"),
        ("docx", word("<document/>", &[("../../etc/passwd", b"x")]), "leads out"),
        ("docx", word("<document/>", &[("/etc/passwd", b"x")]), "leads out"),
        ("docx", word("<document/>", &[("a\\b.xml", b"x")]), "leads out"),
        ("docx", word("<document/>", &[("WORD/DOCUMENT.XML", b"x")]), "same name"),
        ("doc", b"x".to_vec(), "cannot look into"),
        ("rtf", b"{\\rtf1 QUILLFEATHER}".to_vec(), "cannot look into"),
        ("xls", b"x".to_vec(), "cannot look into"),
        ("ppt", b"x".to_vec(), "cannot look into"),
    ];
    for (extension, bytes, expected) in cases {
        let why = office::inspect(bytes, extension).expect_err("it cannot be looked into");
        assert!(why.contains(expected) && !why.contains(SECRET), "{why}");
    }
}

#[test]
fn the_wicked_are_refused_before_they_unfold() {
    let million = vec![b' '; 1 << 20];
    let mut bomb = zip::ZipWriter::new(Cursor::new(Vec::new()));
    bomb.start_file("[Content_Types].xml", SimpleFileOptions::default()).expect("a part");
    bomb.start_file("word/document.xml", SimpleFileOptions::default()).expect("a part");
    for _ in 0..65 {
        bomb.write_all(&million).expect("bytes");
    }
    let bomb = bomb.finish().expect("a package").into_inner();
    let why = office::inspect(&bomb, "docx").expect_err("a bomb");
    assert!(why.contains("too large"), "{why}");

    // A part that says it is small.
    let mut liar = bomb.clone();
    let size = (65u32 << 20).to_le_bytes();
    for at in 0..liar.len() - 4 {
        if liar[at..at + 4] == size {
            liar[at..at + 4].copy_from_slice(&1000u32.to_le_bytes());
        }
    }
    let found = office::inspect(&liar, "docx");
    assert!(
        found.is_err() || found.is_ok_and(|found| found.iter().any(|line| line.contains("cannot be read")))
    );

    let entities = "<!DOCTYPE a [<!ENTITY a 'aaaaaaaaaa'><!ENTITY b '&a;&a;&a;&a;&a;&a;&a;&a;'>]><document>&b;</document>";
    let deep = "<a>".repeat(1_000_000);
    let broken = "<document><p></document>";
    for document in [entities, &deep, broken, "\u{0}", "<document>&nbsp;</document>"] {
        let bytes = word(document, &[]);
        assert_eq!(office::inspect(&bytes, "docx"), Ok(vec!["1 part that cannot be read".to_owned()]));
        let settings = Settings { label: "x", today: "2026-06-01", name: "x" };
        assert!(import(&bytes, "docx", settings).is_err());
    }

    // A package in a package is not opened, but is not overlooked.
    let inner = word("<document/>", &[]);
    let nested = word("<document/>", &[("word/media/x.zip", &inner)]);
    let found = office::inspect(&nested, "docx").expect("a package");
    assert_eq!(found, ["1 part of a kind that plainview does not know"]);

    let many: Vec<String> = (0..20_001).map(|number| format!("p{number}")).collect();
    let many: Vec<(&str, &[u8])> = many.iter().map(|name| (name.as_str(), &b""[..])).collect();
    assert!(office::inspect(&package(&many), "docx").expect_err("many parts").contains("parts"));
}

#[test]
fn cells_far_apart_do_not_make_a_table_of_all_between() {
    let row = |row: u32, cells: &str| format!("<row r=\"{row}\">{cells}</row>");
    let cell = |place: &str| format!("<c r=\"{place}\"><v>1</v></c>");
    let far = row(1, &cell("A1")) + &row(1_048_576, &cell("XFD1048576"));
    let sheet = |body: &str| format!("<worksheet><sheetData>{body}</sheetData></worksheet>");
    let book = |body: &str| {
        let workbook = r#"<workbook><sheets><sheet name="A" id="r1"/></sheets></workbook>"#;
        let links =
            r#"<Relationships><Relationship Id="r1" Type="x/worksheet" Target="sheet.xml"/></Relationships>"#;
        package(&[
            ("[Content_Types].xml", b"<Types/>"),
            ("xl/workbook.xml", workbook.as_bytes()),
            ("xl/_rels/workbook.xml.rels", links.as_bytes()),
            ("xl/sheet.xml", sheet(body).as_bytes()),
        ])
    };
    let settings = Settings { label: "x", today: "2026-06-01", name: "x" };
    let made = import(&book(&far), "xlsx", settings).expect("a table");
    assert_eq!(file(&made, "sheet-1.csv"), "1,Column 2\n,1\n");
    let groups = r#"<col min="1" max="16384" hidden="1"/>"#.repeat(20_000);
    assert!(import(&book(&groups), "xlsx", settings).expect_err("too many").contains("too many"));
    let diagonal: String =
        (1..=9_000u32).map(|n| row(n, &format!("<c r=\"{}{n}\"><v>1</v></c>", letters(n)))).collect();
    assert!(import(&book(&diagonal), "xlsx", settings).expect_err("too many").contains("too many"));
    let repeated = r#"<document-content><body><spreadsheet><table name="A"><table-row number-rows-repeated="1000000">
        <table-cell value-type="string" number-columns-repeated="1000000"><p>x</p></table-cell></table-row></table></spreadsheet></body></document-content>"#;
    let bytes = package(&[("mimetype", b"x"), ("content.xml", repeated.as_bytes())]);
    assert!(import(&bytes, "ods", settings).expect_err("too many").contains("too many"));
}

/// Returns the letters of a column.
fn letters(mut column: u32) -> String {
    let mut letters = String::new();
    while column > 0 {
        column -= 1;
        letters.insert(0, char::from(b'A' + u8::try_from(column % 26).expect("a letter")));
        column /= 26;
    }
    letters
}

#[test]
fn every_truncation_and_every_flipped_byte_is_answered() {
    let settings = Settings { label: "x", today: "2026-06-01", name: "x" };
    for name in ["hidden.docx", "hidden.odp", "days-1900.xlsx", "libreoffice/hidden.ods"] {
        let whole = data(name);
        for step in (0..whole.len()).step_by(37) {
            let mut flipped = whole.clone();
            flipped[step] ^= 0x55;
            for bytes in [&whole[..step], &flipped] {
                let account = office::account(bytes, extension(name));
                assert!(!account.contains(SECRET), "{account}");
                if let Ok(made) = import(bytes, extension(name), settings) {
                    assert!(!made.files.is_empty());
                }
            }
        }
    }
}

const REPORT: &str = r#"---
title: "Use of force report"
sensitivity: confidential
draft: true
type: page
date: 2026-06-01
---

## Purpose \*and\* scope

This report counts **every** incident, *not only* those that were ~~reported~~ written down.

\# no heading, 1. no list, \<b\>no tag\</b\>, \[no\](link), :note\[no box\]

\--- no line

- First
  - Deeper
- Second

1. One
2. Two

### Figures

| Year | Incidents \| all |
| --- | --- |
| 2024 | 212 |
| 2025 | 198 |

![TODO: describe this picture](image-1.png)

With a note[^1] and a [link](https://example.org/a_b?c=%28d%29), not that one.

[^1]: Counted once.
"#;

#[test]
fn a_text_is_imported_as_it_is_seen() {
    let report = imported("report.docx");
    assert_eq!(file(&report, "index.md"), REPORT);
    assert!(report.files.iter().any(|(name, bytes)| name == "image-1.png" && bytes.starts_with(b"\x89PNG")));
    for left in ["1 header or footer", "1 address of a link that is not http, https or mailto"] {
        assert!(report.left_out.iter().any(|line| line == left), "{:?}", report.left_out);
    }
    // LibreOffice makes a list of its own of the deeper one.
    for name in ["libreoffice/report.odt", "libreoffice/report.docx"] {
        let text = file(&imported(name), "index.md");
        let text = text.replace("- First\n\n* Deeper\n\n- Second\n", "- First\n  - Deeper\n- Second\n");
        assert_eq!(text, REPORT, "{name}");
    }
}

#[test]
fn nothing_that_is_hidden_is_imported() {
    let seen = "---\n\nPatrol plan\n\nWe meet at noon.\n\nMoved here.\n\nSeen by all\n\nStyled.\n\nField result\n\nJoined together.\n\n| Post | Hours |\n| --- | --- |\n| North | 8 to 16 |\n";
    let word = imported("hidden.docx");
    assert!(file(&word, "index.md").ends_with(seen), "{}", file(&word, "index.md"));
    assert!(word.notes.iter().any(|note| note.contains("what was deleted is not")));
    let names = [
        "hidden.docx",
        "hidden.xlsx",
        "libreoffice/hidden.odt",
        "libreoffice/hidden.ods",
        "libreoffice/hidden.xlsx",
        "report.docx",
    ];
    for name in names {
        let made = imported(name);
        for (file, bytes) in &made.files {
            let text = String::from_utf8_lossy(bytes);
            assert!(!text.contains(SECRET) && !text.contains("4711"), "{name}: {file}: {text}");
        }
        assert!(!format!("{:?}{:?}", made.left_out, made.notes).contains(SECRET), "{name}");
    }
}

const SHEET: &str = "Reported on,District,Count,Share,\"Note, if any\",Key,Sum
2026-01-05,North,12,0.25,first,,31
2026-02-09,South,7,0.1,\"a \"\"quoted\"\" word\",,
2026-03-01,North,9,0.333333333333333,,,
2026-04-02,North,3,0.5,\"two\nlines\",,
";

const SIDECAR: &str = "sensitivity: confidential
title: \"Incidents\"
# Add one of these lines:
# shape: records (a row is one incident or person)
# shape: table (its numbers count many)
columns:
  - { name: \"Reported on\", type: date, rule: drop }
  - { name: \"District\", type: category, rule: drop }
  - { name: \"Count\", type: integer, rule: drop }
  - { name: \"Share\", type: number, rule: drop }
  - { name: \"Note, if any\", type: text, rule: drop }
  - { name: \"Key\", type: text, rule: drop }
  - { name: \"Sum\", type: integer, rule: drop }
";

#[test]
fn visible_worksheets_are_imported_as_tables_of_which_every_column_is_dropped() {
    for name in ["libreoffice/hidden.ods", "libreoffice/hidden.xlsx"] {
        let made = imported(name);
        let files: Vec<&str> = made.files.iter().map(|(name, _)| name.as_str()).collect();
        assert_eq!(files, ["sheet-1.csv", "sheet-1.csv.yaml", "sheet-2.csv", "sheet-2.csv.yaml"]);
        assert_eq!(file(&made, "sheet-1.csv"), SHEET, "{name}");
        assert_eq!(file(&made, "sheet-1.csv.yaml"), SIDECAR, "{name}");
        assert_eq!(file(&made, "sheet-2.csv"), "District,Id\nNorth,007\nSouth,008\n");
        assert!(made.left_out.iter().any(|line| line == "1 row above the headings of a table"));
    }
    // openpyxl does not calculate: the formula has no result.
    let made = imported("hidden.xlsx");
    assert_eq!(file(&made, "sheet-1.csv"), SHEET.replace(",,31", ",,"));
    assert!(made.left_out.iter().any(|line| line == "1 formula whose result is not in the file"));
}

#[test]
fn days_are_counted_from_1900_and_from_1904() {
    let rows = |name: &str| -> Vec<String> {
        let text = file(&imported(name), "sheet-1.csv");
        text.lines().map(|line| line.split(',').take(2).collect::<Vec<_>>().join(" ")).collect()
    };
    assert_eq!(
        rows("days-1900.xlsx"),
        [
            "Day Moment",
            "1900-01-01 1900-01-01T18:00:00",
            "1900-02-28 1900-02-28T18:00:00",
            // There was no such day.
            "60 60.75",
            "1900-03-01 1900-03-01T18:00:00",
            "2026-03-01 2026-03-01T18:00:00"
        ]
    );
    assert_eq!(
        rows("days-1904.xlsx")[1..3],
        ["1904-01-02 1904-01-02T18:00:00", "1904-02-29 1904-02-29T18:00:00"]
    );
    assert_eq!(rows("days-1904.xlsx")[5], "2030-03-02 2030-03-02T18:00:00");
}

#[test]
fn an_office_file_in_content_is_refused_with_what_is_in_it() {
    let site =
        Site::new().public("content/a.md", "A", "Text.").file("content/plan.xlsx", data("hidden.xlsx"));
    let run = site.run(&["build"]);
    assert_eq!(run.code, 0, "{}", run.stderr);
    for part in [
        "PV113",
        "this is an Office file (xlsx); in it are: 1 hidden worksheet, 1 very hidden worksheet",
        "3 cached records behind pivot tables",
        "it is not published",
        "`plainview import content/plan.xlsx` makes markdown or CSV of it",
    ] {
        assert!(run.stderr.contains(part), "{part}: {}", run.stderr);
    }
    assert!(!run.stderr.contains(SECRET), "{}", run.stderr);
    let before = site.outputs();
    // The site does not depend on what is in it.
    site.write("content/plan.xlsx", data("days-1900.xlsx"));
    let run = site.run(&["build", "--prove"]);
    assert!(
        run.stderr.contains("no hidden parts were found, but Office files are not published as they are")
    );
    assert_eq!(site.outputs(), before);
    // A link to it says why, too.
    site.write("content/plan.xlsx", data("hidden.xlsx"));
    site.write("content/a.md", "---\ntitle: A\nsensitivity: public\n---\n[plan](plan.xlsx)\n");
    let run = site.run(&["build"]);
    assert_eq!(run.code, 1);
    let refused = run.stderr.lines().find(|line| line.contains("PV213")).expect("a finding").to_owned();
    assert!(refused.contains("1 hidden worksheet"), "{refused}");
}

#[test]
fn imports_are_written_once_below_content_and_not_published() {
    let site =
        Site::new().public("content/a.md", "A", "Text.").file("Use of force.docx", data("report.docx"));
    site.write("incidents.xlsx", data("hidden.xlsx"));
    site.build();
    let before = site.outputs();
    let run = site.run(&["import", "Use of force.docx"]);
    assert_eq!(run.code, 0, "{}", run.stderr);
    for part in
        ["made content/imported/use-of-force/index.md", "image-1.png", "1 header or footer", "confidential"]
    {
        assert!(run.stdout.contains(part), "{part}: {}", run.stdout);
    }
    let made =
        std::fs::read_to_string(site.path().join("content/imported/use-of-force/index.md")).expect("made");
    assert_eq!(made, REPORT);
    assert_eq!(site.run(&["import", "Use of force.docx"]).code, 2, "nothing is overwritten");
    assert_eq!(site.run(&["import", "incidents.xlsx", "--to", "content/reports/incidents"]).code, 0);
    assert!(site.path().join("content/reports/incidents/sheet-2.csv.yaml").exists());
    site.build();
    assert_eq!(site.outputs(), before, "nothing is published until somebody says so");
    // Once somebody has read it, it is a document like others.
    let text = made.replace("draft: true\n", "").replace("confidential", "public");
    site.write("content/imported/use-of-force/index.md", text);
    site.build();
    let page = site.output("imported/use-of-force/index.html");
    for part in [
        "Purpose *and* scope",
        "# no heading, 1. no list, &lt;b&gt;no tag&lt;/b&gt;",
        "<strong>every</strong>",
    ] {
        assert!(page.contains(part), "{part}");
    }
}

#[test]
fn imports_go_nowhere_else() {
    let site = Site::new().file("a.docx", data("report.docx")).file("b.pptx", data("hidden.pptx"));
    let before = tree(site.path());
    for to in ["../x", "/tmp/x", "x", "content", "content/../x", "static/x"] {
        let run = site.run(&["import", "a.docx", "--to", to]);
        assert_eq!(run.code, 2, "{to}: {}", run.stderr);
    }
    for file in ["b.pptx", "site.toml"] {
        assert_eq!(site.run(&["import", file]).code, 2, "{file}");
    }
    assert_eq!(site.run(&["import", "nothing.docx"]).code, 3);
    assert_eq!(tree(site.path()), before);
    #[cfg(unix)]
    {
        let elsewhere = Site::empty();
        std::os::unix::fs::symlink(elsewhere.path(), site.path().join("content")).expect("a link");
        assert_eq!(site.run(&["import", "a.docx"]).code, 2);
        assert!(tree(elsewhere.path()).is_empty());
    }
}

#[test]
fn every_kind_that_is_read_as_an_office_file_is_known_here() {
    for extension in [
        "doc", "docx", "docm", "dotx", "xls", "xlsx", "xlsm", "xlsb", "ppt", "pptx", "odt", "ods", "odp",
        "rtf",
    ] {
        assert!(Format::of(extension).is_some(), "{extension}");
        let site =
            Site::new().public("content/a.md", "A", "Text.").file(&format!("content/x.{extension}"), "x");
        assert!(site.run(&["build"]).stderr.contains("Office file"), "{extension}");
    }
    assert_eq!(Format::of("pdf"), None);
}
