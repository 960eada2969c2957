//! `rel doctor`: what it finds, and what it repairs.

mod retention;

use std::fs;
use std::path::Path;

use rel_journal::model::Noun;
use rusqlite::Connection;
use serde_json::{Value, json};

use super::assert_shape;
use crate::support::{Sandbox, rounds};

/// Returns what a session shows, with `~` for the folder of the sandbox.
fn seen(sandbox: &Sandbox, lines: &[&str]) -> String {
    let home = sandbox.path("").display().to_string();
    sandbox.session(lines).replace(home.trim_end_matches('/'), "~")
}

/// Changes the journal as no command would.
fn tamper(sandbox: &Sandbox, sql: &str) {
    let conn = Connection::open(sandbox.journal()).expect("the journal");
    conn.execute_batch(&format!("PRAGMA foreign_keys = OFF; {sql}")).expect("it is done");
}

/// Returns whether a check passed, and what it found.
fn check(sandbox: &Sandbox, name: &str) -> (bool, Vec<Value>) {
    let report: Value =
        serde_json::from_str(&sandbox.rel("doctor --format json").stdout).expect("JSON");
    let checks = report["checks"].as_array().expect("checks");
    let check = checks.iter().find(|check| check["name"] == name).expect("the check");
    let findings = check["findings"].as_array().expect("findings");
    (check["ok"] == true, findings.clone())
}

/// Returns the commands that a check offers as fixes.
fn fixes(sandbox: &Sandbox, name: &str) -> Vec<String> {
    let (_, findings) = check(sandbox, name);
    findings.iter().map(|it| it["fix"].as_str().expect("a fix").to_owned()).collect()
}

fn journal(sandbox: &Sandbox) -> Vec<u8> {
    fs::read(sandbox.journal()).expect("the journal")
}

