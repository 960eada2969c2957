//! Series: rules, exceptions and changes.

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
fn the_end_of_a_rule_is_read_on_the_clock_of_its_series() {
    for (zone, until) in
        [("Australia/Sydney", "20260106T220000Z"), ("Pacific/Auckland", "20260106T200000Z")]
    {
        let event = read_event(&format!(
            "DTSTART;TZID={zone}:20260105T090000\nRRULE:FREQ=DAILY;UNTIL={until}"
        ));
        assert_eq!(event.occurrences.len(), 3, "{zone}");
    }
    let all_day = "DTSTART;VALUE=DATE:20260105\nRRULE:FREQ=DAILY;UNTIL=20260107";
    assert_eq!(read_event(all_day).occurrences.len(), 3);
    let to_the_evening = "DTSTART:20260105T090000\nRRULE:FREQ=DAILY;UNTIL=20260107";
    assert_eq!(read_event(to_the_evening).occurrences.len(), 3);
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
fn the_start_comes_first_even_if_the_rule_would_leave_it_out() {
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
fn days_are_excluded_however_they_are_written() {
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
fn an_excluded_day_stays_out_even_if_it_was_changed() {
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
    let instances: Vec<String> =
        event.occurrences.iter().filter_map(|it| Some(it.instance?.to_string())).collect();
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
    assert_eq!((cancelled.is_cancelled, days(cancelled)), (true, vec!["2026-01-06".to_owned()]));
}

#[test]
fn a_change_inherits_from_its_series_what_it_leaves_out() {
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
fn the_latest_change_of_a_day_stands_and_one_of_no_planned_day_is_kept() {
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
fn a_change_without_its_series_is_an_event() {
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
fn a_rule_within_a_day_leaves_the_start_and_is_reported() {
    let hours = "0,1,2,3,4,5,6,7,8,9,10,11,12";
    for rule in [
        "FREQ=SECONDLY",
        "FREQ=MINUTELY;BYHOUR=9;BYMINUTE=0",
        "FREQ=HOURLY",
        &format!("FREQ=DAILY;BYHOUR={hours};BYMINUTE=0,30"),
        &format!("FREQ=YEARLY;BYHOUR={hours};BYMINUTE={hours};BYSECOND={hours}"),
    ] {
        let start = "DTSTART:20100105T090000Z\nSUMMARY:Ping";
        let calendar = read_events(&[&format!("{start}\nRRULE:{rule}")]);
        assert_eq!(days(&calendar.events[0]), ["2010-01-05"], "{rule}");
        let at = Spot { source: 0, line: 3 };
        let skipped = SkippedEvent { at, what: "Ping".into(), why: SkipReason::WithinADay };
        assert_eq!(calendar.skipped, [skipped], "{rule}");
    }
}

#[test]
fn a_senseless_rule_leaves_the_start_and_is_reported() {
    for rule in ["FREQ=NEVER", "FREQ=DAILY;UNTIL=20260230", "FREQ=MONTHLY;BYMONTH=13"] {
        let calendar = read_events(&[&format!("DTSTART:20260105T090000Z\nRRULE:{rule}")]);
        assert_eq!(days(&calendar.events[0]), ["2026-01-05"], "{rule}");
        let [skipped] = &calendar.skipped[..] else { panic!("{rule}") };
        assert_eq!(skipped.why, SkipReason::BadRule, "{rule}");
    }
}
