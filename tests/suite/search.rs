//! The search: an index of what is released and of nothing else, a page that asks it, and the index
//! from A to Z, which needs no script.

use std::io::{BufRead as _, BufReader, Read as _, Write as _};
use std::net::TcpStream;
use std::process::{Command, Stdio};

use super::driver::{CONFIG, Site};
use super::forms::gzip;

/// What stands before the content of a file of the index.
const SIGNATURE: &[u8] = b"pagefind_dcd";

/// A site in two languages that withholds a document, a passage and two words.
fn site() -> Site {
    Site::new()
        .file("site.toml", format!("{CONFIG}[languages.es]\n"))
        .public("content/_index.md", "Home", "Welcome to the department.")
        .file("content/policies/_index.md", "---\ntitle: Policies\nsensitivity: public\nsection: { type: policy }\n---\n")
        .file(
            "content/policies/cameras.md",
            "---\ntitle: Body-worn :redact[Fernwick]{ground=operational-tactics} cameras\nsensitivity: public\nsummary: When recordings are made\ndate: 2026-03-01\n\
             topic: [technology]\naudience: [residents]\ntags: [video]\npolicy: { number: \"320\" }\n---\n\
             ## Recordings\n\nOfficers record each stop[^1], except :redact[near the kestrels]{ground=informant} in private homes.\n\n\
             :::redact{ground=tactical-training}\nThe harness strap is cut before entry.\n:::\n\n- one\n- two\n\n[^1]: As the council asked.\n",
        )
        .file("content/policies/cameras.es.md", "---\ntitle: Cámaras corporales\nsensitivity: public\npolicy: { number: \"320\" }\n---\nLos agentes graban cada intervención.\n")
        .file("content/events/fair.md", "---\ntitle: Street fair\nsensitivity: public\ntype: event\nevent: { start: 2026-05-01, location: Town square }\n---\nCome along.\n")
        .file("content/software/viewer.md", "---\ntitle: \"300 viewer\"\nsensitivity: public\ntype: software\nsoftware: { status: pilot }\n---\nShows records.\n")
        .confidential("content/operations/gannetry.md", "Gannetry", "Detectives watch the Quillfeather warehouse.")
}

/// Unpacks a file of the index.
fn unpacked(bytes: &[u8]) -> Vec<u8> {
    let mut content = Vec::new();
    flate2::read::GzDecoder::new(bytes).read_to_end(&mut content).expect("gzip");
    content.strip_prefix(SIGNATURE).expect("a signature").to_vec()
}

/// The fragments of a language's index, by the address of their page.
fn fragments(site: &Site, folder: &str) -> Vec<(String, serde_json::Value)> {
    let own = format!("_search/{folder}/fragment/");
    let files = site.outputs().into_iter().filter(|(path, _)| path.starts_with(&own));
    let fragment = |bytes: Vec<u8>| serde_json::from_slice(&unpacked(&bytes)).expect("JSON");
    let mut fragments: Vec<(String, serde_json::Value)> = files
        .map(|(_, bytes)| fragment(bytes))
        .map(|fragment: serde_json::Value| {
            (fragment["url"].as_str().expect("an address").to_owned(), fragment)
        })
        .collect();
    fragments.sort_by(|a, b| a.0.cmp(&b.0));
    fragments
}

fn fragment(site: &Site, folder: &str, url: &str) -> serde_json::Value {
    let found = fragments(site, folder).into_iter().find(|(own, _)| own == url);
    found.unwrap_or_else(|| panic!("{url} is not in the index")).1
}

