//! The sidecar of a CSV file says what each column is and what is done with it: nothing is published
//! that it does not name.

use std::cell::RefCell;
use std::collections::BTreeMap;

use super::description::TableFacts;
use super::facts;
use super::generalise::{Ages, Period, Treatment};
use super::vocabulary::Vocabulary;
use crate::config::Config;
use crate::finding::{Finding, Findings, Place, Rule, Show};
use crate::notation::{Fields, KeyRules, Node, Span, Text};

/// The keys that only the sidecar of a CSV file has.
pub(in crate::disclosure) const KEYS: [&str; 10] = [
    "shape",
    "columns",
    "small_cells",
    "totals",
    "sensitive_offences",
    facts::KEYS[0],
    facts::KEYS[1],
    facts::KEYS[2],
    facts::KEYS[3],
    facts::KEYS[4],
];

/// What a CSV file is.
#[derive(Debug)]
pub(super) struct Sidecar {
    pub(super) shape: Shape,
    pub(super) columns: Vec<Column>,
    /// Counts from 1 to this are withheld.
    pub(super) threshold: u32,
    /// The word that stands in a column of categories and means all of them.
    pub(super) total: Option<String>,
    /// The count column that is the sum of the others.
    pub(super) sum: Option<String>,
    /// Further words that tell a sensitive offence.
    pub(super) sensitive: Vec<String>,
    pub(super) title: Option<String>,
    /// What a person says about the numbers as a whole.
    pub(super) facts: TableFacts,
    pub(super) path: String,
}

/// Whether a row is an incident, or numbers about many.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Shape {
    Records,
    Table,
}

/// A column: its name in the source and in what is published, what it is, and what is done with it.
#[derive(Debug)]
pub(super) struct Column {
    pub(super) name: String,
    pub(super) header: String,
    pub(super) kind: Kind,
    pub(super) treatment: Treatment,
    /// Whether a person says that its whole numbers count neither people nor incidents.
    pub(super) counts_nothing: bool,
    /// The list whose codes its cells are.
    pub(super) vocabulary: Option<Vocabulary>,
    /// What its numbers count or measure.
    pub(super) unit: Option<String>,
}

/// What a column holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    Text,
    Category,
    Integer,
    /// A number of people or incidents, to which the small-cell rule applies.
    Count,
    Number,
    /// A rate: of a count, or a percentage of one.
    Rate {
        of: Option<String>,
        percent_of: Option<String>,
    },
    Date,
    Place(Level),
    Age,
    Offence,
    Id,
}

/// How fine a place is, finest first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Level {
    Address,
    Block,
    Beat,
    District,
    Jurisdiction,
}

