//! What ratings mean: lines on the page, and a term of the urgency.

use super::term;
use crate::support::Sandbox;

/// Returns the lines of a page about trust.
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
    insta::assert_snapshot!(trust(&sandbox), @"  Trust      you 4.5, your team not asked");
    sandbox.rel("pulse cass team 2 --reliable 1 --credible 3").succeeds();
    insta::assert_snapshot!(trust(&sandbox), @"
    Trust      you 4.5, your team 2: they trust you, but not your team
               team weakest at reliable (1)
    ");
    sandbox.rel("pulse cass team 2.5 --reliable 3 --credible 2 \"better\"").succeeds();
    insta::assert_snapshot!(trust(&sandbox), @"
    Trust      you 4.5, your team 2.5: they trust you, but not your team
               team weakest at credible (2); team up from 2
    ");
    sandbox.rel("pulse cass me 2").succeeds();
    sandbox.rel("pulse cass team 4.5").succeeds();
    insta::assert_snapshot!(trust(&sandbox), @"
    Trust      you 2, your team 4.5: they trust your team, but not you
               you down from 4.5; team up from 2.5
    ");
    sandbox.rel("pulse cass me 4.5").succeeds();
    sandbox.rel("pulse cass team 4.5").succeeds();
    insta::assert_snapshot!(trust(&sandbox), @"
    Trust      you 4.5, your team 4.5
               you up from 2; team unchanged at 4.5
    ");
}

#[test]
fn an_old_answer_asks_to_be_asked_again() {
    let mut sandbox = Sandbox::with_people();
    sandbox.rel("pulse cass me 4").succeeds();
    sandbox.rel("pulse cass team 2 --reliable 1").succeeds();
    sandbox.on("2027-02-19");
    assert!(!trust(&sandbox).contains("ask again"), "{}", trust(&sandbox));
    sandbox.on("2027-02-20");
    insta::assert_snapshot!(trust(&sandbox), @"
    Trust      you 4, your team 2: they trust you, but not your team
               team weakest at reliable (1); you 91 days old, ask again; team 91 days old, ask again
    ");
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
    insta::assert_snapshot!(sandbox.session(&["prioritize --unit Finance"]), @r#"
    $ rel prioritize --unit Finance
    1 person needs you, Cassandra Kelly: they rated your team 2.5 of 5 on Sat 21 Nov.
     1 Cassandra Kelly  █░░░░░░░░░   7  They rated your team 2.5 of 5 on Sat 21 Nov.
                                        > Ask Cassandra what would raise the score by one; keep one date, then: rel pulse "Cassandra Kelly" team SCORE
    To see what a number is made of: rel prioritize --explain
    "#);
    sandbox.on("2027-11-21");
    assert!((term(&sandbox) - 0.1).abs() < 1e-9, "365 days old");
    sandbox.on("2027-11-22");
    assert_eq!(term(&sandbox), 0.0, "older than that");
    sandbox.on("2026-11-09");
    assert_eq!(term(&sandbox), 0.0, "before they were asked");
}

#[test]
fn two_good_or_two_bad_scores_are_not_a_gap() {
    for (me, team, told) in [(5, 4, false), (2, 1, false), (4, 2, true)] {
        let sandbox = Sandbox::with_people();
        sandbox.rel(&format!("pulse cass me {me}")).succeeds();
        sandbox.rel(&format!("pulse cass team {team}")).succeeds();
        let seen = sandbox.rel("show cass").succeeds().stdout;
        assert_eq!(seen.contains("they trust you, but not your team"), told, "{seen}");
    }
}
