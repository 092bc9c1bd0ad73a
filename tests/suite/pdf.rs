//! PDFs beside documents (P1, P3): files of several producers are published clean, and files that hold
//! what they do not show are refused with the reason.

use std::path::{Path, PathBuf};

use rayon::prelude::*;

use super::driver::{Run, Site, tree};

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data/pdf")
}

/// All PDFs of `tests/data/pdf`, by name.
fn files() -> Vec<(String, Vec<u8>)> {
    tree(&folder()).into_iter().filter(|(name, _)| name.ends_with(".pdf")).collect()
}

fn file(name: &str) -> Vec<u8> {
    std::fs::read(folder().join(name)).unwrap_or_else(|error| panic!("{name}: {error}"))
}

/// A site with one document that has a PDF attached.
fn site(pdf: &[u8]) -> Site {
    Site::new().public("content/a.md", "A", "[The form](form.pdf)").file("content/form.pdf", pdf)
}

/// Returns the PDF that a site has published.
fn published(site: &Site) -> Vec<u8> {
    let mut pdfs = site.outputs().into_iter().filter(|(name, _)| name.ends_with(".pdf"));
    let (_, bytes) = pdfs.next().expect("a PDF");
    assert_eq!(pdfs.next(), None, "one PDF");
    bytes
}

/// What a refusal says, by the beginning of the file's name; the longest beginning counts.
const REASONS: [(&str, &str); 36] = [
    ("no-action", "page 1 holds an action that is not a link"),
    ("no-action-javascript", "page 1 holds a script"),
    ("no-annotation-fileattachment", "page 1 holds an embedded file"),
    ("no-annotation-freetext", "page 1 holds a comment"),
    ("no-annotation-highlight", "page 1 holds marks of a reviewer"),
    ("no-annotation-popup", "page 1 holds a comment"),
    ("no-annotation-redact", "page 1 holds a redaction that was marked but not carried out"),
    ("no-annotation-richmedia", "page 1 holds sound, film or a model"),
    ("no-annotation-sound", "page 1 holds sound, film or a model"),
    ("no-annotation-stamp", "page 1 holds an annotation that is not a link"),
    ("no-annotation-text", "page 1 holds a comment"),
    ("no-annotation-widget", "page 1 holds a field of a form"),
    ("no-box", "page 1 holds text under a filled shape or a picture"),
    ("no-commands-damaged", "page 1 holds drawing commands that are damaged or not known"),
    ("no-embedded", "it holds embedded files"),
    ("no-encrypted", "it is encrypted"),
    ("no-font-untold", "page 1 sets text in a font that does not tell its letters"),
    ("no-form", "it holds a form"),
    ("no-incremental", "it was changed after it was made, and still holds what it showed before"),
    ("no-layer", "page 1 holds layers that can be hidden"),
    ("no-layers", "it holds layers that can be hidden"),
    ("no-link-file", "page 1 holds a link that leads to no web page"),
    ("no-named-script", "it holds a script"),
    ("no-page-script", "page 1 holds a script or an action"),
    ("no-picture-cut", "page 1 shows only a part of a picture"),
    ("no-picture-damaged", "it holds a picture that cannot be cleaned"),
    ("no-redact-marked", "page 1 holds a redaction that was marked but not carried out"),
    ("no-scan", "page 1 holds a picture under a filled shape or another picture"),
    ("no-script", "it holds a script or an action"),
    ("no-signature", "it holds a signature, which would be void"),
    ("no-stream-damaged", "page 1 holds data that is damaged or packed in an unknown way"),
    ("no-text", "page 1 holds text that cannot be seen"),
    ("no-text-clipped", "page 1 holds text outside of what is shown of the page"),
    ("no-text-off-page", "page 1 holds text outside of what is shown of the page"),
    ("no-text-cropped", "page 1 holds text outside of what is shown of the page"),
    ("no-text-in-pattern", "page 1 sets text within a pattern, a mask or a drawn letter"),
];

