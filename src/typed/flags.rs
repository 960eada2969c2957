//! Dates and lengths of time behind a flag, typed without quotes: `--due friday next week`.

use std::ffi::OsString;

use crate::error::{Error, Result};
use crate::model::date::{self, DateError};
use crate::model::duration::{self, DurationError};
use crate::shell::quote;

/// The flags whose value is a date.
pub const DATE_FLAGS: [&str; 6] =
    ["--on", "--due", "--since", "--until", "--away-until", "--birthday"];

/// The flags whose value is a length of time.
pub const DURATION_FLAGS: [&str; 3] = ["--cadence", "--updates-every", "--within"];

/// Those whose commands take no note and no name.
const ALONE: [&str; 3] = ["--since", "--until", "--within"];

/// The short form of `--on`.
pub const SHORT: &str = "-d";

/// The flags without a value that may stand before the short form: `-ed fri`.
const SWITCHES: [char; 2] = ['e', 'q'];

/// Joins the words behind each flag for a date or a length of time to one argument, as far as they
/// make one. The words after it stay where they are, and so does everything behind `--`. A value
/// with a blank in it was quoted, so it is whole.
///
/// # Errors
/// A value followed by a word that can only belong to such a value, but does not fit.
pub fn with_whole_values(words: Vec<OsString>) -> Result<Vec<OsString>> {
    if !words.iter().any(|word| word.to_str().is_some_and(|word| flag_of(word).is_some())) {
        return Ok(words);
    }
    let mut joined = Vec::with_capacity(words.len());
    let mut words = words.into_iter().peekable();
    while let Some(word) = words.next() {
        let flag = word.to_str().and_then(flag_of);
        let flag = flag.map(|(flag, value)| (flag.to_owned(), value.map(str::to_owned)));
        let is_end = word == "--";
        joined.push(word);
        if is_end {
            break;
        }
        let Some((flag, attached)) = flag else { continue };
        let behind: Vec<String> = words.clone().map_while(|word| plain(&word)).collect();
        let typed: Vec<&str> = attached.iter().chain(&behind).map(String::as_str).collect();
        if typed.is_empty() || attached.as_deref().is_some_and(is_quoted) {
            continue;
        }
        let count = words_of_value(&flag, &typed)?;
        let taken = count - usize::from(attached.is_some());
        let value: Vec<OsString> = words.by_ref().take(taken).collect();
        append(&mut joined, value, attached.is_some());
    }
    joined.extend(words);
    Ok(joined)
}

/// Returns how many of the words behind a flag make its value.
fn words_of_value(flag: &str, typed: &[&str]) -> Result<usize> {
    if DURATION_FLAGS.contains(&flag) {
        return duration::words_of_duration(typed).map_err(|error| {
            let refused = Error::usage(format!("{flag}: {error}."));
            match &error {
                DurationError::DoesNotFit(length, word) => {
                    refused.hint(either_reading(flag, typed, length, word, "length of time"))
                }
                _ => refused,
            }
        });
    }
    date::words_of_date(typed).map_err(|error| {
        let refused = Error::usage(format!("{error}."));
        match &error {
            DateError::DoesNotFit(date, word) => {
                refused.hint(either_reading(flag, typed, date, word, "date"))
            }
            _ => refused,
        }
    })
}

/// Says what to type for either reading of a word that does not fit a value.
fn either_reading(flag: &str, typed: &[&str], value: &str, word: &str, what: &str) -> String {
    let rest: Vec<_> = typed[value.split(' ').count()..].iter().map(|word| quote(word)).collect();
    let (value, whole) = (format!("{flag} \"{value}\""), format!("{flag} \"{value} {word}\""));
    if ALONE.contains(&flag) {
        return format!("Nothing was written. Write {value}, or correct the whole {what}: {whole}");
    }
    format!(
        "Nothing was written. If it is not part of the {what}, put it first: {} {value}\nIf it is, \
         correct the {what}, and quote all of it: {whole}",
        rest.join(" ")
    )
}

/// Returns a flag for a date or a length of time, and what is attached to it, as in `--on=fri` or
/// `-dfri`; `None` for other words.
fn flag_of(word: &str) -> Option<(&str, Option<&str>)> {
    let is_known = |flag: &str| DATE_FLAGS.contains(&flag) || DURATION_FLAGS.contains(&flag);
    if let Some((flag, value)) = word.split_once('=') {
        return is_known(flag).then_some((flag, Some(value)));
    }
    if is_known(word) {
        return Some((word, None));
    }
    let letters = word.strip_prefix('-').filter(|letters| !letters.starts_with('-'))?;
    let (before, value) = letters.split_once(SHORT.trim_start_matches('-'))?;
    let is_flag = before.chars().all(|letter| SWITCHES.contains(&letter));
    is_flag.then_some((SHORT, Some(value).filter(|value| !value.is_empty())))
}

/// A word that is not a flag, and that no quotes hold together.
fn plain(word: &OsString) -> Option<String> {
    let is_flag = |word: &str| {
        let rest = word.strip_prefix("--").or_else(|| word.strip_prefix('-'));
        rest.is_some_and(|rest| !rest.starts_with(|c: char| c.is_ascii_digit())) && word != "-"
    };
    word.to_str().filter(|word| !is_flag(word) && !is_quoted(word)).map(str::to_owned)
}

