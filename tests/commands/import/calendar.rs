mod anew;
mod private;

use crate::support::Sandbox;

/// Returns a calendar of these events, each given by its lines.
fn calendar(events: &[&[&str]]) -> String {
    let events: Vec<String> = events
        .iter()
        .map(|lines| format!("BEGIN:VEVENT\n{}\nEND:VEVENT\n", lines.join("\n")))
        .collect();
    format!("BEGIN:VCALENDAR\n{}END:VCALENDAR\n", events.concat())
}

const ME: &str = "ATTENDEE;PARTSTAT=ACCEPTED:mailto:me@example.com";
const CASS: &str = "ATTENDEE;CN=\"Kelly, Cassandra\":MAILTO:Cass@Example.com";
const NEAL: &str = "ATTENDEE:mailto:neal@example.com";
const BOB: &str = "ATTENDEE;CN=Bob Stranger:mailto:bob@example.com";

fn sandbox() -> Sandbox {
    let sandbox = Sandbox::with_people();
    sandbox.rel("config me.emails me@example.com").succeeds();
    sandbox
}

#[test]
fn guests_words_and_recurrence_decide_the_kind() {
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
    Came in from cal.ics: 11 entries added.

    7 guests are not in the journal; met most:
    MET  LAST        NAME          E-MAIL
      1  2 Nov 2026  Bob Stranger  bob@example.com
      1  2 Nov 2026                guest0@example.com
      1  2 Nov 2026                guest1@example.com
      1  2 Nov 2026                guest2@example.com
      1  2 Nov 2026                guest3@example.com
      1  2 Nov 2026                guest4@example.com
      1  2 Nov 2026                guest5@example.com
    Add those who count: rel add "Bob Stranger" --email bob@example.com --unit UNIT

    The cadences of 3 people now ask for 1.0 real conversations a week.
    ! hint: What came in: rel list entries --import LAST. Take it back: rel undo

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
fn an_event_without_contact_makes_no_entry() {
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
      it has no start: event "No start" (cal.ics:57)
      it has no guests: Dentist (cal.ics:2)
      it did not take place: Off (cal.ics:7)
      it has no guests but you: Room (cal.ics:15)
      you declined: No thanks (cal.ics:22)
      its guests declined: She did not come (cal.ics:30)
      it is a birthday: Cass' birthday (cal.ics:37)
      none of its guests is in the journal: Strangers (cal.ics:43)

    1 guest is not in the journal; met most:
    MET  LAST        NAME          E-MAIL
      1  2 Nov 2026  Bob Stranger  bob@example.com
    Add those who count: rel add "Bob Stranger" --email bob@example.com --unit UNIT

    The cadences of 3 people now ask for 1.0 real conversations a week.

    $ rel list entries
    There are no entries.
    "#);
}

#[test]
fn declining_their_invitation_costs() {
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
    Came in from cal.ics: 1 entry added.

    The cadences of 3 people now ask for 1.0 real conversations a week.
    ! hint: What came in: rel list entries --import LAST. Take it back: rel undo

    $ rel list entries
    There is 1 entry, the newest first.
    ID  DATE        KIND      WITH          WORTH  NOTE
    #7  2 Nov 2026  declined  Neal Wallace   -1.0  Marketing gala
    ");
}

#[test]
fn one_occasion_is_imported_once() {
    let sandbox = sandbox();
    sandbox.rel("log cass the close takes nine days -k lunch -d 2026-11-02").succeeds();
    sandbox.rel("log neal hello -k mail -d 2026-11-02").succeeds();
    sandbox.file(
        "cal.ics",
        &calendar(&[
            &["UID:1", "DTSTART:20261102T120000", "SUMMARY:Lunch", ME, CASS],
            &["UID:2", "DTSTART:20261102T140000", "SUMMARY:Review", ME, NEAL],
        ]),
    );
    insta::assert_snapshot!(sandbox.session(&[
        "import cal.ics",
        "import cal.ics",
        "import cal.ics --keep-both",
        "list entries",
    ]), @"
    $ rel import cal.ics
    Came in from cal.ics: 1 entry added, 1 skipped.

    Skipped:
      you logged this: Meal with Cassandra Kelly, Mon 2 Nov 2026 (cal.ics:2)

    The cadences of 3 people now ask for 1.0 real conversations a week.
    ! hint: What came in: rel list entries --import LAST. Take it back: rel undo

    $ rel import cal.ics
    Nothing new in cal.ics: 1 already there, 1 skipped.

    Skipped:
      you logged this: Meal with Cassandra Kelly, Mon 2 Nov 2026 (cal.ics:2)

    The cadences of 3 people now ask for 1.0 real conversations a week.

    $ rel import cal.ics --keep-both
    Came in from cal.ics: 1 entry added, 1 already there.

    The cadences of 3 people now ask for 1.0 real conversations a week.
    ! hint: What came in: rel list entries --import LAST. Take it back: rel undo

    $ rel list entries
    There are 4 entries, the newest first.
     ID  DATE        KIND     WITH             WORTH  NOTE
    #10  2 Nov 2026  meal     Cassandra Kelly   +2.0  Lunch
     #9  2 Nov 2026  talk     Neal Wallace      +1.0  Review
     #8  2 Nov 2026  message  Neal Wallace            hello
     #7  2 Nov 2026  meal     Cassandra Kelly   +2.0  the close takes nine days
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
    let mut told = sandbox.session(&["import cal.ics"]);
    write("20261103", "Budget round", "SEQUENCE:2");
    told += &sandbox.session(&["import cal.ics", "list entries"]);
    // A guest is added later, and the next import adds the event.
    sandbox.rel("add Bob Stranger --email bob@example.com").succeeds();
    told += &sandbox.session(&["import cal.ics", "entry edit last -k talk", "import cal.ics"]);
    write("20261104", "Budget round", "SEQUENCE:3");
    told += &sandbox.session(&["import cal.ics", "undo", "undo"]);
    write("20261104", "Budget round", "STATUS:CANCELLED");
    told += &sandbox.session(&["import cal.ics", "list entries"]);
    write("20261105", "Budget again", "STATUS:CONFIRMED");
    told += &sandbox.session(&["import cal.ics", "entry remove last", "import cal.ics"]);
    insta::assert_snapshot!(told, @r#"
    $ rel import cal.ics
    Came in from cal.ics: 1 entry added.

    1 guest is not in the journal; met most:
    MET  LAST        NAME          E-MAIL
      1  2 Nov 2026  Bob Stranger  bob@example.com
    Add those who count: rel add "Bob Stranger" --email bob@example.com --unit UNIT

    The cadences of 3 people now ask for 1.0 real conversations a week.
    ! hint: What came in: rel list entries --import LAST. Take it back: rel undo
    $ rel import cal.ics
    Came in from cal.ics: 1 changed.

    1 guest is not in the journal; met most:
    MET  LAST        NAME          E-MAIL
      1  3 Nov 2026  Bob Stranger  bob@example.com
    Add those who count: rel add "Bob Stranger" --email bob@example.com --unit UNIT

    The cadences of 3 people now ask for 1.0 real conversations a week.
    ! hint: What came in: rel list entries --import LAST. Take it back: rel undo

    $ rel list entries
    There is 1 entry, the newest first.
    ID  DATE        KIND     WITH             WORTH  NOTE
    #7  3 Nov 2026  meeting  Cassandra Kelly         Budget round
    $ rel import cal.ics
    Came in from cal.ics: 1 changed.

    The cadences of 3 people now ask for 1.0 real conversations a week.
    ! hint: What came in: rel list entries --import LAST. Take it back: rel undo

    $ rel entry edit last -k talk
    #7 Changed: talk with Cassandra Kelly and Bob Stranger, Tue 3 Nov 2026

    $ rel import cal.ics
    Nothing new in cal.ics: 1 skipped.

    Skipped:
      you changed it here: Meeting with Cassandra Kelly and Bob Stranger, Tue 3 Nov 2026 (cal.ics:2)

    The cadences of 4 people now ask for 1.2 real conversations a week.
    $ rel import cal.ics
    Nothing new in cal.ics: 1 skipped.

    Skipped:
      you changed it here: Meeting with Cassandra Kelly and Bob Stranger, Wed 4 Nov 2026 (cal.ics:2)

    The cadences of 4 people now ask for 1.2 real conversations a week.

    $ rel undo
    undid: entry edit #7, talk with Cassandra Kelly and Bob Stranger, Tue 3 Nov 2026

    $ rel undo
    undid: import cal.ics
    $ rel import cal.ics
    Came in from cal.ics: 1 removed.

    The cadences of 3 people now ask for 1.0 real conversations a week.

    $ rel list entries
    There are no entries.
    $ rel import cal.ics
    Came in from cal.ics: 1 entry added.

    The cadences of 3 people now ask for 1.0 real conversations a week.
    ! hint: What came in: rel list entries --import LAST. Take it back: rel undo

    $ rel entry remove last
    #7 Removed: meeting with Cassandra Kelly and Bob Stranger, Thu 5 Nov 2026. Back again: rel undo

    $ rel import cal.ics
    Nothing new in cal.ics: 1 skipped.

    Skipped:
      you removed it here: Meeting with Cassandra Kelly and Bob Stranger, Thu 5 Nov 2026 (cal.ics:2)

    The cadences of 3 people now ask for 1.0 real conversations a week.
    "#);
}

#[test]
fn a_shared_e_mail_is_reported_not_guessed() {
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
    Came in from cal.ics: 1 entry added, 1 skipped.

    To look at:
      board@example.com is that of several people: rel merge, or take it from one: Board (cal.ics:2)

    Skipped:
      which of several people it was cannot be told: Board (cal.ics:2)

    The cadences of 3 people now ask for 1.0 real conversations a week.
    ! hint: What came in: rel list entries --import LAST. Take it back: rel undo

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

#[test]
fn one_event_in_two_calendars_is_one() {
    let sandbox = sandbox();
    let event = |uid: &str| {
        let uid = format!("UID:{uid}");
        calendar(&[&[&uid, "DTSTART:20261102T120000", "SUMMARY:Lunch", ME, CASS]])
    };
    sandbox.file("google.ics", &event("g1"));
    sandbox.file("outlook.ics", &event("o1"));
    insta::assert_snapshot!(sandbox.session(&[
        "import google.ics outlook.ics",
        "import outlook.ics",
        "import outlook.ics --keep-both",
    ]), @"
    $ rel import google.ics outlook.ics
    Came in from google.ics and outlook.ics: 1 entry added, 1 skipped.

    Skipped:
      it is there already, from another calendar or under another UID: Meal with Cassandra Kelly, Mon 2 Nov 2026 (outlook.ics:2)

    The cadences of 3 people now ask for 1.0 real conversations a week.
    ! hint: What came in: rel list entries --import LAST. Take it back: rel undo

    $ rel import outlook.ics
    Nothing new in outlook.ics: 1 skipped.

    Skipped:
      it is there already, from another calendar or under another UID: Meal with Cassandra Kelly, Mon 2 Nov 2026 (outlook.ics:2)

    The cadences of 3 people now ask for 1.0 real conversations a week.

    $ rel import outlook.ics --keep-both
    Came in from outlook.ics: 1 entry added.

    The cadences of 3 people now ask for 1.0 real conversations a week.
    ! hint: What came in: rel list entries --import LAST. Take it back: rel undo
    ");
}
