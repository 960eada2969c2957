//! Reads the properties of a component.

use std::borrow::Cow;
use std::cell::OnceCell;

use calcard::common::PartialDateTime;
use calcard::icalendar::{
    ICalendar, ICalendarComponent, ICalendarPeriod, ICalendarProperty, ICalendarRecurrenceRule,
    ICalendarValue,
};
use calcard::{Entry, Parser};
use chrono::{Datelike, NaiveDateTime, Timelike};

use super::limits::LARGE_EVENT;
use super::moment::Moment;
use super::zone::Zone;

/// Parses one component, with those inside it.
pub fn parse(text: &str) -> Option<ICalendar> {
    let text = without_blank_lines(text);
    match Parser::new(&with_quoted_parameters(&text)).entry() {
        Entry::ICalendar(calendar) => Some(calendar),
        _ => None,
    }
}

/// The properties of an event that are never read, and may be long.
const UNREAD: [&str; 6] =
    ["DESCRIPTION", "X-ALT-DESC", "STYLED-DESCRIPTION", "COMMENT", "ATTACH", "IMAGE"];

/// Removes the properties that are never read, with the lines that continue them, if the text of a
/// component is so long that it matters.
pub fn without_unread(text: &str) -> Cow<'_, str> {
    if text.len() <= LARGE_EVENT {
        return Cow::Borrowed(text);
    }
    let (mut is_unread, mut goes_on) = (false, false);
    let mut rest = String::new();
    for line in text.split_inclusive('\n') {
        let written = line.trim_end_matches(['\r', '\n']);
        if written.is_empty() {
            continue;
        }
        if !goes_on && !written.starts_with([' ', '\t']) {
            let name = written.split([';', ':']).next().unwrap_or_default();
            is_unread = UNREAD.iter().any(|unread| unread.eq_ignore_ascii_case(name));
            goes_on = is_unread && written.contains("QUOTED-PRINTABLE");
        }
        // A quoted-printable value goes on behind an equals sign.
        goes_on &= written.ends_with('=');
        if !is_unread {
            rest.push_str(line);
        }
    }
    Cow::Owned(rest)
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

/// The properties that are dates.
const DATES: [&str; 6] = ["DTSTART", "DTEND", "RECURRENCE-ID", "EXDATE", "RDATE", "DUE"];

/// Quotes the parameters of dates that contain a colon or a comma, as in
/// `DTSTART;TZID=GMT+05:30:20261004T020000`: the value begins after the last colon.
fn with_quoted_parameters(text: &str) -> Cow<'_, str> {
    if !text.split('\n').any(|line| is_date(line) && !is_plain(line)) {
        return Cow::Borrowed(text);
    }
    let mut lines: Vec<Cow<str>> = Vec::new();
    let mut rest = text.split_inclusive('\n').peekable();
    while let Some(line) = rest.next() {
        if !is_date(line) {
            lines.push(Cow::Borrowed(line));
            continue;
        }
        let mut whole = Cow::Borrowed(line);
        while let Some(next) = rest.next_if(|next| next.starts_with([' ', '\t'])) {
            let end = whole.trim_end_matches(['\r', '\n']).len();
            whole.to_mut().truncate(end);
            whole.to_mut().push_str(&next[1..]);
        }
        lines.push(quoted_parameters(&whole).map_or(whole, Cow::Owned));
    }
    if lines.iter().all(|line| matches!(line, Cow::Borrowed(_))) {
        return Cow::Borrowed(text);
    }
    Cow::Owned(lines.concat())
}

/// Whether a line is a date with parameters.
fn is_date(line: &str) -> bool {
    let has_parameters = |name: &str| {
        let start = line.get(..name.len()).is_some_and(|it| it.eq_ignore_ascii_case(name));
        start && line[name.len()..].starts_with(';')
    };
    let is_likely = line.starts_with(['D', 'R', 'E', 'd', 'r', 'e']);
    is_likely && DATES.iter().any(|name| has_parameters(name))
}

/// Whether a date has a single colon, with the value behind it: most have.
fn is_plain(line: &str) -> bool {
    line.split_once(':').is_some_and(|(head, value)| {
        begins_with_day(value) && !value.contains(':') && !head.contains([',', '"'])
    })
}

fn begins_with_day(value: &str) -> bool {
    value.len() >= 8 && value.bytes().take(8).all(|byte| byte.is_ascii_digit())
}

/// Quotes the parameters of a line that need it; `None` if none does.
fn quoted_parameters(line: &str) -> Option<String> {
    let colon = outside_quotes(line, ':').next_back()?;
    let (head, value) = line.split_at(colon);
    if !begins_with_day(&value[1..])
        || outside_quotes(head, ':').chain(outside_quotes(head, ',')).next().is_none()
    {
        return None;
    }
    let ends: Vec<usize> = outside_quotes(head, ';').chain([head.len()]).collect();
    let starts = std::iter::once(0).chain(ends.iter().map(|end| end + 1));
    let parts = starts.zip(&ends).map(|(start, end)| match head[start..*end].split_once('=') {
        Some((name, value)) if value.contains([':', ',']) && !value.contains('"') => {
            format!("{name}=\"{value}\"")
        }
        _ => head[start..*end].to_owned(),
    });
    Some(parts.collect::<Vec<_>>().join(";") + value)
}

/// Returns the places of a character in a line, but for those in quotes.
fn outside_quotes(line: &str, wanted: char) -> std::vec::IntoIter<usize> {
    let mut in_quotes = false;
    let places = line.char_indices().filter(|(_, c)| {
        in_quotes ^= *c == '"';
        *c == wanted && !in_quotes
    });
    places.map(|(at, _)| at).collect::<Vec<_>>().into_iter()
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
        // A property may have many times and a long name of its zone.
        let found = OnceCell::new();
        let zone = || found.get_or_init(|| zone(entry.tz_id().unwrap_or_default())).clone();
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
