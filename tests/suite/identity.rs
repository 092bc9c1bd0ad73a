//! What a site looks like: its own colours and seal, and whether people can read what stands on them.

use super::driver::{CONFIG, Site};

fn site(identity: &str) -> Site {
    Site::new()
        .file("site.toml", format!("{CONFIG}[identity]\n{identity}"))
        .file(
            "static/seal.svg",
            "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 9 9\"><path d=\"M0 0h9z\"/></svg>",
        )
        .public("content/a.md", "A", "Text.")
}

#[test]
fn a_site_has_colours_and_a_seal_of_its_own() {
    let site = site(
        "brand = \"#5C1616\"\nlink = \"#0a4da2\"\nseal = \"seal.svg\"\ndark = { accent = \"#f0a8a8\" }\n",
    );
    site.build();
    let own = site.outputs().into_iter().find(|(name, _)| name.starts_with("_theme/identity."));
    let (name, css) = own.expect("the stylesheet");
    assert_eq!(
        String::from_utf8(css).expect("UTF-8"),
        ":root {\n  --brand: #5c1616;\n}\n\
         @media not all and (prefers-color-scheme: dark) {\n:root {\n  --link: #0a4da2;\n}\n}\n\
         @media (prefers-color-scheme: dark) {\n:root {\n  --accent: #f0a8a8;\n}\n}\n"
    );
    let page = site.output("a/index.html");
    let own = page.find(&format!("href=\"/{name}\" integrity=\"sha384-")).expect("the link");
    assert!(page.find("href=\"/_theme/civic.").is_some_and(|theme| theme < own), "it comes last");
    assert!(page.contains("src=\"/seal.svg\" alt=\"\""));
}

#[test]
fn a_site_without_an_identity_has_no_trace_of_one() {
    let site = Site::new().public("content/a.md", "A", "Text.");
    site.build();
    assert!(!site.output("a/index.html").contains("identity"));
}

#[test]
fn colours_that_cannot_be_read_are_refused() {
    for (identity, told) in [
        ("brand = \"#ffd43b\"", "the contrast of `brand` with text on it"),
        ("link = \"#8a94a5\"", "the contrast of `link` with the page"),
        ("accent = \"#777777\"", "is 4.0:1, and must be 4.5:1"),
        ("dark = { link = \"#0a4da2\" }", "the contrast of `link` with the page (#1b212b)"),
    ] {
        let run = site(&format!("{identity}\n")).run(&["build"]);
        assert_eq!(run.code, 1);
        assert!(run.stderr.contains("error[PV707]") && run.stderr.contains(told), "{}", run.stderr);
        assert!(run.stderr.contains("site.toml:"), "{}", run.stderr);
    }
    for identity in ["brand = \"navy\"", "seal = \"../seal.svg\"", "seal = \"/seal.svg\""] {
        assert_eq!(site(&format!("{identity}\n")).findings()[0].0, "PV004", "{identity}");
    }
    assert_eq!(site("seal = \"other.svg\"\n").findings()[0].0, "PV403");
}