/// Returns what a run got wrong about a file.
fn mistake(name: &str, run: &Run) -> Option<String> {
    let stem = name.trim_end_matches(".pdf");
    if stem.starts_with("ok-") {
        return (run.code != 0).then(|| format!("{name} was refused: {}", run.stderr));
    }
    let reasons = REASONS.iter().filter(|(start, _)| stem.starts_with(start));
    let reason =
        reasons.max_by_key(|(start, _)| start.len()).map_or("it holds an XFA form", |(_, reason)| reason);
    let is_told = run.stderr.contains("error[PV213]") && run.stderr.contains(reason);
    (run.code != 1 || !is_told).then(|| format!("{name} was not refused with `{reason}`: {}", run.stderr))
}

#[test]
fn each_file_passes_or_is_refused_as_its_name_says() {
    let files = files();
    let mistakes: Vec<String> =
        files.par_iter().filter_map(|(name, bytes)| mistake(name, &site(bytes).run(&["build"]))).collect();
    assert_eq!(mistakes, [""; 0]);
    let passed = files.iter().filter(|(name, _)| name.starts_with("ok-")).count();
    println!("{passed} passed, {} refused", files.len() - passed);
    assert!(passed >= 20 && files.len() - passed >= 50);
}

#[test]
fn all_reasons_are_told_at_once_with_their_pages() {
    let run = site(&file("no-scan-text-box.pdf")).run(&["build", "--format", "human"]);
    insta::assert_snapshot!(run.stderr.lines().next().unwrap_or_default(), @"error[PV213]: content/form.pdf cannot be published: page 1 holds a picture under a filled shape or another picture; it can still be taken out; page 1 holds text under a filled shape or a picture; it can still be copied out");
}

#[test]
fn what_is_published_holds_nothing_but_the_pages() {
    let names = files().into_iter().map(|(name, _)| name).filter(|name| name.starts_with("ok-"));
    names.collect::<Vec<_>>().into_par_iter().for_each(|name| {
        let bytes = published(site(&file(&name)).build());
        assert_eq!(bytes, published(site(&bytes).build()), "{name} is clean already");
        assert!(bytes.ends_with(b"%%EOF"), "{name} has something after its end");
        let mut document = lopdf::Document::load_mem(&bytes).expect("a PDF");
        assert!(document.trailer.get(b"Info").is_err() && document.trailer.get(b"ID").is_err(), "{name}");
        document.decompress();
        let mut open = Vec::new();
        document.save_to(&mut open).expect("bytes");
        let held = String::from_utf8_lossy(&open).to_lowercase();
        for mark in MARKS {
            assert!(!held.contains(&mark.to_lowercase()), "{name} holds {mark}");
        }
    });
}

/// What the files hold besides what they show.
const MARKS: [&str; 13] = [
    "Titlemark",
    "Authormark",
    "Cameramark",
    "Gpsmark",
    "Commentmark",
    "Pieceinfomark",
    "Pagexmpmark",
    "Xmpmark",
    "Catalogmark",
    "Streammark",
    "Unusedmark",
    "Namemark",
    "LastModified",
];

#[test]
fn a_pdf_without_tags_is_published_with_a_warning() {
    assert_eq!(site(&file("ok-libreoffice.pdf")).findings(), []);
    let found = site(&file("ok-reportlab.pdf")).findings();
    assert_eq!(found, [("PV216".to_owned(), "content/form.pdf".to_owned(), 0)]);
}

/// The sentence that the files of the producers show, and what they hold besides.
const SENTENCE: &str = "The counter on Main Street opens at nine and closes at five.";
const PRODUCERS: [&str; 9] = [
    "ok-cairo.pdf",
    "ok-chromium.pdf",
    "ok-ghostscript.pdf",
    "ok-libreoffice.pdf",
    "ok-linearised.pdf",
    "ok-object-streams.pdf",
    "ok-pdflatex.pdf",
    "ok-pymupdf.pdf",
    "ok-reportlab.pdf",
];

