//! Time zones: the known ones, and those a file describes itself.

use std::collections::HashMap;
use std::rc::Rc;
use std::str::FromStr;

use calcard::common::PartialDateTime;
use calcard::common::timezone::Tz;
use calcard::icalendar::{
    ICalendar, ICalendarComponent, ICalendarComponentType, ICalendarProperty, ICalendarValue,
};
use chrono::{DateTime, FixedOffset, NaiveDateTime, Offset, TimeDelta, TimeZone, Utc};

use super::Horizon;
use super::blocks::Block;
use super::properties::{first, moments, parse, rules};
use super::recurrence;

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
    at: NaiveDateTime,
    /// What the clocks are ahead of UTC until then.
    before: TimeDelta,
    after: TimeDelta,
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

fn seconds(offset: FixedOffset) -> TimeDelta {
    TimeDelta::seconds(offset.local_minus_utc().into())
}

/// What clocks are ahead after so many of the changes.
fn offset(changes: &[Change], passed: usize) -> TimeDelta {
    match passed.checked_sub(1) {
        Some(last) => changes[last].after,
        None => changes[0].before,
    }
}

/// The time zones a calendar describes.
#[derive(Debug, Default)]
pub struct Zones(HashMap<String, Zone>);

impl Zones {
    /// The zone of a TZID: local time for one that means nothing.
    pub fn find(&self, tzid: &str) -> Zone {
        let tzid = tzid.trim();
        match self.0.get(tzid) {
            Some(zone) => zone.clone(),
            None => known(tzid).map_or(Zone::Local, Zone::Known),
        }
    }
}

/// The zones of each calendar of a file, by the place of the calendar.
pub fn read<'a>(
    blocks: impl Iterator<Item = &'a Block<'a>>,
    calendars: usize,
    horizon: &Horizon,
) -> Vec<Zones> {
    let mut zones: Vec<Zones> = (0..calendars).map(|_| Zones::default()).collect();
    // Calendars that were put together repeat their zones.
    let mut met: HashMap<&str, Option<(String, Zone)>> = HashMap::new();
    for block in blocks {
        let zone = met.entry(block.text).or_insert_with(|| describe(block.text, horizon));
        if let Some((tzid, zone)) = zone {
            zones[block.calendar].0.insert(tzid.clone(), zone.clone());
        }
    }
    zones
}

fn describe(text: &str, horizon: &Horizon) -> Option<(String, Zone)> {
    let calendar = parse(text)?;
    let component = calendar.components.first()?;
    let tzid = first(component, &ICalendarProperty::Tzid)?.as_text()?.trim().to_owned();
    if tzid.is_empty() {
        return None;
    }
    let zone = match known(&tzid).or_else(|| component.timezone().map(|(_, zone)| zone)) {
        Some(zone) => Zone::Known(zone),
        None => Zone::Described(changes(&calendar, horizon)?),
    };
    Some((tzid, zone))
}

/// The zone of an IANA or Windows name, also behind a path: `/freeassociation.org/Europe/Berlin`.
fn known(tzid: &str) -> Option<Tz> {
    if tzid.is_empty() {
        return None;
    }
    let path = tzid.match_indices('/').map(|(at, _)| &tzid[at + 1..]);
    let names = path.filter(|_| tzid.starts_with('/'));
    std::iter::once(tzid).chain(names).find_map(|name| Tz::from_str(name).ok())
}

fn changes(calendar: &ICalendar, horizon: &Horizon) -> Option<Rc<[Change]>> {
    let observances = calendar.components.iter().filter(|component| {
        matches!(
            component.component_type,
            ICalendarComponentType::Standard | ICalendarComponentType::Daylight
        )
    });
    let mut changes: Vec<Change> =
        observances.filter_map(|observance| onsets(observance, horizon)).flatten().collect();
    changes.sort_by_key(|change| change.at);
    (!changes.is_empty()).then(|| changes.into())
}

/// When summer or winter time began, year by year.
fn onsets(observance: &ICalendarComponent, horizon: &Horizon) -> Option<Vec<Change>> {
    let before = ahead(observance, &ICalendarProperty::Tzoffsetfrom)?;
    let after = ahead(observance, &ICalendarProperty::Tzoffsetto)?;
    let clock = Zone::Known(Tz::Fixed(before));
    let read = |property| moments(observance, property, |_| clock.clone());
    let start = read(&ICalendarProperty::Dtstart).into_iter().next()?;
    let dates = read(&ICalendarProperty::Rdate).into_iter().map(|moment| moment.wall);
    let mut walls: Vec<NaiveDateTime> = dates.chain([start.wall]).collect();
    for rule in rules(observance, &ICalendarProperty::Rrule).iter().flatten() {
        let expansion = recurrence::expand(rule, &start, horizon).unwrap_or_default();
        walls.extend(expansion.times);
    }
    let change = |wall| Change {
        at: wall - seconds(before),
        before: seconds(before),
        after: seconds(after),
    };
    Some(walls.into_iter().map(change).collect())
}

fn ahead(observance: &ICalendarComponent, property: &ICalendarProperty) -> Option<FixedOffset> {
    let ICalendarValue::PartialDateTime(offset) = first(observance, property)? else {
        return None;
    };
    fixed(offset)
}

/// What a time says it is ahead of UTC.
pub fn fixed(time: &PartialDateTime) -> Option<FixedOffset> {
    let ahead = i32::from(time.tz_hour?) * 3600 + i32::from(time.tz_minute.unwrap_or(0)) * 60;
    FixedOffset::east_opt(if time.tz_minus { -ahead } else { ahead })
}
