//! Views: all that a template may see, field by field. `plainview schema templates` lists them, from the
//! descriptions that stand here.

mod site;

use std::borrow::Cow;

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::Serialize;

pub(super) use site::{SiteView, SiteViews};

use super::facts::FactView;
use crate::config::Link;
use crate::site::{Address, Site};

/// What a page's template is given, besides what every page has.
pub(super) trait Values: Serialize + JsonSchema {
    /// The template.
    const TEMPLATE: &'static str;
}

/// Finished HTML, which templates print with `| safe`.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub(super) struct Html(pub(super) String);

impl JsonSchema for Html {
    fn schema_name() -> Cow<'static, str> {
        "Html".into()
    }

    fn inline_schema() -> bool {
        true
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({ "type": "string", "format": "html" })
    }
}

/// A name and where it leads.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub(super) struct LinkView {
    /// The name, plain.
    pub(super) title: String,
    /// Where it leads.
    pub(super) url: String,
}

/// A licence.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub(super) struct LicenseView {
    /// Its name, such as an SPDX id.
    pub(super) name: String,
    /// Where it can be read.
    pub(super) url: Option<String>,
}

impl LicenseView {
    pub(super) fn new(license: &Link) -> Self {
        Self { name: license.name.clone(), url: license.url.clone() }
    }
}

/// A date, ready to show.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub(super) struct DateView {
    /// `2026-03-01`.
    pub(super) iso: String,
    /// The day in words, in the language of the page.
    pub(super) text: String,
    /// `2026-03-01T00:00:00Z`.
    pub(super) rfc3339: String,
    /// The time of day, as `18:30`.
    pub(super) time: Option<String>,
}

/// When an event is: the next time, or the last one, if it repeats.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub(super) struct WhenView {
    /// When it begins.
    pub(super) start: DateView,
    /// When it ends.
    pub(super) end: Option<DateView>,
    /// Whether it is over, all times of it.
    pub(super) past: bool,
    /// Whether it was cancelled.
    pub(super) cancelled: bool,
    /// How it repeats, in words.
    pub(super) repeats: Option<String>,
    /// Where its calendar stands.
    pub(super) calendar_url: String,
}

/// A word of a fixed list, and what the public reads for it.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub(super) struct NamedView {
    /// The word, the same in all languages.
    pub(super) name: String,
    /// Its name in the language of the page.
    pub(super) label: String,
}

/// A term and where it leads.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub(super) struct NameView {
    /// The term.
    pub(super) name: String,
    /// Where its documents are listed.
    pub(super) url: String,
}

/// The time in which anyone may comment on a document.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub(super) struct CommentsView {
    /// `to-come`, `open` or `closed`.
    pub(super) state: &'static str,
    /// The first day.
    pub(super) opens: Option<DateView>,
    /// The last day.
    pub(super) closes: DateView,
    /// Where comments go, as a link: a mail, or what the document says.
    pub(super) url: Option<String>,
    /// The same, to be read.
    pub(super) to: Option<String>,
    /// A form on the web.
    pub(super) form_url: Option<String>,
    /// Where an issue is opened on a forge.
    pub(super) issues_url: Option<String>,
    /// The calendar with the last day.
    pub(super) calendar_url: String,
}

/// A document in a list.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub(super) struct CardView {
    /// The title, plain.
    pub(super) title: String,
    /// The title with redaction marks.
    pub(super) title_html: Html,
    /// Where it stands.
    pub(super) url: String,
    /// The same, with the site's origin.
    pub(super) permalink: String,
    /// What it says, in a sentence or two.
    pub(super) summary: Option<String>,
    /// Its type.
    #[serde(rename = "type")]
    pub(super) kind: NamedView,
    /// When it was published.
    pub(super) date: Option<DateView>,
    /// When it was last changed.
    pub(super) updated: Option<DateView>,
    /// Its number.
    pub(super) number: Option<String>,
    /// The code of its language.
    pub(super) lang: String,
    /// When it is, if it is an event.
    pub(super) when: Option<WhenView>,
    /// How it stands today.
    pub(super) status: Option<NamedView>,
    /// When comments can be given.
    pub(super) comments: Option<CommentsView>,
    /// The fields by which one chooses among documents of its type, ready to show; of most types none.
    pub(super) facts: Vec<FactView>,
    /// Its terms, of all taxonomies.
    pub(super) terms: Vec<NameView>,
}

