//! What a site makes its own: templates, directives, types, fields, levels, data, static files.

use crate::driver::{CONFIG, Site};

/// A site with more configuration and one page.
fn site(more: &str) -> Site {
    Site::new().file("site.toml", format!("{CONFIG}{more}")).public("content/a.md", "A", "Text.")
}

fn holds(page: &str, parts: &[&str]) {
    for part in parts {
        assert!(page.contains(part), "no {part} in\n{page}");
    }
}

#[test]
fn one_file_of_the_theme_can_be_replaced() {
    let site =
        site("").file("templates/partials/footer.html", "<footer>Our own foot, {{ site.title }}</footer>\n");
    let site = site.file("static/_theme/icon.svg", "<svg xmlns=\"http://www.w3.org/2000/svg\"></svg>\n");
    site.build();
    let page = site.output("a/index.html");
    holds(&page, &["<footer>Our own foot, Test Police</footer>", "Skip to main content", "<h1>A</h1>"]);
    assert_eq!(site.output("_theme/icon.svg"), "<svg xmlns=\"http://www.w3.org/2000/svg\"></svg>");
    assert!(
        site.outputs().iter().any(|(name, _)| name.starts_with("_theme/civic.") && name.ends_with(".css"))
    );
}

#[test]
fn a_template_that_cannot_be_read_or_shown_is_refused() {
    for (path, text, rule, line) in [
        ("templates/document.html", "{% if %}", "PV701", 1),
        ("templates/document.html", "a\n{{ nothing }}", "PV702", 2),
        ("templates/document.html", "{{ t(key=\"no-such-string\") }}", "PV702", 1),
        ("templates/document.html", "{{ get_env(name=\"HOME\") }}", "PV701", 1),
        ("templates/document.html", "{{ now() }}", "PV701", 1),
        ("templates/document.html", "a\n\n{% include \"nothing.html\" %}", "PV701", 3),
        ("templates/document.html", "a\n{{ 1 | nothing }}", "PV701", 2),
        ("templates/document.html", "{{ load_data(path=\"site.toml\") }}", "PV701", 1),
    ] {
        let site = site("").file(path, text);
        let found = site.findings();
        assert!(
            found.iter().any(|(id, file, at)| id == rule && file == path && *at == line),
            "{text}: {found:?}"
        );
        assert!(!site.path().join("public").exists());
    }
    let run = site("").file("templates/document.html", "{% extends \"nothing.html\" %}").run(&["build"]);
    assert_eq!(run.code, 1);
    assert!(run.stderr.contains("PV701") && run.stderr.contains("nothing.html"), "{}", run.stderr);
}

#[test]
fn a_document_can_name_its_template() {
    let site = site("").file("templates/plain.html", "{{ document.title }}: {{ document.extra.colour }}\n");
    let site = site.file(
        "content/b.md",
        "---\ntitle: B\nsensitivity: public\ntemplate: plain.html\nextra: { colour: blue }\n---\n",
    );
    site.build();
    assert_eq!(site.output("b/index.html"), "B: blue\n");
}

#[test]
fn a_site_can_add_directives() {
    let template = "<aside class=\"{{ attributes | get(key=\"kind\", default=\"plain\") }}\">{{ label | default(value=\"\") | safe }}{{ content | safe }}</aside>\n";
    let site = site("").file("templates/directives/aside.html", template);
    let text = ":::aside[*Mind*]{kind=wide}\nText.\n:::\n\nIn a :aside[line]{kind=\"a b\"} of text.";
    let site = site.public("content/b.md", "B", text);
    site.build();
    let page = site.output("b/index.html");
    holds(
        &page,
        &["<aside class=\"wide\"><em>Mind</em><p>Text.</p>", "In a <aside class=\"a b\">line</aside>"],
    );
}

