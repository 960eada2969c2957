//! The only reader of the clock. Everybody else is told what time it is.

use chrono::{DateTime, Local, NaiveDate, NaiveDateTime, SecondsFormat, TimeZone, Utc};

use crate::error::{Error, Result};

/// The variable that sets the clock: `2026-11-21` or `2026-11-21T09:00:00`, local.
const OVERRIDE: &str = "REL_NOW";

/// The moment a command runs at.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Now {
    /// The local day, which is what the journal counts in.
    pub today: NaiveDate,
    /// The local time.
    pub local: NaiveDateTime,
    instant: DateTime<Utc>,
}

impl Now {
    /// Reads the clock, or `REL_NOW` where it is set.
    ///
    /// # Errors
    /// `REL_NOW` that is neither a day nor a time.
    pub fn read() -> Result<Now> {
        match std::env::var_os(OVERRIDE).filter(|value| !value.is_empty()) {
            Some(value) => Now::parse(&value.to_string_lossy()),
            None => Ok(Now::system()),
        }
    }

    #[expect(clippy::disallowed_methods, reason = "this is the one place")]
    fn system() -> Now {
        let now = Local::now();
        Now { today: now.date_naive(), local: now.naive_local(), instant: now.to_utc() }
    }

    fn parse(text: &str) -> Result<Now> {
        let local = text
            .parse::<NaiveDateTime>()
            .or_else(|_| text.parse::<NaiveDate>().map(|day| day.and_time(chrono::NaiveTime::MIN)))
            .map_err(|_| {
                Error::usage(format!("REL_NOW is `{text}`, which is neither a day nor a time."))
                    .hint("Set it to a local day or time: 2026-11-21 or 2026-11-21T09:00:00.")
            })?;
        // An hour that daylight saving skips or repeats is read as UTC: any is as good.
        let instant = Local
            .from_local_datetime(&local)
            .single()
            .map_or(local.and_utc(), |time| time.to_utc());
        Ok(Now { today: local.date(), local, instant })
    }

    /// The stamp of what is written now: UTC with milliseconds, which sorts by time as text.
    pub fn stamp(&self) -> String {
        self.instant.to_rfc3339_opts(SecondsFormat::Millis, true)
    }

    /// The moment itself.
    pub fn instant(&self) -> DateTime<Utc> {
        self.instant
    }

    /// Milliseconds since 1970, never below 0.
    pub fn unix_millis(&self) -> u64 {
        u64::try_from(self.instant.timestamp_millis()).unwrap_or(0)
    }
}

/// A moment as the clock on the wall shows it here.
pub fn to_local(instant: DateTime<Utc>) -> NaiveDateTime {
    instant.with_timezone(&Local).naive_local()
}

/// A stamp as the clock on the wall showed it: `2026-11-21 09:00`.
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
            ("0001-01-01", "0001-01-01"),
            ("9999-12-31T23:59:59", "9999-12-31"),
        ] {
            assert_eq!(Now::parse(text).map(|now| now.today.to_string()), Ok(today.to_owned()));
        }
        assert!(Now::parse("yesterday").is_err());
    }
}
