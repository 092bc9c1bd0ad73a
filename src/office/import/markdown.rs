//! Writing a document as markdown, so that its text stays text: nothing in it becomes a heading, a
//! link, a tag, a directive or a redaction by accident.
//!
//! Each line that is written is read back with the parser that will read it, and must say the same.

use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};

use super::document::{Block, Document, Inline, Item, Look, Run};
use super::{Left, LeftOut, Settings, quoted};

/// Writes a document and its pictures.
pub(super) fn write(
    mut document: Document,
    settings: Settings<'_>,
    left: &mut LeftOut,
) -> Vec<(String, Vec<u8>)> {
    document.find_title();
    let title = document.title.as_deref().unwrap_or(settings.name);
    // Brackets in a title could be read as a redaction.
    let title = title.replace(['[', '{'], "(").replace([']', '}'], ")");
    let mut text = format!(
        "---\ntitle: {}\nsensitivity: {}\ndraft: true\ntype: page\ndate: {}\n---\n",
        quoted(&title),
        settings.label,
        settings.today
    );
    let mut writer = Writer { lists: Vec::new(), left, images: &document.images };
    let mut after_item = false;
    for block in &document.blocks {
        let is_item = matches!(block, Block::Item(item) if !item.continued);
        let written = writer.block(block);
        if written.is_empty() {
            continue;
        }
        // Items of a list stand close together.
        if !(after_item && is_item) || writer.has_begun() {
            text.push('\n');
        }
        text.push_str(&written);
        text.push('\n');
        after_item = is_item;
    }
    for (index, note) in document.notes.iter().enumerate() {
        text.push_str(&format!("\n[^{}]: {}\n", index + 1, writer.line(note).replace("\\\n", " ")));
    }
    let mut files = vec![("index.md".to_owned(), text.into_bytes())];
    for (index, (bytes, extension)) in document.images.into_iter().enumerate() {
        files.push((format!("image-{}.{extension}", index + 1), bytes));
    }
    files
}

/// A list that is open.
struct Open {
    list: String,
    ordered: bool,
    number: usize,
    /// Which of two signs it uses: two lists one after the other need different ones.
    other: bool,
    indent: usize,
}

struct Writer<'w> {
    lists: Vec<Open>,
    left: &'w mut LeftOut,
    images: &'w [(Vec<u8>, &'static str)],
}

