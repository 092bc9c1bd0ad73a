//! The identity of a site: a stylesheet with its colours, and its seal.

use super::Artifact;
use super::assets::Assets;
use crate::config::Palette;
use crate::finding::{Finding, Findings, Rule};
use crate::site::{Address, Site};

/// The stylesheet's name, as that of a file of the theme.
pub(super) const STYLESHEET: &str = "identity.css";

/// Makes the file of the stylesheet, if the site has colours of its own, and demands that its seal is there.
pub(super) fn artifacts(site: &Site<'_>, assets: &Assets, findings: &mut Findings) -> Option<Artifact> {
    let identity = &site.config.identity;
    if let Some(seal) = &identity.seal
        && !site.statics.iter().any(|file| file.target == *seal)
    {
        let message = format!("the seal is not there: there is no `static/{seal}`");
        findings.push(Finding::new(Rule::BrokenLink, message).at(crate::config::place()));
    }
    let bytes = stylesheet(site)?.into_bytes();
    let path = assets.path(STYLESHEET)?.to_owned();
    Some(Artifact { path, bytes, origin: "site.toml".to_owned() })
}

/// Returns the stylesheet, if the site has colours of its own.
pub(super) fn stylesheet(site: &Site<'_>) -> Option<String> {
    let identity = &site.config.identity;
    // The brand's colour carries its own text, so that it can stand on dark pages, too.
    let brand = Palette { brand: identity.light.brand, ..Palette::default() };
    let light = Palette { brand: None, ..identity.light };
    let text = [
        rules(None, &brand),
        rules(Some("not all and (prefers-color-scheme: dark)"), &light),
        rules(Some("(prefers-color-scheme: dark)"), &identity.dark),
    ]
    .concat();
    (!text.is_empty()).then_some(text)
}

/// Returns the address of the seal.
pub(super) fn seal(site: &Site<'_>) -> Option<String> {
    site.config.identity.seal.as_ref().map(|seal| site.url(&Address::file(seal)))
}

/// Writes the colours as properties, for pages that a query of the medium fits.
fn rules(medium: Option<&str>, palette: &Palette) -> String {
    let named = [("brand", palette.brand), ("accent", palette.accent), ("link", palette.link)];
    let properties: String =
        named.into_iter().filter_map(|(name, colour)| Some(format!("  --{name}: {};\n", colour?))).collect();
    match medium {
        _ if properties.is_empty() => String::new(),
        None => format!(":root {{\n{properties}}}\n"),
        Some(medium) => format!("@media {medium} {{\n:root {{\n{properties}}}\n}}\n"),
    }
}

#[cfg(test)]
mod tests {
    /// Colours are checked against those of the theme's pages.
    #[test]
    fn the_theme_has_the_surfaces_that_colours_are_checked_against() {
        use crate::config::{DARK, LIGHT, ON_BRAND};
        let css = include_str!("../../themes/civic/static/civic.css");
        let (light, dark) = css.split_once("prefers-color-scheme: dark").expect("both schemes");
        for (part, [canvas, surface]) in [(light, LIGHT), (dark, DARK)] {
            assert!(part.contains(&format!("--canvas: {canvas};")), "{canvas}");
            assert!(part.contains(&format!("--surface: {surface};")), "{surface}");
        }
        let [ink, soft] = ON_BRAND;
        assert!(light.contains(&format!("--brand-ink: {ink};")));
        assert!(light.contains(&format!("--brand-ink-soft: {soft};")));
    }
}
