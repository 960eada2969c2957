//! One meeting is booked once, even if others wrote it down too.

use super::{CASS, ME, NEAL, calendar, sandbox};

#[test]
fn a_contact_logged_by_hand_is_not_added_again() {
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
    Imported cal.ics: 1 entry added, 1 skipped.

    Skipped:
      you logged this yourself: Meal with Cassandra Kelly, Mon 2 Nov 2026 (cal.ics:2)

    Keeping up with these 3 people takes 1.0 real conversations a week.
    ! hint: To see them: rel list entries --import LAST. To undo: rel undo

    $ rel import cal.ics
    Nothing new in cal.ics: 1 already there, 1 skipped.

    Skipped:
      you logged this yourself: Meal with Cassandra Kelly, Mon 2 Nov 2026 (cal.ics:2)

    Keeping up with these 3 people takes 1.0 real conversations a week.

    $ rel import cal.ics --keep-both
    Imported cal.ics: 1 entry added, 1 already there.

    Keeping up with these 3 people takes 1.0 real conversations a week.
    ! hint: To see them: rel list entries --import LAST. To undo: rel undo

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
fn an_event_in_two_calendars_is_added_once() {
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
    Imported google.ics and outlook.ics: 1 entry added, 1 skipped.

    Skipped:
      already there from another calendar or under another UID: Meal with Cassandra Kelly, Mon 2 Nov 2026 (outlook.ics:2)

    Keeping up with these 3 people takes 1.0 real conversations a week.
    ! hint: To see them: rel list entries --import LAST. To undo: rel undo

    $ rel import outlook.ics
    Nothing new in outlook.ics: 1 skipped.

    Skipped:
      already there from another calendar or under another UID: Meal with Cassandra Kelly, Mon 2 Nov 2026 (outlook.ics:2)

    Keeping up with these 3 people takes 1.0 real conversations a week.

    $ rel import outlook.ics --keep-both
    Imported outlook.ics: 1 entry added.

    Keeping up with these 3 people takes 1.0 real conversations a week.
    ! hint: To see them: rel list entries --import LAST. To undo: rel undo
    ");
}
