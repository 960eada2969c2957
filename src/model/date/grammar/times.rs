//! Times of the day beside a date, which are read and dropped.

use crate::model::date::words::{is_clock, is_part_of_day, two_digits};
use crate::model::span::number;

/// The words without the time of the day behind or before them, each way it can be taken off.
pub(super) fn without_time<'a, 'w>(words: &'a [&'w str], loose: bool) -> Vec<&'a [&'w str]> {
    let mut ways = vec![words];
    ways.extend(without_time_behind(words, loose));
    let behind = (1..words.len()).filter(|at| is_time_said(&words[*at..]));
    ways.extend(behind.map(|at| &words[..at]));
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
        [date @ .., "in", "the", part]
        | [date @ .., "at" | "early" | "late" | "mid", part]
        | [date @ .., part]
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

/// Whether words say a time of the day, and can say nothing else: `at 9.30`, `3 p.m.`, `14 Uhr`.
fn is_time_said(words: &[&str]) -> bool {
    match words {
        ["at" | "@" | "um", time] if is_dotted(time) || is_roughly(time) => true,
        ["at" | "@", "midnight"] => true,
        ["at" | "@", hour, "sharp"] if is_hour(hour) => true,
        ["at" | "@" | "around" | "by" | "from" | "um" | "gegen", time @ ..] => is_exact(time),
        time => is_exact(time),
    }
}

/// Whether words are one time, or two from one to the other.
fn is_exact(words: &[&str]) -> bool {
    const TO: [&str; 5] = ["-", "to", "until", "till", "bis"];
    match words {
        [
            time @ ..,
            "sharp" | "cet" | "cest" | "utc" | "gmt" | "bst" | "est" | "edt" | "pst" | "pdt",
        ] => is_exact(time),
        [time] => is_clock(time),
        [time, "am" | "pm" | "a.m" | "p.m"] => is_hour(time) || is_clock(time),
        [time, "uhr"] => {
            is_clock(time) || is_dotted(time) || two_digits(time).is_some_and(|hour| hour <= 24)
        }
        [hour, "o'clock" | "oclock"]
        | ["half", "past", hour]
        | ["quarter", "past" | "to", hour] => is_hour(hour) || is_hour_word(hour),
        _ => (1..words.len()).any(|at| {
            let (from, to) = (&words[..at], &words[at + 1..]);
            TO.contains(&words[at])
                && is_exact(to)
                && (is_exact(from) || matches!(from, [hour] if is_hour(hour)))
        }),
    }
}

/// Whether this is a time with a dot, as in `9.30`, which may be a number too.
pub(in crate::model::date) fn is_dotted(word: &str) -> bool {
    word.split_once('.').is_some_and(|(hour, minute)| {
        two_digits(hour).is_some_and(|hour| hour <= 24)
            && minute.len() == 2
            && two_digits(minute).is_some_and(|minute| minute < 60)
    })
}

/// Whether this is a time behind `at`, such as `15h` and `3ish`.
fn is_roughly(word: &str) -> bool {
    let hour = word.strip_suffix("ish").or_else(|| word.strip_suffix('h'));
    hour.and_then(two_digits).is_some_and(|hour| hour <= 24)
}

fn is_hour_word(word: &str) -> bool {
    const HOURS: [&str; 12] = [
        "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven",
        "twelve",
    ];
    HOURS.contains(&word)
}

/// Whether this is an hour of half a day.
fn is_hour(word: &str) -> bool {
    two_digits(word).is_some_and(|hour| (1..=12).contains(&hour))
}

fn is_noon(word: &str) -> bool {
    matches!(word, "noon" | "midday")
}
