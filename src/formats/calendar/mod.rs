//! Calendars: which events took place, when, and with whom.

mod availability;
mod blocks;
mod component;
mod guests;
mod latest;
mod limits;
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
mod zone_names;
mod zones;

use std::fmt;
use std::rc::Rc;

use chrono::{DateTime, NaiveDate, NaiveDateTime, Utc};

use crate::model::{NoContact, SkipReason};

pub use read::read;
pub use write::{Notice, write};

/// A position in calendars that are read together.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Spot {
    /// The index of the calendar, from 0.
    pub source: usize,
    /// The line in it, from 1.
    pub line: usize,
}

/// An event, or one occurrence of a series that was changed by itself.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Event {
    /// Where it begins.
    pub at: Spot,
    /// The UID in its calendar; without one, made up from its summary and start.
    pub uid: Rc<str>,
    pub summary: String,
    /// Whether it is one of a series.
    pub is_recurring: bool,
    pub is_all_day: bool,
    /// Whether it did not take place: cancelled, or only a reply or a proposal.
    pub is_cancelled: bool,
    /// Whether it is a birthday, not a meeting.
    pub is_birthday: bool,
    /// What it is instead of a meeting: an absence, a hold, a deadline.
    pub no_meeting: Option<NoContact>,
    /// The TZID of its start, if nobody can identify it, so that the time was read as local.
    pub unknown_zone: Option<String>,
    /// Whether its subject is confidential: its class is not public.
    pub is_private: bool,
    /// The host, if the calendar names one; often among the guests too.
    pub organizer: Option<Guest>,
    pub guests: Rc<[Guest]>,
    /// The times it was held, up to the horizon, in order.
    pub occurrences: Vec<Occurrence>,
}

impl Event {
    /// Returns the summary on one line.
    pub fn subject(&self) -> String {
        one_line(&self.summary)
    }

    /// Returns the name of the event in a report: its summary, unless that is private.
    pub fn title(&self) -> String {
        title(&self.summary, self.is_private)
    }
}

/// A time of a series as it was planned, wherever it was moved to: its identity within the series.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Instance {
    day: NaiveDate,
    /// From 1, for more than one a day.
    number: u32,
}

/// `2026-01-05`, or `2026-01-05#2` for the second one that day.
impl fmt::Display for Instance {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        match self.number {
            1 => write!(f, "{}", self.day),
            number => write!(f, "{}#{number}", self.day),
        }
    }
}

/// One time an event was held.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Occurrence {
    /// `None` for an event that is not part of a series.
    pub instance: Option<Instance>,
    /// The local day it was held on.
    pub day: NaiveDate,
}

/// One time an event was planned for and is not held.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CalledOff {
    /// Where its event begins.
    pub at: Spot,
    /// The UID of its event.
    pub uid: Rc<str>,
    /// See [`Occurrence::instance`].
    pub instance: Option<Instance>,
}

impl CalledOff {
    /// Returns the day it was planned for, if it is one of a series.
    fn day(&self) -> Option<NaiveDate> {
        self.instance.map(|instance| instance.day)
    }
}

/// A series that was read in full, with all of its times up to the horizon, or the latest of them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WholeSeries {
    /// Where it begins.
    pub at: Spot,
    pub uid: Rc<str>,
    /// The first day of those times, if there were too many.
    pub since: Option<NaiveDate>,
}

/// An event that was skipped, a series that was only partly read, or a file without any event.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SkippedEvent {
    pub at: Spot,
    /// Its name in a report.
    pub what: String,
    pub why: SkipReason,
}

/// A person, a room or a group invited to an event.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Guest {
    /// In lower case, without `mailto:` and blanks.
    pub email: Option<String>,
    /// On one line and in reading order: `CN="Roth, Anna"` is `Anna Roth`.
    pub name: Option<String>,
    /// Whether it is a person, not a room, a resource or a group.
    pub is_person: bool,
    /// Whether they declined or sent someone else.
    pub has_declined: bool,
    /// Whether they were only informed, and took no part.
    pub is_informed: bool,
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

/// The span of time a calendar is read for.
#[derive(Debug, Clone, Copy)]
pub struct Horizon {
    /// Nothing that begins before this day.
    pub since: Option<NaiveDate>,
    /// Nothing that begins after this moment, in local time.
    pub now: NaiveDateTime,
    /// Converts a moment to local time.
    pub to_local: fn(DateTime<Utc>) -> NaiveDateTime,
}

/// The events of calendars that were read together.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Calendar {
    pub events: Vec<Event>,
    pub series: Vec<WholeSeries>,
    /// Times planned up to the horizon and not held then: dropped from their series, or put off
    /// beyond it.
    pub called_off: Vec<CalledOff>,
    pub skipped: Vec<SkippedEvent>,
    /// The first day all times were read from, if there were too many.
    pub since: Option<NaiveDate>,
}

/// Returns the name of an event in a report, which never reveals a private summary.
fn title(summary: &str, is_private: bool) -> String {
    let summary = one_line(summary);
    if is_private {
        "a private event".to_owned()
    } else if summary.is_empty() {
        "an event without a title".to_owned()
    } else {
        summary
    }
}

fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
