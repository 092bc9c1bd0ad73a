//! Whatever is typed, the program answers with pages or findings, never with a panic.

use plainview::clock::Clock;
use plainview::config::{self, Config, Options};
use plainview::document::Date;
use plainview::finding::Findings;
use plainview::notation::Text;
use plainview::source::{Role, SourceDocument, SourceFile, SourcePath, Sources, ThemeFiles};
use proptest::prelude::*;
use proptest::sample::select;

use super::driver::CONFIG;

fn configuration() -> Config {
    let text = Text::decode("site.toml", CONFIG.as_bytes().to_vec()).expect("text");
    config::parse(&text, &Options::at(Clock::Day(Date::parse("2026-06-01").expect("a date"))))
        .expect("a configuration")
}

/// Pieces from which markdown, directives, redactions and HTML can be put together, rightly or wrongly.
fn pieces() -> impl Strategy<Value = String> {
    let piece = select(vec![
        ":redact[",
        "]{ground=informant}",
        ":::redact{ground=informant}\n",
        ":::\n",
        "::::\n",
        ":::note\n",
        ":::note[a]{b=c}\n",
        ":stat[",
        "]{label=\"x\"}",
        "::include{file=\"b.md\"}\n",
        "::figure[x]{src=\"x.png\" alt=\"y\"}\n",
        "`",
        "```\n",
        "~~~rust\n",
        "# ",
        "## ",
        "- ",
        "1. ",
        "> ",
        "| a | b |\n",
        "| --- | :-: |\n",
        "[",
        "](b.md)",
        "](b.md#c)",
        "[^1]",
        "[^1]: ",
        "![",
        "*",
        "**",
        "_",
        "\n",
        "\n\n",
        "    ",
        "<!-- ",
        " -->",
        "\u{f010f}",
        "<b>",
        "</b>",
        "<div>",
        "</div>",
        "<script>",
        "$$",
        "\\",
        "&amp;",
        "---\n",
        "word ",
        "term\n: ",
        "- [ ] ",
        "é",
        "\u{200b}",
        "[a]: b.md\n",
        "{#id}",
        "{",
        "}",
        ":",
        "\u{f0000}",
        "https://x.example/",
    ]);
    prop::collection::vec(piece, 0..40).prop_map(|pieces| pieces.concat())
}

fn sources(body: &str, other: &str, picture: Vec<u8>, name: &str) -> Result<Sources, Findings> {
    let path = |name: &str| SourcePath::new(name).expect("a path");
    let mut found = Findings::new();
    let document =
        |name: &str, text: String| SourceDocument::parse(path(name), Role::Page, 0, text.into_bytes());
    Ok(Sources {
        documents: vec![
            document("a.md", format!("---\ntitle: A\nsensitivity: public\n---\n{body}"))?,
            document("b.md", format!("---\ntitle: B\nsensitivity: public\n---\n{other}"))?,
        ],
        files: vec![SourceFile { path: path(name), bytes: picture, sidecar: None, id: None }],
        strangers: Vec::new(),
        theme: ThemeFiles::built_in(&mut found),
        statics: Vec::new(),
        data: serde_json::Map::new(),
        protected: vec!["KQX 4471".to_owned()],
        approvals: Vec::new(),
    })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 192, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_text_is_answered(body in pieces(), other in pieces()) {
        let config = configuration();
        if let Ok(sources) = sources(&body, &other, Vec::new(), "x.txt") {
            let made = plainview::make(sources, &config, &mut Findings::new());
            if let Err(findings) = made {
                prop_assert!(findings.has_errors());
                prop_assert!(!plainview::finding::render(&findings, plainview::finding::Format::Human).is_empty());
            }
        }
    }

    #[test]
    fn any_front_matter_is_answered(front in "[a-z:\\-\\[\\]{}#&*!|>'\"%@`, \n\t0-9]{0,120}") {
        let path = SourcePath::new("a.md").expect("a path");
        let text = format!("---\n{front}\n---\ntext\n");
        let answered = SourceDocument::parse(path, Role::Page, 0, text.into_bytes());
        prop_assert!(answered.is_ok() || answered.is_err_and(|findings| findings.has_errors()));
    }

    #[test]
    fn any_settings_are_answered(text in "[a-z=\\[\\]\"{}., \n0-9]{0,160}") {
        let text = Text::decode("site.toml", text.into_bytes()).expect("text");
        let options = Options::at(Clock::Day(Date::parse("2026-06-01").expect("a date")));
        prop_assert!(config::parse(&text, &options).is_ok_and(|config| !config.title.is_empty()) || config::parse(&text, &options).is_err());
    }

    #[test]
    fn any_picture_is_answered(kind in 0usize..4, bytes in prop::collection::vec(any::<u8>(), 0..120)) {
        let (start, name) = [(&b"\x89PNG\r\n\x1a\n"[..], "x.png"), (b"\xFF\xD8\xFF", "x.jpg"), (b"GIF89a", "x.gif"), (b"RIFF\x40\0\0\0WEBP", "x.webp")][kind];
        let config = configuration();
        let picture = [start, &bytes].concat();
        let sources = sources("text", "text", picture.clone(), name).expect("sources");
        let Ok((_, withheld)) = plainview::make(sources, &config, &mut Findings::new()) else { return Err(TestCaseError::fail("refused")) };
        // The audit reads anything, too.
        let read = plainview::audit::bytes(name, &picture, &withheld);
        prop_assert!(read.is_ok() || read.is_err());
    }
}
