//! A label says how sensitive something is; levels are the labels that a site knows, least first.

/// How sensitive something is: a level of the site, by its rank.
///
/// There is no default: what has no label is refused.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Label(u8);

impl Label {
    /// The least label, the only one under which anything is published.
    pub const PUBLIC: Label = Label(0);

    /// Whether what has this label may be published.
    pub fn is_public(self) -> bool {
        self == Self::PUBLIC
    }
}

/// The labels that a site knows, from the one that is published to the most sensitive one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Levels(Vec<String>);

impl Levels {
    /// Makes the levels of a site: two or more, each a lower-case word, no two alike.
    pub fn new(names: Vec<String>) -> Option<Self> {
        let word = |name: &String| {
            name.starts_with(|c: char| c.is_ascii_lowercase())
                && name.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-')
        };
        let unique = names.iter().enumerate().all(|(at, name)| !names[..at].contains(name));
        (2 <= names.len() && names.len() <= 32 && unique && names.iter().all(word)).then_some(Self(names))
    }

    /// Returns the label that is written exactly so.
    pub fn label(&self, name: &str) -> Option<Label> {
        let rank = self.0.iter().position(|level| level == name)?;
        u8::try_from(rank).ok().map(Label)
    }

    /// Returns how a label is written.
    pub fn name(&self, label: Label) -> &str {
        &self.0[usize::from(label.0)]
    }

    /// Returns the most sensitive label.
    pub fn highest(&self) -> Label {
        Label(u8::try_from(self.0.len() - 1).unwrap_or(u8::MAX))
    }

    /// Returns all names, least first.
    pub fn names(&self) -> &[String] {
        &self.0
    }
}

impl Default for Levels {
    /// Returns the levels of a site that does not name its own.
    fn default() -> Self {
        Self(["public", "internal", "confidential"].map(str::to_owned).to_vec())
    }
}
