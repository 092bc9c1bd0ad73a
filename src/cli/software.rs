//! Listings of software from elsewhere: a `publiccode.yml` or a `codemeta.json` becomes the fields of a draft.
//!
//! The file is somebody else's: it is read with a bound on its size, strictly, and of it no more than what fits a
//! field of the type `software`. Names and mail addresses of persons are left out: whether a person is named is for
//! the author to decide.

use std::path::Path;

use serde_json::Value;

use crate::document::{Date, FieldDefinition, FieldKind, TypeDefinition};
use crate::finding::{Finding, Findings, Result, Rule, Show};
use crate::notation::{Text, yaml};

/// How large such a file may be, in bytes.
const LIMIT: u64 = 256 * 1024;
/// How long a text of it may be, in characters; what is longer is cut.
const TEXT: usize = 300;
/// The same for the long description.
const LONG: usize = 10_000;
/// How many texts a list of it may have.
const ITEMS: usize = 30;

/// What a draft begins with.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Draft {
    /// The name of the software.
    pub(super) title: Option<String>,
    /// What it is, in a sentence or two.
    pub(super) summary: Option<String>,
    /// The fields, as YAML, in the order of the type.
    pub(super) fields: Vec<(String, String)>,
    /// The text, as markdown.
    pub(super) body: String,
    /// What was left out, in words.
    pub(super) left_out: Vec<String>,
}

/// Reads a listing of software.
///
/// # Errors
/// A file that is neither kind of listing, too large, or not well-formed.
pub(super) fn read(path: &Path, definition: &TypeDefinition, language: &str) -> Result<Draft> {
    let name = path.display().to_string();
    let bytes = crate::source::read_named(path, LIMIT)?;
    let text = Text::decode(&name, bytes)?;
    let is_json = path.extension().is_some_and(|extension| extension.eq_ignore_ascii_case("json"));
    let value = if is_json {
        serde_json::from_str(text.as_str())
            .map_err(|error| Finding::new(Rule::Usage, format!("{name} is not JSON: {error}")))?
    } else {
        let node = yaml::parse(text.as_str()).map_err(|faults| {
            faults.into_iter().map(|fault| fault.finding(&text, Show::Nothing)).collect::<Findings>()
        })?;
        node.to_json()
    };
    let draft = Reader { value: &value, definition, draft: Draft::default() };
    if value.get("publiccodeYmlVersion").is_some() {
        return Ok(draft.publiccode(language));
    }
    if is_codemeta(&value) {
        return Ok(draft.codemeta());
    }
    let message = format!("{name} is neither a publiccode.yml nor a codemeta.json");
    Err(Finding::new(Rule::Usage, message).into())
}

/// Whether a tree names the context of CodeMeta, alone or among others.
fn is_codemeta(value: &Value) -> bool {
    let names = |value: &Value| {
        value.as_str().is_some_and(|text| text.contains("/codemeta") || text.contains("/CODEMETA"))
    };
    match value.get("@context") {
        Some(Value::Array(contexts)) => contexts.iter().any(names),
        Some(context) => names(context),
        None => false,
    }
}

struct Reader<'r> {
    value: &'r Value,
    definition: &'r TypeDefinition,
    draft: Draft,
}

