//! Cancellations and birthdays in a summary, in the languages of calendars.

/// The marks of a cancelled event in English, German, French, Spanish, Italian and Dutch.
const CANCELLED: [&str; 10] = [
    "canceled:",
    "cancelled:",
    "abgesagt:",
    "annulé:",
    "annulée:",
    "cancelado:",
    "cancelada:",
    "annullato:",
    "annullata:",
    "geannuleerd:",
];

/// Words for birthday in these languages.
const BIRTHDAY: [&str; 7] =
    ["birthday", "geburtstag", "anniversaire", "cumpleaños", "compleanno", "verjaardag", "bday"];

pub fn is_cancelled(summary: &str) -> bool {
    // French has a blank before the colon.
    let summary = summary.to_lowercase().replacen([' ', '\u{a0}', '\u{202f}'], "", 1);
    CANCELLED.iter().any(|mark| summary.starts_with(mark))
}

pub fn is_birthday(summary: &str) -> bool {
    let summary = summary.to_lowercase();
    BIRTHDAY.iter().any(|word| summary.contains(word))
}
