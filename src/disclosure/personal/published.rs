//! The contacts that the agency itself publishes: they are no finding, wherever they stand.

use super::{Kind, mail, normal};
use crate::config::Config;
use crate::document::Header;

/// What is declared as a contact.
#[derive(Clone, Debug, Default)]
pub(super) struct Published {
    /// Digits of telephone numbers.
    phones: Vec<String>,
    /// Mail addresses in lower case.
    mails: Vec<String>,
    /// The declared texts in normal form, for addresses.
    texts: Vec<String>,
}

impl Published {
    /// Reads the contacts of the agency and of the grounds.
    pub(super) fn of(config: &Config) -> Self {
        let appeals = config.grounds.all().iter().filter_map(|ground| ground.appeal.as_deref());
        Self::default().with(config.agency.contacts().chain(appeals))
    }

    /// Adds the contacts of one document: those of its front matter and of its `contact` directives;
    /// of an event, the place to which everybody is asked.
    pub(super) fn with_document(&self, header: &Header, body: &str) -> Self {
        let event = header.fields.get("event").into_iter().flatten();
        let place = event.filter(|(name, _)| matches!(name.as_str(), "location" | "address"));
        let place = place.filter_map(|(_, value)| value.as_text());
        self.with(header.contact.as_deref().into_iter().chain(place).chain(directives(body)))
    }

    fn with<'t>(&self, texts: impl Iterator<Item = &'t str>) -> Self {
        let mut published = self.clone();
        for text in texts {
            published.add(text);
        }
        published
    }

    /// Whether a value is declared as a contact.
    pub(super) fn knows(&self, kind: Kind, value: &str) -> bool {
        match kind {
            Kind::Phone => {
                let digits = digits(value);
                // Locally, people leave the area code out.
                let same = |known: &String| known.ends_with(&digits) || digits.ends_with(known.as_str());
                self.phones.iter().any(same)
            }
            Kind::Mail => self.mails.contains(&value.to_lowercase()),
            Kind::Address => {
                let value = normal(value);
                self.texts.iter().any(|text| text.contains(&value))
            }
            _ => false,
        }
    }

    fn add(&mut self, text: &str) {
        let in_numbers = |c: char| c.is_ascii_digit() || " -.()+/\u{2011}".contains(c);
        let numbers = text.split(|c| !in_numbers(c)).map(digits);
        self.phones.extend(numbers.filter(|digits| (7..=15).contains(&digits.len())));
        self.mails.extend(mail::find(text).into_iter().map(|found| text[found.range].to_lowercase()));
        self.texts.push(normal(text));
    }
}

/// Returns the digits of a telephone number, without the 1 of long distance calls.
fn digits(text: &str) -> String {
    let digits: String = text.chars().filter(char::is_ascii_digit).collect();
    match digits.strip_prefix('1') {
        Some(rest) if digits.len() == 11 => rest.to_owned(),
        _ => digits,
    }
}

/// Returns the texts of `contact` directives: the line of a leaf, a container up to its closing fence.
fn directives(body: &str) -> impl Iterator<Item = &str> {
    memchr::memmem::find_iter(body.as_bytes(), b"::contact").filter_map(|at| {
        let start = body[..at].rfind('\n').map_or(0, |at| at + 1);
        let fence = body[start..at].trim_start();
        if !fence.bytes().all(|b| b == b':') {
            return None;
        }
        let line = body[at..].find('\n').map_or(body.len(), |end| at + end);
        let close = || body[line..].find("\n:::").map_or(line, |end| line + end);
        Some(&body[start..if fence.is_empty() { line } else { close() }])
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn contacts_are_known_however_they_are_typeset() {
        let mut published = Published::default();
        published.add("Records Unit, (312) 555-4471, Records@city.test, 1 Justice Plaza");
        for number in ["312-555-4471", "+1 312.555.4471", "555-4471"] {
            assert!(published.knows(Kind::Phone, number), "{number}");
        }
        assert!(!published.knows(Kind::Phone, "312-555-4472"));
        assert!(published.knows(Kind::Mail, "records@CITY.test"));
        assert!(published.knows(Kind::Address, "1 Justice Plaza"));
        assert!(!published.knows(Kind::Address, "2 Justice Plaza"));
    }

    #[test]
    fn directives_declare_contacts() {
        let body =
            "A\n::contact[Unit]{phone=\"312-555-4471\"}\n312-555-4472\n\n:::contact\nx@y.test\n:::\nz@y.test";
        let published = Published::default().with(directives(body));
        let known: Vec<bool> = ["312-555-4471", "312-555-4472"]
            .iter()
            .map(|number| published.knows(Kind::Phone, number))
            .collect();
        assert_eq!(known, [true, false]);
        assert!(published.knows(Kind::Mail, "x@y.test") && !published.knows(Kind::Mail, "z@y.test"));
    }
}
