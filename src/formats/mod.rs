//! Files of other programs, read and written. Knows bytes and formats, not the journal.

pub mod calendar;
pub mod contacts;
mod invisible;
pub mod text;
