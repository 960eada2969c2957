//! Calendars: which events become entries, of which kind, and with whom.

mod anew;
mod meetings;
mod once;
mod private;

use crate::support::Sandbox;

/// Returns a calendar of these events, each with its lines.
pub fn calendar(events: &[&[&str]]) -> String {
    let events: Vec<String> = events
        .iter()
        .map(|lines| format!("BEGIN:VEVENT\n{}\nEND:VEVENT\n", lines.join("\n")))
        .collect();
    format!("BEGIN:VCALENDAR\n{}END:VCALENDAR\n", events.concat())
}

pub const ME: &str = "ATTENDEE;PARTSTAT=ACCEPTED:mailto:me@example.com";
const CASS: &str = "ATTENDEE;CN=\"Kelly, Cassandra\":MAILTO:Cass@Example.com";
const NEAL: &str = "ATTENDEE:mailto:neal@example.com";
const BOB: &str = "ATTENDEE;CN=Bob Stranger:mailto:bob@example.com";

pub fn sandbox() -> Sandbox {
    let sandbox = Sandbox::with_people();
    sandbox.rel("config me.emails me@example.com").succeeds();
    sandbox
}

#[test]
fn the_kind_follows_from_guests_words_and_recurrence() {
    let sandbox = sandbox();
    sandbox.rel("config kinds.golf.real true").succeeds();
    sandbox.rel("config import.words.golf \"tee time, golf\"").succeeds();
    let day = "DTSTART:20261102T090000";
    let many: Vec<String> =
        (0..6).map(|n| format!("ATTENDEE:mailto:guest{n}@example.com")).collect();
    let mut crowd = vec!["UID:9", day, "SUMMARY:Lunch and learn", ME, CASS];
    crowd.extend(many.iter().map(String::as_str));
    sandbox.file(
        "cal.ics",
        &calendar(&[
            &["UID:1", day, "SUMMARY:Catching up", ME, CASS],
            &["UID:2", day, "SUMMARY:Weekly", "RRULE:FREQ=WEEKLY;COUNT=2", ME, CASS],
            &["UID:3", day, "SUMMARY:Budget", ME, CASS, NEAL],
            &["UID:4", day, "SUMMARY:Dinner", ME, CASS, NEAL, BOB],
            &["UID:5", day, "SUMMARY:Coffee?", "RRULE:FREQ=WEEKLY;COUNT=2", ME, NEAL],
            &["UID:6", day, "SUMMARY:Site visit in Ulm", ME, CASS],
            &["UID:7", day, "SUMMARY:Trip to Ulm", ME, NEAL],
            &["UID:8", day, "SUMMARY:Tee-time", ME, NEAL],
            &crowd,
        ]),
    );
    insta::assert_snapshot!(sandbox.session(&["import cal.ics", "list entries"]), @r#"
    $ rel import cal.ics
    Imported cal.ics: 11 entries added.

    7 guests are not in the journal, most met first:
    MET  LAST        NAME          E-MAIL
      1  2 Nov 2026  Bob Stranger  bob@example.com
      1  2 Nov 2026                guest0@example.com
      1  2 Nov 2026                guest1@example.com
      1  2 Nov 2026                guest2@example.com
      1  2 Nov 2026                guest3@example.com
      1  2 Nov 2026                guest4@example.com
      1  2 Nov 2026                guest5@example.com
    Add the people who matter: rel add "Bob Stranger" --email bob@example.com --unit UNIT

    Keeping up with these 3 people takes 1.0 real conversations a week.
    ! hint: To see them: rel list entries --import LAST. To undo: rel undo

    $ rel list entries
    There are 11 entries, the newest first.
     ID  DATE        KIND     WITH                           WORTH  NOTE
    #13  9 Nov 2026  coffee   Neal Wallace                    +1.0  Coffee?
     #9  9 Nov 2026  meeting  Cassandra Kelly                       Weekly
    #17  2 Nov 2026  meeting  Cassandra Kelly                       Lunch and learn
    #16  2 Nov 2026  golf     Neal Wallace                          Tee-time
    #15  2 Nov 2026  travel   Neal Wallace                    +3.0  Trip to Ulm
    #14  2 Nov 2026  visit    Cassandra Kelly                 +2.0  Site visit in Ulm
    #12  2 Nov 2026  coffee   Neal Wallace                    +1.0  Coffee?
    #11  2 Nov 2026  meal     Cassandra Kelly, Neal Wallace   +2.0  Dinner
    #10  2 Nov 2026  meeting  Cassandra Kelly, Neal Wallace         Budget
     #8  2 Nov 2026  meeting  Cassandra Kelly                       Weekly
     #7  2 Nov 2026  talk     Cassandra Kelly                 +1.0  Catching up
    "#);
}

#[test]
fn events_without_contact_are_skipped_with_a_reason() {
    let sandbox = sandbox();
    let day = "DTSTART:20261102T090000";
    sandbox.file(
        "cal.ics",
        &calendar(&[
            &["UID:1", day, "SUMMARY:Dentist"],
            &["UID:2", day, "SUMMARY:Off", "STATUS:CANCELLED", ME, CASS],
            &["UID:3", day, "SUMMARY:Room", ME, "ATTENDEE;CUTYPE=ROOM:mailto:room1@example.com"],
            &[
                "UID:4",
                day,
                "SUMMARY:No thanks",
                "ORGANIZER:mailto:bob@example.com",
                "ATTENDEE;PARTSTAT=DECLINED:mailto:me@example.com",
                CASS,
            ],
            &[
                "UID:5",
                day,
                "SUMMARY:She did not come",
                ME,
                "ATTENDEE;PARTSTAT=DECLINED:mailto:cass@example.com",
            ],
            &["UID:6", "DTSTART;VALUE=DATE:20261102", "SUMMARY:Cass' birthday", CASS],
            &["UID:7", day, "SUMMARY:Strangers", ME, BOB],
            &["UID:8", "DTSTART:20261202T090000", "SUMMARY:Still to come", ME, CASS],
            &["UID:9", "SUMMARY:No start", ME, CASS],
        ]),
    );
    insta::assert_snapshot!(sandbox.session(&["import cal.ics", "list entries"]), @r#"
    $ rel import cal.ics
    Nothing new in cal.ics: 8 skipped.

    Skipped:
      no start: No start (cal.ics:57)
      no guests: Dentist (cal.ics:2)
      it did not take place: Off (cal.ics:7)
      no guests but you: Room (cal.ics:15)
      you declined: No thanks (cal.ics:22)
      the guests declined: She did not come (cal.ics:30)
      a birthday: Cass' birthday (cal.ics:37)
      none of the guests is in the journal: Strangers (cal.ics:43)

    1 guest is not in the journal:
    MET  LAST        NAME          E-MAIL
      1  2 Nov 2026  Bob Stranger  bob@example.com
    Add the people who matter: rel add "Bob Stranger" --email bob@example.com --unit UNIT

    Keeping up with these 3 people takes 1.0 real conversations a week.

    $ rel list entries
    There are no entries.
    "#);
}

#[test]
fn declining_an_invitation_costs() {
    let sandbox = sandbox();
    sandbox.file(
        "cal.ics",
        &calendar(&[&[
            "UID:1",
            "DTSTART:20261102T090000",
            "RRULE:FREQ=WEEKLY",
            "SUMMARY:Marketing gala",
            "ORGANIZER:mailto:neal@example.com",
            "ATTENDEE;PARTSTAT=DECLINED:mailto:ME@example.com",
            NEAL,
            CASS,
        ]]),
    );
    insta::assert_snapshot!(sandbox.session(&["import cal.ics", "list entries"]), @"
    $ rel import cal.ics
    Imported cal.ics: 1 entry added.

    Keeping up with these 3 people takes 1.0 real conversations a week.
    ! hint: To see them: rel list entries --import LAST. To undo: rel undo

    $ rel list entries
    There is 1 entry, the newest first.
    ID  DATE        KIND      WITH          WORTH  NOTE
    #7  2 Nov 2026  declined  Neal Wallace   -1.0  Marketing gala
    ");
}

#[test]
fn a_changed_event_changes_its_entry_unless_it_was_edited_here() {
    let sandbox = sandbox();
    let write = |day: &str, summary: &str, more: &str| {
        let (day, summary) = (format!("DTSTART:{day}T090000"), format!("SUMMARY:{summary}"));
        sandbox.file("cal.ics", &calendar(&[&["UID:1", &day, &summary, more, ME, CASS, BOB]]));
    };
    write("20261102", "Budget", "SEQUENCE:1");
    let mut seen = sandbox.session(&["import cal.ics"]);
    write("20261103", "Budget round", "SEQUENCE:2");
    seen += &sandbox.session(&["import cal.ics", "list entries"]);
    // Once a guest is added, the event is imported with them.
    sandbox.rel("add Bob Stranger --email bob@example.com").succeeds();
    seen += &sandbox.session(&["import cal.ics", "entry edit last -k talk", "import cal.ics"]);
    write("20261104", "Budget round", "SEQUENCE:3");
    seen += &sandbox.session(&["import cal.ics", "undo", "undo"]);
    write("20261104", "Budget round", "STATUS:CANCELLED");
    seen += &sandbox.session(&["import cal.ics", "list entries"]);
    write("20261105", "Budget again", "STATUS:CONFIRMED");
    seen += &sandbox.session(&["import cal.ics", "entry remove last", "import cal.ics"]);
    insta::assert_snapshot!(seen, @r#"
    $ rel import cal.ics
    Imported cal.ics: 1 entry added.

    1 guest is not in the journal:
    MET  LAST        NAME          E-MAIL
      1  2 Nov 2026  Bob Stranger  bob@example.com
    Add the people who matter: rel add "Bob Stranger" --email bob@example.com --unit UNIT

    Keeping up with these 3 people takes 1.0 real conversations a week.
    ! hint: To see them: rel list entries --import LAST. To undo: rel undo
    $ rel import cal.ics
    Imported cal.ics: 1 changed.

    1 guest is not in the journal:
    MET  LAST        NAME          E-MAIL
      1  3 Nov 2026  Bob Stranger  bob@example.com
    Add the people who matter: rel add "Bob Stranger" --email bob@example.com --unit UNIT

    Keeping up with these 3 people takes 1.0 real conversations a week.
    ! hint: To see them: rel list entries --import LAST. To undo: rel undo

    $ rel list entries
    There is 1 entry, the newest first.
    ID  DATE        KIND     WITH             WORTH  NOTE
    #7  3 Nov 2026  meeting  Cassandra Kelly         Budget round
    $ rel import cal.ics
    Imported cal.ics: 1 changed.

    Keeping up with these 3 people takes 1.0 real conversations a week.
    ! hint: To see them: rel list entries --import LAST. To undo: rel undo

    $ rel entry edit last -k talk
    #7 Changed: talk with Cassandra Kelly and Bob Stranger, Tue 3 Nov 2026

    $ rel import cal.ics
    Nothing new in cal.ics: 1 skipped.

    Skipped:
      you changed it here: Meeting with Cassandra Kelly and Bob Stranger, Tue 3 Nov 2026 (cal.ics:2)

    Keeping up with these 4 people takes 1.2 real conversations a week.
    $ rel import cal.ics
    Nothing new in cal.ics: 1 skipped.

    Skipped:
      you changed it here: Meeting with Cassandra Kelly and Bob Stranger, Wed 4 Nov 2026 (cal.ics:2)

    Keeping up with these 4 people takes 1.2 real conversations a week.

    $ rel undo
    Undone: entry edit #7, talk with Cassandra Kelly and Bob Stranger, Tue 3 Nov 2026

    $ rel undo
    Undone: import cal.ics
    $ rel import cal.ics
    Imported cal.ics: 1 removed.

    Keeping up with these 3 people takes 1.0 real conversations a week.

    $ rel list entries
    There are no entries.
    $ rel import cal.ics
    Imported cal.ics: 1 entry added.

    Keeping up with these 3 people takes 1.0 real conversations a week.
    ! hint: To see them: rel list entries --import LAST. To undo: rel undo

    $ rel entry remove last
    #7 Removed: meeting with Cassandra Kelly and Bob Stranger, Thu 5 Nov 2026. To restore: rel undo

    $ rel import cal.ics
    Nothing new in cal.ics: 1 skipped.

    Skipped:
      you removed it here: Meeting with Cassandra Kelly and Bob Stranger, Thu 5 Nov 2026 (cal.ics:2)

    Keeping up with these 3 people takes 1.0 real conversations a week.
    "#);
}

#[test]
fn a_guest_who_could_be_two_people_is_reported_not_guessed() {
    let sandbox = sandbox();
    sandbox.rel("edit cass --email board@example.com").succeeds();
    sandbox.rel("edit devon --email board@example.com").succeeds();
    let day = "DTSTART:20261102T090000";
    sandbox.file(
        "cal.ics",
        &calendar(&[
            &["UID:1", day, "SUMMARY:Board", ME, "ATTENDEE:mailto:board@example.com"],
            &[
                "UID:2",
                day,
                "SUMMARY:Board",
                ME,
                "ATTENDEE;CN=Devon Marsh:mailto:board@example.com",
            ],
        ]),
    );
    insta::assert_snapshot!(sandbox.session(&["import cal.ics", "list entries"]), @"
    $ rel import cal.ics
    Imported cal.ics: 1 entry added, 1 skipped.

    To look at:
      several people share board@example.com: Board (cal.ics:2)
        Take it from all but one: rel edit WHO --no-email board@example.com

    Skipped:
      it matches more than one person: Board (cal.ics:2)

    Keeping up with these 3 people takes 1.0 real conversations a week.
    ! hint: To see them: rel list entries --import LAST. To undo: rel undo

    $ rel list entries
    There is 1 entry, the newest first.
    ID  DATE        KIND  WITH         WORTH  NOTE
    #7  2 Nov 2026  talk  Devon Marsh   +1.0  Board
    ");
}

#[test]
fn entries_are_dated_by_the_local_day() {
    let sandbox = sandbox();
    sandbox.file(
        "cal.ics",
        &calendar(&[&["UID:1", "DTSTART:20261102T233000Z", "SUMMARY:Late call", ME, CASS]]),
    );
    let mut command = sandbox.command("import cal.ics");
    assert!(command.env("TZ", "Asia/Tokyo").status().expect("rel runs").success());
    let entries = sandbox.json("list entries");
    assert_eq!(entries[0]["date"], "2026-11-03", "{entries}");
}
