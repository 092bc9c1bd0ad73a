//! The house rules, which hold for every file.

use std::collections::BTreeMap;
use std::path::Path;

use super::driver::tree;

/// The rooms, and the rooms that each may name. A room names earlier rooms' results, never later ones.
const ARROWS: [(&str, &[&str]); 23] = [
    ("finding", &[]),
    // Vocabulary and notation are one floor: fields are read into dates, headers out of fields.
    ("notation", &["finding", "document"]),
    ("document", &["finding", "notation"]),
    // Office files are looked into without knowing what a site is.
    ("office", &["finding"]),
    ("clock", &["document"]),
    ("config", &["clock", "document", "finding", "notation"]),
    ("source", &["config", "document", "finding", "notation"]),
    ("disclosure", &["config", "document", "finding", "notation", "office", "source"]),
    ("locale", &["config", "document", "finding", "source"]),
    ("site", &["config", "disclosure", "document", "finding", "source"]),
    ("pictures", &["disclosure", "site"]),
    // It sees events alone; `markup` asks it in passing, so that no text is parsed twice.
    ("accessibility", &["disclosure", "finding"]),
    // Charts and tables are functions of released files; `markup` asks for them where they stand.
    ("figures", &["disclosure", "document", "finding", "locale"]),
    (
        "markup",
        &[
            "accessibility",
            "disclosure",
            "figures",
            "finding",
            "locale",
            "notation",
            "pictures",
            "site",
            "source",
        ],
    ),
    // Two released texts in, a redline out.
    ("redline", &["disclosure", "document", "markup", "site"]),
    (
        "theme",
        &[
            "config",
            "disclosure",
            "document",
            "figures",
            "finding",
            "locale",
            "markup",
            "notation",
            "pictures",
            "redline",
            "site",
            "source",
        ],
    ),
    // An index is made of released values, as the theme hands them over.
    ("search", &["finding", "theme"]),
    // What is put in place must have been audited, so `publish` names the audit's seal.
    ("publish", &["audit", "finding", "theme"]),
    ("audit", &["disclosure", "finding", "publish"]),
    ("serve", &["config", "finding", "publish"]),
    ("history", &["audit", "config", "disclosure", "document", "finding"]),
    (
        "cli",
        &[
            "audit",
            "clock",
            "config",
            "disclosure",
            "document",
            "finding",
            "history",
            "notation",
            "office",
            "publish",
            "serve",
            "site",
            "source",
        ],
    ),
    ("main", &[]),
];

/// The only files that may touch the disk, the clock or the environment.
const EDGES: [&str; 14] = [
    "clock.rs",
    "config/mod.rs",
    "source/folder.rs",
    "source/mod.rs",
    "publish/lock.rs",
    "publish/place.rs",
    "publish/stage.rs",
    "publish/write.rs",
    "audit/mod.rs",
    "audit/postings.rs",
    "search/pagefind.rs",
    "serve/pages.rs",
    "source/document.rs",
    "lib.rs",
];

/// Files that are tests as a whole.
const TESTS: [&str; 1] = ["markup/specification.rs"];

/// Tables, of which each entry is read by itself: they grow with what they list.
const TABLES: [&str; 2] = ["finding/rules.rs", "document/types.rs"];

/// The longest a file may be.
const LINES: usize = 400;

fn sources() -> Vec<(String, String)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let files = tree(&folder).into_iter().filter(|(name, _)| name.ends_with(".rs"));
    files.map(|(name, bytes)| (name, String::from_utf8(bytes).expect("UTF-8"))).collect()
}

fn room(name: &str) -> &str {
    name.split(['/', '.']).next().expect("a name has a first part")
}

#[test]
fn every_file_says_what_it_is_for() {
    for (name, text) in sources() {
        assert!(text.starts_with("//! "), "{name} does not begin with `//!`");
    }
}

