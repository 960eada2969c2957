//! What a date says, before a calendar is asked: words are read into a `Phrase`.

use chrono::Weekday;

use super::words::{day, is_clock, is_part_of_day, month, ordinal, two_digits, weekday, year};
use super::written::WrittenDay;
use crate::model::span::{Direction, Span, TimeUnit, count_of, number};

/// A date as written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Phrase {
    Day(WrittenDay),
    /// Digits without a month's name, as they stand.
    Digits(String),
    /// The 20th, of no month in particular.
    DayOfMonth(u32),
    Weekday(Weekday, WhichDay),
    /// The weekday of a week that is so many weeks away.
    OfWeek(Weekday, i64),
    /// Some spans away from another date, which is mostly today.
    Away(Vec<Span>, Option<Direction>, Box<Phrase>),
    Today,
    /// The first or last day of a period.
    Edge(Edge, DatePeriod),
    /// The 1st of next month.
    InMonth(u32, i32),
    /// The first Monday in December; the last one has no number.
    Nth(Option<u32>, Weekday, u32),
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
    /// A quarter, from 1.
    Quarter(u32),
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
            .or_else(|| Phrase::edge(&all))
            .or_else(|| Phrase::away(&all, loose))
            .or_else(|| Phrase::day(&all, loose))
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
            ["today" | "now" | "tonight" | "noon" | "eod" | "cob"] => Some(Phrase::Today),
            ["this", part] if is_part_of_day(part) => Some(Phrase::Today),
            ["yesterday" | "yday"] | ["last", "night"] => Some(days(1, Direction::Back)),
            ["tomorrow" | "tmrw"] => Some(days(1, Direction::Ahead)),
            ["overmorrow"] => Some(days(2, Direction::Ahead)),
            ["eod" | "cob", ref rest @ ..] => Phrase::date(rest, false),
            _ => None,
        }
    }

    /// Reads a weekday and what says which one is meant, or the date it stands beside.
    fn weekday(words: &[&str], loose: bool) -> Option<Phrase> {
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
            ["today", "week"] => weeks(1, Direction::Ahead, Phrase::Today),
            ["tomorrow", "week"] => weeks(1, Direction::Ahead, Phrase::by_name(&["tomorrow"])?),
            ["yesterday", "week"] => weeks(1, Direction::Back, Phrase::by_name(&["yesterday"])?),
            [day, which, "week"] | [day, "of", which, "week"] | [which, "week", day] => {
                Some(Phrase::OfWeek(weekday(day)?, i64::from(relative(which)?)))
            }
            [first, ref rest @ ..] => {
                let day = weekday(first)?;
                let date = Phrase::day(rest, loose).or_else(|| match *rest {
                    [number] if loose => two_digits(number).map(Phrase::DayOfMonth),
                    _ => None,
                })?;
                Some(Phrase::Checked(day, date.into()))
            }
            [] => None,
        }
    }

    /// Reads the first, last or middle day of a period, or a day counted within a month.
    fn edge(words: &[&str]) -> Option<Phrase> {
        let edge = |edge, period| Some(Phrase::Edge(edge, period));
        match *words {
            ["eow"] => edge(Edge::End, DatePeriod::Relative(PeriodUnit::Week, None)),
            ["eom"] => edge(Edge::End, DatePeriod::Relative(PeriodUnit::Month, None)),
            ["eoq"] => edge(Edge::End, DatePeriod::Relative(PeriodUnit::Quarter, None)),
            ["eoy"] => edge(Edge::End, DatePeriod::Relative(PeriodUnit::Year, None)),
            [unit, "end"] => edge(Edge::End, DatePeriod::Relative(PeriodUnit::read(unit)?, None)),
            ["end", "of", ref period @ ..] | ["last", "day", "of", ref period @ ..] => {
                edge(Edge::End, DatePeriod::read(period)?)
            }
            ["end", ref period @ ..] => edge(Edge::End, DatePeriod::read(period)?),
            ["start" | "beginning", "of", ref period @ ..]
            | ["first", "day", "of", ref period @ ..] => {
                edge(Edge::Start, DatePeriod::read(period)?)
            }
            ["mid", ref period @ ..] | ["middle", "of", ref period @ ..] => {
                DatePeriod::read(period)
                    .filter(DatePeriod::is_month)
                    .and_then(|it| edge(Edge::Middle, it))
            }
            [nth, name, "in" | "of", of] if weekday(name).is_some() => {
                let number = if nth == "last" { None } else { Some(ordinal(nth)?) };
                Some(Phrase::Nth(number, weekday(name)?, month(of)?))
            }
            [nth, "of", which, "month"] => Some(Phrase::InMonth(ordinal(nth)?, relative(which)?)),
            _ => None,
        }
    }

    /// Reads a length of time and which way it leads.
    fn away(words: &[&str], loose: bool) -> Option<Phrase> {
        use Direction::{Ahead, Back};
        let from_today = |words: &[&str], direction| {
            Some(Phrase::Away(spans(words)?, direction, Phrase::Today.into()))
        };
        match *words {
            ["last", unit @ ("day" | "week" | "month" | "year")] => {
                from_today(&["a", unit], Some(Back))
            }
            ["next", unit @ ("day" | "week" | "month" | "year")] => {
                from_today(&["a", unit], Some(Ahead))
            }
            ["last", "workday"] | ["last", "working" | "business", "day"] => {
                from_today(&["a", "workday"], Some(Back))
            }
            ["next", "workday"] | ["next", "working" | "business", "day"] => {
                from_today(&["a", "workday"], Some(Ahead))
            }
            ["in" | "within", ref span @ .., "time"] | ["in" | "within", ref span @ ..] => {
                from_today(span, Some(Ahead))
            }
            [ref span @ .., "ago" | "earlier"] | [ref span @ .., "ago", "today"] => {
                from_today(span, Some(Back))
            }
            [ref span @ .., "hence" | "later"] => from_today(span, Some(Ahead)),
            [word] if word.starts_with(['+', '-']) => signed(word),
            _ => Phrase::beside(words, loose).or_else(|| from_today(words, None)),
        }
    }

    /// Reads a length of time before or after another date: `a week from friday`.
    fn beside(words: &[&str], loose: bool) -> Option<Phrase> {
        let place = words.iter().position(|word| matches!(*word, "before" | "after" | "from"))?;
        let (span, rest) = words.split_at(place);
        let direction = if rest[0] == "before" { Direction::Back } else { Direction::Ahead };
        let spans = match span {
            [unit] => vec![Span::of(1, unit)?],
            span => spans(span)?,
        };
        let from = Phrase::by_name(&rest[1..]).or_else(|| match rest[1..] {
            [day] => weekday(day).map(|day| Phrase::Weekday(day, WhichDay::Next)),
            _ => Phrase::day(&rest[1..], loose),
        })?;
        Some(Phrase::Away(spans, Some(direction), from.into()))
    }

    /// Reads a day of the calendar.
    fn day(words: &[&str], loose: bool) -> Option<Phrase> {
        if let [word] = *words {
            let digits = || {
                word.starts_with(|c: char| c.is_ascii_digit())
                    && word.bytes().all(|it| it.is_ascii_digit() || b"/.-".contains(&it))
            };
            let is_day = |word: &str| word.starts_with(|c: char| c.is_ascii_digit());
            return ordinal(word)
                .filter(|_| is_day(word))
                .map(Phrase::DayOfMonth)
                .or_else(|| WrittenDay::iso(word).map(Phrase::Day))
                .or_else(|| {
                    let parts = word.trim_end_matches('.').split(['/', '.', '-']).count();
                    (digits() && ((2..=3).contains(&parts) || word.len() == 8))
                        .then(|| Phrase::Digits(word.to_owned()))
                });
        }
        let words: Vec<&str> = words.iter().copied().filter(|word| *word != "of").collect();
        WrittenDay::named(&words, loose).map(Phrase::Day)
    }
}

