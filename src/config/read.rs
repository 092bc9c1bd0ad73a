//! From the keys of `site.toml` to a [`Config`].

use std::cell::RefCell;

use globset::GlobBuilder;
use jiff::tz::TimeZone;

use super::types::{BaseUrl, Config, Floor, Host, Link, Markdown, MenuItem, Menus, Settlement, Taxonomy};
use super::{FILE, Options};
use crate::document::{FieldDefinition, FieldKind, Grounds, Language, Levels, TypeDefinition};
use crate::finding::{Finding, Findings, Place, Rule};
use crate::notation::Fields;

/// Reads all keys; nothing only if a required one is missing or wrong, which has been reported.
pub(super) fn config(fields: Fields<'_>, options: &Options, findings: &RefCell<Findings>) -> Option<Config> {
    let title = fields.required_text("title");
    let base_url = base_url(&fields, options, findings);
    let description = fields.text("description").unwrap_or_default();
    let levels = levels(&fields);
    let languages = languages(&fields, title.as_deref().unwrap_or_default());
    let time_zone = time_zone(&fields);
    let agency = fields.table("agency").map(super::agency::read).unwrap_or_default();
    let types = types(&fields);
    let codes: Vec<String> = languages.iter().map(|language| language.code.clone()).collect();
    let floors = fields.tables("floors").into_iter().filter_map(|table| floor(table, &levels)).collect();
    let config = Config {
        description,
        time_zone: time_zone.clone(),
        license: license(&fields),
        theme: fields.text("theme").unwrap_or_else(|| "civic".to_owned()),
        grounds: grounds(&fields, &languages, agency.appeal.as_deref()),
        reading: super::reading::read(&fields, &types),
        types,
        taxonomies: taxonomies(&fields),
        menus: menus(&fields, &languages[0].code),
        host: host(&fields, options),
        markdown: markdown(&fields),
        feed_length: feed_length(&fields),
        require_approval: require_approval(&fields),
        settled: fields.tables("settled").into_iter().filter_map(settlement).collect(),
        identity: fields.table("identity").map(super::identity::read).unwrap_or_default(),
        personal: fields.table("personal").map(super::personal::read).unwrap_or_default(),
        small_cells: fields.table("data").map_or(SMALL_CELLS, small_cells),
        search: super::search::read(fields.table("search")),
        policies: fields.table("policies").map(super::policies::read).unwrap_or_default(),
        comments: fields.table("comments").map(super::comments::read).unwrap_or_default(),
        variables: super::variables::read(&fields, &codes, &agency),
        offline: fields.table("offline").is_some_and(offline),
        authoritative: authoritative(&fields, &languages),
        agency,
        floors,
        levels,
        languages,
        today: options.clock.today(&time_zone)?,
        title: title.unwrap_or_default(),
        base_url: base_url
            .unwrap_or_else(|| BaseUrl::parse("https://site.example").expect("a valid address")),
    };
    fields.finish();
    Some(config)
}

fn base_url(fields: &Fields<'_>, options: &Options, findings: &RefCell<Findings>) -> Option<BaseUrl> {
    let text = fields.required_text("base_url");
    if let Some(given) = &options.base_url {
        let url = BaseUrl::parse(given);
        if url.is_none() {
            findings.borrow_mut().push(Finding::new(
                Rule::Usage,
                "`--base-url` is not an address such as https://police.example",
            ));
        }
        return url;
    }
    let url = BaseUrl::parse(&text?);
    if let (None, Some(node)) = (&url, fields.node("base_url")) {
        fields.bad("base_url", node, "it must be an address such as https://police.example");
    }
    url
}

fn levels(fields: &Fields<'_>) -> Levels {
    let Some(node) = fields.node("levels") else { return Levels::default() };
    Levels::new(fields.texts("levels")).unwrap_or_else(|| {
        fields.bad("levels", node, "it must be two or more lower-case words, the published one first");
        Levels::default()
    })
}

