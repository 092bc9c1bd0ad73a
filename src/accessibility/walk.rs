//! The walk through the events of one document's text.

use std::ops::Range;

use pulldown_cmark::{Event, Tag, TagEnd};

use super::block::{self, Block};
use super::link_text::{self, Vague};
use super::raw::{self, Raw};
use super::reading::{Counts, Ease, LONG, least_perspicuity};
use super::{Flaw, Reader};
use crate::finding::Rule;

/// What has been seen so far.
pub(super) struct Walk<'a> {
    pub(super) reader: Reader<'a>,
    /// By how many levels headings are lowered on the page, since its title is the first.
    lowered: u8,
    /// The level of the last heading on the page.
    level: u8,
    heading: Option<String>,
    link: Option<Link>,
    links: Vec<Link>,
    table: Option<Head>,
    raw: Raw,
    /// How many things are open whose text is no prose: headings, code, tables, notes.
    quiet: usize,
    /// How many quotations are open: their prose is someone else's.
    pub(super) quotations: usize,
    pictures: usize,
    pub(super) block: Block,
    pub(super) counts: Counts,
    pub(super) flaws: Vec<Flaw>,
}

struct Link {
    text: String,
    target: String,
    range: Range<usize>,
}

/// The header cells of a table.
struct Head {
    range: Range<usize>,
    cells: usize,
    empty: usize,
    /// What stands in the cell that is open.
    cell: Option<String>,
}

