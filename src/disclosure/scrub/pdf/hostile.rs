//! Tests with files that were made to do harm: each is refused, or cleaned, in little time.

use std::fmt::Write as _;
use std::time::{Duration, Instant};

use super::clean;
use super::streams::pack;

const FILES: [&[u8]; 5] = [
    include_bytes!("../../../../tests/data/pdf/ok-libreoffice.pdf"),
    include_bytes!("../../../../tests/data/pdf/ok-object-streams.pdf"),
    include_bytes!("../../../../tests/data/pdf/ok-linearised.pdf"),
    include_bytes!("../../../../tests/data/pdf/ok-private.pdf"),
    include_bytes!("../../../../tests/data/pdf/ok-pdflatex.pdf"),
];

/// Makes a file of numbered objects; the first is the catalog.
fn file(objects: &[Vec<u8>]) -> Vec<u8> {
    let mut bytes = b"%PDF-1.7\n%\xE2\xE3\xCF\xD3\n".to_vec();
    let mut table = format!("xref\n0 {}\n0000000000 65535 f \n", objects.len() + 1);
    for (at, object) in objects.iter().enumerate() {
        writeln!(table, "{:010} 00000 n ", bytes.len()).expect("a string takes all");
        bytes.extend(format!("{} 0 obj\n", at + 1).into_bytes());
        bytes.extend(object);
        bytes.extend(b"\nendobj\n");
    }
    let start = bytes.len();
    let count = objects.len() + 1;
    bytes.extend(
        format!("{table}trailer\n<< /Size {count} /Root 1 0 R >>\nstartxref\n{start}\n%%EOF\n").into_bytes(),
    );
    bytes
}

fn stream(entries: &str, data: &[u8]) -> Vec<u8> {
    let head = format!("<< {entries} /Length {} >>\nstream\n", data.len());
    [head.as_bytes(), data, b"\nendstream"].concat()
}

/// Makes a file of one page; more objects begin with number 5.
fn page(content: &[u8], resources: &str, more: &[Vec<u8>]) -> Vec<u8> {
    let page = format!(
        "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 400 300] /Contents 4 0 R /Resources << {resources} >> >>"
    );
    let mut objects = vec![
        b"<< /Type /Catalog /Pages 2 0 R >>".to_vec(),
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>".to_vec(),
        page.into_bytes(),
        stream("", content),
    ];
    objects.extend_from_slice(more);
    file(&objects)
}

/// Cleans a file and demands that this takes little time, in a build that is not optimised.
fn quick(name: &str, bytes: &[u8]) -> Result<Vec<u8>, String> {
    let start = Instant::now();
    let result = clean(bytes).map(|clean| clean.bytes);
    let took = start.elapsed();
    assert!(took < Duration::from_secs(60), "{name} took {took:?}");
    result
}

#[test]
fn a_file_that_is_cut_short_is_refused() {
    for (number, whole) in FILES.iter().enumerate() {
        assert!(quick("whole", whole).is_ok(), "file {number}");
        for part in 0..16 {
            let cut = &whole[..whole.len() * part / 16];
            assert!(quick("cut", cut).is_err(), "file {number} at {part}/16");
        }
    }
}

#[test]
fn a_file_with_changed_bytes_does_no_harm() {
    let mut seed = 1u32;
    for whole in FILES {
        for _ in 0..12 {
            let mut bytes = whole.to_vec();
            for _ in 0..8 {
                seed = seed.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
                let at = seed as usize % bytes.len();
                bytes[at] = (seed >> 24) as u8;
            }
            // Refused or cleaned: what is cleaned can be cleaned again.
            if let Ok(cleaned) = quick("changed", &bytes) {
                assert_eq!(clean(&cleaned).map(|clean| clean.bytes), Ok(cleaned));
            }
        }
    }
}

