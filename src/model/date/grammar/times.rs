//! Times of the day beside a date, which are read and dropped.

use crate::model::date::words::{is_clock, is_part_of_day, two_digits};
use crate::model::span::number;

/// The words without the time of the day behind or before them, each way it can be taken off.
pub(super) fn without_time<'a, 'w>(words: &'a [&'w str], loose: bool) -> Vec<&'a [&'w str]> {
    let mut ways = vec![words];
    ways.extend(without_time_behind(words, loose));
    match words {
        [time, "on", date @ ..] if is_clock(time) => ways.push(date),
        [time, date @ ..] if is_clock(time) || is_noon(time) => ways.push(date),
        [hour, "am" | "pm", date @ ..] if is_hour(hour) => ways.push(date),
        [hour, "tonight"] if is_hour(hour) => ways.push(&words[1..]),
        ["eod" | "cob", date @ ..]
        | ["end", "of", "day", date @ ..]
        | ["close", "of", "business", date @ ..] => ways.push(date),
        _ => {}
    }
    ways.retain(|words| !words.is_empty());
    ways
}

fn without_time_behind<'a, 'w>(words: &'a [&'w str], loose: bool) -> Vec<&'a [&'w str]> {
    match words {
        [date @ .., "at" | "@", time] | [date @ .., time] if is_clock(time) => vec![date],
        [date @ .., hour, "am" | "pm"] if two_digits(hour).is_some() => vec![match date {
            [date @ .., "at" | "@"] => date,
            date => date,
        }],
        [date @ .., hour, "in", "the", part] if is_part_of_day(part) && is_hour(hour) => {
            vec![date, &words[..words.len() - 3]]
        }
        [date @ .., "in", "the", part] | [date @ .., "at", part] | [date @ .., part]
            if is_part_of_day(part) =>
        {
            vec![date]
        }
        [date @ .., "eod" | "cob"]
        | [date @ .., "end", "of", "day"]
        | [date @ .., "close", "of", "business"]
        | [date @ .., "at", "the", "latest"] => vec![date],
        [date @ .., "at", hour] if loose && two_digits(hour).is_some_and(|hour| hour <= 24) => {
            vec![date]
        }
        ["tonight", hour] if loose && is_hour(hour) => vec![&words[..1]],
        [date @ .., "@", time] if time.len() == 4 && number(time).is_some() => vec![date],
        _ => vec![],
    }
}

/// Whether this is an hour of half a day.
fn is_hour(word: &str) -> bool {
    two_digits(word).is_some_and(|hour| (1..=12).contains(&hour))
}

fn is_noon(word: &str) -> bool {
    matches!(word, "noon" | "midday")
}
