//! Feeds and the sitemap: readable by machines, complete, with absolute addresses.

use serde_json::Value;

use crate::driver::{CONFIG, Site};

/// A site whose texts hold everything that could break XML or JSON.
fn site() -> Site {
    let hard = "Text \"quoted\" & <b>bold</b> ]]> \\ 日本 [b](b.md) [c](#part) ![m](https://x.example)\n\n## Part\n\n```html\n<p>&amp;</p>\n```\n";
    let dated = |title: &str, more: &str, text: &str| {
        format!("---\ntitle: {title}\nsensitivity: public\n{more}---\n{text}\n")
    };
    Site::new()
        .file(
            "site.toml",
            format!("title = \"Police & <Sheriff>\"\n{}", CONFIG.split_once('\n').expect("two lines").1),
        )
        .file(
            "content/a.md",
            dated(
                "\"A <title> & 'more'\"",
                "date: 2026-01-02\ntags: [\"a & b\"]\n",
                &hard.replace("![m](https://x.example)", ""),
            ),
        )
        .file(
            "content/b.md",
            dated("B", "date: 2026-01-01\nupdated: 2026-03-04\nsummary: In short.\n", "Text."),
        )
        .file("content/c.md", dated("Undated", "", "Text."))
        .file(
            "content/s/d.md",
            dated("D", "date: 2025-12-31\n", ":redact[Anna]{ground=informant} <!-- x --> met."),
        )
        .confidential("content/s/e.md", "E", "Text.")
}

/// Demands that a text is well-formed XML: one root, balanced tags, quoted attributes, known entities.
fn well_formed(xml: &str) {
    let mut open: Vec<&str> = Vec::new();
    let (mut roots, mut rest) = (0, xml);
    while let Some((text, tail)) = rest.split_once('<') {
        entities(text);
        assert!(!text.contains("]]>") && (!open.is_empty() || text.trim().is_empty()), "{text}");
        let (tag, tail) = tail.split_once('>').expect("a tag ends");
        rest = tail;
        if tag.starts_with('?') {
            assert!(roots == 0 && tag.ends_with('?'), "{tag}");
        } else if let Some(name) = tag.strip_prefix('/') {
            assert_eq!(open.pop(), Some(name));
        } else {
            roots += usize::from(open.is_empty());
            let (tag, closed) = tag.strip_suffix('/').map_or((tag, false), |tag| (tag, true));
            let name = tag.split_whitespace().next().expect("a name");
            let quotes = tag.split('"').collect::<Vec<_>>();
            assert!(quotes.len() % 2 == 1, "{tag}");
            quotes.iter().skip(1).step_by(2).for_each(|value| entities(value));
            assert!(
                quotes.iter().step_by(2).skip(1).all(|gap| gap.is_empty() || gap.starts_with(' ')),
                "{tag}"
            );
            if !closed {
                open.push(name);
            }
        }
    }
    assert_eq!((roots, open.len(), rest.trim()), (1, 0, ""));
}

/// Demands that each `&` begins an entity that XML knows.
fn entities(text: &str) {
    for part in text.split('&').skip(1) {
        let name = part.split(';').next().unwrap_or_default();
        assert!(["amp", "lt", "gt", "quot", "apos"].contains(&name) || name.starts_with('#'), "&{part}");
    }
}

#[test]
fn the_atom_feed_is_xml_and_lists_what_is_new() {
    let site = site();
    site.build();
    for path in ["atom.xml", "s/atom.xml", "tags/a-b/atom.xml"] {
        let feed = site.output(path);
        well_formed(&feed);
        assert!(
            feed.contains(&format!(
                "rel=\"self\" type=\"application/atom+xml\" href=\"https://police.example/{path}\""
            )),
            "{feed}"
        );
    }
    let feed = site.output("atom.xml");
    assert!(feed.contains("<title>Police &amp; &lt;Sheriff&gt;</title>"), "{feed}");
    let ids: Vec<&str> = feed.split("<id>").skip(2).filter_map(|part| part.split("</id>").next()).collect();
    // The last change counts; what has no date is in no feed.
    assert_eq!(
        ids,
        ["https://police.example/b/", "https://police.example/a/", "https://police.example/s/d/"]
    );
    assert!(
        feed.contains("<updated>2026-03-04T00:00:00Z</updated>")
            && !feed.contains("Undated")
            && !feed.contains("Anna")
    );
}

#[test]
fn the_json_feed_is_json_and_says_the_same() {
    let site = site();
    site.build();
    let feed: Value = serde_json::from_str(&site.output("feed.json")).expect("JSON");
    assert_eq!(feed["version"], "https://jsonfeed.org/version/1.1");
    assert_eq!(feed["feed_url"], "https://police.example/feed.json");
    let items = feed["items"].as_array().expect("a list");
    assert_eq!(items.len(), 3);
    assert_eq!(items[0]["date_modified"], "2026-03-04T00:00:00Z");
    assert_eq!(items[0]["summary"], "In short.");
    assert_eq!(items[1]["title"], "A <title> & 'more'");
    assert_eq!(items[1]["tags"], serde_json::json!(["a & b"]));
    let html = items[1]["content_html"].as_str().expect("text");
    assert!(
        html.contains("href=\"https://police.example/b/\"")
            && html.contains("href=\"https://police.example/a/#part\""),
        "{html}"
    );
    let cut = items[2]["content_html"].as_str().expect("text");
    assert!(cut.contains("href=\"https://police.example/withholding/informant/\""), "{cut}");
}

