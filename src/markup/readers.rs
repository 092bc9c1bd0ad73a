//! What stands in the way of a document's readers, found in passing.

use std::ops::Range;

use pulldown_cmark::Event;

use super::writer::Writer;
use crate::accessibility::{self, Reader, Tongue};
use crate::finding::{Finding, Severity};
use crate::site::Target;

impl Writer<'_> {
    /// Looks at the events of the document itself; one that it includes is looked at for its own page.
    pub(super) fn look(&mut self, events: &[(Event<'_>, Range<usize>)]) {
        if self.including.len() > 1 {
            return;
        }
        let site = self.context.site;
        let (title, kind) = match self.own {
            Target::Page(page) => {
                (&site.pages[page].document.header.title, site.kind(&site.pages[page]).name.as_str())
            }
            Target::Section(section) => (&site.sections[section].title, "page"),
            // An earlier version is what it was: nobody can write it better now.
            Target::Version(_) | Target::Asset(_) => return,
        };
        let tongue = Tongue::of(&site.config.languages[self.language].code);
        let reader = Reader { tongue, title, kind, budget: site.config.reading.budget(kind) };
        let (flaws, ease) = accessibility::look(events, reader);
        self.body.ease = ease;
        for flaw in flaws {
            let mut finding = Finding::new(flaw.rule, flaw.message);
            finding.mend = flaw.mend;
            if let Some((range, what)) = flaw.other {
                let range = self.marked.origin(range.start)..self.marked.origin(range.end);
                finding = finding.with(self.public.place(range), what);
            }
            if finding.severity() == Severity::Warning {
                self.body.flaws.insert(finding.rule);
            }
            self.report(finding, &flaw.range);
        }
    }
}
