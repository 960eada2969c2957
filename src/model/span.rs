//! A count of days, weeks, months or years, and the date that far away.

use chrono::{Days, Months, NaiveDate};

/// Which way to read a date that does not say so itself: `nov 3`, `fri`, `3d`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Direction {
    /// Into the past, for something that has happened.
    Back,
    /// Into the future, for something due or planned.
    Ahead,
}

/// A count of time units, whose length in days depends on the date it is counted from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Span {
    pub count: u32,
    pub unit: TimeUnit,
}

/// A unit that dates and durations are counted in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum TimeUnit {
    Day,
    Week,
    Month,
    Year,
}

impl Span {
    pub const fn new(count: u32, unit: TimeUnit) -> Self {
        Self { count, unit }
    }

    /// Reads `3d`, `3 days` or `a week`, given in lower case.
    pub fn read(words: &[&str]) -> Option<Self> {
        match *words {
            ["a", unit] => Some(Self::new(1, TimeUnit::read(unit)?)),
            [count, unit] => Some(Self::new(number(count)?, TimeUnit::read(unit)?)),
            [word] => {
                let (count, unit) = word.split_at(word.find(|c: char| !c.is_ascii_digit())?);
                Some(Self::new(number(count)?, TimeUnit::read(unit)?))
            }
            _ => None,
        }
    }

    /// Returns the date this far away on the calendar, or `None` beyond its end. A month that is
    /// too short for the day gives its last day.
    pub fn away(self, from: NaiveDate, direction: Direction) -> Option<NaiveDate> {
        let days = |count| match direction {
            Direction::Back => from.checked_sub_days(Days::new(count)),
            Direction::Ahead => from.checked_add_days(Days::new(count)),
        };
        let months = |count| match direction {
            Direction::Back => from.checked_sub_months(Months::new(count)),
            Direction::Ahead => from.checked_add_months(Months::new(count)),
        };
        match self.unit {
            TimeUnit::Day => days(u64::from(self.count)),
            TimeUnit::Week => days(u64::from(self.count) * 7),
            TimeUnit::Month => months(self.count),
            TimeUnit::Year => months(self.count.checked_mul(12)?),
        }
    }

    /// Returns the nominal length in days, at most `u32::MAX`: a month is 30 days, a year 365.
    pub const fn in_days(self) -> u32 {
        self.count.saturating_mul(match self.unit {
            TimeUnit::Day => 1,
            TimeUnit::Week => 7,
            TimeUnit::Month => 30,
            TimeUnit::Year => 365,
        })
    }
}

impl TimeUnit {
    /// Reads `d`, `day` or `days` and the like, given in lower case.
    pub fn read(word: &str) -> Option<Self> {
        match word {
            "d" | "day" | "days" => Some(Self::Day),
            "w" | "week" | "weeks" => Some(Self::Week),
            "m" | "month" | "months" => Some(Self::Month),
            "y" | "year" | "years" => Some(Self::Year),
            _ => None,
        }
    }
}

/// Reads plain digits without a sign. A number that is too large becomes `u32::MAX`, which is out
/// of every range accepted here.
pub(super) fn number(word: &str) -> Option<u32> {
    let digits = !word.is_empty() && word.bytes().all(|byte| byte.is_ascii_digit());
    digits.then(|| word.parse().unwrap_or(u32::MAX))
}
