//! Words: interface strings, numbers and dates as they are written in the language of a page.

use super::data::Amount;
use super::guards::{Change, Obstacle, Verdict};
use crate::document::Date;
use crate::locale::{Argument, Locales};

/// The words of a language.
#[derive(Clone, Copy)]
pub(crate) struct Words<'a> {
    locales: &'a Locales,
    language: usize,
}

impl<'a> Words<'a> {
    /// Makes the words of a language.
    pub(crate) fn new(locales: &'a Locales, language: usize) -> Self {
        Self { locales, language }
    }

    /// Returns an interface string.
    pub(super) fn text(&self, key: &str) -> String {
        self.locales.text(self.language, key)
    }

    /// Returns an interface string with one argument.
    pub(super) fn with(&self, key: &str, name: &str, value: &str) -> String {
        self.pairs(key, &[(name, value)])
    }

    /// Returns an interface string with arguments.
    pub(super) fn pairs(&self, key: &str, pairs: &[(&str, &str)]) -> String {
        let arguments: Vec<(&str, Argument)> =
            pairs.iter().map(|(name, value)| (*name, Argument::Text((*value).to_owned()))).collect();
        self.locales.get(self.language, key, &arguments).unwrap_or_else(|| key.to_owned())
    }

    /// Returns the name of a month, from 1.
    pub(super) fn month(&self, month: i32) -> String {
        self.text(&format!("month-{month}"))
    }

    /// Returns a day in words.
    pub(super) fn date(&self, date: Date) -> String {
        self.locales.date(self.language, date)
    }

    /// Writes a number: whole ones whole, others with one digit after the point.
    pub(super) fn number(&self, number: f64) -> String {
        // Half away from zero, as readers round; what is shown as zero has no sign.
        let tenths = (number * 10.0).round() / 10.0;
        let sign = if tenths < 0.0 { "−" } else { "" };
        let text = if tenths.fract() == 0.0 {
            format!("{:.0}", tenths.abs())
        } else {
            format!("{:.1}", tenths.abs())
        };
        let (whole, fraction) = text.split_once('.').unwrap_or((&text, ""));
        let (group, point) = (self.text("number-group"), self.text("number-decimal"));
        // English puts a comma from 1,000 on, Spanish a sign only from five digits on.
        let least = if group == "," { 4 } else { 5 };
        let mut out = sign.to_owned();
        for (at, digit) in whole.chars().enumerate() {
            if at > 0 && (whole.len() - at) % 3 == 0 && whole.len() >= least {
                out.push_str(&group);
            }
            out.push(digit);
        }
        if !fraction.is_empty() {
            out.push_str(&point);
            out.push_str(fraction);
        }
        out
    }

    /// Writes a difference: with its sign.
    pub(super) fn difference(&self, number: f64) -> String {
        let text = self.number(number);
        if (number * 10.0).round() > 0.0 { format!("+{text}") } else { text }
    }

    /// Writes an amount, or the sign of what is not there.
    pub(super) fn amount(&self, amount: Amount) -> String {
        match amount {
            Amount::Number(number) => self.number(number),
            Amount::Withheld => "*".to_owned(),
            Amount::Unknown => "?".to_owned(),
            Amount::TooFew => self.text("figure-too-few"),
        }
    }

    /// Writes an amount in a sentence.
    pub(super) fn spoken(&self, amount: Amount) -> String {
        match amount {
            Amount::Withheld => self.text("figure-withheld"),
            Amount::Unknown => self.text("figure-unknown"),
            other => self.amount(other),
        }
    }

    /// Writes a change in percent; nothing, if there is none to be written.
    pub(super) fn percent(&self, change: Change) -> Option<String> {
        match change {
            Change::Percent(percent) => {
                Some(self.with("figure-percent", "number", &self.difference(percent.round())))
            }
            Change::TooSmall => None,
        }
    }

    /// Says in a cell whether a change is more than chance alone would give.
    pub(super) fn verdict_cell(&self, verdict: Verdict) -> String {
        self.text(match verdict {
            Verdict::Within => "figure-cell-within",
            Verdict::Above => "figure-cell-above",
            Verdict::Below => "figure-cell-below",
        })
    }

    /// Says in a cell why two numbers are not compared.
    pub(super) fn obstacle_cell(&self, obstacle: Obstacle) -> String {
        self.text(match obstacle {
            Obstacle::Withheld => "figure-cell-withheld",
            Obstacle::Unknown => "figure-cell-unknown",
            Obstacle::Incomplete => "figure-cell-incomplete",
            Obstacle::Break(_) => "figure-cell-break",
        })
    }

    /// Says whether a change is within normal variation.
    pub(super) fn verdict(&self, verdict: Verdict) -> String {
        self.text(match verdict {
            Verdict::Within => "figure-within",
            Verdict::Above => "figure-above",
            Verdict::Below => "figure-below",
        })
    }
}
