//! `rel`, a terminal relationship journal for IT leaders.
//!
//! Imports run one way:
//!
//! ```text
//! main -> cli -> commands -> { store, scoring, view } -> model     commands -> formats -> model
//!                commands, view -> ui     view -> scoring (types)     store -> scoring (arithmetic)
//! ```

pub mod cli;
pub mod clock;
pub mod commands;
pub mod config;
pub mod context;
pub mod error;
pub mod formats;
pub mod import;
pub mod model;
pub mod roster;
pub mod scoring;
pub mod shell;
pub mod store;
pub mod typed;
pub mod ui;
pub mod view;
