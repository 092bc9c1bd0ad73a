//! Variables: words of the agency that texts refer to, so that another agency can adopt a text as it stands.

use std::collections::BTreeMap;

use super::Agency;
use crate::notation::{Fields, Node, Value};

/// The variables of a site: for each language, the words by name. A language without its own has those of the main one.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Variables(Vec<BTreeMap<String, String>>);

impl Variables {
    /// Returns what a variable stands for in a language.
    pub fn get(&self, language: usize, name: &str) -> Option<&str> {
        let own = self.0.get(language).and_then(|own| own.get(name));
        own.or_else(|| self.0.first()?.get(name)).map(String::as_str)
    }

    /// Returns the names of all variables.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        self.0.iter().flat_map(BTreeMap::keys).map(String::as_str)
    }

    /// Returns what the variables stand for, one in a line, other than those that `[agency]` gives.
    pub(crate) fn text(&self) -> String {
        let own = self.0.iter().flatten().filter(|(name, _)| !name.starts_with(AGENCY));
        own.map(|(_, value)| format!("{value}\n\n")).collect()
    }

    /// Returns what all variables stand for.
    pub(super) fn words(&self) -> impl Iterator<Item = String> {
        self.0.iter().flat_map(BTreeMap::values).cloned()
    }
}

/// How the names of those variables begin that `[agency]` gives.
const AGENCY: &str = "agency.";

/// Reads `[variables]`, and `[languages.CODE.variables]` of each language; `[agency]` gives some by itself.
pub(super) fn read(fields: &Fields<'_>, codes: &[String], agency: &Agency) -> Variables {
    let mut all = vec![of_agency(agency)];
    all.resize(codes.len().max(1), BTreeMap::new());
    if let Some(node) = fields.node("variables") {
        add(fields, node, "", &mut all[0]);
    }
    for (index, code) in codes.iter().enumerate() {
        let table = fields.node("languages").and_then(|node| node.get(code));
        if let Some(node) = table.and_then(|node| node.get("variables")) {
            add(fields, node, "", &mut all[index]);
        }
    }
    Variables(all)
}

fn of_agency(agency: &Agency) -> BTreeMap<String, String> {
    let held = [
        ("agency.name", &agency.name),
        ("agency.short_name", &agency.short_name),
        ("agency.address", &agency.address),
        ("agency.phone", &agency.phone),
        ("agency.emergency", &agency.emergency),
        ("agency.email", &agency.email),
        ("agency.website", &agency.website),
    ];
    held.into_iter().filter_map(|(name, value)| Some((name.to_owned(), value.clone()?))).collect()
}

/// Adds the texts of a table and of the tables in it; their names are joined by dots.
fn add(fields: &Fields<'_>, node: &Node, above: &str, words: &mut BTreeMap<String, String>) {
    let why = "a variable is a text, or a table of variables";
    let Value::Table(entries) = &node.value else {
        fields.bad("variables", node, why);
        return;
    };
    for entry in entries {
        let name = if above.is_empty() { entry.key.clone() } else { format!("{above}.{}", entry.key) };
        match (&entry.node.value, entry.node.text()) {
            (Value::Table(_), _) => add(fields, &entry.node, &name, words),
            _ if words.contains_key(&name) || name.starts_with(AGENCY) => {
                fields.bad("variables", &entry.node, "a variable of this name is there already");
            }
            (_, Some(text)) if !text.trim().is_empty() => _ = words.insert(name, text.to_owned()),
            _ => fields.bad("variables", &entry.node, why),
        }
    }
}
