//! The page for a quality review, and the promises on it.

use super::{data, named_and_not, shown, with};
use crate::support::Sandbox;

/// Runs a command with the id of the promise with this text.
#[track_caller]
fn of_promise(sandbox: &Sandbox, text: &str, line: &str) {
    let promises = sandbox.json("list promises");
    let promise = promises.as_array().expect("a list").iter().find(|it| it["text"] == text);
    let id = promise.expect("a promise")["id"].to_string();
    sandbox.rel(&line.replace("ID", &id)).succeeds();
}

fn with_promises() -> Sandbox {
    let mut sandbox = Sandbox::with_people();
    sandbox.on("2026-10-01");
    for line in [
        "promise add cass ERP date --due 2026-11-16 --risk \"the vendor\" --estimate \"40 d\"",
        "promise add cass close report --due 2026-10-20 --measure \"her controller signs\"",
        "promise add cass headcount --theirs --due 2026-11-27",
        "promise add cass dashboards --as best-effort --team",
        "pulse cass me 4.5",
    ] {
        sandbox.rel(line).succeeds();
    }
    sandbox.on("2026-10-23");
    of_promise(&sandbox, "close report", "promise keep ID signed");
    of_promise(&sandbox, "ERP date", "promise move ID --due 2026-11-18 the vendor is late");
    sandbox.rel("log cass fewer tickets, a weekly note -k review").succeeds();
    sandbox.rel("pulse cass team 2 \"I never know where things stand\"").succeeds();
    sandbox.on(crate::support::TODAY);
    sandbox
}