impl Writer<'_> {
    /// Whether what was written last is the first item of a list that is not in another.
    fn has_begun(&self) -> bool {
        matches!(self.lists.as_slice(), [only] if only.number == 1)
    }

    fn block(&mut self, block: &Block) -> String {
        if !matches!(block, Block::Item(_)) {
            self.lists.clear();
        }
        match block {
            Block::Heading(level, inlines) => {
                let line = self.line(inlines).replace("\\\n", " ");
                if line.is_empty() { line } else { format!("{} {line}", "#".repeat((level + 1).clamp(2, 6))) }
            }
            Block::Paragraph(inlines) => self.line(inlines),
            Block::Item(item) => self.item(item),
            Block::Table(rows) => self.table(rows),
        }
    }

    fn item(&mut self, item: &Item) -> String {
        let line = self.line(&item.inlines);
        if line.is_empty() {
            return line;
        }
        let level = item.level.min(self.lists.len());
        if item.continued {
            let indent = self.lists.last().map_or(0, |open| open.indent);
            return indented(&line, indent, indent);
        }
        self.lists.truncate(level + 1);
        let same = |open: &Open| open.list == item.list && open.ordered == item.ordered;
        if self.lists.get(level).is_none_or(|open| !same(open)) {
            let other = self.lists.get(level).is_some_and(|open| open.ordered == item.ordered && !open.other);
            self.lists.truncate(level);
            self.lists.push(Open {
                list: item.list.clone(),
                ordered: item.ordered,
                number: 0,
                other,
                indent: 0,
            });
        }
        let outer =
            level.checked_sub(1).and_then(|above| self.lists.get(above)).map_or(0, |open| open.indent);
        let open = &mut self.lists[level];
        open.number += 1;
        let marker = match (open.ordered, open.other) {
            (true, false) => format!("{}. ", open.number),
            (true, true) => format!("{}) ", open.number),
            (false, false) => "- ".to_owned(),
            (false, true) => "* ".to_owned(),
        };
        open.indent = outer + marker.len();
        let indent = open.indent;
        format!("{}{marker}{}", " ".repeat(outer), indented(&line, 0, indent))
    }

    fn table(&mut self, rows: &[Vec<Vec<Inline>>]) -> String {
        let columns = rows.iter().map(Vec::len).max().unwrap_or(0);
        if columns == 0 {
            return String::new();
        }
        let mut lines = Vec::with_capacity(rows.len() + 1);
        for row in rows {
            let mut cells: Vec<String> =
                row.iter().map(|cell| self.line(cell).replace("\\\n", " ")).collect();
            // The first row says how many columns there are; what other rows lack is taken for empty.
            if lines.is_empty() || columns <= 64 {
                cells.resize(columns, String::new());
            }
            lines.push(format!("| {} |", cells.join(" | ")));
        }
        lines.insert(1, format!("|{}", " --- |".repeat(columns)));
        lines.join("\n")
    }

    /// Writes a line, with its emphasis if markdown can say it.
    fn line(&mut self, inlines: &[Inline]) -> String {
        let inlines = joined(inlines);
        let expected = self.expected(&inlines);
        let full = self.written(&inlines, true, escape);
        if reads_as(&full, &expected) {
            return full;
        }
        let looks = |inline: &&Inline| matches!(inline, Inline::Text(run) if run.look != Look::default());
        self.left.add_many(Left::Emphasis, inlines.iter().filter(looks).count());
        let bare = self.written(&inlines, false, escape);
        if reads_as(&bare, &expected) { bare } else { self.written(&inlines, false, escape_all) }
    }

    /// Returns what a reader of a line will read.
    fn expected(&self, inlines: &[Inline]) -> String {
        let text = |inline: &Inline| match inline {
            Inline::Text(run) => run.text.clone(),
            Inline::Break => "\n".to_owned(),
            Inline::Image(_, alt) => described(alt),
            Inline::Note(number) => format!("[^{number}]"),
        };
        squeezed(&inlines.iter().map(text).collect::<String>())
    }

    fn written(&self, inlines: &[Inline], looks: bool, escape: fn(&str, bool) -> String) -> String {
        let mut out = String::new();
        let mut link: Option<&str> = None;
        for inline in inlines {
            let next = match inline {
                Inline::Text(run) => run.link.as_deref(),
                _ => None,
            };
            if next != link {
                close_link(&mut out, link);
                if next.is_some() {
                    out.push('[');
                }
                link = next;
            }
            let starts_line = out.is_empty() || out.ends_with('\n');
            match inline {
                Inline::Text(run) if looks => {
                    out.push_str(&emphasised(run, |text| escape(text, starts_line)))
                }
                Inline::Text(run) => out.push_str(&escape(&run.text, starts_line)),
                Inline::Break => out.push_str("\\\n"),
                Inline::Image(number, alt) => {
                    let extension = self.images.get(number - 1).map_or("png", |(_, extension)| extension);
                    out.push_str(&format!(
                        "![{}](image-{number}.{extension})",
                        escape(&described(alt), false)
                    ));
                }
                Inline::Note(number) => out.push_str(&format!("[^{number}]")),
            }
        }
        close_link(&mut out, link);
        out
    }
}

fn close_link(out: &mut String, link: Option<&str>) {
    if let Some(target) = link {
        out.push_str(&format!("]({})", address(target)));
    }
}

/// Writes the address of a link, so that nothing in it ends it.
fn address(target: &str) -> String {
    let mut out = String::with_capacity(target.len());
    for c in target.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '(' | ')' | '<' | '>' | '"' | '\'' | '\\' | '`' | '|' | '{' | '}' | '[' | ']' | '*' | ' ' => {
                out.push_str(&format!("%{:02X}", u32::from(c)));
            }
            c if c.is_control() || is_refused(c) => (),
            c => out.push(c),
        }
    }
    out
}

/// Returns the description of a picture, or what stands in for it.
fn described(alt: &str) -> String {
    let alt = squeezed(alt).replace('\n', " ");
    if alt.is_empty() { "TODO: describe this picture".to_owned() } else { alt }
}

