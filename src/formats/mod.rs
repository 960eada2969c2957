//! Files of other programs, read and written. Knows bytes and formats, not the journal.

pub mod calendar;
pub mod contacts;
pub mod text;

/// Something in a file that could not be taken over.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Skipped {
    /// The line it begins on, from 1.
    pub line: usize,
    /// What it is, as a person would name it: `card of Anna Roth`, `event "Budget"`, `row`.
    pub what: String,
    /// Why, as the end of a sentence: `it has no name`.
    pub why: String,
}
