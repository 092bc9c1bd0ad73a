//! Approval: nothing is released that nobody stands for, if the site says so.

use super::driver::{CONFIG, Site};
use super::forms::png;

/// A site that demands approvals, with a document that includes another one and shows a picture.
fn site() -> Site {
    Site::new()
        .file("site.toml", format!("{CONFIG}[disclosure]\nrequire_approval = true\n"))
        .public(
            "content/a.md",
            "A",
            "Words of Alderwick.\n\n::include{file=\"parts/b.md\"}\n\n![Map](map%201.png)",
        )
        .public("content/parts/b.md", "B", "Words of Birchfold.")
        .public("content/c.md", "C", "Words of Cedarholm. [A](a.md)")
        .file("content/map 1.png", png(b"tEXt", b"Comment\0x"))
}

fn approve(site: &Site, paths: &[&str]) {
    let run = site.run(&[&["approve"], paths, &["--by", "J. Rivera, Records"]].concat());
    assert_eq!(run.code, 0, "{}", run.stderr);
}

/// The rules that a build reports, each once.
fn rules(site: &Site) -> Vec<String> {
    let mut rules: Vec<String> = site.findings().into_iter().map(|(rule, ..)| rule).collect();
    rules.dedup();
    rules
}

#[test]
fn what_nobody_approved_is_withheld() {
    let site = site();
    let run = site.run(&["build"]);
    assert_eq!(run.code, 0, "{}", run.stderr);
    assert_eq!(run.stderr.matches("PV218").count(), 3, "{}", run.stderr);
    for (name, bytes) in site.outputs() {
        let text = String::from_utf8_lossy(&bytes);
        for word in ["Alderwick", "Birchfold", "Cedarholm"] {
            assert!(!text.contains(word), "{name} holds {word}");
        }
    }
    assert!(site.run(&["explain", "content/a.md"]).stdout.contains("because nobody has approved it"));
}

#[test]
fn an_approval_releases_and_is_on_record() {
    let site = site();
    approve(&site, &["content/a.md", "content/parts/b.md", "content/c.md"]);
    site.build();
    assert!(site.output("a/index.html").contains("Alderwick"));
    assert_eq!(rules(&site), [""; 0]);
    assert!(
        site.run(&["explain", "content/a.md"])
            .stdout
            .contains("approved   by J. Rivera, Records on 2026-06-01")
    );
    let ledger = site.run(&["ledger"]).stdout;
    assert!(ledger.contains("approved by J. Rivera, Records on 2026-06-01"), "{ledger}");
    assert!(site.run(&["ledger", "--format", "csv"]).stdout.contains("\"J. Rivera, Records\",2026-06-01"));
    let proved = site.run(&["build", "--prove"]);
    assert_eq!(proved.code, 0, "{}", proved.stderr);
}

#[test]
fn any_edit_of_what_a_page_shows_voids_the_approval() {
    let all = ["content/a.md", "content/parts/b.md", "content/c.md"];
    let voided = |change: &dyn Fn(&Site)| {
        let site = site();
        approve(&site, &all);
        change(&site);
        let findings = site.findings().into_iter().filter(|(rule, ..)| rule == "PV218");
        findings.map(|(_, path, _)| path).collect::<Vec<_>>()
    };
    let edit = |site: &Site, path: &str| {
        let text = std::fs::read_to_string(site.path().join(path)).expect("there");
        site.write(path, text + "\nMore.\n");
    };
    assert_eq!(voided(&|_| ()), [""; 0]);
    assert_eq!(
        voided(&|site| site.write("content/d.md", "---\ntitle: D\nsensitivity: confidential\n---\n")),
        [""; 0]
    );
    // Who only links to a document does not show it.
    assert_eq!(voided(&|site| edit(site, "content/a.md")), ["content/a.md"]);
    assert_eq!(voided(&|site| edit(site, "content/parts/b.md")), ["content/a.md", "content/parts/b.md"]);
    assert_eq!(
        voided(&|site| site.write("content/map 1.png", png(b"tEXt", b"Comment\0y"))),
        ["content/a.md"]
    );
    assert_eq!(
        voided(&|site| site.write("content/map 1.png.yaml", "sensitivity: public\ntitle: Map\n")),
        ["content/a.md"]
    );
}

#[test]
fn only_what_lacks_nothing_else_can_be_approved() {
    let site = site()
        .confidential("content/s.md", "S", "Secret.")
        .file("content/d.md", "---\ntitle: D\nsensitivity: public\ndraft: true\n---\nText.\n");
    for (path, said) in [
        ("content/s.md", "its label is confidential"),
        ("content/d.md", "it is a draft"),
        ("content/map 1.png", "not a document"),
    ] {
        let run = site.run(&["approve", path, "--by", "X"]);
        assert_eq!(run.code, 2, "{}", run.stderr);
        assert!(run.stderr.contains(said), "{}", run.stderr);
    }
    assert_eq!(site.run(&["approve", "content/a.md", "--by", " "]).code, 2);
    assert!(!site.path().join("approvals.yaml").exists());
}

