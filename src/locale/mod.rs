//! Locales: the interface strings of each language, in Fluent (<https://projectfluent.org>).

mod numbers;

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};
use unic_langid::LanguageIdentifier;

use crate::config::Config;
use crate::document::{Date, Moment};
use crate::finding::{Finding, Findings, Place, Result, Rule};
use crate::source::ThemeFiles;

/// The interface strings of a site.
pub struct Locales {
    /// One bundle for each language of the site, in its order.
    bundles: Vec<Bundle>,
}

struct Bundle {
    code: String,
    fluent: FluentBundle<FluentResource>,
    months: Vec<String>,
}

/// An argument of an interface string.
#[derive(Clone, Debug)]
pub enum Argument {
    /// A text.
    Text(String),
    /// A number, which chooses plural forms.
    Number(f64),
}

/// Reads the interface strings of all languages of the site. A language without strings of its own,
/// and a string that a language lacks, are taken from English, and reported.
///
/// # Errors
/// Strings that cannot be read.
pub fn read(theme: &ThemeFiles, config: &Config, findings: &mut Findings) -> Result<Locales> {
    let mut bundles = Vec::new();
    for language in &config.languages {
        if !theme.locales.contains_key(&language.code) && !theme.locales.contains_key(base(&language.code)) {
            let message = format!(
                "the theme has no interface strings for `{}`, and pages in that language need them",
                language.code
            );
            let place = Place::file(format!("locales/{}.ftl", language.code));
            let finding = Finding::new(Rule::InterfaceStrings, message).at(place);
            findings.push(finding.mend(format!(
                "add `locales/{}.ftl` to the site, after the model of the theme's `en.ftl`",
                language.code
            )));
        }
        bundles.push(bundle(theme, &language.code, findings));
    }
    findings.checked(Locales { bundles })
}

fn base(code: &str) -> &str {
    code.split('-').next().unwrap_or(code)
}

fn bundle(theme: &ThemeFiles, code: &str, findings: &mut Findings) -> Bundle {
    let identifier: LanguageIdentifier = code.parse().unwrap_or_default();
    let mut fluent = FluentBundle::new_concurrent(vec![identifier]);
    // Isolation marks are invisible characters; the interface strings are our own and need none.
    fluent.set_use_isolating(false);
    for source in ["en", base(code), code] {
        for text in theme.locales.get(source).into_iter().flatten() {
            match FluentResource::try_new(text.as_str().to_owned()) {
                Ok(resource) => fluent.add_resource_overriding(resource),
                Err((_, errors)) => {
                    let message = format!("the interface strings cannot be read: {} error(s)", errors.len());
                    findings.push(Finding::new(Rule::InterfaceStrings, message).at(Place::file(text.path())));
                }
            }
        }
    }
    let separators = |key: &str| {
        let message = fluent.get_message(key)?.value()?;
        Some(fluent.format_pattern(message, None, &mut Vec::new()).into_owned())
    };
    let separators = (separators("number-group"), separators("number-decimal"));
    fluent.set_formatter(Some(numbers::formatter(separators.0.as_deref(), separators.1.as_deref())));
    let mut bundle = Bundle { code: code.to_owned(), fluent, months: Vec::new() };
    bundle.months = (1..=12)
        .map(|month| text(&bundle, &format!("month-{month}"), &[]).unwrap_or_else(|| month.to_string()))
        .collect();
    bundle
}

fn text(bundle: &Bundle, key: &str, arguments: &[(&str, Argument)]) -> Option<String> {
    let message = bundle.fluent.get_message(key)?;
    let mut fluent = FluentArgs::new();
    for (name, value) in arguments {
        let value = match value {
            Argument::Text(text) => FluentValue::from(text.as_str()),
            Argument::Number(number) => FluentValue::from(*number),
        };
        fluent.set(*name, value);
    }
    let mut errors = Vec::new();
    let text = bundle.fluent.format_pattern(message.value()?, Some(&fluent), &mut errors).into_owned();
    errors.is_empty().then_some(text)
}

impl Locales {
    /// Returns an interface string, if there is one with this key and these arguments.
    pub fn get(&self, language: usize, key: &str, arguments: &[(&str, Argument)]) -> Option<String> {
        text(&self.bundles[language], key, arguments)
    }

    /// Returns an interface string; its key if there is none.
    pub fn text(&self, language: usize, key: &str) -> String {
        self.get(language, key, &[]).unwrap_or_else(|| key.to_owned())
    }

    /// Returns an interface string with one argument that is a text.
    pub fn with(&self, language: usize, key: &str, name: &str, value: &str) -> String {
        self.get(language, key, &[(name, Argument::Text(value.to_owned()))])
            .unwrap_or_else(|| value.to_owned())
    }

    /// Returns the index of a language by its code.
    pub fn index(&self, code: &str) -> Option<usize> {
        self.bundles.iter().position(|bundle| bundle.code == code)
    }

    /// Returns a date as it is written in a language.
    pub fn date(&self, language: usize, date: Date) -> String {
        let (year, month, day) = date.parts();
        let month = self.bundles[language]
            .months
            .get(usize::try_from(month - 1).unwrap_or(0))
            .cloned()
            .unwrap_or_default();
        let arguments = [
            ("day", Argument::Text(day.to_string())),
            ("month", Argument::Text(month)),
            ("year", Argument::Text(year.to_string())),
        ];
        self.get(language, "date-long", &arguments).unwrap_or_else(|| date.to_string())
    }

    /// Returns a day, perhaps with a time, as it is written in a language.
    pub fn moment(&self, language: usize, moment: Moment) -> String {
        match moment.time {
            None => self.date(language, moment.date),
            Some((hour, minute)) => format!("{}, {hour:02}:{minute:02}", self.date(language, moment.date)),
        }
    }
}

impl std::fmt::Debug for Locales {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_list().entries(self.bundles.iter().map(|bundle: &Bundle| &bundle.code)).finish()
    }
}
