//! How easy to read each type of document should be.

use std::collections::BTreeMap;

use crate::document::TypeDefinition;
use crate::notation::Fields;

/// The highest school year whose pupils should be able to read a document, by its type.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reading(BTreeMap<String, u8>);

/// The years that a site starts with: what everyone needs is for the eighth year, what binds officers
/// may be for those who have been to college.
const YEARS: [(&str, u8); 12] = [
    ("tip", 8),
    ("bulletin", 9),
    ("event", 9),
    ("page", 10),
    ("project", 12),
    ("strategy", 12),
    ("forecast", 12),
    ("resource", 12),
    ("report", 12),
    ("software", 12),
    ("training", 12),
    ("policy", 14),
];

/// The highest year that a site can name.
const LAST: u8 = 20;

impl Default for Reading {
    fn default() -> Self {
        Self(YEARS.into_iter().map(|(kind, year)| (kind.to_owned(), year)).collect())
    }
}

impl Reading {
    /// Returns the year of a type, if it has one.
    pub fn budget(&self, kind: &str) -> Option<u8> {
        self.0.get(kind).copied().filter(|year| *year > 0)
    }
}

/// Reads `[reading]`: a year for each type, 0 for none.
pub(super) fn read(fields: &Fields<'_>, types: &[TypeDefinition]) -> Reading {
    let mut reading = Reading::default();
    let Some(table) = fields.table("reading") else { return reading };
    for definition in types {
        let Some(year) = table.integer(&definition.name) else { continue };
        match u8::try_from(year).ok().filter(|year| *year <= LAST) {
            Some(year) => {
                reading.0.insert(definition.name.clone(), year);
            }
            None => {
                if let Some(node) = table.node(&definition.name) {
                    table.bad(&definition.name, node, "it must be a school year from 1 to 20, or 0 for none");
                }
            }
        }
    }
    table.finish();
    reading
}
