//! The content of all files of a sandbox, to tell whether a write happened as a whole or not at all.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use rusqlite::types::ValueRef;
use rusqlite::{Connection, OpenFlags};

use super::contains;
use super::writing::Writing;
use crate::support::{Ran, Sandbox};

/// The name of the journal in a sandbox.
const JOURNAL: &str = "journal.db";

/// What restores and upgrades set aside. A write that then fails leaves it, and `doctor` names it.
const SET_ASIDE: [&str; 2] = ["journal.db.before-restore", "journal.db.v1"];

/// What an error says if nothing was written.
const NOTHING: [&str; 3] = ["Nothing was written", "Nothing was changed", "Nothing was replaced"];

/// What an error says if something was written, or may have been.
const SOMETHING: [&str; 4] =
    ["is kept", "was forgotten, but", "may have been written", "was made, but"];

/// The content of files: rows of all tables, or text. Uids are left out, since they are random.
#[derive(Debug, PartialEq, Eq)]
pub struct Files {
    content: BTreeMap<String, String>,
    /// The names of files that are not whole yet.
    unfinished: Vec<String>,
}

impl Files {
    /// Reads all files, and rolls back what a crash left of the journal.
    pub fn of(sandbox: &Sandbox) -> Files {
        let (mut content, mut unfinished) = (BTreeMap::new(), Vec::new());
        for file in fs::read_dir(sandbox.path("")).expect("a folder") {
            let path = file.expect("a file").path();
            let name = path.file_name().expect("a name").to_string_lossy().into_owned();
            if name.ends_with(".part") || name.starts_with(".tmp") {
                unfinished.push(name);
            } else if !name.ends_with("-journal") {
                content.extend(read(&path).map(|text| (name, without_uids(&text))));
            }
        }
        Files { content, unfinished }
    }

    /// Returns the names of files that differ; what was set aside may be there already.
    fn differing<'a>(&'a self, other: &'a Files) -> Vec<&'a str> {
        let names = self.content.keys().chain(other.content.keys());
        let mut differing: Vec<&str> = names
            .filter(|name| self.content.get(*name) != other.content.get(*name))
            .map(String::as_str)
            .collect();
        differing.sort_unstable();
        differing.dedup();
        differing
    }

    /// Returns the lines of a file that differ from those of another.
    fn lines_unlike(&self, other: &Files, name: &str) -> Vec<String> {
        let lines = |files: &Files| -> Vec<String> {
            files.content.get(name).map_or("", String::as_str).lines().map(str::to_owned).collect()
        };
        let (found, expected) = (lines(self), lines(other));
        let lacking = expected.iter().filter(|line| !found.contains(line));
        let more = found.iter().filter(|line| !expected.contains(line));
        let lacking = lacking.map(|line| format!("- {line}"));
        lacking.chain(more.map(|line| format!("+ {line}"))).collect()
    }
}

/// Returns the content of a file; `None` for a journal without pages, which is none yet.
fn read(path: &Path) -> Option<String> {
    let bytes = fs::read(path).expect("a file");
    if path.extension().is_none_or(|ending| ending == "jsonl" || ending == "toml")
        || !bytes.starts_with(b"SQLite format 3\0") && !path.ends_with(JOURNAL)
    {
        return Some(String::from_utf8_lossy(&bytes).into_owned());
    }
    let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let conn = Connection::open_with_flags(path, flags).expect("a database");
    rows(&conn).unwrap_or_else(|error| Some(format!("cannot be read: {error}")))
}

/// Returns the rows of all tables and the faults that SQLite finds.
fn rows(conn: &Connection) -> rusqlite::Result<Option<String>> {
    let number = |name: &str| -> rusqlite::Result<i64> {
        conn.query_row(&format!("PRAGMA {name}"), [], |row| row.get(0))
    };
    if number("page_count")? == 0 {
        return Ok(None);
    }
    let mut text = format!("version {}\n", number("user_version")?);
    let mut tables = conn.prepare(
        "SELECT name FROM sqlite_schema WHERE type = 'table' AND name <> 'upkeep' ORDER BY name",
    )?;
    let tables =
        tables.query_map([], |row| row.get(0))?.collect::<rusqlite::Result<Vec<String>>>()?;
    let queries = tables.iter().map(|table| format!("SELECT '{table}', * FROM \"{table}\""));
    let checks = ["PRAGMA integrity_check", "PRAGMA foreign_key_check"].map(str::to_owned);
    for query in queries.chain(checks) {
        let mut query = conn.prepare(&query)?;
        let columns = query.column_count();
        let mut rows = query.query([])?;
        while let Some(row) = rows.next()? {
            for column in 0..columns {
                text += &match row.get_ref(column)? {
                    ValueRef::Text(bytes) => String::from_utf8_lossy(bytes).into_owned() + "|",
                    other => format!("{other:?}|"),
                };
            }
            text.push('\n');
        }
    }
    Ok(Some(text))
}

fn without_uids(text: &str) -> String {
    const SHAPE: &str = "xxxxxxxx-xxxx-7xxx-xxxx-xxxxxxxxxxxx";
    let is_like =
        |(sign, shape): (u8, u8)| sign == shape || (shape == b'x' && sign.is_ascii_hexdigit());
    let mut kept = text.as_bytes().to_vec();
    for start in 0..=kept.len().saturating_sub(SHAPE.len()) {
        let is_uid = SHAPE.bytes().zip(&kept[start..]).all(|(shape, sign)| is_like((*sign, shape)));
        if is_uid && start + SHAPE.len() <= kept.len() {
            kept[start..start + SHAPE.len()].copy_from_slice(SHAPE.as_bytes());
        }
    }
    String::from_utf8(kept).expect("text")
}

