use super::{ENTRY, FACT, STAKEHOLDER, UNIT, assert_shape, refusals};
use crate::support::Sandbox;

/// A journal with some of everything.
fn lived_in() -> Sandbox {
    let sandbox = Sandbox::with_people();
    for line in [
        "add Ruth Abel --unit Finance --alias Ruthie --tag steerco --away-until 2026-12-01",
        "add Aiko Tanaka",
        "add Peter Novak --unit Sales",
        "archive peter",
        "edit cass --tag steerco --tag board",
        "unit edit Finance --why \"owns the budget\" --cadence 30d",
        "log cass Yankees at Café José -k lunch -d 2026-10-13 --gut 1",
        "log cass,neal the ad pilot -k call -d 2026-11-03 --inbound",
        "log neal dashboard is down -k complaint -d 2026-11-10",
        "log ruth she reconciles by hand --by \"Priya Shah\" -d 2026-11-12",
        "fact add cass interest the Yankees",
        "fact add neal interest grew up beside the YANKEES stadium",
        "fact add cass problem the close takes 9 days",
    ] {
        sandbox.rel(line).succeeds();
    }
    sandbox
}

#[test]
fn people() {
    insta::assert_snapshot!(lived_in().session(&[
        "list",
        "list stakeholders --unit finance",
        "list --no-unit",
        "list --tag steerco",
        "list --with cass,neal",
        "list --match ruthie",
        "list --archived",
        "list -n 1",
    ]), @"
    $ rel list
    5 people.
    NAME             ROLE  UNIT       COUNTS  EVERY  LAST TALKED     STATE     TAGS
    Aiko Tanaka      -     -             33%    42d  never           unplaced
    Cassandra Kelly  CFO   Finance       67%    30d  Tue 3 Nov 2026  fresh     steerco, board
    Devon Marsh      -     Sales        100%    14d  never           never
    Neal Wallace     CMO   Marketing     33%    42d  Tue 3 Nov 2026  fresh
    Ruth Abel        -     Finance       67%    30d  never           away      steerco

    $ rel list stakeholders --unit finance
    2 people.
    NAME             ROLE  UNIT     COUNTS  EVERY  LAST TALKED     STATE  TAGS
    Cassandra Kelly  CFO   Finance     67%    30d  Tue 3 Nov 2026  fresh  steerco, board
    Ruth Abel        -     Finance     67%    30d  never           away   steerco

    $ rel list --no-unit
    1 person.
    NAME         ROLE  UNIT  COUNTS  EVERY  LAST TALKED  STATE     TAGS
    Aiko Tanaka  -     -        33%    42d  never        unplaced

    $ rel list --tag steerco
    2 people.
    NAME             ROLE  UNIT     COUNTS  EVERY  LAST TALKED     STATE  TAGS
    Cassandra Kelly  CFO   Finance     67%    30d  Tue 3 Nov 2026  fresh  steerco, board
    Ruth Abel        -     Finance     67%    30d  never           away   steerco

    $ rel list --with cass,neal
    2 people.
    NAME             ROLE  UNIT       COUNTS  EVERY  LAST TALKED     STATE  TAGS
    Cassandra Kelly  CFO   Finance       67%    30d  Tue 3 Nov 2026  fresh  steerco, board
    Neal Wallace     CMO   Marketing     33%    42d  Tue 3 Nov 2026  fresh

    $ rel list --match ruthie
    1 person.
    NAME       ROLE  UNIT     COUNTS  EVERY  LAST TALKED  STATE  TAGS
    Ruth Abel  -     Finance     67%    30d  never        away   steerco

    $ rel list --archived
    1 archived person.
    NAME         ROLE  UNIT   COUNTS  EVERY  LAST TALKED  STATE     TAGS
    Peter Novak  -     Sales    100%    14d  never        archived

    $ rel list -n 1
    1 person.
    NAME         ROLE  UNIT  COUNTS  EVERY  LAST TALKED  STATE     TAGS
    Aiko Tanaka  -     -        33%    42d  never        unplaced
    ");
}

#[test]
fn units() {
    insta::assert_snapshot!(lived_in().session(&[
        "list units",
        "list units --match budget",
        "list units -n 1",
    ]), @"
    $ rel list units
    3 units, the heaviest first.
    UNIT       WEIGHT  EVERY  PEOPLE  WHY
    Sales           3      -       1
    Finance         2    30d       2  owns the budget
    Marketing       1      -       1

    $ rel list units --match budget
    1 unit, the heaviest first.
    UNIT     WEIGHT  EVERY  PEOPLE  WHY
    Finance       2    30d       2  owns the budget

    $ rel list units -n 1
    1 unit, the heaviest first.
    UNIT   WEIGHT  EVERY  PEOPLE  WHY
    Sales       3      -       1
    ");
}

#[test]
fn entries() {
    insta::assert_snapshot!(lived_in().session(&[
        "list entries",
        "list entries --with neal",
        "list entries --unit Finance --since 2026-11-01",
        "list entries --tag board --until 2026-10-31",
        "list entries --kind phone",
        "list entries --match 'cafe jose'",
        "list entries --account team -n 1",
    ]), @"
    $ rel list entries
    4 entries, the newest first.
     ID  DATE             KIND       WITH                               WORTH  NOTE
    #13  Thu 12 Nov 2026  talk       Ruth Abel                      +1.0 team  she reconciles by hand (by Priya Shah)
    #12  Tue 10 Nov 2026  complaint  Neal Wallace                   -2.0 team  dashboard is down
    #11  Tue 3 Nov 2026   call       Cassandra Kelly, Neal Wallace       +1.0  the ad pilot (they came)
    #10  Tue 13 Oct 2026  meal       Cassandra Kelly                     +3.0  Yankees at Café José

    $ rel list entries --with neal
    2 entries, the newest first.
     ID  DATE             KIND       WITH                               WORTH  NOTE
    #12  Tue 10 Nov 2026  complaint  Neal Wallace                   -2.0 team  dashboard is down
    #11  Tue 3 Nov 2026   call       Cassandra Kelly, Neal Wallace       +1.0  the ad pilot (they came)

    $ rel list entries --unit Finance --since 2026-11-01
    2 entries, the newest first.
     ID  DATE             KIND  WITH                               WORTH  NOTE
    #13  Thu 12 Nov 2026  talk  Ruth Abel                      +1.0 team  she reconciles by hand (by Priya Shah)
    #11  Tue 3 Nov 2026   call  Cassandra Kelly, Neal Wallace       +1.0  the ad pilot (they came)

    $ rel list entries --tag board --until 2026-10-31
    1 entry, the newest first.
     ID  DATE             KIND  WITH             WORTH  NOTE
    #10  Tue 13 Oct 2026  meal  Cassandra Kelly   +3.0  Yankees at Café José

    $ rel list entries --kind phone
    1 entry, the newest first.
     ID  DATE            KIND  WITH                           WORTH  NOTE
    #11  Tue 3 Nov 2026  call  Cassandra Kelly, Neal Wallace   +1.0  the ad pilot (they came)

    $ rel list entries --match 'cafe jose'
    1 entry, the newest first.
     ID  DATE             KIND  WITH             WORTH  NOTE
    #10  Tue 13 Oct 2026  meal  Cassandra Kelly   +3.0  Yankees at Café José

    $ rel list entries --account team -n 1
    1 entry, the newest first.
     ID  DATE             KIND  WITH           WORTH  NOTE
    #13  Thu 12 Nov 2026  talk  Ruth Abel  +1.0 team  she reconciles by hand (by Priya Shah)
    ");
}

#[test]
fn facts() {
    insta::assert_snapshot!(lived_in().session(&[
        "list facts",
        "list facts --topic interest --match yankees",
        "list facts --with cass --topic problem",
        "list facts --unit Marketing",
        "list facts --tag board -n 1",
        "list facts --since 2026-11-21 --until today -n 1",
    ]), @"
    $ rel list facts
    3 facts, the newest first.
     ID  NAME             TOPIC     WHAT                                LEARNED
    #16  Cassandra Kelly  problem   the close takes 9 days              Sat 21 Nov 2026
    #15  Neal Wallace     interest  grew up beside the YANKEES stadium  Sat 21 Nov 2026
    #14  Cassandra Kelly  interest  the Yankees                         Sat 21 Nov 2026

    $ rel list facts --topic interest --match yankees
    2 facts, the newest first.
     ID  NAME             TOPIC     WHAT                                LEARNED
    #15  Neal Wallace     interest  grew up beside the YANKEES stadium  Sat 21 Nov 2026
    #14  Cassandra Kelly  interest  the Yankees                         Sat 21 Nov 2026

    $ rel list facts --with cass --topic problem
    1 fact, the newest first.
     ID  NAME             TOPIC    WHAT                    LEARNED
    #16  Cassandra Kelly  problem  the close takes 9 days  Sat 21 Nov 2026

    $ rel list facts --unit Marketing
    1 fact, the newest first.
     ID  NAME          TOPIC     WHAT                                LEARNED
    #15  Neal Wallace  interest  grew up beside the YANKEES stadium  Sat 21 Nov 2026

    $ rel list facts --tag board -n 1
    1 fact, the newest first.
     ID  NAME             TOPIC    WHAT                    LEARNED
    #16  Cassandra Kelly  problem  the close takes 9 days  Sat 21 Nov 2026

    $ rel list facts --since 2026-11-21 --until today -n 1
    1 fact, the newest first.
     ID  NAME             TOPIC    WHAT                    LEARNED
    #16  Cassandra Kelly  problem  the close takes 9 days  Sat 21 Nov 2026
    ");
}

#[test]
fn kinds() {
    insta::assert_snapshot!(lived_in().session(&[
        "list kinds --match lunch",
        "list kinds --account team",
    ]), @"
    $ rel list kinds --match lunch
    1 kind of entry.
    KIND  REAL  IN PERSON  SIDE  WORTH  ACCOUNT  ALSO TYPED             FOR
    meal  yes   yes        both   +2.0  me       lunch, dinner, drinks  time to listen

    $ rel list kinds --account team
    3 kinds of entries.
    KIND       REAL  IN PERSON  SIDE      WORTH  ACCOUNT  ALSO TYPED  FOR
    win        -     -          business   +2.0  team                 value delivered, in their words
    complaint  -     -          business   -2.0  team                 they complained
    setback    -     -          business   -4.0  team                 an outage, a broken expectation
    ");
    let names: Vec<String> = lived_in()
        .json("list kinds")
        .as_array()
        .expect("an array")
        .iter()
        .map(|kind| kind["name"].to_string())
        .collect();
    assert_eq!(names.len(), 22);
}

#[test]
fn a_filter_that_does_not_apply_is_refused() {
    insta::assert_snapshot!(refusals(&lived_in(), &[
        "list --kind talk",
        "list --since 3d",
        "list units --with cass",
        "list entries --topic goal",
        "list entries --archived",
        "list facts --account me",
        "list kinds --since 3d",
        "list --unit Finance --no-unit",
    ]), @"
    $ rel list --kind talk
    ! error: --kind does not narrow this list.
    ! This list takes --with, --unit, --no-unit, --tag, --match, --archived and -n.
    [exit 2]

    $ rel list --since 3d
    ! error: --since does not narrow this list.
    ! This list takes --with, --unit, --no-unit, --tag, --match, --archived and -n.
    [exit 2]

    $ rel list units --with cass
    ! error: --with does not narrow this list.
    ! This list takes --match and -n.
    [exit 2]

    $ rel list entries --topic goal
    ! error: --topic does not narrow this list.
    ! This list takes --with, --unit, --no-unit, --tag, --kind, --since, --until, --match, --account and -n.
    [exit 2]

    $ rel list entries --archived
    ! error: --archived does not narrow this list.
    ! This list takes --with, --unit, --no-unit, --tag, --kind, --since, --until, --match, --account and -n.
    [exit 2]

    $ rel list facts --account me
    ! error: --account does not narrow this list.
    ! This list takes --with, --unit, --no-unit, --tag, --topic, --since, --until, --match and -n.
    [exit 2]

    $ rel list kinds --since 3d
    ! error: --since does not narrow this list.
    ! This list takes --match, --account and -n.
    [exit 2]

    $ rel list --unit Finance --no-unit
    ! error: the argument '--unit <UNIT>' cannot be used with '--no-unit'
    ! 
    ! Usage: rel list --unit <UNIT> [WHAT]
    ! 
    ! For more information, try '--help'.
    [exit 2]
    ");
}

#[test]
fn what_makes_no_sense_is_refused() {
    insta::assert_snapshot!(refusals(&lived_in(), &[
        "list everything",
        "list --with nobody",
        "list --unit Finanzen",
        "list entries --kind cofee",
        "list entries --since 11/05/2026",
        "list entries --until last",
        "list entries --account ours",
        "list facts --topic hobby",
        "list -n many",
    ]), @r#"
    $ rel list everything
    ! error: invalid value 'everything' for '[WHAT]'
    !   [possible values: stakeholders, units, entries, facts, kinds]
    ! 
    ! For more information, try '--help'.
    [exit 2]

    $ rel list --with nobody
    ! error: Nobody in the journal is called `nobody`.
    ! Everybody: rel list. Somebody new: rel add "nobody" --unit UNIT
    [exit 1]

    $ rel list --unit Finanzen
    ! error: There is no unit `Finanzen`.
    ! Did you mean Finance? All units: rel list units
    [exit 1]

    $ rel list entries --kind cofee
    ! error: There is no kind `cofee`.
    ! Did you mean coffee? All kinds: rel list kinds
    [exit 2]

    $ rel list entries --since 11/05/2026
    ! error: --since: 11/05/2026 could be 11 May or 5 November; write 2026-05-11 or 2026-11-05.
    [exit 2]

    $ rel list entries --until last
    ! error: --until: `last` is only part of a date; quote it whole, as in "last friday", or write last-fri.
    [exit 2]

    $ rel list entries --account ours
    ! error: invalid value 'ours' for '--account <ACCOUNT>': there is no account `ours`; the accounts are me and team
    ! 
    ! For more information, try '--help'.
    [exit 2]

    $ rel list facts --topic hobby
    ! error: There is no topic `hobby`.
    ! Topics: interest, family, background, goal, problem, preference, where, agenda
    [exit 2]

    $ rel list -n many
    ! error: invalid value 'many' for '-n <N>': invalid digit found in string
    ! 
    ! For more information, try '--help'.
    [exit 2]
    "#);
}

#[test]
fn the_rows_have_their_keys() {
    let sandbox = lived_in();
    for (line, shape) in [
        ("list", STAKEHOLDER),
        ("list --archived", STAKEHOLDER),
        ("list units", UNIT),
        ("list entries", ENTRY),
        ("list facts", FACT),
        (
            "list kinds",
            "name:text real:bool in_person:bool side:text deposit:number account:text",
        ),
    ] {
        let rows = sandbox.json(line);
        let rows = rows.as_array().expect("an array");
        assert!(!rows.is_empty(), "{line}");
        rows.iter().for_each(|row| assert_shape(row, shape));
    }
    let cass = &sandbox.json("list --with cass")[0];
    for (key, value) in [
        ("tags", serde_json::json!(["steerco", "board"])),
        ("cadence_days", 30.into()),
        ("last_contact", "2026-11-03".into()),
        ("state", "fresh".into()),
    ] {
        assert_eq!(cass[key], value, "{key}");
    }
    assert_eq!(sandbox.json("list --with ruth")[0]["state"], "away");
    assert_eq!(sandbox.json("list --with aiko")[0]["state"], "unplaced");
    assert_eq!(sandbox.json("list --archived")[0]["state"], "archived");
    assert_eq!(sandbox.json("list entries --kind meal")[0]["deposit"], 2.0);
    assert_eq!(sandbox.json("list entries --kind meal")[0]["gut"], 1);
}

#[test]
fn without_a_journal_nothing_is_listed_or_made() {
    let sandbox = Sandbox::new();
    for line in ["list", "list units", "list entries", "list facts"] {
        assert_eq!(sandbox.json(line), serde_json::json!([]), "{line}");
    }
    sandbox.rel("list kinds").succeeds();
    assert!(!sandbox.journal().exists());
}