#[test]
fn a_sound_journal_is_reported_as_sound() {
    let sandbox = Sandbox::with_people();
    sandbox.rel("log cass,neal budget round -k lunch").succeeds();
    let before = journal(&sandbox);
    insta::assert_snapshot!(seen(&sandbox, &["doctor", "doctor --fix"]), @"
    $ rel doctor
    The journal is sound: 7 records, no suggestions.
    CHECK         FOUND
    integrity     ok
    foreign keys  ok
    schema        ok
    one file      ok
    erased        ok
    permissions   ok
    leftovers     ok
    records       ok
    sums          ok
    duplicates    ok
    archived      ok
    units         ok

    $ rel doctor --fix
    The journal is sound: 7 records, no suggestions.
    CHECK         FOUND
    integrity     ok
    foreign keys  ok
    schema        ok
    one file      ok
    erased        ok
    permissions   ok
    leftovers     ok
    records       ok
    sums          ok
    duplicates    ok
    archived      ok
    units         ok
    ");
    assert!(journal(&sandbox) == before, "something was written");
    let report = sandbox.json("doctor");
    assert_shape(&report, "path:text records:number sound:bool checks:list repaired:list");
    assert_shape(&report["checks"][0], "name:text ok:bool findings:list");
}

#[test]
fn a_missing_journal_has_no_faults() {
    let sandbox = Sandbox::new();
    insta::assert_snapshot!(seen(&sandbox, &["doctor", "doctor --fix"]), @"
    $ rel doctor
    There is no journal at ~/journal.db yet, so nothing can be wrong.

    $ rel doctor --fix
    There is no journal at ~/journal.db yet, so nothing can be wrong.
    ");
    assert_eq!(sandbox.json("doctor")["sound"], true);
    assert!(!sandbox.journal().exists());
}

#[test]
fn another_file_is_refused() {
    let sandbox = Sandbox::new();
    for (bytes, why) in [
        (b"Dear diary".to_vec(), "not a journal"),
        (include_bytes!("../fixtures/other.db").to_vec(), "another program"),
    ] {
        fs::write(sandbox.journal(), &bytes).expect("a file");
        for line in ["doctor", "doctor --fix"] {
            assert!(sandbox.rel(line).fails(1).stderr.contains(why), "{line}");
            assert!(journal(&sandbox) == bytes, "{line}");
        }
    }
    let sandbox = Sandbox::with_people();
    let mut newer = journal(&sandbox);
    newer[60..64].copy_from_slice(&99_u32.to_be_bytes());
    fs::write(sandbox.journal(), &newer).expect("a file");
    assert!(sandbox.rel("doctor --fix").fails(1).stderr.contains("newer"));
    assert!(journal(&sandbox) == newer);
}

#[test]
fn an_older_journal_is_checked_as_it_is() {
    let sandbox = Sandbox::new();
    let fixture = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/version-1.db");
    fs::copy(fixture, sandbox.journal()).expect("the file is copied");
    sandbox.rel("doctor --fix").succeeds();
    let before = journal(&sandbox);
    insta::assert_snapshot!(seen(&sandbox, &["doctor"]), @"
    $ rel doctor
    The journal is sound: 6 records, 2 suggestions.
    CHECK         FOUND
    integrity     ok
    foreign keys  ok
    schema        The journal has version 1; this rel writes version 4.
                  > no action needed: the next command that writes upgrades it and keeps a copy
    one file      ok
    erased        ok
    permissions   ok
    leftovers     ok
    records       ok
    sums          ok
    duplicates    ok
    archived      ok
    units         No one is in Sales.
                  > rel unit remove Sales
    ");
    assert!(journal(&sandbox) == before, "something was written");
    sandbox.rel("log cass hello").succeeds();
    fs::write(sandbox.path("journal.db.v1.x1.part"), "half").expect("a file");
    let (is_ok, left) = check(&sandbox, "leftovers");
    assert!(is_ok && left.len() == 2, "{left:?}");
    for (left, file) in left.iter().zip(["journal.db.v1.x1.part", "journal.db.v1"]) {
        let path = sandbox.path(file).display().to_string();
        assert!(left["what"].as_str().is_some_and(|what| what.starts_with(&path)), "{left}");
        assert!(sandbox.path(file).exists());
    }
}

#[test]
fn damage_is_reported_wherever_it_is() {
    let healthy = Sandbox::with_people();
    for n in 0..50 {
        healthy.rel(&format!("log @all budget round {n}")).succeeds();
    }
    let good = journal(&healthy);
    let mut found = 0;
    // Everything may be hit except the bytes that mark the file as a journal.
    let places = (100..good.len()).step_by(rounds(5000, 1024)).chain([16, 20, 28, 100, 105]);
    let count = places.clone().count();
    for at in places {
        let sandbox = Sandbox::new();
        let mut bytes = good.clone();
        bytes[at..good.len().min(at + 4)].fill(0xff);
        fs::write(sandbox.journal(), &bytes).expect("a file");
        for line in ["doctor", "doctor --fix", "backup -q"] {
            let ran = sandbox.rel(line);
            assert!(matches!(ran.code, Some(0 | 1 | 3)), "byte {at}: {}", ran.transcript());
            assert!(!ran.stderr.contains("panicked"), "byte {at}: {}", ran.transcript());
            found += usize::from(ran.code == Some(3));
        }
    }
    assert!(found > count / 5, "{found} faults found in {count} places");
}

#[test]
fn a_damaged_page_is_a_fault_with_a_fix() {
    let sandbox = Sandbox::with_people();
    sandbox.rel("log cass hello").succeeds();
    let mut bytes = journal(&sandbox);
    bytes[4096..4096 + 16].fill(0xff);
    fs::write(sandbox.journal(), &bytes).expect("a file");
    insta::assert_snapshot!(seen(&sandbox, &["doctor", "doctor --fix"]), @"
    $ rel doctor
    The journal is not sound: 1 fault (integrity).
    CHECK        FOUND
    integrity    The file is damaged (database disk image is malformed).
                 > keep the file as it is and continue with your latest backup: rel --db BACKUP doctor
    permissions  ok
    leftovers    ok
    [exit 3]

    $ rel doctor --fix
    The journal is not sound: 1 fault (integrity).
    CHECK        FOUND
    integrity    The file is damaged (database disk image is malformed).
                 > keep the file as it is and continue with your latest backup: rel --db BACKUP doctor
    permissions  ok
    leftovers    ok
    [exit 3]
    ");
    assert!(journal(&sandbox) == bytes, "something was written");
}

#[test]
fn rows_that_refer_to_missing_rows_are_faults() {
    let sandbox = Sandbox::with_people();
    sandbox.rel("fact add cass interest the Yankees").succeeds();
    tamper(&sandbox, "UPDATE fact SET stakeholder = 99");
    let (is_ok, findings) = check(&sandbox, "foreign_keys");
    assert!(!is_ok);
    assert_eq!(findings[0]["what"], "1 row of `fact` refers to a missing stakeholder.");
    sandbox.rel("backup").fails(1);
}

#[test]
fn tables_are_as_rel_makes_them() {
    let sandbox = Sandbox::with_people();
    tamper(&sandbox, "CREATE VIEW mine AS SELECT name FROM stakeholder");
    assert_eq!(check(&sandbox, "schema").1[0]["what"], "`mine` was not made by rel.");
    assert_eq!(sandbox.json("doctor")["sound"], true);
    tamper(&sandbox, "DROP TABLE pulse; ALTER TABLE fact ADD COLUMN mood TEXT");
    insta::assert_snapshot!(seen(&sandbox, &["doctor"]), @"
    $ rel doctor
    The journal is not sound: 1 fault (schema).
    CHECK         FOUND
    integrity     ok
    foreign keys  ok
    schema        Missing or altered: `fact`, `pulse` and `pulse_by_stakeholder`.
                  > keep the file as it is and continue with your latest backup: rel --db BACKUP doctor
    one file      ok
    erased        ok
    permissions   ok
    leftovers     ok
    [exit 3]
    ");
}

#[test]
fn records_that_cannot_be_read_are_faults() {
    let sandbox = Sandbox::with_people();
    sandbox.rel("log cass hello").succeeds();
    tamper(&sandbox, "UPDATE entry SET date = 'someday'");
    let (is_ok, findings) = check(&sandbox, "records");
    assert!(!is_ok);
    let what = findings[0]["what"].as_str().expect("a sentence");
    assert!(
        what.starts_with("The entry #7 cannot be read: ") && what.contains("someday"),
        "{what}"
    );
    assert_eq!(sandbox.rel("doctor").code, Some(3));
}

/// Puts a value into a row of a noun that the file allows, but that cannot be read.
fn break_a_row(noun: Noun) -> &'static str {
    match noun {
        Noun::Unit => "UPDATE unit SET cadence_days = 5000000000",
        Noun::Stakeholder => "UPDATE stakeholder SET added = 'someday'",
        Noun::Entry => "UPDATE entry SET date = 'someday'",
        Noun::Fact => "UPDATE fact SET topic = 'weather'",
        Noun::Promise => "UPDATE promise SET history = '{}'",
        Noun::Pulse => "UPDATE pulse SET date = 'someday'",
        Noun::Card => "UPDATE card SET emails = '[1]'",
    }
}

#[test]
fn an_unreadable_row_of_any_noun_is_named() {
    let sandbox = Sandbox::with_people();
    sandbox.file("anna.vcf", "BEGIN:VCARD\nFN:Anna Roth\nEMAIL:a@example.com\nEND:VCARD\n");
    for line in
        ["log cass hello --fact interest=golf --promise soon", "pulse cass me 4", "import anna.vcf"]
    {
        sandbox.rel(line).succeeds();
    }
    let sound = journal(&sandbox);
    let mut found = Vec::new();
    for noun in Noun::ALL {
        let conn = Connection::open(sandbox.journal()).expect("the journal");
        let first = format!("SELECT min(id) FROM {}", noun.name());
        let id: i64 = conn.query_row(&first, [], |row| row.get(0)).expect("a row");
        drop(conn);
        tamper(&sandbox, &format!("{} WHERE id = {id}", break_a_row(*noun)));
        let (is_ok, findings) = check(&sandbox, "records");
        assert!(!is_ok && findings.len() == 1, "{noun:?}: {findings:?}");
        let what = findings[0]["what"].as_str().expect("a sentence").to_owned();
        let named = format!("The {} #{id} cannot be read: ", noun.words().0);
        assert!(what.starts_with(&named), "{noun:?}: {what}");
        found.push(what);
        fs::write(sandbox.journal(), &sound).expect("the sound journal");
    }
    insta::assert_snapshot!(found.join("\n"), @"
    The unit #1 cannot be read: `cadence_days` is not valid (5000000000).
    The person #4 cannot be read: `added` is not valid (`someday` is not a date).
    The entry #7 cannot be read: `date` is not valid (`someday` is not a date).
    The fact #8 cannot be read: `topic` is not valid.
    The promise #9 cannot be read: `history` is not valid (invalid type: map, expected a sequence).
    The pulse #10 cannot be read: `date` is not valid (`someday` is not a date).
    The contact card #12 cannot be read: `emails` is not valid (invalid type: integer `1`, expected a string).
    ");
}

#[test]
fn an_entry_of_an_unreadable_day_is_left_out_with_a_warning() {
    let sandbox = Sandbox::with_people();
    sandbox.rel("log cass hello").succeeds();
    for day in ["someday", "", "-0001-01-01", "2300-01-01", "+12000-01-01"] {
        tamper(&sandbox, &format!("UPDATE entry SET date = '{day}'"));
        for line in ["list entries", "list entries --with cass", "show cass"] {
            let ran = sandbox.rel(line);
            assert_eq!(ran.code, Some(0), "{day}: {}", ran.transcript());
            assert!(ran.stderr.contains("was left out. See what: rel doctor"), "{day}: {line}");
        }
        assert!(!check(&sandbox, "records").0, "{day}");
    }
}

#[test]
fn a_record_of_an_unknown_noun_is_named() {
    let sandbox = Sandbox::with_people();
    sandbox.rel("log cass hello").succeeds();
    tamper(&sandbox, "UPDATE record SET noun = 'wombat' WHERE id = 7");
    let (is_ok, findings) = check(&sandbox, "records");
    assert!(!is_ok);
    assert_eq!(findings[0]["what"], "The record #7 cannot be read: there is no noun `wombat`.");
}

#[test]
fn wrong_sums_are_found_and_added_up_again() {
    for wrong in [
        "UPDATE standing SET me = me + 1",
        "UPDATE standing SET evidence = 9",
        "UPDATE standing SET last_contact = '2026-01-01'",
        "UPDATE standing SET parts = '[]'",
        "DELETE FROM standing",
    ] {
        let sandbox = Sandbox::with_people();
        sandbox.rel("log cass the Yankees -k coffee -d 3d").succeeds();
        let before = sandbox.json("show cass");
        let steps = sandbox.json("undo --list");
        tamper(&sandbox, &format!("{wrong} WHERE evidence > 0"));
        let tampered = journal(&sandbox);
        assert_eq!(sandbox.rel("doctor").code, Some(3), "{wrong}");
        assert!(journal(&sandbox) == tampered, "{wrong}");
        let ran = sandbox.rel("doctor --fix").succeeds();
        assert!(
            ran.stdout.contains("Added up the entries of 1 person again."),
            "{}",
            ran.transcript()
        );
        assert_eq!(sandbox.json("show cass"), before, "{wrong}");
        assert_eq!(sandbox.json("undo --list"), steps, "{wrong}");
        sandbox.rel("doctor").succeeds();
    }
}

#[test]
fn sums_that_are_not_read_are_not_wrong() {
    let mut sandbox = Sandbox::with_people();
    sandbox.rel("log cass hello").succeeds();
    sandbox.rel("ask cass 400k --on 2026-12-01").succeeds();
    for day in ["2026-10-15", "2026-11-21", "2026-12-24"] {
        sandbox.on(day);
        sandbox.rel("doctor").succeeds();
    }
    sandbox.rel("config scoring.half_life_days 60").succeeds();
    sandbox.rel("doctor").succeeds();
}

#[test]
fn duplicates_come_with_the_command_that_merges_them() {
    let sandbox = Sandbox::with_people();
    for line in [
        "add C. Kelly",
        "add Neal",
        "add Deven Marsh",
        "add The CMO --email NEAL@example.com",
        "add Devon Marsh (Legal)",
        "log 'Deven Marsh' hello",
        "log cass hello",
    ] {
        sandbox.rel(line).succeeds();
    }
    insta::assert_snapshot!(seen(&sandbox, &["doctor"]), @r#"
    $ rel doctor
    The journal is sound: 13 records, 4 suggestions.
    CHECK         FOUND
    integrity     ok
    foreign keys  ok
    schema        ok
    one file      ok
    erased        ok
    permissions   ok
    leftovers     ok
    records       ok
    sums          ok
    duplicates    C. Kelly may be Cassandra Kelly: the same surname and initials.
                  > rel merge "C. Kelly" "Cassandra Kelly"
                  Devon Marsh may be Deven Marsh: their names differ by a letter or two.
                  > rel merge "Devon Marsh" "Deven Marsh"
                  Neal may be Neal Wallace: one name is part of the other.
                  > rel merge Neal "Neal Wallace"
                  The CMO may be Neal Wallace: the same e-mail address.
                  > rel merge "The CMO" "Neal Wallace"
    archived      ok
    units         ok
    "#);
    for _ in 0..4 {
        let fix = fixes(&sandbox, "duplicates").remove(0);
        sandbox.rel(fix.strip_prefix("rel ").expect("a command of rel")).succeeds();
    }
    assert_eq!(fixes(&sandbox, "duplicates"), [""; 0]);
}

#[test]
fn two_spellings_of_one_name_are_merged() {
    let sandbox = Sandbox::with_people();
    for line in ["add José Núñez", "add Ann Lee", "log jose hello"] {
        sandbox.rel(line).succeeds();
    }
    tamper(&sandbox, "UPDATE stakeholder SET name = 'Jose Nunez' WHERE name = 'Ann Lee'");
    let fixes = fixes(&sandbox, "duplicates");
    assert_eq!(fixes, [r#"rel merge "Jose Nunez" "José Núñez""#]);
    sandbox.rel(fixes[0].strip_prefix("rel ").expect("a command of rel")).succeeds();
    assert_eq!(sandbox.json("list --match nunez").as_array().map(Vec::len), Some(1));
}

#[test]
fn archived_people_and_empty_units_are_suggestions() {
    let mut sandbox = Sandbox::with_people();
    sandbox.rel("log neal before").succeeds();
    sandbox.rel("archive Neal Wallace").succeeds();
    sandbox.rel("unit add Customer Success").succeeds();
    assert_eq!(fixes(&sandbox, "archived"), [""; 0]);
    sandbox.on("2026-11-25");
    sandbox.rel("log neal after").succeeds();
    insta::assert_snapshot!(seen(&sandbox, &["doctor"]), @r#"
    $ rel doctor
    The journal is sound: 9 records, 2 suggestions.
    CHECK         FOUND
    integrity     ok
    foreign keys  ok
    schema        ok
    one file      ok
    erased        ok
    permissions   ok
    leftovers     ok
    records       ok
    sums          ok
    duplicates    ok
    archived      Neal Wallace was archived on 21 Nov 2026, and 1 entry is dated later.
                  > if they matter again: rel archive "Neal Wallace" --restore
    units         No one is in Customer Success.
                  > rel unit remove "Customer Success"
    "#);
    for name in ["archived", "units"] {
        let (is_ok, findings) = check(&sandbox, name);
        assert!(is_ok && findings.len() == 1, "{findings:?}");
    }
    sandbox.rel(r#"unit remove "Customer Success""#).succeeds();
    sandbox.rel(r#"archive "Neal Wallace" --restore"#).succeeds();
    assert!(sandbox.rel("doctor").succeeds().stdout.contains("no suggestions"));
}

#[test]
fn a_narrow_terminal_shows_everything() {
    let mut sandbox = Sandbox::with_people();
    sandbox.rel("add C. Kelly").succeeds();
    for columns in [40, 60] {
        sandbox.columns(columns);
        let shown = sandbox.rel("doctor").succeeds().stdout;
        let lines = shown.lines().filter(|line| !line.contains("> rel "));
        let widest = lines.map(|line| line.chars().count()).max();
        assert!(widest <= Some(columns), "{shown}");
    }
    insta::assert_snapshot!(seen(&sandbox, &["doctor"]), @r#"
    $ rel doctor
    The journal is sound: 7 records, 1 suggestion.
    CHECK         FOUND
    integrity     ok
    foreign keys  ok
    schema        ok
    one file      ok
    erased        ok
    permissions   ok
    leftovers     ok
    records       ok
    sums          ok
    duplicates    C. Kelly may be Cassandra Kelly: the same
                  surname and initials.
                  > rel merge "C. Kelly" "Cassandra Kelly"
    archived      ok
    units         ok
    "#);
}

#[cfg(unix)]
mod on_unix {
    use std::os::unix::fs::PermissionsExt;

    use super::*;

    fn set_mode(path: &Path, mode: u32) {
        fs::set_permissions(path, fs::Permissions::from_mode(mode)).expect("a mode");
    }

    fn mode(path: &Path) -> u32 {
        fs::metadata(path).expect("a file").permissions().mode() & 0o7777
    }

    #[test]
    fn files_open_to_others_are_closed() {
        let sandbox = Sandbox::with_people();
        set_mode(&sandbox.journal(), 0o644);
        set_mode(&sandbox.path(""), 0o755);
        let before = journal(&sandbox);
        insta::assert_snapshot!(seen(&sandbox, &["doctor", "doctor --fix", "doctor"]), @"
        $ rel doctor
        The journal is not sound: 2 faults (permissions), 6 records.
        CHECK         FOUND
        integrity     ok
        foreign keys  ok
        schema        ok
        one file      ok
        erased        ok
        permissions   The file ~/journal.db is open to others (mode 644).
                      > rel doctor --fix
                      The folder ~ is open to others (mode 755).
                      > rel doctor --fix
        leftovers     ok
        records       ok
        sums          ok
        duplicates    ok
        archived      ok
        units         ok
        [exit 3]

        $ rel doctor --fix
        The journal is sound again: 6 records, 2 repairs, no suggestions.
        CHECK         FOUND
        integrity     ok
        foreign keys  ok
        schema        ok
        one file      ok
        erased        ok
        permissions   ok
        leftovers     ok
        records       ok
        sums          ok
        duplicates    ok
        archived      ok
        units         ok
        Closed ~/journal.db to others: its mode was 644 and is now 600.
        Closed ~ to others: its mode was 755 and is now 700.

        $ rel doctor
        The journal is sound: 6 records, no suggestions.
        CHECK         FOUND
        integrity     ok
        foreign keys  ok
        schema        ok
        one file      ok
        erased        ok
        permissions   ok
        leftovers     ok
        records       ok
        sums          ok
        duplicates    ok
        archived      ok
        units         ok
        ");
        assert_eq!((mode(&sandbox.journal()), mode(&sandbox.path(""))), (0o600, 0o700));
        assert!(journal(&sandbox) == before);
    }

    #[test]
    fn a_shared_folder_is_not_made_private() {
        let sandbox = Sandbox::with_people();
        fs::write(sandbox.path("thesis.txt"), "for all to read").expect("a file");
        set_mode(&sandbox.path(""), 0o755);
        assert_eq!(check(&sandbox, "permissions"), (true, Vec::new()));
        // Sticky, like /tmp: only owners may delete their files.
        set_mode(&sandbox.path(""), 0o1777);
        assert_eq!(check(&sandbox, "permissions"), (true, Vec::new()));
        set_mode(&sandbox.path(""), 0o777);
        assert_eq!(sandbox.rel("doctor --fix").code, Some(3));
        assert_eq!(mode(&sandbox.path("")), 0o777);
        let fix = fixes(&sandbox, "permissions").remove(0);
        assert!(fix.starts_with("chmod go-w "), "{fix}");
    }

    #[test]
    fn a_read_only_journal_is_checked() {
        let sandbox = Sandbox::with_people();
        set_mode(&sandbox.journal(), 0o400);
        set_mode(&sandbox.path(""), 0o500);
        let report = sandbox.json("doctor");
        set_mode(&sandbox.path(""), 0o700);
        assert_eq!(report["sound"], json!(true));
    }

    #[test]
    fn a_repair_only_takes_permissions_away() {
        let sandbox = Sandbox::with_people();
        set_mode(&sandbox.journal(), 0o444);
        set_mode(&sandbox.path(""), 0o555);
        let fixed = sandbox.rel("doctor --fix");
        let modes = (mode(&sandbox.journal()), mode(&sandbox.path("")));
        set_mode(&sandbox.path(""), 0o700);
        assert_eq!(fixed.code, Some(0));
        assert_eq!(modes, (0o400, 0o500));
    }

    #[test]
    fn a_shared_sticky_folder_is_reported_and_left_alone() {
        let sandbox = Sandbox::with_people();
        set_mode(&sandbox.path(""), 0o1777);
        assert_eq!(sandbox.rel("doctor --fix").code, Some(3));
        assert_eq!(mode(&sandbox.path("")), 0o1777);
        let fix = fixes(&sandbox, "permissions").remove(0);
        assert!(fix.starts_with("if no one else needs it: chmod go-rwx "), "{fix}");
    }
}

#[test]
fn a_journal_that_another_program_switched_to_wal_is_switched_back() {
    let sandbox = Sandbox::with_people();
    tamper(&sandbox, "PRAGMA journal_mode = WAL");
    assert_eq!(journal(&sandbox)[18], 2, "it has a write-ahead log");
    insta::assert_snapshot!(check(&sandbox, "one_file").1[0]["what"].as_str().unwrap_or(""),
        @"Another program switched the file to a write-ahead log: what was written last may lie in a second file beside it.");
    assert_eq!(journal(&sandbox)[18], 2, "looking changes nothing");
    sandbox.rel("log cass hello").succeeds();
    assert_eq!(journal(&sandbox)[18], 1);
    assert_eq!(check(&sandbox, "one_file"), (true, Vec::new()));

    tamper(&sandbox, "PRAGMA journal_mode = WAL");
    let repaired = sandbox.rel("doctor --fix").succeeds().stdout;
    assert!(repaired.contains("Put the journal back into one file"), "{repaired}");
    assert_eq!(journal(&sandbox)[18], 1);
}

#[test]
fn a_journal_that_another_program_has_open_in_wal_is_written_and_not_mended() {
    let sandbox = Sandbox::with_people();
    tamper(&sandbox, "PRAGMA journal_mode = WAL");
    let other = Connection::open(sandbox.journal()).expect("the journal");
    let count = |sql| other.query_row::<i64, _, _>(sql, [], |row| row.get(0)).expect("a count");
    let before = count("SELECT count(*) FROM entry");
    sandbox.rel("log cass hello").succeeds();
    assert_eq!(count("SELECT count(*) FROM entry"), before + 1);
    assert_eq!(sandbox.rel("doctor --fix").code, Some(3));
}

#[test]
fn one_unreadable_row_does_not_end_every_command() {
    let sandbox = Sandbox::with_people();
    sandbox.file("anna.vcf", "BEGIN:VCARD\nFN:Anna Roth\nEMAIL:a@example.com\nEND:VCARD\n");
    for line in [
        "log cass,neal hello",
        "log neal --fact interest=golf --promise soon",
        "pulse cass me 4",
        "import anna.vcf",
    ] {
        sandbox.rel(line).succeeds();
    }
    let sound = journal(&sandbox);
    let first = |sql: &str, noun: &str| format!("{sql} WHERE id = (SELECT min(id) FROM {noun})");
    let mut broken: Vec<String> =
        Noun::ALL.iter().map(|noun| first(break_a_row(*noun), noun.name())).collect();
    broken.push(first("UPDATE stakeholder SET added = '0001-01-01'", "stakeholder"));
    broken.push("UPDATE standing SET last_contact = '0001-01-01'".to_owned());
    for day in ["9999-12-31", "-0001-01-01"] {
        let set = format!("SET date = '{day}'");
        broken.push(format!("UPDATE entry {set}; UPDATE credit {set}; UPDATE pulse {set}"));
    }
    for sql in &broken {
        tamper(&sandbox, sql);
        for line in [
            "today",
            "stale",
            "prioritize",
            "list",
            "list entries",
            "list units",
            "list promises",
            "list pulses",
            "list facts",
            "show neal",
            "ask neal money",
            "review",
            "promise",
            "log neal hello",
            "undo",
            "export --to csv",
            "backup copy.db",
        ] {
            let ran = sandbox.rel(line);
            assert_eq!(ran.code, Some(0), "{sql}: {}", ran.transcript());
        }
        fs::remove_file(sandbox.path("copy.db")).expect("the copy");
        fs::write(sandbox.journal(), &sound).expect("the sound journal");
    }
}
