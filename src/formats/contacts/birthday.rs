//! Reads birthdays as address books write them.

use crate::model::Birthday;

/// The year that Apple writes for an unknown one.
pub const NO_YEAR: i32 = 1604;

/// Reads any date that people type, and `19800203` and `--0203`, also with a time after it.
pub fn read(text: &str) -> Option<Birthday> {
    let text = text.trim();
    let birthday = date(text).or_else(|| date(text.split_once(['T', 't', ' '])?.0))?;
    Some(Birthday { year: birthday.year.filter(|year| *year != NO_YEAR), ..birthday })
}

fn date(text: &str) -> Option<Birthday> {
    if !text.bytes().all(|byte| byte.is_ascii_digit() || byte == b'-') {
        return text.parse().ok();
    }
    let (year, rest) = match text.strip_prefix("--") {
        Some(rest) => ("-", rest),
        None => text.split_at_checked(4)?,
    };
    match rest.len() {
        4 if !rest.contains('-') => format!("{year}-{}-{}", &rest[..2], &rest[2..]).parse().ok(),
        _ => text.parse().ok(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn birthdays_are_read_however_they_are_written() {
        for (text, birthday) in [
            ("1980-02-03", Some("1980-02-03")),
            ("19800203", Some("1980-02-03")),
            ("--0203", Some("--02-03")),
            ("--02-03", Some("--02-03")),
            ("02-03", None),
            ("02-13", Some("--02-13")),
            ("1980-02-03T00:00:00Z", Some("1980-02-03")),
            ("19800203T231000Z", Some("1980-02-03")),
            ("--0203T1200", Some("--02-03")),
            ("1980-02-03 00:00:00", Some("1980-02-03")),
            ("3 Feb 1980", Some("1980-02-03")),
            ("3-Feb-1980", Some("1980-02-03")),
            ("1604-02-03", Some("--02-03")),
            ("206-12-15", None),
            ("19800230", None),
            ("1980", None),
            ("1980-02", None),
            ("---03", None),
            ("circa 1800", None),
            ("日本", None),
            ("", None),
        ] {
            let written = read(text).map(|birthday| birthday.to_string());
            assert_eq!(written.as_deref(), birthday, "{text:?}");
        }
    }
}
