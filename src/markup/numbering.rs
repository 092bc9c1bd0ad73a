//! Numbering: the sections of a document that has a number are numbered after it, so that they can be cited:
//! section 4.1 of policy 300 is 300.4.1.

use pulldown_cmark::{Event, Tag};

use crate::disclosure::mark;
use crate::site::{Site, Target, Wording};

/// How deep sections are numbered.
const DEPTH: usize = 3;

/// The numbers of a document's sections.
pub(super) struct Numbering {
    /// The number of the document.
    base: String,
    /// How many headings there were, by level, since the last one of the level above.
    counts: [usize; DEPTH],
}

impl Numbering {
    /// Begins to number the sections of a document, if it has a number and the site wants it.
    pub(super) fn of(site: &Site<'_>, own: Target) -> Option<Self> {
        let number = match own {
            Target::Page(page) => site.number(&site.pages[page])?,
            Target::Version(version) => site.number_of(Wording::Version(version))?,
            Target::Section(_) | Target::Asset(_) => return None,
        };
        let is_plain = number.chars().all(|c| mark::of(c).is_none());
        (site.config.policies.number_sections && is_plain)
            .then(|| Self { base: number.to_owned(), counts: [0; DEPTH] })
    }

    /// Returns the number of the next section, by the level of its heading from 2.
    pub(super) fn next(&mut self, level: u8) -> Option<String> {
        let depth = usize::from(level).checked_sub(2).filter(|depth| *depth < DEPTH)?;
        self.counts[depth] += 1;
        self.counts[depth + 1..].fill(0);
        let counts = &self.counts[..=depth];
        // A heading that skips a level has no section to be counted in.
        if counts.contains(&0) {
            return None;
        }
        let counts: Vec<String> = counts.iter().map(usize::to_string).collect();
        Some(format!("{}.{}", self.base, counts.join(".")))
    }
}

/// Whether the headings of a text carry numbers of their own: one that is written as such (`4.`, `4.1`, `4)`, `§ 4`),
/// or several that begin with digits. "911 calls" alone is no numbering.
pub(super) fn has_own<T>(events: &[(Event<'_>, T)]) -> bool {
    let heading = |pair: &[(Event<'_>, T)]| match (&pair[0].0, &pair[1].0) {
        (Event::Start(Tag::Heading { .. }), Event::Text(text)) => Some(text.trim_start().to_owned()),
        _ => None,
    };
    let mut plain = 0;
    for text in events.windows(2).filter_map(heading) {
        let rest = text.trim_start_matches(|c: char| c.is_ascii_digit());
        let has_digits = rest.len() < text.len();
        if text.starts_with('§') || has_digits && rest.starts_with(['.', ')']) {
            return true;
        }
        plain += usize::from(has_digits);
    }
    plain > 1
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sections_are_counted_within_the_one_above() {
        let mut numbering = Numbering { base: "300".to_owned(), counts: [0; DEPTH] };
        let levels = [3, 2, 3, 3, 4, 2, 3, 5, 4];
        let numbers: Vec<_> = levels.iter().map(|level| numbering.next(*level).unwrap_or_default()).collect();
        assert_eq!(
            numbers,
            ["", "300.1", "300.1.1", "300.1.2", "300.1.2.1", "300.2", "300.2.1", "", "300.2.1.1"]
        );
    }

    #[test]
    fn numbers_of_ones_own_are_known_by_their_form() {
        let check = |text: &str, expected: bool| {
            let events: Vec<_> = pulldown_cmark::Parser::new(text).into_offset_iter().collect();
            assert_eq!(has_own(&events), expected, "{text}");
        };
        check("## 4. Purpose", true);
        check("## 4.1 Purpose", true);
        check("## § 4 Purpose", true);
        check("## 1 Purpose\n\n## 2 Scope", true);
        check("## 911 calls\n\n## Scope", false);
        check("## Purpose", false);
    }
}
