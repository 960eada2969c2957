//! Each habit, in a journal with the mistake and in one without it.

use super::{data, named_and_not, shown, with};
use crate::support::Sandbox;

#[test]
fn attention() {
    insta::assert_snapshot!(named_and_not(
        "attention",
        "Attention",
        &["log neal a -k coffee", "log neal b -k coffee", "log neal c -k coffee"],
        &["log devon a", "log devon b", "log devon c", "log cass a", "log cass b", "log neal a"],
    ), @"
    Attention  83% misplaced: Marketing is furthest above its weight, Sales furthest below. Give the next free hour to Sales, not to Marketing.
    Attention  Your time goes exactly where the weight is.
    ");
    let together = with(&["log neal,cass x -k lunch", "log devon,cass y", "log neal z"]);
    let units = data(&together, "attention")["units"].clone();
    let deposits: Vec<_> = (0..3).map(|at| units[at]["deposits"].as_f64()).collect();
    assert_eq!(deposits, [Some(1.0), Some(3.0), Some(3.0)]);
    // |3/6 - 1/7| + |2/6 - 3/7| + |1/6 - 3/7|, halved
    let misplaced = data(&together, "attention")["misplaced"].as_f64().expect("a number");
    assert!((misplaced - 5.0 / 14.0).abs() < 1e-9, "{misplaced}");
}

#[test]
fn form() {
    insta::assert_snapshot!(named_and_not(
        "form",
        "Form",
        &["log cass,neal a -k meeting", "log cass b -k meeting", "log cass c -k meeting", "log neal a"],
        &["log cass a -k meeting", "log cass b", "log neal c"],
    ), @"
    Form       Meetings 3, real conversations 1. Most meetings for the least talk: Cassandra Kelly (3 to 0). Stay on after the next meeting and talk, with Cassandra Kelly first.
    Form       Meetings 1, real conversations 2.
    ");
    let never = with(&["log cass a -k meeting", "log cass b -k meeting", "log cass c -k meeting"]);
    assert_eq!(data(&never, "form")["ratio"], serde_json::Value::Null);
    insta::assert_snapshot!(shown(&never, "Form"), @"  Form       Meetings 3, real conversations 0. Most meetings for the least talk: Cassandra Kelly (3 to 0). Stay on after the next meeting and talk, with Cassandra Kelly first.");
}

#[test]
fn one_sided() {
    insta::assert_snapshot!(named_and_not(
        "one_sided",
        "One-sided",
        &["log cass,neal a", "log cass b", "log cass c", "log devon a -k coffee",
            "log devon b -k coffee", "log devon c -k coffee"],
        &["log cass a", "log cass b", "log cass c -k lunch"],
    ), @"
    One-sided  Only business: Cassandra Kelly. Only social: Devon Marsh. Take Cassandra Kelly to lunch, and ask Devon Marsh what they are working towards.
    One-sided  Not the one person you often talk with.
    ");
}

#[test]
fn bank() {
    insta::assert_snapshot!(named_and_not(
        "bank",
        "Bank",
        &["log cass a -d 2026-09-01", "log cass money -k ask -d 2026-11-10", "log cass b -d 2026-11-10"],
        &["log cass a -d 2026-09-12", "log cass money -k ask -d 2026-11-10", "log cass b -k lunch"],
    ), @"
    Bank       +2.0 in, -2.0 out. 1 ask came after 60 days of silence or more: Cassandra Kelly. Call when you need nothing, and ask a month later.
    Bank       +3.0 in, -2.0 out.
    ");
    let drawn = with(&["log neal a", "log neal b -k said-no", "log neal c -k setback"]);
    insta::assert_snapshot!(shown(&drawn, "Bank"), @"  Bank       +1.0 in, -5.0 out. Deposit before the next withdrawal.");
    assert_eq!(data(&drawn, "bank")["withdrawals"], -5.0);
}

#[test]
fn promises_are_in_the_bank() {
    let sandbox = with(&["promise add cass the date --due 2026-11-30"]);
    let id = sandbox.json("list promises")[0]["id"].clone();
    sandbox.rel(&format!("promise keep {id}")).succeeds();
    assert_eq!(data(&sandbox, "bank")["deposits"], 1.0);
}

#[test]
fn trouble() {
    insta::assert_snapshot!(named_and_not(
        "trouble",
        "Trouble",
        &["log cass outage -k setback -d 2026-11-10", "log cass a -d 2026-11-10",
            "log cass b --by Priya -d 2026-11-13", "log cass c -d 2026-11-14", "log neal d -d 2026-11-10"],
        &["log cass outage -k setback -d 2026-11-10", "log cass a -d 2026-11-09",
            "log cass b -d 2026-11-14", "log neal c -d 2026-11-11"],
    ), @"
    Trouble    2 of 3 contacts with Finance came within 3 days of a setback or complaint. Go and see Finance when nothing is wrong.
    Trouble    0 of 3 contacts came within 3 days of a setback or complaint.
    ");
    let heard_at_lunch = with(&[
        "log cass a -k lunch --also complaint=dates",
        "log cass b",
        "log cass c -d 2026-11-01",
    ]);
    assert_eq!(data(&heard_at_lunch, "trouble")["after_trouble"], 1);
}

#[test]
fn declined() {
    insta::assert_snapshot!(named_and_not(
        "declined",
        "Declined",
        &["log devon customer trip to Austin -k declined", "log devon a", "log neal b"],
        &["log devon a", "log devon b", "log neal b"],
    ), @"
    Declined   You turned down 1 invitation: Devon Marsh (customer trip to Austin). Accept the next one, or invite them yourself this month.
    Declined   You turned down none of their invitations.
    ");
}

#[test]
fn curiosity() {
    insta::assert_snapshot!(named_and_not(
        "curiosity",
        "Curiosity",
        &["log cass a", "log cass b", "log neal c --fact interest=chess"],
        &["log cass a", "log cass b", "log neal c --fact problem=churn"],
    ), @"
    Curiosity  You made 0 visits and learned of 0 problems and 0 goals in 3 real conversations. Ask what gets in their way, and write it down.
    Curiosity  You made 0 visits and learned of 1 problem and 0 goals in 3 real conversations (Neal Wallace).
    ");
    let visit = with(&["log cass a -k visit", "log cass b", "log neal c"]);
    assert_eq!(data(&visit, "curiosity")["mistake"], false);
}

#[test]
fn meetings_and_trust() {
    let meetings = [
        "log cass a -k meeting -d 2026-11-02",
        "log cass b -k meeting -d 2026-11-04",
        "log cass,neal c -k meeting -d 2026-11-06",
        "log cass d -k meeting -d 2026-11-09",
    ];
    let rated = |before: &str, after: &str| -> Vec<String> {
        let pulses = [
            format!("pulse cass team {before} --on 2026-10-05"),
            format!("pulse cass team {after} --on 2026-11-10"),
        ];
        meetings.iter().map(|line| (*line).to_owned()).chain(pulses).collect()
    };
    let (falling, rising) = (rated("4", "2.5"), rated("2", "4"));
    let lines = |lines: &'_ [String]| -> Vec<String> { lines.to_vec() };
    let (falling, rising) = (lines(&falling), lines(&rising));
    insta::assert_snapshot!(named_and_not(
        "meetings_and_trust",
        "Meetings",
        &falling.iter().map(String::as_str).collect::<Vec<_>>(),
        &rising.iter().map(String::as_str).collect::<Vec<_>>(),
    ), @"
    Meetings   Many meetings, falling trust: Cassandra Kelly (4 meetings, your team from 4 to 2.5). Ask what the meetings leave unanswered; more meetings will not help.
    Meetings   Trust is not falling with anyone you often meet.
    ");
}

#[test]
fn trust() {
    insta::assert_snapshot!(named_and_not(
        "trust",
        "Trust",
        &["pulse cass me 4.5", "pulse cass team --reliable 1 --credible 3", "pulse neal team 3"],
        &["pulse cass me 4", "pulse cass team 3.5", "pulse neal team 4"],
    ), @"
    Trust      You 4.5, team 2.5: people trust you, but not your team. Furthest apart: Cassandra Kelly. Weakest: reliable (1). Let your people bring the good news themselves.
    Trust      You 4, team 3.8, from 2 people.
    ");
    let low = with(&["pulse cass me 2"]);
    insta::assert_snapshot!(shown(&low, "Trust"), @"  Trust      You 2, team not rated, from 1 person. Promise one small thing, and let them see you keep it.");
}

#[test]
fn trust_has_a_direction_over_six_months() {
    let sandbox = with(&[
        "pulse cass me 4 --on 2026-05-31",
        "pulse cass me 3 --on 2026-06-05",
        "pulse neal me 5 --on 2026-06-30",
        "pulse cass me 3 --on 2026-09-05",
        "pulse cass me 2",
    ]);
    let trust = data(&sandbox, "trust");
    assert_eq!(trust["months"][0]["month"], "2026-06");
    assert_eq!(trust["months"][0]["me"], 4.0);
    assert_eq!(trust["months"][1]["me"], serde_json::Value::Null);
    assert_eq!(trust["trend"]["me"], "falling");
    assert_eq!(trust["trend"]["team"], serde_json::Value::Null);
}

#[test]
fn carried() {
    insta::assert_snapshot!(named_and_not(
        "carried",
        "Carried",
        &["log cass a", "log cass b", "log neal c --by \"Priya Shah\"", "log neal,devon d"],
        &["log cass,neal,devon a", "log cass,neal,devon b --by \"Priya Shah\"", "log neal c --team"],
    ), @"
    Carried    Only you talk with Sales and Finance. Take someone from your team along next time.
    Carried    Every unit has more than one of you to talk with.
    ");
}

#[test]
fn effort() {
    insta::assert_snapshot!(named_and_not(
        "effort",
        "Effort",
        &["log cass a", "log cass b", "log neal c"],
        &["log cass a", "log cass b", "log neal c --by Priya"],
    ), @"
    Effort     You made 100% of 3 contacts, your team 0%. Hand over one relationship, and stay on as backup.
    Effort     You made 67% of 3 contacts, your team 33%.
    ");
}

#[test]
fn started() {
    let now = ["log cass a", "log cass b", "log neal c"];
    let mistaken = [&["log cass help -d 2026-06-01 --inbound"], &now[..]].concat();
    let fine = [&mistaken[..], &["log cass again --inbound -k message -d 2026-11-01"]].concat();
    insta::assert_snapshot!(named_and_not("started", "Started", &mistaken, &fine), @"
    Started    You started all 3 real conversations. No longer coming to you: Cassandra Kelly. People who get no answers stop asking: go and ask them.
    Started    You started all 3 real conversations.
    ");
    let waiting = with(&["log cass a --inbound", "log cass b --inbound", "log neal c --inbound"]);
    insta::assert_snapshot!(shown(&waiting, "Started"), @"  Started    You started none of 3 real conversations. Call first, once a week.");
}

#[test]
fn load() {
    let held = |who: &str| -> Vec<String> {
        (0..15)
            .map(|week| format!("log {who} a -d 2026-{:02}-{:02}", 9 + week / 6, 1 + week % 6 * 4))
            .collect()
    };
    let (some, all) = (held("cass"), held("cass,neal,devon"));
    insta::assert_snapshot!(named_and_not(
        "load",
        "Load",
        &some.iter().take(3).map(String::as_str).collect::<Vec<_>>(),
        &all.iter().map(String::as_str).collect::<Vec<_>>(),
    ), @"
    Load       Keeping up takes 1 real conversation a week; you had 0.2. Waiting: Devon Marsh, Cassandra Kelly and Neal Wallace. Block the hours, or give some people a longer cadence.
    Load       Keeping up takes 1 real conversation a week; you had 3.5.
    ");
}

#[test]
fn a_late_promise_that_is_still_open_is_not_called_delivered() {
    let headline = |lines: &[&str]| {
        let mut sandbox = Sandbox::with_people();
        sandbox.on("2026-11-10");
        for line in lines {
            sandbox.rel(line).succeeds();
        }
        let page = sandbox.on("2026-11-21").rel("review").succeeds().stdout;
        page.lines().next().map(str::to_owned).unwrap_or_default()
    };
    let add = |what: &str| format!("promise add cass {what} --measure x --due 2026-11-16");
    let (first, second) = (add("a"), add("b"));
    let later = "promise add neal c --measure x";
    assert_eq!(headline(&[&first, later]), "#7 to Cassandra Kelly is 5 days late.");
    assert_eq!(
        headline(&[&first, &second]),
        "#7 and #8 to Cassandra Kelly are 5 days late on average."
    );
    assert_eq!(
        headline(&[&first, &second, "promise keep 8"]),
        "You deliver late: 2.5 days on average to Cassandra Kelly."
    );
}
