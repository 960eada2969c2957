//! The time zones of calendars: known ones, and those that a file describes itself.

use std::collections::HashMap;
use std::rc::Rc;

use calcard::common::timezone::Tz;
use calcard::icalendar::{
    ICalendar, ICalendarComponent, ICalendarComponentType, ICalendarProperty, ICalendarValue,
};
use chrono::{FixedOffset, NaiveDateTime};

use super::blocks::Block;
use super::properties::{first, moments, parse, rules};
use super::zone::{Transition, Zone, fixed, seconds};
use super::{Horizon, recurrence, zone_names};

/// The time zones that a calendar describes, by [`key`].
#[derive(Debug, Default)]
pub struct Zones(HashMap<String, Zone>);

impl Zones {
    /// Returns the zone of a TZID, local time without one; `None` if nobody can identify it.
    pub fn find(&self, tzid: &str) -> Option<Zone> {
        let tzid = tzid.trim();
        if tzid.is_empty() {
            return Some(Zone::Local);
        }
        let by_name = || {
            let fixed = || zone_names::offset(tzid).map(Tz::Fixed);
            zone_names::named(tzid).or_else(fixed).map(Zone::Known)
        };
        self.0.get(&key(tzid)).cloned().or_else(by_name)
    }
}

/// Returns a TZID in the form in which those of events and of descriptions are compared.
fn key(tzid: &str) -> String {
    tzid.trim_matches(['"', ' ', '\t']).to_lowercase()
}

/// The zones described so far, by their text: calendars repeat them.
pub type Descriptions<'t> = HashMap<&'t str, Option<(String, Zone)>>;

/// Reads the zones of each calendar of a file, by the index of the calendar.
pub fn read<'b, 't: 'b>(
    blocks: impl Iterator<Item = &'b Block<'t>>,
    calendars: usize,
    horizon: &Horizon,
    described: &mut Descriptions<'t>,
) -> Vec<Zones> {
    let mut zones: Vec<Zones> = (0..calendars).map(|_| Zones::default()).collect();
    for block in blocks {
        let zone = described.entry(block.text).or_insert_with(|| describe(block.text, horizon));
        if let Some((tzid, zone)) = zone {
            zones[block.calendar].0.insert(key(tzid), zone.clone());
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
    let zone = match zone_names::named(&tzid).or_else(|| location(component)) {
        Some(zone) => Zone::Known(zone),
        None => Zone::Described(transitions(&calendar, horizon)?),
    };
    Some((tzid, zone))
}

/// Returns the zone that a description says it is in, whatever its TZID.
fn location(component: &ICalendarComponent) -> Option<Tz> {
    component.entries.iter().find_map(|entry| {
        let text = entry.values.first()?.as_text()?.trim();
        match entry.name.as_str().to_ascii_uppercase().as_str() {
            "X-LIC-LOCATION" => zone_names::named(text.strip_prefix("SystemV/").unwrap_or(text)),
            "X-MICROSOFT-CDO-TZID" => Tz::from_ms_cdo_zone_id(text),
            _ => None,
        }
    })
}

fn transitions(calendar: &ICalendar, horizon: &Horizon) -> Option<Rc<[Transition]>> {
    let observances = calendar.components.iter().filter(|component| {
        matches!(
            component.component_type,
            ICalendarComponentType::Standard | ICalendarComponentType::Daylight
        )
    });
    let mut transitions: Vec<Transition> =
        observances.filter_map(|observance| onsets(observance, horizon)).flatten().collect();
    transitions.sort_by_key(|transition| transition.at);
    (!transitions.is_empty()).then(|| transitions.into())
}

/// Returns the transitions to summer or to winter time, one a year.
fn onsets(observance: &ICalendarComponent, horizon: &Horizon) -> Option<Vec<Transition>> {
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
    let transition = |wall| Transition {
        at: wall - seconds(before),
        before: seconds(before),
        after: seconds(after),
    };
    Some(walls.into_iter().map(transition).collect())
}

fn ahead(observance: &ICalendarComponent, property: &ICalendarProperty) -> Option<FixedOffset> {
    let ICalendarValue::PartialDateTime(offset) = first(observance, property)? else {
        return None;
    };
    fixed(offset)
}
