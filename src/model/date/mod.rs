//! Dates as people write them: `2026-11-20`, `fri`, `3d`, `"nov 3"`.
//!
//! A text is first read into a `DateForm`, which knows nothing of the calendar, and then resolved
//! against today.

use chrono::{Datelike, Month, Months, NaiveDate, Weekday};
use thiserror::Error;

use crate::model::span::{Direction, Span, TimeUnit, number};

/// Why a text is not a date, and what to write instead.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum DateError {
    /// The text is empty or blank.
    #[error("a date is missing; write 2026-11-20, yesterday, fri, 3d, \"nov 3\"")]
    Empty,
    /// The text is not in any form that is recognised.
    #[error("`{0}` is not a date; write 2026-11-20, yesterday, fri, 3d, \"nov 3\"")]
    Unknown(String),
    /// The text is one word of a longer date, most likely cut off by a missing quote.
    #[error("`{0}` is only part of a date; quote it whole, as in \"{1}\", or write {2}")]
    Fragment(String, &'static str, &'static str),
    /// The digits could be two dates: one with the day first, one with the month first.
    #[error("{0} could be {day} or {other}; write {1} or {2}",
        day = .1.format("%-d %B"), other = .2.format("%-d %B"))]
    Ambiguous(String, NaiveDate, NaiveDate),
    /// The digits can only be this date, but are not in ISO order.
    #[error("{0} is not how dates are written here; write {1}")]
    NotIso(String, NaiveDate),
    /// The day does not exist, such as 30 February.
    #[error("there is no {0}")]
    Impossible(String),
    /// The date is before the year 1 or after the year 9999.
    #[error("that date is out of range; the years run from 1 to 9999")]
    OutOfRange,
}

/// Reads a date, in upper or lower case, with any blanks around and between its words.
///
/// - Whole dates: `2026-11-20`, `nov 3 2025`, `3 nov 2025`, `today`, `yesterday`, `tomorrow`.
/// - By direction: `fri` (never today), `nov 3` (today counts), `3d`, `2 weeks`, `3m`, `1y`, and
///   `eom`: the end of this month or, looking back, the latest end of a month up to today.
/// - By their own words, whatever the direction: `last fri`, `next month`, `3 days ago`,
///   `in 2 weeks`.
///
/// A hyphen may replace the blank, which saves the quotes: `last-fri`, `nov-3`. Months and years
/// are those of the calendar: a month after 31 January is the last day of February. Future dates
/// are accepted; refusing them is up to the caller.
///
/// # Errors
///
/// If the text is not a date, is only part of one, is ambiguous, names a day that does not exist,
/// or leads outside the years 1 to 9999.
pub fn parse(text: &str, today: NaiveDate, direction: Direction) -> Result<NaiveDate, DateError> {
    let lower = text.to_ascii_lowercase();
    let words = words(&lower);
    match DateForm::read(&words, direction) {
        Some(form) => form.resolve(today, direction),
        None => Err(explain(text.trim(), &words)),
    }
}

/// Splits at blanks, and at the hyphens of `last-fri` and `3-nov`, but not of `2026-11-20`.
pub(super) fn words(text: &str) -> Vec<&str> {
    fn split(word: &str) -> impl Iterator<Item = &str> {
        let has_letters = word.contains(|c: char| c.is_ascii_alphabetic());
        word.split(move |c| has_letters && c == '-')
    }
    text.split_whitespace().flat_map(split).collect()
}

/// A date as written, before it is looked up in the calendar.
enum DateForm {
    Day(WrittenDay),
    Weekday(Weekday, Direction),
    Away(Span, Direction),
    EndOfMonth,
}

