//! x
pub mod finding;
pub mod notation;
pub mod document;
pub mod clock;
pub mod config;
pub mod source;
pub mod disclosure;
pub mod markup;
