//! Feeds and maps: Atom (RFC 4287), JSON Feed 1.1, the sitemap (sitemaps.org), robots.txt (RFC 9309).

use schemars::JsonSchema;
use serde::Serialize;
use tera::Context;

use super::cards::{card, term_name};
use super::fill::{Medium, body};
use super::frame::add;
use super::further::PartyView;
use super::lists::languages;
use super::views::{CardView, Html};
use super::{Artifact, Job, Press};
use crate::document::Date;
use crate::finding::Finding;
use crate::site::{Address, Site};

/// What the templates of feeds are given, besides `lang` and `site`.
#[derive(Serialize, JsonSchema)]
pub(super) struct FeedValues {
    /// The feed.
    feed: FeedView,
}

/// A feed.
#[derive(Serialize, JsonSchema)]
struct FeedView {
    /// Its title.
    title: String,
    /// The page that it is of.
    url: String,
    /// The same, with the site's origin.
    permalink: String,
    /// Where the feed itself stands, with the site's origin.
    self_url: String,
    /// Its id.
    id: String,
    /// When something in it was changed last, in the form of RFC 3339.
    updated: String,
    /// What is in it, newest first.
    documents: Vec<FeedEntryView>,
}

/// A document in a feed.
#[derive(Serialize, JsonSchema)]
pub(super) struct FeedEntryView {
    #[serde(flatten)]
    pub(super) card: CardView,
    /// Its text, with absolute links; its beginning in the feed of a term.
    pub(super) body: Html,
    /// The agencies that publish it together; none if it is this agency alone.
    pub(super) publishers: Vec<PartyView>,
    /// Who else had a part in it.
    pub(super) credits: Vec<PartyView>,
}

/// What `sitemap.xml` is given, besides `lang` and `site`.
#[derive(Serialize, JsonSchema)]
pub(super) struct SitemapValues {
    /// All pages that search engines should know.
    urls: Vec<UrlView>,
}

/// A page in the sitemap.
#[derive(Serialize, JsonSchema)]
struct UrlView {
    /// Where it stands, with the site's origin.
    permalink: String,
    /// The day of its last change.
    lastmod: Option<String>,
    /// The same page in all languages, itself among them; nothing if it is in one alone.
    alternates: Vec<AlternateView>,
}

/// A page in another language, in the sitemap.
#[derive(Serialize, JsonSchema)]
struct AlternateView {
    /// The language's code.
    lang: String,
    /// Where it stands, with the site's origin.
    permalink: String,
}

/// What a feed is of.
#[derive(Clone, Copy)]
enum Of {
    Language(usize),
    Section(usize),
    Term(usize, usize),
}

/// Adds the jobs for all feeds and maps.
pub(super) fn jobs<'j>(site: &'j Site<'_>, jobs: &mut Vec<Job<'j>>) {
    let languages = languages(site).into_iter().map(Of::Language);
    let sections = (0..site.sections.len())
        .filter(|section| !site.sections[*section].folder.is_empty())
        .map(Of::Section);
    let terms = site
        .terms
        .iter()
        .enumerate()
        .flat_map(|(index, terms)| (0..terms.terms.len()).map(move |term| Of::Term(index, term)));
    for of in languages.chain(sections).chain(terms) {
        jobs.push(Box::new(move |press| feed(press, of, "feed.atom.xml", "atom.xml")));
        jobs.push(Box::new(move |press| feed(press, of, "feed.json", "feed.json")));
    }
    jobs.push(Box::new(sitemap));
    jobs.push(Box::new(robots));
}

fn feed(press: &Press<'_>, of: Of, template: &str, name: &str) -> Result<Artifact, Finding> {
    let site = press.site;
    let (language, title, address, pages): (usize, String, &Address, Vec<usize>) = match of {
        Of::Language(language) => {
            let home = &site.sections[site.section(language, "").unwrap_or(0)];
            let pages = (0..site.pages.len())
                .filter(|page| site.pages[*page].document.language == language)
                .collect();
            (language, site.config.title_in(language).to_owned(), &home.address, pages)
        }
        Of::Section(section) => {
            let section = &site.sections[section];
            (section.language, section.title.clone(), &section.address, section.pages.clone())
        }
        Of::Term(terms, term) => {
            let (terms, term) = (&site.terms[terms], &site.terms[terms].terms[term]);
            (
                terms.language,
                term_name(press, terms.language, terms.taxonomy, &term.name),
                &term.address,
                term.pages.clone(),
            )
        }
    };
    let changed = |page: usize| {
        let header = &site.pages[page].document.header;
        header.last_change()
    };
    let mut dated: Vec<usize> = pages.into_iter().filter(|page| changed(*page).is_some()).collect();
    dated.sort_by_cached_key(|page| (std::cmp::Reverse(changed(*page)), *page));
    dated.truncate(site.config.feed_length);
    let origin = site.config.base_url.origin();
    let mut documents = Vec::with_capacity(dated.len());
    for page in &dated {
        let text = &press.bodies.pages[*page];
        let html = match of {
            // A document stands in the feeds of all its terms; those carry the beginning of its text.
            Of::Term(..) => format!("<p>{}</p>", press.marks.title(&text.lead, language, false)),
            Of::Language(_) | Of::Section(_) => body(press, &text.parts, language, Medium::Feed)?,
        };
        let own = format!("{origin}{}", site.url(&site.pages[*page].address));
        let header = &site.pages[*page].document.header;
        documents.push(FeedEntryView {
            card: card(press, *page),
            body: Html(absolute(&html, origin, &own)),
            publishers: header.publishers.iter().map(PartyView::new).collect(),
            credits: header.credits.iter().map(PartyView::new).collect(),
        });
    }
    let updated = dated.first().and_then(|page| changed(*page));
    write(press, language, &title, address, updated, documents, (template, name))
}

