//! `schema`: JSON Schema (2020-12) of front matter and of `site.toml`, for editors; what templates are given, for
//! those who write them.

use clap::{Args, ValueEnum};
use serde_json::{Map, Value, json};

use super::{Done, SiteArgs};
use crate::config::{Config, Host};
use crate::document::{Decision, FieldDefinition, FieldKind, Order, TypeDefinition};
use crate::finding::{Findings, Result};

/// Print the JSON Schema of front matter or of site.toml, or what templates are given.
#[derive(Debug, Args)]
#[command(
    after_help = "Examples:\n  plainview schema front-matter > front-matter.schema.json\n  plainview schema site > site.schema.json"
)]
pub(super) struct Schema {
    /// Of what
    #[arg(value_name = "WHAT", default_value = "front-matter")]
    what: What,
    #[command(flatten)]
    site: SiteArgs,
}

#[derive(Clone, Copy, Debug, ValueEnum)]
enum What {
    /// The front matter of this site's documents.
    FrontMatter,
    /// site.toml.
    Site,
    /// Templates: every value that they may use, as markdown.
    Templates,
}

impl Schema {
    pub(super) fn run(self) -> Result<Done> {
        let schema = match self.what {
            What::FrontMatter => front_matter(&crate::config::read(&self.site.site, &self.site.options()?)?),
            What::Site => site(),
            What::Templates => {
                return Ok(Done { result: crate::template_reference(), findings: Findings::new() });
            }
        };
        Ok(Done { result: format!("{schema:#}\n"), findings: Findings::new() })
    }
}

const DIALECT: &str = "https://json-schema.org/draft/2020-12/schema";

fn text(about: &str) -> Value {
    json!({ "type": "string", "description": about })
}

fn texts(about: &str) -> Value {
    json!({ "type": "array", "items": { "type": "string" }, "description": about })
}

fn date(about: &str) -> Value {
    json!({ "type": "string", "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}$", "description": about })
}

fn boolean(about: &str) -> Value {
    json!({ "type": "boolean", "description": about })
}

fn whole(about: &str) -> Value {
    json!({ "type": "integer", "description": about })
}

fn one_of(choices: &[&str], about: &str) -> Value {
    json!({ "enum": choices, "description": about })
}

fn table(about: &str, properties: Value, required: &[&str]) -> Value {
    json!({ "type": "object", "description": about, "properties": properties, "required": required, "additionalProperties": false })
}

fn path() -> Value {
    json!({ "type": "string", "pattern": "\\.md$", "description": "The path of a document from this one" })
}

/// Who had a part in a document; a single text is its name.
fn party(has_role: bool) -> Value {
    let mut properties =
        json!({ "name": text("Its name"), "url": { "type": "string", "pattern": "^https://" } });
    if has_role {
        properties["role"] = text("What it did");
    }
    json!({ "anyOf": [{ "type": "string" }, table("A party", properties, &["name"])] })
}

/// A table of fields; a single text stands for its first field.
fn record(fields: &[FieldDefinition]) -> Value {
    json!({ "anyOf": [{ "type": "string" }, fields_table("Fields", fields)] })
}

fn field(kind: &FieldKind) -> Value {
    match kind {
        FieldKind::Text => json!({ "type": "string" }),
        FieldKind::Texts => json!({ "type": "array", "items": { "type": "string" } }),
        FieldKind::Date => date("a day"),
        FieldKind::Moment => {
            json!({ "type": "string", "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}(T[0-9]{2}:[0-9]{2})?$" })
        }
        FieldKind::Number => json!({ "type": "number" }),
        FieldKind::Boolean => json!({ "type": "boolean" }),
        FieldKind::Link => json!({ "type": "string", "pattern": "^https://" }),
        FieldKind::Choice(choices) => json!({ "enum": choices }),
        FieldKind::Choices(choices) => json!({ "type": "array", "items": { "enum": choices } }),
        FieldKind::Document => path(),
        FieldKind::References => json!({ "type": "array", "items": { "type": "string" } }),
        FieldKind::Documents => json!({ "type": "array", "items": path() }),
        FieldKind::Record(fields) => record(fields),
        FieldKind::Records(fields) => json!({ "type": "array", "items": record(fields) }),
    }
}

fn type_table(definition: &TypeDefinition) -> Value {
    fields_table(&format!("Fields of type {}", definition.name), &definition.fields)
}

fn fields_table(about: &str, fields: &[FieldDefinition]) -> Value {
    let properties: Map<String, Value> =
        fields.iter().map(|known| (known.name.clone(), field(&known.kind))).collect();
    let required: Vec<&str> =
        fields.iter().filter(|known| known.required).map(|known| known.name.as_str()).collect();
    table(about, Value::Object(properties), &required)
}

