//! Themes: one extends another, and the reference of templates is true.

use crate::driver::{CONFIG, Site};

fn themed(theme: &str) -> Site {
    Site::empty().file("site.toml", format!("{CONFIG}theme = \"{theme}\"\n")).public(
        "content/a.md",
        "A",
        ":::shout\nText\n:::",
    )
}

#[test]
fn a_theme_takes_from_the_one_that_it_extends() {
    let site = themed("loud")
        .file("themes/loud/theme.toml", "name = \"loud\"\nextends = \"civic\"\n")
        .file("themes/loud/templates/directives/shout.html", "<p class=\"shout\">{{ content | safe }}</p>")
        .file("themes/loud/templates/404.html", "{% extends \"civic/404.html\" %}{% block main %}<p>{{ t(key=\"lost\") }}</p>{{ super() }}{% endblock main %}")
        .file("themes/loud/locales/en.ftl", "lost = You are lost\n")
        .file("themes/loud/static/civic.css", "body { color: red; }\n")
        .file("themes/loud/static/loud.css", "p { color: blue; }\n");
    site.build();
    assert!(site.output("a/index.html").contains("class=\"shout\""), "its own directive");
    let lost = site.output("404.html");
    assert!(
        lost.contains("<p>You are lost</p>") && lost.contains("Page not found"),
        "a template upon the one below:\n{lost}"
    );
    let files: Vec<String> = site.outputs().into_iter().map(|(path, _)| path).collect();
    let of = |start: &str| files.iter().filter(|path| path.starts_with(start)).collect::<Vec<_>>();
    assert_eq!(of("_theme/civic.").len(), 2, "one stylesheet, one script: {files:?}");
    assert_eq!(of("_theme/loud.").len(), 1, "{files:?}");
    let css = of("_theme/civic.").into_iter().find(|path| path.ends_with(".css")).expect("a stylesheet");
    assert_eq!(site.output(css), "body{color:red}");
}

#[test]
fn a_site_can_build_upon_a_template_of_its_theme() {
    let site = Site::new().public("content/a.md", "A", "Text.").file(
        "templates/document.html",
        "{% extends \"civic/document.html\" %}{% block main %}<p>Before</p>{{ super() }}{% endblock main %}",
    );
    site.build();
    let page = site.output("a/index.html");
    assert!(page.contains("<p>Before</p>") && page.contains("<h1>A</h1>"), "{page}");
}

#[test]
fn a_theme_that_is_not_there_or_extends_itself_is_refused() {
    let message = |site: &Site| site.run(&["build"]).stderr;
    assert!(message(&themed("nothing")).contains("there is no theme `nothing`"));
    let below = themed("one").file("themes/one/theme.toml", "extends = \"two\"\n");
    assert!(message(&below).contains("--> themes/one/theme.toml:1:11"), "{}", message(&below));
    let round = below.file("themes/two/theme.toml", "extends = \"one\"\n");
    assert!(message(&round).contains("would extend itself"), "{}", message(&round));
    let wrong = themed("three").file("themes/three/theme.toml", "extend = \"civic\"\n");
    assert!(message(&wrong).contains("did you mean `extends`"), "{}", message(&wrong));
}

#[test]
fn the_reference_of_templates_is_true() {
    let path = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/template-reference.md");
    let written = std::fs::read_to_string(path).expect("the reference");
    let run = Site::new().run(&["schema", "templates"]);
    assert!(written == run.stdout, "run `cargo run -q -- schema templates > docs/template-reference.md`");
}

#[test]
fn a_theme_cannot_reach_out_of_its_folder() {
    for name in ["../content/secret", "../../elsewhere", "a/b", ".", "partials"] {
        let site = themed("x")
            .file("themes/x/theme.toml", format!("extends = \"{name}\"\n"))
            .file(
                "content/secret/_index.md",
                "---\ntitle: S\nsensitivity: confidential\nwithheld: { ground: informant }\n---\n",
            )
            .file("content/secret/static/plan.txt", "zqsecret\n")
            .file("themes/x/templates/directives/shout.html", "x");
        let run = site.run(&["build"]);
        assert_ne!(run.code, 0, "{name}");
        assert!(run.stderr.contains("a theme's name is one word"), "{name}: {}", run.stderr);
    }
    assert_ne!(themed("../content").run(&["build"]).code, 0, "nor can `theme` in site.toml");
}

#[test]
#[cfg(unix)]
fn what_is_withheld_is_not_published_through_a_theme() {
    let site = themed("x")
        .file("themes/x/theme.toml", "extends = \"civic\"\n")
        .file("themes/x/templates/directives/shout.html", "x")
        .file("themes/x/static/other.txt", "Other.\n")
        .file("content/plan.txt", "zqsecret\n")
        .file("content/plan.txt.yaml", "sensitivity: confidential\n");
    std::fs::hard_link(site.path().join("content/plan.txt"), site.path().join("themes/x/static/plan.txt"))
        .expect("a link");
    assert!(site.run(&["build"]).stderr.contains("PV115"), "a hard link is the same file");
    let site = themed("y").file("themes/real/theme.toml", "extends = \"civic\"\n");
    std::os::unix::fs::symlink(site.path().join("themes/real"), site.path().join("themes/y"))
        .expect("a link");
    assert!(site.run(&["build"]).stderr.contains("is a symbolic link"));
}
