//! Writing files: public ones into the staging folder, private ones into `.plainview/`.

use std::io::{self, Write as _};
use std::path::Path;

use crate::finding::{Finding, Result, Rule};

/// The name of the folder that holds a site's private state.
pub const PRIVATE: &str = ".plainview";

/// Makes the folder for private state, which only its owner can open.
#[expect(clippy::disallowed_methods, reason = "the one place that writes")]
pub(super) fn private_folder(root: &Path) -> Result<()> {
    let folder = root.join(PRIVATE);
    std::fs::create_dir_all(&folder).map_err(|error| Finding::io("make", &folder, &error))?;
    restrict(&folder, 0o700).map_err(|error| Finding::io("protect", &folder, &error))?;
    let ignore = folder.join(".gitignore");
    if !ignore.exists() {
        std::fs::write(&ignore, "*\n").map_err(|error| Finding::io("write", &ignore, &error))?;
    }
    Ok(())
}

/// Writes a private file of a site, which only its owner can read.
///
/// # Errors
/// [`Rule::Io`].
#[expect(clippy::disallowed_methods, reason = "the one place that writes")]
pub fn write_private(root: &Path, name: &str, text: &str) -> Result<()> {
    private_folder(root)?;
    let path = root.join(PRIVATE).join(name);
    let part = root.join(PRIVATE).join(format!("{name}.part"));
    let write = || -> io::Result<()> {
        let mut options = std::fs::OpenOptions::new();
        options.write(true).create(true).truncate(true);
        #[cfg(unix)]
        std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
        let mut file = options.open(&part)?;
        restrict(&part, 0o600)?;
        file.write_all(text.as_bytes())?;
        file.sync_all()?;
        std::fs::rename(&part, &path)
    };
    write().map_err(|error| Finding::io("write", &path, &error).into())
}

/// Reads a private file of a site, if it is there.
///
/// # Errors
/// [`Rule::Io`].
#[expect(clippy::disallowed_methods, reason = "who writes private state reads it again")]
pub fn read_private(root: &Path, name: &str) -> Result<Option<String>> {
    let path = root.join(PRIVATE).join(name);
    match std::fs::read_to_string(&path) {
        Ok(text) => Ok(Some(text)),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
        Err(error) => Err(Finding::io("read", &path, &error).into()),
    }
}

/// Puts a text in the place of a source file that plainview writes itself, whole or not at all.
///
/// # Errors
/// [`Rule::Io`].
#[expect(clippy::disallowed_methods, reason = "the one place that writes")]
pub fn replace(path: &Path, text: &str) -> Result<()> {
    let part = path.with_added_extension("part");
    let write = || -> io::Result<()> {
        let mut file = std::fs::File::create(&part)?;
        file.write_all(text.as_bytes())?;
        file.sync_all()?;
        std::fs::rename(&part, path)
    };
    write().map_err(|error| Finding::io("write", path, &error).into())
}

/// Removes a folder of a site's private state.
///
/// # Errors
/// [`Rule::Io`].
pub fn remove_private(root: &Path, name: &str) -> Result<()> {
    let folder = root.join(PRIVATE).join(name);
    super::stage::remove(&folder).map_err(|error| Finding::io("remove", &folder, &error).into())
}

#[cfg(unix)]
fn restrict(path: &Path, mode: u32) -> io::Result<()> {
    std::fs::set_permissions(path, std::os::unix::fs::PermissionsExt::from_mode(mode))
}

#[cfg(not(unix))]
fn restrict(_: &Path, _: u32) -> io::Result<()> {
    Ok(())
}

/// Writes a text file that is not there yet, with the folders above it.
///
/// # Errors
/// [`Rule::Usage`], if there is such a file; [`Rule::Io`].
pub fn write_new(path: &Path, text: &str) -> Result<()> {
    write_new_bytes(path, text.as_bytes())
}

/// Writes a file that is not there yet, with the folders above it.
///
/// # Errors
/// [`Rule::Usage`], if there is such a file; [`Rule::Io`].
#[expect(clippy::disallowed_methods, reason = "the one place that writes")]
pub fn write_new_bytes(path: &Path, bytes: &[u8]) -> Result<()> {
    if path.symlink_metadata().is_ok() {
        return Err(Finding::new(Rule::Usage, format!("{} is there already", path.display())).into());
    }
    if let Some(folder) = path.parent() {
        std::fs::create_dir_all(folder).map_err(|error| Finding::io("make", folder, &error))?;
    }
    std::fs::write(path, bytes).map_err(|error| Finding::io("write", path, &error).into())
}

/// Writes a public file; the folder is there.
#[expect(clippy::disallowed_methods, reason = "the one place that writes")]
pub(super) fn write_public(path: &Path, bytes: &[u8]) -> io::Result<()> {
    std::fs::OpenOptions::new().write(true).create_new(true).open(path)?.write_all(bytes)
}
