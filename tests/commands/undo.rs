use super::{everything, refusals};
use crate::support::Sandbox;

#[test]
fn every_command_that_writes_can_be_undone() {
    let sandbox = Sandbox::with_people();
    sandbox.rel("log cass,neal budget -k lunch -d 3d").succeeds();
    sandbox.rel("fact add cass interest the Yankees").succeeds();
    let before = everything(&sandbox);
    let mut told = Vec::new();
    for line in [
        "log cass the Yankees -k coffee -d fri --also win=x --fact goal=y",
        "log \"Dana Ortiz\" hello --new --unit Sales",
        "add Ruth Abel --tag steerco",
        "edit cass,neal --unit Sales --tag steerco",
        "edit neal --name \"Neal Stone\"",
        "archive @all",
        "merge 'Neal Wallace' 'Cassandra Kelly'",
        "unit add Legal --weight 4",
        "unit edit Finance --weight 4 --name Treasury",
        "unit rank Legal Marketing Finance Sales",
        "fact add neal goal more leads",
        "fact remove 8",
        "entry edit 7 -k dinner a new note --who devon",
        "entry remove 7",
    ] {
        sandbox.rel(line).succeeds();
        assert_ne!(everything(&sandbox), before, "{line}");
        told.push(sandbox.rel("undo").succeeds().stdout);
        assert_eq!(everything(&sandbox), before, "{line}");
    }
    insta::assert_snapshot!(told.concat(), @"
    Undone: log coffee with Cassandra Kelly, Fri 20 Nov 2026
    Undone: log talk with Dana Ortiz, Sat 21 Nov 2026
    Undone: add Ruth Abel
    Undone: edit Cassandra Kelly and Neal Wallace
    Undone: edit Neal Stone
    Undone: archive Cassandra Kelly, Devon Marsh and Neal Wallace
    Undone: merge Neal Wallace into Cassandra Kelly
    Undone: unit add Legal
    Undone: unit edit Treasury
    Undone: unit rank Legal, Marketing, Finance, Sales
    Undone: fact add goal of Neal Wallace: more leads
    Undone: fact remove interest of Cassandra Kelly: the Yankees
    Undone: entry edit #7, meal with Devon Marsh, Wed 18 Nov 2026
    Undone: entry remove #7, meal with Cassandra Kelly and Neal Wallace, Wed 18 Nov 2026
    ");
}

#[test]
fn steps_are_undone_in_reverse_order() {
    let sandbox = Sandbox::with_people();
    insta::assert_snapshot!(sandbox.session(&[
        "log cass the Yankees -k coffee -d yesterday",
        "archive Neal Wallace",
        "undo --list",
        "undo",
        "undo",
        "undo",
        "undo --list",
        "undo",
        "undo",
        "undo",
        "undo",
        "undo --list",
        "list",
        "list units",
    ]), @r#"
    $ rel log cass the Yankees -k coffee -d yesterday
    #7 Coffee with Cassandra Kelly, Fri 20 Nov 2026
    Too early to say where you stand (1 entry; you +1.0, team 0.0). The next real conversation is due Fri 11 Dec.

    $ rel archive Neal Wallace
    Archived #5 Neal Wallace. Bring back: rel archive "Neal Wallace" --restore

    $ rel undo --list
    6 steps can be undone. Next: archive Neal Wallace.
    STEP  WRITTEN           CHANGES  COMMAND
       6  2026-11-21 00:00        1  archive Neal Wallace
       5  2026-11-21 00:00        1  log coffee with Cassandra Kelly, Fri 20 Nov 2026
       4  2026-10-01 00:00        1  add Devon Marsh
       3  2026-10-01 00:00        1  add Neal Wallace
       2  2026-10-01 00:00        1  add Cassandra Kelly
       1  2026-10-01 00:00        3  unit rank Sales, Finance, Marketing

    $ rel undo
    Undone: archive Neal Wallace

    $ rel undo
    Undone: log coffee with Cassandra Kelly, Fri 20 Nov 2026

    $ rel undo
    Undone: add Devon Marsh

    $ rel undo --list
    3 steps can be undone. Next: add Neal Wallace.
    STEP  WRITTEN           CHANGES  COMMAND
       3  2026-10-01 00:00        1  add Neal Wallace
       2  2026-10-01 00:00        1  add Cassandra Kelly
       1  2026-10-01 00:00        3  unit rank Sales, Finance, Marketing

    $ rel undo
    Undone: add Neal Wallace

    $ rel undo
    Undone: add Cassandra Kelly

    $ rel undo
    Undone: unit rank Sales, Finance, Marketing

    $ rel undo
    ! error: There is nothing to undo.
    [exit 1]

    $ rel undo --list
    There is nothing to undo.

    $ rel list
    There are no people.
    Start with the units that matter (rel unit rank Sales Finance Marketing), then add people (rel add "Cassandra Kelly" --unit Finance --role CFO). To look around first: rel demo

    $ rel list units
    There are no units.
    Start with the units that matter (rel unit rank Sales Finance Marketing), then add people (rel add "Cassandra Kelly" --unit Finance --role CFO). To look around first: rel demo
    "#);
}

#[test]
fn undo_itself_is_not_a_step() {
    let sandbox = Sandbox::with_people();
    let before = everything(&sandbox);
    sandbox.rel("log cass one").succeeds();
    sandbox.rel("log cass two").succeeds();
    sandbox.rel("undo").succeeds();
    sandbox.rel("undo").succeeds();
    assert_eq!(everything(&sandbox), before);
    // An undone record's id is not given to the next one.
    assert_eq!(sandbox.json("log cass three")["id"], 9);
}

#[test]
fn a_command_that_changes_nothing_is_not_a_step() {
    let sandbox = Sandbox::with_people();
    let steps = sandbox.json("undo --list");
    for line in
        ["edit cass --role CFO", "archive Cassandra Kelly --restore", "unit edit Sales --weight 3"]
    {
        sandbox.rel(line).succeeds();
        assert_eq!(sandbox.json("undo --list"), steps, "{line}");
    }
}

#[test]
fn steps_are_listed_in_local_time() {
    let mut sandbox = Sandbox::new();
    sandbox.on("2026-11-20T21:30:00");
    // New York, in a form that needs no time zone files.
    let in_new_york = |line: &str| {
        let output = sandbox.command(line).env("TZ", "EST5EDT,M3.2.0,M11.1.0").output();
        String::from_utf8(output.expect("rel runs").stdout).expect("text")
    };
    in_new_york("add Ann Lee");
    let steps = in_new_york("undo --list");
    assert!(steps.contains("2026-11-20 21:30  "), "{steps}");
    let here = sandbox.rel("undo --list").succeeds().stdout;
    assert!(here.contains("2026-11-21 02:30  "), "{here}");
}

#[test]
fn undo_prints_the_step_as_json() {
    let sandbox = Sandbox::with_people();
    sandbox.rel("log cass the Yankees -k coffee").succeeds();
    let undone = sandbox.json("undo");
    assert_eq!(undone["undone"]["command"], "log coffee with Cassandra Kelly, Sat 21 Nov 2026");
    assert_eq!(undone["left"], 4);
}

#[test]
fn undo_fails_when_there_is_nothing_to_undo() {
    let sandbox = Sandbox::new();
    insta::assert_snapshot!(refusals(&sandbox, &["undo"]), @"
    $ rel undo  # exit 1
    ! error: There is nothing to undo.
    ");
    assert_eq!(sandbox.json("undo --list"), serde_json::json!([]));
    assert!(!sandbox.journal().exists());
}
