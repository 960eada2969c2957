//! Lines of JSON: new entries from an assistant, and mistakes in them.

use super::refusals;
use crate::support::Sandbox;

#[test]
fn entries_of_an_assistant_are_added_once() {
    let sandbox = Sandbox::with_people();
    sandbox.file(
        "notes.jsonl",
        "{\"who\":\"cass\",\"kind\":\"coffee\",\"date\":\"fri\",\"note\":\"the Yankees\"}\n\
         \n\
         {\"who\":[\"neal\",\"devon\"],\"kind\":\"lunch\",\"date\":\"2026-11-10\",\"gut\":1}\n\
         {\"who\":\"cass\",\"note\":\"twice\"}\n\
         {\"who\":\"cass\",\"note\":\"twice\"}\n",
    );
    insta::assert_snapshot!(sandbox.session(&[
        "import notes.jsonl",
        "import notes.jsonl",
        "entry remove last",
        "import notes.jsonl",
        "list entries",
    ]), @"
    $ rel import notes.jsonl
    Imported notes.jsonl: 4 entries added.

    Keeping up with these 3 people takes 1.0 real conversations a week.
    ! hint: To see them: rel list entries --import LAST. To undo: rel undo

    $ rel import notes.jsonl
    Nothing new in notes.jsonl: 4 already there.

    Keeping up with these 3 people takes 1.0 real conversations a week.

    $ rel entry remove last
    #10 Removed: talk with Cassandra Kelly, Sat 21 Nov 2026. To restore: rel undo

    $ rel import notes.jsonl
    Nothing new in notes.jsonl: 3 already there, 1 skipped.

    Skipped:
      you removed it here: Talk with Cassandra Kelly, Sat 21 Nov 2026 (notes.jsonl:5)

    Keeping up with these 3 people takes 1.0 real conversations a week.

    $ rel list entries
    There are 3 entries, the newest first.
    ID  DATE         KIND    WITH                       WORTH  NOTE
    #9  21 Nov 2026  talk    Cassandra Kelly             +1.0  twice
    #7  20 Nov 2026  coffee  Cassandra Kelly             +1.0  the Yankees
    #8  10 Nov 2026  meal    Neal Wallace, Devon Marsh   +3.0
    ");
}

#[test]
fn a_file_with_a_mistake_is_not_imported_at_all() {
    let sandbox = Sandbox::with_people();
    let good = "{\"who\":\"cass\",\"note\":\"fine\"}\n";
    for (name, bad) in [
        ("nobody", "{\"who\":\"carol\",\"note\":\"x\"}"),
        ("kind", "{\"who\":\"cass\",\"kind\":\"cofee\"}"),
        ("future", "{\"who\":\"cass\",\"date\":\"2027-01-01\"}"),
        ("field", "{\"who\":\"cass\",\"mood\":\"good\"}"),
        ("hearsay", "{\"who\":\"cass\",\"kind\":\"hearsay\",\"gut\":1}"),
        ("gut", "{\"who\":\"cass\",\"gut\":9}"),
        ("text", "cass coffee"),
        ("array", "[{\"who\":\"cass\"}]"),
        ("uid", "{\"uid\":\"7\",\"modified\":\"2026-01-01T00:00:00Z\",\"noun\":\"unit\"}"),
        (
            "weight",
            "{\"uid\":\"0192f0c1-2345-7abc-8def-0123456789ab\",\
             \"modified\":\"2026-01-01T00:00:00Z\",\"noun\":\"unit\",\"name\":\"Legal\",\
             \"weight\":-1}",
        ),
        (
            "day",
            "{\"uid\":\"0192f0c1-2345-7abc-8def-0123456789ab\",\
             \"modified\":\"2026-01-01T00:00:00Z\",\"noun\":\"fact\",\"date\":\"+12026-01-01\"}",
        ),
    ] {
        sandbox.file(&format!("{name}.json"), &format!("{good}{bad}\n"));
    }
    insta::assert_snapshot!(refusals(
        &sandbox,
        &[
            "import nobody.json",
            "import kind.json",
            "import future.json",
            "import field.json",
            "import gut.json",
            "import hearsay.json",
            "import text.json",
            "import array.json",
            "import uid.json",
            "import weight.json",
            "import day.json",
        ]
    ), @r#"
    $ rel import nobody.json  # exit 1
    ! error: nobody.json was not imported.
    ! line 2: Nobody in the journal is called `carol`. To see everyone: rel list. To add someone new: rel add carol --unit UNIT
    ! Nothing was written. The file is imported whole or not at all.
    $ rel import kind.json  # exit 1
    ! error: kind.json was not imported.
    ! line 2: There is no kind `cofee`. Did you mean coffee? To see all kinds: rel list kinds
    ! Nothing was written. The file is imported whole or not at all.
    $ rel import future.json  # exit 1
    ! error: future.json was not imported.
    ! line 2: Fri 1 Jan 2027 is in the future; the journal holds what has happened.
    ! Nothing was written. The file is imported whole or not at all.
    $ rel import field.json  # exit 1
    ! error: field.json was not imported.
    ! line 2: unknown field `mood`, expected one of `who`, `kind`, `date`, `note`, `by`, `via`, `inbound`, `gut`
    ! Nothing was written. The file is imported whole or not at all.
    $ rel import gut.json  # exit 1
    ! error: gut.json was not imported.
    ! line 2: a gut feeling of 9 is not from -2 to 2
    ! Nothing was written. The file is imported whole or not at all.
    $ rel import hearsay.json  # exit 1
    ! error: hearsay.json was not imported.
    ! line 2: hearsay takes neither gut nor deposit: it counts in no number
    ! Nothing was written. The file is imported whole or not at all.
    $ rel import text.json  # exit 1
    ! error: text.json was not imported.
    ! line 2: not a record, such as {"who":"cass","kind":"coffee"}
    ! Nothing was written. The file is imported whole or not at all.
    $ rel import array.json  # exit 1
    ! error: array.json was not imported.
    ! line 2: not a record, such as {"who":"cass","kind":"coffee"}
    ! Nothing was written. The file is imported whole or not at all.
    $ rel import uid.json  # exit 1
    ! error: uid.json was not imported.
    ! line 2: `7` is not a uid
    ! Nothing was written. The file is imported whole or not at all.
    $ rel import weight.json  # exit 1
    ! error: weight.json was not imported.
    ! line 2: a weight is a positive number, such as 8
    ! Nothing was written. The file is imported whole or not at all.
    $ rel import day.json  # exit 1
    ! error: day.json was not imported.
    ! line 2: `+12026-01-01` is not a date; write 2026-11-21
    ! Nothing was written. The file is imported whole or not at all.
    "#);
}

#[test]
fn a_file_that_is_not_imported_announces_nobody() {
    let sandbox = Sandbox::with_people();
    let good = "{\"who\":\"cass\",\"by\":\"priya\",\"note\":\"fine\"}\n";
    sandbox.file("bad.jsonl", &format!("{good}{{\"who\":\"carol\"}}\n"));
    let refused = sandbox.rel("import bad.jsonl").fails(1).stderr;
    assert!(!refused.contains("priya"), "{refused}");
    sandbox.file("good.jsonl", good);
    let said = sandbox.rel("import good.jsonl").succeeds().stderr;
    assert!(said.contains("priya is new among your people."), "{said}");
}
