//! Readers of what people type: days, kinds, topics, names and numbers.

pub mod flags;
pub mod meant;
pub mod stray;

use chrono::NaiveDate;

use crate::clock;
use crate::context::Context;
use crate::error::{Error, Result};
use crate::model::birthday::BirthdayError;
use crate::model::date::{self, DateError};
use crate::model::entry::{GUT, LARGEST_DEPOSIT};
use crate::model::span::Direction;
use crate::model::{Birthday, Id, Kind, Topic, duration, name};
use crate::view::words;

/// The value that empties a field.
const NONE: &str = "none";

/// How to settle what `11/05/2026` means.
const WHICH_COMES_FIRST: &str = "\
    To say which comes first: rel config dates day-first, or rel config dates month-first";

/// Makes an error of the reason why the model refuses something, the end of a sentence.
pub fn invalid(why: String) -> Error {
    Error::usage(format!("{}.", words::capitalized(&why)))
}

/// Reads a value that `none` empties.
pub fn or_none<T>(text: &str, read: impl FnOnce(&str) -> Result<T>) -> Result<Option<T>> {
    if text.trim().is_empty() || text == NONE { Ok(None) } else { read(text).map(Some) }
}

/// Reads a text that is kept on one line.
pub fn one_line(text: &str) -> Result<String> {
    if text.trim().is_empty() {
        return Err(Error::usage("A text given to a flag cannot be empty."));
    }
    if text.chars().any(char::is_control) {
        return Err(Error::usage(format!(
            "`{}` has to be one line without control characters.",
            text.escape_debug()
        )));
    }
    Ok(text.trim().to_owned())
}

/// Reads a deposit: a number within bounds.
pub fn parse_deposit(text: &str) -> std::result::Result<f64, String> {
    match text.trim().parse::<f64>() {
        Ok(deposit) if deposit.abs() <= LARGEST_DEPOSIT => Ok(deposit),
        _ => Err(format!("a deposit is a number such as 3 or -6, at most {LARGEST_DEPOSIT}")),
    }
}

/// Reads a gut feeling.
pub fn parse_gut(text: &str) -> std::result::Result<i8, String> {
    match text.parse() {
        Ok(gut) if GUT.contains(&gut) => Ok(gut),
        _ => Err("a gut feeling is a whole number from -2 to 2".to_owned()),
    }
}

/// Reads how many rows to show.
pub fn parse_limit(text: &str) -> std::result::Result<usize, String> {
    match text.parse() {
        Ok(limit) if limit > 0 => Ok(limit),
        _ => Err("the number of rows to show is a whole number from 1".to_owned()),
    }
}

/// Reads the number of a record, with or without `#`.
pub fn parse_id(text: &str) -> std::result::Result<Id, String> {
    let digits = text.strip_prefix('#').unwrap_or(text);
    digits.parse().map_err(|_| "a number such as 412".to_owned())
}

/// Reads a duration in days.
pub fn days(flag: &str, text: &str) -> Result<u32> {
    duration::parse_days(text).map_err(|error| Error::usage(format!("{flag}: {error}.")))
}

/// Reads a date in the order of digits that the configuration says.
fn read_date(
    ctx: &Context,
    text: &str,
    direction: Direction,
) -> std::result::Result<NaiveDate, DateError> {
    let order = ctx.config.dates;
    let to_local = clock::to_local;
    date::parse(text, date::Reading { today: ctx.now.today, direction, order, to_local })
}

/// Makes an error of the reason why a text is not a date.
fn not_a_date(error: &DateError, message: String) -> Error {
    let refused = Error::usage(message);
    match error {
        DateError::Ambiguous(..) => refused.hint(WHICH_COMES_FIRST),
        DateError::Misspelt(_, meant) => refused.hint(format!("Did you mean \"{meant}\"?")),
        _ => refused,
    }
}

/// Reads a date that looks back.
pub fn past_date(ctx: &Context, flag: &str, text: &str) -> Result<NaiveDate> {
    read_date(ctx, text, Direction::Back)
        .map_err(|error| not_a_date(&error, format!("{flag}: {error}.")))
}

