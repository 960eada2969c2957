use super::{assert_shape, refusals};
use crate::support::Sandbox;

const ROW: &str = "rank:number uid:text name:text unit:text? weight:number importance:number \
    priority:number urgency:object state:text last_contact:text? days_since:number? \
    cadence_days:number balance:object resilience:number reasons:list next_step:text";

/// Creates a journal with neglect, an overdrawn account, facts, and a person in good order.
fn with_reasons() -> Sandbox {
    let sandbox = Sandbox::with_people();
    for line in [
        "add Ruth Abel --unit Finance --influence 0.5",
        "log cass Yankees -k lunch -d 2026-10-13",
        "log cass steering -k meeting -d 2026-10-28",
        "log cass the pilot --by \"Priya Shah\" -d 2026-11-18",
        "log devon quotes take three days -k talk -d 2026-11-18",
        "log devon outage in the quarter end -k setback -d 2026-11-19",
        "log devon slow again -k complaint -d 2026-11-20",
        "log ruth books -k coffee -d 2026-11-14",
        "fact add cass agenda the Q3 offshore savings",
        "fact add cass interest the Yankees",
        "fact add cass where the coffee bar, 7:15",
        "fact add devon problem quotes take three days",
    ] {
        sandbox.rel(line).succeeds();
    }
    sandbox
}

