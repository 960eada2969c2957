//! Why a text is not a date, and what to write instead.

use chrono::{NaiveDate, Weekday};
use thiserror::Error;

use crate::model::span::Direction;

/// Why a text is not a date, and what to write instead.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum DateError {
    /// The text is empty or blank.
    #[error("a date is missing; write {examples}", examples = examples(*.0))]
    Empty(Direction),
    /// The text is not a date in any form that we know.
    #[error("`{0}` is not a date; write {examples}", examples = examples(*.1))]
    Unknown(String, Direction),
    /// A text with a misspelt word, and what was meant.
    #[error("`{0}` is not a date")]
    Misspelt(String, String),
    /// One word of a longer date, most likely cut off by a missing quote.
    #[error("`{0}` is only part of a date; quote all of it, as in \"{1}\", or write {2}")]
    Fragment(String, &'static str, &'static str),
    /// Digits that could be two dates: the one with the day first, the one with the month first.
    #[error("{0} could be {day} or {other}; write {1} or {2}",
        day = .1.format("%-d %B"), other = .2.format("%-d %B"))]
    Ambiguous(String, NaiveDate, NaiveDate),
    /// A date beside a weekday that is not its own.
    #[error("{date} is a {right}, not a {wrong}",
        date = .0.format("%-d %B %Y"), right = full_name(.0), wrong = weekday_name(*.1))]
    OtherWeekday(NaiveDate, Weekday),
    /// What some people use for the one day, and some for the other.
    #[error("that could be {one} or {other}; write {0} or {1}",
        one = .0.format("%a %-d %b %Y"), other = .1.format("%a %-d %b %Y"))]
    TwoDays(NaiveDate, NaiveDate),
    /// A date followed by a word that could only belong to a date, but does not fit: the date and
    /// the word.
    #[error("`{1}` does not fit the date `{0}`")]
    DoesNotFit(String, String),
    /// A day that no calendar has, such as 30 February.
    #[error("there is no {0}")]
    Impossible(String),
    /// A date before 1900 or after 2200.
    #[error("that is out of range; dates lie in the years 1900 to 2200")]
    OutOfRange,
}

fn examples(direction: Direction) -> &'static str {
    match direction {
        Direction::Back => "2026-11-20, yesterday, fri, 3d, \"nov 3\"",
        Direction::Ahead => "2026-11-20, tomorrow, fri, 2w, \"nov 3\"",
    }
}

fn full_name(date: &NaiveDate) -> String {
    date.format("%A").to_string()
}

fn weekday_name(day: Weekday) -> &'static str {
    match day {
        Weekday::Mon => "Monday",
        Weekday::Tue => "Tuesday",
        Weekday::Wed => "Wednesday",
        Weekday::Thu => "Thursday",
        Weekday::Fri => "Friday",
        Weekday::Sat => "Saturday",
        Weekday::Sun => "Sunday",
    }
}
