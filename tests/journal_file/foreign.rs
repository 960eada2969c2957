//! Files that are not journals of this program are left as they are.

use std::fs;

use super::{READING, WRITING, everything, is_unchanged, sqlite3_during};
use crate::support::Sandbox;

/// Writes bytes where the journal would be and asserts that no command changes them.
#[track_caller]
fn is_refused(bytes: &[u8], why: &str) {
    let sandbox = Sandbox::new();
    fs::write(sandbox.journal(), bytes).expect("the file is written");
    let before = everything(&sandbox.path(""));
    for line in
        READING.iter().chain(&WRITING).filter(|line| !["config", "list kinds"].contains(line))
    {
        let ran = sandbox.rel(line).fails(1);
        assert!(ran.stderr.contains(why), "{line}: {}", ran.stderr);
        is_unchanged(&sandbox.path(""), &before, line);
    }
}

/// Returns the SQLite file of another program with these bytes at this place.
fn other_program(at: usize, bytes: &[u8]) -> Vec<u8> {
    let mut file = include_bytes!("../fixtures/other.db").to_vec();
    file[at..at + bytes.len()].copy_from_slice(bytes);
    file
}

#[test]
fn files_that_are_not_databases_are_left_alone() {
    is_refused(b"Dear diary, today I met Cass.\n", "not a journal");
    is_refused(b"x", "not a journal");
    is_refused(&[0; 4096], "not a journal");
    is_refused(&[b"\x89PNG\r\n\x1a\n".as_slice(), &[7; 5000]].concat(), "not a journal");
    is_refused(b"SQLite format 3\0", "not a journal");
}

#[test]
fn the_database_of_another_program_is_left_alone() {
    is_refused(&other_program(0, b""), "another program");
    // With a write-ahead log, as browsers have it.
    is_refused(&other_program(18, &[2, 2]), "another program");
    is_refused(&other_program(60, &1_u32.to_be_bytes()), "another program");
}

#[test]
fn a_journal_of_a_newer_version_is_left_alone() {
    let sandbox = Sandbox::with_people();
    let mut newer = fs::read(sandbox.journal()).expect("the file");
    newer[60..64].copy_from_slice(&99_u32.to_be_bytes());
    is_refused(&newer, "newer");
}

#[test]
fn folders_and_devices_are_left_alone() {
    let sandbox = Sandbox::new();
    fs::create_dir(sandbox.path("folder")).expect("a folder");
    let before = everything(&sandbox.path(""));
    for place in [sandbox.path("folder"), "/dev/null".into()] {
        for line in ["list", "show cass", "log cass hello", "add Dana Ortiz"] {
            let ran = sandbox.rel(&format!("{line} --db {}", place.display())).fails(1);
            assert!(ran.stderr.contains("not a journal"), "{}", ran.stderr);
            is_unchanged(&sandbox.path(""), &before, line);
        }
    }
}

#[test]
fn the_write_ahead_log_of_another_program_is_left_alone() {
    let sandbox = Sandbox::new();
    let write = "PRAGMA journal_mode = WAL; CREATE TABLE bookmark (url TEXT);";
    let Some(mut shell) = sqlite3_during(&sandbox.journal(), write) else { return };
    shell.kill().expect("it is killed");
    shell.wait().expect("it ends");
    assert!(sandbox.path("journal.db-wal").exists());
    let before = everything(&sandbox.path(""));
    for line in ["list", "show cass", "log cass hello", "add Dana Ortiz"] {
        sandbox.rel(line).fails(1);
        is_unchanged(&sandbox.path(""), &before, line);
    }
}

#[test]
fn what_lies_beside_a_file_that_is_not_ours_stays() {
    for (content, beside) in [
        (b"Dear diary\n".as_slice(), "my journal\n"),
        (&other_program(0, b""), "my journal\n"),
        (b"", "my journal\n"),
    ] {
        for suffix in ["-journal", "-wal"] {
            let sandbox = Sandbox::new();
            fs::write(sandbox.path("notes"), content).expect("a file");
            sandbox.file(&format!("notes{suffix}"), beside);
            let before = everything(&sandbox.path(""));
            for line in READING.iter().chain(&WRITING).chain(&["doctor --fix", "backup copy.db"]) {
                sandbox.rel(&format!("--db notes {line}"));
                is_unchanged(&sandbox.path(""), &before, line);
            }
        }
    }
}

