//! The search of the built site, as `site.toml` settles it.

use crate::notation::Fields;

/// How the built site is searched.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Search {
    /// Whether there is an index to search, and a page to search it from.
    pub enabled: bool,
    /// How many documents one index holds at most. A larger site has several, which the reader's
    /// browser searches together; what the making of one takes of memory grows with this.
    pub pages_per_index: usize,
}

/// How many documents an index holds, unless `site.toml` says otherwise.
const PAGES_PER_INDEX: usize = 2_000;

pub(super) fn read(table: Option<Fields<'_>>) -> Search {
    // A program that was built without the feature has no indexer.
    let able = cfg!(feature = "search");
    let mut search = Search { enabled: able, pages_per_index: PAGES_PER_INDEX };
    let Some(table) = table else { return search };
    search.enabled = able && table.boolean("enabled").unwrap_or(true);
    if let Some(pages) = table.integer("pages_per_index") {
        match usize::try_from(pages).ok().filter(|pages| (1..=20_000).contains(pages)) {
            Some(pages) => search.pages_per_index = pages,
            None => {
                if let Some(node) = table.node("pages_per_index") {
                    table.bad("pages_per_index", node, "it must be from 1 to 20000");
                }
            }
        }
    }
    table.finish();
    search
}
