use super::{assert_shape, refusals};
use crate::support::Sandbox;

const ROW: &str = "uid:text name:text unit:text? weight:number importance:number state:text \
    last_contact:text? days_since:number? cadence_days:number overdue_days:number ratio:number \
    routine_since:number team_last_contact:text?";

/// Creates a journal with a person in each state, on a Saturday.
fn of_each_state() -> Sandbox {
    let sandbox = Sandbox::with_people();
    for line in [
        "add Ruth Abel --unit Finance --cadence 5w",
        "add Dana Ortiz --unit Sales",
        "add Li Wei --unit Marketing --influence 0.5",
        "add Peter Novak --unit Sales",
        "add Aiko Tanaka",
        "add Maja Nowak --unit Finance",
        "log cass Yankees -k lunch -d 2026-10-11",
        "log cass,devon steering -k meeting -d 2026-10-28",
        "log cass steering -k meeting -d 2026-11-04",
        "log cass the pilot --by \"Priya Shah\" -d 2026-11-18",
        "log devon forecast -d 2026-11-02",
        "log devon quotes --by \"Tom Okafor\" -d 2026-11-01",
        "log ruth books -k coffee -d 2026-10-23",
        "log li chess -k coffee -d 2026-10-01",
        "log maja audit -d 2026-10-31",
        "archive Peter Novak",
        "edit dana --away-until 2026-12-01",
    ] {
        sandbox.rel(line).succeeds();
    }
    sandbox
}

