//! The engine: Tera, with the functions and filters that templates may call.

use std::sync::Arc;

use serde::Serialize;
use tera::{Context, ErrorKind, Kwargs, State, Tera, Value};

use super::assets::Assets;
use crate::finding::{Finding, Findings, Place, Rule, Show};
use crate::locale::{Argument, Locales};
use crate::notation::Text;
use crate::site::Site;

/// Templates, ready to be shown.
pub(super) struct Engine {
    tera: Tera,
    /// The texts of the templates, to point at what is wrong in them.
    sources: std::collections::BTreeMap<String, Text>,
}

impl Engine {
    /// Reads all templates.
    ///
    /// # Errors
    /// Everything that is wrong with them.
    pub(super) fn new(site: &Site<'_>, locales: &Arc<Locales>, assets: Assets) -> Result<Self, Findings> {
        let mut tera = Tera::new();
        let strings = Arc::clone(locales);
        tera.register_function("t", move |arguments: Kwargs, state: &State<'_>| {
            translate(&strings, &arguments, state)
        });
        tera.register_function("asset", assets.function());
        tera.register_filter("json", |value: Value, _: Kwargs, _: &State<'_>| json(&value));
        let origin = site.config.base_url.origin().to_owned();
        tera.register_filter("absolute", move |url: &str, _: Kwargs, _: &State<'_>| format!("{origin}{url}"));
        let mut engine = Self { tera, sources: site.theme.templates.clone() };
        let templates = engine.sources.iter().map(|(name, text)| (name.as_str(), text.as_str()));
        let added = engine.tera.add_raw_templates(templates.collect::<Vec<_>>());
        added.map_err(|error| Findings::from(engine.finding(Rule::TemplateSyntax, "", &error)))?;
        Ok(engine)
    }

    /// Whether there is a template with a name.
    pub(super) fn has(&self, template: &str) -> bool {
        self.sources.contains_key(template)
    }

    /// Shows a template.
    ///
    /// # Errors
    /// What is wrong with it.
    pub(super) fn show(&self, template: &str, context: &Context) -> Result<String, Finding> {
        self.tera
            .render(template, context)
            .map_err(|error| self.finding(Rule::TemplateRender, template, &error))
    }

    fn finding(&self, rule: Rule, template: &str, error: &tera::Error) -> Finding {
        match error.kind() {
            ErrorKind::SyntaxError(report) | ErrorKind::RenderingError(report) => {
                let finding = Finding::new(rule, report.message());
                match self.sources.get(report.filename()) {
                    Some(text) => finding.at(text.place(report.span().range.clone(), Show::Line)),
                    None => finding.at(Place::file(format!("templates/{}", report.filename()))),
                }
            }
            other => {
                let text = other.to_string();
                let mut lines = text.lines().map(str::trim);
                let message =
                    lines.next().unwrap_or("the template cannot be shown").trim_start_matches("error: ");
                // Of unknown names Tera tells in words; the second line says where.
                let place = lines.next().and_then(|line| self.place(line.strip_prefix("--> ")?));
                let place = place.unwrap_or_else(|| Place::file(format!("templates/{template}")));
                Finding::new(rule, message).at(place)
            }
        }
    }

    /// Reads a place such as `document.html:2:7`.
    fn place(&self, told: &str) -> Option<Place> {
        let (told, column) = told.rsplit_once(':')?;
        let (name, line) = told.rsplit_once(':')?;
        let path = self.sources.get(name)?.path().to_owned();
        Some(Place { path, line: line.parse().ok()?, column: column.parse().ok()?, excerpt: None })
    }
}

/// Turns a view into a value that templates can be given.
pub(super) fn value(view: &impl Serialize) -> Value {
    Value::from_serializable(view)
}

/// `t(key="…", …)`: an interface string in the language of the page.
fn translate(locales: &Locales, arguments: &Kwargs, state: &State<'_>) -> tera::TeraResult<String> {
    let key: &str = arguments.must_get("key")?;
    let language = state.get::<String>("lang")?.unwrap_or_default();
    let language = locales.index(&language).unwrap_or(0);
    let mut given = Vec::new();
    for (name, value) in arguments.iter() {
        let name = name.as_str().unwrap_or_default();
        if name == "key" {
            continue;
        }
        let argument = match value.as_f64() {
            Some(number) if value.is_number() => Argument::Number(number),
            _ => Argument::Text(value.as_str().map_or_else(|| value.to_string(), str::to_owned)),
        };
        given.push((name, argument));
    }
    locales.get(language, key, &given).ok_or_else(|| {
        tera::Error::message(format!("there is no interface string `{key}` with these arguments"))
    })
}

/// JSON that can stand in a `<script>` element, too.
fn json(value: &Value) -> tera::TeraResult<String> {
    let text =
        serde_json::to_string(value).map_err(|error| tera::Error::chain("this cannot be JSON", error))?;
    Ok(text
        .replace('<', "\\u003c")
        .replace('>', "\\u003e")
        .replace('&', "\\u0026")
        .replace('\u{2028}', "\\u2028")
        .replace('\u{2029}', "\\u2029"))
}
