//! The time zones of a file: the known ones, and those it describes itself.

use std::collections::HashMap;
use std::rc::Rc;
use std::str::FromStr;

use calcard::common::timezone::Tz;
use calcard::icalendar::{
    ICalendar, ICalendarComponent, ICalendarComponentType, ICalendarProperty, ICalendarValue,
};
use chrono::{FixedOffset, NaiveDateTime};

use super::Horizon;
use super::blocks::Block;
use super::properties::{first, moments, parse, rules};
use super::recurrence;
use super::zone::{Change, Zone, fixed, seconds};

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
