//! The examples of the CommonMark specification, all but those with raw HTML, which is sanitised.

use std::collections::{BTreeMap, BTreeSet};

use pulldown_cmark::{Event, Parser};

use super::Context;
use super::body::Part;
use super::writer::Writer;
use crate::clock::Clock;
use crate::config::{self, Options};
use crate::disclosure::{Document, Edition, PublicText};
use crate::document::{Date, Header};
use crate::finding::Findings;
use crate::locale;
use crate::notation::Text;
use crate::pictures::Pictures;
use crate::site::{self, Target};
use crate::source::{Role, SourcePath, ThemeFiles};

const SPEC: &str = include_str!("../../tests/data/commonmark/spec.txt");

/// Returns the examples: their numbers, the markdown, and the HTML.
fn examples() -> Vec<(usize, String, String)> {
    let mut examples = Vec::new();
    let mut lines = SPEC.lines();
    while let Some(line) = lines.next() {
        if !line.starts_with("```````") || !line.ends_with("example") {
            continue;
        }
        let mut parts = [String::new(), String::new()];
        let mut part = 0;
        for line in lines.by_ref().take_while(|line| !line.starts_with("```````")) {
            if line == "." && part == 0 {
                part = 1;
            } else {
                parts[part].push_str(&line.replace('\u{2192}', "\t"));
                parts[part].push('\n');
            }
        }
        let [markdown, html] = parts;
        examples.push((examples.len() + 1, markdown, html));
    }
    examples
}

#[test]
fn the_examples_of_the_specification_pass() {
    let text = Text::decode(
        "site.toml",
        b"title = \"T\"\nbase_url = \"https://t.example\"\n[markdown]\nsmart_punctuation = false\n".to_vec(),
    );
    let clock = Clock::Day(Date::parse("2026-01-01").expect("a date"));
    let config = config::parse(&text.expect("text"), &Options::at(clock)).expect("a configuration");
    let mut findings = Findings::new();
    let theme = ThemeFiles::default();
    let locales = locale::read(&theme, &config, &mut Findings::new());
    let Ok(locales) = locales.or_else(|_| locale::read(&english(), &config, &mut findings)) else {
        panic!("no strings")
    };
    let edition = Edition {
        documents: Vec::new(),
        versions: Vec::new(),
        assets: Vec::new(),
        listings: Vec::new(),
        theme,
        statics: Vec::new(),
        data: serde_json::Map::new(),
    };
    let Ok((site, _)) = site::assemble(edition, &config, &mut findings) else { panic!("no site") };
    let context = Context {
        site: &site,
        pictures: &Pictures::default(),
        locales: &locales,
        directives: BTreeMap::new(),
        statics: BTreeSet::new(),
    };
    let (mut passed, mut raw, mut failed) = (0, 0, Vec::new());
    for (number, markdown, html) in examples() {
        let has_raw =
            Parser::new(&markdown).any(|event| matches!(event, Event::Html(_) | Event::InlineHtml(_)));
        if has_raw {
            raw += 1;
            continue;
        }
        let document = document(&markdown);
        let (body, _, _) = Writer::render(&context, &document, Target::Section(0));
        let written: String = body
            .parts
            .iter()
            .map(|part| if let Part::Html(html) = part { html.as_str() } else { "" })
            .collect();
        if ours(&written) == theirs(&html) {
            passed += 1;
        } else {
            failed.push(format!(
                "example {number}\n{markdown}\nexpected\n{}\ngot\n{}",
                theirs(&html),
                ours(&written)
            ));
        }
    }
    assert!(
        failed.is_empty(),
        "{} of {} failed\n{}",
        failed.len(),
        failed.len() + passed,
        failed.join("\n---\n")
    );
    assert_eq!((passed + raw, passed > 550), (652, true), "{passed} examples passed, {raw} have raw HTML");
}

fn english() -> ThemeFiles {
    let mut theme = ThemeFiles::default();
    let strings =
        Text::decode("en.ftl", include_bytes!("../../themes/civic/locales/en.ftl").to_vec()).expect("text");
    theme.locales.insert("en".to_owned(), vec![strings]);
    theme
}

fn document(markdown: &str) -> Document {
    let header = Header {
        title: "Test".to_owned(),
        kind: None,
        summary: None,
        date: None,
        updated: None,
        slug: None,
        aliases: Vec::new(),
        weight: None,
        attachments: Vec::new(),
        template: None,
        license: None,
        contact: None,
        publishers: Vec::new(),
        credits: Vec::new(),
        terms: std::collections::BTreeMap::new(),
        fields: std::collections::BTreeMap::new(),
        comments: None,
        follows: None,
        section: None,
        draft: false,
        publish_on: None,
        expires_on: None,
        withheld: None,
        extra: serde_json::Value::Null,
    };
    let path = SourcePath::new("test.md").expect("a path");
    Document { path, role: Role::Page, language: 0, header, body: PublicText::for_tests(markdown) }
}

/// Takes out what the specification does not ask for: ids, permalinks, classes.
fn ours(html: &str) -> String {
    let mut out = String::new();
    let mut rest = html;
    while let Some(at) = rest.find('<') {
        out.push_str(&rest[..at]);
        rest = &rest[at..];
        let end = rest.find('>').map_or(rest.len(), |end| end + 1);
        let tag = &rest[..end];
        rest = &rest[end..];
        if tag.starts_with("<a class=\"anchor\"") {
            rest = rest.split_once("</a></div>").map_or("", |(_, after)| after);
        } else if tag == "<div class=\"heading\">" || tag.starts_with("<span") || tag == "</span>" {
        } else if tag == "<pre class=\"code\">" {
            out.push_str("<pre>");
        } else if tag.starts_with("<h") && tag.contains(" id=") {
            out.push_str(&format!("{}>", &tag[..3]));
        } else {
            out.push_str(tag);
        }
    }
    out.push_str(rest);
    normal(&out)
}

/// Writes the specification's HTML as this program does: void elements without a slash, headings
/// lowered if one of them is a first one.
fn theirs(html: &str) -> String {
    let html = html.replace(" />", ">");
    let mut lowered = html.clone();
    if html.contains("<h1>") {
        for level in (1..=5).rev() {
            let next = level + 1;
            lowered = lowered
                .replace(&format!("<h{level}>"), &format!("<h{next}>"))
                .replace(&format!("</h{level}>"), &format!("</h{next}>"));
        }
    }
    normal(&lowered)
}

/// White space between blocks does not matter; nor does a link to the page itself.
fn normal(html: &str) -> String {
    let html = html.replace("href=\"/\"", "href=\"\"").replace("src=\"/\"", "src=\"\"");
    html.replace(">\n<", "><").replace("<li>\n", "<li>").replace("\n</li>", "</li>").trim().to_owned()
}
