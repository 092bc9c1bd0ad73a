//! How the public can comment on what is open for comment, as `site.toml` settles it.

use crate::document::can_be_written_to;
use crate::notation::Fields;

/// The ways to comment. In each of them `{title}`, `{number}` and `{url}` stand for those of the document.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Comments {
    /// A mail address.
    pub mail: Option<String>,
    /// A form on the web.
    pub form: Option<String>,
    /// Where an issue is opened on a forge, as in `https://codeberg.org/agency/policies/issues/new?title={title}`.
    pub issues: Option<String>,
}

pub(super) fn read(table: Fields<'_>) -> Comments {
    let comments = Comments {
        mail: table.text("mail"),
        form: super::read::https(&table, "form"),
        issues: super::read::https(&table, "issues"),
    };
    if let (Some(mail), Some(node)) = (&comments.mail, table.node("mail"))
        && (!can_be_written_to(mail) || mail.contains("://"))
    {
        table.bad("mail", node, "it must be a mail address");
    }
    table.finish();
    comments
}
