//! What the site tells programs about itself: how to search it (OpenSearch 1.1), whom to tell of a weakness
//! (RFC 9116), and how to keep its pages for readers without a network.

use schemars::JsonSchema;
use serde::Serialize;
use tera::Context;

use super::frame::add;
use super::lists::languages;
use super::{Artifact, Job, Press};
use crate::document::Date;
use crate::finding::Finding;
use crate::site::{Address, Site};

/// Where a weakness can be reported (RFC 9116).
const SECURITY: &str = ".well-known/security.txt";

/// What `opensearch.xml` is given, besides `lang` and `site`.
#[derive(Serialize, JsonSchema)]
pub(super) struct OpenSearchValues {
    /// The agency's initials or the site's title, in at most 16 characters.
    short_name: String,
    /// Where searches go, with the site's origin.
    search_permalink: String,
}

/// What `security.txt` is given, besides `lang` and `site`.
#[derive(Serialize, JsonSchema)]
pub(super) struct SecurityValues {
    /// Where a weakness can be reported, as an address.
    contact: String,
    /// Until when this holds, in the form of RFC 3339.
    expires: String,
    /// Where this stands, with the site's origin.
    permalink: String,
    /// The codes of the site's languages.
    languages: Vec<String>,
}

/// What `offline.js` is given, besides `lang` and `site`.
#[derive(Serialize, JsonSchema)]
pub(super) struct OfflineValues {
    /// What is kept from the first visit on: the home pages, the indexes from A to Z, stylesheets and scripts.
    kept: Vec<String>,
}

/// Adds the jobs for these files.
pub(super) fn jobs<'j>(site: &'j Site<'_>, jobs: &mut Vec<Job<'j>>) {
    if site.config.search.enabled {
        for language in languages(site) {
            jobs.push(Box::new(move |press| opensearch(press, language)));
        }
    }
    let own = site.statics.iter().any(|file| file.target == SECURITY);
    if let Some(contact) = site.config.agency.security_contact.as_deref().filter(|_| !own) {
        jobs.push(Box::new(move |press| security(press, contact)));
    }
    if site.config.offline {
        jobs.push(Box::new(offline));
    }
}

/// Returns where a language's search is described.
pub(super) fn opensearch_address(site: &Site<'_>, language: usize) -> Address {
    Address::file(&format!("{}opensearch.xml", site.home(language).as_str()))
}

/// Returns where the script stands that keeps pages; it can keep only what lies below it.
pub(super) fn offline_address() -> Address {
    Address::file("offline.js")
}

fn file(
    press: &Press<'_>,
    template: &str,
    language: usize,
    values: &impl Serialize,
    address: &Address,
) -> Result<Artifact, Finding> {
    let mut context = Context::new();
    context.insert("lang", &press.site.config.languages[language].code);
    context.insert_value("site", press.views.site(language, None));
    add(&mut context, values);
    let text = press.engine.show(template, &context)?;
    Ok(Artifact { path: address.output(), bytes: text.into_bytes(), origin: "site.toml".to_owned() })
}

fn opensearch(press: &Press<'_>, language: usize) -> Result<Artifact, Finding> {
    let site = press.site;
    let name = site.config.agency.short_name.as_deref().unwrap_or(site.config.title_in(language));
    let values = OpenSearchValues {
        short_name: name.chars().take(16).collect(),
        search_permalink: site.permalink(&site.search(language)),
    };
    file(press, "opensearch.xml", language, &values, &opensearch_address(site, language))
}

fn security(press: &Press<'_>, contact: &str) -> Result<Artifact, Finding> {
    let site = press.site;
    let address = Address::file(SECURITY);
    let values = SecurityValues {
        contact: crate::document::contact_url(contact),
        expires: format!("{}T00:00:00Z", expiry(site.config.today)),
        permalink: site.permalink(&address),
        languages: languages(site)
            .into_iter()
            .map(|index| site.config.languages[index].code.clone())
            .collect(),
    };
    file(press, "security.txt", 0, &values, &address)
}

/// Returns the first day of the month eleven months from now: less than a year, as the RFC advises, and the same
/// for all builds of a month.
fn expiry(today: Date) -> String {
    let (year, month, _) = today.parts();
    match month {
        1 => format!("{year}-12-01"),
        _ => format!("{}-{:02}-01", year + 1, month - 1),
    }
}

fn offline(press: &Press<'_>) -> Result<Artifact, Finding> {
    let site = press.site;
    let pages =
        languages(site).into_iter().flat_map(|language| [site.home(language), site.from_a_to_z(language)]);
    let kept = pages.map(|address| site.url(&address)).chain(press.assets.urls());
    file(press, "offline.js", 0, &OfflineValues { kept: kept.collect() }, &offline_address())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_said_of_security_expires_within_a_year() {
        for (today, expected) in
            [("2026-01-31", "2026-12-01"), ("2026-11-25", "2027-10-01"), ("2026-12-01", "2027-11-01")]
        {
            assert_eq!(expiry(Date::parse(today).expect("a day")), expected);
        }
    }
}
