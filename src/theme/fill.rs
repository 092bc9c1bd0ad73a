//! Filling in: marks in the places of signs, and templates in those of directives.

use std::borrow::Cow;
use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::Serialize;
use tera::Context;

use super::Press;
use super::engine::Engine;
use super::figure_view::FigureView;
use super::frame::add;
use super::views::Html;
use crate::disclosure::mark;
use crate::finding::{Finding, Result};
use crate::locale::Locales;
use crate::markup::{Directive, Part, escape};
use crate::site::Site;

/// What the public sees in the place of what is redacted, in all languages and places.
pub(super) struct Marks {
    /// By language, then by ground.
    shown: Vec<Vec<Mark>>,
}

struct Mark {
    inline: String,
    in_link: String,
    block: String,
    text: String,
}

/// What the templates of marks are given, besides `lang`.
#[derive(Serialize, JsonSchema)]
pub(super) struct MarkValues<'g> {
    /// Why something is withheld here.
    ground: MarkGroundView<'g>,
    /// Whether the mark stands in a link, so that it must not be one.
    inside_link: bool,
}

/// A ground, as a mark shows it.
#[derive(Serialize, JsonSchema)]
struct MarkGroundView<'g> {
    /// Its name for the public.
    label: &'g str,
    /// Its page.
    url: &'g str,
}

/// Returns the public name of a ground.
pub(super) fn ground_label(site: &Site<'_>, locales: &Locales, language: usize, ground: usize) -> String {
    let ground = &site.config.grounds.all()[ground];
    let code = &site.config.languages[language].code;
    let named = ground.label(code).map(str::to_owned);
    named
        .or_else(|| locales.get(language, &format!("ground-{}", ground.id), &[]))
        .or_else(|| ground.label(&site.config.main_language().code).map(str::to_owned))
        .unwrap_or_else(|| ground.id.clone())
}

impl Marks {
    /// Shows the marks once, in every form.
    pub(super) fn new(engine: &Engine, site: &Site<'_>, locales: &Locales) -> Result<Self> {
        let mut shown = Vec::new();
        for (language, definition) in site.config.languages.iter().enumerate() {
            let mut marks = Vec::new();
            for ground in 0..site.config.grounds.all().len() {
                let label = ground_label(site, locales, language, ground);
                let url = site.url(&site.ground(language, &site.config.grounds.all()[ground].id));
                let show = |template: &str, inside_link: bool| -> std::result::Result<String, Finding> {
                    let mut context = Context::new();
                    context.insert("lang", &definition.code);
                    add(
                        &mut context,
                        &MarkValues { ground: MarkGroundView { label: &label, url: &url }, inside_link },
                    );
                    Ok(engine.show(template, &context)?.trim().to_owned())
                };
                marks.push(Mark {
                    inline: show("mark.html", false)?,
                    in_link: show("mark.html", true)?,
                    block: show("mark-block.html", false)?,
                    text: format!("[{}]", locales.with(language, "mark-text", "ground", &label)),
                });
            }
            shown.push(marks);
        }
        Ok(Self { shown })
    }

    /// Puts marks into a plain text.
    pub(super) fn text<'t>(&self, text: &'t str, language: usize) -> Cow<'t, str> {
        if !has_signs(text) {
            return text.into();
        }
        let mut out = String::with_capacity(text.len() + 64);
        for c in text.chars() {
            match mark::of(c) {
                Some(mark) => out.push_str(&self.shown[language][mark.ground].text),
                None => out.push(c),
            }
        }
        out.into()
    }

    /// Puts marks into a plain text and makes HTML of it. In a title the marks are links, in a list,
    /// where the title is a link itself, they are not.
    pub(super) fn title(&self, text: &str, language: usize, inside_link: bool) -> String {
        let mut html = String::with_capacity(text.len());
        escape(text, &mut html);
        if has_signs(&html) { self.fill(&html, language, inside_link) } else { html }
    }

    /// Puts marks into HTML: as elements where there is text, as text inside of tags.
    pub(super) fn html<'h>(&self, html: &'h str, language: usize) -> Cow<'h, str> {
        if has_signs(html) { self.fill(html, language, false).into() } else { html.into() }
    }

    fn fill(&self, html: &str, language: usize, mut in_link: bool) -> String {
        let mut out = String::with_capacity(html.len() + 256);
        let mut in_tag = false;
        for (at, c) in html.char_indices() {
            match (c, mark::of(c)) {
                (_, Some(found)) => {
                    let shown = &self.shown[language][found.ground];
                    match (in_tag, in_link, found.block) {
                        (true, _, _) => escape(&shown.text, &mut out),
                        (false, _, true) => out.push_str(&shown.block),
                        (false, true, false) => out.push_str(&shown.in_link),
                        (false, false, false) => out.push_str(&shown.inline),
                    }
                    continue;
                }
                ('<', None) => {
                    in_tag = true;
                    let tag = &html[at + 1..];
                    if tag.starts_with("a ") {
                        in_link = true;
                    } else if tag.starts_with("/a>") {
                        in_link = false;
                    }
                }
                ('>', None) => in_tag = false,
                (_, None) => (),
            }
            out.push(c);
        }
        out
    }
}

