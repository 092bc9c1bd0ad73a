//! The form for a person at a terminal, after rustc's.
//!
//! Written here and not by a library: of a line that may be withheld only a part is shown, so line
//! and column are those of the source, not of what is shown.

use std::fmt::Write as _;

use super::{Finding, Findings, Place, Severity, printable};

const BOLD: &str = "\x1b[1m";
const RED: &str = "\x1b[1;31m";
const YELLOW: &str = "\x1b[1;33m";
const BLUE: &str = "\x1b[1;34m";
const RESET: &str = "\x1b[0m";

/// Shows findings, in colours; who prints them takes those out where there are none.
pub(super) fn render(findings: &Findings) -> String {
    let mut text = String::new();
    let (mut errors, mut warnings, mut notes) = (0, 0, 0);
    for finding in findings.sorted() {
        match finding.severity() {
            Severity::Error => errors += 1,
            Severity::Warning => warnings += 1,
            Severity::Note => notes += 1,
        }
        show(finding, &mut text);
    }
    let count =
        |n: usize, what: &str| (n > 0).then(|| format!("{n} {what}{}", if n == 1 { "" } else { "s" }));
    let parts: Vec<String> = [count(errors, "error"), count(warnings, "warning"), count(notes, "note")]
        .into_iter()
        .flatten()
        .collect();
    if !parts.is_empty() {
        text.push_str(&format!("{}; `plainview rules` says what each rule means\n", parts.join(", ")));
    }
    text
}

fn show(finding: &Finding, out: &mut String) {
    let (color, word) = match finding.severity() {
        Severity::Error => (RED, "error"),
        Severity::Warning => (YELLOW, "warning"),
        Severity::Note => (BLUE, "note"),
    };
    let facts = finding.rule.facts();
    let places = finding.place.iter().chain(finding.related.iter().map(|(place, _)| place));
    let width = places.map(|place| place.line.to_string().len()).max().unwrap_or(0);
    let mut line = |text: std::fmt::Arguments<'_>| {
        out.write_fmt(text).expect("a string takes all that is written to it");
        out.push('\n');
    };
    line(format_args!("{color}{word}[{}]{RESET}{BOLD}: {}{RESET}", facts.id, printable(&finding.message)));
    if let Some(place) = &finding.place {
        point(place, None, width, color, &mut line);
    }
    for (place, what) in &finding.related {
        point(place, Some(what), width, BLUE, &mut line);
    }
    line(format_args!("{:width$} {BLUE}={RESET} {BOLD}why{RESET}: {}", "", facts.why));
    line(format_args!("{:width$} {BLUE}={RESET} {BOLD}mend{RESET}: {}", "", printable(finding.mending())));
    out.push('\n');
}

fn point(
    place: &Place,
    label: Option<&str>,
    width: usize,
    color: &str,
    line: &mut dyn FnMut(std::fmt::Arguments<'_>),
) {
    let path = printable(&place.path);
    let arrow = if label.is_none() { "-->" } else { ":::" };
    let label = label.map_or(String::new(), |label| format!(" {label}"));
    if place.line == 0 {
        return line(format_args!("{:width$}{BLUE}{arrow}{RESET} {path}{label}", ""));
    }
    let (number, column) = (place.line, place.column);
    match &place.excerpt {
        None => line(format_args!("{:width$}{BLUE}{arrow}{RESET} {path}:{number}:{column}{label}", "")),
        Some((shown, range)) => {
            line(format_args!("{:width$}{BLUE}{arrow}{RESET} {path}:{number}:{column}", ""));
            line(format_args!("{:width$} {BLUE}|{RESET}", ""));
            line(format_args!("{BLUE}{number:width$} |{RESET} {shown}"));
            let before = shown.get(..range.start).unwrap_or_default().chars().count();
            let pointed = shown.get(range.clone()).unwrap_or_default().chars().count().max(1);
            let carets = "^".repeat(pointed);
            line(format_args!("{:width$} {BLUE}|{RESET} {:before$}{color}{carets}{RESET}{label}", "", ""));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::{Rule, Show};
    use super::*;

    #[test]
    fn line_and_column_are_those_of_the_source() {
        let text = "a\nb :redacted[secret] c\n";
        let place = Place::of("content/a.md", text, 4..13, Show::Span);
        let finding = Finding::new(Rule::RedactionNearMiss, "this looks like a redaction").at(place);
        let shown = anstream::adapter::strip_str(&render(&finding.into())).to_string();
        insta::assert_snapshot!(shown, @r"
        error[PV301]: this looks like a redaction
         --> content/a.md:2:3
          |
        2 | … :redacted …
          |   ^^^^^^^^^
          = why: this looks like a redaction but is not one, so the text would be published
          = mend: write `:redact[…]{ground=…}`, or `:::redact{ground=…}` and `:::` on lines of their own

        1 error; `plainview rules` says what each rule means
        ");
    }
}
