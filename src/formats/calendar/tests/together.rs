//! Several calendars read together.

use super::*;

/// An event of a calendar file, with its source and line.
fn spots(calendar: &Calendar) -> Vec<(&str, usize, usize)> {
    calendar.events.iter().map(|it| (it.summary.as_str(), it.at.source, it.at.line)).collect()
}

fn read_all(sources: &[String]) -> Calendar {
    let sources: Vec<&str> = sources.iter().map(String::as_str).collect();
    super::super::read(&sources, &everything())
}

#[test]
fn an_event_of_one_file_is_changed_in_another() {
    let series = "UID:a\nDTSTART:20260105T090000Z\nRRULE:FREQ=DAILY;COUNT=3\nSUMMARY:Daily";
    let moved =
        "UID:a\nRECURRENCE-ID:20260106T090000Z\nDTSTART:20260109T090000Z\nSUMMARY:Daily, moved";
    for sources in [[series, moved], [moved, series]] {
        let calendar = read_all(&sources.map(|it| calendar(&[&event(it)])));
        let mut days = all_days(&calendar);
        days.sort();
        let expected = [
            ("Daily", vec!["2026-01-05".to_owned(), "2026-01-07".to_owned()]),
            ("Daily, moved", vec!["2026-01-06 on 2026-01-09".to_owned()]),
        ];
        assert_eq!(days, expected);
    }
}

#[test]
fn an_event_of_one_file_is_cancelled_in_another() {
    let lines = |sequence: u8| {
        event(&format!("UID:a\nDTSTART:20260105T090000Z\nSUMMARY:Budget\nSEQUENCE:{sequence}"))
    };
    let cancel = calendar(&[&format!("METHOD:CANCEL\n{}", lines(1))]);
    let calendar = read_all(&[cancel, calendar(&[&lines(0)])]);
    let [event] = &calendar.events[..] else { panic!("one event") };
    assert!(event.is_cancelled);
    assert_eq!((event.at.source, event.at.line), (0, 4));
}

#[test]
fn the_same_file_twice_doubles_nothing() {
    let file = calendar(&[&event("UID:a\nDTSTART:20260105T090000Z\nRRULE:FREQ=DAILY;COUNT=3")]);
    let calendar = read_all(&[file.clone(), file]);
    assert_eq!(calendar.events.len(), 1);
    assert_eq!(days(&calendar.events[0]).len(), 3);
}

#[test]
fn everything_is_found_in_its_own_file() {
    let calendar = read_all(&[
        calendar(&[&event("UID:a\nDTSTART:20260107T090000Z\nSUMMARY:A")]),
        calendar(&[]),
        calendar(&[
            &event("UID:b\nSUMMARY:B"),
            &event(
                "UID:c\nDTSTART:20260106T090000Z\nRRULE:FREQ=DAILY;COUNT=2\n\
                 EXDATE:20260107T090000Z",
            ),
        ]),
    ]);
    assert_eq!(spots(&calendar), [("A", 0, 3), ("", 2, 7)]);
    let skipped: Vec<_> =
        calendar.skipped.iter().map(|it| (it.at.source, it.at.line, it.why.clone())).collect();
    assert_eq!(skipped, [(1, 1, SkipReason::NoEvents), (2, 3, SkipReason::NoStart)]);
    let at = Spot { source: 2, line: 7 };
    assert_eq!(calendar.series, [WholeSeries { at, uid: "c".into(), since: None }]);
    assert_eq!(calendar.called_off.iter().map(|it| it.at).collect::<Vec<_>>(), [at]);
}

#[test]
fn a_file_that_ends_early_takes_nothing_from_the_next() {
    let cut = "BEGIN:VCALENDAR\nMETHOD:CANCEL\nBEGIN:VEVENT\nUID:a\nDTSTART:20260105T0900";
    let whole = calendar(&[&event("UID:b\nDTSTART:20260106T090000Z\nSUMMARY:Whole")]);
    let calendar = read_all(&[cut.to_owned(), whole]);
    assert_eq!(spots(&calendar), [("Whole", 1, 3)]);
    assert!(!calendar.events[0].is_cancelled);
    assert_eq!(calendar.skipped[0].why, SkipReason::CutOff);
}

#[test]
fn each_file_has_its_own_zones() {
    let zone = |offset: &str| {
        format!(
            "BEGIN:VTIMEZONE\nTZID:Ours\nBEGIN:STANDARD\nDTSTART:19700101T000000\n\
             TZOFFSETFROM:{offset}\nTZOFFSETTO:{offset}\nEND:STANDARD\nEND:VTIMEZONE\n"
        )
    };
    let event = |uid: &str| event(&format!("UID:{uid}\nDTSTART;TZID=Ours:20260105T003000"));
    let calendar = read_all(&[
        calendar(&[&zone("+0100"), &event("a")]),
        calendar(&[&event("b")]),
        calendar(&[&zone("-0100"), &event("c")]),
    ]);
    let days: Vec<String> = calendar.events.iter().flat_map(days).collect();
    assert_eq!(days, ["2026-01-04", "2026-01-05", "2026-01-05"]);
}
