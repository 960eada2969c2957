//! The account an entry changes, and by how much.

use crate::support::Sandbox;

#[test]
fn contacts_by_my_people_are_on_the_teams_account() {
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
    Too early to say where you stand (1 entry; you 0.0, team +1.0). No real conversation yet.

    $ rel log cass the data model --by "Ann Lee" -d 2d
    #8 Talk with Cassandra Kelly, Thu 19 Nov 2026
    Too early to say where you stand (2 entries; you 0.0, team +2.0). No real conversation yet.
    Ann Lee is new among your people.

    $ rel log cass with Tom, but I led it --by tom --me -d yesterday
    #9 Talk with Cassandra Kelly, Fri 20 Nov 2026
    You are in credit; a setback now would put you in the red (you +1.0, team +2.0). The next real conversation is due Fri 11 Dec.

    $ rel list entries
    There are 3 entries, the newest first.
    ID  DATE         KIND  WITH                 WORTH  NOTE
    #9  20 Nov 2026  talk  Cassandra Kelly       +1.0  with Tom, but I led it (by Tom Okafor)
    #8  19 Nov 2026  talk  Cassandra Kelly  +1.0 team  the data model (by Ann Lee)
    #7  18 Nov 2026  call  Cassandra Kelly  +1.0 team  the pilot (by Priya Shah)

    $ rel list entries --account me
    There is 1 entry, the newest first.
    ID  DATE         KIND  WITH             WORTH  NOTE
    #9  20 Nov 2026  talk  Cassandra Kelly   +1.0  with Tom, but I led it (by Tom Okafor)
    "#);
}

#[test]
fn account_and_deposit_can_be_overridden() {
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
    Too early to say where you stand (1 entry; you -4.0, team 0.0). No real conversation yet.

    $ rel log neal the whole team was there -k dinner --team
    #8 Meal with Neal Wallace, Sat 21 Nov 2026
    Too early to say where you stand (2 entries; you -4.0, team +2.0). No real conversation yet.

    $ rel log neal twelve good years -k opening --deposit 6
    #9 Opening balance with Neal Wallace, Sat 21 Nov 2026
    You are in credit; enough to absorb a setback (you +2.0, team +2.0). No real conversation yet.

    $ rel log neal no CRM fields, but an export -k said-no --alternative
    #10 Said no to Neal Wallace, Sat 21 Nov 2026
    You are in credit; enough to absorb a setback (you +2.0, team +2.0). No real conversation yet.

    $ rel log neal the ads -k ask --deposit -5
    #11 Ask of Neal Wallace, Sat 21 Nov 2026
    Your team is in credit, but you are overdrawn by more (you -3.0, team +2.0). No real conversation yet.
    ! warning: You and Neal have never met in person.
    ! warning: It would overdraw your balance: -1.0 after the ask.

    $ rel list entries
    There are 5 entries, the newest first.
     ID  DATE         KIND     WITH              WORTH  NOTE
    #11  21 Nov 2026  ask      Neal Wallace       -5.0  the ads
    #10  21 Nov 2026  said-no  Neal Wallace             no CRM fields, but an export
     #9  21 Nov 2026  opening  Neal Wallace       +6.0  twelve good years
     #8  21 Nov 2026  meal     Neal Wallace  +2.0 team  the whole team was there
     #7  21 Nov 2026  setback  Neal Wallace       -4.0  I missed his call
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
    Too early to say where you stand (0 entries; you 0.0, team 0.0). No real conversation yet.
    Ruth Abel is new among your people.

    $ rel list entries
    There is 1 entry, the newest first.
    ID  DATE         KIND     WITH             WORTH  NOTE
    #7  21 Nov 2026  hearsay  Cassandra Kelly         doubts the cutover (via Ruth Abel)

    $ rel stale --unit Finance
    1 person is due a real conversation: Cassandra Kelly, no real conversation yet.
    NAME             UNIT     LAST REAL TALK  EVERY      DUE  MEANWHILE
    Cassandra Kelly  Finance  never (51d)       21d  30d ago
    "#);
}

#[test]
fn a_promise_is_mine_if_the_entry_is() {
    let sandbox = Sandbox::with_people();
    sandbox.rel("config people \"Priya Shah\"").succeeds();
    for (by, account) in [("me", "me"), ("priya", "team")] {
        let line = format!("log cass the close --by {by} --promise \"a date\" --due \"dec 4\"");
        let logged = sandbox.json(&line);
        assert_eq!(logged["promise"]["account"], account, "--by {by}");
        assert_eq!(logged["account"], account, "--by {by}");
    }
}

