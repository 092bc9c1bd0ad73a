//! `new`: begins a document.

use std::path::PathBuf;

use clap::Args;

use super::software::Draft;
use super::{Done, SiteArgs};
use crate::config::Config;
use crate::document::{FieldKind, TypeDefinition};
use crate::finding::{Finding, Findings, Result, Rule};
use crate::site::slug;
use crate::source::CONTENT;

/// Begin a document; it starts with the highest label, so that it is not published by accident.
#[derive(Debug, Args)]
#[command(
    after_help = "Examples:\n  plainview new policy \"Use of force\"\n  plainview new tip \"Bicycle theft\" --language es\n  plainview new software --from publiccode.yml"
)]
pub(super) struct New {
    /// The type: policy, tip, report, training, bulletin, event, software, project, strategy, forecast, resource, page,
    /// or one of the site's own
    #[arg(value_name = "TYPE")]
    kind: String,
    /// The title
    #[arg(value_name = "TITLE", required_unless_present = "from")]
    title: Option<String>,
    /// For software: a publiccode.yml or codemeta.json from which the draft is made
    #[arg(long, value_name = "FILE")]
    from: Option<PathBuf>,
    /// The language, if not the site's main one
    #[arg(long, value_name = "CODE")]
    language: Option<String>,
    #[command(flatten)]
    site: SiteArgs,
}

impl New {
    pub(super) fn run(self) -> Result<Done> {
        let config = crate::config::read(&self.site.site, &self.site.options()?)?;
        let Some(definition) = config.definition(&self.kind) else {
            let names: Vec<&str> = config.types.iter().map(|definition| definition.name.as_str()).collect();
            return Err(Finding::new(
                Rule::Usage,
                format!("there is no type `{}`; the types are: {}", self.kind, names.join(", ")),
            )
            .into());
        };
        let suffix = match &self.language {
            Some(code) if config.language_index(code).is_none() => {
                return Err(Finding::new(Rule::Usage, format!("the site has no language `{code}`")).into());
            }
            Some(code) if config.language_index(code) != Some(0) => format!(".{code}"),
            _ => String::new(),
        };
        let draft = match &self.from {
            Some(_) if definition.name != "software" => {
                return Err(Finding::new(Rule::Usage, "`--from` is for `plainview new software`").into());
            }
            Some(file) => {
                let language = self.language.as_deref().unwrap_or(&config.main_language().code);
                super::software::read(file, definition, language)?
            }
            None => Draft::default(),
        };
        let Some(title) = self.title.as_ref().or(draft.title.as_ref()) else {
            return Err(Finding::new(Rule::Usage, "the file names no software; give a title").into());
        };
        let folder = folder(&definition.name);
        let path: PathBuf =
            self.site.site.join(CONTENT).join(folder).join(format!("{}{suffix}.md", slug(title)));
        crate::publish::write_new(&path, &document(&config, definition, title, &draft))?;
        let highest = config.levels.name(config.levels.highest());
        let left_out = match draft.left_out.is_empty() {
            true => String::new(),
            false => format!("Left out: {}. Read what was made, all of it.\n", draft.left_out.join("; ")),
        };
        let result = format!(
            "made {}\n{left_out}It is a draft, and its label is {highest}: it is not published. When it is ready, remove `draft` and write `sensitivity: {}`.\n",
            path.display(),
            config.levels.names()[0]
        );
        Ok(Done { result, findings: Findings::new() })
    }
}

/// What stands in the place of a summary until its author has written one.
const SUMMARY: &str = "Say in one or two sentences what this is and whom it concerns.";

/// Returns the folder in which documents of a type usually are.
fn folder(kind: &str) -> String {
    match kind {
        "policy" => "policies".to_owned(),
        "tip" | "report" | "bulletin" | "event" => format!("{kind}s"),
        "training" | "software" => kind.to_owned(),
        "strategy" => "strategies".to_owned(),
        "page" => String::new(),
        other => format!("{}s", slug(other)),
    }
}

fn document(config: &Config, definition: &TypeDefinition, title: &str, draft: &Draft) -> String {
    let highest = config.levels.name(config.levels.highest());
    let mut text = format!(
        "---\ntitle: {}\nsensitivity: {highest}\ndraft: true\ntype: {}\nsummary: {}\ndate: {}\n",
        quoted(title),
        definition.name,
        draft.summary.as_deref().map_or_else(|| SUMMARY.to_owned(), quoted),
        config.today
    );
    let fields: Vec<String> = definition
        .fields
        .iter()
        .filter(|field| field.required && !draft.fields.iter().any(|(name, _)| *name == field.name))
        .map(|field| {
            let value = match &field.kind {
                FieldKind::Text => "\"?\"".to_owned(),
                FieldKind::Texts => "[]".to_owned(),
                FieldKind::Date | FieldKind::Moment => config.today.to_string(),
                FieldKind::Number => "0".to_owned(),
                FieldKind::Boolean => "false".to_owned(),
                FieldKind::Link => "https://example.org".to_owned(),
                FieldKind::Choices(_)
                | FieldKind::Documents
                | FieldKind::References
                | FieldKind::Records(_) => "[]".to_owned(),
                FieldKind::Document => "index.md".to_owned(),
                FieldKind::Record(_) => "{}".to_owned(),
                FieldKind::Choice(choices) => choices.first().cloned().unwrap_or_default(),
            };
            format!("  {}: {value}\n", field.name)
        })
        .collect();
    let given: Vec<String> =
        draft.fields.iter().map(|(name, value)| format!("  {name}: {value}\n")).collect();
    if !fields.is_empty() || !given.is_empty() {
        text.push_str(&format!("{}:\n{}{}", definition.name, fields.concat(), given.concat()));
    }
    text.push_str("---\n");
    text.push_str(&parts(&definition.name));
    if !draft.body.is_empty() {
        text.push_str(&format!("{}\n", draft.body));
    }
    text
}

/// Returns the headings with which a document of a type begins.
fn parts(kind: &str) -> String {
    let headings: &[&str] = match kind {
        "project" => &["Scanning", "Analysis", "Response", "Assessment"],
        _ => &["Purpose"],
    };
    headings.iter().map(|heading| format!("## {heading}\n\n")).collect()
}

/// Writes a text in quotes, as YAML does.
pub(super) fn quoted(text: &str) -> String {
    format!("\"{}\"", text.replace('\\', "\\\\").replace('"', "\\\""))
}
