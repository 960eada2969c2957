//! Random text and random rules.

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
        prop_assert!(!event.occurrences.is_empty());
        for occurrence in &event.occurrences {
            prop_assert!(occurrence.day <= horizon.now.date());
            prop_assert!(horizon.since.is_none_or(|since| since <= occurrence.day));
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
