//! What holds for any bytes that a parser is given: it answers, in time, and what it accepts can be
//! written and read again. The fuzzer calls these with bytes of its own, `tests/parsers.rs` with
//! the corpus.

// Each target of the fuzzer calls one of them.
#![allow(dead_code, reason = "a target calls one of these")]

use std::fs;

use chrono::{DateTime, Datelike, NaiveDate, NaiveDateTime, Utc};
use rel_journal::clock::Now;
use rel_journal::config::Config;
use rel_journal::formats::calendar::{self, Horizon};
use rel_journal::formats::contacts::{AddressBook, Contact, spreadsheet, vcard};
use rel_journal::formats::text;
use rel_journal::model::date::{self, DateOrder, Reading};
use rel_journal::model::name::{self, Found};
use rel_journal::model::span::Direction;
use rel_journal::model::{Stakeholder, duration};
use rel_journal::scoring::Constants;
use rel_journal::store::{JoinOutcome, JournalLine, Store};
use rel_journal::view::words;

const TODAY: NaiveDate = NaiveDate::from_ymd_opt(2026, 11, 21).expect("a date");

/// Reads a date, in a direction and an order that the first byte chooses.
pub fn dates(bytes: &[u8]) {
    let (choice, text) = choice(bytes);
    let reading = Reading {
        today: TODAY,
        direction: if choice % 2 == 0 { Direction::Back } else { Direction::Ahead },
        order: [None, Some(DateOrder::DayFirst), Some(DateOrder::MonthFirst)]
            [usize::from(choice / 2 % 3)],
        to_local,
    };
    let typed: Vec<&str> = text.split_whitespace().collect();
    if !typed.is_empty()
        && let Ok(count) = date::words_of_date(&typed)
    {
        assert!((1..=typed.len()).contains(&count), "{count} words of {typed:?}");
    }
    if let Ok(day) = date::parse(&text, reading) {
        assert!((1900..=2200).contains(&day.year()), "{text:?} is {day}");
        for printed in [day.to_string(), words::full_date(day), words::plain_date(day)] {
            assert_eq!(date::parse(&printed, reading), Ok(day), "{printed}");
        }
    }
}

/// Reads a length of time.
pub fn durations(bytes: &[u8]) {
    let text = String::from_utf8_lossy(bytes);
    let typed: Vec<&str> = text.split_whitespace().collect();
    if !typed.is_empty()
        && let Ok(count) = duration::words_of_duration(&typed)
    {
        assert!((1..=typed.len()).contains(&count), "{count} words of {typed:?}");
    }
    if let Ok(days) = duration::parse_days(&text) {
        assert!((1..=duration::MAX_DAYS).contains(&days), "{text:?} is {days}");
        for printed in [days.to_string(), words::days(days.into())] {
            assert_eq!(duration::parse_days(&printed), Ok(days), "{printed}");
        }
    }
    if let Some(day) = duration::day_before(TODAY, &text) {
        assert!(day < TODAY, "{text:?} is {day}");
    }
}

/// Looks for the first line among people called as the other lines say. Each is found by the whole
/// name, whoever else is there.
pub fn names(bytes: &[u8]) {
    let text = String::from_utf8_lossy(bytes);
    let mut lines = text.lines();
    let typed = lines.next().unwrap_or_default();
    let mut people: Vec<Stakeholder> = Vec::new();
    for name in lines.take(20).filter_map(|line| name::check_typed(line).ok()) {
        if people.iter().all(|person| name::fold(&person.name) != name::fold(&name)) {
            people.push(Stakeholder::new(name, TODAY));
        }
    }
    name::find(typed, &people);
    name::nearest_people(typed, &people);
    name::in_role(typed, &people);
    let words: Vec<String> = typed.split_whitespace().map(str::to_owned).collect();
    if let Some((first, rest)) = words.split_first()
        && let Some((_, count)) = name::find_before_note(first, rest, &people)
    {
        assert!(count <= rest.len());
    }
    for person in &people {
        assert_eq!(name::find(&person.name, &people), Found::One(person), "{people:?}");
    }
}

