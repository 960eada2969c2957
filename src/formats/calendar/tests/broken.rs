//! Broken and foreign files.

use super::*;

#[test]
fn a_file_without_an_event_says_so() {
    let nothing = SkippedEvent {
        at: Spot { source: 0, line: 1 },
        what: "the file".into(),
        why: SkipReason::NoEvents,
    };
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
fn cards_and_events_in_one_file_do_not_mix() {
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
    let lines: Vec<_> = calendar.events.iter().map(|it| (it.at.line, it.is_cancelled)).collect();
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
    let skipped: Vec<_> = book.skipped.iter().map(|it| (it.line, it.why.clone())).collect();
    assert_eq!((skipped, book.contacts.len()), (vec![(1, SkipReason::CutOff)], 1));
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
        .map(|skipped| (skipped.at.line, skipped.what.as_str(), skipped.why.clone()))
        .collect();
    assert_eq!(
        skipped,
        [
            (8, "Never", SkipReason::StartNotADate),
            (13, "Nowhere", SkipReason::NoStart),
            (17, "an event without a title", SkipReason::SeveralStarts),
        ]
    );
    let summaries: Vec<&str> = calendar.events.iter().map(|event| event.summary.as_str()).collect();
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
    assert_eq!(calendar.skipped[0].why, SkipReason::CutOff);
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
fn the_ends_of_time_do_no_harm() {
    for start in ["00010101T000000Z", "00000101", "-0011130T100000", "99991231T235959"] {
        let text = format!("DTSTART:{start}\nRRULE:FREQ=YEARLY\nEXDATE:{start}\nRDATE:{start}");
        read_events(&[&text]);
    }
}

#[test]
fn an_event_outside_the_years_of_a_journal_is_skipped() {
    let whys = |lines: &str| {
        let calendar = read_events(&[lines]);
        let whys: Vec<SkipReason> = calendar.skipped.iter().map(|it| it.why.clone()).collect();
        (calendar.events.iter().flat_map(days).collect::<Vec<_>>(), whys)
    };
    for start in [
        "DTSTART:18991231T235959Z",
        "DTSTART;VALUE=DATE:02060102",
        "DTSTART;VALUE=DATE:00010101\nRRULE:FREQ=YEARLY",
        "DTSTART:22010101T000000Z",
    ] {
        let (days, whys) = whys(&format!("UID:a\n{start}"));
        assert_eq!((days.len(), whys.len()), (0, 1), "{start}");
    }
    let kept = ("19000101", vec!["1900-01-01".to_owned()]);
    assert_eq!(whys(&format!("DTSTART;VALUE=DATE:{}", kept.0)), (kept.1, vec![]));
    let (days, whys) = whys("DTSTART:20260105T090000Z\nRDATE:00260106T090000Z,20260107T090000Z");
    assert_eq!(days, ["2026-01-05", "2026-01-07"]);
    assert_eq!(whys, [SkipReason::TimesOutsideYears]);
    let moved = read_events(&[
        "UID:a\nDTSTART:20260105T090000Z\nRRULE:FREQ=DAILY;COUNT=2",
        "UID:a\nRECURRENCE-ID:20260106T090000Z\nDTSTART:00260107T090000Z",
    ]);
    assert_eq!(moved.skipped[0].why, SkipReason::OutsideYears);
}
