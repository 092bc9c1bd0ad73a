//! Names: one name is one file on every machine, and one file has one name.

use super::{Case, SECRET, body, check};
use crate::driver::Site;

#[test]
fn a_name_is_one_name_on_every_machine() {
    let two = |one: &str, other: &str| {
        Site::new().public("content/a.md", "A", "Text.").public(one, "B", "Text.").public(other, "C", "Text.")
    };
    check([
        Case::refused("capitals", "PV116 content/b.md", two("content/B.md", "content/b.md")),
        Case::refused(
            "capitals of folders",
            "PV116 content/tips",
            two("content/Tips/b.md", "content/tips/c.md"),
        ),
        Case::refused(
            "Unicode forms",
            "PV116 content/caf\u{e9}.md",
            two("content/cafe\u{301}.md", "content/caf\u{e9}.md"),
        ),
        Case::refused(
            "a space of no width",
            "PV117 content/a\u{fffd}b.md",
            two("content/a\u{200b}b.md", "content/c.md"),
        ),
        Case::refused(
            "a page of the whole site",
            "PV117 content/index.md",
            two("content/index.md", "content/c.md"),
        ),
        Case::refused(
            "a document in a bundle",
            "PV117 content/b/c.md",
            two("content/b/index.md", "content/b/c.md"),
        ),
        Case::refused(
            "a version without a date",
            "PV117 content/b/versions/old.md",
            two("content/b/index.md", "content/b/versions/old.md"),
        ),
    ]);
}

#[cfg(unix)]
#[test]
fn links_of_the_file_system_lead_nowhere() {
    use std::os::unix::fs::symlink;
    let base = || {
        body("[b](b.txt)")
            .confidential("content/sealed/c.md", "C", &format!("The {SECRET}."))
            .file("content/sealed/c.txt", SECRET)
    };
    let linked = |from: &str, to: &str| {
        let site = base();
        std::fs::create_dir_all(site.path().join(to).parent().expect("in a folder")).expect("a folder");
        symlink(from, site.path().join(to)).expect("a link");
        site
    };
    check([
        Case::refused("to a withheld document", "PV114 content/b.md", linked("sealed/c.md", "content/b.md")),
        Case::refused("to a withheld folder", "PV114 content/b", linked("sealed", "content/b")),
        Case::refused("out of the site", "PV114 content/b.txt", linked("/etc/hostname", "content/b.txt")),
        Case::refused("to nothing", "PV114 content/b.txt", linked("nothing", "content/b.txt")),
        Case::refused("in static", "PV114 static/b.txt", linked("../content/sealed/c.txt", "static/b.txt")),
        Case::refused("in data", "PV114 data/b.json", linked("../content/sealed/c.txt", "data/b.json")),
        Case::refused(
            "in templates",
            "PV114 templates/home.html",
            linked("../content/sealed/c.md", "templates/home.html"),
        ),
    ]);
}

#[cfg(unix)]
#[test]
fn a_withheld_file_under_another_name_is_withheld() {
    let linked = |to: &str, text: &str| {
        let site = body(text).confidential("content/b.md", "B", SECRET).file("content/b.txt", SECRET);
        let site = site.file("content/b.txt.yaml", "sensitivity: confidential\n");
        std::fs::create_dir_all(site.path().join(to).parent().expect("in a folder")).expect("a folder");
        std::fs::hard_link(site.path().join("content/b.txt"), site.path().join(to)).expect("a link");
        site
    };
    check([
        Case::refused("beside a document", "PV115 content/c.txt", linked("content/c.txt", "[c](c.txt)")),
        Case::refused("in static", "PV115 static/c.txt", linked("static/c.txt", "Text.")),
    ]);
}