/// The words without the time of the day behind or before them, each way it can be taken off.
fn without_time<'a, 'w>(words: &'a [&'w str], loose: bool) -> Vec<&'a [&'w str]> {
    let mut ways = vec![words];
    match words {
        [date @ .., "at" | "@", time] | [date @ .., time] if is_clock(time) => ways.push(date),
        [date @ .., hour, "am" | "pm"] if two_digits(hour).is_some() => ways.push(match date {
            [date @ .., "at" | "@"] => date,
            date => date,
        }),
        [date @ .., "in", "the", part] | [date @ .., "at", part] | [date @ .., part]
            if is_part_of_day(part) =>
        {
            ways.push(date);
        }
        [date @ .., "at", hour] if loose && two_digits(hour).is_some_and(|hour| hour <= 24) => {
            ways.push(date);
        }
        [date @ .., "@", time] if time.len() == 4 && number(time).is_some() => {
            ways.push(date);
        }
        _ => {}
    }
    ways.retain(|words| !words.is_empty());
    ways
}

/// Reads spans one after the other: `1 week and 2 days`.
fn spans(words: &[&str]) -> Option<Vec<Span>> {
    if words.is_empty() {
        return None;
    }
    if let Some(span) = Span::read(words) {
        return Some(vec![span]);
    }
    (1..words.len()).find_map(|length| {
        let first = Span::read(&words[..length])?;
        let rest = match words[length..] {
            ["and", ref rest @ ..] => rest,
            ref rest => rest,
        };
        Some(std::iter::once(first).chain(spans(rest)?).collect())
    })
}

