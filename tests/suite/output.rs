//! The output folder: replaced whole if plainview made it, else left alone.

use crate::driver::{Site, tree};

fn site() -> Site {
    Site::new().public("content/open.md", "Open page", "Text.")
}

/// Demands that a folder is refused as output and not touched.
fn left_alone(site: &Site, output: &str, rule: &str) {
    let before = tree(site.path());
    let run = site.run(&["build", "--output", output]);
    assert_eq!(run.code, 2, "{output}: {}", run.stderr);
    assert!(run.stderr.contains(rule), "{output}: {}", run.stderr);
    assert_eq!(tree(site.path()), before, "{output}");
}

#[test]
fn a_folder_that_plainview_did_not_make_is_left_alone() {
    let site = site().file("public/index.html", "mine").file("letters/a.txt", "mine").file("note", "mine");
    for output in ["public", "letters", "./letters/../letters", "note"] {
        left_alone(&site, output, "PV601");
    }
    let run = site.run(&["build"]);
    assert_eq!(run.code, 2, "{}", run.stderr);
    assert_eq!(site.output("index.html"), "mine");
}

#[test]
fn the_output_cannot_lie_in_the_sources_nor_hold_them() {
    let site = site().file("static/a.txt", "a\n").file("data/a.json", "{}\n").file(".git/config", "x\n");
    let around = site.path().parent().expect("a folder above").to_str().expect("UTF-8").to_owned();
    for output in [
        ".",
        "content",
        "content/public",
        "static",
        "static/x",
        "data",
        ".git",
        ".plainview",
        ".plainview/x",
        &around,
    ] {
        left_alone(&site, output, "PV602");
    }
}

#[test]
fn the_output_is_where_it_comes_out() {
    let site = site().file("data/a.json", "{}\n");
    for output in ["public/../content/out", "data/../content/out", "content/x/../y", "x/../.plainview/y"] {
        left_alone(&site, output, "PV602");
    }
    let run = site.run(&["build", "--output", "content/../public"]);
    assert_eq!(run.code, 0, "{}", run.stderr);
    assert!(site.has_output("open/index.html"));
}

#[cfg(unix)]
#[test]
fn the_output_cannot_be_reached_through_a_link() {
    let site = site().file("elsewhere/a.txt", "mine");
    for (link, target, rule) in [("public", "elsewhere", "PV601"), ("into", "content", "PV602")] {
        std::os::unix::fs::symlink(target, site.path().join(link)).expect("a link");
        left_alone(&site, link, rule);
    }
    left_alone(&site, "into/out", "PV602");
}

#[test]
fn an_empty_folder_and_one_that_plainview_made_are_replaced_whole() {
    let site = site();
    std::fs::create_dir(site.path().join("public")).expect("a folder");
    site.build();
    let first = site.outputs();
    site.write("public/stale/index.html", "an old page");
    site.write("public/index.html", "changed by hand");
    site.build();
    assert_eq!(site.outputs(), first);
}

#[test]
fn the_output_can_stand_anywhere_else() {
    let site = site();
    let other = Site::empty();
    let output = other.path().join("www/site");
    std::fs::create_dir(other.path().join("www")).expect("a folder");
    let run = site.run(&[
        "build",
        "--output",
        output.to_str().expect("UTF-8"),
        "--base-url",
        "https://x.example/sub",
    ]);
    assert_eq!(run.code, 0, "{}", run.stderr);
    assert!(!site.path().join("public").exists());
    let page = std::fs::read_to_string(output.join("open/index.html")).expect("a page");
    assert!(
        page.contains("href=\"/sub/_theme/civic.") && page.contains("https://x.example/sub/open/"),
        "{page}"
    );
    let names: Vec<String> = tree(&other.path().join("www")).into_iter().map(|(name, _)| name).collect();
    assert!(names.iter().all(|name| name.starts_with("site/")), "{names:?}");
}
