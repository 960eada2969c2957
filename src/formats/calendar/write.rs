//! Writes a calendar to subscribe to.

use calcard::common::PartialDateTime;
use calcard::icalendar::{
    ICalendar, ICalendarComponent, ICalendarComponentType, ICalendarDuration, ICalendarMethod,
    ICalendarParameter, ICalendarParameterName, ICalendarProperty, ICalendarTransparency,
    ICalendarValue, ICalendarValueType,
};
use chrono::{DateTime, NaiveDate, NaiveTime, Utc};

use super::properties::partial;

const PRODID: &str = "-//rel//rel//EN";

/// How often programs should refresh it, in hours.
const REFRESH: u32 = 12;

/// An all-day event.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Notice {
    /// Unique, and stable from one export to the next.
    pub uid: String,
    pub day: NaiveDate,
    pub summary: String,
    pub description: Option<String>,
    /// When it was written.
    pub stamp: DateTime<Utc>,
}

/// Returns the text of a calendar with this name.
pub fn write(name: &str, notices: &[Notice]) -> String {
    let mut calendar = head(name);
    calendar.component_ids = (1..).take(notices.len()).collect();
    let components = std::iter::once(calendar).chain(notices.iter().map(event)).collect();
    ICalendar { components }.to_string()
}

fn head(name: &str) -> ICalendarComponent {
    let name = clean(name);
    let interval = ICalendarDuration { hours: REFRESH, ..ICalendarDuration::default() };
    let mut calendar = ICalendarComponent::new(ICalendarComponentType::VCalendar);
    calendar.add_property(ICalendarProperty::Version, text("2.0"));
    calendar.add_property(ICalendarProperty::Prodid, text(PRODID));
    calendar
        .add_property(ICalendarProperty::Method, ICalendarValue::Method(ICalendarMethod::Publish));
    calendar.add_property(ICalendarProperty::Name, text(&name));
    calendar.add_property(own("X-WR-CALNAME"), text(&name));
    calendar.add_property_with_params(
        ICalendarProperty::RefreshInterval,
        [value(ICalendarValueType::Duration)],
        interval.clone(),
    );
    calendar.add_property(own("X-PUBLISHED-TTL"), ICalendarValue::Duration(interval));
    calendar
}

fn event(notice: &Notice) -> ICalendarComponent {
    let mut event = ICalendarComponent::new(ICalendarComponentType::VEvent);
    event.add_property(ICalendarProperty::Uid, text(&notice.uid));
    event.add_dtstamp(PartialDateTime {
        tz_hour: Some(0),
        tz_minute: Some(0),
        ..partial(notice.stamp.naive_utc())
    });
    let days = [
        (ICalendarProperty::Dtstart, Some(notice.day)),
        (ICalendarProperty::Dtend, notice.day.succ_opt()),
    ];
    for (property, day) in days {
        if let Some(day) = day {
            let day = partial(day.and_time(NaiveTime::MIN));
            event.add_property_with_params(property, [value(ICalendarValueType::Date)], day);
        }
    }
    event.add_property(ICalendarProperty::Summary, text(&notice.summary));
    if let Some(description) = &notice.description {
        event.add_property(ICalendarProperty::Description, text(description));
    }
    event.add_property(
        ICalendarProperty::Transp,
        ICalendarValue::Transparency(ICalendarTransparency::Transparent),
    );
    event
}

fn text(text: &str) -> ICalendarValue {
    ICalendarValue::Text(clean(text))
}

/// Normalises line ends and drops control characters.
fn clean(text: &str) -> String {
    let lines = text.replace("\r\n", "\n").replace('\r', "\n");
    lines.chars().filter(|c| !c.is_control() || matches!(c, '\n' | '\t')).collect()
}

fn value(kind: ICalendarValueType) -> ICalendarParameter {
    ICalendarParameter::new(ICalendarParameterName::Value, kind)
}

/// Returns a non-standard property.
fn own(name: &str) -> ICalendarProperty {
    ICalendarProperty::Other(name.to_owned())
}
