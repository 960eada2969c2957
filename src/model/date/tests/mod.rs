mod flags;
mod properties;
mod reading;
mod refusals;
mod said;

use chrono::{Datelike, Weekday};

use super::DateOrder::{DayFirst, MonthFirst};
use super::written::in_range;
use super::*;
use crate::model::span::Direction::{self, Ahead, Back};

/// A Saturday.
const TODAY: &str = "2026-11-21";

fn day(iso: &str) -> NaiveDate {
    iso.parse().unwrap()
}

fn reading(today: NaiveDate, direction: Direction, order: Option<DateOrder>) -> Reading {
    let to_local = |instant: DateTime<Utc>| instant.naive_utc() + chrono::TimeDelta::hours(1);
    Reading { today, direction, order, to_local }
}

/// Reads a date where the configuration says nothing of the order of digits.
fn parse(text: &str, today: NaiveDate, direction: Direction) -> Result<NaiveDate, DateError> {
    super::parse(text, reading(today, direction, None))
}

fn check_on(today: &str, direction: Direction, cases: &[(&str, &str)]) {
    for (text, expected) in cases {
        let date = parse(text, day(today), direction);
        assert_eq!(date, Ok(day(expected)), "{text:?}, {direction:?} from {today}");
    }
}

fn message(text: &str) -> String {
    parse(text, day(TODAY), Back).unwrap_err().to_string()
}
