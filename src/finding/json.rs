//! The form for programs: one JSON object.

use serde_json::{Value, json};

use super::{Finding, Findings, Place, Severity};

pub(super) fn render(findings: &Findings) -> String {
    let list: Vec<Value> = findings.sorted().into_iter().map(finding_value).collect();
    let value = json!({ "findings": list, "exit_code": findings.exit_code() });
    format!("{value:#}\n")
}

fn finding_value(finding: &Finding) -> Value {
    let facts = finding.rule.facts();
    json!({
        "rule": facts.id,
        "name": facts.name,
        "severity": severity(finding.severity()),
        "message": finding.message,
        "place": finding.place.as_ref().map(place_value),
        "related": finding.related.iter()
            .map(|(place, what)| json!({ "place": place_value(place), "what": what }))
            .collect::<Vec<_>>(),
        "why": facts.why,
        "mend": finding.mending(),
    })
}

fn place_value(place: &Place) -> Value {
    json!({
        "path": place.path,
        "line": (place.line > 0).then_some(place.line),
        "column": (place.line > 0).then_some(place.column),
        "excerpt": place.excerpt.as_ref().map(|(line, _)| line),
    })
}

fn severity(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Note => "note",
    }
}
