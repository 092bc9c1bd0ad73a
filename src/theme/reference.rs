//! The reference of templates: every value that a template may use, from the descriptions of the views.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use schemars::generate::SchemaSettings;
use schemars::{JsonSchema, SchemaGenerator};
use serde_json::Value;

use super::views::{PageView, SiteView, Values};
use super::{
    about_site, archive, as_of, changes, feeds, fill, grounds, home, library, library_changes, lists, pages,
    redlines, scorecard, search, stand_ins, statement, tip_cards, versions,
};

/// What is said before the lists.
const HEAD: &str = "# Template reference

What each template is given. `plainview schema templates` prints this page; it is made from the program's own
types, so it is true of the version that you run.

Values marked *html* are finished HTML: print them with `| safe`, and nothing else. Every `url` begins with the
site's base path; a `permalink` begins with its origin. What is \"or none\" can be tested with `{% if … %}`.
";

/// Returns the reference, as markdown.
pub fn reference() -> String {
    let mut reference =
        Reference { generator: SchemaSettings::draft2020_12().into_generator(), text: HEAD.to_owned() };
    reference.every_page();
    reference.text.push_str("\n## Pages\n");
    reference.page::<home::HomeValues>();
    reference.page::<lists::SectionValues>();
    reference.page::<pages::DocumentValues>();
    reference.page::<tip_cards::TipCardValues>();
    reference.page::<library::ManualValues>();
    reference.page::<archive::ArchiveValues>();
    reference.page::<library_changes::LibraryChangesValues>();
    reference.page::<as_of::AsOfValues>();
    reference.page::<as_of::AsOfDayValues>();
    reference.page::<scorecard::ScorecardValues>();
    reference.page::<versions::VersionValues>();
    reference.page::<redlines::RedlineValues>();
    reference.page::<library::ByTopicValues>();
    reference.page::<lists::TaxonomyValues>();
    reference.page::<lists::TermValues>();
    reference.page::<changes::ChangesValues>();
    reference.page::<search::SearchValues>();
    reference.page::<search::FromAToZValues>();
    reference.page::<grounds::WithholdingValues>();
    reference.page::<grounds::GroundValues>();
    reference.page::<grounds::RegisterValues>();
    reference.page::<statement::StatementValues>();
    reference.page::<stand_ins::NotFoundValues>();
    reference.page::<stand_ins::RedirectValues>();
    reference.text.push_str("\n## Other files\n\nThese have `lang` and `site`, and:\n");
    reference.other::<fill::DirectiveValues<'_>>("`directives/*.html`");
    reference.other::<fill::MarkValues<'_>>("`mark.html`, `mark-block.html`");
    reference.other::<feeds::FeedValues>("`feed.atom.xml`, `feed.json`");
    reference.other::<feeds::SitemapValues>("`sitemap.xml`");
    reference.text.push_str("\n### `robots.txt`\n\nNothing more.\n");
    reference.other::<about_site::OpenSearchValues>("`opensearch.xml`");
    reference.other::<about_site::SecurityValues>("`security.txt`");
    reference.other::<about_site::OfflineValues>("`offline.js`");
    reference.types();
    reference.text
}

struct Reference {
    generator: SchemaGenerator,
    text: String,
}

impl Reference {
    fn every_page(&mut self) {
        self.text.push_str(
            "\n## In every page\n\n| Name | Holds | Meaning |\n| --- | --- | --- |\n\
             | `lang` | text | The code of the page's language. |\n\
             | `dir` | text | `ltr` or `rtl`. |\n",
        );
        let site = self.generator.subschema_for::<SiteView<'_>>();
        let page = self.generator.subschema_for::<PageView>();
        self.row("site", site.as_value(), "The site, as pages in this language see it.");
        self.row("page", page.as_value(), "The page as such, whatever it shows.");
    }

    fn page<V: Values>(&mut self) {
        self.other::<V>(&format!("`{}`", V::TEMPLATE));
    }

