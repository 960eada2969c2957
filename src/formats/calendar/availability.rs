//! How long an event lasts, and how it shows in a calendar: busy, free, out of office.

use calcard::icalendar::{
    ICalendarComponent, ICalendarProperty, ICalendarTransparency, ICalendarValue,
};
use chrono::{NaiveTime, TimeDelta};

use super::Horizon;
use super::moment::Moment;
use super::properties::{first, moments};
use super::zone::Zone;
use super::zones::Zones;
use crate::model::NoContact;

/// The shortest event that fills a working day.
const WORKING_DAY: TimeDelta = TimeDelta::hours(6);

/// The shortest event that fills a day: one of 24 hours in which the clocks went forward.
const WHOLE_DAY: TimeDelta = TimeDelta::hours(23);

/// How far a day's length may be from 24 hours, where the clocks change.
const CLOCK_CHANGE: TimeDelta = TimeDelta::hours(1);

/// How long an event lasts.
#[derive(Debug, Clone, Copy)]
pub struct Length {
    is_all_day: bool,
    span: Option<TimeDelta>,
}

impl Length {
    pub fn of(
        component: &ICalendarComponent,
        start: &Moment,
        zones: &Zones,
        horizon: &Horizon,
    ) -> Self {
        let zone = |tzid: &str| zones.find(tzid).unwrap_or(Zone::Local);
        let end = moments(component, &ICalendarProperty::Dtend, zone).into_iter().next();
        let span = match first(component, &ICalendarProperty::Duration) {
            _ if end.is_some() => end.map(|end| end.in_terms_of(start, horizon) - start.wall),
            Some(ICalendarValue::Duration(duration)) => duration.to_time_delta(),
            _ => None,
        };
        Self { is_all_day: start.is_all_day || is_marked_all_day(component), span }
    }

    pub fn is_a_whole_day(&self) -> bool {
        self.is_all_day || self.span.is_some_and(|span| span >= WHOLE_DAY)
    }

    pub fn is_a_working_day(&self) -> bool {
        self.is_all_day || self.span.is_some_and(|span| span >= WORKING_DAY)
    }

    /// Whether it lasts from one midnight to another, somewhere; `None` if the end is not known.
    fn is_days(&self) -> Option<bool> {
        let days = (self.span? + CLOCK_CHANGE).num_seconds();
        let day = TimeDelta::days(1).num_seconds();
        Some(days >= day && days % day <= 2 * CLOCK_CHANGE.num_seconds())
    }
}

/// Returns the day of an event that Outlook marks as lasting all day, although its start has a
/// time: the day it has where that is midnight.
pub fn whole_day(
    component: &ICalendarComponent,
    start: &Moment,
    length: &Length,
    horizon: &Horizon,
) -> Option<Moment> {
    if start.is_all_day || !is_marked_all_day(component) {
        return None;
    }
    let day = if start.wall.time() == NaiveTime::MIN && !start.zone.is_utc() {
        start.wall.date()
    } else if length.is_days().unwrap_or(start.zone.is_utc()) {
        start.day_of_midnight(horizon)?
    } else {
        return None;
    };
    Some(Moment::whole_day(day))
}

fn is_marked_all_day(component: &ICalendarComponent) -> bool {
    ["X-MICROSOFT-CDO-ALLDAYEVENT", "X-MICROSOFT-MSNCALENDAR-ALLDAYEVENT"]
        .into_iter()
        .filter_map(|name| extension(component, name))
        .any(|text| text.eq_ignore_ascii_case("TRUE"))
}

/// The properties in which Outlook says how an event shows.
const BUSY_STATUS: [&str; 3] =
    ["X-MICROSOFT-CDO-BUSYSTATUS", "X-MICROSOFT-BUSYSTATUS", "X-MICROSOFT-MSNCALENDAR-BUSYSTATUS"];

/// Returns what an event is instead of a meeting, if Google marks it as such.
pub fn event_type(component: &ICalendarComponent) -> Option<NoContact> {
    let kind = extension(component, "X-GOOGLE-EVENT-TYPE")?.to_ascii_lowercase();
    match kind.replace('_', "").as_str() {
        "outofoffice" => Some(NoContact::Absence),
        "focustime" => Some(NoContact::Hold),
        "workinglocation" => Some(NoContact::Elsewhere),
        _ => None,
    }
}

/// How an event shows in a calendar.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ShownAs {
    Busy,
    Free,
    OutOfOffice,
    Elsewhere,
}

impl ShownAs {
    pub fn of(component: &ICalendarComponent) -> Self {
        let status = BUSY_STATUS
            .into_iter()
            .find_map(|name| extension(component, name))
            .filter(|status| !status.eq_ignore_ascii_case("TENTATIVE"))
            .or_else(|| extension(component, "X-MICROSOFT-CDO-INTENDEDSTATUS"));
        match status.unwrap_or_default().to_ascii_uppercase().as_str() {
            "OOF" => Self::OutOfOffice,
            "WORKINGELSEWHERE" => Self::Elsewhere,
            "FREE" => Self::Free,
            _ if is_transparent(component) => Self::Free,
            _ => Self::Busy,
        }
    }
}

fn is_transparent(component: &ICalendarComponent) -> bool {
    component.entries.iter().filter(|entry| entry.name == ICalendarProperty::Transp).any(|entry| {
        entry.values.iter().any(|value| match value {
            ICalendarValue::Transparency(it) => *it == ICalendarTransparency::Transparent,
            value => {
                value.as_text().is_some_and(|it| it.trim().eq_ignore_ascii_case("TRANSPARENT"))
            }
        })
    })
}

/// Returns the text of a non-standard property.
fn extension<'a>(component: &'a ICalendarComponent, name: &str) -> Option<&'a str> {
    let mut entries = component.entries.iter();
    let entry = entries.find(|entry| entry.name.as_str().eq_ignore_ascii_case(name))?;
    entry.values.first()?.as_text().map(str::trim)
}
