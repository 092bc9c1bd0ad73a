//! The commands, as stories over the real program.

use serde_json::Value;

use crate::driver::{CONFIG, Run, Site, tree};

/// The word that stands in what is withheld.
const SECRET: &str = "zanzibarsecret";

/// A site with a document of each fate.
fn site() -> Site {
    Site::new()
        .public("content/open.md", "Open page", "Text for everyone.")
        .public("content/cut.md", "Cut page", &format!("We met :redact[the {SECRET}]{{ground=informant}} there."))
        .confidential("content/sealed.md", SECRET, &format!("The {SECRET}."))
        .file("content/listed.md", format!("---\ntitle: {SECRET}\nsensitivity: internal\nwithheld:\n  ground: emergency-plans\n  listed: true\n  public_title: \"=Annex, C\"\n---\nThe {SECRET}.\n"))
        .file("content/draft.md", format!("---\ntitle: A draft\nsensitivity: public\ndraft: true\n---\nThe {SECRET}.\n"))
        .public("content/map.md", "Map", "[map](map.txt)")
        .file("content/map.txt", "A map.\n")
}

/// Demands an exit code and that the secret is not printed.
fn expect(run: Run, code: i32) -> Run {
    assert_eq!(run.code, code, "{}{}", run.stdout, run.stderr);
    assert!(!format!("{}{}", run.stdout, run.stderr).contains(SECRET), "{}{}", run.stdout, run.stderr);
    run
}

fn json(text: &str) -> Value {
    serde_json::from_str(text).unwrap_or_else(|error| panic!("{error}: {text}"))
}

#[test]
fn init_asks_nothing_and_makes_a_site_that_builds_without_a_warning() {
    let folder = Site::empty();
    let run = expect(folder.run(&["init", "our-site", "--name", "Riverbend Police Department"]), 0);
    assert!(run.stdout.contains("plainview serve") && run.stderr.is_empty(), "{}", run.stderr);
    let run = expect(folder.run(&["build", "--site", "our-site", "--prove"]), 0);
    assert_eq!(run.stderr, "");
    let home =
        std::fs::read_to_string(folder.path().join("our-site/public/index.html")).expect("a home page");
    assert!(home.contains("Riverbend Police Department"));
    let register = std::fs::read_to_string(folder.path().join("our-site/public/register/index.html"))
        .expect("a register");
    assert!(register.contains("Working with informants"));
    assert!(!folder.path().join("our-site/public/policies/informants").exists());
}

#[test]
fn init_names_the_agency_after_the_folder_and_leaves_what_is_there_alone() {
    let folder = Site::empty();
    expect(folder.run(&["init", "riverbend-police_department"]), 0);
    let read = || tree(&folder.path().join("riverbend-police_department"));
    let made = read();
    let config = made.iter().find(|(name, _)| name == "site.toml").expect("a configuration");
    assert!(String::from_utf8_lossy(&config.1).contains("title = \"Riverbend Police Department\""));
    expect(folder.run(&["init", "riverbend-police_department", "--name", "Other"]), 2);
    assert_eq!(read(), made);
    expect(folder.run(&["init", "x", "--name", "A \"quoted\" name"]), 2);
    assert!(!folder.path().join("x").exists());
    expect(Site::empty().run(&["init", "."]), 0);
}

