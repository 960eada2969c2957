//! `rel config retain`: what is older is offered for deletion, and deleted once confirmed.

use std::fs;

use serde_json::Value;

use super::super::refusals;
use crate::support::Sandbox;

/// Returns a journal with records of every noun on both sides of 21 Nov 2024, which is 24 months
/// before the day of the tests.
fn with_history() -> Sandbox {
    let mut sandbox = Sandbox::with_people();
    for (day, lines) in [
        (
            "2024-02-01",
            vec![
                "log cass the zebra -k coffee --gut 1",
                "log cass,neal the wombat -k lunch --via 'Priya Shah'",
                "log neal an outage -k setback",
                "fact add cass interest pangolins",
                "promise add cass 'the okapi'",
                "pulse cass me 4 'quokka'",
                "promise add neal 'the tapir, still open'",
                "log devon about the axolotl",
            ],
        ),
        ("2024-03-01", vec!["promise break cass 'no narwhal'", "entry edit 7 the zebra again"]),
        ("2024-11-21", vec!["log cass on the first day that is kept"]),
        ("2026-11-01", vec!["log neal recently -k coffee", "fact add cass goal growth"]),
    ] {
        sandbox.on(day);
        for line in lines {
            sandbox.rel(line).succeeds();
        }
    }
    sandbox.on("2026-11-21");
    sandbox
}

fn finding(sandbox: &Sandbox) -> Option<Value> {
    let report = sandbox.json("doctor");
    let checks = report["checks"].as_array().expect("checks");
    let check = checks.iter().find(|check| check["name"] == "retention")?;
    assert_eq!(check["ok"], true);
    check["findings"].as_array().expect("findings").first().cloned()
}

fn balances(sandbox: &mut Sandbox, day: &str) -> Vec<f64> {
    sandbox.on(day);
    ["cass", "neal", "devon"]
        .iter()
        .flat_map(|who| {
            let balance = sandbox.json(&format!("ask {who} x"))["balance"].clone();
            ["me", "team"].map(|account| balance[account].as_f64().expect("a number"))
        })
        .collect()
}

