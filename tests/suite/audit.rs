//! The independent audit (P3): we play a renderer that is broken on purpose. Into a copy of a clean
//! public site each test writes what is withheld, in one way more; the audit has to refuse the copy.

use std::collections::BTreeSet;
use std::path::Path;

use plainview::clock::Clock;
use plainview::config::Options;
use plainview::document::Date;
use rayon::prelude::*;
use tempfile::TempDir;

use super::driver::{CONFIG, Run, Site};
use super::forms::{Packed, gzip, jpeg, packed_pdf, png, utf16, zip, zlib};
use super::leaks::{self, Copy, Leak, NAME, SENTENCE, UNSEEN};

/// A site that withholds something of each kind.
fn site() -> Site {
    let operation = format!(
        "{SENTENCE} opposite, on each night of the shift at the end of the month.\n\n\
         Only {NAME} and the skipper's sister know of the boat at Griffinmoor. Officers wait behind the blue door until 14 March 2031;\n\
         the code of the gate is 80235, that of the shed 6093, and the guard is from Ulm."
    );
    Site::new()
        .file("protected.txt", "# Never to be published\n7KLM 482\n9XQ305\n555-0187\nMarisol Etxeberria\n")
        .public("content/_index.md", "Home", "Welcome. Find our rules, and how to ask for more.")
        .file("content/policies/_index.md", "---\ntitle: Policies\nsensitivity: public\n---\n")
        .file(
            "content/policies/force.md",
            "---\ntitle: Use of force\nsensitivity: public\nsummary: Rules for officers, as agreed in :redact[Tarrowby]{ground=personnel}\ntags: [force]\n---\n\
             ## Purpose\n\nAn officer may wait at the end of the shift, behind a car, and knock at a door that is not blue.\n\n\
             The word is :redact[Fernwick]{ground=operational-tactics}, the sign a :redact[blue lantern]{ground=operational-tactics};\n\
             ask :redact[Roe]{ground=informant} or :redact[Al Poe]{ground=informant}, at :redact[4471]{ground=informant}.\n\n\
             Hang up the lantern, and see to a strap.\n\n<!-- Ask Brackenford first -->\n\n\
             :::redact{ground=tactical-training}\nThe harness strap is cut before entry.\n:::\n\n[^1]: As Otterbourne said\n",
        )
        .public("content/tips/locks.md", "Locks & keys", "Oil a lock each year. See the [rules](../policies/force.md#purpose).")
        .file("content/tips/locks.es.md", "---\ntitle: Cerraduras\nsensitivity: public\n---\nEngrase la cerradura cada año.\n")
        .file("content/tips/street/index.md", "---\ntitle: Streets\nsensitivity: public\n---\n![A street](street.png)\n")
        .file("content/tips/street/street.png", png(b"tEXt", b"Comment\0Somebody's camera"))
        .file("content/operations/kestrelhythe.md", format!("---\ntitle: Operation Gannetry\nsensitivity: confidential\ntags: [ospreys]\nwithheld:\n  ground: informant\n---\n{operation}\n"))
        .file("content/tips/draft.md", "---\ntitle: Later\nsensitivity: public\ndraft: true\n---\nThe alley at Mossgrove is dark.\n")
        .file("content/tips/soon.md", "---\ntitle: Soon\nsensitivity: public\npublish_on: 2026-12-24\n---\nThe fair at Larkhollow opens.\n")
        .file("content/tips/past.md", "---\ntitle: Past\nsensitivity: public\nexpires_on: 2026-01-24\n---\nThe fair at Thistlemere opens.\n")
        .file("content/operations/list.txt", "Heronsgate has four officers.\n")
        .file("content/operations/list.txt.yaml", "sensitivity: confidential\nground: informant\n")
        .file("site.toml", format!("{CONFIG}[languages.es]\ntitle = \"Policía\"\n"))
}

