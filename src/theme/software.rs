//! Software for those who look for it elsewhere: `publiccode.yml` (the standard of that name, version 0.4) and
//! `codemeta.json` (CodeMeta 3.0), made of what a document of type `software` says.

use serde_json::{Map, Value, json};

use super::views::LinkView;
use super::{Artifact, Job, Press};
use crate::document::{FieldValue, Language};
use crate::finding::{Finding, Findings, Place, Rule};
use crate::markup::{Bodies, Body, plain};
use crate::site::{Address, Page, Site};

/// The version of publiccode.yml that is written.
const PUBLICCODE: &str = "0.4";
/// Where the terms of CodeMeta are defined.
const CODEMETA: &str = "https://w3id.org/codemeta/3.0";
/// The longest short description, in characters.
const SHORT: usize = 150;
/// The longest long description, in characters.
const LONGEST: usize = 10_000;
/// How long a text must be, with its markup, for a long description of the 150 characters that the standard asks for.
const TEXT: usize = 300;

/// The fields without which there is no `publiccode.yml`.
const NEEDED: [&str; 9] = [
    "repository",
    "licence",
    "maturity",
    "kind",
    "platforms",
    "categories",
    "released",
    "features",
    "maintenance",
];

fn address(page: &Page, file: &str) -> Address {
    Address::file(&format!("{}{file}", page.address.as_str()))
}

fn is_software(site: &Site<'_>, page: &Page) -> bool {
    site.kind(page).name == "software"
}

/// Names what a document lacks for a `publiccode.yml`.
fn lacks(page: &Page) -> Vec<&'static str> {
    let mut lacks: Vec<&str> =
        NEEDED.iter().copied().filter(|name| page.field("software", name).is_none()).collect();
    if page.document.header.summary.is_none() {
        lacks.push("summary");
    }
    if page.document.body.as_str().trim().chars().count() < TEXT {
        lacks.push("a longer text");
    }
    if page.field("software", "maintainer").is_none() && held(page, "maintenance") != Some("none") {
        lacks.push("maintainer");
    }
    if held(page, "licence").is_some_and(|licence| !is_licence(licence)) {
        lacks.push("a `licence` by its id in the list of SPDX");
    }
    let is_category = |text: &String| text.chars().all(|c| c.is_ascii_lowercase() || c == '-');
    if !texts(page, "categories", &str::to_owned).iter().all(is_category) {
        lacks.push("`categories` from the list of the standard");
    }
    lacks
}

/// Whether a text has the shape of a licence as SPDX writes it: ids, with `AND`, `OR` or `WITH` between them.
fn is_licence(text: &str) -> bool {
    let is_id =
        |word: &str| !word.is_empty() && word.chars().all(|c| c.is_ascii_alphanumeric() || "-.+".contains(c));
    let words: Vec<&str> = text.split_whitespace().map(|word| word.trim_matches(['(', ')'])).collect();
    let fits = |(at, word): (usize, &&str)| match at % 2 {
        0 => is_id(word),
        _ => matches!(*word, "AND" | "OR" | "WITH"),
    };
    words.len() % 2 == 1 && words.iter().enumerate().all(fits)
}

/// Whether a document is a translation, whose words stand in the files of its original.
fn is_translation(page: &Page) -> bool {
    page.original.is_some()
}

/// Returns the files in which programs read about a document's software.
pub(super) fn files(site: &Site<'_>, index: usize) -> Vec<LinkView> {
    let page = &site.pages[index];
    if !is_software(site, page) {
        return Vec::new();
    }
    let own = page.original.map_or(page, |original| &site.pages[original.page]);
    let mut names = Vec::new();
    if lacks(own).is_empty() {
        names.push("publiccode.yml");
    }
    names.push("codemeta.json");
    let link = |name: &str| LinkView { title: name.to_owned(), url: site.url(&address(own, name)) };
    names.into_iter().map(link).collect()
}

