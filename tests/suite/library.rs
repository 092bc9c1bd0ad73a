//! Libraries of policies: chapters, topics, numbers of sections, and the manual.

use crate::driver::{CONFIG, Site};

fn policy(number: &str, title: &str, more: &str, text: &str) -> String {
    format!("---\ntitle: {title}\nsensitivity: public\n{more}policy:\n  number: \"{number}\"\n---\n{text}\n")
}

fn library() -> Site {
    Site::new()
        .file(
            "content/policies/_index.md",
            "---\ntitle: Policies\nsensitivity: public\nsection:\n  type: policy\n  chapters:\n    - { from: \"100\", title: Organization }\n    - { from: \"300\", title: Force }\n    - { from: \"500\", title: Traffic }\n---\n",
        )
        .file("content/policies/a.md", policy("300.4", "Less-lethal", "topic: [force]\n", "## Why\n\nSee [force](b.md#when).\n\n### How\n\n[Home](../_index.md)"))
        .file("content/policies/b.md", policy("300.10", "Pursuits", "", "## When\n\nText with a [part](#when).\n\n## Then\n\n| a |\n| --- |\n| b |"))
        .file("content/policies/c.md", policy("99", "Preamble", "topic: [force, data]\n", "## 1. Own number\n\nText."))
        .public("content/_index.md", "Home", "Welcome.")
}

#[test]
fn documents_stand_in_their_chapters_in_natural_order() {
    let site = library();
    site.build();
    let page = site.output("policies/index.html");
    let place = |text: &str| page.find(text).unwrap_or_else(|| panic!("no {text} in\n{page}"));
    assert!(place("Less-lethal</a>") < place("Pursuits</a>"), "300.4 stands before 300.10");
    let other = page.rfind("Other documents").expect("what stands in no chapter");
    assert!(place("Pursuits</a>") < other && other < place("Preamble</a>"), "99 is before all chapters");
    assert!(
        !page.contains("Traffic") && !page.contains("Organization"),
        "a chapter without documents is not shown"
    );
}

#[test]
fn a_library_is_shown_by_topic() {
    let site = library();
    site.build();
    let page = site.output("policies/by-topic/index.html");
    let sections: Vec<&str> = page.split("<h2 ").skip(1).collect();
    let of = |topic: &str| {
        sections.iter().find(|section| section.contains(topic)).unwrap_or_else(|| panic!("{page}"))
    };
    assert!(of("Data").contains("Preamble</a>") && !of("Data").contains("Pursuits</a>"), "{page}");
    assert!(of("force").contains("Preamble</a>") && of("force").contains("Less-lethal</a>"), "{page}");
    assert!(of("Without a topic").contains("Pursuits</a>"), "{page}");
}

#[test]
fn sections_are_numbered_after_their_document() {
    let site = library();
    site.build();
    let page = site.output("policies/a/index.html");
    assert!(page.contains("<span class=\"section-number\">300.4.1</span> Why"), "{page}");
    assert!(page.contains("<span class=\"section-number\">300.4.1.1</span> How"), "{page}");
    let own = site.output("policies/c/index.html");
    assert!(!own.contains("section-number"), "numbers of one's own stay alone:\n{own}");
    site.write("site.toml", format!("{CONFIG}[policies]\nnumber_sections = false\n"));
    site.build();
    assert!(!site.output("policies/a/index.html").contains("section-number"));
}

#[test]
fn a_manual_holds_all_documents_and_its_links_stay_in_it() {
    let site = library();
    site.build();
    let page = site.output("policies/manual/index.html");
    for part in [
        "<h2 id=\"p-c\"",
        "<h3 id=\"p-a.why\">",
        "<h4 id=\"p-a.how\">",
        "<h3 id=\"p-b.when\">",
        "<a href=\"#p-b.when\">force</a>",
        "<a href=\"#p-b.when\">part</a>",
        "<a href=\"/\">Home</a>",
    ] {
        assert!(page.contains(part), "no {part} in\n{page}");
    }
    let mut ids: Vec<&str> = page.split(" id=\"").skip(1).filter_map(|rest| rest.split('"').next()).collect();
    let count = ids.len();
    ids.sort_unstable();
    ids.dedup();
    assert_eq!(ids.len(), count, "an id stands twice");
    for link in page.split("href=\"#").skip(1).filter_map(|rest| rest.split('"').next()) {
        assert!(ids.contains(&link), "#{link} leads nowhere");
    }
    site.write("site.toml", format!("{CONFIG}[policies]\nmanual = false\n"));
    site.build();
    assert!(!site.has_output("policies/manual/index.html"));
    assert!(!site.output("policies/a/index.html").contains("/policies/manual/"));
}

#[test]
fn what_is_withheld_is_in_no_view_of_a_library() {
    let site = library()
        .file("content/policies/z.md", "---\ntitle: Zqsecret plan\nsensitivity: confidential\nwithheld: { ground: informant }\ntopic: [zqtopic]\npolicy: { number: \"zq99\" }\n---\n## Zqheading\n");
    site.build();
    for (path, bytes) in site.outputs() {
        if path.ends_with(".css") {
            continue;
        }
        let text = String::from_utf8_lossy(&bytes).to_lowercase();
        assert!(!text.contains("zqsecret") && !text.contains("zqtopic") && !text.contains("zq99"), "{path}");
        assert!(!text.contains("traffic"), "the empty chapter shows in {path}");
    }
}

#[test]
fn numbers_that_pages_make_are_no_leaks() {
    let site = library().confidential(
        "content/policies/z.md",
        "Zqplan",
        "As 300.4.1.1 says, and policy 300.10 in its version, and the link to why, zqword zqother.",
    );
    site.build();
    assert!(site.has_output("policies/manual/index.html"));
}

#[test]
fn further_pages_of_what_is_generated_are_no_leaks() {
    let mut site = Site::new().confidential(
        "content/z.md",
        "Zqplan",
        "The informant reads the changes page every zqday.",
    );
    for number in 0..60 {
        let text = format!("---\ntitle: Tip {number}\nsensitivity: public\ndate: 2026-01-02\n---\nText.\n");
        site = site.file(&format!("content/tips/{number}.md"), text);
    }
    site.build();
    assert!(site.has_output("changes/page/2/index.html"));
}
