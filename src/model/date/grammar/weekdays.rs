//! Weekdays, and what says which one is meant.

use chrono::Weekday;

use super::{Phrase, WhichDay};
use crate::model::date::words::{relative, two_digits, weekday};
use crate::model::span::{Direction, Span, TimeUnit, count_of};

impl Phrase {
    /// Reads a weekday and what says which one is meant, or the date it stands beside.
    pub(super) fn weekday(words: &[&str], loose: bool) -> Option<Phrase> {
        let on = |word: &str, which| weekday(word).map(|day| Phrase::Weekday(day, which));
        let weeks = |count, direction, from: Phrase| {
            Some(Phrase::Away(vec![Span::new(count, TimeUnit::Week)], Some(direction), from.into()))
        };
        match *words {
            [day] => on(day, WhichDay::Nearest),
            ["last" | "past", day] | ["this", "past", day] => on(day, WhichDay::Last),
            ["next" | "coming", day] | ["this", "coming", day] => on(day, WhichDay::Next),
            ["this", day] if weekday(day).is_some() => on(day, WhichDay::This),
            [day, "before", "last"] => weeks(1, Direction::Back, on(day, WhichDay::Last)?),
            [day, "after", "next"] => weeks(1, Direction::Ahead, on(day, WhichDay::Next)?),
            [day, "week"] if weekday(day).is_some() => {
                weeks(1, Direction::Ahead, on(day, WhichDay::Next)?)
            }
            [day, "fortnight"] => weeks(2, Direction::Ahead, on(day, WhichDay::Next)?),
            ["today", "week"] => weeks(1, Direction::Ahead, Phrase::Today),
            ["tomorrow", "week"] => weeks(1, Direction::Ahead, Phrase::by_name(&["tomorrow"])?),
            ["yesterday", "week"] => weeks(1, Direction::Back, Phrase::by_name(&["yesterday"])?),
            [day, "week", "after", "next"] => Some(Phrase::OfWeek(weekday(day)?, 2)),
            [day, "week", "before", "last"] => Some(Phrase::OfWeek(weekday(day)?, -2)),
            [day, which, "week"]
            | [day, "of", which, "week"]
            | [which, "week", day]
            | [which, "week", "on", day] => {
                Some(Phrase::OfWeek(weekday(day)?, i64::from(relative(which)?)))
            }
            [count, days, "ago"] if is_plural(days) => counted(count, days, Direction::Back),
            ["in", count, days] | [count, days, "from", "now" | "today"] if is_plural(days) => {
                counted(count, days, Direction::Ahead)
            }
            [day, ref span @ .., "ago"] if weekday(day).is_some() && Span::read(span).is_some() => {
                in_weeks(weekday(day)?, Span::read(span)?, -1)
            }
            ["in", ref span @ .., "on", day] => in_weeks(weekday(day)?, Span::read(span)?, 1),
            [day, "in", ref span @ ..] => in_weeks(weekday(day)?, Span::read(span)?, 1),
            [ref span @ .., "ago", "on", day] | [ref span @ .., "ago", day] => {
                in_weeks(weekday(day)?, Span::read(span)?, -1)
            }
            [first, ref rest @ ..] => {
                let day = weekday(first)?;
                let date = Phrase::calendar_day(rest, loose).or_else(|| match *rest {
                    [number] if loose => two_digits(number).map(Phrase::DayOfMonth),
                    _ => None,
                })?;
                Some(Phrase::Checked(day, date.into()))
            }
            [] => None,
        }
    }

    /// Reads a day of the calendar with its weekday behind it. Within a line, a short one begins
    /// the note: `nov 3 sat down with her`.
    pub(super) fn with_weekday_behind(words: &[&str], loose: bool) -> Option<Phrase> {
        let (name, date) = words.split_last()?;
        let day = weekday(name).filter(|_| loose || name.len() > 5)?;
        let date = Phrase::calendar_day(date, loose)?;
        // The 3rd Friday is another day.
        let is_counted = matches!(date, Phrase::DayOfMonth(..=5));
        (!is_counted).then(|| Phrase::Checked(day, date.into()))
    }
}

/// Whether a word is `friday` or `fridays`; `mon` may be a month.
fn is_plural(word: &str) -> bool {
    word.len() > 5 && weekday(word.strip_suffix('s').unwrap_or(word)).is_some()
}

/// The third Friday before today, or after it.
fn counted(count: &str, days: &str, direction: Direction) -> Option<Phrase> {
    let day = weekday(days.strip_suffix('s').unwrap_or(days))?;
    let which = if direction == Direction::Back { WhichDay::Last } else { WhichDay::Next };
    let weeks = Span::new(count_of(count)?.checked_sub(1)?, TimeUnit::Week);
    Some(Phrase::Away(vec![weeks], Some(direction), Phrase::Weekday(day, which).into()))
}

/// Monday in two weeks is that of the week after next to some, and two weeks from next Monday to
/// others.
fn in_weeks(day: Weekday, span: Span, sign: i64) -> Option<Phrase> {
    let (direction, which) = match sign {
        1 => (Direction::Ahead, WhichDay::Next),
        _ => (Direction::Back, WhichDay::Last),
    };
    let of_week = Phrase::OfWeek(day, sign * i64::from(span.count));
    let away = Phrase::Away(vec![span], Some(direction), Phrase::Weekday(day, which).into());
    (span.unit == TimeUnit::Week).then(|| Phrase::Either(of_week.into(), away.into()))
}
