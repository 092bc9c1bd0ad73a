//! SARIF 2.1.0 (OASIS Standard, 27 March 2020), for code-scanning services.

use serde_json::{Value, json};

use super::{Finding, Findings, Place, Rule, Severity};

pub(super) fn render(findings: &Findings) -> String {
    let sorted = findings.sorted();
    let mut rules: Vec<Rule> = sorted.iter().map(|finding| finding.rule).collect();
    rules.sort();
    rules.dedup();
    let results: Vec<Value> = sorted.into_iter().map(result).collect();
    let value = json!({
        "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
        "version": "2.1.0",
        "runs": [{
            "tool": { "driver": {
                "name": "plainview",
                "version": env!("CARGO_PKG_VERSION"),
                "rules": rules.into_iter().map(descriptor).collect::<Vec<_>>(),
            }},
            "columnKind": "unicodeCodePoints",
            "results": results,
        }],
    });
    format!("{value:#}\n")
}

fn descriptor(rule: Rule) -> Value {
    let facts = rule.facts();
    json!({
        "id": facts.id,
        "name": facts.name,
        "shortDescription": { "text": facts.why },
        "help": { "text": facts.mend },
        "defaultConfiguration": { "level": level(facts.severity) },
    })
}

fn result(finding: &Finding) -> Value {
    json!({
        "ruleId": finding.rule.facts().id,
        "level": level(finding.severity()),
        "message": { "text": format!("{}. To mend it: {}", finding.message, finding.mending()) },
        "locations": finding.place.iter().map(location).collect::<Vec<_>>(),
        "relatedLocations": finding.related.iter().map(|(place, what)| {
            let mut value = location(place);
            value["message"] = json!({ "text": what });
            value
        }).collect::<Vec<_>>(),
    })
}

fn location(place: &Place) -> Value {
    let mut physical = json!({ "artifactLocation": { "uri": place.path } });
    if place.line > 0 {
        physical["region"] = json!({ "startLine": place.line, "startColumn": place.column });
    }
    json!({ "physicalLocation": physical })
}

fn level(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Note => "note",
    }
}