#[test]
fn a_name_is_one_of_my_people_in_any_case_or_by_its_first_name() {
    let sandbox = Sandbox::with_people();
    sandbox.rel("config people 'Priya Shah'").succeeds();
    insta::assert_snapshot!(sandbox.session(&[
        "log cass the pilot --by PRIYA",
        "log cass the pilot --by \"Tom Okafor\"",
        "log cass the pilot --by tom",
        "log cass doubts it -k hearsay --via priya",
        "log cass doubts it -k hearsay --via \"neal wallace\"",
        "log cass the pilot --by neal -d yesterday",
        "log cass the pilot --by \"Pria Shah\"",
        "entry edit last --by okafor --via Zed",
        "list entries",
    ]), @r#"
    $ rel log cass the pilot --by PRIYA
    #7 Talk with Cassandra Kelly, Sat 21 Nov 2026
    Too early to say where you stand (1 entry; you 0.0, team +1.0). No real conversation yet.

    $ rel log cass the pilot --by "Tom Okafor"
    #8 Talk with Cassandra Kelly, Sat 21 Nov 2026
    Too early to say where you stand (2 entries; you 0.0, team +2.0). No real conversation yet.
    Tom Okafor is new among your people.

    $ rel log cass the pilot --by tom
    #9 Talk with Cassandra Kelly, Sat 21 Nov 2026
    You are in credit; a setback now would put you in the red (you 0.0, team +3.0). No real conversation yet.

    $ rel log cass doubts it -k hearsay --via priya
    #10 Hearsay about Cassandra Kelly, Sat 21 Nov 2026
    You are in credit; a setback now would put you in the red (you 0.0, team +3.0). No real conversation yet.

    $ rel log cass doubts it -k hearsay --via "neal wallace"
    #11 Hearsay about Cassandra Kelly, Sat 21 Nov 2026
    You are in credit; a setback now would put you in the red (you 0.0, team +3.0). No real conversation yet.

    $ rel log cass the pilot --by neal -d yesterday
    #12 Talk with Cassandra Kelly, Fri 20 Nov 2026
    You are in credit; a setback now would put you in the red (you 0.0, team +4.0). No real conversation yet.
    neal is new among your people.

    $ rel log cass the pilot --by "Pria Shah"
    #13 Talk with Cassandra Kelly, Sat 21 Nov 2026
    You are in credit; enough to absorb a setback (you 0.0, team +5.0). No real conversation yet.
    Pria Shah is new among your people. If it is Priya Shah: rel config people "Pria Shah=Priya Shah"

    $ rel entry edit last --by okafor --via Zed
    #13 Changed: talk with Cassandra Kelly, Sat 21 Nov 2026
    Zed is new among your people.

    $ rel list entries
    There are 7 entries, the newest first.
     ID  DATE         KIND     WITH                 WORTH  NOTE
    #13  21 Nov 2026  talk     Cassandra Kelly  +1.0 team  the pilot (by Tom Okafor) (via Zed)
    #11  21 Nov 2026  hearsay  Cassandra Kelly             doubts it (via Neal Wallace)
    #10  21 Nov 2026  hearsay  Cassandra Kelly             doubts it (via Priya Shah)
     #9  21 Nov 2026  talk     Cassandra Kelly  +1.0 team  the pilot (by Tom Okafor)
     #8  21 Nov 2026  talk     Cassandra Kelly  +1.0 team  the pilot (by Tom Okafor)
     #7  21 Nov 2026  talk     Cassandra Kelly  +1.0 team  the pilot (by Priya Shah)
    #12  20 Nov 2026  talk     Cassandra Kelly  +1.0 team  the pilot (by neal)
    "#);
}

#[test]
fn several_of_my_people_are_never_one() {
    let sandbox = Sandbox::with_people();
    sandbox.rel("config people 'Priya Shah, Priya Rao'").succeeds();
    insta::assert_snapshot!(super::super::refusals(&sandbox, &[
        "log cass the pilot --by priya",
        "log cass the pilot --via priya",
    ]), @"
    $ rel log cass the pilot --by priya  # exit 1
    ! error: `priya` could be 2 people.
    ! Priya Shah
    ! Priya Rao
    ! Nothing was written. Type more of the name.
    $ rel log cass the pilot --via priya  # exit 1
    ! error: `priya` could be 2 people.
    ! Priya Shah
    ! Priya Rao
    ! Nothing was written. Type more of the name.
    ");
    assert_eq!(sandbox.json("log cass the pilot --by rao")["by"], "Priya Rao");
}
