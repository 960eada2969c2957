//! Answers, named for the verb they belong to: data whose keys scripts rely on, and pages for
//! people.

pub mod ask;
mod bars;
pub mod config;
pub mod demo;
pub mod doctor;
pub mod hints;
pub mod import;
pub mod list;
pub mod log;
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
