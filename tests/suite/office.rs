//! Office files: what is hidden in them is found and named, and none of it is said or imported.

use std::io::Write as _;
use std::path::Path;

use plainview::office;

/// The word that stands in everything that is hidden in the files of these tests.
const SECRET: &str = "QUILLFEATHER";

fn data(name: &str) -> Vec<u8> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data/office").join(name);
    std::fs::read(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

fn inspect(name: &str) -> Vec<String> {
    let extension = name.rsplit('.').next().expect("an extension");
    office::inspect(&data(name), extension).unwrap_or_else(|why| panic!("{name}: {why}"))
}

#[test]
fn xx_print() {
    for name in [
        "clean.docx",
        "hidden.docx",
        "report.docx",
        "hidden.xlsx",
        "days-1900.xlsx",
        "hidden.pptx",
        "hidden.odp",
        "libreoffice/hidden.odt",
        "libreoffice/report.odt",
        "libreoffice/hidden.ods",
        "libreoffice/hidden.xlsx",
        "libreoffice/report.docx",
    ] {
        println!("{name}: {:#?}", inspect(name));
    }
}
