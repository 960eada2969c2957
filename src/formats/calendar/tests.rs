//! Calendars as programs write them, and worse.

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

/// All there is, up to the end of 2026, for a reader in UTC.
fn everything() -> Horizon {
    let now = day("2026-12-31").and_hms_opt(23, 59, 59).expect("a time");
    Horizon { since: None, now, to_local: in_utc }
}

/// A calendar with the lines of these components in it.
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

/// An event with these lines.
fn event(lines: &str) -> String {
    format!("BEGIN:VEVENT\n{lines}\nEND:VEVENT\n")
}

fn read_events(events: &[&str]) -> Calendar {
    let events: Vec<String> = events.iter().map(|lines| event(lines)).collect();
    let events: Vec<&str> = events.iter().map(String::as_str).collect();
    read(&calendar(&events), &everything())
}

/// The only event of a calendar.
fn read_event(lines: &str) -> Event {
    let calendar = read_events(&[lines]);
    assert_eq!(calendar.skipped, []);
    let [event] = <[Event; 1]>::try_from(calendar.events).expect("one event");
    event
}

/// The days of an event, with what each is called where that is not the day itself.
fn days(event: &Event) -> Vec<String> {
    let named = |occasion: &Occasion| {
        let day = occasion.day.to_string();
        match occasion.instance.as_str() {
            "" => day,
            instance if instance == day => day,
            instance => format!("{instance} on {day}"),
        }
    };
    event.occasions.iter().map(named).collect()
}

fn all_days(calendar: &Calendar) -> Vec<(&str, Vec<String>)> {
    calendar.events.iter().map(|event| (event.summary.as_str(), days(event))).collect()
}

fn attendee(line: &str) -> Guest {
    let guests = read_event(&format!("DTSTART:20260105T090000Z\n{line}")).guests;
    let [guest] = <[Guest; 1]>::try_from(guests).expect("one guest");
    guest
}

fn address_of(line: &str) -> Option<String> {
    attendee(line).email
}

mod events {
    use super::*;

    #[test]
    fn a_single_event_is_one_occasion_without_an_instance() {
        let event = read_event("UID:a@example.com\nDTSTART:20260105T090000Z\nSUMMARY:Budget");
        assert_eq!((event.line, event.uid.as_str()), (3, "a@example.com"));
        assert_eq!((event.summary.as_str(), days(&event)), ("Budget", vec!["2026-01-05".into()]));
        assert_eq!(event.occasions[0].instance, "");
        assert!(!event.is_recurring && !event.is_all_day && !event.is_cancelled);
        assert!(!event.is_birthday);
    }

    #[test]
    fn without_a_uid_summary_and_start_tell_events_apart() {
        let calendar = read_events(&[
            "DTSTART:20260105T090000Z\nSUMMARY:One",
            "DTSTART:20260105T090000Z\nSUMMARY:Two",
            "DTSTART:20260106T090000Z\nSUMMARY:Two",
        ]);
        assert_eq!(calendar.events.len(), 3);
    }

    #[test]
    fn nothing_before_or_after_the_horizon() {
        let text = calendar(&[&event("UID:a\nDTSTART:20260105T090000\nRRULE:FREQ=DAILY;COUNT=9")]);
        let horizon = |hour| Horizon {
            since: Some(day("2026-01-07")),
            now: day("2026-01-09").and_hms_opt(hour, 0, 0).expect("a time"),
            to_local: in_utc,
        };
        let until = |hour| days(&read(&text, &horizon(hour)).events[0]);
        assert_eq!(until(8), ["2026-01-07", "2026-01-08"]);
        assert_eq!(until(9), ["2026-01-07", "2026-01-08", "2026-01-09"]);
    }

    #[test]
    fn a_whole_day_counts_from_its_morning_on() {
        let text = calendar(&[&event("UID:a\nDTSTART;VALUE=DATE:20260105\nSUMMARY:Offsite")]);
        let now = day("2026-01-05").and_hms_opt(0, 0, 0).expect("a time");
        let today = read(&text, &Horizon { now, ..everything() });
        assert!(today.events[0].is_all_day);
        let yesterday = Horizon { now: now - TimeDelta::seconds(1), ..everything() };
        assert_eq!(read(&text, &yesterday).events, []);
    }

    #[test]
    fn a_whole_day_may_be_written_from_midnight_to_midnight() {
        let mark = "X-MICROSOFT-CDO-ALLDAYEVENT:TRUE";
        let start = "DTSTART;TZID=Europe/Berlin:20260105T000000";
        let event = read_event(&format!(
            "{start}\n{mark}\nRRULE:FREQ=DAILY;COUNT=3\n\
             EXDATE;TZID=Europe/Berlin:20260106T000000"
        ));
        assert!(event.is_all_day);
        assert_eq!(days(&event), ["2026-01-05", "2026-01-07"]);
        let timed = [
            format!("DTSTART;TZID=Europe/Berlin:20260105T090000\n{mark}"),
            format!("{start}\nX-MICROSOFT-CDO-ALLDAYEVENT:FALSE"),
            start.to_owned(),
        ];
        assert!(timed.iter().all(|lines| !read_event(lines).is_all_day));
    }

    #[test]
    fn a_moment_is_on_the_day_of_the_reader() {
        let text = calendar(&[&event("UID:a\nDTSTART:20260105T150000Z")]);
        let horizon = Horizon { to_local: in_auckland_winter, ..everything() };
        assert_eq!(days(&read(&text, &horizon).events[0]), ["2026-01-06"]);
    }