    fn other<V: JsonSchema>(&mut self, title: &str) {
        let schema = V::json_schema(&mut self.generator).to_value();
        self.text.push_str(&format!("\n### {title}\n"));
        self.fields(&schema);
    }

    fn types(&mut self) {
        self.text.push_str("\n## Values with parts\n");
        let types: BTreeMap<String, Value> = self
            .generator
            .definitions()
            .iter()
            .map(|(name, schema)| (spoken(name), schema.clone()))
            .collect();
        for (name, schema) in types {
            self.text.push_str(&format!("\n### {name}\n"));
            self.fields(&schema);
        }
    }

    fn fields(&mut self, schema: &Value) {
        if let Some(about) = schema["description"].as_str() {
            self.text.push_str(&format!("\n{}\n", in_line(about)));
        }
        let Some(properties) = schema["properties"].as_object().filter(|map| !map.is_empty()) else { return };
        self.text.push_str("\n| Name | Holds | Meaning |\n| --- | --- | --- |\n");
        for (name, field) in properties {
            let about = field["description"].as_str().unwrap_or_default().to_owned();
            self.row(name, field, &about);
        }
    }

    fn row(&mut self, name: &str, field: &Value, about: &str) {
        // Writing to a string cannot fail.
        let _written = writeln!(self.text, "| `{name}` | {} | {} |", holds(field), in_line(about));
    }
}

/// Says in words what a value is.
fn holds(schema: &Value) -> String {
    if let Some(target) = schema["$ref"].as_str() {
        let name = spoken(target.rsplit('/').next().unwrap_or_default());
        return format!("[{name}](#{})", name.replace(' ', "-"));
    }
    for key in ["anyOf", "allOf"] {
        if let Some(choices) = schema[key].as_array() {
            let (none, some): (Vec<_>, Vec<_>) = choices.iter().partition(|choice| choice["type"] == "null");
            let words: Vec<String> = some.into_iter().map(holds).collect();
            let end = if none.is_empty() { "" } else { " or none" };
            return format!("{}{end}", words.join(" or "));
        }
    }
    if let Some(types) = schema["type"].as_array() {
        let mut one = schema.clone();
        one["type"] = types.iter().find(|name| *name != "null").cloned().unwrap_or_default();
        return format!("{} or none", holds(&one));
    }
    match schema["type"].as_str() {
        Some("string") if schema["format"] == "html" => "*html*".to_owned(),
        Some("string") => "text".to_owned(),
        Some("integer" | "number") => "number".to_owned(),
        Some("boolean") => "true or false".to_owned(),
        Some("array") => format!("list of {}", holds(&schema["items"])),
        Some("object") => "values by name".to_owned(),
        _ => "anything".to_owned(),
    }
}

/// Returns the name of a view as it is spoken of: `SectionCardView` is a `section card`.
fn spoken(name: &str) -> String {
    let mut spoken = String::new();
    for c in name.trim_end_matches("View").chars() {
        if c.is_uppercase() && !spoken.is_empty() {
            spoken.push(' ');
        }
        spoken.extend(c.to_lowercase());
    }
    spoken
}

/// Puts a description into a cell of a table.
fn in_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ").replace("| get", "\\| get")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_field_is_described_and_every_view_has_a_name_of_its_own() {
        let reference = reference();
        for line in reference.lines() {
            assert!(!line.ends_with("|  |"), "no description: {line}");
            let is_numbered = line.starts_with("### ") && line.ends_with(|c: char| c.is_ascii_digit());
            assert!(!is_numbered, "two views have one name: {line}");
        }
    }

    #[test]
    fn every_template_of_the_default_theme_is_described() {
        let reference = reference();
        let theme = crate::source::ThemeFiles::built_in(&mut crate::finding::Findings::new());
        for name in theme.templates.keys().filter(|name| !name.contains('/') && *name != "base.html") {
            assert!(reference.contains(&format!("`{name}`")), "{name} is not described");
        }
    }
}
