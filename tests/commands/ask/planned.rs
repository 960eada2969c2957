//! Asks planned for a later day.

use super::in_credit;
use crate::commands::everything;
use crate::support::Sandbox;

fn balance(sandbox: &Sandbox) -> f64 {
    sandbox.json("ask cass x")["balance"]["me"].as_f64().expect("a number")
}

#[test]
fn an_ask_is_planned_and_counted_down() {
    let mut sandbox = in_credit();
    insta::assert_snapshot!(sandbox.session(&[
        "ask cass 400k for the ERP overrun --deposit -6 --on \"dec 4\"",
        "list entries --kind ask --planned",
        "list entries --planned",
        "today",
    ]), @r#"
    $ rel ask cass 400k for the ERP overrun --deposit -6 --on "dec 4"
    Wait. It would overdraw your balance: -0.1 after the ask.
      Balance    +5.9 now (you +5.9, team 0.0), -0.1 after the ask
      In person  3 days ago
      First      1. Find out what would help Cassandra most, and do it, then: rel log "Cassandra Kelly" NOTE -k help
    Planned: #10 Ask of Cassandra Kelly, Fri 4 Dec 2026

    $ rel list entries --kind ask --planned
    There is 1 entry, the newest first.
     ID  DATE        KIND  WITH             WORTH  NOTE
    #10  4 Dec 2026  ask   Cassandra Kelly   -6.0  400k for the ERP overrun

    $ rel list entries --planned
    There is 1 entry, the newest first.
     ID  DATE        KIND  WITH             WORTH  NOTE
    #10  4 Dec 2026  ask   Cassandra Kelly   -6.0  400k for the ERP overrun

    $ rel today
    Sat 21 Nov: see Devon Marsh.
      Talk to    Devon Marsh (never), Neal Wallace (never)
      Asks       Fri 4 Dec, in 13 days: Cassandra Kelly, 400k for the ERP overrun: wait, balance -0.1 after it [10]
      Ask        Devon Marsh: "how are we doing?" (never asked)
      Review     Devon Marsh: arrange a quality review (none in 90 days)
    "#);
    let today = sandbox.on("2026-12-03").json("today");
    let ask = &today["asks"][0];
    assert_eq!((&ask["days_left"], &ask["id"]), (&1.into(), &10.into()), "{ask:#}");
    sandbox.on("2026-12-05");
    assert_eq!(sandbox.json("list entries --kind ask --planned"), serde_json::json!([]));
    assert_eq!(sandbox.json("today")["asks"], serde_json::json!([]));
}

#[test]
fn a_planned_ask_counts_from_its_day_on() {
    let mut sandbox = in_credit();
    sandbox.on("2026-12-03");
    let before = balance(&sandbox);
    sandbox.rel("ask cass 400k --deposit -6 --on tomorrow").succeeds();
    assert_eq!(balance(&sandbox), before);
    sandbox.on("2026-12-04");
    let expected = before * 0.5_f64.powf(1.0 / 90.0) - 6.0;
    assert!((balance(&sandbox) - expected).abs() < 1e-9, "{} {expected}", balance(&sandbox));
}

#[test]
fn removing_a_planned_ask_cancels_it() {
    let mut sandbox = in_credit();
    let before = everything(&sandbox);
    sandbox.rel("ask cass 400k --deposit -6 --on \"dec 4\"").succeeds();
    insta::assert_snapshot!(sandbox.session(&["entry remove 10", "list entries --planned"]), @"
    $ rel entry remove 10
    #10 Removed: ask of Cassandra Kelly, Fri 4 Dec 2026. To restore: rel undo

    $ rel list entries --planned
    There are no entries like that.
    ");
    assert_eq!(everything(&sandbox), before);
    sandbox.on("2026-12-05");
    assert!(balance(&sandbox) > 4.0);
}

#[test]
fn planning_an_ask_is_a_step() {
    let sandbox = in_credit();
    let before = everything(&sandbox);
    sandbox.rel("ask cass 400k --on \"dec 4\"").succeeds();
    assert_ne!(everything(&sandbox), before);
    insta::assert_snapshot!(sandbox.session(&["undo"]), @"
    $ rel undo
    Undone: plan ask of Cassandra Kelly, Fri 4 Dec 2026
    ");
    assert_eq!(everything(&sandbox), before);
}

#[test]
fn the_outcome_of_a_planned_ask_is_kept() {
    let mut sandbox = in_credit();
    sandbox.rel("ask cass 400k --on \"dec 4\"").succeeds();
    sandbox.on("2026-12-04");
    assert_eq!(sandbox.json("entry edit 10 --outcome refused")["outcome"], "refused");
    assert_eq!(sandbox.json("list entries --kind ask")[0]["outcome"], "refused");
}

#[test]
fn a_planned_ask_can_be_moved_and_has_no_outcome_before_its_day() {
    let sandbox = Sandbox::with_people();
    sandbox.rel("ask cass 400k --on \"dec 4\"").succeeds();
    sandbox.rel("entry edit last --on \"dec 10\"").succeeds();
    assert_eq!(sandbox.json("list entries --planned")[0]["date"], "2026-12-10");
    sandbox.rel("entry edit last --outcome granted").fails(2);
}