fn languages(fields: &Fields<'_>, title: &str) -> Vec<Language> {
    let main = fields.text("language").unwrap_or_else(|| "en".to_owned());
    let mut languages = vec![language(&main)];
    if let Some(tables) = fields.table("languages") {
        for (code, table) in tables.named_tables() {
            let mut new = language(&code);
            new.name = table.text("name").unwrap_or(new.name);
            new.title = table.text("title").filter(|own| own != title);
            new.description = table.text("description");
            table.node("variables");
            table.finish();
            if code == main {
                languages[0] = new;
            } else {
                languages.push(new);
            }
        }
        tables.finish();
    }
    for language in &languages {
        let node =
            fields.node("languages").and_then(|node| node.get(&language.code)).or(fields.node("language"));
        if let (false, Some(node)) = (Language::is_code(&language.code), node) {
            fields.bad("languages", node, "a language is named by its code, such as `es` or `pt-br`");
        }
    }
    languages
}

fn language(code: &str) -> Language {
    let name = Language::own_name(code).unwrap_or(code).to_owned();
    Language { code: code.to_owned(), name, title: None, description: None }
}

fn time_zone(fields: &Fields<'_>) -> TimeZone {
    let Some(name) = fields.text("time_zone") else { return TimeZone::UTC };
    TimeZone::get(&name).unwrap_or_else(|_| {
        if let Some(node) = fields.node("time_zone") {
            fields.bad("time_zone", node, "it must be a name such as America/Chicago");
        }
        TimeZone::UTC
    })
}

fn license(fields: &Fields<'_>) -> Option<Link> {
    let name = fields.text("license");
    let url = https(fields, "license_url");
    name.map(|name| Link { url: url.or_else(|| known_license(&name)), name })
}

/// Returns the address of a licence that is commonly used for such content, by its SPDX id.
pub(crate) fn known_license(id: &str) -> Option<String> {
    Some(match id {
        "CC0-1.0" => "https://creativecommons.org/publicdomain/zero/1.0/".to_owned(),
        "CC-BY-4.0" => "https://creativecommons.org/licenses/by/4.0/".to_owned(),
        "CC-BY-SA-4.0" => "https://creativecommons.org/licenses/by-sa/4.0/".to_owned(),
        "MIT" => "https://opensource.org/license/mit".to_owned(),
        _ => return None,
    })
}

pub(super) fn https(fields: &Fields<'_>, key: &str) -> Option<String> {
    let node = fields.node(key)?;
    let url = fields.text(key)?;
    if url.starts_with("https://") {
        return Some(url);
    }
    fields.bad(key, node, "it must be an address that begins with https://");
    None
}

fn offline(table: Fields<'_>) -> bool {
    let enabled = table.boolean("enabled").unwrap_or(false);
    table.finish();
    enabled
}

/// Reads which language is binding.
fn authoritative(fields: &Fields<'_>, languages: &[Language]) -> Option<usize> {
    let code = fields.text("authoritative_language")?;
    let found = languages.iter().position(|language| language.code == code);
    if let (None, Some(node)) = (found, fields.node("authoritative_language")) {
        fields.bad("authoritative_language", node, "it must be one of the site's languages");
    }
    found
}

fn floor(table: Fields<'_>, levels: &Levels) -> Option<Floor> {
    let pattern = table.required_text("glob");
    let name = table.required_text("level");
    let label = name.as_deref().and_then(|name| levels.label(name));
    if let (Some(_), None, Some(node)) = (&name, label, table.node("level")) {
        table.bad("level", node, &format!("it must be one of: {}", levels.names().join(", ")));
    }
    let matcher = pattern.as_deref().and_then(|pattern| {
        let glob = GlobBuilder::new(pattern.strip_prefix("content/").unwrap_or(pattern))
            .literal_separator(true)
            .build();
        if let (Err(_), Some(node)) = (&glob, table.node("glob")) {
            table.bad("glob", node, "it must be a pattern such as training/tactical/**");
        }
        glob.ok().map(|glob| glob.compile_matcher())
    });
    table.finish();
    Some(Floor { pattern: pattern?, matcher: matcher?, label: label? })
}