/// Whether a text holds signs. All of them begin with the same byte in UTF-8.
fn has_signs(text: &str) -> bool {
    memchr::memchr(0xF3, text.as_bytes()).is_some_and(|_| text.chars().any(|c| mark::of(c).is_some()))
}

/// Where a body is read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Medium {
    /// In a page of the site.
    Page,
    /// In a feed, without the site's stylesheet.
    Feed,
}

/// Makes the HTML of a body: directives through their templates, marks in the places of signs.
pub(super) fn body(
    press: &Press<'_>,
    parts: &[Part],
    language: usize,
    medium: Medium,
) -> std::result::Result<String, Finding> {
    let mut out = String::new();
    for part in parts {
        match part {
            Part::Html(html) => out.push_str(&press.marks.html(html, language)),
            Part::Directive(directive) => out.push_str(&show(press, directive, language, medium)?),
        }
    }
    Ok(out)
}

/// What the template of a directive is given, besides `lang` and `site`.
#[derive(Serialize, JsonSchema)]
pub(super) struct DirectiveValues<'d> {
    /// What stands in its braces, by name: `attributes | get(key="email", default="")`.
    attributes: BTreeMap<&'d str, Cow<'d, str>>,
    /// What stands in its brackets.
    label: Option<Html>,
    /// The same, plain.
    label_text: Option<Cow<'d, str>>,
    /// What it encloses.
    content: Html,
    /// The file that it shows.
    asset: Option<AssetView>,
    /// The document that it includes, or whose term it explains.
    document: Option<IncludedView>,
    /// What it shows of a released table.
    figure: Option<FigureView>,
    /// A name that no other part of the page has.
    id: &'d str,
    /// Whether it is read in a feed, without the site's stylesheet.
    in_feed: bool,
}

/// The file that a directive shows.
#[derive(Serialize, JsonSchema)]
struct AssetView {
    /// Where it stands.
    url: String,
    /// Its width in pixels, if it is a picture.
    width: Option<u32>,
    /// Its height.
    height: Option<u32>,
    /// Further sizes of a picture, for `srcset`.
    srcset: Option<String>,
    /// Those of its WebP twin.
    webp: Option<String>,
    /// How wide pictures are shown, for `sizes`.
    sizes: &'static str,
}

/// The document that a directive names.
#[derive(Serialize, JsonSchema)]
struct IncludedView {
    /// Its title.
    title: String,
    /// What it says, in a sentence or two.
    summary: String,
    /// Where it stands.
    url: String,
}

fn show(
    press: &Press<'_>,
    directive: &Directive,
    language: usize,
    medium: Medium,
) -> std::result::Result<String, Finding> {
    let site = press.site;
    let attributes: BTreeMap<&str, Cow<'_, str>> = directive
        .attributes
        .iter()
        .map(|(key, value)| (key.as_str(), press.marks.text(value, language)))
        .collect();
    let label = body(press, &directive.label, language, medium)?;
    let text = press.marks.text(&directive.label_text, language);
    let asset = directive.asset.map(|asset| {
        let file = &site.assets[asset];
        let (width, height) = file.size.map_or((None, None), |(width, height)| (Some(width), Some(height)));
        AssetView {
            url: site.url(&crate::site::asset_address(file)),
            width,
            height,
            srcset: press.pictures.srcset(site, asset, false),
            webp: press.pictures.srcset(site, asset, true),
            sizes: crate::pictures::SIZES,
        }
    });
    let included = directive.document.map(|target| {
        let (title, summary) = match target {
            crate::site::Target::Page(page) => {
                let header = &site.pages[page].document.header;
                let lead = press.bodies.pages[page].lead.as_str();
                (header.title.as_str(), header.summary.as_deref().unwrap_or(lead))
            }
            crate::site::Target::Section(section) => (site.sections[section].title.as_str(), ""),
            crate::site::Target::Version(_) | crate::site::Target::Asset(_) => ("", ""),
        };
        IncludedView {
            title: press.marks.text(title, language).into_owned(),
            summary: press.marks.text(summary, language).into_owned(),
            url: site.url(&site.address(target)),
        }
    });
    let mut context = Context::new();
    context.insert("lang", &site.config.languages[language].code);
    context.insert_value("site", press.views.site(language, None));
    let values = DirectiveValues {
        attributes,
        label: Some(label).filter(|label| !label.is_empty()).map(Html),
        label_text: Some(text).filter(|text| !text.is_empty()),
        content: Html(body(press, &directive.content, language, medium)?),
        asset,
        document: included,
        figure: directive.figure.as_deref().map(FigureView::new),
        id: &directive.id,
        in_feed: medium == Medium::Feed,
    };
    add(&mut context, &values);
    let mut html = press.engine.show(&format!("directives/{}.html", directive.name), &context)?;
    if directive.in_line {
        // The line break at the end of the template's file would be a space in the text.
        html.truncate(html.trim_end().len());
    }
    Ok(html)
}
