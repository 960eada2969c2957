//! The reasons to wait: each alone, and all in the order of what to do first.

use super::in_credit;
use crate::support::Sandbox;

/// Asserts that there is one reason to wait, and returns the answer.
#[track_caller]
fn only_reason(sandbox: &Sandbox) -> String {
    let answer = sandbox.json("ask cass 400k");
    assert_eq!(answer["verdict"], "wait", "{answer:#}");
    let count = |key: &str| answer[key].as_array().map(Vec::len);
    assert_eq!((count("reasons"), count("first")), (Some(1), Some(1)), "{answer:#}");
    sandbox.session(&["ask cass 400k"])
}

#[test]
fn a_promise_past_due() {
    let mut sandbox = in_credit();
    sandbox.rel("promise add cass the ERP date --measure x --due 2026-11-24").succeeds();
    assert_eq!(sandbox.on("2026-11-24").json("ask cass 400k")["verdict"], "ready");
    sandbox.on("2026-11-25");
    insta::assert_snapshot!(only_reason(&sandbox), @r#"
    $ rel ask cass 400k
    Wait. You owe Cassandra #10 "the ERP date", which is 1 day late.
      Balance    +5.7 now (you +5.7, team 0.0), +3.7 after the ask
      In person  7 days ago
      First      1. Tell Cassandra in person when #10 will be done, then: rel promise move 10 --due DATE
    "#);
    sandbox.rel("promise move 10 --due fri").succeeds();
    assert_eq!(sandbox.json("ask cass 400k")["verdict"], "ready");
}

#[test]
fn a_silent_promise() {
    let mut sandbox = in_credit();
    sandbox.rel("promise add cass the pilot --team --as intention --due 2026-12-19").succeeds();
    assert_eq!(sandbox.on("2026-11-28").json("ask cass 400k")["verdict"], "ready");
    sandbox.on("2026-11-29");
    insta::assert_snapshot!(only_reason(&sandbox), @r#"
    $ rel ask cass 400k
    Wait. Cassandra has heard nothing about #10 "the pilot" for 8 days.
      Balance    +5.5 now (you +5.5, team 0.0), +3.5 after the ask
      In person  11 days ago
      First      1. Tell Cassandra where #10 stands, then: rel promise update 10 NOTE
    "#);
    sandbox.rel("promise update 10 on it").succeeds();
    assert_eq!(sandbox.json("ask cass 400k")["verdict"], "ready");
}

#[test]
fn their_promises_and_ended_ones_are_not_reasons() {
    let mut sandbox = in_credit();
    sandbox.rel("promise add cass headcount --theirs --due 2026-11-24").succeeds();
    sandbox.rel("promise add cass the date --measure x --due 2026-11-24").succeeds();
    sandbox.rel("promise add neal the date --measure x --due 2026-11-24").succeeds();
    sandbox.on("2026-11-25");
    sandbox.rel("promise keep 11").succeeds();
    assert_eq!(sandbox.json("ask cass 400k")["verdict"], "ready");
}

#[test]
fn a_setback_not_made_up_for() {
    let sandbox = in_credit();
    sandbox.rel("log cass twelve years -k opening --deposit 9 -d 30d").succeeds();
    sandbox.rel("log cass down again -k setback").succeeds();
    insta::assert_snapshot!(only_reason(&sandbox), @r#"
    $ rel ask cass 400k
    Wait. You have not made up for the setback of Sat 21 Nov yet: it would take 4 more points.
      Balance    +9.0 now (you +13.0, team -4.0), +7.0 after the ask
      In person  3 days ago
      First      1. Find out what would help Cassandra most, and do it, then: rel log "Cassandra Kelly" NOTE -k help
    "#);
    for (line, verdict) in [
        ("log cass sorry -k apology", "wait"),
        ("log cass the close -k help --gut -1", "wait"),
        ("log cass won -k win --deposit 1", "ready"),
    ] {
        sandbox.rel(line).succeeds();
        assert_eq!(sandbox.json("ask cass 400k")["verdict"], verdict, "{line}");
    }
}

#[test]
fn a_kept_promise_makes_up_for_a_complaint() {
    let mut sandbox = in_credit();
    sandbox.rel("promise add cass the date --measure x --due 2026-11-30").succeeds();
    sandbox.rel("log cass late again -k complaint --deposit -1").succeeds();
    insta::assert_snapshot!(only_reason(&sandbox), @r#"
    $ rel ask cass 400k
    Wait. You have not made up for the complaint of Sat 21 Nov yet: it would take 1 more point.
      Balance    +4.9 now (you +5.9, team -1.0), +2.9 after the ask
      In person  3 days ago
      First      1. Find out what would help Cassandra most, and do it, then: rel log "Cassandra Kelly" NOTE -k help
    "#);
    sandbox.on("2026-11-22");
    sandbox.rel("promise keep 10").succeeds();
    assert_eq!(sandbox.json("ask cass 400k")["verdict"], "ready");
}

#[test]
fn not_met_in_person_for_two_cadences() {
    let mut sandbox = in_credit();
    sandbox.rel("edit cass --cadence 5d").succeeds();
    assert_eq!(sandbox.on("2026-11-28").json("ask cass 400k")["verdict"], "ready");
    sandbox.on("2026-11-29");
    sandbox.rel("log cass on the phone -k call").succeeds();
    sandbox.rel("log cass steering -k meeting").succeeds();
    sandbox.rel("log cass the pilot --by Priya").succeeds();
    insta::assert_snapshot!(only_reason(&sandbox), @"
    $ rel ask cass 400k
    Wait. You have not met in person for 11 days; before an ask it should be 10 at most.
      Balance    +7.5 now (you +6.5, team +1.0), +5.5 after the ask
      In person  11 days ago
      First      1. Have lunch without an agenda.
    ");
    sandbox.rel("log cass coffee -k coffee").succeeds();
    assert_eq!(sandbox.json("ask cass 400k")["verdict"], "ready");
}

#[test]
fn never_met_in_person() {
    let sandbox = Sandbox::with_people();
    for _ in 0..3 {
        sandbox.rel("log cass on the phone -k call").succeeds();
    }
    insta::assert_snapshot!(only_reason(&sandbox), @"
    $ rel ask cass 400k
    Wait. You and Cassandra have never met in person.
      Balance    +3.0 now (you +3.0, team 0.0), +1.0 after the ask
      In person  never
      First      1. Have lunch without an agenda.
    ");
    assert_eq!(sandbox.json("ask cass 400k")["days_since_in_person"], serde_json::Value::Null);
}

#[test]
fn a_low_pulse_of_either_account() {
    let sandbox = in_credit();
    sandbox.rel("pulse cass team 2.1").succeeds();
    assert_eq!(sandbox.json("ask cass 400k")["verdict"], "ready");
    sandbox.rel("pulse cass team 2").succeeds();
    insta::assert_snapshot!(only_reason(&sandbox), @r#"
    $ rel ask cass 400k
    Wait. Cassandra rates your team 2 of 5.
      Balance    +5.9 now (you +5.9, team 0.0), +3.9 after the ask
      In person  3 days ago
      First      1. Keep one date, ask what would raise the score, then: rel pulse "Cassandra Kelly" team SCORE
    "#);
    sandbox.rel("pulse cass team 3").succeeds();
    assert_eq!(sandbox.json("ask cass 400k")["verdict"], "ready");
    sandbox.rel("pulse cass me 1").succeeds();
    assert_eq!(sandbox.json("ask cass 400k")["verdict"], "wait");
}

#[test]
fn overdrawn_after_the_ask() {
    let sandbox = Sandbox::with_people();
    for line in ["log cass hello", "log cass steering -k meeting", "log cass mail -k mail"] {
        sandbox.rel(line).succeeds();
    }
    insta::assert_snapshot!(only_reason(&sandbox), @r#"
    $ rel ask cass 400k
    Wait. It would overdraw your balance: -1.0 after the ask.
      Balance    +1.0 now (you +1.0, team 0.0), -1.0 after the ask
      In person  today
      First      1. Find out what would help Cassandra most, and do it, then: rel log "Cassandra Kelly" NOTE -k help
    "#);
    // Both accounts count together, and a balance of 0 is not overdrawn.
    sandbox.rel("log cass go-live -k win --deposit 1").succeeds();
    assert_eq!(sandbox.json("ask cass 400k")["after"], 0.0);
    assert_eq!(sandbox.json("ask cass 400k")["verdict"], "ready");
}

#[test]
fn all_reasons_are_in_the_order_of_what_to_do_first() {
    let mut sandbox = Sandbox::with_people();
    sandbox.on("2026-11-01");
    for line in [
        "fact add cass problem the close takes 9 days",
        "log cass down -k setback",
        "log cass close -k call",
        "log cass again -k complaint",
        "pulse cass me 1",
        "pulse cass team 2",
        "promise add cass the pilot --as best-effort --due 2026-11-30",
        "promise add cass the ERP date --measure x --due 2026-11-16",
    ] {
        sandbox.rel(line).succeeds();
    }
    sandbox.on("2026-11-21");
    insta::assert_snapshot!(sandbox.session(&["ask cass 400k for the ERP overrun"]), @r#"
    $ rel ask cass 400k for the ERP overrun
    Wait. Cassandra has heard nothing about #13 "the pilot" for 20 days.
      Also       You owe Cassandra #14 "the ERP date", which is 5 days late.
                 You have not made up for the setback of Sun 1 Nov yet: it would take 3 more points.
                 You and Cassandra have never met in person.
                 Cassandra rates you 1 of 5.
                 Cassandra rates your team 2 of 5.
                 It would overdraw your balance: -6.3 after the ask.
      Balance    -4.3 now (you +0.9, team -5.1), -6.3 after the ask
      In person  never
      First      1. Tell Cassandra where #13 stands, then: rel promise update 13 NOTE
                 2. Tell Cassandra in person when #14 will be done, then: rel promise move 14 --due DATE
                 3. Help Cassandra with "the close takes 9 days", then: rel log "Cassandra Kelly" NOTE -k help
                 4. Have lunch without an agenda.
                 5. Keep one date, ask what would raise the score, then: rel pulse "Cassandra Kelly" me SCORE
                 6. Keep one date, ask what would raise the score, then: rel pulse "Cassandra Kelly" team SCORE
    "#);
}
