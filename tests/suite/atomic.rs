//! P4: the public folder is the old site or the new one, whatever happens.

use std::io;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::atomic::{AtomicUsize, Ordering};

use plainview::clock::Clock;
use plainview::config::Options;
use plainview::document::Date;
use plainview::publish::{Step, Watch};

use super::driver::{Site, tree};

const STEPS: [(Step, usize); 11] = [
    (Step::Cleaned, 1),
    (Step::Created, 1),
    (Step::Write, 1),
    (Step::Write, 2),
    (Step::Write, 5),
    (Step::Write, 30),
    (Step::Written, 1),
    (Step::Synced, 1),
    (Step::Exchange, 1),
    (Step::Exchanged, 1),
    (Step::Removed, 1),
];

/// The files of a site, by path.
type Files = Vec<(String, Vec<u8>)>;

/// The variables by which a test tells its own twin where to end.
const SITE: &str = "PLAINVIEW_TEST_SITE";
const STEP: &str = "PLAINVIEW_TEST_STEP";

fn options() -> Options {
    Options::at(Clock::Day(Date::parse("2026-06-01").expect("a date")))
}

fn build(root: &Path, watch: &Watch<'_>) -> plainview::finding::Result<plainview::Receipt> {
    plainview::build_watched(root, &root.join("public"), &options(), watch)
}

/// A site that is public, and whose sources have changed since.
fn changed() -> (Site, Files, Files) {
    let site = Site::new().public("content/a.md", "A", "Old text.").public(
        "content/gone.md",
        "Gone",
        "No longer public.",
    );
    site.build();
    let old = site.outputs();
    let twin = Site::new().public("content/a.md", "A", "New text.").public("content/b.md", "B", "More.");
    twin.build();
    let new = twin.outputs();
    site.write("content/a.md", "---\ntitle: A\nsensitivity: public\n---\nNew text.\n");
    site.write("content/b.md", "---\ntitle: B\nsensitivity: public\n---\nMore.\n");
    site.remove("content/gone.md");
    (site, old, new)
}

/// Returns what lies beside the public folder and should not.
fn leftovers(site: &Site) -> Vec<PathBuf> {
    let entries =
        std::fs::read_dir(site.path()).expect("the site").map(|entry| entry.expect("an entry").path());
    entries.filter(|path| path.to_string_lossy().contains("plainview-")).collect()
}

/// Calls back at the given step, the given time that it comes.
fn at(
    step: Step,
    time: usize,
    act: impl Fn() -> io::Result<()> + Sync,
) -> impl Fn(Step) -> io::Result<()> + Sync {
    let seen = AtomicUsize::new(0);
    move |now| {
        if now == step && seen.fetch_add(1, Ordering::SeqCst) + 1 == time { act() } else { Ok(()) }
    }
}

#[test]
fn an_error_at_any_step_leaves_the_old_site_or_the_new_one() {
    for (step, time) in STEPS {
        let (site, old, new) = changed();
        let full = at(step, time, || Err(io::Error::from(io::ErrorKind::StorageFull)));
        let result = build(site.path(), &full);
        assert!(result.is_err(), "{step:?} {time} fails");
        assert_eq!(result.expect_err("it fails").exit_code(), 3, "{step:?}");
        let public = site.outputs();
        let expected = if matches!(step, Step::Exchanged | Step::Removed) { &new } else { &old };
        assert!(public == *expected, "{step:?} {time} left a mixture");
        assert!(
            build(site.path(), &plainview::publish::unwatched).is_ok(),
            "{step:?}: the next build succeeds"
        );
        assert!(site.outputs() == new, "{step:?}");
        assert!(leftovers(&site).is_empty(), "{step:?}: {:?}", leftovers(&site));
    }
}

