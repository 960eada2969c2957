//! Dates behind a flag, typed without quotes: `--due friday next week`.

use std::ffi::OsString;

use crate::error::{Error, Result};
use crate::model::date::{self, DateError};
use crate::shell::quote;

/// The flags whose value is a date.
pub const DATE_FLAGS: [&str; 6] =
    ["--on", "--due", "--since", "--until", "--away-until", "--birthday"];

/// Those whose commands take a note.
const WITH_A_NOTE: [&str; 3] = [SHORT, "--on", "--due"];

/// The short form of `--on`.
pub const SHORT: &str = "-d";

/// The flags without a value that may stand before the short form: `-ed fri`.
const SWITCHES: [char; 2] = ['e', 'q'];

/// Joins the words behind each date flag to one argument, as far as they make one date. The words
/// after it stay where they are, and so does everything behind `--`. A value with a blank in it was
/// quoted, so it is whole.
///
/// # Errors
/// A date followed by a word that can only belong to a date, but does not fit.
pub fn with_whole_dates(words: Vec<OsString>) -> Result<Vec<OsString>> {
    if !words.iter().any(|word| word.to_str().is_some_and(|word| date_flag(word).is_some())) {
        return Ok(words);
    }
    let mut joined = Vec::with_capacity(words.len());
    let mut words = words.into_iter().peekable();
    while let Some(word) = words.next() {
        let flag = word.to_str().and_then(date_flag);
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
        let count =
            date::words_of_date(&typed).map_err(|error| unfitting(&flag, &typed, &error))?;
        let taken = count - usize::from(attached.is_some());
        let value: Vec<OsString> = words.by_ref().take(taken).collect();
        append(&mut joined, value, attached.is_some());
    }
    joined.extend(words);
    Ok(joined)
}

/// Makes an error of a word that does not fit a date, with what to type for either reading.
fn unfitting(flag: &str, typed: &[&str], error: &DateError) -> Error {
    let refused = Error::usage(format!("{error}."));
    let DateError::DoesNotFit(date, word) = error else { return refused };
    let rest: Vec<_> = typed[date.split(' ').count()..].iter().map(|word| quote(word)).collect();
    let (date, whole) = (format!("{flag} \"{date}\""), format!("{flag} \"{date} {word}\""));
    refused.hint(if WITH_A_NOTE.contains(&flag) {
        format!(
            "Nothing was written. If it is not part of the date, put it first: {} {date}\nIf it \
             is, correct the date, and quote all of it: {whole}",
            rest.join(" ")
        )
    } else {
        format!("Nothing was written. Write {date}, or correct the whole date: {whole}")
    })
}

/// Returns a date flag and what is attached to it, as in `--on=fri` or `-dfri`; `None` for other
/// words.
fn date_flag(word: &str) -> Option<(&str, Option<&str>)> {
    if let Some((flag, value)) = word.split_once('=') {
        return DATE_FLAGS.contains(&flag).then_some((flag, Some(value)));
    }
    if DATE_FLAGS.contains(&word) {
        return Some((word, None));
    }
    let letters = word.strip_prefix('-').filter(|letters| !letters.starts_with('-'))?;
    let (before, value) = letters.split_once(SHORT.trim_start_matches('-'))?;
    let is_flag = before.chars().all(|letter| SWITCHES.contains(&letter));
    is_flag.then_some((SHORT, Some(value).filter(|value| !value.is_empty())))
}

/// A word that is not a flag, and that no quotes hold together.
fn plain(word: &OsString) -> Option<String> {
    let is_flag =
        |word: &str| word.starts_with('-') && !word[1..].starts_with(|c: char| c.is_ascii_digit());
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
    if is_attached || !words.is_empty() {
        joined.push(value);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn joined(line: &str) -> String {
        let words = line.split(' ').map(OsString::from).collect();
        let words = with_whole_dates(words).unwrap();
        words.iter().map(|word| word.to_str().unwrap()).collect::<Vec<_>>().join("|")
    }

    #[test]
    fn the_words_of_a_date_become_one_argument() {
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
            ("log cass -- --on fri 13 nov", "log|cass|--|--on|fri|13|nov"),
            ("log cass lunch on fri 13 nov", "log|cass|lunch|on|fri|13|nov"),
            ("log cass -d", "log|cass|-d"),
        ] {
            assert_eq!(joined(line), expected);
        }
    }

    #[test]
    fn a_word_that_can_only_belong_to_the_date_is_refused() {
        let refused = |line: &str| {
            let words = line.split(' ').map(OsString::from).collect();
            let error = with_whole_dates(words).unwrap_err();
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
    }

    #[test]
    fn a_quoted_date_is_whole() {
        for words in [
            &["log", "cass", "-d", "last friday", "monday", "report"][..],
            &["log", "cass", "--on=last friday", "monday", "report"],
            &["log", "cass", "-d", "yesterday", "friday is soon"],
        ] {
            let words: Vec<OsString> = words.iter().map(OsString::from).collect();
            assert_eq!(with_whole_dates(words.clone()).unwrap(), words);
        }
    }
}
