//! The time zones of calendars: known ones, and those that a file describes itself.

use std::collections::HashMap;
use std::rc::Rc;

use calcard::common::timezone::Tz;
use calcard::icalendar::{
    ICalendar, ICalendarComponent, ICalendarComponentType, ICalendarProperty, ICalendarValue,
};
use chrono::{FixedOffset, NaiveDateTime};

use super::blocks::Block;
use super::limits::{LARGEST_EVENT, MOST_TRANSITIONS, MOST_ZONES};
use super::properties::{first, moments, parse, rules};
use super::recurrence::StepsLeft;
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
#[derive(Default)]
pub struct Descriptions<'t> {
    read: HashMap<&'t str, Option<(String, Zone)>>,
    /// How many changes of the clocks these have.
    transitions: usize,
    /// The work of following their rules.
    effort: StepsLeft,
}

impl<'t> Descriptions<'t> {
    /// Reads the zone of a description, if there are not too many of them.
    fn zone(&mut self, text: &'t str, horizon: &Horizon) -> Option<(String, Zone)> {
        if let Some(known) = self.read.get(text) {
            return known.clone();
        }
        let is_full = self.read.len() >= MOST_ZONES
            || self.transitions >= MOST_TRANSITIONS
            || text.len() > LARGEST_EVENT;
        if is_full {
            return None;
        }
        let zone = describe(text, horizon, &mut self.effort);
        if let Some((_, Zone::Described(transitions))) = &zone {
            self.transitions += transitions.len();
        }
        self.read.insert(text, zone.clone());
        zone
    }
}

/// Reads the zones of each calendar of a file, by the index of the calendar.
pub fn read<'b, 't: 'b>(
    blocks: impl Iterator<Item = &'b Block<'t>>,
    calendars: usize,
    horizon: &Horizon,
    described: &mut Descriptions<'t>,
) -> Vec<Zones> {
    let mut zones: Vec<Zones> = (0..calendars).map(|_| Zones::default()).collect();
    for block in blocks {
        if let Some((tzid, zone)) = described.zone(block.text, horizon) {
            zones[block.calendar].0.insert(key(&tzid), zone);
        }
    }
    zones
}

fn describe(text: &str, horizon: &Horizon, effort: &mut StepsLeft) -> Option<(String, Zone)> {
    let calendar = parse(text)?;
    let component = calendar.components.first()?;
    let tzid = first(component, &ICalendarProperty::Tzid)?.as_text()?.trim().to_owned();
    if tzid.is_empty() {
        return None;
    }
    let zone = match zone_names::named(&tzid).or_else(|| location(component)) {
        Some(zone) => Zone::Known(zone),
        None => Zone::Described(transitions(&calendar, horizon, effort)?),
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

fn transitions(
    calendar: &ICalendar,
    horizon: &Horizon,
    effort: &mut StepsLeft,
) -> Option<Rc<[Transition]>> {
    let observances = calendar.components.iter().filter(|component| {
        matches!(
            component.component_type,
            ICalendarComponentType::Standard | ICalendarComponentType::Daylight
        )
    });
    let mut transitions = Vec::new();
    for observance in observances {
        if transitions.len() < MOST_TRANSITIONS {
            transitions.extend(onsets(observance, horizon, effort).unwrap_or_default());
        }
    }
    transitions.sort_by_key(|transition| transition.at);
    (!transitions.is_empty()).then(|| transitions.into())
}

/// Returns the transitions to summer or to winter time, one a year.
fn onsets(
    observance: &ICalendarComponent,
    horizon: &Horizon,
    effort: &mut StepsLeft,
) -> Option<Vec<Transition>> {
    let before = ahead(observance, &ICalendarProperty::Tzoffsetfrom)?;
    let after = ahead(observance, &ICalendarProperty::Tzoffsetto)?;
    let clock = Zone::Known(Tz::Fixed(before));
    let read = |property| moments(observance, property, |_| clock.clone());
    let start = read(&ICalendarProperty::Dtstart).into_iter().next()?;
    let dates = read(&ICalendarProperty::Rdate).into_iter().map(|moment| moment.wall);
    let mut walls: Vec<NaiveDateTime> = dates.chain([start.wall]).collect();
    for rule in rules(observance, &ICalendarProperty::Rrule).iter().flatten() {
        let expansion = recurrence::expand(rule, &start, horizon, effort).unwrap_or_default();
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
