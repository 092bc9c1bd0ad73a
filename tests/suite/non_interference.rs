//! P1: whatever is withheld can change without changing one byte of the public site.

use proptest::prelude::*;
use proptest::sample::select;

use super::driver::{CONFIG, Site, tree};

/// A document that is withheld, in one of the ways in which it can be.
#[derive(Clone, Debug)]
struct Withheld {
    folder: &'static str,
    name: String,
    why: &'static str,
    title: String,
    tags: Vec<String>,
    day: u32,
    slug: Option<String>,
    alias: Option<String>,
    weight: Option<i32>,
    more: &'static str,
    body: Vec<String>,
    translated: bool,
    bundle: bool,
}

/// Everything on a site that the public does not see.
#[derive(Clone, Debug)]
struct Hidden {
    documents: Vec<Withheld>,
    /// What stands in redactions, in comments and in footnotes that nothing refers to.
    words: Vec<String>,
    block: Vec<String>,
    attachment: Vec<u8>,
    attachment_name: String,
    listed_body: Vec<String>,
    version: Vec<String>,
}

/// Front matter by which a public document would stand on further pages: in the library, on the home page, in the
/// strip of alerts, in the calendar.
const MORE: [&str; 14] = [
    "",
    "type: policy\npolicy: { number: \"305\", effective: 2026-01-01, version: \"2\" }\ncomments: { closes: 2026-12-01 }\n",
    "type: bulletin\nbulletin: { category: alert, valid_until: 2026-12-01 }\n",
    "type: event\nevent: { start: 2026-07-01, location: zqplace }\ntopic: [zqtopic]\n",
    "type: tip\ntip: { season: summer }\ncomments: { opens: 2026-07-01, closes: 2026-08-01 }\n",
    "type: report\nreport: { period: zqperiod }\nupdated: 2026-05-30\n",
    "type: definition\nfollows: \"2\"\n",
    "type: policy\npolicy: { number: \"300\", effective: 2026-01-02, supersedes: [310.md], change: { why: zqwhy } }\n",
    "type: policy\npolicy: { number: \"310\", effective: 2026-01-02, rescinded: 2026-03-01, amends: [310.md] }\ncomments: { closes: 2026-05-01, changed: zqchanged, responses: [{ comment: zqc, decision: accepted, why: zqw }] }\n",
    "type: bulletin\nbulletin: { valid_until: 2026-12-01, urgency: immediate, severity: severe, certainty: likely, cancels: [../alerts/flood.md] }\n",
    "type: event\nevent: { start: 2026-06-02T10:00, location: zqplace, repeats: { every: week, count: 3 } }\n",
    "type: tip\ntip: { steps: [zqstep], checklist: [zqitem] }\npublishers: [zqagency]\n",
    "type: training\ntraining: { policies: [../policies/310.md], for: [officers] }\n",
    "type: software\nsoftware: { repository: \"https://zq.example\", features: [zqfeature], categories: [zqcategory] }\n",
];

/// Words that no public text holds, and some that public texts hold, too.
fn word() -> impl Strategy<Value = String> {
    prop_oneof![3 => "zq[a-z]{3,9}", 1 => select(vec!["officer", "door", "report", "the", "and", "street"]).prop_map(str::to_owned)]
}

fn secret_word() -> impl Strategy<Value = String> {
    "zq[a-z]{3,9}"
}

/// What a line can begin with, and so become.
const SHAPES: [&str; 7] = ["", "# ", "- ", "> ", "| a | ", "    ", "1. "];

fn paragraphs() -> impl Strategy<Value = Vec<String>> {
    let line = prop::collection::vec(word(), 1..11).prop_map(|words| words.join(" "));
    let shaped = (line, select(SHAPES.to_vec())).prop_map(|(line, shape)| format!("{shape}{line}"));
    prop::collection::vec(shaped, 0..6)
}

/// Paragraphs for redactions: every other word is one that stands nowhere else, since a redaction of
/// nothing but words that stand openly in the document, too, is refused as half redacted.
fn secret_paragraphs() -> impl Strategy<Value = Vec<String>> {
    let pairs = prop::collection::vec((secret_word(), word()), 1..6);
    let line = pairs.prop_map(|pairs| {
        pairs.into_iter().map(|(secret, word)| format!("{secret} {word}")).collect::<Vec<_>>().join(" ")
    });
    let shaped = (line, select(SHAPES.to_vec())).prop_map(|(line, shape)| format!("{shape}{line}"));
    prop::collection::vec(shaped, 0..6)
}