    #[test]
    fn a_cancelled_event_is_known_by_status_method_or_mark() {
        for lines in ["STATUS:CANCELLED", "SUMMARY:Canceled: Budget", "SUMMARY:Annulé : Budget"] {
            assert!(read_event(&format!("DTSTART:20260105T090000Z\n{lines}")).is_cancelled);
        }
        for (method, is_cancelled) in [
            ("CANCEL", true),
            ("reply", true),
            ("COUNTER", true),
            ("DECLINECOUNTER", true),
            ("REFRESH", true),
            ("REQUEST", false),
            ("ADD", false),
        ] {
            let lines = format!("METHOD:{method}\n{}", event("DTSTART:20260105T090000Z"));
            let calendar = read(&calendar(&[&lines]), &everything());
            assert_eq!(calendar.events[0].is_cancelled, is_cancelled, "{method}");
        }
    }

    #[test]
    fn a_birthday_lasts_all_day_and_says_so() {
        for lines in [
            "SUMMARY:Anna's birthday",
            "SUMMARY:Geburtstag von Anna",
            "CATEGORIES:Family,Birthday",
            "UID:1#contacts@group.v.calendar.google.com",
            "ORGANIZER:mailto:addressbook%23contacts@group.v.calendar.google.com",
            "X-NEXTCLOUD-BC-FIELD-TYPE:BDAY",
            "X-FABRIKAM-BIRTHDAY:TRUE",
        ] {
            let all_day = format!("DTSTART;VALUE=DATE:20260105\n{lines}");
            assert!(read_event(&all_day).is_birthday, "{lines}");
        }
        let lunch = read_event("DTSTART:20260105T120000Z\nSUMMARY:Birthday lunch");
        assert!(!lunch.is_birthday);
    }

    #[test]
    fn what_is_not_said_to_be_public_is_private() {
        for (lines, is_private) in [
            ("", false),
            ("CLASS:PUBLIC", false),
            ("class:Private", true),
            ("CLASS:CONFIDENTIAL", true),
            ("CLASS:X-SECRET", true),
        ] {
            let event = read_event(&format!("DTSTART:20260105T090000Z\n{lines}"));
            assert_eq!(event.is_private, is_private, "{lines}");
        }
    }

    #[test]
    fn a_private_event_is_not_told_by_its_title() {
        let calendar = read_events(&[
            "CLASS:PRIVATE\nSUMMARY:Secret",
            "CLASS:PRIVATE\nSUMMARY:Secret\nDTSTART:20260105T090000Z\nRRULE:FREQ=NEVER",
        ]);
        let told: Vec<&str> = calendar.skipped.iter().map(|it| it.what.as_str()).collect();
        assert_eq!(told, ["a private event", "a private event"]);
    }

    #[test]
    fn the_later_version_of_an_event_stands() {
        let calendar = read_events(&[
            "UID:a\nDTSTART:20260106T090000Z\nSEQUENCE:1\nSUMMARY:Moved",
            "UID:a\nDTSTART:20260105T090000Z\nSEQUENCE:0\nSUMMARY:Planned",
        ]);
        assert_eq!(all_days(&calendar), [("Moved", vec!["2026-01-06".to_owned()])]);
    }

    #[test]
    fn a_reply_does_not_replace_what_it_answers() {
        let lines = |method: &str, summary: &str| {
            let event = event(&format!("UID:a\nDTSTART:20260105T090000Z\nSUMMARY:{summary}"));
            calendar(&[&format!("METHOD:{method}\n{event}")])
        };
        let text = lines("REQUEST", "Budget") + &lines("REPLY", "Accepted: Budget");
        let calendar = read(&text, &everything());
        assert_eq!(all_days(&calendar), [("Budget", vec!["2026-01-05".to_owned()])]);
        assert!(!calendar.events[0].is_cancelled);
    }

    #[test]
    fn events_that_share_a_uid_by_mistake_are_kept_apart() {
        let calendar = read_events(&[
            "UID:a\nDTSTART:20260105T090000Z\nSUMMARY:One",
            "UID:a\nDTSTART:20260106T090000Z\nSUMMARY:Two",
        ]);
        assert_eq!(calendar.events.len(), 2);
        assert_ne!(calendar.events[0].uid, calendar.events[1].uid);
    }
}

mod series {
    use super::*;

    #[test]
    fn a_weekly_meeting_keeps_its_hour_when_the_clocks_change() {
        let calendar = read_events(&[
            "UID:a
             DTSTART;TZID=Europe/Berlin:20261012T003000
             RRULE:FREQ=WEEKLY;COUNT=5
             EXDATE;TZID=Europe/Berlin:20261026T003000
             SUMMARY:Weekly",
            "UID:a
             RECURRENCE-ID:20261101T233000Z
             DTSTART;TZID=Europe/Berlin:20261103T100000
             SUMMARY:Weekly, moved",
        ]);
        assert_eq!(
            all_days(&calendar),
            [
                // Half past midnight in Berlin is the day before in UTC, one hour or two.
                (
                    "Weekly",
                    vec![
                        "2026-10-12 on 2026-10-11".to_owned(),
                        "2026-10-19 on 2026-10-18".to_owned(),
                        "2026-11-09 on 2026-11-08".to_owned()
                    ]
                ),
                ("Weekly, moved", vec!["2026-11-02 on 2026-11-03".to_owned()]),
            ]
        );
        assert!(calendar.events.iter().all(|event| event.is_recurring));
    }

    #[test]
    fn the_end_of_a_rule_is_told_by_the_clock_of_its_series() {
        for (zone, until) in
            [("Australia/Sydney", "20260106T220000Z"), ("Pacific/Auckland", "20260106T200000Z")]
        {
            let event = read_event(&format!(
                "DTSTART;TZID={zone}:20260105T090000\nRRULE:FREQ=DAILY;UNTIL={until}"
            ));
            assert_eq!(event.occasions.len(), 3, "{zone}");
        }
        let all_day = "DTSTART;VALUE=DATE:20260105\nRRULE:FREQ=DAILY;UNTIL=20260107";
        assert_eq!(read_event(all_day).occasions.len(), 3);
        let to_the_evening = "DTSTART:20260105T090000\nRRULE:FREQ=DAILY;UNTIL=20260107";
        assert_eq!(read_event(to_the_evening).occasions.len(), 3);
    }

