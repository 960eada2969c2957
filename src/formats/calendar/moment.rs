//! When something is, as calendars say it: what a clock shows, and where the clock hangs.

use calcard::common::PartialDateTime;
use calcard::common::timezone::Tz;
use chrono::{NaiveDate, NaiveDateTime, NaiveTime};

use super::Horizon;
use super::zone::{Zone, fixed};

#[derive(Debug, Clone)]
pub struct Moment {
    /// What the clock shows; midnight for a whole day.
    pub wall: NaiveDateTime,
    pub zone: Zone,
    pub is_all_day: bool,
}

impl Moment {
    /// What a property says, in its zone unless it names UTC itself; None for a day there never was.
    pub fn read(time: &PartialDateTime, zone: impl FnOnce() -> Zone) -> Option<Self> {
        let day = NaiveDate::from_ymd_opt(time.year?.into(), time.month?.into(), time.day?.into())?;
        let Some(hour) = time.hour else {
            return Some(Moment::whole_day(day));
        };
        // A leap second is told as the one before it.
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

    /// The same clock at another time.
    pub fn at(&self, wall: NaiveDateTime) -> Self {
        Moment { wall, ..self.clone() }
    }

    /// What clocks of the reader show then. Whole days and floating times are local as they stand.
    pub fn local(&self, horizon: &Horizon) -> NaiveDateTime {
        self.wall_in(&Zone::Local, horizon)
    }

    /// What this would be in terms of another: the day, if that is a whole day, else what its clock
    /// shows.
    pub fn in_terms_of(&self, other: &Moment, horizon: &Horizon) -> NaiveDateTime {
        if !other.is_all_day {
            self.wall_in(&other.zone, horizon)
        } else if self.zone.is_utc() {
            // Midnight of whoever wrote it.
            self.local(horizon).date().and_time(NaiveTime::MIN)
        } else {
            self.wall.date().and_time(NaiveTime::MIN)
        }
    }

    fn wall_in(&self, zone: &Zone, horizon: &Horizon) -> NaiveDateTime {
        self.zone.moment(self.wall).map_or(self.wall, |moment| zone.wall(moment, horizon))
    }
}
