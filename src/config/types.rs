//! What a configuration holds.

use globset::GlobMatcher;
use jiff::tz::TimeZone;

use super::agency::Agency;
use super::comments::Comments;
use super::identity::Identity;
use super::personal::Personal;
use super::policies::Policies;
use super::reading::Reading;
use super::search::Search;
use super::variables::Variables;
use crate::document::{Date, Grounds, Label, Language, Levels, TypeDefinition};

/// The configuration of a site.
#[derive(Clone, Debug)]
pub struct Config {
    /// The site's title.
    pub title: String,
    /// Where the site stands on the web.
    pub base_url: BaseUrl,
    /// What the site is, in a sentence.
    pub description: String,
    /// All languages; the first is the one at the root of the site.
    pub languages: Vec<Language>,
    /// The place in the list of the language whose texts are binding, if the site says so.
    pub authoritative: Option<usize>,
    /// The zone in which days begin and end.
    pub time_zone: TimeZone,
    /// The day of the build, in that zone.
    pub today: Date,
    /// The licence under which content may be used, unless a document names another.
    pub license: Option<Link>,
    /// The name of the theme.
    pub theme: String,
    /// The facts about the agency.
    pub agency: Agency,
    /// The labels that the site knows.
    pub levels: Levels,
    /// Floors by glob.
    pub floors: Vec<Floor>,
    /// The grounds that the site knows.
    pub grounds: Grounds,
    /// The types that the site knows.
    pub types: Vec<TypeDefinition>,
    /// The taxonomies, in the order in which they are shown.
    pub taxonomies: Vec<Taxonomy>,
    /// The menus.
    pub menus: Menus,
    /// The host whose forms of redirects and headers are written.
    pub host: Host,
    /// How markdown is read.
    pub markdown: Markdown,
    /// How many documents a feed holds.
    pub feed_length: usize,
    /// What a person has settled.
    pub settled: Vec<Settlement>,
    /// Whether a document is released only if a person stands for it.
    pub require_approval: bool,
    /// What the site looks like.
    pub identity: Identity,
    /// What the site says about personal information.
    pub personal: Personal,
    /// The least threshold of the small-cell rule: counts from 1 to this are withheld.
    pub small_cells: u32,
    /// How easy to read each type of document should be.
    pub reading: Reading,
    /// How the built site is searched.
    pub search: Search,
    /// How numbered documents are shown.
    pub policies: Policies,
    /// How the public can comment on what is open for comment.
    pub comments: Comments,
    /// The words of the agency that texts refer to.
    pub variables: Variables,
    /// Whether pages that were read stay readable without a network.
    pub offline: bool,
}

impl Config {
    /// Returns the language at the root of the site.
    pub fn main_language(&self) -> &Language {
        &self.languages[0]
    }

    /// Returns the place of a language in the list.
    pub fn language_index(&self, code: &str) -> Option<usize> {
        self.languages.iter().position(|language| language.code == code)
    }

    /// Returns the site's title in a language.
    pub fn title_in(&self, language: usize) -> &str {
        self.languages[language].title.as_deref().unwrap_or(&self.title)
    }

    /// Returns all words that the site may show of its configuration, for comparison.
    pub(crate) fn public_words(&self) -> String {
        let mut words =
            vec![self.title.clone(), self.description.clone(), self.base_url.whole(), self.theme.clone()];
        words.extend(
            self.languages
                .iter()
                .flat_map(|language| {
                    [
                        Some(language.code.clone()),
                        Some(language.name.clone()),
                        language.title.clone(),
                        language.description.clone(),
                    ]
                })
                .flatten(),
        );
        let agency = &self.agency;
        words.extend(agency.name.iter().chain(&agency.short_name).cloned());
        words.extend(agency.contacts().map(str::to_owned));
        words.extend(self.variables.words());
        let comments = &self.comments;
        words.extend([&comments.mail, &comments.form, &comments.issues].into_iter().flatten().cloned());
        words.extend(
            self.license
                .iter()
                .flat_map(|license| [Some(license.name.clone()), license.url.clone()])
                .flatten(),
        );
        for ground in self.grounds.all() {
            words.push(ground.id.clone());
            words.extend(ground.labels.iter().chain(&ground.sentences).map(|(_, text)| text.clone()));
            words.extend(ground.citation.iter().chain(&ground.appeal).cloned());
        }
        for definition in &self.types {
            words.push(definition.name.clone());
            words.extend(definition.label.iter().chain(&definition.plural).cloned());
            words.extend(
                definition
                    .fields
                    .iter()
                    .flat_map(|field| [Some(field.name.clone()), field.label.clone()])
                    .flatten(),
            );
        }
        words.extend(
            self.taxonomies
                .iter()
                .flat_map(|taxonomy| [Some(taxonomy.name.clone()), taxonomy.label.clone()])
                .flatten(),
        );
        let items = self.menus.main.iter().chain(&self.menus.footer);
        words.extend(
            items.flat_map(|item| {
                item.names.iter().map(|(_, name)| name.clone()).chain([item.target.clone()])
            }),
        );
        words.join("\n")
    }

