//! Variables: `:var[agency.name]` in a text stands for words that `site.toml` gives.

use super::writer::Writer;
use crate::finding::{Finding, Rule};
use crate::site::Target;

/// The name of the directive.
pub(super) const VARIABLE: &str = "var";

/// How a variable looks that was typed with a space too many, or behind a letter.
const ALMOST: [&str; 4] = [":var[", ": var[", ":var [", ": var ["];

impl Writer<'_> {
    /// Reports what looks like a variable and was not read as one; in code it is meant as it stands.
    pub(super) fn almost_variables(&mut self, text: &str, range: &std::ops::Range<usize>) {
        // What is no link comes in pieces, the bracket by itself.
        let ends = text.trim_end().ends_with(":var") || text.trim_end().ends_with(": var");
        if text.contains("var") && (ends || ALMOST.iter().any(|almost| text.contains(almost))) {
            let message = "this looks like a variable but is not one";
            let finding = Finding::new(Rule::VariableUnknown, message);
            self.report(
                finding.mend("write it as `:var[agency.name]`, after a space or at the start"),
                range,
            );
        }
    }

    /// Writes what a variable stands for.
    pub(super) fn variable(&mut self, name: &str, index: usize) {
        let variables = &self.context.site.config.variables;
        let place = self.public.place(self.marked.raws[index].span.clone());
        if matches!(self.own, Target::Version(_)) {
            let message = "an earlier version says what was said then, and no variable";
            let finding = Finding::new(Rule::VariableUnknown, message).at(place);
            self.findings.push(finding.mend("write the words that it stood for at the time"));
            return;
        }
        let Some(value) = variables.get(self.language, name) else {
            let finding = Finding::new(Rule::VariableUnknown, format!("there is no variable `{name}`"));
            let near = crate::notation::nearest(name, variables.names());
            self.findings.push(finding.did_you_mean(near).at(place));
            return;
        };
        self.body.has_variables = true;
        self.plain_text(value);
    }
}