fn front_matter(config: &Config) -> Value {
    let names: Vec<&str> = config.types.iter().map(|definition| definition.name.as_str()).collect();
    let grounds: Vec<&str> = config.grounds.ids().collect();
    let mut properties = json!({
        "title": text("The title"),
        "sensitivity": { "enum": config.levels.names(), "description": "The label. Only the first level is ever published" },
        "type": one_of(&names, "The type; default: that of its section"),
        "summary": text("What it says, in a sentence or two"),
        "date": date("When it was published"),
        "updated": date("When it was last changed"),
        "slug": text("The last part of its address"),
        "aliases": texts("Older addresses that lead to it"),
        "weight": whole("Its rank in a section that is ordered by weight"),
        "draft": boolean("Withholds it while someone is working on it"),
        "publish_on": date("The first day on which it may be public"),
        "expires_on": date("The first day on which it is no longer public"),
        "attachments": texts("Files that belong to it, by their paths from it"),
        "template": text("The template that shows it"),
        "license": text("The licence under which it may be used"),
        "contact": text("Whom to ask about it"),
        "publishers": { "type": "array", "description": "The agencies that publish it together", "items": party(false) },
        "credits": { "type": "array", "description": "Who else had a part in it", "items": party(true) },
        "comments": table("The time in which anyone may comment on it", json!({
            "opens": date("The first day"), "closes": date("The last day"),
            "to": text("Where comments go: a mail address or an https address; default: what site.toml says under [comments]"),
            "responses": json!({ "type": "array", "items": table("What was answered", json!({
                "comment": text("What the comment said"), "from": text("Who said it, in general words"),
                "decision": one_of(&Decision::NAMES, "What was decided"), "why": text("Why"),
                "sections": texts("The sections that it is about"),
            }), &["comment", "decision", "why"]) }),
            "changed": text("What was changed because of comments"),
        }), &["closes"]),
        "follows": text("In a translation: the version of the original that it follows, or the day of its last change"),
        "withheld": table("What is said about withholding it", json!({
            "listed": boolean("Whether the public register shows a line for it"),
            "public_title": text("The line that the register shows"),
            "ground": one_of(&grounds, "Why it is withheld"),
            "since": date("Since when, as the register tells it"),
            "review": date("When that is looked at again, as the register tells it"),
        }), &[]),
        "upstream": table("Where adopted content came from", json!({
            "source": text("The bundle"), "path": text("The path in it"), "version": text("The version"),
            "hash": text("The hash"), "license": text("The licence"), "date": date("When it was adopted"),
        }), &[]),
        "section": table("Only in _index.md: what the section is like", json!({
            "type": one_of(&names, "The type of documents that do not name their own"),
            "order": one_of(&Order::NAMES, "How documents are ordered"),
            "per_page": whole("How many stand on one page of the list"),
            "chapters": { "type": "array", "description": "The chapters of a numbered library, in order", "items": table("A chapter", json!({
                "from": text("The first number of the chapter"), "title": text("Its title"),
            }), &["from", "title"]) },
        }), &[]),
        "extra": { "type": "object", "description": "Free fields for themes" },
    });
    if let Value::Object(map) = &mut properties {
        for taxonomy in &config.taxonomies {
            map.insert(taxonomy.name.clone(), texts("Terms"));
        }
        for definition in &config.types {
            map.insert(definition.name.clone(), type_table(definition));
        }
    }
    let mut schema = table("Front matter of a plainview document", properties, &["title", "sensitivity"]);
    schema["$schema"] = DIALECT.into();
    schema
}

