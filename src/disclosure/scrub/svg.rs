//! SVG (SVG 2, W3C Candidate Recommendation): elements and attributes that make a picture, written
//! anew. What acts or fetches is refused; what editors note for themselves is dropped.

use std::collections::{BTreeMap, BTreeSet};

use quick_xml::events::{BytesEnd, BytesStart, BytesText, Event};
use quick_xml::{Reader, Writer, XmlVersion};

/// How deeply elements may stand in each other.
const DEPTH: usize = 64;

/// Elements that are kept.
const ELEMENTS: &str = "svg g defs symbol use title desc path rect circle ellipse line polyline polygon text tspan \
    textPath marker pattern mask clipPath style linearGradient radialGradient stop filter \
    feBlend feColorMatrix feComponentTransfer feComposite feFlood feFuncA feFuncB feFuncG \
    feFuncR feGaussianBlur feMerge feMergeNode feMorphology feOffset feDropShadow switch";

/// Elements that are dropped with all that is in them: notes of editors, and motion.
const DROPPED: &str = "metadata animate animateMotion animateTransform set mpath";

/// Attributes that are kept, beside those of presentation.
const ATTRIBUTES: &str = "id class style x y x1 y1 x2 y2 cx cy r rx ry fx fy fr d points width height viewBox \
    preserveAspectRatio transform pathLength dx dy rotate textLength lengthAdjust startOffset \
    method spacing side refX refY markerWidth markerHeight markerUnits orient patternUnits \
    patternContentUnits patternTransform gradientUnits gradientTransform spreadMethod offset \
    maskUnits maskContentUnits clipPathUnits filterUnits primitiveUnits in in2 result mode type \
    values operator k1 k2 k3 k4 stdDeviation edgeMode radius tableValues slope intercept \
    amplitude exponent role lang version systemLanguage requiredExtensions aria-label \
    aria-labelledby aria-describedby aria-hidden href focusable tabindex \
    color-interpolation-filters";

/// Properties of presentation, as attributes and in `style`.
const PROPERTIES: &str = "alignment-baseline baseline-shift clip-path clip-rule color color-interpolation \
    color-rendering cursor direction display dominant-baseline fill fill-opacity fill-rule \
    filter flood-color flood-opacity font font-family font-size font-size-adjust font-stretch \
    font-style font-variant font-weight image-rendering isolation letter-spacing lighting-color \
    marker marker-end marker-mid marker-start mask mix-blend-mode opacity overflow paint-order \
    pointer-events shape-rendering stop-color stop-opacity stroke stroke-dasharray \
    stroke-dashoffset stroke-linecap stroke-linejoin stroke-miterlimit stroke-opacity \
    stroke-width text-anchor text-decoration text-rendering vector-effect visibility";

/// What is left of a picture, and its size in pixels, if it says one.
pub(super) type Cleaned = (Vec<u8>, Option<(u32, u32)>);