/// Plants something in a copy of a site's public files and runs the audit on it.
fn audit(site: &Site, clean: &[(String, Vec<u8>)], plant: fn(&Copy)) -> Run {
    let folder = TempDir::new().expect("a temporary folder");
    plant(&Copy::of(clean, folder.path()));
    site.run(&["audit", &folder.path().display().to_string(), "--format", "json"])
}

/// Whether the audit refused a folder: for what it found, or for what it cannot read.
fn is_refused(run: &Run) -> bool {
    run.code == 1 && (run.stdout.contains("\"PV501\"") || run.stdout.contains("\"PV502\""))
}

#[test]
fn a_broken_renderer_cannot_leak_unseen() {
    let site = site();
    let clean = site.build().outputs();
    let leaks: Vec<Leak> =
        leaks::seen().chain(UNSEEN.iter().map(|&(name, _, plant)| (name, plant))).collect();
    let names: BTreeSet<&str> = leaks.iter().map(|(name, _)| *name).collect();
    assert_eq!(names.len(), leaks.len(), "each has a name of its own");
    let is_missed = |leak: &&Leak| !is_refused(&audit(&site, &clean, leak.1));
    let missed: Vec<&str> = leaks.par_iter().filter(is_missed).map(|(name, _)| *name).collect();
    println!("caught {} of {}", leaks.len() - missed.len(), leaks.len());
    let known: Vec<&str> = UNSEEN.iter().map(|(name, ..)| *name).collect();
    assert_eq!(missed, known, "what is missed is what is known to be missed");
}

#[test]
fn what_the_audit_does_not_see_is_told() {
    let told = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/assurance.md");
    let told = std::fs::read_to_string(told).expect("docs/assurance.md");
    for (name, why, _) in UNSEEN {
        assert!(told.contains(&format!("| {name} | {why} |")), "docs/assurance.md does not tell of `{name}`");
    }
}

#[test]
fn an_honest_site_is_not_accused() {
    let site = site();
    site.build();
    let public = |path: &str, text: &str| site.write(&format!("public/{path}"), text);
    let run = site.run(&["audit", "public"]);
    assert_eq!((run.code, run.stderr.as_str()), (0, ""));
    assert!(run.stdout.contains("files hold nothing that this site withholds"), "{}", run.stdout);
    // Words of released documents, of templates and of interface strings, in an order of their own.
    public("words.html", "<p title=\"Oil a door\">Officers knock at the end; a strap, a lantern, a car.</p>");
    public(
        "interface.html",
        "<details open><summary>Skip to content</summary>Page 2 of 5, 1 June 2026</details>",
    );
    public("words.js", "for (let i = 0; i < n; i++) { document.querySelector(\"main\").focus(); }");
    public(
        "words.json",
        "{\"words\":[\"door\",\"lantern\",\"officers\",\"strap\"],\"hash\":\"9f86d081884c7d65\"}",
    );
    public("a1b2c3d4e5f60718293a4b5c6d7e8f90.txt", "c2hhMjU2LU1pbmQgdGhlIGRvb3I=");
    let run = site.run(&["audit", "public"]);
    assert_eq!((run.code, run.stderr.as_str()), (0, ""));
}

#[test]
fn honest_files_of_other_kinds_are_not_accused() {
    let site = site();
    site.build();
    let files = [
        ("a.gz", gzip("Oil a lock each year.")),
        ("a.zip", zip("a.txt", b"Oil a lock each year.", Packed::Deflated)),
        ("b.zip", zip("a.png", &png(b"tEXt", b"Comment\0Oil a lock"), Packed::Stored)),
        ("a.pdf", packed_pdf("BT (Oil a lock each year.) Tj ET")),
        ("a.png", png(b"tEXt", b"Comment\0Oil a lock")),
        ("a.jpg", jpeg(0xFE, b"Oil a lock")),
        ("a.txt", utf16("Oil a lock each year.", true, true)),
    ];
    for (name, bytes) in files {
        site.write(&format!("public/{name}"), bytes);
    }
    let run = site.run(&["audit", "public"]);
    assert_eq!((run.code, run.stderr.as_str()), (0, ""));
}

