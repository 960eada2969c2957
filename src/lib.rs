//! `rel`, a relationship journal for IT leaders, in the terminal.
//!
//! The library behind the binary `rel`. Imports run one way:
//!
//! ```text
//! main -> cli -> commands -> { import, roster, typed } -> context
//!      -> { store, view, formats, config } -> { scoring, ui } -> model
//! ```
//!
//! `clock`, `error` and `shell` are small modules that several rooms share. `tests/architecture.rs`
//! lists which room may import which; CONTRIBUTING.md says what each of them holds.

pub mod cli;
pub mod clock;
pub mod commands;
pub mod config;
pub mod context;
pub mod error;
pub mod formats;
pub mod import;
mod interrupt;
pub mod model;
pub mod roster;
pub mod scoring;
pub mod shell;
pub mod store;
pub mod typed;
pub mod ui;
pub mod view;
