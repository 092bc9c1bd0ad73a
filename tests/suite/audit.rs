//! P3: a renderer that is broken on purpose, in many ways and encodings; the audit must catch each.

use std::io::Write as _;
use std::path::Path;

use flate2::Compression;
use flate2::write::{DeflateEncoder, GzEncoder, ZlibEncoder};
use plainview::clock::Clock;
use plainview::config::Options;
use plainview::disclosure::Withheld;
use plainview::document::Date;

use super::driver::Site;

/// What is withheld and must be found, whatever it is wrapped in.
const SECRET: &str = "The lantern crew meets behind the gasworks quay";

/// A way in which it gets out: its name, and the file that holds it.
type Leak = (&'static str, &'static str, Vec<u8>);

fn site() -> Site {
    let site = Site::new()
        .public("content/tips/doors.md", "Doors", "Lock every door. Officers check the quiet street each night, and report what they see.")
        .public("content/tips/cars.md", "Cars", "Take :redact[Marlowe]{ground=informant} and :redact[blue heron]{ground=informant} home.\n\n:::redact{ground=juvenile}\nNobody opens the attic hatch.\n:::\n")
        .confidential("content/secret.md", "Operation Fernhill", &format!("{SECRET} at dusk. Officers see what they check."))
        .file("protected.txt", "# plates\nKQX 4471\nJane Roe\n");
    site.build();
    site
}

fn withheld(site: &Site) -> Withheld {
    let options = Options::at(Clock::Day(Date::parse("2026-06-01").expect("a date")));
    match plainview::decide(site.path(), &options) {
        Ok((_, withheld, _)) => withheld,
        Err(findings) => {
            panic!("{}", plainview::finding::render(&findings, plainview::finding::Format::Human))
        }
    }
}

fn page(body: &str) -> Vec<u8> {
    format!("<!DOCTYPE html><html lang=\"en\"><head><title>Doors</title></head><body><main><p>Lock every door.</p>{body}</main></body></html>").into_bytes()
}

fn words_of(text: &str, each: impl Fn(&str) -> String) -> String {
    text.split(' ').map(each).collect::<Vec<_>>().join(" ")
}

fn each_char(text: &str, each: impl Fn(char) -> String) -> String {
    text.chars().map(each).collect()
}

fn base64(bytes: &[u8]) -> String {
    const LETTERS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    bytes
        .chunks(3)
        .map(|chunk| {
            let bits =
                chunk.iter().fold(0u32, |bits, byte| bits << 8 | u32::from(*byte)) << (8 * (3 - chunk.len()));
            (0..4)
                .map(|n| {
                    if n <= chunk.len() {
                        char::from(LETTERS[(bits >> (18 - 6 * n) & 63) as usize])
                    } else {
                        '='
                    }
                })
                .collect::<String>()
        })
        .collect()
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

fn gzip(bytes: &[u8]) -> Vec<u8> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::default());
    encoder.write_all(bytes).expect("memory");
    encoder.finish().expect("memory")
}

fn zlib(bytes: &[u8]) -> Vec<u8> {
    let mut encoder = ZlibEncoder::new(Vec::new(), Compression::default());
    encoder.write_all(bytes).expect("memory");
    encoder.finish().expect("memory")
}

fn zip(name: &str, bytes: &[u8], packed: bool) -> Vec<u8> {
    let mut encoder = DeflateEncoder::new(Vec::new(), Compression::default());
    encoder.write_all(bytes).expect("memory");
    let data = if packed { encoder.finish().expect("memory") } else { bytes.to_vec() };
    let mut file = b"PK\x03\x04\x14\0\0\0".to_vec();
    file.extend_from_slice(&[if packed { 8 } else { 0 }, 0, 0, 0, 0, 0, 0, 0, 0, 0]);
    file.extend_from_slice(&u32::try_from(data.len()).expect("short").to_le_bytes());
    file.extend_from_slice(&u32::try_from(bytes.len()).expect("short").to_le_bytes());
    file.extend_from_slice(&u16::try_from(name.len()).expect("short").to_le_bytes());
    file.extend_from_slice(&[0, 0]);
    file.extend_from_slice(name.as_bytes());
    file.extend_from_slice(&data);
    file
}

