//! Dates, counts, amounts and short texts as people write them; no sentence about anyone.

use chrono::{Datelike, NaiveDate};

use crate::model::Birthday;

/// Returns a date with its weekday and year: `Fri 20 Nov 2026`.
pub fn full_date(date: NaiveDate) -> String {
    date.format("%a %-d %b %Y").to_string()
}

/// Returns a date with its year: `20 Nov 2026`.
pub fn plain_date(date: NaiveDate) -> String {
    date.format("%-d %b %Y").to_string()
}

/// Returns a date with its weekday, and with its year if it is not this year: `Fri 20 Nov`.
pub fn date(date: NaiveDate, today: NaiveDate) -> String {
    if date.year() == today.year() { date.format("%a %-d %b").to_string() } else { full_date(date) }
}

/// Returns a date with its year only if it is not this year: `20 Nov`.
pub fn short_date(date: NaiveDate, today: NaiveDate) -> String {
    let same_year = date.year() == today.year();
    date.format(if same_year { "%-d %b" } else { "%-d %b %Y" }).to_string()
}

/// Returns the day of a birthday: `3 Feb`.
pub fn birthday(birthday: Birthday) -> String {
    NaiveDate::from_ymd_opt(2000, birthday.month, birthday.day)
        .map_or_else(|| birthday.to_string(), |day| day.format("%-d %b").to_string())
}

/// Returns a number of days: `41 days`, `1 day`.
pub fn days(count: i64) -> String {
    counted(count, "day", "days")
}

/// Returns how many days ago something was: `today`, `yesterday`, `41 days ago`.
pub fn ago(count: i64) -> String {
    match count {
        0 => "today".to_owned(),
        1 => "yesterday".to_owned(),
        count => format!("{} ago", days(count)),
    }
}

/// Returns a count with its noun: `1 person`, `4 people`.
pub fn counted(count: i64, one: &str, many: &str) -> String {
    format!("{count} {}", if count == 1 { one } else { many })
}

/// Like [`counted`], for a `usize`.
pub fn number_of(count: usize, one: &str, many: &str) -> String {
    format!("{count} {}", if count == 1 { one } else { many })
}

/// Returns a number of records, grouped by thousands: `1,204 records`.
pub fn records(count: i64) -> String {
    let digits = count.to_string();
    let mut grouped = String::new();
    for (index, digit) in digits.chars().enumerate() {
        if index > 0 && (digits.len() - index).is_multiple_of(3) {
            grouped.push(',');
        }
        grouped.push(digit);
    }
    format!("{grouped} {}", if count == 1 { "record" } else { "records" })
}

/// Returns the size of a file in decimal units: `96 kB`, `1.2 MB`.
pub fn size(bytes: u64) -> String {
    let mut size = bytes as f64;
    let mut units = ["bytes", "kB", "MB", "GB"].into_iter();
    let mut unit = units.next();
    while size >= 999.5 {
        let Some(larger) = units.next() else { break };
        (size, unit) = (size / 1000.0, Some(larger));
    }
    let decimals = usize::from(size < 9.95 && bytes >= 1000);
    format!("{size:.decimals$} {}", unit.unwrap_or_default())
}

/// Joins the counts that are not zero: `2 entries and 1 fact`.
pub fn counts(counts: &[(usize, &str, &str)]) -> String {
    let some = counts.iter().filter(|(count, _, _)| *count > 0);
    let counted: Vec<String> =
        some.map(|(count, one, many)| number_of(*count, one, many)).collect();
    if counted.is_empty() { "nothing".to_owned() } else { and(&counted) }
}

/// Joins names: `Ann`, `Ann and Bob`, `Ann, Bob and Cem`.
pub fn and(names: &[impl AsRef<str>]) -> String {
    match names {
        [] => String::new(),
        [one] => one.as_ref().to_owned(),
        [first @ .., last] => {
            let first: Vec<&str> = first.iter().map(AsRef::as_ref).collect();
            format!("{} and {}", first.join(", "), last.as_ref())
        }
    }
}

/// Joins the first three of many names: `Ann, Bob, Cem and 57 more`.
pub fn and_more(names: &[String]) -> String {
    const NAMED: usize = 3;
    match names.len() {
        count if count > NAMED + 1 => {
            format!("{} and {} more", names[..NAMED].join(", "), count - NAMED)
        }
        _ => and(names),
    }
}

/// Returns an amount on an account to one decimal: `+3.1`, `-5.2`, `0.0`.
pub fn amount(amount: f64) -> String {
    let rounded = (amount * 10.0).round() / 10.0;
    if rounded == 0.0 { "0.0".to_owned() } else { format!("{rounded:+.1}") }
}