/// Reads cards. Written and read again, they are the same, and so is a person whose name and role
/// are the first two lines.
pub fn vcard(bytes: &[u8]) {
    let text = text::decode(bytes);
    let mut lines = text.lines().filter_map(|line| name::check(line).ok());
    if let (Some(name), role) = (lines.next(), lines.next()) {
        let typed = Contact { name: name.clone(), role: role.clone(), ..Contact::default() };
        let read = vcard::read(&vcard::write(&typed, &[])).contacts;
        let [read] = read.as_slice() else { panic!("{name:?} is read as {read:?}") };
        assert_eq!(name::fold(&read.name), name::fold(&name));
        let role_read = read.role.as_deref().map(name::fold);
        assert_eq!(
            role_read.unwrap_or_default(),
            role.as_deref().map(name::fold).unwrap_or_default()
        );
    }
    let book = vcard::read(&text);
    let written: String = book.contacts.iter().map(|it| vcard::write(it, &[])).collect();
    let again = if written.is_empty() { AddressBook::default() } else { vcard::read(&written) };
    let without_line = |contact: &Contact| Contact { line: 0, ..contact.clone() };
    for (before, after) in book.contacts.iter().zip(&again.contacts) {
        assert_eq!(without_line(after), without_line(before), "{written}");
    }
    assert_eq!(again.contacts.len(), book.contacts.len(), "{written}");
}

/// Reads a calendar up to now.
pub fn icalendar(bytes: &[u8]) {
    let now = TODAY.and_hms_opt(9, 0, 0).expect("a time");
    let horizon = Horizon { since: None, now, to_local };
    let calendar = calendar::read(&[&text::decode(bytes)], &horizon);
    for occurrence in calendar.events.iter().flat_map(|event| &event.occurrences) {
        assert!(occurrence.day <= TODAY, "{occurrence:?}");
    }
}

/// Reads a list of contacts.
pub fn list(bytes: &[u8]) {
    let text = text::decode(bytes);
    let is_list = spreadsheet::is_list(&text);
    let book = spreadsheet::read(&text);
    assert!(!is_list || book.is_some(), "a list that cannot be read");
    for contact in book.iter().flat_map(|book| &book.contacts) {
        assert!(!contact.name.trim().is_empty() && !contact.name.contains('\n'), "{contact:?}");
    }
}

/// Reads the lines of an export into an empty journal. Written and read again, they are the same,
/// and a second time they bring nothing.
pub fn json_lines(bytes: &[u8]) {
    let text = text::decode(bytes);
    let mut lines = Vec::new();
    for (number, line) in text.lines().enumerate() {
        let Ok(line) = JournalLine::parse(line) else { continue };
        let written = serde_json::to_string(&line).expect("a line");
        let again = JournalLine::parse(&written).expect("what was written is read");
        assert_eq!(serde_json::to_string(&again).expect("a line"), written);
        lines.push((number + 1, line));
    }
    if lines.is_empty() {
        return;
    }
    let nowhere = std::env::temp_dir().join("no-journal-is-here");
    let journal = Store::open(&nowhere).and_then(|it| it.snapshot()).expect("an empty journal");
    let now = Now::read().expect("the time");
    let mut write = journal.write(now, &Constants::default()).expect("it can be written");
    if write.join(lines.clone()).is_ok() {
        let again = write.join(lines).expect("what was read once is read again");
        for line in again {
            assert!(!matches!(line.outcome, JoinOutcome::Added), "{line:?}");
        }
    }
}

/// Reads a configuration, from a file as always.
pub fn configuration(bytes: &[u8]) {
    let file = tempfile::NamedTempFile::new().expect("a file");
    fs::write(file.path(), bytes).expect("it is written");
    if let Ok(config) = Config::read(file.path().to_owned()) {
        assert!(!config.settings().is_empty());
        let changed = config.change("format", |_| "json".to_owned()).expect("it can be changed");
        let again = Config::read(file.path().to_owned()).expect("what was written is read");
        assert_eq!(again.settings(), changed.settings());
    }
}

/// Splits off the first byte, by which an input chooses.
fn choice(bytes: &[u8]) -> (u8, String) {
    let (first, rest) = bytes.split_first().unwrap_or((&0, &[]));
    (*first, String::from_utf8_lossy(rest).into_owned())
}

fn to_local(moment: DateTime<Utc>) -> NaiveDateTime {
    moment.naive_utc()
}
