//! What hosts want in their own form: redirects, headers, and small signs; and what they refuse.

mod limits;

use super::Artifact;
use super::stand_ins::alias_address;
use crate::config::Host;
use crate::site::Site;

pub use limits::check;

/// The files that only hosts read.
const REDIRECTS: &str = "_redirects";

pub(super) fn artifacts(site: &Site<'_>) -> Vec<Artifact> {
    let file = |path: &str, text: String| Artifact {
        path: path.to_owned(),
        bytes: text.into_bytes(),
        origin: "site.toml".to_owned(),
    };
    let redirects = redirects(site).map(|text| file(REDIRECTS, text));
    let domain = |path: &str, of_host: &str| {
        let own = domain(site.config.base_url.origin()).filter(|domain| !domain.ends_with(of_host))?;
        Some(file(path, format!("{own}\n")))
    };
    match site.config.host {
        Host::Plain => Vec::new(),
        Host::GithubPages => {
            let jekyll = file(".nojekyll", String::new());
            [jekyll].into_iter().chain(domain("CNAME", ".github.io")).collect()
        }
        Host::GitlabPages => redirects.into_iter().collect(),
        Host::CodebergPages => redirects.into_iter().chain(domain(".domains", ".codeberg.page")).collect(),
        Host::CloudflarePages | Host::Netlify => {
            redirects.into_iter().chain([file("_headers", HEADERS.to_owned())]).collect()
        }
    }
}

/// Returns the domain of an origin, without its port.
fn domain(origin: &str) -> Option<&str> {
    let domain = origin.split("://").nth(1)?.split(':').next()?;
    (!domain.is_empty()).then_some(domain)
}

fn redirects(site: &Site<'_>) -> Option<String> {
    let mut lines = Vec::new();
    for page in &site.pages {
        for alias in &page.document.header.aliases {
            lines.push(format!("{} {} 301\n", site.url(&alias_address(alias)), site.url(&page.address)));
        }
    }
    lines.sort();
    lines.dedup();
    (!lines.is_empty()).then(|| lines.concat())
}

/// What the pages themselves cannot say in a `meta` element, and how long files may be kept. Files are
/// named by their content.
const HEADERS: &str = "/*
  Content-Security-Policy: frame-ancestors 'none'; object-src 'none'; base-uri 'none'; upgrade-insecure-requests
  Cross-Origin-Opener-Policy: same-origin
  Permissions-Policy: camera=(), geolocation=(), microphone=(), payment=()
  Referrer-Policy: no-referrer
  Strict-Transport-Security: max-age=31536000
  X-Content-Type-Options: nosniff
  X-Frame-Options: DENY
/files/*
  Cache-Control: public, max-age=31536000, immutable
/_theme/*
  Cache-Control: public, max-age=86400
";
