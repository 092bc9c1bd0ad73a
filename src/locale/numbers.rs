//! Numbers as they are written in a language: the sign between thousands, and that before fractions.

use fluent_bundle::FluentValue;

/// Writes a value of a string; nothing for what is no number.
pub(super) type Formatter<M> = fn(&FluentValue<'_>, &M) -> Option<String>;

/// Returns how numbers are written with a pair of signs. A sign between thousands that is none of the usual ones
/// (comma, point, apostrophe, narrow space, nothing) is left out.
pub(super) fn formatter<M>(group: Option<&str>, decimal: Option<&str>) -> Formatter<M> {
    match (group.unwrap_or(","), decimal.unwrap_or(".")) {
        (",", ".") => write::<',', '.', M>,
        (".", ",") => write::<'.', ',', M>,
        ("\u{202f}" | "\u{a0}", ",") => write::<'\u{202f}', ',', M>,
        ("\u{2019}" | "'", ".") => write::<'\u{2019}', '.', M>,
        (_, ",") => write::<'\0', ',', M>,
        _ => write::<'\0', '.', M>,
    }
}

fn write<const GROUP: char, const DECIMAL: char, M>(value: &FluentValue<'_>, _: &M) -> Option<String> {
    let FluentValue::Number(number) = value else { return None };
    let text = number.value.to_string();
    let (sign, text) = text.strip_prefix('-').map_or(("", text.as_str()), |rest| ("-", rest));
    let (whole, fraction) = text.split_once('.').unwrap_or((text, ""));
    let mut out = sign.to_owned();
    for (at, digit) in whole.chars().enumerate() {
        let left = whole.len() - at;
        // Four digits are read as one figure, so that years and small sums stay whole.
        if at > 0 && left % 3 == 0 && whole.len() > 4 && GROUP != '\0' {
            out.push(GROUP);
        }
        out.push(digit);
    }
    if !fraction.is_empty() {
        out.push(DECIMAL);
        out.push_str(fraction);
    }
    Some(out)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_written_as_in_the_language() {
        let check = |signs: (Option<&str>, Option<&str>), number: f64, expected: &str| {
            let written = formatter::<()>(signs.0, signs.1)(&FluentValue::from(number), &());
            assert_eq!(written.as_deref(), Some(expected));
        };
        check((None, None), 1_234_567.5, "1,234,567.5");
        check((None, None), 2026.0, "2026");
        check((Some("."), Some(",")), 12_345.25, "12.345,25");
        check((Some("\u{202f}"), Some(",")), -98_765.0, "-98\u{202f}765");
        check((Some(""), Some(".")), 12_345.0, "12345");
        assert_eq!(formatter::<()>(None, None)(&FluentValue::from("text"), &()), None);
    }
}
