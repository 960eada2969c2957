//! Damaged journals: every command answers or refuses, and none makes it worse.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use proptest::prelude::{Strategy, any};
use proptest::strategy::ValueTree;
use proptest::test_runner::{TestRng, TestRunner};
use rusqlite::Connection;

use super::writing::with_history;
use crate::support::{Ran, Sandbox, on_all_processors, run_in_time, runs};

/// Commands that read, each from another part of the file.
const READING: [&str; 7] =
    ["list", "list entries", "show cass", "stale", "undo --list", "export", "prioritize --all"];

/// Commands that write, the first ones to the journal.
const WRITING: [&str; 4] = ["log cass hello", "undo", "doctor --fix", "backup copy.db"];

/// A way to damage a file: by a place in it.
#[derive(Debug, Clone, Copy)]
enum Damage {
    Bit(usize, u8),
    CutOff(usize),
    /// A page that never reached the disk, or another program's.
    Page(usize, u8),
}

fn damage() -> impl Strategy<Value = Damage> {
    (0..10_u8, any::<usize>(), any::<u8>()).prop_map(|(kind, place, byte)| match kind {
        0..=6 => Damage::Bit(place, byte % 8),
        7..=8 => Damage::CutOff(place),
        _ => Damage::Page(place, if byte < 128 { 0 } else { byte }),
    })
}

fn damaged(bytes: &[u8], damage: Damage) -> Vec<u8> {
    const PAGE: usize = 4096;
    let mut bytes = bytes.to_vec();
    let length = bytes.len();
    match damage {
        Damage::Bit(place, bit) => bytes[place % length] ^= 1 << bit,
        Damage::CutOff(place) => bytes.truncate(place % length),
        Damage::Page(place, byte) => {
            let start = place % (length / PAGE) * PAGE;
            bytes[start..start + PAGE].fill(byte);
        }
    }
    bytes
}

/// Returns the rows of the journal that can be read, but for sums, which may be made anew.
fn readable(file: &Path) -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    let Ok(conn) = Connection::open(file) else { return found };
    for table in ["record", "unit", "stakeholder", "entry", "fact", "promise", "pulse"] {
        let Ok(mut query) = conn.prepare(&format!("SELECT * FROM {table}")) else { continue };
        let columns = query.column_count();
        let Ok(mut rows) = query.query([]) else { continue };
        while let Ok(Some(row)) = rows.next() {
            let values = (0..columns).map(|column| format!("{:?}", row.get_ref(column)));
            found.insert(format!("{table} {}", values.collect::<Vec<_>>().join("|")));
        }
    }
    found
}

/// Checks what any command may do with a damaged file.
fn check(ran: &Ran) -> Result<(), String> {
    let silent = (ran.stdout.clone() + &ran.stderr).trim().is_empty();
    if !matches!(ran.code, Some(0 | 1 | 3)) || ran.stderr.contains("panicked") || silent {
        return Err(ran.transcript());
    }
    Ok(())
}

fn verdict(start: &Sandbox, bytes: &[u8]) -> Result<(), String> {
    let sandbox = start.copy();
    fs::write(sandbox.journal(), bytes).expect("a damaged journal");
    let run = |line: &str| run_in_time(line, sandbox.command(line));
    let doctor = run("doctor");
    check(&doctor)?;
    let is_sound = doctor.code == Some(0) && doctor.stderr.is_empty();
    for line in READING {
        let ran = run(line);
        check(&ran)?;
        // A letter of a name may be another one now, which no check can find.
        if is_sound && ran.code != Some(0) && !ran.stderr.contains("Nobody in the journal") {
            return Err(format!("doctor finds nothing, but {}", ran.transcript()));
        }
    }
    if fs::read(sandbox.journal()).expect("the journal") != bytes {
        return Err("reading changed the file".to_owned());
    }
    for line in WRITING {
        let before = readable(&sandbox.journal());
        let ran = run(line);
        check(&ran)?;
        let after = readable(&sandbox.journal());
        let lost: Vec<_> = before.difference(&after).collect();
        // `undo` removes what the last step wrote, and each change gives a record a later time.
        if line != "undo" && !lost.is_empty() {
            return Err(format!("{} lost {lost:#?}", ran.transcript()));
        }
        if ran.code == Some(1) && before != after {
            return Err(format!("{} changed the journal", ran.transcript()));
        }
    }
    let copy = sandbox.path("copy.db");
    if copy.exists() {
        let check = Connection::open(copy).and_then(|copy| {
            copy.query_row("PRAGMA integrity_check", [], |row| row.get::<_, String>(0))
        });
        if check.as_deref() != Ok("ok") {
            return Err(format!("the backup is damaged: {check:?}"));
        }
    }
    Ok(())
}

#[test]
fn a_damaged_journal_is_read_or_refused_and_never_made_worse() {
    let start = with_history();
    let whole = fs::read(start.journal()).expect("a journal");
    let rng = TestRng::deterministic_rng(proptest::test_runner::RngAlgorithm::ChaCha);
    let mut runner = TestRunner::new_with_rng(Default::default(), rng);
    let mut next = || damage().new_tree(&mut runner).expect("a damage").current();
    let damages: Vec<Damage> = (0..runs(16, 150)).map(|_| next()).collect();
    let wrong = on_all_processors(&damages, |it| {
        let wrong = verdict(&start, &damaged(&whole, *it)).err()?;
        Some(format!("{it:?} of {} bytes: {wrong}", whole.len()))
    });
    assert!(wrong.is_empty(), "{} of {}:\n{}", wrong.len(), damages.len(), wrong.join("\n"));
    eprintln!("{} damaged journals", damages.len());
}
