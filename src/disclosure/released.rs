//! A released thing is one that the gate let through.
//!
//! This file has no child modules and its field is private, so nothing else, not even the rest of
//! the gate, can make a [`Released`] other than from a favourable verdict on that very thing:
//!
//! ```compile_fail
//! use plainview::disclosure::{Listing, Released};
//! fn forge(listing: Listing) -> Released<Listing> {
//!     Released(listing)
//! }
//! ```
//!
//! Reading what was released is all that can be done with it:
//!
//! ```
//! use plainview::disclosure::{Listing, Released};
//! fn read(listing: &Released<Listing>) -> &Listing {
//!     listing
//! }
//! ```
//!
//! It cannot be taken out, changed, or made of just anything:
//!
//! ```compile_fail
//! use plainview::disclosure::{Listing, Released};
//! fn change(listing: &mut Released<Listing>) -> &mut Listing {
//!     listing
//! }
//! ```
//! ```compile_fail
//! use plainview::disclosure::Released;
//! fn read(text: &Released<String>) -> &String {
//!     text
//! }
//! ```

use std::ops::Deref;

use super::edition::Releasable;
use super::verdict::Judged;

/// Something that the gate let through. It can be read, and nothing else.
#[derive(Debug)]
pub struct Released<T: Releasable>(T);

impl<T: Releasable> Released<T> {
    /// Lets a judged thing through if the verdict on it is to release it.
    pub(super) fn mint(judged: Judged<T>) -> Option<Self> {
        judged.released().map(Self)
    }
}

impl<T: Releasable> Deref for Released<T> {
    type Target = T;

    fn deref(&self) -> &T {
        &self.0
    }
}
