//! Pages of redlines: what a text changed of the one before it, to be read, heard and printed.

use schemars::JsonSchema;
use serde::Serialize;

use super::document_views::VersionView;
use super::frame::page;
use super::versions::{self, titled};
use super::views::{Html, LinkView, Values};
use super::{Artifact, Job, Press};
use crate::finding::Finding;
use crate::locale::{Argument, Locales};
use crate::markup::{BlockKind, escape};
use crate::redline::{BlockChange, Change, Notice, NoticeKind, Piece, Redline, SectionChange};
use crate::site::{Site, Wording};

/// The page of what a text changed.
#[derive(Serialize, JsonSchema)]
pub(super) struct RedlineValues {
    /// The text before.
    old: VersionView,
    /// The text after.
    new: VersionView,
    /// The document as it is today.
    today: LinkView,
    /// Changes of what people must do, and of numbers.
    notices: Vec<NoticeView>,
    /// The sections that changed, were added, removed or moved.
    sections: Vec<RedlineSectionView>,
    /// The sections that are the same.
    unchanged: Vec<LinkView>,
}

impl Values for RedlineValues {
    const TEMPLATE: &'static str = "redline.html";
}

/// A change that readers should know of.
#[derive(Serialize, JsonSchema)]
struct NoticeView {
    /// `duty` or `number`.
    kind: &'static str,
    /// What changed, in words.
    text: String,
    /// The section.
    section: LinkView,
}

/// A section that changed.
#[derive(Serialize, JsonSchema)]
struct RedlineSectionView {
    /// A name for it that no other part of the page has.
    id: String,
    /// Its title, plain: as it is now, or as it was if it is gone.
    title: String,
    /// Its title, with what changed.
    title_html: Html,
    /// `changed`, `added`, `removed` or `same`.
    change: &'static str,
    /// Whether it was moved.
    moved: bool,
    /// Its text, with what changed.
    body: Html,
    /// The section in the text that has it.
    url: String,
}

/// Adds the jobs for all redlines.
pub(super) fn jobs<'j>(site: &'j Site<'_>, jobs: &mut Vec<Job<'j>>) {
    for page in 0..site.pages.len() {
        for wording in site.wordings(page).into_iter().skip(1) {
            jobs.push(Box::new(move |press| redline(press, wording)));
        }
    }
}

fn redline(press: &Press<'_>, wording: Wording) -> Result<Artifact, Finding> {
    let site = press.site;
    let document = site.wording(wording);
    let language = document.language;
    let before = site.before(wording).unwrap_or(wording);
    let empty = Redline::default();
    let redline = press.redlines.get(wording).unwrap_or(&empty);
    let mut frame = versions::frame(press, wording, "redline", site.redline(wording));
    frame.title = title(site, press.locales, wording);
    frame.description = Some(lead(site, press.locales, before, wording));
    if matches!(wording, Wording::Version(_)) {
        let name = versions::name(site, press.locales, wording);
        frame.above.push((name, site.wording_address(wording).clone()));
    }
    let writer = Writer { press, language };
    let link = |section: &SectionChange| {
        let place = if section.change == Change::Removed { before } else { wording };
        let url = site.url(site.wording_address(place));
        section.id.as_ref().map_or_else(|| url.clone(), |id| format!("{url}#{id}"))
    };
    let is_changed = |section: &&SectionChange| section.change != Change::Same || section.moved;
    let sections =
        redline.sections.iter().filter(is_changed).enumerate().map(|(number, section)| RedlineSectionView {
            id: format!("pv-section-{}", number + 1),
            title: writer.plain_title(section),
            title_html: Html(writer.title(section)),
            change: change_name(section.change),
            moved: section.moved,
            body: Html(writer.blocks(&section.blocks)),
            url: link(section),
        });
    let unchanged = redline
        .sections
        .iter()
        .filter(|section| !is_changed(section))
        .map(|section| LinkView { title: writer.plain_title(section), url: link(section) });
    let own = &site.pages[site.page_of(wording)];
    let values = RedlineValues {
        old: versions::view(press, before),
        new: versions::view(press, wording),
        today: LinkView {
            title: press.marks.text(&own.document.header.title, language).into_owned(),
            url: site.url(&own.address),
        },
        notices: redline.notices.iter().map(|notice| writer.notice(notice, wording)).collect(),
        sections: sections.collect(),
        unchanged: unchanged.collect(),
    };
    page(press, &frame, &values, document.path.as_str())
}

/// Returns the title of the page of a redline.
pub(super) fn title(site: &Site<'_>, locales: &Locales, wording: Wording) -> String {
    titled(site, locales, wording, "title-redline")
}

