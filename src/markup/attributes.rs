//! Which attributes a directive knows: those that its template reads.

use std::collections::BTreeSet;

/// The attributes that a directive knows; nothing, if its template takes whatever comes.
pub(crate) type Known<'t> = Option<BTreeSet<&'t str>>;

/// Finds the attributes that a directive's template reads, as `attributes.key`, `attributes["key"]` or
/// `attributes | get(key="key")`, and those that are resolved for it.
pub(super) fn known<'t>(name: &str, template: &'t str) -> Known<'t> {
    const VARIABLE: &str = "attributes";
    let mut known = BTreeSet::from(["src"]);
    known.extend(crate::figures::attributes(name));
    if matches!(name, "include" | "term") {
        known.insert("file");
    }
    for (at, _) in template.match_indices(VARIABLE) {
        let rest = template[at + VARIABLE.len()..].trim_start();
        let filter = rest.strip_prefix('|').map(str::trim_start);
        let quoted = rest.strip_prefix('[').or_else(|| filter?.strip_prefix("get(key="));
        let key = match (rest.strip_prefix('.'), quoted) {
            (Some(key), _) => key,
            (None, Some(quoted)) => quoted.strip_prefix(['"', '\''])?,
            (None, None) => return None,
        };
        let end = key.find(|c: char| !(c.is_ascii_alphanumeric() || c == '-' || c == '_'));
        known.insert(&key[..end.unwrap_or(key.len())]);
    }
    Some(known)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_template_names_its_attributes() {
        let template =
            "{{ attributes.one }}{{ attributes[\"two\"] }}{{ attributes | get(key='three', default=0) }}";
        assert_eq!(known("x", template), Some(BTreeSet::from(["src", "one", "two", "three"])));
        assert_eq!(known("x", "<p class=\"a\">"), Some(BTreeSet::from(["src"])));
        assert_eq!(known("x", "{% for key, value in attributes %}{% endfor %}"), None);
        assert_eq!(known("x", "{{ attributes[key] }}"), None);
    }
}
