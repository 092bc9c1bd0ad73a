//! A number format is how a spreadsheet shows a number (ECMA-376 part 1, 18.8.31): as a date, or not
//! at all.

/// What is known of a number format.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct NumberFormat {
    /// Which of its sections show nothing: those for positive numbers, negative ones, zero, text.
    blank: Vec<bool>,
    /// Whether it shows days.
    pub(super) days: bool,
    /// Whether it shows the time of day.
    pub(super) time: bool,
    /// Whether it shows a span of time, which is no date.
    span: bool,
}

/// What a cell holds, as far as its number format asks.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Held {
    /// A number.
    Number(f64),
    /// Anything else.
    Text,
}

impl NumberFormat {
    /// Reads a format by its code.
    pub(super) fn of(code: &str) -> Self {
        let mut format = Self::default();
        let mut chars = code.chars().peekable();
        let mut blank = true;
        let mut any = false;
        while let Some(c) = chars.next() {
            any = true;
            match c {
                ';' => {
                    format.blank.push(blank);
                    blank = true;
                }
                '"' => {
                    let quoted: String = chars.by_ref().take_while(|&c| c != '"').collect();
                    blank &= quoted.trim().is_empty();
                }
                '[' => {
                    let inside: String = chars.by_ref().take_while(|&c| c != ']').collect();
                    let inside = inside.to_lowercase();
                    if !inside.is_empty() && inside.chars().all(|c| matches!(c, 'h' | 'm' | 's')) {
                        format.span = true;
                        blank = false;
                    }
                }
                // The next character is shown, is as wide as a space, or fills the cell.
                '\\' => {
                    blank &= chars.next().is_none_or(char::is_whitespace);
                }
                '_' | '*' => {
                    chars.next();
                }
                c if c.is_whitespace() => (),
                c => {
                    blank = false;
                    match c.to_ascii_lowercase() {
                        'y' | 'd' => format.days = true,
                        'h' | 's' => format.time = true,
                        // Months without days or years (`mmm`) are dates; minutes come with hours.
                        'm' if chars.peek().is_some_and(|next| next.eq_ignore_ascii_case(&'m')) => {
                            format.days |= !code.to_ascii_lowercase().contains(['h', 's']);
                        }
                        // `General` holds an `e`, and letters of its own.
                        'g' if code.to_ascii_lowercase().contains("general") => {
                            for _ in 0.."eneral".len() {
                                chars.next();
                            }
                        }
                        _ => (),
                    }
                }
            }
        }
        if any {
            format.blank.push(blank);
        }
        format
    }

    /// Returns the format of a built-in number (ECMA-376 part 1, 18.8.30).
    pub(super) fn built_in(id: u32) -> Self {
        let days = matches!(id, 14..=17 | 22 | 27..=31 | 34..=36 | 50..=58);
        let time = matches!(id, 18..=22 | 32 | 33 | 45 | 47);
        Self { blank: Vec::new(), days, time, span: id == 46 }
    }

    /// Whether it shows nothing of what a cell holds.
    pub(super) fn hides(&self, held: Held) -> bool {
        let section = match held {
            Held::Number(number) if number > 0.0 => 0,
            Held::Number(number) if number < 0.0 => 1,
            // A zero that is not shown is how empty cells are drawn.
            Held::Number(_) => return false,
            Held::Text => 3,
        };
        match (self.blank.len(), section) {
            (0, _) => false,
            // One section is for all numbers, and text is shown as it is.
            (1, 3) => self.blank[0],
            (1, _) => self.blank[0],
            (_, 3) => self.blank.get(3).copied().unwrap_or(false),
            (_, section) => self.blank[section],
        }
    }

    /// Whether it shows a date, a time of day, or both.
    pub(super) fn is_moment(&self) -> bool {
        (self.days || self.time) && !self.span
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn formats_that_hide_are_told_from_those_that_do_not() {
        let (number, less, text) = (Held::Number(5.0), Held::Number(-5.0), Held::Text);
        for code in [";;;", "\"\";\"\";\"\";\"\"", "[Red];;;", " ; ; ; ", "_-;_-;_-;_-"] {
            let format = NumberFormat::of(code);
            assert!(format.hides(number) && format.hides(less) && format.hides(text), "{code}");
        }
        for code in ["General", "0.00", "0;-0;;@", "@", "yyyy-mm-dd", "", "#,##0 \"x\";(#,##0)"] {
            let format = NumberFormat::of(code);
            assert!(!format.hides(number) && !format.hides(less) && !format.hides(text), "{code}");
        }
        assert!(NumberFormat::of("0;;").hides(less) && !NumberFormat::of("0;;").hides(text));
    }

    #[test]
    fn dates_are_told_from_numbers() {
        for code in ["yyyy-mm-dd", "d/m/yy", "[$-409]mmmm d, yyyy;@", "mmm", "m/d/yy h:mm"] {
            assert!(NumberFormat::of(code).is_moment(), "{code}");
        }
        for code in ["General", "0.00", "#,##0 \"days\"", "[Red]0", "[h]:mm:ss", "0.00E+00", "@", "0\\d"] {
            assert!(!NumberFormat::of(code).is_moment(), "{code}");
        }
        let time = NumberFormat::of("h:mm");
        assert!(time.time && !time.days);
    }
}
