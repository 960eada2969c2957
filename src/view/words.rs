//! Dates, counts, amounts and short texts as people write them; no sentence about anyone.

use chrono::{Datelike, NaiveDate};

use crate::model::Birthday;

/// `Fri 20 Nov 2026`
pub fn full_date(date: NaiveDate) -> String {
    date.format("%a %-d %b %Y").to_string()
}

/// `20 Nov 2026`
pub fn plain_date(date: NaiveDate) -> String {
    date.format("%-d %b %Y").to_string()
}

/// `Fri 20 Nov`, with the year where it is not this one.
pub fn date(date: NaiveDate, today: NaiveDate) -> String {
    if date.year() == today.year() { date.format("%a %-d %b").to_string() } else { full_date(date) }
}

/// `20 Nov`, with the year where it is not this one.
pub fn short_date(date: NaiveDate, today: NaiveDate) -> String {
    let same_year = date.year() == today.year();
    date.format(if same_year { "%-d %b" } else { "%-d %b %Y" }).to_string()
}

/// `3 Feb`: a birthday as one says it.
pub fn birthday(birthday: Birthday) -> String {
    NaiveDate::from_ymd_opt(2000, birthday.month, birthday.day)
        .map_or_else(|| birthday.to_string(), |day| day.format("%-d %b").to_string())
}

/// `41 days`, `1 day`
pub fn days(count: i64) -> String {
    counted(count, "day", "days")
}

/// `today`, `yesterday`, `41 days ago`
pub fn ago(count: i64) -> String {
    match count {
        0 => "today".to_owned(),
        1 => "yesterday".to_owned(),
        count => format!("{} ago", days(count)),
    }
}

/// `1 person`, `4 people`
pub fn counted(count: i64, one: &str, many: &str) -> String {
    format!("{count} {}", if count == 1 { one } else { many })
}

/// The same of what is counted in memory.
pub fn number_of(count: usize, one: &str, many: &str) -> String {
    format!("{count} {}", if count == 1 { one } else { many })
}

/// `1,204 records`: how much a file holds, which may be a lot.
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

/// `96 kB`, `1.2 MB`: the size of a file, in decimal units.
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

/// `2 entries and 1 fact`: those of several counts that are not zero.
pub fn counts(counts: &[(usize, &str, &str)]) -> String {
    let some = counts.iter().filter(|(count, _, _)| *count > 0);
    let told: Vec<String> = some.map(|(count, one, many)| number_of(*count, one, many)).collect();
    if told.is_empty() { "nothing".to_owned() } else { and(&told) }
}

/// `Ann`, `Ann and Bob`, `Ann, Bob and Cem`
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

/// The first three of many names: `Ann, Bob, Cem and 57 more`.
pub fn and_more(names: &[String]) -> String {
    const NAMED: usize = 3;
    match names.len() {
        count if count > NAMED + 1 => {
            format!("{} and {} more", names[..NAMED].join(", "), count - NAMED)
        }
        _ => and(names),
    }
}

/// `+3.1`, `-5.2`, `0.0`: an amount on an account, to one decimal.
pub fn amount(amount: f64) -> String {
    let rounded = (amount * 10.0).round() / 10.0;
    if rounded == 0.0 { "0.0".to_owned() } else { format!("{rounded:+.1}") }
}

/// A number without needless decimals: `8`, `2.5`, `0.33`.
pub fn plain(number: f64) -> String {
    let text = format!("{number:.2}");
    text.trim_end_matches('0').trim_end_matches('.').to_owned()
}

/// `31 %`: a share, to the percent.
pub fn percent(share: f64) -> String {
    format!("{} %", (share * 100.0 + 0.5).floor())
}

/// `3.5`, `4`: a number to one decimal, half up, without a needless zero.
pub fn tenth(number: f64) -> String {
    plain((number * 10.0 + 0.5).floor() / 10.0)
}

/// With its first letter large.
pub fn capitalized(text: &str) -> String {
    let mut chars = text.chars();
    chars.next().map_or_else(String::new, |first| first.to_uppercase().chain(chars).collect())
}

/// Cut to some characters, where it is longer.
pub fn shortened(text: &str, most: usize) -> String {
    match text.char_indices().nth(most) {
        Some((end, _)) => format!("{}…", text[..end].trim_end()),
        None => text.to_owned(),
    }
}

/// A note as one hears it, in quotes and short; nothing without one.
pub fn quoted(note: &str) -> String {
    if note.is_empty() { String::new() } else { format!("\"{}\"", shortened(note, 60)) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn amounts_round_to_one_decimal_without_minus_zero() {
        for (number, text) in [(3.12, "+3.1"), (-0.04, "0.0"), (-5.25, "-5.3"), (0.0, "0.0")] {
            assert_eq!(amount(number), text);
        }
    }

    #[test]
    fn large_numbers_can_be_read() {
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

    #[test]
    fn names_are_joined_as_one_says_them() {
        assert_eq!(and(&["Ann"]), "Ann");
        assert_eq!(and(&["Ann", "Bob", "Cem"]), "Ann, Bob and Cem");
    }
}
