//! Lengths of time as people write them: `14`, `2w`, `3 months`.

use chrono::NaiveDate;
use thiserror::Error;

use super::span::{Direction, Span, number};

/// The longest length of time that [`parse_days`] accepts, in days: 100 years.
pub const MAX_DAYS: u32 = 36_500;

/// Why a text is not a length of time.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum DurationError {
    /// The text is empty or blank.
    #[error("a number of days is missing; write 14, 2w, 3m or 1y")]
    Empty,
    /// The text is not a whole number with an optional unit.
    #[error("`{0}` is not a number of days; write 14, 2w, 3m or 1y")]
    Unknown(String),
    /// The length is zero or more than [`MAX_DAYS`].
    #[error("`{0}` is out of range; write 1 to {MAX_DAYS} days, as in 14, 2w, 3m or 1y")]
    OutOfRange(String),
    /// A length of time, and a word behind it that may belong to it.
    #[error("`{1}` does not fit `{0}`")]
    DoesNotFit(String, String),
}

/// The most words that make one length of time: `once every couple of weeks`.
const MOST_WORDS: usize = 5;

/// Reads a length of time and returns it in days, from 1 to [`MAX_DAYS`].
///
/// A bare number is a number of days. A week is 7 days, a month 30 and a year 365, whatever the
/// calendar says. How often something is done is a length too: `weekly`, `every 2 weeks`. A hyphen
/// may stand for the blank.
///
/// # Errors
///
/// If the text is empty, is not a whole number with an optional unit, or lies outside the range.
pub fn parse_days(text: &str) -> Result<u32, DurationError> {
    let lower = text.to_ascii_lowercase();
    let words: Vec<&str> = if lower.trim_start().starts_with('-') {
        vec![&lower]
    } else {
        lower.split([' ', '\t', '-']).filter(|word| !word.is_empty()).collect()
    };
    let days = match words[..] {
        [] => return Err(DurationError::Empty),
        [word] => number(word).or_else(|| span(&words)?.in_days()),
        ["once", ref rest @ ..] => span(rest).and_then(Span::in_days),
        _ => span(&words).and_then(Span::in_days),
    };
    match days {
        Some(days @ 1..=MAX_DAYS) => Ok(days),
        Some(_) => Err(DurationError::OutOfRange(text.trim().to_owned())),
        None => Err(DurationError::Unknown(text.trim().to_owned())),
    }
}

/// Returns the day that lies a length of time before another, on the calendar; `None` if the text
/// is not a length of time.
pub fn day_before(day: NaiveDate, text: &str) -> Option<NaiveDate> {
    let lower = text.to_lowercase();
    let words: Vec<&str> = lower.split_whitespace().collect();
    Span::read(&words)?.away(day, Direction::Back).filter(|before| *before < day)
}

/// Returns how many of the words at the beginning make one length of time, as many as possible; at
/// least one, whether or not it is one. A word with a capital behind it begins a name: `14 Mo
/// Salah`.
///
/// # Errors
///
/// If the next word is a number, or a short unit that may begin a name: `14 mo salah`.
pub fn words_of_duration(typed: &[&str]) -> Result<usize, DurationError> {
    let is_last = |count: usize| count == typed.len();
    let is_name = |word: &str| word.starts_with(char::is_uppercase);
    let may_be_name = |count: usize| {
        let word = typed[count - 1];
        let is_short = word.len() <= 3 && !word.ends_with('s');
        count > 1 && (is_name(word) || is_short && number(typed[count - 2]).is_some())
    };
    let is_length = |count: usize| {
        let read = parse_days(&typed[..count].join(" "));
        matches!(read, Ok(_) | Err(DurationError::OutOfRange(_)))
    };
    let most = typed.len().min(MOST_WORDS);
    let whole = |count: &usize| is_length(*count) && (is_last(*count) || !may_be_name(*count));
    let Some(count) = (1..=most).rev().find(whole) else { return Ok(1) };
    match typed.get(count) {
        Some(next) if number(next).is_some() || !is_name(next) && is_length(count + 1) => {
            Err(DurationError::DoesNotFit(typed[..count].join(" "), (*next).to_owned()))
        }
        _ => Ok(count),
    }
}