    #[test]
    fn a_rule_that_ends_before_its_start_leaves_the_start() {
        let event = read_event("DTSTART:20260105T090000\nRRULE:FREQ=DAILY;UNTIL=20250101T000000Z");
        assert_eq!(days(&event), ["2026-01-05"]);
    }

    #[test]
    fn count_and_until_both_end_a_rule() {
        let days_of = |rule: &str| {
            days(&read_event(&format!("DTSTART:20260105T090000\nRRULE:FREQ=DAILY;{rule}"))).len()
        };
        assert_eq!(days_of("COUNT=2;UNTIL=20260110"), 2);
        assert_eq!(days_of("COUNT=20;UNTIL=20260110"), 6);
    }

    #[test]
    fn the_start_is_the_first_also_where_the_rule_would_not_have_it() {
        // A Monday, and a rule for Tuesdays.
        let event = read_event("DTSTART:20260105T090000\nRRULE:FREQ=WEEKLY;BYDAY=TU;COUNT=3");
        assert_eq!(days(&event), ["2026-01-05", "2026-01-06", "2026-01-13"]);
    }

    #[test]
    fn blanks_in_a_rule_do_no_harm() {
        let event = read_event("DTSTART:20260105T090000\nRRULE:FREQ=WEEKLY;BYDAY= MO, TU ;COUNT=3");
        assert_eq!(days(&event), ["2026-01-05", "2026-01-06", "2026-01-12"]);
    }

    #[test]
    fn days_are_taken_out_however_they_are_written() {
        let event = read_event(
            "DTSTART;TZID=Europe/Berlin:20260105T090000
             RRULE:FREQ=DAILY;COUNT=8
             EXDATE;TZID=Europe/Berlin:20260106T090000,20260107T090000
             EXDATE:20260108T080000Z
             EXDATE;VALUE=DATE:20260109
             EXDATE;TZID=America/New_York:20260110T030000
             EXDATE:20260111T100000",
        );
        assert_eq!(days(&event), ["2026-01-05", "2026-01-11", "2026-01-12"]);
    }

    #[test]
    fn a_day_taken_out_stays_out_also_if_it_was_changed_before() {
        let calendar = read_events(&[
            "UID:a
             DTSTART:20260105T090000Z
             RRULE:FREQ=DAILY;COUNT=2
             EXDATE:20260106T090000Z",
            "UID:a\nRECURRENCE-ID:20260106T090000Z\nDTSTART:20260108T090000Z",
        ]);
        assert_eq!(all_days(&calendar), [("", vec!["2026-01-05".to_owned()])]);
    }

    #[test]
    fn days_are_added_however_they_are_written() {
        let event = read_event(
            "DTSTART;TZID=Europe/Berlin:20260105T090000
             RDATE;TZID=Europe/Berlin:20260107T090000,20260105T090000
             RDATE;VALUE=PERIOD:20260109T080000Z/PT1H",
        );
        assert!(event.is_recurring);
        assert_eq!(days(&event), ["2026-01-05", "2026-01-07", "2026-01-09"]);
    }

    #[test]
    fn a_second_on_a_day_is_numbered_also_when_the_first_is_off() {
        let event = read_event(
            "DTSTART:20260105T090000
             RRULE:FREQ=DAILY;BYHOUR=9,16;COUNT=4
             EXDATE:20260106T090000",
        );
        let instances: Vec<&str> =
            event.occasions.iter().map(|occasion| occasion.instance.as_str()).collect();
        assert_eq!(instances, ["2026-01-05", "2026-01-05#2", "2026-01-06#2"]);
    }

    #[test]
    fn whole_days_recur_and_are_moved_as_days() {
        let text = calendar(&[
            &event("UID:a\nDTSTART;VALUE=DATE:20260105\nRRULE:FREQ=DAILY;UNTIL=20260106T120000Z"),
            // Midnight of the reader's 6 January.
            &event("UID:a\nRECURRENCE-ID:20260105T120000Z\nDTSTART;VALUE=DATE:20260110"),
        ]);
        let horizon = Horizon { to_local: in_auckland_winter, ..everything() };
        let calendar = read(&text, &horizon);
        assert_eq!(days(&calendar.events[0]), ["2026-01-05", "2026-01-07"]);
        assert_eq!(days(&calendar.events[1]), ["2026-01-06 on 2026-01-10"]);
    }

    #[test]
    fn of_two_series_at_the_same_time_only_the_changed_one_loses_a_day() {
        let calendar = read_events(&[
            "UID:a\nDTSTART:20260105T090000Z\nRRULE:FREQ=DAILY;COUNT=2\nSUMMARY:A",
            "UID:b\nDTSTART:20260105T090000Z\nRRULE:FREQ=DAILY;COUNT=2\nSUMMARY:B",
            "UID:b\nRECURRENCE-ID:20260106T090000Z\nDTSTART:20260108T090000Z\nSUMMARY:B, moved",
        ]);
        let expected = [
            ("A", vec!["2026-01-05".to_owned(), "2026-01-06".to_owned()]),
            ("B", vec!["2026-01-05".to_owned()]),
            ("B, moved", vec!["2026-01-06 on 2026-01-08".to_owned()]),
        ];
        assert_eq!(all_days(&calendar), expected);
    }

    #[test]
    fn a_day_can_be_cancelled_by_itself() {
        let calendar = read_events(&[
            "UID:a\nDTSTART:20260105T090000Z\nRRULE:FREQ=DAILY;COUNT=2\nSUMMARY:Daily",
            "UID:a\nRECURRENCE-ID:20260106T090000Z\nDTSTART:20260106T090000Z\nSTATUS:CANCELLED",
        ]);
        let [daily, cancelled] = &calendar.events[..] else { panic!("two events") };
        assert_eq!((daily.is_cancelled, days(daily)), (false, vec!["2026-01-05".to_owned()]));
        assert_eq!(
            (cancelled.is_cancelled, days(cancelled)),
            (true, vec!["2026-01-06".to_owned()])
        );
    }