/// Cleans an SVG.
///
/// # Errors
/// Why it is not published.
pub(super) fn clean(bytes: &[u8]) -> Result<Cleaned, String> {
    let text = std::str::from_utf8(bytes).map_err(|_| "it is not UTF-8 text".to_owned())?;
    let ids = names(text)?;
    let mut reader = Reader::from_str(text.trim_start_matches('\u{FEFF}'));
    reader.config_mut().expand_empty_elements = true;
    let mut writer = Writer::new(Vec::new());
    let (mut depth, mut skipped, mut in_style) = (0usize, 0usize, false);
    let mut size = None;
    loop {
        match reader.read_event().map_err(broken)? {
            Event::Eof if depth > 0 || skipped > 0 => return Err("it breaks off".to_owned()),
            Event::Eof => break,
            Event::Start(element) if skipped > 0 || is_note(&element) => {
                refuse_active(&element)?;
                skipped += 1;
            }
            Event::End(_) if skipped > 0 => skipped -= 1,
            _ if skipped > 0 => (),
            Event::Text(text) if depth == 0 => {
                if !text.trim().is_empty() {
                    return Err("it is not an SVG picture".to_owned());
                }
            }
            Event::Start(element) => {
                let name = element.local_name().as_ref().to_owned();
                refuse_active(&element)?;
                if depth == 0 && (name != "svg" || !writer.get_ref().is_empty()) {
                    return Err("it is not an SVG picture".to_owned());
                }
                if !is_one_of(ELEMENTS, &name) {
                    return Err(format!("it holds the element `{}`", crate::finding::printable(&name)));
                }
                depth += 1;
                if depth > DEPTH {
                    return Err("its elements stand in each other too deeply".to_owned());
                }
                in_style = name == "style";
                let mut out = BytesStart::new(name);
                if depth == 1 {
                    size = size_of(&element);
                    out.push_attribute(("xmlns", "http://www.w3.org/2000/svg"));
                }
                attributes(&element, &ids, &mut out)?;
                writer.write_event(Event::Start(out)).map_err(|_| UNWRITTEN)?;
            }
            Event::End(element) => {
                depth = depth.saturating_sub(1);
                in_style = false;
                let name = element.local_name().as_ref().to_owned();
                writer.write_event(Event::End(BytesEnd::new(name))).map_err(|_| UNWRITTEN)?;
            }
            Event::Text(text) => {
                let text = text.xml10_content();
                write_text(&text, in_style, &ids, &mut writer)?;
            }
            Event::CData(text) => {
                let text = text.xml10_content();
                write_text(&text, in_style, &ids, &mut writer)?;
            }
            Event::GeneralRef(reference) => {
                let text = character(&reference)?;
                write_text(&text, in_style, &ids, &mut writer)?;
            }
            Event::DocType(text) => {
                // The plain declaration of SVG 1.1 defines nothing.
                if text.contains('[') {
                    return Err("it defines entities".to_owned());
                }
            }
            Event::PI(_) => return Err("it holds a processing instruction".to_owned()),
            Event::Decl(_) | Event::Comment(_) | Event::Empty(_) => (),
        }
    }
    let out = writer.into_inner();
    if out.is_empty() { Err("it is not an SVG picture".to_owned()) } else { Ok((out, size)) }
}

const UNWRITTEN: &str = "it cannot be written anew";

fn broken(_: impl std::fmt::Display) -> String {
    "it is not well-formed XML".to_owned()
}

fn is_one_of(words: &str, word: &str) -> bool {
    words.split(' ').any(|known| known == word)
}

/// Whether an element is an editor's note to itself, or motion.
fn is_note(element: &BytesStart<'_>) -> bool {
    let foreign = element.name().prefix().is_some_and(|prefix| prefix.as_ref() != "svg");
    foreign || is_one_of(DROPPED, element.local_name().as_ref())
}

/// Refuses what runs or fetches, wherever it stands.
fn refuse_active(element: &BytesStart<'_>) -> Result<(), String> {
    let name = element.local_name().as_ref().to_lowercase();
    match name.as_str() {
        "script" | "handler" | "listener" => Err("it holds a script".to_owned()),
        "foreignobject" | "iframe" | "embed" | "object" | "audio" | "video" | "canvas" => {
            Err("it holds what is no part of a picture".to_owned())
        }
        "image" | "feimage" => Err("it holds another picture, which plainview cannot look into".to_owned()),
        _ => Ok(()),
    }
}