impl Kind {
    const NAMES: [&'static str; 11] =
        ["text", "category", "integer", "count", "number", "rate", "date", "place", "age", "offence", "id"];

    /// Whether the column says what a number is about.
    pub(super) fn is_dimension(&self) -> bool {
        matches!(self, Self::Category | Self::Date | Self::Place(_) | Self::Age | Self::Offence)
    }
}

impl Column {
    /// Whether nothing of the column is published.
    pub(super) fn is_dropped(&self) -> bool {
        self.treatment == Treatment::Drop
    }
}

/// Reads the sidecar of a CSV file; nothing, if it cannot be understood.
pub(super) fn read(
    path: &str,
    sidecar: Option<&(Text, Node)>,
    config: &Config,
    findings: &mut Findings,
) -> Option<Sidecar> {
    let Some((text, node)) = sidecar else {
        let message = "a CSV is published only with a sidecar that says what each column is";
        findings.push(Finding::new(Rule::DataSidecar, message).at(Place::file(path)));
        return None;
    };
    let found = RefCell::new(Findings::new());
    let show = |_: &Span| Show::Line;
    let fields = Fields::new(node, text, &show, KeyRules::FRONT_MATTER, &found);
    let sidecar = fields_of(&fields, text, config);
    let found = found.into_inner();
    let sound = !found.has_errors();
    findings.append(found);
    sidecar.filter(|_| sound)
}

fn fields_of(fields: &Fields<'_>, text: &Text, config: &Config) -> Option<Sidecar> {
    for key in ["shape", "columns"] {
        if fields.node(key).is_none() {
            let message = format!("the sidecar has no `{key}`");
            fields.report(Finding::new(Rule::DataSidecar, message), &(0..0));
        }
    }
    let shape = match fields.choice("shape", &["records", "table"]).as_deref() {
        Some("records") => Shape::Records,
        Some(_) => Shape::Table,
        None => return None,
    };
    let columns = fields.tables("columns").into_iter().filter_map(|table| column(table, shape)).collect();
    let (mut total, mut sum) = (None, None);
    if let Some(table) = fields.table("totals") {
        (total, sum) = (table.text("rows"), table.text("columns"));
        table.finish();
    }
    let threshold = fields.table("small_cells").map_or(config.small_cells, |table| {
        let given = table.integer("threshold").and_then(|number| u32::try_from(number).ok());
        if let (false, Some(node)) = (given.is_none_or(|n| n >= config.small_cells), table.node("threshold"))
        {
            let why =
                format!("the site's threshold is {}; a file may raise it, not lower it", config.small_cells);
            table.bad("threshold", node, &why);
        }
        table.finish();
        given.unwrap_or(config.small_cells).min(1_000_000)
    });
    let sensitive = fields.texts("sensitive_offences");
    let title = fields.text("title");
    let facts = facts::read(fields, config.today);
    Some(Sidecar {
        shape,
        columns,
        threshold,
        total,
        sum,
        sensitive,
        title,
        facts,
        path: text.path().to_owned(),
    })
}

fn column(table: Fields<'_>, shape: Shape) -> Option<Column> {
    for key in ["type", "rule"] {
        if table.node(key).is_none() {
            table.missing(key);
        }
    }
    let name = table.required_text("name");
    let header = table.text("label").or_else(|| name.clone());
    let kind = kind(&table);
    let rule = table.choice("rule", &["release", "drop", "generalise", "rekey"]);
    let reviewed = table.choice("free_text", &["reviewed"]).is_some() & table.text("by").is_some();
    let treatment = match (&kind, rule.as_deref()) {
        (Some(kind), Some(rule)) => treatment(&table, kind, rule, shape, reviewed),
        _ => None,
    };
    let counts_nothing = table.choice("counts", &["nothing"]).is_some();
    let unit = table.text("unit");
    let vocabulary = table.choice("vocabulary", &["nibrs"]).map(|_| Vocabulary::Nibrs);
    if let (Some(_), Some(node)) =
        (vocabulary.filter(|_| kind != Some(Kind::Offence)), table.node("vocabulary"))
    {
        table.bad("vocabulary", node, "columns of this type do not have it");
    }
    table.finish();
    Some(Column {
        unit,
        vocabulary,
        counts_nothing,
        name: name?.trim().to_owned(),
        header: header?.trim().to_owned(),
        kind: kind?,
        treatment: treatment?,
    })
}

fn kind(table: &Fields<'_>) -> Option<Kind> {
    let (of, percent_of) = (table.text("of"), table.text("percent_of"));
    let levels = ["address", "block", "beat", "district", "jurisdiction"];
    let level = table.choice("level", &levels);
    let kind = match table.choice("type", &Kind::NAMES)?.as_str() {
        "text" => Kind::Text,
        "category" => Kind::Category,
        "integer" => Kind::Integer,
        "count" => Kind::Count,
        "number" => Kind::Number,
        "rate" => {
            if of.is_none() && percent_of.is_none() {
                table.missing("of");
            }
            return Some(Kind::Rate { of, percent_of });
        }
        "date" => Kind::Date,
        "place" => {
            if table.node("level").is_none() {
                table.missing("level");
            }
            return Some(Kind::Place(match level?.as_str() {
                "address" => Level::Address,
                "block" => Level::Block,
                "beat" => Level::Beat,
                "district" => Level::District,
                _ => Level::Jurisdiction,
            }));
        }
        "age" => Kind::Age,
        "offence" => Kind::Offence,
        _ => Kind::Id,
    };
    for (key, is_there) in
        [("of", of.is_some()), ("percent_of", percent_of.is_some()), ("level", level.is_some())]
    {
        if let (true, Some(node)) = (is_there, table.node(key)) {
            table.bad(key, node, "columns of this type do not have it");
        }
    }
    Some(kind)
}

/// Tells what is done with a column, if its type and the shape of the file allow that.
fn treatment(table: &Fields<'_>, kind: &Kind, rule: &str, shape: Shape, reviewed: bool) -> Option<Treatment> {
    let to = table.text("to");
    let map: BTreeMap<String, String> = table.table("map").map_or_else(BTreeMap::new, |map| {
        let pairs = map.entries().iter();
        let pairs = pairs.filter_map(|entry| Some((entry.key.clone(), map.text(&entry.key)?))).collect();
        map.finish();
        pairs
    });
    let records = shape == Shape::Records;
    let refused = match (kind, rule) {
        (Kind::Count | Kind::Rate { .. }, _) if records => "only `shape: table` has counts and rates",
        (_, "drop") => return Some(Treatment::Drop),
        (Kind::Text, "release") if reviewed => return Some(Treatment::Release),
        (Kind::Text, "release") => {
            refuse(table, Rule::DataFreeText, "free text is published only after a person has read it");
            return None;
        }
        (Kind::Id, "rekey") if records => return Some(Treatment::Rekey),
        (Kind::Id, _) => "ids are dropped or, in `shape: records`, re-keyed",
        (Kind::Date | Kind::Age, "release") if records => {
            "in `shape: records` dates and ages are generalised"
        }
        (Kind::Place(Level::Address), "release") => "addresses are generalised",
        (_, "release") => return Some(Treatment::Release),
        (_, "generalise") => match step(kind, to.as_deref(), map) {
            Ok(treatment) => return Some(treatment),
            Err(why) => why,
        },
        _ => "columns of this type are not re-keyed",
    };
    refuse(table, Rule::DataColumn, refused);
    None
}

fn step(kind: &Kind, to: Option<&str>, map: BTreeMap<String, String>) -> Result<Treatment, &'static str> {
    Ok(match (kind, to) {
        (Kind::Date, Some("month")) => Treatment::Date(Period::Month),
        (Kind::Date, Some("quarter")) => Treatment::Date(Period::Quarter),
        (Kind::Date, Some("year")) => Treatment::Date(Period::Year),
        (Kind::Date, _) => return Err("dates are generalised `to:` month, quarter or year"),
        (Kind::Place(Level::Address | Level::Block), Some("hundred-block")) => Treatment::Block,
        (Kind::Place(Level::Beat), Some("beat")) | (Kind::Place(Level::District), Some("district")) => {
            Treatment::Release
        }
        (Kind::Place(Level::Beat), Some("district")) if !map.is_empty() => Treatment::Map(map),
        (Kind::Place(Level::Beat), Some("district")) => {
            return Err("from beat to district it needs a `map: { BEAT: DISTRICT, … }`");
        }
        (Kind::Place(_), Some("jurisdiction")) => Treatment::Jurisdiction,
        (Kind::Place(_), _) => {
            return Err(
                "addresses are generalised `to:` hundred-block or jurisdiction, beats `to:` district or jurisdiction",
            );
        }
        (Kind::Age, Some("5-years")) => Treatment::Age(Ages::Years(5)),
        (Kind::Age, Some("10-years")) => Treatment::Age(Ages::Years(10)),
        (Kind::Age, Some("adult-juvenile")) => Treatment::Age(Ages::AdultOrJuvenile),
        (Kind::Age, _) => return Err("ages are generalised `to:` 5-years, 10-years or adult-juvenile"),
        _ => return Err("only dates, places and ages are generalised"),
    })
}

fn refuse(table: &Fields<'_>, rule: Rule, why: &str) {
    if let Some(node) = table.node("rule") {
        table.report(Finding::new(rule, format!("this rule does not fit the column: {why}")), &node.span);
    }
}
