//! Hosts: what each is given, what it would refuse, and the workflow that publishes there.

use std::path::Path;

use super::driver::{CONFIG, Site, tree};

const HOSTS: [(&str, &str); 5] = [
    ("github-pages", ".github/workflows/publish.yml"),
    ("gitlab-pages", ".gitlab-ci.yml"),
    ("cloudflare-pages", ".github/workflows/publish.yml"),
    ("netlify", ".github/workflows/publish.yml"),
    ("codeberg-pages", ".woodpecker.yml"),
];

fn site(base_url: &str, host: &str) -> Site {
    let config = CONFIG.replace("https://police.example", base_url);
    Site::new()
        .file("site.toml", format!("{config}host = \"{host}\"\n"))
        .public("content/a.md", "A", "[B](b.md)")
        .public("content/b.md", "B", "Text.")
}

fn rules(site: &Site) -> Vec<(String, String)> {
    site.findings().into_iter().map(|(rule, path, _)| (rule, path)).collect()
}

#[test]
fn a_domain_of_ones_own_is_told_to_the_hosts_that_ask_for_it() {
    for (host, file, of_host) in [
        ("github-pages", "CNAME", "https://riverbend.github.io/police/"),
        ("codeberg-pages", ".domains", "https://riverbend.codeberg.page"),
    ] {
        let own = site("https://police.example", host);
        own.build();
        assert_eq!(own.output(file), "police.example\n");
        let theirs = site(of_host, host);
        theirs.build();
        assert!(!theirs.has_output(file), "{host}");
    }
}

#[test]
fn all_links_follow_the_path_under_which_a_site_stands() {
    let site = site("https://riverbend.github.io/police/", "github-pages");
    site.build();
    for (name, bytes) in site.outputs().into_iter().filter(|(name, _)| name.ends_with(".html")) {
        let page = String::from_utf8(bytes).expect("UTF-8");
        for attribute in ["href=\"/", "src=\"/", "action=\"/"] {
            for (at, _) in page.match_indices(attribute) {
                let address = &page[at + attribute.len() - 1..];
                assert!(address.starts_with("/police/"), "{name}: {}", &address[..40.min(address.len())]);
            }
        }
    }
}

#[test]
fn what_a_host_would_refuse_is_refused_before() {
    let rootless = site("https://riverbend.pages.dev/police/", "cloudflare-pages");
    assert_eq!(rules(&rootless), [("PV706".to_owned(), "site.toml".to_owned())]);
    rootless.write("site.toml", CONFIG.replace("https://police.example", "https://x.example/police/"));
    assert_eq!(rules(&rootless), []);

    let aliases: Vec<String> = (0..1001).map(|number| format!("/old-{number}/")).collect();
    let moved = format!("---\ntitle: C\nsensitivity: public\naliases: [{}]\n---\n", aliases.join(", "));
    for (host, refuses) in [("gitlab-pages", true), ("netlify", false), ("codeberg-pages", false)] {
        let site = site("https://police.example", host).file("content/c.md", &moved);
        assert_eq!(rules(&site).iter().any(|(rule, _)| rule == "PV706"), refuses, "{host}");
    }

    let large = "Patrol hours by day and beat.\n".repeat(900_000);
    for (host, refuses) in [("cloudflare-pages", true), ("github-pages", false)] {
        let site = site("https://police.example", host)
            .public("content/d.md", "D", "[Hours](hours.txt)")
            .file("content/hours.txt", &large);
        let told = rules(&site);
        assert_eq!(
            told.contains(&("PV706".to_owned(), "content/hours.txt".to_owned())),
            refuses,
            "{host} {told:?}"
        );
    }
}

#[test]
fn init_writes_the_workflow_that_the_docs_explain() {
    let docs = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/hosting.md");
    let docs = std::fs::read_to_string(docs).expect("docs/hosting.md");
    for (host, path) in HOSTS {
        let folder = Site::empty();
        let run = folder.run(&["init", "our-site", "--host", host]);
        assert_eq!(run.code, 0, "{}", run.stderr);
        assert!(run.stdout.contains(path), "{}", run.stdout);
        let workflow = std::fs::read_to_string(folder.path().join("our-site").join(path)).expect(path);
        assert!(
            docs.contains(&format!("```yaml\n{workflow}```\n")),
            "docs/hosting.md should hold\n{workflow}"
        );
        plainview::notation::yaml::parse(&workflow).unwrap_or_else(|_| panic!("{host}: no YAML"));
        for action in workflow.lines().filter_map(|line| line.trim().strip_prefix("- uses: ")) {
            let commit = action.split(['@', ' ']).nth(1).unwrap_or_default();
            assert!(commit.len() == 40 && commit.bytes().all(|b| b.is_ascii_hexdigit()), "{action}");
        }
        assert!(!path.starts_with(".github") || workflow.contains("\npermissions: {}\n"), "{host}");
        let run = folder.run(&["build", "--site", "our-site"]);
        assert_eq!((run.code, run.stderr.as_str()), (0, ""), "{host}");
        let config = tree(&folder.path().join("our-site")).into_iter().find(|(name, _)| name == "site.toml");
        let config = String::from_utf8(config.expect("site.toml").1).expect("UTF-8");
        assert!(config.contains(&format!("host = \"{host}\"\n")), "{config}");
    }
}
