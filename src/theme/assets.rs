//! The stylesheets and scripts of a theme: published under names made from their content, so that browsers
//! can keep them for good, with the hash by which a browser sees that they came unchanged.

use std::borrow::Cow;
use std::collections::BTreeMap;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use sha2::{Digest as _, Sha384};
use tera::{Kwargs, State, Value};

use crate::site::{Address, Site};
use crate::source::{StaticFile, THEME_TARGET};

/// Stylesheets and scripts, by their paths in the theme's `static/`.
#[derive(Clone, Default)]
pub(super) struct Assets(BTreeMap<String, Asset>);

#[derive(Clone)]
struct Asset {
    /// Its path in the output.
    path: String,
    url: String,
    integrity: String,
}

impl Assets {
    /// Gathers the stylesheets and scripts of the theme, in whose place those of the site can stand.
    pub(super) fn of(site: &Site<'_>) -> Self {
        let mut assets = Self::default();
        for file in site.theme.statics.iter().chain(&site.statics) {
            if let Some(name) = name_of(file) {
                assets.add(site, name, &published(file));
            }
        }
        if let Some(text) = super::identity::stylesheet(site) {
            assets.add(site, super::identity::STYLESHEET, text.as_bytes());
        }
        assets
    }

    fn add(&mut self, site: &Site<'_>, name: &str, bytes: &[u8]) {
        let hash = &blake3::hash(bytes).to_hex()[..12];
        let (stem, extension) = name.rsplit_once('.').unwrap_or((name, ""));
        let path = format!("{THEME_TARGET}/{stem}.{hash}.{extension}");
        let url = site.url(&Address::file(&path));
        // Subresource Integrity (W3C), with the hash that it recommends.
        let integrity = format!("sha384-{}", STANDARD.encode(Sha384::digest(bytes)));
        self.0.insert(name.to_owned(), Asset { path, url, integrity });
    }

    /// Returns where a file stands in the output, by its path in the theme's `static/`.
    pub(super) fn path(&self, name: &str) -> Option<&str> {
        self.0.get(name).map(|asset| asset.path.as_str())
    }

    /// Returns the addresses of all, in the order of their names.
    pub(super) fn urls(&self) -> impl Iterator<Item = String> + '_ {
        self.0.values().map(|asset| asset.url.clone())
    }

    /// `asset(name="civic.css")`: the address of a stylesheet or script of the theme, and its hash.
    pub(super) fn function(self) -> impl Fn(Kwargs, &State<'_>) -> tera::TeraResult<Value> {
        move |arguments, _| {
            let name: &str = arguments.must_get("name")?;
            let asset = self.0.get(name).ok_or_else(|| {
                tera::Error::message(format!("the theme has no stylesheet or script `{name}`"))
            })?;
            let view = BTreeMap::from([("url", &asset.url), ("integrity", &asset.integrity)]);
            Ok(Value::from_serializable(&view))
        }
    }
}

/// Returns what is published of a stylesheet or script: a stylesheet without comments and without white space
/// that has no meaning.
pub(super) fn published(file: &StaticFile) -> Cow<'_, [u8]> {
    let css = std::str::from_utf8(&file.bytes).ok().filter(|_| file.target.ends_with(".css"));
    css.map_or(file.bytes.as_slice().into(), |css| super::compact::compact(css).into_bytes().into())
}

/// Returns the path in the theme's `static/` of a file that is published under a name made from its content.
pub(super) fn name_of(file: &StaticFile) -> Option<&str> {
    let name = file.target.strip_prefix(THEME_TARGET)?.strip_prefix('/')?;
    let extension = name.rsplit_once('.').map(|(_, extension)| extension)?;
    matches!(extension, "css" | "js").then_some(name)
}
