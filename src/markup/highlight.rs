//! Colouring code: spans with classes, so that the theme decides about light and dark.

use std::sync::LazyLock;

use syntect::parsing::{ParseState, Scope, ScopeStack, SyntaxSet};

use super::html::escape;

static SYNTAXES: LazyLock<SyntaxSet> = LazyLock::new(SyntaxSet::load_defaults_newlines);

/// Scopes, the more exact ones first, and the class that each is shown with.
static CLASSES: LazyLock<Vec<(Scope, &'static str)>> = LazyLock::new(|| {
    let table = [
        ("comment", "comment"),
        ("punctuation.definition.comment", "comment"),
        ("constant.character.escape", "constant"),
        ("string", "string"),
        ("constant.numeric", "number"),
        ("constant", "constant"),
        ("entity.name.function", "function"),
        ("support.function", "function"),
        ("entity.name.tag", "tag"),
        ("entity.other.attribute-name", "attribute"),
        ("entity.name", "type"),
        ("support.type", "type"),
        ("support.class", "type"),
        ("storage.type", "keyword"),
        ("storage.modifier", "keyword"),
        ("keyword.operator", "operator"),
        ("keyword", "keyword"),
        ("variable", "variable"),
        ("markup.inserted", "inserted"),
        ("markup.deleted", "deleted"),
        ("punctuation", "punctuation"),
    ];
    table.iter().filter_map(|(scope, class)| Some((Scope::new(scope).ok()?, *class))).collect()
});

/// The longest code that is coloured, in bytes; longer code is shown plain.
const LONGEST: usize = 100_000;

/// Writes code as HTML; plain, if the language is not known.
pub(super) fn write(code: &str, language: &str, out: &mut String) {
    let syntax = if code.len() > LONGEST || language.is_empty() {
        None
    } else {
        SYNTAXES.find_syntax_by_token(language)
    };
    let Some(syntax) = syntax.filter(|syntax| syntax.name != "Plain Text") else {
        escape(code, out);
        return;
    };
    let mut state = ParseState::new(syntax);
    let mut stack = ScopeStack::new();
    for line in code.split_inclusive('\n') {
        let Ok(changes) = state.parse_line(line, &SYNTAXES) else {
            escape(line, out);
            continue;
        };
        let mut at = 0;
        for (position, change) in changes {
            span(&line[at..position], &stack, out);
            at = position;
            // A stack that does not fit only loses colours.
            if stack.apply(&change).is_err() {
                stack = ScopeStack::new();
            }
        }
        span(&line[at..], &stack, out);
    }
}

fn span(text: &str, stack: &ScopeStack, out: &mut String) {
    if text.is_empty() {
        return;
    }
    let class = stack.as_slice().iter().rev().find_map(|scope| {
        CLASSES.iter().find(|(prefix, _)| prefix.is_prefix_of(*scope)).map(|(_, class)| *class)
    });
    match class.filter(|_| !text.trim().is_empty()) {
        Some(class) => {
            out.push_str("<span class=\"hl-");
            out.push_str(class);
            out.push_str("\">");
            escape(text, out);
            out.push_str("</span>");
        }
        None => escape(text, out),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn code_is_coloured_by_classes_and_escaped() {
        let mut out = String::new();
        write("let x = \"<\"; // note\n", "rust", &mut out);
        assert!(out.contains("<span class=\"hl-keyword\">let</span>"), "{out}");
        assert!(out.contains("hl-comment") && out.contains("&lt;") && !out.contains("\"<\""), "{out}");
        let mut plain = String::new();
        write("a < b", "no such language", &mut plain);
        assert_eq!(plain, "a &lt; b");
    }
}