#[test]
fn a_new_document_is_confidential_until_someone_says_otherwise() {
    let types = [
        ("policy", "policies"),
        ("tip", "tips"),
        ("report", "reports"),
        ("training", "training"),
        ("bulletin", "bulletins"),
        ("event", "events"),
        ("software", "software"),
        ("page", ""),
    ];
    for (kind, folder) in types {
        let site = site();
        let run = expect(site.run(&["new", kind, "Río: \"a\" new <thing>"]), 0);
        let path = format!("content/{folder}/rio-a-new-thing.md").replace("//", "/");
        assert!(run.stdout.contains("its label is confidential"), "{}", run.stdout);
        let text = std::fs::read_to_string(site.path().join(&path)).expect("a document");
        assert!(text.contains("\nsensitivity: confidential\n"), "{text}");
        let run = expect(site.run(&["build"]), 0);
        assert_eq!(run.stderr, "", "a new document brings no warning");
        assert!(!site.outputs().iter().any(|(name, _)| name.contains("rio")), "{kind}");
        expect(site.run(&["new", kind, "Río: \"a\" new <thing>"]), 2);
        site.write(&path, text.replace("confidential", "public").replace("draft: true\n", ""));
        expect(site.run(&["build"]), 0);
        let page = site.output(path.trim_start_matches("content/").replace(".md", "/index.html").as_str());
        assert!(page.contains("Río: &quot;a&quot; new &lt;thing&gt;"), "{kind}");
    }
}

#[test]
fn new_knows_the_types_levels_and_languages_of_the_site() {
    let more = "levels = [\"open\", \"closed\", \"locked\"]\n[languages.es]\n[types.audit]\nlabel = \"Audit\"\n[types.audit.fields.year]\nkind = \"number\"\nrequired = true\n";
    let site = Site::new().file("site.toml", format!("{CONFIG}{more}"));
    expect(site.run(&["new", "audit", "Año", "--language", "es"]), 0);
    let text = std::fs::read_to_string(site.path().join("content/audits/ano.es.md")).expect("a document");
    assert!(text.contains("sensitivity: locked\n") && text.contains("audit:\n  year: 0\n"), "{text}");
    expect(site.run(&["build"]), 0);
    assert!(expect(site.run(&["new", "polcy", "X"]), 2).stderr.contains("audit"));
    expect(site.run(&["new", "policy", "X", "--language", "fr"]), 2);
}

#[test]
fn exit_codes_tell_who_can_mend_it() {
    let with = |path: &str, text: &str| site().file(path, text);
    expect(site().run(&["build"]), 0);
    expect(with("content/x.md", "no front matter\n").run(&["build"]), 1);
    expect(with("site.toml", "title = 5\n").run(&["build"]), 2);
    expect(with("site.toml", "title = 5\n").file("content/x.md", "no front matter\n").run(&["build"]), 2);
    expect(Site::empty().run(&["build"]), 2);
    for arguments in [
        &["bild"][..],
        &["build", "--formt", "json"],
        &["build", "--date", "1.3.2026"],
        &["build", "--host", "x"],
        &["build", "--base-url", "x"],
        &[],
    ] {
        expect(site().run(arguments), 2);
    }
    expect(site().run_with(&["build"], &[("SOURCE_DATE_EPOCH", "yesterday")]), 2);
    expect(site().run(&["build", "--output", "site.toml/public"]), 3);
    for arguments in [&["--help"][..], &["--version"], &["build", "--help"], &["help", "explain"]] {
        expect(site().run(arguments), 0);
    }
}

#[test]
fn a_build_that_is_refused_leaves_the_public_site_as_it_was() {
    let site = site();
    let run = expect(site.run(&["build"]), 0);
    assert!(run.stdout.contains("4 sources released, 3 withheld"), "{}", run.stdout);
    let before = site.outputs();
    site.write("content/x.md", "no front matter\n");
    site.remove("content/open.md");
    expect(site.run(&["build"]), 1);
    assert_eq!(site.outputs(), before);
    site.remove("content/x.md");
    expect(site.run(&["build", "--quiet"]), 0);
    assert!(!site.has_output("open/index.html"));
    assert_eq!(expect(site.run(&["build", "--quiet"]), 0).stdout, "");
}

#[test]
fn check_says_what_build_would_and_publishes_nothing() {
    let site = site();
    let run = expect(site.run(&["check", "--prove"]), 0);
    assert!(run.stdout.contains("can be published"), "{}", run.stdout);
    assert!(!site.path().join("public").exists() && !site.path().join(".plainview/check").exists());
    site.build();
    let before = site.outputs();
    site.write("content/x.md", "---\ntitle: X\nsensitivity: Public\n---\n[b](b.md)\n");
    let [built, checked] =
        ["build", "check"].map(|command| expect(site.run(&[command, "--format", "json"]), 1).stdout);
    assert_eq!(built, checked);
    assert_eq!(site.outputs(), before);
}