/// Reads a length of time, or how often something is done.
fn span(words: &[&str]) -> Option<Span> {
    match *words {
        ["daily"] => Span::of(1, "day"),
        ["weekly"] => Span::of(1, "week"),
        ["fortnightly"] => Span::of(1, "fortnight"),
        ["monthly"] => Span::of(1, "month"),
        ["quarterly"] => Span::of(1, "quarter"),
        ["yearly" | "annually"] => Span::of(1, "year"),
        [unit @ ("day" | "week" | "fortnight" | "month" | "quarter" | "year")] => Span::of(1, unit),
        ["every", "other" | "second", unit] => Span::of(2, unit),
        ["every", unit] => Span::of(1, unit).or_else(|| Span::read(&[unit])),
        ["every", ref span @ ..] => Span::read(span),
        _ => Span::read(words),
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn reads_days_weeks_months_and_years() {
        for (text, days) in [
            ("1", 1),
            ("14", 14),
            ("014", 14),
            ("14d", 14),
            ("2w", 14),
            ("3m", 90),
            ("1y", 365),
            ("10 days", 10),
            ("2 weeks", 14),
            ("  2   Weeks ", 14),
            ("3 M", 90),
            ("6months", 180),
            ("a month", 30),
            ("daily", 1),
            ("Weekly", 7),
            ("fortnightly", 14),
            ("monthly", 30),
            ("quarterly", 90),
            ("yearly", 365),
            ("annually", 365),
            ("week", 7),
            ("Quarter", 90),
            ("every week", 7),
            ("every other week", 14),
            ("every second week", 14),
            ("P2W", 14),
            ("every 2 weeks", 14),
            ("every two weeks", 14),
            ("every-2-weeks", 14),
            ("every 2w", 14),
            ("once a month", 30),
            ("once every 2 weeks", 14),
            ("every half a year", 180),
            ("2wks", 14),
            ("6mo", 180),
            ("1yr", 365),
            ("a couple of weeks", 14),
            ("36500", 36_500),
            ("100y", 36_500),
        ] {
            assert_eq!(parse_days(text), Ok(days), "{text}");
        }
    }

    #[test]
    fn a_flag_reads_on_as_far_as_the_words_make_one_length() {
        let read_on = |line: &str| words_of_duration(&line.split(' ').collect::<Vec<_>>());
        for (line, words) in [
            ("2 weeks", 2),
            ("2 weeks Cem Kaya", 2),
            ("2 Weeks", 2),
            ("2w", 1),
            ("14 d", 2),
            ("every 2 weeks Cem", 3),
            ("every other week Cem", 3),
            ("every day Cem", 2),
            ("once every 2 weeks", 4),
            ("a couple of weeks", 4),
            ("a year and a half", 5),
            ("weekly Cem", 1),
            ("14 Mo Salah", 1),
            ("14 Day Lewis", 1),
            ("14 Cem Kaya", 1),
            ("every 0 weeks", 3),
            ("often we hope", 1),
            ("none", 1),
        ] {
            assert_eq!(read_on(line), Ok(words), "{line}");
        }
        for (line, message) in [
            ("14 mo salah", "`mo` does not fit `14`"),
            ("2 weeks 3 days", "`3` does not fit `2 weeks`"),
            ("weekly 2", "`2` does not fit `weekly`"),
        ] {
            assert_eq!(read_on(line).map_err(|error| error.to_string()), Err(message.to_owned()));
        }
    }

    #[test]
    fn says_what_to_write_instead() {
        for (text, message) in [
            ("", "a number of days is missing; write 14, 2w, 3m or 1y"),
            ("  ", "a number of days is missing; write 14, 2w, 3m or 1y"),
            (" nan ", "`nan` is not a number of days; write 14, 2w, 3m or 1y"),
            ("0", "`0` is out of range; write 1 to 36500 days, as in 14, 2w, 3m or 1y"),
        ] {
            let error = parse_days(text).unwrap_err();
            assert_eq!(error.to_string(), message);
        }
    }

    #[test]
    fn refuses_anything_but_a_whole_number_of_days() {
        for text in [
            "-1",
            "+1",
            "-1d",
            "1.5",
            "1,5",
            "1e3",
            "inf",
            "d",
            "often",
            "2h",
            "an hour",
            "2 2",
            "2w 3d",
            "½",
            "٣",
            "every",
            "once",
            "every weekly",
            "biweekly",
            "every other",
            "once 3",
        ] {
            assert_eq!(parse_days(text), Err(DurationError::Unknown(text.to_owned())));
        }
    }

    #[test]
    fn refuses_lengths_out_of_range() {
        for text in ["0", "0w", "36501", "101y", "99999999999", "99999999999y", "4294967296d"] {
            assert_eq!(parse_days(text), Err(DurationError::OutOfRange(text.to_owned())));
        }
    }

    proptest! {
        #[test]
        fn never_panics(text in ".*") {
            let _ = parse_days(&text);
        }

        #[test]
        fn stays_in_range(text in "[0-9]{1,12} ?(|d|days|w|m|months|y)") {
            if let Ok(days) = parse_days(&text) {
                prop_assert!((1..=MAX_DAYS).contains(&days));
            }
        }

        #[test]
        fn a_bare_number_counts_days(days in 1..=MAX_DAYS) {
            prop_assert_eq!(parse_days(&days.to_string()), Ok(days));
        }
    }
}
