//! Birthdays, with or without the year.

use std::fmt;
use std::str::FromStr;

use chrono::{Datelike, NaiveDate};
use serde::de::Error as _;
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use thiserror::Error;

use super::date::{DateError, DateOrder, WrittenDay, readings, words};

/// A birthday, whose year is often unknown. One that was parsed exists in the calendar.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Birthday {
    /// The year, 1 to 9999, if it is known.
    pub year: Option<i32>,
    /// The month, 1 to 12.
    pub month: u32,
    /// The day of the month, from 1.
    pub day: u32,
}

/// Why a text is not a birthday.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum BirthdayError {
    /// The text is empty or blank.
    #[error("a birthday is missing; write 1980-02-03, --02-03 or \"feb 3\"")]
    Empty,
    /// The text is nothing that we know.
    #[error("`{0}` is not a birthday; write 1980-02-03, --02-03 or \"feb 3\"")]
    Unknown(String),
    /// Digits without a year, of which either can be the month.
    #[error("`{0}` could be {1} or {2}; write \"{1}\" or \"{2}\"")]
    Ambiguous(String, String, String),
    /// The year is not one of 1 to 9999.
    #[error("that is out of range; birthdays lie in the years 1 to 9999")]
    OutOfRange,
    /// The day does not exist.
    #[error(transparent)]
    Date(#[from] DateError),
}

impl Birthday {
    /// Returns the first birthday on or after today. A birthday on 29 February falls on 1 March in
    /// common years.
    ///
    /// Returns `None` after the year 9999, and for a day that does not exist.
    pub fn next(&self, today: NaiveDate) -> Option<NaiveDate> {
        let this_year = today.year();
        (this_year..=this_year + 1)
            .filter_map(|year| self.in_year(year))
            .find(|date| *date >= today)
            .filter(in_range)
    }

    fn in_year(self, year: i32) -> Option<NaiveDate> {
        let date = NaiveDate::from_ymd_opt(year, self.month, self.day);
        match (self.month, self.day) {
            (2, 29) => date.or_else(|| NaiveDate::from_ymd_opt(year, 3, 1)),
            _ => date,
        }
    }
}

impl Birthday {
    /// Reads `1980-02-03`, `--02-03`, `feb 3`, `3 feb` and `feb 3 1980`; digits in another order
    /// only where they can be read one way, or in the order that is given.
    ///
    /// # Errors
    /// A text that is not a birthday, is ambiguous, or names a day that does not exist.
    pub fn read(text: &str, order: Option<DateOrder>) -> Result<Self, BirthdayError> {
        let words = words(text);
        let words = words.iter().map(String::as_str).filter(|word| !matches!(*word, "of" | "the"));
        let words: Vec<&str> = words.collect();
        let written = match *words {
            [] => return Err(BirthdayError::Empty),
            [word] => read_digits(word, order)?,
            _ => WrittenDay::named(&words, false),
        };
        let written = written.ok_or_else(|| BirthdayError::Unknown(text.trim().to_owned()))?;
        let date = written.check()?;
        if !in_range(&date) {
            return Err(BirthdayError::OutOfRange);
        }
        let WrittenDay { year, month, day } = written;
        Ok(Self { year, month, day })
    }
}

impl FromStr for Birthday {
    type Err = BirthdayError;

    fn from_str(text: &str) -> Result<Self, BirthdayError> {
        Birthday::read(text, None)
    }
}

/// Whether a date lies in the years 1 to 9999.
fn in_range(date: &NaiveDate) -> bool {
    (1..=9999).contains(&date.year())
}