/// Adds the jobs for the files of all software.
pub(super) fn jobs<'j>(site: &'j Site<'_>, jobs: &mut Vec<Job<'j>>) {
    for (index, page) in site.pages.iter().enumerate() {
        if !is_software(site, page) || is_translation(page) {
            continue;
        }
        if lacks(page).is_empty() {
            jobs.push(Box::new(move |press| Ok(publiccode(press, index))));
        }
        jobs.push(Box::new(move |press| Ok(codemeta(press, index))));
    }
}

/// Says for which software there is no `publiccode.yml`, and why.
pub(super) fn report(site: &Site<'_>, findings: &mut Findings) {
    let pages = site.pages.iter().filter(|page| is_software(site, page) && !is_translation(page));
    // What has no source code to be found needs no listing.
    for page in pages.filter(|page| page.field("software", "repository").is_some()) {
        let lacks = lacks(page);
        if !lacks.is_empty() {
            let message = format!("no `publiccode.yml` is written: it needs {}", lacks.join(", "));
            let place = Place::file(page.document.path.as_str());
            findings.push(Finding::new(Rule::SoftwareListing, message).at(place));
        }
    }
}

/// Returns the files as words, for the audit: they put keys of the standards and released words beside each other.
pub(super) fn own_words(site: &Site<'_>, bodies: &Bodies) -> Vec<String> {
    let mut words = Vec::new();
    for (page, body) in site.pages.iter().zip(&bodies.pages).filter(|(page, _)| is_software(site, page)) {
        for file in ["publiccode.yml", "codemeta.json"] {
            words.push(format!("{}{}", site.config.base_url.whole(), address(page, file)));
        }
        let long = long(body, page.document.header.summary.as_deref().unwrap_or_default());
        let entries = entries(site, page, &str::to_owned, &long);
        words.push(entries.iter().map(|(key, value)| flat(key, value)).collect::<Vec<_>>().join(" "));
        words.push(flat("", &described(site, page, &str::to_owned)));
    }
    words
}

/// Returns keys and values of a tree, one after the other.
fn flat(key: &str, value: &Value) -> String {
    match value {
        Value::Object(map) => {
            map.iter().fold(key.to_owned(), |words, (key, value)| format!("{words} {}", flat(key, value)))
        }
        Value::Array(items) => {
            items.iter().fold(key.to_owned(), |words, value| format!("{words} {}", flat("", value)))
        }
        Value::String(text) => format!("{key} {text}"),
        other => format!("{key} {other}"),
    }
}

fn held<'p>(page: &'p Page, name: &str) -> Option<&'p str> {
    page.field("software", name).and_then(FieldValue::as_text)
}

fn texts(page: &Page, name: &str, text: &dyn Fn(&str) -> String) -> Vec<String> {
    match page.field("software", name) {
        Some(FieldValue::Choices(choices)) => choices.clone(),
        Some(value) => value.texts().into_iter().map(text).collect(),
        None => Vec::new(),
    }
}

/// Cuts a text to so many characters, at a word.
fn cut(text: &str, most: usize) -> String {
    if text.chars().count() <= most {
        return text.to_owned();
    }
    let short: String = text.chars().take(most - 1).collect();
    let short = short.rsplit_once(' ').map_or(short.as_str(), |(words, _)| words);
    format!("{}…", short.trim_end_matches([',', ';', '.', ' ']))
}

/// Returns the language codes in which software speaks, of those that the document names, else of the document.
fn languages(site: &Site<'_>, page: &Page) -> Vec<String> {
    let mut named = texts(page, "languages", &|text| text.to_owned());
    // The standard wants codes (BCP 47); "Spanish" is for people.
    named.retain(|name| Language::is_code(name));
    if named.is_empty() { vec![site.config.languages[page.document.language].code.clone()] } else { named }
}