/// Reads `+2w` or `-1`, which counts days.
fn signed(word: &str) -> Option<Phrase> {
    let direction = if word.starts_with('+') { Direction::Ahead } else { Direction::Back };
    let span = word.get(1..)?;
    let span = count_of(span)
        .map(|days| Span::new(days, TimeUnit::Day))
        .or_else(|| Span::read(&[span]))?;
    Some(Phrase::Away(vec![span], Some(direction), Phrase::Today.into()))
}

/// How many away a `last`, `this` or `next` one is.
fn relative(word: &str) -> Option<i32> {
    match word {
        "last" | "previous" => Some(-1),
        "this" => Some(0),
        "next" => Some(1),
        _ => None,
    }
}

impl PeriodUnit {
    fn read(word: &str) -> Option<PeriodUnit> {
        match word {
            "week" => Some(PeriodUnit::Week),
            "month" => Some(PeriodUnit::Month),
            "quarter" => Some(PeriodUnit::Quarter),
            "year" => Some(PeriodUnit::Year),
            _ => None,
        }
    }
}

impl DatePeriod {
    fn read(words: &[&str]) -> Option<DatePeriod> {
        match *words {
            [word] => PeriodUnit::read(word)
                .map(|unit| DatePeriod::Relative(unit, None))
                .or_else(|| month(word).map(|month| DatePeriod::Month(month, None)))
                .or_else(|| match word {
                    "q1" => Some(DatePeriod::Quarter(1)),
                    "q2" => Some(DatePeriod::Quarter(2)),
                    "q3" => Some(DatePeriod::Quarter(3)),
                    "q4" => Some(DatePeriod::Quarter(4)),
                    _ => year(word).filter(|_| word.len() == 4).map(DatePeriod::Year),
                }),
            [which, unit] => match relative(which) {
                Some(away) => Some(DatePeriod::Relative(PeriodUnit::read(unit)?, Some(away))),
                None => Some(DatePeriod::Month(month(which)?, Some(year(unit)?))),
            },
            _ => None,
        }
    }

    fn is_month(&self) -> bool {
        matches!(self, DatePeriod::Month(..) | DatePeriod::Relative(PeriodUnit::Month, _))
    }
}

/// Whether a word behind a date can only belong to a date: a full weekday or month (but may and
/// march, which begin sentences), an ordinal, a year, `ago`, a clock time; and where it ends the
/// line, a bare number or the short form of a weekday.
pub(super) fn is_only_of_dates(word: &str, ends_line: bool) -> bool {
    let is_full = |word: &str| word.len() > 4;
    let is_year =
        || word.len() == 4 && year(word).is_some_and(|year| (1900..=2200).contains(&year));
    let is_number = || two_digits(word).is_some();
    word == "ago"
        || is_clock(word)
        || is_year()
        || word.starts_with(|c: char| c.is_ascii_digit()) && ordinal(word).is_some()
        || weekday(word).is_some() && (is_full(word) || ends_line)
        || month(word).is_some()
            && (is_full(word) || matches!(word, "june" | "july"))
            && word != "march"
        || ends_line && is_number()
}

/// The readings of digits in an order other than that of ISO: the day first, then the month first,
/// as `complete` makes them of what is written. With dots the day comes first.
pub(in crate::model) fn readings<T>(
    text: &str,
    complete: impl Fn(WrittenDay) -> Option<T>,
) -> [Option<T>; 2] {
    let dotted = text.contains('.');
    let text = text.trim_end_matches('.');
    if text.len() == 8 && text.bytes().all(|it| it.is_ascii_digit()) {
        let iso = format!("{}-{}-{}", &text[..4], &text[4..6], &text[6..]);
        return [WrittenDay::iso(&iso).and_then(complete), None];
    }
    let parts: Vec<&str> = text.split(['/', '.', '-']).collect();
    let of = |number: &str, name: &str, of: Option<&str>| {
        let written = WrittenDay::new(two_digits(name)?, day(number)?);
        complete(match of {
            Some(of) => written.of_year(year(of)?),
            None => written,
        })
    };
    match parts[..] {
        [of_year, name, number] if of_year.len() == 4 => [of(number, name, Some(of_year)), None],
        [number, name, of_year] if dotted => [of(number, name, Some(of_year)), None],
        [number, name] if dotted => [of(number, name, None), None],
        // `26-11-20` could begin or end with its year.
        [_, _, c] if c.len() < 4 && text.contains('-') => [None, None],
        [a, b, c] => [of(a, b, Some(c)), of(b, a, Some(c))],
        [a, b] => [of(a, b, None), of(b, a, None)],
        _ => [None, None],
    }
}
