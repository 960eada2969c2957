//! Dates, counts and amounts as a person would say them.

use chrono::{Datelike, NaiveDate};

use crate::model::{Birthday, Promise, PromiseKind, Status};
use crate::scoring::{Balance, Constants};

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

/// How both accounts stand, in a sentence without its end: what the relationship can carry.
pub fn standing(balance: Balance, evidence: u32, constants: &Constants) -> String {
    let together = balance.together();
    if evidence < constants.evidence {
        let entries = counted(i64::from(evidence), "entry", "entries");
        return format!("With {entries} there is too little to say how you stand");
    }
    let overdrawn = |amount: f64| amount < 0.0;
    match (overdrawn(balance.me), overdrawn(balance.team)) {
        (true, true) => "Both accounts are overdrawn, yours and your team's".to_owned(),
        (true, false) if balance.team == 0.0 => "Your account is overdrawn".to_owned(),
        (false, true) if balance.me == 0.0 => "Your team's account is overdrawn".to_owned(),
        (false, true) if together < 0.0 => {
            "You are in credit, but your team has overdrawn more".to_owned()
        }
        (true, false) if together < 0.0 => {
            "Your team is in credit, but you have overdrawn more".to_owned()
        }
        (me, team) => {
            let setbacks = balance.resilience(constants);
            let carries = match setbacks {
                0 => "not enough to carry a setback".to_owned(),
                1 => "enough to carry a setback".to_owned(),
                many => format!("enough to carry {many} setbacks"),
            };
            if balance == Balance::default() {
                return "Nothing is on either account yet".to_owned();
            }
            let whose = match (me, team) {
                (false, true) => "You are in credit, your team is not; together",
                (true, false) => "Your team is in credit, you are not; together",
                _ => "You are in credit,",
            };
            format!("{whose} {carries}")
        }
    }
}

/// `#12 "ERP cutover date"`: a promise by its number and text.
pub fn promise(promise: &Promise) -> String {
    format!("#{} {}", promise.id, quoted(&promise.text))
}

/// `commitments: kept 7 of 9 (78 %; you say 95)`, of our ended promises of a kind; nothing while
/// none was kept or broken.
pub fn kept_rate<'a>(
    promises: impl IntoIterator<Item = &'a Promise>,
    kind: PromiseKind,
) -> Option<String> {
    let (kept, ended) = promises
        .into_iter()
        .filter(|promise| promise.kind == kind && !promise.theirs)
        .filter(|promise| matches!(promise.status, Status::Kept | Status::Broken))
        .fold((0, 0), |(kept, ended), promise| {
            (kept + usize::from(promise.status == Status::Kept), ended + 1)
        });
    let percent = (100 * kept + ended / 2).checked_div(ended)?;
    let says = kind.means_percent();
    Some(format!("{}: kept {kept} of {ended} ({percent} %; you say {says})", kind.plural()))
}

/// How often our word was kept, by kind, and how estimates come out; nothing while there is nothing
/// to say.
pub fn calibration(promises: &[Promise]) -> Option<String> {
    let mut parts: Vec<String> =
        PromiseKind::ALL.into_iter().filter_map(|kind| kept_rate(promises, kind)).collect();
    parts.extend(
        crate::scoring::promises::estimate_factor(promises)
            .map(|factor| format!("you take {} x your estimate", plain(factor))),
    );
    (!parts.is_empty()).then(|| parts.join("; "))
}

/// A bar for a share of 1, some cells wide.
pub fn bar(share: f64, cells: usize) -> String {
    let filled = (share.clamp(0.0, 1.0) * cells as f64).round() as usize;
    "█".repeat(filled) + &"░".repeat(cells - filled)
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
