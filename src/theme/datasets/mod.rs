//! Datasets: what machines are told about the tables that a site publishes. All of it is made of released tables, of
//! their descriptions and of the documents that show them.
//!
//! - [`package`]: `datapackage.json`, a Data Package with a Table Schema for each table (Frictionless Data,
//!   <https://datapackage.org/>).
//! - [`csvw`]: `NAME.csv-metadata.json` beside each table (W3C, "Metadata Vocabulary for Tabular Data", 2015).
//! - [`catalogue`]: `data.json`, the catalogue of the site (DCAT-US 1.1, Project Open Data), and `dcat-us-3.jsonld` (DCAT-US
//!   3.0, JSON-LD).

mod catalogue;
mod columns;
mod csvw;
mod package;

use std::collections::BTreeMap;

use serde_json::Value;

use super::{Artifact, Press};
use crate::disclosure::{Asset, TableDescription};
use crate::site::{Address, Page, Site, asset_address};

/// A published table, and the document that shows it.
struct Dataset<'p> {
    asset: &'p Asset,
    description: &'p TableDescription,
    page: &'p Page,
    title: String,
    summary: String,
}

/// Returns where the metadata of a table stand, after the W3C's way of finding them: beside it, under its name.
pub(super) fn metadata_address(asset: &Asset) -> Address {
    Address::file(&format!("{}-metadata.json", asset_address(asset).as_str()))
}

/// Makes the files about the tables of a site; none, if it publishes no table.
pub(super) fn artifacts(press: &Press<'_>) -> Vec<Artifact> {
    let datasets = datasets(press);
    if datasets.is_empty() {
        return Vec::new();
    }
    let mut made = BTreeMap::new();
    for dataset in &datasets {
        made.insert(metadata_address(dataset.asset).output(), csvw::metadata(press, dataset));
    }
    made.insert("datapackage.json".to_owned(), package::package(press, &datasets));
    made.extend(catalogue::project_open_data(press, &datasets).map(|value| ("data.json".to_owned(), value)));
    made.extend(catalogue::dcat_us(press, &datasets).map(|value| ("dcat-us-3.jsonld".to_owned(), value)));
    let artifact = |(path, value): (String, Value)| {
        let bytes = format!("{value:#}\n").into_bytes();
        Artifact { path, bytes, origin: "the data of the site".to_owned() }
    };
    made.into_iter().map(artifact).collect()
}

/// Finds the tables that are published, each with the first document that shows it, in the order of the documents.
fn datasets<'p>(press: &'p Press<'_>) -> Vec<Dataset<'p>> {
    let site = press.site;
    let mut seen = Vec::new();
    let mut datasets = Vec::new();
    for (page, body) in site.pages.iter().zip(&press.bodies.pages) {
        for &index in page.attachments.iter().chain(&body.assets) {
            let asset: &Asset = &site.assets[index];
            let address = asset_address(asset).output();
            let Some(description) = asset.table.as_ref().filter(|_| !seen.contains(&address)) else {
                continue;
            };
            seen.push(address);
            let filled = |text: &str| press.marks.text(text, page.document.language).into_owned();
            let header = &page.document.header;
            let title = asset.title.clone().unwrap_or_else(|| filled(&header.title));
            let summary = header.summary.as_deref().unwrap_or(&body.lead);
            let summary = if summary.is_empty() { title.clone() } else { filled(summary) };
            datasets.push(Dataset { asset, description, page, title, summary });
        }
    }
    datasets
}

impl Dataset<'_> {
    /// Returns the link to the table from anywhere on the web.
    fn url(&self, site: &Site<'_>) -> String {
        site.permalink(&asset_address(self.asset))
    }

    /// Returns the name of the table among those of the site: letters, digits and hyphens.
    fn name(&self) -> String {
        let path = asset_address(self.asset).output();
        let name = path.rsplit('/').next().unwrap_or_default();
        name.trim_end_matches(".csv").to_owned()
    }

    /// Returns the day on which the document that shows the table was last changed, or published.
    fn modified(&self) -> Option<String> {
        let header = &self.page.document.header;
        header.updated.or(header.date).map(|date| date.to_string())
    }

    /// Returns what the table is called for good: the document that shows it, and the name that a person gave it. Its
    /// address changes with its content.
    fn identifier(&self, site: &Site<'_>) -> String {
        match &self.asset.name {
            Some(name) => format!("{}#{name}", site.permalink(&self.page.address)),
            None => self.url(site),
        }
    }

    /// Returns the first and the last day of the table's periods, else those that the document says it covers.
    fn covers(&self) -> Option<(String, String)> {
        if let Some((first, last)) = crate::figures::covers(self.asset) {
            return Some((first.to_string(), last.to_string()));
        }
        let day = |name: &str| self.page.field("report", name).and_then(|field| field.as_moment());
        Some((day("covers_from")?.date.to_string(), day("covers_to")?.date.to_string()))
    }
}