#[test]
fn a_site_can_define_types_and_fields() {
    let types = "
[types.audit]
label = \"Audit\"
plural = \"Audits\"
[types.audit.fields.year]
kind = \"number\"
required = true
[types.audit.fields.auditor]
kind = \"text\"
label = \"Carried out by\"
[types.audit.fields.result]
kind = \"choice\"
choices = [\"passed\", \"failed\"]
[types.audit.fields.site]
kind = \"link\"
[types.audit.fields.done]
kind = \"date\"
[types.audit.fields.parts]
kind = \"texts\"
[types.policy.fields.council_item]
kind = \"text\"
label = \"Council item\"
";
    let fields = "audit:\n  year: 2026\n  auditor: The Office\n  result: passed\n  site: https://x.example/\n  done: 2026-03-01\n  parts: [one, two]\n";
    let document =
        |kind: &str, fields: &str| format!("---\ntitle: B\nsensitivity: public\ntype: {kind}\n{fields}---\n");
    let site = site(types)
        .file("content/audits/b.md", document("audit", fields))
        .file(
            "content/audits/_index.md",
            "---\ntitle: Our audits\nsensitivity: public\nsection: { type: audit }\n---\n",
        )
        .file("content/c.md", document("policy", "policy: { number: \"1\", council_item: \"26-118\" }\n"));
    site.build();
    holds(
        &site.output("audits/b/index.html"),
        &[
            "Audit",
            "<dt>year</dt>",
            "2026",
            "<dt>Carried out by</dt>",
            "The Office",
            "passed",
            "href=\"https://x.example/\"",
            "<time datetime=\"2026-03-01\">1 March 2026</time>",
            "<dd>one</dd>",
            "<dd>two</dd>",
        ],
    );
    holds(&site.output("c/index.html"), &["<dt>Council item</dt>", "26-118"]);
    for (fields, rule, line) in [
        ("audit: { auditor: x }\n", "PV110", 5),
        ("audit: { year: soon }\n", "PV109", 5),
        ("audit: { year: 1, result: perhaps }\n", "PV111", 5),
        ("audit: { year: 1, site: \"http://x.example\" }\n", "PV111", 5),
        ("audit: { year: 1, yaer: 2 }\n", "PV108", 5),
        ("policy: { number: \"1\" }\naudit: { year: 1 }\n", "PV108", 0),
        ("", "PV110", 0),
    ] {
        let site = self::site(types).file("content/b.md", document("audit", fields));
        let found = site.findings();
        assert!(
            found.iter().any(|(id, path, _)| id == rule && path == "content/b.md"),
            "{fields}: {found:?}"
        );
        assert!(line == 0 || found.iter().any(|(.., at)| *at == line), "{fields}: {found:?}");
    }
}

#[test]
fn a_site_can_name_its_own_levels_and_only_the_first_is_published() {
    let levels = "levels = [\"open\", \"staff\", \"sealed\"]\n";
    let document = |label: &str| format!("---\ntitle: B\nsensitivity: {label}\n---\nText.\n");
    let site = Site::new().file("site.toml", format!("{CONFIG}{levels}"));
    for label in ["open", "staff", "sealed"] {
        site.write("content/b.md", document(label));
        site.build();
        assert_eq!(site.has_output("b/index.html"), label == "open", "{label}");
    }
    for label in ["public", "internal", "confidential", "Open"] {
        site.write("content/b.md", document(label));
        assert_eq!(site.findings(), [("PV202".to_owned(), "content/b.md".to_owned(), 3)], "{label}");
    }
    site.write("content/b.md", "---\ntitle: B\nsensitivity: open\nsealed: true\n---\n");
    assert!(site.findings().iter().any(|(rule, ..)| rule == "PV203"));
}

#[test]
fn templates_can_read_data() {
    let site = site("")
        .file("data/crew.json", "{\"chief\": \"R. Doe\"}")
        .file("data/more/beats.toml", "count = 12\n")
        .file("data/hours.yaml", "open: \"8:00\"\n")
        .file(
            "templates/partials/footer.html",
            "{{ site.data.crew.chief }} {{ site.data.more_beats.count }} {{ site.data.hours.open }}",
        );
    site.build();
    holds(&site.output("a/index.html"), &["R. Doe 12 8:00"]);
    for (path, text) in
        [("data/x.json", "{"), ("data/x.toml", "x"), ("data/x.yaml", "a: b: c"), ("data/x.csv", "a,b")]
    {
        let site = self::site("").file(path, text);
        assert_eq!(site.findings(), [("PV006".to_owned(), path.to_owned(), 0)]);
    }
}

#[test]
fn static_files_are_published_as_they_are_if_they_can_be_searched() {
    let site = site("")
        .file("static/.hidden", "x")
        .file("static/docs/note.txt", "A note.\n")
        .file("static/.well-known/security.txt", "Contact: mailto:security@police.example\n")
        .file("static/robots.json", "{}\n");
    site.build();
    assert!(site.has_output(".well-known/security.txt"));
    assert_eq!(site.output("docs/note.txt"), "A note.\n");
    assert!(!site.has_output(".hidden"));
    for (name, bytes) in [
        ("a.pdf", b"%PDF-1.7".as_slice()),
        ("a.svg", b"<svg onload=\"x()\"></svg>"),
        ("b.svg", b"<svg><script>x()</script></svg>"),
        ("a.txt", b"caf\xE9"),
        ("a.png", b"no picture"),
        ("a.zip", b"PK\x03\x04"),
    ] {
        let site = self::site("").file(&format!("static/{name}"), bytes);
        assert_eq!(site.findings(), [("PV704".to_owned(), format!("static/{name}"), 0)]);
    }
    let site = self::site("").file("static/a/index.html", "Another page.\n");
    assert!(site.findings().iter().any(|(rule, ..)| rule == "PV409"));
}

#[test]
fn menus_lead_to_released_things() {
    let menu =
        |target: &str| {
            site(&format!("[menus]\nmain = [{{ name = \"The menu\", target = \"{target}\" }}]\n"))
                .confidential("content/b.md", "B", "Text.")
        };
    let site = menu("a.md");
    site.build();
    holds(&site.output("index.html"), &["href=\"/a/\"", "The menu"]);
    menu("https://city.example/").build();
    for target in ["b.md", "c.md"] {
        let found = menu(target).findings();
        assert!(
            found.iter().any(|(rule, path, _)| rule == "PV403" && path == "site.toml"),
            "{target}: {found:?}"
        );
    }
}

/// A browser compares a stylesheet with the hash on the page (Subresource Integrity), and one that changes
/// has another address.
#[test]
fn stylesheets_have_names_and_hashes_of_their_content() {
    let address = |css: &str| {
        let site = Site::new().public("content/a.md", "A", "Text.").file("static/_theme/civic.css", css);
        site.build();
        let page = site.output("a/index.html");
        let link =
            page.lines().find(|line| line.starts_with("<link rel=\"stylesheet\"")).expect("a stylesheet");
        let quoted: Vec<&str> = link.split('"').collect();
        assert_eq!(site.output(quoted[3].trim_start_matches('/')), css);
        (quoted[3].to_owned(), quoted[5].to_owned())
    };
    let (one, hash) = address("a{color:red}");
    // openssl dgst -sha384 -binary | base64
    assert_eq!(hash, "sha384-WaGEP9T/jxlsWHfOK7DFaJcRwPKsFTOGNCCg2xPL4+sSg1e0RugLkIgE4yaC6qZv");
    let (other, _) = address("a{color:blue}");
    assert!(one != other && one.starts_with("/_theme/civic."), "{one} {other}");
}
