//! x
/// x
pub const OWN_WORDS: &str = "";
