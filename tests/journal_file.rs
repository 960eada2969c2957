//! The journal file: complete after a crash, private, left alone when it is not ours, and without a
//! trace of a forgotten person.

pub mod at_once;
mod crash;
mod crowd;
mod damaged;
mod erased;
#[cfg(target_os = "linux")]
mod faults;
mod foreign;
mod importing;
mod killed;
mod reading;
mod state;
#[cfg(target_os = "linux")]
mod traced;
mod undone;
mod writing;

use std::fs;
use std::io::{BufRead, BufReader, Write};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::SystemTime;

use serde_json::Value;

use crate::support::Sandbox;

/// Commands that only read, whether or not they find anything.
const READING: [&str; 13] = [
    "stale",
    "stale --check",
    "prioritize --explain",
    "list",
    "list units",
    "list entries",
    "list facts",
    "list kinds",
    "show cass",
    "show nobody",
    "undo --list",
    "doctor",
    "config",
];

/// Commands that write.
const WRITING: [&str; 10] = [
    "log cass hello",
    "log 'Dana Ortiz' hello --new",
    "add Dana Ortiz",
    "edit cass --role Boss",
    "unit add Legal",
    "unit rank Finance Sales Marketing",
    "fact add cass goal grow",
    "forget Cassandra Kelly --yes",
    "import cards.vcf",
    "undo",
];

/// Returns the rows of an answer in JSON.
fn rows(sandbox: &Sandbox, line: &str) -> Vec<Value> {
    sandbox.json(line).as_array().expect("rows").clone()
}

/// Returns what the `sqlite3` shell prints, if it is installed.
fn sqlite3(file: &Path, sql: &str) -> Option<String> {
    let shell = Command::new("sqlite3").arg("-batch").arg(file).arg(sql).output();
    let Ok(output) = shell else {
        eprintln!("skipped: there is no sqlite3 shell");
        return None;
    };
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    Some(String::from_utf8_lossy(&output.stdout).trim_end().to_owned())
}

/// Returns the `sqlite3` shell, if it is installed, once it has run this and before it exits.
fn sqlite3_during(file: &Path, sql: &str) -> Option<Child> {
    let mut shell = Command::new("sqlite3");
    shell.arg("-batch").arg(file).stdin(Stdio::piped()).stdout(Stdio::piped());
    let Ok(mut shell) = shell.spawn() else {
        eprintln!("skipped: there is no sqlite3 shell");
        return None;
    };
    let input = shell.stdin.as_mut().expect("its input");
    writeln!(input, "{sql}\n.shell echo done").expect("it reads");
    let output = BufReader::new(shell.stdout.as_mut().expect("its output"));
    let is_done = output.lines().any(|line| line.expect("it answers") == "done");
    assert!(is_done, "the shell stopped before it had run: {sql}");
    Some(shell)
}

#[track_caller]
fn is_sound(sandbox: &Sandbox) {
    let report = sandbox.rel("doctor --format json").stdout;
    let report: Value = serde_json::from_str(&report).expect("JSON");
    // A file that the sqlite3 shell created is readable by others.
    let is_well = |check: &Value| check["ok"] == true || check["name"] == "permissions";
    assert!(report["checks"].as_array().is_some_and(|it| it.iter().all(is_well)), "{report:#}");
    if let Some(check) =
        sqlite3(&sandbox.journal(), "PRAGMA integrity_check; PRAGMA foreign_key_check;")
    {
        assert_eq!(check, "ok");
    }
}

/// Returns everything below a folder: names, bytes and modification times.
fn everything(folder: &Path) -> Vec<(String, Vec<u8>, SystemTime)> {
    let mut found = Vec::new();
    for file in fs::read_dir(folder).expect("a folder") {
        let path = file.expect("a file").path();
        let changed = fs::metadata(&path).and_then(|data| data.modified()).expect("a time");
        found.push((path.display().to_string(), fs::read(&path).unwrap_or_default(), changed));
        if path.is_dir() {
            found.extend(everything(&path));
        }
    }
    found.sort();
    found
}

/// Asserts that a folder is as it was, and names the files that are not.
#[track_caller]
fn is_unchanged(folder: &Path, before: &[(String, Vec<u8>, SystemTime)], line: &str) {
    let after = everything(folder);
    let gone = before.iter().filter(|file| !after.contains(file));
    let new = after.iter().filter(|file| !before.contains(file));
    let changed: Vec<&String> = gone.chain(new).map(|file| &file.0).collect();
    assert!(changed.is_empty(), "`rel {line}` changed {changed:?}");
}

/// Whether bytes contain a text; case matters only outside ASCII.
fn contains(bytes: &[u8], text: &str) -> bool {
    let text = text.to_ascii_lowercase();
    bytes.to_ascii_lowercase().windows(text.len()).any(|part| part == text.as_bytes())
}

/// Returns a command that logs a note of 100,000 letters for all people.
fn long_entry() -> String {
    format!("log @all {}", "x".repeat(100_000))
}