fn attributes(
    element: &BytesStart<'_>,
    ids: &BTreeMap<String, String>,
    out: &mut BytesStart<'_>,
) -> Result<(), String> {
    for attribute in element.attributes() {
        let attribute = attribute.map_err(broken)?;
        let key = attribute.key.as_ref();
        let value = attribute.normalized_value(XmlVersion::Implicit1_0).map_err(broken)?;
        if key.to_lowercase().starts_with("on") {
            return Err("it holds a script".to_owned());
        }
        let key = match key {
            "xlink:href" => "href",
            "xml:lang" => "lang",
            "xml:space" => continue,
            key if key.contains(':') || key == "xmlns" || key.starts_with("data-") => continue,
            key => key,
        };
        let value = match key {
            "id" => match ids.get(value.as_ref()) {
                Some(short) => short.clone(),
                // A name that nothing refers to says what an editor's layers were called.
                None => continue,
            },
            "href" => match value.trim().strip_prefix('#').map(|id| ids.get(id)) {
                Some(Some(short)) => format!("#{short}"),
                Some(None) => continue,
                None => return Err("it refers to something outside".to_owned()),
            },
            "aria-labelledby" | "aria-describedby" => {
                let known: Vec<&str> =
                    value.split_whitespace().filter_map(|id| ids.get(id).map(String::as_str)).collect();
                known.join(" ")
            }
            "style" => style(&value, ids)?,
            key if is_one_of(PROPERTIES, key) => property(&value, ids)?,
            key if is_one_of(ATTRIBUTES, key) => value.into_owned(),
            _ => continue,
        };
        out.push_attribute((key, value.as_str()));
    }
    Ok(())
}

/// Keeps the declarations of a `style` attribute that are known.
fn style(text: &str, ids: &BTreeMap<String, String>) -> Result<String, String> {
    let mut kept = Vec::new();
    for declaration in text.split(';') {
        let Some((name, value)) = declaration.split_once(':') else { continue };
        let name = name.trim().to_lowercase();
        if is_one_of(PROPERTIES, &name) {
            kept.push(format!("{name}:{}", property(value.trim(), ids)?));
        }
    }
    Ok(kept.join(";"))
}

/// Checks the value of a property: addresses in it lead to parts of the same picture.
fn property(value: &str, ids: &BTreeMap<String, String>) -> Result<String, String> {
    let lower = value.to_lowercase();
    if value.contains(['\\', '@', '<']) || lower.contains("expression") || lower.contains("image(") {
        return Err("its style holds what plainview does not know".to_owned());
    }
    let mut out = String::with_capacity(value.len());
    let mut rest = value;
    while let Some(at) = rest.to_ascii_lowercase().find("url(") {
        let (before, address) = rest.split_at(at + 4);
        let end = address.find(')').ok_or("its style breaks off")?;
        let id = address[..end].trim().trim_matches(['"', '\'']).strip_prefix('#');
        let Some(id) = id else { return Err("it refers to something outside".to_owned()) };
        out.push_str(before);
        out.push('#');
        out.push_str(ids.get(id.trim()).map_or("none", String::as_str));
        rest = &address[end..];
    }
    out.push_str(rest);
    Ok(out)
}

fn write_text(
    text: &str,
    in_style: bool,
    ids: &BTreeMap<String, String>,
    writer: &mut Writer<Vec<u8>>,
) -> Result<(), String> {
    let text = if in_style { sheet(text, ids)? } else { text.to_owned() };
    writer.write_event(Event::Text(BytesText::new(&text))).map_err(|_| UNWRITTEN.to_owned())
}

/// Checks a style sheet: rules for elements, classes and ids, with known properties.
fn sheet(text: &str, ids: &BTreeMap<String, String>) -> Result<String, String> {
    let mut bare = String::new();
    let mut rest = text;
    while let Some(open) = rest.find("/*") {
        bare.push_str(&rest[..open]);
        rest = rest[open + 2..].split_once("*/").map_or("", |(_, after)| after);
    }
    bare.push_str(rest);
    let mut out = String::new();
    for rule in bare.split('}').filter(|rule| !rule.trim().is_empty()) {
        let Some((selector, body)) = rule.split_once('{') else {
            return Err("its style breaks off".to_owned());
        };
        let plain = |c: char| c.is_ascii_alphanumeric() || " .,#_->:*()".contains(c) || c.is_whitespace();
        if !selector.chars().all(plain) {
            return Err("its style holds what plainview does not know".to_owned());
        }
        let mut selector = selector.trim().to_owned();
        for (id, short) in ids {
            selector = selector.replace(&format!("#{id}"), &format!("#{short}"));
        }
        out.push_str(&format!("{selector}{{{}}}", style(body, ids)?));
    }
    Ok(out)
}