#[test]
fn the_index_holds_the_text_of_documents_and_nothing_of_their_pages() {
    let site = site();
    site.build();
    let urls: Vec<String> = fragments(&site, "en").into_iter().map(|(url, _)| url).collect();
    assert_eq!(urls, ["/", "/events/fair/", "/policies/", "/policies/cameras/", "/software/viewer/"]);
    let cameras = fragment(&site, "en", "/policies/cameras/");
    let content = cameras["content"].as_str().expect("a text").replace('\u{1}', "");
    assert_eq!(
        content,
        "320.1 Recordings Officers record each stop, except […] in private homes. […] one two Notes As the council asked."
    );
    let shown = serde_json::json!({
        "date": "2026-03-01", "number": "320", "summary": "When recordings are made",
        "title": "Body-worn […] cameras",
    });
    assert_eq!(cameras["meta"], shown);
    let everything = format!("{:?} {:?}", fragments(&site, "en"), fragments(&site, "es")).to_lowercase();
    for absent in [
        "redacted",
        "suprimi",
        "skip to",
        "home page",
        "withheld",
        "fernwick",
        "kestrel",
        "harness",
        "gannet",
    ] {
        assert!(!everything.contains(absent), "{absent} is in the index");
    }
    assert_eq!(fragments(&site, "es").len(), 1, "each language has an index of its own");
}

#[test]
fn results_can_be_narrowed_down_by_what_documents_say_of_themselves() {
    let site = site();
    site.build();
    let filters = |folder: &str, url: &str| fragment(&site, folder, url)["filters"].clone();
    assert_eq!(
        filters("en", "/policies/cameras/"),
        serde_json::json!({ "type": ["Policy"], "topic": ["Technology"], "audience": ["Residents"], "year": ["2026"] })
    );
    assert_eq!(filters("en", "/events/fair/"), serde_json::json!({ "type": ["Event"], "status": ["Ended"] }));
    assert_eq!(
        filters("en", "/software/viewer/"),
        serde_json::json!({ "type": ["Software"], "status": ["Pilot"] })
    );
    let page = site.output("search/index.html");
    for name in ["type", "topic", "audience", "status", "year"] {
        assert!(page.contains(&format!("name=\"{name}\"")), "{name}");
    }
}

#[test]
fn the_search_page_obeys_a_strict_policy_and_shows_a_way_without_scripts() {
    let site = site();
    let run = site.run(&["build", "--base-url", "https://user.example/sub"]);
    assert_eq!(run.code, 0, "{}", run.stderr);
    let page = site.output("search/index.html");
    assert!(
        page.contains("script-src 'self' 'wasm-unsafe-eval'; connect-src 'self'; form-action 'self'"),
        "{page}"
    );
    assert!(page.contains("<script type=\"module\" src=\"/sub/_theme/search."), "{page}");
    assert!(page.contains("data-index=\"/sub/_search/en/\""), "{page}");
    assert!(page.contains("<noscript>") && page.contains("href=\"/sub/a-z/\""), "{page}");
    assert!(site.output("es/search/index.html").contains("data-index=\"/sub/_search/es/\""));
    let home = site.output("index.html");
    assert!(home.contains("action=\"/sub/search/\" method=\"get\""), "{home}");
    assert!(!home.contains("<script type=\"module\"") && !home.contains("wasm-unsafe-eval"), "{home}");
    assert!(fragments(&site, "en").iter().all(|(url, _)| url.starts_with("/sub/")));
}

#[test]
fn the_index_from_a_to_z_lists_all_released_documents() {
    let site = site();
    site.build();
    let page = site.output("a-z/index.html");
    let at = |text: &str| page.find(text).unwrap_or_else(|| panic!("{text}: {page}"));
    let order =
        [">0–9</h2>", "300 viewer", ">B</h2>", "/policies/cameras/", ">S</h2>", "Street fair"].map(at);
    assert!(order.is_sorted(), "{page}");
    assert!(page.contains("Policy 320") && !page.contains("Gannetry"), "{page}");
    assert!(site.output("es/a-z/index.html").contains("Cámaras corporales"));
}

#[test]
fn a_large_site_has_an_index_in_parts() {
    let mut site = Site::new().file("site.toml", format!("{CONFIG}[search]\npages_per_index = 2\n"));
    for name in ["a", "b", "c", "d", "e"] {
        site = site.public(&format!("content/{name}.md"), &format!("Page {name}"), &format!("Word{name}."));
    }
    site.build();
    let in_part = |folder: &str| fragments(&site, folder).len();
    assert_eq!([in_part("en"), in_part("en/2"), in_part("en/3")], [2, 2, 1]);
    // The program that searches all parts is there once.
    assert!(site.has_output("_search/en/pagefind.js") && !site.has_output("_search/en/2/pagefind.js"));
    assert!(site.output("search/index.html").contains("data-more=\"/_search/en/2/ /_search/en/3/\""));
}

