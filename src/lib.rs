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
pub mod error;
pub mod formats;
pub mod model;
pub mod scoring;
pub mod store;
pub mod ui;
pub mod view;
