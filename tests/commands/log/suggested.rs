//! What the receipt suggests, the most useful first.

use serde_json::Value;

use crate::support::Sandbox;

fn hints(logged: &Value) -> Vec<&str> {
    let hints = logged["hints"].as_array().expect("hints");
    hints.iter().map(|hint| hint.as_str().expect("a sentence")).collect()
}

#[test]
fn a_note_that_begins_with_a_kind_or_a_day_is_kept_as_typed() {
    let sandbox = Sandbox::with_people();
    insta::assert_snapshot!(sandbox.session(&[
        "log cass lunch about the budget",
        "log cass yesterday we talked",
        "log cass last friday, about the audit",
        "log cass apology for the outage",
        "log cass yesterday lunch with Neal --quiet",
    ]), @"
    $ rel log cass lunch about the budget
    #7 Talk with Cassandra Kelly, Sat 21 Nov 2026
    Too early to say where you stand (1 entry; you +1.0, team 0.0). The next real conversation is due Sat 12 Dec.
    Was it a meal? rel entry edit 7 -k meal

    $ rel log cass yesterday we talked
    #8 Talk with Cassandra Kelly, Sat 21 Nov 2026
    Too early to say where you stand (2 entries; you +2.0, team 0.0). The next real conversation is due Sat 12 Dec.
    Was it yesterday? rel entry edit 8 -d yesterday

    $ rel log cass last friday, about the audit
    #9 Talk with Cassandra Kelly, Sat 21 Nov 2026
    You are in credit; a setback now would put you in the red (you +3.0, team 0.0). The next real conversation is due Sat 12 Dec.
    Was it yesterday? rel entry edit 9 -d yesterday

    $ rel log cass apology for the outage
    #10 Talk with Cassandra Kelly, Sat 21 Nov 2026
    You are in credit; enough to absorb a setback (you +4.0, team 0.0). The next real conversation is due Sat 12 Dec.
    Was it an apology? rel entry edit 10 -k apology

    $ rel log cass yesterday lunch with Neal --quiet
    #11 Talk with Cassandra Kelly, Sat 21 Nov 2026
    You are in credit; enough to absorb a setback (you +5.0, team 0.0). The next real conversation is due Sat 12 Dec.
    Was it yesterday? rel entry edit 11 -d yesterday
    ");
    let entries = sandbox.json("list entries -n 1");
    assert_eq!(entries[0]["note"], "yesterday lunch with Neal");
}

#[test]
fn what_a_flag_says_is_not_suggested() {
    let sandbox = Sandbox::with_people();
    for (line, hint) in [
        ("log cass lunch about the budget -k coffee", None),
        ("log cass lunch about the budget", Some("Was it a meal? rel entry edit 8 -k meal")),
        ("log cass yesterday we talked -d fri", None),
        ("log cass fri we talked", Some("Was it yesterday? rel entry edit 10 -d yesterday")),
        ("log cass mon we talked", Some("Was it Mon 16 Nov? rel entry edit 11 -d 2026-11-16")),
        // These are no days of the past, or not more likely than something else.
        ("log cass talk about the budget", None),
        ("log cass today we talked", None),
        ("log cass tomorrow we talk", None),
        ("log cass sat down with her team", None),
        ("log cass 2 weeks of vacation are left", None),
        ("log cass 3 people came", None),
        ("log cass may join us", None),
        ("log cass end of quarter numbers", None),
        ("log cass last 2 weeks were hard", None),
        ("log cass christmas party plans", None),
        ("log cass new year plans", None),
        ("log cass last week’s numbers", None),
        ("log cass budget", None),
    ] {
        let logged = sandbox.json(line);
        assert_eq!(hints(&logged), Vec::from_iter(hint), "{line}");
    }
}

#[test]
fn json_has_every_suggestion() {
    let sandbox = Sandbox::with_people();
    let logged = sandbox.json("log cass yesterday lunch with Neal --by Zed");
    assert_eq!(
        hints(&logged),
        [
            "Zed is new among your people.",
            "Was it yesterday? rel entry edit 7 -d yesterday",
            "Was Neal Wallace there too? rel entry edit 7 --who \"Cassandra Kelly,Neal Wallace\"",
        ]
    );
    assert_eq!(hints(&sandbox.json("log cass budget")), [""; 0]);
    assert_eq!(hints(&sandbox.json("fact add cass problem the close")), [""; 0]);
    let logged = sandbox.json("log cass -k complaint");
    let wanted = "What was it about? A complaint without a note will tell you little later: rel \
                  entry edit 10 NOTE";
    assert_eq!(hints(&logged), [wanted]);
}

#[test]
fn what_is_suggested_can_be_run() {
    let sandbox = Sandbox::with_people();
    sandbox.json("log cass yesterday lunch with Neal");
    sandbox.json("entry edit 7 -d yesterday");
    sandbox.json("entry edit 7 -k meal");
    let edited = sandbox.json("entry edit 7 --who \"Cassandra Kelly,Neal Wallace\"");
    assert_eq!(edited["date"], "2026-11-20");
    assert_eq!(edited["kind"], "meal");
    assert_eq!(edited["stakeholders"].as_array().map(Vec::len), Some(2));
}
