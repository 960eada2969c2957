//! Parses one event of a calendar.

use std::rc::Rc;

use super::availability::{Length, ShownAs};
use super::blocks::Block;
use super::guests::GuestList;
use super::limits::{LARGEST_EVENT, LONGEST_TITLE, LONGEST_UID, MOST_GUESTS, MOST_RULES};
use super::moment::Moment;
use super::properties::{first, moments, parse, rules, text, without_unread};
use super::words::means_cancelled;
use super::zone::Zone;
use super::zones::Zones;
use super::{Guest, Horizon, SkippedEvent, Spot, availability, guests, title};
use crate::model::date::in_range;
use crate::model::{Limit, NoContact, SkipReason};
use calcard::icalendar::{
    ICalendarClassification, ICalendarComponent, ICalendarParameterName, ICalendarProperty,
    ICalendarRecurrenceRule, ICalendarStatus, ICalendarValue,
};

/// The methods of replies and proposals, which are not versions of an event.
const TALK: [&str; 4] = ["REPLY", "COUNTER", "DECLINECOUNTER", "REFRESH"];

/// The calendar whose events are birthdays; a `#` before it may be written in more than one way.
const BIRTHDAY_CALENDAR: &str = "contacts@group.v.calendar.google.com";

/// An event of a calendar, or a change to one occurrence of a series.
#[derive(Debug)]
pub struct Component {
    /// Where it begins.
    pub at: Spot,
    pub version: Version,
    pub start: Moment,
    pub length: Length,
    pub shown_as: ShownAs,
    /// What its program says that it is, instead of a meeting.
    pub event_type: Option<NoContact>,
    /// See [`super::Event::unknown_zone`].
    pub unknown_zone: Option<String>,
    /// The time of its series that it changes.
    pub changes: Option<Moment>,
    /// Whether it changes the later times too.
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
    pub guests: Rc<[Guest]>,
    /// What was too much of it.
    limits: Vec<Limit>,
}

/// The version of an event. Replies and proposals rank below any real version.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Version {
    is_event: bool,
    sequence: i64,
}

impl Component {
    pub fn is_recurring(&self) -> bool {
        !self.rules.is_empty() || !self.added.is_empty() || self.has_bad_rule
    }

    /// Reports what was left out of it.
    pub fn shortened(&self) -> impl Iterator<Item = SkippedEvent> {
        self.limits.iter().map(|limit| {
            let why = SkipReason::Limit(*limit);
            skipped(self.at, self.summary.as_deref(), self.is_private, why)
        })
    }
}

/// Reads an event and its UID; without one, it is made up from the summary and the start.
///
/// # Errors
/// An event that cannot be read, and why.
pub fn read(
    block: &Block,
    method: &str,
    zones: &Zones,
    horizon: &Horizon,
) -> Result<(String, Component), SkippedEvent> {
    let text_read = without_unread(block.text);
    if text_read.len() > LARGEST_EVENT {
        let why = SkipReason::Limit(Limit::Record(LARGEST_EVENT));
        return Err(SkippedEvent { at: block.at, what: "an event".to_owned(), why });
    }
    let calendar = parse(&text_read);
    let component = calendar.as_ref().and_then(|calendar| calendar.components.first());
    let summary = component.and_then(|component| text(component, &ICalendarProperty::Summary));
    let mut limits = Vec::new();
    let summary = summary.map(|summary| cut(summary, &mut limits));
    let is_private = component.is_some_and(is_private);
    let skipped = |why| skipped(block.at, summary, is_private, why);
    let component = component.ok_or_else(|| skipped(SkipReason::Unreadable))?;
    if block.is_cut_off {
        return Err(skipped(SkipReason::CutOff));
    }
    let (start, length) = when(component, zones, horizon).map_err(skipped)?;
    let uid = uid_of(component, summary, &start).map_err(skipped)?;
    let guests = attendees(component);
    if guests.len() > MOST_GUESTS {
        limits.push(Limit::Guests(MOST_GUESTS));
    }
    let rules = rules(component, &ICalendarProperty::Rrule);
    let times =
        |property| moments(component, &property, |tzid| zones.find(tzid).unwrap_or(Zone::Local));
    let recurrence_id = component.property(&ICalendarProperty::RecurrenceId);
    let changes = times(ICalendarProperty::RecurrenceId).into_iter().next();
    let is_talk = TALK.iter().any(|talk| talk.eq_ignore_ascii_case(method));
    let read = Component {
        at: block.at,
        version: Version { is_event: !is_talk, sequence: sequence(component) },
        changes: recurrence_id.map(|_| changes.unwrap_or_else(|| start.clone())),
        changes_rest: recurrence_id
            .is_some_and(|entry| entry.has_parameter(&ICalendarParameterName::Range)),
        start,
        length,
        shown_as: ShownAs::of(component),
        event_type: availability::event_type(component),
        unknown_zone: unknown_zone(component, zones),
        has_bad_rule: rules.contains(&None),
        rules: rules.into_iter().flatten().take(MOST_RULES + 1).collect(),
        added: times(ICalendarProperty::Rdate),
        dropped: times(ICalendarProperty::Exdate),
        summary: summary.map(str::to_owned),
        is_cancelled: is_talk || method.eq_ignore_ascii_case("CANCEL") || is_cancelled(component),
        is_birthday: is_birthday(component),
        is_private,
        organizer: component.property(&ICalendarProperty::Organizer).and_then(guests::read),
        guests: guests.into_iter().take(MOST_GUESTS).collect(),
        limits,
    };
    Ok((uid, read))
}

