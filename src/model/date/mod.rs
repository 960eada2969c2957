//! Dates as people write them: `2026-11-20`, `fri`, `3d`, `"nov 3"`.
//!
//! A text is split into words, read into a phrase, which knows no calendar, then resolved against
//! today.

mod continued;
mod error;
mod grammar;
mod resolve;
#[cfg(test)]
mod tests;
mod words;
mod written;

use chrono::{DateTime, NaiveDate, NaiveDateTime, Utc};
use serde::{Deserialize, Serialize};

pub use error::DateError;
pub(super) use grammar::readings;
pub(super) use words::words;
pub(super) use written::WrittenDay;
pub use written::in_range;

use crate::model::span::{Direction, Span};
use grammar::Phrase;

/// What a date is read by: the day it is, which way it points, and the order of digits.
#[derive(Debug, Clone, Copy)]
pub struct Reading {
    pub today: NaiveDate,
    pub direction: Direction,
    /// What comes first in `11/05/2026`; without one, only what can be read one way is read.
    pub order: Option<DateOrder>,
    /// Converts a moment to local time.
    pub to_local: fn(DateTime<Utc>) -> NaiveDateTime,
}

/// The order of the digits in a date with slashes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum DateOrder {
    DayFirst,
    MonthFirst,
}

/// The most words that make one date: `the day before yesterday in the afternoon`.
const MOST_WORDS: usize = 8;

/// Reads a date, in any case and with any blanks around and between its words.
///
/// - Whole dates: `2026-11-20`, `nov 3 2025`, `Fri 20 Nov 2026`, `20.11.2026`, `today`,
///   `yesterday`.
/// - By direction: `fri` (never today), `nov 3` and `the 20th` (today counts), `3d`, `2 weeks`, and
///   `eom`, the end of this month or, looking back, the latest one that is not still to come.
/// - By their own words, in both directions: `last fri`, `friday next week`, `3 days ago`, `in 2
///   weeks`, `end of next month`.
///
/// A weekday beside a date has to fit. A time of the day behind a date is read and dropped. A
/// hyphen may stand for the blank and saves the quotes: `last-fri`, `nov-3`. Months and years are
/// those of the calendar: a month after 31 January is the last day of February. Nothing is refused
/// for lying in the future; that is the caller's rule.
///
/// # Errors
/// A text that is not a date, is only part of one, is ambiguous, names a day that does not exist or
/// is not of its weekday, or leads outside the years 1900 to 2200.
pub fn parse(text: &str, reading: Reading) -> Result<NaiveDate, DateError> {
    let words = words(text);
    let words: Vec<&str> = words.iter().map(String::as_str).collect();
    match Phrase::read(&words, true) {
        Some(Phrase::Day(day)) if ends_in_hour(text, day) => {
            let date = Phrase::Day(day).resolve(reading)?;
            if date >= reading.today {
                return Ok(date);
            }
            Phrase::year_or_hour(day).resolve(reading)
        }
        Some(phrase) => phrase.resolve(reading),
        None => Err(explain(text.trim(), &words, reading)),
    }
}

/// Whether the last word was read as a year, and may be an hour: `2 nov 17`, but not `02-nov-17`.
fn ends_in_hour(text: &str, day: WrittenDay) -> bool {
    let has_whole_year = || text.split_whitespace().any(|word| word.len() == 4 && is_number(word));
    let last = text.split_whitespace().last().filter(|last| !last.starts_with('0'));
    last.and_then(words::two_digits).is_some_and(|it| (10..=24).contains(&it))
        && day.year.is_some()
        && !has_whole_year()
}

fn is_number(word: &str) -> bool {
    word.bytes().all(|byte| byte.is_ascii_digit())
}

/// Returns how many of the words at the beginning make one date, as many as possible; at least one,
/// whether or not it is a date. A number that can be something else belongs to the date only where
/// it ends the line.
///
/// # Errors
/// A date followed by a word that can only belong to a date, but does not fit.
pub fn words_of_date(typed: &[&str]) -> Result<usize, DateError> {
    let most = typed.len().min(MOST_WORDS);
    // `friday last week's numbers` begin a note.
    let is_owner = |word: &str| word.to_lowercase().replace('\u{2019}', "'").ends_with("'s");
    let is_date = |count: usize| {
        let next = typed.get(count);
        if next.is_some() && is_owner(typed[count - 1])
            || next.is_some_and(|next| is_amount(typed[count - 1], next))
        {
            return false;
        }
        let words = words(&typed[..count].join(" "));
        let words: Vec<&str> = words.iter().map(String::as_str).collect();
        Phrase::read(&words, count == typed.len()).is_some()
    };
    let Some(count) = (1..=most).rev().find(|count| is_date(*count)) else {
        return Ok(words_of_no_date(typed));
    };
    let Some(next) = typed.get(count) else { return Ok(count) };
    let (date, rest) = typed.split_at(count);
    let does_not_fit = |word: &str| Err(DateError::DoesNotFit(date.join(" "), word.to_owned()));
    if let Some(words) = continued::words_that_continue(date, rest) {
        return does_not_fit(&rest[..words].join(" "));
    }
    // `1.5 weeks` are not the first of May.
    if is_fraction(date[count - 1]) && Span::of(1, next).is_some() {
        return does_not_fit(next);
    }
    let ends_line = count + 1 == typed.len();
    match words(next).as_slice() {
        [word] if words::is_only_of_dates(word, ends_line) => does_not_fit(next),
        _ => Ok(count),
    }
}

