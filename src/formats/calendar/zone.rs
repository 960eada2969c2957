//! A time zone and its UTC offsets.

use std::rc::Rc;

use calcard::common::PartialDateTime;
use calcard::common::timezone::Tz;
use chrono::{DateTime, FixedOffset, NaiveDateTime, Offset, TimeDelta, TimeZone, Utc};

use super::Horizon;

/// The time zone of a wall clock.
#[derive(Debug, Clone)]
pub enum Zone {
    /// The zone of the reader.
    Local,
    Known(Tz),
    /// Described by the file: its transitions in order, at least one.
    Described(Rc<[Transition]>),
}

/// A change of the clocks.
#[derive(Debug, Clone, Copy)]
pub struct Transition {
    /// The moment, in UTC.
    pub at: NaiveDateTime,
    /// The offset ahead of UTC until then.
    pub before: TimeDelta,
    pub after: TimeDelta,
}

impl Transition {
    /// Returns the wall time from which the new offset applies: a time shown twice is the earlier,
    /// and one left out is read on the old clock.
    fn settled(&self) -> NaiveDateTime {
        self.at + self.before.max(self.after)
    }
}

impl Zone {
    pub const UTC: Zone = Zone::Known(Tz::UTC);

    pub fn is_utc(&self) -> bool {
        matches!(self, Zone::Known(zone) if zone.is_utc())
    }

    /// Returns what the clocks of this zone show at a moment.
    pub fn wall(&self, moment: DateTime<Utc>, horizon: &Horizon) -> NaiveDateTime {
        let utc = moment.naive_utc();
        match self {
            Zone::Local => (horizon.to_local)(moment),
            Zone::Known(zone) => utc + known_offset(zone, utc),
            Zone::Described(transitions) => {
                utc + offset(transitions, transitions.partition_point(|it| it.at <= utc))
            }
        }
    }

    /// Returns the moment at which the clocks of this zone show a time; `None` for local time.
    pub fn moment(&self, wall: NaiveDateTime) -> Option<DateTime<Utc>> {
        let ahead = match self {
            Zone::Local => return None,
            Zone::Known(zone) => match zone.offset_from_local_datetime(&wall).earliest() {
                Some(offset) => seconds(offset.fix()),
                None => known_offset(zone, wall - TimeDelta::days(1)),
            },
            Zone::Described(transitions) => {
                offset(transitions, transitions.partition_point(|it| it.settled() <= wall))
            }
        };
        Some((wall - ahead).and_utc())
    }
}

fn known_offset(zone: &Tz, utc: NaiveDateTime) -> TimeDelta {
    seconds(zone.offset_from_utc_datetime(&utc).fix())
}

/// Converts an offset to a span of time.
pub fn seconds(offset: FixedOffset) -> TimeDelta {
    TimeDelta::seconds(offset.local_minus_utc().into())
}

/// Returns the offset after this many of the transitions.
fn offset(transitions: &[Transition], passed: usize) -> TimeDelta {
    match passed.checked_sub(1) {
        Some(last) => transitions[last].after,
        None => transitions[0].before,
    }
}

/// Returns the UTC offset that a time itself states.
pub fn fixed(time: &PartialDateTime) -> Option<FixedOffset> {
    let ahead = i32::from(time.tz_hour?) * 3600 + i32::from(time.tz_minute.unwrap_or(0)) * 60;
    FixedOffset::east_opt(if time.tz_minus { -ahead } else { ahead })
}
