//! Pictures beside documents: what is published of them, and what is refused.

use std::path::Path;

use super::driver::Site;

fn avif(name: &str) -> Vec<u8> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data/pictures");
    std::fs::read(folder.join(name)).expect("a picture")
}

fn site(name: &str, bytes: impl AsRef<[u8]>) -> Site {
    let body = format!("![A street]({name})");
    Site::new().public("content/a.md", "A", &body).file(&format!("content/{name}"), bytes)
}

fn rules(site: &Site) -> Vec<String> {
    site.findings().into_iter().map(|(rule, ..)| rule).collect()
}

/// The files that were published of pictures.
fn published(site: &Site) -> Vec<(String, Vec<u8>)> {
    site.outputs().into_iter().filter(|(name, _)| name.starts_with("files/")).collect()
}

#[test]
fn an_avif_of_known_parts_is_published_as_it_is() {
    for name in ["plain.avif", "alpha.avif"] {
        let site = site("victim-roe-house.avif", avif(name));
        site.build();
        let files = published(&site);
        assert_eq!(files.len(), 1, "{name}");
        assert_eq!(files[0].1, avif(name));
        assert!(!files[0].0.contains("roe"), "{}", files[0].0);
        let page = site.output("a/index.html");
        assert!(page.contains("width=\"24\" height=\"16\"") && !page.contains("roe"), "{page}");
    }
}

#[test]
fn an_avif_that_carries_more_is_refused() {
    for name in ["exif.avif", "xmp.avif", "animated.avif"] {
        assert_eq!(rules(&site("a.avif", avif(name))), ["PV213"], "{name}");
    }
    let plain = avif("plain.avif");
    for cut in 1..plain.len() {
        assert_eq!(rules(&site("a.avif", &plain[..cut])).is_empty(), false, "cut at {cut}");
        if cut > 24 {
            break;
        }
    }
    let longer = [plain.as_slice(), b"\0\0\0\x10free12345678"].concat();
    assert_eq!(rules(&site("a.avif", longer)), ["PV213"], "a box that can hold anything");
    let trailing = [plain.as_slice(), b"secret"].concat();
    assert_eq!(rules(&site("a.avif", trailing)), ["PV213"], "what follows");
}

#[test]
fn an_svg_is_written_anew() {
    let svg = "<?xml version=\"1.0\"?><!-- by J. Roe --><svg xmlns=\"http://www.w3.org/2000/svg\" xmlns:inkscape=\"x\" \
        width=\"40\" height=\"30\" inkscape:label=\"Roe\"><metadata>Roe</metadata><g id=\"Roe\"><path d=\"M0 0h9\"/></g><text>A street</text></svg>";
    let site = site("roe.svg", svg);
    site.build();
    let files = published(&site);
    let text = String::from_utf8_lossy(&files[0].1).into_owned();
    assert!(files[0].0.ends_with(".svg") && text.contains("<text>A street</text>"), "{text}");
    assert!(!text.to_lowercase().contains("roe"), "{text}");
    assert!(site.output("a/index.html").contains("width=\"40\" height=\"30\""));
}

#[test]
fn an_svg_that_acts_or_says_what_is_withheld_is_refused() {
    let svg = |inner: &str| format!("<svg xmlns=\"http://www.w3.org/2000/svg\">{inner}</svg>");
    assert_eq!(rules(&site("a.svg", svg("<script>x()</script>"))), ["PV213"]);
    assert_eq!(rules(&site("a.svg", svg("<text>CONFIDENTIAL</text>"))), [""; 0], "prose is no handling mark");
    let protected =
        site("a.svg", svg("<text>K<tspan>QX</tspan> 4471</text>")).file("protected.txt", "KQX 4471\n");
    assert_eq!(protected.run(&["build"]).code, 1);
    let copied = site("a.svg", svg("<text>Tamarack Nine</text>")).public(
        "content/b.md",
        "B",
        "On :redact[Tamarack Nine]{ground=informant}.",
    );
    assert_eq!(rules(&copied), ["PV308"]);
}

#[test]
fn a_picture_without_a_description_is_refused() {
    let bare =
        Site::new().public("content/a.md", "A", "![](a.avif)").file("content/a.avif", avif("plain.avif"));
    assert_eq!(rules(&bare), ["PV413"]);
    let redacted = Site::new()
        .public("content/a.md", "A", "![:redact[the door]{ground=informant}](a.avif)")
        .file("content/a.avif", avif("plain.avif"));
    assert_eq!(rules(&redacted), [""; 0]);
}
