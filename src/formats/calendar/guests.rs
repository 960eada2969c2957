//! Reads the guests of an event: its attendees and its organizer.

use std::collections::HashMap;

use calcard::icalendar::{
    ICalendarEntry, ICalendarParameterName, ICalendarParameterValue, ICalendarParticipationRole,
    ICalendarParticipationStatus, ICalendarUserTypes,
};

use super::limits::{LONGEST_ADDRESS, LONGEST_NAME};
use super::{Guest, one_line};
use crate::model::name;

/// The address endings of rooms, groups, and organizers who are not known.
const NOT_PEOPLE: [&str; 4] = [
    "@resource.calendar.google.com",
    "@group.calendar.google.com",
    "@group.v.calendar.google.com",
    "unknownorganizer@calendar.google.com",
];

/// Words for rooms in the names of guests.
const ROOMS: [&str; 13] = [
    "conference room",
    "conf room",
    "meeting room",
    "meetingroom",
    "meeting-room",
    "besprechungsraum",
    "besprechungszimmer",
    "konferenzraum",
    "salle de réunion",
    "sala de reuniones",
    "sala riunioni",
    "vergaderzaal",
    "会議室",
];

/// Words for rooms that have a number.
const NUMBERED_ROOMS: [&str; 7] = ["room", "raum", "zimmer", "salle", "sala", "zaal", "kamer"];

/// The characters that may surround names and addresses.
const WRAPPING: [char; 5] = ['"', '\'', '<', '>', ' '];

/// The characters that no address contains.
const NEVER_IN_ADDRESS: [char; 8] = ['(', ')', '<', '>', ',', ';', ':', '"'];

/// Reads a guest, or `None` if there is neither a name nor an address.
pub fn read(entry: &ICalendarEntry) -> Option<Guest> {
    let written = common_name(entry);
    let email = entry
        .values
        .first()
        .and_then(|value| address(value.as_text()?))
        .or_else(|| address(entry.parameter(&ICalendarParameterName::Email)?.as_text()?))
        .or_else(|| address(&written));
    let name = called(&written);
    if email.is_none() && name.is_none() {
        return None;
    }
    let is_person = !is_thing(entry)
        && !name.as_deref().is_some_and(is_room)
        && !email.as_ref().is_some_and(|email| NOT_PEOPLE.iter().any(|end| email.ends_with(end)));
    let (has_declined, is_informed) = (has_declined(entry), is_informed(entry));
    Some(Guest { email, name, is_person, has_declined, is_informed })
}

/// The guests of an event, each once.
#[derive(Debug, Default)]
pub struct GuestList {
    pub list: Vec<Guest>,
    /// The place of each in the list, by e-mail, else by name.
    places: HashMap<(Option<String>, Option<String>), usize>,
}

impl GuestList {
    /// Adds a guest, or completes one who is already there.
    pub fn add(&mut self, guest: Guest) {
        let name = guest.name.clone().filter(|_| guest.email.is_none());
        let place = *self.places.entry((guest.email.clone(), name)).or_insert(self.list.len());
        match self.list.get_mut(place) {
            Some(known) => {
                known.name = known.name.take().or(guest.name);
                known.is_person &= guest.is_person;
                known.has_declined |= guest.has_declined;
                known.is_informed &= guest.is_informed;
            }
            None => self.list.push(guest),
        }
    }
}

/// Whether a name is that of a room: `Room 4.12`, `Besprechungsraum Ulm`.
fn is_room(name: &str) -> bool {
    let name = name.to_lowercase();
    let (first, has_number) =
        (name.split_whitespace().next(), name.chars().any(|c| c.is_ascii_digit()));
    ROOMS.iter().any(|room| name.contains(room))
        || has_number && first.is_some_and(|first| NUMBERED_ROOMS.contains(&first))
}

fn is_thing(entry: &ICalendarEntry) -> bool {
    matches!(
        entry.parameter(&ICalendarParameterName::Cutype),
        Some(ICalendarParameterValue::Cutype(
            ICalendarUserTypes::Room | ICalendarUserTypes::Resource | ICalendarUserTypes::Group
        ))
    )
}

fn is_informed(entry: &ICalendarEntry) -> bool {
    matches!(
        entry.parameter(&ICalendarParameterName::Role),
        Some(ICalendarParameterValue::Role(ICalendarParticipationRole::NonParticipant))
    )
}

fn has_declined(entry: &ICalendarEntry) -> bool {
    matches!(
        entry.parameter(&ICalendarParameterName::Partstat),
        Some(ICalendarParameterValue::Partstat(
            ICalendarParticipationStatus::Declined | ICalendarParticipationStatus::Delegated
        ))
    )
}

/// Returns the CN as written. The parser splits an unquoted one at its commas.
fn common_name(entry: &ICalendarEntry) -> String {
    let parts = entry.parameters(&ICalendarParameterName::Cn).filter_map(|part| part.as_text());
    parts.map(str::trim).collect::<Vec<_>>().join(", ")
}

/// Returns the name in a CN on one line, in reading order and without an address in brackets. An
/// address alone is not a name.
fn called(written: &str) -> Option<String> {
    let name = written.split_once('<').map_or(written, |(name, _)| name);
    let name = name.trim_matches(WRAPPING);
    let is_short = name.chars().nth(LONGEST_NAME).is_none();
    let is_name = !name.is_empty() && is_short && (name.contains(' ') || address(name).is_none());
    is_name.then(|| name::in_reading_order(&one_line(name)))
}

/// Finds the e-mail address in a text.
fn address(text: &str) -> Option<String> {
    let text = text.rsplit_once('<').map_or(text, |(_, address)| address);
    let text = text.trim_matches(WRAPPING);
    let text = match text.split_at_checked("mailto:".len()) {
        Some((scheme, rest)) if scheme.eq_ignore_ascii_case("mailto:") => rest,
        _ => text,
    };
    let text = text.trim_matches(WRAPPING);
    let text = text.split_once('?').map_or(text, |(address, _)| address);
    let address: String = decode(text).chars().filter(|c| !c.is_whitespace()).collect();
    let (who, host) = address.split_once('@')?;
    let is_address = !who.is_empty()
        && address.len() <= LONGEST_ADDRESS
        && !host.is_empty()
        && !host.contains('@')
        && !address.contains(NEVER_IN_ADDRESS);
    is_address.then(|| address.to_lowercase())
}

/// Decodes percent encoding and leaves everything else as it is.
fn decode(text: &str) -> String {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.as_bytes();
    while let Some((&byte, after)) = rest.split_first() {
        let code = after.get(..2).and_then(|code| str::from_utf8(code).ok());
        match code.and_then(|code| u8::from_str_radix(code, 16).ok()).filter(|_| byte == b'%') {
            Some(decoded) => {
                bytes.push(decoded);
                rest = &after[2..];
            }
            None => {
                bytes.push(byte);
                rest = after;
            }
        }
    }
    String::from_utf8_lossy(&bytes).into_owned()
}
