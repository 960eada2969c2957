//! The words of a date: how a text is split into them, and which are months, weekdays and numbers.

use chrono::{Month, Weekday};

use crate::model::span::number;

/// The words that dates are made of, for telling a misspelt one.
pub(super) const VOCABULARY: [&str; 64] = [
    "today",
    "yesterday",
    "tomorrow",
    "tonight",
    "monday",
    "tuesday",
    "wednesday",
    "thursday",
    "friday",
    "saturday",
    "sunday",
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
    "last",
    "next",
    "this",
    "coming",
    "past",
    "before",
    "after",
    "from",
    "ago",
    "in",
    "within",
    "end",
    "start",
    "beginning",
    "first",
    "second",
    "third",
    "fourth",
    "fifth",
    "day",
    "days",
    "week",
    "weeks",
    "month",
    "months",
    "quarter",
    "year",
    "years",
    "fortnight",
    "working",
    "business",
    "morning",
    "afternoon",
    "evening",
    "night",
    "noon",
    "couple",
    "half",
    "now",
    "christmas",
    "xmas",
];

/// Splits a text into lower-case words: at blanks, at the hyphens of `last-fri` and `3-nov` but not
/// of `2026-11-20`, and between the letters and digits of `nov20`. Commas and the dots of
/// abbreviations are dropped.
pub(in crate::model) fn words(text: &str) -> Vec<String> {
    let text = text.to_lowercase().replace(['\u{2019}', '\u{2018}'], "'").replace('@', " @ ");
    let text = text.replace('\u{2013}', "-");
    text.split_whitespace().flat_map(parts).filter(|word| !word.is_empty()).collect()
}

fn parts(word: &str) -> Vec<String> {
    let word = word.trim_end_matches([',', '!', ';', ':', '?']);
    let letters = word.contains(|c: char| c.is_alphabetic());
    if let Some((date, time)) = word.split_once('t').filter(|(date, _)| is_iso(date)) {
        return match is_clock(time) {
            true => vec![date.to_owned(), time.to_owned()],
            false => vec![word.to_owned()],
        };
    }
    let about = word.strip_prefix('~').filter(|time| is_clock(time));
    let word = about.unwrap_or(word);
    if is_clock(word) {
        return vec![word.to_owned()];
    }
    if !letters {
        return word.split(',').map(str::to_owned).collect();
    }
    let signed = |part: &str| part.starts_with('+') || part.starts_with('-');
    let mut split: Vec<&str> = word.split(['-', '/', ',']).collect();
    if signed(word) || split.contains(&"") {
        split = vec![word];
    }
    split.into_iter().flat_map(|part| letters_and_digits(plain(part))).collect()
}

fn is_iso(date: &str) -> bool {
    date.len() == 10 && date.bytes().all(|byte| byte.is_ascii_digit() || byte == b'-')
}

/// Drops the dot of an abbreviation and the apostrophe of `weeks'`.
fn plain(word: &str) -> &str {
    word.trim_end_matches(['.', ',', '\'']).trim_end_matches("'s")
}

/// Splits `nov20` and `20nov`, but not `3d`.
fn letters_and_digits(word: &str) -> Vec<String> {
    let is_digit = |c: char| c.is_ascii_digit();
    let at = if word.starts_with(is_digit) {
        word.find(|c: char| !is_digit(c))
    } else {
        word.find(is_digit)
    };
    match at.map(|at| word.split_at(at)) {
        Some((one, other)) if month(one).is_some() || month(other).is_some() => {
            vec![one.to_owned(), other.to_owned()]
        }
        _ => vec![word.to_owned()],
    }
}

/// Reads a month by its name or its first three letters; `may` and `mar` too.
pub(super) fn month(word: &str) -> Option<u32> {
    let month = match word {
        "sept" => Month::September,
        name => name.parse().ok()?,
    };
    Some(month.number_from_month())
}