/// A page names the feeds in which it stands as they name themselves.
#[test]
fn pages_name_feeds_by_their_titles() {
    let site = site();
    site.write("content/s/_index.md", "---\ntitle: \"Part & whole\"\nsensitivity: public\n---\n");
    site.build();
    let mut links = 0;
    for (page, bytes) in site.outputs().into_iter().filter(|(name, _)| name.ends_with(".html")) {
        let html = String::from_utf8(bytes).expect("UTF-8");
        let mut feeds = Vec::new();
        for link in html.split("<link rel=\"alternate\" type=\"application/atom+xml\" title=\"").skip(1) {
            let (title, rest) = link.split_once(" (Atom)\" href=\"/").expect("a title");
            let (path, _) = rest.split_once('"').expect("an address");
            assert!(site.output(path).contains(&format!("<title>{title}</title>\n<id>")), "{page}: {title}");
            feeds.push(path.to_owned());
        }
        let unlike = feeds.iter().collect::<std::collections::BTreeSet<_>>().len();
        assert_eq!(unlike, feeds.len(), "{page}: {feeds:?}");
        links += feeds.len();
    }
    assert!(links > 10 && site.output("s/d/index.html").contains("title=\"Part &amp; whole (Atom)\""));
}

#[test]
fn a_feed_holds_as_much_as_the_site_says() {
    let site = site();
    site.write("site.toml", format!("{CONFIG}feed_length = 1\n"));
    site.build();
    let feed: Value = serde_json::from_str(&site.output("feed.json")).expect("JSON");
    assert_eq!(feed["items"].as_array().map(Vec::len), Some(1));
}

#[test]
fn the_sitemap_lists_what_is_public_with_its_translations() {
    let site = site();
    site.write("site.toml", format!("{CONFIG}[languages.es]\n"));
    site.write("content/b.es.md", "---\ntitle: B\nsensitivity: public\n---\nTexto.\n");
    site.build();
    let map = site.output("sitemap.xml");
    well_formed(&map);
    let places: Vec<&str> =
        map.split("<loc>").skip(1).filter_map(|part| part.split("</loc>").next()).collect();
    let expected = ["", "a/", "b/", "c/", "es/", "es/b/", "s/", "s/d/"]
        .map(|path| format!("https://police.example/{path}"));
    assert_eq!(places, expected);
    assert!(map.contains("<loc>https://police.example/b/</loc>\n<lastmod>2026-03-04</lastmod>\n<xhtml:link rel=\"alternate\" hreflang=\"en\" href=\"https://police.example/b/\"/>\n<xhtml:link rel=\"alternate\" hreflang=\"es\" href=\"https://police.example/es/b/\"/>"), "{map}");
    assert!(site.output("robots.txt").contains("https://police.example/sitemap.xml"));
}

/// What a calendar says is what the page says, at the same time of the agency's day.
#[test]
fn events_come_as_calendars() {
    let event = |title: &str, more: &str| {
        format!("---\ntitle: \"{title}\"\nsensitivity: public\ntype: event\n{more}---\nText.\n")
    };
    let site = Site::new()
        .file("site.toml", format!("{CONFIG}time_zone = \"America/Chicago\"\n"))
        .file(
            "content/events/meeting.md",
            event(
                "Meeting, part 1; with :redact[Quillfeather]{ground=informant}",
                "date: 2026-05-02\nsummary: We talk.\nevent: { start: 2026-07-03T18:30, end: 2026-07-03T20:00, location: Town hall, address: 1 Main Street }\n",
            ),
        )
        .file("content/events/winter.md", event("Winter", "event: { start: 2026-12-03T18:30, location: Library }\n"))
        .file("content/events/days.md", event("Days", "event: { start: 2026-12-30, end: 2026-12-31, location: Park }\n"))
        .confidential("content/events/secret.md", "Raid on the chandlery", "type: event");
    site.build();
    let all = site.output("calendar.ics");
    assert_eq!(all.matches("BEGIN:VEVENT\r\n").count(), 3, "{all}");
    assert!(!all.contains("chandlery") && !all.contains("Quillfeather"), "{all}");
    let one = site.output("events/meeting/event.ics").replace("\r\n ", "");
    for line in [
        "UID:https://police.example/events/meeting/",
        "DTSTAMP:20260502T000000Z",
        "DTSTART:20260703T233000Z",
        "DTEND:20260704T010000Z",
        "DESCRIPTION:We talk.",
        "LOCATION:Town hall\\, 1 Main Street",
    ] {
        assert!(one.contains(&format!("\r\n{line}\r\n")), "{line} in {one}");
    }
    assert!(one.contains("\r\nSUMMARY:Meeting\\, part 1\\; with "), "{one}");
    let winter = site.output("events/winter/event.ics");
    assert!(winter.contains("\r\nDTSTART:20261204T003000Z\r\nDTEND:20261204T013000Z\r\n"), "{winter}");
    let days = site.output("events/days/event.ics");
    assert!(days.contains("\r\nDTSTART;VALUE=DATE:20261230\r\nDTEND;VALUE=DATE:20270101\r\n"), "{days}");
    assert!(site.output("events/meeting/index.html").contains("href=\"/events/meeting/event.ics\""));
    assert!(site.output("index.html").contains("href=\"/calendar.ics\""));
}
