//! P2, fail closed: what is malformed is refused where it stands, nothing at all is published, and no
//! form of the findings prints what the text was meant to hide.
//!
//! Each case is a small site with the rule that refuses it and the place that the finding names. Beside
//! the cases stand their twins: sites that differ only in being right, and must be published.

mod bodies;
mod copies;
mod front_matter;
mod labels;
mod links;
mod names;
mod redactions;
mod settings;
mod surroundings;

use rayon::prelude::*;

use crate::driver::Site;

/// The word that stands in everything that must not be told.
const SECRET: &str = "zanzibarsecret";

/// The forms in which findings are shown.
const FORMATS: [&str; 4] = ["json", "human", "sarif", "github"];

/// A site, and what must be said of it.
struct Case {
    name: String,
    /// The rules of all errors, and the place of the first: `PV202 content/a.md:3`.
    expected: String,
    /// The exit code.
    code: i32,
    /// What no output may show.
    secret: &'static str,
    site: Site,
}

impl Case {
    /// A site that is refused.
    fn refused(name: &str, expected: &str, site: Site) -> Self {
        Self { name: name.to_owned(), expected: expected.to_owned(), code: 1, secret: SECRET, site }
    }

    /// A site that is refused for its configuration.
    fn misconfigured(name: &str, expected: &str, site: Site) -> Self {
        Self { code: 2, ..Self::refused(name, expected, site) }
    }

    /// A site with another secret.
    fn hiding(self, secret: &'static str) -> Self {
        Self { secret, ..self }
    }

    /// Runs the program, in all four formats if there is a secret to be told; returns what went wrong.
    fn faults(&self) -> Vec<String> {
        let mut faults = Vec::new();
        let formats: &[&str] = if self.holds_secret() { &FORMATS } else { &FORMATS[..1] };
        for format in formats {
            let run = self.site.run(&["build", "--format", format]);
            if run.code != self.code {
                faults.push(format!("{format}: exit code {}, not {}", run.code, self.code));
            }
            if lower(format!("{}{}", run.stdout, run.stderr).as_bytes()).contains(self.secret) {
                faults.push(format!("{format} prints what is withheld: {}{}", run.stdout, run.stderr));
            }
            if *format == "json" {
                let found = told(&run.stdout);
                if found != self.expected {
                    faults.push(format!("expected {}, found {found}", self.expected));
                }
            }
        }
        let left = ["public", ".public.plainview-staging"]
            .into_iter()
            .filter(|name| self.site.path().join(name).exists());
        faults.extend(left.map(|name| format!("{name} was written")));
        faults
    }
}

impl Case {
    /// Whether the secret stands in a file of the site. Links are not followed.
    fn holds_secret(&self) -> bool {
        let files = walkdir::WalkDir::new(self.site.path()).into_iter().filter_map(Result::ok);
        let mut files = files.filter(|entry| entry.file_type().is_file());
        files.any(|file| lower(&std::fs::read(file.path()).expect("a file")).contains(self.secret))
    }
}

fn lower(text: &[u8]) -> String {
    String::from_utf8_lossy(text).to_lowercase()
}

/// Says which errors a JSON report holds, and where the first one stands.
fn told(report: &str) -> String {
    let value: serde_json::Value = serde_json::from_str(report).unwrap_or_default();
    let findings = value["findings"].as_array().cloned().unwrap_or_default();
    let errors: Vec<_> = findings.iter().filter(|finding| finding["severity"] == "error").collect();
    let mut rules: Vec<&str> = errors.iter().filter_map(|finding| finding["rule"].as_str()).collect();
    rules.sort_unstable();
    rules.dedup();
    let place = errors.first().map(|finding| &finding["place"]);
    let path = place.and_then(|place| place["path"].as_str()).unwrap_or("nowhere");
    let line =
        place.and_then(|place| place["line"].as_u64()).map_or(String::new(), |line| format!(":{line}"));
    format!("{} {path}{line}", rules.join("+"))
}

/// Demands of all cases that they are refused as they say.
fn check(cases: impl IntoIterator<Item = Case>) {
    let cases: Vec<Case> = cases.into_iter().collect();
    let report = |case: &Case| {
        let faults = case.faults().into_iter();
        faults.map(|fault| format!("{}: {fault}", case.name)).collect::<Vec<_>>()
    };
    let faults: Vec<String> = cases.par_iter().flat_map(report).collect();
    assert!(faults.is_empty(), "{} of {} cases:\n{}", faults.len(), cases.len(), faults.join("\n"));
}

/// Demands of all sites that they are published, with a page at `/a/`.
fn pass(sites: impl IntoIterator<Item = (&'static str, Site)>) {
    let sites: Vec<(&str, Site)> = sites.into_iter().collect();
    let fault = |(name, site): &(&str, Site)| {
        let run = site.run(&["build"]);
        let published = run.code == 0 && site.has_output("a/index.html");
        (!published).then(|| format!("{name}: exit code {}\n{}", run.code, run.stderr))
    };
    let faults: Vec<String> = sites.par_iter().filter_map(fault).collect();
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

/// A site of one document with the given bytes.
fn only(text: impl AsRef<[u8]>) -> Site {
    Site::new().file("content/a.md", text)
}

/// A site of one public document with the given body, which begins in line 5.
fn body(text: &str) -> Site {
    Site::new().public("content/a.md", "A", text)
}

/// A site of one document with a title in line 2, more front matter from line 3 on, and a body.
fn front(yaml: &str) -> Site {
    only(format!("---\ntitle: The {SECRET} plan\n{yaml}\n---\nThe {SECRET}.\n"))
}

/// A document in which the word stands.
fn labelled(label: &str, more: &str) -> String {
    format!("---\ntitle: The {SECRET}\nsensitivity: {label}\n{more}---\nThe {SECRET}.\n")
}
