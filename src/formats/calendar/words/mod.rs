//! The words of a title that say what an event is not: held, a meeting.

mod absence;
mod cancelled;
mod title;

pub use absence::not_a_meeting;
pub use cancelled::{is_cancelled, means_cancelled};

/// Words for birthday in the languages of calendars.
const BIRTHDAY: [&str; 7] =
    ["birthday", "geburtstag", "anniversaire", "cumpleaños", "compleanno", "verjaardag", "bday"];

pub fn is_birthday(summary: &str) -> bool {
    let summary = summary.to_lowercase();
    BIRTHDAY.iter().any(|word| summary.contains(word))
}
