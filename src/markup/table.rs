//! Tables: scrollable on small screens, their cells aligned by classes.

use pulldown_cmark::Alignment;

use super::html::escape;
use super::writer::Writer;
use crate::locale::Argument;

/// A table that is being written.
pub(super) struct Table {
    alignments: Vec<Alignment>,
    column: usize,
    in_head: bool,
}

impl Table {
    pub(super) fn new(alignments: &[Alignment]) -> Self {
        Self { alignments: alignments.to_vec(), column: 0, in_head: true }
    }

    pub(super) fn begin_row(&mut self) {
        self.column = 0;
        self.in_head = false;
    }

    /// Returns the opening tag of the next cell.
    pub(super) fn begin_cell(&mut self) -> String {
        let class = match self.alignments.get(self.column) {
            Some(Alignment::Left) => " class=\"align-left\"",
            Some(Alignment::Center) => " class=\"align-center\"",
            Some(Alignment::Right) => " class=\"align-right\"",
            Some(Alignment::None) | None => "",
        };
        self.column += 1;
        if self.in_head { format!("<th scope=\"col\"{class}>") } else { format!("<td{class}>") }
    }

    pub(super) fn end_cell(&self) -> &'static str {
        if self.in_head { "</th>" } else { "</td>" }
    }
}

impl Writer<'_> {
    /// Begins a table in a region that can be scrolled, named after the heading above it.
    pub(super) fn begin_table(&mut self) {
        let locales = self.context.locales;
        let label = match self.body.headings.last() {
            Some(heading) => locales.with(self.language, "table-label", "title", &heading.title),
            None => {
                let number = [("number", Argument::Text(self.tables.to_string()))];
                locales.get(self.language, "table-label-plain", &number).unwrap_or_default()
            }
        };
        let sink = self.sink();
        sink.fresh_line();
        sink.html.push_str("<div class=\"table\" role=\"region\" tabindex=\"0\" aria-label=\"");
        escape(&label, &mut sink.html);
        sink.html.push_str("\"><table>\n");
    }
}