/// Reads a character reference; other entities are defined nowhere.
fn character(reference: &quick_xml::events::BytesRef<'_>) -> Result<String, String> {
    if let Some(c) = reference.resolve_char_ref().map_err(broken)? {
        return Ok(c.to_string());
    }
    let name = reference.xml10_content();
    let known = quick_xml::escape::resolve_predefined_entity(&name);
    known.map(str::to_owned).ok_or_else(|| "it holds an entity that is defined nowhere".to_owned())
}

/// Gives each id that something refers to a short name of its own, in the order of the picture.
fn names(text: &str) -> Result<BTreeMap<String, String>, String> {
    let mut referred: BTreeSet<String> = BTreeSet::new();
    for (at, _) in text.match_indices('#') {
        let end = |c: char| c.is_whitespace() || "\"');,{}<>.:&/".contains(c);
        let rest = &text[at + 1..];
        referred.insert(rest[..rest.find(end).unwrap_or(rest.len())].to_owned());
    }
    let mut ids = BTreeMap::new();
    let mut reader = Reader::from_str(text.trim_start_matches('\u{FEFF}'));
    let mut labels = BTreeSet::new();
    let mut found = Vec::new();
    loop {
        let event = reader.read_event().map_err(broken)?;
        let (Event::Start(element) | Event::Empty(element)) = event else {
            if matches!(event, Event::Eof) {
                break;
            }
            continue;
        };
        for attribute in element.attributes() {
            let attribute = attribute.map_err(broken)?;
            let value = attribute.normalized_value(XmlVersion::Implicit1_0).map_err(broken)?;
            match attribute.key.as_ref() {
                "id" => found.push(value.into_owned()),
                "aria-labelledby" | "aria-describedby" => {
                    labels.extend(value.split_whitespace().map(str::to_owned));
                }
                _ => (),
            }
        }
    }
    for id in found.into_iter().filter(|id| referred.contains(id) || labels.contains(id)) {
        let next = format!("i{}", ids.len() + 1);
        ids.entry(id).or_insert(next);
    }
    Ok(ids)
}

