//! Calendars as programs write them, and worse.

mod anything;
mod broken;
mod events;
mod guests;
mod limits;
mod publishing;
mod series;
mod together;
mod zones;

use chrono::{DateTime, Days, FixedOffset, NaiveDate, NaiveDateTime, TimeDelta, Utc};
use proptest::prelude::*;

use super::*;

fn day(text: &str) -> NaiveDate {
    text.parse().expect("a day")
}

fn in_utc(moment: DateTime<Utc>) -> NaiveDateTime {
    moment.naive_utc()
}

fn in_auckland_winter(moment: DateTime<Utc>) -> NaiveDateTime {
    moment.with_timezone(&FixedOffset::east_opt(12 * 3600).expect("an offset")).naive_local()
}

/// Everything up to the end of 2026, for a reader in UTC.
fn everything() -> Horizon {
    let now = day("2026-12-31").and_hms_opt(23, 59, 59).expect("a time");
    Horizon { since: None, now, to_local: in_utc }
}

/// Reads a single calendar.
fn read(text: &str, horizon: &Horizon) -> Calendar {
    super::read(&[text], horizon)
}

/// Returns a calendar with the lines of these components.
fn calendar(components: &[&str]) -> String {
    let components = components.concat();
    let lines = components.lines().map(str::trim).filter(|line| !line.is_empty());
    let lines: Vec<&str> = ["BEGIN:VCALENDAR", "VERSION:2.0"]
        .into_iter()
        .chain(lines)
        .chain(["END:VCALENDAR"])
        .collect();
    lines.join("\r\n") + "\r\n"
}

/// Returns an event with these lines.
fn event(lines: &str) -> String {
    format!("BEGIN:VEVENT\n{lines}\nEND:VEVENT\n")
}

fn read_events(events: &[&str]) -> Calendar {
    let events: Vec<String> = events.iter().map(|lines| event(lines)).collect();
    let events: Vec<&str> = events.iter().map(String::as_str).collect();
    read(&calendar(&events), &everything())
}

/// Reads the only event of a calendar.
fn read_event(lines: &str) -> Event {
    let calendar = read_events(&[lines]);
    assert_eq!(calendar.skipped, []);
    let [event] = <[Event; 1]>::try_from(calendar.events).expect("one event");
    event
}

/// Returns the days of an event, with the instance name if it is another day.
fn days(event: &Event) -> Vec<String> {
    let named = |occurrence: &Occurrence| {
        let day = occurrence.day.to_string();
        match occurrence.instance.map(|instance| instance.to_string()) {
            Some(instance) if instance != day => format!("{instance} on {day}"),
            _ => day,
        }
    };
    event.occurrences.iter().map(named).collect()
}

fn all_days(calendar: &Calendar) -> Vec<(&str, Vec<String>)> {
    calendar.events.iter().map(|event| (event.summary.as_str(), days(event))).collect()
}

fn attendee(line: &str) -> Guest {
    let guests = read_event(&format!("DTSTART:20260105T090000Z\n{line}")).guests;
    let [guest] = <[Guest; 1]>::try_from(guests.to_vec()).expect("one guest");
    guest
}

fn address_of(line: &str) -> Option<String> {
    attendee(line).email
}