#[test]
fn what_is_older_is_offered_and_deleted_once_the_count_is_confirmed() {
    let sandbox = with_history();
    assert_eq!(finding(&sandbox), None, "nothing is older without the setting");
    let before = fs::read(sandbox.journal()).expect("the journal");
    sandbox.rel("config retain 24m").succeeds();
    let offered = finding(&sandbox).expect("a finding");
    insta::assert_snapshot!(offered["what"].as_str().expect("text"), @"3 entries, 1 fact, 1 promise, 1 pulse and 1 note of a last conversation are older than 24m, the oldest of 1 Feb 2024.");
    insta::assert_snapshot!(offered["fix"].as_str().expect("text"), @"rel doctor --fix --delete 7");
    // Nothing is deleted without a confirmation.
    sandbox.rel("doctor --fix").succeeds();
    assert!(fs::read(sandbox.journal()).expect("the journal") == before);
    insta::assert_snapshot!(refusals(&sandbox, &["doctor --fix --delete 3", "doctor --delete 3"]), @"
    $ rel doctor --fix --delete 3  # exit 1
    ! error: 7 records are older than that, not 3.
    ! Nothing was deleted. To see them counted: rel doctor
    $ rel doctor --delete 3  # exit 2
    ! error: the following required arguments were not provided:
    !   --fix
    ");
    let fix = offered["fix"].as_str().and_then(|fix| fix.strip_prefix("rel ")).expect("a command");
    let said = sandbox.rel(fix).succeeds().stdout;
    assert!(said.contains("Deleted ") && said.contains("balances are carried on."), "{said}");
    assert_eq!(finding(&sandbox), None);
    insta::assert_snapshot!(sandbox.session(&[
        "list entries", "list facts", "list promises", "list pulses", "list",
    ]), @"
    $ rel list entries
    There are 6 entries, the newest first.
     ID  DATE         KIND     WITH                 WORTH  NOTE
    #16  1 Nov 2026   coffee   Neal Wallace          +1.0  recently
    #20  21 Nov 2024  opening  Neal Wallace     -0.4 team  carried over
    #19  21 Nov 2024  opening  Neal Wallace          +0.2  carried over
    #18  21 Nov 2024  opening  Cassandra Kelly        0.0  carried over
    #15  21 Nov 2024  talk     Cassandra Kelly       +1.0  on the first day that is kept
    #14  1 Feb 2024   talk     Devon Marsh           +1.0

    $ rel list facts
    There is 1 fact, the newest first.
     ID  NAME             TOPIC  WHAT    LEARNED
    #17  Cassandra Kelly  goal   growth  Sun 1 Nov 2026

    $ rel list promises
    There is 1 promise, the oldest first.
     ID  NAME          WHOSE  KIND        WHAT                   STATUS
    #13  Neal Wallace  me     commitment  the tapir, still open  silent for 1024 days

    $ rel list pulses
    There are no pulses.

    $ rel list
    There are 3 people.
    NAME             ROLE  UNIT       IMPORTANCE  EVERY  LAST TALKED  STATE
    Cassandra Kelly  CFO   Finance           67%    21d  21 Nov 2024  overdue
    Devon Marsh      -     Sales            100%    14d  1 Feb 2024   overdue
    Neal Wallace     CMO   Marketing         33%    42d  1 Nov 2026   fresh
    ");
    let bytes = fs::read(sandbox.journal()).expect("the journal");
    for gone in ["zebra", "wombat", "outage", "pangolin", "okapi", "quokka", "narwhal", "axolotl"] {
        let holds = bytes.windows(gone.len()).any(|part| part == gone.as_bytes());
        assert!(!holds, "{gone} is still in the file");
    }
    while sandbox.rel("undo").code == Some(0) {}
    assert_eq!(sandbox.json("doctor")["sound"], true);
}

#[test]
fn balances_are_the_same_after_deleting() {
    let mut sandbox = with_history();
    let days = ["2024-11-21", "2025-02-01", "2026-11-21", "2027-06-01"];
    let before: Vec<Vec<f64>> = days.iter().map(|day| balances(&mut sandbox, day)).collect();
    let last = |sandbox: &Sandbox| -> Vec<Value> {
        let people = sandbox.json("list");
        people.as_array().expect("people").iter().map(|it| it["last_contact"].clone()).collect()
    };
    sandbox.on("2026-11-21");
    let contacts = last(&sandbox);
    sandbox.rel("config retain '2 years'").succeeds();
    let count = finding(&sandbox).expect("a finding")["fix"].as_str().expect("text").to_owned();
    sandbox.rel(count.trim_start_matches("rel ")).succeeds();
    assert_eq!(last(&sandbox), contacts);
    let are_equal = |sandbox: &mut Sandbox, since: usize| {
        for (day, before) in days.iter().zip(&before).skip(since) {
            let after = balances(sandbox, day);
            for (before, after) in before.iter().zip(&after) {
                assert!((before - after).abs() < 1e-9, "{day}: {before} {after}");
            }
        }
    };
    are_equal(&mut sandbox, 0);
    // A second time, when what the first carried over is old too.
    sandbox.on("2027-01-01");
    sandbox.rel("doctor --fix --delete 1").succeeds();
    are_equal(&mut sandbox, 2);
}

#[test]
fn a_retention_that_is_not_a_length_of_time_is_refused() {
    insta::assert_snapshot!(refusals(&Sandbox::with_people(), &[
        "config retain forever",
        "config retain 0m",
        "doctor --fix --delete 3",
    ]), @"
    $ rel config retain forever  # exit 2
    ! error: `retain` cannot be set to `forever`: it must be a length of time, such as 24m or 2y.
    ! Nothing was changed. To see all settings: rel config
    $ rel config retain 0m  # exit 2
    ! error: `retain` cannot be set to `0m`: it must be a length of time, such as 24m or 2y.
    ! Nothing was changed. To see all settings: rel config
    $ rel doctor --fix --delete 3  # exit 2
    ! error: --delete needs to know how long records are kept.
    ! Nothing was deleted. To set it: rel config retain 24m
    ");
}