/// Returns a number to two decimals, without trailing zeros: `8`, `2.5`, `0.33`.
pub fn plain(number: f64) -> String {
    let text = format!("{number:.2}");
    text.trim_end_matches('0').trim_end_matches('.').to_owned()
}

/// Returns a share of 1 in whole percent, half up: `31%`.
pub fn percent(share: f64) -> String {
    format!("{}%", (share * 100.0 + 0.5).floor())
}

/// Returns a number to one decimal, half up, without a trailing zero: `3.5`, `4`.
pub fn tenth(number: f64) -> String {
    plain((number * 10.0 + 0.5).floor() / 10.0)
}

/// Capitalises the first letter.
pub fn capitalized(text: &str) -> String {
    let mut chars = text.chars();
    chars.next().map_or_else(String::new, |first| first.to_uppercase().chain(chars).collect())
}

/// Cuts a text off after some characters.
pub fn shortened(text: &str, most: usize) -> String {
    match text.char_indices().nth(most) {
        Some((end, _)) => format!("{}…", text[..end].trim_end()),
        None => text.to_owned(),
    }
}

/// Returns a note in quotes, cut short; nothing for an empty one.
pub fn quoted(note: &str) -> String {
    let inner = note.replace('"', "'");
    if note.is_empty() { inner } else { format!("\"{}\"", shortened(&inner, 60)) }
}

/// Returns the possessive of a name: `Dana's`, `Sales'`.
pub fn possessive(name: &str) -> String {
    format!("{name}{}", if name.ends_with('s') { "'" } else { "'s" })
}

#[cfg(test)]
mod tests {
    use chrono::{DateTime, TimeDelta, Utc};
    use proptest::prelude::*;

    use super::*;
    use crate::model::date::{self, Reading};
    use crate::model::span::Direction;

    #[test]
    fn amounts_round_to_one_decimal_without_minus_zero() {
        for (number, text) in [(3.12, "+3.1"), (-0.04, "0.0"), (-5.25, "-5.3"), (0.0, "0.0")] {
            assert_eq!(amount(number), text);
        }
    }

    #[test]
    fn large_numbers_are_grouped_and_scaled() {
        for (count, text) in
            [(0, "0 records"), (1, "1 record"), (999, "999 records"), (1204, "1,204 records")]
        {
            assert_eq!(records(count), text);
        }
        assert_eq!(records(1_234_567), "1,234,567 records");
        for (bytes, text) in [
            (0, "0 bytes"),
            (999, "999 bytes"),
            (1_000, "1.0 kB"),
            (98_304, "98 kB"),
            (999_900, "1.0 MB"),
            (1_234_567, "1.2 MB"),
            (5_000_000_000_000, "5000 GB"),
        ] {
            assert_eq!(size(bytes), text);
        }
    }

    fn any_day() -> impl Strategy<Value = NaiveDate> {
        (0i64..109_900).prop_map(|days| day("1900-01-01") + TimeDelta::days(days))
    }

    fn day(iso: &str) -> NaiveDate {
        iso.parse().unwrap()
    }

    /// Reads a date as the direction says in which it is printed.
    fn read(text: &str, today: NaiveDate, day: NaiveDate) -> Option<NaiveDate> {
        let direction = if day > today { Direction::Ahead } else { Direction::Back };
        let to_local = |instant: DateTime<Utc>| instant.naive_utc();
        date::parse(text, Reading { today, direction, order: None, to_local }).ok()
    }

    proptest! {
        #[test]
        fn every_date_that_is_printed_can_be_typed(
            day in any_day(),
            today in any_day(),
            near in -400i64..400,
        ) {
            // Most dates that are printed are not far from today.
            let close = today.checked_add_signed(TimeDelta::days(near)).filter(|day| {
                (1900..=2200).contains(&day.year())
            });
            for day in std::iter::once(day).chain(close) {
                for text in [
                    full_date(day),
                    plain_date(day),
                    super::date(day, today),
                    short_date(day, today),
                    day.to_string(),
                ] {
                    prop_assert_eq!(read(&text, today, day), Some(day), "{} on {}", text, today);
                    let words: Vec<&str> = text.split(' ').collect();
                    prop_assert_eq!(date::words_of_date(&words), Ok(words.len()));
                }
                if day <= today {
                    let text = ago((today - day).num_days());
                    prop_assert_eq!(read(&text, today, day), Some(day), "{} on {}", text, today);
                }
                let (month, of_month) = (day.month(), day.day());
                let birthday = Birthday { year: None, month, day: of_month };
                prop_assert_eq!(super::birthday(birthday).parse(), Ok(birthday));
            }
        }
    }

    #[test]
    fn names_are_joined_with_commas_and_and() {
        assert_eq!(and(&["Ann"]), "Ann");
        assert_eq!(and(&["Ann", "Bob", "Cem"]), "Ann, Bob and Cem");
    }
}
