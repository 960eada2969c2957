//! Time zones, known and described.

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
fn a_name_may_be_a_utc_offset() {
    let day = |tzid: &str, time: &str| day_of("", &format!(";TZID=\"{tzid}\":20260705T{time}00"));
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
    // A description in the file counts, whatever its name.
    let zone = OURS.replace("Our time", "UTC+05");
    assert_eq!(day_of(&zone, ";TZID=UTC+05:20260105T013000"), "2026-01-05");
}

#[test]
fn a_file_may_describe_its_own_zone() {
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
fn each_calendar_of_a_file_has_its_own_zones() {
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
fn an_unknown_name_is_local_time_and_reported() {
    for (start, unknown) in [
        (":20260105T003000", None),
        (";TZID=:20260105T003000", None),
        (";TZID=foo:20260105T003000", Some("foo")),
        (";TZID=\"Etc/Unknown\":20260105T003000", Some("Etc/Unknown")),
        (";TZID=tzone://Microsoft/Custom:20260105T003000", Some("tzone://Microsoft/Custom")),
        (";TZID=foo:20260105T003000Z", None),
        (";TZID=foo;VALUE=DATE:20260105", None),
        (";TZID=Etc/UTC:20260105T003000", None),
    ] {
        assert_eq!(day_of("", start), "2026-01-05", "{start}");
        let event = read_event(&format!("UID:a\nDTSTART{start}"));
        assert_eq!(event.unknown_zone.as_deref(), unknown, "{start}");
    }
}

#[test]
fn the_value_begins_after_the_last_colon_outside_quotes() {
    for tzid in [
        "GMT+05:30",
        "\"GMT+05:30\"",
        "(UTC+05:30) Chennai, Kolkata, Mumbai, New Delhi",
        "\"(UTC+05:30) Chennai, Kolkata, Mumbai, New Delhi\"",
        "tzone://Microsoft/Olson/Asia/Kolkata",
        "tzone://Microsoft/Olson/Asia/Kolkata;X-A=b",
    ] {
        let day = |time: &str| day_of("", &format!(";TZID={tzid}:20260105T{time}00"));
        assert_eq!(
            (day("0529"), day("0530")),
            ("2026-01-04".into(), "2026-01-05".into()),
            "{tzid}"
        );
    }
    let folded = "DTSTART;TZID=GMT+0\r\n 5:30:202601\r\n 05T052900";
    let text = calendar(&[&event("UID:a\nDTSTART")]).replace("DTSTART", folded);
    assert_eq!(days(&read(&text, &everything()).events[0]), ["2026-01-04"]);
    let event = read_event(
        "UID:a
         DTSTART;TZID=Europe/Berlin:20260105T100000
         RRULE:FREQ=DAILY;COUNT=3
         EXDATE;TZID=tzone://Microsoft/Utc:20260106T090000,20260107T090000",
    );
    assert_eq!(days(&event), ["2026-01-05"]);
}

#[test]
fn a_described_zone_may_be_named_with_colons_and_commas() {
    for tzid in ["tzone://Microsoft/Custom", "Our, own: time", "(UTC+01:00) Our, own time"] {
        let zone = OURS.replace("Our time", tzid);
        let day = |time: &str| day_of(&zone, &format!(";TZID={tzid}:20260705T{time}00"));
        assert_eq!(
            (day("0130"), day("0200")),
            ("2026-07-04".into(), "2026-07-05".into()),
            "{tzid}"
        );
    }
}

#[test]
fn the_name_of_a_described_zone_is_found_in_any_case_and_in_quotes() {
    for (described, named) in
        [("Our time", "OUR TIME"), ("\"Our time\"", "Our time"), ("Our time", "\" our time \"")]
    {
        let zone = OURS.replace("Our time", described);
        let start = format!(";TZID={named}:20260105T003000");
        assert_eq!(day_of(&zone, &start), "2026-01-04", "{described}, {named}");
    }
}

#[test]
fn skipped_and_repeated_hours_have_a_day_too() {
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
fn times_excluded_in_utc_are_found_in_a_described_zone() {
    let series = event(
        "UID:a
         DTSTART;TZID=Our time:20260323T090000
         RRULE:FREQ=WEEKLY;UNTIL=20260406T070000Z
         EXDATE:20260330T070000Z",
    );
    let calendar = read(&calendar(&[OURS, &series]), &everything());
    assert_eq!(days(&calendar.events[0]), ["2026-03-23", "2026-04-06"]);
}