#[test]
fn no_file_is_too_long_to_read() {
    for (name, text) in sources().into_iter().filter(|(name, _)| !TABLES.contains(&name.as_str())) {
        // Tests stand beside the code and do not count.
        let lines = text.split("\n#[cfg(test)]\nmod tests").next().unwrap_or_default().lines().count();
        assert!(lines <= LINES, "{name} has {lines} lines");
    }
}

#[test]
fn arrows_go_one_way() {
    let allowed: BTreeMap<&str, &[&str]> = ARROWS.into_iter().collect();
    for (name, text) in sources() {
        let own = room(&name);
        // The map names all rooms; a file that is only a test names what it needs.
        if own == "lib" || TESTS.contains(&name.as_str()) {
            continue;
        }
        let allowed = allowed.get(own).unwrap_or_else(|| panic!("{own} is not in the table of rooms"));
        let code = text.lines().filter(|line| !line.trim_start().starts_with("//"));
        for line in code {
            for (at, _) in line.match_indices("crate::") {
                if line[..at].ends_with(|c: char| c.is_alphanumeric() || c == '_') {
                    continue;
                }
                let other: String =
                    line[at + 7..].chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect();
                let is_room = ARROWS.iter().any(|(room, _)| *room == other);
                assert!(
                    !is_room || other == own || allowed.contains(&other.as_str()),
                    "{name} names {other}: {line}"
                );
            }
        }
    }
}

#[test]
fn only_the_edges_touch_the_disk() {
    for (name, text) in sources() {
        let code = text.split("#[cfg(test)]").next().unwrap_or_default();
        let code: Vec<&str> = code.lines().filter(|line| !line.trim_start().starts_with("//")).collect();
        let touches = code.iter().any(|line| {
            line.contains("std::fs::") || line.contains("std::env::") || line.contains("fs::write")
        });
        assert!(!touches || EDGES.contains(&name.as_str()), "{name} touches the disk or the environment");
    }
}

#[test]
fn there_is_no_room_without_a_purpose() {
    for (name, _) in sources() {
        for bad in ["utils", "helpers", "common", "misc", "manager"] {
            assert!(!name.to_lowercase().contains(bad), "{name}");
        }
    }
}

#[test]
fn each_invariant_names_a_test_that_there_is() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let document = std::fs::read_to_string(root.join("docs/architecture.md")).expect("docs/architecture.md");
    let mut tests: String = tree(&root.join("tests/suite"))
        .into_iter()
        .map(|(_, bytes)| String::from_utf8_lossy(&bytes).into_owned())
        .collect();
    tests.push_str(&sources().into_iter().map(|(_, text)| text).collect::<String>());
    let invariants: Vec<&str> = document.split("**Invariant").skip(1).collect();
    assert!(invariants.len() >= 8, "there are {} invariants", invariants.len());
    for invariant in invariants {
        let kept = invariant.split("\n\n").next().unwrap_or_default();
        let names: Vec<&str> = kept
            .split('`')
            .skip(1)
            .step_by(2)
            .filter(|name| name.contains('_') && !name.contains([':', '/', '.']))
            .collect();
        assert!(!names.is_empty(), "this invariant names no test: {kept}");
        for name in names {
            assert!(tests.contains(&format!("fn {name}(")), "there is no test `{name}`");
        }
    }
}

#[test]
fn the_reference_of_rules_is_up_to_date() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/rules.md");
    let written = std::fs::read_to_string(&path).expect("docs/rules.md");
    assert_eq!(
        written,
        plainview::finding::reference(),
        "write the output of `plainview rules` to docs/rules.md"
    );
}

#[test]
fn no_test_is_left_out() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/suite");
    let main = std::fs::read_to_string(folder.join("main.rs")).expect("main.rs");
    for (name, _) in tree(&folder) {
        let module = room(&name);
        assert!(
            module == "main" || main.contains(&format!("\nmod {module};")),
            "tests/suite/{name} is not a part of the suite"
        );
    }
}
