//! Cards: what lists show of a document.

use schemars::JsonSchema;
use serde::Serialize;

use super::views::{CardView, CommentsView, DateView, Html, NameView, NamedView, WhenView};
use super::{Press, further};
use crate::document::{Date, FieldValue, Moment};
use crate::locale::Locales;
use crate::site::{Address, Page, Site, Status, Terms};

/// The terms of a document in one taxonomy.
#[derive(Serialize, JsonSchema)]
pub(super) struct TermsView {
    /// The taxonomy's name.
    taxonomy: String,
    /// Its name for the public.
    label: String,
    /// The terms.
    items: Vec<NameView>,
}

/// Makes what lists show of a document.
pub(super) fn card(press: &Press<'_>, index: usize) -> CardView {
    let site = press.site;
    let page = &site.pages[index];
    let document = &page.document;
    let language = document.language;
    let header = &document.header;
    let url = site.url(&page.address);
    let text = |text: &str| press.marks.text(text, language).into_owned();
    CardView {
        title: text(&header.title),
        title_html: Html(press.marks.title(&header.title, language, true)),
        permalink: site.permalink(&page.address),
        url,
        summary: header.summary.as_deref().map(text),
        kind: type_view(press, language, page.kind, false),
        date: header.date.map(|date| date_view(press, language, Moment { date, time: None })),
        updated: header.updated.map(|date| date_view(press, language, Moment { date, time: None })),
        number: site.number(page).map(text),
        lang: site.config.languages[language].code.clone(),
        when: when(press, page),
        status: status(press, index),
        comments: comments(press, page),
        facts: super::facts::in_lists(press, page),
        terms: terms(press, page).into_iter().flat_map(|terms| terms.items).collect(),
    }
}

/// Returns how a document stands today: by its own word, or by its dates.
pub(super) fn status(press: &Press<'_>, index: usize) -> Option<NamedView> {
    let page = &press.site.pages[index];
    let language = page.document.language;
    if let Some(held) = press.site.field(page, "status") {
        return Some(match held {
            FieldValue::Choice(choice) => {
                let label =
                    choice_text(press.locales, language, &press.site.kind(page).name, "status", choice);
                NamedView { name: choice.clone(), label }
            }
            other => {
                let text = press.marks.text(other.as_text()?, language).into_owned();
                NamedView { name: crate::site::slug(&text), label: text }
            }
        });
    }
    let name = Status::of(press.site, index)?.name();
    Some(NamedView { name: name.to_owned(), label: press.locales.text(language, &format!("status-{name}")) })
}

/// Returns when comments on a document can be given.
pub(super) fn comments(press: &Press<'_>, page: &Page) -> Option<CommentsView> {
    let window = page.document.header.comments.as_ref()?;
    let today = press.site.config.today;
    let language = page.document.language;
    let state = match window.opens {
        _ if window.is_open(today) => "open",
        Some(opens) if opens > today => "to-come",
        _ => "closed",
    };
    let ways = &press.site.config.comments;
    let to = comments_to(press.site, page).map(|to| press.marks.text(&to, language).into_owned());
    let address = |way: &Option<String>| way.as_deref().map(|way| filled_address(press, page, way));
    let day = |date: Date| date_view(press, language, Moment { date, time: None });
    Some(CommentsView {
        state,
        opens: window.opens.map(day),
        closes: day(window.closes),
        url: to.as_deref().map(crate::document::contact_url),
        to,
        form_url: address(&ways.form),
        issues_url: address(&ways.issues),
        calendar_url: press.site.url(&super::calendar::comments_address(&page.address)),
    })
}

/// Returns where comments on a document go to: its own address, else the site's, else the agency's if there is no
/// other way.
pub(super) fn comments_to(site: &Site<'_>, page: &Page) -> Option<String> {
    let window = page.document.header.comments.as_ref()?;
    let ways = &site.config.comments;
    let other_way = ways.form.is_some() || ways.issues.is_some();
    let to = window.to.clone().or_else(|| ways.mail.clone());
    to.or_else(|| site.config.agency.email.clone().filter(|_| !other_way))
}

/// Puts title, number and address of a document into the address of a form.
fn filled_address(press: &Press<'_>, page: &Page, address: &str) -> String {
    let encoded = |text: &str| {
        let mut out = String::new();
        crate::site::encode(text, &mut out);
        out
    };
    let text = |text: &str| press.marks.text(text, page.document.language).into_owned();
    address
        .replace("{title}", &encoded(&text(&page.document.header.title)))
        .replace("{number}", &encoded(&press.site.number(page).map(text).unwrap_or_default()))
        .replace("{url}", &encoded(&press.site.permalink(&page.address)))
}

