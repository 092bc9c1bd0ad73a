//! A header is the typed front matter of a document.

use std::collections::BTreeMap;

use super::{CommentWindow, Date, FieldValue, TypeDefinition};
use crate::finding::{Finding, Rule};
use crate::notation::Fields;

/// The front matter of a document, read and checked, other than its label.
#[derive(Clone, Debug)]
pub struct Header {
    /// The title.
    pub title: String,
    /// The name of its type, if it says so itself.
    pub kind: Option<String>,
    /// What it says, in a sentence or two.
    pub summary: Option<String>,
    /// When it was published.
    pub date: Option<Date>,
    /// When it was last changed.
    pub updated: Option<Date>,
    /// The last part of its address, if not made from the file's name.
    pub slug: Option<String>,
    /// Older addresses that lead to it.
    pub aliases: Vec<String>,
    /// Its rank in a section that is ordered by weight.
    pub weight: Option<i64>,
    /// Files that belong to it, by their paths from it.
    pub attachments: Vec<String>,
    /// The template that shows it, if not that of its type.
    pub template: Option<String>,
    /// The licence under which it may be used.
    pub license: Option<String>,
    /// Whom to ask about it.
    pub contact: Option<String>,
    /// The agencies that publish it together, if there are several.
    pub publishers: Vec<Party>,
    /// Who else had a part in it.
    pub credits: Vec<Party>,
    /// Its terms, by taxonomy.
    pub terms: BTreeMap<String, Vec<String>>,
    /// The tables of types' fields that it has, by type.
    pub fields: BTreeMap<String, Vec<(String, FieldValue)>>,
    /// The time in which anyone may comment on it.
    pub comments: Option<CommentWindow>,
    /// The version of its original that a translation follows: its `version`, or the day of its last change.
    pub follows: Option<String>,
    /// What its section is like; only section pages have this.
    pub section: Option<SectionSettings>,
    /// Whether someone is still working on it.
    pub draft: bool,
    /// The first day on which it may be public.
    pub publish_on: Option<Date>,
    /// The first day on which it is no longer public.
    pub expires_on: Option<Date>,
    /// What is said about withholding it.
    pub withheld: Option<WithheldNote>,
    /// Free fields for themes.
    pub extra: serde_json::Value,
}

/// An agency, an organisation or a unit that had a part in a document. Whether a person is named is its author's
/// decision.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Party {
    /// Its name.
    pub name: String,
    /// Its https address.
    pub url: Option<String>,
    /// What it did.
    pub role: Option<String>,
}

/// What a section page says about its section.
#[derive(Clone, Debug, Default)]
pub struct SectionSettings {
    /// The type of the documents in it that do not name their own.
    pub kind: Option<String>,
    /// How they are ordered.
    pub order: Option<Order>,
    /// How many stand on one page of the list.
    pub per_page: Option<usize>,
    /// The chapters of a numbered library, in order.
    pub chapters: Vec<Chapter>,
}

/// A chapter of a numbered library: all numbers from one on, up to the next chapter's.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Chapter {
    /// The first number.
    pub from: String,
    /// Its title.
    pub title: String,
}

/// How the documents of a section are ordered.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Order {
    /// By title.
    Title,
    /// By date, newest first; events by when they begin, soonest first.
    Date,
    /// By weight, least first.
    Weight,
    /// By number, as people count: 300.4 before 300.10.
    Number,
}

impl Order {
    /// The names used in front matter.
    pub const NAMES: [&'static str; 4] = ["title", "date", "weight", "number"];

    /// Returns the order with a name.
    pub fn by_name(name: &str) -> Option<Self> {
        Some(match name {
            "title" => Self::Title,
            "date" => Self::Date,
            "weight" => Self::Weight,
            "number" => Self::Number,
            _ => return None,
        })
    }

    /// Returns the name used in front matter.
    pub fn name(self) -> &'static str {
        match self {
            Self::Title => "title",
            Self::Date => "date",
            Self::Weight => "weight",
            Self::Number => "number",
        }
    }
}

/// What a document says about being withheld.
#[derive(Clone, Debug)]
pub struct WithheldNote {
    /// Whether the public register shows a line for it.
    pub listed: bool,
    /// The line that the register shows.
    pub public_title: Option<String>,
    /// Why it is withheld.
    pub ground: Option<String>,
    /// Since when, as the register tells it.
    pub since: Option<Date>,
    /// When that is looked at again, as the register tells it.
    pub review: Option<Date>,
}

impl Header {
    /// Returns the day of its last change: the later one of `updated` and `date`.
    pub fn last_change(&self) -> Option<Date> {
        self.updated.max(self.date)
    }

    /// Returns a field of a type's table.
    pub fn field(&self, kind: &str, name: &str) -> Option<&FieldValue> {
        let fields = self.fields.get(kind)?;
        fields.iter().find(|(field, _)| field == name).map(|(_, value)| value)
    }

    /// Returns a field of a type's table that is a day.
    pub fn day(&self, kind: &str, name: &str) -> Option<Date> {
        self.field(kind, name)?.as_moment().map(|moment| moment.date)
    }

    /// Returns a field of a type's table that is a single text.
    pub fn text(&self, kind: &str, name: &str) -> Option<&str> {
        self.field(kind, name)?.as_text()
    }

