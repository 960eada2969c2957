//! Dates behind a flag, typed without quotes: `--due friday next week`.

use std::ffi::OsString;

use crate::error::{Error, Result};
use crate::model::date;

/// The flags whose value is a date.
pub const DATE_FLAGS: [&str; 6] =
    ["--on", "--due", "--since", "--until", "--away-until", "--birthday"];

/// The short form of `--on`, and the flags without a value that may stand before it: `-ed fri`.
const ON: char = 'd';
const SWITCHES: [char; 2] = ['e', 'q'];

/// Joins the words behind each date flag to one argument, as far as they make one date. The words
/// after it stay where they are, and so does everything behind `--`.
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
        let flag = word.to_str().and_then(date_flag).map(|value| value.map(str::to_owned));
        let is_end = word == "--";
        joined.push(word);
        if is_end {
            break;
        }
        let Some(attached) = flag else { continue };
        let behind: Vec<String> = words.clone().map_while(|word| plain(&word)).collect();
        let typed: Vec<&str> = attached.iter().chain(&behind).map(String::as_str).collect();
        if typed.is_empty() {
            continue;
        }
        let count =
            date::words_of_date(&typed).map_err(|error| Error::usage(format!("{error}.")))?;
        let taken = count - usize::from(attached.is_some());
        let value: Vec<OsString> = words.by_ref().take(taken).collect();
        append(&mut joined, value, attached.is_some());
    }
    joined.extend(words);
    Ok(joined)
}

/// What is attached to a date flag, as in `--on=fri` or `-dfri`; `None` for other words.
fn date_flag(word: &str) -> Option<Option<&str>> {
    if let Some((flag, value)) = word.split_once('=') {
        return DATE_FLAGS.contains(&flag).then_some(Some(value));
    }
    if DATE_FLAGS.contains(&word) {
        return Some(None);
    }
    let letters = word.strip_prefix('-').filter(|letters| !letters.starts_with('-'))?;
    let (before, value) = letters.split_once(ON)?;
    let is_flag = before.chars().all(|letter| SWITCHES.contains(&letter));
    is_flag.then_some(Some(value).filter(|value| !value.is_empty()))
}

/// A word that is not a flag.
fn plain(word: &OsString) -> Option<String> {
    let is_flag =
        |word: &str| word.starts_with('-') && !word[1..].starts_with(|c: char| c.is_ascii_digit());
    word.to_str().filter(|word| !is_flag(word)).map(str::to_owned)
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
        let words = "log cass -d yesterday friday".split(' ').map(OsString::from).collect();
        let error = with_whole_dates(words).unwrap_err();
        assert_eq!(
            error.message(),
            "`friday` does not fit the date `yesterday`; quote what is the date: \"yesterday\" or \
             \"yesterday friday\"."
        );
    }
}
