//! What crashes leave, and empty files.

use std::fs;

use super::{READING, contains, is_sound, rows, sqlite3_during};
use crate::support::Sandbox;

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
