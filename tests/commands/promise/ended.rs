//! How promises end or move, and how that changes the balance.

use super::{balance, with_a_promise};
use crate::support::Sandbox;

/// Returns both accounts after a command on this day, for a promise added with these flags.
fn after(how: &str, day: &str, line: &str) -> (f64, f64) {
    let mut sandbox = with_a_promise(how);
    sandbox.on(day);
    sandbox.rel(line).succeeds();
    balance(&sandbox, "cass")
}

#[test]
fn a_promise_kept_in_time_is_a_deposit() {
    for (day, me) in [("2026-11-02", 1.0), ("2026-11-13", 1.0), ("2026-11-14", 0.0)] {
        for kind in ["commitment", "best-effort", "intention"] {
            assert_eq!(after(&format!("--as {kind}"), day, "promise keep 7"), (me, 0.0), "{day}");
        }
    }
    assert_eq!(after("--team", "2026-11-13", "promise keep 7"), (0.0, 1.0));
    assert_eq!(after("--theirs", "2026-11-13", "promise keep 7"), (0.0, 0.0));
    let sandbox = Sandbox::with_people();
    sandbox.rel("promise add neal some day --as intention").succeeds();
    sandbox.rel("promise keep 7").succeeds();
    assert_eq!(balance(&sandbox, "neal"), (1.0, 0.0));
}

#[test]
fn a_broken_promise_costs_what_its_kind_says() {
    for (kind, me) in [("commitment", -3.0), ("best-effort", -1.0), ("intention", 0.0)] {
        for day in ["2026-11-05", "2026-11-20"] {
            assert_eq!(
                after(&format!("--as {kind}"), day, "promise break 7 x"),
                (me, 0.0),
                "{kind}"
            );
            assert_eq!(
                after(&format!("--as {kind}"), day, "promise drop 7 x"),
                (0.0, 0.0),
                "{kind}"
            );
        }
    }
    assert_eq!(after("--team", "2026-11-13", "promise break 7"), (0.0, -3.0));
    assert_eq!(after("--theirs", "2026-11-13", "promise break 7"), (0.0, 0.0));
}

#[test]
fn a_deposit_fades_from_the_day_the_promise_ended() {
    let mut sandbox = with_a_promise("");
    sandbox.rel("promise break 7 --on 2026-11-03 the vendor").succeeds();
    sandbox.on("2027-02-01");
    assert_eq!(balance(&sandbox, "cass"), (-1.5, 0.0));
}

#[test]
fn the_first_move_in_time_is_free() {
    let first = "promise move 7 --due 2026-11-27";
    assert_eq!(after("", "2026-11-05", first), (0.0, 0.0));
    assert_eq!(after("", "2026-11-13", first), (0.0, 0.0));
    assert_eq!(after("", "2026-11-14", first), (-1.0, 0.0));
    assert_eq!(after("--as best-effort --team", "2026-11-14", first), (0.0, -1.0));
    assert_eq!(after("--as intention", "2026-11-14", first), (0.0, 0.0));
    assert_eq!(after("--theirs", "2026-11-14", first), (0.0, 0.0));
    let second = "promise move 7 --due 2026-12-04";
    for (how, me) in [("", -1.0), ("--as best-effort", -1.0), ("--as intention", 0.0)] {
        let sandbox = with_a_promise(how);
        sandbox.rel(first).succeeds();
        sandbox.rel(second).succeeds();
        assert_eq!(balance(&sandbox, "cass"), (me, 0.0), "{how}");
        sandbox.rel("promise keep 7").succeeds();
        assert_eq!(balance(&sandbox, "cass"), (me + 1.0, 0.0), "{how}");
    }
}

#[test]
fn a_date_can_be_set_later() {
    let sandbox = Sandbox::with_people();
    sandbox.rel("promise add cass some day --as best-effort").succeeds();
    sandbox.rel("promise move 7 --due \"dec 4\"").succeeds();
    assert_eq!(balance(&sandbox, "cass"), (0.0, 0.0));
    assert_eq!(sandbox.json("list promises")[0]["due"], "2026-12-04");
}

