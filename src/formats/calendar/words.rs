//! What a summary tells, in the languages of calendars.

/// How programs mark a cancelled event, in English, German, French, Spanish, Italian and Dutch.
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

/// A birthday in the same languages.
const BIRTHDAY: [&str; 7] =
    ["birthday", "geburtstag", "anniversaire", "cumpleaños", "compleanno", "verjaardag", "bday"];

pub fn is_cancelled(summary: &str) -> bool {
    // The French put a blank before the colon.
    let summary = summary.to_lowercase().replacen([' ', '\u{a0}', '\u{202f}'], "", 1);
    CANCELLED.iter().any(|mark| summary.starts_with(mark))
}

pub fn is_birthday(summary: &str) -> bool {
    let summary = summary.to_lowercase();
    BIRTHDAY.iter().any(|word| summary.contains(word))
}