/// Reads `1980-02-03`, `--02-03`, and `02-13` or `13.2.1980` where only one reading exists.
fn read_digits(word: &str, order: Option<DateOrder>) -> Result<Option<WrittenDay>, BirthdayError> {
    let without_year = |text: &str| {
        WrittenDay::iso(&format!("2000-{text}")).map(|day| WrittenDay { year: None, ..day })
    };
    if let Some(rest) = word.strip_prefix("--") {
        return Ok(without_year(rest));
    }
    if let Some(day) = WrittenDay::iso(word) {
        return Ok(Some(day));
    }
    let parts: Vec<&str> = word.trim_end_matches('.').split(['/', '.', '-']).collect();
    // Two digits do not say which century someone was born in.
    let is_whole = matches!(parts[..], [_, _])
        || matches!(parts[..], [first, _, last] if first.len() == 4 || last.len() == 4);
    if !is_whole || !word.bytes().all(|byte| byte.is_ascii_digit() || b"/.-".contains(&byte)) {
        return Ok(None);
    }
    let exists = |day: WrittenDay| day.check().ok().map(|_| day);
    match (readings(word, exists), order) {
        ([Some(day), Some(other)], _) if day == other => Ok(Some(day)),
        ([Some(day), Some(_)], Some(DateOrder::DayFirst)) => Ok(Some(day)),
        ([Some(_), Some(other)], Some(DateOrder::MonthFirst)) => Ok(Some(other)),
        ([Some(day), Some(other)], None) => {
            let (day, other) = (day.describe(), other.describe());
            Err(BirthdayError::Ambiguous(word.to_owned(), day, other))
        }
        ([None, None], _) => Err(DateError::Impossible(format!("day {word}")).into()),
        ([one, other], _) => Ok(one.or(other)),
    }
}

/// Writes `1980-02-03`, or `--02-03` without a year, as vCards do.
impl fmt::Display for Birthday {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.year {
            Some(year) => write!(f, "{year:04}")?,
            None => f.write_str("-")?,
        }
        write!(f, "-{:02}-{:02}", self.month, self.day)
    }
}

impl Serialize for Birthday {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Birthday {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        text.parse().map_err(D::Error::custom)
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn birthday(text: &str) -> Birthday {
        text.parse().unwrap()
    }

    fn day(iso: &str) -> NaiveDate {
        iso.parse().unwrap()
    }

    #[test]
    fn reads_and_writes() {
        for (text, written) in [
            ("1980-02-03", "1980-02-03"),
            ("1980-2-3", "1980-02-03"),
            ("--02-03", "--02-03"),
            ("02-02", "--02-02"),
            ("02-13", "--02-13"),
            ("13-02", "--02-13"),
            ("13/2", "--02-13"),
            ("3.2.", "--02-03"),
            ("3.2.1980", "1980-02-03"),
            ("13/2/1980", "1980-02-13"),
            ("2/13/1980", "1980-02-13"),
            ("feb 3", "--02-03"),
            ("feb-3", "--02-03"),
            ("3 feb", "--02-03"),
            (" 3rd  February ", "--02-03"),
            ("the 3rd of february", "--02-03"),
            ("feb 3 1980", "1980-02-03"),
            ("Feb 3, 1980", "1980-02-03"),
            ("--02-29", "--02-29"),
            ("2000-02-29", "2000-02-29"),
            ("0001-01-01", "0001-01-01"),
            ("9999-12-31", "9999-12-31"),
        ] {
            assert_eq!(birthday(text).to_string(), written, "{text:?}");
        }
    }

    #[test]
    fn says_what_is_wrong() {
        for (text, message) in [
            ("", "a birthday is missing; write 1980-02-03, --02-03 or \"feb 3\""),
            (
                "3/2/1980",
                "`3/2/1980` could be 3 February 1980 or 2 March 1980; write \"3 February 1980\" or \
                 \"2 March 1980\"",
            ),
            ("13/2/55", "`13/2/55` is not a birthday; write 1980-02-03, --02-03 or \"feb 3\""),
            ("31/31", "there is no day 31/31"),
            ("fri", "`fri` is not a birthday; write 1980-02-03, --02-03 or \"feb 3\""),
            ("---02-03", "`---02-03` is not a birthday; write 1980-02-03, --02-03 or \"feb 3\""),
            ("1980-02-30", "there is no 30 February 1980"),
            ("1981-02-29", "there is no 29 February 1981"),
            ("--02-30", "there is no 30 February"),
            (
                "03-02",
                "`03-02` could be 3 February or 2 March; write \"3 February\" or \"2 March\"",
            ),
            ("1980-13-01", "there is no month 13"),
            ("0000-01-01", "that is out of range; birthdays lie in the years 1 to 9999"),
        ] {
            let error = text.parse::<Birthday>().unwrap_err();
            assert_eq!(error.to_string(), message);
        }
    }

