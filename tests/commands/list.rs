mod kinds;
mod refused;

use super::{ENTRY, FACT, STAKEHOLDER, UNIT, assert_shape};
use crate::support::Sandbox;

/// Creates a journal with some of everything.
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
    ]), @"
    $ rel list
    There are 5 people.
    NAME             ROLE  UNIT       IMPORTANCE  EVERY  LAST TALKED  STATE
    Aiko Tanaka      -     -                 33%    42d  never        unplaced
    Cassandra Kelly  CFO   Finance           67%    30d  3 Nov 2026   fresh
    Devon Marsh      -     Sales            100%    14d  never        never
    Neal Wallace     CMO   Marketing         33%    42d  3 Nov 2026   fresh
    Ruth Abel        -     Finance           67%    30d  never        away

    $ rel list stakeholders --unit finance
    There are 2 people.
    NAME             ROLE  UNIT     IMPORTANCE  EVERY  LAST TALKED  STATE
    Cassandra Kelly  CFO   Finance         67%    30d  3 Nov 2026   fresh
    Ruth Abel        -     Finance         67%    30d  never        away

    $ rel list --no-unit
    There is 1 person.
    NAME         ROLE  UNIT  IMPORTANCE  EVERY  LAST TALKED  STATE
    Aiko Tanaka  -     -            33%    42d  never        unplaced

    $ rel list --tag steerco
    There are 2 people.
    NAME             ROLE  UNIT     IMPORTANCE  EVERY  LAST TALKED  STATE
    Cassandra Kelly  CFO   Finance         67%    30d  3 Nov 2026   fresh
    Ruth Abel        -     Finance         67%    30d  never        away

    $ rel list --with cass,neal
    There are 2 people.
    NAME             ROLE  UNIT       IMPORTANCE  EVERY  LAST TALKED  STATE
    Cassandra Kelly  CFO   Finance           67%    30d  3 Nov 2026   fresh
    Neal Wallace     CMO   Marketing         33%    42d  3 Nov 2026   fresh

    $ rel list --match ruthie
    There is 1 person.
    NAME       ROLE  UNIT     IMPORTANCE  EVERY  LAST TALKED  STATE
    Ruth Abel  -     Finance         67%    30d  never        away

    $ rel list --archived
    There is 1 archived person.
    NAME         ROLE  UNIT   IMPORTANCE  EVERY  LAST TALKED  STATE
    Peter Novak  -     Sales        100%    14d  never        archived
    ");
}

#[test]
fn units() {
    insta::assert_snapshot!(lived_in().session(&[
        "list units",
        "list units --match budget",
    ]), @"
    $ rel list units
    There are 3 units, the heaviest first.
    UNIT       WEIGHT  EVERY  PEOPLE  WHY
    Sales           3      -       1
    Finance         2    30d       2  owns the budget
    Marketing       1      -       1

    $ rel list units --match budget
    There is 1 unit, the heaviest first.
    UNIT     WEIGHT  EVERY  PEOPLE  WHY
    Finance       2    30d       2  owns the budget
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
        "list entries --account team",
    ]), @"
    $ rel list entries
    There are 4 entries, the newest first.
     ID  DATE         KIND       WITH                               WORTH  NOTE
    #13  12 Nov 2026  talk       Ruth Abel                      +1.0 team  she reconciles by hand (by Priya Shah)
    #12  10 Nov 2026  complaint  Neal Wallace                   -2.0 team  dashboard is down
    #11  3 Nov 2026   call       Cassandra Kelly, Neal Wallace       +1.0  the ad pilot (they came to you)
    #10  13 Oct 2026  meal       Cassandra Kelly                     +3.0  Yankees at Café José

    $ rel list entries --with neal
    There are 2 entries, the newest first.
     ID  DATE         KIND       WITH                               WORTH  NOTE
    #12  10 Nov 2026  complaint  Neal Wallace                   -2.0 team  dashboard is down
    #11  3 Nov 2026   call       Cassandra Kelly, Neal Wallace       +1.0  the ad pilot (they came to you)

    $ rel list entries --unit Finance --since 2026-11-01
    There are 2 entries, the newest first.
     ID  DATE         KIND  WITH                               WORTH  NOTE
    #13  12 Nov 2026  talk  Ruth Abel                      +1.0 team  she reconciles by hand (by Priya Shah)
    #11  3 Nov 2026   call  Cassandra Kelly, Neal Wallace       +1.0  the ad pilot (they came to you)

    $ rel list entries --tag board --until 2026-10-31
    There is 1 entry, the newest first.
     ID  DATE         KIND  WITH             WORTH  NOTE
    #10  13 Oct 2026  meal  Cassandra Kelly   +3.0  Yankees at Café José

    $ rel list entries --kind phone
    There is 1 entry, the newest first.
     ID  DATE        KIND  WITH                           WORTH  NOTE
    #11  3 Nov 2026  call  Cassandra Kelly, Neal Wallace   +1.0  the ad pilot (they came to you)

    $ rel list entries --match 'cafe jose'
    There is 1 entry, the newest first.
     ID  DATE         KIND  WITH             WORTH  NOTE
    #10  13 Oct 2026  meal  Cassandra Kelly   +3.0  Yankees at Café José

    $ rel list entries --account team
    There are 2 entries, the newest first.
     ID  DATE         KIND       WITH              WORTH  NOTE
    #13  12 Nov 2026  talk       Ruth Abel     +1.0 team  she reconciles by hand (by Priya Shah)
    #12  10 Nov 2026  complaint  Neal Wallace  -2.0 team  dashboard is down
    ");
}