/// Makes the view of a type's name.
pub(super) fn type_view(press: &Press<'_>, language: usize, kind: usize, plural: bool) -> NamedView {
    let definition = &press.site.config.types[kind];
    let own = if plural { &definition.plural } else { &definition.label };
    let key = format!("type-{}{}", definition.name, if plural { "-plural" } else { "" });
    let label = own
        .clone()
        .or_else(|| press.locales.get(language, &key, &[]))
        .unwrap_or_else(|| definition.name.clone());
    NamedView { name: definition.name.clone(), label }
}

/// Makes the view of a day, perhaps with a time.
pub(super) fn date_view(press: &Press<'_>, language: usize, moment: Moment) -> DateView {
    date_in(press.locales, language, moment)
}

/// Makes the view of a day, perhaps with a time, in a language.
pub(super) fn date_in(locales: &Locales, language: usize, moment: Moment) -> DateView {
    let iso = moment.date.to_string();
    let (hour, minute) = moment.time.unwrap_or((0, 0));
    DateView {
        text: locales.date(language, moment.date),
        rfc3339: format!("{iso}T{hour:02}:{minute:02}:00Z"),
        time: moment.time.map(|(hour, minute)| format!("{hour:02}:{minute:02}")),
        iso,
    }
}

fn when(press: &Press<'_>, page: &Page) -> Option<WhenView> {
    let today = press.site.config.today;
    let (start, end) = page.next_time(today)?;
    let language = page.document.language;
    Some(WhenView {
        start: date_view(press, language, start),
        end: end.map(|end| date_view(press, language, end)),
        past: page.last_day().is_some_and(|last| last < today),
        cancelled: page.is_cancelled(),
        repeats: further::repeats(press.site, press.locales, page),
        calendar_url: press.site.url(&super::calendar::address(&page.address)),
    })
}

/// Returns what the public reads for one of a field's few words.
pub(super) fn choice_text(
    locales: &Locales,
    language: usize,
    kind: &str,
    field: &str,
    choice: &str,
) -> String {
    let key = format!("value-{kind}-{field}-{choice}").replace('_', "-");
    locales.get(language, &key, &[]).unwrap_or_else(|| choice.to_owned())
}

/// Returns the name of a language in another one; its code where that is not known.
pub(super) fn language_name(press: &Press<'_>, language: usize, code: &str) -> String {
    press.locales.get(language, &format!("language-{code}"), &[]).unwrap_or_else(|| code.to_owned())
}

/// Returns the name of a term for the public: that of the theme, or the term itself.
pub(super) fn term_name(press: &Press<'_>, language: usize, taxonomy: usize, name: &str) -> String {
    let key = format!("term-{}-{name}", press.site.config.taxonomies[taxonomy].name);
    let known = key.chars().all(|c| c.is_ascii_alphanumeric() || c == '-');
    let named = if known { press.locales.get(language, &key, &[]) } else { None };
    named.unwrap_or_else(|| name.to_owned())
}

/// Returns the same term in other languages.
pub(super) fn same_term(press: &Press<'_>, terms: &Terms, name: &str) -> Vec<(usize, String, Address)> {
    let others = press.site.terms.iter();
    let others = others.filter(|other| other.taxonomy == terms.taxonomy && other.language != terms.language);
    let same = others.filter_map(|other| Some((other, other.terms.iter().find(|term| term.name == name)?)));
    let title = |language: usize| {
        let name = term_name(press, language, terms.taxonomy, name);
        press.locales.with(language, "title-term", "term", &name)
    };
    same.map(|(other, term)| (other.language, title(other.language), term.address.clone())).collect()
}

/// Returns the name of a taxonomy for the public.
pub(super) fn taxonomy_label(press: &Press<'_>, language: usize, taxonomy: usize) -> String {
    let definition = &press.site.config.taxonomies[taxonomy];
    let named = press.locales.get(language, &format!("taxonomy-{}", definition.name), &[]);
    definition.label.clone().or(named).unwrap_or_else(|| definition.name.clone())
}

pub(super) fn terms(press: &Press<'_>, page: &Page) -> Vec<TermsView> {
    let site = press.site;
    let language = page.document.language;
    let home = site.home(language);
    let mut views = Vec::new();
    for (taxonomy, definition) in site.config.taxonomies.iter().enumerate() {
        let names = page.document.header.terms.get(&definition.name).map(Vec::as_slice).unwrap_or_default();
        if names.is_empty() {
            continue;
        }
        let address = home.page(&crate::site::slug(&definition.name));
        let item = |name: &String| NameView {
            name: term_name(press, language, taxonomy, name),
            url: site.url(&address.page(&crate::site::slug(name))),
        };
        views.push(TermsView {
            taxonomy: definition.name.clone(),
            label: taxonomy_label(press, language, taxonomy),
            items: names.iter().map(item).collect(),
        });
    }
    views
}