#[test]
fn a_journal_is_not_created_beside_the_log_of_another_file() {
    let sandbox = Sandbox::new();
    sandbox.file("new.db-journal", "my journal\n");
    insta::assert_snapshot!(sandbox.session(&["--db new.db add 'Dana Ortiz'"]), @"
    $ rel --db new.db add 'Dana Ortiz'
    ! error: The journal new.db cannot be created: new.db-journal is there, which belongs to another file of that name.
    ! Nothing was written. If nothing needs it: rm new.db-journal. Or name another file with --db.
    [exit 1]
    ");
    assert!(!sandbox.path("new.db").exists());
}

#[test]
fn the_interrupted_write_of_another_program_is_left_alone() {
    let sandbox = Sandbox::new();
    fs::write(sandbox.journal(), other_program(0, b"")).expect("a file");
    let write = "PRAGMA cache_size = 1; PRAGMA synchronous = FULL; BEGIN; CREATE TABLE a (b);
        INSERT INTO a SELECT randomblob(4000) FROM generate_series(1, 2000);";
    let Some(mut shell) = sqlite3_during(&sandbox.journal(), write) else { return };
    shell.kill().expect("it is killed");
    shell.wait().expect("it ends");
    assert!(sandbox.path("journal.db-journal").exists());
    let before = everything(&sandbox.path(""));
    for line in READING.iter().chain(&WRITING).chain(&["doctor --fix"]) {
        sandbox.rel(line);
        is_unchanged(&sandbox.path(""), &before, line);
    }
}

#[test]
fn a_clock_before_1900_or_after_2200_writes_nothing() {
    for now in ["-0001-01-01", "1899-12-31", "2201-01-01T00:00:00", "9999-12-31"] {
        let mut sandbox = Sandbox::new();
        for line in READING.iter().chain(&WRITING) {
            let refused = sandbox.on(now).rel(line).fails(2);
            assert!(refused.stderr.contains("1900 to 2200"), "{}", refused.transcript());
        }
        assert!(!sandbox.journal().exists());
    }
}

#[test]
fn a_truncated_journal_is_left_alone() {
    let sandbox = Sandbox::with_people();
    sandbox.rel(&super::long_entry()).succeeds();
    let whole = fs::read(sandbox.journal()).expect("the file");
    for bytes in [101, 512, 4096, 4097, whole.len() / 2, whole.len() - 4096] {
        fs::write(sandbox.journal(), &whole[..bytes]).expect("the file");
        let before = everything(&sandbox.path(""));
        for line in
            READING.iter().chain(&WRITING).filter(|line| !["config", "list kinds"].contains(line))
        {
            let ran = sandbox.rel(line);
            assert!(matches!(ran.code, Some(1 | 3)), "{bytes} bytes, {}", ran.transcript());
            is_unchanged(&sandbox.path(""), &before, line);
        }
    }
}

#[test]
fn an_empty_file_is_read_as_an_empty_journal() {
    let sandbox = Sandbox::new();
    sandbox.file("empty.db", "");
    let before = everything(&sandbox.path(""));
    for line in READING {
        sandbox.rel(&format!("--db empty.db {line}"));
        is_unchanged(&sandbox.path(""), &before, line);
    }
    sandbox.rel("--db empty.db add Dana Ortiz").succeeds();
    assert_eq!(super::rows(&sandbox, "--db empty.db list").len(), 1);
}

#[cfg(unix)]
mod on_unix {
    use std::os::unix::fs::symlink;
    use std::process::Command;

    use super::*;

    #[test]
    fn a_link_to_a_journal_is_followed_and_stays() {
        let sandbox = Sandbox::with_people();
        fs::create_dir(sandbox.path("elsewhere")).expect("a folder");
        let target = sandbox.path("elsewhere/real.db");
        fs::rename(sandbox.journal(), &target).expect("it moves");
        symlink(&target, sandbox.journal()).expect("a link");
        sandbox.rel("log cass hello").succeeds();
        sandbox.rel("forget Neal Wallace --yes").succeeds();
        sandbox.rel("doctor --fix").succeeds();
        let link = fs::symlink_metadata(sandbox.journal()).expect("the link");
        assert!(link.is_symlink(), "the link was replaced");
        assert_eq!(super::super::rows(&sandbox, "list").len(), 2);
        sandbox.rel("--db elsewhere/real.db list entries").succeeds();
        assert_eq!(fs::read_dir(sandbox.path("elsewhere")).expect("a folder").count(), 1);
    }

    #[test]
    fn links_to_other_files_and_to_nothing_are_left_alone() {
        for (target, content) in [
            ("diary.txt", Some(b"Dear diary\n".to_vec())),
            ("other.db", Some(other_program(0, b""))),
            ("nothing.db", None),
        ] {
            let sandbox = Sandbox::new();
            if let Some(content) = &content {
                fs::write(sandbox.path(target), content).expect("a file");
            }
            symlink(sandbox.path(target), sandbox.journal()).expect("a link");
            for line in READING.iter().chain(&WRITING).chain(&["doctor --fix", "backup copy.db"]) {
                let ran = sandbox.rel(line);
                assert!(!ran.stderr.contains("panicked"), "{}", ran.transcript());
                assert_eq!(fs::read(sandbox.path(target)).ok(), content, "{target}: {line}");
                assert_eq!(fs::read_link(sandbox.journal()).ok(), Some(sandbox.path(target)));
                assert!(!sandbox.path("copy.db").exists(), "{line}");
            }
            if content.is_some() {
                assert!(sandbox.rel("add Dana Ortiz").fails(1).stderr.contains("not a journal"));
            }
            sandbox.rel("add Dana Ortiz").fails(1);
        }
    }

    #[test]
    fn a_pipe_neither_hangs_nor_is_replaced() {
        use std::os::unix::fs::FileTypeExt;
        let sandbox = Sandbox::new();
        let made = Command::new("mkfifo").arg(sandbox.journal()).status().expect("mkfifo");
        assert!(made.success());
        symlink(sandbox.journal(), sandbox.path("link.db")).expect("a link");
        for db in ["journal.db", "link.db"] {
            for line in
                ["list", "stale", "log cass hello", "add Dana Ortiz", "doctor --fix", "backup x.db"]
            {
                let ran = sandbox.rel(&format!("--db {db} {line}")).fails(1);
                assert!(ran.stderr.contains("not a journal"), "{}", ran.transcript());
            }
        }
        let kind = fs::symlink_metadata(sandbox.journal()).expect("the pipe").file_type();
        assert!(kind.is_fifo(), "the pipe was replaced");
        assert!(!sandbox.path("x.db").exists());
    }
}
