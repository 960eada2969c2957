//! A day as written: its year may be missing, and it need not exist.

use chrono::{Datelike, NaiveDate};

use super::error::DateError;
use super::words::{day, month, two_digits, year};
use crate::model::span::Direction;

/// The first and the last year that dates lie in.
const YEARS: std::ops::RangeInclusive<i32> = 1900..=2200;

/// A leap year, in which every day without a year exists.
const LEAP_YEAR: i32 = 2000;

/// A day as written: its year may be missing, and it need not exist.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::model) struct WrittenDay {
    pub year: Option<i32>,
    pub month: u32,
    pub day: u32,
}

impl WrittenDay {
    pub const fn new(month: u32, day: u32) -> Self {
        let year = None;
        Self { year, month, day }
    }

    pub fn of(date: NaiveDate) -> Self {
        Self::new(date.month(), date.day()).of_year(date.year())
    }

    pub const fn of_year(mut self, year: i32) -> Self {
        self.year = Some(year);
        self
    }

    /// Reads `2026-11-20`.
    pub fn iso(word: &str) -> Option<Self> {
        match word.split('-').collect::<Vec<_>>()[..] {
            [of, name, number] if of.len() == 4 => {
                Some(Self::new(two_digits(name)?, two_digits(number)?).of_year(year(of)?))
            }
            _ => None,
        }
    }

    /// Reads `2026年11月20日` or `11月20日`.
    pub fn with_signs(word: &str) -> Option<Self> {
        let (before, day) = word.strip_suffix(['日', '号', '號'])?.split_once('月')?;
        let (of, month) = before.split_once('年').map_or((None, before), |it| (Some(it.0), it.1));
        let written = Self::new(two_digits(month)?, two_digits(day)?);
        match of {
            Some(of) => Some(written.of_year(year(of).filter(|_| of.len() == 4)?)),
            None => Some(written),
        }
    }

    /// Reads `nov 3`, `3. november`, `nov 3rd 2025`, `2025 nov 3` and the like; a year of two
    /// digits only where numbers are loose.
    pub fn named(words: &[&str], loose: bool) -> Option<Self> {
        let year = |word: &str| year(word).filter(|_| loose || word.len() > 2);
        match *words {
            [first, second] => match month(first) {
                Some(month) => Some(Self::new(month, day(second)?)),
                None => Some(Self::new(month(second)?, day(first)?)),
            },
            [of, name, number] if number_of_year(of) && month(name).is_some() => {
                Some(Self::named(&[name, number], loose)?.of_year(year(of)?))
            }
            [tens, ones, name] | [name, tens, ones] if month(name).is_some() && is_tens(tens) => {
                let tens = if tens == "twenty" { 20 } else { 30 };
                Some(Self::new(month(name)?, tens + day(ones).filter(|ones| *ones < 10)?))
            }
            [first, second, of] => Some(Self::named(&[first, second], loose)?.of_year(year(of)?)),
            _ => None,
        }
    }

    /// Returns the date itself or, without a year, one in a leap year.
    ///
    /// # Errors
    /// A day that does not exist.
    pub fn check(self) -> Result<NaiveDate, DateError> {
        NaiveDate::from_ymd_opt(self.year.unwrap_or(LEAP_YEAR), self.month, self.day)
            .ok_or_else(|| DateError::Impossible(self.describe()))
    }

    /// Returns the day in words: `30 February 2026`.
    pub fn describe(self) -> String {
        let Self { year, month, day } = self;
        match (NaiveDate::from_ymd_opt(LEAP_YEAR, month, 1), year) {
            (None, _) => format!("month {month}"),
            (Some(first), None) => format!("{day} {}", first.format("%B")),
            (Some(first), Some(year)) => format!("{day} {} {year}", first.format("%B")),
        }
    }

    /// Returns the day in its own year or, without one, the nearest in the direction, today
    /// included.
    pub fn nearest(self, today: NaiveDate, direction: Direction) -> Option<NaiveDate> {
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

/// Whether this is a year in four digits.
fn number_of_year(word: &str) -> bool {
    word.len() == 4 && year(word).is_some()
}

fn is_tens(word: &str) -> bool {
    matches!(word, "twenty" | "thirty")
}

/// Whether a date lies in the years 1900 to 2200.
pub fn in_range(date: &NaiveDate) -> bool {
    YEARS.contains(&date.year())
}
