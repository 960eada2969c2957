//! Reading leaves no trace, and new files are private.

use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::os::unix::process::CommandExt;
use std::path::Path;
use std::process::Stdio;

use super::{
    READING, WRITING, contains, everything, is_sound, is_unchanged, long_entry, sqlite3,
    sqlite3_during,
};
use crate::support::Sandbox;

fn mode(path: &Path) -> u32 {
    fs::metadata(path).expect("a file").permissions().mode() & 0o777
}

#[test]
fn new_journals_and_folders_are_private() {
    let sandbox = Sandbox::new();
    let data = sandbox.path("data");
    let mut command = sandbox.command("add Cassandra Kelly");
    command.env_remove("REL_DB").env("XDG_DATA_HOME", &data);
    assert!(command.output().expect("rel runs").status.success());
    assert_eq!(mode(&data.join("rel").join("journal.db")), 0o600);
    assert_eq!(mode(&data.join("rel")), 0o700);
}

#[test]
fn without_xdg_the_journal_is_in_the_home_folder() {
    let sandbox = Sandbox::new();
    let mut command = sandbox.command("add Cassandra Kelly");
    assert!(command.env_remove("REL_DB").output().expect("rel runs").status.success());
    let files = everything(&sandbox.path(""));
    let journal = files.iter().find(|file| file.0.ends_with("rel/journal.db"));
    let journal = Path::new(&journal.expect("a journal below home").0);
    assert_eq!(mode(journal), 0o600);
    assert_eq!(mode(journal.parent().expect("its folder")), 0o700);
}

#[test]
fn reading_creates_nothing_and_says_how_to_begin() {
    let sandbox = Sandbox::new();
    for line in READING {
        let mut command = sandbox.command(line);
        command.env("REL_DB", sandbox.path("folder/journal.db"));
        let output = command.output().expect("rel runs");
        assert!(matches!(output.status.code(), Some(0 | 1)), "{line}: {output:?}");
        assert!(everything(&sandbox.path("")).is_empty(), "{line} created something");
        let said = [output.stdout, output.stderr].concat();
        let needs_no_people = ["list kinds", "undo --list", "doctor", "config"].contains(&line);
        assert!(needs_no_people || contains(&said, "rel add"), "{line} does not say how to begin");
    }
}

#[test]
fn reading_changes_nothing() {
    let sandbox = Sandbox::with_people();
    sandbox.rel("log @all hello").succeeds();
    let before = everything(&sandbox.path(""));
    for line in READING {
        assert!(matches!(sandbox.rel(line).code, Some(0 | 1 | 3)), "{line}");
        is_unchanged(&sandbox.path(""), &before, line);
    }
}

#[test]
fn a_read_only_journal_is_read_and_not_written() {
    let sandbox = Sandbox::with_people();
    sandbox.file("cards.vcf", "BEGIN:VCARD\nFN:Dana Ortiz\nEND:VCARD\n");
    fs::set_permissions(sandbox.journal(), PermissionsExt::from_mode(0o444)).expect("a mode");
    fs::set_permissions(sandbox.path(""), PermissionsExt::from_mode(0o755)).expect("a mode");
    let as_root = fs::OpenOptions::new().append(true).open(sandbox.journal()).is_ok();
    let run = |line: &str| {
        let mut command = sandbox.command(line);
        if as_root {
            // Modes do not bind root, so the command runs as nobody.
            command.uid(65534).gid(65534);
        }
        command.output()
    };
    let Ok(listed) = run("list") else {
        eprintln!("skipped: running as root, and nobody may not run rel");
        return;
    };
    assert!(listed.status.success(), "{}", String::from_utf8_lossy(&listed.stderr));
    assert!(contains(&listed.stdout, "Cassandra Kelly"));
    let before = everything(&sandbox.path(""));
    for line in WRITING {
        let output = run(line).expect("rel runs");
        let said = String::from_utf8_lossy(&output.stderr);
        assert_eq!(output.status.code(), Some(1), "{line}: {said}");
        assert!(said.contains("read-only"), "{line}: {said}");
        is_unchanged(&sandbox.path(""), &before, line);
    }
}

