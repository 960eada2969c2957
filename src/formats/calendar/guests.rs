//! Who was invited: the attendees and the organizer.

use calcard::icalendar::{
    ICalendarEntry, ICalendarParameterName, ICalendarParameterValue, ICalendarParticipationStatus,
    ICalendarUserTypes,
};

use super::Guest;
use crate::model::name;

/// Whose addresses are no people.
const NOT_PEOPLE: [&str; 3] =
    ["@resource.calendar.google.com", "@group.calendar.google.com", "@group.v.calendar.google.com"];

/// What names and addresses are wrapped in.
const WRAPPING: [char; 5] = ['"', '\'', '<', '>', ' '];

/// What an address has in it only if it is something else.
const NEVER_IN_ADDRESS: [char; 8] = ['(', ')', '<', '>', ',', ';', ':', '"'];

/// The guest of a line; None where it names nobody.
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
        && !email.as_ref().is_some_and(|email| NOT_PEOPLE.iter().any(|end| email.ends_with(end)));
    Some(Guest { email, name, is_person, has_declined: has_declined(entry) })
}

/// Adds a guest; somebody there already is only known better.
pub fn add(guests: &mut Vec<Guest>, guest: Guest) {
    match guests.iter_mut().find(|known| is_same(known, &guest)) {
        Some(known) => {
            known.name = known.name.take().or(guest.name);
            known.is_person &= guest.is_person;
            known.has_declined |= guest.has_declined;
        }
        None => guests.push(guest),
    }
}

fn is_same(one: &Guest, other: &Guest) -> bool {
    match (&one.email, &other.email) {
        (None, None) => one.name == other.name,
        (email, other) => email == other,
    }
}

fn is_thing(entry: &ICalendarEntry) -> bool {
    matches!(
        entry.parameter(&ICalendarParameterName::Cutype),
        Some(ICalendarParameterValue::Cutype(
            ICalendarUserTypes::Room | ICalendarUserTypes::Resource | ICalendarUserTypes::Group
        ))
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

/// The CN as written; one with a comma that nobody quoted comes in parts.
fn common_name(entry: &ICalendarEntry) -> String {
    let parts = entry.parameters(&ICalendarParameterName::Cn).filter_map(|part| part.as_text());
    parts.map(str::trim).collect::<Vec<_>>().join(", ")
}

/// The name in a CN, in reading order and without an address in brackets; an address alone is no name.
fn called(written: &str) -> Option<String> {
    let name = written.split_once('<').map_or(written, |(name, _)| name);
    let name = name.trim_matches(WRAPPING);
    let is_name = !name.is_empty() && (name.contains(' ') || address(name).is_none());
    is_name.then(|| name::in_reading_order(name))
}

/// The e-mail address in a text, however it is wrapped.
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
        && !host.is_empty()
        && !host.contains('@')
        && !address.contains(NEVER_IN_ADDRESS);
    is_address.then(|| address.to_lowercase())
}

/// Undoes percent encoding; what is none stays as it is.
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
