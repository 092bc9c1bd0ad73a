//! What the fuzz targets share: a small site in memory.

use plainview::clock::Clock;
use plainview::config::{self, Config, Options};
use plainview::disclosure::Withheld;
use plainview::document::Date;
use plainview::finding::{Finding, Findings, Result, Rule};
use plainview::notation::{Text, yaml};
use plainview::source::{Role, SourceDocument, SourceFile, SourcePath, Sources, ThemeFiles};
use plainview::theme::Artifacts;

/// A sentence that is withheld on each site.
pub const SECRET: &str = "Detectives watch the Quillfeather warehouse from the chandlery";

/// Returns the options of a build on a day that does not change.
pub fn options() -> Options {
    Options::at(Clock::Day(Date::parse("2026-06-01").expect("a date")))
}

fn configuration() -> Config {
    let text = b"title = \"Test Police\"\nbase_url = \"https://police.example\"\n".to_vec();
    config::parse(&Text::decode("site.toml", text).expect("text"), &options()).expect("a configuration")
}

fn document(name: &str, bytes: Vec<u8>) -> Result<SourceDocument> {
    SourceDocument::parse(SourcePath::new(name).expect("a path"), Role::Page, 0, bytes)
}

/// Makes a site of a public document with the given body and picture, and of one that is withheld.
///
/// # Errors
/// Everything that speaks against publishing.
pub fn make(body: &[u8], picture: &[u8], name: &str) -> Result<(Artifacts, Withheld)> {
    site(body, file(name, picture))
}

/// Makes a site of a public document that refers to a CSV with the given sidecar.
///
/// # Errors
/// Everything that speaks against publishing.
pub fn make_table(sidecar: &[u8], csv: &[u8]) -> Result<(Artifacts, Withheld)> {
    let text = Text::decode("content/a.csv.yaml", sidecar.to_vec())?;
    let refuse = |_| Finding::new(Rule::FrontMatterSyntax, "the sidecar is not YAML");
    let node = yaml::parse(text.as_str()).map_err(refuse)?;
    site(b"[a](a.csv)\n", SourceFile { sidecar: Some((text, node)), ..file("a.csv", csv) })
}

fn file(name: &str, bytes: &[u8]) -> SourceFile {
    let path = SourcePath::new(name).expect("a path");
    SourceFile { path, bytes: bytes.to_vec(), sidecar: None, id: None }
}

fn site(body: &[u8], file: SourceFile) -> Result<(Artifacts, Withheld)> {
    let open = [b"---\ntitle: A\nsensitivity: public\n---\n", body].concat();
    let secret = format!("---\ntitle: B\nsensitivity: confidential\n---\n{SECRET}\n");
    let sources = Sources {
        documents: vec![document("a.md", open)?, document("b.md", secret.into_bytes())?],
        files: vec![file],
        strangers: Vec::new(),
        theme: ThemeFiles::built_in(&mut Findings::new()),
        statics: Vec::new(),
        data: serde_json::Map::new(),
        protected: Vec::new(),
    };
    plainview::make(sources, &configuration(), &mut Findings::new())
}