/// Whether a number and the word behind it are an amount rather than a time: `at 2.50 euros`.
fn is_amount(number: &str, next: &str) -> bool {
    const UNITS: [&str; 14] = [
        "euro", "euros", "eur", "usd", "chf", "dollars", "percent", "million", "billion", "m", "k",
        "per", "points", "hours",
    ];
    let is_unit = UNITS.contains(&next.to_lowercase().as_str());
    grammar::is_dotted(number) && (is_unit || next.starts_with(['$', '€', '£', '%']))
}

/// Returns how many words are shown as no date where none begins: all of `a few days ago`, rather
/// than a fragment that quotes would not help.
fn words_of_no_date(typed: &[&str]) -> usize {
    let ago = typed.iter().take(MOST_WORDS).position(|word| word.eq_ignore_ascii_case("ago"));
    match (ago, typed) {
        (Some(place), _) => place + 1,
        (None, ["the" | "The", _, ..]) => typed.len().min(3),
        _ => 1,
    }
}

fn is_fraction(word: &str) -> bool {
    word.split_once('.')
        .is_some_and(|(whole, part)| whole.parse::<u8>().is_ok() && part.parse::<u8>().is_ok())
}

/// Guesses what was meant by words that are not a date.
fn explain(text: &str, words: &[&str], reading: Reading) -> DateError {
    let unknown = || DateError::Unknown(text.to_owned(), reading.direction);
    match *words {
        [] => DateError::Empty(reading.direction),
        ["last", count, unit] if unit.starts_with("day") => {
            DateError::Misspelt(text.to_owned(), format!("{count} {unit} ago"))
        }
        [word] => completed(word, reading.direction).map_or_else(
            || corrected(text, words, reading).unwrap_or_else(unknown),
            |(whole, short)| DateError::Fragment(text.to_owned(), whole, short),
        ),
        _ => corrected(text, words, reading).unwrap_or_else(unknown),
    }
}

/// The date that is meant if one word is misspelt or cut short.
fn corrected(text: &str, typed: &[&str], reading: Reading) -> Option<DateError> {
    typed.iter().enumerate().find_map(|(place, word)| {
        let mut words = typed.to_vec();
        words[place] = nearest_word(word)?;
        let date = Phrase::read(&words, true)?.resolve(reading);
        let is_past = date.is_ok_and(|date| date < reading.today);
        // `yesterday` is of no use to what is due.
        let fits = reading.direction == Direction::Back || !is_past;
        fits.then(|| DateError::Misspelt(text.to_owned(), words.join(" ")))
    })
}

/// The word of dates that is meant by another.
fn nearest_word(word: &str) -> Option<&'static str> {
    let length = word.chars().count();
    let most = if length > 7 { 2 } else { 1 };
    // `soon` is not a misspelt `noon`.
    let begins = |known: &str| length > 4 || known.chars().next() == word.chars().next();
    let near =
        |known: &&str| begins(known) && (1..=most).contains(&strsim::osa_distance(known, word));
    let known = words::VOCABULARY;
    let misspelt = known.into_iter().filter(|_| length > 2).filter(near);
    misspelt.min_by_key(|known| strsim::osa_distance(known, word)).or_else(|| {
        let cut = |known: &&str| length > 3 && known.len() > length && known.starts_with(word);
        known.into_iter().find(cut).filter(|_| !known.contains(&word))
    })
}

/// A date that the word may have been cut from, with blanks and without.
fn completed(word: &str, direction: Direction) -> Option<(&'static str, &'static str)> {
    match (word, direction) {
        ("last", Direction::Back) => Some(("last friday", "last-fri")),
        ("next", Direction::Ahead) => Some(("next friday", "next-fri")),
        ("in", Direction::Ahead) => Some(("in 3 weeks", "in-3-weeks")),
        ("a" | "ago", Direction::Back) => Some(("a week ago", "a-week-ago")),
        ("a", Direction::Ahead) => Some(("a week", "1w")),
        ("end", _) => Some(("end of month", "eom")),
        _ if Span::of(1, word).is_some() => Some(("3 days", "3d")),
        _ if words::day(word).is_some() => Some(("nov 3", "nov-3")),
        _ if words::month(word).is_some() => Some(("nov 3", "nov-3")),
        _ if words::year(word).is_some() && word.len() == 4 => Some(("3 nov 2026", "2026-11-03")),
        _ => None,
    }
}