/// Makes the entries of `publiccode.yml`, in the order of the standard.
fn entries(site: &Site<'_>, page: &Page, text: &dyn Fn(&str) -> String, long: &str) -> Vec<(String, Value)> {
    let header = &page.document.header;
    let field = |name: &str| held(page, name).map(text);
    let language = site.config.languages[page.document.language].code.clone();
    let summary = header.summary.as_deref().map(text).unwrap_or_default();
    let kind = match held(page, "kind").unwrap_or_default() {
        "configuration-files" => "configurationFiles".to_owned(),
        kind => kind.replacen('-', "/", 1),
    };
    let mut entries: Vec<(String, Value)> = Vec::new();
    let mut add =
        |key: &str, value: Option<Value>| entries.extend(value.map(|value| (key.to_owned(), value)));
    add("publiccodeYmlVersion", Some(json!(PUBLICCODE)));
    add("name", Some(json!(text(&header.title))));
    add("url", field("repository").map(Value::from));
    add("landingURL", field("homepage").map(Value::from));
    add("softwareVersion", field("version").map(Value::from));
    let released = page.field("software", "released").and_then(FieldValue::as_moment);
    add("releaseDate", released.map(|released| json!(released.date.to_string())));
    add("platforms", Some(json!(texts(page, "platforms", text))));
    add("categories", Some(json!(texts(page, "categories", text))));
    add("developmentStatus", field("maturity").map(Value::from));
    add("softwareType", Some(json!(kind)));
    let description = json!({
        "shortDescription": cut(&summary, SHORT),
        "longDescription": long,
        "features": texts(page, "features", text),
    });
    add("description", Some(json!({ language: description })));
    add("legal", field("licence").map(|licence| json!({ "license": licence })));
    let maintenance = held(page, "maintenance").unwrap_or("none");
    let mut care = Map::from_iter([("type".to_owned(), json!(maintenance))]);
    if let Some(name) = field("maintainer").filter(|_| maintenance != "none") {
        care.insert("contacts".to_owned(), json!([{ "name": name }]));
    }
    add("maintenance", Some(Value::Object(care)));
    let spoken = languages(site, page);
    add("localisation", Some(json!({ "localisationReady": spoken.len() > 1, "availableLanguages": spoken })));
    entries
}

/// Makes a long description of a document: its summary and its text, in which a gap stands for what is redacted.
fn long(body: &Body, summary: &str) -> String {
    let body = plain(&body.parts);
    let blocks = body.split('\u{1}').map(str::trim).filter(|block| !block.is_empty());
    cut(&std::iter::once(summary).chain(blocks).collect::<Vec<_>>().join("\n"), LONGEST)
}

fn publiccode(press: &Press<'_>, index: usize) -> Artifact {
    let site = press.site;
    let page = &site.pages[index];
    let text = |text: &str| press.marks.text(text, page.document.language).into_owned();
    let summary = page.document.header.summary.as_deref().map(text).unwrap_or_default();
    let mut yaml = String::from("# https://yml.publiccode.tools/\n");
    for (key, value) in entries(site, page, &text, &long(&press.bodies.pages[index], &summary)) {
        write_yaml(&key, &value, 0, &mut yaml);
    }
    Artifact {
        path: address(page, "publiccode.yml").output(),
        bytes: yaml.into_bytes(),
        origin: page.document.path.to_string(),
    }
}

/// Writes a key and its value as YAML 1.2. All texts are quoted as in JSON, which YAML is a superset of.
fn write_yaml(key: &str, value: &Value, depth: usize, yaml: &mut String) {
    let indent = "  ".repeat(depth);
    // The code of Norwegian is a boolean in YAML 1.1.
    let key = if key == "no" { "\"no\"" } else { key };
    match value {
        Value::Object(map) => {
            yaml.push_str(&format!("{indent}{key}:\n"));
            for (key, value) in map {
                write_yaml(key, value, depth + 1, yaml);
            }
        }
        Value::Array(items) => {
            yaml.push_str(&format!("{indent}{key}:\n"));
            for item in items {
                // Flow style: JSON as it is.
                yaml.push_str(&format!("{indent}  - {item}\n"));
            }
        }
        other => yaml.push_str(&format!("{indent}{key}: {other}\n")),
    }
}