#[test]
fn the_sqlite3_shell_reads_all_tables() {
    let sandbox = Sandbox::with_people();
    sandbox.rel("log cass hello --fact goal=grow --also thanks=nice --promise soon").succeeds();
    sandbox.rel("pulse cass me 4").succeeds();
    sandbox.file("anna.vcf", "BEGIN:VCARD\nFN:Anna Roth\nEND:VCARD\n");
    sandbox.rel("import anna.vcf").succeeds();
    let tables = "SELECT name FROM sqlite_schema WHERE type = 'table'";
    let Some(tables) = sqlite3(&sandbox.journal(), tables) else { return };
    for table in tables.lines() {
        let rows = sqlite3(&sandbox.journal(), &format!("SELECT * FROM {table}"));
        // Nothing is owed unless an erasure was interrupted.
        let is_empty = rows.is_none_or(|rows| rows.is_empty());
        assert_eq!(is_empty, table == "upkeep", "{table}");
    }
    is_sound(&sandbox);
}

#[test]
fn a_reader_that_stops_early_is_not_an_error() {
    let sandbox = Sandbox::with_people();
    sandbox.rel(&long_entry()).succeeds();
    for format in ["table", "json", "csv", "tsv"] {
        let mut command = sandbox.command(&format!("list entries --format {format}"));
        let mut child =
            command.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().expect("rel runs");
        drop(child.stdout.take());
        let output = child.wait_with_output().expect("rel ends");
        assert_eq!(output.status.code(), Some(0), "{format}");
        assert_eq!(String::from_utf8_lossy(&output.stderr), "", "{format}");
    }
}

#[test]
fn a_half_written_journal_in_a_read_only_folder_says_what_it_needs() {
    let sandbox = Sandbox::with_people();
    let half = "PRAGMA cache_size = 1; BEGIN IMMEDIATE;
        UPDATE stakeholder SET role = 'half-written ' || hex(zeroblob(100000));";
    let Some(mut shell) = sqlite3_during(&sandbox.journal(), half) else { return };
    shell.kill().expect("it is killed");
    shell.wait().expect("it ends");
    let home = sandbox.path("").display().to_string();
    for (file, mode) in [("journal.db", 0o444), ("journal.db-journal", 0o444), ("", 0o755)] {
        fs::set_permissions(sandbox.path(file), PermissionsExt::from_mode(mode)).expect("a mode");
    }
    let before = everything(&sandbox.path(""));
    for line in ["list", "doctor", "backup", "log cass hello", "undo"] {
        let Ok(ran) = sandbox.command(&format!("{line} --quiet")).uid(65534).gid(65534).output()
        else {
            eprintln!("skipped: nobody may not run rel");
            return;
        };
        let said = String::from_utf8_lossy(&ran.stderr).replace(&home, "~/");
        insta::allow_duplicates! { insta::assert_snapshot!(said, @"
        error: ~/journal.db cannot be read: a command was stopped while it wrote, and its file or folder is read-only, so that what is half-written cannot be taken back.
        Nothing was changed. Make them writable, or copy both files to a folder of yours: cp ~/journal.db ~/journal.db-journal FOLDER
        "); }
        is_unchanged(&sandbox.path(""), &before, line);
    }
}

#[test]
fn a_journal_that_others_can_read_is_mentioned() {
    let sandbox = Sandbox::with_people();
    let said = |line: &str| sandbox.rel(line).succeeds().stderr;
    assert_eq!(said("list"), "");
    fs::set_permissions(sandbox.journal(), PermissionsExt::from_mode(0o644)).expect("a mode");
    assert_eq!(said("list"), "", "nobody else may enter the folder");
    fs::set_permissions(sandbox.path(""), PermissionsExt::from_mode(0o755)).expect("a mode");
    let home = sandbox.path("").display().to_string();
    insta::assert_snapshot!(said("log cass hello").replace(&home, "~/"), @"hint: ~/journal.db is open to others (mode 644). To close it: rel doctor --fix");
    assert_eq!(said("list --quiet"), "");
}