#[test]
fn explain_says_what_the_public_will_see() {
    let site = site();
    let explain = |path: &str| expect(site.run(&["explain", path]), 0).stdout;
    let released = explain("content/open.md");
    assert!(released.contains("is released") && released.contains("Text for everyone."), "{released}");
    let cut = explain("content/cut.md");
    assert!(cut.contains("We met [redacted: informant] there.") && cut.contains("1 × informant"), "{cut}");
    let withheld = explain("content/sealed.md");
    assert!(withheld.contains("is withheld") && withheld.contains("its label is confidential"), "{withheld}");
    assert!(withheld.contains("informant, looked at again after 60 months"), "{withheld}");
    assert!(withheld.contains("sees nothing of it"), "{withheld}");
    assert!(explain("content/listed.md").contains("=Annex, C"));
    assert!(explain("content/draft.md").contains("it is a draft"));
    assert!(explain("content/map.txt").contains("if a released document refers to it"));
    assert!(explain("./content/../content/open.md").contains("content/open.md is released"));
    assert!(released.contains("https://police.example/open/"), "{released}");
    site.write("content/plan.docx", "PK");
    let refused = explain("content/plan.docx");
    assert!(refused.contains("is refused") && refused.contains("Office file"), "{refused}");
    for path in ["content/nothing.md", "site.toml", "/etc/hostname", "content"] {
        expect(site.run(&["explain", path]), 2);
    }
}

#[test]
fn explain_names_the_floor_and_shows_the_findings_about_that_file_alone() {
    let floor = "[[floors]]\nglob = \"plans/**\"\nlevel = \"internal\"\n";
    let site =
        site().file("site.toml", format!("{CONFIG}{floor}")).confidential("content/plans/a.md", "A", SECRET);
    let run = expect(site.run(&["explain", "content/plans/a.md"]), 0);
    assert!(
        run.stdout.contains("floor      internal, set by site.toml, floor for `plans/**`"),
        "{}",
        run.stdout
    );
    site.write("content/x.md", "---\ntitle: X\nsensitivity: Public\n---\n");
    site.write("content/y.md", "---\ntitle: Y\nsensitivity: Public\n---\n");
    let run = expect(site.run(&["explain", "content/x.md"]), 1);
    assert!(run.stderr.contains("content/x.md:3") && !run.stderr.contains("content/y.md"), "{}", run.stderr);
}

#[test]
fn the_ledger_says_what_was_decided_and_nothing_of_what_it_is_about() {
    let site = site();
    site.build();
    let show = |format: &str| expect(site.run(&["ledger", "--format", format]), 0).stdout;
    let table = expect(site.run(&["ledger"]), 0).stdout;
    assert_eq!(table, show("table"));
    assert!(
        table.contains("Withheld (3)")
            && table.contains("1 × informant")
            && table.contains("4 released, 3 withheld"),
        "{table}"
    );
    let ledger = json(&show("json"));
    let entries = ledger["entries"].as_array().expect("a list");
    let entry =
        |path: &str| entries.iter().find(|entry| entry["path"] == path).unwrap_or_else(|| panic!("{path}"));
    assert_eq!(entries.len(), 7);
    assert_eq!(entry("content/open.md")["decision"], "released");
    assert_eq!(entry("content/sealed.md")["decision"], "withheld");
    assert_eq!(entry("content/sealed.md")["ground"], "informant");
    assert_eq!(entry("content/cut.md")["redactions"][0]["count"], 1);
    assert_eq!(entry("content/draft.md")["reasons"][0], "it is a draft");
    assert_eq!(entry("content/listed.md")["listed"], "=Annex, C");
    let csv = show("csv");
    let lines: Vec<&str> = csv.split_terminator("\r\n").collect();
    assert_eq!(lines.len(), 8);
    assert!(lines[0].starts_with("path,kind,decision,label"), "{csv}");
    // A spreadsheet would take the title for a formula.
    assert!(csv.contains(",\"'=Annex, C\","), "{csv}");
    let kept = std::fs::read_to_string(site.path().join(".plainview/ledger.json")).expect("a ledger");
    assert_eq!(json(&kept), ledger);
}