fn withheld() -> impl Strategy<Value = Withheld> {
    let folders = select(vec!["tips", "policies", "zqhidden", "policies/zqdeep/zqdeeper"]);
    let why = select(vec![
        "sensitivity: confidential",
        "sensitivity: internal",
        "sensitivity: public\ndraft: true",
        "sensitivity: public\npublish_on: 2027-01-01",
        "sensitivity: public\nexpires_on: 2026-05-31",
    ]);
    let first = (folders, "zq[a-z]{4,8}", why, secret_word(), prop::collection::vec(word(), 0..4), 1u32..29);
    let second = (
        prop::option::of("zq[a-z]{3,6}"),
        prop::option::of("zq[a-z]{3,6}"),
        prop::option::of(-50i32..50),
        select(MORE.to_vec()),
        paragraphs(),
        any::<bool>(),
        any::<bool>(),
    );
    (first, second).prop_map(
        |(
            (folder, name, why, title, mut tags, day),
            (slug, alias, weight, more, body, translated, bundle),
        )| {
            tags.sort();
            tags.dedup();
            Withheld {
                folder,
                name,
                why,
                title,
                tags,
                day,
                slug,
                alias,
                weight,
                more,
                body,
                translated,
                bundle,
            }
        },
    )
}

fn hidden() -> impl Strategy<Value = Hidden> {
    let documents = prop::collection::vec(withheld(), 0..7);
    let words = prop::collection::vec(
        prop::collection::vec(secret_word(), 1..6).prop_map(|words| words.join(" ")),
        12,
    );
    (
        documents,
        words,
        secret_paragraphs(),
        prop::collection::vec(any::<u8>(), 0..200),
        "zq[a-z]{4,8}",
        paragraphs(),
        paragraphs(),
    )
        .prop_map(|(documents, words, block, attachment, attachment_name, listed_body, version)| {
            Hidden { documents, words, block, attachment, attachment_name, listed_body, version }
        })
}

fn document(withheld: &Withheld, title: &str) -> String {
    let mut text = format!(
        "---\ntitle: {title}\n{}\ndate: 2026-02-{:02}\ntags: [{}]\n",
        withheld.why,
        withheld.day,
        withheld.tags.join(", ")
    );
    if let Some(slug) = &withheld.slug {
        text.push_str(&format!("slug: {slug}\n"));
    }
    if let Some(alias) = &withheld.alias {
        text.push_str(&format!("aliases: [/{alias}/]\n"));
    }
    if let Some(weight) = withheld.weight {
        text.push_str(&format!("weight: {weight}\n"));
    }
    text.push_str(withheld.more);
    text.push_str(&format!("---\n{}\n", withheld.body.join("\n\n")));
    text
}

