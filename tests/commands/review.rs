mod habits;
mod meeting;
mod page;

use serde_json::Value;

use super::refusals;
use crate::support::Sandbox;

/// Creates a journal of three people and runs these commands.
#[track_caller]
fn with(lines: &[&str]) -> Sandbox {
    let sandbox = Sandbox::with_people();
    for line in lines {
        sandbox.rel(line).succeeds();
    }
    sandbox
}

/// Returns the section with this label, on one line.
#[track_caller]
fn shown(sandbox: &Sandbox, label: &str) -> String {
    let page = sandbox.rel("review").succeeds().stdout;
    let line = page.lines().find(|line| line.starts_with(&format!("  {label:<11}")));
    line.unwrap_or_else(|| panic!("no {label} in {page}")).to_owned()
}

/// Returns a section of the JSON output.
#[track_caller]
fn data(sandbox: &Sandbox, key: &str) -> Value {
    sandbox.json("review")[key].clone()
}

/// Returns a section for a journal with the mistake, and for one without it.
#[track_caller]
fn named_and_not(key: &str, label: &str, mistaken: &[&str], fine: &[&str]) -> String {
    let (mistaken, fine) = (with(mistaken), with(fine));
    assert_eq!(data(&mistaken, key)["mistake"], true, "{:#}", data(&mistaken, key));
    assert_eq!(data(&fine, key)["mistake"], false, "{:#}", data(&fine, key));
    assert!(data(&mistaken, key)["gravity"].as_f64() > Some(0.0));
    assert_eq!(data(&fine, key)["gravity"], 0.0);
    format!("{}\n{}", shown(&mistaken, label), shown(&fine, label))
}

