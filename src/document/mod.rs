//! The vocabulary: what a document is made of. Data only; nothing here reads, judges or renders.

mod colour;
mod comments;
mod date;
mod ground;
mod header;
mod kind;
mod label;
mod language;
mod nibrs;
mod own_words;
mod types;

pub use colour::Colour;
pub use comments::{CommentWindow, Decision, Response};
pub(crate) use comments::{can_be_written_to, contact_url};
pub use date::{Date, Moment};
pub use ground::{Ground, Grounds};
pub use header::{Chapter, Header, Order, Party, SectionSettings, WithheldNote};
pub use kind::{FieldDefinition, FieldKind, FieldValue, Record, Reference, TypeDefinition};
pub use label::{Label, Levels};
pub use language::{Direction, Language};
pub use nibrs::{CrimeAgainst, NibrsGroup, NibrsOffence};
pub(crate) use own_words::OWN_WORDS;
