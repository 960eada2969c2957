//! What a component says, property by property.

use calcard::common::PartialDateTime;
use calcard::icalendar::{
    ICalendar, ICalendarComponent, ICalendarPeriod, ICalendarProperty, ICalendarRecurrenceRule,
    ICalendarValue,
};
use calcard::{Entry, Parser};

use super::moment::Moment;
use super::zones::Zone;

/// A component alone, with those within it.
pub fn parse(text: &str) -> Option<ICalendar> {
    match Parser::new(text).entry() {
        Entry::ICalendar(calendar) => Some(calendar),
        _ => None,
    }
}

/// The first value of a property.
pub fn first<'a>(
    component: &'a ICalendarComponent,
    property: &ICalendarProperty,
) -> Option<&'a ICalendarValue> {
    component.property(property)?.values.first()
}

/// The text of a property without blanks around, if there is any.
pub fn text<'a>(
    component: &'a ICalendarComponent,
    property: &ICalendarProperty,
) -> Option<&'a str> {
    let text = first(component, property)?.as_text()?.trim();
    (!text.is_empty()).then_some(text)
}

/// The times of all properties of a name. Those that cannot be read are left out.
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

/// The rules of all properties of a name; None for one that cannot be read.
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
