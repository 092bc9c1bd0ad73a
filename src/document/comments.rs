//! Comments of the public on a document: when they are taken, where they go, and what became of them.

use super::Date;
use crate::notation::Fields;

/// The time in which anyone may comment on a document, both days included, and what came of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CommentWindow {
    /// The first day; open from the beginning if there is none.
    pub opens: Option<Date>,
    /// The last day.
    pub closes: Date,
    /// Where comments go: a mail address or an https address; where `site.toml` says if it says nothing.
    pub to: Option<String>,
    /// What was answered to whom.
    pub responses: Vec<Response>,
    /// What was changed because of comments.
    pub changed: Option<String>,
}

/// What was answered to a comment, or to several that say the same.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Response {
    /// What it said.
    pub comment: String,
    /// Who said it, in general words: `Resident`.
    pub from: Option<String>,
    /// What was decided.
    pub decision: Decision,
    /// Why.
    pub why: String,
    /// The sections that it is about.
    pub sections: Vec<String>,
}

/// What was decided on a comment.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Decision {
    /// It was followed.
    Accepted,
    /// It was followed in part.
    Partly,
    /// It was not followed.
    Declined,
    /// There was nothing to decide.
    Noted,
}

impl Decision {
    /// All of them, in the order in which they are counted.
    pub const ALL: [Self; 4] = [Self::Accepted, Self::Partly, Self::Declined, Self::Noted];

    /// The names used in front matter.
    pub const NAMES: [&'static str; 4] = ["accepted", "partly", "declined", "noted"];

    /// Returns the name used in front matter.
    pub fn name(self) -> &'static str {
        match self {
            Self::Accepted => "accepted",
            Self::Partly => "partly",
            Self::Declined => "declined",
            Self::Noted => "noted",
        }
    }
}

impl CommentWindow {
    /// Whether comments are taken on a day.
    pub fn is_open(&self, today: Date) -> bool {
        self.opens.is_none_or(|opens| opens <= today) && today <= self.closes
    }

    /// Returns the texts in it that people read.
    pub fn texts(&self) -> impl Iterator<Item = &str> {
        let responses = self.responses.iter().flat_map(|response| {
            let texts =
                [Some(response.comment.as_str()), response.from.as_deref(), Some(response.why.as_str())];
            texts.into_iter().flatten()
        });
        responses.chain(self.changed.as_deref())
    }

    pub(super) fn read(table: Fields<'_>) -> Option<Self> {
        let (opens, closes) = (table.date("opens"), table.required_date("closes"));
        let to = table.text("to");
        if let Some(node) = table.node("to").filter(|_| !to.as_deref().is_none_or(can_be_written_to)) {
            table.bad("to", node, "it must be a mail address or an address that begins with https://");
        }
        if let (Some(opens), Some(closes), Some(node)) = (opens, closes, table.node("closes"))
            && closes < opens
        {
            table.bad("closes", node, "it must not be before `opens`");
        }
        let responses = table.tables("responses").into_iter().filter_map(response).collect();
        let changed = table.text("changed");
        table.finish();
        Some(Self { opens, closes: closes?, to, responses, changed })
    }
}

fn response(table: Fields<'_>) -> Option<Response> {
    let (comment, why) = (table.required_text("comment"), table.required_text("why"));
    if table.node("decision").is_none() {
        table.missing("decision");
    }
    let decision = table.choice("decision", &Decision::NAMES);
    let decision = Decision::ALL.into_iter().find(|known| Some(known.name()) == decision.as_deref());
    let (from, sections) = (table.text("from"), table.texts("sections"));
    table.finish();
    Some(Response { comment: comment?, from, decision: decision?, why: why?, sections })
}

/// Returns the link that leads to a mail address or an https address.
pub(crate) fn contact_url(to: &str) -> String {
    if to.contains("://") { to.to_owned() } else { format!("mailto:{to}") }
}

/// Whether a text is a mail address or an https address.
pub(crate) fn can_be_written_to(text: &str) -> bool {
    let mail = text.split_once('@').is_some_and(|(name, host)| !name.is_empty() && host.contains('.'));
    !text.contains(char::is_whitespace) && (text.starts_with("https://") || mail && !text.contains(':'))
}
