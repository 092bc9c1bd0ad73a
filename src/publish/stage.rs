//! Staging: all files are written into a folder beside the public one, and reach the disk there.

use std::collections::BTreeSet;
use std::io;
use std::path::{Component, Path, PathBuf};

use rayon::prelude::*;

use super::write::{PRIVATE, write_public};
use super::{Step, Watch};
use crate::finding::{Finding, Result, Rule};
use crate::theme::Artifacts;

/// A sign in a folder that plainview made it, and may replace it.
pub(super) const SIGN: &str = ".plainview-site";

/// All files of the site, on the disk, beside the place where they belong.
#[derive(Debug)]
pub struct Staged {
    pub(super) folder: PathBuf,
    pub(super) output: PathBuf,
}

impl Staged {
    /// Returns the folder that the files are in.
    pub(crate) fn folder(&self) -> &Path {
        &self.folder
    }

    /// Removes the folder: what it holds must not lie about.
    pub(crate) fn discard(self) -> Result<()> {
        remove(&self.folder).map_err(|error| Finding::io("remove", &self.folder, &error).into())
    }
}

/// The folders beside the public one that a build uses.
pub(super) struct Places {
    pub(super) staging: PathBuf,
    /// What was public before, where the system cannot exchange two folders.
    pub(super) old: PathBuf,
}

impl Places {
    pub(super) fn beside(output: &Path) -> Self {
        let name =
            output.file_name().map_or_else(|| "public".into(), |name| name.to_string_lossy().into_owned());
        let parent = output.parent().unwrap_or(Path::new("."));
        Self {
            staging: parent.join(format!(".{name}.plainview-staging")),
            old: parent.join(format!(".{name}.plainview-old")),
        }
    }
}

/// Checks that a folder may be replaced: it is not there, or empty, or was made by plainview, and it
/// does not hold the sources nor lie in them.
///
/// # Errors
/// [`Rule::OutputNotOurs`], [`Rule::OutputPlace`].
#[expect(clippy::disallowed_methods, reason = "`publish` looks at the folder that it replaces")]
pub fn check_output(root: &Path, output: &Path) -> Result<()> {
    let shown = output.display();
    let clean = |path: &Path| std::path::absolute(path).unwrap_or_else(|_| path.to_owned());
    let (root, folder) = (clean(root), clean(output));
    let real = resolve(&folder);
    let root = root.canonicalize().unwrap_or(root);
    let sources = ["content", "templates", "static", "themes", "data", "locales", PRIVATE, ".git"]
        .map(|name| root.join(name));
    if root.starts_with(&real) || sources.iter().any(|source| real.starts_with(source)) {
        return Err(Finding::new(Rule::OutputPlace, format!("{shown} cannot be the output folder")).into());
    }
    let refused = |why: &str| Err(Finding::new(Rule::OutputNotOurs, format!("{shown} {why}")).into());
    match folder.symlink_metadata() {
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(()),
        Err(error) => Err(Finding::io("read", &folder, &error).into()),
        Ok(metadata) if metadata.file_type().is_symlink() => refused("is a symbolic link"),
        Ok(metadata) if !metadata.is_dir() => refused("is not a folder"),
        Ok(_) => {
            let mut entries =
                std::fs::read_dir(&folder).map_err(|error| Finding::io("read", &folder, &error))?;
            if folder.join(SIGN).is_file() || entries.next().is_none() {
                return Ok(());
            }
            refused("is not empty, and plainview did not make it")
        }
    }
}

/// Follows the links and `..` of a path, as far as it is there.
fn resolve(path: &Path) -> PathBuf {
    match (path.canonicalize(), path.parent(), path.components().next_back()) {
        (Err(_), Some(parent), Some(Component::ParentDir)) => {
            resolve(parent).parent().unwrap_or(parent).to_owned()
        }
        (Err(_), Some(parent), Some(last)) => resolve(parent).join(last),
        (real, ..) => real.unwrap_or_else(|_| path.to_owned()),
    }
}

/// Writes all files beside the public folder and waits until they are on the disk.
///
/// # Errors
/// [`Rule::Io`]; what was public before is unchanged, and what was written is removed.
pub fn stage(artifacts: Artifacts, output: &Path, watch: &Watch<'_>) -> Result<Staged> {
    let output = std::path::absolute(output).map_err(|error| Finding::io("find", output, &error))?;
    let places = Places::beside(&output);
    clean(&places, &output).map_err(|error| Finding::io("remove", &places.staging, &error))?;
    let written = write(&artifacts, &places.staging, watch);
    if let Err(error) = written {
        let finding = Finding::io("write", &places.staging, &error);
        // The error that matters is the first one.
        return Err(match remove(&places.staging) {
            Ok(()) => finding.into(),
            Err(_) => finding.mend(format!("make room, and remove {}", places.staging.display())).into(),
        });
    }
    Ok(Staged { folder: places.staging, output })
}

fn clean(places: &Places, output: &Path) -> io::Result<()> {
    remove(&places.staging)?;
    if output.symlink_metadata().is_ok() {
        return remove(&places.old);
    }
    // A run was interrupted between the two renames that some systems need: the old site comes back.
    restore(places, output)
}

#[expect(clippy::disallowed_methods, reason = "the one place that puts things in place")]
fn restore(places: &Places, output: &Path) -> io::Result<()> {
    if places.old.is_dir() { std::fs::rename(&places.old, output) } else { Ok(()) }
}

/// Removes a folder, if it is there.
#[expect(clippy::disallowed_methods, reason = "the one place that removes")]
pub(super) fn remove(folder: &Path) -> io::Result<()> {
    match std::fs::remove_dir_all(folder) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(()),
        other => other,
    }
}

#[expect(clippy::disallowed_methods, reason = "the one place that writes")]
fn write(artifacts: &Artifacts, staging: &Path, watch: &Watch<'_>) -> io::Result<()> {
    watch(Step::Cleaned)?;
    std::fs::create_dir_all(staging)?;
    watch(Step::Created)?;
    write_public(
        &staging.join(SIGN),
        b"This folder was made by plainview, and the next build replaces it whole.\n",
    )?;
    let folders: BTreeSet<&str> =
        artifacts.iter().filter_map(|artifact| Some(artifact.path.rsplit_once('/')?.0)).collect();
    for folder in folders {
        std::fs::create_dir_all(staging.join(folder))?;
    }
    let all: Vec<_> = artifacts.iter().collect();
    all.par_iter().try_for_each(|artifact| {
        watch(Step::Write)?;
        write_public(&staging.join(&artifact.path), &artifact.bytes)
    })?;
    watch(Step::Written)?;
    sync(staging)?;
    watch(Step::Synced)
}

/// Waits until all files of a folder are on the disk: in one call for the whole file system where
/// there is one, since ten thousand calls take ten thousand turns of the disk.
#[cfg(target_os = "linux")]
#[expect(clippy::disallowed_methods, reason = "the one place that writes")]
fn sync(folder: &Path) -> io::Result<()> {
    let file = std::fs::File::open(folder)?;
    Ok(rustix::fs::syncfs(&file)?)
}

#[cfg(not(target_os = "linux"))]
#[expect(clippy::disallowed_methods, reason = "the one place that writes")]
fn sync(folder: &Path) -> io::Result<()> {
    for entry in walkdir::WalkDir::new(folder).contents_first(true) {
        let entry = entry
            .map_err(|error| error.into_io_error().unwrap_or_else(|| io::Error::other("a loop of links")))?;
        std::fs::File::open(entry.path())?.sync_all()?;
    }
    Ok(())
}
