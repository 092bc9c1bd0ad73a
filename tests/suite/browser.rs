//! The sample site in a real browser: what a person with a phone, a keyboard, a screen reader or paper meets;
//! and before the Nu HTML checker, which knows the standards better than browsers care for them.
//!
//! The checks are in `tests/browser`. They need node, its packages, chromium and Java; `.ci/install` sets them up.

use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::Mutex;

use tempfile::TempDir;

use crate::driver::Site;

#[test]
fn the_sample_site_holds_up_in_a_browser() {
    let Some(checks) = checks(&["node", &chromium()]) else { return };
    let (_folder, public) = sample();
    demand_success(Command::new("node").arg(checks.join("run.mjs")).arg(&public));
}

#[test]
fn a_site_in_arabic_is_the_mirror_image() {
    let Some(checks) = checks(&["node", &chromium()]) else { return };
    let site = arabic();
    site.build();
    demand_success(Command::new("node").arg(checks.join("mirror.mjs")).arg(site.path().join("public")));
}

#[test]
fn what_was_read_stays_readable_without_a_network() {
    let Some(checks) = checks(&["node", &chromium()]) else { return };
    let site = Site::empty()
        .file("site.toml", format!("{}[offline]\nenabled = true\n", crate::driver::CONFIG))
        .public("content/a.md", "A", "Text.")
        .public("content/b.md", "B", "Text.")
        .public("content/c.md", "C", "Text.");
    site.build();
    demand_success(Command::new("node").arg(checks.join("offline.mjs")).arg(site.path().join("public")));
}

/// A small site in Arabic: some words of the interface are its own, the others stay English.
fn arabic() -> Site {
    let paragraph = "يجوز للضباط استخدام القوة اللازمة فقط، ويجب عليهم أن يذكروا السبب في تقريرهم. ".repeat(6);
    let mark = ":redact[lantern]{ground=operational-tactics}";
    let table = "| السنة | الحالات | الإصابات | الشكاوى |\n|---|--:|--:|--:|\n| ٢٠٢٥ | 118 | 12 | 4 |\n| ٢٠٢٦ | 104 | 9 | 3 |\n";
    let parts = ["الغرض", "متى تُستخدم القوة", "الإبلاغ", "المراجعة"]
        .map(|heading| format!("## {heading}\n\n{paragraph}\n\n- {paragraph}\n- https://police.example\n"));
    let text = format!(
        "{}\n{table}\n> {paragraph}\n\nكلمة السر {mark}.\n\n:::redact{{ground=officer-safety}}\nlantern\n:::\n\n:::warning[انتبه]\n{paragraph}\n:::\n",
        parts.join("\n")
    );
    let front =
        "sensitivity: public\nsummary: متى يجوز للضباط استخدام القوة، وإلى أي حد.\ndate: 2026-03-01\n";
    let policy = |title: &str, number: &str| {
        format!(
            "---\ntitle: {title}\n{front}type: policy\ntags: [القوة]\npolicy:\n  number: \"{number}\"\n  version: \"2.1\"\n---\n{text}"
        )
    };
    Site::empty()
        .file("site.toml", ARABIC)
        .file("locales/ar.ftl", ARABIC_WORDS)
        .file(
            "content/_index.md",
            format!("---\ntitle: شرطة المدينة\nsensitivity: public\n---\n{paragraph}\n"),
        )
        .file("content/policies/_index.md", "---\ntitle: السياسات\nsensitivity: public\n---\n")
        .file("content/policies/force.md", policy("استخدام القوة", "300"))
        .file("content/policies/cameras.md", policy("الكاميرات المحمولة على الجسم", "320"))
        .public("content/contact.md", "اتصل بنا", &paragraph)
}

const ARABIC: &str = "
title = \"شرطة المدينة\"
base_url = \"https://police.example\"
language = \"ar\"
[agency]
name = \"شرطة المدينة\"
phone = \"555-0140\"
emergency = \"911\"
email = \"records@police.example\"
[menus]
main = [
  { name = \"السياسات\", target = \"policies/_index.md\" },
  { name = \"اتصل بنا\", target = \"contact.md\" },
]
";

const ARABIC_WORDS: &str = "
skip-to-content = انتقل إلى المحتوى
main-navigation = القائمة الرئيسية
menu = القائمة
breadcrumbs = مسار التنقل
contents = المحتويات
emergency = الطوارئ:
non-emergency = غير الطوارئ:
mark-text = محجوب: { $ground }
mark-block-text = مقطع محجوب هنا: { $ground }
search-button = ابحث
";

#[test]
fn every_page_of_the_sample_site_is_valid_html_and_css() {
    let Some(checks) = checks(&["java"]) else { return };
    let (_folder, public) = sample();
    let checker = checks.join("node_modules/vnu-jar/build/dist/vnu.jar");
    for kind in ["--skip-non-html", "--skip-non-css", "--skip-non-svg"] {
        let mut java = Command::new("java");
        java.args(["-Xss8m", "-jar"]).arg(&checker).args(["--errors-only", "--format", "gnu", kind]);
        demand_success(java.arg(&public));
    }
}

/// Held while the sample site is built: two builds of one site at once are refused.
static BUILDING: Mutex<()> = Mutex::new(());

/// Builds the sample site.
pub fn sample() -> (TempDir, PathBuf) {
    let _alone = BUILDING.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let folder = TempDir::new().expect("a temporary folder");
    let public = folder.path().join("public");
    let mut build = Command::new(env!("CARGO_BIN_EXE_plainview"));
    build.args(["build", "--date", "2026-11-24", "--site"]).arg(root).arg("--output").arg(&public);
    demand_success(&mut build);
    (folder, public)
}

/// Returns the browser: PLAINVIEW_CHROMIUM, else Debian's.
fn chromium() -> String {
    std::env::var("PLAINVIEW_CHROMIUM").unwrap_or_else(|_| "/usr/bin/chromium".to_owned())
}

/// Returns the folder of the checks, if all is there that they need.
pub fn checks(programs: &[&str]) -> Option<PathBuf> {
    let checks = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/browser");
    let Some(missing) = missing(&checks, programs) else { return Some(checks) };
    let required = std::env::var("PLAINVIEW_REQUIRE_BROWSER").is_ok_and(|value| value == "1");
    assert!(!required, "{missing} is missing; run .ci/install");
    // Not `eprintln!`: what that prints in a test that passes is never seen.
    writeln!(std::io::stderr(), "skipped: {missing} is missing; run .ci/install").expect("stderr");
    None
}

/// Names the first thing that the checks need and this machine lacks.
fn missing(checks: &Path, programs: &[&str]) -> Option<String> {
    for program in programs {
        let version =
            Command::new(program).arg("--version").stdout(Stdio::null()).stderr(Stdio::null()).status();
        if !version.is_ok_and(|status| status.success()) {
            return Some((*program).to_owned());
        }
    }
    let packages = "tests/browser/node_modules";
    (!checks.join("node_modules").exists()).then(|| packages.to_owned())
}

pub fn demand_success(command: &mut Command) {
    let output = command.stdin(Stdio::null()).output().expect("the program runs");
    let [stdout, stderr] = [&output.stdout, &output.stderr].map(|bytes| String::from_utf8_lossy(bytes));
    assert!(output.status.success(), "{command:?}\n{stdout}{stderr}");
}