/// Puts the signs of emphasis around a text, inside its spaces.
fn emphasised(run: &Run, escape: impl Fn(&str) -> String) -> String {
    let text = run.text.as_str();
    let core = text.trim();
    if core.is_empty() {
        return text.to_owned();
    }
    let signs = [(run.look.bold, "**"), (run.look.italic, "*"), (run.look.strike, "~~")];
    let open: String = signs.iter().filter(|(on, _)| *on).map(|(_, sign)| *sign).collect();
    let close: String = signs.iter().rev().filter(|(on, _)| *on).map(|(_, sign)| *sign).collect();
    let before = &text[..text.len() - text.trim_start().len()];
    let after = &text[text.trim_end().len()..];
    format!("{before}{open}{}{close}{after}", escape(core))
}

/// Joins neighbours of one look, and drops white space that nobody sees.
fn joined(inlines: &[Inline]) -> Vec<Inline> {
    let mut out: Vec<Inline> = Vec::with_capacity(inlines.len());
    let mut space = true;
    for inline in inlines {
        let Inline::Text(run) = inline else {
            space = matches!(inline, Inline::Break);
            if space {
                trim_end(&mut out);
            }
            out.push(inline.clone());
            continue;
        };
        let mut text = String::with_capacity(run.text.len());
        for c in run.text.chars().filter(|&c| !is_refused(c) || c == '\n' || c == '\r') {
            let blank = matches!(c, ' ' | '\t' | '\n' | '\r');
            if !(blank && space) {
                text.push(if blank { ' ' } else { c });
            }
            space = blank;
        }
        match out.last_mut() {
            _ if text.is_empty() => (),
            Some(Inline::Text(last)) if last.look == run.look && last.link == run.link => {
                last.text.push_str(&text);
            }
            _ => out.push(Inline::Text(Run { text, ..run.clone() })),
        }
    }
    trim_end(&mut out);
    while matches!(out.last(), Some(Inline::Break)) {
        out.pop();
        trim_end(&mut out);
    }
    let first = out.iter().position(|inline| !matches!(inline, Inline::Break)).unwrap_or(out.len());
    out.drain(..first);
    out
}

fn trim_end(out: &mut Vec<Inline>) {
    while let Some(Inline::Text(run)) = out.last_mut() {
        run.text.truncate(run.text.trim_end_matches(' ').len());
        if !run.text.is_empty() {
            return;
        }
        out.pop();
    }
}

fn indented(text: &str, first: usize, others: usize) -> String {
    format!("{}{}", " ".repeat(first), text.replace('\n', &format!("\n{}", " ".repeat(others))))
}

/// Whether a character is refused in sources, or has a meaning of its own within plainview.
pub(super) fn is_refused(c: char) -> bool {
    c.is_control()
        || matches!(
            c,
            '\u{2028}' | '\u{2029}' | '\u{FEFF}' | '\u{F0000}'..='\u{10FFFF}' | '\u{FFFE}' | '\u{FFFF}'
        )
}

/// Escapes what could be markdown, HTML or a directive.
fn escape(text: &str, starts_line: bool) -> String {
    let mut out = String::with_capacity(text.len() + 8);
    let mut line = starts_line;
    let mut digits = 0;
    let mut chars = text.chars().peekable();
    while let Some(c) = chars.next() {
        let special = match c {
            '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '~' | '|' | '{' | '}' | '#' => true,
            '&' => chars.peek().is_some_and(|next| next.is_alphanumeric() || *next == '#'),
            '-' | '+' | '=' | ':' => line,
            '.' | ')' => line && digits > 0,
            _ => false,
        };
        if special {
            out.push('\\');
        }
        out.push(c);
        if line && c.is_ascii_digit() {
            digits += 1;
        } else if !c.is_whitespace() || digits > 0 {
            line = false;
        }
    }
    out
}

/// Escapes everything that could ever be.
fn escape_all(text: &str, _: bool) -> String {
    let mut out = String::with_capacity(text.len() * 2);
    for c in text.chars() {
        if c.is_ascii_punctuation() {
            out.push('\\');
        }
        out.push(c);
    }
    out
}

/// Returns what of markdown plainview reads. Signs that become others (`--`) are not text that is lost.
fn options() -> Options {
    Options::ENABLE_TABLES
        | Options::ENABLE_FOOTNOTES
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_TASKLISTS
        | Options::ENABLE_HEADING_ATTRIBUTES
        | Options::ENABLE_DEFINITION_LIST
}