/// Writes a feed of what stands at an address.
///
/// `updated` is the day of the newest change, not that of the build, which is no part of the content.
pub(super) fn write(
    press: &Press<'_>,
    language: usize,
    title: &str,
    address: &Address,
    updated: Option<Date>,
    documents: Vec<FeedEntryView>,
    (template, name): (&str, &str),
) -> Result<Artifact, Finding> {
    let site = press.site;
    let origin = site.config.base_url.origin();
    let url = site.url(address);
    let permalink = format!("{origin}{url}");
    let updated = updated.map_or("1970-01-01".to_owned(), |date| date.to_string());
    let file = Address::file(&format!("{}{name}", address.as_str()));
    let view = FeedView {
        title: press.marks.text(title, language).into_owned(),
        self_url: format!("{origin}{}", site.url(&file)),
        id: permalink.clone(),
        updated: format!("{updated}T00:00:00Z"),
        url,
        permalink,
        documents,
    };
    let mut context = Context::new();
    context.insert("lang", &site.config.languages[language].code);
    context.insert_value("site", press.views.site(language, None));
    add(&mut context, &FeedValues { feed: view });
    let mut text = press.engine.show(template, &context)?;
    text.shrink_to_fit();
    Ok(Artifact { path: file.output(), bytes: text.into_bytes(), origin: "a feed".to_owned() })
}

/// Makes the links of a body lead to the site from wherever they are read.
fn absolute(html: &str, origin: &str, own: &str) -> String {
    let mut parts = html.split(" srcset=\"");
    let mut whole = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let (sizes, rest) = part.split_once('"').unwrap_or((part, ""));
        let sizes: Vec<String> = sizes
            .split(", ")
            .map(|size| if size.starts_with('/') { format!("{origin}{size}") } else { size.to_owned() })
            .collect();
        whole.push_str(&format!(" srcset=\"{}\"{rest}", sizes.join(", ")));
    }
    whole
        .replace(" href=\"/", &format!(" href=\"{origin}/"))
        .replace(" src=\"/", &format!(" src=\"{origin}/"))
        .replace(" href=\"#", &format!(" href=\"{own}#"))
}

fn sitemap(press: &Press<'_>) -> Result<Artifact, Finding> {
    let site = press.site;
    let permalink = |address: &Address| site.permalink(address);
    let code = |language: usize| site.config.languages[language].code.clone();
    let mut urls = Vec::with_capacity(site.pages.len() + site.sections.len());
    for section in &site.sections {
        let mut all: Vec<&crate::site::Section> =
            section.translations.iter().map(|other| &site.sections[*other]).collect();
        if !all.is_empty() {
            all.push(section);
        }
        all.sort_by_key(|section| section.language);
        let alternates = all
            .into_iter()
            .map(|other| AlternateView { lang: code(other.language), permalink: permalink(&other.address) });
        urls.push(UrlView {
            permalink: permalink(&section.address),
            lastmod: None,
            alternates: alternates.collect(),
        });
    }
    for page in &site.pages {
        let mut all: Vec<&crate::site::Page> =
            page.translations.iter().map(|other| &site.pages[*other]).collect();
        if !all.is_empty() {
            all.push(page);
        }
        all.sort_by_key(|page| page.document.language);
        let alternates = all.into_iter().map(|other| AlternateView {
            lang: code(other.document.language),
            permalink: permalink(&other.address),
        });
        let header = &page.document.header;
        let lastmod = header.last_change().map(|date| date.to_string());
        urls.push(UrlView { permalink: permalink(&page.address), lastmod, alternates: alternates.collect() });
    }
    urls.sort_by(|a, b| a.permalink.cmp(&b.permalink));
    let mut context = Context::new();
    context.insert("lang", &code(0));
    context.insert_value("site", press.views.site(0, None));
    add(&mut context, &SitemapValues { urls });
    let text = press.engine.show("sitemap.xml", &context)?;
    Ok(Artifact {
        path: "sitemap.xml".to_owned(),
        bytes: text.into_bytes(),
        origin: "the sitemap".to_owned(),
    })
}

fn robots(press: &Press<'_>) -> Result<Artifact, Finding> {
    let mut context = Context::new();
    context.insert("lang", &press.site.config.main_language().code);
    context.insert_value("site", press.views.site(0, None));
    let text = press.engine.show("robots.txt", &context)?;
    Ok(Artifact { path: "robots.txt".to_owned(), bytes: text.into_bytes(), origin: "robots.txt".to_owned() })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn links_lead_to_the_site_from_anywhere() {
        let html = "<a href=\"/a/\">1</a><a href=\"#b\">2</a><img src=\"/c.png\" srcset=\"/d.png 480w, /e.png 960w\" alt=\"\"><a href=\"https://x.example/\">3</a>";
        let expected = "<a href=\"https://o.example/a/\">1</a><a href=\"https://o.example/p/#b\">2</a><img src=\"https://o.example/c.png\" srcset=\"https://o.example/d.png 480w, https://o.example/e.png 960w\" alt=\"\"><a href=\"https://x.example/\">3</a>";
        assert_eq!(absolute(html, "https://o.example", "https://o.example/p/"), expected);
    }
}
