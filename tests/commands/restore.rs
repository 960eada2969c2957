//! `rel backup -` and `rel restore`: a backup in place of the journal, which is kept.

use std::fs;
use std::process::Stdio;

use super::refusals;
use crate::support::Sandbox;

fn seen(sandbox: &Sandbox, lines: &[&str]) -> String {
    sandbox.session(lines).replace(&sandbox.path("").display().to_string(), "~/")
}

fn notes(sandbox: &Sandbox) -> Vec<String> {
    let entries = sandbox.json("list entries");
    let entries = entries.as_array().expect("entries").iter();
    entries.map(|entry| entry["note"].as_str().expect("a note").to_owned()).collect()
}

#[test]
fn a_backup_takes_the_place_of_the_journal_which_is_kept() {
    let sandbox = Sandbox::with_people();
    sandbox.rel("log cass before the backup").succeeds();
    sandbox.rel("backup copy.db").succeeds();
    sandbox.rel("log cass after the backup").succeeds();
    insta::assert_snapshot!(seen(&sandbox, &["restore copy.db", "undo --list"]), @"
    $ rel restore copy.db
    Restored 7 records from copy.db.
    The journal as it was is kept as ~/journal.db.before-restore.
    ! hint: To go back: rel restore ~/journal.db.before-restore

    $ rel undo --list
    5 steps can be undone. Next: log talk with Cassandra Kelly, Sat 21 Nov 2026.
    STEP  WRITTEN           CHANGES  COMMAND
       5  2026-11-21 00:00        1  log talk with Cassandra Kelly, Sat 21 Nov 2026
       4  2026-10-01 00:00        1  add Devon Marsh
       3  2026-10-01 00:00        1  add Neal Wallace
       2  2026-10-01 00:00        1  add Cassandra Kelly
       1  2026-10-01 00:00        3  unit rank Sales, Finance, Marketing
    ");
    assert_eq!(notes(&sandbox), ["before the backup"]);
    sandbox.rel("doctor").succeeds();

    sandbox.rel("restore journal.db.before-restore").succeeds();
    assert_eq!(notes(&sandbox), ["after the backup", "before the backup"]);
    assert!(sandbox.path("journal.db.before-restore-2").exists());
    let next = sandbox.json("log cass and on");
    assert_eq!(next["id"], 9, "ids go on");
}

#[test]
fn a_backup_can_be_sent_through_a_pipe_and_restored_from_one() {
    let sandbox = Sandbox::with_people();
    sandbox.rel("log cass hello").succeeds();
    let backup = sandbox.command("backup -").output().expect("rel runs");
    assert!(backup.status.success());
    assert!(backup.stdout.starts_with(b"SQLite format 3\0"));
    insta::assert_snapshot!(String::from_utf8_lossy(&backup.stderr), @"Backed up 7 records, 102 kB, checked.");

    let elsewhere = Sandbox::new();
    fs::write(elsewhere.path("copy.db"), &backup.stdout).expect("a file");
    let file = fs::File::open(elsewhere.path("copy.db")).expect("a file");
    let restored = elsewhere.command("restore -").stdin(Stdio::from(file)).output();
    assert!(restored.expect("rel runs").status.success());
    assert_eq!(elsewhere.json("list entries"), sandbox.json("list entries"));
    assert!(!elsewhere.path("journal.db.before-restore").exists(), "there was nothing to keep");
}

#[test]
fn a_damaged_journal_is_moved_aside() {
    let sandbox = Sandbox::with_people();
    sandbox.rel("backup copy.db").succeeds();
    let mut torn = fs::read(sandbox.journal()).expect("the journal");
    torn.truncate(20_000);
    fs::write(sandbox.journal(), &torn).expect("it is damaged");
    sandbox.rel("list").fails(1);
    insta::assert_snapshot!(seen(&sandbox, &["restore copy.db"]), @"
    $ rel restore copy.db
    Restored 6 records from copy.db.
    The journal as it was is kept as ~/journal.db.before-restore.
    ! hint: To go back: rel restore ~/journal.db.before-restore
    ");
    assert_eq!(fs::read(sandbox.path("journal.db.before-restore")).expect("it is kept"), torn);
    sandbox.rel("doctor").succeeds();
}

#[test]
fn an_older_backup_is_upgraded_and_stays_as_it_is() {
    let sandbox = Sandbox::new();
    let old = include_bytes!("../fixtures/version-1.db");
    fs::write(sandbox.path("old.db"), old).expect("a file");
    sandbox.rel("restore old.db").succeeds();
    assert_eq!(fs::read(sandbox.path("old.db")).expect("a file"), old);
    sandbox.rel("doctor").succeeds();
    assert!(!notes(&sandbox).is_empty());
}

#[test]
fn what_is_no_sound_backup_is_refused_and_nothing_is_written() {
    let sandbox = Sandbox::with_people();
    let whole = fs::read(sandbox.journal()).expect("the journal");
    fs::write(sandbox.path("torn.db"), &whole[..20_000]).expect("a file");
    fs::write(sandbox.path("other.db"), include_bytes!("../fixtures/other.db")).expect("a file");
    sandbox.file("notes.txt", "Dear diary\n");
    let before = super::everything(&sandbox);
    insta::assert_snapshot!(refusals(&sandbox, &[
        "restore torn.db",
        "restore other.db",
        "restore notes.txt",
        "restore nowhere.db",
        "restore journal.db",
        "restore -",
        "restore",
    ]), @"
    $ rel restore torn.db  # exit 1
    ! error: torn.db was not restored: it is not sound (database disk image is malformed).
    ! Nothing was written. Restore another backup.
    $ rel restore other.db  # exit 1
    ! error: other.db is not a journal: it is the SQLite file of another program.
    ! Nothing was written. Name another file with --db or REL_DB.
    $ rel restore notes.txt  # exit 1
    ! error: notes.txt is not a journal: it is not an SQLite file.
    ! Nothing was written. Name another file with --db or REL_DB.
    $ rel restore nowhere.db  # exit 1
    ! error: There is no journal at nowhere.db yet, so there is nothing to restore.
    ! Name another file with --db or REL_DB.
    $ rel restore journal.db  # exit 1
    ! error: This is the journal itself.
    ! Nothing was written. Name a backup, or the journal to restore to with --db.
    $ rel restore -  # exit 1
    ! error: Standard input is not a journal: it is something else, or empty.
    ! Nothing was written. Name another file with --db or REL_DB.
    $ rel restore  # exit 2
    ! error: the following required arguments were not provided:
    !   <FILE>
    ");
    assert_eq!(super::everything(&sandbox), before);
    assert_eq!(fs::read(sandbox.journal()).expect("the journal"), whole);
}

#[test]
fn a_restore_and_logs_at_once_lose_nothing() {
    let sandbox = Sandbox::with_people();
    sandbox.rel("backup copy.db").succeeds();
    let mut running: Vec<_> = (0..8)
        .map(|n| sandbox.command(&format!("log cass at once {n}")).spawn().expect("rel runs"))
        .collect();
    sandbox.rel("restore copy.db").succeeds();
    assert!(running.iter_mut().all(|log| log.wait().expect("it ends").success()));
    let after = notes(&sandbox).len();
    let kept = sandbox.json("list entries --db journal.db.before-restore");
    assert_eq!(after + kept.as_array().expect("entries").len(), 8);
    sandbox.rel("doctor").succeeds();
}
