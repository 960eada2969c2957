mod ended;
mod refused;
mod silent;

use super::{assert_shape, everything};
use crate::support::Sandbox;

const PROMISE: &str = "id:number uid:text stakeholder:text account:text theirs:bool kind:text \
    text:text made:text due:text? status:text measure:text? risk:text? heard:bool estimate:text? \
    actual:text? closed:text? last_update:text? silent:bool";

/// What the accounts of somebody hold today, mine and the team's.
fn balance(sandbox: &Sandbox, who: &str) -> (f64, f64) {
    let balance = &sandbox.json(&format!("ask {who} anything"))["balance"];
    let [me, team] = ["me", "team"].map(|account| balance[account].as_f64().expect("a number"));
    (me, team)
}

/// A commitment to Cassandra, #7, made on the first of November and due on the thirteenth.
fn with_a_promise(how: &str) -> Sandbox {
    let mut sandbox = Sandbox::with_people();
    sandbox.on("2026-11-01");
    let line = format!("promise add cass the ERP date --due 2026-11-13 --measure signed {how}");
    sandbox.rel(&line).succeeds();
    sandbox.on("2026-11-13");
    sandbox
}

#[test]
fn the_open_ones_are_one_word_away() {
    let mut sandbox = Sandbox::with_people();
    insta::assert_snapshot!(sandbox.session(&["promise"]), @"");
    for line in [
        "promise add devon no date yet --as intention",
        "promise add cass the ERP date --due \"dec 4\" --measure signed",
        "promise add neal the ad pilot --as best-effort --team --due \"nov 27\"",
        "promise add cass headcount sign-off --theirs --due \"nov 25\"",
        "promise add cass done with --due \"nov 26\"",
        "promise keep 11",
    ] {
        sandbox.rel(line).succeeds();
    }
    insta::assert_snapshot!(sandbox.session(&["promise"]), @"");
    sandbox.on("2026-11-30");
    insta::assert_snapshot!(sandbox.session(&["promise"]), @"");
}

#[test]
fn a_promise_is_made_in_one_line() {
    let sandbox = Sandbox::with_people();
    insta::assert_snapshot!(sandbox.session(&[
        "promise add cass the ERP cutover date --due \"dec 18\" --measure \"signed off by her controller\" \
         --risk \"the vendor is late\" --heard --estimate \"40 d\"",
        "promise add neal an ad pilot --as best-effort --team",
        "promise add devon a look at quotes --as intention --me --due eom",
        "promise add Cassandra Kelly headcount sign-off --theirs --due \"jan 8\"",
    ]), @"");
    let rows = sandbox.json("list promises");
    assert_shape(&rows[0], PROMISE);
    for (key, value) in [
        ("stakeholder", "Cassandra Kelly".into()),
        ("account", "me".into()),
        ("theirs", false.into()),
        ("kind", "commitment".into()),
        ("text", "the ERP cutover date".into()),
        ("made", "2026-11-21".into()),
        ("due", "2026-12-18".into()),
        ("status", "open".into()),
        ("measure", "signed off by her controller".into()),
        ("risk", "the vendor is late".into()),
        ("heard", true.into()),
        ("estimate", "40 d".into()),
        ("closed", serde_json::Value::Null),
        ("last_update", serde_json::Value::Null),
        ("silent", false.into()),
    ] {
        assert_eq!(rows[0][key], value, "{key}");
    }
    assert_eq!((&rows[1]["kind"], &rows[1]["account"]), (&"best-effort".into(), &"team".into()));
    assert_eq!((&rows[2]["kind"], &rows[2]["due"]), (&"intention".into(), &"2026-11-30".into()));
    assert_eq!((&rows[3]["theirs"], &rows[3]["text"]), (&true.into(), &"headcount sign-off".into()));
}

#[test]
fn what_makes_a_commitment_break_is_said() {
    let sandbox = Sandbox::with_people();
    insta::assert_snapshot!(sandbox.session(&[
        "promise add cass the date",
        "promise add cass the date --measure signed --risk \"the vendor is late\"",
        "promise add cass the date --measure signed --risk \"the vendor is late\" --quiet",
    ]), @"");
    for fine in [
        "promise add neal the date --measure signed",
        "promise add neal the date --measure signed --risk \"the vendor\" --heard",
        "promise add neal the date --as best-effort",
        "promise add neal the date --as intention --risk \"the vendor\"",
        "promise add neal the date --theirs",
    ] {
        assert_eq!(sandbox.rel(fine).succeeds().stderr, "", "{fine}");
    }
}

#[test]
fn what_falls_due_near_it_is_shown_with_the_kept_rate() {
    let sandbox = Sandbox::with_people();
    for line in [
        "promise add cass one --measure x --due \"nov 25\"",
        "promise keep 7",
        "promise add cass two --measure x --due \"nov 25\"",
        "promise break 8 forgot",
        "promise add neal the ad pilot --measure x --due \"dec 4\"",
        "promise add devon far away --measure x --due \"jan 15\"",
        "promise add devon headcount --theirs --due \"dec 4\"",
    ] {
        sandbox.rel(line).succeeds();
    }
    insta::assert_snapshot!(sandbox.session(&[
        "promise add cass the ERP date --measure x --due \"dec 18\"",
        "promise add cass a day later --measure x --due \"dec 19\" --as best-effort",
        "promise add cass without a date --measure x",
        "promise add cass theirs --theirs --due \"dec 18\"",
        "promise add cass alone --measure x --due \"mar 1\"",
    ]), @"");
}

#[test]
fn what_they_promised_is_in_no_score() {
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
    ]), @"");
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
    insta::assert_snapshot!(told.concat(), @"");
}

#[test]
fn a_promise_is_made_on_the_way_out_of_a_meeting() {
    let sandbox = Sandbox::with_people();
    insta::assert_snapshot!(sandbox.session(&[
        "log cass the close -k lunch --promise \"an export by then\" --due fri --as best-effort",
        "log neal the pilot --by \"Priya Shah\" --promise \"a second pilot\"",
        "list promises",
    ]), @"");
    let logged = sandbox.json("log devon hello --promise \"a quote\" --as intention");
    assert_shape(&logged["promise"], PROMISE);
    assert_eq!(logged["promise"]["stakeholder"], "Devon Marsh");
}

#[test]
fn a_record_is_answered() {
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