/// Whether a shell needed quotes for a word.
fn is_quoted(word: &str) -> bool {
    word.contains(char::is_whitespace)
}

/// Adds the words of a date as one argument, or to the flag that its first word is attached to.
fn append(joined: &mut Vec<OsString>, words: Vec<OsString>, is_attached: bool) {
    let last = if is_attached { joined.pop() } else { None };
    let mut value = last.unwrap_or_default();
    for (place, word) in words.iter().enumerate() {
        if place > 0 || is_attached {
            value.push(" ");
        }
        value.push(word);
    }
    // `--02-03` is a birthday, but looks like a flag.
    let is_day = !is_attached && value.to_str().is_some_and(|value| value.starts_with("--"));
    if let Some(flag) = joined.last_mut().filter(|flag| is_day && *flag != SHORT) {
        flag.push("=");
        flag.push(value);
    } else if is_attached || !words.is_empty() {
        joined.push(value);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn joined(line: &str) -> String {
        let words = line.split(' ').map(OsString::from).collect();
        let words = with_whole_values(words).unwrap();
        words.iter().map(|word| word.to_str().unwrap()).collect::<Vec<_>>().join("|")
    }

    #[test]
    fn the_words_of_a_value_become_one_argument() {
        for (line, expected) in [
            ("log cass -d fri 13 nov lunch", "log|cass|-d|fri 13 nov|lunch"),
            (
                "promise add cass plan --due friday next week",
                "promise|add|cass|plan|--due|friday next week",
            ),
            ("log cass --on yesterday -k lunch budget", "log|cass|--on|yesterday|-k|lunch|budget"),
            ("log cass --on=fri 13 nov lunch", "log|cass|--on=fri 13 nov|lunch"),
            ("log cass -dfri 13 nov lunch", "log|cass|-dfri 13 nov|lunch"),
            ("log cass -ed day before yesterday", "log|cass|-ed|day before yesterday"),
            ("log cass -d -1 lunch", "log|cass|-d|-1|lunch"),
            ("log cass -d soon", "log|cass|-d|soon"),
            ("edit cass --birthday --02-03", "edit|cass|--birthday=--02-03"),
            ("edit cass --birthday 3rd of february", "edit|cass|--birthday|3rd of february"),
            ("edit cass --updates-every week --quiet", "edit|cass|--updates-every|week|--quiet"),
            ("log cass -- --on fri 13 nov", "log|cass|--|--on|fri|13|nov"),
            ("log cass lunch on fri 13 nov", "log|cass|lunch|on|fri|13|nov"),
            ("log cass -d", "log|cass|-d"),
            ("add Cem --cadence 2 weeks", "add|Cem|--cadence|2 weeks"),
            ("add --cadence=every 2 weeks Cem Kaya", "add|--cadence=every 2 weeks|Cem|Kaya"),
            (
                "edit cass --cadence weekly --updates-every a month",
                "edit|cass|--cadence|weekly|--updates-every|a month",
            ),
            ("stale --within 14 days --check", "stale|--within|14 days|--check"),
        ] {
            assert_eq!(joined(line), expected);
        }
    }

    #[test]
    fn a_word_that_can_only_belong_to_the_value_is_refused() {
        let refused = |line: &str| {
            let words = line.split(' ').map(OsString::from).collect();
            let error = with_whole_values(words).unwrap_err();
            format!("{}\n{}", error.message(), error.next_step().unwrap_or_default())
        };
        assert_eq!(
            refused("log cass -d yesterday friday we met"),
            "`friday` does not fit the date `yesterday`.\n\
             Nothing was written. If it is not part of the date, put it first: friday we met -d \
             \"yesterday\"\n\
             If it is, correct the date, and quote all of it: -d \"yesterday friday\""
        );
        assert_eq!(
            refused("list entries --since=2w 2027"),
            "`2027` does not fit the date `2w`.\n\
             Nothing was written. Write --since \"2w\", or correct the whole date: --since \"2w \
             2027\""
        );
        assert_eq!(
            refused("add --away-until fri June Carter"),
            "`June` does not fit the date `fri`.\n\
             Nothing was written. If it is not part of the date, put it first: June Carter \
             --away-until \"fri\"\n\
             If it is, correct the date, and quote all of it: --away-until \"fri June\""
        );
        assert_eq!(
            refused("promise add cass the deck --due friday before christmas"),
            "`before christmas` does not fit the date `friday`.\n\
             Nothing was written. If it is not part of the date, put it first: before christmas \
             --due \"friday\"\n\
             If it is, correct the date, and quote all of it: --due \"friday before christmas\""
        );
        assert_eq!(
            refused("add --cadence 14 mo salah"),
            "--cadence: `mo` does not fit `14`.\n\
             Nothing was written. If it is not part of the length of time, put it first: mo salah \
             --cadence \"14\"\n\
             If it is, correct the length of time, and quote all of it: --cadence \"14 mo\""
        );
    }

    #[test]
    fn a_quoted_date_is_whole() {
        for words in [
            &["log", "cass", "-d", "last friday", "monday", "report"][..],
            &["log", "cass", "--on=last friday", "monday", "report"],
            &["log", "cass", "-d", "yesterday", "friday is soon"],
        ] {
            let words: Vec<OsString> = words.iter().map(OsString::from).collect();
            assert_eq!(with_whole_values(words.clone()).unwrap(), words);
        }
    }
}
