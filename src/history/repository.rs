//! The repository that holds a site, read with gix.

use std::collections::HashSet;
use std::path::Path;

use gix::ObjectId;
use gix::bstr::ByteSlice as _;

use crate::document::Date;
use crate::finding::{Finding, Result, Rule};

/// The longest file that is read, in bytes.
const LONGEST: u64 = 16 << 20;

/// A git repository, and where in it the site is.
pub(super) struct Repository {
    git: gix::Repository,
    /// The site's folder from the top of the repository, with a slash at the end; empty for the top.
    site: String,
}

/// A version of a file of the site.
pub(super) struct Version {
    /// Its path from the site's folder.
    pub(super) path: String,
    /// The newest commit that holds it, by the start of its id.
    pub(super) commit: String,
    /// The day of that commit, in UTC.
    pub(super) date: String,
    pub(super) bytes: Vec<u8>,
}

impl Repository {
    /// Finds the repository that a folder is in.
    pub(super) fn discover(root: &Path) -> Result<Option<Self>> {
        let Ok(git) = gix::discover(root) else { return Ok(None) };
        let top = git.workdir().and_then(|top| top.canonicalize().ok());
        let (Some(top), Ok(root)) = (top, root.canonicalize()) else { return Ok(None) };
        let Ok(within) = root.strip_prefix(&top) else { return Ok(None) };
        let mut site = within.to_string_lossy().replace('\\', "/");
        if !site.is_empty() {
            site.push('/');
        }
        Ok(Some(Self { git, site }))
    }

    /// Returns the names and addresses of the remotes.
    pub(super) fn remotes(&self) -> Vec<(String, String)> {
        let directions = [gix::remote::Direction::Push, gix::remote::Direction::Fetch];
        let mut remotes = Vec::new();
        for name in self.git.remote_names() {
            let Ok(remote) = self.git.find_remote(name.as_bstr()) else { continue };
            let url = directions.into_iter().find_map(|direction| remote.url(direction));
            remotes.extend(url.map(|url| (name.to_string(), url.to_bstring().to_string())));
        }
        remotes
    }

    /// Whether the newest commit holds a file, by its path from the site's folder.
    pub(super) fn head_holds(&self, path: &str) -> bool {
        let tree = self.git.head_commit().ok().and_then(|commit| commit.tree().ok());
        let path = format!("{}{path}", self.site);
        tree.and_then(|tree| tree.lookup_entry_by_path(Path::new(&path)).ok().flatten()).is_some()
    }

    /// Goes through each version of each file of the site that a branch, a tag or a remote's branch
    /// holds, newest commit first, each once; returns how many commits there are.
    pub(super) fn for_each_version(&self, mut take: impl FnMut(Version)) -> Result<usize> {
        let tips = self.tips().map_err(failed)?;
        let walk = self.git.rev_walk(tips);
        let order = gix::revision::walk::Sorting::ByCommitTime(Default::default());
        let (mut seen, mut commits) = (HashSet::new(), 0);
        for info in walk.sorting(order).all().map_err(failed)? {
            let commit = info.map_err(failed)?.object().map_err(failed)?;
            commits += 1;
            let seconds = commit.time().map_err(failed)?.seconds;
            let date = Date::of_instant(seconds, &jiff::tz::TimeZone::UTC);
            let date = date.map_or_else(String::new, |date| date.to_string());
            let id = commit.id.to_hex_with_len(10).to_string();
            let tree = commit.tree_id().map_err(failed)?.detach();
            let mut files = Vec::new();
            self.new_files(tree, "", &mut seen, &mut files).map_err(failed)?;
            for (path, object) in files {
                let header = self.git.find_header(object).map_err(failed)?;
                if header.size() > LONGEST {
                    continue;
                }
                let bytes = self.git.find_object(object).map_err(failed)?.detach().data;
                take(Version { path, commit: id.clone(), date: date.clone(), bytes });
            }
        }
        Ok(commits)
    }

    fn tips(&self) -> std::result::Result<Vec<ObjectId>, Box<dyn std::error::Error>> {
        let mut tips: Vec<ObjectId> = self.git.head_id().ok().map(|id| id.detach()).into_iter().collect();
        for reference in self.git.references()?.all()? {
            let peeled = reference.ok().and_then(|mut reference| reference.peel_to_id().ok());
            let commit = peeled.filter(|id| id.object().is_ok_and(|object| object.kind.is_commit()));
            tips.extend(commit.map(|id| id.detach()));
        }
        Ok(tips)
    }

    /// Collects the files of a tree that were not seen before. A folder that was seen holds none.
    fn new_files(
        &self,
        tree: ObjectId,
        folder: &str,
        seen: &mut HashSet<(String, ObjectId)>,
        files: &mut Vec<(String, ObjectId)>,
    ) -> std::result::Result<(), Box<dyn std::error::Error>> {
        for entry in self.git.find_tree(tree)?.iter() {
            let entry = entry?;
            let (mode, object) = (entry.mode(), entry.object_id());
            let path = format!("{folder}{}", entry.filename());
            let inside = path.starts_with(&self.site) || self.site.starts_with(&format!("{path}/"));
            if !inside || !seen.insert((path.clone(), object)) {
                continue;
            }
            if mode.is_tree() {
                self.new_files(object, &format!("{path}/"), seen, files)?;
            } else if mode.is_blob() {
                files.push((path[self.site.len()..].to_owned(), object));
            }
        }
        Ok(())
    }
}

fn failed(error: impl std::fmt::Display) -> Finding {
    Finding::new(Rule::Io, format!("cannot read the repository: {error}"))
}
