use super::{FACT, assert_shape, everything, refusals};
use crate::support::Sandbox;

#[test]
fn facts_are_added_and_listed() {
    let sandbox = Sandbox::with_people();
    insta::assert_snapshot!(sandbox.session(&[
        "fact add cass interest the Yankees",
        "fact add Cassandra PROBLEM the close takes 9 days",
        "fact add neal agenda \"Q3: offshore savings\"",
        "list facts",
        "fact remove 8",
        "fact remove '#7'",
        "list facts",
    ]), @r#"
    $ rel fact add cass interest the Yankees
    #7 Interest of Cassandra Kelly: the Yankees

    $ rel fact add Cassandra PROBLEM the close takes 9 days
    #8 Problem of Cassandra Kelly: the close takes 9 days

    $ rel fact add neal agenda "Q3: offshore savings"
    #9 Agenda of Neal Wallace: Q3: offshore savings

    $ rel list facts
    There are 3 facts, the newest first.
    ID  NAME             TOPIC     WHAT                    LEARNED
    #9  Neal Wallace     agenda    Q3: offshore savings    Sat 21 Nov 2026
    #8  Cassandra Kelly  problem   the close takes 9 days  Sat 21 Nov 2026
    #7  Cassandra Kelly  interest  the Yankees             Sat 21 Nov 2026

    $ rel fact remove 8
    #8 Removed: problem of Cassandra Kelly: the close takes 9 days. To restore: rel undo

    $ rel fact remove '#7'
    #7 Removed: interest of Cassandra Kelly: the Yankees. To restore: rel undo

    $ rel list facts
    There is 1 fact, the newest first.
    ID  NAME          TOPIC   WHAT                  LEARNED
    #9  Neal Wallace  agenda  Q3: offshore savings  Sat 21 Nov 2026
    "#);
}

#[test]
fn each_command_is_a_step() {
    let sandbox = Sandbox::with_people();
    let empty = everything(&sandbox);
    sandbox.rel("fact add cass family two sons").succeeds();
    let full = everything(&sandbox);
    sandbox.rel("fact remove 7").succeeds();
    assert_eq!(everything(&sandbox), empty);
    insta::assert_snapshot!(sandbox.session(&["undo"]), @"
    $ rel undo
    Undone: fact remove family of Cassandra Kelly: two sons
    ");
    assert_eq!(everything(&sandbox), full);
    insta::assert_snapshot!(sandbox.session(&["undo"]), @"
    $ rel undo
    Undone: fact add family of Cassandra Kelly: two sons
    ");
    assert_eq!(everything(&sandbox), empty);
}

#[test]
fn every_topic_is_accepted() {
    let sandbox = Sandbox::with_people();
    for topic in
        ["interest", "family", "background", "goal", "problem", "preference", "where", "agenda"]
    {
        let fact = sandbox.json(&format!("fact add cass {topic} something"));
        assert_shape(&fact, FACT);
        assert_eq!(fact["topic"], topic);
        assert_eq!(fact["date"], "2026-11-21");
        let id = &fact["id"];
        assert_eq!(sandbox.json(&format!("fact remove {id}")), fact);
    }
}

#[test]
fn fact_refuses_missing_text_unknown_topics_and_wrong_ids() {
    let sandbox = Sandbox::with_people();
    sandbox.rel("log cass hello").succeeds();
    insta::assert_snapshot!(refusals(&sandbox, &[
        "fact add cass",
        "fact add cass interest",
        "fact add cass interest ' '",
        "fact add cass intrest golf",
        "fact add cass hobby golf",
        "fact add nobody interest golf",
        "fact remove 99",
        "fact remove 7",
        "fact remove golf",
    ]), @"
    $ rel fact add cass  # exit 2
    ! error: the following required arguments were not provided:
    !   <TOPIC>
    !   <TEXT>...
    $ rel fact add cass interest  # exit 2
    ! error: the following required arguments were not provided:
    !   <TEXT>...
    $ rel fact add cass interest ' '  # exit 2
    ! error: The interest has no text.
    $ rel fact add cass intrest golf  # exit 2
    ! error: There is no topic `intrest`.
    ! Did you mean interest? Topics: interest, family, background, goal, problem, preference, where, agenda
    $ rel fact add cass hobby golf  # exit 2
    ! error: There is no topic `hobby`.
    ! Topics: interest, family, background, goal, problem, preference, where, agenda
    $ rel fact add nobody interest golf  # exit 1
    ! error: Nobody in the journal is called `nobody`.
    ! To see everyone: rel list. To add someone new: rel add nobody --unit UNIT
    $ rel fact remove 99  # exit 1
    ! error: There is no fact #99.
    ! To see all facts: rel list facts
    $ rel fact remove 7  # exit 1
    ! error: #7 is an entry, not a fact.
    ! To see all facts: rel list facts
    $ rel fact remove golf  # exit 2
    ! error: invalid value 'golf' for '<ID>': a number such as 412
    ");
}
