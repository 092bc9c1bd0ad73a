//! Translations: the way between languages, what is behind its original, and which text binds.

use crate::driver::{CONFIG, Site};

fn site() -> Site {
    Site::empty()
        .file("site.toml", format!("{CONFIG}authoritative_language = \"en\"\n[languages.es]\n"))
        .public("content/_index.md", "Home", "Welcome.")
        .public("content/_index.es.md", "Inicio", "Hola.")
        .file("content/force.md", "---\ntitle: Force\nsensitivity: public\ntype: policy\ndate: 2026-01-01\nupdated: 2026-03-01\npolicy: { number: \"300\", version: \"4.2\" }\n---\nText.\n")
        .public("content/only.md", "Only", "Text.")
}

fn spanish(more: &str) -> String {
    format!(
        "---\ntitle: Fuerza\nsensitivity: public\ntype: policy\n{more}policy: {{ number: \"300\" }}\n---\nTexto.\n"
    )
}

fn rules(site: &Site) -> Vec<String> {
    site.findings().into_iter().map(|(rule, file, _)| format!("{rule} {file}")).collect()
}

#[test]
fn a_page_that_is_not_translated_says_so_in_the_other_language() {
    let site = site().file("content/force.es.md", spanish("follows: \"4.2\"\n"));
    site.build();
    let page = site.output("only/index.html");
    assert!(page.contains("<a href=\"/es/\" lang=\"es\" dir=\"ltr\" hreflang=\"es\">Español<span class=\"languages-missing\"> (esta página aún no está en español)</span></a>"), "{page}");
    let page = site.output("force/index.html");
    assert!(
        page.contains("<a href=\"/es/force/\" lang=\"es\" dir=\"ltr\" hreflang=\"es\">Español</a>"),
        "{page}"
    );
}

#[test]
fn a_translation_that_is_behind_says_so_and_a_current_one_does_not() {
    let changed = "ha cambiado desde que se hizo";
    for (more, behind) in [
        ("follows: \"4.2\"\n", false),
        ("follows: \"4.1\"\n", true),
        ("follows: \"2026-03-01\"\n", false),
        ("follows: \"2026-01-01\"\n", true),
        ("date: 2026-03-01\n", false),
        ("date: 2026-02-28\n", true),
        ("", true),
    ] {
        let site = site().file("content/force.es.md", spanish(more));
        site.build();
        assert_eq!(site.output("es/force/index.html").contains(changed), behind, "{more}");
        let found = rules(&site);
        assert_eq!(found.contains(&"PV821 content/force.es.md".to_owned()), behind, "{more}: {found:?}");
        assert!(
            site.output("es/force/index.html").contains("El texto que vale es el que está en inglés"),
            "{more}"
        );
    }
}

#[test]
fn a_section_page_says_what_it_follows_or_nothing() {
    let english = "---\ntitle: Home\nsensitivity: public\ndate: 2026-01-01\nupdated: 2026-02-01\n---\n";
    for (follows, behind) in
        [("", false), ("follows: \"2026-02-01\"\n", false), ("follows: \"2026-01-01\"\n", true)]
    {
        let spanish = format!("---\ntitle: Inicio\nsensitivity: public\n{follows}---\n");
        let site = site().file("content/_index.md", english).file("content/_index.es.md", spanish);
        let found = rules(&site);
        assert_eq!(found.contains(&"PV821 content/_index.es.md".to_owned()), behind, "{follows}: {found:?}");
    }
}

#[test]
fn check_tells_how_much_there_is_in_each_language() {
    let site = site().file("content/force.es.md", spanish("follows: \"4.2\"\n"));
    let run = site.run(&["check"]);
    assert_eq!(run.code, 0, "{}", run.stderr);
    assert!(
        run.stderr.contains("note[PV822]: Español: 1 of 2 documents are translated; 0 of these are behind"),
        "{}",
        run.stderr
    );
    assert!(!site.run(&["build"]).stderr.contains("PV822"), "a build does not repeat it");
}

#[test]
fn a_withheld_original_is_never_told_of() {
    let site = site()
        .file("content/secret.md", "---\ntitle: Zqsecret\nsensitivity: confidential\nwithheld: { ground: informant }\n---\nZqtext.\n")
        .file("content/secret.es.md", "---\ntitle: Público\nsensitivity: public\nfollows: \"1\"\n---\nTexto.\n");
    assert!(
        rules(&site).iter().any(|rule| rule.starts_with("PV206")),
        "a public translation of it is refused"
    );
}
