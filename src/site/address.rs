//! An address says where on the site a page or a file stands.

use std::fmt;

use unicode_normalization::UnicodeNormalization as _;
use unicode_normalization::char::is_combining_mark;

/// A path on the site, without a slash at the start: `policies/use-of-force/` or `files/0a1b.png`.
/// One that ends in a slash, or is empty, is that of a page.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Address(String);

impl Address {
    /// Makes the address of a file, or of what an alias names.
    pub fn file(path: &str) -> Self {
        Self(path.trim_start_matches('/').to_owned())
    }

    /// Returns the address of a page below this one.
    #[must_use]
    pub fn page(&self, part: &str) -> Self {
        Self(format!("{}{part}/", self.0))
    }

    /// Returns the address of a page of the list that begins here, from 1.
    #[must_use]
    pub fn list_page(&self, number: usize) -> Self {
        if number == 1 { self.clone() } else { self.page("page").page(&number.to_string()) }
    }

    /// Whether it is a page of a list after the first one.
    pub(crate) fn is_further_page(&self) -> bool {
        let mut parts = self.0.trim_end_matches('/').rsplit('/');
        let number = parts.next().is_some_and(|last| last.parse::<usize>().is_ok());
        number && parts.next() == Some("page")
    }

    /// Returns the path on the site.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Returns the path of the file that a host sends for it.
    pub fn output(&self) -> String {
        if self.0.is_empty() || self.0.ends_with('/') {
            format!("{}index.html", self.0)
        } else {
            self.0.clone()
        }
    }

    /// Returns the address as part of a link, after the site's base path.
    pub fn url(&self, base_path: &str) -> String {
        let mut url = String::with_capacity(base_path.len() + self.0.len());
        url.push_str(base_path);
        encode(&self.0, &mut url);
        url
    }
}

/// Writes a path as it stands in a link (RFC 3986): what is not unreserved is percent-encoded.
pub(crate) fn encode(path: &str, out: &mut String) {
    for byte in path.bytes() {
        if byte.is_ascii_alphanumeric() || b"-._~/".contains(&byte) {
            out.push(char::from(byte));
        } else {
            out.push_str(&format!("%{byte:02X}"));
        }
    }
}

impl fmt::Display for Address {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "/{}", self.0)
    }
}

/// Makes a part of an address out of a name: lower case, accents dropped, words joined by hyphens.
/// Letters of other scripts stay.
pub fn slug(name: &str) -> String {
    let mut slug = String::with_capacity(name.len());
    let mut gap = false;
    for c in name.nfkd().filter(|&c| !is_combining_mark(c)).flat_map(char::to_lowercase) {
        if matches!(c, '\'' | '\u{2019}') {
            continue;
        }
        if c.is_alphanumeric() {
            if gap && !slug.is_empty() {
                slug.push('-');
            }
            slug.push(c);
            gap = false;
        } else {
            gap = true;
        }
    }
    if slug.is_empty() { "x".to_owned() } else { slug.nfc().collect() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn slugs_are_short_and_readable() {
        assert_eq!(slug("Use of Force"), "use-of-force");
        assert_eq!(slug("300.4  Río & Bücher's"), "300-4-rio-buchers");
        assert_eq!(slug("安全"), "安全");
        assert_eq!(slug("!!!"), "x");
    }

    #[test]
    fn addresses_become_files_and_links() {
        let address = Address::default().page("tips").page("año");
        assert_eq!(address.output(), "tips/año/index.html");
        assert_eq!(address.url("/sub/"), "/sub/tips/a%C3%B1o/");
        assert_eq!(Address::default().output(), "index.html");
    }
}
