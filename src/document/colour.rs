//! Colours, and how well one can be told from another.

use std::fmt;

/// A colour of sRGB: red, green, blue.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Colour(pub [u8; 3]);

impl Colour {
    /// Reads `#rrggbb`.
    pub fn parse(text: &str) -> Option<Self> {
        let digits = text.strip_prefix('#').filter(|digits| digits.len() == 6 && digits.is_ascii())?;
        let part = |at: usize| u8::from_str_radix(&digits[at..at + 2], 16).ok();
        if digits.starts_with('+') {
            return None;
        }
        Some(Self([part(0)?, part(2)?, part(4)?]))
    }

    /// Returns how strong the contrast with another colour is, from 1 to 21 (WCAG 2.2, "contrast ratio").
    pub fn contrast(self, other: Self) -> f64 {
        let (one, other) = (self.luminance(), other.luminance());
        (one.max(other) + 0.05) / (one.min(other) + 0.05)
    }

    /// Returns the relative luminance, from 0 to 1 (WCAG 2.2, "relative luminance").
    fn luminance(self) -> f64 {
        let linear = |part: u8| {
            let part = f64::from(part) / 255.0;
            if part <= 0.04045 { part / 12.92 } else { ((part + 0.055) / 1.055).powf(2.4) }
        };
        let [red, green, blue] = self.0.map(linear);
        0.2126 * red + 0.7152 * green + 0.0722 * blue
    }
}

impl fmt::Display for Colour {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let [red, green, blue] = self.0;
        write!(f, "#{red:02x}{green:02x}{blue:02x}")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn colours_have_one_form() {
        assert_eq!(Colour::parse("#16325C").map(|colour| colour.to_string()), Some("#16325c".into()));
        for text in ["16325c", "#16325", "#16325cff", "#16325g", "#+1+1+1", "navy", "", "#é1234"] {
            assert_eq!(Colour::parse(text), None, "{text}");
        }
    }

    /// The pairs that the standard's documents name: black on white 21:1, #777777 on white just under 4.5:1.
    #[test]
    fn contrast_is_that_of_the_standard() {
        let contrast = |one: &str, other: &str| {
            let [one, other] = [one, other].map(|text| Colour::parse(text).expect("a colour"));
            (one.contrast(other) * 100.0).round() / 100.0
        };
        assert_eq!(contrast("#000000", "#ffffff"), 21.0);
        assert_eq!(contrast("#777777", "#ffffff"), 4.48);
        assert_eq!(contrast("#ffffff", "#767676"), 4.54);
        assert_eq!(contrast("#ff0000", "#ffffff"), 4.0);
    }
}
