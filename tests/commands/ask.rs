mod planned;
mod waits;

use serde_json::{Value, json};

use super::{ENTRY, assert_shape, everything, refusals};
use crate::support::Sandbox;

const ANSWER: &str = "verdict:text balance:object after:number days_since:number? \
    days_since_in_person:number? reasons:list first:list";

/// Creates a journal in which nothing speaks against asking Cassandra: her account holds about 5.
fn in_credit() -> Sandbox {
    let sandbox = Sandbox::with_people();
    for line in [
        "log cass the Yankees -k lunch -d 3d",
        "log cass the close -k help -d 2d",
        "log cass signed -k thanks -d yesterday",
    ] {
        sandbox.rel(line).succeeds();
    }
    sandbox
}

#[test]
fn a_relationship_in_credit_is_ready() {
    let sandbox = in_credit();
    insta::assert_snapshot!(sandbox.session(&["ask cass 400k for the ERP overrun"]), @"
    $ rel ask cass 400k for the ERP overrun
    Ready. You can ask Cassandra Kelly: nothing speaks against it.
      Balance    +5.9 now (you +5.9, team 0.0), +3.9 after the ask
      In person  3 days ago
    ");
    let answer = sandbox.json("ask cass 400k");
    assert_shape(&answer, ANSWER);
    assert_shape(&answer["balance"], "me:number team:number");
    assert_eq!(answer["verdict"], "ready");
    assert_eq!((&answer["reasons"], &answer["first"]), (&json!([]), &json!([])));
    assert_eq!((&answer["days_since"], &answer["days_since_in_person"]), (&2.into(), &3.into()));
    let number = |value: &Value| value.as_f64().expect("a number");
    let me = number(&answer["balance"]["me"]);
    assert!((number(&answer["after"]) - (me - 2.0)).abs() < 1e-9, "{answer:#}");
}

#[test]
fn under_three_entries_the_answer_is_unknown() {
    let sandbox = Sandbox::with_people();
    sandbox.rel("log cass hello").succeeds();
    sandbox.rel("log cass hello again").succeeds();
    sandbox.rel("log cass doubts us -k hearsay").succeeds();
    insta::assert_snapshot!(sandbox.session(&["ask cass 400k", "ask devon 400k --check"]), @r#"
    $ rel ask cass 400k
    Unknown. Too early to say whether you can ask Cassandra Kelly (2 entries).
      Balance    +2.0 now (you +2.0, team 0.0), 0.0 after the ask
      In person  today

    $ rel ask devon 400k --check
    Unknown. Too early to say whether you can ask Devon Marsh (0 entries).
      Also       You and Devon have never met in person.
                 It would overdraw your balance: -2.0 after the ask.
      Balance    0.0 now (you 0.0, team 0.0), -2.0 after the ask
      In person  never
      First      1. Have lunch without an agenda.
                 2. Find out what would help Devon most, and do it, then: rel log "Devon Marsh" NOTE -k help
    "#);
    assert_eq!(sandbox.json("ask cass 400k")["verdict"], "unknown");
    sandbox.rel("log cass and again").succeeds();
    assert_eq!(sandbox.json("ask cass 400k")["verdict"], "ready");
}

#[test]
fn the_size_of_the_ask_decides() {
    let sandbox = in_credit();
    for (size, verdict) in [("-5", "ready"), ("5", "ready"), ("-6", "wait"), ("6", "wait")] {
        let answer = sandbox.json(&format!("ask cass 400k --deposit {size}"));
        assert_eq!(answer["verdict"], verdict, "{size}");
    }
    insta::assert_snapshot!(sandbox.session(&["ask cass 400k --deposit -9"]), @r#"
    $ rel ask cass 400k --deposit -9
    Wait. It would overdraw your balance: -3.1 after the ask.
      Balance    +5.9 now (you +5.9, team 0.0), -3.1 after the ask
      In person  3 days ago
      First      1. Find out what would help Cassandra most, and do it, then: rel log "Cassandra Kelly" NOTE -k help
    "#);
}

#[test]
fn check_exits_with_3_on_wait_only() {
    let sandbox = in_credit();
    sandbox.rel("ask cass 400k --check").succeeds();
    sandbox.rel("ask devon 400k --check").succeeds();
    assert_eq!(sandbox.rel("ask cass 400k --deposit -9 --check").code, Some(3));
    assert_eq!(sandbox.rel("ask cass 400k --deposit -9").code, Some(0));
}

#[test]
fn asking_writes_nothing() {
    let sandbox = in_credit();
    let before = std::fs::read(sandbox.journal()).expect("a journal");
    sandbox.rel("ask cass 400k --check").succeeds();
    sandbox.rel("ask cass 400k --deposit -9").succeeds();
    assert!(std::fs::read(sandbox.journal()).expect("a journal") == before);
}

#[test]
fn an_ask_can_be_recorded() {
    let sandbox = in_credit();
    let before = everything(&sandbox);
    insta::assert_snapshot!(sandbox.session(&[
        "ask cass 400k for the ERP overrun --record",
        "list entries --kind ask",
        "entry edit 10 --outcome granted",
        "list entries --kind ask",
        "undo",
        "undo",
    ]), @"
    $ rel ask cass 400k for the ERP overrun --record
    Ready. You can ask Cassandra Kelly: nothing speaks against it.
      Balance    +5.9 now (you +5.9, team 0.0), +3.9 after the ask
      In person  3 days ago
    Recorded: #10 Ask of Cassandra Kelly, Sat 21 Nov 2026

    $ rel list entries --kind ask
    There is 1 entry, the newest first.
     ID  DATE         KIND  WITH             WORTH  NOTE
    #10  21 Nov 2026  ask   Cassandra Kelly   -2.0  400k for the ERP overrun

    $ rel entry edit 10 --outcome granted
    #10 Changed: ask of Cassandra Kelly, Sat 21 Nov 2026

    $ rel list entries --kind ask
    There is 1 entry, the newest first.
     ID  DATE         KIND  WITH             WORTH  NOTE
    #10  21 Nov 2026  ask   Cassandra Kelly   -2.0  400k for the ERP overrun (granted)

    $ rel undo
    Undone: entry edit #10, ask of Cassandra Kelly, Sat 21 Nov 2026

    $ rel undo
    Undone: log ask of Cassandra Kelly, Sat 21 Nov 2026
    ");
    assert_eq!(everything(&sandbox), before);
    let booked = sandbox.json("ask cass 400k --record --deposit -3");
    assert_shape(&booked, ANSWER);
    assert_shape(&booked["entry"], ENTRY);
    assert_eq!(booked["entry"]["deposit"], -3.0);
    assert_eq!(booked["entry"]["date"], "2026-11-21");
}

#[test]
fn logging_an_ask_warns_with_the_same_sentences() {
    let mut sandbox = Sandbox::with_people();
    sandbox.on("2026-11-01");
    for line in [
        "promise add cass the ERP date --measure x --due 2026-11-10",
        "promise add cass the pilot --measure x --due 2026-11-30",
        "log cass down -k setback",
        "log cass close -k call",
        "log cass close -k call",
        "pulse cass team 2",
    ] {
        sandbox.rel(line).succeeds();
    }
    sandbox.on("2026-11-21");
    let reasons = sandbox.json("ask cass 400k")["reasons"].clone();
    let reasons: Vec<&str> =
        reasons.as_array().into_iter().flatten().filter_map(Value::as_str).collect();
    assert_eq!(reasons.len(), 6, "{reasons:?}");
    let logged = sandbox.rel("log cass 400k -k ask").succeeds();
    let warned: Vec<&str> =
        logged.stderr.lines().filter_map(|line| line.strip_prefix("warning: ")).collect();
    assert_eq!(warned, reasons);
    assert_eq!(in_credit().rel("log cass 400k -k ask").succeeds().stderr, "");
}

#[test]
fn ask_refuses_unclear_people_amounts_and_dates() {
    let sandbox = in_credit();
    insta::assert_snapshot!(refusals(&sandbox, &[
        "ask",
        "ask cass",
        "ask cass kelly",
        "ask nobody 400k",
        "ask cass,neal 400k",
        "ask @all 400k",
        "ask cass 400k --deposit nan",
        "ask cass 400k --deposit lots",
        "ask cass 400k --on yesterday",
        "ask cass 400k --on today",
        "ask cass 400k --on 11/12/2026",
        "ask cass 400k --on \"dec 4\" --record",
        "entry edit 7 --outcome granted",
    ]), @r#"
    $ rel ask  # exit 2
    ! error: the following required arguments were not provided:
    !   <WHO>
    !   <WHAT>...
    $ rel ask cass  # exit 2
    ! error: the following required arguments were not provided:
    !   <WHAT>...
    $ rel ask cass kelly  # exit 2
    ! error: What are you asking for?
    ! For example: rel ask cass 400k for the ERP overrun
    $ rel ask nobody 400k  # exit 1
    ! error: Nobody in the journal is called `nobody`.
    ! To see everyone: rel list. To add someone new: rel add nobody --unit UNIT
    $ rel ask cass,neal 400k  # exit 2
    ! error: Ask one person at a time.
    $ rel ask @all 400k  # exit 2
    ! error: Ask one person at a time.
    $ rel ask cass 400k --deposit nan  # exit 2
    ! error: invalid value 'nan' for '--deposit <N>': a deposit is a number such as 3 or -6, at most 1000
    $ rel ask cass 400k --deposit lots  # exit 2
    ! error: invalid value 'lots' for '--deposit <N>': a deposit is a number such as 3 or -6, at most 1000
    $ rel ask cass 400k --on yesterday  # exit 2
    ! error: Fri 20 Nov 2026 is not in the future, so the ask cannot be planned for it.
    ! Nothing was written. To record an ask you made today: --record
    $ rel ask cass 400k --on today  # exit 2
    ! error: Sat 21 Nov 2026 is not in the future, so the ask cannot be planned for it.
    ! Nothing was written. To record an ask you made today: --record
    $ rel ask cass 400k --on 11/12/2026  # exit 2
    ! error: --on: 11/12/2026 could be 11 December or 12 November; write 2026-12-11 or 2026-11-12.
    ! To say which comes first: rel config dates day-first, or rel config dates month-first
    $ rel ask cass 400k --on "dec 4" --record  # exit 2
    ! error: the argument '--on <DATE>' cannot be used with '--record'
    $ rel entry edit 7 --outcome granted  # exit 2
    ! error: Only an ask has an outcome.
    "#);
    let sandbox = Sandbox::new();
    refusals(&sandbox, &["ask cass 400k"]);
    assert!(!sandbox.journal().exists());
}
