//! The catalogue of the site's tables: DCAT-US 1.1 (Project Open Data,
//! <https://resources.data.gov/resources/dcat-us/>) and DCAT-US 3.0 (<https://resources.data.gov/resources/dcat-us-3/>).

use serde_json::{Map, Value, json};

use super::super::Press;
use super::{Dataset, metadata_address};
use crate::config::known_license;

/// Returns the name of whoever publishes the site.
pub(super) fn publisher(press: &Press<'_>) -> String {
    let config = press.site.config;
    config.agency.name.clone().unwrap_or_else(|| config.title_in(0).to_owned())
}

/// Returns the address of the licence of a table: that of the document that shows it, else the site's.
pub(super) fn license(press: &Press<'_>, dataset: &Dataset<'_>) -> Option<String> {
    let own = dataset.page.document.header.license.as_deref().and_then(known_license);
    own.or_else(|| press.site.config.license.as_ref()?.url.clone())
}

/// Returns whom to write to about a table: both standards demand a mail address. Nothing, if the site has none.
fn contact(press: &Press<'_>, dataset: &Dataset<'_>) -> Option<(String, String)> {
    let agency = &press.site.config.agency;
    let language = dataset.page.document.language;
    let own = dataset.page.document.header.contact.as_deref().map(|text| press.marks.text(text, language));
    let of_document = own.as_deref().and_then(|text| {
        let address = text.split([' ', ',', '<', '>', '(', ')']).find(|word| is_mail(word))?;
        let name = text.split(',').next().filter(|name| !name.contains('@')).unwrap_or(address);
        Some((name.trim().to_owned(), address.to_owned()))
    });
    of_document.or_else(|| Some((publisher(press), agency.email.clone().filter(|email| is_mail(email))?)))
}

/// Whether a word has the form of a mail address.
fn is_mail(word: &str) -> bool {
    let plain = |c: char| c.is_ascii_alphanumeric() || "._+-".contains(c);
    word.split_once('@').is_some_and(|(name, host)| {
        !name.is_empty() && host.contains('.') && name.chars().chain(host.chars()).all(plain)
    })
}

/// Returns the words by which a table can be found: the tags of its document, or its type.
fn keywords(press: &Press<'_>, dataset: &Dataset<'_>) -> Vec<String> {
    let tags = dataset.page.document.header.terms.get("tags").into_iter().flatten();
    let tags: Vec<String> = tags.cloned().collect();
    if tags.is_empty() { vec![press.site.kind(dataset.page).name.clone()] } else { tags }
}

/// Makes `data.json`; nothing, if there is a table that nobody can be asked about, which the standard does not allow.
pub(super) fn project_open_data(press: &Press<'_>, datasets: &[Dataset<'_>]) -> Option<Value> {
    let all: Option<Vec<Value>> = datasets.iter().map(|one| open_dataset(press, one)).collect();
    let schema = "https://project-open-data.cio.gov/v1.1/schema";
    Some(json!({
        "@context": format!("{schema}/catalog.jsonld"),
        "@id": format!("{}/data.json", press.site.config.base_url.whole()),
        "@type": "dcat:Catalog",
        "conformsTo": schema,
        "describedBy": format!("{schema}/catalog.json"),
        "dataset": all?,
    }))
}

fn open_dataset(press: &Press<'_>, dataset: &Dataset<'_>) -> Option<Value> {
    let site = press.site;
    let (name, mail) = contact(press, dataset)?;
    let mut one = Map::new();
    one.insert("@type".into(), json!("dcat:Dataset"));
    one.insert("title".into(), json!(dataset.title));
    one.insert("description".into(), json!(dataset.summary));
    one.insert("identifier".into(), json!(dataset.identifier(site)));
    one.insert("accessLevel".into(), json!("public"));
    one.insert("keyword".into(), json!(keywords(press, dataset)));
    // Documents without a day have none to tell; the standard for agencies that are not federal allows that.
    one.extend(dataset.modified().map(|day| ("modified".to_owned(), json!(day))));
    one.insert("publisher".into(), json!({ "@type": "org:Organization", "name": publisher(press) }));
    let vcard = json!({ "@type": "vcard:Contact", "fn": name, "hasEmail": format!("mailto:{mail}") });
    one.insert("contactPoint".into(), vcard);
    one.insert("landingPage".into(), json!(site.permalink(&dataset.page.address)));
    one.insert("language".into(), json!([site.config.languages[dataset.page.document.language].code]));
    one.extend(license(press, dataset).map(|url| ("license".to_owned(), json!(url))));
    one.extend(dataset.covers().map(|(from, to)| ("temporal".to_owned(), json!(format!("{from}/{to}")))));
    one.insert(
        "distribution".into(),
        json!([{
            "@type": "dcat:Distribution",
            "title": dataset.title,
            "downloadURL": dataset.url(site),
            "mediaType": "text/csv",
            "format": "CSV",
            "describedBy": site.permalink(&metadata_address(dataset.asset)),
            "describedByType": "application/csvm+json",
        }]),
    );
    Some(Value::Object(one))
}