#[test]
fn a_kill_at_any_step_leaves_the_old_site_or_the_new_one() {
    for (step, time) in STEPS {
        let (site, old, new) = changed();
        let twin = Command::new(std::env::current_exe().expect("this program"))
            .args(["--exact", "atomic::the_twin_that_is_killed", "--nocapture"])
            .env(SITE, site.path())
            .env(STEP, format!("{step:?} {time}"))
            .output()
            .expect("the twin runs");
        assert!(!twin.status.success(), "{step:?} {time}: the twin was killed");
        let public = site.outputs();
        assert!(public == old || public == new, "{step:?} {time} left a mixture");
        assert!(
            build(site.path(), &plainview::publish::unwatched).is_ok(),
            "{step:?}: the next build succeeds"
        );
        assert!(site.outputs() == new, "{step:?}");
        assert!(leftovers(&site).is_empty(), "{step:?}: the next build cleans up");
    }
}

/// Not a test of its own: the process that the test above starts, and that ends itself without
/// unwinding, as a kill would.
#[test]
fn the_twin_that_is_killed() {
    let (Ok(site), Ok(wanted)) = (std::env::var(SITE), std::env::var(STEP)) else { return };
    let (step, time) =
        *STEPS.iter().find(|(step, time)| format!("{step:?} {time}") == wanted).expect("a step");
    let kill = at(step, time, || std::process::abort());
    let result = build(Path::new(&site), &kill);
    panic!("the step did not come: {:?}", result.map(|receipt| receipt.files));
}

#[test]
fn what_is_no_longer_public_is_gone() {
    let (site, ..) = changed();
    assert!(site.has_output("gone/index.html"));
    site.build();
    assert!(!site.has_output("gone/index.html"));
}

#[test]
fn two_runs_at_once_do_not_mix() {
    let (site, old, _) = changed();
    let lock = plainview::publish::lock(site.path(), "lock").expect("free");
    let run = site.run(&["build"]);
    assert_eq!(run.code, 3, "{}", run.stderr);
    assert!(run.stderr.contains("PV603"), "{}", run.stderr);
    assert!(site.outputs() == old);
    drop(lock);
    site.build();
}

#[test]
fn a_refused_build_leaves_the_old_site() {
    let (site, old, _) = changed();
    site.write("content/c.md", "---\ntitle: C\nsensitivity: pubic\n---\nText.\n");
    assert_eq!(site.run(&["build"]).code, 1);
    assert!(tree(&site.path().join("public")) == old);
}

#[test]
fn an_old_site_that_was_set_aside_comes_back() {
    // Where the system cannot exchange two folders, a run can be killed between two renames.
    let (site, old, new) = changed();
    std::fs::rename(site.path().join("public"), site.path().join(".public.plainview-old")).expect("renamed");
    site.write(".public.plainview-staging/index.html", "half");
    let full = at(Step::Cleaned, 1, || Err(io::Error::from(io::ErrorKind::StorageFull)));
    assert!(build(site.path(), &full).is_err());
    assert!(site.outputs() == old);
    assert!(leftovers(&site).is_empty(), "{:?}", leftovers(&site));
    site.build();
    assert!(site.outputs() == new);
}

#[test]
fn a_first_build_that_fails_leaves_nothing_or_a_whole_site() {
    for (step, time) in STEPS {
        let (site, _, new) = changed();
        std::fs::remove_dir_all(site.path().join("public")).expect("removed");
        let full = at(step, time, || Err(io::Error::from(io::ErrorKind::StorageFull)));
        assert!(build(site.path(), &full).is_err(), "{step:?} {time} fails");
        let is_there = site.path().join("public").exists();
        assert!(!is_there || site.outputs() == new, "{step:?} {time} left half a site");
        assert!(leftovers(&site).is_empty(), "{step:?}: {:?}", leftovers(&site));
    }
}

#[test]
fn a_build_whose_ledger_cannot_be_written_publishes_nothing_and_leaves_nothing() {
    let (site, old, _) = changed();
    site.remove(".plainview/ledger.json");
    site.write(".plainview/ledger.json/in-the-way", "");
    let run = site.run(&["build"]);
    assert_eq!(run.code, 3, "{}", run.stderr);
    assert!(site.outputs() == old);
    assert!(leftovers(&site).is_empty(), "{:?}", leftovers(&site));
}
