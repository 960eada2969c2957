//! The tables: one file for each noun, its SQL beside its row mapper.

pub mod any;
pub mod cards;
pub mod entries;
pub mod facts;
pub mod promises;
pub mod pulses;
pub mod record;
pub mod row_reader;
pub mod stakeholders;
pub mod standings;
pub mod units;
