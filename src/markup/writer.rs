//! Writing the events of one document as HTML.

use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};

use super::Context;
use super::blocks::OpenDirective;
use super::body::{Body, Part};
use super::directives::{self, Marked, Sign};
use super::footnotes::Footnotes;
use super::html::{Sink, escape};
use super::numbering::{self, Numbering};
use super::sanitise;
use super::table::Table;
use crate::disclosure::{Document, PublicText, mark};
use crate::finding::{Finding, Findings, Rule};
use crate::site::{Broken, Target};
use crate::source::SourcePath;

/// The extensions of CommonMark that are read, one by one: all of them at once would turn footnotes
/// into an older kind.
pub(super) fn options(smart_punctuation: bool) -> Options {
    let mut options = Options::ENABLE_TABLES
        | Options::ENABLE_FOOTNOTES
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_TASKLISTS
        | Options::ENABLE_HEADING_ATTRIBUTES
        | Options::ENABLE_DEFINITION_LIST;
    options.set(Options::ENABLE_SMART_PUNCTUATION, smart_punctuation);
    options
}

/// Writes one document.
pub(super) struct Writer<'a> {
    pub(super) context: &'a Context<'a>,
    /// The document that is being read; an included one, while it is.
    pub(super) path: &'a SourcePath,
    pub(super) public: &'a PublicText,
    pub(super) language: usize,
    /// What the document is on the site.
    pub(super) own: Target,
    pub(super) body: Body,
    pub(super) findings: Findings,
    pub(super) broken: Vec<Broken>,
    pub(super) sinks: Vec<Sink>,
    /// How many blocks are open.
    pub(super) depth: usize,
    pub(super) open: Vec<OpenDirective>,
    pub(super) marked: Marked,
    pub(super) table: Option<Table>,
    /// By how many levels headings are lowered, since the page's title is the first.
    pub(super) lowered: u8,
    /// What is included, from the document itself on.
    pub(super) including: Vec<Target>,
    /// How many documents were included so far: their footnotes need names of their own.
    included: usize,
    pub(super) tables: usize,
    pub(super) numbering: Option<Numbering>,
    pub(super) directives: usize,
    pub(super) footnotes: Footnotes,
    /// The plain text of what is being collected: headings, picture descriptions.
    pub(super) plain: Vec<String>,
    code: Option<(String, String)>,
    html_block: Option<(String, usize)>,
    /// Raw tags in running text that are still open: their name and what closes them.
    raw_tags: Vec<(String, String)>,
    /// Where the lists began that are open, for those that turn out to be task lists.
    pub(super) lists: Vec<Option<usize>>,
    pub(super) image: Option<(String, String, Option<usize>)>,
    /// How many pictures stand in the description of that one.
    images: usize,
}

impl<'a> Writer<'a> {
    /// Renders a document's body.
    pub(super) fn render(
        context: &'a Context<'a>,
        document: &'a Document,
        own: Target,
    ) -> (Body, Findings, Vec<Broken>) {
        let mut writer = Writer {
            context,
            path: &document.path,
            public: &document.body,
            language: document.language,
            own,
            body: Body::default(),
            findings: Findings::new(),
            broken: Vec::new(),
            sinks: vec![Sink::default()],
            depth: 0,
            open: Vec::new(),
            marked: Marked::default(),
            table: None,
            lowered: 0,
            including: vec![own],
            included: 0,
            tables: 0,
            numbering: Numbering::of(context.site, own),
            directives: 0,
            footnotes: Footnotes::default(),
            plain: Vec::new(),
            code: None,
            html_block: None,
            raw_tags: Vec::new(),
            lists: Vec::new(),
            image: None,
            images: 0,
        };
        writer.document();
        writer.check_method();
        writer.body.parts = writer.pop();
        (writer.body, writer.findings, writer.broken)
    }

