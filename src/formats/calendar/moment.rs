//! A time as calendars write it: a wall clock and its zone.

use calcard::common::PartialDateTime;
use calcard::common::timezone::Tz;
use chrono::{Days, NaiveDate, NaiveDateTime, NaiveTime, Timelike};

use super::Horizon;
use super::zone::{Zone, fixed};

/// The earliest hour, in UTC, that is more likely the next midnight than the last: New Zealand in
/// summer is 13 hours ahead, and Hawaii 10 hours behind.
const NEXT_MIDNIGHT: u32 = 11;

/// The time of a wall clock in its zone, or a whole day.
#[derive(Debug, Clone)]
pub struct Moment {
    /// The time on the clock; midnight for a whole day.
    pub wall: NaiveDateTime,
    pub zone: Zone,
    pub is_all_day: bool,
}

impl Moment {
    /// Reads a time, in this zone unless it states an offset itself. `None` for a day that never
    /// was.
    pub fn read(time: &PartialDateTime, zone: impl FnOnce() -> Zone) -> Option<Self> {
        let day = NaiveDate::from_ymd_opt(time.year?.into(), time.month?.into(), time.day?.into())?;
        let Some(hour) = time.hour else {
            return Some(Moment::whole_day(day));
        };
        // A leap second counts as the second before it.
        let wall = day.and_hms_opt(
            hour.into(),
            time.minute.unwrap_or(0).into(),
            time.second.unwrap_or(0).min(59).into(),
        )?;
        let zone = match fixed(time) {
            Some(offset) if offset.local_minus_utc() == 0 => Zone::UTC,
            Some(offset) => Zone::Known(Tz::Fixed(offset)),
            None => zone(),
        };
        Some(Moment { wall, zone, is_all_day: false })
    }

    pub fn whole_day(day: NaiveDate) -> Self {
        Moment { wall: day.and_time(NaiveTime::MIN), zone: Zone::Local, is_all_day: true }
    }

    /// Returns another time of this clock.
    pub fn at(&self, wall: NaiveDateTime) -> Self {
        Moment { wall, ..self.clone() }
    }

    /// Returns the time on the clock of the reader. Whole days and floating times are local
    /// already.
    pub fn local(&self, horizon: &Horizon) -> NaiveDateTime {
        self.wall_in(&Zone::Local, horizon)
    }

    /// Returns this moment on the clock of another; only the day, if the other is a whole day.
    pub fn in_terms_of(&self, other: &Moment, horizon: &Horizon) -> NaiveDateTime {
        if !other.is_all_day {
            self.wall_in(&other.zone, horizon)
        } else if self.zone.is_utc() {
            let day = self.day_of_midnight(horizon);
            day.unwrap_or_else(|| self.local(horizon).date()).and_time(NaiveTime::MIN)
        } else {
            self.wall.date().and_time(NaiveTime::MIN)
        }
    }

    /// Returns the day that begins now, if this is midnight where its event was made: here, if it
    /// is midnight here, else at the nearest place. `None` if it is midnight nowhere.
    pub fn day_of_midnight(&self, horizon: &Horizon) -> Option<NaiveDate> {
        let local = self.local(horizon);
        if local.time() == NaiveTime::MIN {
            return Some(local.date());
        }
        let utc = self.zone.moment(self.wall)?.naive_utc();
        if utc.minute() % 15 != 0 || utc.second() != 0 {
            return None;
        }
        utc.date().checked_add_days(Days::new(u64::from(utc.hour() >= NEXT_MIDNIGHT)))
    }

    fn wall_in(&self, zone: &Zone, horizon: &Horizon) -> NaiveDateTime {
        self.zone.moment(self.wall).map_or(self.wall, |moment| zone.wall(moment, horizon))
    }
}