#[test]
fn an_empty_journal_says_how_to_begin() {
    let sandbox = Sandbox::new();
    insta::assert_snapshot!(sandbox.session(&["review"]), @r#"
    $ rel review
    No one is in the journal yet.
    Start with the units that matter (rel unit rank Sales Finance Marketing), then add people (rel add "Cassandra Kelly" --unit Finance --role CFO). To look around first: rel demo
    "#);
    assert!(!sandbox.journal().exists());
    assert_eq!(sandbox.json("review")["attention"]["mistake"], Value::Null);
    let people = Sandbox::with_people().rel("review --format json").succeeds();
    assert!(!people.stdout.contains("-0.0"), "{}", people.stdout);
}

#[test]
fn too_few_entries_are_not_judged() {
    let sandbox = with(&["log cass hello", "log neal status -k meeting"]);
    let review = sandbox.json("review");
    for (key, section) in review.as_object().expect("an object") {
        if !["period", "verdict"].contains(&key.as_str()) {
            assert_eq!(section["mistake"], Value::Null, "{key}");
        }
    }
    insta::assert_snapshot!(sandbox.session(&["review"]), @"
    $ rel review
    It is too early for a review: the journal holds too little.
    23 Aug 2026 to 21 Nov 2026.
      Attention  Too early to say: 1 real conversation so far, and it takes 3.
      Form       Too early to say: 2 meetings and conversations so far, and it takes 3.
      One-sided  Too early to say: you have not talked with anyone three times.
      Bank       Too early to say: 2 entries so far, and it takes 3.
      Trouble    Too early to say: 1 contact so far, and it takes 3.
      Declined   Too early to say: fewer than 3 entries.
      Curiosity  Too early to say: 1 real conversation so far, and it takes 3.
      Promises   Too early to say: 0 promises so far, and it takes 2.
      Meetings   Too early to say: no one with 4 meetings has rated you twice.
      Trust      Too early to say: no one has rated you within a year (rel pulse WHO me SCORE).
      Carried    Too early to say: 1 contact so far, and it takes 3.
      Effort     Too early to say: 1 contact so far, and it takes 3.
      Started    Too early to say: 1 real conversation so far, and it takes 3.
      Load       Too early to say: it takes 3 entries, and people with units.
      Hearsay    None recorded.
    One thing for December: log each conversation on the day it happens, and ask one person how you are doing.
    ");
}

#[test]
fn json_has_one_object_per_section() {
    let sandbox = with(&["log cass hello -d 2026-11-01"]);
    let review = sandbox.json("review");
    let keys: Vec<&str> =
        review.as_object().expect("an object").keys().map(String::as_str).collect();
    insta::assert_snapshot!(keys.join(" "), @"period verdict attention form one_sided bank trouble declined curiosity word meetings_and_trust trust carried effort started load hearsay");
    assert!(review.as_object().expect("an object").values().all(Value::is_object));
    assert_eq!(review["period"]["since"], "2026-08-23");
    assert_eq!(review["period"]["until"], "2026-11-21");
}

#[test]
fn only_the_window_counts() {
    let sandbox = with(&[
        "log cass before -d 2026-08-22",
        "log cass first day -d 2026-08-23",
        "log cass later -d 2026-10-31",
        "log cass today",
    ]);
    let conversations = |line: &str| sandbox.json(line)["form"]["conversations"].clone();
    assert_eq!(conversations("review"), 3);
    assert_eq!(conversations("review --since 2026-08-22"), 4);
    assert_eq!(conversations("review --since 3w"), 2);
    assert_eq!(conversations("review --since today"), 1);
}

#[test]
fn unit_narrows_people_but_not_shares() {
    let sandbox =
        with(&["log neal,cass lunch -k lunch", "log neal coffee -k coffee", "log cass talk"]);
    let review = sandbox.json("review --unit finance");
    assert_eq!(review["period"]["unit"], "Finance");
    assert_eq!(review["form"]["conversations"], 2);
    let units = &review["attention"]["units"];
    assert_eq!(units.as_array().map(Vec::len), Some(1));
    assert_eq!(units[0]["unit"], "Finance");
    assert_eq!(units[0]["share_of_attention"], 0.5);
    assert_eq!(review["carried"]["units"].as_array().map(Vec::len), Some(1));
}

#[test]
fn archived_people_no_longer_count() {
    let sandbox = with(&["log neal a", "log neal b", "log neal c", "archive Neal Wallace"]);
    assert_eq!(data(&sandbox, "form")["conversations"], 0);
    assert_eq!(data(&sandbox, "load")["people"], 2);
}

#[test]
fn hearsay_is_listed_and_counts_nowhere() {
    let talks = ["log cass a -d 2026-11-01", "log cass b", "log cass c"];
    let sandbox = with(&talks);
    let mut before = sandbox.json("review");
    sandbox.rel("log cass wants a new CIO -k hearsay --via \"Dana Ortiz\"").succeeds();
    let mut after = sandbox.json("review");
    assert_eq!(after["hearsay"]["heard"][0]["names"][0], "Cassandra Kelly");
    assert_eq!(after["hearsay"]["heard"][0]["via"], "Dana Ortiz");
    insta::assert_snapshot!(shown(&sandbox, "Hearsay"), @r#"  Hearsay    Not counted above: Cassandra Kelly via Dana Ortiz, "wants a new CIO"."#);
    for review in [&mut before, &mut after] {
        review["hearsay"].take();
    }
    assert_eq!(before, after);
}

#[test]
fn review_refuses_future_windows_and_unknown_people() {
    let sandbox = with(&["log cass hello"]);
    insta::assert_snapshot!(refusals(&sandbox, &[
        "review --since 2026-12-24",
        "review --since 11/05/2026",
        "review --unit Finanz",
        "review --with nobody",
        "review --with cass --unit Finance",
    ]), @"
    $ rel review --since 2026-12-24  # exit 2
    ! error: --since Thu 24 Dec 2026 is in the future; a review looks back.
    $ rel review --since 11/05/2026  # exit 2
    ! error: --since: 11/05/2026 could be 11 May or 5 November; write 2026-05-11 or 2026-11-05.
    ! To say which comes first: rel config dates day-first, or rel config dates month-first
    $ rel review --unit Finanz  # exit 1
    ! error: There is no unit `Finanz`.
    ! Did you mean Finance? To see all units: rel list units
    $ rel review --with nobody  # exit 1
    ! error: Nobody in the journal is called `nobody`.
    ! To see everyone: rel list. To add someone new: rel add nobody --unit UNIT
    $ rel review --with cass --unit Finance  # exit 2
    ! error: the argument '--with <WHO>' cannot be used with '--unit <UNIT>'
    ");
}
