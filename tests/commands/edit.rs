use super::{STAKEHOLDER, assert_shape, refusals};
use crate::support::Sandbox;

#[test]
fn edit_changes_only_what_is_given() {
    let sandbox = Sandbox::with_people();
    insta::assert_snapshot!(sandbox.session(&[
        "edit cass --role \"chief financial officer\" --cadence 2w",
        "edit Cassandra Kelly --unit Sales --influence 0.5",
        "edit cass --cadence none --role none --unit none",
        "edit cass",
        "list --with cass",
    ]), @r#"
    $ rel edit cass --role "chief financial officer" --cadence 2w
    #4 Changed: Cassandra Kelly, chief financial officer, Finance, every 14 days

    $ rel edit Cassandra Kelly --unit Sales --influence 0.5
    #4 Changed: Cassandra Kelly, chief financial officer, Sales, every 14 days

    $ rel edit cass --cadence none --role none --unit none
    #4 Changed: Cassandra Kelly, no unit, every 84 days

    $ rel edit cass
    Nothing to change for Cassandra Kelly.

    $ rel list --with cass
    There is 1 person.
    NAME             ROLE  UNIT  IMPORTANCE  EVERY  LAST TALKED  STATE
    Cassandra Kelly  -     -            17%    84d  never        unplaced
    "#);
}

#[test]
fn fields_can_be_set_and_cleared() {
    let sandbox = Sandbox::with_people();
    let filled = sandbox.json(
        "edit neal --alias Nealy --tag steerco --tag board --email n@example.com --phone 12 \
         --birthday \"3 feb\" --updates-every 1w --away-until \"in 2 weeks\"",
    );
    assert_shape(&filled, STAKEHOLDER);
    for (key, value) in [
        ("aliases", serde_json::json!(["Nealy"])),
        ("tags", serde_json::json!(["steerco", "board"])),
        ("emails", serde_json::json!(["neal@example.com", "n@example.com"])),
        ("birthday", "--02-03".into()),
        ("away_until", "2026-12-05".into()),
        ("state", "away".into()),
    ] {
        assert_eq!(filled[key], value, "{key}");
    }
    let emptied = sandbox.json(
        "edit neal --no-alias nealy --no-tag @board --no-email n@example.com --phone none \
         --birthday none --updates-every none --away-until none",
    );
    for (key, value) in [
        ("aliases", serde_json::json!([])),
        ("tags", serde_json::json!(["steerco"])),
        ("emails", serde_json::json!(["neal@example.com"])),
        ("birthday", serde_json::Value::Null),
        ("away_until", serde_json::Value::Null),
        ("state", "never".into()),
    ] {
        assert_eq!(emptied[key], value, "{key}");
    }
}

#[test]
fn the_old_name_stays_as_an_alias() {
    let sandbox = Sandbox::with_people();
    sandbox.rel("log cass hello").succeeds();
    insta::assert_snapshot!(sandbox.session(&[
        "edit cass --name \"Cassandra Stone\"",
        "log Cassandra Kelly still found",
        "log cs too",
        "list entries",
    ]), @r#"
    $ rel edit cass --name "Cassandra Stone"
    #4 Changed: Cassandra Stone, CFO, Finance, every 21 days

    $ rel log Cassandra Kelly still found
    #8 Talk with Cassandra Stone, Sat 21 Nov 2026
    Too early to say where you stand (2 entries; you +2.0, team 0.0). The next real conversation is due Sat 12 Dec.

    $ rel log cs too
    #9 Talk with Cassandra Stone, Sat 21 Nov 2026
    You are in credit; a setback now would put you in the red (you +3.0, team 0.0). The next real conversation is due Sat 12 Dec.

    $ rel list entries
    There are 3 entries, the newest first.
    ID  DATE         KIND  WITH             WORTH  NOTE
    #9  21 Nov 2026  talk  Cassandra Stone   +1.0  too
    #8  21 Nov 2026  talk  Cassandra Stone   +1.0  still found
    #7  21 Nov 2026  talk  Cassandra Stone   +1.0  hello
    "#);
}

#[test]
fn several_people_are_edited_at_once() {
    let sandbox = Sandbox::with_people();
    sandbox.rel("edit cass,neal --unit Sales --tag steerco").succeeds();
    sandbox.rel("edit @steerco --cadence 4w").succeeds();
    insta::assert_snapshot!(sandbox.session(&["list", "undo", "undo", "list"]), @"
    $ rel list
    There are 3 people.
    NAME             ROLE  UNIT   IMPORTANCE  EVERY  LAST TALKED  STATE
    Cassandra Kelly  CFO   Sales        100%    28d  never        never
    Devon Marsh      -     Sales        100%    14d  never        never
    Neal Wallace     CMO   Sales        100%    28d  never        never

    $ rel undo
    Undone: edit Cassandra Kelly and Neal Wallace

    $ rel undo
    Undone: edit Cassandra Kelly and Neal Wallace

    $ rel list
    There are 3 people.
    NAME             ROLE  UNIT       IMPORTANCE  EVERY  LAST TALKED  STATE
    Cassandra Kelly  CFO   Finance           67%    21d  never        never
    Devon Marsh      -     Sales            100%    14d  never        never
    Neal Wallace     CMO   Marketing         33%    42d  never        never
    ");
    let edited = sandbox.json("edit cass,neal --tag board");
    let edited = edited.as_array().expect("an array of several");
    edited.iter().for_each(|person| assert_shape(person, STAKEHOLDER));
    assert_eq!(edited.len(), 2);
}

#[test]
fn an_alias_cannot_be_another_persons_name() {
    let sandbox = Sandbox::with_people();
    sandbox.rel("edit devon --alias \"the quote man\"").succeeds();
    insta::assert_snapshot!(refusals(&sandbox, &[
        "edit neal --alias \"Cassandra Kelly\"",
        "edit neal --alias \"THE QUOTE MAN\"",
        "edit neal --name \"the quote man\"",
        "add Bob --alias \"neal wallace\"",
        "add \"The Quote Man\"",
    ]), @r#"
    $ rel edit neal --alias "Cassandra Kelly"  # exit 1
    ! error: Cassandra Kelly already goes by `Cassandra Kelly`.
    ! Nothing was written. Two people with the same name could not be told apart.
    $ rel edit neal --alias "THE QUOTE MAN"  # exit 1
    ! error: Devon Marsh already goes by `THE QUOTE MAN`.
    ! Nothing was written. Two people with the same name could not be told apart.
    $ rel edit neal --name "the quote man"  # exit 1
    ! error: Devon Marsh already goes by `the quote man`.
    ! Nothing was written. Two people with the same name could not be told apart.
    $ rel add Bob --alias "neal wallace"  # exit 1
    ! error: Neal Wallace already goes by `neal wallace`.
    ! Nothing was written. Two people with the same name could not be told apart.
    $ rel add "The Quote Man"  # exit 1
    ! error: Devon Marsh already goes by `The Quote Man`.
    ! Nothing was written. Two people with the same name could not be told apart.
    "#);
    sandbox.rel("edit neal --alias Nealy --alias \"Neal Wallace\"").succeeds();
}

#[test]
fn a_name_is_never_also_an_alias_of_the_same_person() {
    let sandbox = Sandbox::with_people();
    sandbox.rel("add Ann Lee --alias \"ann lee\"").succeeds();
    let aliases = |line: &str| sandbox.json(line)["aliases"].to_string();
    assert_eq!(aliases("edit 'Ann Lee' --alias 'ANN LEE'"), "[]");
    assert_eq!(aliases("edit 'Ann Lee' --name Annie"), r#"["Ann Lee"]"#);
    assert_eq!(aliases("edit Annie --name 'ANN LEE'"), r#"["Annie"]"#);
}

#[test]
fn edit_echoes_the_day_someone_returns() {
    let sandbox = Sandbox::with_people();
    insta::assert_snapshot!(sandbox.session(&[
        "edit cass --away-until \"in 2 weeks\"",
        "add Ruth Abel --away-until fri",
    ]), @r#"
    $ rel edit cass --away-until "in 2 weeks"
    #4 Changed: Cassandra Kelly, CFO, Finance, every 21 days, away until Sat 5 Dec 2026

    $ rel add Ruth Abel --away-until fri
    #7 Added Ruth Abel, no unit, every 42 days, away until Fri 27 Nov 2026
    "#);
}

#[test]
fn edit_refuses_unknown_people_and_bad_values() {
    let sandbox = Sandbox::with_people();
    insta::assert_snapshot!(refusals(&sandbox, &[
        "edit",
        "edit nobody --role x",
        "edit cass,nobody --role x",
        "edit cass --unit Legal",
        "edit cass,neal --name Ann",
        "edit cass,neal --email a@example.com",
        "edit cass --influence 2",
        "edit cass --cadence 0",
        "edit cass --birthday tomorrow",
        "edit cass --away-until 11/05/2026",
    ]), @r#"
    $ rel edit  # exit 2
    ! error: the following required arguments were not provided:
    !   <WHO>...
    $ rel edit nobody --role x  # exit 1
    ! error: Nobody in the journal is called `nobody`.
    ! To see everyone: rel list. To add someone new: rel add nobody --unit UNIT
    $ rel edit cass,nobody --role x  # exit 1
    ! error: Nobody in the journal is called `nobody`.
    ! To see everyone: rel list. To add someone new: rel add nobody --unit UNIT
    $ rel edit cass --unit Legal  # exit 1
    ! error: There is no unit `Legal`.
    ! Add it first: rel unit add Legal --weight 5
    $ rel edit cass,neal --name Ann  # exit 2
    ! error: A name, alias, e-mail, phone or birthday belongs to one person.
    ! Edit one person at a time for these.
    $ rel edit cass,neal --email a@example.com  # exit 2
    ! error: A name, alias, e-mail, phone or birthday belongs to one person.
    ! Edit one person at a time for these.
    $ rel edit cass --influence 2  # exit 2
    ! error: invalid value '2' for '--influence <SHARE>': an influence is above 0 and at most 1; 1 is the head of the unit
    $ rel edit cass --cadence 0  # exit 2
    ! error: --cadence: `0` is out of range; write 1 to 36500 days, as in 14, 2w, 3m or 1y.
    $ rel edit cass --birthday tomorrow  # exit 2
    ! error: --birthday: `tomorrow` is not a birthday; write 1980-02-03, --02-03 or "feb 3".
    $ rel edit cass --away-until 11/05/2026  # exit 2
    ! error: --away-until: 11/05/2026 could be 11 May or 5 November; write 2026-05-11 or 2026-11-05.
    ! To say which comes first: rel config dates day-first, or rel config dates month-first
    "#);
    refusals(&sandbox, &["edit cass --cadence -3", "edit cass --no-tag steerco"]);
    let seen = refusals(&sandbox, &["edit cass --name \"neal wallace\""]);
    assert!(seen.contains("Neal Wallace"), "{seen}");
    let seen = refusals(&sandbox, &["edit neal --no-email n@example.com"]);
    assert!(seen.contains("n@example.com") && seen.contains("neal@example.com"), "{seen}");
}