#[test]
fn a_promise_can_be_handed_over() {
    let sandbox = with_a_promise("");
    insta::assert_snapshot!(sandbox.session(&[
        "promise move 7 --to neal",
        "list promises",
        "promise move 7 --to cass --due 2026-11-27 she asked for it back",
        "list promises",
    ]), @r#"
    $ rel promise move 7 --to neal
    #7 Handed over: "the ERP date", to Neal Wallace
    Too early to say where you stand (0 entries; you 0.0, team 0.0). No real conversation yet.

    $ rel list promises
    There is 1 promise, the oldest first.
    ID  NAME          WHOSE  KIND        WHAT          STATUS
    #7  Neal Wallace  me     commitment  the ERP date  due Fri 13 Nov 2026

    $ rel promise move 7 --to cass --due 2026-11-27 she asked for it back
    #7 Moved to Fri 27 Nov 2026: "the ERP date", to Cassandra Kelly
    Too early to say where you stand (0 entries; you 0.0, team 0.0). No real conversation yet.

    $ rel list promises
    There is 1 promise, the oldest first.
    ID  NAME             WHOSE  KIND        WHAT          STATUS
    #7  Cassandra Kelly  me     commitment  the ERP date  due Fri 27 Nov 2026
    "#);
    assert_eq!(balance(&sandbox, "cass"), (0.0, 0.0));
    assert_eq!(balance(&sandbox, "neal"), (0.0, 0.0));
}

#[test]
fn every_end_has_a_receipt() {
    let mut sandbox = with_a_promise("");
    for text in ["two", "three", "four"] {
        sandbox.rel(&format!("promise add cass {text} --measure x --due fri")).succeeds();
    }
    sandbox.on("2026-11-16");
    insta::assert_snapshot!(sandbox.session(&[
        "promise update 7 test run went well, told her at lunch",
        "promise keep 7 --actual \"55 d\" signed off",
        "promise keep '#8' --on 2026-11-15",
        "promise break 9 the vendor went under",
        "promise drop 10 she does not need it any more",
        "list promises",
        "show cass",
    ]), @r#"
    $ rel promise update 7 test run went well, told her at lunch
    #7 Updated on Mon 16 Nov 2026: "the ERP date", to Cassandra Kelly
    Too early to say where you stand (0 entries; you 0.0, team 0.0). No real conversation yet.

    $ rel promise keep 7 --actual "55 d" signed off
    #7 Kept, 3 days late: "the ERP date", to Cassandra Kelly
    Too early to say where you stand (0 entries; you 0.0, team 0.0). No real conversation yet.

    $ rel promise keep '#8' --on 2026-11-15
    #8 Kept: "two", to Cassandra Kelly
    Too early to say where you stand (0 entries; you +1.0, team 0.0). No real conversation yet.

    $ rel promise break 9 the vendor went under
    #9 Broken: "three", to Cassandra Kelly
    Too early to say where you stand (0 entries; you -2.0, team 0.0). No real conversation yet.

    $ rel promise drop 10 she does not need it any more
    #10 Dropped: "four", to Cassandra Kelly
    Too early to say where you stand (0 entries; you -2.0, team 0.0). No real conversation yet.

    $ rel list promises
    There are 4 promises, the oldest first.
     ID  NAME             WHOSE  KIND        WHAT          STATUS
     #7  Cassandra Kelly  me     commitment  the ERP date  kept, 3 days late
     #8  Cassandra Kelly  me     commitment  two           kept
     #9  Cassandra Kelly  me     commitment  three         broken
    #10  Cassandra Kelly  me     commitment  four          dropped

    $ rel show cass
    You have never really talked with Cassandra Kelly. Too early to say where you stand (0 entries).
      Who        CFO, Finance (2 of 3), every 21 days
      Talked     never
      You        -2.0 = broken promise Mon 16 Nov -3.0, kept promise Sun 15 Nov +1.0
      Team       0.0 (nothing yet)
      Can absorb (too early to say: 0 entries)
      Kept       2 of 3 commitments (67%, against 95% promised)
      Year       D J F M A M J J A S O N
                 · · · · · · · · · · · ·  0 real conversations in twelve months
      Next       Go to Cassandra in person about the broken promise of Mon 16 Nov ("three"). Then ask what would help most.
    "#);
}

#[test]
fn an_earlier_day_shows_the_promise_as_it_was_then() {
    let mut sandbox = with_a_promise("");
    sandbox.rel("promise move 7 --due 2026-11-20 the vendor is late").succeeds();
    sandbox.on("2026-11-18");
    sandbox.rel("promise keep 7 --actual \"9 d\"").succeeds();
    let mut seen = String::new();
    for day in ["2026-10-31", "2026-11-12", "2026-11-14", "2026-11-17", "2026-11-18"] {
        sandbox.on(day);
        let rows = sandbox.json("list promises");
        let row = &rows[0];
        seen.push_str(&format!("{day} {} due {} {}\n", row["status"], row["due"], row["actual"]));
        let (me, _) = balance(&sandbox, "cass");
        assert_eq!(me, if day == "2026-11-18" { 1.0 } else { 0.0 }, "{day}");
    }
    insta::assert_snapshot!(seen, @r#"
    2026-10-31 null due null null
    2026-11-12 "open" due "2026-11-13" null
    2026-11-14 "open" due "2026-11-20" null
    2026-11-17 "open" due "2026-11-20" null
    2026-11-18 "kept" due "2026-11-20" "9 d"
    "#);
}

#[test]
fn their_promises_are_described_as_theirs() {
    let sandbox = Sandbox::with_people();
    sandbox.rel("promise add cass headcount sign-off --theirs").succeeds();
    let kept = sandbox.rel("promise keep 7").succeeds();
    assert!(kept.stdout.starts_with("#7 Kept: \"headcount sign-off\", of Cassandra Kelly\n"));
    assert_eq!(sandbox.json("list promises --account me").as_array().map(Vec::len), Some(0));
}

#[test]
fn a_surname_belongs_to_the_name_not_to_the_note() {
    let sandbox = Sandbox::with_people();
    sandbox.rel("promise add Cassandra Kelly the date").succeeds();
    assert_eq!(sandbox.json("list promises")[0]["text"], "the date");
}