    /// Writes the document that is being read.
    fn document(&mut self) {
        let mut marked = directives::mark(self.public.as_str());
        for (rule, message, span) in &marked.faults {
            self.findings.push(Finding::new(*rule, message.clone()).at(self.public.place(span.clone())));
        }
        let text = std::mem::take(&mut marked.text);
        let outer = std::mem::replace(&mut self.marked, marked);
        let smart = self.context.site.config.markdown.smart_punctuation;
        let events: Vec<_> = Parser::new_ext(&text, options(smart)).into_offset_iter().collect();
        let first = |event: &(Event<'_>, _)| matches!(event.0, Event::Start(Tag::Heading { level, .. }) if level as u8 == 1);
        let lowered = std::mem::replace(&mut self.lowered, u8::from(events.iter().any(first)));
        if self.including.len() == 1 && numbering::has_own(&events) {
            self.numbering = None;
        }
        self.look(&events);
        let mut index = 0;
        while index < events.len() {
            index += self.take(&events, index);
        }
        self.close_footnotes();
        self.lowered = lowered;
        self.marked = outer;
    }

    /// Writes a text that stands in a line, such as the label of a directive.
    pub(super) fn inline(&mut self, text: &str) -> Vec<Part> {
        self.sinks.push(Sink::default());
        let smart = self.context.site.config.markdown.smart_punctuation;
        let events: Vec<_> = Parser::new_ext(text, options(smart)).into_offset_iter().collect();
        let lines = events.into_iter().filter(|(event, _)| {
            !matches!(event, Event::Start(Tag::Paragraph) | Event::End(TagEnd::Paragraph))
        });
        let events: Vec<_> = lines.collect();
        let mut index = 0;
        while index < events.len() {
            index += self.take(&events, index);
        }
        self.pop()
    }

    /// Writes another released document in this place.
    pub(super) fn include(&mut self, target: Target) -> Option<Vec<Part>> {
        let document = self.context.site.document(target)?;
        if self.including.contains(&target) {
            return None;
        }
        self.included += 1;
        self.including.push(target);
        let footnotes = Footnotes { prefix: format!("i{}-", self.included), ..Footnotes::default() };
        let footnotes = std::mem::replace(&mut self.footnotes, footnotes);
        let open = std::mem::take(&mut self.open);
        let (path, public) = (self.path, self.public);
        (self.path, self.public) = (&document.path, &document.body);
        self.sinks.push(Sink::default());
        self.document();
        let parts = self.pop();
        (self.path, self.public) = (path, public);
        self.open = open;
        self.footnotes = footnotes;
        self.including.pop();
        Some(parts)
    }

    /// Returns the sink that is written to.
    pub(super) fn sink(&mut self) -> &mut Sink {
        self.sinks.last_mut().expect("there is always a sink")
    }

    /// Returns what the uppermost sink holds, and goes back to the one below.
    pub(super) fn pop(&mut self) -> Vec<Part> {
        self.sinks.pop().expect("one was pushed before").finish()
    }

    pub(super) fn raw(&mut self, html: &str) {
        self.sink().html.push_str(html);
    }

    /// Reports something at a place of the marked text.
    pub(super) fn report(&mut self, finding: Finding, range: &std::ops::Range<usize>) {
        let range = self.marked.origin(range.start)..self.marked.origin(range.end);
        self.findings.push(finding.at(self.public.place(range)));
    }

    /// Writes an event, perhaps with some that follow; returns how many.
    fn take(&mut self, events: &[(Event<'_>, std::ops::Range<usize>)], index: usize) -> usize {
        let (event, range) = &events[index];
        match event {
            Event::Start(Tag::Paragraph) => {
                if let Some((Event::Text(text), _)) = events.get(index + 1)
                    && self.block_sign(text, range)
                {
                    return 3;
                }
                self.start(&Tag::Paragraph, range);
            }
            // In the description of a picture there is nothing but text.
            Event::Start(tag) if self.image.is_some() => {
                self.images += usize::from(matches!(tag, Tag::Image { .. }))
            }
            Event::End(tag) if self.image.is_some() && (self.images > 0 || *tag != TagEnd::Image) => {
                self.images -= usize::from(*tag == TagEnd::Image);
            }
            Event::Start(tag) => self.start(tag, range),
            Event::End(tag) => self.end(*tag, range),
            Event::Text(text) => self.text(text, range),
            Event::Code(code) => {
                if let Some(plain) = self.plain.last_mut() {
                    plain.push_str(code);
                }
                if self.image.is_none() {
                    let html = &mut self.sink().html;
                    html.push_str("<code>");
                    escape(&in_line(code), html);
                    html.push_str("</code>");
                }
            }
            Event::SoftBreak | Event::HardBreak => {
                if let Some(plain) = self.plain.last_mut() {
                    plain.push(' ');
                }
                if self.image.is_none() {
                    self.raw(if matches!(event, Event::HardBreak) { "<br>\n" } else { "\n" });
                }
            }
            Event::Rule => {
                self.sink().fresh_line();
                self.raw("<hr>\n");
            }
            Event::Html(html) => match &mut self.html_block {
                Some((block, _)) => block.push_str(html),
                None => self.html_block = Some((html.to_string(), range.start)),
            },
            Event::InlineHtml(html) => self.inline_html(html, range),
            Event::FootnoteReference(label) => self.footnote_reference(label),
            Event::TaskListMarker(done) => self.task(*done),
            // These extensions are not turned on.
            Event::InlineMath(text) | Event::DisplayMath(text) => self.text(text, range),
        }
        1
    }

    fn text(&mut self, text: &str, range: &std::ops::Range<usize>) {
        if let Some((code, _)) = &mut self.code {
            code.push_str(text);
            return;
        }
        if text.contains("$$") {
            let finding = Finding::new(Rule::MathLeftOut, "TeX mathematics is shown as it was typed");
            self.report(finding, range);
        }
        self.almost_variables(text, range);
        if text.trim_start().starts_with(":::") {
            let finding = Finding::new(
                Rule::DirectiveMalformed,
                "a directive must stand on a line of its own, without a list sign before it",
            );
            self.report(finding, range);
        }
        if text.is_ascii() {
            return self.plain_text(text);
        }
        let mut rest = text;
        while let Some((at, sign)) = rest.char_indices().find_map(|(at, c)| Some((at, Sign::of(c)?))) {
            self.plain_text(&rest[..at]);
            rest = rest[at..].chars().next().map_or("", |c| &rest[at + c.len_utf8()..]);
            match sign {
                Sign::Open(index) => self.open_inline(index),
                Sign::Close(index) => self.close_directive(index, range),
                Sign::BlockOpen(index) | Sign::BlockClose(index) => {
                    let span = self.marked.raws[index].span.clone();
                    let finding =
                        Finding::new(Rule::DirectiveMalformed, "a directive around blocks cannot stand here");
                    self.findings.push(finding.at(self.public.place(span)));
                }
            }
        }
        self.plain_text(rest);
    }

    pub(super) fn plain_text(&mut self, text: &str) {
        if let Some(plain) = self.plain.last_mut() {
            plain.push_str(text);
        }
        if self.image.is_none() {
            escape(&in_line(text), &mut self.sink().html);
        }
    }

    fn inline_html(&mut self, html: &str, range: &std::ops::Range<usize>) {
        if self.image.is_some() {
            return;
        }
        match sanitise::tag(html) {
            sanitise::Tag::Void(void) => self.raw(&void),
            sanitise::Tag::Open(open, close) => {
                if sanitise::lost(html, &open) {
                    self.report(Finding::new(Rule::HtmlRemoved, "an attribute was left out here"), range);
                }
                let name = close.trim_start_matches("</").trim_end_matches('>').to_owned();
                self.raw(&open);
                self.raw_tags.push((name, close));
            }
            sanitise::Tag::Close(name) if self.raw_tags.last().is_some_and(|(open, _)| *open == name) => {
                if let Some((_, close)) = self.raw_tags.pop() {
                    self.raw(&close);
                }
            }
            sanitise::Tag::Close(_) | sanitise::Tag::Nothing => {
                self.report(Finding::new(Rule::HtmlRemoved, "this HTML was left out"), range);
            }
        }
    }

    /// Closes raw tags that are still open at the end of a block.
    pub(super) fn close_raw_tags(&mut self) {
        while let Some((_, close)) = self.raw_tags.pop() {
            self.raw(&close);
        }
    }

    /// Begins to collect a code block, or ends and writes it.
    pub(super) fn begin_code(&mut self, info: &str) {
        let language = info.split([' ', ',', '{']).next().unwrap_or_default().to_lowercase();
        self.code = Some((String::new(), language));
    }

    pub(super) fn end_code(&mut self) {
        let Some((code, language)) = self.code.take() else { return };
        self.body.has_code = true;
        let code = in_line(&code);
        let sink = self.sink();
        sink.fresh_line();
        sink.html.push_str("<pre class=\"code\"><code");
        if !language.is_empty() {
            sink.html.push_str(" class=\"language-");
            escape(&language, &mut sink.html);
            sink.html.push('"');
        }
        sink.html.push('>');
        super::highlight::write(&code, &language, &mut sink.html);
        sink.html.push_str("</code></pre>\n");
    }

    pub(super) fn begin_html(&mut self, at: usize) {
        self.html_block = Some((String::new(), at));
    }

    pub(super) fn end_html(&mut self) {
        let Some((html, at)) = self.html_block.take() else { return };
        let cleaned = sanitise::block(&html);
        if cleaned.lost {
            self.report(Finding::new(Rule::HtmlRemoved, "a part of this HTML was left out"), &(at..at));
        }
        self.raw(&cleaned.html);
    }

    fn task(&mut self, done: bool) {
        let key = if done { "task-done" } else { "task-open" };
        let label = self.context.locales.text(self.language, key);
        if let Some(Some(at)) = self.lists.last_mut().map(Option::take) {
            let html = &mut self.sink().html;
            if html.get(at..at + 3) == Some("<ul") {
                html.insert_str(at + 3, " class=\"task-list\"");
            }
        }
        let html = &mut self.sink().html;
        html.push_str("<input type=\"checkbox\" disabled aria-label=\"");
        escape(&label, html);
        html.push_str(if done { "\" checked> " } else { "\"> " });
    }
}

/// Returns a text in which a block's mark, which stands in a line here, is a line's mark.
fn in_line(text: &str) -> std::borrow::Cow<'_, str> {
    let is_block = |c: char| mark::of(c).is_some_and(|mark| mark.block);
    if text.is_ascii() || !text.contains(is_block) {
        return text.into();
    }
    let line = |c: char| mark::of(c).map_or(c, |mark| mark::sign(mark::Mark { block: false, ..mark }));
    text.chars().map(line).collect::<String>().into()
}
