//! Promises past due, and promises without an update for too long.

use super::with_a_promise;
use crate::support::Sandbox;

/// Whether the first promise counts as silent on a day.
fn is_silent(sandbox: &mut Sandbox, day: &str) -> bool {
    sandbox.on(day).json("list promises")[0]["silent"] == true
}

#[track_caller]
fn is_silent_after(sandbox: &mut Sandbox, last: &str, first: &str) {
    assert!(!is_silent(sandbox, last), "{last}");
    assert!(is_silent(sandbox, first), "{first}");
}

/// Creates a journal with promise #7, made on 1 November.
fn made(how: &str) -> Sandbox {
    let mut sandbox = Sandbox::with_people();
    sandbox.on("2026-11-01");
    sandbox.rel(&format!("promise add cass the ERP date {how}")).succeeds();
    sandbox
}

#[test]
fn a_promise_is_silent_after_a_quarter_of_its_term() {
    // 40 days: 10; 42 days: 10.5, not rounded.
    is_silent_after(&mut made("--due 2026-12-11"), "2026-11-11", "2026-11-12");
    is_silent_after(&mut made("--due 2026-12-13"), "2026-11-11", "2026-11-12");
    // At least a week, at most 30 days; 30 without a date.
    is_silent_after(&mut made("--due 2026-11-10"), "2026-11-08", "2026-11-09");
    is_silent_after(&mut made("--due 2027-11-01"), "2026-12-01", "2026-12-02");
    is_silent_after(&mut made(""), "2026-12-01", "2026-12-02");
}

#[test]
fn a_promise_is_silent_sooner_for_people_who_want_more_news() {
    let mut sandbox = made("--due 2027-11-01");
    sandbox.rel("edit cass --updates-every 3d").succeeds();
    is_silent_after(&mut sandbox, "2026-11-04", "2026-11-05");
    let mut sandbox = made("--due 2026-11-10");
    sandbox.rel("edit cass --updates-every 3w").succeeds();
    is_silent_after(&mut sandbox, "2026-11-08", "2026-11-09");
}

#[test]
fn an_update_ends_the_silence() {
    for line in ["promise update 7 on it", "promise move 7 --due 2026-12-12"] {
        let mut sandbox = made("--due 2026-12-11");
        assert!(is_silent(&mut sandbox, "2026-11-12"));
        sandbox.rel(line).succeeds();
        assert!(!is_silent(&mut sandbox, "2026-11-22"), "{line}");
        assert!(is_silent(&mut sandbox, "2026-11-23"), "{line}");
    }
    let mut sandbox = made("--due 2026-12-11");
    sandbox.on("2026-11-12");
    sandbox.rel("promise keep 7").succeeds();
    assert!(!is_silent(&mut sandbox, "2026-12-12"), "what has ended is not silent");
    assert!(!is_silent(&mut made("--theirs"), "2027-12-12"), "nor is what they promised");
}

#[test]
fn the_last_update_is_reported() {
    let mut sandbox = made("--due 2026-12-11");
    sandbox.on("2026-11-10");
    sandbox.rel("promise update 7 --on 2026-11-08 on it").succeeds();
    assert_eq!(sandbox.json("list promises")[0]["last_update"], "2026-11-08");
    sandbox.rel("promise update 7 --on 2026-11-04 forgot to write this").succeeds();
    assert_eq!(sandbox.json("list promises")[0]["last_update"], "2026-11-08");
}

/// Returns the promise term of Cassandra's urgency.
fn term(sandbox: &mut Sandbox, day: &str) -> f64 {
    let rows = sandbox.on(day).json("prioritize --all --unit Finance");
    rows[0]["urgency"]["promises"].as_f64().expect("a number")
}

#[test]
fn a_late_promise_weighs_more_each_day() {
    for (how, base) in [("", 0.6), ("--as best-effort", 0.3), ("--as intention --team", 0.1)] {
        let mut sandbox = with_a_promise(how);
        sandbox.on("2026-11-12");
        sandbox.rel("promise update 7 on it").succeeds();
        assert_eq!(term(&mut sandbox, "2026-11-13"), 0.0, "{how}: on the day it is not late");
        let late = |days: f64| 1.0 - (1.0_f64 - base).powf(1.0 + days / 30.0);
        assert!((term(&mut sandbox, "2026-11-14") - late(1.0)).abs() < 1e-9, "{how}");
        let much_later = late(30.0_f64).max(0.2);
        assert!((term(&mut sandbox, "2026-12-13") - much_later).abs() < 1e-9, "{how}");
    }
    let mut sandbox = made("--due 2026-12-11");
    assert!((term(&mut sandbox, "2026-11-12") - 0.2).abs() < 1e-9, "silent");
    sandbox.rel("promise add cass another --due 2027-12-12").succeeds();
    assert!(term(&mut sandbox, "2026-12-13") > 0.6, "past due and silent");
}

#[test]
fn reasons_and_next_steps_name_the_promise() {
    let mut sandbox = with_a_promise("");
    sandbox.rel("log @all hello -d yesterday").succeeds();
    sandbox
        .rel("promise add neal the ad pilot --as best-effort --team --due 2027-06-01")
        .succeeds();
    sandbox.on("2026-11-18");
    insta::assert_snapshot!(sandbox.session(&["prioritize"]), @r#"
    $ rel prioritize
    1 person needs you, Cassandra Kelly: #7 "the ERP date" is 5 days late.
     1 Cassandra Kelly  █████░░░░░  45  #7 "the ERP date", which you committed to, is 5 days late.
                                        > Tell Cassandra in person when #7 will be done, then: rel promise move 7 --due DATE
    2 people are in good order; --all shows everyone.
    To see what a number is made of: rel prioritize --explain
    "#);
    sandbox.rel("log neal hello -d 2026-11-13").succeeds();
    sandbox.on("2026-12-20");
    insta::assert_snapshot!(sandbox.session(&["prioritize --explain --unit Marketing", "promise"]), @r#"
    $ rel prioritize --explain --unit Marketing
    1 person needs you, Neal Wallace: no word on #9 "the ad pilot" for 37 days.

    3 Neal Wallace
      priority   17.8 = 100 x importance 0.333 x urgency 0.533
      importance 0.333 = Marketing weighs 1, of 3 for the heaviest unit, x influence 1
      urgency    0.533 = 1 - (1-recency)(1-promises)(1-trust)(1-balance) = 1 - 0.584 x 0.800 x 1.000 x 1.000
      recency    0.416 = 1 - 2^-(ratio^2); ratio 0.88: 37 days since the talk of Fri 13 Nov, every 42 days (14 / importance)
      promises   0.200 = 1 - product of (1 - concern): #9 silent 0.200
      trust      0.000: no pulse in 365 days
      balance    0.000: you +1.5 + team 0.0 = +1.5, not below 0
      you        +1.5 = talk Fri 13 Nov +0.8, talk Thu 12 Nov +0.7
      team       0.0 (nothing yet)

    $ rel promise
    You owe 2 promises, 1 late.
    ID  NAME             WHOSE  KIND         WHAT          STATUS
    #7  Cassandra Kelly  me     commitment   the ERP date  37 days late
    #9  Neal Wallace     team   best-effort  the ad pilot  silent for 37 days
    "#);
}
