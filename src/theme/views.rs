//! Views: all that a template may see, field by field. `themes/civic/README.md` documents them.

use serde::Serialize;
use tera::Value;

use super::engine::value;
use super::fill::Marks;
use crate::config::{Link, MenuItem};
use crate::finding::{Finding, Findings, Rule};
use crate::site::{Address, Site, Target};
use crate::source::SourcePath;

/// A name and where it leads.
#[derive(Clone, Debug, Serialize)]
pub(super) struct LinkView {
    pub(super) title: String,
    pub(super) url: String,
}

/// A licence.
#[derive(Clone, Debug, Serialize)]
pub(super) struct LicenseView {
    pub(super) name: String,
    pub(super) url: Option<String>,
}

impl LicenseView {
    pub(super) fn new(license: &Link) -> Self {
        Self { name: license.name.clone(), url: license.url.clone() }
    }
}

/// A date, ready to show.
#[derive(Clone, Debug, Serialize)]
pub(super) struct DateView {
    pub(super) iso: String,
    pub(super) text: String,
    pub(super) rfc3339: String,
    pub(super) time: Option<String>,
}

/// When an event is.
#[derive(Clone, Debug, Serialize)]
pub(super) struct WhenView {
    pub(super) start: DateView,
    pub(super) end: Option<DateView>,
    pub(super) past: bool,
    /// Where its calendar stands.
    pub(super) calendar_url: String,
}

/// A type's name.
#[derive(Clone, Debug, Serialize)]
pub(super) struct TypeView {
    pub(super) name: String,
    pub(super) label: String,
}

/// A term and where it leads.
#[derive(Clone, Debug, Serialize)]
pub(super) struct NameView {
    pub(super) name: String,
    pub(super) url: String,
}

/// A document in a list.
#[derive(Clone, Debug, Serialize)]
pub(super) struct CardView {
    pub(super) title: String,
    pub(super) title_html: String,
    pub(super) url: String,
    pub(super) permalink: String,
    pub(super) summary: Option<String>,
    #[serde(rename = "type")]
    pub(super) kind: TypeView,
    pub(super) date: Option<DateView>,
    pub(super) updated: Option<DateView>,
    pub(super) number: Option<String>,
    pub(super) lang: String,
    pub(super) when: Option<WhenView>,
    pub(super) status: Option<String>,
    pub(super) terms: Vec<NameView>,
}

/// The page as such, whatever it shows.
#[derive(Debug, Serialize)]
pub(super) struct PageView {
    pub(super) kind: &'static str,
    pub(super) title: String,
    pub(super) title_html: String,
    pub(super) description: String,
    pub(super) url: String,
    pub(super) permalink: String,
    pub(super) canonical: String,
    pub(super) breadcrumbs: Vec<LinkView>,
    pub(super) translations: Vec<TranslationView>,
    pub(super) feeds: Option<FeedsView>,
    pub(super) noindex: bool,
}

/// The same page in another language.
#[derive(Debug, Serialize)]
pub(super) struct TranslationView {
    pub(super) code: String,
    pub(super) name: String,
    pub(super) dir: &'static str,
    pub(super) title: String,
    pub(super) url: String,
    pub(super) permalink: String,
}

/// The addresses of feeds.
#[derive(Clone, Debug, Serialize)]
pub(super) struct FeedsView {
    pub(super) atom: String,
    pub(super) json: String,
}

impl FeedsView {
    pub(super) fn of(site: &Site<'_>, address: &Address) -> Self {
        let file = |name: &str| site.url(&Address::file(&format!("{}{name}", address.as_str())));
        Self { atom: file("atom.xml"), json: file("feed.json") }
    }
}

#[derive(Debug, Serialize)]
struct MenuView {
    name: String,
    url: String,
    current: bool,
}

#[derive(Debug, Serialize)]
struct MenusView {
    main: Vec<MenuView>,
    footer: Vec<MenuView>,
}

#[derive(Debug, Serialize)]
struct LanguageView {
    code: String,
    name: String,
    dir: &'static str,
    home_url: String,
    current: bool,
}

#[derive(Debug, Serialize)]
struct AgencyView<'a> {
    name: &'a Option<String>,
    short_name: &'a Option<String>,
    address: &'a Option<String>,
    phone: &'a Option<String>,
    emergency: &'a Option<String>,
    email: &'a Option<String>,
    website: &'a Option<String>,
}

#[derive(Debug, Serialize)]
struct SiteView<'a> {
    title: String,
    description: String,
    base_url: String,
    base_path: &'a str,
    home_url: String,
    license: Option<LicenseView>,
    agency: AgencyView<'a>,
    leak_contact: &'a Option<String>,
    menus: MenusView,
    languages: Vec<LanguageView>,
    feeds: FeedsView,
    calendar_url: Option<String>,
    /// Whether there is a stylesheet with the site's own colours.
    has_colours: bool,
    seal_url: Option<String>,
    withholding_url: String,
    register_url: String,
    statement_url: String,
    /// Where the search page stands, if the site has one.
    search_url: Option<String>,
    a_to_z_url: String,
    data: &'a serde_json::Map<String, serde_json::Value>,
}

/// The site, as pages in each language see it, with each of the menu's items as the current one.
pub(super) struct SiteViews {
    /// By language; the first without a current item.
    values: Vec<Vec<Value>>,
    /// The addresses of the menu's items, by language.
    items: Vec<Vec<String>>,
}

impl SiteViews {
    pub(super) fn new(site: &Site<'_>, marks: &Marks, findings: &mut Findings) -> Self {
        let mut views = Self { values: Vec::new(), items: Vec::new() };
        for language in 0..site.config.languages.len() {
            let main = menu(site, &site.config.menus.main, language, marks, findings);
            let main =
                if site.config.menus.main.is_empty() { sections_menu(site, language, marks) } else { main };
            let footer = menu(site, &site.config.menus.footer, language, marks, findings);
            let mut values = Vec::new();
            for current in std::iter::once(None).chain((0..main.len()).map(Some)) {
                values.push(value(&site_view(site, language, &main, &footer, current)));
            }
            views.values.push(values);
            views.items.push(main.into_iter().map(|(_, url)| url).collect());
        }
        views
    }

    /// Returns the site as a page sees it that stands at `url`.
    pub(super) fn site(&self, language: usize, url: Option<&str>) -> Value {
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
        Target::Asset(_) => target,
    }
}

fn site_view<'a>(
    site: &'a Site<'_>,
    language: usize,
    main: &[Item],
    footer: &[Item],
    current: Option<usize>,
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
        has_colours: super::identity::stylesheet(site).is_some(),
        seal_url: super::identity::seal(site),
        calendar_url: super::calendar::of_language(site, language).map(|address| site.url(&address)),
        withholding_url: site.url(&home.page("withholding")),
        register_url: site.url(&home.page("register")),
        statement_url: site.url(&site.statement(language)),
        search_url: config.search.enabled.then(|| site.url(&site.search(language))),
        a_to_z_url: site.url(&site.from_a_to_z(language)),
        data: &site.data,
    }
}
