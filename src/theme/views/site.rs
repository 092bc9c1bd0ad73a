//! The site, as its pages see it.

use schemars::JsonSchema;
use serde::Serialize;
use tera::Value;

use super::{DateView, FeedsView, Html, LicenseView};
use crate::config::MenuItem;
use crate::document::Moment;
use crate::finding::{Finding, Findings, Rule};
use crate::locale::Locales;
use crate::site::{Site, Target};
use crate::source::SourcePath;
use crate::theme::engine::value;
use crate::theme::fill::Marks;

/// An item of a menu.
#[derive(Debug, Serialize, JsonSchema)]
struct MenuView {
    /// What it is called.
    name: String,
    /// Where it leads.
    url: String,
    /// Whether this page is there, or below it.
    current: bool,
}

/// The menus.
#[derive(Debug, Serialize, JsonSchema)]
struct MenusView {
    /// The one at the head of each page.
    main: Vec<MenuView>,
    /// The one at its foot.
    footer: Vec<MenuView>,
}

/// A language of the site.
#[derive(Debug, Serialize, JsonSchema)]
struct LanguageView {
    /// Its code.
    code: String,
    /// Its name in itself.
    name: String,
    /// `ltr` or `rtl`.
    dir: &'static str,
    /// The home page in it.
    home_url: String,
    /// Whether this page is in it.
    current: bool,
}

/// The agency that publishes.
#[derive(Debug, Serialize, JsonSchema)]
struct AgencyView<'a> {
    /// Its name.
    name: &'a Option<String>,
    /// Its initials.
    short_name: &'a Option<String>,
    /// Where it is.
    address: &'a Option<String>,
    /// Its number for everything that is not an emergency.
    phone: &'a Option<String>,
    /// The number for emergencies.
    emergency: &'a Option<String>,
    /// Its mail address.
    email: &'a Option<String>,
    /// Its own web site.
    website: &'a Option<String>,
}

/// An alert that holds today.
#[derive(Clone, Debug, Serialize, JsonSchema)]
struct AlertView {
    /// Its title with redaction marks.
    title_html: Html,
    /// Its page.
    url: String,
    /// The code of its language, which is another one where it is not translated.
    lang: String,
    /// The last day on which it holds.
    until: Option<DateView>,
}

/// The site, as pages in one language see it.
#[derive(Debug, Serialize, JsonSchema)]
pub(in crate::theme) struct SiteView<'a> {
    /// Its title.
    title: String,
    /// What it is, in a sentence.
    description: String,
    /// Where it stands on the web, without a slash at the end.
    base_url: String,
    /// The path of that, with a slash at each end: `/` or `/sub/`.
    base_path: &'a str,
    /// The home page in this language.
    home_url: String,
    /// The licence of what names no other.
    license: Option<LicenseView>,
    /// The agency that publishes.
    agency: AgencyView<'a>,
    /// Whom to tell about something that should not be published.
    leak_contact: &'a Option<String>,
    /// The menus.
    menus: MenusView,
    /// All languages in which something is published.
    languages: Vec<LanguageView>,
    /// The feeds of everything in this language.
    feeds: FeedsView,
    /// The alerts that hold today.
    alerts: Vec<AlertView>,
    /// The calendar of all events and of the last days for comments, if there are any.
    calendar_url: Option<String>,
    /// Whether `asset(name="identity.css")` holds the site's own colours.
    has_colours: bool,
    /// The seal of the agency.
    seal_url: Option<String>,
    /// The page about what is withheld.
    withholding_url: String,
    /// The public register.
    register_url: String,
    /// The accessibility statement.
    statement_url: String,
    /// The search page; none if the site has no search.
    search_url: Option<String>,
    /// The description of the search for browsers (OpenSearch); none if the site has no search.
    opensearch_url: Option<String>,
    /// The index from A to Z.
    a_to_z_url: String,
    /// The page of all changes.
    changes_url: String,
    /// The script that keeps pages readable without a network; none unless `[offline]` asks for it.
    offline_url: Option<String>,
    /// The files of `data/`, by name.
    data: &'a serde_json::Map<String, serde_json::Value>,
}

