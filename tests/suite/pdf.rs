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

#[test]
fn each_file_passes_or_is_refused_as_its_name_says() {
    let results: Vec<(String, Run)> =
        files().into_par_iter().map(|(name, bytes)| (name, site(&bytes).run(&["build"]))).collect();
    for (name, run) in &results {
        if name.starts_with("ok-") != (run.code == 0) {
            println!("{name}: {} {}", run.code, run.stderr);
        } else if run.code == 1 {
            println!(
                "fine {name}: {}",
                run.stderr.lines().find(|l| l.contains("cannot be published")).unwrap_or_default()
            );
        }
    }
    let wrong: Vec<&String> = results
        .iter()
        .filter(|(name, run)| match name.split_once('-') {
            Some(("ok", _)) => run.code != 0,
            _ => run.code != 1 || !run.stderr.contains("PV213"),
        })
        .map(|(name, _)| name)
        .collect();
    assert_eq!(wrong, [""; 0]);
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
