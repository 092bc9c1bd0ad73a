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
    for cut in (1..plain.len()).step_by(23) {
        assert!(!rules(&site("a.avif", &plain[..cut])).is_empty(), "cut at {cut}");
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

/// Makes a picture as a file of a kind: stripes as PNG, the grain of a photograph as JPEG.
fn drawn(width: u32, height: u32, format: image::ImageFormat) -> Vec<u8> {
    let picture = image::RgbImage::from_fn(width, height, |x, y| {
        let grain = (x.wrapping_mul(2_654_435_761) ^ y.wrapping_mul(2_246_822_519)).to_be_bytes()[0] / 4;
        let grain = if format == image::ImageFormat::Jpeg { grain } else { 0 };
        image::Rgb([
            u8::from(x % 64 < 32) * 180 + grain,
            u8::try_from(y * 190 / height).unwrap_or(0) + grain,
            90,
        ])
    });
    let mut bytes = std::io::Cursor::new(Vec::new());
    picture.write_to(&mut bytes, format).expect("a picture");
    bytes.into_inner()
}

#[test]
fn large_pictures_come_in_the_sizes_that_pages_need() {
    let site = site("street.jpg", drawn(2000, 1000, image::ImageFormat::Jpeg));
    site.build();
    let page = site.output("a/index.html");
    for part in ["480w", "960w", "1440w", "2000w", "sizes=\"", "width=\"2000\" height=\"1000\""] {
        assert!(page.contains(part), "{part}: {page}");
    }
    assert!(page.contains("<picture><source type=\"image/webp\" srcset=\"/files/"), "{page}");
    let size = |width: u32, kind: &str| {
        let is_it = |(name, bytes): &&(String, Vec<u8>)| {
            name.ends_with(kind) && image::load_from_memory(bytes).expect("a picture").width() == width
        };
        published(&site).iter().find(is_it).map(|(_, bytes)| bytes.len())
    };
    assert!(size(480, ".webp").expect("a WebP") < size(480, ".jpg").expect("a JPEG"));
    assert_eq!(size(2000, ".webp"), None, "no page shows it that large");
    let mut widths: Vec<u32> = published(&site)
        .iter()
        .map(|(_, bytes)| image::load_from_memory(bytes).expect("a picture").width())
        .collect();
    widths.sort_unstable();
    widths.dedup();
    assert_eq!(widths, [480, 960, 1440, 2000]);
    let again = site.outputs();
    assert!(site.build().outputs() == again, "the same bytes each time");
}

#[test]
fn drawings_have_a_twin_in_webp_if_it_is_smaller() {
    let site = site("plan.png", drawn(600, 400, image::ImageFormat::Png));
    site.build();
    let page = site.output("a/index.html");
    assert!(page.contains("<picture><source type=\"image/webp\" srcset=\"/files/"), "{page}");
    assert!(page.contains("600w\" sizes="), "{page}");
    let smaller = published(&site)
        .iter()
        .map(|(name, bytes)| (name.ends_with(".webp"), bytes.len()))
        .collect::<Vec<_>>();
    assert!(smaller.iter().any(|(webp, _)| *webp), "{smaller:?}");
    let figure = Site::new()
        .public("content/a.md", "A", "::figure[A plan]{src=\"plan.png\" alt=\"A plan of the hall\"}")
        .file("content/plan.png", drawn(600, 400, image::ImageFormat::Png));
    figure.build();
    let page = figure.output("a/index.html");
    assert!(
        page.contains("<source type=\"image/webp\"") && page.contains("alt=\"A plan of the hall\" srcset="),
        "{page}"
    );
}

#[test]
fn sizes_are_the_right_way_up_and_carry_nothing() {
    // A camera held upright: the picture lies on its side, and Exif says so, and where it was taken.
    let jpeg = drawn(1200, 600, image::ImageFormat::Jpeg);
    let exif = b"Exif\0\0MM\0*\0\0\0\x08\0\x02\x01\x12\0\x03\0\0\0\x01\0\x06\0\0\x01\x0E\0\x02\0\0\0\x0B\0\0\0\x26\0\0\0\0Quillhouse\0";
    let length = u16::try_from(exif.len() + 2).expect("it is short").to_be_bytes();
    let upright = [&jpeg[..2], &[0xFF, 0xE1], &length, exif, &jpeg[2..]].concat();
    let site = site("street.jpg", upright);
    site.build();
    assert!(site.output("a/index.html").contains("width=\"600\" height=\"1200\""));
    let files = published(&site);
    assert!(files.len() > 1);
    for (name, bytes) in files {
        assert!(!bytes.windows(10).any(|part| part == b"Quillhouse"), "{name}");
        let size = image::load_from_memory(&bytes).expect("a picture");
        let is_original = bytes.windows(4).any(|part| part == b"Exif");
        assert!(is_original || size.height() > size.width(), "{name} lies on its side");
    }
}

#[test]
fn a_picture_that_claims_to_be_huge_takes_no_memory() {
    // A header of 60,000 by 60,000 pixels, and no pixels.
    let small = drawn(2, 2, image::ImageFormat::Png);
    let mut huge = small.clone();
    huge[16..24].copy_from_slice(&[0, 0, 0xEA, 0x60, 0, 0, 0xEA, 0x60]);
    let run = site("huge.png", huge).run(&["build"]);
    assert!(run.code <= 1, "{}", run.stderr);
}

/// A name that a source has by chance is not for the public; one that a person chose is, and is looked at.
#[test]
fn a_file_has_the_name_that_a_person_chose_for_the_public() {
    let named = |name: &str| {
        let site = site("victim-roe-house.avif", avif("plain.avif"));
        site.write(
            "content/victim-roe-house.avif.yaml",
            format!("sensitivity: public\npublic_name: {name}\n"),
        );
        site
    };
    let street = named("elm-street-2026");
    street.build();
    let files = published(&street);
    assert!(
        files[0].0.starts_with("files/elm-street-2026-") && files[0].0.ends_with(".avif"),
        "{}",
        files[0].0
    );
    for name in ["\"Elm Street\"", "../elm", "\"\"", "elm/street"] {
        assert_eq!(rules(&named(name)), ["PV111"], "{name}");
    }
    let site = named("the-quillfeather-warehouse-by-the-river");
    site.write(
        "content/b.md",
        "---\ntitle: B\nsensitivity: confidential\n---\nWatch the Quillfeather warehouse by the river.\n",
    );
    assert!(!rules(&site).is_empty(), "withheld words in a name");
}
