//! CSV on the Web: what each column of a table holds (W3C Recommendation "Metadata Vocabulary for Tabular Data", 2015,
//! <https://www.w3.org/TR/tabular-metadata/>).

use serde_json::{Map, Value, json};

use super::super::Press;
use super::Dataset;
use super::columns::{CellKind, MISSING, columns};
use crate::site::asset_address;

/// Makes the metadata of a table. The address of the table is relative to them: both stand in one folder.
pub(super) fn metadata(press: &Press<'_>, dataset: &Dataset<'_>) -> Value {
    let site = press.site;
    let code = &site.config.languages[dataset.page.document.language].code;
    let path = asset_address(dataset.asset).output();
    let mut table = Map::new();
    table.insert("@context".into(), json!(["http://www.w3.org/ns/csvw", { "@language": code }]));
    table.insert("url".into(), json!(path.rsplit('/').next().unwrap_or_default()));
    table.insert("dc:title".into(), json!(dataset.title));
    table.insert("dc:description".into(), json!(dataset.summary));
    table.insert("dc:publisher".into(), json!(super::catalogue::publisher(press)));
    table.extend(dataset.modified().map(|day| ("dc:modified".to_owned(), json!(day))));
    table.extend(
        super::catalogue::license(press, dataset).map(|url| ("dc:license".to_owned(), json!({ "@id": url }))),
    );
    table.insert("dc:source".into(), json!({ "@id": site.permalink(&dataset.page.address) }));
    let columns: Vec<Value> = columns(dataset.asset, dataset.description)
        .enumerate()
        .map(|(at, (column, kind))| {
            let datatype = match kind {
                CellKind::Text => "string",
                CellKind::Integer => "integer",
                CellKind::Number => "decimal",
                CellKind::Day => "date",
                CellKind::Month => "gYearMonth",
                CellKind::Year => "gYear",
            };
            let mut one = Map::new();
            one.insert("name".into(), json!(format!("column_{}", at + 1)));
            one.insert("titles".into(), json!(column.label));
            one.insert("datatype".into(), json!(datatype));
            // Texts can be `?`, too, where something is not known; a null of theirs is no other thing.
            one.insert("null".into(), json!(["", MISSING[0], MISSING[1]]));
            one.extend(column.unit.as_ref().map(|unit| ("dc:description".to_owned(), json!(unit))));
            Value::Object(one)
        })
        .collect();
    table.insert("tableSchema".into(), json!({ "columns": columns }));
    table.insert("dialect".into(), json!({ "encoding": "utf-8", "header": true, "delimiter": "," }));
    Value::Object(table)
}