#[test]
fn every_person_has_reasons_and_a_next_step() {
    insta::assert_snapshot!(with_reasons().session(&["prioritize"]), @r#"
    $ rel prioritize
    3 people need you, Cassandra Kelly first: no real conversation for 39 days (every 21).
     1 Cassandra Kelly  ██████░░░░  61  You have not really talked for 39 days; you planned every 21. 1 routine meeting since then does not count as contact; Priya spoke with them 3 days ago.
                                        > Lunch (the coffee bar, 7:15): bring up the Q3 offshore savings; ask about the Yankees.
     2 Devon Marsh      ██████░░░░  59  The balance is overdrawn after the setback of Thu 19 Nov (you +1.0, team -5.9).
                                        > Go to Devon in person about the setback of Thu 19 Nov ("outage in the quarter end"). Then help with a problem of theirs: quotes take three days.
     3 Neal Wallace     ███░░░░░░░  31  You have never really talked; added 51 days ago.
                                        > A first coffee, half an hour without an agenda: ask what they are working towards, then: rel fact add "Neal Wallace" goal TEXT
    1 person is in good order; --all shows everyone.
    To see what a number is made of: rel prioritize --explain
    "#);
}

#[test]
fn the_list_can_be_narrowed_and_widened() {
    insta::assert_snapshot!(with_reasons().session(&[
        "prioritize --unit Marketing",
        "prioritize -n 1",
        "prioritize --all",
    ]), @r#"
    $ rel prioritize --unit Marketing
    1 person needs you, Neal Wallace: no real conversation yet, added 51 days ago.
     3 Neal Wallace  ███░░░░░░░  31  You have never really talked; added 51 days ago.
                                     > A first coffee, half an hour without an agenda: ask what they are working towards, then: rel fact add "Neal Wallace" goal TEXT
    To see what a number is made of: rel prioritize --explain

    $ rel prioritize -n 1
    3 people need you, Cassandra Kelly first: no real conversation for 39 days (every 21).
     1 Cassandra Kelly  ██████░░░░  61  You have not really talked for 39 days; you planned every 21. 1 routine meeting since then does not count as contact; Priya spoke with them 3 days ago.
                                        > Lunch (the coffee bar, 7:15): bring up the Q3 offshore savings; ask about the Yankees.
    2 more need you; raise -n to see more. 1 person is in good order; --all shows everyone.
    To see what a number is made of: rel prioritize --explain

    $ rel prioritize --all
    3 people need you, Cassandra Kelly first: no real conversation for 39 days (every 21).
     1 Cassandra Kelly  ██████░░░░  61  You have not really talked for 39 days; you planned every 21. 1 routine meeting since then does not count as contact; Priya spoke with them 3 days ago.
                                        > Lunch (the coffee bar, 7:15): bring up the Q3 offshore savings; ask about the Yankees.
     2 Devon Marsh      ██████░░░░  59  The balance is overdrawn after the setback of Thu 19 Nov (you +1.0, team -5.9).
                                        > Go to Devon in person about the setback of Thu 19 Nov ("outage in the quarter end"). Then help with a problem of theirs: quotes take three days.
     3 Neal Wallace     ███░░░░░░░  31  You have never really talked; added 51 days ago.
                                        > A first coffee, half an hour without an agenda: ask what they are working towards, then: rel fact add "Neal Wallace" goal TEXT
     4 Ruth Abel        ░░░░░░░░░░   1  In good order.
                                        > By Sat 26 Dec, a conversation about their business: ask what they are working towards, then: rel fact add "Ruth Abel" goal TEXT
    To see what a number is made of: rel prioritize --explain
    "#);
}

#[test]
fn a_priority_can_be_explained() {
    insta::assert_snapshot!(with_reasons().session(&[
        "prioritize --explain --unit Finance",
        "prioritize --explain --unit Sales",
    ]), @"
    $ rel prioritize --explain --unit Finance
    1 person needs you, Cassandra Kelly: no real conversation for 39 days (every 21).

    1 Cassandra Kelly
      priority   60.6 = 100 x importance 0.667 x urgency 0.908
      importance 0.667 = Finance weighs 2, of 3 for the heaviest unit, x influence 1
      urgency    0.908 = 1 - (1-recency)(1-promises)(1-trust)(1-balance) = 1 - 0.092 x 1.000 x 1.000 x 1.000
      recency    0.908 = 1 - 2^-(ratio^2); ratio 1.86: 39 days since the meal of Tue 13 Oct, every 21 days (14 / importance)
      promises   0.000: none of our promises is late or silent
      trust      0.000: no pulse in 365 days
      balance    0.000: you +1.5 + team +1.0 = +2.5, not below 0
      you        +1.5 = meal Tue 13 Oct +1.5
      team       +1.0 = talk Wed 18 Nov +1.0
    1 person is in good order; --all shows everyone.

    $ rel prioritize --explain --unit Sales
    1 person needs you, Devon Marsh: the balance is overdrawn after the setback of Thu 19 Nov.

    2 Devon Marsh
      priority   58.9 = 100 x importance 1.000 x urgency 0.589
      importance 1.000 = Sales weighs 3, of 3 for the heaviest unit, x influence 1
      urgency    0.589 = 1 - (1-recency)(1-promises)(1-trust)(1-balance) = 1 - 0.969 x 1.000 x 1.000 x 0.424
      recency    0.031 = 1 - 2^-(ratio^2); ratio 0.21: 3 days since the talk of Wed 18 Nov, every 14 days (14 / importance)
      promises   0.000: none of our promises is late or silent
      trust      0.000: no pulse in 365 days
      balance    0.576: you +1.0 + team -5.9 = -4.9; 1 - 2^(sum / 4)
      you        +1.0 = talk Wed 18 Nov +1.0
      team       -5.9 = setback Thu 19 Nov -3.9, complaint Fri 20 Nov -2.0
    ");
}

#[test]
fn the_explanation_names_where_the_cadence_comes_from() {
    let sandbox = with_reasons();
    sandbox.rel("edit cass --cadence 4w").succeeds();
    sandbox.rel("unit edit Marketing --cadence 2w").succeeds();
    sandbox.rel("add Kim Stone --cadence 10").succeeds();
    sandbox.rel("log kim hello -d 2026-11-03").succeeds();
    let explained = sandbox.rel("prioritize --explain").succeeds().stdout;
    let lines: Vec<&str> = explained
        .lines()
        .filter(|line| line.contains("recency    ") || line.contains("importance "))
        .collect();
    insta::assert_snapshot!(lines.join("\n"), @"
    priority   58.9 = 100 x importance 1.000 x urgency 0.589
    importance 1.000 = Sales weighs 3, of 3 for the heaviest unit, x influence 1
    recency    0.031 = 1 - 2^-(ratio^2); ratio 0.21: 3 days since the talk of Wed 18 Nov, every 14 days (14 / importance)
    priority   49.3 = 100 x importance 0.667 x urgency 0.739
    importance 0.667 = Finance weighs 2, of 3 for the heaviest unit, x influence 1
    recency    0.739 = 1 - 2^-(ratio^2); ratio 1.39: 39 days since the meal of Tue 13 Oct, every 28 days (the cadence set for them)
    priority   33.3 = 100 x importance 0.333 x urgency 1.000
    importance 0.333 = Marketing weighs 1, of 3 for the heaviest unit, x influence 1
    recency    1.000 = 1 - 2^-(ratio^2); ratio 3.64: never talked, on the list since Thu 1 Oct, so at least 2, every 14 days (the cadence of their unit)
    priority   29.8 = 100 x importance 0.333 x urgency 0.894
    importance 0.333 = no unit, so the lightest weight, 1, of 3 for the heaviest unit, x influence 1
    recency    0.894 = 1 - 2^-(ratio^2); ratio 1.80: 18 days since the talk of Tue 3 Nov, every 10 days (the cadence set for them)
    ");
}

#[test]
fn one_line_says_that_all_is_in_good_order() {
    let sandbox = Sandbox::with_people();
    sandbox.rel("log @all offsite -k trip -d 5d").succeeds();
    let seen = sandbox.rel("prioritize").succeeds().stdout;
    insta::assert_snapshot!(seen.lines().next().unwrap_or_default(), @"No one needs you right now.");
    insta::assert_snapshot!(sandbox.session(&["prioritize --all"]), @r#"
    $ rel prioritize --all
    No one needs you right now.
     1 Devon Marsh      █░░░░░░░░░   8  In good order.
                                        > By Mon 30 Nov, lunch: ask what they are working towards, then: rel fact add "Devon Marsh" goal TEXT
     2 Cassandra Kelly  ░░░░░░░░░░   3  In good order.
                                        > By Mon 7 Dec, lunch: ask what they are working towards, then: rel fact add "Cassandra Kelly" goal TEXT
     3 Neal Wallace     ░░░░░░░░░░   0  In good order.
                                        > By Mon 28 Dec, lunch: ask what they are working towards, then: rel fact add "Neal Wallace" goal TEXT
    To see what a number is made of: rel prioritize --explain
    "#);
}

#[test]
fn people_who_cannot_be_ranked_are_mentioned() {
    let sandbox = Sandbox::new();
    sandbox.rel("add Aiko Tanaka").succeeds();
    insta::assert_snapshot!(sandbox.session(&["prioritize", "prioritize --explain"]), @r#"
    $ rel prioritize
    No one can be ranked yet.
    Aiko Tanaka has no unit and no real conversation yet: rel edit "Aiko Tanaka" --unit UNIT

    $ rel prioritize --explain
    No one can be ranked yet.
    Aiko Tanaka has no unit and no real conversation yet: rel edit "Aiko Tanaka" --unit UNIT
    "#);
    assert_eq!(sandbox.json("prioritize"), serde_json::json!([]));
}

#[test]
fn without_a_journal_prioritize_says_how_to_begin() {
    let sandbox = Sandbox::new();
    insta::assert_snapshot!(sandbox.session(&["prioritize", "prioritize --explain"]), @r#"
    $ rel prioritize
    No one is in the journal yet.
    Start with the units that matter (rel unit rank Sales Finance Marketing), then add people (rel add "Cassandra Kelly" --unit Finance --role CFO). To look around first: rel demo

    $ rel prioritize --explain
    No one is in the journal yet.
    Start with the units that matter (rel unit rank Sales Finance Marketing), then add people (rel add "Cassandra Kelly" --unit Finance --role CFO). To look around first: rel demo
    "#);
    assert_eq!(sandbox.json("prioritize"), serde_json::json!([]));
    assert!(!sandbox.journal().exists());
}

#[test]
fn prioritize_refuses_an_unknown_unit() {
    let sandbox = Sandbox::with_people();
    insta::assert_snapshot!(refusals(&sandbox, &["prioritize --unit Finanzen"]), @"
    $ rel prioritize --unit Finanzen  # exit 1
    ! error: There is no unit `Finanzen`.
    ! Did you mean Finance? To see all units: rel list units
    ");
    assert!(refusals(&sandbox, &["prioritize -n few"]).contains("-n"));
}

#[test]
fn a_row_has_its_keys() {
    let rows = with_reasons().json("prioritize --all");
    let rows = rows.as_array().expect("an array");
    for (index, row) in rows.iter().enumerate() {
        assert_shape(row, ROW);
        assert_shape(&row["urgency"], "recency:number promises:number trust:number balance:number");
        assert_shape(&row["balance"], "me:number team:number");
        assert_eq!(row["rank"], index + 1);
        assert_ne!(row["next_step"], "");
        let [priority, importance] =
            ["priority", "importance"].map(|key| row[key].as_f64().expect("a number"));
        let calm: f64 = ["recency", "promises", "trust", "balance"]
            .iter()
            .map(|term| 1.0 - row["urgency"][term].as_f64().expect("a number"))
            .product();
        assert!((priority - 100.0 * importance * (1.0 - calm)).abs() < 1e-9, "{row:#}");
    }
    let names: Vec<&str> = rows.iter().filter_map(|row| row["name"].as_str()).collect();
    assert_eq!(names, ["Cassandra Kelly", "Devon Marsh", "Neal Wallace", "Ruth Abel"]);
    assert_eq!(rows[1]["state"], "fresh");
    assert_eq!(rows[3]["reasons"], serde_json::json!([]));
}