#[test]
fn loops_come_to_an_end() {
    let form = |resources: &str| {
        let entries = format!("/Type /XObject /Subtype /Form /BBox [0 0 9 9] /Resources << {resources} >>");
        stream(&entries, b"/X Do /X Do")
    };
    let own = page(b"/X Do", "/XObject << /X 5 0 R >>", &[form("/XObject << /X 5 0 R >>")]);
    assert!(quick("form in itself", &own).is_err());
    let chain: Vec<Vec<u8>> = (0..20).map(|at| form(&format!("/XObject << /X {} 0 R >>", at + 6))).collect();
    assert!(quick("forms that double", &page(b"/X Do", "/XObject << /X 5 0 R >>", &chain)).is_err());
    let tree =
        |pages: &str| file(&[b"<< /Type /Catalog /Pages 2 0 R >>".to_vec(), pages.as_bytes().to_vec()]);
    assert!(quick("pages in themselves", &tree("<< /Type /Pages /Kids [2 0 R 2 0 R] /Count 2 >>")).is_err());
    assert!(quick("a reference to itself", &tree("2 0 R")).is_err());
    let outline = file(&[
        b"<< /Type /Catalog /Pages 2 0 R /Outlines 4 0 R /StructTreeRoot 4 0 R >>".to_vec(),
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>".to_vec(),
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 9 9] >>".to_vec(),
        b"<< /First 4 0 R /Next 4 0 R /K [4 0 R 4 0 R] /P 4 0 R >>".to_vec(),
    ]);
    assert!(quick("an outline in itself", &outline).is_ok());
}

#[test]
fn bombs_do_not_go_off() {
    let zeros = pack(&vec![0; 80 << 20]).expect("packed");
    let packed = |data: &[u8]| {
        let page = page(b"", "", &[]);
        let content = stream("/Filter /FlateDecode", data);
        let old = stream("", b"");
        let at = memchr::memmem::find(&page, &old).expect("the content");
        [&page[..at], &content, &page[at + old.len()..]].concat()
    };
    assert!(quick("a stream of zeros", &packed(&zeros)).is_err());
    let twice = pack(&zeros).expect("packed");
    let objects: Vec<Vec<u8>> = (0..200)
        .map(|_| stream("/Filter [/FlateDecode /FlateDecode] /Type /ObjStm /N 1 /First 4", &twice))
        .collect();
    assert!(quick("streams in streams", &page(b"", "", &objects)).is_err());
    let large = pack(&vec![b' '; 30 << 20]).expect("packed");
    let many: Vec<Vec<u8>> = (0..20).map(|_| stream("/Filter /FlateDecode", &large)).collect();
    assert!(quick("many large streams", &page(b"", "", &many)).is_err());
    let open = vec![b'['; 1 << 20];
    assert!(quick("deep lists", &page(&open, "", std::slice::from_ref(&open))).is_err());
    let deep = [b"<</A".repeat(1 << 18), b">>".repeat(1 << 18)].concat();
    assert!(quick("deep dictionaries", &page(b"", "", &[deep])).is_err());
    assert!(quick("many saved states", &page(&b"q ".repeat(1 << 19), "", &[])).is_err());
    let shapes = b"0 0 400 300 re f ".repeat(30_000);
    assert!(quick("many shapes", &page(&shapes, "", &[])).is_err());
    let clips = b"0 0 400 300 re W n ".repeat(1_000);
    assert!(quick("many clips", &page(&clips, "", &[])).is_err());
    let long = [b"0 0 m ".to_vec(), b"400 300 l 1 2 l ".repeat(1 << 16), b"f ".repeat(50)].concat();
    assert!(quick("a long path", &page(&long, "", &[])).is_ok(), "it is filled once");
    assert!(
        quick("a file that is too large", &[b"%PDF-1.7\n".to_vec(), vec![b'x'; 97 << 20]].concat()).is_err()
    );
    let numbers = [b"[".to_vec(), b"0 ".repeat(10 << 20), b"]".to_vec()].concat();
    assert!(quick("a long list", &page(b"", "", &[numbers])).is_ok(), "nothing refers to it");
}
