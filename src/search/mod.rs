//! Search: of what is released comes an index that the reader's browser searches by itself, with
//! [Pagefind](https://pagefind.app). Nobody is told what anybody looked for.
//!
//! Each language has an index of its own, and a large site has several, each of no more than so many
//! pages: what the making of one takes of memory is bounded by that. Its files are written and audited
//! as all others are.

#[cfg(feature = "search")]
mod pagefind;

use crate::finding::Result;
use crate::theme::{Artifact, Catalogue};

/// Makes the files of the index.
///
/// # Errors
/// What the indexer could not do.
#[cfg(feature = "search")]
pub fn index(catalogues: &[Catalogue], pages_per_index: usize) -> Result<Vec<Artifact>> {
    pagefind::index(catalogues, pages_per_index)
}

/// A program that was built without the feature `search` makes no index.
///
/// # Errors
/// None.
#[cfg(not(feature = "search"))]
pub fn index(_: &[Catalogue], _: usize) -> Result<Vec<Artifact>> {
    Ok(Vec::new())
}
