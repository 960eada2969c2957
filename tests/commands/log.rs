mod refused;
mod stray;
mod suggested;
mod whose;

use super::{ENTRY, FACT, assert_shape};
use crate::support::Sandbox;

#[test]
fn a_conversation_is_logged_in_one_line() {
    let sandbox = Sandbox::with_people();
    insta::assert_snapshot!(sandbox.session(&[
        "log cass the Yankees again -k coffee",
        "log Cassandra Kelly about the close -d yesterday",
        "log devon",
        "list entries",
    ]), @"
    $ rel log cass the Yankees again -k coffee
    #7 Coffee with Cassandra Kelly, Sat 21 Nov 2026
    Too early to say where you stand (1 entry; you +1.0, team 0.0). The next real conversation is due Sat 12 Dec.

    $ rel log Cassandra Kelly about the close -d yesterday
    #8 Talk with Cassandra Kelly, Fri 20 Nov 2026
    Too early to say where you stand (2 entries; you +2.0, team 0.0). The next real conversation is due Sat 12 Dec.

    $ rel log devon
    #9 Talk with Devon Marsh, Sat 21 Nov 2026
    Too early to say where you stand (1 entry; you +1.0, team 0.0). The next real conversation is due Sat 5 Dec.

    $ rel list entries
    There are 3 entries, the newest first.
    ID  DATE         KIND    WITH             WORTH  NOTE
    #9  21 Nov 2026  talk    Devon Marsh       +1.0
    #7  21 Nov 2026  coffee  Cassandra Kelly   +1.0  the Yankees again
    #8  20 Nov 2026  talk    Cassandra Kelly   +1.0  about the close
    ");
}

#[test]
fn a_second_outcome_and_a_fact_are_records_of_their_own() {
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
    You are in credit, your team is overdrawn; a setback now would put you in the red (you +3.0, team -2.0). The next real conversation is due Sat 12 Dec.

    $ rel list entries
    There are 3 entries, the newest first.
    ID  DATE         KIND       WITH                 WORTH  NOTE
    #9  21 Nov 2026  thanks     Cassandra Kelly       +1.0  for the data
    #8  21 Nov 2026  complaint  Cassandra Kelly  -2.0 team  missed ERP dates
    #7  21 Nov 2026  meal       Cassandra Kelly       +2.0

    $ rel list facts
    There are 2 facts, the newest first.
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
        "log neal, devon offsite -k travel -d 10d --inbound",
        "list entries",
    ]), @"
    $ rel log cass,neal budget round -k lunch -d fri
    #7 Meal with Cassandra Kelly and Neal Wallace, Fri 20 Nov 2026
    Cassandra Kelly: Too early to say where you stand (1 entry; you +2.0, team 0.0). The next real conversation is due Fri 11 Dec.
    Neal Wallace: Too early to say where you stand (1 entry; you +2.0, team 0.0). The next real conversation is due Fri 1 Jan 2027.

    $ rel log neal, devon offsite -k travel -d 10d --inbound
    #8 Travel with Neal Wallace and Devon Marsh, Wed 11 Nov 2026
    Neal Wallace: Too early to say where you stand (2 entries; you +4.8, team 0.0). The next real conversation is due Fri 1 Jan 2027.
    Devon Marsh: Too early to say where you stand (1 entry; you +2.8, team 0.0). The next real conversation is due Wed 25 Nov.

    $ rel list entries
    There are 2 entries, the newest first.
    ID  DATE         KIND    WITH                           WORTH  NOTE
    #7  20 Nov 2026  meal    Cassandra Kelly, Neal Wallace   +2.0  budget round
    #8  11 Nov 2026  travel  Neal Wallace, Devon Marsh       +3.0  offsite (they came to you)
    ");
    assert_eq!(sandbox.json("list entries").as_array().map(Vec::len), Some(2));
}

#[test]
fn flags_can_be_anywhere() {
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
    Too early to say where you stand (1 entry; you +2.0, team 0.0). The next real conversation is due Fri 11 Dec.

    $ rel log cass it was hard --gut -2
    #8 Talk with Cassandra Kelly, Sat 21 Nov 2026
    Too early to say where you stand (2 entries; you +1.0, team 0.0). The next real conversation is due Sat 12 Dec.

    $ rel log cass it was good --gut=2
    #9 Talk with Cassandra Kelly, Sat 21 Nov 2026
    You are in credit; a setback now would put you in the red (you +4.0, team 0.0). The next real conversation is due Sat 12 Dec.

    $ rel log cass -- --gut is a flag, -k another
    #10 Talk with Cassandra Kelly, Sat 21 Nov 2026
    You are in credit; enough to absorb a setback (you +5.0, team 0.0). The next real conversation is due Sat 12 Dec.

    $ rel list entries
    There are 4 entries, the newest first.
     ID  DATE         KIND  WITH             WORTH  NOTE
    #10  21 Nov 2026  talk  Cassandra Kelly   +1.0  --gut is a flag, -k another
     #9  21 Nov 2026  talk  Cassandra Kelly   +3.0  it was good
     #8  21 Nov 2026  talk  Cassandra Kelly   -1.0  it was hard
     #7  20 Nov 2026  meal  Cassandra Kelly   +2.0  the new stadium (they came to you)
    ");
}

#[test]
fn routine_is_not_a_conversation() {
    let sandbox = Sandbox::with_people();
    insta::assert_snapshot!(sandbox.session(&[
        "log cass steering committee -k meeting",
        "log cass,devon status -k email",
        "log neal -k attempt",
        "stale",
    ]), @"
    $ rel log cass steering committee -k meeting
    #7 Meeting with Cassandra Kelly, Sat 21 Nov 2026
    Too early to say where you stand (1 entry; you 0.0, team 0.0). No real conversation yet.

    $ rel log cass,devon status -k email
    #8 Message to Cassandra Kelly and Devon Marsh, Sat 21 Nov 2026
    Cassandra Kelly: Too early to say where you stand (2 entries; you 0.0, team 0.0). No real conversation yet.
    Devon Marsh: Too early to say where you stand (1 entry; you 0.0, team 0.0). No real conversation yet.

    $ rel log neal -k attempt
    #9 Attempt to reach Neal Wallace, Sat 21 Nov 2026
    Too early to say where you stand (1 entry; you 0.0, team 0.0). No real conversation yet.

    $ rel stale
    3 people are due a real conversation. First: Devon Marsh, no real conversation yet.
    NAME             UNIT       LAST REAL TALK  EVERY      DUE  MEANWHILE
    Devon Marsh      Sales      never (51d)       14d  37d ago
    Cassandra Kelly  Finance    never (51d)       21d  30d ago  1 routine meeting
    Neal Wallace     Marketing  never (51d)       42d   9d ago
    ");
}

#[test]
fn log_says_that_a_person_is_archived() {
    let sandbox = Sandbox::with_people();
    sandbox.rel("archive Neal Wallace").succeeds();
    insta::assert_snapshot!(sandbox.session(&["log neal a farewell lunch -k lunch"]), @r#"
    $ rel log neal a farewell lunch -k lunch
    #7 Meal with Neal Wallace, Sat 21 Nov 2026
    Too early to say where you stand (1 entry; you +2.0, team 0.0). Neal Wallace is archived; bring back: rel archive "Neal Wallace" --restore
    "#);
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
