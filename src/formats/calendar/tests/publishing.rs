//! Calendars as they are written.

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
    assert_eq!((&*event.uid, event.summary.as_str()), ("anna@rel", summary.as_str()));
    assert!(event.is_all_day && !event.is_recurring && !event.is_cancelled);
    assert_eq!(days(event), ["2026-03-05"]);
}
