//! A Data Package: one file that describes all tables of the site (Frictionless Data, Data Package 2.0 and Table Schema
//! 2.0, <https://datapackage.org/standard/data-package/>).

use serde_json::{Map, Value, json};

use super::super::Press;
use super::Dataset;
use super::columns::{CellKind, MISSING, columns};
use crate::disclosure::Vocabulary;
use crate::document::NibrsOffence;
use crate::site::asset_address;

/// Makes `datapackage.json`. Paths are those from the root of the site, where it stands.
pub(super) fn package(press: &Press<'_>, datasets: &[Dataset<'_>]) -> Value {
    let site = press.site;
    let config = site.config;
    let mut package = Map::new();
    package.insert("$schema".into(), json!("https://datapackage.org/profiles/2.0/datapackage.json"));
    package.insert("title".into(), json!(config.title_in(0)));
    package.insert("homepage".into(), json!(site.permalink(&site.home(0))));
    if let Some(license) = &config.license {
        let mut one = Map::from_iter([("title".to_owned(), json!(license.name))]);
        one.extend(license.url.as_ref().map(|url| ("path".to_owned(), json!(url))));
        one.extend(is_name(&license.name).then(|| ("name".to_owned(), json!(license.name))));
        // A license needs a name or a path.
        if one.len() > 1 {
            package.insert("licenses".into(), json!([one]));
        }
    }
    package.insert("resources".into(), datasets.iter().map(|one| resource(press, one)).collect());
    Value::Object(package)
}

/// Whether a license's name is an id: letters, digits, points, hyphens.
fn is_name(name: &str) -> bool {
    name.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '.' | '-'))
}

/// Returns the codes that stand in a column, with their names.
fn categories(press: &Press<'_>, dataset: &Dataset<'_>, column: usize) -> Value {
    let codes = super::columns::cells(dataset.asset, column);
    let named = codes.iter().filter(|code| NibrsOffence::of(code).is_some());
    named
        .map(|code| json!({ "value": code, "label": press.locales.text(0, &format!("nibrs-{code}")) }))
        .collect()
}

fn resource(press: &Press<'_>, dataset: &Dataset<'_>) -> Value {
    let facts = &dataset.description.facts;
    let mut resource = Map::new();
    resource.insert("name".into(), json!(dataset.name()));
    resource.insert("title".into(), json!(dataset.title));
    resource.insert("description".into(), json!(dataset.summary));
    resource.insert("path".into(), json!(asset_address(dataset.asset).output()));
    resource.insert("type".into(), json!("table"));
    resource.insert("format".into(), json!("csv"));
    resource.insert("mediatype".into(), json!("text/csv"));
    resource.insert("encoding".into(), json!("utf-8"));
    resource.insert("bytes".into(), json!(dataset.asset.bytes.len()));
    if let Some(source) = &facts.source {
        resource.insert("sources".into(), json!([{ "title": source }]));
    }
    let fields: Vec<Value> = columns(dataset.asset, dataset.description)
        .enumerate()
        .map(|(at, (column, kind))| {
            let kind = match kind {
                CellKind::Text => "string",
                CellKind::Integer => "integer",
                CellKind::Number => "number",
                CellKind::Day => "date",
                CellKind::Month => "yearmonth",
                CellKind::Year => "year",
            };
            let mut field =
                Map::from_iter([("name".to_owned(), json!(column.label)), ("type".to_owned(), json!(kind))]);
            field.extend(column.unit.as_ref().map(|unit| ("description".to_owned(), json!(unit))));
            if column.vocabulary == Some(Vocabulary::Nibrs) {
                let key = press.locales.text(0, "nibrs-description");
                field.insert("description".into(), json!(key));
                field.insert("categories".into(), categories(press, dataset, at));
            }
            Value::Object(field)
        })
        .collect();
    resource
        .insert("schema".into(), json!({ "fields": fields, "missingValues": ["", MISSING[0], MISSING[1]] }));
    Value::Object(resource)
}