#[test]
fn approvals_are_read_strictly() {
    let refused = |text: &str| site().file("approvals.yaml", text).run(&["build"]).code;
    let good = "approvals:\n  - { file: content/a.md, hash: \"0\", by: X, date: 2026-01-01 }\n";
    assert_eq!(refused(good), 0);
    for bad in [
        "approvals: x\n",
        &good.replace("by: X", "person: X"),
        &good.replace("2026-01-01", "soon"),
        "- x\n",
        "approvals:\n  - &a {}\n",
    ] {
        assert_eq!(refused(bad), 1, "{bad}");
    }
}

#[test]
fn the_journal_tells_what_was_released_when() {
    let site = site();
    approve(&site, &["content/a.md", "content/parts/b.md"]);
    site.build();
    site.remove("content/c.md");
    site.write("content/parts/b.md", "---\ntitle: B\nsensitivity: confidential\n---\nOther words.\n");
    site.write("content/a.md", "---\ntitle: A\nsensitivity: public\n---\nWords.\n");
    approve(&site, &["content/a.md"]);
    let later = site.run(&["build", "--date", "2026-07-01"]);
    assert_eq!(later.code, 0, "{}", later.stderr);
    let since = |day: &str| site.run(&["ledger", "--since", day]).stdout;
    let all = since("2026-01-01");
    assert!(
        all.contains("2026-06-01  released   content/a.md  (new, approved by J. Rivera, Records)"),
        "{all}"
    );
    let new = since("2026-06-15");
    assert!(!new.contains("2026-06-01"), "{new}");
    assert!(new.contains("2026-07-01  withheld   content/parts/b.md  (was released)"), "{new}");
    assert!(new.contains("2026-07-01  released   content/a.md  (its text is another"), "{new}");
    assert!(new.contains("2026-07-01  gone       content/c.md"), "{new}");
    assert_eq!(since("2026-08-01"), "nothing has changed since 2026-08-01\n");
    #[cfg(unix)]
    {
        let file = site.path().join(".plainview/journal.jsonl");
        let mode = std::os::unix::fs::PermissionsExt::mode(&file.metadata().expect("there").permissions());
        assert_eq!(mode & 0o777, 0o600);
    }
}

#[test]
fn the_ledger_shows_what_to_look_at_again() {
    let site = Site::new()
        .public("content/a.md", "A", "Text.")
        .file("content/old.md", "---\ntitle: Old\nsensitivity: confidential\ndate: 2015-01-01\nwithheld: { ground: informant }\n---\nText.\n")
        .file("content/new.md", "---\ntitle: New\nsensitivity: confidential\ndate: 2026-01-01\nwithheld: { ground: informant }\n---\nText.\n")
        .file("content/none.md", "---\ntitle: None\nsensitivity: confidential\n---\nText.\n");
    let ledger = site.run(&["ledger"]).stdout;
    assert!(ledger.contains("Withheld, by ground (3 of 4)"), "{ledger}");
    assert!(ledger.contains("informant                   2 (50.0 %)"), "{ledger}");
    assert!(ledger.contains("no ground given             1 (25.0 %)"), "{ledger}");
    assert!(
        ledger.contains("To be looked at again (1)\n  content/old.md  informant, last dated 2015-01-01"),
        "{ledger}"
    );
}

#[test]
fn the_ledger_shows_documents_of_which_most_could_perhaps_be_released() {
    let open = "The lobby opens at nine and closes at five on all days of the week. ";
    let site = Site::new()
        .confidential(
            "content/a.md",
            "A",
            &format!("{open} :redact[Quillfeather]{{ground=informant}} waits."),
        )
        .confidential(
            "content/b.md",
            "B",
            ":redact[Quillfeather waits beside the lobby]{ground=informant} now.",
        )
        .file(
            "content/c.md",
            format!(
                "---\ntitle: C\nsensitivity: confidential\nwithheld: {{ ground: informant }}\n---\n{open}"
            ),
        );
    let ledger = site.run(&["ledger"]).stdout;
    assert!(
        ledger.contains("though most of the text carries no ground (1)\n  content/a.md  17 % of it is marked as a redaction\n"),
        "{ledger}"
    );
}

/// The journal is a record of what the public was given, not of what somebody tried out.
#[test]
fn only_a_build_is_written_down() {
    let site = Site::new().public("content/a.md", "A", "Text.");
    assert_eq!(site.run(&["check"]).code, 0);
    for name in ["ledger.json", "journal.jsonl"] {
        assert!(!site.path().join(".plainview").join(name).exists(), "{name}");
    }
    site.build();
    for name in ["ledger.json", "journal.jsonl"] {
        assert!(site.path().join(".plainview").join(name).exists(), "{name}");
    }
}
