//! What is shown: data with names that scripts rely on, and how it reads to a person.

pub mod ask;
pub mod brief;
mod explanation;
pub mod health;
pub mod imported;
pub mod listing;
mod next_step;
pub mod priorities;
mod reasons;
pub mod receipt;
pub mod review;
pub mod settings;
pub mod situation;
pub mod stale;
pub mod steps;
pub mod today;
mod trust;
pub mod words;

pub use situation::Situation;
