//! Journals of earlier versions: read as they are, upgraded by the first command that writes, which
//! keeps a copy.

mod every_version;

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Stdio;

use serde_json::Value;

use crate::support::{Sandbox, repository};

/// Commands that only read and find something.
const READING: [&str; 12] = [
    "",
    "today",
    "stale",
    "prioritize --explain",
    "list",
    "list units",
    "list entries",
    "list facts",
    "list promises",
    "show cass",
    "ask cass 400k",
    "undo --list",
];

/// Commands that write.
const WRITING: [&str; 6] = [
    "log cass hello",
    "promise add cass the date --due 2026-12-04 --measure x",
    "pulse cass team 2",
    "edit cass --role Boss",
    "unit add Legal",
    "undo",
];

/// Creates a journal as version 1 wrote it: Cassandra Kelly, a coffee, a setback and a fact.
fn of_version_1() -> Sandbox {
    of_version(1)
}

/// Creates a journal as a version of the schema wrote it.
fn of_version(version: usize) -> Sandbox {
    let sandbox = Sandbox::new();
    fs::copy(fixture(version), sandbox.journal()).expect("the file is copied");
    sandbox
}

fn fixture(version: usize) -> PathBuf {
    repository(&format!("tests/fixtures/version-{version}.db"))
}

fn copy_of(sandbox: &Sandbox) -> PathBuf {
    sandbox.path("journal.db.v1")
}

/// Returns the version in the header of a journal, where SQLite keeps `user_version`.
fn version(file: &Path) -> i32 {
    let bytes = fs::read(file).expect("a file");
    i32::from_be_bytes(bytes[60..64].try_into().expect("four bytes"))
}

/// Returns the bytes of a file without the counters in its header: changes, and schema changes.
fn content(file: &Path) -> Vec<u8> {
    let mut bytes = fs::read(file).expect("a file");
    for counter in [24..28, 40..44, 92..96] {
        bytes[counter].fill(0);
    }
    bytes
}

/// Returns the names of all files of a sandbox.
fn files(sandbox: &Sandbox) -> Vec<String> {
    let files = fs::read_dir(sandbox.path("")).expect("a folder");
    let mut names: Vec<String> = files
        .map(|file| file.expect("a file").file_name().to_string_lossy().into_owned())
        .collect();
    names.sort();
    names
}

/// Returns everything that scripts can read from a journal.
fn rows(sandbox: &Sandbox) -> Vec<Value> {
    ["list", "list units", "list entries", "list facts", "prioritize --all", "undo --list"]
        .iter()
        .map(|line| sandbox.json(line))
        .collect()
}