#[test]
fn pixels_are_not_taken_for_words() {
    // Many short words are withheld; noise holds some of them.
    let letters: Vec<char> = ('a'..='z').collect();
    let words = letters.iter().flat_map(|a| letters.iter().map(move |b| format!("{a}{b}qz {a}qz{b}")));
    let site = Site::new().public("content/a.md", "A", "Text.").confidential(
        "content/b.md",
        "B",
        &words.collect::<Vec<_>>().join(" "),
    );
    let mut state = 1u32;
    let noise: Vec<u8> = std::iter::repeat_with(|| {
        state ^= state << 13;
        state ^= state >> 17;
        state ^= state << 5;
        state.to_be_bytes()[0]
    })
    .filter(|byte| *byte != 0xFF)
    .take(1 << 20)
    .collect();
    let blocks: Vec<u8> = noise
        .chunks(255)
        .flat_map(|block| [&[u8::try_from(block.len()).unwrap_or(0)], block].concat())
        .collect();
    let length = u32::try_from(noise.len()).expect("it is short").to_le_bytes();
    site.write(
        "public/a.jpg",
        [b"\xFF\xD8\xFF\xDA\0\x08\x01\x01\0\0\x3F\0", noise.as_slice(), b"\xFF\xD9"].concat(),
    );
    site.write(
        "public/a.gif",
        [b"GIF89a\x01\0\x01\0\0\0\0,\0\0\0\0\x01\0\x01\0\0\x02", blocks.as_slice(), b"\0;"].concat(),
    );
    site.write("public/a.webp", [b"RIFF\xFF\xFF\xFF\0WEBPVP8L", length.as_slice(), &noise].concat());
    let run = site.run(&["audit", "public"]);
    assert_eq!((run.code, run.stderr.as_str()), (0, ""));
}

#[test]
fn what_cannot_be_read_is_refused() {
    let site = site();
    let clean = site.build().outputs();
    let unreadable: [Leak; 9] = [
        ("random bytes", |c| c.file("x.bin", b"\x9D\x03\xE2\x58\xB1\xF7\x00\x41")),
        ("zero bytes in a text", |c| c.file("x.txt", b"a\0b")),
        ("font", |c| c.file("x.woff2", b"wOF2\0\x01\0\0\xFF\xFE")),
        ("xz", |c| c.file("x.xz", b"\xFD7zXZ\0\0\x04")),
        ("zstd", |c| c.file("x.zst", b"\x28\xB5\x2F\xFD\x24\x01")),
        ("tar", |c| c.file("x.tar", [b"a.txt".as_slice(), &[0; 507]].concat())),
        ("half a gzip file", |c| c.file("x.gz", &gzip("Oil a lock each year.")[..24])),
        ("gzip of what cannot be read", |c| c.file("x.gz", gzip(b"\xFF\x00\xFE\xFD"))),
        ("forms that stand in each other without end", |c| {
            c.file("x.gz", (0..12).fold(b"x".to_vec(), |bytes, _| gzip(bytes)));
        }),
    ];
    for (name, plant) in unreadable {
        let run = audit(&site, &clean, plant);
        assert!(run.code == 1 && run.stdout.contains("\"PV502\""), "{name}: {}", run.stdout);
    }
}

