//! Bad input: whatever an attachment is, it is published clean or there is a finding, in little time
//! and memory, and never half a site.

use std::io::Cursor;

use image::{DynamicImage, ImageFormat};

use super::driver::Site;
use super::forms::{Packed, packed_pdf, pdf, zip, zlib};

/// The kinds that can be published, and some that cannot.
const KINDS: [&str; 16] = [
    "png", "jpg", "gif", "webp", "avif", "svg", "txt", "pdf", "csv", "docx", "xlsx", "odt", "ods", "pptx",
    "zip", "mp4",
];

const SIDECAR: &str = "sensitivity: public
shape: records
columns:
  - { name: district, type: category, rule: release }
  - { name: day, type: date, rule: generalise, to: month }
";

fn site(kind: &str, bytes: impl AsRef<[u8]>) -> Site {
    let site = Site::new()
        .public("content/a.md", "A", &format!("[A file](x.{kind}) of Alderwick"))
        .file(&format!("content/x.{kind}"), bytes);
    if kind == "csv" {
        site.write("content/x.csv.yaml", SIDECAR);
    }
    site
}

/// Builds a site and demands that it is published whole or not at all, with a reason. Returns whether it
/// is published.
fn is_published(site: &Site, what: &str) -> bool {
    let run = site.run(&["build"]);
    assert!(!run.stderr.contains("panicked"), "{what}: {}", run.stderr);
    match run.code {
        0 => assert!(site.has_output("a/index.html"), "{what}"),
        1 => {
            assert!(run.stderr.contains("error[PV"), "{what}: {}", run.stderr);
            assert!(!site.path().join("public").exists(), "{what}");
        }
        code => panic!("{what} ends with {code}: {}", run.stderr),
    }
    run.code == 0
}

fn sample(path: &str) -> Vec<u8> {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data");
    std::fs::read(folder.join(path)).unwrap_or_else(|_| panic!("{path}"))
}

fn picture(format: ImageFormat) -> Vec<u8> {
    let mut bytes = Cursor::new(Vec::new());
    DynamicImage::new_rgb8(9, 7).write_to(&mut bytes, format).expect("memory");
    bytes.into_inner()
}

/// A GIF of one pixel.
const GIF: &[u8] = b"GIF89a\x01\0\x01\0\x80\0\0\0\0\0\xff\xff\xff,\0\0\0\0\x01\0\x01\0\0\x02\x02D\x01\0;";

/// A file of each kind that is in order.
fn good() -> Vec<(&'static str, Vec<u8>)> {
    vec![
        ("png", picture(ImageFormat::Png)),
        ("jpg", picture(ImageFormat::Jpeg)),
        ("webp", picture(ImageFormat::WebP)),
        ("gif", GIF.to_vec()),
        ("avif", sample("pictures/plain.avif")),
        (
            "svg",
            b"<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 9 9\"><path d=\"M0 0h9z\"/></svg>"
                .to_vec(),
        ),
        ("txt", "Wörds of Birchfold\n".into()),
        ("pdf", sample("pdf/ok-libreoffice.pdf")),
        ("csv", b"district,day\nNorth,2026-01-02\nSouth,2026-02-03\n".to_vec()),
    ]
}

#[test]
fn a_file_that_is_cut_short_or_changed_is_published_clean_or_refused() {
    for (kind, bytes) in good() {
        assert!(is_published(&site(kind, &bytes), kind));
        let site = site(kind, b"");
        let try_out = |bytes: &[u8], what: String| {
            site.write(&format!("content/x.{kind}"), bytes);
            if is_published(&site, &what) {
                std::fs::remove_dir_all(site.path().join("public")).expect("it can be removed");
            }
        };
        for part in 0..8 {
            let length = bytes.len() * part / 8;
            try_out(&bytes[..length], format!("{kind} of {length} bytes"));
            let mut changed = bytes.clone();
            changed[length] ^= 0x5A;
            try_out(&changed, format!("{kind} changed at {length}"));
        }
    }
}

