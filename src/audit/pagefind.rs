//! The files of a search index: packed, and signed before what is in them. A fragment is the text of a
//! page, in JSON; all others are lists of words, in CBOR.

use super::cbor;
use super::search::{Outcome, SEAM, Search};

/// What stands before the content of each of Pagefind's files.
pub(super) const SIGNATURE: &[u8] = b"pagefind_dcd";

/// Searches what follows the signature.
pub(super) fn search(search: &mut Search<'_>, content: &[u8], depth: usize) {
    match (std::str::from_utf8(content), cbor::read(content)) {
        (Ok(text), _) if text.starts_with('{') => search.text(text, depth),
        // Words of an index are in the order of the alphabet: two of them are nobody's phrase.
        (_, Some(value)) => search.text(&value.texts().join(&SEAM.to_string()), depth),
        _ => search.outcome = Some(Outcome::Unreadable("the search index cannot be read")),
    }
}
