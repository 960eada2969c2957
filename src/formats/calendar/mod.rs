//! Calendars: what was held, when, and who was there.

mod blocks;
mod component;
mod guests;
mod moment;
mod properties;
mod read;
mod recurrence;
mod series;
#[cfg(test)]
mod tests;
mod words;
mod write;
mod zone;
mod zones;

use chrono::{DateTime, NaiveDate, NaiveDateTime, Utc};

use super::Skipped;
pub use read::read;
pub use write::{Notice, write};

/// An event, or one occurrence of a series that was changed by itself.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Event {
    /// The line it begins on, from 1.
    pub line: usize,
    /// What its calendar knows it by; where it has no UID, made up from its summary and start.
    pub uid: String,
    pub summary: String,
    /// Whether it is one of a series.
    pub is_recurring: bool,
    pub is_all_day: bool,
    /// Whether it did not take place: cancelled, or no more than a reply or a proposal.
    pub is_cancelled: bool,
    /// Whether it is a birthday, not a meeting.
    pub is_birthday: bool,
    /// Whether others are not to know what it was about: it is not public.
    pub is_private: bool,
    /// Who called it, where that is said; often among the guests too.
    pub organizer: Option<Guest>,
    pub guests: Vec<Guest>,
    /// When it was held, up to the horizon, in order.
    pub occasions: Vec<Occasion>,
}

/// One time an event was held.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Occasion {
    /// Which of its series it is, whatever it was moved to: the day it was planned for, with `#2` and
    /// so on for more than one a day. Empty for an event that is not one of a series.
    pub instance: String,
    /// The local day it was held on.
    pub day: NaiveDate,
}

/// One time an event was planned for and is not held.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CalledOff {
    /// The line its event begins on, from 1.
    pub line: usize,
    /// The UID of its event.
    pub uid: String,
    /// As that of an occasion.
    pub instance: String,
}

/// Somebody invited to an event.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Guest {
    /// In lower case, without `mailto:` and blanks.
    pub email: Option<String>,
    /// As it is said: `CN="Roth, Anna"` is `Anna Roth`.
    pub name: Option<String>,
    /// Whether it is a person, not a room, a resource or a group.
    pub is_person: bool,
    /// Whether they said they would not come, or sent somebody else.
    pub has_declined: bool,
}

impl Guest {
    /// Whether both are the same person: by e-mail, else by name.
    pub fn is_same(&self, other: &Guest) -> bool {
        match (&self.email, &other.email) {
            (Some(one), Some(other)) => one == other,
            _ => self.name.is_some() && self.name == other.name,
        }
    }
}

/// What of time a calendar is read for.
#[derive(Debug, Clone, Copy)]
pub struct Horizon {
    /// Nothing that begins before this day.
    pub since: Option<NaiveDate>,
    /// Nothing that begins after this moment, in local time.
    pub now: NaiveDateTime,
    /// What a moment is in local time.
    pub to_local: fn(DateTime<Utc>) -> NaiveDateTime,
}

/// What a calendar holds.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Calendar {
    pub events: Vec<Event>,
    /// The UIDs of the series that are there whole, with all of their times up to the horizon.
    pub series: Vec<String>,
    /// What was planned up to the horizon and is not to be held then: dropped from its series, or
    /// put off to a time beyond.
    pub called_off: Vec<CalledOff>,
    /// Events that cannot be read, series that were not followed to their end, and a file without any.
    pub skipped: Vec<Skipped>,
}