/// Builds a site whose public part is always the same; returns its files.
fn public_site(hidden: &Hidden) -> Vec<(String, Vec<u8>)> {
    let words = &hidden.words;
    let cut = |index: usize| format!(":redact[{}]{{ground=informant}}", words[index]);
    let site = Site::empty()
        .file("site.toml", format!("{CONFIG}license = \"CC-BY-4.0\"\nauthoritative_language = \"en\"\n[offline]\nenabled = true\n[agency]\nemail = \"a@police.example\"\nsecurity_contact = \"s@police.example\"\n[languages.es]\n"))
        .public("content/_index.md", "Home", "Welcome to the [doors](tips/doors.md).")
        .file("content/tips/_index.md", "---\ntitle: Tips\nsensitivity: public\nsection: { type: tip, order: weight, per_page: 2 }\n---\nAll tips.\n")
        .file(
            "content/tips/doors.md",
            format!(
                "---\ntitle: Doors {}\nsensitivity: public\nsummary: How to lock {} doors\ndate: 2026-01-02\ntags: [locks, home]\nextra: {{ note: \"a {}\" }}\n---\n\
                 ## A {} heading\n\nText {} and `code {} here` and [a {} link](windows.md).\n\n| a | b |\n| --- | --- |\n| {} | c |\n\n\
                 <!-- {} -->\n\n:::redact{{ground=juvenile}}\n{}\n:::\n\n- item {}\n\n[^unused]: {}\n\nThe end.\n",
                cut(0), cut(1), cut(2), cut(3), cut(4), cut(5), cut(6), cut(7), words[8], hidden.block.join("\n\n"), cut(9), words[10],
            ),
        )
        .file("content/tips/windows.md", "---\ntitle: Windows\nsensitivity: public\ndate: 2026-01-03\ntags: [locks]\nweight: 3\n---\nShut the windows.\n")
        .file(
            "content/alerts/flood.md",
            format!("---\ntitle: Flood\nsensitivity: public\ntype: bulletin\ndate: 2026-05-30\nbulletin: {{ category: alert, valid_until: 2026-12-01, urgency: immediate, severity: severe, certainty: likely, instruction: \"Call {}\" }}\n---\nStay away.\n", cut(5)),
        )
        .file("content/alerts/market.md", "---\ntitle: Market\nsensitivity: public\ntype: event\nevent: { start: 2026-06-04T10:00, location: Square, repeats: { every: week, count: 4 } }\n---\nCome.\n")
        .file("content/alerts/tool.md", format!("---\ntitle: Tool\nsensitivity: public\ntype: software\nsummary: A tool.\nsoftware: {{ repository: \"https://a.example/x\", features: [\"Of {}\"] }}\n---\nText.\n", cut(6)))
        .file("content/alerts/unit.md", "---\ntitle: Unit\nsensitivity: public\ntype: training\ndate: 2026-01-01\ntraining: { policies: [../policies/300/index.md] }\n---\nLearn.\n")
        .file("content/alerts/card.md", format!("---\ntitle: Card\nsensitivity: public\ntype: tip\ntip: {{ steps: [Lock it, \"Not {}\"] }}\n---\nText.\n", cut(7)))
        .file("content/tips/cars.md", "---\ntitle: Cars\nsensitivity: public\ndate: 2026-01-04\ntags: [locks, cars]\nweight: 1\n---\nLock the car.\n")
        // What the accessibility statement lists: flaws beside redactions, and a PDF without tags.
        .file(
            "content/tips/flaws.md",
            format!(
                "---\ntitle: Flaws\nsensitivity: public\ntype: tip\ndate: 2026-01-05\nattachments: [form.pdf]\n---\n### Late {}\n\n\
                 Click [here](doors.md). {} {}.\n\n| {} | |\n| --- | --- |\n| a | b |\n",
                cut(0), cut(1), "Institutional considerations necessitate comprehensive documentation. ".repeat(30), cut(2)
            ),
        )
        .file("content/tips/form.pdf", include_bytes!("../data/pdf/ok-reportlab.pdf"))
        .file("content/tips/doors.es.md", "---\ntitle: Puertas\nsensitivity: public\n---\nCierre la puerta.\n")
        .file("content/policies/300/index.md", "---\ntitle: Force\nsensitivity: public\ntype: policy\ndate: 2026-02-01\ntopic: [force]\npolicy: { number: \"300\", effective: 2026-01-01, version: \"4.2\" }\ncomments: { closes: 2026-12-24 }\n---\nOnly when needed, and with a :term[reason]{file=\"../../terms/reason.md\"}.\n")
        .file("content/policies/300/index.es.md", "---\ntitle: Fuerza\nsensitivity: public\ntype: policy\nfollows: \"4.1\"\npolicy: { number: \"300\" }\n---\nSolo si hace falta.\n")
        .file("content/policies/_index.md", "---\ntitle: Policies\nsensitivity: public\nsection: { type: policy, chapters: [{ from: \"200\", title: Two }, { from: \"300\", title: Three }] }\n---\n")
        .file(
            "content/policies/310.md",
            format!("---\ntitle: Cars\nsensitivity: public\npolicy: {{ number: \"310\" }}\n---\n## Why\n\n:::redact{{ground=juvenile}}\n{}\n:::\n\n## When {}\n\n### How\n\nSee [force](300/index.md).\n", hidden.block.join("\n\n"), cut(3)),
        )
        .file("content/terms/reason.md", format!("---\ntitle: Reason\nsensitivity: public\ntype: definition\nsummary: What {} can tell.\n---\nText.\n", cut(4)))
        .file(
            "content/policies/300/versions/2024-01-01.md",
            format!("---\ntitle: {}\nsensitivity: internal\n---\n{}\n", words[11], hidden.version.join("\n\n")),
        )
        // Two versions and the text of today have redactions of their own, in other places.
        .file(
            "content/policies/300/versions/2025-01-01.md",
            format!("---\ntitle: Force\nsensitivity: public\npolicy: {{ number: \"300\", effective: 2025-01-01, version: \"4.0\" }}\n---\n## Rule\n\nOnly with {} cause.\n\n:::redact{{ground=juvenile}}\n{}\n:::\n", cut(5), hidden.block.join("\n\n")),
        )
        .file(
            "content/policies/300/versions/2025-06-01.md",
            format!("---\ntitle: Force {}\nsensitivity: public\npolicy: {{ number: \"300\", effective: 2025-06-01, version: \"4.1\", change: {{ why: \"It {} was\", severity: major }} }}\n---\n## Rule {}\n\nOnly {} with a good cause {}.\n", cut(6), cut(7), cut(8), cut(9), cut(5)),
        )
        .file(
            "content/policies/listed.md",
            format!(
                "---\ntitle: {}\nsensitivity: confidential\nwithheld: {{ listed: true, public_title: Annex C, ground: emergency-plans }}\n---\n{}\n",
                words[11], hidden.listed_body.join("\n\n")
            ),
        )
        .file(&format!("content/tips/{}.txt", hidden.attachment_name), &hidden.attachment)
        .file(&format!("content/tips/{}.txt.yaml", hidden.attachment_name), "sensitivity: confidential\n");
    for (number, withheld) in hidden.documents.iter().enumerate() {
        let stem = format!("{}/{}{number}", withheld.folder, withheld.name);
        let path = if withheld.bundle { format!("content/{stem}/index") } else { format!("content/{stem}") };
        site.write(&format!("{path}.md"), document(withheld, &withheld.title));
        if withheld.translated {
            site.write(&format!("{path}.es.md"), document(withheld, "zqtraducido"));
        }
        if withheld.bundle {
            site.write(&format!("content/{stem}/zqpicture.txt"), "zqpicture text");
        }
    }
    let output = site.path().join("public");
    let day = plainview::document::Date::parse("2026-06-01").expect("a date");
    let options = plainview::config::Options::at(plainview::clock::Clock::Day(day));
    plainview::build(site.path(), &output, &options).unwrap_or_else(|findings| {
        panic!("{}", plainview::finding::render(&findings, plainview::finding::Format::Human))
    });
    let statement =
        std::fs::read_to_string(output.join("accessibility-statement/index.html")).expect("a statement");
    for flaw in [
        "(PDF)",
        "A level of headings is left out.",
        "A table lacks header cells.",
        "harder to read than it should be",
    ] {
        assert!(statement.contains(flaw), "{statement}");
    }
    tree(&output)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn nothing_that_is_withheld_changes_a_byte(one in hidden(), other in hidden()) {
        let (one, other) = (public_site(&one), public_site(&other));
        let names = |files: &[(String, Vec<u8>)]| files.iter().map(|(name, _)| name.clone()).collect::<Vec<_>>();
        prop_assert_eq!(names(&one), names(&other));
        for ((name, bytes), (_, others)) in one.iter().zip(&other) {
            prop_assert!(bytes == others, "{} differs", name);
        }
        prop_assert!(one.iter().all(|(name, _)| !name.contains("zq")), "a withheld name is public");
        let is_indexed = one.iter().any(|(name, _)| name.starts_with("_search/en/fragment/"));
        prop_assert!(is_indexed == cfg!(feature = "search"), "the search index is compared, too");
    }
}

#[test]
fn the_property_can_fail() {
    // Changing something public changes the site: the comparison is not blind.
    let site = |title: &str| {
        let site = Site::new().public("content/a.md", title, "Text.");
        site.build();
        site.outputs()
    };
    assert_ne!(site("One"), site("Two"));
}

#[test]
fn a_build_can_prove_it_for_its_own_site() {
    let site = Site::new()
        .public("content/a.md", "A", "A :redact[zqsecret]{ground=informant} and more. <!-- zqnote -->")
        .confidential("content/b.md", "B", "Zqhidden text.")
        .file("content/c.md", "---\ntitle: C\nsensitivity: public\ndraft: true\n---\nZqdraft\n");
    let run = site.run(&["build", "--prove"]);
    assert_eq!(run.code, 0, "{}", run.stderr);
    assert!(run.stdout.contains("proved"), "{}", run.stdout);
}