impl Reader<'_> {
    fn publiccode(mut self, language: &str) -> Draft {
        let value = self.value;
        let descriptions = value.get("description").and_then(Value::as_object);
        let described = descriptions
            .and_then(|all| all.get(language).or_else(|| all.get("en")).or_else(|| all.values().next()));
        let within = |key: &str| described.and_then(|described| described.get(key));
        self.draft.title = value.get("name").and_then(Value::as_str).map(|text| line(text, TEXT));
        self.draft.summary = within("shortDescription").and_then(Value::as_str).map(|text| line(text, TEXT));
        self.draft.body = within("longDescription").and_then(Value::as_str).map(markdown).unwrap_or_default();
        let kind = text_of(value, "softwareType").map(|kind| match kind.as_str() {
            "configurationFiles" => "configuration-files".to_owned(),
            "softwareAddon" => "addon".to_owned(),
            kind => kind.replace('/', "-"),
        });
        let legal = value.get("legal");
        // The standard does not tell a person from an organization there.
        if legal.is_some_and(|legal| {
            ["repoOwner", "mainCopyrightOwner"].iter().any(|key| legal.get(key).is_some())
        }) {
            self.draft.left_out.push("the owner, who may be a person".to_owned());
        }
        self.text("homepage", text_of(value, "landingURL"));
        self.text("repository", text_of(value, "url"));
        self.text("licence", legal.and_then(|legal| text_of(legal, "license")));
        self.text("maintenance", value.get("maintenance").and_then(|care| text_of(care, "type")));
        self.texts("audience", value.get("intendedAudience").and_then(|audience| audience.get("scope")));
        self.text("maturity", text_of(value, "developmentStatus"));
        self.text("version", text_of(value, "softwareVersion"));
        self.text("released", text_of(value, "releaseDate"));
        self.texts("features", within("features"));
        self.texts("platforms", value.get("platforms"));
        self.text("kind", kind);
        self.texts("categories", value.get("categories"));
        self.texts("languages", value.get("localisation").and_then(|local| local.get("availableLanguages")));
        if value.get("maintenance").is_some_and(|care| care.get("contacts").is_some()) {
            self.draft.left_out.push("the names of contacts".to_owned());
        }
        self.done()
    }

    fn codemeta(mut self) -> Draft {
        let value = self.value;
        self.draft.title = text_of(value, "name").map(|text| line(&text, TEXT));
        let description = value.get("description").and_then(Value::as_str);
        self.draft.summary = description.map(|text| line(text, TEXT));
        self.draft.body = description.map(markdown).unwrap_or_default();
        let named = |key: &str| {
            let one = match value.get(key)? {
                Value::Array(items) => items.first()?,
                one => one,
            };
            one.as_str().map(str::to_owned).or_else(|| text_of(one, "name"))
        };
        let licence = named("license").map(|licence| {
            let id = licence.strip_prefix("https://spdx.org/licenses/").unwrap_or(&licence);
            id.trim_end_matches(".html").to_owned()
        });
        let status = named("developmentStatus").map(|status| {
            let status = status.rsplit(['/', '#']).next().unwrap_or_default().to_lowercase();
            match status.as_str() {
                "wip" => "development".to_owned(),
                "active" => "stable".to_owned(),
                "unsupported" | "abandoned" | "inactive" | "suspended" | "moved" => "obsolete".to_owned(),
                _ => status,
            }
        });
        self.text("homepage", named("url"));
        self.text("repository", named("codeRepository"));
        self.text("licence", licence);
        self.text("language", named("programmingLanguage"));
        let is_organization = |value: &Value| {
            value.get("@type").or_else(|| value.get("type")).is_some_and(|kind| kind == "Organization")
        };
        let maintainer = value.get("maintainer").filter(|maintainer| is_organization(maintainer));
        self.text("maintainer", maintainer.and_then(|maintainer| text_of(maintainer, "name")));
        self.text("maturity", status);
        self.text("version", text_of(value, "version").or_else(|| text_of(value, "softwareVersion")));
        self.text("released", named("datePublished").map(|date| date.chars().take(10).collect()));
        self.texts("features", value.get("featureList"));
        self.texts("platforms", value.get("operatingSystem"));
        self.texts("categories", value.get("applicationCategory"));
        if value.get("author").is_some() || value.get("contributor").is_some() {
            self.draft.left_out.push("the names of authors and contributors".to_owned());
        }
        self.done()
    }

    fn field(&self, name: &str) -> Option<&FieldDefinition> {
        self.definition.fields.iter().find(|field| field.name == name)
    }

    /// Takes a text, if it fits the field.
    fn text(&mut self, name: &str, text: Option<String>) {
        let (Some(field), Some(text)) = (self.field(name), text) else { return };
        let text = line(&text, TEXT);
        let fits = match &field.kind {
            FieldKind::Link => text.starts_with("https://") && !text.contains(char::is_whitespace),
            FieldKind::Date => Date::parse(&text).is_some(),
            FieldKind::Choice(choices) => choices.contains(&text),
            _ => !text.is_empty(),
        };
        match (fits, &field.kind) {
            (false, _) => self.draft.left_out.push(format!("`{name}`, whose value does not fit")),
            (true, FieldKind::Date | FieldKind::Choice(_)) => self.draft.fields.push((name.to_owned(), text)),
            (true, _) => self.draft.fields.push((name.to_owned(), super::new::quoted(&text))),
        }
    }

    /// Takes those texts of a list, or a single one, that fit the field.
    fn texts(&mut self, name: &str, value: Option<&Value>) {
        let (Some(field), Some(value)) = (self.field(name), value) else { return };
        let items: Vec<&Value> = match value {
            Value::Array(items) => items.iter().take(ITEMS).collect(),
            one => vec![one],
        };
        let mut texts: Vec<String> =
            items.into_iter().filter_map(Value::as_str).map(|text| line(text, TEXT)).collect();
        if let FieldKind::Choices(choices) = &field.kind {
            texts = texts
                .into_iter()
                .map(|text| text.to_lowercase())
                .filter(|text| choices.contains(text))
                .collect();
        }
        texts.retain(|text| !text.is_empty());
        if texts.is_empty() {
            return;
        }
        let list: Vec<String> = texts.iter().map(|text| super::new::quoted(text)).collect();
        self.draft.fields.push((name.to_owned(), format!("[{}]", list.join(", "))));
    }

    /// Puts the fields into the order of the type.
    fn done(mut self) -> Draft {
        self.draft.title = self.draft.title.filter(|title| !title.is_empty());
        let order = |name: &str| self.definition.fields.iter().position(|field| field.name == name);
        self.draft.fields.sort_by_key(|(name, _)| order(name));
        self.draft
    }
}

