//! A section appears only when there is something in it.

use crate::support::Sandbox;

/// Returns the number of rows in a section on a day.
#[track_caller]
fn count(sandbox: &mut Sandbox, section: &str, day: &str) -> usize {
    sandbox.on(day).json("today")[section].as_array().map_or(0, Vec::len)
}

/// Returns the name a section proposes on a day.
fn proposed(sandbox: &mut Sandbox, section: &str, day: &str) -> Option<String> {
    sandbox.on(day).json("today")[section]["name"].as_str().map(str::to_owned)
}

#[test]
fn the_five_most_important_of_the_stale() {
    let sandbox = Sandbox::with_people();
    for n in 1..=4 {
        sandbox.rel(&format!("add Person{n} --unit Marketing")).succeeds();
    }
    let page = sandbox.json("today");
    assert_eq!(page["stale"].as_array().map(Vec::len), Some(5));
    let names = |rows: &serde_json::Value| -> Vec<String> {
        rows.as_array().into_iter().flatten().map(|row| row["name"].to_string()).collect()
    };
    assert_eq!(names(&page["stale"])[..], names(&sandbox.json("stale"))[..5]);
    let seen = sandbox.rel("today").succeeds().stdout;
    assert!(seen.contains("2 more: rel stale"), "{seen}");
    sandbox.rel("log @all hello").succeeds();
    let seen = sandbox.rel("today").succeeds().stdout;
    assert!(!seen.contains("Talk to"), "{seen}");
}

#[test]
fn promises_due_this_week_past_due_or_silent() {
    let mut sandbox = Sandbox::with_people();
    sandbox.rel("promise add cass due --measure x --due 2026-12-04").succeeds();
    for (day, shown) in [
        ("2026-11-21", 0),
        ("2026-11-26", 0),
        ("2026-11-27", 1),
        ("2026-12-04", 1),
        ("2026-12-05", 1),
    ] {
        assert_eq!(count(&mut sandbox, "promises", day), shown, "{day}");
    }
    sandbox.rel("promise keep 7").succeeds();
    assert_eq!(count(&mut sandbox, "promises", "2026-12-05"), 0);
    sandbox.rel("promise add neal silent --team --as intention").succeeds();
    assert_eq!(count(&mut sandbox, "promises", "2027-01-04"), 0);
    assert_eq!(count(&mut sandbox, "promises", "2027-01-05"), 1);
}