fn png(kind: &[u8; 4], data: &[u8], trailing: &[u8]) -> Vec<u8> {
    let mut file = b"\x89PNG\r\n\x1a\n".to_vec();
    for (kind, data) in [(b"IHDR", &b"\0\0\0\x01\0\0\0\x01\x08\0\0\0\0"[..]), (kind, data), (b"IEND", b"")] {
        file.extend_from_slice(&u32::try_from(data.len()).expect("short").to_be_bytes());
        file.extend_from_slice(kind);
        file.extend_from_slice(data);
        file.extend_from_slice(&[0; 4]);
    }
    file.extend_from_slice(trailing);
    file
}

fn utf16(text: &str, big: bool, mark: bool) -> Vec<u8> {
    let mark = if mark { "\u{FEFF}" } else { "" };
    format!("{mark}{text}")
        .encode_utf16()
        .flat_map(|unit| if big { unit.to_be_bytes() } else { unit.to_le_bytes() })
        .collect()
}

/// Ways in which text stands in a page.
fn in_pages() -> Vec<Leak> {
    let s = SECRET;
    let html = |name, body: String| (name, "leak/index.html", page(&body));
    vec![
        html("as it is", format!("<p>{s}</p>")),
        html("three words of it", "<p>behind the gasworks</p>".into()),
        html("one word of it", "<p>gasworks</p>".into()),
        html("in capitals", format!("<p>{}</p>", s.to_uppercase())),
        html(
            "full-width letters",
            format!(
                "<p>{}</p>",
                each_char(s, |c| char::from_u32(u32::from(c) + 0xFEE0)
                    .filter(|_| c.is_ascii_alphabetic())
                    .map_or(c.to_string(), |c| c.to_string()))
            ),
        ),
        html("soft hyphens", format!("<p>{}</p>", each_char(s, |c| format!("{c}\u{AD}")))),
        html("zero-width spaces", format!("<p>{}</p>", each_char(s, |c| format!("{c}\u{200B}")))),
        html("bidi marks", format!("<p>{}</p>", each_char(s, |c| format!("\u{200E}{c}")))),
        html("no-break spaces and dashes", format!("<p>{}</p>", s.replace(' ', "\u{A0}\u{2014}"))),
        html(
            "letters in elements",
            format!("<p>{}</p>", words_of(s, |w| each_char(w, |c| format!("<b>{c}</b>")))),
        ),
        html(
            "words in elements",
            format!("<p>{}</p>", s.split(' ').map(|w| format!("<span>{w}</span>")).collect::<String>()),
        ),
        html(
            "comments between letters",
            format!("<p>{}</p>", words_of(s, |w| each_char(w, |c| format!("{c}<!-- -->")))),
        ),
        html("title attribute", format!("<p title=\"{s}\">x</p>")),
        html("alt text", format!("<img alt='{s}' src=x>")),
        html("data attribute", format!("<p data-note={}>x</p>", s.replace(' ', "-"))),
        html("aria-label", format!("<a aria-label=\"{s}\" href=\"/\">x</a>")),
        html("class names", format!("<p class=\"{}\">x</p>", s.to_lowercase().replace(' ', "_"))),
        html("meta element", format!("<meta name=description content=\"{s}\">")),
        html("query of a link", format!("<a href=\"/search/?q={}\">x</a>", s.replace(' ', "+"))),
        html(
            "path of a link",
            format!("<a href=\"/policies/{}/\">x</a>", s.to_lowercase().replace(' ', "-")),
        ),
        html(
            "percent-encoded",
            format!("<a href=\"/{}\">x</a>", each_char(s, |c| format!("%{:02X}", u32::from(c)))),
        ),
        html(
            "percent-encoded twice",
            format!("<a href=\"/{}\">x</a>", each_char(s, |c| format!("%25{:02x}", u32::from(c)))),
        ),
        html("decimal references", format!("<p>{}</p>", each_char(s, |c| format!("&#{};", u32::from(c))))),
        html(
            "hexadecimal references",
            format!("<p>{}</p>", each_char(s, |c| format!("&#x{:x};", u32::from(c)))),
        ),
        html(
            "references written as text",
            format!("<p>{}</p>", each_char(s, |c| format!("&amp;#{};", u32::from(c)))),
        ),
        html("comment", format!("<!-- {s} -->")),
        html(
            "tags written as text",
            format!("<pre>&lt;p&gt;{}&lt;/p&gt;</pre>", s.replace(' ', "&lt;i&gt; &lt;/i&gt;")),
        ),
        html(
            "JSON in a script",
            format!(
                "<script type=\"application/json\">{{\"a\":\"{}\"}}</script>",
                each_char(s, |c| format!("\\u{:04x}", u32::from(c)))
            ),
        ),
        html(
            "hexadecimal escapes in a script",
            format!("<script>let a = '{}';</script>", each_char(s, |c| format!("\\x{:02x}", u32::from(c)))),
        ),
        html(
            "code points in a script",
            format!("<script>let a = `{}`;</script>", each_char(s, |c| format!("\\u{{{:x}}}", u32::from(c)))),
        ),
        html(
            "octal-like and plain escapes",
            format!("<script>let a = \"{}\";</script>", s.replace('e', "\\e").replace(' ', "\\n")),
        ),
        html(
            "style",
            format!(
                "<style>p::after {{ content: \"{}\" }}</style>",
                each_char(s, |c| format!("\\{:x} ", u32::from(c)))
            ),
        ),
        html("base64, first alignment", format!("<p>{}</p>", base64(s.as_bytes()))),
        html("base64, second alignment", format!("<p>{}</p>", base64(format!("x{s}").as_bytes()))),
        html("base64, third alignment", format!("<p>{}</p>", base64(format!("xy{s}").as_bytes()))),
        html(
            "base64 for addresses",
            format!("<a href=\"/?d={}\">x</a>", base64(s.as_bytes()).replace('+', "-").replace('/', "_")),
        ),
        html("data address", format!("<img alt=x src=\"data:text/plain;base64,{}\">", base64(s.as_bytes()))),
        html("data address, percent-encoded", format!("<a href=\"data:,{}\">x</a>", s.replace(' ', "%20"))),
        html("base64 of base64", format!("<p>{}</p>", base64(base64(s.as_bytes()).as_bytes()))),
        html("base64 of UTF-16", format!("<p>{}</p>", base64(&utf16(s, false, false)))),
        html("base64 of gzip", format!("<p data-x=\"{}\">x</p>", base64(&gzip(s.as_bytes())))),
        html("hexadecimal", format!("<p>{}</p>", hex(s.as_bytes()))),
        html(
            "references in percent in JSON",
            format!(
                "<script>{{\"a\":\"{}\"}}</script>",
                each_char(s, |c| format!("%26%23{}%3B", u32::from(c))).replace('%', "\\u0025")
            ),
        ),
        html(
            "SVG text",
            format!("<svg><text>{}</text></svg>", words_of(s, |w| format!("<tspan>{w}</tspan>"))),
        ),
        html("template element", format!("<template><p>{s}</p></template>")),
        html("noscript element", format!("<noscript>{s}</noscript>")),
        html("textarea", format!("<textarea>{s}</textarea>")),
        html("name of an element", format!("<x-{}>x</x>", s.to_lowercase().replace(' ', "-"))),
        html("redaction of one word", "<p>Take marlowe home.</p>".into()),
        html("redaction of two words", "<p>Take blue\nheron home.</p>".into()),
        html("redacted block", "<td>attic hatch</td>".into()),
        html("title of a withheld document", "<li>Operation Fernhill</li>".into()),
        html("three common words in an order that is withheld", "<p>officers see what they check</p>".into()),
        html("protected plate, joined", "<p>kqx4471</p>".into()),
        html("protected plate, parted", "<p>KQX-4471</p>".into()),
        html("protected name", "<p>jane&nbsp;roe</p>".into()),
    ]
}