#[test]
fn a_site_can_do_without_a_search() {
    let site = site();
    site.write("site.toml", format!("{CONFIG}[search]\nenabled = false\n[languages.es]\n"));
    site.build();
    let outputs = site.outputs();
    assert!(!outputs.iter().any(|(path, _)| path.starts_with("_search") || path.contains("search/index")));
    let home = site.output("index.html");
    assert!(!home.contains("role=\"search\"") && home.contains("href=\"/a-z/\""), "{home}");
    site.write("site.toml", format!("{CONFIG}[search]\npages_per_index = 0\nenable = true\n"));
    let rules: Vec<String> = site.findings().into_iter().map(|(rule, ..)| rule).collect();
    assert_eq!(rules, ["PV004", "PV003"]);
}

#[test]
fn what_the_index_is_made_of_is_told_by_nothing_else() {
    // Pagefind reads a variable of its own, which would change the bytes.
    let run = site().run_with(
        &["build"],
        &[("PAGEFIND_UNSTABLE_INDEX_CHUNK_SIZE", "5"), ("SOURCE_DATE_EPOCH", "1780315200")],
    );
    assert_eq!(run.code, 1, "{}", run.stderr);
    assert!(run.stderr.contains("PV705"), "{}", run.stderr);
}

/// Asks a server for a page; returns its answer.
fn answer(address: &str, path: &str) -> String {
    let mut stream = TcpStream::connect(address).expect("a server");
    write!(stream, "GET {path} HTTP/1.1\r\nHost: {address}\r\nConnection: close\r\n\r\n").expect("a request");
    let mut answer = Vec::new();
    stream.read_to_end(&mut answer).expect("an answer");
    String::from_utf8_lossy(&answer).into_owned()
}

#[test]
fn the_search_is_served_while_a_site_is_written() {
    let site = site();
    let mut command = Command::new(env!("CARGO_BIN_EXE_plainview"));
    command.args(["serve", "--port", "0", "--date", "2026-06-01"]).current_dir(site.path());
    let mut server = command.stdout(Stdio::piped()).stderr(Stdio::null()).spawn().expect("the program runs");
    let mut line = String::new();
    BufReader::new(server.stdout.take().expect("its output")).read_line(&mut line).expect("a line");
    let address = line.split("http://").nth(1).and_then(|rest| rest.split('/').next()).unwrap_or_default();
    let answers = ["/_search/en/pagefind-entry.json", "/search/?q=camera"].map(|path| answer(address, path));
    server.kill().expect("it runs");
    server.wait().expect("it ends");
    assert!(answers[0].contains("\"page_count\":5"), "{}", answers[0]);
    assert!(answers[1].contains("data-index=\"/_search/en/\""), "{}", answers[1]);
}

/// CBOR of a word of an index that stands at the first word of the first page.
fn word(word: &str) -> Vec<u8> {
    let length = u8::try_from(word.len()).expect("a short word");
    // Page 0: weight 24, word 0; nothing in what is shown. No variants.
    [&[0x83, 0x78, length], word.as_bytes(), &[0x81, 0x83, 0x00, 0x82, 0x38, 24, 0x00, 0x80, 0x80]].concat()
}

/// CBOR of an index of one word.
fn word_index(only: &str) -> Vec<u8> {
    [&[0x81, 0x81], word(only).as_slice()].concat()
}