/// The site, as pages in each language see it, with each of the menu's items as the current one.
pub(in crate::theme) struct SiteViews {
    /// By language; the first without a current item.
    values: Vec<Vec<Value>>,
    /// The addresses of the menu's items, by language.
    items: Vec<Vec<String>>,
}

impl SiteViews {
    pub(in crate::theme) fn new(
        site: &Site<'_>,
        marks: &Marks,
        locales: &Locales,
        findings: &mut Findings,
    ) -> Self {
        let mut views = Self { values: Vec::new(), items: Vec::new() };
        for language in 0..site.config.languages.len() {
            let main = menu(site, &site.config.menus.main, language, marks, findings);
            let main =
                if site.config.menus.main.is_empty() { sections_menu(site, language, marks) } else { main };
            let footer = menu(site, &site.config.menus.footer, language, marks, findings);
            let alerts = alerts(site, language, marks, locales);
            let mut values = Vec::new();
            for current in std::iter::once(None).chain((0..main.len()).map(Some)) {
                values.push(value(&site_view(site, language, &main, &footer, current, alerts.clone())));
            }
            views.values.push(values);
            views.items.push(main.into_iter().map(|(_, url)| url).collect());
        }
        views
    }

    /// Returns the site as a page sees it that stands at `url`.
    pub(in crate::theme) fn site(&self, language: usize, url: Option<&str>) -> Value {
        let items = &self.items[language];
        let current = url.and_then(|url| {
            let fits = |(_, item): &(usize, &String)| url.starts_with(item.as_str());
            items
                .iter()
                .enumerate()
                .filter(fits)
                .max_by_key(|(_, item)| item.len())
                .map(|(index, _)| index + 1)
        });
        self.values[language][current.unwrap_or(0)].clone()
    }
}

type Item = (String, String);

fn menu(
    site: &Site<'_>,
    items: &[MenuItem],
    language: usize,
    marks: &Marks,
    findings: &mut Findings,
) -> Vec<Item> {
    let code = &site.config.languages[language].code;
    let mut menu = Vec::new();
    for item in items {
        let own = item.names.iter().find(|(named, _)| named == code).map(|(_, name)| name.clone());
        let fallback = item.names.first().map(|(_, name)| name.clone()).unwrap_or_default();
        if item.target.starts_with("https://") {
            menu.push((own.unwrap_or(fallback), item.target.clone()));
            continue;
        }
        let path = SourcePath::new(item.target.trim_start_matches("content/").trim_end_matches('/'));
        match path.and_then(|path| site.target(&path)) {
            Some(target) => {
                let target = translated(site, target, language);
                let title = match target {
                    Target::Section(section) if site.sections[section].language == language => {
                        Some(marks.text(&site.sections[section].title, language).into_owned())
                    }
                    _ => None,
                };
                menu.push((own.or(title).unwrap_or(fallback), site.url(&site.address(target))));
            }
            None if language == 0 => {
                let message = format!(
                    "the menu leads to `{}`, which is not a released document or section",
                    item.target
                );
                findings.push(Finding::new(Rule::BrokenLink, message).at(crate::config::place()));
            }
            None => (),
        }
    }
    menu
}

/// The menu of a site that names none: its uppermost sections.
fn sections_menu(site: &Site<'_>, language: usize, marks: &Marks) -> Vec<Item> {
    let Some(home) = site.section(language, "") else { return Vec::new() };
    let item = |section: &usize| {
        let section = &site.sections[*section];
        (marks.text(&section.title, language).into_owned(), site.url(&section.address))
    };
    site.sections[home].children.iter().map(item).collect()
}

