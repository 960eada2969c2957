use std::fs;
use std::path::{Path, PathBuf};

use rusqlite::{Connection, OpenFlags, OptionalExtension};
use serde::Serialize;

use crate::error::{Error, Result};
use crate::model::Id;
use crate::store::file::copy::Unfinished;
use crate::store::file::migrations::Header;
use crate::store::file::{first_bytes, open_journal, with_suffix};
use crate::store::health::{count_records, damage, dangling};
use crate::store::{Store, error};

/// A finished copy of a journal.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Backup {
    pub path: PathBuf,
    pub bytes: u64,
    /// How many records it holds, tombstones left out.
    pub records: i64,
}

impl Store {
    /// Copies a journal as it is at one moment, whatever others write meanwhile, and checks the
    /// copy. An earlier copy in its place is replaced only by a whole one.
    ///
    /// # Errors
    /// A journal that is not there or is damaged, a place that holds something else or cannot be
    /// written.
    pub fn back_up(journal: &Path, target: &Path) -> Result<Backup> {
        check_place(journal, target)?;
        let Some((conn, header)) = open_journal(journal)? else {
            return Err(error::no_journal(journal, "nothing to back up"));
        };
        let cannot = |why: String| {
            Error::refused(format!("The backup {} cannot be made: {why}.", target.display()))
                .hint("Nothing was left behind. Name another place: rel backup FILE")
        };
        let unsound = |why: String| {
            Error::refused(format!("The journal was not backed up: its copy is not sound ({why})."))
                .hint("Nothing was replaced. What is wrong and what to do: rel doctor")
        };
        // One view of the journal for the count and the copy.
        let source = conn.unchecked_transaction()?;
        if target.exists() && !is_earlier(target, &source).unwrap_or(false) {
            return Err(refused(target, "there is another journal, or a later state of this one"));
        }
        let records = count_records(&source)?;
        let copy = Unfinished::copy(&source, target).map_err(cannot)?;
        verify(&copy.open()?, header, records).map_err(unsound)?;
        copy.finish().map_err(cannot)?;
        let bytes = fs::metadata(target).map_err(|error| cannot(error.to_string()))?.len();
        Ok(Backup { path: target.to_owned(), bytes, records })
    }
}

/// Refuses a place where a backup would destroy something.
fn check_place(journal: &Path, target: &Path) -> Result<()> {
    let is_same = |file: &Path| match (fs::canonicalize(file), fs::canonicalize(target)) {
        (Ok(file), Ok(target)) => file == target,
        _ => file == target,
    };
    let rollback = |file: &Path| with_suffix(file, "-journal");
    if is_same(journal) || is_same(&rollback(journal)) {
        return Err(refused(target, "that is the journal itself"));
    }
    if !target.exists() {
        return Ok(());
    }
    let bytes = first_bytes(target)?.unwrap_or_default();
    if !Header::parse(&bytes).is_some_and(Header::is_journal) {
        return Err(refused(target, "there is a file that is not a journal"));
    }
    // SQLite would roll the new file back with what was meant for the old one.
    if rollback(target).exists() {
        return Err(refused(
            target,
            "a command is writing to the journal there, or was broken off",
        ));
    }
    Ok(())
}

fn refused(target: &Path, why: &str) -> Error {
    Error::refused(format!("The journal was not backed up to {}: {why}.", target.display()))
        .hint("It was left as it is. Name another file: rel backup FILE")
}

/// Whether a journal is an earlier state of another: it began with the same record and holds nothing
/// later.
fn is_earlier(target: &Path, source: &Connection) -> rusqlite::Result<bool> {
    let first = |conn: &Connection| -> rusqlite::Result<Option<String>> {
        let sql = "SELECT uid FROM record ORDER BY id LIMIT 1";
        conn.query_row(sql, [], |row| row.get(0)).optional()
    };
    let latest = |conn: &Connection| -> rusqlite::Result<(Option<Id>, Option<String>)> {
        let sql = "SELECT max(seq), (SELECT max(modified) FROM record) FROM sqlite_sequence
                   WHERE name = 'record'";
        conn.query_row(sql, [], |row| Ok((row.get(0)?, row.get(1)?)))
    };
    let flags = OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let target = Connection::open_with_flags(target, flags)?;
    let Some(its_first) = first(&target)? else { return Ok(true) };
    let ((its_id, its_change), (id, change)) = (latest(&target)?, latest(source)?);
    Ok(first(source)? == Some(its_first) && its_id <= id && its_change <= change)
}

/// Whether a copy is what it should be; why not, where it is not.
fn verify(copy: &Connection, header: Header, records: i64) -> std::result::Result<(), String> {
    let told = |error: rusqlite::Error| error.to_string();
    if let Some(first) = damage(copy).into_iter().next() {
        return Err(first);
    }
    if let Some(first) = dangling(copy).map_err(told)?.first() {
        return Err(format!("{} refers to a {} that is not there", first.table, first.missing));
    }
    let found = (Header::read(copy).map_err(told)?, count_records(copy).map_err(told)?);
    if found == (header, records) { Ok(()) } else { Err("it holds something else".to_owned()) }
}