#[test]
fn one_page_for_a_quality_review() {
    let mut sandbox = with_promises();
    sandbox.columns(80);
    insta::assert_snapshot!(sandbox.session(&["review --with cass"]), @r#"
    $ rel review --with cass
    You owe Cassandra Kelly 2 promises (1 late); they rate you 4.5 and your team 2
    of 5.
    Open promises, and everything since Fri 21 Nov 2025.
    PROMISED               DUE     STATUS              MEASURE                EFFORT
    #7 commitment: ERP     18 Nov  3 days late         risk not shared: the   40 d
    date                                               vendor
    #8 commitment: close   20 Oct  kept, 3 days late   her controller signs
    report
    #10 best-effort:               silent for 51 days
    dashboards (team)
    #9 commitment:         27 Nov  open
    headcount (theirs)
      Kept       1 of 1 commitment (100%, against 95% promised).
      Pulses     Fri 23 Oct team 2 "I never know where things stand"
                 Thu 1 Oct me 4.5
      Agreed     Fri 23 Oct moved #7 to 18 Nov: "the vendor is late", still open
                 Fri 23 Oct update #8: "signed"
                 Fri 23 Oct review: "fewer tickets, a weekly note"
    Ask first: what should we keep doing, and what should we stop?
    "#);
    sandbox.columns(40);
    insta::assert_snapshot!(sandbox.session(&["review --with neal"]), @r#"
    $ rel review --with neal
    You owe Neal Wallace nothing; they have
    not rated you yet.
    Open promises, and everything since Fri
    21 Nov 2025.
      Promises   None yet:
                 rel promise add "Neal Wallace" TEXT --measure TEXT --due DATE
      Pulses     None yet. Ask how we are
                 doing, then:
                 rel pulse "Neal Wallace" me SCORE
      Agreed     Nothing recorded yet:
                 rel log "Neal Wallace" NOTE -k review
    Ask first: what should we keep doing,
    and what should we stop?
    "#);
}

#[test]
fn the_meeting_page_as_json() {
    let page = with_promises().json("review --with cass");
    let keys: Vec<&str> = page.as_object().expect("an object").keys().map(String::as_str).collect();
    assert_eq!(keys, ["stakeholder", "promises", "pulses", "agreed"]);
    assert_eq!(page["stakeholder"]["name"], "Cassandra Kelly");
    assert_eq!(page["promises"].as_array().map(Vec::len), Some(4));
    assert_eq!(page["promises"][0]["days_late"], 3);
    assert_eq!(page["pulses"][0]["quote"], "I never know where things stand");
    assert_eq!(page["agreed"][0]["what"], "moved");
    assert_eq!(page["agreed"][0]["status"], "open");
}

#[test]
fn promises_kept_and_broken() {
    let ended = |ends: [&str; 2]| {
        let sandbox = with(&[
            "promise add cass one --due 2026-11-30 --measure signed",
            "promise add neal two --due 2026-11-30 --measure signed",
        ]);
        of_promise(&sandbox, "one", &format!("promise {} ID why", ends[0]));
        of_promise(&sandbox, "two", &format!("promise {} ID why", ends[1]));
        sandbox
    };
    let (broken, kept) = (ended(["keep", "break"]), ended(["keep", "keep"]));
    assert_eq!(data(&broken, "word")["mistake"], true);
    assert_eq!(data(&kept, "word")["mistake"], false);
    insta::assert_snapshot!(format!("{}\n{}", shown(&broken, "Promises"), shown(&kept, "Promises")), @"
    Promises   You kept 1 of 2 commitments (50%, against 95% promised). Promise a best effort until you keep nearly all.
    Promises   You kept 2 of 2 commitments (100%, against 95% promised).
    ");
}

#[test]
fn promises_left_open() {
    insta::assert_snapshot!(named_and_not(
        "word",
        "Promises",
        &["promise add cass one --due 2026-11-30", "promise add neal two --as intention"],
        &["promise add cass one --due 2026-11-30 --measure signed",
            "promise add neal two --measure signed --risk strike --heard"],
    ), @"
    Promises   You neither kept nor broke a promise in this period. Without a measure: Cassandra Kelly #7. Agree on how you will both see that it is kept.
    Promises   You neither kept nor broke a promise in this period.
    ");
    let risk = with(&[
        "promise add cass one --measure a --risk strike",
        "promise add neal two --as intention",
    ]);
    assert_eq!(data(&risk, "word")["risk_not_heard"][0]["name"], "Cassandra Kelly");
    let mut silent = with(&[
        "promise add cass one --measure a --due 2026-12-30",
        "promise add cass two --measure a --due 2027-11-30",
        "promise add cass three --theirs",
    ]);
    silent.on("2026-12-02");
    let word = data(&silent, "word");
    assert_eq!(word["silent"].as_array().map(Vec::len), Some(1));
    assert_eq!(word["promises"], 2);
}

#[test]
fn promises_late_and_longer_than_estimated() {
    let mut sandbox = Sandbox::with_people();
    sandbox.on("2026-01-05");
    for text in ["a", "b", "c", "d", "e", "f"] {
        let unit = if text == "f" { "h" } else { "d" };
        let line = format!(
            "promise add cass {text} --due 2026-02-02 --measure m --estimate \"10 {unit}\""
        );
        sandbox.rel(&line).succeeds();
    }
    sandbox.on("2026-02-12");
    for (text, actual) in
        [("a", "10 d"), ("b", "20 d"), ("c", "15 d"), ("d", "15 D"), ("f", "99 d")]
    {
        of_promise(&sandbox, text, &format!("promise keep ID --actual \"{actual}\""));
    }
    assert_eq!(data(&sandbox, "word")["estimates"]["factor"], serde_json::Value::Null);
    of_promise(&sandbox, "e", "promise keep ID --actual \"15 d\"");
    let word = data(&sandbox, "word");
    assert_eq!(word["estimates"]["factor"], 1.5);
    assert_eq!(word["days_late"][0]["average"], 10.0);
    insta::assert_snapshot!(shown(&sandbox, "Promises"), @"  Promises   You kept 6 of 6 commitments (100%, against 95% promised). Late on average: Cassandra Kelly 10 days. Work takes 1.5 times your estimate. Move a date before it passes, not after.");
}