/// Says which two texts a redline compares.
pub(super) fn lead(site: &Site<'_>, locales: &Locales, old: Wording, new: Wording) -> String {
    let name = |wording: Wording| Argument::Text(versions::name(site, locales, wording));
    let own = site.wording(new);
    let title = Argument::Text(own.header.title.clone());
    let arguments = [("title", title), ("old", name(old)), ("new", name(new))];
    locales.get(own.language, "redline-lead", &arguments).unwrap_or_default()
}

fn change_name(change: Change) -> &'static str {
    match change {
        Change::Same => "same",
        Change::Changed => "changed",
        Change::Added => "added",
        Change::Removed => "removed",
    }
}

/// Returns what a notice says, in words.
pub(super) fn notice_text(locales: &Locales, language: usize, notice: &Notice) -> String {
    let key = match (notice.from.is_empty(), notice.to.is_empty()) {
        (false, false) => "redline-became",
        (true, _) => "redline-came",
        (false, true) => "redline-went",
    };
    let text = |text: &String| Argument::Text(text.clone());
    locales.get(language, key, &[("from", text(&notice.from)), ("to", text(&notice.to))]).unwrap_or_default()
}

/// Writes redlines as HTML.
struct Writer<'w> {
    press: &'w Press<'w>,
    language: usize,
}

impl Writer<'_> {
    fn notice(&self, notice: &Notice, wording: Wording) -> NoticeView {
        let site = self.press.site;
        let url = site.url(site.wording_address(wording));
        let text = |text: &str| self.press.marks.text(text, self.language).into_owned();
        NoticeView {
            kind: match notice.kind {
                NoticeKind::Duty => "duty",
                NoticeKind::Number => "number",
            },
            text: text(&notice_text(self.press.locales, self.language, notice)),
            section: LinkView {
                title: if notice.title.is_empty() { self.beginning() } else { text(&notice.title) },
                url: notice.section.as_ref().map_or_else(|| url.clone(), |id| format!("{url}#{id}")),
            },
        }
    }

    fn beginning(&self) -> String {
        self.press.locales.text(self.language, "redline-beginning")
    }

    fn title(&self, section: &SectionChange) -> String {
        if section.level == 0 {
            let mut html = String::new();
            escape(&self.beginning(), &mut html);
            return html;
        }
        self.pieces(&section.title)
    }

    fn plain_title(&self, section: &SectionChange) -> String {
        if section.level == 0 {
            return self.beginning();
        }
        let is_now =
            |piece: &&Piece| section.change == Change::Removed || !matches!(piece, Piece::Removed(_));
        let title: String = section.title.iter().filter(is_now).map(Piece::text).collect();
        self.press.marks.text(&title, self.language).into_owned()
    }

    /// Writes words; those that are new or gone are said to be so, for readers who do not see them.
    fn pieces(&self, pieces: &[Piece]) -> String {
        let mut html = String::new();
        for piece in pieces {
            let (element, key) = match piece {
                Piece::Same(text) => {
                    html.push_str(&self.press.marks.title(text, self.language, false));
                    continue;
                }
                Piece::Added(_) => ("ins", "redline-added"),
                Piece::Removed(_) => ("del", "redline-removed"),
            };
            let said = self.press.locales.text(self.language, key);
            let text = self.press.marks.title(piece.text(), self.language, false);
            html.push_str(&format!("<{element}><span class=\"visually-hidden\">["));
            escape(&said, &mut html);
            html.push_str(&format!(" </span>{text}<span class=\"visually-hidden\">]</span></{element}>"));
        }
        html
    }

    fn blocks(&self, blocks: &[BlockChange]) -> String {
        let mut html = String::new();
        let mut in_list = false;
        for block in blocks {
            let is_item = block.kind == BlockKind::Item;
            if is_item != in_list {
                html.push_str(if is_item { "<ul>\n" } else { "</ul>\n" });
                in_list = is_item;
            }
            let pieces = self.pieces(&block.pieces);
            let (open, close) = match block.kind {
                // A mark that stands for a whole block is a block.
                BlockKind::Paragraph if is_block_mark(block) => ("", ""),
                BlockKind::Paragraph => ("<p>", "</p>"),
                BlockKind::Item => ("<li>", "</li>"),
                BlockKind::Term => ("<p class=\"redline-term\">", "</p>"),
                BlockKind::Meaning => ("<p class=\"redline-meaning\">", "</p>"),
                BlockKind::Row => ("<p class=\"redline-row\">", "</p>"),
                BlockKind::Code => ("<pre class=\"redline-code\">", "</pre>"),
                BlockKind::Quote => ("<blockquote><p>", "</p></blockquote>"),
            };
            html.push_str(&format!("{open}{pieces}{close}\n"));
        }
        if in_list {
            html.push_str("</ul>\n");
        }
        html
    }
}

fn is_block_mark(block: &BlockChange) -> bool {
    let mut characters = block.pieces.iter().flat_map(|piece| piece.text().chars());
    let first = characters.next().and_then(crate::disclosure::mark::of);
    first.is_some_and(|mark| mark.block) && characters.next().is_none()
}