#[cfg(unix)]
#[test]
fn the_ledger_is_for_its_owner_alone() {
    use std::os::unix::fs::PermissionsExt as _;
    let site = site();
    site.write(".plainview/ledger.json", "old");
    site.build();
    let mode =
        |path: &str| std::fs::metadata(site.path().join(path)).expect("there").permissions().mode() & 0o777;
    assert_eq!(mode(".plainview/ledger.json"), 0o600);
    assert_eq!(mode(".plainview"), 0o700);
    assert_eq!(std::fs::read_to_string(site.path().join(".plainview/.gitignore")).expect("there"), "*\n");
}

#[test]
fn audit_searches_any_folder() {
    let site = site();
    site.build();
    assert!(expect(site.run(&["audit", "public"]), 0).stdout.contains("hold nothing"));
    let leaks: [(&str, &[u8]); 6] = [
        ("leak.html", b"<p>The zanzibar<b>secret</b>.</p>"),
        ("leak.json", br#"{"text": "the \u007aanzibarsecret"}"#),
        ("leak.txt", b"VGhlIHphbnppYmFyc2VjcmV0Lg=="),
        ("zanzibarsecret.txt", b"nothing"),
        ("leak.css", br#"a::after { content: "\7a anzibarsecret" }"#),
        ("leak.xml", b"<a>zanzibarsecre&#116;</a>"),
    ];
    for (name, bytes) in leaks {
        let site = site.path().join("copy");
        std::fs::create_dir_all(&site).expect("a folder");
        std::fs::write(site.join(name), bytes).expect("a file");
        let run = self::site().run(&["audit", site.to_str().expect("UTF-8"), "--format", "json"]);
        assert_eq!(run.code, 1, "{name}");
        let report = json(&run.stdout);
        assert_eq!(report["findings"][0]["rule"], "PV501", "{name}");
        assert_eq!(report["findings"][0]["place"]["path"], name);
        std::fs::remove_dir_all(&site).expect("removed");
    }
    expect(site.run(&["audit", "no-such-folder"]), 3);
}

#[test]
fn schemas_list_the_keys_that_are_read() {
    let site = site().file("site.toml", format!("{CONFIG}[types.audit]\nlabel = \"Audit\"\n"));
    let schema = json(&expect(site.run(&["schema"]), 0).stdout);
    assert_eq!(schema["$schema"], "https://json-schema.org/draft/2020-12/schema");
    assert_eq!(
        schema["properties"]["sensitivity"]["enum"],
        serde_json::json!(["public", "internal", "confidential"])
    );
    assert_eq!(schema["required"], serde_json::json!(["title", "sensitivity"]));
    let keys: Vec<&String> = schema["properties"].as_object().expect("a table").keys().collect();
    assert!(
        ["tags", "withheld", "policy", "audit", "upstream"]
            .iter()
            .all(|key| keys.iter().any(|known| known == key))
    );
    // Each key is known to the build.
    let lines: String = keys
        .iter()
        .filter(|key| !["title", "sensitivity"].contains(&key.as_str()))
        .map(|key| format!("{key}:\n"))
        .collect();
    site.write("content/_index.md", format!("---\ntitle: Home\nsensitivity: public\n{lines}---\n"));
    site.build();
    let schema = json(&expect(site.run(&["schema", "site"]), 0).stdout);
    for key in schema["properties"].as_object().expect("a table").keys() {
        let other = self::site().file("site.toml", format!("{key} = 5\n"));
        let report = json(&expect(other.run(&["check", "--format", "json"]), 2).stdout);
        let findings = report["findings"].as_array().expect("a list").clone();
        assert!(findings.iter().all(|finding| finding["rule"] != "PV003"), "{key}: {findings:?}");
    }
}

#[test]
fn the_program_describes_itself() {
    let site = site();
    let commands = [
        "init",
        "new",
        "build",
        "check",
        "serve",
        "explain",
        "audit",
        "ledger",
        "schema",
        "rules",
        "completions",
        "man",
    ];
    for shell in ["bash", "zsh", "fish", "elvish", "powershell"] {
        let script = expect(site.run(&["completions", shell]), 0).stdout;
        assert!(commands.iter().all(|command| script.contains(command)), "{shell}");
    }
    expect(site.run(&["completions", "tcsh"]), 2);
    let rules = expect(site.run(&["rules"]), 0).stdout;
    for rule in plainview::finding::Rule::ALL {
        let facts = rule.facts();
        assert!(rules.contains(&format!("### {} {}\n", facts.id, facts.name)), "{}", facts.id);
    }
    expect(site.run(&["man", "pages"]), 0);
    let pages = tree(&site.path().join("pages"));
    for name in ["plainview.1".to_owned()]
        .into_iter()
        .chain(commands.iter().map(|command| format!("plainview-{command}.1")))
    {
        let page = pages.iter().find(|(known, _)| *known == name).unwrap_or_else(|| panic!("{name}"));
        assert!(String::from_utf8_lossy(&page.1).contains(".TH"), "{name}");
    }
}

#[test]
fn findings_come_in_forms_that_programs_read() {
    let site = site()
        .file("content/x.md", "---\ntitle: X\n")
        .file("content/a,b:c%.md", "none\n")
        .file("content/y.zip", "PK\n");
    let report = json(&expect(site.run(&["build", "--format", "json"]), 1).stdout);
    assert_eq!(report["exit_code"], 1);
    let findings = report["findings"].as_array().expect("a list");
    assert_eq!(findings.len(), 3);
    for key in ["rule", "name", "severity", "message", "place", "why", "mend"] {
        assert!(findings.iter().all(|finding| !finding[key].is_null()), "{key}");
    }
    let sarif = json(&expect(site.run(&["build", "--format", "sarif"]), 1).stdout);
    assert_eq!(sarif["version"], "2.1.0");
    let results = sarif["runs"][0]["results"].as_array().expect("a list");
    let rules = sarif["runs"][0]["tool"]["driver"]["rules"].as_array().expect("a list");
    assert_eq!((results.len(), rules.len()), (3, 3));
    assert!(results.iter().all(|result| rules.iter().any(|rule| rule["id"] == result["ruleId"])));
    let github = expect(site.run(&["build", "--format", "github"]), 1).stdout;
    let lines: Vec<&str> = github.lines().collect();
    assert_eq!(lines.len(), 3);
    assert!(lines[0].starts_with("::error file=content/a%2Cb%3Ac%25.md,title=PV103 "), "{github}");
    assert!(lines[1].starts_with("::error file=content/x.md,line=1,col=1,title=PV104 "), "{github}");
    assert!(lines[2].starts_with("::warning file=content/y.zip,title=PV113 "), "{github}");
    let clean = json(&self::site().run(&["build", "--format", "json"]).stdout);
    assert_eq!((clean["exit_code"].clone(), clean["findings"].clone()), (0.into(), serde_json::json!([])));
    assert_eq!(self::site().run(&["build", "--format", "github"]).stdout, "");
    assert_eq!(
        json(&self::site().run(&["build", "--format", "sarif"]).stdout)["runs"][0]["results"],
        serde_json::json!([])
    );
}

#[test]
fn colours_are_for_terminals() {
    let site = site().file("content/x.md", "none\n");
    assert!(!site.run(&["build"]).stderr.contains('\u{1b}'));
    assert!(!site.run(&["build", "--color", "never"]).stderr.contains('\u{1b}'));
    assert!(site.run(&["build", "--color", "always"]).stderr.contains('\u{1b}'));
}