/// Reads a date that looks ahead.
pub fn coming_date(ctx: &Context, flag: &str, text: &str) -> Result<NaiveDate> {
    read_date(ctx, text, Direction::Ahead)
        .map_err(|error| not_a_date(&error, format!("{flag}: {error}.")))
}

/// Reads a birthday, which is not before 1900 and not in the future.
pub fn birthday(ctx: &Context, text: &str) -> Result<Birthday> {
    let birthday = Birthday::read(text, ctx.config.dates).map_err(|error| {
        let refused = Error::usage(format!("--birthday: {error}."));
        match error {
            BirthdayError::Ambiguous(..) => refused.hint(WHICH_COMES_FIRST),
            _ => refused,
        }
    })?;
    let born =
        birthday.year.and_then(|year| NaiveDate::from_ymd_opt(year, birthday.month, birthday.day));
    match born {
        Some(born) if born > ctx.now.today => {
            let born = words::full_date(born);
            Err(Error::usage(format!("--birthday: {born} is in the future.")))
        }
        Some(born) if !date::in_range(&born) => {
            Err(Error::usage(format!("--birthday: {}.", DateError::OutOfRange)))
        }
        _ => Ok(birthday),
    }
}

/// Reads the day something happened: today if none is given, and never a future day.
pub fn happened_on(ctx: &Context, text: Option<&str>) -> Result<NaiveDate> {
    let Some(text) = text else {
        return Ok(ctx.now.today);
    };
    let date = read_date(ctx, text, Direction::Back).map_err(|error| {
        not_a_date(&error, format!("{}.", words::capitalized(&error.to_string())))
    })?;
    if date > ctx.now.today {
        let day = words::full_date(date);
        // Of several words, it may be the last that made it another day.
        let read = match text.trim() {
            text if text.contains(' ') => format!("`{text}` is {day}, which"),
            _ => day,
        };
        return Err(Error::usage(format!(
            "{read} is in the future; the journal holds what has happened."
        ))
        .hint("Nothing was written. Log it once it has happened."));
    }
    Ok(date)
}

/// Finds a kind by its name or an alias.
///
/// # Errors
/// If there is none; the hint has the nearest.
pub fn kind<'a>(ctx: &'a Context, typed: &str) -> Result<&'a Kind> {
    let kinds = &ctx.config.kinds;
    kinds.named(typed).ok_or_else(|| {
        let names = kinds
            .iter()
            .flat_map(|kind| std::iter::once(&kind.name).chain(&kind.aliases))
            .map(String::as_str);
        let meant = name::nearest(typed, names);
        let meant = meant.map(|nearest| format!("Did you mean {nearest}? ")).unwrap_or_default();
        Error::usage(format!("There is no kind `{typed}`."))
            .hint(format!("{meant}To see all kinds: rel list kinds"))
    })
}

/// Finds a topic by its name.
///
/// # Errors
/// If there is none; the hint has the nearest.
pub fn topic(typed: &str) -> Result<Topic> {
    Topic::named(typed).ok_or_else(|| {
        let names: Vec<&str> = Topic::ALL.iter().map(|topic| topic.name()).collect();
        let meant = name::nearest(typed, names.iter().copied());
        let meant = meant.map(|nearest| format!("Did you mean {nearest}? ")).unwrap_or_default();
        Error::usage(format!("There is no topic `{typed}`."))
            .hint(format!("{meant}Topics: {}", names.join(", ")))
    })
}

/// Splits `KEY=TEXT`.
pub fn pair<'a>(flag: &str, text: &'a str) -> Result<(&'a str, &'a str)> {
    match text.split_once('=') {
        Some((key, value)) if !key.trim().is_empty() => Ok((key.trim(), value.trim())),
        _ => Err(Error::usage(format!("{flag} `{text}` has no `=`."))
            .hint(format!("Write {flag} KEY=\"some text\"."))),
    }
}
