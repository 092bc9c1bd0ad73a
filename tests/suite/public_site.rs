//! What the public finds on every site: alerts, comments, changes, terms, citations, and what programs are told.

use crate::driver::{CONFIG, Site};

fn document(title: &str, more: &str, text: &str) -> String {
    format!("---\ntitle: {title}\nsensitivity: public\n{more}---\n{text}\n")
}

fn build_on(site: &Site, day: &str) {
    let run = site.run(&["build", "--date", day]);
    assert_eq!(run.code, 0, "{}", run.stderr);
}

#[test]
fn an_alert_stands_on_every_page_until_it_is_over() {
    let alert = "type: bulletin\nbulletin: { category: alert, valid_until: 2026-06-10 }\n";
    let site = Site::new()
        .public("content/_index.md", "Home", "Welcome.")
        .public("content/a.md", "A", "Text.")
        .file("content/flood.md", document("Flood", alert, "Stay away."));
    build_on(&site, "2026-06-10");
    assert!(site.output("a/index.html").contains("data-until=\"2026-06-10\""));
    assert!(!site.output("flood/index.html").contains("class=\"alerts\""), "not on its own page");
    build_on(&site, "2026-06-11");
    assert!(!site.output("a/index.html").contains("class=\"alerts\""));
}

#[test]
fn a_comment_window_opens_and_closes() {
    let window = "comments: { opens: 2026-06-05, closes: 2026-06-20, to: c@police.example }\n";
    let site = Site::new()
        .public("content/_index.md", "Home", "Welcome.")
        .file("content/draft.md", document("Draft rule", window, "Text."));
    let states = [
        ("2026-06-04", "comments-to-come", false),
        ("2026-06-05", "comments-open", true),
        ("2026-06-20", "comments-open", true),
        ("2026-06-21", "comments-closed", false),
    ];
    for (day, class, is_open) in states {
        build_on(&site, day);
        let page = site.output("draft/index.html");
        assert!(page.contains(class), "{day}: no {class} in\n{page}");
        assert_eq!(page.contains("mailto:c@police.example"), is_open, "{day}");
        assert_eq!(site.output("index.html").contains("home-comment"), is_open, "{day}");
    }
    let calendar = site.output("draft/comments.ics");
    assert!(calendar.contains("DTSTART;VALUE=DATE:20260620\r\nDTEND;VALUE=DATE:20260621\r\n"), "{calendar}");
    assert!(site.output("calendar.ics").contains("draft/#comments"));
}

#[test]
fn a_comment_window_that_cannot_be_is_refused() {
    let site = Site::new()
        .file("content/a.md", document("A", "comments: { opens: 2026-06-05, closes: 2026-06-01 }\n", "Text."))
        .file(
            "content/b.md",
            document("B", "comments: { closes: 2026-06-01, to: the records office }\n", "Text."),
        )
        .file("content/c.md", document("C", "comments: { opens: 2026-06-01 }\n", "Text."));
    let files: Vec<String> =
        site.findings().into_iter().map(|(rule, file, _)| format!("{rule} {file}")).collect();
    assert_eq!(files.len(), 3, "{files:?}");
}

#[test]
fn changes_are_listed_by_month() {
    let site = Site::new()
        .file("content/a.md", document("Alpha", "date: 2026-01-05\nupdated: 2026-03-02\n", "Text."))
        .file("content/b.md", document("Beta", "date: 2026-03-09\n", "Text."))
        .file("content/c.md", document("Gamma", "date: 2025-12-31\n", "Text."));
    site.build();
    let page = site.output("changes/index.html");
    let place = |text: &str| page.find(text).unwrap_or_else(|| panic!("no {text} in\n{page}"));
    assert!(place("March 2026") < place("Beta</a>") && place("Beta</a>") < place("Alpha</a>"));
    assert!(place("Alpha</a>") < place("December 2025") && place("December 2025") < place("Gamma</a>"));
    let alpha = &page[..place("Alpha</a>")];
    assert!(alpha.rfind("Changed") > alpha.rfind("New"), "{page}");
}

#[test]
fn a_term_is_explained_in_place_and_at_the_end() {
    let site = Site::new()
        .file(
            "content/terms/hit.md",
            document("Hit", "type: definition\nsummary: A match with a list.\n", "More."),
        )
        .file(
            "content/a.md",
            document(
                "A",
                "date: 2026-01-01\n",
                "The :term[two hits]{file=\"terms/hit.md\"} and a :term[hit]{file=\"terms/hit.md\"}.",
            ),
        );
    site.build();
    let page = site.output("a/index.html");
    assert_eq!(page.matches("popovertarget=").count(), 2, "{page}");
    assert!(page.contains(">two hits</button>"), "{page}");
    let end = page.split("class=\"end-section definitions\"").nth(1).expect("the terms at the end");
    assert_eq!(end.matches("A match with a list.").count(), 1, "each once:\n{end}");
    let feed = site.output("atom.xml");
    assert!(!feed.contains("popover") && feed.contains("two hits"), "a feed has no popovers:\n{feed}");
}

