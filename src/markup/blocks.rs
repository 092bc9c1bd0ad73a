//! Blocks: what begins and ends around text, directives among them.

use std::ops::Range;

use pulldown_cmark::{CodeBlockKind, Tag, TagEnd};

use super::body::{Directive, Heading};
use super::directives::{Raw, Sign};
use super::html::{Sink, escape};
use super::ids;
use super::table::Table;
use super::variables::VARIABLE;
use super::writer::Writer;
use crate::disclosure::mark;
use crate::finding::{Finding, Rule};
use crate::site::Target;

/// A directive that has begun.
pub(super) struct OpenDirective {
    index: usize,
    /// How many blocks were open where it began; as many must be open where it ends.
    depth: usize,
}

/// The longest lead, in characters.
const LEAD: usize = 240;

impl Writer<'_> {
    pub(super) fn start(&mut self, tag: &Tag<'_>, range: &Range<usize>) {
        self.depth += 1;
        match tag {
            Tag::Paragraph => {
                if self.body.lead.is_empty() && self.depth == 1 && self.sinks.len() == 1 {
                    self.plain.push(String::new());
                }
                self.sink().fresh_line();
                self.raw("<p>");
            }
            Tag::Heading { id, .. } => {
                self.plain.push(id.as_ref().map(|id| format!("{id}\0")).unwrap_or_default());
                self.sinks.push(Sink::default());
            }
            Tag::BlockQuote(_) => {
                self.sink().fresh_line();
                self.raw("<blockquote>\n");
            }
            Tag::CodeBlock(CodeBlockKind::Fenced(info)) => self.begin_code(info),
            Tag::CodeBlock(CodeBlockKind::Indented) => self.begin_code(""),
            Tag::HtmlBlock => self.begin_html(range.start),
            Tag::List(start) => {
                self.sink().fresh_line();
                let at = self.sink().html.len();
                self.lists.push(Some(at));
                match start {
                    None => self.raw("<ul>\n"),
                    Some(1) => self.raw("<ol>\n"),
                    Some(start) => self.raw(&format!("<ol start=\"{start}\">\n")),
                }
            }
            Tag::Item => {
                self.sink().fresh_line();
                self.raw("<li>");
            }
            Tag::FootnoteDefinition(label) => self.begin_footnote(label),
            Tag::DefinitionList => {
                self.sink().fresh_line();
                self.raw("<dl>\n");
            }
            Tag::DefinitionListTitle => {
                self.sink().fresh_line();
                self.raw("<dt>");
            }
            Tag::DefinitionListDefinition => {
                self.sink().fresh_line();
                self.raw("<dd>");
            }
            Tag::Table(alignments) => {
                self.tables += 1;
                self.table = Some(Table::new(alignments));
                self.begin_table();
            }
            Tag::TableHead => self.raw("<thead><tr>"),
            Tag::TableRow => {
                self.table.iter_mut().for_each(Table::begin_row);
                self.raw("<tr>");
            }
            Tag::TableCell => {
                let open = self.table.as_mut().map(Table::begin_cell).unwrap_or_default();
                self.raw(&open);
            }
            Tag::Emphasis => self.raw("<em>"),
            Tag::Strong => self.raw("<strong>"),
            Tag::Strikethrough => self.raw("<del>"),
            Tag::Superscript => self.raw("<sup>"),
            Tag::Subscript => self.raw("<sub>"),
            Tag::Link { dest_url, title, link_type, .. } => {
                let reference = match link_type {
                    pulldown_cmark::LinkType::Email => format!("mailto:{dest_url}"),
                    _ => dest_url.to_string(),
                };
                self.begin_link(&reference, title, range);
            }
            Tag::Image { dest_url, title, .. } => self.begin_image(dest_url, title, range),
            Tag::MetadataBlock(_) => (),
        }
    }

    pub(super) fn end(&mut self, tag: TagEnd, range: &Range<usize>) {
        self.depth = self.depth.saturating_sub(1);
        match tag {
            TagEnd::Paragraph => {
                self.close_raw_tags();
                self.raw("</p>\n");
                if self.body.lead.is_empty() && self.depth == 0 && self.sinks.len() == 1 {
                    self.body.lead = lead(&self.plain.pop().unwrap_or_default());
                }
            }
            TagEnd::Heading(level) => self.end_heading(level as u8),
            TagEnd::BlockQuote(_) => self.raw("</blockquote>\n"),
            TagEnd::CodeBlock => self.end_code(),
            TagEnd::HtmlBlock => self.end_html(),
            TagEnd::List(ordered) => {
                self.lists.pop();
                self.raw(if ordered { "</ol>\n" } else { "</ul>\n" });
            }
            TagEnd::Item => {
                self.close_raw_tags();
                self.raw("</li>\n");
            }
            TagEnd::FootnoteDefinition => self.end_footnote(),
            TagEnd::DefinitionList => self.raw("</dl>\n"),
            TagEnd::DefinitionListTitle => self.raw("</dt>\n"),
            TagEnd::DefinitionListDefinition => {
                self.close_raw_tags();
                self.raw("</dd>\n");
            }
            TagEnd::Table => {
                self.table = None;
                self.raw("</tbody></table></div>\n");
            }
            TagEnd::TableHead => self.raw("</tr></thead><tbody>\n"),
            TagEnd::TableRow => self.raw("</tr>\n"),
            TagEnd::TableCell => {
                self.close_raw_tags();
                let close = self.table.as_ref().map(Table::end_cell).unwrap_or_default();
                self.raw(close);
            }
            TagEnd::Emphasis => self.raw("</em>"),
            TagEnd::Strong => self.raw("</strong>"),
            TagEnd::Strikethrough => self.raw("</del>"),
            TagEnd::Superscript => self.raw("</sup>"),
            TagEnd::Subscript => self.raw("</sub>"),
            TagEnd::Link => self.raw("</a>"),
            TagEnd::Image => self.end_image(range),
            TagEnd::MetadataBlock(_) => (),
        }
    }

    fn end_heading(&mut self, level: u8) {
        self.close_raw_tags();
        let content = self.pop();
        let plain = self.plain.pop().unwrap_or_default();
        let (own, title) =
            plain.split_once('\0').map_or((None, plain.as_str()), |(id, title)| (Some(id), title));
        let title = title.trim().to_owned();
        let id = match own {
            Some(own) if self.body.ids.insert(own.to_owned()) => own.to_owned(),
            _ => ids::unique(&title, &mut self.body.ids),
        };
        let level = (level + self.lowered).min(6);
        let label = self.context.locales.with(self.language, "permalink-label", "title", &title);
        let number = self.numbering.as_mut().and_then(|numbering| numbering.next(level));
        let sink = self.sink();
        sink.fresh_line();
        // The link to the section stands beside the heading, so that it is no part of its name.
        sink.html.push_str(&format!("<div class=\"heading\"><h{level} id=\""));
        escape(&id, &mut sink.html);
        sink.html.push_str("\">");
        if let Some(number) = &number {
            sink.html.push_str("<span class=\"section-number\">");
            escape(number, &mut sink.html);
            sink.html.push_str("</span> ");
        }
        sink.append(content);
        sink.html.push_str(&format!("</h{level}><a class=\"anchor\" href=\"#"));
        super::html::escape_address(&id, &mut sink.html);
        sink.html.push_str("\" aria-label=\"");
        escape(&label, &mut sink.html);
        sink.html.push_str("\">#</a></div>\n");
        self.body.headings.push(Heading { level, id, number, title });
    }

    /// Handles a paragraph that is a single sign: a block that was cut, or a directive around blocks.
    pub(super) fn block_sign(&mut self, text: &str, range: &Range<usize>) -> bool {
        let mut characters = text.chars();
        let (Some(c), None) = (characters.next(), characters.next()) else { return false };
        if mark::of(c).is_some_and(|mark| mark.block) {
            self.sink().fresh_line();
            self.sink().html.push(c);
            self.raw("\n");
            return true;
        }
        match Sign::of(c) {
            Some(Sign::BlockOpen(index)) => self.open_block(index, range),
            Some(Sign::BlockClose(index)) => self.close_directive(index, range),
            Some(Sign::Open(_) | Sign::Close(_)) | None => return false,
        }
        true
    }

    fn open_block(&mut self, index: usize, range: &Range<usize>) {
        if self.marked.raws[index].leaf {
            let directive = self.directive(index, range);
            self.sink().fresh_line();
            self.sink().directive(directive);
            return;
        }
        self.open.push(OpenDirective { index, depth: self.depth });
        self.sinks.push(Sink::default());
    }

    pub(super) fn open_inline(&mut self, index: usize) {
        self.open.push(OpenDirective { index, depth: self.depth });
        self.sinks.push(Sink::default());
        self.plain.push(String::new());
    }

    /// Ends a directive: what it encloses is what was written since it began.
    pub(super) fn close_directive(&mut self, index: usize, range: &Range<usize>) {
        let fits = self.open.last().is_some_and(|open| open.index == index && open.depth == self.depth);
        if !fits {
            let span = self.marked.raws[index].span.clone();
            let finding = Finding::new(
                Rule::DirectiveMalformed,
                "the directive begins in one block and ends in another",
            );
            self.findings.push(finding.at(self.public.place(span)));
            // Keep going, so that other findings are shown, too.
            if let Some(at) = self.open.iter().rposition(|open| open.index == index) {
                while self.open.len() > at {
                    self.open.pop();
                    let parts = self.pop();
                    self.sink().append(parts);
                }
            }
            return;
        }
        self.open.pop();
        let inner = self.pop();
        let is_inline = self.is_inline(index);
        if is_inline && self.marked.raws[index].name == VARIABLE {
            let name = self.plain.pop().unwrap_or_default();
            return self.variable(name.trim(), index);
        }
        let mut directive = self.directive(index, range);
        if is_inline {
            let plain = self.plain.pop().unwrap_or_default();
            if let Some(outer) = self.plain.last_mut() {
                outer.push_str(&plain);
            }
            directive.label = inner;
            directive.label_text = plain;
        } else {
            directive.content = inner;
        }
        self.sink().directive(directive);
    }

    fn is_inline(&self, index: usize) -> bool {
        !self.public.as_str()[self.marked.raws[index].span.clone()].starts_with("::")
    }

    /// Makes a directive of what was written, and checks it.
    fn directive(&mut self, index: usize, range: &Range<usize>) -> Directive {
        let raw = self.marked.raws[index].clone();
        self.directives += 1;
        let mut directive = Directive {
            name: raw.name.clone(),
            attributes: raw.attributes.clone(),
            id: format!("d{}", self.directives),
            ..Directive::default()
        };
        if !self.context.directives.contains_key(raw.name.as_str()) {
            let finding =
                Finding::new(Rule::UnknownDirective, format!("there is no directive `{}`", raw.name));
            let near = crate::notation::nearest(&raw.name, self.context.directives.keys().copied());
            self.findings.push(finding.did_you_mean(near).at(self.public.place(raw.span)));
            return directive;
        }
        if !raw.label.is_empty() {
            self.plain.push(String::new());
            directive.label = self.inline(&raw.label);
            directive.label_text = self.plain.pop().unwrap_or_default();
        }
        directive.in_line = self.is_inline(index);
        self.check(&raw, &mut directive, range);
        directive
    }

    /// Checks what the built-in directives need, and resolves what they refer to.
    fn check(&mut self, raw: &Raw, directive: &mut Directive, range: &Range<usize>) {
        let needed: &[&str] = match raw.name.as_str() {
            "figure" => &["src", "alt"],
            "stat" => &["label"],
            "include" | "term" | "table" | "trend" => &["file"],
            "chart" => &["file", "kind"],
            "map" => &["file", "areas"],
            _ => &[],
        };
        for key in needed
            .iter()
            .filter(|key| !raw.attributes.iter().any(|(known, value)| known == *key && !value.is_empty()))
        {
            let finding =
                Finding::new(Rule::DirectiveAttribute, format!("`{}` needs `{key}=\"…\"`", raw.name));
            self.findings.push(finding.at(self.public.place(raw.span.clone())));
        }
        if let Some(known) = &self.context.directives[raw.name.as_str()] {
            for (key, _) in raw.attributes.iter().filter(|(key, _)| !known.contains(key.as_str())) {
                let message = format!("`{}` does nothing with `{key}`", raw.name);
                let finding = Finding::new(Rule::DirectiveUnknownAttribute, message);
                let near = crate::notation::nearest(key, known.iter().copied());
                self.findings.push(finding.did_you_mean(near).at(self.public.place(raw.span.clone())));
            }
        }
        let attribute =
            |key: &str| raw.attributes.iter().find(|(known, _)| known == key).map(|(_, value)| value.clone());
        if let Some(src) = attribute("src") {
            directive.asset = self.asset(raw, &src, "this is not a picture that can be published", range);
        }
        self.figure(raw, directive, range);
        if matches!(raw.name.as_str(), "include" | "term")
            && let Some(file) = attribute("file")
        {
            let refused = |message: &str| Finding::new(Rule::IncludeRefused, message);
            let place = self.public.place(raw.span.clone());
            let Some(path) = self.path.follow(&file) else {
                self.findings.push(refused("the file is not in `content/`").at(place));
                return;
            };
            match self.context.site.target(&path) {
                Some(Target::Page(page)) if raw.name == "term" => {
                    let target = Target::Page(self.context.site.in_language(page, self.language));
                    directive.document = Some(target);
                    self.body.explains.push(target);
                }
                Some(_) if raw.name == "term" => {
                    self.findings.push(refused("a term is explained by a document of its own").at(place));
                }
                Some(target @ (Target::Page(_) | Target::Section(_))) => {
                    directive.document = Some(target);
                    match self.include(target) {
                        Some(parts) => directive.content = parts,
                        None => self.findings.push(refused("the document would include itself").at(place)),
                    }
                }
                Some(Target::Version(_) | Target::Asset(_)) => {
                    self.findings.push(refused("this is not a document").at(place))
                }
                None => {
                    let finding = refused("there is no such released document").at(place);
                    self.broken.push(crate::site::Broken { finding, target: path });
                }
            }
        }
    }
}

/// Shortens a text to a lead, at the end of a word.
fn lead(text: &str) -> String {
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    match text.char_indices().nth(LEAD) {
        None => text,
        Some((at, _)) => {
            let cut = text[..at].rfind(' ').unwrap_or(at);
            format!("{}…", &text[..cut])
        }
    }
}
