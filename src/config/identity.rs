//! What a site looks like: its colours, each checked against what it stands on, and its seal.

use crate::document::Colour;
use crate::finding::{Finding, Rule};
use crate::notation::Fields;

/// What a site looks like.
#[derive(Clone, Debug, Default)]
pub struct Identity {
    /// The colours on light pages.
    pub light: Palette,
    /// The colours on dark pages.
    pub dark: Palette,
    /// The path of the seal in `static/`.
    pub seal: Option<String>,
}

/// Colours that take the place of the theme's.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Palette {
    /// Behind the site's name; text on it is white.
    pub brand: Option<Colour>,
    /// Of lines and small headings.
    pub accent: Option<Colour>,
    /// Of links.
    pub link: Option<Colour>,
}

/// What colours stand on, in the built-in themes: the page, and the panels on it.
pub const LIGHT: [Colour; 2] = [Colour([0xff, 0xff, 0xff]), Colour([0xf2, 0xf4, 0xf8])];
/// The same on dark pages.
pub const DARK: [Colour; 2] = [Colour([0x11, 0x15, 0x1c]), Colour([0x1b, 0x21, 0x2b])];
/// What stands on the brand's colour: the site's name, and that of the agency.
pub const ON_BRAND: [Colour; 2] = [Colour([0xff, 0xff, 0xff]), Colour([0xd3, 0xdd, 0xec])];

/// The least contrast of text (WCAG 2.2, 1.4.3).
const LEAST: f64 = 4.5;

pub(super) fn read(table: Fields<'_>) -> Identity {
    let light = palette(&table, &LIGHT);
    let dark = table.table("dark").map_or_else(Palette::default, |table| {
        let palette = palette(&table, &DARK);
        table.finish();
        palette
    });
    let seal = table.text("seal").filter(|seal| {
        let plain = !seal.starts_with('/') && !seal.split('/').any(|part| matches!(part, "" | "." | ".."));
        if let (false, Some(node)) = (plain, table.node("seal")) {
            table.bad("seal", node, "it must be the path of a file in `static/`, such as seal.svg");
        }
        plain
    });
    table.finish();
    Identity { light, dark, seal }
}

fn palette(table: &Fields<'_>, surfaces: &[Colour]) -> Palette {
    Palette {
        brand: colour(table, "brand", &ON_BRAND, "text on it"),
        accent: colour(table, "accent", surfaces, "the page"),
        link: colour(table, "link", surfaces, "the page"),
    }
}

/// Reads a colour, and demands that people can tell it from what it is seen against.
fn colour(table: &Fields<'_>, key: &str, against: &[Colour], what: &str) -> Option<Colour> {
    let text = table.text(key)?;
    let node = table.node(key)?;
    let Some(colour) = Colour::parse(&text) else {
        table.bad(key, node, "it must be a colour such as #16325c");
        return None;
    };
    let weakest =
        against.iter().copied().min_by(|a, b| colour.contrast(*a).total_cmp(&colour.contrast(*b)))?;
    let contrast = colour.contrast(weakest);
    if contrast < LEAST {
        // Rounded down: 4.49 is not 4.5.
        let shown = (contrast * 10.0).floor() / 10.0;
        let message =
            format!("the contrast of `{key}` with {what} ({weakest}) is {shown:.1}:1, and must be 4.5:1");
        table.report(Finding::new(Rule::IdentityContrast, message), &node.span);
    }
    Some(colour)
}
