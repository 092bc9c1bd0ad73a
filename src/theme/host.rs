//! What hosts want in their own form: redirects, headers, and small signs.

use super::Artifact;
use super::stand_ins::alias_address;
use crate::config::Host;
use crate::site::Site;

pub(super) fn artifacts(site: &Site<'_>, pages: &[Artifact]) -> Vec<Artifact> {
    let file = |path: &str, text: String| Artifact {
        path: path.to_owned(),
        bytes: text.into_bytes(),
        origin: "site.toml".to_owned(),
    };
    match site.config.host {
        Host::Generic => Vec::new(),
        Host::GithubPages => vec![file(".nojekyll", String::new())],
        Host::GitlabPages | Host::CodebergPages => {
            redirects(site).map(|text| file("_redirects", text)).into_iter().collect()
        }
        Host::CloudflarePages | Host::Netlify => {
            let redirects = redirects(site).map(|text| file("_redirects", text));
            let headers = file("_headers", headers(pages));
            redirects.into_iter().chain([headers]).collect()
        }
    }
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

fn headers(pages: &[Artifact]) -> String {
    let mut text = String::from(
        "/*\n  X-Content-Type-Options: nosniff\n  X-Frame-Options: DENY\n  Referrer-Policy: no-referrer\n  \
         Permissions-Policy: camera=(), geolocation=(), microphone=()\n",
    );
    if pages.iter().any(|page| page.path.starts_with("files/")) {
        text.push_str("/files/*\n  Cache-Control: public, max-age=31536000, immutable\n");
    }
    text
}