/// Puts a word into an index that there is.
fn with_word(index: &[u8], more: &str) -> Vec<u8> {
    let (count, rest) = match *index {
        [0x81, count @ 0x80..0x98, ref rest @ ..] => (u16::from(count - 0x80), rest),
        [0x81, 0x98, count, ref rest @ ..] => (u16::from(count), rest),
        [0x81, 0x99, high, low, ref rest @ ..] => (u16::from_be_bytes([high, low]), rest),
        _ => panic!("this is no index of words"),
    };
    [&[0x81, 0x99][..], &(count + 1).to_be_bytes(), &word(more), rest].concat()
}

/// CBOR of a filter: one value, on the first page.
fn filter(name: &str, value: &str) -> Vec<u8> {
    let text = |text: &str| [&[0x78, u8::try_from(text.len()).expect("short")], text.as_bytes()].concat();
    [&[0x82][..], &text(name), &[0x81, 0x82], &text(value), &[0x81, 0x00]].concat()
}

fn packed(content: &[u8]) -> Vec<u8> {
    gzip([SIGNATURE, content].concat())
}

#[test]
fn the_audit_reads_the_index() {
    let site = site();
    site.build();
    let audit = || site.run(&["audit", "public", "--format", "json"]);
    let clean = audit();
    assert_eq!(clean.code, 0, "{} {}", clean.stdout, clean.stderr);
    let sentence = "{\"url\":\"/x/\",\"content\":\"They watch the Quillfeather warehouse\"}";
    let half = word_index("quillfeather");
    let cases: [(&str, Vec<u8>, &str); 9] = [
        ("fragment/en_1234567.pf_fragment", packed(sentence.as_bytes()), "PV501"),
        ("index/en_1234567.pf_index", packed(&half), "PV501"),
        ("index/en_1234567.pf_index", packed(&word_index("fernwick")), "PV501"),
        ("filter/en_1234567.pf_filter", packed(&filter("type", "Gannetry")), "PV501"),
        // A value that no page has, and a file that the index does not name.
        ("filter/en_1234567.pf_filter", packed(&filter("type", "Plan")), "PV502"),
        ("index/en_1234567.pf_index", packed(&word_index("come")), "PV502"),
        // What cannot be read to its end is refused.
        ("index/en_1234567.pf_index", packed(&half[..half.len() - 1]), "PV502"),
        ("index/en_1234567.pf_index", packed(&[&half[..], b"\0"].concat()), "PV502"),
        ("wasm.en.pagefind", packed(b"\0asm\x01\0\0\0"), "PV502"),
    ];
    for (name, bytes, rule) in cases {
        let path = site.path().join("public/_search/en").join(name);
        let before = std::fs::read(&path).ok();
        std::fs::write(&path, bytes).expect("a file");
        let run = audit();
        assert!(run.code == 1 && run.stdout.contains(rule), "{name}, {rule}: {} {}", run.code, run.stdout);
        assert!(!run.stdout.to_lowercase().contains("quillfeath"), "{}", run.stdout);
        match before {
            Some(before) => std::fs::write(&path, before).expect("a file"),
            None => std::fs::remove_file(&path).expect("the file was there"),
        }
    }
    assert_eq!(audit().code, 0);
}

#[test]
fn a_word_that_an_index_has_must_come_from_the_page_it_points_to() {
    let site = site();
    site.build();
    let is_index = |path: &String| path.starts_with("_search/en/index/");
    let (path, honest) = site.outputs().into_iter().find(|(path, _)| is_index(path)).expect("an index");
    let planted = |word: &str| {
        site.write(&format!("public/{path}"), packed(&with_word(&unpacked(&honest), word)));
        let run = site.run(&["audit", "public", "--format", "json"]);
        assert!(word.is_empty() || !run.stdout.contains(word), "{}", run.stdout);
        run.code
    };
    // The first page says "Come along."
    assert_eq!(planted("come"), 0);
    for (word, why) in [
        ("quillfeather", "it is withheld"),
        ("quillfeath", "it is the stem of what is withheld"),
        ("kestrel", "it is the stem of what is redacted"),
        ("4471", "it could be a withheld number"),
        ("council", "it stands on a page, but not there"),
        ("", "it is no word"),
    ] {
        assert_eq!(planted(word), 1, "{word} is let through, though {why}");
    }
}