impl<'a> Walk<'a> {
    pub(super) fn new(reader: Reader<'a>, events: &[(Event<'_>, Range<usize>)]) -> Self {
        let first = |(event, _): &(Event<'_>, Range<usize>)| matches!(event, Event::Start(Tag::Heading { level, .. }) if *level as u8 == 1);
        Self {
            reader,
            lowered: u8::from(events.iter().any(first)),
            level: 1,
            heading: None,
            link: None,
            links: Vec::new(),
            table: None,
            raw: Raw::default(),
            quiet: 0,
            quotations: 0,
            pictures: 0,
            block: Block::default(),
            counts: Counts::default(),
            flaws: Vec::new(),
        }
    }

    pub(super) fn take(&mut self, event: &Event<'_>, range: &Range<usize>) {
        match event {
            Event::Start(tag) => self.start(tag, range),
            Event::End(tag) => self.end(*tag, range),
            Event::Text(text) => self.text(text, range),
            // Code says something where it stands, and is no prose.
            Event::Code(code) => self.said(code),
            Event::SoftBreak | Event::HardBreak => {
                self.said(" ");
                self.block.push(" ", range.start);
            }
            Event::Html(html) => {
                for level in raw::headings(html) {
                    self.heading_of_html(level, range);
                }
                self.raw.block(html, range);
            }
            Event::InlineHtml(html) => self.inline_html(html, range),
            Event::Rule
            | Event::FootnoteReference(_)
            | Event::TaskListMarker(_)
            | Event::InlineMath(_)
            | Event::DisplayMath(_) => (),
        }
    }

    fn start(&mut self, tag: &Tag<'_>, range: &Range<usize>) {
        match tag {
            Tag::Paragraph => self.begin(block::Kind::Paragraph, range),
            Tag::Item | Tag::DefinitionListDefinition => self.begin(block::Kind::Item, range),
            Tag::List(_) => self.end_block(),
            Tag::Heading { .. } => {
                self.heading = Some(String::new());
                self.quiet += 1;
            }
            Tag::BlockQuote(_) => {
                self.end_block();
                self.quotations += 1;
            }
            Tag::CodeBlock(_)
            | Tag::HtmlBlock
            | Tag::FootnoteDefinition(_)
            | Tag::DefinitionListTitle
            | Tag::Table(_) => {
                self.end_block();
                self.quiet += 1;
            }
            Tag::TableHead => {
                self.table = Some(Head { range: range.clone(), cells: 0, empty: 0, cell: None });
            }
            Tag::TableCell => {
                if let Some(head) = &mut self.table {
                    head.cell = Some(String::new());
                }
            }
            Tag::Link { dest_url, link_type, .. } => {
                let is_mail = matches!(link_type, pulldown_cmark::LinkType::Email);
                let target = if is_mail { String::new() } else { dest_url.to_string() };
                self.link = Some(Link { text: String::new(), target, range: range.clone() });
            }
            Tag::Image { .. } => self.pictures += 1,
            _ => (),
        }
    }

    fn end(&mut self, tag: TagEnd, range: &Range<usize>) {
        match tag {
            TagEnd::Paragraph | TagEnd::Item | TagEnd::DefinitionListDefinition => {
                self.raw.end_block();
                self.end_block();
            }
            TagEnd::Heading(level) => {
                self.quiet -= 1;
                self.raw.end_block();
                self.end_heading(level as u8, range);
            }
            TagEnd::BlockQuote(_) => {
                self.end_block();
                self.quotations -= 1;
            }
            TagEnd::HtmlBlock => {
                self.quiet -= 1;
                if let Some(range) = self.raw.table_without_headers() {
                    self.flaws.push(Flaw::new(Rule::TableHeaders, &range, "this table has no header cells"));
                }
            }
            TagEnd::CodeBlock | TagEnd::FootnoteDefinition | TagEnd::DefinitionListTitle | TagEnd::Table => {
                self.quiet -= 1
            }
            TagEnd::TableHead => self.end_head(),
            TagEnd::TableCell => {
                self.raw.end_block();
                if let Some(head) = &mut self.table
                    && let Some(cell) = head.cell.take()
                {
                    head.cells += 1;
                    head.empty += usize::from(cell.trim().is_empty());
                }
            }
            TagEnd::Link => self.end_link(),
            TagEnd::Image => self.pictures -= 1,
            _ => (),
        }
    }

    fn begin(&mut self, kind: block::Kind, range: &Range<usize>) {
        self.end_block();
        self.block.begin(kind, range);
    }

    fn text(&mut self, text: &str, range: &Range<usize>) {
        self.said(text);
        if self.quiet == 0 && self.pictures == 0 && !self.raw.has_language() {
            self.block.push(text, range.start);
        }
    }

    /// Adds to what has a text of its own: a heading, a link, a cell.
    fn said(&mut self, text: &str) {
        let cell = self.table.as_mut().and_then(|head| head.cell.as_mut());
        let link = self.link.as_mut().map(|link| &mut link.text);
        for open in [self.heading.as_mut(), link, cell].into_iter().flatten() {
            open.push_str(text);
        }
    }

    fn inline_html(&mut self, html: &str, range: &Range<usize>) {
        for level in raw::headings(html) {
            self.heading_of_html(level, range);
        }
        if let Some(target) = raw::link(html) {
            self.link = Some(Link { text: String::new(), target, range: range.clone() });
        } else if html.eq_ignore_ascii_case("</a>") {
            self.end_link();
        }
        self.raw.tag(html);
        self.block.push(" ", range.start);
    }

    fn end_heading(&mut self, level: u8, range: &Range<usize>) {
        let text = self.heading.take().unwrap_or_default();
        let level = (level + self.lowered).min(6);
        if text.trim().is_empty() {
            self.flaws.push(Flaw::new(Rule::HeadingEmpty, range, "this heading has no text"));
        } else if level == 2 && link_text::plain(&text) == link_text::plain(self.reader.title) {
            self.flaws.push(Flaw::new(Rule::TitleRepeated, range, "this heading says the title again"));
        }
        self.order(level, range);
    }

    fn heading_of_html(&mut self, level: u8, range: &Range<usize>) {
        if level == 1 {
            let flaw = Flaw::new(
                Rule::TitleRepeated,
                range,
                "this is a heading of the first level beside the title",
            );
            self.flaws.push(flaw.mend("write `## …`: the first level is the title's"));
            self.level = 1;
            return;
        }
        self.order(level, range);
    }

    /// Checks that a heading is at most one level below the one before it.
    fn order(&mut self, level: u8, range: &Range<usize>) {
        let before = std::mem::replace(&mut self.level, level);
        if level <= before + 1 {
            return;
        }
        let signs = |level: u8| "#".repeat(usize::from(level.saturating_sub(self.lowered)));
        let (written, wanted) = (signs(level), signs(before + 1));
        let message = if before == 1 {
            format!("the first heading below the title is `{written}`, not `{wanted}`")
        } else {
            format!("the heading before this one is `{}`, and this one is `{written}`", signs(before))
        };
        self.flaws.push(
            Flaw::new(Rule::HeadingSkipped, range, message)
                .mend(format!("write `{wanted} …`, or add the heading that is missing")),
        );
    }

    fn end_head(&mut self) {
        let Some(Head { range, cells, empty, .. }) = self.table.take() else { return };
        let message = match (empty, cells) {
            (0, _) => return,
            (empty, cells) if empty == cells => {
                "this table has no header cells: its first row is empty".to_owned()
            }
            (1, _) => "a header cell of this table is empty".to_owned(),
            (empty, _) => format!("{empty} header cells of this table are empty"),
        };
        self.flaws.push(Flaw::new(Rule::TableHeaders, &range, message));
    }

    fn end_link(&mut self) {
        let Some(link) = self.link.take() else { return };
        let message = match link_text::vague(&link.text) {
            // A mail address is read as it is, and says where it leads.
            None => return self.links.push(link),
            Some(_) if link.target.is_empty() => return,
            Some(Vague::Empty) => "this link has no text",
            Some(Vague::Anywhere) => "the text of this link says nothing about where it leads",
            Some(Vague::Address) => "the text of this link is an address, which is read out letter by letter",
        };
        self.flaws.push(Flaw::new(Rule::LinkText, &link.range, message));
    }

    pub(super) fn finish(mut self) -> (Vec<Flaw>, Option<Ease>) {
        self.end_block();
        self.same_texts();
        self.judge_reading();
        (self.flaws, self.counts.ease(self.reader.tongue))
    }

    /// Finds links that have the same text and lead to different places.
    fn same_texts(&mut self) {
        if self.links.len() < 2 {
            return;
        }
        let mut links: Vec<(String, Link)> =
            self.links.drain(..).map(|link| (link_text::plain(&link.text), link)).collect();
        links.sort_by(|(one, first), (other, second)| {
            (one, first.range.start).cmp(&(other, second.range.start))
        });
        let target = |link: &'_ Link| link.target.trim_start_matches("./").to_owned();
        for same in links.chunk_by(|(one, _), (other, _)| one == other) {
            let (_, first) = &same[0];
            // A text that is nothing but a sign is the same for all redactions on a ground.
            if !first.text.contains(char::is_alphanumeric) {
                continue;
            }
            if let Some((_, link)) = same.iter().find(|(_, link)| target(link) != target(first)) {
                let mut flaw = Flaw::new(
                    Rule::LinkTextTwice,
                    &link.range,
                    "another link has the same text and leads elsewhere",
                );
                flaw.other = Some((first.range.clone(), "the other one"));
                self.flaws.push(flaw);
            }
        }
    }

    fn judge_reading(&mut self) {
        let counts = &self.counts;
        let (Some(ease), Reader { budget, kind, .. }) = (counts.ease(self.reader.tongue), self.reader) else {
            return;
        };
        let (length, place) = (&counts.longest.0, &counts.longest.1);
        let sentences =
            format!("{:.0} words in a sentence, {length} in the longest, which begins here", counts.length());
        if let Some(budget) = budget.filter(|budget| ease.is_beyond(*budget)) {
            let message = match ease {
                Ease::Grade(grade) => format!(
                    "the reading grade is {grade:.1} (Flesch–Kincaid); for the type `{kind}` it should be {budget} at most"
                ),
                Ease::Perspicuity(score) => format!(
                    "the reading ease is {score:.0} (Szigriszt Pazos, INFLESZ); for the type `{kind}`, school year {budget}, it should be {:.0} at least",
                    least_perspicuity(budget)
                ),
            };
            let mend = format!(
                "write shorter sentences (now {sentences}) and shorter words; or change the budget of the type in `[reading]`"
            );
            self.flaws.push(Flaw::new(Rule::ReadingGrade, place, message).mend(mend));
        } else if counts.has_long() {
            let message =
                format!("{} of {} sentences have more than {LONG} words", counts.long, counts.sentences);
            self.flaws.push(
                Flaw::new(Rule::LongSentences, place, message)
                    .mend(format!("make two sentences of one (now {sentences})")),
            );
        }
        if counts.has_passives()
            && let Some(first) = &counts.first_passive
        {
            let message = format!("{} of {} sentences are in the passive", counts.passive, counts.sentences);
            self.flaws.push(Flaw::new(Rule::Passives, first, message));
        }
    }
}