    #[test]
    fn what_a_change_does_not_say_its_series_does() {
        let calendar = read_events(&[
            "UID:a
             DTSTART:20260105T090000Z
             RRULE:FREQ=DAILY;COUNT=2
             SUMMARY:Daily
             ATTENDEE:mailto:anna@example.com",
            "UID:a\nRECURRENCE-ID:20260106T090000Z\nDTSTART:20260106T100000Z",
        ]);
        assert_eq!(calendar.events[1].summary, "Daily");
        assert_eq!(calendar.events[1].guests, calendar.events[0].guests);
    }

    #[test]
    fn the_latest_change_of_a_day_stands_and_one_of_no_day_is_itself() {
        let change = |sequence: u8, hour: u8, summary: &str| {
            format!(
                "UID:a\nRECURRENCE-ID:20260106T{hour:02}0000Z\nDTSTART:20260107T090000Z\n\
                 SEQUENCE:{sequence}\nSUMMARY:{summary}"
            )
        };
        let calendar = read_events(&[
            "UID:a\nDTSTART:20260105T090000Z\nRRULE:FREQ=DAILY;COUNT=2\nSUMMARY:Daily",
            &change(3, 9, "Newest"),
            &change(1, 9, "Oldest"),
            &change(1, 14, "Of no day"),
        ]);
        let expected = [
            ("Daily", vec!["2026-01-05".to_owned()]),
            ("Newest", vec!["2026-01-06 on 2026-01-07".to_owned()]),
            ("Of no day", vec!["2026-01-06#2 on 2026-01-07".to_owned()]),
        ];
        assert_eq!(all_days(&calendar), expected);
    }

    #[test]
    fn a_change_of_a_private_series_is_private() {
        let calendar = read_events(&[
            "UID:a\nCLASS:PRIVATE\nDTSTART:20260105T090000Z\nRRULE:FREQ=DAILY;COUNT=3",
            "UID:a\nRECURRENCE-ID:20260106T090000Z\nDTSTART:20260106T100000Z",
        ]);
        assert!(calendar.events.len() == 2 && calendar.events.iter().all(|it| it.is_private));
    }

    #[test]
    fn a_change_without_its_series_is_itself() {
        let event = read_event(
            "UID:a
             RECURRENCE-ID;TZID=Europe/Berlin:20260106T090000
             DTSTART;TZID=Europe/Berlin:20260108T090000",
        );
        assert!(event.is_recurring);
        assert_eq!(days(&event), ["2026-01-06 on 2026-01-08"]);
    }

    #[test]
    fn a_change_of_a_day_there_never_was_does_not_replace_its_series() {
        let calendar = read_events(&[
            "UID:a\nDTSTART:20260105T090000Z\nRRULE:FREQ=DAILY;COUNT=2\nSUMMARY:Daily",
            "UID:a\nSEQUENCE:9\nRECURRENCE-ID:20260230T090000Z\nDTSTART:20260301T090000Z",
        ]);
        assert_eq!(calendar.events.len(), 2);
        assert_eq!(days(&calendar.events[0]), ["2026-01-05", "2026-01-06"]);
    }

    #[test]
    fn this_and_all_future_days_move_together() {
        let calendar = read_events(&[
            "UID:a\nDTSTART:20260105T090000Z\nRRULE:FREQ=DAILY;COUNT=4\nSUMMARY:Early",
            "UID:a
             RECURRENCE-ID;RANGE=THISANDFUTURE:20260107T090000Z
             DTSTART:20260108T100000Z
             SUMMARY:Late",
        ]);
        let expected = [
            ("Early", vec!["2026-01-05".to_owned(), "2026-01-06".to_owned()]),
            (
                "Late",
                vec!["2026-01-07 on 2026-01-08".to_owned(), "2026-01-08 on 2026-01-09".to_owned()],
            ),
        ];
        assert_eq!(all_days(&calendar), expected);
    }

    #[test]
    fn a_series_too_long_to_follow_is_reported() {
        for rule in ["FREQ=SECONDLY", "FREQ=MINUTELY;BYHOUR=9;BYMINUTE=0", "FREQ=HOURLY"] {
            let start = "DTSTART:20100105T090000Z\nSUMMARY:Ping";
            let calendar = read_events(&[&format!("{start}\nRRULE:{rule}")]);
            assert!(!calendar.events.is_empty());
            let why = "the series is longer than could be followed, so its later times are missing";
            assert_eq!(
                calendar.skipped,
                [Skipped { line: 3, what: "event \"Ping\"".into(), why: why.into() }],
                "{rule}"
            );
        }
    }

    #[test]
    fn a_rule_without_sense_leaves_the_start_and_is_reported() {
        for rule in [
            "FREQ=NEVER",
            "FREQ=DAILY;UNTIL=20260230",
            "FREQ=MONTHLY;BYMONTH=13",
            "FREQ=DAILY;BYHOUR=0,1,2,3,4,5;BYMINUTE=0,1,2,3,4,5,6,7,8,9,10,11,12,13,14,15;\
             BYSECOND=0,1,2,3,4,5,6,7,8,9,10,11,12,13,14,15",
        ] {
            let calendar = read_events(&[&format!("DTSTART:20260105T090000Z\nRRULE:{rule}")]);
            assert_eq!(days(&calendar.events[0]), ["2026-01-05"], "{rule}");
            assert_eq!(calendar.skipped.len(), 1, "{rule}");
        }
    }
}

mod zones {
    use super::*;