/// Ways in which text stands in other files and in names.
fn in_files() -> Vec<Leak> {
    let s = SECRET;
    let lower = s.to_lowercase();
    let json = serde_json::json!({ "items": [{ "content_html": format!("<p>{}</p>", s.replace(' ', "</b> <b>")) }] }).to_string();
    let xml = format!(
        "<feed><entry><content type=\"html\">&lt;p&gt;{}&lt;/p&gt;</content></entry></feed>",
        s.replace(' ', "&amp;nbsp;")
    );
    let pdf = |stream: &[u8]| {
        [&b"%PDF-1.7\n1 0 obj << /Length 9 >>\nstream\n"[..], stream, b"\nendstream\nendobj\n"].concat()
    };
    let shown = format!("BT ({}) Tj ET", s.replace("gasworks", ") -5 (gasworks"));
    vec![
        ("JSON feed", "feed.json", json.into_bytes()),
        ("Atom feed", "atom.xml", xml.into_bytes()),
        (
            "sitemap",
            "sitemap.xml",
            format!("<urlset><url><loc>https://x.example/{}/</loc></url></urlset>", lower.replace(' ', "-"))
                .into_bytes(),
        ),
        ("robots.txt", "robots.txt", format!("Disallow: /{}/", lower.replace(' ', "-")).into_bytes()),
        ("search index", "index.json", b"[\"door\",\"gasworks\",\"lock\"]".to_vec()),
        ("script", "a.js", format!("const a = \"{s}\";").into_bytes()),
        ("style sheet", "a.css", format!("/* {s} */").into_bytes()),
        ("plain text", "a.txt", s.as_bytes().to_vec()),
        ("quoted-printable", "a.eml", each_char(s, |c| format!("={:02X}", u32::from(c))).into_bytes()),
        (
            "base64 in lines",
            "a.asc",
            base64(s.repeat(4).as_bytes())
                .as_bytes()
                .chunks(60)
                .flat_map(|line| [line, b"\n"].concat())
                .collect(),
        ),
        ("UTF-16 with mark", "a.txt", utf16(s, false, true)),
        ("UTF-16, big end first", "a.txt", utf16(s, true, true)),
        ("UTF-16 without mark", "a.txt", utf16(s, true, false)),
        ("gzip", "a.gz", gzip(s.as_bytes())),
        (
            "gzip of a page",
            "index.html.gz",
            gzip(&page(&format!("<p>{}</p>", words_of(s, |w| each_char(w, |c| format!("<i>{c}</i>")))))),
        ),
        ("zlib", "a.z", zlib(s.as_bytes())),
        ("zip, stored", "a.zip", zip("a.txt", s.as_bytes(), false)),
        ("zip, packed", "a.zip", zip("a.txt", s.as_bytes(), true)),
        ("zip in a zip", "a.zip", zip("b.zip", &zip("a.txt", s.as_bytes(), true), true)),
        ("name in a zip", "a.zip", zip(&format!("{}.txt", lower.replace(' ', "_")), b"x", true)),
        ("PDF, open", "a.pdf", pdf(shown.as_bytes())),
        ("PDF, packed", "a.pdf", pdf(&zlib(shown.as_bytes()))),
        ("PNG text", "a.png", png(b"tEXt", format!("Comment\0{s}").as_bytes(), b"")),
        ("PNG packed text", "a.png", png(b"zTXt", &[b"Comment\0\0", &zlib(s.as_bytes())[..]].concat(), b"")),
        ("PNG unknown chunk", "a.png", png(b"prVt", &utf16(s, false, false), b"")),
        ("behind a PNG", "a.png", png(b"gAMA", b"\0\0\0\0", s.as_bytes())),
        ("JPEG comment", "a.jpg", [&b"\xFF\xD8\xFF\xFE\0\x31"[..], s.as_bytes(), b"\xFF\xD9"].concat()),
        ("behind a GIF", "a.gif", [&b"GIF89a\x01\0\x01\0\0\0\0\x3B"[..], s.as_bytes()].concat()),
        ("name of a file", "the-lantern-crew-meets.html", page("")),
        ("name of a folder", "gasworks/index.html", page("")),
        ("encoded name of a file", "%67asworks.txt", b"x".to_vec()),
    ]
}

