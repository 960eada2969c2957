//! Single events: their names, days, versions and marks.

use super::*;

#[test]
fn a_single_event_is_one_occurrence_without_an_instance() {
    let event = read_event("UID:a@example.com\nDTSTART:20260105T090000Z\nSUMMARY:Budget");
    assert_eq!((event.at.line, &*event.uid), (3, "a@example.com"));
    assert_eq!((event.summary.as_str(), days(&event)), ("Budget", vec!["2026-01-05".into()]));
    assert_eq!(event.occurrences[0].instance, None);
    assert!(!event.is_recurring && !event.is_all_day && !event.is_cancelled);
    assert!(!event.is_birthday);
}

#[test]
fn without_a_uid_events_differ_by_summary_and_start() {
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
fn a_whole_day_of_outlook_is_on_the_day_it_had_where_it_was_made() {
    let mark = "X-MICROSOFT-CDO-ALLDAYEVENT:TRUE";
    for (start, end, day) in [
        ("20260113T230000Z", "20260114T230000Z", "2026-01-14"),
        ("20260113T210000Z", "20260114T210000Z", "2026-01-14"),
        ("20260114T050000Z", "20260115T050000Z", "2026-01-14"),
        ("20260114T000000Z", "20260115T000000Z", "2026-01-14"),
        ("20260113T183000Z", "20260114T183000Z", "2026-01-14"),
        ("20260113T110000Z", "20260114T110000Z", "2026-01-14"),
        ("20260114T100000Z", "20260115T100000Z", "2026-01-14"),
        ("20260328T230000Z", "20260329T220000Z", "2026-03-29"),
    ] {
        for end in [format!("DTEND:{end}"), "DURATION:P1D".to_owned(), String::new()] {
            let event = read_event(&format!("UID:a\nDTSTART:{start}\n{end}\n{mark}"));
            assert_eq!((event.is_all_day, days(&event)), (true, vec![day.into()]), "{start} {end}");
        }
    }
    let series = read_event(&format!(
        "UID:a\nDTSTART:20260113T210000Z\nDTEND:20260114T210000Z\n{mark}\n\
         RRULE:FREQ=DAILY;COUNT=3\nEXDATE:20260114T210000Z"
    ));
    assert_eq!(days(&series), ["2026-01-14", "2026-01-16"]);
    let meeting =
        read_event(&format!("UID:a\nDTSTART:20260113T210000Z\nDTEND:20260113T220000Z\n{mark}"));
    assert!(!meeting.is_all_day);
}

#[test]
fn whole_days_that_show_as_free_or_away_are_no_meetings() {
    let whole_day = "DTSTART;VALUE=DATE:20260105";
    let midnights = "DTSTART:20260105T000000\nDTEND:20260106T000000";
    for (lines, why) in [
        ("X-MICROSOFT-CDO-BUSYSTATUS:OOF", NoContact::Absence),
        ("X-MICROSOFT-CDO-BUSYSTATUS:oof\nTRANSP:OPAQUE", NoContact::Absence),
        ("X-MICROSOFT-CDO-BUSYSTATUS:WORKINGELSEWHERE", NoContact::Elsewhere),
        ("X-MICROSOFT-CDO-BUSYSTATUS:FREE", NoContact::ShownAsFree),
        ("X-MICROSOFT-MSNCALENDAR-BUSYSTATUS:OOF", NoContact::Absence),
        ("TRANSP:TRANSPARENT", NoContact::ShownAsFree),
        (
            "X-MICROSOFT-CDO-BUSYSTATUS:TENTATIVE\nX-MICROSOFT-CDO-INTENDEDSTATUS:OOF",
            NoContact::Absence,
        ),
    ] {
        for start in [whole_day, midnights] {
            let event = read_event(&format!("{start}\nSUMMARY:Rome\n{lines}"));
            assert_eq!(event.no_meeting, Some(why), "{start} {lines}");
        }
        let timed = format!("DTSTART:20260105T090000\nDURATION:PT1H\nSUMMARY:Rome\n{lines}");
        assert_eq!(read_event(&timed).no_meeting, None, "{lines}");
    }
    for lines in ["", "TRANSP:OPAQUE", "X-MICROSOFT-CDO-BUSYSTATUS:BUSY", "STATUS:TENTATIVE"] {
        let offsite = read_event(&format!("{whole_day}\nSUMMARY:Offsite with Ada\n{lines}"));
        assert_eq!(offsite.no_meeting, None, "{lines}");
    }
}

#[test]
fn events_that_google_marks_as_something_else_are_no_meetings_at_any_length() {
    for (kind, why) in [
        ("outOfOffice", Some(NoContact::Absence)),
        ("OUT_OF_OFFICE", Some(NoContact::Absence)),
        ("focusTime", Some(NoContact::Hold)),
        ("workingLocation", Some(NoContact::Elsewhere)),
        ("default", None),
        ("fromGmail", None),
    ] {
        for start in ["DTSTART;VALUE=DATE:20260105", "DTSTART:20260105T090000\nDURATION:PT1H"] {
            let event = read_event(&format!("{start}\nSUMMARY:Q3\nX-GOOGLE-EVENT-TYPE:{kind}"));
            assert_eq!(event.no_meeting, why, "{kind}");
        }
    }
    let event =
        read_event("DTSTART;VALUE=DATE:20260105\nSUMMARY:Ada\nX-GOOGLE-EVENT-TYPE:birthday");
    assert!(event.is_birthday);
}

#[test]
fn names_of_guests_may_stand_beside_the_word_for_an_absence() {
    let timed = |lines: &str| {
        read_event(&format!("DTSTART:20260105T090000\nDURATION:PT1H\n{lines}")).no_meeting
    };
    let ada = "ORGANIZER;CN=Ada Kern:mailto:ada.kern@example.com";
    assert_eq!(timed(&format!("SUMMARY:Ada off\n{ada}")), Some(NoContact::Absence));
    let ada = "ATTENDEE:mailto:ada.kern@example.com";
    assert_eq!(timed(&format!("SUMMARY:Ada Kern off\n{ada}")), Some(NoContact::Absence));
    assert_eq!(timed(&format!("SUMMARY:Kick off\n{ada}")), None);
}

#[test]
fn a_moment_is_on_the_day_of_the_reader() {
    let text = calendar(&[&event("UID:a\nDTSTART:20260105T150000Z")]);
    let horizon = Horizon { to_local: in_auckland_winter, ..everything() };
    assert_eq!(days(&read(&text, &horizon).events[0]), ["2026-01-06"]);
}

#[test]
fn a_cancelled_event_is_known_by_status_method_or_mark() {
    for lines in [
        "STATUS:CANCELLED",
        "STATUS:CANCELED",
        "STATUS:cancelled",
        "SUMMARY:Canceled: Budget",
        "SUMMARY:Annulé : Budget",
        "SUMMARY:[CANCELLED] Budget",
        "SUMMARY:Declined: Budget",
    ] {
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
fn a_birthday_lasts_all_day_and_is_marked() {
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
fn any_class_but_public_is_private() {
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
fn a_private_event_is_reported_without_its_title() {
    let calendar = read_events(&[
        "CLASS:PRIVATE\nSUMMARY:Secret",
        "CLASS:PRIVATE\nSUMMARY:Secret\nDTSTART:20260105T090000Z\nRRULE:FREQ=NEVER",
    ]);
    let named: Vec<&str> = calendar.skipped.iter().map(|it| it.what.as_str()).collect();
    assert_eq!(named, ["a private event", "a private event"]);
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