    const OURS: &str = "
        BEGIN:VTIMEZONE
        TZID:Our time
        BEGIN:STANDARD
        DTSTART:16010101T030000
        TZOFFSETFROM:+0200
        TZOFFSETTO:+0100
        RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=10
        END:STANDARD
        BEGIN:DAYLIGHT
        DTSTART:16010101T020000
        TZOFFSETFROM:+0100
        TZOFFSETTO:+0200
        RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=3
        END:DAYLIGHT
        END:VTIMEZONE
        ";

    /// The day in UTC that a time is on; its hour decides which.
    fn day_of(zones: &str, start: &str) -> String {
        let text = calendar(&[zones, &event(&format!("UID:a\nDTSTART{start}"))]);
        days(&read(&text, &everything()).events[0]).concat()
    }

    #[test]
    fn known_zones_go_by_many_names() {
        for tzid in [
            "Europe/Berlin",
            "W. Europe Standard Time",
            "\"W. Europe Standard Time\"",
            "/freeassociation.sourceforge.net/Europe/Berlin",
            "/example.com/20260101_1/Europe/Berlin",
        ] {
            assert_eq!(day_of("", &format!(";TZID={tzid}:20260105T003000")), "2026-01-04");
            assert_eq!(day_of("", &format!(";TZID={tzid}:20260105T010000")), "2026-01-05");
        }
    }

    #[test]
    fn a_name_may_be_what_its_clocks_are_ahead() {
        let day =
            |tzid: &str, time: &str| day_of("", &format!(";TZID=\"{tzid}\":20260705T{time}00"));
        for tzid in ["UTC+01", "GMT+0100", "+0100", "utc +01:00", "GMT+1", "UTC+1:00"] {
            assert_eq!(
                (day(tzid, "0030"), day(tzid, "0100")),
                ("2026-07-04".into(), "2026-07-05".into()),
                "{tzid}"
            );
        }
        for tzid in ["UTC-05:30", "-0530"] {
            assert_eq!(
                (day(tzid, "1829"), day(tzid, "1830")),
                ("2026-07-05".into(), "2026-07-06".into()),
                "{tzid}"
            );
        }
        for tzid in ["UTC+", "UTC+99", "+01000", "+0160", "UTC1", "+1:2", "+-1", "+é1", "é"] {
            assert_eq!(day(tzid, "0030"), "2026-07-05", "{tzid}");
        }
        // What the file describes counts, whatever it is called.
        let zone = OURS.replace("Our time", "UTC+05");
        assert_eq!(day_of(&zone, ";TZID=UTC+05:20260105T013000"), "2026-01-05");
    }

    #[test]
    fn a_file_may_describe_its_own() {
        for (time, day) in [
            ("20260105T003000", "2026-01-04"),
            ("20260105T010000", "2026-01-05"),
            ("20260705T013000", "2026-07-04"),
            ("20260705T020000", "2026-07-05"),
        ] {
            assert_eq!(day_of(OURS, &format!(";TZID=Our time:{time}")), day, "{time}");
            // The zone may stand behind the event.
            let event = event(&format!("UID:a\nDTSTART;TZID=\"Our time\":{time}"));
            let calendar = read(&calendar(&[&event, OURS]), &everything());
            assert_eq!(days(&calendar.events[0]), [day], "{time}");
        }
    }

    #[test]
    fn each_calendar_of_a_file_has_its_own() {
        let event = |uid: &str| event(&format!("UID:{uid}\nDTSTART;TZID=Our time:20260105T003000"));
        let text = calendar(&[OURS, &event("a")]) + &calendar(&[&event("b")]) + &event("c");
        let calendar = read(&text, &everything());
        let days: Vec<String> = calendar.events.iter().flat_map(days).collect();
        assert_eq!(days, ["2026-01-04", "2026-01-05", "2026-01-05"]);
    }

    #[test]
    fn a_described_zone_may_say_where_it_is() {
        let zone = "
            BEGIN:VTIMEZONE
            TZID: 1
            X-LIC-LOCATION:Europe/Berlin
            END:VTIMEZONE
            ";
        assert_eq!(day_of(zone, ";TZID= 1:20260105T003000"), "2026-01-04");
    }

    #[test]
    fn a_name_that_means_nothing_is_local_time() {
        for start in [":20260105T003000", ";TZID=:20260105T003000", ";TZID=foo:20260105T003000"] {
            assert_eq!(day_of("", start), "2026-01-05", "{start}");
        }
    }

    #[test]
    fn times_the_clocks_leave_out_or_show_twice_have_a_day_too() {
        for zone in ["Europe/Berlin", "Our time"] {
            for time in ["20260329T023000", "20261025T023000"] {
                let start = format!(";TZID={zone}:{time}");
                assert_eq!(day_of(OURS, &start).replace('-', ""), time[..8], "{start}");
            }
        }
        // There was no 30 December in Samoa.
        assert_eq!(day_of("", ";TZID=Pacific/Apia:20111230T120000"), "2011-12-30");
    }

    #[test]
    fn rules_of_a_described_zone_find_the_times_taken_out_in_utc() {
        let series = event(
            "UID:a
             DTSTART;TZID=Our time:20260323T090000
             RRULE:FREQ=WEEKLY;UNTIL=20260406T070000Z
             EXDATE:20260330T070000Z",
        );
        let calendar = read(&calendar(&[OURS, &series]), &everything());
        assert_eq!(days(&calendar.events[0]), ["2026-03-23", "2026-04-06"]);
    }
}

mod guests {
    use super::*;