#[test]
fn facts() {
    insta::assert_snapshot!(lived_in().session(&[
        "list facts",
        "list facts --topic interest --match yankees",
        "list facts --with cass --topic problem",
        "list facts --unit Marketing",
        "list facts --tag board --match 9",
        "list facts --since 2026-11-21 --until today --with neal",
    ]), @"
    $ rel list facts
    There are 3 facts, the newest first.
     ID  NAME             TOPIC     WHAT                                LEARNED
    #16  Cassandra Kelly  problem   the close takes 9 days              Sat 21 Nov 2026
    #15  Neal Wallace     interest  grew up beside the YANKEES stadium  Sat 21 Nov 2026
    #14  Cassandra Kelly  interest  the Yankees                         Sat 21 Nov 2026

    $ rel list facts --topic interest --match yankees
    There are 2 facts, the newest first.
     ID  NAME             TOPIC     WHAT                                LEARNED
    #15  Neal Wallace     interest  grew up beside the YANKEES stadium  Sat 21 Nov 2026
    #14  Cassandra Kelly  interest  the Yankees                         Sat 21 Nov 2026

    $ rel list facts --with cass --topic problem
    There is 1 fact, the newest first.
     ID  NAME             TOPIC    WHAT                    LEARNED
    #16  Cassandra Kelly  problem  the close takes 9 days  Sat 21 Nov 2026

    $ rel list facts --unit Marketing
    There is 1 fact, the newest first.
     ID  NAME          TOPIC     WHAT                                LEARNED
    #15  Neal Wallace  interest  grew up beside the YANKEES stadium  Sat 21 Nov 2026

    $ rel list facts --tag board --match 9
    There is 1 fact, the newest first.
     ID  NAME             TOPIC    WHAT                    LEARNED
    #16  Cassandra Kelly  problem  the close takes 9 days  Sat 21 Nov 2026

    $ rel list facts --since 2026-11-21 --until today --with neal
    There is 1 fact, the newest first.
     ID  NAME          TOPIC     WHAT                                LEARNED
    #15  Neal Wallace  interest  grew up beside the YANKEES stadium  Sat 21 Nov 2026
    ");
}

#[test]
fn kinds() {
    insta::assert_snapshot!(lived_in().session(&[
        "list kinds --match lunch",
        "list kinds --account team",
    ]), @"
    $ rel list kinds --match lunch
    There is 1 kind of entry.
    KIND  CONTACT    SIDE  WORTH  ACCOUNT  ALIASES                USED FOR
    meal  in person  both   +2.0  me       lunch, dinner, drinks  time to listen

    $ rel list kinds --account team
    There are 3 kinds of entries.
    KIND       CONTACT  SIDE      WORTH  ACCOUNT  ALIASES  USED FOR
    win        -        business   +2.0  team              value delivered, in their words
    complaint  -        business   -2.0  team              they complained
    setback    -        business   -4.0  team              an outage, a broken expectation
    ");
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
        ("list kinds", "name:text real:bool in_person:bool side:text deposit:number account:text"),
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
fn the_number_of_rows_can_be_limited() {
    let sandbox = lived_in();
    for what in ["stakeholders", "units", "entries", "facts", "kinds"] {
        let all = sandbox.json(&format!("list {what}"));
        let two = sandbox.json(&format!("list {what} -n 2"));
        assert_eq!(two.as_array().map(Vec::len), Some(2), "{what}");
        assert_eq!(two[1], all[1], "{what}");
    }
}

#[test]
fn without_a_journal_nothing_is_listed_or_created() {
    let sandbox = Sandbox::new();
    for line in ["list", "list units", "list entries", "list facts"] {
        assert_eq!(sandbox.json(line), serde_json::json!([]), "{line}");
    }
    sandbox.rel("list kinds").succeeds();
    assert!(!sandbox.journal().exists());
}

#[test]
fn entries_are_found_by_whose_they_are() {
    let sandbox = Sandbox::with_people();
    for line in [
        "log cass the pilot --by 'Priya Shah'",
        "log cass the close",
        "log neal the ads --by 'Tom Okafor' --via 'Ruth Abel'",
    ] {
        sandbox.rel(line).succeeds();
    }
    let notes = |line: &str| -> Vec<String> {
        let entries = sandbox.json(line);
        let entries = entries.as_array().expect("a list").iter();
        entries.map(|entry| entry["note"].as_str().expect("a note").to_owned()).collect()
    };
    assert_eq!(notes("list entries --by priya"), ["the pilot"]);
    assert_eq!(notes("list entries --by me"), ["the close"]);
    assert_eq!(notes("list entries --by okafor --with neal -n 1"), ["the ads"]);
    assert_eq!(notes("list entries --match SHAH"), ["the pilot"]);
    assert_eq!(notes("list entries --match ruth"), ["the ads"]);
    insta::assert_snapshot!(super::refusals(&sandbox, &[
        "list entries --by zed",
        "list entries --by prija",
        "list facts --by priya",
    ]), @"
    $ rel list entries --by zed  # exit 1
    ! error: `zed` is not one of your people.
    ! They are Tom Okafor and Priya Shah.
    $ rel list entries --by prija  # exit 1
    ! error: `prija` is not one of your people.
    ! Did you mean Priya Shah?
    $ rel list facts --by priya  # exit 2
    ! error: --by does not apply to this list.
    ! This list takes --with, --unit, --no-unit, --tag, --topic, --since, --until, --match and -n.
    ");
}
