//! Areas are GeoJSON files of districts or beats: published as polygons with a name each, and nothing else (RFC 7946).
//!
//! A GeoJSON can hold anything about anybody: points at which something happened, and properties without end. So the file
//! is written anew of what was understood. A sidecar says which property is the name, and how fine the areas are;
//! coordinates are rounded to about ten meters; points, lines and areas as small as a building are refused.

use std::cell::RefCell;
use std::collections::BTreeSet;
use std::fmt::Write as _;

use serde_json::Value;

use super::table::PlaceLevel;
use super::{json, personal, rings, unseen};
use crate::finding::{Finding, Findings, Place, Rule, Show};
use crate::notation::{Fields, KeyRules, Span};
use crate::source::SourceFile;

/// The keys that only the sidecar of a file of areas has.
pub(super) const KEYS: [&str; 1] = ["areas"];

/// The most areas, and the most corners of all of them.
const AREAS: usize = 500;
const CORNERS: usize = 100_000;

/// What is published of a file of areas, and what is not.
pub(super) struct PublicAreas {
    pub(super) text: String,
    /// The names of the areas, for the checks of what is public.
    pub(super) names: String,
    pub(super) level: PlaceLevel,
    /// The properties that are not published.
    pub(super) withheld: Vec<(u32, String)>,
}

/// Whether a file is one of areas.
pub(super) fn is_areas(file: &SourceFile) -> bool {
    file.path.extension() == "geojson"
}

/// Makes what is published of a file of areas; nothing, if there is something wrong with it.
pub(super) fn release(file: &SourceFile, findings: &mut Findings) -> Option<PublicAreas> {
    let path = file.path.as_str();
    let (property, level) = sidecar(file, findings)?;
    let mut refuse =
        |rule: Rule, message: &str| findings.push(Finding::new(rule, message).at(Place::file(path)));
    let Ok(Value::Object(collection)) = json::read(&file.bytes) else {
        refuse(Rule::AreasMalformed, "the file is no GeoJSON, or one of its objects has a key twice");
        return None;
    };
    if collection.get("type").and_then(Value::as_str) != Some("FeatureCollection")
        || collection.contains_key("crs")
    {
        refuse(Rule::AreasMalformed, "the file is no collection of features in degrees (RFC 7946)");
        return None;
    }
    let features = collection
        .get("features")
        .and_then(Value::as_array)
        .filter(|all| !all.is_empty() && all.len() <= AREAS);
    let Some(features) = features else {
        refuse(Rule::AreasMalformed, "the file has no features, or more than 500");
        return None;
    };
    let mut writer = Writer::default();
    for feature in features {
        if let Err((rule, message)) = writer.feature(feature, &property) {
            refuse(rule, message);
            return None;
        }
    }
    Some(writer.finish(level))
}

/// Puts other texts into the properties that are not published, for the proof that no byte of the output depends on
/// them.
pub(super) fn alter(file: &mut SourceFile) {
    let mut unread = Findings::new();
    let Some((property, _)) = sidecar(file, &mut unread) else { return };
    let Ok(mut collection) = serde_json::from_slice::<Value>(&file.bytes) else { return };
    let features = collection.get_mut("features").and_then(Value::as_array_mut).into_iter().flatten();
    for properties in features.filter_map(|feature| feature.get_mut("properties")?.as_object_mut()) {
        for (_, value) in properties.iter_mut().filter(|(key, _)| **key != property) {
            *value = Value::String("Another text of another length.".to_owned());
        }
    }
    file.bytes = collection.to_string().into_bytes();
}

/// Reads which property is the name of an area, and how fine areas are.
fn sidecar(file: &SourceFile, findings: &mut Findings) -> Option<(String, PlaceLevel)> {
    let Some((text, node)) = &file.sidecar else {
        let message = "areas are published only with a sidecar that says which property is their name";
        findings.push(Finding::new(Rule::AreasMalformed, message).at(Place::file(file.path.as_str())));
        return None;
    };
    let found = RefCell::new(Findings::new());
    let show = |_: &Span| Show::Line;
    let fields = Fields::new(node, text, &show, KeyRules::FRONT_MATTER, &found);
    let read = match fields.table("areas") {
        Some(table) => {
            if table.node("level").is_none() {
                table.missing("level");
            }
            let name = table.required_text("name");
            let level = table.choice("level", &["beat", "district", "jurisdiction"]);
            table.finish();
            let level = level.map(|level| match level.as_str() {
                "beat" => PlaceLevel::Beat,
                "district" => PlaceLevel::District,
                _ => PlaceLevel::Jurisdiction,
            });
            name.zip(level)
        }
        None => {
            fields.report(Finding::new(Rule::AreasMalformed, "the sidecar has no `areas`"), &(0..0));
            None
        }
    };
    findings.append(found.into_inner());
    read
}

