//! The time zones of calendars: known ones, and those that a file describes itself.

use std::collections::HashMap;
use std::rc::Rc;
use std::str::FromStr;

use calcard::common::timezone::Tz;
use calcard::icalendar::{
    ICalendar, ICalendarComponent, ICalendarComponentType, ICalendarProperty, ICalendarValue,
};
use chrono::{FixedOffset, NaiveDateTime};

use super::blocks::Block;
use super::properties::{first, moments, parse, rules};
use super::zone::{Transition, Zone, fixed, seconds};
use super::{Horizon, recurrence};

/// The time zones that a calendar describes, by TZID.
#[derive(Debug, Default)]
pub struct Zones(HashMap<String, Zone>);

impl Zones {
    /// Returns the zone of a TZID, or local time for an unknown one.
    pub fn find(&self, tzid: &str) -> Zone {
        let tzid = tzid.trim();
        match self.0.get(tzid) {
            Some(zone) => zone.clone(),
            None => {
                let fixed = || ahead_by_name(tzid).map(Tz::Fixed);
                known(tzid).or_else(fixed).map_or(Zone::Local, Zone::Known)
            }
        }
    }
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
        None => Zone::Described(transitions(&calendar, horizon)?),
    };
    Some((tzid, zone))
}

/// Finds the zone of an IANA or Windows name, also after a path:
/// `/freeassociation.org/Europe/Berlin`.
fn known(tzid: &str) -> Option<Tz> {
    if tzid.is_empty() {
        return None;
    }
    let path = tzid.match_indices('/').map(|(at, _)| &tzid[at + 1..]);
    let names = path.filter(|_| tzid.starts_with('/'));
    std::iter::once(tzid).chain(names).find_map(|name| Tz::from_str(name).ok())
}

/// Reads the UTC offset that a name states, summer and winter: `UTC+01`, `GMT-0530`, `+01:00`.
fn ahead_by_name(tzid: &str) -> Option<FixedOffset> {
    let tzid = tzid.to_ascii_uppercase();
    let offset = tzid.strip_prefix("UTC").or_else(|| tzid.strip_prefix("GMT")).unwrap_or(&tzid);
    let (sign, digits) = offset.trim_start().split_at_checked(1)?;
    let (hours, minutes) = match (digits.split_once(':'), digits.len()) {
        (Some(parts), _) => parts,
        (None, 4) => digits.split_at_checked(2)?,
        (None, _) => (digits, "00"),
    };
    let is_number = |part: &str| part.bytes().all(|byte| byte.is_ascii_digit());
    if !is_number(hours) || !is_number(minutes) || hours.len() > 2 || minutes.len() != 2 {
        return None;
    }
    let minutes = minutes.parse().ok().filter(|minutes: &i32| *minutes < 60)?;
    let seconds = hours.parse::<i32>().ok()? * 3600 + minutes * 60;
    match sign {
        "+" => FixedOffset::east_opt(seconds),
        "-" => FixedOffset::west_opt(seconds),
        _ => None,
    }
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
