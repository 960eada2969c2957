//! Concurrent commands.

use std::collections::BTreeSet;
use std::fs::File;
use std::process::{Child, Output, Stdio};
use std::thread::sleep;
use std::time::{Duration, SystemTime};

use serde_json::Value;

use super::{is_sound, rows, sqlite3_during};
use crate::support::Sandbox;

/// Runs commands at the same time.
pub fn at_once(sandbox: &Sandbox, lines: impl Iterator<Item = String>) -> Vec<Output> {
    let start = |line: String| {
        let mut command = sandbox.command(&line);
        command.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().expect("rel runs")
    };
    let running: Vec<Child> = lines.map(start).collect();
    running.into_iter().map(|child| child.wait_with_output().expect("rel ends")).collect()
}

#[track_caller]
pub fn all_succeed(outputs: &[Output]) {
    for output in outputs {
        assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    }
}

/// Returns the distinct values of a key.
pub fn distinct(rows: &[Value], key: &str) -> BTreeSet<String> {
    rows.iter().map(|row| row[key].to_string()).collect()
}

#[test]
fn twenty_concurrent_logs_make_twenty_entries() {
    let sandbox = Sandbox::with_people();
    let lines = (0..20).map(|n| format!("log @all at once {n}"));
    all_succeed(&at_once(&sandbox, lines));
    let entries = rows(&sandbox, "list entries");
    assert_eq!(entries.len(), 20);
    assert_eq!(distinct(&entries, "id").len(), 20);
    assert_eq!(distinct(&entries, "uid").len(), 20);
    assert_eq!(distinct(&entries, "note").len(), 20);
    is_sound(&sandbox);
}

#[test]
fn twenty_concurrent_logs_create_one_journal() {
    let sandbox = Sandbox::new();
    let lines = (0..20).map(|n| format!("log 'Person{n} Of Many' hello --new"));
    all_succeed(&at_once(&sandbox, lines));
    let (entries, people) = (rows(&sandbox, "list entries"), rows(&sandbox, "list"));
    assert_eq!((entries.len(), people.len()), (20, 20));
    let ids = distinct(&[entries, people].concat(), "id");
    assert_eq!(ids.len(), 40);
    is_sound(&sandbox);
}

#[test]
fn concurrent_edits_are_all_kept() {
    let sandbox = Sandbox::with_people();
    all_succeed(&at_once(&sandbox, (0..10).map(|n| format!("edit cass --tag t{n}"))));
    let tags = rows(&sandbox, "list --match cassandra")[0]["tags"].clone();
    assert_eq!(tags.as_array().map(Vec::len), Some(10), "{tags}");
}

#[test]
fn a_name_added_twice_concurrently_is_added_once() {
    let sandbox = Sandbox::with_people();
    let outputs = at_once(&sandbox, (0..10).map(|_| "add Dana Ortiz".to_owned()));
    assert_eq!(rows(&sandbox, "list --match ortiz").len(), 1);
    assert_eq!(outputs.iter().filter(|output| output.status.success()).count(), 1);
}

#[test]
fn two_concurrent_undos_take_back_two_steps() {
    let sandbox = Sandbox::with_people();
    for note in ["one", "two", "three"] {
        sandbox.rel(&format!("log cass {note}")).succeeds();
    }
    all_succeed(&at_once(&sandbox, (0..2).map(|_| "undo".to_owned())));
    let entries = rows(&sandbox, "list entries");
    assert_eq!(entries.iter().map(|entry| &entry["note"]).collect::<Vec<_>>(), ["one"]);
    is_sound(&sandbox);
}

#[test]
fn a_write_waits_for_another_that_holds_the_lock() {
    let sandbox = Sandbox::with_people();
    let Some(mut shell) = sqlite3_during(&sandbox.journal(), "BEGIN IMMEDIATE;") else { return };
    let mut log = sandbox.command("log cass patience");
    let mut log = log.stdout(Stdio::null()).spawn().expect("rel runs");
    sleep(Duration::from_millis(500));
    assert!(log.try_wait().expect("a state").is_none(), "it did not wait");
    assert_eq!(rows(&sandbox, "list entries").len(), 0, "reading goes on");
    drop(shell.stdin.take());
    shell.wait().expect("the shell ends");
    assert!(log.wait().expect("rel ends").success());
    assert_eq!(rows(&sandbox, "list entries").len(), 1);
}

#[test]
fn a_write_waits_its_turn_as_long_as_others_get_something_done() {
    let sandbox = Sandbox::with_people();
    let Some(mut shell) = sqlite3_during(&sandbox.journal(), "BEGIN IMMEDIATE;") else { return };
    let mut log = sandbox.command("log cass patience");
    let mut log = log.stdout(Stdio::null()).spawn().expect("rel runs");
    sleep(Duration::from_secs(1));
    let journal = File::options().append(true).open(sandbox.journal()).expect("the journal");
    journal.set_modified(SystemTime::UNIX_EPOCH).expect("it looks written");
    sleep(Duration::from_secs(5));
    assert!(log.try_wait().expect("a state").is_none(), "it gave up after 5 seconds");
    drop(shell.stdin.take());
    shell.wait().expect("the shell ends");
    assert!(log.wait().expect("rel ends").success());
    assert_eq!(rows(&sandbox, "list entries").len(), 1);
}

#[test]
fn doctor_says_that_a_journal_is_busy_not_that_it_is_damaged() {
    let sandbox = Sandbox::with_people();
    let Some(mut shell) = sqlite3_during(&sandbox.journal(), "BEGIN EXCLUSIVE;") else { return };
    insta::assert_snapshot!(sandbox.session(&["doctor", "doctor --fix"]), @"
    $ rel doctor
    ! error: The journal is busy: another command has been writing for 5 seconds.
    ! Nothing was written. Try again; if this goes on, look for a command that hangs.
    [exit 1]

    $ rel doctor --fix
    ! error: The journal is busy: another command has been writing for 5 seconds.
    ! Nothing was written. Try again; if this goes on, look for a command that hangs.
    [exit 1]
    ");
    drop(shell.stdin.take());
    shell.wait().expect("the shell ends");
}
