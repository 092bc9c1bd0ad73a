//! Putting in place: the staging folder and the public folder change places in one step.

use std::io;
use std::path::{Path, PathBuf};

use rustix::fs::{CWD, RenameFlags, renameat_with};

use super::stage::{Places, remove};
use super::{Audited, Step, Watch, unwatched};
use crate::finding::{Finding, Findings, Result};

/// A site that is in place.
#[derive(Debug)]
pub struct Placed {
    /// The public folder.
    pub output: PathBuf,
}

/// Puts an audited site in place.
///
/// # Errors
/// [`Rule::Io`](crate::finding::Rule::Io); the public folder holds the old site or the new one, whole.
pub fn put_in_place(audited: Audited) -> Result<Placed> {
    put_in_place_watched(audited, &unwatched)
}

/// As [`put_in_place`], telling each step.
pub(crate) fn put_in_place_watched(audited: Audited, watch: &Watch<'_>) -> Result<Placed> {
    let staged = audited.into_staged();
    let places = Places::beside(&staged.output);
    let put = || -> io::Result<()> {
        watch(Step::Exchange)?;
        if staged.output.symlink_metadata().is_err() {
            rename(&staged.folder, &staged.output)?;
        } else if !exchange(&staged.folder, &staged.output)? {
            rename(&staged.output, &places.old)?;
            if let Err(error) = rename(&staged.folder, &staged.output) {
                rename(&places.old, &staged.output)?;
                return Err(error);
            }
        }
        sync_parent(&staged.output)?;
        watch(Step::Exchanged)
    };
    if let Err(error) = put() {
        let mut findings = Findings::from(Finding::io("put in place", &staged.output, &error));
        // Whichever site is not in place must not lie about.
        if let Err(error) = remove(&staged.folder) {
            findings.push(Finding::io("remove", &staged.folder, &error));
        }
        return Err(findings);
    }
    // The new site is public now; what was there before may hold what is withheld today.
    let clear = || -> io::Result<()> {
        remove(&staged.folder)?;
        remove(&places.old)?;
        watch(Step::Removed)
    };
    clear().map_err(|error| Finding::io("remove the old site from", &staged.folder, &error))?;
    Ok(Placed { output: staged.output })
}

/// Exchanges two folders in one step; tells whether the system can.
fn exchange(one: &Path, other: &Path) -> io::Result<bool> {
    match renameat_with(CWD, one, CWD, other, RenameFlags::EXCHANGE) {
        Ok(()) => Ok(true),
        Err(rustix::io::Errno::INVAL | rustix::io::Errno::NOSYS | rustix::io::Errno::OPNOTSUPP) => Ok(false),
        Err(error) => Err(error.into()),
    }
}

#[expect(clippy::disallowed_methods, reason = "the one place that puts things in place")]
fn rename(from: &Path, to: &Path) -> io::Result<()> {
    std::fs::rename(from, to)
}

#[expect(clippy::disallowed_methods, reason = "the one place that puts things in place")]
fn sync_parent(path: &Path) -> io::Result<()> {
    match path.parent() {
        Some(parent) => std::fs::File::open(parent)?.sync_all(),
        None => Ok(()),
    }
}