#[test]
fn reading_an_earlier_version_changes_nothing() {
    let sandbox = of_version_1();
    let before = fs::read(sandbox.journal()).expect("a journal");
    for line in READING {
        let seen = sandbox.rel(line).succeeds().stdout;
        assert!(!seen.is_empty(), "{line}");
        assert!(fs::read(sandbox.journal()).expect("a journal") == before, "{line}");
        assert_eq!(files(&sandbox), ["journal.db"], "{line}");
    }
    insta::assert_snapshot!(sandbox.session(&[
        "list",
        "list units",
        "list entries",
        "list facts",
        "ask cass 400k",
    ]), @r#"
    $ rel list
    There is 1 person.
    NAME             ROLE  UNIT     IMPORTANCE  EVERY  LAST TALKED  STATE
    Cassandra Kelly  CFO   Finance         50%    28d  20 Oct 2026  due

    $ rel list units
    There are 2 units, the heaviest first.
    UNIT     WEIGHT  EVERY  PEOPLE  WHY
    Sales         2      -       0
    Finance       1      -       1

    $ rel list entries
    There are 2 entries, the newest first.
    ID  DATE         KIND     WITH                 WORTH  NOTE
    #5  25 Oct 2026  setback  Cassandra Kelly  -4.0 team  the ERP was down
    #4  20 Oct 2026  coffee   Cassandra Kelly       +1.0  the Yankees

    $ rel list facts
    There is 1 fact, the newest first.
    ID  NAME             TOPIC     WHAT         LEARNED
    #6  Cassandra Kelly  interest  the Yankees  Sun 1 Nov 2026

    $ rel ask cass 400k
    Unknown. Too early to say whether you can ask Cassandra Kelly (2 entries).
      Also       You have not made up for the setback of Sun 25 Oct yet: it would take 4 more points.
                 It would overdraw your balance: -4.5 after the ask.
      Balance    -2.5 now (you +0.8, team -3.2), -4.5 after the ask
      In person  32 days ago
      First      1. Find out what would help Cassandra most, and do it, then: rel log "Cassandra Kelly" NOTE -k help
    "#);
}

#[test]
fn the_first_write_upgrades_and_keeps_everything() {
    for line in WRITING {
        let sandbox = of_version_1();
        let before = rows(&sandbox);
        let old = content(&sandbox.journal());
        sandbox.rel(line).succeeds();
        assert!(version(&sandbox.journal()) > 1, "{line}");
        assert_eq!(version(&copy_of(&sandbox)), 1, "{line}");
        assert_eq!(files(&sandbox), ["journal.db", "journal.db.v1"], "{line}");
        assert!(content(&copy_of(&sandbox)) == old, "{line}");
        assert_ne!(rows(&sandbox), before, "{line}");
        if line != "undo" {
            sandbox.rel("undo").succeeds();
            assert_eq!(rows(&sandbox), before, "{line}");
        }
    }
}

#[test]
fn balances_are_the_same_before_and_after() {
    let mut sandbox = of_version_1();
    let balance = |sandbox: &Sandbox| sandbox.json("ask cass x")["balance"].clone();
    let before = balance(&sandbox);
    sandbox.rel("fact add cass goal close in 5 days").succeeds();
    assert_eq!(balance(&sandbox), before);
    // 32 days after the coffee, 27 after the setback.
    let faded = |amount: f64, days: f64| amount * 0.5_f64.powf(days / 90.0);
    for (account, amount) in [("me", faded(1.0, 32.0)), ("team", faded(-4.0, 27.0))] {
        let found = before[account].as_f64().expect("a number");
        assert!((found - amount).abs() < 1e-9, "{account} {found} {amount}");
    }
    sandbox.on("2026-10-22");
    assert_eq!(balance(&sandbox)["team"], 0.0, "before the setback");
}

#[test]
fn steps_of_an_earlier_version_are_undone() {
    let sandbox = of_version_1();
    insta::assert_snapshot!(sandbox.session(&["undo", "undo", "undo", "undo", "undo", "undo"]), @"
    $ rel undo
    Undone: fact add interest of Cassandra Kelly: the Yankees

    $ rel undo
    Undone: log setback for Cassandra Kelly, Sun 25 Oct 2026

    $ rel undo
    Undone: log coffee with Cassandra Kelly, Tue 20 Oct 2026

    $ rel undo
    Undone: add Cassandra Kelly

    $ rel undo
    Undone: unit rank Sales, Finance

    $ rel undo
    ! error: There is nothing to undo.
    [exit 1]
    ");
    assert_eq!(sandbox.json("list"), serde_json::json!([]));
}

#[test]
fn the_copy_is_a_journal_of_its_own() {
    let sandbox = of_version_1();
    let before = rows(&sandbox);
    sandbox.rel("log cass hello").succeeds();
    fs::rename(copy_of(&sandbox), sandbox.journal()).expect("it is put back");
    assert_eq!(rows(&sandbox), before);
}

#[cfg(unix)]
#[test]
fn the_copy_is_as_private_as_the_journal() {
    use std::os::unix::fs::PermissionsExt;
    let sandbox = of_version_1();
    sandbox.rel("log cass hello").succeeds();
    let mode = fs::metadata(copy_of(&sandbox)).expect("a copy").permissions().mode();
    assert_eq!(mode & 0o777, 0o600);
}

#[test]
fn a_refused_command_upgrades_nothing() {
    let sandbox = of_version_1();
    let before = fs::read(sandbox.journal()).expect("a journal");
    for line in ["log nobody hello", "promise add cass x --due yesterday", "pulse cass me 6"] {
        sandbox.rel(line);
        assert!(fs::read(sandbox.journal()).expect("a journal") == before, "{line}");
        assert_eq!(files(&sandbox), ["journal.db"], "{line}");
    }
}

#[test]
fn concurrent_commands_upgrade_the_journal_once() {
    for _ in 0..5 {
        let sandbox = of_version_1();
        let old = content(&sandbox.journal());
        let start = |line: &str| {
            let mut command = sandbox.command(line);
            command.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().expect("rel runs")
        };
        let running = ["log cass one", "log cass two", "pulse cass me 4", "stale"].map(start);
        for child in running {
            let output = child.wait_with_output().expect("rel ends");
            assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
        }
        let count = |what: &str| sandbox.json(what).as_array().map(Vec::len);
        assert_eq!((count("list entries"), count("list pulses")), (Some(4), Some(1)));
        assert!(content(&copy_of(&sandbox)) == old);
        assert_eq!(files(&sandbox), ["journal.db", "journal.db.v1"]);
    }
}

/// Whether this process may write to a read-only folder, as root may.
#[cfg(unix)]
fn is_root(folder: &Path) -> bool {
    let probe = folder.join("probe");
    fs::write(&probe, "").is_ok_and(|()| fs::remove_file(&probe).is_ok())
}

#[cfg(unix)]
#[test]
fn without_a_copy_nothing_is_upgraded() {
    use std::os::unix::fs::PermissionsExt;
    let sandbox = of_version_1();
    let before = fs::read(sandbox.journal()).expect("a journal");
    // Not even root can replace a folder with the copy.
    fs::create_dir_all(copy_of(&sandbox).join("in the way")).expect("a folder");
    let told = sandbox.rel("log cass hello").fails(1).stderr;
    insta::assert_snapshot!(told.replace(&sandbox.path("").display().to_string(), "~/"), @"
    error: The journal was not upgraded: its copy ~/journal.db.v1 cannot be made: Is a directory (os error 21).
    Your note was: hello
    ");
    assert!(fs::read(sandbox.journal()).expect("a journal") == before);
    fs::remove_dir_all(copy_of(&sandbox)).expect("the folder");

    let folder = sandbox.path("");
    fs::set_permissions(&folder, fs::Permissions::from_mode(0o500)).expect("the folder");
    if is_root(&folder) {
        eprintln!("skipped: root may write anywhere");
    } else {
        let refused = sandbox.rel("log cass hello").fails(1).stderr;
        assert!(refused.starts_with("error: ") && refused.contains("read-only"), "{refused}");
        assert!(fs::read(sandbox.journal()).expect("a journal") == before);
        sandbox.rel("list").succeeds();
    }
    fs::set_permissions(&folder, fs::Permissions::from_mode(0o700)).expect("the folder");
}
