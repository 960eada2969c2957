//! Calendars made to take long, or much memory.

use super::*;
use crate::formats::calendar::limits::*;
use crate::model::Limit;

const START: &str = "DTSTART:20260105T090000Z\nSUMMARY:Budget";

fn reasons(calendar: &Calendar) -> Vec<SkipReason> {
    calendar.skipped.iter().map(|skipped| skipped.why.clone()).collect()
}

fn exceeded(limit: Limit) -> Vec<SkipReason> {
    vec![SkipReason::Limit(limit)]
}

fn times(calendar: &Calendar) -> usize {
    calendar.events.iter().map(|event| event.occurrences.len()).sum()
}

#[test]
fn of_a_long_series_the_latest_times_count_in_whole_days() {
    let daily = "DTSTART:19700101T090000Z\nRRULE:FREQ=DAILY;BYHOUR=9,15\nUID:a";
    let change = "UID:a\nRECURRENCE-ID:19800101T090000Z\nDTSTART:19800102T090000Z\nSUMMARY:Moved";
    let calendar = read_events(&[daily, change]);
    let [event] = &calendar.events[..] else { panic!("{:?}", calendar.events) };
    // The first and the last day of these would be half.
    assert_eq!(times(&calendar), MOST_TIMES_OF_SERIES - 4);
    assert_eq!(reasons(&calendar), exceeded(Limit::Times(MOST_TIMES_OF_SERIES)));
    assert_eq!(calendar.series[0].since, Some(event.occurrences[0].day));
}

#[test]
fn of_too_many_times_the_latest_of_all_series_count() {
    let series = |number: usize| {
        format!("UID:{number}\nDTSTART:20260101T090000Z\nRRULE:FREQ=DAILY\nSUMMARY:Daily")
    };
    let series: Vec<String> = (0..20).map(series).collect();
    let series: Vec<&str> = series.iter().map(String::as_str).collect();
    let calendar = read_events(&series);
    let since = calendar.since.expect("too many");
    assert_eq!(calendar.events.len(), 20);
    assert!(times(&calendar) <= MOST_TIMES && times(&calendar) > MOST_TIMES - 80);
    let first = calendar.events.iter().map(|event| event.occurrences[0].day).min();
    assert_eq!(first, Some(since));
    let why = SkipReason::Limit(Limit::AllTimes(MOST_TIMES, since));
    assert_eq!(reasons(&calendar), vec![why; 20]);
}

#[test]
fn many_guests_and_long_titles_count_as_more_times() {
    let guests: String = (0..100).map(|it| format!("ATTENDEE:mailto:g{it}@x.example\n")).collect();
    let series = |number: usize| {
        format!("UID:{number}\nDTSTART:20260101T090000Z\nRRULE:FREQ=DAILY\n{guests}")
    };
    let series: Vec<String> = (0..3).map(series).collect();
    let series: Vec<&str> = series.iter().map(String::as_str).collect();
    let calendar = read_events(&series);
    assert!(times(&calendar) <= MOST_TIMES / 11, "{}", times(&calendar));
}

#[test]
fn a_day_with_too_many_times_keeps_the_first_of_them() {
    let events: Vec<String> =
        (0..MOST_TIMES + 2).map(|it| format!("UID:{it}\nDTSTART:20260105")).collect();
    let events: Vec<&str> = events.iter().map(String::as_str).collect();
    let calendar = read_events(&events);
    assert_eq!((calendar.events.len(), calendar.skipped.len()), (MOST_TIMES, 2));
}

#[test]
fn a_series_of_too_many_rules_leaves_its_start() {
    let rules = "RRULE:FREQ=DAILY\n".repeat(MOST_RULES + 1);
    let calendar = read_events(&[&format!("{START}\n{rules}")]);
    assert_eq!(times(&calendar), 1);
    assert_eq!(reasons(&calendar), exceeded(Limit::Rules(MOST_RULES)));
}

#[test]
fn series_are_followed_as_long_as_the_work_is_bounded() {
    // None of these days exists, so each rule is followed for a century in vain.
    let rule = "DTSTART:19000101T090000Z\nRRULE:FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30";
    let events: Vec<String> = (0..400).map(|it| format!("UID:{it}\n{rule}")).collect();
    let events: Vec<&str> = events.iter().map(String::as_str).collect();
    let calendar = read_events(&events);
    assert!(reasons(&calendar).contains(&SkipReason::Limit(Limit::Repeats)));
}