#[test]
fn the_greatest_concern_comes_first() {
    let mut sandbox = Sandbox::with_people();
    for line in [
        "promise add cass tomorrow --measure x --due tomorrow",
        "promise add cass silent --as intention",
        "promise add cass a little late --as intention --due 2026-12-23",
        "promise add cass late --measure x --due 2026-12-20",
    ] {
        sandbox.rel(line).succeeds();
    }
    sandbox.rel("promise move 7 --due 2026-12-26").succeeds();
    sandbox.on("2026-12-24");
    sandbox.rel("promise update 7 on it").succeeds();
    insta::assert_snapshot!(sandbox.session(&["today"]), @r#"
    $ rel today
    Thu 24 Dec: see Devon Marsh; Cassandra Kelly's #10 is 4 days late.
      Talk to    Devon Marsh (never), Cassandra Kelly (never), Neal Wallace (never)
      You owe    #10 Cassandra Kelly: late, 4 days late
                 #8 Cassandra Kelly: silent, silent for 33 days
                 #9 Cassandra Kelly: a little late, 1 day late
                 #7 Cassandra Kelly: tomorrow, due Sat 26 Dec 2026
      Ask        Devon Marsh: "how are we doing?" (never asked)
      Review     Devon Marsh: arrange a quality review (none in 90 days)
    "#);
}

#[test]
fn their_promises_are_a_section_of_their_own() {
    let mut sandbox = Sandbox::with_people();
    sandbox.rel("promise add cass headcount --theirs --due 2026-11-27").succeeds();
    assert_eq!(count(&mut sandbox, "promises", "2026-12-27"), 0);
    assert_eq!(count(&mut sandbox, "theirs", "2026-11-28"), 1);
    sandbox.rel("promise keep 7").succeeds();
    assert_eq!(count(&mut sandbox, "theirs", "2026-11-28"), 0);
    sandbox.rel("promise add cass some day --theirs").succeeds();
    assert_eq!(count(&mut sandbox, "theirs", "2027-11-28"), 0);
}

#[test]
fn birthdays_of_this_week() {
    let mut sandbox = Sandbox::with_people();
    sandbox.rel("edit cass --birthday 1980-01-02").succeeds();
    sandbox.rel("edit neal --birthday \"29 feb\"").succeeds();
    for (day, shown) in [
        ("2026-11-21", 0),
        ("2026-12-25", 0),
        ("2026-12-27", 1),
        ("2027-01-02", 1),
        ("2027-01-03", 0),
    ] {
        assert_eq!(count(&mut sandbox, "birthdays", day), shown, "{day}");
    }
    assert_eq!(count(&mut sandbox, "birthdays", "2028-02-27"), 1);
    assert_eq!(sandbox.json("today")["birthdays"][0]["date"], "2028-02-29");
    assert_eq!(count(&mut sandbox, "birthdays", "2027-02-26"), 1);
    sandbox.on("2026-11-21");
    sandbox.rel("archive cass").succeeds();
    assert_eq!(count(&mut sandbox, "birthdays", "2026-12-27"), 0);
}

#[test]
fn one_person_to_ask_for_a_pulse() {
    let mut sandbox = Sandbox::with_people();
    let day = "2026-11-21";
    for (line, next) in [
        ("log @all hello", "Devon Marsh"),
        ("pulse devon me 4", "Cassandra Kelly"),
        ("pulse cass team 4", "Neal Wallace"),
    ] {
        sandbox.rel(line).succeeds();
        assert_eq!(proposed(&mut sandbox, "ask_how", day).as_deref(), Some(next), "{line}");
    }
    sandbox.rel("pulse neal team 4").succeeds();
    assert_eq!(proposed(&mut sandbox, "ask_how", "2027-02-19"), None);
    assert_eq!(proposed(&mut sandbox, "ask_how", "2027-02-20").as_deref(), Some("Devon Marsh"));
    sandbox.rel("edit devon --away-until 2027-03-01").succeeds();
    let next = proposed(&mut sandbox, "ask_how", "2027-02-20");
    assert_eq!(next.as_deref(), Some("Cassandra Kelly"));
}

#[test]
fn a_quality_review_for_a_top_customer() {
    let mut sandbox = Sandbox::with_people();
    let day = "2026-11-21";
    assert_eq!(proposed(&mut sandbox, "review", day).as_deref(), Some("Devon Marsh"));
    sandbox.rel("log devon service levels -k review").succeeds();
    assert_eq!(proposed(&mut sandbox, "review", day), None, "nobody else is a top customer");
    assert_eq!(proposed(&mut sandbox, "review", "2027-02-19"), None);
    assert_eq!(proposed(&mut sandbox, "review", "2027-02-20").as_deref(), Some("Devon Marsh"));
}

#[test]
fn a_planned_ask_shows_the_balance() {
    let mut sandbox = Sandbox::with_people();
    for line in ["log cass hello", "log cass hello", "log cass hello"] {
        sandbox.rel(line).succeeds();
    }
    sandbox.rel("ask cass 400k --on \"dec 4\"").succeeds();
    sandbox.rel("ask cass the moon --deposit -9 --on \"nov 30\"").succeeds();
    sandbox.rel("ask neal a quote --on \"nov 27\"").succeeds();
    insta::assert_snapshot!(sandbox.session(&["today"]), @r#"
    $ rel today
    Sat 21 Nov: see Devon Marsh.
      Talk to    Devon Marsh (never), Neal Wallace (never)
      Asks       Fri 27 Nov, in 6 days: Neal Wallace, a quote: unknown, balance -2.0 after it [12]
                 Mon 30 Nov, in 9 days: Cassandra Kelly, the moon: wait, balance -6.0 after it [11]
                 Fri 4 Dec, in 13 days: Cassandra Kelly, 400k: ready, balance +1.0 after it [10]
      Ask        Devon Marsh: "how are we doing?" (never asked)
      Review     Devon Marsh: arrange a quality review (none in 90 days)
    "#);
    assert_eq!(count(&mut sandbox, "asks", "2026-11-28"), 2);
}

#[test]
fn a_quiet_day_is_one_line_even_after_a_kept_promise() {
    let sandbox = Sandbox::new();
    sandbox.rel("unit add Sales").succeeds();
    sandbox.rel("add Ann Lee --unit Sales").succeeds();
    for line in
        ["log ann hello", "log ann yearly -k review", "pulse ann me 4", "promise add ann it"]
    {
        sandbox.rel(line).succeeds();
    }
    let id = sandbox.json("list promises")[0]["id"].clone();
    sandbox.rel(&format!("promise keep {id}")).succeeds();
    assert_eq!(sandbox.rel("today").succeeds().stdout.lines().count(), 1);
}

#[test]
fn the_sentence_names_whose_promise_it_is_if_it_is_someone_elses() {
    let mut sandbox = Sandbox::with_people();
    sandbox.rel("promise add cass the budget --measure x --due 2026-11-25").succeeds();
    sandbox.rel("log cass,neal hello -d today").succeeds();
    sandbox.on("2026-11-30");
    let sentence = |sandbox: &Sandbox| {
        let page = sandbox.rel("today").succeeds().stdout;
        page.lines().next().map(str::to_owned)
    };
    assert_eq!(
        sentence(&sandbox).as_deref(),
        Some("Mon 30 Nov: see Devon Marsh; Cassandra Kelly's #7 is 5 days late.")
    );
    sandbox.rel("log devon hello").succeeds();
    assert_eq!(sentence(&sandbox).as_deref(), Some("Mon 30 Nov: #7 is 5 days late."));
}
