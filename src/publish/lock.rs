//! A lock, so that two runs do not put each other's work in place. The system gives it back when
//! the program ends, however it ends.

use std::fs::File;
use std::path::Path;

use rustix::fs::{FlockOperation, flock};

use super::write::{PRIVATE, private_folder};
use crate::finding::{Finding, Result, Rule};

/// The right to publish a site; held until it is dropped.
#[derive(Debug)]
pub struct Lock(#[expect(dead_code, reason = "the file is held open, not used")] File);

/// Takes a lock of a site: `name` tells what is locked.
///
/// # Errors
/// [`Rule::Busy`], if another run holds it.
#[expect(clippy::disallowed_methods, reason = "the one place that writes")]
pub fn lock(root: &Path, name: &str) -> Result<Lock> {
    private_folder(root)?;
    let path = root.join(PRIVATE).join(name);
    let file = std::fs::OpenOptions::new().create(true).truncate(false).write(true).open(&path);
    let file = file.map_err(|error| Finding::io("open", &path, &error))?;
    match flock(&file, FlockOperation::NonBlockingLockExclusive) {
        Ok(()) => Ok(Lock(file)),
        Err(rustix::io::Errno::WOULDBLOCK) => {
            Err(Finding::new(Rule::Busy, "another run of plainview is at work on this site").into())
        }
        // Some network file systems have no locks.
        Err(_) => Ok(Lock(file)),
    }
}