/// Leaks that the audit does not catch, and why. `docs/assurance.md` lists them.
fn known_misses() -> Vec<Leak> {
    let html = |name, body: String| (name, "leak/index.html", page(&body));
    vec![
        html(
            "JavaScript that puts a text together from pieces",
            format!(
                "<script>let a = {};</script>",
                SECRET.chars().map(|c| format!("'{c}'")).collect::<Vec<_>>().join("+")
            ),
        ),
        html("letters in blocks of their own", SECRET.chars().map(|c| format!("<div>{c}</div>")).collect()),
        html(
            "other words for the same thing",
            "<p>They gather near the old gas plant by the water.</p>".into(),
        ),
    ]
}

fn caught(folder: &Path, leak: &Leak, withheld: &Withheld) -> bool {
    let (_, name, bytes) = leak;
    let path = folder.join(name);
    std::fs::create_dir_all(path.parent().expect("a folder")).expect("a folder");
    std::fs::write(&path, bytes).expect("a file");
    plainview::audit::folder(folder, withheld).is_err()
}

#[test]
fn every_broken_renderer_is_caught() {
    let site = site();
    let withheld = withheld(&site);
    let leaks: Vec<Leak> = in_pages().into_iter().chain(in_files()).collect();
    let missed: Vec<&str> = leaks
        .iter()
        .filter(|leak| !caught(tempfile::tempdir().expect("a folder").path(), leak, &withheld))
        .map(|(name, ..)| *name)
        .collect();
    println!("caught {} of {}", leaks.len() - missed.len(), leaks.len());
    assert!(missed.is_empty(), "missed: {missed:?}");
    assert!(leaks.len() >= 85, "{} ways", leaks.len());
}

