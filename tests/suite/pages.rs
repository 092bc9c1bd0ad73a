//! The pages of a site: addresses, links, lists, languages, the register.

use crate::driver::{CONFIG, Site};
use crate::picture::png;

/// Makes a public document with more front matter.
fn document(title: &str, more: &str, text: &str) -> String {
    format!("---\ntitle: {title}\nsensitivity: public\n{more}---\n{text}\n")
}

/// Demands that a page holds all of these.
fn holds(page: &str, parts: &[&str]) {
    for part in parts {
        assert!(page.contains(part), "no {part} in\n{page}");
    }
}

/// Returns where parts stand in a page, which are all there.
fn order(page: &str, parts: &[&str]) -> Vec<usize> {
    parts.iter().map(|part| page.find(part).unwrap_or_else(|| panic!("no {part} in\n{page}"))).collect()
}

#[test]
fn links_to_source_files_become_addresses() {
    let text = "[a](../tips/locks.md) [b](../tips/locks.md#on-doors) [c](force/index.md) [d](_index.md) [e](../_index.md)
[f](force/) [g](other.md?x=1#part) [h](#part) [i](rules.md) [j](/note.txt) [k](https://x.example/?a=1&b=2) [l](map.txt)
[m](../tips/Ca%C3%B1os.md)

## Part
";
    let site = Site::new()
        .file("site.toml", "title = \"T\"\nbase_url = \"https://x.example/sub\"\n")
        .public("content/rules/rules.md", "Rules", text)
        .public("content/_index.md", "Home", "")
        .public("content/rules/_index.md", "All rules", "")
        .public("content/rules/other.md", "Other", "## Part")
        .public("content/rules/force/index.md", "Force", "Text.")
        .file("content/rules/map.txt", "A map.\n")
        .public("content/tips/locks.md", "Locks", "## On doors")
        .public("content/tips/Caños.md", "Caños", "Text.")
        .file("static/note.txt", "A note.\n");
    site.build();
    let page = site.output("rules/rules/index.html");
    let links = [
        "\"/sub/tips/locks/\">a<",
        "\"/sub/tips/locks/#on-doors\">b<",
        "\"/sub/rules/force/\">c<",
        "\"/sub/rules/\">d<",
        "\"/sub/\">e<",
        "\"/sub/rules/force/\">f<",
        "\"/sub/rules/other/#part\">g<",
        "\"#part\">h<",
        "\"/sub/rules/rules/\">i<",
        "\"/sub/note.txt\">j<",
        "\"https://x.example/?a=1&amp;b=2\">k<",
        "\"/sub/files/",
        "\"/sub/tips/canos/\">m<",
    ];
    holds(&page, &links);
    assert!(!page.contains(".md\""), "{page}");
}

#[test]
fn headings_can_be_linked_to() {
    let text = "## Purpose\n\n### When & how?\n\n## Purpose\n\n## Own {#mine}\n\n## ¿Qué?\n\n[a](#purpose-1) [b](#mine) [c](#when--how) [d](#qué)\n";
    let site = Site::new().public("content/a.md", "A", text);
    site.build();
    let page = site.output("a/index.html");
    holds(
        &page,
        &["<h2 id=\"purpose\">", "<h3 id=\"when--how\">", "<h2 id=\"purpose-1\">", "<h2 id=\"mine\">"],
    );
    holds(&page, &["href=\"#purpose\" aria-label=\"Link to Purpose\"", "class=\"toc\""]);
}

#[test]
fn old_addresses_lead_to_the_new_one() {
    let more = "aliases: [/old/place/, /Old.html, /older]\n";
    let site = |host: &str| {
        let site = Site::new().file("content/a.md", document("A & B", more, "Text."));
        site.write("site.toml", format!("{CONFIG}host = \"{host}\"\n"));
        site.build();
        site
    };
    let plain = site("plain");
    for path in ["old/place/index.html", "Old.html", "older/index.html"] {
        let page = plain.output(path);
        holds(
            &page,
            &[
                "http-equiv=\"refresh\" content=\"0; url=/a/\"",
                "rel=\"canonical\" href=\"https://police.example/a/\"",
            ],
        );
        holds(&page, &["noindex", "A &amp; B"]);
    }
    assert!(!plain.has_output("_redirects") && !plain.has_output("_headers"));
    let lines = "/Old.html /a/ 301\n/old/place/ /a/ 301\n/older/ /a/ 301\n";
    for (host, redirects, headers) in [
        ("netlify", true, true),
        ("cloudflare-pages", true, true),
        ("gitlab-pages", true, false),
        ("codeberg-pages", true, false),
        ("github-pages", false, false),
    ] {
        let site = site(host);
        assert_eq!(site.has_output("_redirects"), redirects, "{host}");
        assert_eq!(site.has_output("_headers"), headers, "{host}");
        assert_eq!(site.has_output(".nojekyll"), host == "github-pages", "{host}");
        if redirects {
            assert_eq!(site.output("_redirects"), lines);
        }
        if headers {
            holds(&site.output("_headers"), &["X-Content-Type-Options: nosniff"]);
        }
    }
}

#[test]
fn addresses_are_made_of_names_and_slugs() {
    let site = Site::new()
        .public("content/Crime Tips/Río & Bücher.md", "A", "")
        .file("content/Crime Tips/b.md", document("B", "slug: other-name\n", ""))
        .file("content/forms/_index.md", document("Forms", "slug: papers\n", ""))
        .public("content/forms/c.md", "C", "")
        .public("content/no-page/inner/d.md", "D", "");
    site.build();
    for path in
        ["crime-tips/rio-bucher", "crime-tips/other-name", "papers", "papers/c", "no-page/inner/d", "no-page"]
    {
        assert!(site.has_output(&format!("{path}/index.html")), "{path}");
    }
    holds(&site.output("no-page/inner/index.html"), &["<h1>Inner</h1>"]);
    holds(
        &site.output("no-page/inner/d/index.html"),
        &["<a href=\"/no-page/\">No page</a>", "<a href=\"/no-page/inner/\">Inner</a>"],
    );
}

#[test]
fn documents_are_found_by_their_terms() {
    let taxonomies =
        "[[taxonomies]]\nname = \"tags\"\n[[taxonomies]]\nname = \"district\"\nlabel = \"Districts\"\n";
    let site = Site::new()
        .file("site.toml", format!("{CONFIG}{taxonomies}"))
        .file(
            "content/a.md",
            document("First", "tags: [Über alles, x]\ndistrict: [north]\ndate: 2026-01-01\n", ""),
        )
        .file("content/b.md", document("Second", "tags: [x, X]\ndate: 2026-02-01\n", ""));
    site.build();
    holds(&site.output("tags/index.html"), &["href=\"/tags/uber-alles/\"", "href=\"/tags/x/\""]);
    let page = site.output("tags/x/index.html");
    let places = order(&page, &["href=\"/b/\"", "href=\"/a/\""]);
    assert!(places.is_sorted(), "the newest stands first");
    assert_eq!(page.matches("href=\"/b/\"").count(), 1);
    holds(&site.output("district/index.html"), &["Districts"]);
    holds(&site.output("a/index.html"), &["href=\"/district/north/\"", "href=\"/tags/uber-alles/\""]);
    assert!(!site.has_output("topic/index.html"));
}

#[test]
fn long_lists_stand_on_several_pages() {
    let site = Site::new()
        .file("content/tips/_index.md", document("Tips", "section: { per_page: 2 }\n", "Introduction."));
    for name in ["a", "b", "c", "d", "e"] {
        site.write(&format!("content/tips/{name}.md"), document(&format!("Tip {name}"), "", ""));
    }
    site.build();
    let page = |path: &str| site.output(&format!("tips/{path}index.html"));
    holds(
        &page(""),
        &[
            "href=\"/tips/a/\"",
            "href=\"/tips/b/\"",
            "href=\"/tips/page/2/\" rel=\"next\"",
            "<p>Introduction.",
        ],
    );
    holds(
        &page("page/2/"),
        &[
            "/tips/c/",
            "/tips/d/",
            "href=\"/tips/\" rel=\"prev\"",
            "href=\"/tips/page/3/\" rel=\"next\"",
            "Page 2 of 3",
        ],
    );
    holds(&page("page/3/"), &["/tips/e/", "href=\"/tips/page/2/\" rel=\"prev\""]);
    assert!(!page("").contains("href=\"/tips/c/\"") && !page("page/2/").contains("<p>Introduction."));
    assert!(!page("page/3/").contains("rel=\"next\"") && !site.has_output("tips/page/1/index.html"));
    assert!(!site.has_output("tips/page/4/index.html"));
}

#[test]
fn sections_are_in_the_order_that_they_name_and_neighbours_follow_it() {
    let policy = |number: &str| format!("type: policy\npolicy: {{ number: \"{number}\" }}\n");
    let orders: [(&str, [String; 3]); 4] = [
        ("number", [policy("300.4"), policy("300.10"), policy("1020")]),
        ("date", ["2026-03-01", "2026-02-01", "2025-12-31"].map(|date| format!("date: {date}\n"))),
        ("weight", ["1", "2", "10"].map(|weight| format!("weight: {weight}\n"))),
        ("title", ["", "", ""].map(str::to_owned)),
    ];
    for (name, fields) in orders {
        let section = document("Section", &format!("section: {{ order: {name} }}\n"), "");
        let titles = if name == "title" { ["Apple", "banana", "Cherry"] } else { ["Zebra", "Monkey", "Ape"] };
        let site = Site::new().file("content/s/_index.md", section);
        for (index, file) in ["z", "m", "q"].into_iter().enumerate() {
            site.write(&format!("content/s/{file}.md"), document(titles[index], &fields[index], ""));
        }
        site.build();
        let list = site.output("s/index.html");
        assert!(order(&list, &["href=\"/s/z/\"", "href=\"/s/m/\"", "href=\"/s/q/\""]).is_sorted(), "{name}");
        let middle = site.output("s/m/index.html");
        holds(&middle, &["href=\"/s/z/\" rel=\"prev\"", "href=\"/s/q/\" rel=\"next\""]);
        let first = site.output("s/z/index.html");
        assert!(!first.contains("rel=\"prev\"") && first.contains("href=\"/s/m/\" rel=\"next\""), "{name}");
    }
}

#[test]
fn the_home_page_shows_what_is_new_what_comes_and_what_is_urgent() {
    let event = |start: &str| format!("type: event\nevent: {{ start: {start}, location: Hall }}\n");
    let alert =
        |until: &str| format!("type: bulletin\nbulletin: {{ category: alert, valid_until: {until} }}\n");
    let site = Site::new()
        .public("content/_index.md", "Welcome", "A word of welcome.")
        .file("content/events/soon.md", document("Soon", &event("2026-06-01T18:30"), ""))
        .file("content/events/past.md", document("Past", &event("2026-05-31"), ""))
        .file("content/news/now.md", document("Now", &alert("2026-06-01"), ""))
        .file("content/news/then.md", document("Then", &alert("2026-05-31"), ""))
        .file("content/news/old.md", document("Old news", "date: 2026-01-01\nupdated: 2026-05-01\n", ""))
        .file("content/news/new.md", document("New news", "date: 2026-04-01\n", ""));
    site.build();
    let home = site.output("index.html");
    holds(&home, &["A word of welcome.", "Current alerts", "Coming events", "href=\"/events/\""]);
    let alerts = &home[home.find("class=\"alerts\"").expect("alerts")..home.find("<h1>").expect("a heading")];
    assert!(alerts.contains("href=\"/news/now/\"") && !alerts.contains("/news/then/"), "{alerts}");
    let recent = &home[home.find("pv-recent").expect("recent")..home.find("pv-events").expect("events")];
    assert!(order(recent, &["/news/old/", "/news/new/"]).is_sorted(), "what was changed last stands first");
    let events =
        &home[home.find("id=\"pv-events\"").expect("events")..home.find("pv-sections").expect("sections")];
    assert!(
        events.contains("href=\"/events/soon/\"") && !events.contains("href=\"/events/past/\""),
        "{events}"
    );
    holds(&site.output("events/past/index.html"), &["31 May 2026"]);
}

#[test]
fn the_page_for_what_is_not_found_stands_where_hosts_look_for_it() {
    let site = Site::new().public("content/a.md", "A", "");
    site.build();
    let page = site.output("404.html");
    holds(&page, &["name=\"robots\" content=\"noindex\"", "href=\"/\"", "href=\"/register/\""]);
    assert!(!page.contains("rel=\"canonical\""));
}

#[test]
fn the_public_is_told_on_which_grounds_something_is_withheld() {
    let listed = |title: &str, ground: &str| {
        format!(
            "---\ntitle: X\nsensitivity: confidential\nwithheld:\n  listed: true\n  public_title: \"{title}\"\n  ground: {ground}\n---\n"
        )
    };
    let ground = "[grounds.sealed-by-court]\nlabel = \"Sealed by court\"\nsentence = \"A judge said so.\"\ncitation = \"Rule 9\"\nappeal = \"clerk@court.example\"\n";
    let cut = ":redact[one]{ground=sealed-by-court} and :redact[two]{ground=sealed-by-court}, :redact[three]{ground=informant}";
    let site = Site::new()
        .file("site.toml", format!("{CONFIG}{ground}"))
        .file("content/plans/z.md", listed("Alpha <annex>", "emergency-plans"))
        .file("content/plans/a.md", listed("Beta annex", "sealed-by-court"))
        .public("content/cut.md", "Cut page", cut);
    site.build();
    let register = site.output("register/index.html");
    assert!(order(&register, &["Alpha &lt;annex&gt;", "Beta annex"]).is_sorted());
    holds(&register, &["href=\"/withholding/emergency-plans/\"", "Sealed by court", "Rule 9", "5 U.S.C."]);
    let page = site.output("withholding/sealed-by-court/index.html");
    holds(
        &page,
        &[
            "A judge said so.",
            "Rule 9",
            "clerk@court.example",
            "Beta annex",
            "href=\"/cut/\"",
            "every 24 months",
        ],
    );
    assert!(!page.contains("Alpha"));
    holds(&site.output("withholding/informant/index.html"), &["href=\"/cut/\""]);
    assert!(!site.output("withholding/juvenile/index.html").contains("/cut/"));
    holds(
        &site.output("withholding/index.html"),
        &["href=\"/withholding/sealed-by-court/\"", "href=\"/register/\""],
    );
    let page = site.output("cut/index.html");
    holds(
        &page,
        &[
            "<a class=\"mark\" href=\"/withholding/sealed-by-court/\">redacted: Sealed by court</a>",
            "href=\"#pv-marks\"",
        ],
    );
    assert!(!site.has_output("plans/index.html"));
}

#[test]
fn translations_know_of_each_other() {
    let site = Site::new()
        .file("site.toml", format!("{CONFIG}[languages.es]\ntitle = \"Policía\"\n[languages.ar]\n"))
        .file("locales/ar.ftl", "home = x\n")
        .public("content/tips/locks.md", "Locks", "See [doors](doors.md).")
        .public("content/tips/locks.es.md", "Cerraduras", "Ver [puertas](doors.md).")
        .public("content/tips/locks.ar.md", "أقفال", "نص")
        .public("content/tips/doors.md", "Doors", "")
        .public("content/force/index.md", "Force", "")
        .public("content/force/index.es.md", "Fuerza", "");
    site.build();
    let page = site.output("es/tips/locks/index.html");
    holds(&page, &["<html lang=\"es\" dir=\"ltr\">", "Policía", "Saltar"]);
    for page in [&page, &site.output("tips/locks/index.html")] {
        holds(
            page,
            &[
                "hreflang=\"en\" href=\"https://police.example/tips/locks/\"",
                "hreflang=\"es\" href=\"https://police.example/es/tips/locks/\"",
                "hreflang=\"ar\" href=\"https://police.example/ar/tips/locks/\"",
                "hreflang=\"x-default\" href=\"https://police.example/tips/locks/\"",
            ],
        );
    }
    holds(&site.output("ar/tips/locks/index.html"), &["<html lang=\"ar\" dir=\"rtl\">"]);
    holds(&site.output("force/index.html"), &["href=\"/es/force/\""]);
    assert!(!site.output("tips/doors/index.html").contains("rel=\"alternate\" hreflang"));
    for path in
        ["es/index.html", "es/register/index.html", "es/withholding/informant/index.html", "es/feed.json"]
    {
        assert!(site.has_output(path), "{path}");
    }
}

#[test]
fn files_are_published_under_what_is_in_them() {
    let more = "attachments: [form.txt, list.txt]\n";
    let site = Site::new()
        .file("content/a/index.md", document("A", more, "![A map](map.png) ![Again](./map.png)"))
        .file("content/a/map.png", png(20, 30, "x"))
        .file("content/a/form.txt", "A form.\n")
        .file("content/a/form.txt.yaml", "sensitivity: public\ntitle: Report form\n")
        .file("content/a/list.txt", "A list.\n")
        .file("content/a/unused.txt", "Nobody refers to it.\n")
        .public("content/b.md", "B", "![The same](a/map.png)");
    site.build();
    let page = site.output("a/index.html");
    holds(
        &page,
        &["alt=\"A map\" width=\"20\" height=\"30\"", ">Report form</a>", ">Attachment 2</a>", "TXT"],
    );
    let files: Vec<_> = site.outputs().into_iter().filter(|(name, _)| name.starts_with("files/")).collect();
    assert_eq!(files.len(), 3, "{files:?}");
    assert!(files.iter().all(|(name, _)| !name.contains("map") && !name.contains("form")), "{files:?}");
}
