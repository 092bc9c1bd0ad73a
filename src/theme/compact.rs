//! Compact stylesheets: without comments, and without white space that has no meaning (CSS Syntax Level 3).
//!
//! Nothing is rewritten and nothing reordered. The `minifier` crate takes the spaces around the `+` of `calc`, and
//! with them its meaning; `lightningcss` doubles the time that the program takes to build.

/// Signs beside which white space has no meaning, wherever they stand outside strings.
const LOOSE: &[u8] = b"{};,";

/// Returns a stylesheet without what browsers skip.
pub(super) fn compact(css: &str) -> String {
    let mut out = String::with_capacity(css.len());
    // What was written up to here stays: an escaped sign is no sign.
    let mut kept = 0;
    let mut rest = css;
    while let Some(c) = rest.chars().next() {
        if let Some(comment) = rest.strip_prefix("/*") {
            rest = comment.find("*/").map_or("", |end| &comment[end + 2..]);
            // A comment can part two words, which nothing else does then.
            let is_word = |c: char| c.is_alphanumeric() || c == '-' || c == '_';
            if out.ends_with(is_word) && rest.starts_with(is_word) {
                out.push_str("/**/");
            }
        } else if c == '"' || c == '\'' || c == '\\' {
            let end = if c == '\\' { escape_end(rest) } else { string_end(rest, c) };
            out.push_str(&rest[..end]);
            kept = out.len();
            rest = &rest[end..];
        } else if c.is_ascii_whitespace() {
            space(&mut out, kept);
            rest = &rest[1..];
        } else {
            if c.is_ascii() && LOOSE.contains(&(c as u8)) {
                if out.len() > kept && out.ends_with(' ') {
                    out.pop();
                }
                if c == '}' && out.len() > kept && out.ends_with(';') {
                    out.pop();
                }
            }
            out.push(c);
            rest = &rest[c.len_utf8()..];
        }
    }
    out.truncate(out.trim_end().len());
    out
}

/// Adds a space, unless it would have no meaning there.
fn space(out: &mut String, kept: usize) {
    // Behind a colon there is a value; before one a space parts a selector from its descendant.
    let loose = out.len() > kept
        && out.bytes().last().is_some_and(|last| last == b' ' || last == b':' || LOOSE.contains(&last));
    if !loose && !out.is_empty() {
        out.push(' ');
    }
}

/// Returns where an escape ends that begins here: with the sign that is escaped, or after up to six digits and the one
/// space that ends them.
fn escape_end(text: &str) -> usize {
    let digits = text.bytes().skip(1).take(6).take_while(u8::is_ascii_hexdigit).count();
    if digits == 0 {
        return text.char_indices().nth(2).map_or(text.len(), |(at, _)| at);
    }
    let end = 1 + digits;
    end + usize::from(text[end..].starts_with([' ', '\t', '\n']))
}

/// Returns where a string ends that begins here.
fn string_end(text: &str, quote: char) -> usize {
    let mut escaped = false;
    for (at, c) in text.char_indices().skip(1) {
        match c {
            _ if escaped => escaped = false,
            '\\' => escaped = true,
            c if c == quote => return at + c.len_utf8(),
            _ => (),
        }
    }
    text.len()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_with_a_meaning_is_lost() {
        let check = |css: &str, expected: &str| assert_eq!(compact(css), expected);
        check("/* a */ a ,\n b {\n  color : red;\n}\n", "a,b{color :red}");
        check("p { width: clamp(1rem, 1rem + 2vw, 3rem); }", "p{width:clamp(1rem,1rem + 2vw,3rem)}");
        check("nav :focus > a { margin: -1px - 2px }", "nav :focus > a{margin:-1px - 2px}");
        check("a::after { content: \" /* ; } */ \\\" \"; }", "a::after{content:\" /* ; } */ \\\" \"}");
        check("a{b:c}/* x */d{e:f;;}", "a{b:c}d{e:f;}");
        check("a/* x */b{}", "a/**/b{}");
        check("div/* x */.foo{}", "div.foo{}");
        check(".a\\ {b:c}", ".a\\ {b:c}");
        check(".q::after{content:\\;}", ".q::after{content:\\;}");
        check(".\\31  b{c:d}", ".\\31  b{c:d}");
        check("@media (min-width: 3rem) and (x) { a { b: c } }", "@media (min-width:3rem) and (x){a{b:c}}");
        check(".a\\ b { c: d }", ".a\\ b{c:d}");
        check("a{b:c", "a{b:c");
    }
}
