//! The sample site in a real browser: what a person with a phone, a keyboard, a screen reader or paper meets.
//!
//! The checks are in `tests/browser`. They need node, its packages and chromium; `.ci/install` sets them up.

use std::io::Write;
use std::path::Path;
use std::process::{Command, Stdio};

use tempfile::TempDir;

#[test]
fn the_sample_site_holds_up_in_a_browser() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let checks = root.join("tests/browser");
    if let Some(missing) = missing(&checks) {
        let required = std::env::var("PLAINVIEW_REQUIRE_BROWSER").is_ok_and(|value| value == "1");
        assert!(!required, "{missing} is missing; run .ci/install");
        // Not `eprintln!`: what that prints in a test that passes is never seen.
        writeln!(std::io::stderr(), "skipped: {missing} is missing; run .ci/install").expect("stderr");
        return;
    }
    let folder = TempDir::new().expect("a temporary folder");
    let public = folder.path().join("public");
    let mut build = Command::new(env!("CARGO_BIN_EXE_plainview"));
    build.args(["build", "--date", "2026-11-24", "--site"]).arg(root).arg("--output").arg(&public);
    demand_success(&mut build);
    demand_success(Command::new("node").arg(checks.join("run.mjs")).arg(&public));
}

/// Names the first thing that the checks need and this machine lacks.
fn missing(checks: &Path) -> Option<String> {
    let node = Command::new("node").arg("--version").stdout(Stdio::null()).status();
    if !node.is_ok_and(|status| status.success()) {
        return Some("node".to_owned());
    }
    let chromium = std::env::var("PLAINVIEW_CHROMIUM").unwrap_or_else(|_| "/usr/bin/chromium".to_owned());
    let packages = "tests/browser/node_modules".to_owned();
    let needed = [(checks.join("node_modules"), packages), (chromium.clone().into(), chromium)];
    needed.into_iter().find(|(path, _)| !path.exists()).map(|(_, name)| name)
}

fn demand_success(command: &mut Command) {
    let output = command.stdin(Stdio::null()).output().expect("the program runs");
    let [stdout, stderr] = [&output.stdout, &output.stderr].map(|bytes| String::from_utf8_lossy(bytes));
    assert!(output.status.success(), "{command:?}\n{stdout}{stderr}");
}