    #[test]
    fn an_address_is_found_however_it_is_wrapped() {
        for line in [
            "ATTENDEE:mailto:Anna@Example.com",
            "ATTENDEE:MAILTO:anna@example.com",
            "ATTENDEE:\"mailto:anna@example.com\"",
            "ATTENDEE:anna@example.com",
            "ATTENDEE:mailto:anna@ example.com",
            "ATTENDEE:mailto:anna%40example.com",
            "ATTENDEE:mailto:<anna@example.com>",
            "ATTENDEE:mailto:Anna Roth <anna@example.com>",
            "ATTENDEE:mailto:anna@example.com?subject=Hello",
            "ATTENDEE;EMAIL=anna@example.com:urn:uuid:1",
            "ATTENDEE;CN=anna@example.com:invalid:nomail",
            "ATTENDEE;CN=Anna Roth <anna@example.com>:invalid:nomail",
        ] {
            assert_eq!(address_of(line).as_deref(), Some("anna@example.com"), "{line}");
        }
        for line in [
            "ATTENDEE;CN=Anna:invalid:nomail",
            "ATTENDEE;CN=Anna:sip:anna@example.com",
            "ATTENDEE;CN=Anna (anna@example.com):invalid:nomail",
        ] {
            assert_eq!(address_of(line), None, "{line}");
        }
        assert_eq!(
            address_of("ATTENDEE:mailto:100%@example.com").as_deref(),
            Some("100%@example.com")
        );
    }

    #[test]
    fn a_name_is_in_reading_order_and_no_address() {
        for (line, name) in [
            ("ATTENDEE;CN=\"Kelly, Cassandra\":mailto:c@example.com", Some("Cassandra Kelly")),
            ("ATTENDEE;CN=Kelly, Cassandra:mailto:c@example.com", Some("Cassandra Kelly")),
            ("ATTENDEE;CN=\"'Braun, Holger'\":mailto:h@example.com", Some("Holger Braun")),
            ("ATTENDEE;CN=\"Acme, Inc.\":mailto:info@example.com", Some("Acme, Inc.")),
            ("ATTENDEE;CN=' Zoë Roth ':mailto:c@example.com", Some("Zoë Roth")),
            ("ATTENDEE;CN=Zoë Roth <c@example.com>:mailto:c@example.com", Some("Zoë Roth")),
            ("ATTENDEE;CN=Zoë (c@example.com):mailto:c@example.com", Some("Zoë (c@example.com)")),
            ("ATTENDEE;CN=c@example.com:mailto:c@example.com", None),
            ("ATTENDEE:mailto:c@example.com", None),
        ] {
            assert_eq!(attendee(line).name.as_deref(), name, "{line}");
        }
    }

    #[test]
    fn rooms_resources_and_groups_are_no_people() {
        for line in [
            "ATTENDEE;CUTYPE=ROOM:mailto:room@example.com",
            "ATTENDEE;CUTYPE=resource:mailto:beamer@example.com",
            "ATTENDEE;CUTYPE=GROUP:mailto:team@example.com",
            "ATTENDEE:mailto:c_1@resource.calendar.google.com",
            "ATTENDEE;CN=Team:mailto:c_1@group.calendar.google.com",
        ] {
            assert!(!attendee(line).is_person, "{line}");
        }
        assert!(attendee("ATTENDEE;CUTYPE=INDIVIDUAL:mailto:anna@example.com").is_person);
        assert!(attendee("ATTENDEE;ROLE=NON-PARTICIPANT:mailto:anna@example.com").is_person);
    }

    #[test]
    fn who_declined_or_sent_somebody_else_is_known() {
        for (status, has_declined) in
            [("DECLINED", true), ("DELEGATED", true), ("ACCEPTED", false), ("TENTATIVE", false)]
        {
            let guest = attendee(&format!("ATTENDEE;PARTSTAT={status}:mailto:anna@example.com"));
            assert_eq!(guest.has_declined, has_declined, "{status}");
        }
    }

    #[test]
    fn nobody_is_invited_twice_and_the_organizer_is_not_made_a_guest() {
        let event = read_event(
            "DTSTART:20260105T090000Z
             ORGANIZER;CN=Bo Lang:mailto:bo@example.com
             ATTENDEE:mailto:anna@example.com
             ATTENDEE;CN=Anna Roth;PARTSTAT=DECLINED:MAILTO:ANNA@example.com",
        );
        let organizer = event.organizer.expect("an organizer");
        assert_eq!(organizer.email.as_deref(), Some("bo@example.com"));
        let [anna] = &event.guests[..] else { panic!("one guest") };
        assert_eq!((anna.name.as_deref(), anna.has_declined), (Some("Anna Roth"), true));
    }
}

mod broken {
    use super::*;

    #[test]
    fn a_file_without_an_event_says_so() {
        let nothing =
            Skipped { line: 1, what: "the file".into(), why: "there is no event in it".into() };
        for text in [
            "",
            "\0\0\0\0",
            "\u{fffd}PNG\r\n\u{1a}\n\0IHDR",
            &calendar(&[]),
            &calendar(&["BEGIN:VTODO\nUID:a\nSUMMARY:Budget\nEND:VTODO"]),
            &calendar(&["BEGIN:VFREEBUSY\nFREEBUSY:20260105T090000Z/PT1H\nEND:VFREEBUSY"]),
            "BEGIN:VCARD\nFN:Anna Roth\nEND:VCARD\n",
        ] {
            let expected = Calendar { skipped: vec![nothing.clone()], ..Calendar::default() };
            assert_eq!(read(text, &everything()), expected, "{text:?}");
        }
        let to_come = calendar(&[&event("DTSTART:20990105T090000Z")]);
        let calendar = read(&to_come, &everything());
        assert_eq!((calendar.events, calendar.skipped), (vec![], vec![]));
    }

