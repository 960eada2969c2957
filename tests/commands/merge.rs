use super::{STAKEHOLDER, assert_shape, everything, refusals};
use crate::support::Sandbox;

/// Creates a journal with the same person twice, each with records of their own.
fn twice() -> Sandbox {
    let sandbox = Sandbox::with_people();
    for line in [
        "add \"C. Kelly\" --unit Sales --email ck@example.com --tag board --phone 12 --alias Cassie",
        "log \"C. Kelly\" first meeting -d 30d",
        "log \"C. Kelly,Cassandra Kelly,neal\" budget -k lunch -d 10d",
        "log cassandra close -k call -d 5d",
        "fact add \"C. Kelly\" interest the Yankees",
        "fact add cassandra goal close in 5 days",
    ] {
        sandbox.rel(line).succeeds();
    }
    sandbox
}

#[test]
fn everything_moves_and_the_old_name_stays() {
    let sandbox = twice();
    insta::assert_snapshot!(sandbox.session(&[
        "merge \"C. Kelly\" \"Cassandra Kelly\"",
        "list",
        "list entries",
        "list facts",
        "log \"c. kelly\" found by the old name",
        "log cassie and by the old alias",
    ]), @r#"
    $ rel merge "C. Kelly" "Cassandra Kelly"
    #4 Merged C. Kelly into Cassandra Kelly: 2 entries and 1 fact moved.

    $ rel list
    There are 3 people.
    NAME             ROLE  UNIT       IMPORTANCE  EVERY  LAST TALKED  STATE
    Cassandra Kelly  CFO   Finance           67%    21d  16 Nov 2026  fresh
    Devon Marsh      -     Sales            100%    14d  never        never
    Neal Wallace     CMO   Marketing         33%    42d  11 Nov 2026  fresh

    $ rel list entries
    There are 3 entries, the newest first.
     ID  DATE         KIND  WITH                           WORTH  NOTE
    #10  16 Nov 2026  call  Cassandra Kelly                 +1.0  close
     #9  11 Nov 2026  meal  Cassandra Kelly, Neal Wallace   +2.0  budget
     #8  22 Oct 2026  talk  Cassandra Kelly                 +1.0  first meeting

    $ rel list facts
    There are 2 facts, the newest first.
     ID  NAME             TOPIC     WHAT             LEARNED
    #12  Cassandra Kelly  goal      close in 5 days  Sat 21 Nov 2026
    #11  Cassandra Kelly  interest  the Yankees      Sat 21 Nov 2026

    $ rel log "c. kelly" found by the old name
    #13 Talk with Cassandra Kelly, Sat 21 Nov 2026
    You are in credit; enough to absorb a setback (you +4.6, team 0.0). The next real conversation is due Sat 12 Dec.

    $ rel log cassie and by the old alias
    #14 Talk with Cassandra Kelly, Sat 21 Nov 2026
    You are in credit; enough to absorb a setback (you +5.6, team 0.0). The next real conversation is due Sat 12 Dec.
    "#);
}

#[test]
fn the_fields_of_the_person_kept_win() {
    let sandbox = twice();
    let one = sandbox.json("merge \"C. Kelly\" \"Cassandra Kelly\"");
    assert_shape(&one, STAKEHOLDER);
    for (key, value) in [
        ("name", "Cassandra Kelly".into()),
        ("unit", "Finance".into()),
        ("role", "CFO".into()),
        ("tags", serde_json::json!(["board"])),
        ("aliases", serde_json::json!(["C. Kelly", "Cassie"])),
        ("emails", serde_json::json!(["ck@example.com"])),
        ("added", "2026-10-01".into()),
    ] {
        assert_eq!(one[key], value, "{key}");
    }
}

#[test]
fn merging_keeps_an_active_person_active() {
    for (from, into) in [("C. Kelly", "Cassandra Kelly"), ("Cassandra Kelly", "C. Kelly")] {
        let sandbox = twice();
        sandbox.rel(&format!("archive {into:?}")).succeeds();
        assert_ne!(sandbox.json(&format!("merge {from:?} {into:?}"))["state"], "archived");
        assert_eq!(sandbox.json("list --archived"), serde_json::json!([]));
        sandbox.rel("undo").succeeds();
        assert_eq!(sandbox.json("list --archived")[0]["name"], into);
    }
}

#[test]
fn promises_move_too() {
    let sandbox = twice();
    for line in [
        "promise add \"C. Kelly\" the ERP date --due fri",
        "promise add \"C. Kelly\" done with --due fri",
        "promise keep 14",
        "pulse \"C. Kelly\" team 2",
        "merge \"C. Kelly\" \"Cassandra Kelly\"",
    ] {
        sandbox.rel(line).succeeds();
    }
    for what in ["promises", "pulses"] {
        let rows = sandbox.json(&format!("list {what}"));
        for row in rows.as_array().expect("an array") {
            assert_eq!(row["stakeholder"], "Cassandra Kelly", "{what}");
        }
    }
    let page = sandbox.json("show cassandra");
    let count = |key: &str| page[key].as_array().map(Vec::len);
    assert_eq!((count("promises"), count("pulses")), (Some(2), Some(1)), "{page:#}");
}

#[test]
fn merge_is_one_step() {
    let sandbox = twice();
    let before = everything(&sandbox);
    sandbox.rel("merge \"C. Kelly\" \"Cassandra Kelly\"").succeeds();
    insta::assert_snapshot!(sandbox.session(&["undo"]), @"
    $ rel undo
    Undone: merge C. Kelly into Cassandra Kelly
    ");
    assert_eq!(everything(&sandbox), before);
}

#[test]
fn merge_refuses_unclear_people_and_merging_into_oneself() {
    insta::assert_snapshot!(refusals(&twice(), &[
        "merge cass",
        "merge cassie cassie",
        "merge kelly neal",
        "merge nobody cass",
        "merge cass nobody",
    ]), @r##"
    $ rel merge cass  # exit 2
    ! error: the following required arguments were not provided:
    !   <INTO>
    $ rel merge cassie cassie  # exit 1
    ! error: Both names mean C. Kelly.
    ! Nothing was written. Type more of the names.
    $ rel merge kelly neal  # exit 1
    ! error: `kelly` could be 2 people.
    ! #7 C. Kelly, Sales
    ! #4 Cassandra Kelly, CFO, Finance
    ! Nothing was written. Type more of the name, or a number in quotes, such as "#7"
    $ rel merge nobody cass  # exit 1
    ! error: Nobody in the journal is called `nobody`.
    ! To see everyone: rel list. To add someone new: rel add nobody --unit UNIT
    $ rel merge cass nobody  # exit 1
    ! error: `cass` could be 2 people.
    ! #7 C. Kelly, Sales
    ! #4 Cassandra Kelly, CFO, Finance
    ! Nothing was written. Type more of the name, or a number in quotes, such as "#7"
    "##);
}
