//! A source path says where a source file is, from the site's folder, with forward slashes.

use std::fmt;
use std::sync::Arc;

/// The path of a file under `content/`, as in `content/tips/locks.es.md`.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct SourcePath(Arc<str>);

/// The name of the folder that holds the sources.
pub const CONTENT: &str = "content";

impl SourcePath {
    /// Makes the path of a file from its path in `content/`, without empty, `.` or `..` parts.
    pub fn new(within: &str) -> Option<Self> {
        let fits = within
            .split('/')
            .all(|part| !part.is_empty() && part != "." && part != ".." && !part.contains('\\'));
        fits.then(|| Self(format!("{CONTENT}/{within}").into()))
    }

    /// Makes the path of a file from its path from the site's folder, if it is under `content/`.
    pub fn of_file(path: &str) -> Option<Self> {
        Self::new(path.strip_prefix(CONTENT)?.strip_prefix('/')?)
    }

    /// Follows a relative reference such as `../tips/locks.md` from this file.
    ///
    /// Returns nothing if it leads out of `content/`.
    pub fn follow(&self, reference: &str) -> Option<Self> {
        let mut parts: Vec<&str> = self.folder().split('/').filter(|part| !part.is_empty()).collect();
        for part in reference.split('/') {
            match part {
                "" | "." => (),
                ".." => {
                    parts.pop()?;
                }
                part => parts.push(part),
            }
        }
        Self::new(&parts.join("/"))
    }

    /// Returns the path from the site's folder.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Returns the path from `content/`.
    pub fn within(&self) -> &str {
        &self.0[CONTENT.len() + 1..]
    }

    /// Returns the folder's path from `content/`; empty for `content/` itself.
    pub fn folder(&self) -> &str {
        self.within().rsplit_once('/').map_or("", |(folder, _)| folder)
    }

    /// Returns the file's name.
    pub fn name(&self) -> &str {
        self.0.rsplit_once('/').map_or(&*self.0, |(_, name)| name)
    }

    /// Returns the file's name up to the first dot: what its translations share with it.
    pub fn stem(&self) -> &str {
        self.name().split('.').next().unwrap_or_default()
    }

    /// Returns the name of a document without extension and language: what its translations share with it,
    /// and nothing else.
    pub fn untranslated(&self) -> &str {
        let name = self.name().strip_suffix(".md").unwrap_or(self.name());
        match name.rsplit_once('.') {
            Some((stem, code)) if crate::document::Language::is_code(code) => stem,
            _ => name,
        }
    }

    /// Returns the extension in lower case, without the dot.
    pub fn extension(&self) -> String {
        self.name().rsplit_once('.').map_or(String::new(), |(_, extension)| extension.to_lowercase())
    }
}

impl fmt::Display for SourcePath {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl fmt::Debug for SourcePath {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn references_are_followed_within_content_alone() {
        let path = SourcePath::new("policies/force.md").expect("valid");
        let follow = |reference| path.follow(reference).map(|path| path.within().to_owned());
        assert_eq!(follow("../tips/locks.md").as_deref(), Some("tips/locks.md"));
        assert_eq!(follow("./other.md").as_deref(), Some("policies/other.md"));
        assert_eq!(follow("../../site.toml"), None);
        assert_eq!(follow("..\\x"), None);
    }
}