type Refusal = (Rule, &'static str);

/// Writes areas anew.
#[derive(Default)]
struct Writer {
    features: Vec<String>,
    names: Vec<String>,
    withheld: BTreeSet<String>,
    corners: usize,
}

impl Writer {
    fn feature(&mut self, feature: &Value, property: &str) -> Result<(), Refusal> {
        let name = feature["properties"][property].as_str().map(str::trim).filter(|name| is_name(name));
        let name = name.ok_or((
            Rule::AreasMalformed,
            "a feature has no name in the property that the sidecar names, or no short one",
        ))?;
        if is_personal(name) {
            return Err((
                Rule::AreasMalformed,
                "the name of an area looks like a street address or other personal information",
            ));
        }
        if self.names.iter().any(|other| other == name) {
            return Err((Rule::AreasMalformed, "two areas have one name"));
        }
        let geometry = &feature["geometry"];
        let coordinates = geometry["coordinates"].as_array();
        let polygons: Vec<&Value> = match (geometry["type"].as_str(), coordinates) {
            (Some("Polygon"), Some(_)) => vec![&geometry["coordinates"]],
            (Some("MultiPolygon"), Some(polygons)) => polygons.iter().collect(),
            _ => {
                return Err((
                    Rule::AreasGeometry,
                    "a feature is no polygon: points, lines and addresses are not published",
                ));
            }
        };
        let mut written = Vec::new();
        for polygon in polygons {
            written.push(self.polygon(polygon)?);
        }
        if written.is_empty() {
            return Err((Rule::AreasGeometry, "a feature has no polygon"));
        }
        let name = name.to_owned();
        self.features.push(format!(
            "{{\"type\":\"Feature\",\"properties\":{{\"name\":{}}},\"geometry\":{{\"type\":\"MultiPolygon\",\"coordinates\":[{}]}}}}",
            Value::String(name.clone()),
            written.join(",")
        ));
        self.names.push(name);
        for (key, value) in feature["properties"].as_object().into_iter().flatten() {
            if let Some(text) = value.as_str().filter(|text| key != property && !text.trim().is_empty()) {
                self.withheld.insert(text.to_owned());
            }
        }
        Ok(())
    }

    fn polygon(&mut self, polygon: &Value) -> Result<String, Refusal> {
        const BROKEN: Refusal =
            (Rule::AreasMalformed, "a polygon is no list of rings of positions in degrees");
        let rings = polygon.as_array().filter(|rings| !rings.is_empty()).ok_or(BROKEN)?;
        let mut written = Vec::new();
        for (number, ring) in rings.iter().enumerate() {
            let mut corners: Vec<(i64, i64)> = Vec::new();
            for position in ring.as_array().ok_or(BROKEN)? {
                let degrees =
                    |at: usize, most: f64| position[at].as_f64().filter(|degrees| degrees.abs() <= most);
                let corner = (degrees(0, 180.0).ok_or(BROKEN)?, degrees(1, 90.0).ok_or(BROKEN)?);
                // Ten-thousandths of a degree, eleven meters from south to north. The limits above keep them small.
                let corner = ((corner.0 * 1e4).round() as i64, (corner.1 * 1e4).round() as i64);
                if corners.last() != Some(&corner) {
                    corners.push(corner);
                }
            }
            self.corners += corners.len();
            if self.corners > CORNERS {
                return Err((Rule::AreasMalformed, "the areas have more than 100,000 corners"));
            }
            let is_closed = corners.len() >= 4 && corners.first() == corners.last();
            match (is_closed, number) {
                (true, _) => written.push(ring_text(&corners)),
                // A hole that rounding closed is no hole any more.
                (false, 1..) => continue,
                (false, _) => return Err(BROKEN),
            }
            if let Some(fault) = rings::fault(&corners) {
                return Err((Rule::AreasGeometry, fault));
            }
        }
        Ok(format!("[{}]", written.join(",")))
    }

    fn finish(self, level: PlaceLevel) -> PublicAreas {
        let text =
            format!("{{\"type\":\"FeatureCollection\",\"features\":[\n{}\n]}}\n", self.features.join(",\n"));
        let withheld = self.withheld.into_iter().map(|text| (1, text)).collect();
        PublicAreas { text, names: self.names.join("\n"), level, withheld }
    }
}

/// Whether a text can be the name of an area: one short line, without a number that could lead to somebody.
fn is_name(name: &str) -> bool {
    let digits = name.split(|c: char| !c.is_ascii_digit()).map(str::len).max();
    !name.is_empty()
        && name.chars().count() <= 80
        && !name.contains(['\n', '@'])
        && unseen::find(name).is_none()
        && digits.is_none_or(|length| length < 5)
}

/// Whether a name looks like a street address or the like, in whatever letters it is written.
fn is_personal(name: &str) -> bool {
    let settings = personal::Settings::default();
    let mut capitals = String::with_capacity(name.len());
    for c in name.chars() {
        match capitals.chars().last().is_none_or(|before| !before.is_alphanumeric()) {
            true => capitals.extend(c.to_uppercase()),
            false => capitals.extend(c.to_lowercase()),
        }
    }
    [name, &capitals].into_iter().any(|name| !personal::find(name, &settings).is_empty())
}

fn ring_text(corners: &[(i64, i64)]) -> String {
    let mut out = String::from("[");
    for (at, (longitude, latitude)) in corners.iter().enumerate() {
        let comma = if at == 0 { "" } else { "," };
        let _written = write!(out, "{comma}[{},{}]", degrees(*longitude), degrees(*latitude));
    }
    out.push(']');
    out
}

/// Writes ten-thousandths of a degree.
fn degrees(number: i64) -> String {
    let sign = if number < 0 { "-" } else { "" };
    let number = number.abs();
    let text = format!("{sign}{}.{:04}", number / 10_000, number % 10_000);
    text.trim_end_matches('0').trim_end_matches('.').to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn degrees_are_written_as_short_as_they_can_be() {
        for (number, expected) in
            [(-876_543, "-87.6543"), (419_000, "41.9"), (0, "0"), (410_000, "41"), (-5, "-0.0005")]
        {
            assert_eq!(degrees(number), expected);
        }
    }

    #[test]
    fn a_street_address_is_no_name_of_an_area() {
        for name in ["1427 Alder Creek Road", "1427 alder creek road", "452 CALLE DEL RÍO", "312-555-4471"] {
            assert!(is_personal(name), "{name}");
        }
        for name in ["North", "District 4", "Beat 12", "4th Ward", "Distrito Norte", "Zone 3B"] {
            assert!(!is_personal(name), "{name}");
        }
    }
}
