//! Canaries: a word in each place where something withheld can stand. After a build none of them may
//! be found in any file of the public site, nor in a name.

use crate::driver::{CONFIG, Site};
use crate::picture::png;

/// Every canary begins like this; nothing public does.
const CANARY: &str = "canary";

/// Returns where canaries are in the public site, with a little of what stands around each.
fn found(site: &Site) -> Vec<String> {
    let mut found = Vec::new();
    for (name, bytes) in site.outputs() {
        let text = String::from_utf8_lossy(&bytes).to_lowercase();
        if name.to_lowercase().contains(CANARY) {
            found.push(format!("in the name {name}"));
        }
        for (at, _) in text.match_indices(CANARY) {
            let around: String = text[at..].chars().take(40).collect();
            found.push(format!("in {name}: {around}"));
        }
    }
    found
}

/// Builds a site and demands that no canary comes out of it.
fn silent(site: &Site) {
    site.build();
    assert!(site.has_output("index.html"));
    assert_eq!(found(site), [""; 0]);
}

/// A document that has a canary in every field and in its text.
fn full(label: &str, name: &str, more: &str) -> String {
    format!(
        "---
title: Canarytitle{name} of the plan
sensitivity: {label}
type: policy
summary: About canarysummary{name}.
date: 2026-01-02
tags: [canarytag{name}]
topic: [canarytopic{name}]
slug: canaryslug{name}
aliases: [/old/canaryalias{name}/]
contact: Canarycontact{name}
license: Canarylicense{name}
policy:
  number: \"canarynumber{name}\"
  authority: Canaryauthority{name}
  implements: [Canarylaw{name}]
extra:
  canarykey{name}: canaryextra{name}
{more}---
## The canaryheading{name}

Text canarybody{name} with [canarylink{name}](https://canaryhost{name}.example/) and `canarycode{name}`.
"
    )
}

/// A site with one public document, which every silent site has beside what it withholds.
fn public() -> Site {
    Site::new().public("content/open/page.md", "Open page", "A text that everyone may read.")
}

#[test]
fn the_search_finds_what_is_public() {
    let site = public().file("content/canaryfolder/canaryfile.md", full("public", "x", ""));
    site.build();
    let all = found(&site).join("\n");
    let words = [
        "title",
        "summary",
        "tag",
        "topic",
        "slug",
        "alias",
        "contact",
        "number",
        "authority",
        "law",
        "heading",
        "body",
        "link",
        "code",
    ];
    for word in words {
        assert!(all.contains(&format!("{CANARY}{word}x")), "{word}");
    }
    assert!(all.contains("in the name canaryfolder/canaryslugx/index.html"), "{all}");
}

#[test]
fn nothing_of_a_withheld_document_comes_out() {
    let withheld = [
        ("confidential", "withheld: { ground: informant }\n"),
        ("internal", "withheld: { ground: personnel, public_title: Canarypublictitle }\n"),
        ("public", "draft: true\n"),
        ("public", "publish_on: 2026-06-02\n"),
        ("public", "expires_on: 2026-06-01\n"),
        ("confidential", "draft: false\npublish_on: 2020-01-01\n"),
    ];
    for (index, (label, more)) in withheld.into_iter().enumerate() {
        let name = char::from(b'a' + u8::try_from(index).expect("few")).to_string();
        silent(&public().file(&format!("content/open/canaryfile{name}.md"), full(label, &name, more)));
    }
}

#[test]
fn nothing_of_a_withheld_folder_comes_out() {
    let section = full("confidential", "s", "section: { type: policy, order: number }\n");
    let site = public()
        .file("content/canaryfolder/_index.md", section)
        .file("content/canaryfolder/canaryinner/canaryfile.md", full("confidential", "d", ""))
        .file("content/canaryfolder/canarybundle/index.md", full("confidential", "b", ""))
        .file("content/canaryfolder/canarybundle/canarymap.png", png(2, 3, "canarynote"))
        .file("content/canaryfolder/canarybundle/canarytext.txt", "canarytext\n")
        .file("content/canaryfolder/canarydata.txt", "canarydata\n")
        .file("content/canaryalone/canaryfile.md", full("internal", "i", ""));
    silent(&site);
}

#[test]
fn nothing_of_a_folder_under_a_floor_of_the_configuration_comes_out() {
    let floor = "[[floors]]\nglob = \"canaryfolder/**\"\nlevel = \"internal\"\n";
    let site = public()
        .file("site.toml", format!("{CONFIG}{floor}"))
        .file("content/canaryfolder/canaryfile.md", full("internal", "f", ""))
        .file("content/canaryfolder/canarymap.txt", "canarymap\n");
    silent(&site);
}

#[test]
fn nothing_of_a_withheld_translation_or_version_comes_out() {
    let site = public()
        .file("site.toml", format!("{CONFIG}[languages.es]\n"))
        .file("content/open/page.es.md", full("internal", "t", ""))
        .public("content/open/force/index.md", "Force", "Text.")
        .file("content/open/force/versions/2024-02-01.md", full("confidential", "v", ""))
        .file("content/open/force/canarynotes.txt", "canarynotes\n");
    silent(&site);
}

#[test]
fn nothing_of_a_file_that_is_withheld_or_not_referred_to_comes_out() {
    let site = public()
        .file("content/open/canarymap.png", png(4, 5, "canarynote"))
        .file(
            "content/open/canarymap.png.yaml",
            "sensitivity: confidential\nground: critical-infrastructure\n",
        )
        .file("content/open/canarylist.txt", "canarylist\n")
        .file("content/open/canarylist.txt.yaml", "sensitivity: internal\n")
        .file("content/open/canaryunused.txt", "canaryunused\n")
        .file("content/open/canaryunused.png", png(6, 7, "canarynote"))
        .file("content/open/.canaryhidden.md", full("public", "q", ""))
        .file("content/.canarydrafts/file.md", full("public", "r", ""))
        .file("content/open/page.md~", "canarybackup\n")
        .file("content/open/canarysheet.xlsx", "canarysheet\n")
        .file("content/open/canarymail.eml", "canarymail\n")
        .file("content/open/canarymarkdown.MD", full("public", "m", ""))
        .file("protected.txt", "canaryterm\nCANARYPLATE 4471\n")
        .file("canaryreadme.md", "canaryreadme\n")
        .file("notes/canary.txt", "canarynotes\n")
        .file("public-old/canary.html", "canaryold\n");
    silent(&site);
}

#[test]
fn the_metadata_of_a_picture_does_not_come_out() {
    let site = public()
        .public("content/open/b.md", "B", "![A map](canarymap.png)")
        .file("content/open/canarymap.png", png(2, 3, "canarynote"));
    site.build();
    // Its name is in the document, but it is published under the hash of what is in it.
    assert_eq!(found(&site), [""; 0]);
    assert!(site.outputs().iter().any(|(name, _)| name.starts_with("files/") && name.ends_with(".png")));
}

#[test]
fn what_no_reader_sees_does_not_come_out() {
    let texts = [
        "Text <!-- canarycomment --> text.",
        "<!-- canarycomment\n\nover canarylines\n-->\n\nText.",
        "<div>Text <!-- canarycomment --></div>",
        "- Text <!-- canarycomment -->\n- Text",
        "| A <!-- canarycomment --> |\n| --- |\n| b |",
        "## Heading <!-- canarycomment -->",
        "Text.[^1]\n\n[^1]: Used.\n[^2]: An unused canaryfootnote.",
        "Text.\n\n[canarylabel]: https://canaryhost.example/ \"canarytitle\"",
        "[used]\n\n[used]: https://host.example/\n[unused]: https://canaryhost.example/",
        "<script>canaryscript()</script>\n\nText.",
        "<style>.canaryclass {}</style>\n\nText.",
        "<p onclick=\"canaryclick()\" style=\"canarystyle\" data-canary=\"x\">Text.</p>",
    ];
    for text in texts {
        silent(&public().public("content/open/b.md", "B", text));
    }
}

#[test]
fn nothing_that_is_redacted_in_a_text_comes_out() {
    let cut = ":redact[the canarycut place]{ground=informant}";
    let block = ":::redact{ground=tactical-training}\n## Canaryhead\n\nA canaryblock.\n\n- canaryitem\n:::";
    let texts = [
        format!("Text {cut}."),
        format!("**{cut}** and *{cut}*."),
        format!("## About {cut}\n\nText."),
        format!("Heading {cut}\n===\n\nText."),
        format!("| A | {cut} |\n| --- | --- |\n| {cut} | b |"),
        format!("See [the {cut}](page.md) and [{cut}][x].\n\n[x]: page.md"),
        format!("![A map of {cut}](map.png)"),
        format!("[link](page.md \"Title {cut}\") ![a](map.png \"Title {cut}\")"),
        format!("`code {cut}`"),
        format!("```text\n{cut}\n```"),
        format!("    indented {cut}"),
        format!("> quoted {cut}\n\n- item {cut}\n- [ ] task {cut}"),
        format!("Term {cut}\n: Definition {cut}"),
        format!("Text.[^1]\n\n[^1]: A footnote {cut}."),
        format!("<p title=\"{cut}\">Text {cut}</p>"),
        format!(":::note[Title {cut}]\nText {cut}.\n:::"),
        format!(":::details[{cut}]\n{cut}\n:::"),
        format!("::stat[4,812]{{label=\"Calls {cut}\"}}"),
        format!("::contact[{cut}]{{phone=\"555-0100\"}}"),
        format!("::figure[{cut}]{{src=\"map.png\" alt=\"{cut}\"}}"),
        block.to_owned(),
        format!("- item\n\n  {}", block.replace('\n', "\n  ")),
        format!("> {}", block.replace('\n', "\n> ")),
        format!("```\n{block}\n```"),
        format!("::::note\n{block}\n::::"),
    ];
    for text in texts {
        let site =
            public().public("content/open/b.md", "B", &text).file("content/open/map.png", png(2, 3, "x"));
        silent(&site);
        assert!(site.output("open/b/index.html").contains("redacted"), "no mark: {text}");
    }
}

#[test]
fn nothing_that_is_redacted_in_front_matter_comes_out() {
    let text = "---
title: \"Plan :redact[canarytitle]{ground=informant}\"
sensitivity: public
type: policy
summary: \"About :redact[canarysummary]{ground=informant}.\"
date: 2026-01-02
tags: [open]
contact: \":redact[Canarycontact]{ground=personal-information}\"
policy:
  number: \"300\"
  authority: \":redact[Canaryauthority]{ground=personnel}\"
  implements: [\"Law :redact[canarylaw]{ground=informant}\"]
extra:
  note: \":redact[canaryextra]{ground=informant}\"
  list: [\":redact[canarylist]{ground=informant}\"]
---
Text.
";
    let site = public()
        .file("content/open/b.md", text)
        .file("content/open/_index.md", text.replace("type: policy\n", ""));
    let home = "---\ntitle: \"Home :redact[canaryhome]{ground=informant}\"\nsensitivity: public\n---\nA :redact[canarybody]{ground=informant}.\n";
    let including = "::include{file=\"b.md\"}\n\n[b](b.md)";
    let site = site.file("content/_index.md", home).public("content/open/c.md", "C", including);
    let templates = "{{ document.extra | json | safe }} {{ document.fields | json | safe }}";
    let site = site.file("templates/partials/head-extra.html", "").file("templates/raw.html", templates);
    let site = site.file(
        "content/open/d.md",
        text.replace("sensitivity: public\n", "sensitivity: public\ntemplate: raw.html\n"),
    );
    silent(&site);
}

#[test]
fn what_is_no_longer_public_is_gone() {
    let path = "content/canaryfolder/canaryfile.md";
    let attached = format!(
        "{}\n[map](canarymap.txt) ![b](canarymap.png)\n",
        full("public", "x", "attachments: [canarymap.txt]\n")
    );
    let site = public()
        .file("site.toml", format!("{CONFIG}host = \"netlify\"\n"))
        .file(path, &attached)
        .file("content/canaryfolder/canarymap.txt", "canarymap\n")
        .file("content/canaryfolder/canarymap.png", png(2, 3, "x"));
    site.build();
    assert!(found(&site).len() > 20);
    assert_eq!(site.outputs().iter().filter(|(name, _)| name.starts_with("files/")).count(), 2);
    for change in [
        "sensitivity: confidential",
        "sensitivity: public\ndraft: true",
        "sensitivity: public\nexpires_on: 2026-06-01",
    ] {
        site.write(path, &attached);
        site.build();
        assert!(found(&site).len() > 20);
        site.write(path, attached.replacen("sensitivity: public", change, 1));
        silent(&site);
        assert!(!site.outputs().iter().any(|(name, _)| name.starts_with("files/")), "{change}");
    }
    site.write(path, &attached);
    site.build();
    site.remove(path);
    silent(&site);
}

#[test]
fn what_was_public_until_a_day_is_gone_on_that_day() {
    let site = public()
        .file("content/open/b.md", full("public", "x", "publish_on: 2026-02-01\nexpires_on: 2026-03-01\n"));
    for (day, is_public) in
        [("2026-01-31", false), ("2026-02-01", true), ("2026-02-28", true), ("2026-03-01", false)]
    {
        let run = site.run(&["build", "--date", day]);
        assert_eq!(run.code, 0, "{}", run.stderr);
        assert_eq!(!found(&site).is_empty(), is_public, "{day}");
    }
}

#[test]
fn a_word_that_was_public_and_is_redacted_now_is_gone() {
    let site = public().public("content/open/b.md", "B", "The canaryword stands here.");
    site.build();
    assert!(!found(&site).is_empty());
    site.write(
        "content/open/b.md",
        "---\ntitle: B\nsensitivity: public\n---\nThe :redact[canaryword]{ground=informant} stands here.\n",
    );
    silent(&site);
}

#[test]
fn what_the_audit_finds_does_not_stay_on_the_disk() {
    // The term stands in base64 in a file that is public by its place.
    let site = public()
        .file("protected.txt", "canaryterm\n")
        .file("static/note.txt", "dGhlIGNhbmFyeXRlcm0gaXMgaGVyZQo=\n");
    let run = site.run(&["build"]);
    assert_eq!(run.code, 1);
    assert!(run.stderr.contains("PV501") && !run.stderr.contains(CANARY), "{}", run.stderr);
    let names =
        std::fs::read_dir(site.path()).expect("a folder").map(|entry| entry.expect("an entry").file_name());
    let mut names: Vec<String> = names.map(|name| name.to_string_lossy().into_owned()).collect();
    names.sort();
    assert_eq!(names, [".plainview", "content", "protected.txt", "site.toml", "static"]);
}
