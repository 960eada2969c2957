//! What a date says, before a calendar is asked: words are read into a `Phrase`.

mod away;
mod days;
mod digits;
mod periods;
mod times;
mod weekdays;

use chrono::{DateTime, Utc, Weekday};

use super::words::is_part_of_day;
use super::written::WrittenDay;
use crate::model::span::{Direction, Span, TimeUnit};
pub(in crate::model) use digits::readings;
pub(super) use times::is_dotted;
use times::without_time;

/// A date as written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Phrase {
    Day(WrittenDay),
    /// Digits without a month's name, as they stand.
    Digits(String),
    /// The 20th, of no month in particular.
    DayOfMonth(u32),
    Weekday(Weekday, WhichDay),
    /// A day of the calendar in the year that is so many years away.
    InYear(WrittenDay, i32),
    /// A moment written with its offset from UTC.
    Moment(DateTime<Utc>),
    /// The nearest in a direction that is not today.
    Other(Direction, Box<Phrase>),
    /// What people use for two days, and is only understood where they are the same.
    Either(Box<Phrase>, Box<Phrase>),
    /// The weekday of a week that is so many weeks away.
    OfWeek(Weekday, i64),
    /// Some spans away from another date, which is mostly today.
    Away(Vec<Span>, Option<Direction>, Box<Phrase>),
    Today,
    /// The first or last day of a period.
    Edge(Edge, DatePeriod),
    /// The 1st of next month.
    InMonth(u32, i32),
    /// The first Monday of a month; the last one has no number.
    Nth(Option<u32>, Weekday, DatePeriod),
    /// A date with its weekday beside it, which has to fit.
    Checked(Weekday, Box<Phrase>),
}

/// WhichDay of the days of one name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum WhichDay {
    /// The nearest in the direction that is not today.
    Nearest,
    Last,
    Next,
    /// The nearest in the direction, today included.
    This,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Edge {
    Start,
    Middle,
    End,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum DatePeriod {
    /// A unit and how many of it away; without a count, whichever the direction makes nearest.
    Relative(PeriodUnit, Option<i32>),
    /// A month, from 1, of a year if that is said.
    Month(u32, Option<i32>),
    /// A quarter, from 1, of a year if that is said.
    Quarter(u32, Option<i32>),
    Year(i32),
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum PeriodUnit {
    /// A working week, which ends on Friday.
    Week,
    Month,
    Quarter,
    Year,
}

impl Phrase {
    /// Reads the words of a date. `loose` are numbers at the end that may also be something else:
    /// the day in `fri 13`, the year in `3 nov 26`, the hour in `friday at 3`.
    pub fn read(words: &[&str], loose: bool) -> Option<Phrase> {
        let words = match words {
            // They lead to the next word, which begins the note.
            [.., "the" | "of" | "and"] => return None,
            ["on" | "by", rest @ ..] if !rest.is_empty() => rest,
            ["earlier" | "later", "today"] => &["today"],
            words => words,
        };
        without_time(words, loose).into_iter().find_map(|words| Phrase::date(words, loose))
    }

    fn date(words: &[&str], loose: bool) -> Option<Phrase> {
        let all: Vec<&str> = words.iter().copied().filter(|word| *word != "the").collect();
        Phrase::by_name(&all)
            .or_else(|| Phrase::weekday(&all, loose))
            .or_else(|| Phrase::with_weekday_behind(&all, loose))
            .or_else(|| Phrase::edge(&all))
            .or_else(|| Phrase::away(&all, loose))
            .or_else(|| Phrase::day(&all, loose))
    }

    /// The day of a year whose two digits may be an hour of the nearest one.
    pub fn year_or_hour(day: WrittenDay) -> Phrase {
        let nearest = WrittenDay { year: None, ..day };
        Phrase::Either(Phrase::Day(day).into(), Phrase::Day(nearest).into())
    }

    fn by_name(words: &[&str]) -> Option<Phrase> {
        let days = |count, direction| {
            Phrase::Away(
                vec![Span::new(count, TimeUnit::Day)],
                Some(direction),
                Phrase::Today.into(),
            )
        };
        match *words {
            ["today" | "now" | "tonight" | "noon" | "sod" | "eod" | "cob"]
            | ["just" | "right", "now"]
            | ["this", "day"]
            | ["end", "of", "day"]
            | ["close", "of", "business"] => Some(Phrase::Today),
            ["this", part] if is_part_of_day(part) => Some(Phrase::Today),
            ["yesterday" | "yday"] | ["last", "night"] => Some(days(1, Direction::Back)),
            ["tomorrow" | "tmrw" | "tmr"] => Some(days(1, Direction::Ahead)),
            ["overmorrow"] => Some(days(2, Direction::Ahead)),
            _ => None,
        }
    }
}

/// Whether this is a length of time that does not say which way it leads.
pub(super) fn is_length(words: &[&str]) -> bool {
    let read = Phrase::date(words, false);
    matches!(read, Some(Phrase::Away(_, None, from)) if *from == Phrase::Today)
}