    /// Returns the type with a name.
    pub fn definition(&self, name: &str) -> Option<&TypeDefinition> {
        self.types.iter().find(|definition| definition.name == name)
    }
}

/// Where a site stands on the web.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BaseUrl {
    origin: String,
    path: String,
}

impl BaseUrl {
    /// Reads an address such as `https://police.example` or `https://user.example/site`.
    pub fn parse(text: &str) -> Option<Self> {
        let (scheme, rest) = text.split_once("://")?;
        if scheme != "https" && scheme != "http" {
            return None;
        }
        let (host, path) = rest.split_once('/').unwrap_or((rest, ""));
        let fits = |c: char| c.is_ascii_alphanumeric() || ".-_~/:[]".contains(c);
        if host.is_empty() || !rest.chars().all(fits) || path.split('/').any(|part| part == "..") {
            return None;
        }
        let path = path.trim_matches('/');
        let path = if path.is_empty() { "/".to_owned() } else { format!("/{path}/") };
        Some(Self { origin: format!("{scheme}://{host}"), path })
    }

    /// Returns scheme and host, without a slash at the end.
    pub fn origin(&self) -> &str {
        &self.origin
    }

    /// Returns the path, with a slash at each end.
    pub fn path(&self) -> &str {
        &self.path
    }

    /// Returns the whole address, without a slash at the end.
    pub fn whole(&self) -> String {
        format!("{}{}", self.origin, self.path.trim_end_matches('/'))
    }
}

/// A name that leads somewhere.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Link {
    /// The name.
    pub name: String,
    /// The address.
    pub url: Option<String>,
}

/// A floor: the least label of all sources that a pattern matches.
#[derive(Clone, Debug)]
pub struct Floor {
    /// The pattern, as it was written; paths are taken from `content/`.
    pub pattern: String,
    /// The pattern.
    pub matcher: GlobMatcher,
    /// The least label.
    pub label: Label,
}

/// A taxonomy: a way in which documents are sorted by terms.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Taxonomy {
    /// The name, which is the key in front matter and a part of the address.
    pub name: String,
    /// Its name for the public, if the site gives one.
    pub label: Option<String>,
}

/// The menus of every page.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Menus {
    /// At the head of the page.
    pub main: Vec<MenuItem>,
    /// At its foot.
    pub footer: Vec<MenuItem>,
}

/// An item of a menu.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MenuItem {
    /// The name, by language.
    pub names: Vec<(String, String)>,
    /// A source file's path from `content/`, or an https address.
    pub target: String,
}

/// A host of static sites.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Host {
    /// Any web server: redirect pages alone.
    Plain,
    /// GitHub Pages: `.nojekyll`, `CNAME`.
    GithubPages,
    /// GitLab Pages: `_redirects`.
    GitlabPages,
    /// Cloudflare Pages: `_redirects`, `_headers`.
    CloudflarePages,
    /// Netlify: `_redirects`, `_headers`.
    Netlify,
    /// Codeberg Pages: `_redirects`, `.domains`.
    CodebergPages,
}

impl Host {
    /// The names used in `site.toml` and on the command line.
    pub const NAMES: [&'static str; 6] =
        ["plain", "github-pages", "gitlab-pages", "cloudflare-pages", "netlify", "codeberg-pages"];

    /// Returns the host's name.
    pub fn name(self) -> &'static str {
        match self {
            Self::Plain => "plain",
            Self::GithubPages => "github-pages",
            Self::GitlabPages => "gitlab-pages",
            Self::CloudflarePages => "cloudflare-pages",
            Self::Netlify => "netlify",
            Self::CodebergPages => "codeberg-pages",
        }
    }

    /// Returns the host with a name.
    pub fn by_name(name: &str) -> Option<Self> {
        Some(match name {
            "plain" => Self::Plain,
            "github-pages" => Self::GithubPages,
            "gitlab-pages" => Self::GitlabPages,
            "cloudflare-pages" => Self::CloudflarePages,
            "netlify" => Self::Netlify,
            "codeberg-pages" => Self::CodebergPages,
            _ => return None,
        })
    }
}

/// How markdown is read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Markdown {
    /// Whether quotes become curly and hyphens dashes.
    pub smart_punctuation: bool,
}

/// What a person has settled: that a finding in a file, as it is now, is no reason to refuse.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Settlement {
    /// The id of the rule.
    pub rule: String,
    /// The file's path from the site's folder.
    pub file: String,
    /// The hash of the file, as the finding gives it.
    pub hash: String,
    /// Why.
    pub reason: String,
    /// Who decided.
    pub person: String,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_base_url_has_an_origin_and_a_path() {
        let parts = |text| BaseUrl::parse(text).map(|url| (url.origin, url.path));
        assert_eq!(parts("https://a.example"), Some(("https://a.example".into(), "/".into())));
        assert_eq!(parts("https://a.example/x/"), Some(("https://a.example".into(), "/x/".into())));
        assert_eq!(parts("a.example"), None);
        assert_eq!(parts("javascript://x"), None);
        assert_eq!(parts("https://a.example/\"><script>"), None);
    }
}