pub(super) fn weekday(word: &str) -> Option<Weekday> {
    match word {
        "tues" => Some(Weekday::Tue),
        "weds" => Some(Weekday::Wed),
        "thur" | "thurs" => Some(Weekday::Thu),
        name => name.parse().ok(),
    }
}

/// Reads the day of a month where it stands beside the month: `3`, `3.`, `3rd`, `third`.
pub(super) fn day(word: &str) -> Option<u32> {
    ordinal(word).or_else(|| two_digits(word.strip_suffix('.').unwrap_or(word)))
}

/// Reads `3rd`, `21st` or `third`; the ending has to fit.
pub(super) fn ordinal(word: &str) -> Option<u32> {
    const WORDS: [&str; 10] = [
        "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth",
        "tenth",
    ];
    if let Some(place) = WORDS.iter().position(|name| *name == word) {
        return u32::try_from(place + 1).ok();
    }
    let (digits, ending) = word.split_at_checked(word.len().checked_sub(2)?)?;
    let count = two_digits(digits)?;
    let right = match (count % 10, count / 10) {
        (1..=3, 1) => "th",
        (1, _) => "st",
        (2, _) => "nd",
        (3, _) => "rd",
        _ => "th",
    };
    (ending == right).then_some(count)
}

/// Reads one digit or two.
pub(super) fn two_digits(word: &str) -> Option<u32> {
    number(word).filter(|_| word.len() <= 2)
}

/// Reads a year of four digits, or of two with the century left out: 69 to 99 are of the last one.
pub(super) fn year(word: &str) -> Option<i32> {
    let short = word.strip_prefix('\'').unwrap_or(word);
    let count = i32::try_from(number(short)?).ok()?;
    match short.len() {
        4 => Some(count),
        2 if count < 69 => Some(2000 + count),
        2 => Some(1900 + count),
        _ => None,
    }
}

/// Whether this is a time of the day, or from one to another: `14:00`, `3pm`, `9-10am`, `15h30`.
pub(super) fn is_clock(word: &str) -> bool {
    match word.split_once('-') {
        Some((from, to)) => is_time(to) && (is_time(from) || two_digits(from).is_some()),
        None => is_time(word),
    }
}

fn is_time(word: &str) -> bool {
    const HALVES: [&str; 6] = ["am", "pm", "a.m.", "p.m.", "a.m", "p.m"];
    if let Some((hour, minutes)) = word.split_once('h') {
        return match minutes {
            "" => hour.contains(':') && is_time(hour),
            minutes => {
                two_digits(hour).is_some_and(|hour| hour <= 24)
                    && minutes.len() == 2
                    && two_digits(minutes).is_some_and(|minute| minute < 60)
            }
        };
    }
    let half = HALVES.into_iter().find_map(|half| word.strip_suffix(half));
    let (digits, most) = (half.unwrap_or(word), if half.is_some() { 12 } else { 24 });
    let separators: &[char] = if half.is_some() { &[':', '.'] } else { &[':'] };
    let parts: Option<Vec<u32>> = digits.split(separators).map(two_digits).collect();
    match parts.as_deref() {
        Some([hour]) => half.is_some() && (1..=most).contains(hour),
        Some([hour, rest @ ..]) => {
            // `1:1` is not a time.
            let is_whole = digits.split(separators).skip(1).all(|part| part.len() == 2);
            *hour <= most && is_whole && rest.len() <= 2 && rest.iter().all(|part| *part < 60)
        }
        _ => false,
    }
}

/// Whether this is a part of the day.
pub(super) fn is_part_of_day(word: &str) -> bool {
    matches!(word, "morning" | "afternoon" | "evening" | "night" | "noon" | "midday" | "lunchtime")
}

/// How many away a `last`, `this` or `next` one is.
pub(super) fn relative(word: &str) -> Option<i32> {
    match word {
        "last" | "previous" => Some(-1),
        "this" => Some(0),
        "next" => Some(1),
        _ => None,
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
