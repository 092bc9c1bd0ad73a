//! The limits of hosts: what a host would refuse is said before it does. Each figure is that of the
//! host's free offer, as its documentation gave it in 2026.

use super::REDIRECTS;
use crate::config::{Config, Host};
use crate::finding::{Finding, Findings, Place, Rule};
use crate::theme::Artifacts;

/// What a host takes.
#[derive(Clone, Copy)]
struct Limits {
    /// The most files.
    files: usize,
    /// The largest file, in bytes.
    file: usize,
    /// The most that all files are together, in bytes.
    whole: usize,
    /// The most redirects.
    redirects: usize,
    /// The longest that the file of redirects may be, in bytes.
    redirects_file: usize,
    /// Whether a site can stand under a path of its address.
    has_path: bool,
}

const NONE: Limits = Limits {
    files: usize::MAX,
    file: usize::MAX,
    whole: usize::MAX,
    redirects: usize::MAX,
    redirects_file: usize::MAX,
    has_path: true,
};

const MIB: usize = 1 << 20;

/// Returns the limits of a host.
fn of(host: Host) -> Limits {
    match host {
        // Codeberg names no figures.
        Host::Plain | Host::CodebergPages => NONE,
        // https://docs.github.com/en/pages/getting-started-with-github-pages/github-pages-limits
        Host::GithubPages => Limits { whole: 1_000_000_000, ..NONE },
        // https://docs.gitlab.com/user/project/pages/redirects (GitLab.com)
        Host::GitlabPages => {
            Limits { whole: 1_000_000_000, redirects: 1000, redirects_file: 64 * 1024, ..NONE }
        }
        // https://developers.cloudflare.com/pages/platform/limits/
        Host::CloudflarePages => {
            Limits { files: 20_000, file: 25 * MIB, redirects: 2000, has_path: false, ..NONE }
        }
        // https://docs.netlify.com/routing/redirects/
        Host::Netlify => Limits { redirects: 10_000, has_path: false, ..NONE },
    }
}

/// Finds what the configured host would refuse.
pub fn check(artifacts: &Artifacts, config: &Config, findings: &mut Findings) {
    let limits = of(config.host);
    let name = config.host.name();
    let mut refuse = |message: String, place: Place| {
        findings.push(Finding::new(Rule::HostLimit, message).at(place));
    };
    let settings = crate::config::place();
    if !limits.has_path && config.base_url.path() != "/" {
        let message = format!("{name} serves a site at the root of its address, but `base_url` has a path");
        refuse(message, settings.clone());
    }
    let (mut files, mut whole) = (0, 0usize);
    for artifact in artifacts.iter() {
        files += 1;
        whole = whole.saturating_add(artifact.bytes.len());
        if artifact.bytes.len() > limits.file {
            let message = format!("{name} takes files up to {} MiB", limits.file / MIB);
            refuse(message, Place::file(&artifact.origin));
        }
        if artifact.path == REDIRECTS {
            let lines = memchr::memchr_iter(b'\n', &artifact.bytes).count();
            if lines > limits.redirects || artifact.bytes.len() > limits.redirects_file {
                let message = format!(
                    "{name} follows {} redirects, and the site has {lines} ({} bytes): drop old `aliases`",
                    limits.redirects,
                    artifact.bytes.len()
                );
                refuse(message, settings.clone());
            }
        }
    }
    if files > limits.files {
        refuse(format!("{name} takes {} files, and the site has {files}", limits.files), settings.clone());
    }
    if whole > limits.whole {
        refuse(
            format!(
                "{name} takes {} MB, and the site has {} MB",
                limits.whole / 1_000_000,
                whole / 1_000_000
            ),
            settings,
        );
    }
}
