use super::{ENTRY, assert_shape, everything, refusals};
use crate::support::Sandbox;

#[test]
fn entry_edit_changes_only_what_is_given() {
    let sandbox = Sandbox::with_people();
    sandbox.rel("log cass the Yankees -k coffee -d 3d").succeeds();
    insta::assert_snapshot!(sandbox.session(&[
        "entry edit last -k lunch",
        "entry edit 7 the Yankees, and the new stadium",
        "entry edit '#7' -d fri --who cass,neal",
        "list entries",
        "entry edit 7 --gut -1 --inbound --via Ruth",
        "list entries",
        "entry edit 7 --gut 0 --inbound false --via none --deposit 5",
        "list entries",
        "entry edit 7",
    ]), @r#"
    $ rel entry edit last -k lunch
    #7 Changed: meal with Cassandra Kelly, Wed 18 Nov 2026

    $ rel entry edit 7 the Yankees, and the new stadium
    #7 Changed: meal with Cassandra Kelly, Wed 18 Nov 2026
    Its note was "the Yankees", and is now "the Yankees, and the new stadium".

    $ rel entry edit '#7' -d fri --who cass,neal
    #7 Changed: meal with Cassandra Kelly and Neal Wallace, Fri 20 Nov 2026

    $ rel list entries
    There is 1 entry, the newest first.
    ID  DATE         KIND  WITH                           WORTH  NOTE
    #7  20 Nov 2026  meal  Cassandra Kelly, Neal Wallace   +2.0  the Yankees, and the new stadium

    $ rel entry edit 7 --gut -1 --inbound --via Ruth
    #7 Changed: meal with Cassandra Kelly and Neal Wallace, Fri 20 Nov 2026
    Ruth is new among your people.

    $ rel list entries
    There is 1 entry, the newest first.
    ID  DATE         KIND  WITH                           WORTH  NOTE
    #7  20 Nov 2026  meal  Cassandra Kelly, Neal Wallace   +1.0  the Yankees, and the new stadium (via Ruth) (they came to you)

    $ rel entry edit 7 --gut 0 --inbound false --via none --deposit 5
    #7 Changed: meal with Cassandra Kelly and Neal Wallace, Fri 20 Nov 2026

    $ rel list entries
    There is 1 entry, the newest first.
    ID  DATE         KIND  WITH                           WORTH  NOTE
    #7  20 Nov 2026  meal  Cassandra Kelly, Neal Wallace   +5.0  the Yankees, and the new stadium

    $ rel entry edit 7
    #7 Nothing to change: meal with Cassandra Kelly and Neal Wallace, Fri 20 Nov 2026
    "#);
}

#[test]
fn the_person_who_made_the_contact_decides_the_account() {
    let sandbox = Sandbox::with_people();
    sandbox.rel("log cass the pilot").succeeds();
    insta::assert_snapshot!(sandbox.session(&[
        "entry edit last --by \"Priya Shah\"",
        "list entries",
        "stale --unit Finance",
        "entry edit last --by none --me",
        "list entries",
    ]), @r#"
    $ rel entry edit last --by "Priya Shah"
    #7 Changed: talk with Cassandra Kelly, Sat 21 Nov 2026
    Priya Shah is new among your people.

    $ rel list entries
    There is 1 entry, the newest first.
    ID  DATE         KIND  WITH                 WORTH  NOTE
    #7  21 Nov 2026  talk  Cassandra Kelly  +1.0 team  the pilot (by Priya Shah)

    $ rel stale --unit Finance
    1 person is due a real conversation: Cassandra Kelly, no real conversation yet.
    NAME             UNIT     LAST REAL TALK  EVERY      DUE  MEANWHILE
    Cassandra Kelly  Finance  never (51d)       21d  30d ago  Priya today

    $ rel entry edit last --by none --me
    #7 Changed: talk with Cassandra Kelly, Sat 21 Nov 2026

    $ rel list entries
    There is 1 entry, the newest first.
    ID  DATE         KIND  WITH             WORTH  NOTE
    #7  21 Nov 2026  talk  Cassandra Kelly   +1.0  the pilot
    "#);
}

#[test]
fn an_ask_ends_with_an_outcome() {
    let sandbox = Sandbox::with_people();
    sandbox.rel("log cass 400k for the ERP -k ask").succeeds();
    insta::assert_snapshot!(sandbox.session(&[
        "entry edit last --outcome granted",
        "list entries",
        "entry edit last --outcome refused",
        "list entries",
    ]), @"
    $ rel entry edit last --outcome granted
    #7 Changed: ask of Cassandra Kelly, Sat 21 Nov 2026

    $ rel list entries
    There is 1 entry, the newest first.
    ID  DATE         KIND  WITH             WORTH  NOTE
    #7  21 Nov 2026  ask   Cassandra Kelly   -2.0  400k for the ERP (granted)

    $ rel entry edit last --outcome refused
    #7 Changed: ask of Cassandra Kelly, Sat 21 Nov 2026

    $ rel list entries
    There is 1 entry, the newest first.
    ID  DATE         KIND  WITH             WORTH  NOTE
    #7  21 Nov 2026  ask   Cassandra Kelly   -2.0  400k for the ERP (refused)
    ");
}

#[test]
fn changing_the_kind_keeps_who_made_the_contact() {
    let sandbox = Sandbox::with_people();
    sandbox.rel("log cass the pilot --by \"Priya Shah\"").succeeds();
    assert_eq!(sandbox.json("entry edit last -k coffee")["account"], "team");
    sandbox.rel("log cass the pilot").succeeds();
    assert_eq!(sandbox.json("entry edit last -k win")["account"], "team");
    assert_eq!(sandbox.json("entry edit last -k coffee")["account"], "me");
}

#[test]
fn an_entry_that_is_no_longer_an_ask_has_no_outcome() {
    let sandbox = Sandbox::with_people();
    sandbox.rel("log cass 400k for the ERP -k ask").succeeds();
    sandbox.rel("entry edit last --outcome granted").succeeds();
    assert_eq!(sandbox.json("entry edit last for the ERP")["outcome"], "granted");
    assert_eq!(sandbox.json("entry edit last -k talk")["outcome"], serde_json::Value::Null);
    assert_eq!(sandbox.json("entry edit last -k ask")["outcome"], serde_json::Value::Null);
}

#[test]
fn a_no_with_an_alternative_costs_nothing() {
    let sandbox = Sandbox::with_people();
    sandbox.rel("log cass no -k said-no").succeeds();
    let edited = sandbox.json("entry edit last --alternative but an export");
    assert_shape(&edited, ENTRY);
    assert_eq!(edited["deposit"], 0.0);
    assert_eq!(edited["note"], "but an export");
}

#[test]
fn last_is_the_entry_written_last() {
    let sandbox = Sandbox::with_people();
    sandbox.rel("log cass today").succeeds();
    sandbox.rel("log neal long ago -d 30d").succeeds();
    insta::assert_snapshot!(sandbox.session(&[
        "entry edit last even longer ago -d 40d",
        "entry remove last",
        "list entries",
        "entry remove last",
        "list entries",
    ]), @r#"
    $ rel entry edit last even longer ago -d 40d
    #8 Changed: talk with Neal Wallace, Mon 12 Oct 2026
    Its note was "long ago", and is now "even longer ago".

    $ rel entry remove last
    #8 Removed: talk with Neal Wallace, Mon 12 Oct 2026. To restore: rel undo

    $ rel list entries
    There is 1 entry, the newest first.
    ID  DATE         KIND  WITH             WORTH  NOTE
    #7  21 Nov 2026  talk  Cassandra Kelly   +1.0  today

    $ rel entry remove last
    #7 Removed: talk with Cassandra Kelly, Sat 21 Nov 2026. To restore: rel undo

    $ rel list entries
    There are no entries.
    "#);
}

#[test]
fn each_command_is_a_step() {
    let sandbox = Sandbox::with_people();
    sandbox.rel("log cass,neal budget -k lunch -d 3d --gut 1").succeeds();
    for line in [
        "entry edit 7 a new note -k win -d 5d --who devon --gut 0 --by Tom --deposit 9",
        "entry remove 7",
    ] {
        let before = everything(&sandbox);
        sandbox.rel(line).succeeds();
        assert_ne!(everything(&sandbox), before, "{line}");
        let undone = sandbox.rel("undo").succeeds().stdout;
        assert!(undone.starts_with("Undone: entry "), "{undone}");
        assert_eq!(everything(&sandbox), before, "{line}");
    }
    let removed = sandbox.json("entry remove 7");
    assert_shape(&removed, ENTRY);
    assert_eq!(sandbox.json("list entries"), serde_json::json!([]));
}

#[test]
fn entry_refuses_wrong_ids_and_values_that_do_not_fit_the_kind() {
    let sandbox = Sandbox::with_people();
    insta::assert_snapshot!(refusals(&sandbox, &["entry edit last x", "entry remove last"]), @"
    $ rel entry edit last x  # exit 1
    ! error: There is no entry yet.
    ! To see the latest: rel list entries -n 10
    $ rel entry remove last  # exit 1
    ! error: There is no entry yet.
    ! To see the latest: rel list entries -n 10
    ");
    sandbox.rel("log cass the Yankees -k coffee").succeeds();
    insta::assert_snapshot!(refusals(&sandbox, &[
        "entry edit 99 x",
        "entry edit 4 x",
        "entry remove 99",
        "entry edit last -k cofee",
        "entry edit last --on tomorrow",
        "entry edit last --on 11/05/2026",
        "entry edit last --on last",
        "entry edit last --who nobody",
        "entry edit last --outcome granted",
        "entry edit last --outcome maybe",
        "entry edit last --alternative",
        "entry edit last -k hearsay --gut 1",
        "entry edit last --deposit nan",
    ]), @r#"
    $ rel entry edit 99 x  # exit 1
    ! error: There is no entry #99.
    ! To see the latest: rel list entries -n 10
    $ rel entry edit 4 x  # exit 1
    ! error: #4 is a person, not an entry.
    ! To see the latest: rel list entries -n 10
    $ rel entry remove 99  # exit 1
    ! error: There is no entry #99.
    ! To see the latest: rel list entries -n 10
    $ rel entry edit last -k cofee  # exit 2
    ! error: There is no kind `cofee`.
    ! Did you mean coffee? To see all kinds: rel list kinds
    $ rel entry edit last --on tomorrow  # exit 2
    ! error: Sun 22 Nov 2026 is in the future; the journal holds what has happened.
    ! Nothing was written. Log it once it has happened.
    $ rel entry edit last --on 11/05/2026  # exit 2
    ! error: 11/05/2026 could be 11 May or 5 November; write 2026-05-11 or 2026-11-05.
    ! To say which comes first: rel config dates day-first, or rel config dates month-first
    $ rel entry edit last --on last  # exit 2
    ! error: `last` is only part of a date; quote all of it, as in "last friday", or write last-fri.
    $ rel entry edit last --who nobody  # exit 1
    ! error: Nobody in the journal is called `nobody`.
    ! To see everyone: rel list. To add someone new: rel add nobody --unit UNIT
    $ rel entry edit last --outcome granted  # exit 2
    ! error: Only an ask has an outcome.
    $ rel entry edit last --outcome maybe  # exit 2
    ! error: Only an ask has an outcome.
    $ rel entry edit last --alternative  # exit 2
    ! error: An alternative goes with said-no only.
    $ rel entry edit last -k hearsay --gut 1  # exit 2
    ! error: Hearsay takes neither gut nor deposit: it counts in no number.
    $ rel entry edit last --deposit nan  # exit 2
    ! error: invalid value 'nan' for '--deposit <N>': a deposit is a number such as 3 or -6, at most 1000
    "#);
    refusals(&sandbox, &["entry edit last --gut 3", "entry remove first"]);
}
