//! `rel`, a terminal relationship journal for IT leaders.
//!
//! Imports run one way:
//!
//! ```text
//! main -> cli -> commands -> { store, scoring, view } -> model
//!                commands, view -> ui     view -> scoring (types)     store -> scoring (arithmetic)
//! ```

pub mod error;
pub mod clock;
pub mod model;
pub mod scoring;
pub mod store;
pub mod ui;
