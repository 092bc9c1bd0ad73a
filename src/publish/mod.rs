//! Publishing: artifacts are written beside the public folder, audited there, and put in its place
//! by one exchange. The only room that writes.
//!
//! A folder is put in place only if it was audited; there is no other way to make an [`Audited`]:
//!
//! ```compile_fail
//! use plainview::publish::{self, Staged};
//! fn skip(staged: Staged) {
//!     let _ = publish::put_in_place(staged).is_ok();
//! }
//! ```
//! ```
//! use plainview::publish::{self, Audited};
//! fn place(audited: Audited) {
//!     let _ = publish::put_in_place(audited).is_ok();
//! }
//! ```

mod lock;
mod place;
mod stage;
mod write;

pub use crate::audit::Audited;
pub use lock::{Lock, lock};
pub(crate) use place::put_in_place_watched;
pub use place::{Placed, put_in_place};
pub use stage::{Staged, check_output, stage};
pub use write::{PRIVATE, read_private, remove_private, replace, write_new, write_new_bytes, write_private};

/// A step of publishing, for tests that interrupt it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    /// Leftovers of a run that was interrupted are gone.
    Cleaned,
    /// The folder beside the public one is there, empty.
    Created,
    /// A file is about to be written.
    Write,
    /// All files are written.
    Written,
    /// They are on the disk.
    Synced,
    /// They are about to be put in place.
    Exchange,
    /// They are in place; what was there before is not yet gone.
    Exchanged,
    /// What was there before is gone.
    Removed,
}

/// What is told about each step; an error makes the step fail.
pub type Watch<'w> = dyn Fn(Step) -> std::io::Result<()> + Sync + 'w;

/// Tells nobody.
pub fn unwatched(_: Step) -> std::io::Result<()> {
    Ok(())
}
