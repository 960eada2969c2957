//! Days of the calendar, as people and programs write them, and holidays that are always on one.

use chrono::{DateTime, NaiveDateTime, Utc};

use super::Phrase;
use crate::model::date::words::{ordinal, relative, year};
use crate::model::date::written::{WrittenDay, in_range};
use crate::model::span::Direction;

/// The forms of a moment in ISO 8601, in upper case, before its offset from UTC.
const MOMENTS: [&str; 4] =
    ["%Y-%m-%dT%H:%M:%S%.f", "%Y-%m-%dT%H:%M", "%Y%m%dT%H%M%S", "%Y%m%dT%H%M"];

impl Phrase {
    /// Reads a day of the calendar or a holiday.
    pub(super) fn day(words: &[&str], loose: bool) -> Option<Phrase> {
        Phrase::calendar_day(words, loose).or_else(|| match *words {
            ["this", ref name @ ..] => holiday(name).map(Phrase::Day),
            ["last", ref name @ ..] => other(Direction::Back, name),
            ["next", ref name @ ..] => other(Direction::Ahead, name),
            _ => of_year(words, holiday),
        })
    }

    /// Reads a day of the calendar.
    pub(super) fn calendar_day(words: &[&str], loose: bool) -> Option<Phrase> {
        if let [word] = *words {
            return Phrase::one_word(word);
        }
        let stamp = match *words {
            [date, time] => moment(&format!("{date}T{time}")),
            _ => None,
        };
        let words: Vec<&str> = words.iter().copied().filter(|word| *word != "of").collect();
        stamp.or_else(|| of_year(&words, |words| WrittenDay::named(words, loose)))
    }

    fn one_word(word: &str) -> Option<Phrase> {
        if !word.starts_with(|c: char| c.is_ascii_digit()) {
            return None;
        }
        let is_digits = || word.bytes().all(|it| it.is_ascii_digit() || b"/.-".contains(&it));
        ordinal(word)
            .map(Phrase::DayOfMonth)
            .or_else(|| WrittenDay::iso(word).map(Phrase::Day))
            .or_else(|| WrittenDay::with_signs(word).map(Phrase::Day))
            .or_else(|| moment(word))
            .or_else(|| {
                let parts = word.trim_end_matches('.').split(['/', '.', '-']).count();
                (is_digits() && ((2..=3).contains(&parts) || word.len() == 8))
                    .then(|| Phrase::Digits(word.to_owned()))
            })
    }
}

/// Reads `2026-11-20T14:00:00Z`, or without the offset, which is local time.
fn moment(word: &str) -> Option<Phrase> {
    let text = word.to_ascii_uppercase();
    let local = |form: &&str| NaiveDateTime::parse_from_str(&text, form).ok();
    let zoned = |form: &&str| DateTime::parse_from_str(&text, &format!("{form}%#z")).ok();
    if let Some(local) = MOMENTS.iter().find_map(local) {
        let day = WrittenDay::of(local.date());
        return Some(Phrase::Day(day));
    }
    let moment = MOMENTS.iter().find_map(zoned).map(|moment| moment.with_timezone(&Utc))?;
    in_range(&moment.date_naive()).then_some(Phrase::Moment(moment))
}

/// Reads a day, of `last year` or the like if that is said.
fn of_year(words: &[&str], read: impl Fn(&[&str]) -> Option<WrittenDay>) -> Option<Phrase> {
    match *words {
        [ref day @ .., which, "year"] if relative(which).is_some() => {
            let day = read(day).filter(|day| day.year.is_none())?;
            Some(Phrase::InYear(day, relative(which)?))
        }
        _ => read(words).map(Phrase::Day),
    }
}

/// Reads a holiday that is on the same day everywhere, with its year if that is said.
fn holiday(words: &[&str]) -> Option<WrittenDay> {
    let of = |month, day| Some(WrittenDay::new(month, day));
    match *words {
        ["christmas" | "xmas"] | ["christmas" | "xmas", "day"] => of(12, 25),
        ["christmas" | "xmas", "eve"] => of(12, 24),
        ["boxing", "day"] => of(12, 26),
        ["new", "year" | "years"] | ["new", "year" | "years", "day"] => of(1, 1),
        ["new", "year" | "years", "eve"] => of(12, 31),
        [ref name @ .., of_year] if of_year.len() == 4 => {
            Some(holiday(name)?.of_year(year(of_year)?))
        }
        _ => None,
    }
}

fn other(direction: Direction, name: &[&str]) -> Option<Phrase> {
    let day = holiday(name).filter(|day| day.year.is_none())?;
    Some(Phrase::Other(direction, Phrase::Day(day).into()))
}
