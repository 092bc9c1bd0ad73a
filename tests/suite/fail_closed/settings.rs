//! `site.toml`: understood whole or not at all. What is wrong with it ends with exit code 2.

use super::{Case, SECRET, check, pass};
use crate::driver::{CONFIG, Site};

/// A site with a document in which the word stands, and a configuration.
fn configured(text: &str) -> Site {
    Site::empty().file("site.toml", text).confidential("content/b.md", "B", SECRET).public(
        "content/a.md",
        "A",
        "Text.",
    )
}

fn refused(rule: &str, line: usize, text: &str) -> Case {
    Case::misconfigured(text, &format!("{rule} site.toml:{line}"), configured(text))
}

#[test]
fn a_configuration_that_is_not_understood_is_refused() {
    let more = |rule: &str, line: usize, text: &str| refused(rule, line, &format!("{CONFIG}{text}"));
    check([
        refused("PV005", 1, "title = \"A\"\n"),
        refused("PV005", 1, "base_url = \"https://police.example\"\n"),
        refused("PV004", 2, "title = \"A\"\nbase_url = \"police.example\"\n"),
        refused("PV004", 2, "title = \"A\"\nbase_url = \"ftp://police.example\"\n"),
        refused("PV004", 2, "title = \"A\"\nbase_url = 5\n"),
        refused("PV004", 1, "title = 5\nbase_url = \"https://police.example\"\n"),
        more("PV002", 3, "title = \"B\"\n"),
        more("PV002", 3, "[agency\n"),
        more("PV003", 3, "descripton = \"x\"\n"),
        more("PV003", 4, "[agency]\nnmae = \"x\"\n"),
        more("PV003", 5, "[[floors]]\nglob = \"x/**\"\nlabel = \"internal\"\nlevel = \"internal\"\n"),
        more("PV004", 3, "levels = [\"public\"]\n"),
        more("PV004", 3, "levels = [\"public\", \"Secret\"]\n"),
        more("PV004", 3, "levels = [\"public\", \"public\"]\n"),
        more("PV004", 5, "[[floors]]\nglob = \"x/**\"\nlevel = \"secret\"\n"),
        more("PV004", 4, "[[floors]]\nglob = \"x/[\"\nlevel = \"internal\"\n"),
        more("PV005", 3, "[[floors]]\nglob = \"x/**\"\n"),
        more("PV004", 3, "time_zone = \"Mars/Olympus\"\n"),
        more("PV004", 3, "host = \"geocities\"\n"),
        more("PV004", 3, "feed_length = 0\n"),
        more("PV004", 3, "feed_length = \"twenty\"\n"),
        more("PV004", 4, "[markdown]\nsmart_punctuation = \"yes\"\n"),
        more(
            "PV004",
            4,
            "[[settled]]\nrule = \"PV212\"\nfile = \"content/a.md\"\nhash = \"0\"\nreason = \"x\"\nperson = \"x\"\n",
        ),
        more("PV004", 3, "floors = \"none\"\n"),
    ]);
    let without = Site::empty().public("content/a.md", "A", "Text.");
    check([Case::misconfigured("no site.toml", "PV001 nowhere", without)]);
    check([Case::misconfigured(
        "a theme that is not there",
        "PV004 site.toml",
        configured(&format!("{CONFIG}theme = \"x\"\n")),
    )]);
}

#[test]
fn a_mis_spelled_key_is_answered_with_the_right_one() {
    let run = configured(&format!("{CONFIG}descripton = \"x\"\n")).run(&["build"]);
    assert_eq!(run.code, 2);
    assert!(run.stderr.contains("did you mean `description`?"), "{}", run.stderr);
    let run = super::only("---\ntitle: A\nsensitivty: public\n---\n").run(&["build"]);
    assert_eq!(run.code, 1);
    assert!(run.stderr.contains("did you mean `sensitivity`?"), "{}", run.stderr);
}

#[test]
fn a_settlement_of_something_else_is_refused() {
    let settled = "[[settled]]\nrule = \"PV208\"\nfile = \"content/x.md\"\nhash = \"0\"\nreason = \"x\"\nperson = \"x\"\n";
    check([Case::refused(
        "a file that is gone",
        "PV211 site.toml",
        configured(&format!("{CONFIG}{settled}")),
    )]);
}

#[test]
fn a_whole_configuration_passes() {
    let text = "description = \"x\"\ntime_zone = \"America/Chicago\"\nlevels = [\"public\", \"internal\", \"confidential\"]\n\
        [[floors]]\nglob = \"x/**\"\nlevel = \"internal\"\n[markdown]\nsmart_punctuation = false\n";
    pass([("everything right", configured(&format!("{CONFIG}{text}")))]);
}
