//! How numbered documents, such as policies, are shown, as `site.toml` settles it.

use crate::notation::Fields;

/// How numbered documents are shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Policies {
    /// Whether the sections of a document with a number are numbered after it, so that they can be cited.
    pub number_sections: bool,
    /// Whether a library of policies has a page with all of them, to be printed.
    pub manual: bool,
}

impl Default for Policies {
    fn default() -> Self {
        Self { number_sections: true, manual: true }
    }
}

pub(super) fn read(table: Fields<'_>) -> Policies {
    let default = Policies::default();
    let policies = Policies {
        number_sections: table.boolean("number_sections").unwrap_or(default.number_sections),
        manual: table.boolean("manual").unwrap_or(default.manual),
    };
    table.finish();
    policies
}