/// Returns as much of a title as is kept.
fn cut<'a>(summary: &'a str, limits: &mut Vec<Limit>) -> &'a str {
    match summary.char_indices().nth(LONGEST_TITLE) {
        Some((end, _)) => {
            limits.push(Limit::Title(LONGEST_TITLE));
            &summary[..end]
        }
        None => summary,
    }
}

/// Returns when an event begins, and how long it lasts.
fn when(
    component: &ICalendarComponent,
    zones: &Zones,
    horizon: &Horizon,
) -> Result<(Moment, Length), SkipReason> {
    let written = start(component, zones)?;
    let length = Length::of(component, &written, zones, horizon);
    let start = availability::whole_day(component, &written, &length, horizon).unwrap_or(written);
    if !in_range(&start.local(horizon).date()) {
        return Err(SkipReason::OutsideYears);
    }
    Ok((start, length))
}

/// Returns the UID of an event; one made of its title and time, if it has none.
fn uid_of(
    component: &ICalendarComponent,
    summary: Option<&str>,
    start: &Moment,
) -> Result<String, SkipReason> {
    let uid = text(component, &ICalendarProperty::Uid).map(str::to_owned);
    let uid = uid.unwrap_or_else(|| format!("{} {}", summary.unwrap_or_default(), start.wall));
    if uid.len() > LONGEST_UID {
        return Err(SkipReason::Limit(Limit::Uid(LONGEST_UID)));
    }
    Ok(uid)
}

/// Describes an event that was skipped, without revealing a private summary.
pub fn skipped(at: Spot, summary: Option<&str>, is_private: bool, why: SkipReason) -> SkippedEvent {
    SkippedEvent { at, what: title(summary.unwrap_or_default(), is_private), why }
}

fn start(component: &ICalendarComponent, zones: &Zones) -> Result<Moment, SkipReason> {
    let property = ICalendarProperty::Dtstart;
    match component.entries.iter().filter(|entry| entry.name == property).count() {
        0 => return Err(SkipReason::NoStart),
        1 => {}
        _ => return Err(SkipReason::SeveralStarts),
    }
    let starts = moments(component, &property, |tzid| zones.find(tzid).unwrap_or(Zone::Local));
    starts.into_iter().next().ok_or(SkipReason::StartNotADate)
}

/// Returns the zone of the start if nobody can identify it.
fn unknown_zone(component: &ICalendarComponent, zones: &Zones) -> Option<String> {
    let entry = component.property(&ICalendarProperty::Dtstart)?;
    let tzid = entry.tz_id()?.trim();
    let is_floating = entry.values.iter().any(|value| match value {
        ICalendarValue::PartialDateTime(time) => time.hour.is_some() && time.tz_hour.is_none(),
        _ => false,
    });
    (is_floating && zones.find(tzid).is_none()).then(|| tzid.to_owned())
}

fn sequence(component: &ICalendarComponent) -> i64 {
    first(component, &ICalendarProperty::Sequence).and_then(ICalendarValue::as_integer).unwrap_or(0)
}

fn is_cancelled(component: &ICalendarComponent) -> bool {
    component.status() == Some(&ICalendarStatus::Cancelled)
        || text(component, &ICalendarProperty::Status).is_some_and(means_cancelled)
}

/// Whether its class is anything but public; an unknown class counts as private.
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

/// Whether a word of a non-standard property means birthday, as in
/// `X-NEXTCLOUD-BC-FIELD-TYPE:BDAY`.
fn means_birthday(word: &str) -> bool {
    ["BIRTHDAY", "BDAY"].iter().any(|name| name.eq_ignore_ascii_case(word))
}

fn attendees(component: &ICalendarComponent) -> Vec<Guest> {
    let mut guests = GuestList::default();
    for entry in component.entries.iter().filter(|e| e.name == ICalendarProperty::Attendee) {
        if let Some(guest) = guests::read(entry) {
            guests.add(guest);
        }
    }
    guests.list
}