    #[test]
    fn cards_in_the_same_file_are_no_events_and_events_no_cards() {
        let card = |name: &str| {
            format!("BEGIN:VCARD\r\nVERSION:3.0\r\nFN:{name}\r\nMETHOD:CANCEL\r\nEND:VCARD\r\n")
        };
        let events = calendar(&[
            &event("UID:a\nDTSTART:20260105T090000Z\nSUMMARY:One"),
            "BEGIN:VEVENT\nUID:b\nDTSTART:20260106T090000Z\nSUMMARY:Without an end",
        ]);
        let events = events.trim_end_matches("END:VCALENDAR\r\n");
        let text = card("Anna") + events + &card("Bob") + &calendar(&[&event("DTSTART:20260107")]);
        let calendar = read(&text, &everything());
        assert_eq!(calendar.skipped, []);
        let lines: Vec<_> = calendar.events.iter().map(|it| (it.line, it.is_cancelled)).collect();
        assert_eq!(lines, [(8, false), (13, false), (24, false)]);
        assert_eq!(all_days(&calendar)[1].0, "Without an end");
        let book = crate::formats::contacts::vcard::read(&text);
        assert_eq!(book.skipped, []);
        let people: Vec<_> = book.contacts.iter().map(|it| (it.line, it.name.as_str())).collect();
        assert_eq!(people, [(1, "Anna"), (17, "Bob")]);
    }

    #[test]
    fn a_card_without_an_end_takes_no_event_with_it() {
        let events = calendar(&[&event("DTSTART:20260105T090000Z")]);
        let text = format!("BEGIN:VCARD\nFN:Cut\n{events}BEGIN:VCARD\nFN:Bob\nEND:VCARD\n");
        assert_eq!(read(&text, &everything()).events.len(), 1);
        let book = crate::formats::contacts::vcard::read(&text);
        let skipped: Vec<_> = book.skipped.iter().map(|it| (it.line, it.why.as_str())).collect();
        assert_eq!((skipped, book.contacts.len()), (vec![(1, "it has no end")], 1));
    }

    #[test]
    fn a_broken_event_spoils_no_other() {
        let calendar = read_events(&[
            "UID:a\nDTSTART:20260105T090000Z\nSUMMARY:Before",
            "UID:b\nDTSTART:20260230T090000Z\nSUMMARY:Never",
            "UID:c\nSUMMARY:Nowhere",
            "UID:d\nDTSTART:20260105T090000Z\nDTSTART:20260106T090000Z",
            "UID:e\nDTSTART:20260105T090000Z\nSUMMARY:After\nBEGIN:VALARM\nTRIGGER:-PT5M",
            "UID:f\nDTSTART:20260106T090000Z\nSUMMARY:Last",
        ]);
        let skipped: Vec<_> = calendar
            .skipped
            .iter()
            .map(|skipped| (skipped.line, skipped.what.as_str(), skipped.why.as_str()))
            .collect();
        assert_eq!(
            skipped,
            [
                (8, "event \"Never\"", "its start is no date"),
                (13, "event \"Nowhere\"", "it has no start"),
                (17, "event", "it has more than one start"),
            ]
        );
        let summaries: Vec<&str> =
            calendar.events.iter().map(|event| event.summary.as_str()).collect();
        assert_eq!(summaries, ["Before", "After", "Last"]);
    }

    #[test]
    fn a_file_that_ends_early_loses_its_last_event_only() {
        let whole = calendar(&[
            &event("UID:a\nDTSTART:20260105T090000Z\nSUMMARY:Whole"),
            &event("UID:b\nDTSTART:20260106T090000Z\nSUMMARY:Half"),
        ]);
        let cut = &whole[..whole.find("Half").expect("half") + 2];
        let calendar = read(cut, &everything());
        assert_eq!(all_days(&calendar), [("Whole", vec!["2026-01-05".to_owned()])]);
        assert_eq!(calendar.skipped[0].why, "the file ends in the middle of it");
    }

    #[test]
    fn an_event_without_an_end_ends_with_the_next() {
        let text = "\u{feff}begin:vevent\nDTSTART:20260105T090000Z\nUID:a\n\
                    BEGIN:VEVENT\nDTSTART:20260106T090000Z\nUID:b\nend:vevent";
        assert_eq!(read(text, &everything()).events.len(), 2);
    }

    #[test]
    fn lines_folded_over_an_empty_one_are_whole() {
        let text = "BEGIN:VEVENT\r\nSUMMARY\r\r\n\r\n :Budget\r\nDTSTART\n\n :20260105\nEND:VEVENT";
        assert_eq!(read(text, &everything()).events[0].summary, "Budget");
    }

    #[test]
    fn the_beginning_of_time_is_no_trouble() {
        for start in ["00010101T000000Z", "00000101", "-0011130T100000", "99991231T235959"] {
            let text = format!("DTSTART:{start}\nRRULE:FREQ=YEARLY\nEXDATE:{start}\nRDATE:{start}");
            read_events(&[&text]);
        }
    }
}

mod publishing {
    use super::*;

    fn notice(summary: &str, description: Option<&str>) -> Notice {
        Notice {
            uid: "anna@rel".into(),
            day: day("2026-03-05"),
            summary: summary.into(),
            description: description.map(str::to_owned),
            stamp: day("2026-01-01").and_hms_opt(8, 0, 0).expect("a time").and_utc(),
        }
    }

    #[test]
    fn a_calendar_is_written_by_the_book() {
        let text = write("rel", &[notice("Talk to Anna; soon, please", Some("One\r\nTwo"))]);
        insta::assert_snapshot!(text.replace("\r\n", "\n"), @r#"
BEGIN:VCALENDAR
VERSION:2.0
PRODID:-//rel//rel//EN
METHOD:PUBLISH
NAME:rel
X-WR-CALNAME:rel
REFRESH-INTERVAL;VALUE=DURATION:PT12H
X-PUBLISHED-TTL:PT12H
BEGIN:VEVENT
UID:anna@rel
DTSTAMP:20260101T080000Z
DTSTART;VALUE=DATE:20260305
DTEND;VALUE=DATE:20260306
SUMMARY:Talk to Anna\; soon\, please
DESCRIPTION:One\nTwo
TRANSP:TRANSPARENT
END:VEVENT
END:VCALENDAR
"#);
    }

    #[test]
    fn long_lines_are_folded_between_characters() {
        let text = write("Späße", &[notice(&"Größe, ".repeat(60), None)]);
        assert!(text.split("\r\n").all(|line| line.len() <= 75));
        assert!(!text.replace("\r\n", "").contains(['\r', '\n']));
    }

    #[test]
    fn what_is_written_is_read() {
        let summary = format!("Größe; \"so\", \\n {}", "weiter ".repeat(30)).trim().to_owned();
        let calendar = read(&write("rel", &[notice(&summary, None)]), &everything());
        let [event] = &calendar.events[..] else { panic!("one event") };
        assert_eq!((event.uid.as_str(), event.summary.as_str()), ("anna@rel", summary.as_str()));
        assert!(event.is_all_day && !event.is_recurring && !event.is_cancelled);
        assert_eq!(days(event), ["2026-03-05"]);
    }
}

mod anything {
    use super::*;