fn grounds(fields: &Fields<'_>, languages: &[Language], appeal: Option<&str>) -> Grounds {
    let mut grounds = Grounds::built_in();
    if let Some(tables) = fields.table("grounds") {
        for (id, table) in tables.named_tables() {
            let is_new = grounds.get(&id).is_none();
            let ground = grounds.entry(&id);
            for (number, language) in languages.iter().enumerate() {
                let inner = if number == 0 { None } else { table.table(&language.code) };
                let source = if number == 0 { Some(&table) } else { inner.as_ref() };
                let Some(source) = source else { continue };
                ground.labels.extend(source.text("label").map(|label| (language.code.clone(), label)));
                ground
                    .sentences
                    .extend(source.text("sentence").map(|sentence| (language.code.clone(), sentence)));
                if let Some(inner) = inner {
                    inner.finish();
                }
            }
            if is_new {
                for key in ["label", "sentence"] {
                    table.required_text(key);
                }
            }
            ground.citation = table.text("citation").or(ground.citation.take());
            ground.appeal = table.text("appeal");
            if let Some(months) = table.integer("review_months") {
                ground.review_months = u16::try_from(months).unwrap_or(ground.review_months);
            }
            table.finish();
        }
        tables.finish();
    }
    let ids: Vec<String> = grounds.ids().map(str::to_owned).collect();
    for id in ids {
        let ground = grounds.entry(&id);
        ground.appeal = ground.appeal.take().or_else(|| appeal.map(str::to_owned));
    }
    grounds
}

fn types(fields: &Fields<'_>) -> Vec<TypeDefinition> {
    let mut types = TypeDefinition::built_in();
    if let Some(tables) = fields.table("types") {
        for (name, table) in tables.named_tables() {
            let known = types.iter().position(|definition| definition.name == name);
            let index = known.unwrap_or_else(|| {
                types.push(TypeDefinition {
                    name: name.clone(),
                    label: None,
                    plural: None,
                    fields: Vec::new(),
                });
                types.len() - 1
            });
            let definition = &mut types[index];
            definition.label =
                if known.is_none() { table.required_text("label") } else { table.text("label") };
            definition.plural = table.text("plural").or_else(|| definition.label.clone());
            if let Some(inner) = table.table("fields") {
                for (name, inner) in inner.named_tables() {
                    let field = field(&name, inner);
                    definition.fields.retain(|old| old.name != name);
                    definition.fields.extend(field);
                }
                inner.finish();
            }
            table.finish();
        }
        tables.finish();
    }
    types
}

fn field(name: &str, table: Fields<'_>) -> Option<FieldDefinition> {
    let kind = table.choice("kind", &FieldKind::NAMES);
    if table.node("kind").is_none() {
        table.missing("kind");
    }
    let choices = table.texts("choices");
    let kind = match kind.as_deref()? {
        "choice" => {
            if choices.is_empty() {
                table.missing("choices");
            }
            Some(FieldKind::Choice(choices))
        }
        name => FieldKind::by_name(name),
    };
    let definition = FieldDefinition {
        name: name.to_owned(),
        label: table.text("label"),
        kind: kind?,
        required: table.boolean("required").unwrap_or(false),
    };
    table.finish();
    Some(definition)
}

