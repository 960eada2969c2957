//! What is shown: data with names that scripts rely on, and how it reads to a person.

pub mod ask;
mod bars;
pub mod config;
pub mod doctor;
pub mod hints;
pub mod import;
pub mod list;
pub mod prioritize;
pub mod promises;
pub mod receipt;
pub mod review;
pub mod show;
pub mod situation;
pub mod stale;
pub mod today;
pub mod undo;
pub mod words;

pub use situation::Situation;
