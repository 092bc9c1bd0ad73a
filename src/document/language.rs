//! A language that a site is written in.

/// A language of the site.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Language {
    /// The language tag (BCP 47), as in file names: `es`, `pt-br`.
    pub code: String,
    /// Its name in itself.
    pub name: String,
    /// The site's title in it, if it has another one.
    pub title: Option<String>,
    /// The site's description in it.
    pub description: Option<String>,
}

/// The direction in which a language is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Direction {
    /// From left to right.
    LeftToRight,
    /// From right to left.
    RightToLeft,
}

impl Direction {
    /// Returns the value of HTML's `dir` attribute.
    pub fn html(self) -> &'static str {
        match self {
            Self::LeftToRight => "ltr",
            Self::RightToLeft => "rtl",
        }
    }
}

impl Language {
    /// Returns the language's name in itself, where plainview knows it.
    pub fn own_name(code: &str) -> Option<&'static str> {
        Some(match code {
            "ar" => "العربية",
            "de" => "Deutsch",
            "en" => "English",
            "es" => "Español",
            "fa" => "فارسی",
            "fr" => "Français",
            "he" => "עברית",
            "hi" => "हिन्दी",
            "hmn" => "Hmoob",
            "ht" => "Kreyòl ayisyen",
            "it" => "Italiano",
            "ja" => "日本語",
            "ko" => "한국어",
            "nl" => "Nederlands",
            "pl" => "Polski",
            "pt" => "Português",
            "ru" => "Русский",
            "so" => "Soomaali",
            "tl" => "Tagalog",
            "uk" => "Українська",
            "ur" => "اردو",
            "vi" => "Tiếng Việt",
            "zh" => "中文",
            _ => return None,
        })
    }

    /// Returns the direction in which the language is written.
    pub fn direction(&self) -> Direction {
        match self.code.split('-').next() {
            Some("ar" | "fa" | "he" | "ur" | "ps" | "sd" | "ug" | "yi" | "dv") => Direction::RightToLeft,
            _ => Direction::LeftToRight,
        }
    }

    /// Whether a word has the shape of a language code.
    pub fn is_code(word: &str) -> bool {
        let mut parts = word.split('-');
        let main = parts.next().unwrap_or_default();
        (2..=3).contains(&main.len())
            && main.chars().all(|c| c.is_ascii_lowercase())
            && parts.all(|part| {
                (2..=8).contains(&part.len())
                    && part.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit())
            })
    }
}
