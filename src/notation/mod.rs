//! Notation is what people typed: text with places, and YAML and TOML as trees in which each value
//! knows where it stands.
//!
//! [`Text`] holds a file's text, [`yaml::parse`] and [`toml::parse`] make a [`Node`] of it, and
//! [`Fields`] reads typed values out of a node and collects everything that is wrong with it.

mod fields;
mod node;
mod text;
pub mod toml;
pub mod yaml;

pub(crate) use fields::nearest;
pub use fields::{Fields, KeyRules};
pub use node::{Entry, Node, Style, Value};
pub use text::{Span, Text};