#[test]
fn a_term_that_is_withheld_or_not_there_is_refused() {
    let site = Site::new()
        .confidential("content/hit.md", "Hit", "A zqsecret.")
        .public("content/a.md", "A", "A :term[hit]{file=\"hit.md\"}.")
        .public("content/b.md", "B", "A :term[hit]{file=\"nothing.md\"}.")
        .public("content/c.md", "C", "A :term[hit].");
    let found = site.findings();
    let of = |file: &str| {
        found.iter().filter(|(_, path, _)| path == file).map(|(rule, ..)| rule.as_str()).collect::<Vec<_>>()
    };
    for file in ["content/a.md", "content/b.md", "content/c.md"] {
        assert_eq!(of(file).len(), 1, "{file}: {found:?}");
    }
    assert!(!site.run(&["build"]).stderr.contains("zqsecret"));
}

#[test]
fn a_document_says_how_it_is_cited_and_carries_its_address_on_paper() {
    let site = Site::empty()
        .file("site.toml", format!("{CONFIG}[agency]\nshort_name = \"RPD\"\nemail = \"r@police.example\"\n"))
        .file(
            "content/a.md",
            document("Force", "type: policy\npolicy: { number: \"300\", version: \"4.2\" }\n", "Text."),
        )
        .file("content/b.md", document("Locks & keys", "date: 2026-03-01\n", "Text."));
    site.build();
    let page = site.output("a/index.html");
    assert!(page.contains("data-cite=\"RPD 300, version 4.2\""), "{page}");
    assert!(page.contains("<svg class=\"qr\""), "{page}");
    assert!(page.contains("mailto:r@police.example?subject=https%3A//police.example/a/"), "{page}");
    let page = site.output("b/index.html");
    assert!(page.contains("RPD “Locks &amp; keys”, as of 1 March 2026"), "{page}");
    assert!(
        page.contains("mailto:?subject=Locks%20%26%20keys&amp;body=https%3A//police.example/b/"),
        "{page}"
    );
}

#[test]
fn policies_tell_programs_what_they_are() {
    let policy =
        |number: &str, more: &str| format!("type: policy\npolicy: {{ number: \"{number}\", {more} }}\n");
    let site = Site::new()
        .file("content/a.md", document("A", &policy("1", "effective: 2026-01-01"), "Text."))
        .file("content/b.md", document("B", &policy("2", "effective: 2027-01-01"), "Text."))
        .file(
            "content/c.md",
            document(
                "C",
                &format!("{}comments: {{ closes: 2026-05-01 }}\n", policy("3", "version: \"0.1\"")),
                "Text.",
            ),
        )
        .file(
            "content/d.md",
            document(
                "D",
                &format!("{}comments: {{ closes: 2026-07-01 }}\n", policy("4", "effective: 2020-01-01")),
                "Text.",
            ),
        );
    build_on(&site, "2026-06-01");
    let force = |page: &str| {
        let page = site.output(page);
        let data = page
            .split("application/ld+json\">")
            .nth(1)
            .and_then(|rest| rest.split("</script>").next())
            .expect("data")
            .to_owned();
        let data: serde_json::Value = serde_json::from_str(&data).expect("JSON");
        assert_eq!(data["@type"], "Legislation");
        data["legislationLegalForce"].as_str().expect("a force").to_owned()
    };
    assert_eq!(force("a/index.html"), "https://schema.org/InForce");
    assert_eq!(force("b/index.html"), "https://schema.org/NotInForce");
    assert_eq!(force("c/index.html"), "https://schema.org/NotInForce", "never adopted");
    assert_eq!(
        force("d/index.html"),
        "https://schema.org/InForce",
        "comments on a new version change nothing"
    );
}

#[test]
fn programs_are_told_how_to_search_and_whom_to_warn() {
    let site = Site::empty()
        .file("site.toml", format!("{CONFIG}[agency]\nsecurity_contact = \"s@police.example\"\n"))
        .public("content/a.md", "A", "Text.");
    build_on(&site, "2026-06-15");
    assert_eq!(
        site.output(".well-known/security.txt"),
        "Contact: mailto:s@police.example\nExpires: 2027-05-01T00:00:00Z\nPreferred-Languages: en\nCanonical: https://police.example/.well-known/security.txt\n"
    );
    assert!(
        site.output("opensearch.xml").contains("template=\"https://police.example/search/?q={searchTerms}\"")
    );
    let site = site.file("static/.well-known/security.txt", "Contact: https://own.example\n");
    build_on(&site, "2026-06-15");
    assert_eq!(site.output(".well-known/security.txt"), "Contact: https://own.example\n");
}

#[test]
fn pages_are_kept_for_reading_offline_only_if_the_site_wants_it() {
    let site = Site::new().public("content/a.md", "A", "Text.");
    site.build();
    assert!(!site.has_output("offline.js") && !site.output("a/index.html").contains("offline"));
    site.write(
        "site.toml",
        format!("{}[offline]\nenabled = true\n", CONFIG.replace(".example", ".example/sub")),
    );
    site.build();
    let script = site.output("offline.js");
    assert!(script.contains("const NAME = \"/sub/\";") && script.contains("\"/sub/a-z/\""), "{script}");
    let page = site.output("a/index.html");
    assert!(
        page.contains("data-offline=\"/sub/offline.js\"") && page.contains("worker-src 'self'"),
        "{page}"
    );
}
