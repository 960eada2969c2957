//! An id is a name, and belongs to one noun.

use crate::commands::refusals;
use crate::support::Sandbox;

#[test]
fn an_id_is_accepted_wherever_a_person_is_named() {
    let sandbox = Sandbox::with_people();
    for line in [
        "show '#4'",
        "show ' #4 '",
        "log '#4' budget",
        "log '#4',neal budget",
        "log '#4', '#5' budget",
        "log neal,'#4' budget",
        "ask '#4' 400k for the ERP",
        "list entries --with '#4'",
        "edit '#4' --role CFO",
        "edit '#4','#5' --tag steerco",
        "fact add '#4' goal close in 5 days",
        "promise add '#4' the ERP date",
        "promise move cass --to '#5'",
        "promise keep '#5'",
        "pulse '#4' me 4",
        "review --with '#4'",
        "entry edit last --who '#4'",
        "archive '#4'",
        "merge '#6' '#5'",
        "forget '#5' --yes",
    ] {
        sandbox.rel(line).succeeds();
    }
    let entry = &sandbox.json("list entries")[0];
    assert_eq!(entry["note"], "budget");
}

#[test]
fn an_id_of_something_else_says_what_it_is() {
    let sandbox = Sandbox::with_people();
    for line in ["log cass hello", "promise add cass the ERP date", "fact add cass goal x"] {
        sandbox.rel(line).succeeds();
    }
    insta::assert_snapshot!(refusals(&sandbox, &[
        "show '#1'",
        "show '#7'",
        "log '#8' hello",
        "log cass,'#9' hello",
        "show '#99'",
        "fact remove 7",
        "fact remove 8",
        "entry edit 8 -k lunch",
        "entry remove 4",
        "promise keep 4",
        "promise keep 7",
        "promise keep 99",
    ]), @"
    $ rel show '#1'  # exit 1
    ! error: #1 is a unit, not a person.
    ! To see everyone: rel list
    $ rel show '#7'  # exit 1
    ! error: #7 is an entry, not a person.
    ! To see everyone: rel list
    $ rel log '#8' hello  # exit 1
    ! error: #8 is a promise, not a person.
    ! To see everyone: rel list
    $ rel log cass,'#9' hello  # exit 1
    ! error: #9 is a fact, not a person.
    ! To see everyone: rel list
    $ rel show '#99'  # exit 1
    ! error: There is no person #99.
    ! To see everyone: rel list
    $ rel fact remove 7  # exit 1
    ! error: #7 is an entry, not a fact.
    ! To see all facts: rel list facts
    $ rel fact remove 8  # exit 1
    ! error: #8 is a promise, not a fact.
    ! To see all facts: rel list facts
    $ rel entry edit 8 -k lunch  # exit 1
    ! error: #8 is a promise, not an entry.
    ! To see the latest: rel list entries -n 10
    $ rel entry remove 4  # exit 1
    ! error: #4 is a person, not an entry.
    ! To see the latest: rel list entries -n 10
    $ rel promise keep 4  # exit 1
    ! error: #4 is a person, not a promise.
    ! To see the open ones: rel promise. To see all: rel list promises
    $ rel promise keep 7  # exit 1
    ! error: #7 is an entry, not a promise.
    ! To see the open ones: rel promise. To see all: rel list promises
    $ rel promise keep 99  # exit 1
    ! error: There is no promise #99.
    ! To see the open ones: rel promise. To see all: rel list promises
    ");
}
