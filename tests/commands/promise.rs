mod ended;
mod made;
mod refused;
mod silent;
mod whose;

use super::{assert_shape, everything};
use crate::support::Sandbox;

const PROMISE: &str = "id:number uid:text stakeholder:text account:text theirs:bool kind:text \
    text:text made:text due:text? status:text measure:text? risk:text? heard:bool estimate:text? \
    actual:text? closed:text? last_update:text? silent:bool";

/// Returns both accounts of a person today, mine and the team's.
fn balance(sandbox: &Sandbox, who: &str) -> (f64, f64) {
    let balance = &sandbox.json(&format!("ask {who} anything"))["balance"];
    let [me, team] = ["me", "team"].map(|account| balance[account].as_f64().expect("a number"));
    (me, team)
}

/// Creates a journal with commitment #7 to Cassandra, made on 1 November and due on the 13th.
fn with_a_promise(how: &str) -> Sandbox {
    let mut sandbox = Sandbox::with_people();
    sandbox.on("2026-11-01");
    let line = format!("promise add cass the ERP date --due 2026-11-13 --measure signed {how}");
    sandbox.rel(&line).succeeds();
    sandbox.on("2026-11-13");
    sandbox
}

#[test]
fn open_promises_are_listed_without_flags() {
    let mut sandbox = Sandbox::with_people();
    insta::assert_snapshot!(sandbox.session(&["promise"]), @"
    $ rel promise
    You owe nobody anything.
    ");
    sandbox.rel("promise add neal a quote --theirs").succeeds();
    let headline = sandbox.rel("promise").succeeds().stdout;
    assert!(headline.starts_with("You owe nobody anything; 1 promise is owed to you.\n"));
    sandbox.rel("undo").succeeds();
    for line in [
        "promise add devon no date yet --as intention",
        "promise add cass the ERP date --due \"dec 4\" --measure signed",
        "promise add neal the ad pilot --as best-effort --team --due \"nov 27\"",
        "promise add cass headcount sign-off --theirs --due \"nov 25\"",
        "promise add cass done with --due \"nov 26\"",
        "promise keep 12",
    ] {
        sandbox.rel(line).succeeds();
    }
    insta::assert_snapshot!(sandbox.session(&["promise"]), @"
    $ rel promise
    You owe 3 promises; 1 is owed to you.
     ID  NAME             WHOSE   KIND         WHAT                STATUS
    #11  Cassandra Kelly  theirs  commitment   headcount sign-off  due Wed 25 Nov 2026
    #10  Neal Wallace     team    best-effort  the ad pilot        due Fri 27 Nov 2026
     #9  Cassandra Kelly  me      commitment   the ERP date        due Fri 4 Dec 2026
     #8  Devon Marsh      me      intention    no date yet         open
    ");
    sandbox.on("2026-11-30");
    insta::assert_snapshot!(sandbox.session(&["promise"]), @"
    $ rel promise
    You owe 3 promises, 1 late; 1 is owed to you.
     ID  NAME             WHOSE   KIND         WHAT                STATUS
    #11  Cassandra Kelly  theirs  commitment   headcount sign-off  5 days late
    #10  Neal Wallace     team    best-effort  the ad pilot        3 days late
     #9  Cassandra Kelly  me      commitment   the ERP date        silent for 9 days
     #8  Devon Marsh      me      intention    no date yet         open
    ");
}

#[test]
fn promises_owed_to_you_are_counted_apart() {
    let sandbox = Sandbox::with_people();
    sandbox.rel("promise add neal a quote --theirs").succeeds();
    let page = sandbox.rel("promise").succeeds().stdout;
    assert!(page.starts_with("You owe nobody anything; 1 promise is owed to you.\n"), "{page}");
}

#[test]
fn their_promises_are_in_no_score() {
    let mut sandbox = Sandbox::with_people();
    sandbox.on("2026-11-01");
    sandbox.rel("promise add cass headcount --theirs --due 2026-11-10").succeeds();
    sandbox.rel("promise add cass an answer --theirs --due 2026-11-10").succeeds();
    sandbox.rel("promise break 8 never came").succeeds();
    sandbox.on("2026-11-21");
    let rows = sandbox.json("prioritize --all --unit Finance");
    assert_eq!(rows[0]["urgency"]["promises"], 0.0);
    assert_eq!(rows[0]["balance"], serde_json::json!({"me": 0.0, "team": 0.0}));
    assert_eq!(sandbox.json("list promises")[0]["silent"], false);
    let page = sandbox.rel("show cass").succeeds().stdout;
    assert!(page.contains("#7"), "{page}");
}

#[test]
fn promises_are_listed() {
    let mut sandbox = Sandbox::with_people();
    sandbox.on("2026-11-01");
    sandbox.rel("promise add cass the ERP date --due 2026-11-30 --measure x").succeeds();
    sandbox.on("2026-11-21");
    for line in [
        "promise add neal the ad pilot --as best-effort --team --due 2w",
        "promise add cass headcount --theirs",
        "promise add devon quotes --as intention",
        "promise drop 10 no need",
    ] {
        sandbox.rel(line).succeeds();
    }
    insta::assert_snapshot!(sandbox.session(&[
        "list promises",
        "list promises --open",
        "list promises --with cass",
        "list promises --account team",
        "list promises --since 3d --open -n 1",
        "list promises --until 2026-11-20",
        "list promises --match PILOT",
        "list promises --unit Sales",
        "list promises --with devon --open",
    ]), @"
    $ rel list promises
    There are 4 promises, the oldest first.
     ID  NAME             WHOSE   KIND         WHAT          STATUS
     #7  Cassandra Kelly  me      commitment   the ERP date  silent for 20 days
     #8  Neal Wallace     team    best-effort  the ad pilot  due Sat 5 Dec 2026
     #9  Cassandra Kelly  theirs  commitment   headcount     open
    #10  Devon Marsh      me      intention    quotes        dropped

    $ rel list promises --open
    There are 3 promises, the oldest first.
    ID  NAME             WHOSE   KIND         WHAT          STATUS
    #7  Cassandra Kelly  me      commitment   the ERP date  silent for 20 days
    #8  Neal Wallace     team    best-effort  the ad pilot  due Sat 5 Dec 2026
    #9  Cassandra Kelly  theirs  commitment   headcount     open

    $ rel list promises --with cass
    There are 2 promises, the oldest first.
    ID  NAME             WHOSE   KIND        WHAT          STATUS
    #7  Cassandra Kelly  me      commitment  the ERP date  silent for 20 days
    #9  Cassandra Kelly  theirs  commitment  headcount     open

    $ rel list promises --account team
    There is 1 promise, the oldest first.
    ID  NAME          WHOSE  KIND         WHAT          STATUS
    #8  Neal Wallace  team   best-effort  the ad pilot  due Sat 5 Dec 2026

    $ rel list promises --since 3d --open -n 1
    These are 1 of 2 promises, the oldest first.
    ID  NAME          WHOSE  KIND         WHAT          STATUS
    #8  Neal Wallace  team   best-effort  the ad pilot  due Sat 5 Dec 2026

    $ rel list promises --until 2026-11-20
    There is 1 promise, the oldest first.
    ID  NAME             WHOSE  KIND        WHAT          STATUS
    #7  Cassandra Kelly  me     commitment  the ERP date  silent for 20 days

    $ rel list promises --match PILOT
    There is 1 promise, the oldest first.
    ID  NAME          WHOSE  KIND         WHAT          STATUS
    #8  Neal Wallace  team   best-effort  the ad pilot  due Sat 5 Dec 2026

    $ rel list promises --unit Sales
    There is 1 promise, the oldest first.
     ID  NAME         WHOSE  KIND       WHAT    STATUS
    #10  Devon Marsh  me     intention  quotes  dropped

    $ rel list promises --with devon --open
    There are no promises like that.
    ");
    let rows = sandbox.json("list promises");
    for row in rows.as_array().expect("an array") {
        assert_shape(row, PROMISE);
    }
}

#[test]
fn each_command_is_a_step() {
    let mut sandbox = with_a_promise("");
    sandbox.rel("log cass coffee -k coffee").succeeds();
    sandbox.on("2026-11-16");
    let mut told = Vec::new();
    for line in [
        "promise add neal an ad pilot --due fri",
        "promise update 7 the test run went well",
        "promise keep 7 --actual \"55 d\" at last",
        "promise break 7 the vendor went under",
        "promise drop 7 not needed",
        "promise move 7 --due fri",
        "promise move 7 --to neal",
        "promise move 7 --due fri --to neal the vendor",
        "log cass the Yankees -k coffee --promise \"two tickets\" --due fri --fact interest=baseball",
    ] {
        let seen = |sandbox: &Sandbox| {
            (everything(sandbox), balance(sandbox, "cass"), balance(sandbox, "neal"))
        };
        let before = seen(&sandbox);
        sandbox.rel(line).succeeds();
        assert_ne!(everything(&sandbox), before.0, "{line}");
        told.push(sandbox.rel("undo").succeeds().stdout);
        assert_eq!(seen(&sandbox), before, "{line}");
    }
    insta::assert_snapshot!(told.concat(), @r#"
    Undone: promise add commitment to Neal Wallace: an ad pilot, due Fri 20 Nov 2026
    Undone: promise update #7 "the ERP date" to Cassandra Kelly
    Undone: promise keep #7 "the ERP date" to Cassandra Kelly
    Undone: promise break #7 "the ERP date" to Cassandra Kelly
    Undone: promise drop #7 "the ERP date" to Cassandra Kelly
    Undone: promise move #7 "the ERP date" to Cassandra Kelly
    Undone: promise move #7 "the ERP date" to Neal Wallace
    Undone: promise move #7 "the ERP date" to Neal Wallace
    Undone: log coffee with Cassandra Kelly, Mon 16 Nov 2026
    "#);
}

#[test]
fn each_command_answers_with_the_promise() {
    let sandbox = Sandbox::with_people();
    for (line, status) in [
        ("promise add cass one --due fri", "open"),
        ("promise update 7 on it", "open"),
        ("promise move 7 --due \"dec 4\"", "open"),
        ("promise keep 7 --actual \"3 d\"", "kept"),
    ] {
        let row = sandbox.json(line);
        assert_shape(&row, PROMISE);
        assert_eq!(row["status"], status, "{line}");
    }
    let kept = &sandbox.json("list promises")[0];
    assert_eq!((&kept["actual"], &kept["closed"]), (&"3 d".into(), &"2026-11-21".into()));
    assert_eq!(kept["due"], "2026-12-04");
}