    const SAMPLE: &str = "BEGIN:VCALENDAR\r
METHOD:REQUEST\r
BEGIN:VTIMEZONE\r
TZID:Our time\r
BEGIN:STANDARD\r
DTSTART:19701025T030000\r
TZOFFSETFROM:+0200\r
TZOFFSETTO:+0100\r
RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=10\r
END:STANDARD\r
END:VTIMEZONE\r
BEGIN:VEVENT\r
UID:a@example.com\r
DTSTART;TZID=Our time:20260105T090000\r
RRULE:FREQ=WEEKLY;UNTIL=20260601T080000Z;INTERVAL=2;BYDAY=MO,WE;WKST=SU\r
EXDATE;TZID=\"Our time\":20260107T090000,20260119T090000\r
RDATE;VALUE=PERIOD:20260108T080000Z/PT1H\r
SUMMARY:Weekly\\, long\r
ORGANIZER;CN=\"Roth, Anna\":mailto:anna@example.com\r
ATTENDEE;CUTYPE=ROOM;PARTSTAT=ACCEPTED;CN=Room:mailto:room@exam\r
 ple.com\r
BEGIN:VALARM\r
TRIGGER:-PT15M\r
END:VALARM\r
END:VEVENT\r
BEGIN:VEVENT\r
UID:a@example.com\r
RECURRENCE-ID;RANGE=THISANDFUTURE:20260202T080000Z\r
DTSTART;TZID=Europe/Berlin:20260203T100000\r
SEQUENCE:2\r
END:VEVENT\r
BEGIN:VEVENT\r
DTSTART;VALUE=DATE:20260228\r
RRULE:FREQ=MONTHLY;COUNT=9;BYMONTHDAY=-1\r
STATUS:CANCELLED\r
END:VEVENT\r
END:VCALENDAR\r
";

    fn check(text: &str, horizon: &Horizon) -> Result<(), TestCaseError> {
        let calendar = read(text, horizon);
        for event in &calendar.events {
            prop_assert!(!event.occasions.is_empty());
            for occasion in &event.occasions {
                prop_assert!(occasion.day <= horizon.now.date());
                prop_assert!(horizon.since.is_none_or(|since| since <= occasion.day));
            }
        }
        Ok(())
    }

    prop_compose! {
        fn horizons()(since in proptest::option::of(0..400u64), now in 0..500i64) -> Horizon {
            let first = day("2026-01-01");
            Horizon {
                since: since.map(|days| first + Days::new(days)),
                now: first.and_time(chrono::NaiveTime::MIN) + TimeDelta::hours(now * 24 + 9),
                to_local: in_auckland_winter,
            }
        }
    }

    proptest! {
        #[test]
        fn any_text_is_read(text in "\\PC*", horizon in horizons()) {
            check(&text, &horizon)?;
        }

        #[test]
        fn any_lines_are_read(
            lines in proptest::collection::vec(
                prop_oneof![
                    proptest::sample::select(SAMPLE.lines().collect::<Vec<_>>())
                        .prop_map(str::to_owned),
                    "(DTSTART|RRULE|EXDATE|RECURRENCE-ID|ATTENDEE)[;:][A-Z0-9=:;,]{0,30}",
                ],
                0..40,
            ),
            horizon in horizons(),
        ) {
            check(&lines.join("\n"), &horizon)?;
        }

        #[test]
        fn a_spoilt_calendar_is_read(
            spoils in proptest::collection::vec((0..SAMPLE.len(), any::<char>()), 0..12),
            end in 0..=SAMPLE.len(),
            horizon in horizons(),
        ) {
            let mut letters: Vec<char> = SAMPLE.chars().take(end).collect();
            for (place, letter) in spoils {
                if let Some(spoilt) = letters.get_mut(place) {
                    *spoilt = letter;
                }
            }
            check(&letters.into_iter().collect::<String>(), &horizon)?;
        }

    }

    proptest! {
        // Following a rule takes its time.
        #![proptest_config(ProptestConfig::with_cases(32))]

        #[test]
        fn any_rule_is_followed(
            frequency in "(SECOND|MINUTE|HOUR|DAI|WEEK|MONTH|YEAR)LY",
            parts in proptest::collection::vec(
                prop_oneof![
                    "INTERVAL=[0-9]{1,5}", "COUNT=[0-9]{1,6}", "UNTIL=20[23][0-9]0[1-9]1[0-9]",
                    "BYDAY=-?[1-5]?(MO|TU|SU)", "BYMONTH=[0-9]{1,2}", "BYMONTHDAY=-?[0-9]{1,2}",
                    "BYYEARDAY=-?[0-9]{1,3}", "BYWEEKNO=-?[0-9]{1,2}", "BYSETPOS=-?[0-9]{1,2}",
                    "BYHOUR=[0-9]{1,2}", "BYMINUTE=[0-9]{1,2}", "BYSECOND=[0-9]{1,2}", "WKST=SU",
                ],
                0..4,
            ),
            horizon in horizons(),
        ) {
            let rule = format!("FREQ={frequency};{}", parts.join(";"));
            let lines = format!("DTSTART:20260105T090000Z\nRRULE:{rule}");
            check(&calendar(&[&event(&lines)]), &horizon)?;
        }
    }
}
