use super::{STAKEHOLDER, assert_shape, refusals};
use crate::support::Sandbox;

#[test]
fn archived_people_are_hidden_but_kept() {
    let sandbox = Sandbox::with_people();
    sandbox.rel("log neal,cass the ad pilot -d 40d").succeeds();
    sandbox.rel("archive Neal Wallace").succeeds();
    insta::assert_snapshot!(sandbox.session(&[
        "list",
        "list --archived",
        "stale",
        "list entries",
        "archive Neal Wallace",
    ]), @"
    $ rel list
    There are 2 people.
    NAME             ROLE  UNIT     IMPORTANCE  EVERY  LAST TALKED  STATE
    Cassandra Kelly  CFO   Finance         67%    21d  12 Oct 2026  due
    Devon Marsh      -     Sales          100%    14d  never        never

    $ rel list --archived
    There is 1 archived person.
    NAME          ROLE  UNIT       IMPORTANCE  EVERY  LAST TALKED  STATE
    Neal Wallace  CMO   Marketing         33%    42d  12 Oct 2026  archived

    $ rel stale
    2 people are due a real conversation. First: Devon Marsh, no real conversation yet.
    NAME             UNIT     LAST REAL TALK    EVERY      DUE  MEANWHILE
    Devon Marsh      Sales    never (51d)         14d  37d ago
    Cassandra Kelly  Finance  40d, talk 12 Oct    21d  19d ago

    $ rel list entries
    There is 1 entry, the newest first.
    ID  DATE         KIND  WITH                           WORTH  NOTE
    #7  12 Oct 2026  talk  Cassandra Kelly, Neal Wallace   +1.0  the ad pilot

    $ rel archive Neal Wallace
    Nothing to do: Neal Wallace was already archived.
    ");
}

#[test]
fn archived_people_can_be_restored() {
    let sandbox = Sandbox::with_people();
    sandbox.rel("archive Cassandra Kelly,Neal Wallace").succeeds();
    insta::assert_snapshot!(sandbox.session(&[
        "archive Neal Wallace --restore",
        "archive Neal Wallace --restore",
        "archive Cassandra Kelly --restore",
        "list",
    ]), @"
    $ rel archive Neal Wallace --restore
    Brought back #5 Neal Wallace.

    $ rel archive Neal Wallace --restore
    Nothing to bring back: Neal Wallace was not archived.

    $ rel archive Cassandra Kelly --restore
    Brought back #4 Cassandra Kelly.

    $ rel list
    There are 3 people.
    NAME             ROLE  UNIT       IMPORTANCE  EVERY  LAST TALKED  STATE
    Cassandra Kelly  CFO   Finance           67%    21d  never        never
    Devon Marsh      -     Sales            100%    14d  never        never
    Neal Wallace     CMO   Marketing         33%    42d  never        never
    ");
}

#[test]
fn an_active_person_comes_before_an_archived_one() {
    let sandbox = Sandbox::with_people();
    sandbox.rel("add Neal Abel --unit Sales").succeeds();
    sandbox.rel("archive \"Neal Abel\"").succeeds();
    let logged = sandbox.json("log neal hello");
    assert_eq!(logged["stakeholders"], serde_json::json!(["Neal Wallace"]));
}

#[test]
fn archived_people_are_in_no_list_of_people() {
    let sandbox = Sandbox::with_people();
    sandbox.rel("log neal the ad pilot").succeeds();
    sandbox.rel("archive Neal Wallace").succeeds();
    insta::assert_snapshot!(sandbox.session(&[
        "list --with neal",
        "list --with neal,cass",
        "list --archived --with neal",
        "list entries --with neal",
    ]), @"
    $ rel list --with neal
    There are no people like that.

    $ rel list --with neal,cass
    There is 1 person.
    NAME             ROLE  UNIT     IMPORTANCE  EVERY  LAST TALKED  STATE
    Cassandra Kelly  CFO   Finance         67%    21d  never        never

    $ rel list --archived --with neal
    There is 1 archived person.
    NAME          ROLE  UNIT       IMPORTANCE  EVERY  LAST TALKED  STATE
    Neal Wallace  CMO   Marketing         33%    42d  21 Nov 2026  archived

    $ rel list entries --with neal
    There is 1 entry, the newest first.
    ID  DATE         KIND  WITH          WORTH  NOTE
    #7  21 Nov 2026  talk  Neal Wallace   +1.0  the ad pilot
    ");
}

#[test]
fn a_group_without_active_people_is_refused() {
    let sandbox = Sandbox::with_people();
    sandbox.rel("archive @Sales").succeeds();
    insta::assert_snapshot!(refusals(&sandbox, &[
        "archive",
        "archive nobody",
        "archive @Sales",
        "log @Sales quarter end",
    ]), @"
    $ rel archive  # exit 2
    ! error: the following required arguments were not provided:
    !   <WHO>...
    $ rel archive nobody  # exit 1
    ! error: Nobody in the journal is called `nobody`.
    ! To see everyone: rel list. To add someone new: rel add nobody --unit UNIT
    $ rel archive @Sales  # exit 1
    ! error: There is no active person in @Sales.
    ! Groups are @all, the units and the tags. To see them: rel list units, rel list
    $ rel log @Sales quarter end  # exit 1
    ! error: There is no active person in @Sales.
    ! Groups are @all, the units and the tags. To see them: rel list units, rel list
    ");
}

#[test]
fn one_person_is_a_record_and_several_are_an_array() {
    let sandbox = Sandbox::with_people();
    let one = sandbox.json("archive Neal Wallace");
    assert_shape(&one, STAKEHOLDER);
    assert_eq!(one["state"], "archived");
    let several = sandbox.json("archive Cassandra Kelly,Devon Marsh");
    assert_eq!(several.as_array().map(Vec::len), Some(2));
    let back = sandbox.json("archive Neal Wallace --restore");
    assert_eq!(back["state"], "never");
}

#[test]
fn what_is_written_about_an_archived_person_says_so() {
    let sandbox = Sandbox::with_people();
    sandbox.rel("archive neal wallace").succeeds();
    for line in [
        "log neal lunch",
        "promise add neal the pilot",
        "pulse neal me 4",
        "fact add neal goal growth",
    ] {
        let said = sandbox.rel(line).succeeds().stdout;
        let hint = "Neal Wallace is archived; bring back: rel archive \"Neal Wallace\" --restore";
        assert!(said.contains(hint), "{line}: {said}");
    }
}
