//! A calendar imported again after events were cancelled, moved or written in another way.

use super::{CASS, ME, NEAL, calendar, sandbox};

#[test]
fn a_series_declined_later_was_not_held() {
    let sandbox = sandbox();
    let write = |answer: &str| {
        let me = format!("ATTENDEE;PARTSTAT={answer}:mailto:me@example.com");
        let host = "ORGANIZER:mailto:neal@example.com";
        let series = ["UID:1", "DTSTART:20261102T090000", "RRULE:FREQ=WEEKLY", "SUMMARY:Gala"];
        sandbox.file("cal.ics", &calendar(&[&[&series[..], &[host, &me, NEAL]].concat()]));
    };
    write("ACCEPTED");
    sandbox.rel("import cal.ics").succeeds();
    write("DECLINED");
    insta::assert_snapshot!(sandbox.session(&["import cal.ics", "list entries"]), @"
    $ rel import cal.ics
    Imported cal.ics: 1 changed, 2 removed.

    Keeping up with these 3 people takes 1.0 real conversations a week.
    ! hint: To see them: rel list entries --import LAST. To undo: rel undo

    $ rel list entries
    There is 1 entry, the newest first.
    ID  DATE        KIND      WITH          WORTH  NOTE
    #7  2 Nov 2026  declined  Neal Wallace   -1.0  Gala
    ");
}

#[test]
fn an_address_is_known_however_it_is_written() {
    let sandbox = sandbox();
    let wrapped = [
        "MAILTO:NEAL@EXAMPLE.COM",
        "neal@example.com",
        "mailto:'neal@example.com'",
        "mailto:<neal@example.com>",
        "mailto: neal@example.com ",
        "mailto:neal%40example.com?subject=hello",
    ];
    for (number, address) in wrapped.iter().enumerate() {
        let (uid, day) = (format!("UID:{number}"), format!("DTSTART:2026110{}", number + 1));
        let guest = format!("ATTENDEE:{address}");
        sandbox.file("cal.ics", &calendar(&[&[&uid, &day, ME, &guest]]));
        let answer = sandbox.rel("import cal.ics --quiet").succeeds().stdout;
        assert!(answer.starts_with("Imported cal.ics: 1 entry added."), "{address}: {answer}");
    }
}

#[test]
fn entries_of_cancelled_and_postponed_events_are_removed() {
    let sandbox = sandbox();
    let weekly =
        ["UID:1", "DTSTART:20261102T090000", "RRULE:FREQ=WEEKLY", "SUMMARY:Weekly", ME, CASS];
    let single = ["UID:2", "DTSTART:20261103T090000", "SUMMARY:Budget", ME, NEAL];
    sandbox.file("cal.ics", &calendar(&[&weekly, &single]));
    sandbox.rel("import cal.ics").succeeds();
    let dropped = [&weekly[..], &["EXDATE:20261109T090000"]].concat();
    let moved = ["UID:1", "RECURRENCE-ID:20261116T090000", "DTSTART:20261124T090000", ME, CASS];
    let put_off = ["UID:2", "DTSTART:20261203T090000", "SUMMARY:Budget", ME, NEAL];
    sandbox.file("cal.ics", &calendar(&[&dropped, &moved, &put_off]));
    insta::assert_snapshot!(sandbox.session(&[
        "import cal.ics --quiet",
        "list entries",
        "import cal.ics --quiet",
        "undo",
        "entry edit last -k coffee",
        "import cal.ics --quiet",
    ]), @"
    $ rel import cal.ics --quiet
    Imported cal.ics: 3 removed, 1 already there.

    Keeping up with these 3 people takes 1.0 real conversations a week.

    $ rel list entries
    There is 1 entry, the newest first.
    ID  DATE        KIND     WITH             WORTH  NOTE
    #7  2 Nov 2026  meeting  Cassandra Kelly         Weekly

    $ rel import cal.ics --quiet
    Nothing new in cal.ics: 1 already there.

    Keeping up with these 3 people takes 1.0 real conversations a week.

    $ rel undo
    Undone: import cal.ics

    $ rel entry edit last -k coffee
    #10 Changed: coffee with Neal Wallace, Tue 3 Nov 2026

    $ rel import cal.ics --quiet
    Imported cal.ics: 2 removed, 1 already there.

    Keeping up with these 3 people takes 1.0 real conversations a week.
    ");
    // The event is imported on its new day.
    let mut sandbox = sandbox;
    sandbox.on("2026-12-04").rel("import cal.ics").succeeds();
    insta::assert_snapshot!(sandbox.session(&["list entries"]), @"
    $ rel list entries
    There are 5 entries, the newest first.
     ID  DATE         KIND     WITH             WORTH  NOTE
    #12  30 Nov 2026  meeting  Cassandra Kelly         Weekly
     #9  24 Nov 2026  meeting  Cassandra Kelly         Weekly
    #11  23 Nov 2026  meeting  Cassandra Kelly         Weekly
    #10  3 Nov 2026   coffee   Neal Wallace      +1.0  Budget
     #7  2 Nov 2026   meeting  Cassandra Kelly         Weekly
    ");
}

#[test]
fn an_invitation_in_one_file_is_cancelled_in_another() {
    let sandbox = sandbox();
    let event = |more: &[&str]| {
        let lines = [&["UID:1", "DTSTART:20261102T090000", "SUMMARY:Budget", ME, CASS], more];
        calendar(&[&lines.concat()])
    };
    sandbox.file("1.ics", &event(&["SEQUENCE:0"]));
    sandbox.file("2.ics", &event(&["SEQUENCE:1", "STATUS:CANCELLED"]));
    sandbox.file("3.ics", "BEGIN:VCALENDAR\nEND:VCALENDAR\n");
    insta::assert_snapshot!(sandbox.session(&["import 1.ics 2.ics 3.ics"]), @"
    $ rel import 1.ics 2.ics 3.ics
    Nothing new in 1.ics, 2.ics and 3.ics: 2 skipped.

    Skipped:
      no events: the file (3.ics:1)
      it did not take place: Budget (2.ics:2)

    Keeping up with these 3 people takes 1.0 real conversations a week.
    ");
}

#[test]
fn a_moved_or_shortened_series_is_not_doubled() {
    let sandbox = sandbox();
    let write = |start: &str, rule: &str, more: &[&[&str]]| {
        let (start, rule) = (format!("DTSTART:{start}T090000"), format!("RRULE:FREQ=WEEKLY{rule}"));
        let series = ["UID:1", &start, &rule, "SUMMARY:Weekly", ME, CASS];
        let events = [&[&series[..]], more].concat();
        sandbox.file("cal.ics", &calendar(&events));
    };
    let days = || {
        let entries = sandbox.json("list entries");
        let entries = entries.as_array().expect("a list").iter();
        entries.filter_map(|it| Some(it["date"].as_str()?.to_owned())).collect::<Vec<_>>()
    };
    write("20261102", "", &[]);
    sandbox.rel("import cal.ics").succeeds();
    sandbox.rel("entry edit last -k talk").succeeds();
    write("20261103", "", &[]);
    sandbox.rel("import cal.ics").succeeds();
    // Local edits stay.
    assert_eq!(days(), ["2026-11-17", "2026-11-16", "2026-11-10", "2026-11-03"]);
    let rest =
        ["UID:1_R2", "DTSTART:20261110T100000", "RRULE:FREQ=WEEKLY", "SUMMARY:Weekly", ME, CASS];
    write("20261103", ";UNTIL=20261104", &[&rest]);
    sandbox.rel("import cal.ics").succeeds();
    assert_eq!(days(), ["2026-11-17", "2026-11-16", "2026-11-10", "2026-11-03"]);
    assert!(sandbox.rel("import cal.ics").succeeds().stdout.starts_with("Nothing new"));
    // An update of one time leaves the others alone.
    let one = ["UID:1", "RECURRENCE-ID:20261103T090000", "DTSTART:20261104T090000", ME, CASS];
    sandbox.file("cal.ics", &calendar(&[&one]));
    sandbox.rel("import cal.ics").succeeds();
    assert_eq!(days().len(), 4);
}