/// Reads the size from `width` and `height`, else from `viewBox`.
fn size_of(element: &BytesStart<'_>) -> Option<(u32, u32)> {
    let value = |key: &str| {
        Some(
            element
                .try_get_attribute(key)
                .ok()??
                .normalized_value(XmlVersion::Implicit1_0)
                .ok()?
                .into_owned(),
        )
    };
    let pixels = |text: &str| {
        let number: f64 = text.trim().trim_end_matches("px").parse().ok()?;
        (1.0..65_536.0).contains(&number).then_some(number.round() as u32)
    };
    let own = || Some((pixels(&value("width")?)?, pixels(&value("height")?)?));
    own().or_else(|| {
        let view = value("viewBox")?;
        let numbers: Vec<&str> = view.split([' ', ',']).filter(|part| !part.is_empty()).collect();
        Some((pixels(numbers.get(2)?)?, pixels(numbers.get(3)?)?))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cleaned(svg: &str) -> String {
        let (bytes, _) = clean(svg.as_bytes()).unwrap_or_else(|why| panic!("{why}: {svg}"));
        String::from_utf8(bytes).expect("UTF-8")
    }

    const NS: &str = "http://www.w3.org/2000/svg";

    #[test]
    fn a_picture_stays_and_notes_go() {
        let svg = format!(
            "<?xml version=\"1.0\"?><!-- drawn by J. Roe --><!DOCTYPE svg PUBLIC \"-//W3C//DTD SVG 1.1//EN\" \"x\">\
             <svg xmlns=\"{NS}\" xmlns:inkscape=\"x\" width=\"20\" height=\"10px\" inkscape:version=\"1\" data-name=\"Safe house\">\
             <metadata><rdf:RDF xmlns:rdf=\"y\"><dc:creator>J. Roe</dc:creator></rdf:RDF></metadata>\
             <sodipodi:namedview xmlns:sodipodi=\"z\" id=\"v\"/><title>A &amp; B &lt; C</title>\
             <g id=\"Victim house\" style=\"fill:url(#Grad One);-inkscape-font:x;stroke:red\"><rect width=\"1\" height=\"2\"/></g></svg>"
        );
        assert_eq!(
            cleaned(&svg),
            format!(
                "<svg xmlns=\"{NS}\" width=\"20\" height=\"10px\"><title>A &amp; B &lt; C</title>\
                 <g style=\"fill:url(#none);stroke:red\"><rect width=\"1\" height=\"2\"></rect></g></svg>"
            )
        );
        assert_eq!(clean(svg.as_bytes()).map(|(_, size)| size), Ok(Some((20, 10))));
    }

    #[test]
    fn names_that_are_needed_are_others() {
        let svg = format!(
            "<svg xmlns=\"{NS}\" viewBox=\"0 0 30 40\"><style>/* Roe */ #victim {{ fill: red }} .a {{ color: blue }}</style>\
             <defs><linearGradient id=\"roe\"/></defs><path id=\"victim\" fill=\"url(#roe)\" class=\"a\" d=\"M0 0\"/><use xlink:href=\"#victim\"/></svg>"
        );
        let clean_svg = cleaned(&svg);
        assert!(
            !clean_svg.contains("roe") && !clean_svg.contains("victim") && !clean_svg.contains("Roe"),
            "{clean_svg}"
        );
        assert!(
            clean_svg.contains("<linearGradient id=\"i1\">") && clean_svg.contains("fill=\"url(#i1)\""),
            "{clean_svg}"
        );
        assert!(
            clean_svg.contains("#i2{fill:red}") && clean_svg.contains("<use href=\"#i2\">"),
            "{clean_svg}"
        );
        assert_eq!(clean(svg.as_bytes()).map(|(_, size)| size), Ok(Some((30, 40))));
        assert_eq!(cleaned(&clean_svg), clean_svg, "what is clean stays as it is");
    }

    /// Found by fuzzing: a note that is not closed was read for ever.
    #[test]
    fn a_picture_that_breaks_off_is_refused() {
        for svg in ["<x:note>", "<svg", "<svg>", "<svg><metadata>", "<svg><g></svg>", "<svg|://w.w2>Words"] {
            assert!(clean(svg.as_bytes()).is_err(), "{svg}");
        }
    }

    #[test]
    fn what_acts_or_fetches_is_refused() {
        for inner in [
            "<script>x</script>",
            "<metadata><script/></metadata>",
            "<SCRIPT/>",
            "<rect onclick=\"x()\"/>",
            "<rect ONLOAD=\"x()\"/>",
            "<foreignObject><p/></foreignObject>",
            "<image href=\"data:image/png;base64,AA\"/>",
            "<use href=\"other.svg#a\"/>",
            "<use xlink:href=\"https://x.example/#a\"/>",
            "<rect fill=\"url(https://x.example/a)\"/>",
            "<rect style=\"fill:url('//x.example')\"/>",
            "<style>@import 'x';</style>",
            "<style>a{fill:url(x)}</style>",
            "<style>a{fill:\\75rl(x)}</style>",
            "<a href=\"https://x.example\"><rect/></a>",
            "<blink/>",
            "<?xml-stylesheet href=\"x\"?>",
            "<text>&unknown;</text>",
            "<rect>",
        ] {
            let svg = format!("<svg xmlns=\"{NS}\" xmlns:xlink=\"y\">{inner}</svg>");
            assert!(
                clean(svg.as_bytes()).is_err(),
                "{inner}: {:?}",
                clean(svg.as_bytes()).map(|(b, _)| String::from_utf8(b))
            );
        }
        let bomb = "<!DOCTYPE svg [<!ENTITY a \"aaaa\">]><svg>&a;</svg>";
        for whole in [
            bomb,
            "",
            "text",
            "<html></html>",
            "<svg",
            &format!("{}{}", "<svg>".repeat(100), "</svg>".repeat(100)),
        ] {
            assert!(clean(whole.as_bytes()).is_err(), "{whole}");
        }
    }
}
