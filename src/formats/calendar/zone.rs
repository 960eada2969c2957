//! Where a clock hangs, and what it shows.

use std::rc::Rc;

use calcard::common::PartialDateTime;
use calcard::common::timezone::Tz;
use chrono::{DateTime, FixedOffset, NaiveDateTime, Offset, TimeDelta, TimeZone, Utc};

use super::Horizon;

/// Where a wall clock hangs.
#[derive(Debug, Clone)]
pub enum Zone {
    /// Wherever the reader is.
    Local,
    Known(Tz),
    /// As the file describes it: the changes of its clocks in order, at least one.
    Described(Rc<[Change]>),
}

/// A change of the clocks.
#[derive(Debug, Clone, Copy)]
pub struct Change {
    /// When, in UTC.
    pub at: NaiveDateTime,
    /// What the clocks are ahead of UTC until then.
    pub before: TimeDelta,
    pub after: TimeDelta,
}

impl Change {
    /// From when on clocks show the new time only; a time shown twice is the earlier, and one left
    /// out is told by the clocks before the change.
    fn settled(&self) -> NaiveDateTime {
        self.at + self.before.max(self.after)
    }
}

impl Zone {
    pub const UTC: Zone = Zone::Known(Tz::UTC);

    pub fn is_utc(&self) -> bool {
        matches!(self, Zone::Known(zone) if zone.is_utc())
    }

    /// What the clocks here show.
    pub fn wall(&self, moment: DateTime<Utc>, horizon: &Horizon) -> NaiveDateTime {
        let utc = moment.naive_utc();
        match self {
            Zone::Local => (horizon.to_local)(moment),
            Zone::Known(zone) => utc + known_offset(zone, utc),
            Zone::Described(changes) => {
                utc + offset(changes, changes.partition_point(|change| change.at <= utc))
            }
        }
    }

    /// When the clocks here show this; nobody can say for local time.
    pub fn moment(&self, wall: NaiveDateTime) -> Option<DateTime<Utc>> {
        let ahead = match self {
            Zone::Local => return None,
            Zone::Known(zone) => match zone.offset_from_local_datetime(&wall).earliest() {
                Some(offset) => seconds(offset.fix()),
                None => known_offset(zone, wall - TimeDelta::days(1)),
            },
            Zone::Described(changes) => {
                offset(changes, changes.partition_point(|change| change.settled() <= wall))
            }
        };
        Some((wall - ahead).and_utc())
    }
}

fn known_offset(zone: &Tz, utc: NaiveDateTime) -> TimeDelta {
    seconds(zone.offset_from_utc_datetime(&utc).fix())
}

/// An offset as a span of time.
pub fn seconds(offset: FixedOffset) -> TimeDelta {
    TimeDelta::seconds(offset.local_minus_utc().into())
}

/// What clocks are ahead after so many of the changes.
fn offset(changes: &[Change], passed: usize) -> TimeDelta {
    match passed.checked_sub(1) {
        Some(last) => changes[last].after,
        None => changes[0].before,
    }
}

/// What a time says it is ahead of UTC.
pub fn fixed(time: &PartialDateTime) -> Option<FixedOffset> {
    let ahead = i32::from(time.tz_hour?) * 3600 + i32::from(time.tz_minute.unwrap_or(0)) * 60;
    FixedOffset::east_opt(if time.tz_minus { -ahead } else { ahead })
}