fn site() -> Value {
    let named = |inner: Value| json!({ "type": "object", "additionalProperties": inner });
    let list = |inner: Value| json!({ "type": "array", "items": inner });
    let menu = || {
        list(table(
            "An item",
            json!({
                "name": text("The name in the main language"),
                "names": named(json!({ "type": "string" })),
                "target": text("A source path from content/, or an https address"),
            }),
            &["name", "target"],
        ))
    };
    let mut ground = table(
        "A ground",
        json!({
            "label": text("Its name for the public"), "sentence": text("A plain sentence for the public"),
            "citation": text("The law that it rests on"), "review_months": whole("After how many months it is looked at again"),
            "appeal": text("Whom to write to against a decision"),
        }),
        &[],
    );
    // Other languages stand in tables named by their codes.
    ground["additionalProperties"] = json!({ "type": "object", "properties": { "label": text("The name"), "sentence": text("The sentence") } });
    let mut schema = table(
        "site.toml of a plainview site",
        json!({
            "title": text("The site's title"),
            "base_url": text("Where the site stands on the web"),
            "description": text("What the site is, in a sentence"),
            "language": text("The main language, by its code"),
            "languages": named(table("A language", json!({
                "name": text("Its name in itself"), "title": text("The site's title in it"), "description": text("The description in it"),
                "variables": json!({ "type": "object", "description": "Words that texts in it refer to with :var[NAME]" }),
            }), &[])),
            "time_zone": text("The zone in which days begin and end, as America/Chicago"),
            "license": text("The licence of the content, by its SPDX id"),
            "license_url": text("Where that licence can be read"),
            "authoritative_language": text("The language whose texts are binding, by its code; translations say so"),
            "theme": text("The theme; default: civic"),
            "host": one_of(&Host::NAMES, "The host whose forms of redirects and headers are written"),
            "feed_length": whole("How many documents a feed holds, from 1 to 500"),
            "levels": texts("The levels, the published one first"),
            "agency": table("The facts about the agency", json!({
                "name": text("Its name"), "short_name": text("Its initials"), "address": text("Where it is"),
                "phone": text("The number for everything that is not an emergency"), "emergency": text("The number for emergencies"),
                "email": text("Its mail address"), "website": text("Its own web site"),
                "leak_contact": text("Whom to tell about something that should not be published"),
                "accessibility_contact": text("Whom to tell about something that cannot be read or used"),
                "appeal": text("Whom to write to against a decision to withhold"),
                "security_contact": text("Where a weakness of the site can be reported: a mail address or an https address"),
            }), &[]),
            "policies": table("How numbered documents are shown", json!({
                "number_sections": boolean("Whether sections are numbered after their document (default: yes)"),
                "manual": boolean("Whether a library of policies has a page with all of them, to be printed (default: yes)"),
            }), &[]),
            "comments": table("How the public can comment; {title}, {number} and {url} stand for those of the document", json!({
                "mail": text("A mail address"), "form": text("A form on the web"),
                "issues": text("Where an issue is opened on a forge"),
            }), &[]),
            "variables": json!({ "type": "object", "description": "Words that texts refer to with :var[NAME]; tables in it are joined by dots" }),
            "offline": table("Reading without a network", json!({
                "enabled": boolean("Whether pages that were read stay readable (default: no)"),
            }), &[]),
            "floors": list(table("A floor", json!({ "glob": text("A pattern of paths from content/"), "level": text("The least label") }), &["glob", "level"])),
            "grounds": named(ground),
            "types": named(table("A type", json!({
                "label": text("Its name for the public"), "plural": text("The same for several"),
                "fields": named(table("A field", json!({
                    "kind": one_of(&FieldKind::NAMES, "What it holds"), "choices": texts("The words of a choice"),
                    "required": boolean("Whether a document of this type must have it"), "label": text("Its name for the public"),
                }), &["kind"])),
            }), &[])),
            "taxonomies": list(table("A taxonomy", json!({ "name": text("The key in front matter"), "label": text("Its name for the public") }), &["name"])),
            "menus": table("The menus", json!({ "main": menu(), "footer": menu() }), &[]),
            "markdown": table("How markdown is read", json!({ "smart_punctuation": boolean("Whether quotes become curly and hyphens dashes") }), &[]),
            "disclosure": table("What is released", json!({ "require_approval": boolean("Whether a document is released only if a person stands for it") }), &[]),
            "identity": table("What the site looks like", json!({
                "brand": text("The colour behind the site's name, as #16325c; white text on it must be readable"),
                "accent": text("The colour of lines and small headings"),
                "link": text("The colour of links"),
                "dark": table("The same on dark pages", json!({
                    "brand": text("The colour behind the site's name"), "accent": text("The colour of lines and small headings"),
                    "link": text("The colour of links"),
                }), &[]),
                "seal": text("The path of the seal in static/, a square picture"),
            }), &[]),
            "personal": table("What the site says about personal information", json!({
                "case_numbers": texts("How case numbers are written: # is a digit, @ a letter, as RPD-##-######"),
                "allowed": list(table("What a person allowed to stand, for a while", json!({
                    "file": text("The file"), "hash": text("The hash of the value, as the finding gives it"),
                    "reason": text("Why"), "person": text("Who decided"),
                    "expires": date("The first day on which it no longer counts"),
                }), &["file", "hash", "reason", "person", "expires"])),
            }), &[]),
            "data": table("How CSV files are published", json!({ "threshold": whole("Counts from 1 to this are withheld, from 3 to 1000; default: 10") }), &[]),
            "reading": { "type": "object", "description": "By type: the highest school year whose pupils should be able to read it; 0 for none", "additionalProperties": { "type": "integer", "minimum": 0, "maximum": 20 } },
            "search": table("How the built site is searched", json!({
                "enabled": boolean("Whether there is an index to search; default: true"),
                "pages_per_index": whole("How many documents one index holds at most, from 1 to 20000; default: 2000"),
            }), &[]),
            "settled": list(table("What a person has settled", json!({
                "rule": text("PV206 or PV208"), "file": text("The file"), "hash": text("Its hash, as the finding gives it"),
                "reason": text("Why"), "person": text("Who decided"),
            }), &["rule", "file", "hash", "reason", "person"])),
        }),
        &["title", "base_url"],
    );
    schema["$schema"] = DIALECT.into();
    schema
}