/// Whether a line is one paragraph of exactly that text.
fn reads_as(line: &str, expected: &str) -> bool {
    let (mut text, mut paragraphs) = (String::new(), 0);
    for event in Parser::new_ext(line, options()) {
        match event {
            Event::Start(Tag::Paragraph) => paragraphs += 1,
            Event::Text(piece) => text.push_str(&piece),
            Event::SoftBreak | Event::HardBreak => text.push('\n'),
            Event::FootnoteReference(name) => text.push_str(&format!("[^{name}]")),
            Event::Start(
                Tag::Emphasis | Tag::Strong | Tag::Strikethrough | Tag::Link { .. } | Tag::Image { .. },
            )
            | Event::End(
                TagEnd::Paragraph
                | TagEnd::Emphasis
                | TagEnd::Strong
                | TagEnd::Strikethrough
                | TagEnd::Link
                | TagEnd::Image,
            ) => (),
            _ => return false,
        }
    }
    paragraphs <= 1 && squeezed(&text) == expected
}

/// Makes one space of many, and drops those at the ends of lines.
fn squeezed(text: &str) -> String {
    let line =
        |line: &str| line.split([' ', '\t']).filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ");
    text.trim_matches([' ', '\t', '\n', '\r']).split('\n').map(line).collect::<Vec<_>>().join("\n")
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::super::document::plain;
    use super::*;

    fn run(text: &str, look: Look) -> Inline {
        Inline::Text(Run { text: text.to_owned(), look, link: None })
    }

    fn written(inlines: Vec<Inline>) -> String {
        let mut left = LeftOut::default();
        Writer { lists: Vec::new(), left: &mut left, images: &[] }.line(&inlines)
    }

    fn survives(text: &str) {
        let plain_text = plain(&[run(text, Look::default())]);
        let line = written(vec![run(text, Look::default())]);
        // White space of other kinds is text.
        let seen: String = plain_text.chars().filter(|&c| !is_refused(c)).collect();
        let read: String = {
            let mut text = String::new();
            for event in Parser::new_ext(&line, options()) {
                match event {
                    Event::Text(piece) => text.push_str(&piece),
                    Event::Start(Tag::Paragraph) | Event::End(TagEnd::Paragraph) => (),
                    Event::SoftBreak => text.push(' '),
                    other => panic!("{text:?} became {other:?}: {line}"),
                }
            }
            text
        };
        assert_eq!(
            read.split_whitespace().collect::<Vec<_>>(),
            seen.split_whitespace().collect::<Vec<_>>(),
            "{line}"
        );
    }

    #[test]
    fn text_stays_text() {
        for text in [
            "*a*",
            "**a**",
            "_a_",
            "`a`",
            ":redact[x]{ground=informant}",
            ":::redact{ground=informant}",
            "# x",
            "1. x",
            "12) x",
            "- x",
            "+ x",
            "> x",
            "<b>x</b>",
            "<!-- x -->",
            "[a](b)",
            "![a](b)",
            "[^1]",
            "[a]: b",
            "---",
            "***",
            "===",
            "~~a~~",
            "~~~",
            "```",
            "| a | b |",
            "&amp;",
            "&#65;",
            "\\",
            "a\\",
            ": x",
            "    x",
            "\tx",
            "a {#b}",
            "http://example.org/a_b_c",
            "[ ] x",
            "+++",
            "<https://x>",
            "a  ",
            "- - -",
            "1.",
            "#",
            "$x$",
            "a^b^",
            "H~2~O",
            "::note",
            ":note[x]",
            "{{ x }}",
            "10:30",
            "\u{a0}x",
            "[[x]]",
            "> [!NOTE]",
        ] {
            survives(text);
        }
    }

    proptest! {
        #[test]
        fn any_text_stays_text(text in "[ a1.*_`\\[\\](){}<>#+\\-=:!&;~|\\\\\"'/^$\n]{0,24}") {
            survives(&text);
        }

        #[test]
        fn any_look_leaves_the_text_as_it_is(pieces in prop::collection::vec(("[ a1.*_:()#-]{0,5}", any::<[bool; 3]>()), 0..6)) {
            let inlines: Vec<Inline> = pieces
                .iter()
                .map(|(text, [bold, italic, strike])| run(text, Look { bold: *bold, italic: *italic, strike: *strike }))
                .collect();
            let expected = plain(&inlines);
            let line = written(inlines);
            prop_assert!(reads_as(&line, &expected), "{line:?} {expected:?}");
        }
    }
}
