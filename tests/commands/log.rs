use super::{ENTRY, FACT, assert_shape, refusals};
use crate::support::Sandbox;

#[test]
fn a_conversation_takes_one_line() {
    let sandbox = Sandbox::with_people();
    insta::assert_snapshot!(sandbox.session(&[
        "log cass the Yankees again -k coffee",
        "log Cassandra Kelly about the close -d yesterday",
        "log devon",
        "list entries",
    ]), @"
    $ rel log cass the Yankees again -k coffee
    #7 Coffee with Cassandra Kelly, Sat 21 Nov 2026
    With 1 entry there is too little to say how you stand (you +1.0, team 0.0). The next real conversation is due Sat 12 Dec.

    $ rel log Cassandra Kelly about the close -d yesterday
    #8 Talk with Cassandra Kelly, Fri 20 Nov 2026
    With 2 entries there is too little to say how you stand (you +2.0, team 0.0). The next real conversation is due Sat 12 Dec.

    $ rel log devon
    #9 Talk with Devon Marsh, Sat 21 Nov 2026
    With 1 entry there is too little to say how you stand (you +1.0, team 0.0). The next real conversation is due Sat 5 Dec.

    $ rel list entries
    3 entries, the newest first.
    ID  DATE             KIND    WITH             WORTH  NOTE
    #9  Sat 21 Nov 2026  talk    Devon Marsh       +1.0
    #7  Sat 21 Nov 2026  coffee  Cassandra Kelly   +1.0  the Yankees again
    #8  Fri 20 Nov 2026  talk    Cassandra Kelly   +1.0  about the close
    ");
}

#[test]
fn a_second_outcome_and_what_was_learned_are_records_of_their_own() {
    let sandbox = Sandbox::with_people();
    insta::assert_snapshot!(sandbox.session(&[
        "log cass -k lunch --also complaint=\"missed ERP dates\" --also thanks=\"for the data\" \
         --fact problem=\"the close takes 9 days\" --fact interest=Yankees",
        "list entries",
        "list facts",
    ]), @r#"
    $ rel log cass -k lunch --also complaint="missed ERP dates" --also thanks="for the data" --fact problem="the close takes 9 days" --fact interest=Yankees
    #7 Meal with Cassandra Kelly, Sat 21 Nov 2026
    #8 Complaint from Cassandra Kelly, Sat 21 Nov 2026
    #9 Thanks to Cassandra Kelly, Sat 21 Nov 2026
    #10 Problem: the close takes 9 days
    #11 Interest: Yankees
    You are in credit, your team is not; together not enough to carry a setback (you +3.0, team -2.0). The next real conversation is due Sat 12 Dec.

    $ rel list entries
    3 entries, the newest first.
    ID  DATE             KIND       WITH                 WORTH  NOTE
    #9  Sat 21 Nov 2026  thanks     Cassandra Kelly       +1.0  for the data
    #8  Sat 21 Nov 2026  complaint  Cassandra Kelly  -2.0 team  missed ERP dates
    #7  Sat 21 Nov 2026  meal       Cassandra Kelly       +2.0

    $ rel list facts
    2 facts, the newest first.
     ID  NAME             TOPIC     WHAT                    LEARNED
    #11  Cassandra Kelly  interest  Yankees                 Sat 21 Nov 2026
    #10  Cassandra Kelly  problem   the close takes 9 days  Sat 21 Nov 2026
    "#);
}

#[test]
fn several_people_get_one_entry() {
    let sandbox = Sandbox::with_people();
    insta::assert_snapshot!(sandbox.session(&[
        "log cass,neal budget round -k lunch -d fri",
        "log neal, devon offsite -k travel -d 2w --inbound",
        "list entries",
    ]), @"
    $ rel log cass,neal budget round -k lunch -d fri
    #7 Meal with Cassandra Kelly and Neal Wallace, Fri 20 Nov 2026
    Cassandra Kelly: With 1 entry there is too little to say how you stand (you +2.0, team 0.0). The next real conversation is due Fri 11 Dec.
    Neal Wallace: With 1 entry there is too little to say how you stand (you +2.0, team 0.0). The next real conversation is due Fri 1 Jan 2027.

    $ rel log neal, devon offsite -k travel -d 2w --inbound
    #8 Travel with Neal Wallace and Devon Marsh, Sat 7 Nov 2026
    Neal Wallace: With 2 entries there is too little to say how you stand (you +4.7, team 0.0). The next real conversation is due Fri 1 Jan 2027.
    Devon Marsh: With 1 entry there is too little to say how you stand (you +2.7, team 0.0). The next real conversation is due Sat 21 Nov.

    $ rel list entries
    2 entries, the newest first.
    ID  DATE             KIND    WITH                           WORTH  NOTE
    #7  Fri 20 Nov 2026  meal    Cassandra Kelly, Neal Wallace   +2.0  budget round
    #8  Sat 7 Nov 2026   travel  Neal Wallace, Devon Marsh       +3.0  offsite (they came)
    ");
    assert_eq!(sandbox.json("list entries").as_array().map(Vec::len), Some(2));
}

#[test]
fn flags_stand_anywhere() {
    let sandbox = Sandbox::with_people();
    insta::assert_snapshot!(sandbox.session(&[
        "log -k lunch cass the -d yesterday new --inbound stadium",
        "log cass it was hard --gut -2",
        "log cass it was good --gut=2",
        "log cass -- --gut is a flag, -k another",
        "list entries",
    ]), @"
    $ rel log -k lunch cass the -d yesterday new --inbound stadium
    #7 Meal with Cassandra Kelly, Fri 20 Nov 2026
    With 1 entry there is too little to say how you stand (you +2.0, team 0.0). The next real conversation is due Fri 11 Dec.

    $ rel log cass it was hard --gut -2
    #8 Talk with Cassandra Kelly, Sat 21 Nov 2026
    With 2 entries there is too little to say how you stand (you +1.0, team 0.0). The next real conversation is due Sat 12 Dec.

    $ rel log cass it was good --gut=2
    #9 Talk with Cassandra Kelly, Sat 21 Nov 2026
    You are in credit, not enough to carry a setback (you +4.0, team 0.0). The next real conversation is due Sat 12 Dec.

    $ rel log cass -- --gut is a flag, -k another
    #10 Talk with Cassandra Kelly, Sat 21 Nov 2026
    You are in credit, enough to carry a setback (you +5.0, team 0.0). The next real conversation is due Sat 12 Dec.

    $ rel list entries
    4 entries, the newest first.
     ID  DATE             KIND  WITH             WORTH  NOTE
    #10  Sat 21 Nov 2026  talk  Cassandra Kelly   +1.0  --gut is a flag, -k another
     #9  Sat 21 Nov 2026  talk  Cassandra Kelly   +3.0  it was good
     #8  Sat 21 Nov 2026  talk  Cassandra Kelly   -1.0  it was hard
     #7  Fri 20 Nov 2026  meal  Cassandra Kelly   +2.0  the new stadium (they came)
    ");
}

#[test]
fn what_my_people_do_is_on_the_account_of_the_team() {
    let sandbox = Sandbox::with_people();
    insta::assert_snapshot!(sandbox.session(&[
        "config people \"Priya Shah, Tom Okafor\"",
        "log cass the pilot -k call -d 3d --by priya",
        "log cass the data model --by \"Ann Lee\" -d 2d",
        "log cass with Tom, but I led it --by tom --me -d yesterday",
        "list entries",
        "list entries --account me",
    ]).replace(&sandbox.path("").display().to_string(), "~/"), @r#"
    $ rel config people "Priya Shah, Tom Okafor"
    Set people in ~/config.toml.
    KEY     VALUE                   FROM
    people  Priya Shah, Tom Okafor  file

    $ rel log cass the pilot -k call -d 3d --by priya
    #7 Call with Cassandra Kelly, Wed 18 Nov 2026
    With 1 entry there is too little to say how you stand (you 0.0, team +1.0). No real conversation yet.

    $ rel log cass the data model --by "Ann Lee" -d 2d
    #8 Talk with Cassandra Kelly, Thu 19 Nov 2026
    With 2 entries there is too little to say how you stand (you 0.0, team +2.0). No real conversation yet.

    $ rel log cass with Tom, but I led it --by tom --me -d yesterday
    #9 Talk with Cassandra Kelly, Fri 20 Nov 2026
    You are in credit, not enough to carry a setback (you +1.0, team +2.0). The next real conversation is due Fri 11 Dec.

    $ rel list entries
    3 entries, the newest first.
    ID  DATE             KIND  WITH                 WORTH  NOTE
    #9  Fri 20 Nov 2026  talk  Cassandra Kelly       +1.0  with Tom, but I led it (by Tom Okafor)
    #8  Thu 19 Nov 2026  talk  Cassandra Kelly  +1.0 team  the data model (by Ann Lee)
    #7  Wed 18 Nov 2026  call  Cassandra Kelly  +1.0 team  the pilot (by Priya Shah)

    $ rel list entries --account me
    1 entry, the newest first.
    ID  DATE             KIND  WITH             WORTH  NOTE
    #9  Fri 20 Nov 2026  talk  Cassandra Kelly   +1.0  with Tom, but I led it (by Tom Okafor)
    "#);
}

#[test]
fn account_and_worth_are_overridden() {
    let sandbox = Sandbox::with_people();
    insta::assert_snapshot!(sandbox.session(&[
        "log neal I missed his call -k setback --me",
        "log neal the whole team was there -k dinner --team",
        "log neal twelve good years -k opening --deposit 6",
        "log neal no CRM fields, but an export -k said-no --alternative",
        "log neal the ads -k ask --deposit -5",
        "list entries",
    ]), @"
    $ rel log neal I missed his call -k setback --me
    #7 Setback for Neal Wallace, Sat 21 Nov 2026
    With 1 entry there is too little to say how you stand (you -4.0, team 0.0). No real conversation yet.

    $ rel log neal the whole team was there -k dinner --team
    #8 Meal with Neal Wallace, Sat 21 Nov 2026
    With 2 entries there is too little to say how you stand (you -4.0, team +2.0). No real conversation yet.

    $ rel log neal twelve good years -k opening --deposit 6
    #9 Opening balance with Neal Wallace, Sat 21 Nov 2026
    You are in credit, enough to carry a setback (you +2.0, team +2.0). No real conversation yet.

    $ rel log neal no CRM fields, but an export -k said-no --alternative
    #10 Said no to Neal Wallace, Sat 21 Nov 2026
    You are in credit, enough to carry a setback (you +2.0, team +2.0). No real conversation yet.

    $ rel log neal the ads -k ask --deposit -5
    #11 Ask of Neal Wallace, Sat 21 Nov 2026
    Your team is in credit, but you have overdrawn more (you -3.0, team +2.0). No real conversation yet.

    $ rel list entries
    5 entries, the newest first.
     ID  DATE             KIND     WITH              WORTH  NOTE
    #11  Sat 21 Nov 2026  ask      Neal Wallace       -5.0  the ads
    #10  Sat 21 Nov 2026  said-no  Neal Wallace             no CRM fields, but an export
     #9  Sat 21 Nov 2026  opening  Neal Wallace       +6.0  twelve good years
     #8  Sat 21 Nov 2026  meal     Neal Wallace  +2.0 team  the whole team was there
     #7  Sat 21 Nov 2026  setback  Neal Wallace       -4.0  I missed his call
    ");
}

#[test]
fn hearsay_is_kept_apart() {
    let sandbox = Sandbox::with_people();
    insta::assert_snapshot!(sandbox.session(&[
        "log cass doubts the cutover -k hearsay --via \"Ruth Abel\"",
        "list entries",
        "stale --unit Finance",
    ]), @r#"
    $ rel log cass doubts the cutover -k hearsay --via "Ruth Abel"
    #7 Hearsay about Cassandra Kelly, Sat 21 Nov 2026
    With 0 entries there is too little to say how you stand (you 0.0, team 0.0). No real conversation yet.

    $ rel list entries
    1 entry, the newest first.
    ID  DATE             KIND     WITH             WORTH  NOTE
    #7  Sat 21 Nov 2026  hearsay  Cassandra Kelly         doubts the cutover (via Ruth Abel)

    $ rel stale --unit Finance
    1 person is due a real conversation: Cassandra Kelly, never met.
    NAME             UNIT     REALLY TALKED  EVERY  OVER  MEANWHILE
    Cassandra Kelly  Finance  never (51d)      21d   30d
    "#);
}

#[test]
fn routine_is_no_contact() {
    let sandbox = Sandbox::with_people();
    insta::assert_snapshot!(sandbox.session(&[
        "log cass steering committee -k meeting",
        "log cass,devon status -k email",
        "log cass -k attempt",
        "stale",
    ]), @"
    $ rel log cass steering committee -k meeting
    #7 Meeting with Cassandra Kelly, Sat 21 Nov 2026
    With 1 entry there is too little to say how you stand (you 0.0, team 0.0). No real conversation yet.

    $ rel log cass,devon status -k email
    #8 Message to Cassandra Kelly and Devon Marsh, Sat 21 Nov 2026
    Cassandra Kelly: With 2 entries there is too little to say how you stand (you 0.0, team 0.0). No real conversation yet.
    Devon Marsh: With 1 entry there is too little to say how you stand (you 0.0, team 0.0). No real conversation yet.

    $ rel log cass -k attempt
    #9 Attempt to reach Cassandra Kelly, Sat 21 Nov 2026
    Nothing is on either account, not enough to carry a setback (you 0.0, team 0.0). No real conversation yet.

    $ rel stale
    3 people are due a real conversation. First: Devon Marsh, never met.
    NAME             UNIT       REALLY TALKED  EVERY  OVER  MEANWHILE
    Devon Marsh      Sales      never (51d)      14d   37d
    Cassandra Kelly  Finance    never (51d)      21d   30d  1 routine meeting
    Neal Wallace     Marketing  never (51d)      42d    9d
    ");
}

#[test]
fn what_is_missing_is_said_and_stops_nothing() {
    let sandbox = Sandbox::with_people();
    insta::assert_snapshot!(sandbox.session(&[
        "log cass -k complaint",
        "log cass -k opening",
        "log cass on the ads with Neal -k call",
        "log cass on the ads with Neal -k call --quiet",
        "log cass,neal on the ads with Neal",
    ]), @"
    $ rel log cass -k complaint
    #7 Complaint from Cassandra Kelly, Sat 21 Nov 2026
    With 1 entry there is too little to say how you stand (you 0.0, team -2.0). No real conversation yet.
    ! warning: What was it about? A complaint without a note says little later: rel entry edit 7 ...

    $ rel log cass -k opening
    #8 Opening balance with Cassandra Kelly, Sat 21 Nov 2026
    With 2 entries there is too little to say how you stand (you 0.0, team -2.0). No real conversation yet.
    ! warning: An opening balance without --deposit N changes nothing.

    $ rel log cass on the ads with Neal -k call
    #9 Call with Cassandra Kelly, Sat 21 Nov 2026
    You are in credit, but your team has overdrawn more (you +1.0, team -2.0). The next real conversation is due Sat 12 Dec.
    ! hint: with Neal: not logged for Neal Wallace

    $ rel log cass on the ads with Neal -k call --quiet
    #10 Call with Cassandra Kelly, Sat 21 Nov 2026
    You are in credit, your team is not; together not enough to carry a setback (you +2.0, team -2.0). The next real conversation is due Sat 12 Dec.

    $ rel log cass,neal on the ads with Neal
    #11 Talk with Cassandra Kelly and Neal Wallace, Sat 21 Nov 2026
    Cassandra Kelly: You are in credit, your team is not; together not enough to carry a setback (you +3.0, team -2.0). The next real conversation is due Sat 12 Dec.
    Neal Wallace: With 1 entry there is too little to say how you stand (you +1.0, team 0.0). The next real conversation is due Sat 2 Jan 2027.
    ");
}

#[test]
fn only_new_adds_somebody() {
    let sandbox = Sandbox::with_people();
    insta::assert_snapshot!(refusals(&sandbox, &[
        "log \"Dana Ortiz\" met at the offsite",
        "log \"Dana Ortiz\" met at the offsite --unit Sales",
        "log \"Dana Ortiz\" met at the offsite --new --unit Operations",
        "log \"Neal Wallace\" met at the offsite --new",
    ]), @r#"
    $ rel log "Dana Ortiz" met at the offsite
    ! error: Nobody in the journal is called `Dana Ortiz`.
    ! Everybody: rel list. Somebody new: rel add "Dana Ortiz" --unit UNIT
    [exit 1]

    $ rel log "Dana Ortiz" met at the offsite --unit Sales
    ! error: the following required arguments were not provided:
    !   --new
    ! 
    ! Usage: rel log --new --unit <UNIT> <WHO> <NOTE>...
    ! 
    ! For more information, try '--help'.
    [exit 2]

    $ rel log "Dana Ortiz" met at the offsite --new --unit Operations
    ! error: There is no unit `Operations`.
    ! Make it first: rel unit add "Operations" --weight 5
    [exit 1]

    $ rel log "Neal Wallace" met at the offsite --new
    ! error: Neal Wallace is already in the journal.
    ! If this is somebody else, tell them apart: rel add "Neal Wallace (Legal)"
    [exit 1]
    "#);
    insta::assert_snapshot!(sandbox.session(&[
        "log \"Dana Ortiz\" met at the offsite --new --unit sales --role COO -d 2d",
        "log Bob Miller joined us --new",
        "list",
    ]), @r#"
    $ rel log "Dana Ortiz" met at the offsite --new --unit sales --role COO -d 2d
    #8 Talk with Dana Ortiz, Thu 19 Nov 2026
    With 1 entry there is too little to say how you stand (you +1.0, team 0.0). The next real conversation is due Thu 3 Dec.

    $ rel log Bob Miller joined us --new
    #10 Talk with Bob, Sat 21 Nov 2026
    With 1 entry there is too little to say how you stand (you +1.0, team 0.0). The next real conversation is due Sat 2 Jan 2027.
    ! hint: The new name is "Bob"; if more belongs to it: rel undo, and quote the whole name.

    $ rel list
    5 people.
    NAME             ROLE  UNIT       COUNTS  EVERY  LAST TALKED      STATE  TAGS
    Bob              -     -             33%    42d  Sat 21 Nov 2026  fresh
    Cassandra Kelly  CFO   Finance       67%    21d  never            never
    Dana Ortiz       COO   Sales        100%    14d  Thu 19 Nov 2026  fresh
    Devon Marsh      -     Sales        100%    14d  never            never
    Neal Wallace     CMO   Marketing     33%    42d  never            never
    "#);
}

#[test]
fn the_archived_are_told_apart() {
    let sandbox = Sandbox::with_people();
    sandbox.rel("archive neal").succeeds();
    insta::assert_snapshot!(sandbox.session(&["log neal a farewell lunch -k lunch"]), @"
    $ rel log neal a farewell lunch -k lunch
    #7 Meal with Neal Wallace, Sat 21 Nov 2026
    With 1 entry there is too little to say how you stand (you +2.0, team 0.0). They are archived.
    ");
}

#[test]
fn what_makes_no_sense_is_refused() {
    let sandbox = Sandbox::with_people();
    insta::assert_snapshot!(refusals(&sandbox, &[
        "log",
        "log cass x -k cofee",
        "log cass x -k banana",
        "log cass x --also cofee=x",
        "log cass x --also complaint",
        "log cass x --fact hobby=golf",
        "log cass x --fact intrest=golf",
        "log cass x --fact interest=",
        "log cass,neal x --fact interest=golf",
        "log cass x --deposit nan",
        "log cass x -k hearsay --gut 1",
        "log cass x -k hearsay --deposit 1",
        "log cass x --alternative",
        "log cass x --me --team",
        "log cass,nobody x",
    ]), @r#"
    $ rel log
    ! error: Log with whom?
    ! Such as: rel log cass the Yankees again -k coffee
    [exit 2]

    $ rel log cass x -k cofee
    ! error: There is no kind `cofee`.
    ! Did you mean coffee? All kinds: rel list kinds
    [exit 2]

    $ rel log cass x -k banana
    ! error: There is no kind `banana`.
    ! All kinds: rel list kinds
    [exit 2]

    $ rel log cass x --also cofee=x
    ! error: There is no kind `cofee`.
    ! Did you mean coffee? All kinds: rel list kinds
    [exit 2]

    $ rel log cass x --also complaint
    ! error: --also "complaint" has no `=`.
    ! Write --also KEY="some text".
    [exit 2]

    $ rel log cass x --fact hobby=golf
    ! error: There is no topic `hobby`.
    ! Topics: interest, family, background, goal, problem, preference, where, agenda
    [exit 2]

    $ rel log cass x --fact intrest=golf
    ! error: There is no topic `intrest`.
    ! Did you mean interest? Topics: interest, family, background, goal, problem, preference, where, agenda
    [exit 2]

    $ rel log cass x --fact interest=
    ! error: What interest is it? The fact has no text.
    [exit 2]

    $ rel log cass,neal x --fact interest=golf
    ! error: Whom is the fact about? --fact goes with one person.
    ! Log without it, then: rel fact add WHO TOPIC TEXT
    [exit 2]

    $ rel log cass x --deposit nan
    ! error: invalid value 'nan' for '--deposit <N>': a deposit is a number, such as 3 or -6
    ! 
    ! For more information, try '--help'.
    [exit 2]

    $ rel log cass x -k hearsay --gut 1
    ! error: Hearsay takes neither --gut nor --deposit: it is in no number.
    [exit 2]

    $ rel log cass x -k hearsay --deposit 1
    ! error: Hearsay takes neither --gut nor --deposit: it is in no number.
    [exit 2]

    $ rel log cass x --alternative
    ! error: --alternative goes with -k said-no only.
    [exit 2]

    $ rel log cass x --me --team
    ! error: the argument '--me' cannot be used with '--team'
    ! 
    ! Usage: rel log --me <WHO> <NOTE>...
    ! 
    ! For more information, try '--help'.
    [exit 2]

    $ rel log cass,nobody x
    ! error: Nobody in the journal is called `nobody`.
    ! Everybody: rel list. Somebody new: rel add "nobody" --unit UNIT
    [exit 1]
    "#);
    for line in ["log cass x --gut 3", "log cass x --gut -3", "log cass x --gut 0.5"] {
        let seen = refusals(&sandbox, &[line]);
        assert!(seen.contains("--gut"), "{seen}");
    }
}

#[test]
fn an_entry_has_its_keys() {
    let sandbox = Sandbox::with_people();
    let logged = sandbox.json(
        "log cass,neal budget -k lunch -d yesterday --gut 1 --via Ruth --also win=\"one list\"",
    );
    assert_shape(&logged, ENTRY);
    assert_shape(&logged["also"][0], ENTRY);
    for (key, value) in [
        ("date", "2026-11-20".into()),
        ("kind", "meal".into()),
        ("account", "me".into()),
        ("via", "Ruth".into()),
        ("stakeholders", serde_json::json!(["Cassandra Kelly", "Neal Wallace"])),
        ("note", "budget".into()),
        ("real", true.into()),
        ("deposit", 2.0.into()),
        ("gut", 1.into()),
        ("promise", serde_json::Value::Null),
        ("facts", serde_json::json!([])),
    ] {
        assert_eq!(logged[key], value, "{key}");
    }
    assert_eq!(logged["also"][0]["account"], "team");

    let logged = sandbox.json("log cass --fact goal=\"close in 5 days\"");
    assert_shape(&logged["facts"][0], FACT);
    assert_eq!(logged["facts"][0]["stakeholder"], "Cassandra Kelly");
}
