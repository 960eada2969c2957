use std::fs;
use std::path::Path;
use std::process::{Command, Stdio};
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread;

use super::assert_shape;
use crate::support::Sandbox;

/// Returns a transcript in which the sandbox is `~`.
fn seen(sandbox: &Sandbox, lines: &[&str]) -> String {
    sandbox.session(lines).replace(&sandbox.path("").display().to_string(), "~/")
}

/// Returns the names of all files of a sandbox.
fn files(sandbox: &Sandbox) -> Vec<String> {
    let files = fs::read_dir(sandbox.path("")).expect("a folder");
    let mut names: Vec<String> =
        files.map(|it| it.expect("a file").file_name().to_string_lossy().into_owned()).collect();
    names.sort();
    names
}

/// Returns the entries of a journal, read with `--db`.
fn entries(sandbox: &Sandbox, journal: &Path) -> serde_json::Value {
    sandbox.json(&format!("list entries --db {}", journal.display()))
}

#[test]
fn a_backup_is_a_journal_of_its_own() {
    let sandbox = Sandbox::with_people();
    sandbox.rel("log cass the Yankees -k coffee").succeeds();
    fs::create_dir(sandbox.path("safe")).expect("a folder");
    insta::assert_snapshot!(seen(&sandbox, &["backup", "undo"]), @"
    $ rel backup
    Backed up 7 records to ~/journal-2026-11-21.db, 102 kB, checked.
    ! hint: To look into it: rel --db ~/journal-2026-11-21.db list

    $ rel undo
    Undone: log coffee with Cassandra Kelly, Sat 21 Nov 2026
    ");
    let backup = sandbox.path("journal-2026-11-21.db");
    assert_eq!(entries(&sandbox, &backup)[0]["note"], "the Yankees");
    assert_eq!(sandbox.json("list entries"), serde_json::json!([]));
    let into = |place: &str| sandbox.json(&format!("backup {}", sandbox.path(place).display()));
    let in_folder = into("safe");
    assert_shape(&in_folder, "path:text bytes:number records:number");
    assert!(sandbox.path("safe/journal-2026-11-21.db").exists());
    // A second backup on the same day replaces the first.
    assert_eq!(into("journal-2026-11-21.db")["records"], 6);
    assert_eq!(entries(&sandbox, &backup), serde_json::json!([]));
    assert_eq!(files(&sandbox), ["journal-2026-11-21.db", "journal.db", "safe"]);
}

#[test]
fn a_backup_changes_nothing_of_the_journal() {
    let sandbox = Sandbox::with_people();
    let before = fs::read(sandbox.journal()).expect("the journal");
    sandbox.rel("backup -q").succeeds();
    assert!(fs::read(sandbox.journal()).expect("the journal") == before);
    // A journal of an older version is backed up without an upgrade.
    let fixture = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/version-1.db");
    let (older, copy) = (sandbox.path("older.db"), sandbox.path("copy.db"));
    fs::copy(fixture, &older).expect("the file is copied");
    sandbox.rel(&format!("backup --db {} {}", older.display(), copy.display())).succeeds();
    assert_eq!(fs::read(&copy).expect("the copy")[60..64], [0, 0, 0, 1]);
    assert_eq!(entries(&sandbox, &older), entries(&sandbox, &copy));
}

#[test]
fn a_backup_replaces_only_a_backup() {
    let sandbox = Sandbox::with_people();
    fs::write(sandbox.path("diary.txt"), "Dear diary").expect("a file");
    fs::write(sandbox.path("empty.db"), "").expect("a file");
    fs::write(sandbox.path("other.db"), include_bytes!("../fixtures/other.db")).expect("a file");
    fs::copy(sandbox.journal(), sandbox.path("busy.db")).expect("a copy");
    fs::write(sandbox.path("busy.db-journal"), "what to roll back").expect("a file");
    let before = super::everything(&sandbox);
    let contents = || -> Vec<Vec<u8>> {
        files(&sandbox).iter().map(|file| fs::read(sandbox.path(file)).expect("a file")).collect()
    };
    let untouched = contents();
    let mut told = String::new();
    for place in [
        "diary.txt",
        "empty.db",
        "other.db",
        "busy.db",
        "journal.db",
        "./journal.db",
        "journal.db-journal",
        "nowhere/backup.db",
        "nowhere/",
        "diary.txt/backup.db",
    ] {
        let line = format!("backup {}", sandbox.path("").join(place).display());
        told.push_str(&sandbox.rel(&line).fails(1).transcript());
    }
    let told = told.replace(&sandbox.path("").display().to_string(), "~/");
    insta::assert_snapshot!(told, @"
    $ rel backup ~/diary.txt
    ! error: The journal was not backed up to ~/diary.txt: it is not a journal.
    ! Nothing was written. Back up to another file: rel backup FILE
    [exit 1]
    $ rel backup ~/empty.db
    ! error: The journal was not backed up to ~/empty.db: it is not a journal.
    ! Nothing was written. Back up to another file: rel backup FILE
    [exit 1]
    $ rel backup ~/other.db
    ! error: The journal was not backed up to ~/other.db: it is not a journal.
    ! Nothing was written. Back up to another file: rel backup FILE
    [exit 1]
    $ rel backup ~/busy.db
    ! error: The journal was not backed up to ~/busy.db: a command is writing to it, or was interrupted.
    ! Nothing was written. Back up to another file: rel backup FILE
    [exit 1]
    $ rel backup ~/journal.db
    ! error: The journal was not backed up to ~/journal.db: it is the journal itself.
    ! Nothing was written. Back up to another file: rel backup FILE
    [exit 1]
    $ rel backup ~/./journal.db
    ! error: The journal was not backed up to ~/./journal.db: it is the journal itself.
    ! Nothing was written. Back up to another file: rel backup FILE
    [exit 1]
    $ rel backup ~/journal.db-journal
    ! error: The journal was not backed up to ~/journal.db-journal: it is the journal itself.
    ! Nothing was written. Back up to another file: rel backup FILE
    [exit 1]
    $ rel backup ~/nowhere/backup.db
    ! error: The backup ~/nowhere/backup.db cannot be made: No such file or directory (os error 2).
    ! Nothing was written. Back up to another file: rel backup FILE
    [exit 1]
    $ rel backup ~/nowhere/
    ! error: The backup ~/nowhere/ cannot be made: Not a directory (os error 20).
    ! Nothing was written. Back up to another file: rel backup FILE
    [exit 1]
    $ rel backup ~/diary.txt/backup.db
    ! error: The backup ~/diary.txt/backup.db cannot be made: Not a directory (os error 20).
    ! Nothing was written. Back up to another file: rel backup FILE
    [exit 1]
    ");
    assert!(contents() == untouched, "something was written");
    assert_eq!(super::everything(&sandbox), before);
}

#[test]
fn a_file_that_is_not_a_journal_is_not_backed_up() {
    let sandbox = Sandbox::new();
    insta::assert_snapshot!(seen(&sandbox, &["backup"]), @"
    $ rel backup
    ! error: There is no journal at ~/journal.db yet, so there is nothing to back up.
    ! Name another file with --db or REL_DB.
    [exit 1]
    ");
    fs::write(sandbox.journal(), "Dear diary").expect("a file");
    insta::assert_snapshot!(seen(&sandbox, &["backup"]), @"
    $ rel backup
    ! error: ~/journal.db is not a journal: it is not an SQLite file.
    ! Nothing was written. Name another file with --db or REL_DB.
    [exit 1]
    ");
    assert_eq!(files(&sandbox), ["journal.db"]);
}

#[test]
fn a_damaged_journal_does_not_replace_its_backup() {
    let sandbox = Sandbox::with_people();
    for n in 0..50 {
        sandbox.rel(&format!("log @all budget round {n}")).succeeds();
    }
    sandbox.rel("backup").succeeds();
    let backup = sandbox.path("journal-2026-11-21.db");
    let good = fs::read(&backup).expect("the backup");
    let mut bytes = fs::read(sandbox.journal()).expect("the journal");
    let middle = bytes.len() / 2 / 4096 * 4096;
    bytes[middle..middle + 64].fill(0xff);
    fs::write(sandbox.journal(), bytes).expect("the journal");
    let told = sandbox.rel("backup").fails(1).stderr;
    assert!(told.contains("damaged") || told.contains("not sound"), "{told}");
    assert!(fs::read(&backup).expect("the backup") == good);
    assert_eq!(files(&sandbox), ["journal-2026-11-21.db", "journal.db"]);
}

#[test]
fn a_backup_is_complete_while_others_write() {
    let sandbox = Sandbox::with_people();
    let done = AtomicBool::new(false);
    thread::scope(|scope| {
        let writer = scope.spawn(|| {
            let mut written = 0;
            while !done.load(Ordering::Relaxed) {
                // Two entries at a time, of which a backup has both or neither.
                sandbox.rel("log cass hello --also thanks=nice").succeeds();
                written += 2;
            }
            written
        });
        let mut found = Vec::new();
        for n in 0..15 {
            let copy = sandbox.path(&format!("copy-{n}.db"));
            sandbox.rel(&format!("backup {}", copy.display())).succeeds();
            found.push(entries(&sandbox, &copy).as_array().map_or(0, Vec::len));
        }
        done.store(true, Ordering::Relaxed);
        let written = writer.join().expect("the writer");
        assert!(found.is_sorted() && found.iter().all(|count| count % 2 == 0), "{found:?}");
        assert!(found.last().is_some_and(|last| *last <= written), "{found:?} of {written}");
    });
}

#[cfg(unix)]
mod on_unix {
    use std::os::unix::fs::PermissionsExt;
    use std::os::unix::process::CommandExt;

    use super::*;

    fn set_mode(path: &Path, mode: u32) {
        fs::set_permissions(path, fs::Permissions::from_mode(mode)).expect("a mode");
    }

    /// Returns a command that runs as nobody if this process is root, whom modes do not bind.
    fn bound(sandbox: &Sandbox, line: &str) -> Command {
        let mut command = sandbox.command(line);
        if fs::OpenOptions::new().append(true).open(sandbox.journal()).is_ok() {
            command.uid(65534).gid(65534);
        }
        command
    }

    #[test]
    fn a_backup_is_private() {
        let sandbox = Sandbox::with_people();
        set_mode(&sandbox.journal(), 0o644);
        sandbox.rel("backup").succeeds();
        let data = fs::metadata(sandbox.path("journal-2026-11-21.db")).expect("the backup");
        assert_eq!(data.permissions().mode() & 0o777, 0o600);
    }

    #[test]
    fn a_read_only_journal_can_be_backed_up_elsewhere() {
        let sandbox = Sandbox::with_people();
        fs::create_dir(sandbox.path("locked")).expect("a folder");
        fs::create_dir(sandbox.path("safe")).expect("a folder");
        fs::rename(sandbox.journal(), sandbox.path("locked/journal.db")).expect("it moves");
        fs::write(sandbox.journal(), "").expect("a file");
        set_mode(&sandbox.journal(), 0o400);
        for (place, mode) in
            [("locked/journal.db", 0o444), ("locked", 0o555), ("", 0o755), ("safe", 0o777)]
        {
            set_mode(&sandbox.path(place), mode);
        }
        let db = format!("--db {}", sandbox.path("locked/journal.db").display());
        let safe = sandbox.path("safe").display().to_string();
        let Ok(elsewhere) = bound(&sandbox, &format!("backup {db} {safe}")).output() else {
            eprintln!("skipped: running as root, and nobody may not run rel");
            return;
        };
        assert!(elsewhere.status.success(), "{}", String::from_utf8_lossy(&elsewhere.stderr));
        let beside = bound(&sandbox, &format!("backup {db}")).output().expect("rel runs");
        let told = String::from_utf8_lossy(&beside.stderr);
        let told = told.replace(&sandbox.path("").display().to_string(), "~/");
        insta::assert_snapshot!(told, @"
        error: The backup ~/locked/journal-2026-11-21.db cannot be made: Permission denied (os error 13).
        Nothing was written. Back up to another file: rel backup FILE
        For this journal, add to these commands: --db ~/locked/journal.db
        ");
        set_mode(&sandbox.path("locked"), 0o755);
        let left = fs::read_dir(sandbox.path("locked")).expect("a folder").count();
        assert_eq!(left, 1, "something was left behind");
    }

    #[test]
    fn a_full_disk_leaves_nothing_behind() {
        let sandbox = Sandbox::with_people();
        // The shell limits files to 16 blocks of 512 bytes, which looks like a full disk.
        let mut shell = Command::new("sh");
        let rel = sandbox.command("backup");
        shell.args(["-c", "trap '' XFSZ; ulimit -f 16; exec \"$0\" backup"]).arg(rel.get_program());
        shell.env_clear().envs(rel.get_envs().filter_map(|(name, value)| Some((name, value?))));
        let output = shell.stdin(Stdio::null()).output().expect("a shell");
        let told = String::from_utf8_lossy(&output.stderr);
        assert_eq!(output.status.code(), Some(1), "{told}");
        assert!(told.contains("cannot be made"), "{told}");
        assert_eq!(files(&sandbox), ["journal.db"]);
    }
}

#[test]
fn another_journal_is_not_replaced() {
    let mut sandbox = Sandbox::with_people();
    sandbox.rel("--db other.db add \"Only Here\"").succeeds();
    sandbox.rel("backup mine.db").succeeds();
    sandbox.on("2026-11-22").rel("log cass hello").succeeds();
    sandbox.rel("backup mine.db").succeeds();
    let refused = sandbox.rel("backup other.db").fails(1);
    assert!(refused.stderr.contains("another journal"), "{}", refused.transcript());
    assert!(sandbox.rel("--db other.db list").succeeds().stdout.contains("Only Here"));
    let earlier = sandbox.rel("--db mine.db log neal later -q").succeeds();
    assert!(sandbox.rel("backup mine.db").fails(1).stderr.contains("later state"), "{earlier:?}");
}

#[cfg(target_os = "linux")]
#[test]
fn ctrl_c_leaves_no_part_of_a_copy() {
    let sandbox = Sandbox::with_people();
    let note = "a long note ".repeat(50_000);
    let line = |n| format!("{{\"who\": \"neal\", \"note\": \"{n} {note}\"}}\n");
    sandbox.file("entries.jsonl", &(0..30).map(line).collect::<String>());
    sandbox.rel("import entries.jsonl").succeeds();
    let parts = || files(&sandbox).into_iter().filter(|name| name.ends_with(".part")).count();
    // The shell looks for the part and kills without starting a program, which would take too long.
    let interrupt = "\"$0\" \"$@\" & while kill -0 $!; do for part in *.part; do
        [ ! -e \"$part\" ] || { kill -INT $!; wait $!; exit $?; }; done; done";
    for line in ["backup copy.db", "export -o copy.jsonl"] {
        let rel = sandbox.command(line);
        let interrupted = (0..20).any(|_| {
            let mut shell = Command::new("sh");
            shell.args(["-c", interrupt]).arg(rel.get_program()).args(rel.get_args());
            shell.envs(rel.get_envs().filter_map(|(name, value)| Some((name, value?))));
            let output = shell.current_dir(sandbox.path("")).output().expect("a shell");
            output.status.code() == Some(130)
        });
        assert!(interrupted, "{line}: it was never in time");
        assert_eq!(parts(), 0, "{line}");
    }
}

#[cfg(target_os = "linux")]
#[test]
fn paths_need_not_be_unicode() {
    use std::os::unix::ffi::OsStrExt;
    let sandbox = Sandbox::with_people();
    let path = |name: &[u8]| sandbox.path("").join(std::ffi::OsStr::from_bytes(name));
    for (line, name) in [
        ("export --format json -o", b"out\xff.jsonl".as_slice()),
        ("export --to csv -o", b"out\xff.csv"),
        ("backup --format json", b"copy\xff.db"),
        ("demo --format json --db", b"demo\xff.db"),
        ("doctor --format json --db", b"demo\xff.db"),
        ("list --db", b"demo\xff.db"),
        ("import", b"out\xff.jsonl"),
    ] {
        let output = sandbox.command(line).arg(path(name)).output().expect("rel runs");
        let said = String::from_utf8_lossy(&output.stderr);
        assert!(output.status.success(), "{line}: {said}");
    }
}
