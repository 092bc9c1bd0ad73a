//! What of the withheld can be read in the repository. These tests need git; where it is missing they
//! say so and are skipped, but never in CI.

use std::process::Command;

use super::driver::{Run, Site};

fn git(site: &Site, arguments: &[&str]) -> bool {
    let mut command = Command::new("git");
    command.args(["-c", "user.name=T", "-c", "user.email=t@police.example", "-c", "init.defaultBranch=main"]);
    command.args(arguments).current_dir(site.path()).env("GIT_AUTHOR_DATE", "2025-03-04T12:00:00Z");
    command.env("GIT_COMMITTER_DATE", "2025-03-04T12:00:00Z").env("GIT_CONFIG_GLOBAL", "/dev/null");
    match command.output() {
        Ok(output) => {
            assert!(
                output.status.success(),
                "git {arguments:?}: {}",
                String::from_utf8_lossy(&output.stderr)
            );
            true
        }
        Err(error) => {
            assert!(std::env::var_os("PLAINVIEW_REQUIRE_BROWSER").is_none(), "git is missing: {error}");
            eprintln!("SKIPPED: git is missing");
            false
        }
    }
}

fn commit(site: &Site) -> bool {
    git(site, &["add", "--all"]) && git(site, &["commit", "--quiet", "--allow-empty", "--message", "x"])
}

/// A site in a repository with one commit.
fn site() -> Option<Site> {
    let site = Site::new()
        .file(".gitignore", "/public\n/.plainview\n")
        .public("content/a.md", "A", "The van of Anna Marlowe is grey.")
        .public("content/b.md", "B", "Plans of Kestrelhythe.");
    (git(&site, &["init", "--quiet"]) && commit(&site)).then_some(site)
}

fn told(run: &Run, parts: &[&str]) {
    assert_eq!(run.code, 0, "{}", run.stderr);
    for part in parts {
        assert!(run.stderr.contains(part), "{part}: {}", run.stderr);
    }
    for secret in ["Marlowe", "Kestrelhythe"] {
        assert!(!(run.stderr.clone() + &run.stdout).contains(secret), "{}", run.stderr);
    }
}

#[test]
fn a_repository_that_holds_nothing_withheld_is_clean() {
    let Some(site) = site() else { return };
    let run = site.run(&["history"]);
    assert_eq!((run.code, run.stderr.as_str()), (0, ""));
    assert!(run.stdout.contains("4 versions of files in 1 commits hold nothing"), "{}", run.stdout);
}

#[test]
fn what_was_withheld_then_or_is_withheld_now_is_found_on_all_branches() {
    let Some(site) = site() else { return };
    // A document that was withheld then, on a branch, and is gone.
    git(&site, &["checkout", "--quiet", "-b", "old"]);
    site.write("content/sealed.md", "---\ntitle: S\nsensitivity: confidential\n---\nOther words.\n");
    commit(&site);
    git(&site, &["checkout", "--quiet", "main"]);
    // A word that is redacted now; a document that is withheld now.
    let label = "---\ntitle: A\nsensitivity: public\n---\n";
    site.write(
        "content/a.md",
        format!("{label}The van of :redact[Anna Marlowe]{{ground=informant}} is grey.\n"),
    );
    site.write("content/b.md", "---\ntitle: B\nsensitivity: internal\nwithheld: { ground: informant }\n---\nPlans of Kestrelhythe.\n");
    commit(&site);
    let run = site.run(&["history"]);
    told(
        &run,
        &[
            "content/sealed.md",
            "content/a.md",
            "content/b.md",
            "2025-03-04",
            "words that are withheld now can be read in commit",
            "labelled so that it is withheld in commit",
            "and in one other version",
        ],
    );
    assert_eq!(run.stderr.matches("PV604").count(), 3, "{}", run.stderr);
    assert!(!run.stderr.contains("PV605"), "{}", run.stderr);
    assert!(run.stdout.contains("must stay private"), "{}", run.stdout);
}

#[test]
fn a_remote_that_may_be_public_is_told() {
    for (url, warned) in [
        ("https://github.com/police/site.git", true),
        ("git@github.com:police/site.git", true),
        ("https://police.ghe.internal/site.git", false),
        ("https://notgithub.com/site.git", false),
        ("/srv/git/github.community", false),
    ] {
        let Some(site) = site() else { return };
        git(&site, &["remote", "add", "origin", url]);
        assert_eq!(site.run(&["check"]).stderr, "", "nothing is withheld yet");
        site.write(
            "content/c.md",
            "---\ntitle: C\nsensitivity: internal\nwithheld: { ground: informant }\n---\nText.\n",
        );
        commit(&site);
        let check = site.run(&["check"]);
        assert_eq!(check.stderr.contains("PV605"), warned, "{url}: {}", check.stderr);
        assert_eq!(site.run(&["history"]).stderr.contains("PV605"), warned, "{url}");
    }
}

#[test]
fn a_site_in_a_folder_of_a_repository_is_found() {
    let outer = Site::empty()
        .file("secret/content/x.md", "---\ntitle: X\nsensitivity: confidential\n---\nKestrelhythe\n")
        .file("site/site.toml", super::driver::CONFIG)
        .file(
            "site/content/b.md",
            "---\ntitle: B\nsensitivity: confidential\nwithheld: { ground: informant }\n---\nMarlowe.\n",
        );
    if !git(&outer, &["init", "--quiet"]) || !commit(&outer) {
        return;
    }
    let run = outer.run(&["history", "--site", "site"]);
    told(&run, &["content/b.md"]);
    assert_eq!(run.stderr.matches("PV604").count(), 1, "{}", run.stderr);
}

#[test]
fn a_site_without_a_repository_has_no_history() {
    let site = Site::new().public("content/a.md", "A", "Text.");
    assert_eq!(site.run(&["history"]).code, 2);
    assert_eq!(site.run(&["check"]).stderr, "");
}