fn taxonomies(fields: &Fields<'_>) -> Vec<Taxonomy> {
    let Some(node) = fields.node("taxonomies") else {
        return ["topic", "audience", "tags"]
            .map(|name| Taxonomy { name: name.to_owned(), label: None })
            .to_vec();
    };
    let mut taxonomies = Vec::new();
    for table in fields.tables("taxonomies") {
        let name = table.required_text("name").unwrap_or_default();
        if name.is_empty() || !name.chars().all(|c| c.is_ascii_lowercase() || c == '-' || c == '_') {
            fields.bad("taxonomies", node, "the name of a taxonomy is a lower-case word");
        }
        taxonomies.push(Taxonomy { name, label: table.text("label") });
        table.finish();
    }
    taxonomies
}

fn menus(fields: &Fields<'_>, main: &str) -> Menus {
    let Some(table) = fields.table("menus") else { return Menus::default() };
    let menu = |key: &str| table.tables(key).into_iter().filter_map(|item| menu_item(item, main)).collect();
    let menus = Menus { main: menu("main"), footer: menu("footer") };
    table.finish();
    menus
}

fn menu_item(item: Fields<'_>, main: &str) -> Option<MenuItem> {
    let mut names: Vec<(String, String)> =
        item.required_text("name").into_iter().map(|name| (main.to_owned(), name)).collect();
    if let Some(others) = item.table("names") {
        for entry in others.entries() {
            names.extend(others.text(&entry.key).map(|name| (entry.key.clone(), name)));
        }
        others.finish();
    }
    let target = item.required_text("target");
    item.finish();
    Some(MenuItem { names, target: target? })
}

fn host(fields: &Fields<'_>, options: &Options) -> Host {
    let named = fields.choice("host", &Host::NAMES).and_then(|name| Host::by_name(&name));
    options.host.or(named).unwrap_or(Host::Plain)
}

fn markdown(fields: &Fields<'_>) -> Markdown {
    let mut markdown = Markdown { smart_punctuation: true };
    if let Some(table) = fields.table("markdown") {
        markdown.smart_punctuation = table.boolean("smart_punctuation").unwrap_or(markdown.smart_punctuation);
        table.finish();
    }
    markdown
}

fn require_approval(fields: &Fields<'_>) -> bool {
    let Some(table) = fields.table("disclosure") else { return false };
    let required = table.boolean("require_approval").unwrap_or(false);
    table.finish();
    required
}

fn feed_length(fields: &Fields<'_>) -> usize {
    let Some(length) = fields.integer("feed_length") else { return 20 };
    usize::try_from(length).ok().filter(|length| (1..=500).contains(length)).unwrap_or_else(|| {
        if let Some(node) = fields.node("feed_length") {
            fields.bad("feed_length", node, "it must be from 1 to 500");
        }
        20
    })
}

/// Cells from 1 to 10 are withheld: the cell suppression policy of the Centers for Medicare & Medicaid
/// Services ("no cell (e.g. admissions, discharges, patients) less than 11 may be displayed").
const SMALL_CELLS: u32 = 10;

fn small_cells(table: Fields<'_>) -> u32 {
    let threshold = table.integer("threshold");
    let fits = threshold.and_then(|number| u32::try_from(number).ok()).filter(|n| (3..=1000).contains(n));
    if let (Some(_), None, Some(node)) = (threshold, fits, table.node("threshold")) {
        table.bad("threshold", node, "it must be from 3 to 1000");
    }
    table.finish();
    fits.unwrap_or(SMALL_CELLS)
}

fn settlement(table: Fields<'_>) -> Option<Settlement> {
    let text = |key| table.required_text(key);
    let (rule, file, hash, reason, person) =
        (text("rule")?, text("file")?, text("hash")?, text("reason")?, text("person")?);
    if let (false, Some(node)) = (Rule::by_id(&rule).is_some_and(Rule::can_be_settled), table.node("rule")) {
        table.bad("rule", node, "findings of this rule cannot be settled");
    }
    table.finish();
    Some(Settlement { rule, file, hash, reason, person })
}

/// Makes the place of a thing that `site.toml` says as a whole.
pub(crate) fn place() -> Place {
    Place::file(FILE)
}