    /// Reads the front matter of a document, all but `sensitivity`, which the gate has read before.
    ///
    /// `is_section` tells whether `section` is allowed. What is wrong goes where `fields` puts it.
    pub fn read(
        fields: Fields<'_>,
        types: &[TypeDefinition],
        taxonomies: &[String],
        is_section: bool,
    ) -> Header {
        fields.node("sensitivity");
        let kind = kind(&fields, types);
        let mut tables = BTreeMap::new();
        for definition in types {
            if let Some(table) = fields.table(&definition.name) {
                let values = definition.fields.iter();
                let values = values.filter_map(|field| Some((field.name.clone(), field.read(&table)?)));
                tables.insert(definition.name.clone(), values.collect());
                table.finish();
            }
        }
        let terms = taxonomies.iter().map(|name| (name.clone(), fields.texts(name)));
        let section =
            if is_section { fields.table("section").map(|table| section(table, types)) } else { None };
        let header = Header {
            title: fields.required_text("title").unwrap_or_default(),
            kind,
            summary: fields.text("summary"),
            date: fields.date("date"),
            updated: fields.date("updated"),
            slug: slug(&fields),
            aliases: aliases(&fields),
            weight: fields.integer("weight"),
            attachments: fields.texts("attachments"),
            template: fields.text("template"),
            license: fields.text("license"),
            contact: fields.text("contact"),
            publishers: parties(&fields, "publishers", false),
            credits: parties(&fields, "credits", true),
            terms: terms.collect(),
            fields: tables,
            comments: fields.table("comments").and_then(CommentWindow::read),
            follows: fields.text("follows"),
            section,
            draft: fields.boolean("draft").unwrap_or(false),
            publish_on: fields.date("publish_on"),
            expires_on: fields.date("expires_on"),
            withheld: fields.table("withheld").map(withheld),
            extra: fields.node("extra").map_or(serde_json::Value::Null, |node| node.to_json()),
        };
        // What `adopt` writes down about where a document came from.
        if let Some(upstream) = fields.table("upstream") {
            for key in ["source", "path", "version", "hash", "license"] {
                upstream.text(key);
            }
            upstream.date("date");
            upstream.finish();
        }
        fields.finish();
        header
    }
}

/// Reads the name of a type; one that there is not is reported.
fn kind(fields: &Fields<'_>, types: &[TypeDefinition]) -> Option<String> {
    let node = fields.node("type");
    let kind = fields.text("type")?;
    if let Some(node) = node.filter(|_| !types.iter().any(|definition| definition.name == kind)) {
        fields.report(unknown_type(&kind, types), &node.span);
    }
    Some(kind)
}

fn section(table: Fields<'_>, types: &[TypeDefinition]) -> SectionSettings {
    let kind = kind(&table, types);
    let order = table.choice("order", &Order::NAMES).and_then(|name| Order::by_name(&name));
    let per_page = table.integer("per_page").and_then(|number| usize::try_from(number).ok());
    if let (Some(0) | None, Some(node)) = (per_page, table.node("per_page")) {
        table.bad("per_page", node, "it must be 1 or more");
    }
    let chapters = table.tables("chapters").into_iter().filter_map(chapter).collect();
    table.finish();
    SectionSettings { kind, order, per_page: per_page.filter(|&number| number > 0), chapters }
}

fn chapter(table: Fields<'_>) -> Option<Chapter> {
    let (from, title) = (table.required_text("from"), table.required_text("title"));
    table.finish();
    Some(Chapter { from: from?, title: title? })
}

/// Reads who had a part in a document: tables, or names alone.
fn parties(fields: &Fields<'_>, key: &str, have_roles: bool) -> Vec<Party> {
    let mut parties = Vec::new();
    for table in fields.records(key, "name") {
        let (name, url) = (table.required_text("name"), table.text("url"));
        if let (Some(url), Some(node)) = (&url, table.node("url"))
            && (!url.starts_with("https://") || url.contains(char::is_whitespace))
        {
            table.bad("url", node, "it must be an address that begins with https://");
        }
        let role = if have_roles { table.text("role") } else { None };
        table.finish();
        parties.extend(name.map(|name| Party { name, url, role }));
    }
    parties
}

fn withheld(table: Fields<'_>) -> WithheldNote {
    let note = WithheldNote {
        listed: table.boolean("listed").unwrap_or(false),
        public_title: table.text("public_title"),
        ground: table.text("ground"),
        since: table.date("since"),
        review: table.date("review"),
    };
    table.finish();
    note
}

fn slug(fields: &Fields<'_>) -> Option<String> {
    let node = fields.node("slug")?;
    let slug = fields.text("slug")?;
    let fits =
        slug.chars().all(|c| c.is_alphanumeric() && !c.is_uppercase() || c == '-') && !slug.starts_with('-');
    if !fits {
        fields.bad("slug", node, "it may hold lower-case letters, digits and hyphens");
    }
    fits.then_some(slug)
}

fn aliases(fields: &Fields<'_>) -> Vec<String> {
    let aliases = fields.texts("aliases");
    let fits = |alias: &String| {
        alias.starts_with('/')
            && !alias.contains("//")
            && alias.split('/').all(|part| part != "." && part != "..")
            && alias.chars().all(|c| c.is_alphanumeric() || "/-_.".contains(c))
    };
    if let Some(node) = fields.node("aliases").filter(|_| !aliases.iter().all(fits)) {
        fields.bad("aliases", node, "each alias is an address such as /old/place/");
    }
    aliases.into_iter().filter(fits).collect()
}

fn unknown_type(kind: &str, types: &[TypeDefinition]) -> Finding {
    let names: Vec<&str> = types.iter().map(|definition| definition.name.as_str()).collect();
    let finding = Finding::new(Rule::UnknownType, "there is no such type of document");
    let near = crate::notation::nearest(kind, names.iter().copied());
    finding.mend(format!("use one of: {}", names.join(", "))).did_you_mean(near)
}