#[test]
fn what_a_pdf_says_is_compared_with_what_is_withheld() {
    let missed: Vec<&str> = PRODUCERS
        .into_par_iter()
        .filter(|name| {
            let site = site(&file(name)).confidential("content/b.md", "B", SENTENCE);
            !site.findings().iter().any(|(rule, path, _)| rule == "PV208" && path == "content/form.pdf")
        })
        .collect();
    assert_eq!(missed, [""; 0]);
    let site = site(&file("ok-chromium.pdf")).file("protected.txt", "Main Street\n");
    assert!(site.findings().iter().any(|(rule, path, _)| rule == "PV212" && path == "content/form.pdf"));
}

#[test]
fn the_audit_reads_what_a_pdf_says() {
    let missed: Vec<&str> = PRODUCERS
        .into_par_iter()
        .filter(|name| {
            let site =
                Site::new().public("content/a.md", "A", "Text.").confidential("content/b.md", "B", SENTENCE);
            site.build();
            site.write("public/x.pdf", file(name));
            let run = site.run(&["audit", "public"]);
            run.code != 1 || !run.stderr.contains("PV501")
        })
        .collect();
    assert_eq!(missed, [""; 0]);
}

/// A PDF of one page with the given content, in one font whose codes are letters.
fn set(content: &str) -> Vec<u8> {
    let whole = String::from_utf8(file("ok-rotated.pdf"))
        .unwrap_or_else(|error| String::from_utf8_lossy(error.as_bytes()).into_owned());
    let start = whole.find("stream\n").expect("a stream") + 7;
    let end = whole.find("\nendstream").expect("an end");
    let head =
        whole[..start].replace(&format!("/Length {}", end - start), &format!("/Length {}", content.len()));
    // The table of places is wrong now; the audit reads the file all the same.
    format!("{head}{content}{}", &whole[end..]).into_bytes()
}

#[test]
fn the_audit_finds_words_that_are_set_in_pieces() {
    let site = Site::new().public("content/a.md", "A", "Text.").confidential(
        "content/b.md",
        "B",
        "Ask Quillfeather Brackenford.",
    );
    site.build();
    let letters: String = "Quillfeather"
        .char_indices()
        .map(|(at, c)| format!("1 0 0 1 {} 200 Tm ({c}) Tj ", 40 + at * 6))
        .collect();
    let scattered: String = [6, 0, 9, 3, 1, 11, 4, 2, 10, 5, 8, 7]
        .map(|at| format!("1 0 0 1 {} 200 Tm ({}) Tj ", 40 + at * 6, &"Quillfeather"[at..=at]))
        .concat();
    let cases = [
        "[(Qu) 30 (ill) -40 (feather)] TJ".to_owned(),
        "(Quill) Tj (feather) Tj".to_owned(),
        "(x) Tj 0 -14 Td [(Q)12(u)3(i)9(l)1(l)2(f)3(e)4(a)5(t)6(h)7(e)8(r)]TJ".to_owned(),
        letters,
        scattered,
        "<5175696C6C66656174686572> Tj".to_owned(),
        "[(Ask Qui)] TJ 2 Tc (ll) Tj 0 Tc (feather) Tj".replace("2 Tc", "0.5 Tc"),
    ];
    for case in cases {
        site.write("public/x.pdf", set(&format!("BT /F1 12 Tf 40 200 Td {case} ET")));
        let run = site.run(&["audit", "public"]);
        assert!(run.stderr.contains("PV501"), "{case}: {}", run.stderr);
    }
    site.write("public/x.pdf", set("BT /F1 12 Tf 40 200 Td (Oil a lock) Tj ET"));
    assert_eq!(site.run(&["audit", "public"]).code, 0);
    site.write("public/x.pdf", file("no-font-untold.pdf"));
    assert!(site.run(&["audit", "public"]).stderr.contains("PV502"));
}