impl DateForm {
    /// Reads lower-case words. The direction applies where the words do not say theirs.
    fn read(words: &[&str], direction: Direction) -> Option<Self> {
        use Direction::{Ahead, Back};
        match *words {
            ["today"] => Some(Self::Away(Span::new(0, TimeUnit::Day), direction)),
            ["yesterday"] => Some(Self::Away(Span::new(1, TimeUnit::Day), Back)),
            ["tomorrow"] => Some(Self::Away(Span::new(1, TimeUnit::Day), Ahead)),
            ["eom"] => Some(Self::EndOfMonth),
            ["last", unit @ ("week" | "month" | "year")] => Self::away(&["a", unit], Back),
            ["next", unit @ ("week" | "month" | "year")] => Self::away(&["a", unit], Ahead),
            ["last", ref weekday @ ..] => Self::weekday(weekday, Back),
            ["next", ref weekday @ ..] => Self::weekday(weekday, Ahead),
            ["in", ref span @ ..] => Self::away(span, Ahead),
            [ref span @ .., "ago"] => Self::away(span, Back),
            _ => WrittenDay::read(words)
                .map(Self::Day)
                .or_else(|| Self::away(words, direction))
                .or_else(|| Self::weekday(words, direction)),
        }
    }

    fn away(words: &[&str], direction: Direction) -> Option<Self> {
        Span::read(words).map(|span| Self::Away(span, direction))
    }

    fn weekday(words: &[&str], direction: Direction) -> Option<Self> {
        let weekday = match *words {
            ["tues"] => Weekday::Tue,
            ["thur" | "thurs"] => Weekday::Thu,
            [name] => name.parse().ok()?,
            _ => return None,
        };
        Some(Self::Weekday(weekday, direction))
    }

    fn resolve(self, today: NaiveDate, direction: Direction) -> Result<NaiveDate, DateError> {
        let date = match self {
            Self::Day(day) => day.check().map(|_| day.nearest(today, direction))?,
            Self::Weekday(weekday, direction) => nearest_weekday(weekday, today, direction),
            Self::Away(span, direction) => span.away(today, direction),
            Self::EndOfMonth => end_of_month(today, direction),
        };
        date.filter(in_range).ok_or(DateError::OutOfRange)
    }
}

/// A day as written: the year may be missing, and the day need not exist.
#[derive(Clone, Copy)]
pub(super) struct WrittenDay {
    pub year: Option<i32>,
    pub month: u32,
    pub day: u32,
}

impl WrittenDay {
    /// Reads `2026-11-20`, `nov 3`, `3. november`, `nov 3rd, 2025` and the like, in lower case.
    pub fn read(words: &[&str]) -> Option<Self> {
        match *words {
            [word] => match word.split('-').collect::<Vec<_>>()[..] {
                [year, month, day] => Self::numeric(month, day)?.of_year(year),
                _ => None,
            },
            [first, second] => Self::named(first, second),
            [first, second, year] => Self::named(first, second)?.of_year(year),
            _ => None,
        }
    }

    /// Reads a month and a day of one or two digits each.
    pub fn numeric(month: &str, day: &str) -> Option<Self> {
        Some(Self::new(two_digits(month)?, two_digits(day)?))
    }

    fn named(first: &str, second: &str) -> Option<Self> {
        match read_month(first) {
            Some(month) => Some(Self::new(month, read_day(second)?)),
            None => Some(Self::new(read_month(second)?, read_day(first)?)),
        }
    }

    const fn new(month: u32, day: u32) -> Self {
        let year = None;
        Self { year, month, day }
    }

    fn of_year(mut self, year: &str) -> Option<Self> {
        let digits = number(year).filter(|_| year.len() == 4)?;
        self.year = Some(i32::try_from(digits).ok()?);
        Some(self)
    }

    /// Returns the date or, without a year, the date in a leap year.
    ///
    /// # Errors
    /// If there is no such day, or the year is not in 1 to 9999.
    pub fn check(self) -> Result<NaiveDate, DateError> {
        NaiveDate::from_ymd_opt(self.year.unwrap_or(LEAP_YEAR), self.month, self.day)
            .ok_or_else(|| DateError::Impossible(self.describe()))
            .and_then(|date| Some(date).filter(in_range).ok_or(DateError::OutOfRange))
    }

    fn describe(self) -> String {
        let Self { year, month, day } = self;
        match (NaiveDate::from_ymd_opt(LEAP_YEAR, month, 1), year) {
            (None, _) => format!("month {month}"),
            (Some(first), None) => format!("{day} {}", first.format("%B")),
            (Some(first), Some(year)) => format!("{day} {} {year}", first.format("%B")),
        }
    }

