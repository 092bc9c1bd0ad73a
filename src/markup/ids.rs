//! Ids of headings, as forges make them: lower case, words joined by hyphens, punctuation dropped.

use std::collections::BTreeSet;

use crate::disclosure::mark;

/// Makes an id for a heading that no other heading of the page has.
pub(super) fn unique(title: &str, taken: &mut BTreeSet<String>) -> String {
    let base = id(title);
    let mut id = base.clone();
    let mut number = 1;
    while !taken.insert(id.clone()) {
        id = format!("{base}-{number}");
        number += 1;
    }
    id
}

fn id(title: &str) -> String {
    let mut id = String::with_capacity(title.len());
    for c in title.chars().filter(|&c| mark::of(c).is_none()).flat_map(char::to_lowercase) {
        if c.is_alphanumeric() || c == '_' || c == '-' {
            id.push(c);
        } else if c.is_whitespace() && !id.is_empty() {
            id.push('-');
        }
    }
    let id = id.trim_end_matches('-');
    if id.is_empty() { "section".to_owned() } else { id.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_are_those_of_forges_and_unique() {
        let mut taken = BTreeSet::new();
        assert_eq!(unique("When officers may use force", &mut taken), "when-officers-may-use-force");
        assert_eq!(unique("What's 1.2, (really)?", &mut taken), "whats-12-really");
        assert_eq!(unique("Purpose", &mut taken), "purpose");
        assert_eq!(unique("Purpose", &mut taken), "purpose-1");
        assert_eq!(unique("¿Qué?", &mut taken), "qué");
        assert_eq!(unique("!", &mut taken), "section");
    }
}