/// Makes the tree of `codemeta.json`.
fn described(site: &Site<'_>, page: &Page, text: &dyn Fn(&str) -> String) -> Value {
    let header = &page.document.header;
    let field = |name: &str| held(page, name).map(text);
    let mut map = Map::new();
    let mut add = |key: &str, value: Option<Value>| {
        if let Some(value) = value {
            map.insert(key.to_owned(), value);
        }
    };
    add("@context", Some(json!(CODEMETA)));
    add("@type", Some(json!("SoftwareSourceCode")));
    add("@id", Some(json!(site.permalink(&page.address))));
    add("name", Some(json!(text(&header.title))));
    add("description", header.summary.as_deref().map(|summary| json!(text(summary))));
    add("url", Some(json!(field("homepage").unwrap_or_else(|| site.permalink(&page.address)))));
    add("codeRepository", field("repository").map(Value::from));
    add("programmingLanguage", field("language").map(Value::from));
    add("license", field("licence").map(|licence| json!(spdx(&licence))));
    add("version", field("version").map(Value::from));
    let released = page.field("software", "released").and_then(FieldValue::as_moment);
    add("datePublished", released.map(|released| json!(released.date.to_string())));
    add("dateModified", header.last_change().map(|date| json!(date.to_string())));
    add("developmentStatus", field("maturity").map(|status| json!(repo_status(&status))));
    let list = |name: &str| {
        Some(texts(page, name, text)).filter(|texts| !texts.is_empty()).map(|texts| json!(texts))
    };
    add("featureList", list("features"));
    add("operatingSystem", list("platforms"));
    add("applicationCategory", list("categories"));
    add("audience", list("audience").map(|kinds| json!({ "@type": "Audience", "audienceType": kinds })));
    add("maintainer", field("maintainer").map(|name| json!({ "@type": "Organization", "name": name })));
    let publisher = site.config.agency.name.as_deref().unwrap_or(&site.config.title);
    let home = site.permalink(&site.home(page.document.language));
    add("publisher", Some(json!({ "@type": "Organization", "name": publisher, "url": home })));
    Value::Object(map)
}

/// Returns a licence as an address, if its name has the shape of an SPDX id.
fn spdx(licence: &str) -> String {
    let is_id = licence.chars().all(|c| c.is_ascii_alphanumeric() || "-.+".contains(c));
    if is_id { format!("https://spdx.org/licenses/{licence}") } else { licence.to_owned() }
}

/// Returns the status of repostatus.org, which CodeMeta recommends, that a maturity comes nearest to.
fn repo_status(maturity: &str) -> &'static str {
    match maturity {
        "concept" => "concept",
        "development" | "beta" => "wip",
        "obsolete" => "unsupported",
        _ => "active",
    }
}

fn codemeta(press: &Press<'_>, index: usize) -> Artifact {
    let site = press.site;
    let page = &site.pages[index];
    let text = |text: &str| press.marks.text(text, page.document.language).into_owned();
    let json = format!("{:#}\n", described(site, page, &text));
    Artifact {
        path: address(page, "codemeta.json").output(),
        bytes: json.into_bytes(),
        origin: page.document.path.to_string(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_are_cut_at_a_word() {
        assert_eq!(cut("one two three", 20), "one two three");
        assert_eq!(cut("one two three", 10), "one two…");
    }

    #[test]
    fn licences_and_keys_are_those_of_the_standards() {
        for licence in
            ["MIT", "Apache-2.0", "(MIT OR Apache-2.0)", "GPL-2.0-only WITH Classpath-exception-2.0"]
        {
            assert!(is_licence(licence), "{licence}");
        }
        for licence in ["", "Free to read", "Our own", "MIT,", "MIT OR", "\u{10FF00}"] {
            assert!(!is_licence(licence), "{licence}");
        }
        let mut yaml = String::new();
        write_yaml("description", &json!({ "no": { "a": "b" } }), 0, &mut yaml);
        assert_eq!(yaml, "description:\n  \"no\":\n    a: \"b\"\n");
    }

    #[test]
    fn yaml_is_json_where_it_must_be_quoted() {
        let mut yaml = String::new();
        write_yaml("a", &json!({ "b": ["x: y", "no"], "c": true, "d": "two\nlines # \"q\"" }), 0, &mut yaml);
        assert_eq!(
            yaml,
            "a:\n  b:\n    - \"x: y\"\n    - \"no\"\n  c: true\n  d: \"two\\nlines # \\\"q\\\"\"\n"
        );
    }
}