    #[test]
    fn digits_are_read_in_the_order_that_is_given() {
        let read = |text, order| Birthday::read(text, Some(order)).unwrap().to_string();
        for (text, day_first, month_first) in [
            ("03-02", "--02-03", "--03-02"),
            ("3/2/1980", "1980-02-03", "1980-03-02"),
            ("3.2.1980", "1980-02-03", "1980-02-03"),
            ("13/2", "--02-13", "--02-13"),
        ] {
            assert_eq!(read(text, DateOrder::DayFirst), day_first, "{text}");
            assert_eq!(read(text, DateOrder::MonthFirst), month_first, "{text}");
        }
    }

    #[test]
    fn comes_round() {
        for (text, today, next) in [
            ("1980-11-20", "2026-11-21", "2027-11-20"),
            ("1980-11-21", "2026-11-21", "2026-11-21"),
            ("--11-22", "2026-11-21", "2026-11-22"),
            ("--01-01", "2026-12-31", "2027-01-01"),
            ("--02-29", "2026-11-21", "2027-03-01"),
            ("--02-29", "2027-11-21", "2028-02-29"),
            ("--02-29", "2027-03-01", "2027-03-01"),
            ("--02-29", "2027-03-02", "2028-02-29"),
            ("--12-31", "9999-12-31", "9999-12-31"),
        ] {
            assert_eq!(birthday(text).next(day(today)), Some(day(next)), "{text} from {today}");
        }
    }

    #[test]
    fn comes_no_more_after_the_last_year() {
        assert_eq!(birthday("--01-01").next(day("9999-01-02")), None);
        assert_eq!(birthday("--01-01").next(NaiveDate::MAX), None);
        let impossible = Birthday { year: None, month: 13, day: 0 };
        assert_eq!(impossible.next(day("2026-11-21")), None);
    }

    #[test]
    fn is_a_string_in_json() {
        let json = serde_json::to_string(&birthday("feb 3")).unwrap();
        assert_eq!(json, "\"--02-03\"");
        assert_eq!(serde_json::from_str::<Birthday>(&json).unwrap(), birthday("feb 3"));
        let error = serde_json::from_str::<Birthday>("\"--02-30\"").unwrap_err();
        assert!(error.to_string().starts_with("there is no 30 February"), "{error}");
    }

    fn any_birthday() -> impl Strategy<Value = Birthday> {
        let fields = (prop::option::of(1..=9999), 1u32..=12, 1u32..=31);
        fields.prop_filter_map("no such day", |(year, month, day)| {
            NaiveDate::from_ymd_opt(year.unwrap_or(2000), month, day)?;
            Some(Birthday { year, month, day })
        })
    }

    proptest! {
        #[test]
        fn never_panics(text in ".*") {
            let _ = text.parse::<Birthday>();
        }

        #[test]
        fn survives_writing_and_reading(birthday in any_birthday()) {
            prop_assert_eq!(birthday.to_string().parse(), Ok(birthday));
        }

        #[test]
        fn comes_within_a_year(birthday in any_birthday(), days in 1..3_000_000) {
            let today = NaiveDate::from_num_days_from_ce_opt(days).unwrap();
            let next = birthday.next(today).unwrap();
            prop_assert!((0..366).contains(&(next - today).num_days()), "{}", next);
        }
    }
}