/// Returns the translation of a target, if there is one.
fn translated(site: &Site<'_>, target: Target, language: usize) -> Target {
    match target {
        Target::Page(page) => {
            let others = &site.pages[page].translations;
            let other = others.iter().find(|other| site.pages[**other].document.language == language);
            other.map_or(target, |other| Target::Page(*other))
        }
        Target::Section(section) => {
            let others = &site.sections[section].translations;
            let other = others.iter().find(|other| site.sections[**other].language == language);
            other.map_or(target, |other| Target::Section(*other))
        }
        Target::Version(_) | Target::Asset(_) => target,
    }
}

fn site_view<'a>(
    site: &'a Site<'_>,
    language: usize,
    main: &[Item],
    footer: &[Item],
    current: Option<usize>,
    alerts: Vec<AlertView>,
) -> SiteView<'a> {
    let config = site.config;
    let own = &config.languages[language];
    let home = site.home(language);
    let items = |items: &[Item], current: Option<usize>| {
        let item = |(index, (name, url)): (usize, &Item)| MenuView {
            name: name.clone(),
            url: url.clone(),
            current: Some(index) == current,
        };
        items.iter().enumerate().map(item).collect()
    };
    let languages =
        config.languages.iter().enumerate().filter(|(index, _)| site.section(*index, "").is_some());
    let languages = languages.map(|(index, other)| LanguageView {
        code: other.code.clone(),
        name: other.name.clone(),
        dir: other.direction().html(),
        home_url: site.url(&site.home(index)),
        current: index == language,
    });
    let agency = &config.agency;
    SiteView {
        title: own.title.clone().unwrap_or_else(|| config.title.clone()),
        description: own.description.clone().unwrap_or_else(|| config.description.clone()),
        base_url: config.base_url.whole(),
        base_path: config.base_url.path(),
        home_url: site.url(&home),
        license: config.license.as_ref().map(LicenseView::new),
        agency: AgencyView {
            name: &agency.name,
            short_name: &agency.short_name,
            address: &agency.address,
            phone: &agency.phone,
            emergency: &agency.emergency,
            email: &agency.email,
            website: &agency.website,
        },
        leak_contact: &agency.leak_contact,
        menus: MenusView { main: items(main, current), footer: items(footer, None) },
        languages: languages.collect(),
        feeds: FeedsView::of(site, &home),
        alerts,
        has_colours: crate::theme::identity::stylesheet(site).is_some(),
        seal_url: crate::theme::identity::seal(site),
        calendar_url: crate::theme::calendar::of_language(site, language).map(|address| site.url(&address)),
        withholding_url: site.url(&home.page("withholding")),
        register_url: site.url(&home.page("register")),
        statement_url: site.url(&site.statement(language)),
        search_url: config.search.enabled.then(|| site.url(&site.search(language))),
        a_to_z_url: site.url(&site.from_a_to_z(language)),
        opensearch_url: config
            .search
            .enabled
            .then(|| site.url(&crate::theme::about_site::opensearch_address(site, language))),
        changes_url: site.url(&site.changes(language)),
        offline_url: config.offline.then(|| site.url(&crate::theme::about_site::offline_address())),
        data: &site.data,
    }
}

/// Returns the alerts that hold today: those in a language, and those that are not translated into it.
fn alerts(site: &Site<'_>, language: usize, marks: &Marks, locales: &Locales) -> Vec<AlertView> {
    let is_here = |page: &&crate::site::Page| {
        let own = page.document.language;
        let translated =
            page.translations.iter().any(|other| site.pages[*other].document.language == language);
        page.is_alert(site.config.today) && (own == language || own == 0 && !translated)
    };
    let view = |page: &crate::site::Page| {
        let own = page.document.language;
        let until = page.field("bulletin", "valid_until").and_then(|until| until.as_moment());
        let day = |moment: Moment| crate::theme::cards::date_in(locales, language, moment);
        AlertView {
            title_html: Html(marks.title(&page.document.header.title, own, true)),
            url: site.url(&page.address),
            lang: site.config.languages[own].code.clone(),
            until: until.map(day),
        }
    };
    site.pages.iter().filter(is_here).map(view).collect()
}