#[test]
fn a_rule_that_never_ends_or_never_fits_is_followed_to_today() {
    for (rule, count) in [
        ("FREQ=YEARLY;COUNT=2000000000", 1),
        ("FREQ=YEARLY;UNTIL=99991231T235959Z", 1),
        ("FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30", 1),
        ("FREQ=MONTHLY;BYDAY=MO;BYSETPOS=5;BYMONTH=2", 1),
        ("FREQ=WEEKLY;BYDAY=MO;COUNT=2000000000", 52),
    ] {
        let calendar = read_events(&[&format!("{START}\nRRULE:{rule}")]);
        assert_eq!((times(&calendar), reasons(&calendar)), (count, vec![]), "{rule}");
    }
}

#[test]
fn an_event_of_too_many_guests_keeps_the_first_of_them() {
    let guests: String =
        (0..MOST_GUESTS + 9).map(|it| format!("ATTENDEE:mailto:g{it}@x.example\n")).collect();
    let calendar = read_events(&[&format!("{START}\n{guests}{guests}")]);
    assert_eq!(calendar.events[0].guests.len(), MOST_GUESTS);
    assert_eq!(reasons(&calendar), exceeded(Limit::Guests(MOST_GUESTS)));
}

#[test]
fn a_long_title_is_cut() {
    let calendar = read_events(&[&format!("DTSTART:20260105\nSUMMARY:{}", "ö ".repeat(999))]);
    assert_eq!(calendar.events[0].summary.chars().count(), LONGEST_TITLE);
    assert_eq!(reasons(&calendar), exceeded(Limit::Title(LONGEST_TITLE)));
}

#[test]
fn an_event_that_is_too_large_is_left_out_but_not_for_what_is_never_read() {
    let long = "x".repeat(LARGEST_EVENT);
    let attached = format!("{START}\nATTACH;ENCODING=BASE64:{long}\n {long}\n\n {long}");
    let quoted = format!("{START}\nDESCRIPTION;ENCODING=QUOTED-PRINTABLE:{long}=\nDTSTART:no");
    let text = event(&format!("UID:a\n{attached}")) + &event(&format!("UID:b\n{quoted}"));
    let calendar = read(&text, &everything());
    assert_eq!((calendar.events.len(), reasons(&calendar)), (2, vec![]));

    let calendar = read_events(&[&format!("{START}\nCATEGORIES:{long}"), START]);
    assert_eq!(calendar.events.len(), 1);
    assert_eq!(reasons(&calendar), exceeded(Limit::Record(LARGEST_EVENT)));

    let calendar = read_events(&[&format!("{START}\nUID:{}", "x".repeat(LONGEST_UID + 1)), START]);
    assert_eq!(calendar.events.len(), 1);
    assert_eq!(reasons(&calendar), exceeded(Limit::Uid(LONGEST_UID)));
}

#[test]
fn events_beyond_the_most_that_are_read_are_reported() {
    let calendar = read(&"BEGIN:VEVENT\n".repeat(MOST_EVENTS + 2), &everything());
    let last = calendar.skipped.last().expect("skipped");
    assert_eq!(last.at.line, MOST_EVENTS + 1);
    assert_eq!(last.why, SkipReason::Limit(Limit::Events(MOST_EVENTS)));
}

#[test]
fn time_zones_are_described_as_long_as_there_are_not_too_many() {
    let zone = |number: usize| {
        format!(
            "BEGIN:VTIMEZONE\nTZID:Z{number}\nBEGIN:STANDARD\nDTSTART:19700101T000000\n\
             TZOFFSETFROM:+0100\nTZOFFSETTO:+0100\nEND:STANDARD\nEND:VTIMEZONE\n"
        )
    };
    let zones: String = (0..=MOST_ZONES).map(zone).collect();
    let start =
        |number: usize| event(&format!("UID:{number}\nDTSTART;TZID=Z{number}:20260105T090000"));
    let text = zones + &start(0) + &start(MOST_ZONES);
    let calendar = read(&text, &everything());
    let unknown: Vec<Option<&str>> =
        calendar.events.iter().map(|event| event.unknown_zone.as_deref()).collect();
    assert_eq!(unknown, [None, Some(format!("Z{MOST_ZONES}").as_str())]);
}