fn text_of(value: &Value, key: &str) -> Option<String> {
    match value.get(key)? {
        Value::String(text) => Some(text.clone()),
        Value::Number(number) => Some(number.to_string()),
        _ => None,
    }
}

/// Whether a character is neither seen nor needed: control signs, and what hides or reorders text.
fn is_unwanted(c: char) -> bool {
    c.is_control()
        || crate::finding::is_invisible(c)
        || matches!(c, '\u{E000}'..='\u{F8FF}' | '\u{F0000}'..='\u{10FFFF}')
}

/// Makes one line of a text, without signs that nobody sees.
fn line(text: &str, most: usize) -> String {
    let spaced: String =
        text.chars().map(|c| if c.is_whitespace() { ' ' } else { c }).filter(|c| !is_unwanted(*c)).collect();
    spaced
        .split(' ')
        .filter(|word| !word.is_empty())
        .collect::<Vec<_>>()
        .join(" ")
        .chars()
        .take(most)
        .collect()
}

/// Makes markdown of a long description: of its markup stay emphasis, lists and links. HTML, pictures, headings and
/// directives are made harmless.
fn markdown(text: &str) -> String {
    let mut out = String::new();
    let mut before = '\n';
    let text: String = text.chars().filter(|c| *c == '\n' || !is_unwanted(*c)).take(LONG).collect();
    for (at, c) in text.char_indices() {
        let rest = &text[at..];
        let begins = before == '\n' || before.is_whitespace();
        if matches!(c, '<' | '!' | '`' | '|' | '~')
            || begins && matches!(c, ':' | '#' | '=')
            // What could be taken for a fence of front matter, or makes a heading of the line above.
            || before == '\n' && rest.starts_with("---")
        {
            out.push('\\');
        }
        out.push(c);
        before = c;
    }
    out.trim().to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn definition() -> TypeDefinition {
        TypeDefinition::built_in().into_iter().find(|one| one.name == "software").expect("built in")
    }

    fn draft(value: &Value) -> Draft {
        let definition = definition();
        let reader = Reader { value, definition: &definition, draft: Draft::default() };
        if is_codemeta(value) { reader.codemeta() } else { reader.publiccode("en") }
    }

    #[test]
    fn only_what_fits_is_taken() {
        let found = draft(&serde_json::json!({
            "publiccodeYmlVersion": "0.4", "name": "A\u{202e} tool", "legal": { "repoOwner": "Sam Roe" }, "url": "http://plain.example",
            "developmentStatus": "beta", "platforms": ["web", "toaster"], "releaseDate": "yesterday",
            "softwareType": "standalone/web", "maintenance": { "type": "internal", "contacts": [{ "name": "Pat Doe" }] },
            "description": { "en": { "shortDescription": "Does\nthings", "longDescription": "<b>x</b>\n:redact[y]\n::: note\n![p](q)" } }
        }));
        assert_eq!(found.title.as_deref(), Some("A tool"));
        assert_eq!(found.summary.as_deref(), Some("Does things"));
        let fields: Vec<String> =
            found.fields.iter().map(|(name, value)| format!("{name}: {value}")).collect();
        assert_eq!(
            fields,
            ["maintenance: internal", "maturity: beta", "platforms: [\"web\"]", "kind: standalone-web"]
        );
        assert_eq!(found.body, "\\<b>x\\</b>\n\\:redact[y]\n\\::: note\n\\![p](q)");
        assert_eq!(found.left_out.len(), 4, "{:?}", found.left_out);
        assert!(!format!("{found:?}").contains("Pat Doe") && !format!("{found:?}").contains("Sam Roe"));
        assert_eq!(markdown("---\nsensitivity: public\n---\n- a"), "\\---\nsensitivity: public\n\\---\n- a");
        let unnamed = draft(&serde_json::json!({ "publiccodeYmlVersion": "0.4", "name": " " }));
        assert_eq!(unnamed.title, None);
    }

    #[test]
    fn codemeta_is_read_in_its_several_forms() {
        let found = draft(&serde_json::json!({
            "@context": ["https://w3id.org/codemeta/3.0"], "name": "Tool", "description": "Does things.",
            "codeRepository": "https://a.example/code", "license": ["https://spdx.org/licenses/MIT.html"],
            "programmingLanguage": { "@type": "ComputerLanguage", "name": "Rust" }, "version": 2.1,
            "datePublished": "2026-03-04T00:00:00Z", "developmentStatus": "https://www.repostatus.org/#wip",
            "operatingSystem": "Linux", "maintainer": { "@type": "Person", "name": "Pat Doe" }, "author": []
        }));
        let fields: Vec<String> =
            found.fields.iter().map(|(name, value)| format!("{name}: {value}")).collect();
        assert_eq!(
            fields,
            [
                "repository: \"https://a.example/code\"",
                "licence: \"MIT\"",
                "language: \"Rust\"",
                "maturity: development",
                "version: \"2.1\"",
                "released: 2026-03-04",
                "platforms: [\"linux\"]",
            ]
        );
    }
}
