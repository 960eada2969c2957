use std::path::PathBuf;

use crate::support::Sandbox;

#[test]
fn a_morning_with_a_made_up_journal() {
    let sandbox = Sandbox::new();
    let ran = sandbox.rel(&format!("demo --db {}", sandbox.path("demo.db").display())).succeeds();
    let headings: Vec<&str> = ran.stdout.lines().filter(|line| line.starts_with("$ ")).collect();
    assert_eq!(headings, ["$ rel", "$ rel stale", "$ rel prioritize -n 3", "$ rel show cass"]);
    let sentences: Vec<&str> = ran
        .stdout
        .lines()
        .zip(std::iter::once("$ ").chain(ran.stdout.lines()))
        .filter(|(_, before)| before.starts_with("$ "))
        .map(|(line, _)| line)
        .collect();
    insta::assert_snapshot!(sentences.join("\n"), @"
    A made-up journal: 7 units, 17 people (1 archived), two years with 548 entries.
    Sat 21 Nov: see Cassandra Kelly; #52 is 5 days late.
    4 people are due a real conversation. First: Cassandra Kelly, 43 days (every 18).
    4 people need you, Cassandra Kelly first: no real conversation for 43 days (every 18).
    You last really talked with Cassandra Kelly 43 days ago, 25 days longer than planned. You are in credit, your team is overdrawn; together enough to absorb a setback.
    ");
    assert!(ran.stdout.contains("export REL_DB="), "{}", ran.stdout);
    // The journal of REL_DB is not touched.
    assert!(!sandbox.journal().exists());
}

#[test]
fn the_leader_is_trusted_and_the_team_is_not() {
    let sandbox = Sandbox::new();
    let file = sandbox.path("demo.db");
    sandbox.rel(&format!("demo --db {}", file.display())).succeeds();
    let says = |line: &str, words: &str| {
        let ran = sandbox.rel(&format!("{line} --db {}", file.display())).succeeds();
        assert!(ran.stdout.contains(words), "{words:?} is missing: {}", ran.transcript());
    };
    says("show cass", "they trust you, but not your team");
    says("review", "people trust you, but not your team");
    // The CFO is waiting for an update.
    says("ask cass 400k", "Cassandra has heard nothing about");
    says("today", "ERP cutover date (team), 5 days late");
    // The marketing win shows.
    says("show neal", "win Fri 30 Oct");
    says("list entries --kind win --with neal", "first time I can show what a campaign brings");
}

#[test]
fn the_demo_is_the_same_every_time() {
    let sandbox = Sandbox::new();
    let told = ["one.db", "two.db"].map(|file| {
        let file = sandbox.path(file).display().to_string();
        sandbox.rel(&format!("demo --db {file}")).succeeds().stdout.replace(&file, "FILE")
    });
    assert_eq!(told[0], told[1]);
}

#[test]
fn the_demo_works_on_any_day() {
    let mut sandbox = Sandbox::new();
    for day in ["2026-11-21", "2024-02-29", "2027-01-01"] {
        sandbox.on(day);
        let file = sandbox.path(&format!("{day}.db"));
        let file = file.display();
        sandbox.rel(&format!("demo --db {file}")).succeeds();
        let stale = sandbox.json(&format!("stale --db {file}"));
        assert_eq!(stale[0]["name"], "Cassandra Kelly", "{day}");
        let entries = sandbox.json(&format!("list entries --db {file}"));
        let dates: Vec<&str> = entries
            .as_array()
            .expect("an array")
            .iter()
            .filter_map(|entry| entry["date"].as_str())
            .collect();
        assert!(dates.iter().all(|date| *date <= day), "{day}");
        assert!(dates.len() > 100, "{day}");
        // There is nothing to undo yet.
        sandbox.rel(&format!("undo --db {file}")).fails(1);
        sandbox.rel(&format!("log cass the Yankees again -k coffee --db {file}")).succeeds();
        sandbox.rel(&format!("undo --db {file}")).succeeds();
        assert_eq!(sandbox.json(&format!("list entries --db {file}")), entries, "{day}");
    }
}

#[test]
fn without_a_file_the_demo_uses_a_temporary_folder() {
    let sandbox = Sandbox::new();
    let mut command = sandbox.command("demo --format json");
    let output = command.env("TMPDIR", sandbox.path("")).output().expect("rel runs");
    let made: serde_json::Value = serde_json::from_slice(&output.stdout).expect("JSON");
    let file = PathBuf::from(made["journal"].as_str().expect("a path"));
    assert!(file.starts_with(sandbox.path("")) && file.exists(), "{made}");
    for key in ["units", "stakeholders", "entries", "facts"] {
        assert!(made[key].as_u64() > Some(0), "{key}: {made}");
    }
}

#[test]
fn an_existing_file_is_left_alone() {
    let sandbox = Sandbox::with_people();
    let before = std::fs::read(sandbox.journal()).expect("the journal");
    let ran = sandbox.rel(&format!("demo --db {}", sandbox.journal().display())).fails(1);
    let message = ran.stderr.replace(&sandbox.path("").display().to_string(), "~/");
    insta::assert_snapshot!(message, @"
    error: ~/journal.db already exists; the demo needs a new file.
    Nothing was written. Name a file that does not exist, or leave out --db.
    ");
    assert_eq!(std::fs::read(sandbox.journal()).expect("the journal"), before);
}