#[test]
fn the_most_important_neglect_comes_first() {
    insta::assert_snapshot!(of_each_state().session(&["stale"]), @r#"
    $ rel stale
    4 people are due a real conversation. First: Devon Marsh, 19 days (every 14).
    NAME             UNIT       LAST REAL TALK    EVERY      DUE  MEANWHILE
    Devon Marsh      Sales      19d, talk 2 Nov     14d   5d ago
    Cassandra Kelly  Finance    41d, meal 11 Oct    21d  20d ago  2 routine meetings; Priya 3 days ago
    Maja Nowak       Finance    21d, talk 31 Oct    21d    today
    Neal Wallace     Marketing  never (51d)         42d   9d ago
    Next: Ruth Abel, Fri 27 Nov.
    Aiko Tanaka has no unit and no real conversation yet: rel edit "Aiko Tanaka" --unit UNIT
    "#);
}

#[test]
fn the_list_can_be_narrowed_and_widened() {
    insta::assert_snapshot!(of_each_state().session(&[
        "stale --unit finance",
        "stale --within 7d",
        "stale --within 2m --unit Finance",
        "stale -n 1",
    ]), @r#"
    $ rel stale --unit finance
    2 people are due a real conversation. First: Cassandra Kelly, 41 days (every 21).
    NAME             UNIT     LAST REAL TALK    EVERY      DUE  MEANWHILE
    Cassandra Kelly  Finance  41d, meal 11 Oct    21d  20d ago  2 routine meetings; Priya 3 days ago
    Maja Nowak       Finance  21d, talk 31 Oct    21d    today
    Next: Ruth Abel, Fri 27 Nov.

    $ rel stale --within 7d
    4 people are due a real conversation, and 1 more within 7 days. First: Devon Marsh, 19 days (every 14).
    NAME             UNIT       LAST REAL TALK      EVERY      DUE  MEANWHILE
    Devon Marsh      Sales      19d, talk 2 Nov       14d   5d ago
    Cassandra Kelly  Finance    41d, meal 11 Oct      21d  20d ago  2 routine meetings; Priya 3 days ago
    Maja Nowak       Finance    21d, talk 31 Oct      21d    today
    Neal Wallace     Marketing  never (51d)           42d   9d ago
    Ruth Abel        Finance    29d, coffee 23 Oct    35d    in 6d
    Next: Li Wei, Thu 24 Dec.
    Aiko Tanaka has no unit and no real conversation yet: rel edit "Aiko Tanaka" --unit UNIT

    $ rel stale --within 2m --unit Finance
    2 people are due a real conversation, and 1 more within 60 days. First: Cassandra Kelly, 41 days (every 21).
    NAME             UNIT     LAST REAL TALK      EVERY      DUE  MEANWHILE
    Cassandra Kelly  Finance  41d, meal 11 Oct      21d  20d ago  2 routine meetings; Priya 3 days ago
    Maja Nowak       Finance  21d, talk 31 Oct      21d    today
    Ruth Abel        Finance  29d, coffee 23 Oct    35d    in 6d

    $ rel stale -n 1
    4 people are due a real conversation. First: Devon Marsh, 19 days (every 14).
    NAME         UNIT   LAST REAL TALK   EVERY     DUE  MEANWHILE
    Devon Marsh  Sales  19d, talk 2 Nov    14d  5d ago
    3 more are not shown; raise -n to see more.
    Next: Ruth Abel, Fri 27 Nov.
    Aiko Tanaka has no unit and no real conversation yet: rel edit "Aiko Tanaka" --unit UNIT
    "#);
}

#[test]
fn check_exits_with_3() {
    let mut sandbox = Sandbox::with_people();
    insta::assert_snapshot!(sandbox.session(&["stale --check -n 1", "stale --check --quiet --unit sales"]), @"
    $ rel stale --check -n 1
    3 people are due a real conversation. First: Devon Marsh, no real conversation yet.
    NAME         UNIT   LAST REAL TALK  EVERY      DUE  MEANWHILE
    Devon Marsh  Sales  never (51d)       14d  37d ago
    2 more are not shown; raise -n to see more.
    [exit 3]

    $ rel stale --check --quiet --unit sales
    1 person is due a real conversation: Devon Marsh, no real conversation yet.
    NAME         UNIT   LAST REAL TALK  EVERY      DUE  MEANWHILE
    Devon Marsh  Sales  never (51d)       14d  37d ago
    [exit 3]
    ");
    sandbox.rel("log @all offsite -k trip").succeeds();
    insta::assert_snapshot!(sandbox.session(&[
        "stale --check",
        "stale --check --within 14",
        "stale --check --within 14 --unit Marketing",
    ]), @"
    $ rel stale --check
    No one is due a real conversation. Next: Devon Marsh, Sat 5 Dec.

    $ rel stale --check --within 14
    No one is due a real conversation yet; 1 person falls due within 14 days. Next: Cassandra Kelly, Sat 12 Dec.
    NAME         UNIT   LAST REAL TALK        EVERY     DUE  MEANWHILE
    Devon Marsh  Sales  today, travel 21 Nov    14d  in 14d
    [exit 3]

    $ rel stale --check --within 14 --unit Marketing
    No one is due a real conversation. Next: Neal Wallace, Sat 2 Jan 2027.
    ");
    sandbox.on("2026-12-05");
    insta::assert_snapshot!(sandbox.session(&["stale --check"]), @"
    $ rel stale --check
    1 person is due a real conversation: Devon Marsh, 14 days (every 14).
    NAME         UNIT   LAST REAL TALK      EVERY    DUE  MEANWHILE
    Devon Marsh  Sales  14d, travel 21 Nov    14d  today
    Next: Cassandra Kelly, Sat 12 Dec.
    [exit 3]
    ");
}

#[test]
fn one_line_says_that_nobody_is_stale() {
    let sandbox = Sandbox::with_people();
    sandbox.rel("log @all offsite -k trip -d 5d").succeeds();
    insta::assert_snapshot!(sandbox.session(&["stale", "stale --unit Finance"]), @"
    $ rel stale
    No one is due a real conversation. Next: Devon Marsh, Mon 30 Nov.

    $ rel stale --unit Finance
    No one is due a real conversation. Next: Cassandra Kelly, Mon 7 Dec.
    ");
    assert_eq!(sandbox.json("stale"), serde_json::json!([]));
}

#[test]
fn a_future_entry_does_not_count_yet() {
    let mut sandbox = Sandbox::with_people();
    sandbox.rel("log @all offsite -k trip").succeeds();
    sandbox.on("2026-11-20");
    insta::assert_snapshot!(sandbox.session(&["stale"]), @"
    $ rel stale
    3 people are due a real conversation. First: Devon Marsh, no real conversation yet.
    NAME             UNIT       LAST REAL TALK  EVERY      DUE  MEANWHILE
    Devon Marsh      Sales      never (50d)       14d  36d ago
    Cassandra Kelly  Finance    never (50d)       21d  29d ago
    Neal Wallace     Marketing  never (50d)       42d   8d ago
    ");
}

#[test]
fn without_a_journal_stale_says_how_to_begin() {
    let sandbox = Sandbox::new();
    insta::assert_snapshot!(sandbox.session(&["stale", "stale --check", "stale --format json"]), @r#"
    $ rel stale
    No one is in the journal yet.
    Start with the units that matter (rel unit rank Sales Finance Marketing), then add people (rel add "Cassandra Kelly" --unit Finance --role CFO). To look around first: rel demo

    $ rel stale --check
    No one is in the journal yet.
    Start with the units that matter (rel unit rank Sales Finance Marketing), then add people (rel add "Cassandra Kelly" --unit Finance --role CFO). To look around first: rel demo

    $ rel stale --format json
    []
    "#);
    assert!(!sandbox.journal().exists());
}

#[test]
fn stale_refuses_unknown_units_and_bad_windows() {
    let sandbox = Sandbox::with_people();
    insta::assert_snapshot!(refusals(&sandbox, &[
        "stale --unit Finanzen",
        "stale --unit Legal",
        "stale --within soon",
        "stale cass",
    ]), @"
    $ rel stale --unit Finanzen  # exit 1
    ! error: There is no unit `Finanzen`.
    ! Did you mean Finance? To see all units: rel list units
    $ rel stale --unit Legal  # exit 1
    ! error: There is no unit `Legal`.
    ! Add it first: rel unit add Legal --weight 5
    $ rel stale --within soon  # exit 2
    ! error: --within: `soon` is not a number of days; write 14, 2w, 3m or 1y.
    $ rel stale cass  # exit 2
    ! error: unexpected argument 'cass' found
    ");
    assert!(refusals(&sandbox, &["stale -n few"]).contains("-n"));
}

#[test]
fn a_row_has_its_keys() {
    let rows = of_each_state().json("stale");
    let rows = rows.as_array().expect("an array");
    rows.iter().for_each(|row| assert_shape(row, ROW));

    let cass = rows.iter().find(|row| row["name"] == "Cassandra Kelly").expect("Cassandra");
    for (key, value) in [
        ("unit", "Finance".into()),
        ("weight", 2.0.into()),
        ("importance", (2.0 / 3.0).into()),
        ("state", "due".into()),
        ("last_contact", "2026-10-11".into()),
        ("days_since", 41.into()),
        ("cadence_days", 21.into()),
        ("overdue_days", 20.into()),
        ("ratio", (41.0 / 21.0).into()),
        ("routine_since", 2.into()),
        ("team_last_contact", "2026-11-18".into()),
    ] {
        let value: serde_json::Value = value;
        assert_eq!(cass[key], value, "{key}");
    }
    let neal = rows.iter().find(|row| row["name"] == "Neal Wallace").expect("Neal");
    assert_eq!(neal["state"], "never");
    assert!(neal["last_contact"].is_null() && neal["days_since"].is_null());
    assert_eq!(neal["overdue_days"], 51 - 42);
    assert_eq!(neal["ratio"], 2.0);
}
