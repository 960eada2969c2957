//! The only place that reads the system clock; everything else takes the time as an argument.

use std::fs;

use chrono::{DateTime, Local, NaiveDate, NaiveDateTime, SecondsFormat, TimeZone, Utc};

use crate::error::{Error, Result};
use crate::model::date::in_range;

/// The environment variable that sets the clock, in local time: `2026-11-21` or
/// `2026-11-21T09:00:00`.
const OVERRIDE: &str = "REL_NOW";

/// The moment at which a command runs, read once so that the whole command agrees on it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Now {
    /// The local day; the journal counts in days.
    pub today: NaiveDate,
    /// The local date and time.
    pub local: NaiveDateTime,
    instant: DateTime<Utc>,
}

impl Now {
    /// Reads `REL_NOW` if it is set, and the system clock otherwise.
    ///
    /// # Errors
    /// If `REL_NOW` is neither a date nor a date with a time, or the day is not in the years that a
    /// journal knows.
    pub fn read() -> Result<Now> {
        check_zone()?;
        match std::env::var_os(OVERRIDE).filter(|value| !value.is_empty()) {
            Some(value) => {
                let text = value.to_string_lossy();
                Now::parse(&text)?.checked(&format!("REL_NOW is `{text}`"), "Set it to such a day.")
            }
            None => {
                let now = Now::system();
                let clock = format!("The clock of this machine says {}", now.today);
                now.checked(&clock, "Set the clock, or REL_NOW.")
            }
        }
    }

    /// Checks that a journal can hold the day.
    fn checked(self, what: &str, advice: &str) -> Result<Now> {
        if in_range(&self.today) {
            return Ok(self);
        }
        Err(Error::usage(format!("{what}; dates lie in the years 1900 to 2200."))
            .hint(format!("Nothing was written. {advice}")))
    }

    #[expect(clippy::disallowed_methods, reason = "this is the one place that may")]
    fn system() -> Now {
        let now = Local::now();
        Now { today: now.date_naive(), local: now.naive_local(), instant: now.to_utc() }
    }

    fn parse(text: &str) -> Result<Now> {
        let local = text
            .parse::<NaiveDateTime>()
            .or_else(|_| text.parse::<NaiveDate>().map(|day| day.and_time(chrono::NaiveTime::MIN)))
            .map_err(|_| {
                Error::usage(format!("REL_NOW is `{text}`, which is neither a date nor a time."))
                    .hint("Set it to a local date or time: 2026-11-21 or 2026-11-21T09:00:00.")
            })?;
        // Daylight saving skips or repeats an hour; it is read as UTC, which is as good as any.
        let instant = Local
            .from_local_datetime(&local)
            .single()
            .map_or(local.and_utc(), |time| time.to_utc());
        Ok(Now { today: local.date(), local, instant })
    }

    /// Returns the timestamp for records written now: UTC with milliseconds, so that timestamps
    /// sort by time as text.
    pub fn stamp(&self) -> String {
        self.instant.to_rfc3339_opts(SecondsFormat::Millis, true)
    }

    /// Returns the moment in UTC.
    pub fn instant(&self) -> DateTime<Utc> {
        self.instant
    }

    /// Returns the milliseconds since 1970, and 0 for anything earlier.
    pub fn unix_millis(&self) -> u64 {
        u64::try_from(self.instant.timestamp_millis()).unwrap_or(0)
    }
}

/// Checks that `TZ` does not name something that is no file, such as a pipe, on which reading a
/// time zone would wait for ever.
fn check_zone() -> Result<()> {
    let zone = std::env::var_os("TZ").unwrap_or_default();
    let zone = zone.to_string_lossy();
    let path = zone.strip_prefix(':').unwrap_or(&zone);
    let is_other = |data: &fs::Metadata| !data.is_file() && !data.is_dir();
    if path.starts_with('/') && fs::metadata(path).is_ok_and(|data| is_other(&data)) {
        return Err(Error::usage(format!("TZ is `{zone}`, which is no file with a time zone."))
            .hint("Set it to a time zone, such as TZ=Europe/Berlin, or unset it."));
    }
    Ok(())
}

/// Converts a moment to local time.
pub fn to_local(instant: DateTime<Utc>) -> NaiveDateTime {
    instant.with_timezone(&Local).naive_local()
}

/// Formats a [`Now::stamp`] in local time: `2026-11-21 09:00`. Returns any other text unchanged.
pub fn local_time(stamp: &str) -> String {
    DateTime::parse_from_rfc3339(stamp)
        .map(|instant| instant.with_timezone(&Local).format("%Y-%m-%d %H:%M").to_string())
        .unwrap_or_else(|_| stamp.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_day_or_a_time_sets_the_clock() {
        for (text, today) in [
            ("2026-11-21", "2026-11-21"),
            ("2026-11-21T09:00:00", "2026-11-21"),
            ("1900-01-01", "1900-01-01"),
            ("2200-12-31T23:59:59", "2200-12-31"),
        ] {
            assert_eq!(Now::parse(text).map(|now| now.today.to_string()), Ok(today.to_owned()));
        }
        assert!(Now::parse("yesterday").is_err());
    }
}
