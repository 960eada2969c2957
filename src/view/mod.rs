//! What is shown: data with names that scripts rely on, and how it reads to a person.

pub mod brief;
mod explanation;
pub mod listing;
pub mod priorities;
pub mod receipt;
pub mod settings;
pub mod situation;
pub mod stale;
pub mod steps;
pub mod words;

pub use situation::Situation;