#[test]
fn nothing_is_lost_behind_a_broken_container() {
    let site = site();
    let options = Options::at(Clock::Day(Date::parse("2026-06-01").expect("a date")));
    let config = plainview::config::read(site.path(), &options).expect("the settings are in order");
    let (_, withheld, _) = plainview::decide(site.path(), &config).expect("the site is in order");
    let containers = [
        gzip("Oil a lock each year."),
        zip("a.txt", b"Oil a lock each year.", Packed::Deflated),
        zip("a.txt", b"Oil a lock each year.", Packed::Stored),
        packed_pdf("BT (Oil a lock each year.) Tj ET"),
        png(b"zTXt", &[b"Comment\0\0", zlib("Oil a lock").as_slice()].concat()),
        jpeg(0xFE, b"Oil a lock"),
        b"GIF89a\x01\0\x01\0\0\0\0!\xFE\x04lock\0;".to_vec(),
        b"RIFF\x10\0\0\0WEBPXMP \x04\0\0\0lock".to_vec(),
        utf16("Oil a lock each year.", false, true),
        b"<p title=\"Oil a lock\"><!-- each --><![CDATA[year]]><script>a</script></p>".to_vec(),
        b"{\"a\":\"\\u0041\\x41&amp;%41=41\"}".to_vec(),
    ];
    for container in containers {
        let is_clean = |bytes: &[u8]| plainview::audit::bytes("x", bytes, &withheld).is_ok();
        assert!(is_clean(&container), "{}", String::from_utf8_lossy(&container));
        for end in 0..container.len() {
            let broken = [&container[..end], b"\n", SENTENCE.as_bytes(), b"\n"].concat();
            assert!(!is_clean(&broken), "{}", String::from_utf8_lossy(&broken));
            let mut changed = [container.as_slice(), b"\n", SENTENCE.as_bytes(), b"\n"].concat();
            changed[end] ^= 0x55;
            assert!(!is_clean(&changed), "{}", String::from_utf8_lossy(&changed));
        }
    }
}

#[cfg(unix)]
#[test]
fn a_link_in_the_output_is_refused() {
    let site = site();
    site.build();
    std::os::unix::fs::symlink("../protected.txt", site.path().join("public/x.txt")).expect("a link");
    let run = site.run(&["audit", "public"]);
    assert_eq!(run.code, 1);
    assert!(run.stderr.contains("PV502"), "{}", run.stderr);
}

#[test]
fn the_command_says_where_but_not_what() {
    let site = site();
    site.build();
    site.write("public/x.html", format!("<p>{SENTENCE}</p>"));
    for format in ["human", "json", "sarif", "github"] {
        let run = site.run(&["audit", "public", "--format", format]);
        let said = run.stdout + &run.stderr;
        assert_eq!(run.code, 1);
        assert!(said.contains("x.html") && said.contains("content/operations/kestrelhythe.md"), "{said}");
        assert!(!said.to_lowercase().contains("quillfeather"), "{said}");
    }
}

#[test]
fn a_folder_that_is_not_there_is_no_clean_site() {
    let run = site().run(&["audit", "nowhere"]);
    assert_eq!(run.code, 3, "{}", run.stdout);
}

#[test]
fn nothing_is_published_that_the_audit_refuses() {
    let site = site();
    let clean = site.build().outputs();
    // In clear the gate would refuse it; in base64 only the audit reads it.
    site.write("static/x.txt", "VGhlIGNhciBpcyA3S0xNIDQ4Mg==\n");
    let run = site.run(&["build"]);
    assert_eq!(run.code, 1);
    assert!(run.stderr.contains("PV501"), "{}", run.stderr);
    assert!(site.outputs() == clean, "the old site stays");
    let names =
        std::fs::read_dir(site.path()).expect("the site").map(|entry| entry.expect("an entry").file_name());
    let beside: Vec<_> = names.filter(|name| name.to_string_lossy().contains("plainview-")).collect();
    assert!(beside.is_empty(), "what was refused does not lie about: {beside:?}");
}

/// Found by fuzzing: digits that are hexadecimal of digits that are hexadecimal are no reason to refuse.
#[test]
fn long_runs_of_one_digit_are_published() {
    let body = format!("{} {} {}", "3".repeat(300), "33".repeat(64), "A".repeat(500));
    Site::new()
        .public("content/a.md", "A", &body)
        .confidential("content/b.md", "B", "Watch the warehouse.")
        .build();
}
