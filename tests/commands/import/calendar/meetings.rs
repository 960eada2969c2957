//! What stands in a calendar without being a meeting, and who took no part in one.

use super::{ME, calendar, sandbox};

const CASS: &str = "ATTENDEE;CN=Cassandra Kelly:mailto:cass@example.com";

#[test]
fn absences_holds_and_deadlines_are_skipped_with_a_reason() {
    let sandbox = sandbox();
    let day = "DTSTART;VALUE=DATE:20261102";
    let (hour, short) = ("DTSTART:20261102T090000", "DURATION:PT1H");
    sandbox.file(
        "cal.ics",
        &calendar(&[
            &["UID:1", day, "SUMMARY:Urlaub Cass", ME, CASS],
            &["UID:2", day, "SUMMARY:Rome", "X-MICROSOFT-CDO-BUSYSTATUS:OOF", ME, CASS],
            &["UID:3", day, "SUMMARY:Working from home", ME, CASS],
            &["UID:4", hour, short, "SUMMARY:Hold: budget", ME, CASS],
            &["UID:5", day, "SUMMARY:Deadline: budget", ME, CASS],
            &["UID:6", day, "SUMMARY:Fair", "TRANSP:TRANSPARENT", ME, CASS],
            &["UID:7", hour, short, "SUMMARY:[CANCELLED] Budget", ME, CASS],
            &["UID:8", hour, short, "SUMMARY:Budget", "STATUS:CANCELED", ME, CASS],
            &["UID:9", day, "SUMMARY:Offsite with Cass", ME, CASS],
            &["UID:10", hour, short, "SUMMARY:Vacation planning", ME, CASS],
        ]),
    );
    insta::assert_snapshot!(sandbox.session(&["import cal.ics", "list entries"]), @"
    $ rel import cal.ics
    Imported cal.ics: 2 entries added, 8 skipped.

    Skipped:
      an absence: Urlaub Cass (cal.ics:2) and Rome (cal.ics:9)
      it did not take place: [CANCELLED] Budget (cal.ics:47) and Budget (cal.ics:55)
      working elsewhere: Working from home (cal.ics:17)
      time kept free: Hold: budget (cal.ics:24)
      a deadline or a reminder: Deadline: budget (cal.ics:32)
      an all-day event that shows as free: Fair (cal.ics:39)

    Keeping up with these 3 people takes 1.0 real conversations a week.
    ! hint: To see them: rel list entries --import LAST. To undo: rel undo

    $ rel list entries
    There are 2 entries, the newest first.
    ID  DATE        KIND    WITH             WORTH  NOTE
    #8  2 Nov 2026  talk    Cassandra Kelly   +1.0  Vacation planning
    #7  2 Nov 2026  travel  Cassandra Kelly   +3.0  Offsite with Cass
    ");
}

#[test]
fn guests_who_were_only_informed_took_no_part() {
    let sandbox = sandbox();
    let day = "DTSTART:20261102T090000";
    let neal = "ATTENDEE;ROLE=NON-PARTICIPANT:mailto:neal@example.com";
    let room = "ATTENDEE;CUTYPE=UNKNOWN;ROLE=NON-PARTICIPANT;CN=Ulm:mailto:ulm@example.com";
    let host = "ORGANIZER:mailto:cass@example.com";
    let me = "ATTENDEE;ROLE=NON-PARTICIPANT:mailto:me@example.com";
    sandbox.file(
        "cal.ics",
        &calendar(&[
            &["UID:1", day, "SUMMARY:With Cass", ME, CASS, neal, room],
            &["UID:2", day, "SUMMARY:For Neal", ME, neal],
            &["UID:3", day, "SUMMARY:For me", host, CASS, me],
        ]),
    );
    insta::assert_snapshot!(sandbox.session(&["import cal.ics", "list entries"]), @"
    $ rel import cal.ics
    Imported cal.ics: 1 entry added, 2 skipped.

    Skipped:
      copied for information only: For Neal (cal.ics:11) and For me (cal.ics:18)

    Keeping up with these 3 people takes 1.0 real conversations a week.
    ! hint: To see them: rel list entries --import LAST. To undo: rel undo

    $ rel list entries
    There is 1 entry, the newest first.
    ID  DATE        KIND  WITH             WORTH  NOTE
    #7  2 Nov 2026  talk  Cassandra Kelly   +1.0  With Cass
    ");
}

#[test]
fn a_guest_with_the_name_but_another_email_is_not_booked() {
    let sandbox = sandbox();
    sandbox.rel("edit \"Cassandra Kelly\" --email cass@example.com").succeeds();
    let vendor = "ATTENDEE;CN=Cassandra Kelly:mailto:cass@vendor.example";
    let day = "DTSTART:20261102T090000";
    sandbox.file("cal.ics", &calendar(&[&["UID:1", day, "SUMMARY:Pitch", ME, vendor]]));
    insta::assert_snapshot!(sandbox.session(&[
        "import cal.ics",
        "edit \"Cassandra Kelly\" --email cass@vendor.example --quiet",
        "import cal.ics",
    ]), @r#"
    $ rel import cal.ics
    Nothing new in cal.ics: 1 skipped.

    To look at:
      Cassandra Kelly has other e-mails: Pitch (cal.ics:2)
        If it is the same person: rel edit "Cassandra Kelly" --email cass@vendor.example

    Skipped:
      none of the guests is in the journal: Pitch (cal.ics:2)

    1 guest is not in the journal:
    MET  LAST        NAME             E-MAIL
      1  2 Nov 2026  Cassandra Kelly  cass@vendor.example

    Keeping up with these 3 people takes 1.0 real conversations a week.

    $ rel edit "Cassandra Kelly" --email cass@vendor.example --quiet
    #4 Changed: Cassandra Kelly, CFO, Finance, every 21 days, cass@example.com, cass@vendor.example

    $ rel import cal.ics
    Imported cal.ics: 1 entry added.

    Keeping up with these 3 people takes 1.0 real conversations a week.
    ! hint: To see them: rel list entries --import LAST. To undo: rel undo
    "#);
}

#[test]
fn a_zone_that_nobody_can_identify_is_named() {
    let sandbox = sandbox();
    let calendar = calendar(&[
        &["UID:1", "DTSTART;TZID=Etc/Unknown:20261102T090000", "SUMMARY:One", ME, CASS],
        &["UID:2", "DTSTART;TZID=Etc/Unknown:20261103T090000", "SUMMARY:Two", ME, CASS],
        &["UID:3", "DTSTART;TZID=tzone://Microsoft/Utc:20261104T090000", "SUMMARY:Three", ME, CASS],
    ]);
    sandbox.file("cal.ics", &calendar);
    insta::assert_snapshot!(sandbox.session(&["import cal.ics"]), @"
    $ rel import cal.ics
    Imported cal.ics: 3 entries added.

    To look at:
      unknown time zone `Etc/Unknown`, read as local time: One (cal.ics:2) and Two (cal.ics:9)

    Keeping up with these 3 people takes 1.0 real conversations a week.
    ! hint: To see them: rel list entries --import LAST. To undo: rel undo
    ");
}

#[test]
fn the_only_stranger_may_be_me() {
    let sandbox = crate::support::Sandbox::with_people();
    let day = "DTSTART:20261102T090000";
    sandbox.file("cal.ics", &calendar(&[&["UID:1", day, "SUMMARY:Budget", ME, CASS]]));
    insta::assert_snapshot!(sandbox.session(&["import cal.ics"]), @"
    $ rel import cal.ics
    Imported cal.ics: 1 entry added.

    1 guest is not in the journal:
    MET  LAST        NAME  E-MAIL
      1  2 Nov 2026        me@example.com

    Keeping up with these 3 people takes 1.0 real conversations a week.
    ! hint: If the guest is you: rel config me.emails me@example.com
    ! hint: To see them: rel list entries --import LAST. To undo: rel undo
    ");
}

/// Imports an event with this title for each line, and returns which are booked.
fn booked(titles: &[&str]) -> Vec<String> {
    let sandbox = sandbox();
    let events: Vec<[String; 5]> = titles
        .iter()
        .enumerate()
        .map(|(number, title)| {
            let hour = 8 + number % 10;
            let start = format!("DTSTART:202611{:02}T{hour:02}0000", 1 + number / 10);
            [format!("UID:{number}"), start, format!("SUMMARY:{title}"), ME.into(), CASS.into()]
        })
        .collect();
    let events: Vec<Vec<&str>> =
        events.iter().map(|lines| lines.iter().map(String::as_str).collect()).collect();
    let events: Vec<&[&str]> = events.iter().map(Vec::as_slice).collect();
    sandbox.file("cal.ics", &calendar(&events));
    sandbox.rel("import cal.ics --keep-both").succeeds();
    let entries = sandbox.json("list entries -n 99");
    let entries = entries["entries"].as_array().or_else(|| entries.as_array()).expect("entries");
    let mut notes: Vec<String> =
        entries.iter().map(|entry| entry["note"].as_str().unwrap_or_default().to_owned()).collect();
    notes.sort_unstable();
    notes
}

#[test]
fn what_only_stands_in_the_calendar_is_no_contact() {
    let titles = [
        "Placeholder lunch",
        "Platzhalter Lunch",
        "CXL lunch",
        "CNX: lunch",
        "Skip: 1:1",
        "1:1 skipped",
        "No 1:1 this week",
        "Ausfall 1:1",
        "Kein Meeting",
        "Travel time",
        "Fahrzeit",
        "Commute",
        "Dienstreise",
        "出張",
        "Cassandra working from Berlin",
        "Abgabe Budget",
        "Birthday Cassandra",
        "Geburtstag Cassandra",
        "Anniversaire de Cassandra",
        "Cumpleaños de Juan",
        "誕生日",
    ];
    assert_eq!(booked(&titles), [""; 0]);
}

#[test]
fn what_a_meeting_is_about_does_not_make_it_none() {
    let titles = [
        "Birthday campaign with marketing",
        "Birthday lunch",
        "Business trip with Cassandra",
        "CXL roadmap",
        "No 1:1 mapping of accounts",
        "Placeholder names in the ERP",
        "Skip-level",
        "Travel budget",
    ];
    assert_eq!(booked(&titles), titles);
}

#[test]
fn dates_outside_the_years_of_a_journal_are_left_out() {
    let sandbox = sandbox();
    let series = "DTSTART:20261102T090000\nRDATE:00261103T090000,20261104T090000";
    sandbox.file(
        "cal.ics",
        &calendar(&[
            &["UID:1", "DTSTART:00260101T090000", "SUMMARY:Ancient", ME, CASS],
            &["UID:2", series, "SUMMARY:Series", ME, CASS],
        ]),
    );
    let born = |year| format!("BEGIN:VCARD\nFN:Ann {year}\nBDAY:{year}-02-03\nEND:VCARD\n");
    sandbox.file("cards.vcf", &(born("0180") + &born("1980")));
    insta::assert_snapshot!(sandbox.session(&["import cal.ics", "import cards.vcf"]), @"
    $ rel import cal.ics
    Imported cal.ics: 2 entries added, 2 skipped.

    Skipped:
      not in the years 1900 to 2200: Ancient (cal.ics:2)
      some of its dates are not in the years 1900 to 2200, so they are missing: Series (cal.ics:9)

    Keeping up with these 3 people takes 1.0 real conversations a week.
    ! hint: To see them: rel list entries --import LAST. To undo: rel undo

    $ rel import cards.vcf
    Imported cards.vcf: 2 people added, 1 skipped.

    Skipped:
      not in the years 1900 to 2200: birthday of Ann 0180 (cards.vcf:1)

    Keeping up with these 3 people takes 1.0 real conversations a week.
    ! hint: To see everyone: rel list. To undo: rel undo
    ");
    let found = sandbox.rel("doctor").succeeds();
    assert!(found.stdout.starts_with("The journal is sound"), "{}", found.transcript());
}

#[test]
fn a_guest_whose_name_is_only_divided_otherwise_is_pointed_out() {
    let sandbox = sandbox();
    sandbox.rel("add Jean-Luc Picard").succeeds();
    let guest = "ATTENDEE;CN=Jean Luc Picard:mailto:jl@x.example";
    let day = "DTSTART:20261102T090000";
    sandbox.file("cal.ics", &calendar(&[&["UID:1", day, "SUMMARY:Pitch", ME, guest]]));
    insta::assert_snapshot!(sandbox.session(&["import cal.ics"]), @r#"
    $ rel import cal.ics
    Nothing new in cal.ics: 1 skipped.

    To look at:
      Jean Luc Picard may be Jean-Luc Picard: Pitch (cal.ics:2)
        If it is the same person: rel edit "Jean-Luc Picard" --alias "Jean Luc Picard"

    Skipped:
      none of the guests is in the journal: Pitch (cal.ics:2)

    1 guest is not in the journal:
    MET  LAST        NAME             E-MAIL
      1  2 Nov 2026  Jean Luc Picard  jl@x.example

    Keeping up with these 3 people takes 1.0 real conversations a week.
    "#);
}
