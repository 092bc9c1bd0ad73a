//! The form for a person at a terminal, after rustc's.

use annotate_snippets::{AnnotationKind, Group, Level, Origin, Renderer, Snippet};

use super::{Finding, Findings, Place, Severity};

pub(super) fn render(findings: &Findings) -> String {
    let renderer = Renderer::styled();
    let mut text = String::new();
    let (mut errors, mut warnings) = (0, 0);
    for finding in findings.sorted() {
        match finding.severity() {
            Severity::Error => errors += 1,
            Severity::Warning => warnings += 1,
        }
        text.push_str(&renderer.render(&[group(finding)]));
        text.push_str("\n\n");
    }
    let count =
        |n: usize, what: &str| (n > 0).then(|| format!("{n} {what}{}", if n == 1 { "" } else { "s" }));
    let parts: Vec<String> =
        [count(errors, "error"), count(warnings, "warning")].into_iter().flatten().collect();
    if !parts.is_empty() {
        text.push_str(&format!(
            "{}; see docs/rules.md or `plainview rules` for what each means\n",
            parts.join(", ")
        ));
    }
    text
}

fn group(finding: &Finding) -> Group<'_> {
    let facts = finding.rule.facts();
    let level = match finding.severity() {
        Severity::Error => Level::ERROR,
        Severity::Warning => Level::WARNING,
    };
    let mut group = Group::with_title(level.primary_title(&finding.message).id(facts.id));
    if let Some(place) = &finding.place {
        group = point(group, place, None);
    }
    for (place, what) in &finding.related {
        group = point(group, place, Some(what));
    }
    group
        .element(Level::NOTE.message(format!("why: {}", facts.why)))
        .element(Level::HELP.message(finding.mending()))
}

fn point<'a>(group: Group<'a>, place: &'a Place, label: Option<&'a str>) -> Group<'a> {
    match &place.excerpt {
        Some((line, range)) if place.line > 0 => {
            let kind = if label.is_none() { AnnotationKind::Primary } else { AnnotationKind::Context };
            let annotation = kind.span(range.clone()).label(label);
            let snippet = Snippet::source(line).line_start(place.line as usize).path(&place.path);
            group.element(snippet.annotation(annotation))
        }
        _ if place.line > 0 => group
            .element(Origin::path(&place.path).line(place.line as usize).char_column(place.column as usize)),
        _ => group.element(Origin::path(&place.path)),
    }
}
