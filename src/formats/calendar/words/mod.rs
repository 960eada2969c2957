//! The words of a title that say what an event is not: held, a meeting.

mod absence;
mod absence_words;
mod cancelled;
mod cancelled_words;
mod title;

pub use absence::not_a_meeting;
pub use cancelled::{is_cancelled, means_cancelled};

/// Words for birthday in the languages of calendars.
#[rustfmt::skip]
const BIRTHDAY: &[&str] = &[
    "birthday", "bday", "geburtstag", "anniversaire", "cumpleaños", "aniversário", "compleanno",
    "verjaardag", "fødselsdag", "födelsedag", "syntymäpäivä", "urodziny", "narozeniny",
    "doğum günü", "день рождения", "誕生日", "生日", "생일",
];

pub fn is_birthday(summary: &str) -> bool {
    let summary = summary.to_lowercase();
    BIRTHDAY.iter().any(|word| summary.contains(word))
}
