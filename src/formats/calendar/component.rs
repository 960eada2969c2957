//! An event as its calendar writes it.

use calcard::icalendar::{
    ICalendarClassification, ICalendarComponent, ICalendarParameterName, ICalendarProperty,
    ICalendarRecurrenceRule, ICalendarStatus, ICalendarValue,
};
use chrono::NaiveTime;

use super::blocks::Block;
use super::moment::Moment;
use super::properties::{first, moments, parse, rules, text};
use super::zones::Zones;
use super::{Guest, Skipped, guests};

/// Methods of calendars that only talk about an event.
const TALK: [&str; 4] = ["REPLY", "COUNTER", "DECLINECOUNTER", "REFRESH"];

/// Whose events are birthdays; a `#` before it may be written in more than one way.
const BIRTHDAY_CALENDAR: &str = "contacts@group.v.calendar.google.com";

#[derive(Debug)]
pub struct Component {
    pub line: usize,
    /// Which version of the event it is: talk about it is no version, and a later one counts more.
    pub version: Version,
    pub start: Moment,
    /// Which time of its series it changes.
    pub changes: Option<Moment>,
    /// Whether it changes the times after that too.
    pub changes_rest: bool,
    pub rules: Vec<ICalendarRecurrenceRule>,
    pub added: Vec<Moment>,
    pub dropped: Vec<Moment>,
    pub has_bad_rule: bool,
    pub summary: Option<String>,
    pub is_cancelled: bool,
    pub is_birthday: bool,
    pub is_private: bool,
    pub organizer: Option<Guest>,
    pub guests: Vec<Guest>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Version {
    is_event: bool,
    sequence: i64,
}

impl Component {
    pub fn is_recurring(&self) -> bool {
        !self.rules.is_empty() || !self.added.is_empty() || self.has_bad_rule
    }
}

/// Reads an event and what it is known by.
///
/// # Errors
/// What is wrong with an event that cannot be taken over.
pub fn read(block: &Block, method: &str, zones: &Zones) -> Result<(String, Component), Skipped> {
    let calendar = parse(block.text);
    let component = calendar.as_ref().and_then(|calendar| calendar.components.first());
    let summary = component.and_then(|component| text(component, &ICalendarProperty::Summary));
    let is_private = component.is_some_and(is_private);
    let skipped = |why: &str| skipped(block.line, summary, is_private, why);
    let component = component.ok_or_else(|| skipped("it cannot be read"))?;
    if block.is_cut_off {
        return Err(skipped("the file ends in the middle of it"));
    }
    let start = start(component, zones).map_err(skipped)?;
    let uid = text(component, &ICalendarProperty::Uid).map(str::to_owned);
    let uid = uid.unwrap_or_else(|| format!("{} {}", summary.unwrap_or_default(), start.wall));
    let rules = rules(component, &ICalendarProperty::Rrule);
    let times = |property| moments(component, &property, |tzid| zones.find(tzid));
    let recurrence_id = component.property(&ICalendarProperty::RecurrenceId);
    let changes = times(ICalendarProperty::RecurrenceId).into_iter().next();
    let is_talk = TALK.iter().any(|talk| talk.eq_ignore_ascii_case(method));
    let read = Component {
        line: block.line,
        version: Version { is_event: !is_talk, sequence: sequence(component) },
        changes: recurrence_id.map(|_| changes.unwrap_or_else(|| start.clone())),
        changes_rest: recurrence_id
            .is_some_and(|entry| entry.has_parameter(&ICalendarParameterName::Range)),
        start,
        has_bad_rule: rules.contains(&None),
        rules: rules.into_iter().flatten().collect(),
        added: times(ICalendarProperty::Rdate),
        dropped: times(ICalendarProperty::Exdate),
        summary: summary.map(str::to_owned),
        is_cancelled: is_talk || method.eq_ignore_ascii_case("CANCEL") || is_cancelled(component),
        is_birthday: is_birthday(component),
        is_private,
        organizer: component.property(&ICalendarProperty::Organizer).and_then(guests::read),
        guests: attendees(component),
    };
    Ok((uid, read))
}

/// Something that cannot be taken over, as a person would name it.
pub fn skipped(line: usize, summary: Option<&str>, is_private: bool, why: &str) -> Skipped {
    let what = match summary {
        _ if is_private => "a private event".to_owned(),
        Some(summary) => format!("event {summary:?}"),
        None => "event".to_owned(),
    };
    Skipped { line, what, why: why.to_owned() }
}

fn start(component: &ICalendarComponent, zones: &Zones) -> Result<Moment, &'static str> {
    let property = ICalendarProperty::Dtstart;
    match component.entries.iter().filter(|entry| entry.name == property).count() {
        0 => return Err("it has no start"),
        1 => {}
        _ => return Err("it has more than one start"),
    }
    let starts = moments(component, &property, |tzid| zones.find(tzid));
    let start = starts.into_iter().next().ok_or("its start is no date")?;
    let is_all_day = start.wall.time() == NaiveTime::MIN && is_marked_all_day(component);
    Ok(if is_all_day { Moment::whole_day(start.wall.date()) } else { start })
}

/// Whether Outlook says that it lasts all day, where it says when it begins to the minute.
fn is_marked_all_day(component: &ICalendarComponent) -> bool {
    let is_mark = |name: &str| name.eq_ignore_ascii_case("X-MICROSOFT-CDO-ALLDAYEVENT");
    component.entries.iter().filter(|entry| is_mark(entry.name.as_str())).any(|entry| {
        let mut texts = entry.values.iter().filter_map(ICalendarValue::as_text);
        texts.any(|text| text.trim().eq_ignore_ascii_case("TRUE"))
    })
}

fn sequence(component: &ICalendarComponent) -> i64 {
    first(component, &ICalendarProperty::Sequence).and_then(ICalendarValue::as_integer).unwrap_or(0)
}

fn is_cancelled(component: &ICalendarComponent) -> bool {
    component.status() == Some(&ICalendarStatus::Cancelled)
}

/// Whether its class is anything but public; a class that nobody knows counts as private.
fn is_private(component: &ICalendarComponent) -> bool {
    match first(component, &ICalendarProperty::Class) {
        None | Some(ICalendarValue::Classification(ICalendarClassification::Public)) => false,
        Some(class) => class.as_text().is_none_or(|text| !text.trim().is_empty()),
    }
}

fn is_birthday(component: &ICalendarComponent) -> bool {
    component.entries.iter().any(|entry| {
        let mut texts = entry.values.iter().filter_map(ICalendarValue::as_text);
        match &entry.name {
            ICalendarProperty::Categories => {
                texts.any(|text| text.to_lowercase().contains("birthday"))
            }
            ICalendarProperty::Uid | ICalendarProperty::Organizer => {
                texts.any(|text| text.contains(BIRTHDAY_CALENDAR))
            }
            ICalendarProperty::Other(name) => {
                name.split('-').any(means_birthday) || texts.any(means_birthday)
            }
            _ => false,
        }
    })
}

/// Whether a word of a program's own says birthday, as in `X-NEXTCLOUD-BC-FIELD-TYPE:BDAY`.
fn means_birthday(word: &str) -> bool {
    ["BIRTHDAY", "BDAY"].iter().any(|name| name.eq_ignore_ascii_case(word))
}

fn attendees(component: &ICalendarComponent) -> Vec<Guest> {
    let mut guests = Vec::new();
    for entry in component.entries.iter().filter(|e| e.name == ICalendarProperty::Attendee) {
        if let Some(guest) = guests::read(entry) {
            guests::add(&mut guests, guest);
        }
    }
    guests
}
