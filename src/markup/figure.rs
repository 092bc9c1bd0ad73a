//! Figures: directives that show numbers of a released table.

use std::ops::Range;

use super::body::Directive;
use super::directives::Raw;
use super::writer::Writer;
use crate::disclosure::mark;
use crate::figures::{self, Ask, Words};
use crate::finding::{Finding, Rule};
use crate::site::Target;

/// The fields of a report that say how its numbers were made. The person to ask is a field of every document.
const METHOD: [&str; 6] = ["source", "counting_rule", "period", "place", "coverage", "caveats"];

impl Writer<'_> {
    /// Makes the figure of a directive that names a table.
    pub(super) fn figure(&mut self, raw: &Raw, directive: &mut Directive, range: &Range<usize>) {
        if figures::attributes(&raw.name).is_empty() {
            return;
        }
        let Some((_, file)) = raw.attributes.iter().find(|(key, _)| key == "file") else { return };
        let Some(asset) = self.asset(raw, file, "this is not a table that can be published", range) else {
            return;
        };
        directive.asset = Some(asset);
        let areas = raw.attributes.iter().find(|(key, _)| key == "areas" && raw.name == "map");
        let areas = areas
            .and_then(|(_, file)| self.asset(raw, file, "these are no areas that can be published", range));
        if raw.name == "map" && areas.is_none() {
            return;
        }
        // A drawing is no place for marks: the caption beside it has them.
        let title: String = directive.label_text.chars().filter(|c| mark::of(*c).is_none()).collect();
        let ask = Ask {
            name: &raw.name,
            attributes: &raw.attributes,
            asset: &self.context.site.assets[asset],
            areas: areas.map(|areas| &*self.context.site.assets[areas]),
            title: &title,
            id: &directive.id,
        };
        match figures::make(&ask, &Words::new(self.context.locales, self.language)) {
            Ok(figure) => {
                self.body.has_figures = true;
                self.body.figure_words.extend(figure.texts());
                directive.figure = Some(Box::new(figure));
            }
            Err(fault) => {
                let mut finding = Finding::new(fault.rule, fault.message);
                finding.mend = fault.mend;
                self.findings.push(finding.at(self.public.place(raw.span.clone())));
            }
        }
    }

    /// Resolves a file that a directive shows; says `what` it is not, if it is something else.
    pub(super) fn asset(&mut self, raw: &Raw, file: &str, what: &str, range: &Range<usize>) -> Option<usize> {
        let before = self.body.assets.len();
        let lost = self.broken.len();
        let outer = std::mem::take(&mut self.findings);
        self.resolve(file, range);
        let found = std::mem::replace(&mut self.findings, outer);
        let told = !found.is_empty();
        self.findings.append(found);
        let asset = self.body.assets.get(before).copied();
        if asset.is_none() && !told && self.broken.len() == lost {
            let finding = Finding::new(Rule::BrokenLink, what);
            self.findings.push(finding.at(self.public.place(raw.span.clone())));
        }
        asset
    }

    /// Demands of a report that shows numbers that it says how they were made.
    pub(super) fn check_method(&mut self) {
        let Target::Page(page) = self.own else { return };
        let site = self.context.site;
        let page = &site.pages[page];
        if !self.body.has_figures || site.kind(page).name != "report" {
            return;
        }
        let mut missing: Vec<String> = METHOD
            .iter()
            .filter(|name| page.field("report", name).is_none())
            .map(|name| format!("`report.{name}`"))
            .collect();
        if page.document.header.contact.is_none() {
            missing.push("`contact`".to_owned());
        }
        if missing.is_empty() {
            return;
        }
        let message = format!("the report shows numbers from data, and does not say: {}", missing.join(", "));
        let place = crate::finding::Place::file(page.document.path.as_str());
        self.findings.push(Finding::new(Rule::MethodMissing, message).at(place));
    }
}
