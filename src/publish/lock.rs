//! A lock, so that two runs do not put each other's work in place. The system gives it back when
//! the program ends, however it ends.

use std::fs::File;
use std::path::Path;

use rustix::fs::{FlockOperation, flock};

use super::write::{PRIVATE, private_folder};
use crate::finding::{Finding, Result, Rule};

/// The right to publish a site; held until it is dropped.
#[derive(Debug)]
pub struct Lock(File);

impl Drop for Lock {
    fn drop(&mut self) {
        // A process that is being started by another thread holds a copy of the open file for a moment:
        // closing it is not enough. What cannot be unlocked is unlocked when the last copy is closed.
        flock(&self.0, FlockOperation::Unlock).unwrap_or(());
    }
}

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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_lock_is_given_back_even_if_a_copy_of_the_file_is_open() {
        let site = tempfile::tempdir().expect("a temporary folder");
        let held = lock(site.path(), "lock").expect("free");
        assert!(lock(site.path(), "lock").is_err());
        let copy = held.0.try_clone().expect("a copy");
        drop(held);
        assert!(lock(site.path(), "lock").is_ok());
        drop(copy);
    }
}
