//! Lengths of time that lead to a day, from today or from another date.

use super::{Phrase, WhichDay};
use crate::model::date::words::weekday;
use crate::model::span::{Direction, Span, TimeUnit, count_of};

impl Phrase {
    /// Reads a length of time and which way it leads.
    pub(super) fn away(words: &[&str], loose: bool) -> Option<Phrase> {
        use Direction::{Ahead, Back};
        let from_today = |words: &[&str], direction| {
            Some(Phrase::Away(spans(words)?, direction, Phrase::Today.into()))
        };
        let from = |words: &[&str], direction, from: Phrase| {
            Some(Phrase::Away(one_or_more(words)?, Some(direction), from.into()))
        };
        if let Some(beside) = Phrase::beside(words, loose) {
            return Some(beside);
        }
        match *words {
            ["last" | "past", unit @ ("day" | "week" | "month" | "year")] => {
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
            // The last 3 days are each of them; of weeks and months, their first is meant.
            ["last", ref span @ ..] if spans(span).is_some_and(|it| !it.iter().any(is_in_days)) => {
                from_today(span, Some(Back))
            }
            ["past", ref span @ ..] => from_today(span, Some(Back)),
            ["next", ref span @ ..] => from_today(span, Some(Ahead)),
            [ref span @ .., "back"] if loose => from_today(span, Some(Back)),
            [count, "nights", "ago"] => from_today(&[count, "days"], Some(Back)),
            [ref span @ .., "ago", "yesterday"] => {
                from(span, Back, Phrase::by_name(&["yesterday"])?)
            }
            [ref span @ .., day @ "yesterday"] => from(span, Back, Phrase::by_name(&[day])?),
            [ref span @ .., day @ "tomorrow"] => from(span, Ahead, Phrase::by_name(&[day])?),
            [ref span @ .., "on", day] => {
                from(span, Ahead, Phrase::Weekday(weekday(day)?, WhichDay::Next))
            }
            ["in" | "within", ref span @ .., "time"] | ["in" | "within", ref span @ ..] => {
                from_today(span, Some(Ahead))
            }
            [ref span @ .., "ago" | "earlier"] | [ref span @ .., "ago", "today"] => {
                from_today(span, Some(Back))
            }
            [ref span @ .., "hence" | "later"] => from_today(span, Some(Ahead)),
            [word] if word.starts_with(['+', '-']) => signed(word),
            _ => from_today(words, None),
        }
    }

    /// Reads a length of time before or after another date: `a week from friday`.
    fn beside(words: &[&str], loose: bool) -> Option<Phrase> {
        let place = words.iter().position(|word| matches!(*word, "before" | "after" | "from"))?;
        let (span, rest) = words.split_at(place);
        let direction = if rest[0] == "before" { Direction::Back } else { Direction::Ahead };
        let from = Phrase::by_name(&rest[1..]).or_else(|| match rest[1..] {
            [day] if weekday(day).is_some() => {
                weekday(day).map(|day| Phrase::Weekday(day, WhichDay::Next))
            }
            _ => Phrase::day(&rest[1..], loose),
        })?;
        Some(Phrase::Away(one_or_more(span)?, Some(direction), from.into()))
    }
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

/// Reads spans, of which one may go without its count: `week from friday`.
fn one_or_more(words: &[&str]) -> Option<Vec<Span>> {
    match words {
        [unit] => Span::of(1, unit).map(|span| vec![span]).or_else(|| spans(words)),
        _ => spans(words),
    }
}

fn is_in_days(span: &Span) -> bool {
    matches!(span.unit, TimeUnit::Day | TimeUnit::WorkingDay)
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
