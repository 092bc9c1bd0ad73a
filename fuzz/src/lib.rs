//! What the fuzz targets share: a small site in memory.

use std::sync::{Arc, LazyLock};

use plainview::clock::Clock;
use plainview::config::{self, Config, Options};
use plainview::disclosure::{self, Withheld};
use plainview::document::Date;
use plainview::finding::{Finding, Findings, Result, Rule};
use plainview::notation::{Text, yaml};
use plainview::pictures::Pictures;
use plainview::source::{Role, SourceDocument, SourceFile, SourcePath, Sources, ThemeFiles};
use plainview::theme::Artifacts;
use plainview::{locale, markup, site};

/// A sentence that is withheld on each site.
pub const SECRET: &str = "Detectives watch the Quillfeather warehouse from the chandlery";

/// Returns the options of a build on a day that does not change.
pub fn options() -> Options {
    Options::at(Clock::Day(Date::parse("2026-06-01").expect("a date")))
}

static CONFIGURATION: LazyLock<Config> = LazyLock::new(|| {
    let text = b"title = \"Test Police\"\nbase_url = \"https://police.example\"\n".to_vec();
    config::parse(&Text::decode("site.toml", text).expect("text"), &options()).expect("a configuration")
});

fn document(name: &str, bytes: Vec<u8>) -> Result<SourceDocument> {
    SourceDocument::parse(SourcePath::new(name).expect("a path"), Role::Page, 0, bytes)
}

/// Makes a site of a public document with the given body and picture, and of one that is withheld.
///
/// # Errors
/// Everything that speaks against publishing.
pub fn make(body: &[u8], picture: &[u8], name: &str) -> Result<(Artifacts, Withheld)> {
    plainview::make(sources(body, file(name, picture))?, &CONFIGURATION, &mut Findings::new())
}

/// Returns what is published of a file with the given sidecar, to which a public document refers, and
/// what is withheld.
///
/// # Errors
/// Everything that speaks against publishing.
pub fn publish(name: &str, bytes: &[u8], sidecar: Option<&[u8]>) -> Result<(Vec<Vec<u8>>, Withheld)> {
    let sidecar = match sidecar {
        Some(sidecar) => {
            let text = Text::decode(&format!("content/{name}.yaml"), sidecar.to_vec())?;
            let refuse = |_| Finding::new(Rule::FrontMatterSyntax, "the sidecar is not YAML");
            let node = yaml::parse(text.as_str()).map_err(refuse)?;
            Some((text, node))
        }
        None => None,
    };
    let body = format!("[a](../{name})\n");
    let sources = sources(body.as_bytes(), SourceFile { sidecar, ..file(name, bytes) })?;
    // What a theme says is compared with what is withheld, each time anew.
    let sources = Sources { theme: ThemeFiles::default(), ..sources };
    let (edition, withheld) = disclosure::decide(sources, &CONFIGURATION, &mut Findings::new())?;
    Ok((edition.assets.iter().map(|asset| asset.bytes.clone()).collect(), withheld))
}

/// Returns the HTML of a public document with the given body.
///
/// # Errors
/// Everything that speaks against publishing.
pub fn render(body: &[u8]) -> Result<(String, Withheld)> {
    let mut findings = Findings::new();
    let (edition, withheld) =
        disclosure::decide(sources(body, file("x.txt", b"x"))?, &CONFIGURATION, &mut findings)?;
    let locales = Arc::new(locale::read(&edition.theme, &CONFIGURATION, &mut findings)?);
    let (site, _) = site::assemble(edition, &CONFIGURATION, &mut findings)?;
    let pictures = Pictures::of(&site);
    let (bodies, _) = markup::render(&site, &pictures, &locales, &mut findings)?;
    Ok((format!("{bodies:?}"), withheld))
}

fn file(name: &str, bytes: &[u8]) -> SourceFile {
    let path = SourcePath::new(name).expect("a path");
    SourceFile { path, bytes: bytes.to_vec(), sidecar: None, id: None }
}

fn sources(body: &[u8], file: SourceFile) -> Result<Sources> {
    let open = [b"---\ntitle: A\nsensitivity: public\n---\n", body].concat();
    let secret = format!("---\ntitle: B\nsensitivity: confidential\n---\n{SECRET}\n");
    Ok(Sources {
        documents: vec![document("a.md", open)?, document("b.md", secret.into_bytes())?],
        files: vec![file],
        strangers: Vec::new(),
        theme: ThemeFiles::built_in(&mut Findings::new()),
        statics: Vec::new(),
        data: serde_json::Map::new(),
        protected: Vec::new(),
        approvals: Vec::new(),
    })
}
