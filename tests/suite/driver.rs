//! The driver: a small site in a temporary folder, and the real program run on it.

use std::path::{Path, PathBuf};
use std::process::Command;

use tempfile::TempDir;

/// A site in a temporary folder.
pub struct Site {
    folder: TempDir,
}

/// What a run of the program came to.
#[derive(Debug)]
pub struct Run {
    /// The exit code.
    pub code: i32,
    /// What it printed as its result.
    pub stdout: String,
    /// What it told besides.
    pub stderr: String,
}

/// The least configuration that a site needs.
pub const CONFIG: &str = "title = \"Test Police\"\nbase_url = \"https://police.example\"\n";

impl Site {
    /// Makes a site that has a configuration and nothing else.
    pub fn new() -> Self {
        Self::empty().file("site.toml", CONFIG)
    }

    /// Makes a folder that is not a site yet.
    pub fn empty() -> Self {
        Self { folder: TempDir::new().expect("a temporary folder") }
    }

    /// Writes a file.
    pub fn file(self, path: &str, text: impl AsRef<[u8]>) -> Self {
        self.write(path, text);
        self
    }

    /// Writes a public document with a body.
    pub fn public(self, path: &str, title: &str, body: &str) -> Self {
        self.file(path, format!("---\ntitle: {title}\nsensitivity: public\n---\n{body}\n"))
    }

    /// Writes a confidential document with a body.
    pub fn confidential(self, path: &str, title: &str, body: &str) -> Self {
        self.file(path, format!("---\ntitle: {title}\nsensitivity: confidential\nwithheld:\n  ground: informant\n---\n{body}\n"))
    }

    /// Writes a file of a site that stands already.
    pub fn write(&self, path: &str, text: impl AsRef<[u8]>) {
        let path = self.path().join(path);
        std::fs::create_dir_all(path.parent().expect("a file is in a folder")).expect("a folder");
        std::fs::write(path, text).expect("a file");
    }

    /// Removes a file.
    pub fn remove(&self, path: &str) {
        std::fs::remove_file(self.path().join(path)).expect("the file was there");
    }

    /// Returns the site's folder.
    pub fn path(&self) -> &Path {
        self.folder.path()
    }

    /// Runs the program in the site's folder, on 2026-06-01.
    pub fn run(&self, arguments: &[&str]) -> Run {
        self.run_with(arguments, &[("SOURCE_DATE_EPOCH", "1780315200")])
    }

    /// Runs the program in the site's folder with variables.
    pub fn run_with(&self, arguments: &[&str], variables: &[(&str, &str)]) -> Run {
        let mut command = Command::new(env!("CARGO_BIN_EXE_plainview"));
        command.args(arguments).current_dir(self.path()).env_remove("SOURCE_DATE_EPOCH");
        command.envs(variables.iter().copied());
        let output = command.output().expect("the program runs");
        Run {
            code: output.status.code().unwrap_or(-1),
            stdout: String::from_utf8_lossy(&output.stdout).into_owned(),
            stderr: String::from_utf8_lossy(&output.stderr).into_owned(),
        }
    }

    /// Builds the site and demands that nothing speaks against it.
    pub fn build(&self) -> &Self {
        let run = self.run(&["build"]);
        assert_eq!(run.code, 0, "{}", run.stderr);
        self
    }

    /// Returns the ids of the rules that speak against a build, or warn, with path and line.
    pub fn findings(&self) -> Vec<(String, String, u64)> {
        let run = self.run(&["build", "--format", "json"]);
        let value: serde_json::Value = serde_json::from_str(&run.stdout).expect("JSON");
        let text = |value: &serde_json::Value| value.as_str().unwrap_or_default().to_owned();
        let findings = value["findings"].as_array().expect("a list").iter();
        findings
            .map(|finding| {
                (
                    text(&finding["rule"]),
                    text(&finding["place"]["path"]),
                    finding["place"]["line"].as_u64().unwrap_or(0),
                )
            })
            .collect()
    }

    /// Returns a file of the public site.
    pub fn output(&self, path: &str) -> String {
        let path = self.path().join("public").join(path);
        std::fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
    }

    /// Whether the public site has a file.
    pub fn has_output(&self, path: &str) -> bool {
        self.path().join("public").join(path).exists()
    }

    /// Returns all files of the public site, by path.
    pub fn outputs(&self) -> Vec<(String, Vec<u8>)> {
        tree(&self.path().join("public"))
    }
}

/// Returns all files of a folder, by path.
pub fn tree(folder: &Path) -> Vec<(String, Vec<u8>)> {
    let mut files = Vec::new();
    let mut open: Vec<PathBuf> = vec![folder.to_owned()];
    while let Some(next) = open.pop() {
        for entry in std::fs::read_dir(&next).into_iter().flatten() {
            let path = entry.expect("an entry").path();
            if path.is_dir() {
                open.push(path);
            } else {
                let name = path.strip_prefix(folder).expect("inside").to_string_lossy().replace('\\', "/");
                files.push((name, std::fs::read(&path).expect("a file")));
            }
        }
    }
    files.sort();
    files
}
