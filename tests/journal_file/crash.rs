//! Commands killed at any moment, and the files they leave.

use std::fs;
use std::process::Stdio;
use std::thread::sleep;
use std::time::{Duration, Instant};

use super::{READING, contains, is_sound, long_entry, rows, sqlite3_during};
use crate::support::{Sandbox, rounds};

/// Returns how long a command takes.
pub(super) fn time_of(sandbox: &Sandbox, line: &str) -> Duration {
    let start = Instant::now();
    sandbox.rel(line).succeeds();
    start.elapsed()
}

/// Kills a command with SIGKILL this long after its start.
pub(super) fn kill_after(sandbox: &Sandbox, line: &str, delay: Duration) {
    let mut command = sandbox.command(line);
    command.stdout(Stdio::null()).stderr(Stdio::null());
    let mut child = command.spawn().expect("rel runs");
    sleep(delay);
    child.kill().expect("it is killed");
    child.wait().expect("it ends");
}

/// Returns moments spread from the start of a command to a quarter of its duration after its end.
pub(super) fn moments(duration: Duration, count: u32) -> impl Iterator<Item = Duration> {
    (0..count).map(move |n| duration * 5 * n / (4 * count))
}

#[test]
fn a_killed_log_is_complete_or_leaves_no_trace() {
    let sandbox = Sandbox::with_people();
    let duration = time_of(&sandbox, &long_entry());
    sandbox.rel("undo").succeeds();
    let steps = rows(&sandbox, "undo --list").len();
    let (mut there, mut not_there) = (0, 0);
    for moment in moments(duration, rounds(8, 40)) {
        kill_after(&sandbox, &long_entry(), moment);
        is_sound(&sandbox);
        let entries = rows(&sandbox, "list entries");
        assert_eq!(rows(&sandbox, "undo --list").len(), steps + entries.len());
        if let [entry] = entries.as_slice() {
            assert_eq!(entry["note"].as_str().map(str::len), Some(100_000));
            assert_eq!(entry["stakeholders"].as_array().map(Vec::len), Some(3));
            sandbox.rel("undo").succeeds();
            there += 1;
        } else {
            not_there += 1;
        }
        assert_eq!(rows(&sandbox, "list entries").len(), 0);
    }
    eprintln!("killed {} times: {there} there, {not_there} not", there + not_there);
}

#[test]
fn a_journal_can_be_used_after_its_creation_was_killed() {
    let line = "log 'Cassandra Kelly' hello --new";
    let duration = time_of(&Sandbox::new(), line);
    for moment in moments(duration, rounds(8, 40)) {
        let sandbox = Sandbox::new();
        kill_after(&sandbox, line, moment);
        let entries = rows(&sandbox, "list entries").len();
        assert_eq!(rows(&sandbox, "list").len(), entries);
        sandbox.rel("log 'Neal Wallace' hello --new").succeeds();
        assert_eq!(rows(&sandbox, "list entries").len(), entries + 1);
        is_sound(&sandbox);
    }
}

#[test]
fn a_crash_in_the_middle_of_a_commit_is_rolled_back() {
    let sandbox = Sandbox::with_people();
    sandbox.rel("log cass before the crash").succeeds();
    // A cache of one page makes SQLite write to the file before the commit, as a commit does.
    let half = "PRAGMA cache_size = 1; BEGIN IMMEDIATE;
        UPDATE entry SET note = 'half-written ' || hex(zeroblob(100000));
        UPDATE stakeholder SET role = 'half-written ' || hex(zeroblob(100000));";
    let Some(mut shell) = sqlite3_during(&sandbox.journal(), half) else { return };
    shell.kill().expect("it is killed");
    shell.wait().expect("it ends");
    let torn = fs::read(sandbox.journal()).expect("the file");
    assert!(contains(&torn, "half-written"), "the crash left nothing behind");
    assert_eq!(rows(&sandbox, "list entries")[0]["note"], "before the crash");
    sandbox.rel("log cass after the crash").succeeds();
    assert_eq!(rows(&sandbox, "list entries").len(), 2);
    is_sound(&sandbox);
}

#[test]
fn a_crash_during_creation_leaves_no_journal() {
    for first in ["stale", "list entries", "log 'Neal Wallace' hello --new"] {
        let sandbox = Sandbox::new();
        let half = "PRAGMA cache_size = 1; BEGIN IMMEDIATE; CREATE TABLE record (id, text);
            INSERT INTO record VALUES (1, hex(zeroblob(100000)));";
        let Some(mut shell) = sqlite3_during(&sandbox.journal(), half) else { return };
        shell.kill().expect("it is killed");
        shell.wait().expect("it ends");
        assert!(fs::metadata(sandbox.journal()).expect("a file").len() > 0);
        sandbox.rel(first).succeeds();
        sandbox.rel("log 'Cassandra Kelly' hello --new").succeeds();
        is_sound(&sandbox);
    }
}

#[test]
fn an_empty_file_is_filled() {
    let sandbox = Sandbox::new();
    fs::write(sandbox.journal(), "").expect("an empty file");
    for line in READING {
        assert!(matches!(sandbox.rel(line).code, Some(0 | 1)), "{line}");
        assert_eq!(fs::read(sandbox.journal()).expect("the file"), b"", "{line}");
    }
    sandbox.rel("log 'Cassandra Kelly' hello --new").succeeds();
    assert_eq!(rows(&sandbox, "list entries").len(), 1);
}
