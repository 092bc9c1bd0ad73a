//! Workflow commands of GitHub Actions, which show findings beside the lines of a pull request.

use super::{Findings, Severity};

pub(super) fn render(findings: &Findings) -> String {
    let mut text = String::new();
    for finding in findings.sorted() {
        let command = match finding.severity() {
            Severity::Error => "error",
            Severity::Warning => "warning",
            Severity::Note => "notice",
        };
        let facts = finding.rule.facts();
        let mut properties = Vec::new();
        if let Some(place) = &finding.place {
            properties.push(format!("file={}", property(&place.path)));
            if place.line > 0 {
                properties.push(format!("line={},col={}", place.line, place.column));
            }
        }
        properties.push(format!("title={} {}", facts.id, facts.name));
        let message = format!("{}. To mend it: {}", finding.message, finding.mending());
        text.push_str(&format!("::{command} {}::{}\n", properties.join(","), data(&message)));
    }
    text
}

fn data(text: &str) -> String {
    text.replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A")
}

fn property(text: &str) -> String {
    data(text).replace(':', "%3A").replace(',', "%2C")
}