/// Makes `dcat-us-3.jsonld`; nothing, if there is a table that nobody can be asked about.
pub(super) fn dcat_us(press: &Press<'_>, datasets: &[Dataset<'_>]) -> Option<Value> {
    let site = press.site;
    let all: Option<Vec<Value>> = datasets.iter().map(|one| us_dataset(press, one)).collect();
    let mut catalogue = Map::new();
    catalogue.insert("@context".into(), context());
    catalogue.insert("@id".into(), json!(format!("{}/dcat-us-3.jsonld", site.config.base_url.whole())));
    catalogue.insert("@type".into(), json!("Catalog"));
    catalogue.insert("title".into(), json!(site.config.title_in(0)));
    catalogue.insert("publisher".into(), json!({ "@type": "Agent", "name": publisher(press) }));
    catalogue.insert("conformsTo".into(), json!({ "@type": "Standard", "title": "DCAT-US 3.0" }));
    let modified = datasets.iter().filter_map(Dataset::modified).max();
    catalogue.extend(modified.map(|day| ("modified".to_owned(), json!(day))));
    catalogue.insert("dataset".into(), json!(all?));
    Some(Value::Object(catalogue))
}

/// Says what the names of the catalogue mean, without asking another server.
fn context() -> Value {
    json!({
        "dcat": "http://www.w3.org/ns/dcat#",
        "dcterms": "http://purl.org/dc/terms/",
        "foaf": "http://xmlns.com/foaf/0.1/",
        "vcard": "http://www.w3.org/2006/vcard/ns#",
        "dcat-us": "https://resources.data.gov/ontology/dcat-us#",
        "xsd": "http://www.w3.org/2001/XMLSchema#",
        "Catalog": "dcat:Catalog",
        "Dataset": "dcat:Dataset",
        "Distribution": "dcat:Distribution",
        "Agent": "foaf:Agent",
        "Document": "foaf:Document",
        "Kind": "vcard:Kind",
        "PeriodOfTime": "dcterms:PeriodOfTime",
        "Standard": "dcterms:Standard",
        "name": "foaf:name",
        "fn": "vcard:fn",
        "hasEmail": { "@id": "vcard:hasEmail", "@type": "@id" },
        "title": "dcterms:title",
        "description": "dcterms:description",
        "identifier": "dcterms:identifier",
        "publisher": "dcterms:publisher",
        "conformsTo": "dcterms:conformsTo",
        "license": "dcterms:license",
        "language": "dcterms:language",
        "modified": { "@id": "dcterms:modified", "@type": "xsd:date" },
        "temporal": "dcterms:temporal",
        "startDate": { "@id": "dcat:startDate", "@type": "xsd:date" },
        "endDate": { "@id": "dcat:endDate", "@type": "xsd:date" },
        "dataset": "dcat:dataset",
        "distribution": "dcat:distribution",
        "keyword": "dcat:keyword",
        "contactPoint": "dcat:contactPoint",
        "landingPage": "dcat:landingPage",
        "accessURL": { "@id": "dcat:accessURL", "@type": "@id" },
        "downloadURL": { "@id": "dcat:downloadURL", "@type": "@id" },
        "mediaType": "dcat:mediaType",
        "describedBy": "dcat-us:describedBy",
    })
}

fn us_dataset(press: &Press<'_>, dataset: &Dataset<'_>) -> Option<Value> {
    let site = press.site;
    let (name, mail) = contact(press, dataset)?;
    let mut one = Map::new();
    one.insert("@type".into(), json!("Dataset"));
    one.insert("title".into(), json!(dataset.title));
    one.insert("description".into(), json!(dataset.summary));
    one.insert("identifier".into(), json!(dataset.identifier(site)));
    one.insert("keyword".into(), json!(keywords(press, dataset)));
    one.insert("publisher".into(), json!({ "@type": "Agent", "name": publisher(press) }));
    let kind = json!({ "@type": "Kind", "fn": name, "hasEmail": format!("mailto:{mail}") });
    one.insert("contactPoint".into(), kind);
    one.extend(dataset.modified().map(|day| ("modified".to_owned(), json!(day))));
    one.extend(license(press, dataset).map(|url| ("license".to_owned(), json!(url))));
    one.extend(dataset.covers().map(|(from, to)| {
        let period = json!([{ "@type": "PeriodOfTime", "startDate": from, "endDate": to }]);
        ("temporal".to_owned(), period)
    }));
    let page = site.permalink(&dataset.page.address);
    let title = press.marks.text(&dataset.page.document.header.title, dataset.page.document.language);
    one.insert("landingPage".into(), json!({ "@type": "Document", "title": title, "accessURL": page }));
    one.insert(
        "distribution".into(),
        json!([{
            "@type": "Distribution",
            "title": dataset.title,
            "downloadURL": dataset.url(site),
            "mediaType": "text/csv",
            "describedBy": {
                "@type": "Distribution",
                "downloadURL": site.permalink(&metadata_address(dataset.asset)),
                "mediaType": "application/csvm+json",
            },
        }]),
    );
    Some(Value::Object(one))
}
