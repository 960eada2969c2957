//! Private events: they count, but their titles are never written or shown.

use super::{BOB, CASS, ME, NEAL, calendar, sandbox};

const DAY: &str = "DTSTART:20261102T090000";

#[test]
fn a_private_event_counts_and_its_title_appears_nowhere() {
    let sandbox = sandbox();
    sandbox.rel("edit neal --email board@example.com").succeeds();
    sandbox.rel("edit devon --email board@example.com").succeeds();
    let events = calendar(&[
        &["UID:1", DAY, "CLASS:PRIVATE", "SUMMARY:Secret lunch", ME, CASS],
        &["UID:2", DAY, "CLASS:CONFIDENTIAL", "SUMMARY:Secret", ME, BOB],
        &["UID:3", DAY, "CLASS:PRIVATE", "SUMMARY:Secret", ME, "ATTENDEE:mailto:board@example.com"],
        &["UID:4", "CLASS:PRIVATE", "SUMMARY:Secret", ME, CASS],
        &["UID:5", DAY, "CLASS:PUBLIC", "SUMMARY:Review", ME, NEAL],
    ]);
    sandbox.file("cal.ics", &events);
    insta::assert_snapshot!(sandbox.session(&["import cal.ics", "list entries"]), @r#"
    $ rel import cal.ics
    Imported cal.ics: 2 entries added, 3 skipped.

    To look at:
      several people share board@example.com: a private event (cal.ics:18)
        Take it from all but one: rel edit WHO --no-email board@example.com

    Skipped:
      no start: a private event (cal.ics:26)
      none of the guests is in the journal: a private event (cal.ics:10)
      it matches more than one person: a private event (cal.ics:18)

    1 guest is not in the journal:
    MET  LAST        NAME          E-MAIL
      1  2 Nov 2026  Bob Stranger  bob@example.com
    Add the people who matter: rel add "Bob Stranger" --email bob@example.com --unit UNIT

    Keeping up with these 3 people takes 1.0 real conversations a week.
    ! hint: To see them: rel list entries --import LAST. To undo: rel undo

    $ rel list entries
    There are 2 entries, the newest first.
    ID  DATE        KIND  WITH             WORTH  NOTE
    #8  2 Nov 2026  talk  Neal Wallace      +1.0  Review
    #7  2 Nov 2026  meal  Cassandra Kelly   +2.0
    "#);
    let kept = std::fs::read(sandbox.journal()).expect("a journal");
    assert!(!String::from_utf8_lossy(&kept).contains("Secret"));
}

#[test]
fn an_event_that_became_private_loses_its_title() {
    let sandbox = sandbox();
    for class in ["PUBLIC", "PRIVATE", "PUBLIC"] {
        let class = format!("CLASS:{class}");
        sandbox.file("cal.ics", &calendar(&[&["UID:1", DAY, &class, "SUMMARY:Layoffs", ME, CASS]]));
        sandbox.rel("import cal.ics").succeeds();
    }
    sandbox.rel("undo").succeeds();
    insta::assert_snapshot!(sandbox.session(&["import cal.ics --dry-run", "list entries"]), @"
    $ rel import cal.ics --dry-run
    Would import cal.ics: 1 changed. Nothing was written.
    WOULD BE  WHAT                                       DETAILS               FROM
    updated   Talk with Cassandra Kelly, Mon 2 Nov 2026  note: none → Layoffs  cal.ics:2

    Keeping up with these 3 people takes 1.0 real conversations a week.

    $ rel list entries
    There is 1 entry, the newest first.
    ID  DATE        KIND  WITH             WORTH  NOTE
    #7  2 Nov 2026  talk  Cassandra Kelly   +1.0
    ");
}
