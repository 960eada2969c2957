//! Measures how long commands take, in whole processes, next to `true` and, if it is installed, the
//! `sqlite3` shell.
//!
//! ```text
//! cargo bench --bench startup                     # 200 people, 10,000 entries
//! cargo bench --bench startup -- 200 1000000 100  # people, entries, rounds
//! ```
//!
//! The commands take turns, so that noise affects all alike: trust the ratios more than the times.

#![allow(clippy::expect_used, clippy::print_stdout, reason = "a benchmark may stop and print")]

use std::fs;
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use chrono::{Days, NaiveDate};
use rel_journal::clock::Now;
use rel_journal::model::{Entry, Kinds, Stakeholder, Unit};
use rel_journal::scoring::Constants;
use rel_journal::store::Store;

/// What `stale` reads from the file, in one query.
const EQUIVALENT: &str =
    "SELECT s.name, u.name, d.last_contact, d.routine_since, d.team_last_contact
    FROM stakeholder s JOIN standing d ON d.stakeholder = s.id LEFT JOIN unit u ON u.id = s.unit
    ORDER BY d.last_contact;";

fn main() {
    let numbers: Vec<usize> = std::env::args().filter_map(|arg| arg.parse().ok()).collect();
    let number = |index: usize, usual: usize| numbers.get(index).copied().unwrap_or(usual);
    let (people, entries, rounds) = (number(0, 200), number(1, 10_000), number(2, 200));

    let folder = tempfile::tempdir().expect("a temporary folder");
    let journal = folder.path().join("journal.db");
    write_journal(&journal, people, entries);
    let size = fs::metadata(&journal).expect("the journal").len() / 1024;
    println!("{people} people, {entries} entries, {size} KiB; medians of {rounds} rounds\n");

    let mut contenders = contenders(&journal);
    let mut times: Vec<Vec<Duration>> = vec![Vec::new(); contenders.len()];
    for round in 0..=rounds {
        for ((_, command), times) in contenders.iter_mut().zip(&mut times) {
            let begin = Instant::now();
            let status = command.status().expect("it runs");
            let time = begin.elapsed();
            assert!(status.success());
            // The first round warms the caches.
            if round > 0 {
                times.push(time);
            }
        }
    }
    let medians: Vec<f64> = times.into_iter().map(median).collect();
    println!("{:<28}  {:>9}  {:>7}", "", "median", "x true");
    for ((name, _), median) in contenders.iter().zip(&medians) {
        println!("{name:<28}  {median:>6.2} ms  {:>7.2}", median / medians[0]);
    }
}

fn median(mut times: Vec<Duration>) -> f64 {
    times.sort();
    times[times.len() / 2].as_secs_f64() * 1000.0
}

fn contenders(journal: &Path) -> Vec<(&'static str, Command)> {
    let rel = |words: &[&str]| {
        let mut command = Command::new(env!("CARGO_BIN_EXE_rel"));
        command.args(words).env("REL_DB", journal).env("REL_CONFIG", "/nonexistent");
        quiet(command)
    };
    let mut all = vec![("true", quiet(Command::new("true")))];
    let mut sqlite = Command::new("sqlite3");
    sqlite.arg(journal).arg(EQUIVALENT);
    let mut sqlite = quiet(sqlite);
    if sqlite.status().is_ok_and(|status| status.success()) {
        all.push(("sqlite3, equivalent query", sqlite));
    }
    all.push(("rel --version", rel(&["--version"])));
    all.push(("rel stale", rel(&["stale"])));
    all.push(("rel stale --format json", rel(&["stale", "--format", "json"])));
    all.push(("rel prioritize", rel(&["prioritize"])));
    all.push(("rel show", rel(&["show", "Person 7"])));
    all.push(("rel list entries -n 10", rel(&["list", "entries", "-n", "10"])));
    all.push(("rel log", rel(&["log", "Person 7", "a word in the lift", "-k", "coffee"])));
    all
}

fn quiet(mut command: Command) -> Command {
    command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
    command
}

/// Writes a journal in which two thirds of the people are met again and again. Entries go back two
/// years, or fifteen if there are many. The numbers determine everything in it.
fn write_journal(path: &Path, people: usize, entries: usize) {
    let now = Now::read().expect("the clock");
    let constants = Constants::default();
    let kinds: Vec<_> = Kinds::default().iter().cloned().collect();
    let span = if entries > 100_000 { 15 * 365 } else { 2 * 365 };
    let store = Store::open(path).and_then(Store::for_writing).expect("a journal");
    let mut write = store.write(now, &constants).expect("a transaction");
    let day = |back: usize| -> NaiveDate { now.today - Days::new(back as u64) };
    let units: Vec<Unit> = (1..=8)
        .map(|number| Unit {
            id: 0,
            uid: String::new(),
            name: format!("Unit {number}"),
            weight: f64::from(number),
            cadence_days: None,
            why: None,
        })
        .map(|unit| write.add(unit).expect("a unit"))
        .collect();
    let everyone: Vec<Stakeholder> = (0..people)
        .map(|number| {
            let mut person = Stakeholder::new(format!("Person {number}"), day(span));
            person.unit = Some(units[number % units.len()].id);
            write.add(person).expect("a person")
        })
        .collect();
    for number in 0..entries {
        let kind = &kinds[number * 7 % kinds.len()];
        let mut entry = Entry::new(kind, day(span - number * span / entries));
        entry.note =
            "budget roadmap outage vendor contract risk migration renewal headcount".to_owned();
        let first = number * number % (people * 2 / 3).max(1);
        entry.stakeholders = vec![everyone[first].id];
        write.add(entry).expect("an entry");
    }
    write.commit_without_step().expect("a commit");
}
