use super::{assert_shape, everything, refusals};
use crate::support::Sandbox;

const PULSE: &str = "id:number uid:text date:text stakeholder:text account:text score:number \
    credible:number? reliable:number? transparent:number? attentive:number? character:number? \
    quote:text?";

#[test]
fn a_score_and_their_words() {
    let sandbox = Sandbox::with_people();
    insta::assert_snapshot!(sandbox.session(&[
        "pulse cass me 4.5",
        "pulse cass team 2 I never know where things stand -- --on my desk",
        "pulse cass team 2.5 \"a little better\" --reliable 1 --credible 3",
        "pulse neal me --credible 4 --reliable 5 --transparent 3 --attentive 4 --character 5",
        "pulse neal team --reliable 2 --character 3 he keeps his word",
        "pulse devon me 4 --on 2026-11-03",
        "pulse devon me 3 3 of 5 dates were met",
        "list pulses",
    ]), @"");
}

#[test]
fn without_a_score_the_mean_of_the_five_is_taken() {
    let sandbox = Sandbox::with_people();
    let five = "--credible 4 --reliable 5 --transparent 3 --attentive 4 --character 5";
    let all = sandbox.json(&format!("pulse cass me {five}"));
    assert_shape(&all, PULSE);
    assert_eq!((&all["score"], &all["quote"]), (&4.2.into(), &serde_json::Value::Null));
    for (key, score) in
        [("credible", 4), ("reliable", 5), ("transparent", 3), ("attentive", 4), ("character", 5)]
    {
        assert_eq!(all[key], score, "{key}");
    }
    let two = sandbox.json("pulse cass team --reliable 2 --character 3 so so");
    assert_eq!((&two["score"], &two["quote"]), (&2.5.into(), &"so so".into()));
    assert_eq!(two["credible"], serde_json::Value::Null);
    let own = sandbox.json("pulse cass team 5 --reliable 2 --character 3");
    assert_eq!(own["score"], 5.0, "an overall score of their own comes first");
}

#[test]
fn pulses_are_listed() {
    let sandbox = Sandbox::with_people();
    for line in [
        "pulse cass me 4 --on 2026-11-03",
        "pulse cass team 2 late again --reliable 1 --on 2026-11-10",
        "pulse neal team 3",
    ] {
        sandbox.rel(line).succeeds();
    }
    insta::assert_snapshot!(sandbox.session(&[
        "list pulses --with cass",
        "list pulses --account team",
        "list pulses --since 2026-11-10 -n 1",
        "list pulses --until 2026-11-05",
        "list pulses --match LATE",
        "list pulses --unit Sales",
    ]), @"");
    let rows = sandbox.json("list pulses");
    let rows = rows.as_array().expect("an array");
    assert_eq!(rows.len(), 3);
    rows.iter().for_each(|row| assert_shape(row, PULSE));
}

/// The lines of a page that say how one is trusted.
fn trust(sandbox: &Sandbox) -> String {
    let page = sandbox.rel("show cass").succeeds().stdout;
    let lines = page.lines().skip_while(|line| !line.trim_start().starts_with("Trust"));
    lines.take_while(|line| !line.trim_start().starts_with("Year")).collect::<Vec<_>>().join("\n")
}

#[test]
fn a_page_shows_both_accounts_side_by_side() {
    let sandbox = Sandbox::with_people();
    assert_eq!(trust(&sandbox), "");
    sandbox.rel("pulse cass me 4.5").succeeds();
    insta::assert_snapshot!(trust(&sandbox), @"");
    sandbox.rel("pulse cass team 2 --reliable 1 --credible 3").succeeds();
    insta::assert_snapshot!(trust(&sandbox), @"");
    sandbox.rel("pulse cass team 3 --reliable 3 --credible 2 \"better\"").succeeds();
    insta::assert_snapshot!(trust(&sandbox), @"");
    sandbox.rel("pulse cass me 2").succeeds();
    sandbox.rel("pulse cass team 3").succeeds();
    insta::assert_snapshot!(trust(&sandbox), @"");
    sandbox.rel("pulse cass me 3").succeeds();
    insta::assert_snapshot!(trust(&sandbox), @"");
}

#[test]
fn an_old_answer_asks_to_be_asked_again() {
    let mut sandbox = Sandbox::with_people();
    sandbox.rel("pulse cass me 4").succeeds();
    sandbox.rel("pulse cass team 2 --reliable 1").succeeds();
    sandbox.on("2027-02-19");
    assert!(!trust(&sandbox).contains("ask again"), "{}", trust(&sandbox));
    sandbox.on("2027-02-20");
    insta::assert_snapshot!(trust(&sandbox), @"");
}

/// The term of trust in the urgency of Cassandra.
fn term(sandbox: &Sandbox) -> f64 {
    let rows = sandbox.json("prioritize --all --unit Finance");
    rows[0]["urgency"]["trust"].as_f64().expect("a number")
}

#[test]
fn low_trust_is_a_concern() {
    let mut sandbox = Sandbox::with_people();
    for (line, expected) in [
        ("pulse cass me 3", 0.0),
        ("pulse cass me 2", 0.2),
        ("pulse cass team 1", 0.4),
        ("pulse cass me 5", 0.4),
        ("pulse cass team 1 --on 2026-11-10", 0.4),
        ("pulse cass team 4 --on 2026-11-12", 0.4),
        ("pulse cass team 2.5", 0.1),
    ] {
        sandbox.rel(line).succeeds();
        assert!((term(&sandbox) - expected).abs() < 1e-9, "{line}: {}", term(&sandbox));
    }
    sandbox.rel("log @all hello").succeeds();
    insta::assert_snapshot!(sandbox.session(&["prioritize --unit Finance"]), @"");
    sandbox.on("2027-11-21");
    assert!((term(&sandbox) - 0.1).abs() < 1e-9, "365 days old");
    sandbox.on("2027-11-22");
    assert_eq!(term(&sandbox), 0.0, "older than that");
    sandbox.on("2026-11-09");
    assert_eq!(term(&sandbox), 0.0, "before they were asked");
}

#[test]
fn a_pulse_is_a_step() {
    let sandbox = Sandbox::with_people();
    sandbox.rel("pulse cass me 4").succeeds();
    let before = (everything(&sandbox), term(&sandbox));
    sandbox.rel("pulse cass me 1 \"I am done\"").succeeds();
    assert_ne!(everything(&sandbox), before.0);
    insta::assert_snapshot!(sandbox.session(&["undo"]), @"");
    assert_eq!((everything(&sandbox), term(&sandbox)), before);
}

#[test]
fn what_makes_no_sense_is_refused() {
    let sandbox = Sandbox::with_people();
    insta::assert_snapshot!(refusals(&sandbox, &[
        "pulse",
        "pulse cass",
        "pulse cass 4",
        "pulse cass boss 4",
        "pulse cass me",
        "pulse cass me 0",
        "pulse cass me 6",
        "pulse cass me nan",
        "pulse cass me good",
        "pulse cass me --reliable 0",
        "pulse cass me --reliable 6",
        "pulse cass me --reliable 4.5",
        "pulse cass me 6 --reliable 4",
        "pulse cass me 4 --on tomorrow",
        "pulse cass me 4 --on 11/05/2026",
        "pulse cass me 4 --on last",
        "pulse nobody me 4",
        "pulse cass,neal me 4",
    ]), @"");
}
