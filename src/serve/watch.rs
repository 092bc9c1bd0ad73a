//! Watching: sees that a source changed.

use std::path::{Path, PathBuf};
use std::time::Duration;

use notify::{EventKind, RecommendedWatcher, RecursiveMode};
use notify_debouncer_full::{DebounceEventResult, Debouncer, RecommendedCache, new_debouncer};

use crate::finding::{Finding, Result, Rule};
use crate::publish::PRIVATE;

/// How long is waited for more changes: editors write a file in several steps.
const PAUSE: Duration = Duration::from_millis(150);

/// What watches until it is dropped.
pub(super) type Watcher = Debouncer<RecommendedWatcher, RecommendedCache>;

/// Calls `changed` whenever a source of the site changed, until the result is dropped.
pub(super) fn start(root: &Path, mut changed: impl FnMut() + Send + 'static) -> Result<Watcher> {
    let root = root.canonicalize().map_err(|error| Finding::io("find", root, &error))?;
    let own = root.clone();
    let handle = move |result: DebounceEventResult| {
        let matters = match result {
            Ok(events) => events.iter().any(|event| {
                !matches!(event.kind, EventKind::Access(_))
                    && event.paths.iter().any(|path| is_source(&own, path))
            }),
            // What cannot be told may be a change.
            Err(_) => true,
        };
        if matters {
            changed();
        }
    };
    let mut debouncer = new_debouncer(PAUSE, None, handle).map_err(failed)?;
    debouncer.watch(&root, RecursiveMode::NonRecursive).map_err(failed)?;
    refresh(&mut debouncer, &root)?;
    Ok(debouncer)
}

/// Watches the folders of sources that are there now; one that is watched already stays so.
pub(super) fn refresh(debouncer: &mut Watcher, root: &Path) -> Result<()> {
    let root = root.canonicalize().map_err(|error| Finding::io("find", root, &error))?;
    for path in watched(&root) {
        debouncer.watch(&path, RecursiveMode::Recursive).map_err(failed)?;
    }
    Ok(())
}

fn failed(error: notify::Error) -> Finding {
    Finding::new(Rule::Io, format!("cannot watch the site's folder: {error}"))
}

/// The folders of sources.
const FOLDERS: [&str; 6] = ["content", "templates", "static", "themes", "locales", "data"];

fn watched(root: &Path) -> Vec<PathBuf> {
    FOLDERS.iter().map(|name| root.join(name)).filter(|path| path.is_dir()).collect()
}

/// Whether a change to a path can change the site.
fn is_source(root: &Path, path: &Path) -> bool {
    let Ok(within) = path.strip_prefix(root) else { return false };
    let first = within
        .components()
        .next()
        .map(|part| part.as_os_str().to_string_lossy().into_owned())
        .unwrap_or_default();
    within == Path::new(".plainview/protected.txt")
        || first != PRIVATE
            && (FOLDERS.contains(&first.as_str()) || first == "site.toml" || first == "protected.txt")
}