    /// Returns the day in its own year or, without one, the nearest in the direction, which may be
    /// today.
    fn nearest(self, today: NaiveDate, direction: Direction) -> Option<NaiveDate> {
        let in_year = |year| NaiveDate::from_ymd_opt(year, self.month, self.day);
        if let Some(year) = self.year {
            return in_year(year);
        }
        // Leap years can lie eight years apart, as 1896 and 1904 do.
        (0..=8).find_map(|years| match direction {
            Direction::Back => in_year(today.year() - years).filter(|date| *date <= today),
            Direction::Ahead => in_year(today.year() + years).filter(|date| *date >= today),
        })
    }
}

/// Any leap year, to check a day whose year is unknown.
const LEAP_YEAR: i32 = 2000;

/// Returns whether a date lies in the years 1 to 9999.
pub(super) fn in_range(date: &NaiveDate) -> bool {
    (1..=9999).contains(&date.year())
}

/// Returns the nearest such weekday, never today.
fn nearest_weekday(day: Weekday, today: NaiveDate, direction: Direction) -> Option<NaiveDate> {
    let days = match direction {
        Direction::Back => today.weekday().days_since(day),
        Direction::Ahead => day.days_since(today.weekday()),
    };
    let week_if_today = if days == 0 { 7 } else { days };
    Span::new(week_if_today, TimeUnit::Day).away(today, direction)
}

fn end_of_month(today: NaiveDate, direction: Direction) -> Option<NaiveDate> {
    let first = today.with_day(1)?;
    let last = first.checked_add_months(Months::new(1))?.pred_opt()?;
    match direction {
        Direction::Back if today < last => first.pred_opt(),
        _ => Some(last),
    }
}

fn read_month(word: &str) -> Option<u32> {
    let month = match word.trim_end_matches(['.', ',']) {
        "sept" => Month::September,
        name => name.parse().ok()?,
    };
    Some(month.number_from_month())
}

/// Reads `3`, `3.`, `3rd` or `3,`.
fn read_day(word: &str) -> Option<u32> {
    let word = word.strip_suffix(',').unwrap_or(word);
    let digits = ["st", "nd", "rd", "th", "."].iter().find_map(|end| word.strip_suffix(end));
    two_digits(digits.unwrap_or(word))
}

/// Reads one digit or two.
fn two_digits(word: &str) -> Option<u32> {
    number(word).filter(|_| word.len() <= 2)
}

/// Guesses what was meant by words that are not a date.
fn explain(text: &str, words: &[&str]) -> DateError {
    let text = text.to_owned();
    let word = match *words {
        [] => return DateError::Empty,
        [word] => word,
        _ => return DateError::Unknown(text),
    };
    if let Some((whole, short)) = completed(word) {
        return DateError::Fragment(text, whole, short);
    }
    match readings(word)[..] {
        [] => DateError::Unknown(text),
        [day, other] if day != other => DateError::Ambiguous(text, day, other),
        [date, ..] => DateError::NotIso(text, date),
    }
}

/// Returns a date that the word may have been cut from, with blanks and without.
fn completed(word: &str) -> Option<(&'static str, &'static str)> {
    match word {
        "last" => Some(("last friday", "last-fri")),
        "next" => Some(("next friday", "next-fri")),
        "in" => Some(("in 3 weeks", "in-3-weeks")),
        "a" | "ago" => Some(("a week ago", "a-week-ago")),
        _ if TimeUnit::read(word).is_some() => Some(("3 days", "3d")),
        _ if number(word).is_some() && word.len() <= 4 => Some(("3 days", "3d")),
        _ if read_month(word).or(read_day(word)).is_some() => Some(("nov 3", "nov-3")),
        _ => None,
    }
}

/// Returns the dates that digits not in ISO order could mean, day before month first.
fn readings(word: &str) -> Vec<NaiveDate> {
    let [a, b, c] = word.split(['/', '.', '-']).collect::<Vec<_>>()[..] else {
        return Vec::new();
    };
    // Only one end has the four digits of a year, so that at most two of these are dates.
    let orders = [(c, b, a), (c, a, b), (a, b, c)];
    let date = |(year, month, day)| WrittenDay::numeric(month, day)?.of_year(year)?.check().ok();
    orders.into_iter().filter_map(date).collect()
}

#[cfg(test)]
mod tests;