/// A verdict on what a command left and said: what is wrong, in words.
pub type Verdict = Result<(), String>;

/// Judges what a command left that was stopped or hindered while it wrote. Each file must be as it
/// was before, or as it should be after; which one, follows from what the command said. A thorough
/// verdict lets `rel` find the journal sound first, and write to it afterwards.
pub fn judge(writing: &Writing, sandbox: &Sandbox, ran: &Ran, is_thorough: bool) -> Verdict {
    if !is_thorough || !writing.starts_sound {
        return judge_files(writing, sandbox, ran);
    }
    let found = sandbox.rel("doctor");
    judge_files(writing, sandbox, ran)?;
    // Someone is forgotten once the records are gone; rewriting the file may still be owed.
    let owes_rewrite = found.code == Some(3) && found.stdout.contains("1 fault (erased)");
    let first = if owes_rewrite { sandbox.rel("doctor --fix") } else { found };
    if has_traces(writing, sandbox) {
        return Err("someone is forgotten, but not by the file, and nobody knows".to_owned());
    }
    let then = ["log 'Zoe Last' hello --new", "doctor"].map(|line| sandbox.rel(line));
    match std::iter::once(first).chain(then).find(|ran| ran.code != Some(0)) {
        Some(failed) => Err(format!("what follows fails: {}", failed.transcript())),
        None => Ok(()),
    }
}

/// Whether the file still holds words of someone who was forgotten.
fn has_traces(writing: &Writing, sandbox: &Sandbox) -> bool {
    let bytes = fs::read(sandbox.journal()).unwrap_or_default();
    writing.line.starts_with("forget Neal")
        && !Files::of(sandbox).differing(&writing.after).contains(&JOURNAL)
        && contains(&bytes, "neal@example.com")
}

fn judge_files(writing: &Writing, sandbox: &Sandbox, ran: &Ran) -> Verdict {
    let found = Files::of(sandbox);
    let mut old = found.differing(&writing.before);
    let mut new = found.differing(&writing.after);
    let lacks_copy = new.iter().any(|name| SET_ASIDE.contains(name));
    if old.contains(&JOURNAL) && lacks_copy {
        return Err("the journal as it was before is nowhere".to_owned());
    }
    if old.contains(&JOURNAL) && new.contains(&JOURNAL) && is_only_upgraded(writing, sandbox) {
        old.retain(|name| *name != JOURNAL);
    }
    let was_moved = writing.before.content.contains_key(JOURNAL)
        && writing.before.content.get(JOURNAL) == found.content.get(SET_ASIDE[0]);
    let is_empty = found.content.get(JOURNAL).is_none_or(|text| !text.contains("\nrecord|"));
    if was_moved && is_empty {
        // A damaged journal was moved aside, and nothing took its place.
        let is_told = ran.code.is_none() || ran.stderr.contains("The damaged journal is now");
        return if is_told { Ok(()) } else { Err("where the journal is, is not said".to_owned()) };
    }
    old.retain(|name| !SET_ASIDE.contains(name) || new.contains(name));
    if let Some(torn) = old.iter().find(|name| new.contains(name)) {
        let unlike = [&writing.before, &writing.after].map(|other| found.lines_unlike(other, torn));
        return Err(format!("{torn} is neither as before nor as after: {unlike:#?}"));
    }
    if ran.code.is_none() {
        return Ok(());
    }
    if !found.unfinished.is_empty() {
        return Err(format!("{:?} was left", found.unfinished));
    }
    if ran.stderr.contains("panicked") {
        return Err("it panicked".to_owned());
    }
    let said = |words: &[&str]| words.iter().any(|words| ran.stderr.contains(words));
    new.retain(|name| !SET_ASIDE.contains(name) || ran.code == Some(0));
    match ran.code {
        Some(0) if !new.is_empty() => Err(format!("it succeeded, but {new:?} is as before")),
        Some(0) if ran.stdout.is_empty() => Err("it succeeded without an answer".to_owned()),
        Some(0) => Ok(()),
        // `doctor` has reported, or nothing could be said.
        Some(3) => Ok(()),
        Some(1) if ran.stderr.is_empty() => Ok(()),
        Some(1) if said(&["is kept"]) && new.contains(&JOURNAL) => {
            Err("it says that the journal was written, which is as before".to_owned())
        }
        Some(1) if said(&SOMETHING) => Ok(()),
        Some(1) if said(&["The answer was"]) && !old.contains(&JOURNAL) => Ok(()),
        Some(1) if said(&NOTHING) && !old.is_empty() => {
            Err(format!("it says that nothing was written, but {old:?} is as after"))
        }
        Some(1) if !old.is_empty() => Err(format!("it does not say that it wrote {old:?}")),
        Some(1) => Ok(()),
        _ => Err("this exit code stands for something else".to_owned()),
    }
}

/// Whether a journal was only created or upgraded, which is a transaction of its own.
fn is_only_upgraded(writing: &Writing, sandbox: &Sandbox) -> bool {
    ["export", "undo --list --format json"].iter().all(|line| {
        let (found, before) = (sandbox.rel(line), writing.start.rel(line));
        found.code == before.code && found.stdout == before.stdout
    })
}