#[test]
fn a_file_of_two_gigabytes_is_not_read() {
    let site = Site::new().public("content/a.md", "A", "Text.").file("content/d.txt", "Text.");
    site.build();
    let large = |path: &str| {
        let path = site.path().join(path);
        std::fs::create_dir_all(path.parent().expect("a folder")).expect("a folder");
        let file = std::fs::File::create(&path).expect("a file");
        // It takes no room on the disk.
        file.set_len(2 << 30).expect("a sparse file");
    };
    let names = KINDS.iter().map(|kind| format!("content/x.{kind}"));
    let more =
        ["content/b.md", "content/d.txt.yaml", "static/d.png", "themes/civic/static/e.png", "data/f.yaml"];
    for name in names.chain(more.map(str::to_owned)) {
        large(&name);
        let told = site.findings();
        let is_told = |(rule, path, _): &(String, String, u64)| {
            *path == name && ["PV121", "PV113", "PV213", "PV114"].contains(&rule.as_str())
        };
        assert!(told.iter().any(is_told), "{name}: {told:?}");
        assert!(site.output("a/index.html").contains("Text."), "what was public stays");
        site.remove(&name);
    }
}

#[test]
fn a_picture_that_claims_to_be_giant_is_refused() {
    let png = |width: u32, height: u32| {
        let mut png = picture(ImageFormat::Png);
        png[16..20].copy_from_slice(&width.to_be_bytes());
        png[20..24].copy_from_slice(&height.to_be_bytes());
        let mut crc = flate2::Crc::new();
        crc.update(&png[12..29]);
        png[29..33].copy_from_slice(&crc.sum().to_be_bytes());
        png
    };
    assert!(!is_published(&site("png", png(100_000, 100_000)), "png"));
    assert!(!is_published(&site("png", png(u32::MAX, u32::MAX)), "png"));
    let mut jpeg = picture(ImageFormat::Jpeg);
    let frame = jpeg.windows(2).position(|bytes| bytes == [0xFF, 0xC0]).expect("a frame");
    jpeg[frame + 5..frame + 9].fill(0xFF);
    assert!(!is_published(&site("jpg", jpeg), "jpg"));
    let mut gif = GIF.to_vec();
    gif[6..10].fill(0xFF);
    assert!(!is_published(&site("gif", gif), "gif"));
}

#[test]
fn what_unpacks_without_end_is_refused() {
    let zeros = vec![0u8; 128 << 20];
    let bomb = zlib(&zeros);
    assert!(!is_published(&site("pdf", pdf("/Filter /FlateDecode", &bomb)), "a packed page"));
    let twice = zlib(&bomb);
    assert!(!is_published(&site("pdf", pdf("/Filter [/FlateDecode /FlateDecode]", &twice)), "packed twice"));
    assert!(!is_published(&site("pdf", packed_pdf("q ".repeat(5_000_000))), "states without end"));
    for (kind, part) in [("docx", "word/document.xml"), ("xlsx", "xl/workbook.xml"), ("odt", "content.xml")] {
        let site = site(kind, zip(part, &zeros, Packed::Deflated));
        assert!(!is_published(&site, kind), "a link to what is not published");
        let run = site.run(&["import", &format!("content/x.{kind}")]);
        assert!(run.code == 2 && !run.stderr.contains("panicked"), "{}", run.stderr);
    }
}

#[test]
fn deep_nesting_comes_to_an_end() {
    let svg = |depth: usize| {
        let (open, close) = ("<g>".repeat(depth), "</g>".repeat(depth));
        format!(
            "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 9 9\">{open}<path d=\"M0 0h9z\"/>{close}</svg>"
        )
    };
    assert!(is_published(&site("svg", svg(20)), "20"));
    assert!(!is_published(&site("svg", svg(100_000)), "100,000"));
    let xml = format!("<w:document>{}", "<w:p>".repeat(300_000));
    let site = site("docx", zip("word/document.xml", xml.as_bytes(), Packed::Deflated));
    assert!(!is_published(&site, "docx"));
    assert_eq!(site.run(&["import", "content/x.docx"]).code, 2);
    let arrays = format!("/X {}", "[".repeat(200_000));
    assert!(!is_published(&self::site("pdf", pdf(&arrays, b"")), "arrays"));
}
