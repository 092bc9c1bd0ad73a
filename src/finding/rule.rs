//! A rule is one thing that can be wrong with a site, under an id that never changes.

use super::facts::Class;
pub use super::rules::Rule;

impl Rule {
    /// Returns who can mend a finding of this rule.
    pub const fn class(self) -> Class {
        match self {
            Self::ConfigMissing
            | Self::ConfigSyntax
            | Self::ConfigUnknownKey
            | Self::ConfigValue
            | Self::ConfigKeyMissing
            | Self::OutputNotOurs
            | Self::OutputPlace
            | Self::Usage => Class::Configuration,
            Self::Io | Self::Busy => Class::Machine,
            _ => Class::Refusal,
        }
    }

    /// Whether a person can settle a finding of this rule in `site.toml`.
    pub const fn can_be_settled(self) -> bool {
        matches!(self, Self::PublicTranslation | Self::CopiedText)
    }

    /// Returns the rule with the given id.
    pub fn by_id(id: &str) -> Option<Rule> {
        Self::ALL.iter().copied().find(|rule| rule.facts().id == id)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_are_unique_and_in_order() {
        let ids: Vec<_> = Rule::ALL.iter().map(|rule| rule.facts().id).collect();
        assert!(ids.windows(2).all(|pair| pair[0] < pair[1]), "{ids:?}");
    }
}