/// The page as such, whatever it shows.
#[derive(Debug, Serialize, JsonSchema)]
pub(super) struct PageView {
    /// What it is: `home`, `section`, `document`, `taxonomy`, `term`, `not-found`, `ground`, `withholding`,
    /// `register`, `statement`, `search`, `a-z`, `changes`, `by-topic`, `manual`, `archive`, `library-changes`,
    /// `as-of`, `as-of-day`, `scorecard`, `version`, `redline`, `tip-card` or `redirect`.
    pub(super) kind: &'static str,
    /// Its title, plain.
    pub(super) title: String,
    /// Its title with redaction marks.
    pub(super) title_html: Html,
    /// What it is about, for search engines.
    pub(super) description: String,
    /// Where it stands.
    pub(super) url: String,
    /// The same, with the site's origin.
    pub(super) permalink: String,
    /// The address under which search engines should know it.
    pub(super) canonical: String,
    /// The pages above it, the home page first.
    pub(super) breadcrumbs: Vec<LinkView>,
    /// The same page in other languages.
    pub(super) translations: Vec<TranslationView>,
    /// The languages in which it is not there yet.
    pub(super) untranslated: Vec<UntranslatedView>,
    /// Its feeds.
    pub(super) feeds: Option<FeedsView>,
    /// Whether its text holds blocks of code, which are coloured.
    pub(super) has_code: bool,
    /// Whether it shows charts or tables of released data, which have a stylesheet of their own.
    pub(super) has_figures: bool,
    /// Whether search engines are asked to leave it out.
    pub(super) noindex: bool,
    /// Whether it stays as it is, so that nothing of the day on which the site is built stands on it.
    pub(super) lasts: bool,
    /// Where to write about it: a mail address of the agency, with the page's address in the subject.
    pub(super) feedback_url: Option<String>,
}

/// The same page in another language.
#[derive(Debug, Serialize, JsonSchema)]
pub(super) struct TranslationView {
    /// The language's code.
    pub(super) code: String,
    /// The language's name in itself.
    pub(super) name: String,
    /// `ltr` or `rtl`.
    pub(super) dir: &'static str,
    /// The page's title in that language.
    pub(super) title: String,
    /// Where it stands.
    pub(super) url: String,
    /// The same, with the site's origin.
    pub(super) permalink: String,
}

/// A language in which a page is not there yet.
#[derive(Debug, Serialize, JsonSchema)]
pub(super) struct UntranslatedView {
    /// The language's code.
    pub(super) code: String,
    /// The language's name in itself.
    pub(super) name: String,
    /// `ltr` or `rtl`.
    pub(super) dir: &'static str,
    /// The home page in that language.
    pub(super) home_url: String,
    /// That the page is not there yet, in that language.
    pub(super) notice: String,
}

/// The addresses of feeds.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub(super) struct FeedsView {
    /// The Atom feed.
    pub(super) atom: String,
    /// The JSON feed.
    pub(super) json: String,
}

impl FeedsView {
    pub(super) fn of(site: &Site<'_>, address: &Address) -> Self {
        let file = |name: &str| site.url(&Address::file(&format!("{}{name}", address.as_str())));
        Self { atom: file("atom.xml"), json: file("feed.json") }
    }
}

/// Where a list stands that is divided into pages.
#[derive(Debug, Serialize, JsonSchema)]
pub(super) struct PaginationView {
    /// The number of this page, from 1.
    pub(super) page: usize,
    /// How many there are.
    pub(super) pages: usize,
    /// The one before.
    pub(super) previous: Option<String>,
    /// The one after.
    pub(super) next: Option<String>,
    /// All of them.
    pub(super) urls: Vec<PageLinkView>,
}

/// A page of a list.
#[derive(Debug, Serialize, JsonSchema)]
pub(super) struct PageLinkView {
    /// Its number.
    pub(super) number: usize,
    /// Where it stands.
    pub(super) url: String,
    /// Whether it is this one.
    pub(super) current: bool,
}
