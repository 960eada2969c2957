//! Reads the properties of a component.

use std::borrow::Cow;

use calcard::common::PartialDateTime;
use calcard::icalendar::{
    ICalendar, ICalendarComponent, ICalendarPeriod, ICalendarProperty, ICalendarRecurrenceRule,
    ICalendarValue,
};
use calcard::{Entry, Parser};
use chrono::{Datelike, NaiveDateTime, Timelike};

use super::moment::Moment;
use super::zone::Zone;

/// Parses one component, with those inside it.
pub fn parse(text: &str) -> Option<ICalendar> {
    match Parser::new(&without_blank_lines(text)).entry() {
        Entry::ICalendar(calendar) => Some(calendar),
        _ => None,
    }
}

/// Removes blank lines, which some programs leave in the middle of a folded line.
fn without_blank_lines(text: &str) -> Cow<'_, str> {
    if text.contains("\n\n") || text.contains("\n\r") {
        let lines = text.split_inclusive('\n');
        Cow::Owned(lines.filter(|line| !line.trim_end_matches(['\r', '\n']).is_empty()).collect())
    } else {
        Cow::Borrowed(text)
    }
}

/// Returns the first value of a property.
pub fn first<'a>(
    component: &'a ICalendarComponent,
    property: &ICalendarProperty,
) -> Option<&'a ICalendarValue> {
    component.property(property)?.values.first()
}

/// Returns the trimmed text of a property, unless it is empty.
pub fn text<'a>(
    component: &'a ICalendarComponent,
    property: &ICalendarProperty,
) -> Option<&'a str> {
    let text = first(component, property)?.as_text()?.trim();
    (!text.is_empty()).then_some(text)
}

/// Returns the times of all properties of a name, except unreadable ones.
pub fn moments(
    component: &ICalendarComponent,
    property: &ICalendarProperty,
    zone: impl Fn(&str) -> Zone,
) -> Vec<Moment> {
    let mut moments = Vec::new();
    for entry in component.entries.iter().filter(|entry| entry.name == *property) {
        let zone = || zone(entry.tz_id().unwrap_or_default());
        let times = entry.values.iter().filter_map(time);
        moments.extend(times.filter_map(|time| Moment::read(time, zone)));
    }
    moments
}

fn time(value: &ICalendarValue) -> Option<&PartialDateTime> {
    match value {
        ICalendarValue::PartialDateTime(time) => Some(time),
        ICalendarValue::Period(
            ICalendarPeriod::Range { start, .. } | ICalendarPeriod::Duration { start, .. },
        ) => Some(start),
        _ => None,
    }
}

/// Returns the rules of all properties of a name, `None` for each that cannot be read.
pub fn rules(
    component: &ICalendarComponent,
    property: &ICalendarProperty,
) -> Vec<Option<ICalendarRecurrenceRule>> {
    let entries = component.entries.iter().filter(|entry| entry.name == *property);
    entries.flat_map(|entry| &entry.values).map(rule).collect()
}

fn rule(value: &ICalendarValue) -> Option<ICalendarRecurrenceRule> {
    match value {
        ICalendarValue::RecurrenceRule(rule) => Some((**rule).clone()),
        _ => None,
    }
}

/// Converts a wall time to the one calendars write, without a zone.
pub fn partial(wall: NaiveDateTime) -> PartialDateTime {
    // Calendars have four digits for a year and two for the rest.
    PartialDateTime {
        year: u16::try_from(wall.year()).ok(),
        month: u8::try_from(wall.month()).ok(),
        day: u8::try_from(wall.day()).ok(),
        hour: u8::try_from(wall.hour()).ok(),
        minute: u8::try_from(wall.minute()).ok(),
        second: u8::try_from(wall.second()).ok(),
        ..PartialDateTime::default()
    }
}