#[test]
fn what_the_audit_cannot_catch_is_known() {
    let site = site();
    let withheld = withheld(&site);
    for leak in known_misses() {
        let folder = tempfile::tempdir().expect("a folder");
        assert!(
            !caught(folder.path(), &leak, &withheld),
            "`{}` is caught now: move it to the others",
            leak.0
        );
    }
    let assurance = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/assurance.md");
    let assurance = std::fs::read_to_string(assurance).expect("docs/assurance.md");
    for (name, ..) in known_misses() {
        assert!(assurance.contains(name), "docs/assurance.md does not tell of `{name}`");
    }
}

#[test]
fn an_honest_site_is_not_accused() {
    let site = site();
    let withheld = withheld(&site);
    let public = site.path().join("public");
    assert!(plainview::audit::folder(&public, &withheld).is_ok());
    let honest = page(
        "<p>Lock every door. Officers check the quiet street. Page 2 of 5, 1 June 2026, Policy 300.</p>",
    );
    std::fs::write(public.join("honest.html"), honest).expect("a file");
    assert!(plainview::audit::folder(&public, &withheld).is_ok());
}

#[test]
fn what_cannot_be_read_is_refused() {
    let site = site();
    let withheld = withheld(&site);
    for (name, bytes) in [
        ("a.bin", &b"\x00\x01\x02\xFE\xFF\x80\x81"[..]),
        ("a.gz", b"\x1F\x8B\x08 broken"),
        ("a.woff2", b"wOF2\0\x01\0\0\xFF\xFE"),
    ] {
        let folder = tempfile::tempdir().expect("a folder");
        std::fs::write(folder.path().join(name), bytes).expect("a file");
        let findings = plainview::audit::folder(folder.path(), &withheld).expect_err("refused");
        assert!(findings.into_iter().all(|finding| finding.rule.facts().id == "PV502"), "{name}");
    }
}

#[test]
fn the_command_says_where_but_not_what() {
    let site = site();
    std::fs::write(site.path().join("public/leak.html"), page(&format!("<p>{SECRET}</p>"))).expect("a file");
    let run = site.run(&["audit", "public"]);
    assert_eq!(run.code, 1);
    assert!(run.stderr.contains("leak.html") && run.stderr.contains("content/secret.md"), "{}", run.stderr);
    assert!(!run.stderr.contains("gasworks"), "{}", run.stderr);
}
