//! A count of days, weeks, months or years, and the date that far away.

use chrono::{Datelike, Days, Months, NaiveDate, Weekday};

/// Which way to read a date that does not say so itself: `nov 3`, `fri`, `3d`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Direction {
    /// Into the past, for something that has happened.
    Back,
    /// Into the future, for something due or planned.
    Ahead,
}

/// A count of units, before a calendar says how long they are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Span {
    pub count: u32,
    pub unit: TimeUnit,
}

/// A unit of time that spans are counted in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum TimeUnit {
    Day,
    /// A day from Monday to Friday.
    WorkingDay,
    Week,
    Month,
    Year,
}

impl Span {
    pub const fn new(count: u32, unit: TimeUnit) -> Self {
        Self { count, unit }
    }

    /// Reads `3d`, `3 days`, `a week`, `a couple of days`, `half a year` or `5 working days`, in
    /// lower case.
    pub fn read(words: &[&str]) -> Option<Self> {
        match *words {
            ["half", "a", "year"] => Some(Self::new(6, TimeUnit::Month)),
            ["a", ref couple @ ..] if couple.first() == Some(&"couple") => Self::read(couple),
            ["couple", "of", unit] | ["couple", unit] => Self::of(2, unit),
            [count, "year", "and", "a", "half"] | [count, "and", "a", "half", "years"] => {
                let months = count_of(count)?.saturating_mul(12).saturating_add(6);
                Some(Self::new(months, TimeUnit::Month))
            }
            [count, "business" | "working", "day" | "days"] | [count, "workday" | "workdays"] => {
                Some(Self::new(count_of(count)?, TimeUnit::WorkingDay))
            }
            [count, unit] => Self::of(count_of(count)?, unit),
            [word] => {
                // `P2W` is ISO 8601.
                let word = match word.strip_prefix('p') {
                    Some(iso) if iso.ends_with(['d', 'w', 'm', 'y']) => iso,
                    _ => word,
                };
                let (count, unit) = word.split_at(word.find(|c: char| !c.is_ascii_digit())?);
                Self::of(number(count)?, unit)
            }
            _ => None,
        }
    }

    /// Reads a unit, such as `weeks`, for a count.
    pub fn of(count: u32, unit: &str) -> Option<Self> {
        let (times, unit) = match unit {
            "d" | "day" | "days" => (1, TimeUnit::Day),
            "w" | "wk" | "wks" | "week" | "weeks" => (1, TimeUnit::Week),
            "fortnight" | "fortnights" => (2, TimeUnit::Week),
            "m" | "mo" | "mos" | "mon" | "month" | "months" => (1, TimeUnit::Month),
            "quarter" | "quarters" => (3, TimeUnit::Month),
            "y" | "yr" | "yrs" | "year" | "years" => (1, TimeUnit::Year),
            _ => return None,
        };
        Some(Self::new(count.saturating_mul(times), unit))
    }

    /// Returns the date that is this far away on the calendar; a month too short ends on its last
    /// day.
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
            TimeUnit::WorkingDay => working_days_away(from, self.count, direction),
            TimeUnit::Week => days(u64::from(self.count) * 7),
            TimeUnit::Month => months(self.count),
            TimeUnit::Year => months(self.count.checked_mul(12)?),
        }
    }

    /// Returns its length in days where no date is given, cut off at `u32::MAX`. Working days have
    /// none.
    pub const fn in_days(self) -> Option<u32> {
        let days = match self.unit {
            TimeUnit::Day => 1,
            TimeUnit::WorkingDay => return None,
            TimeUnit::Week => 7,
            TimeUnit::Month => 30,
            TimeUnit::Year => 365,
        };
        Some(self.count.saturating_mul(days))
    }
}

/// Steps from Monday to Friday only, one day at a time; at most some ten years.
fn working_days_away(from: NaiveDate, count: u32, direction: Direction) -> Option<NaiveDate> {
    const MOST: u32 = 2_500;
    let (mut date, mut left) = (from, Some(count).filter(|count| *count <= MOST)?);
    while left > 0 {
        date = match direction {
            Direction::Back => date.pred_opt()?,
            Direction::Ahead => date.succ_opt()?,
        };
        left -= u32::from(!matches!(date.weekday(), Weekday::Sat | Weekday::Sun));
    }
    Some(date)
}

/// Reads plain digits without a sign. A number that is too large becomes `u32::MAX`, which is out
/// of every range accepted here.
pub(super) fn number(word: &str) -> Option<u32> {
    let digits = !word.is_empty() && word.bytes().all(|byte| byte.is_ascii_digit());
    digits.then(|| word.parse().unwrap_or(u32::MAX))
}

/// Reads a count in digits or as a word up to twelve.
pub(super) fn count_of(word: &str) -> Option<u32> {
    const WORDS: [&str; 12] = [
        "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven",
        "twelve",
    ];
    match word {
        "a" | "an" => Some(1),
        _ => number(word).or_else(|| {
            let place = WORDS.iter().position(|name| *name == word)?;
            u32::try_from(place + 1).ok()
        }),
    }
}
