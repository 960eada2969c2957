//! Backing up a journal: a checked copy of one moment.

use std::fs;
use std::path::Path;

use rusqlite::{Connection, MAIN_DB, OpenFlags, OptionalExtension};
use serde::Serialize;

use crate::error::{Error, Result};
use crate::model::Id;
use crate::store::file::beside::with_suffix;
use crate::store::file::copy::{Unfinished, sync_folder};
use crate::store::file::header::{FileHeader, first_bytes};
use crate::store::file::{copy_in_memory, open_journal};
use crate::store::health::{count_records, damage, dangling};
use crate::store::{Store, error};

/// A finished copy of a journal.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Backup {
    pub path: String,
    pub bytes: u64,
    /// The number of records, without tombstones.
    pub records: i64,
}

impl Store {
    /// Returns a journal as it is at one moment, as the bytes of a file, and the number of records.
    ///
    /// # Errors
    /// A journal that is missing or damaged.
    pub fn backed_up(journal: &Path) -> Result<(Vec<u8>, i64)> {
        let Some((conn, header)) = open_journal(journal)? else {
            return Err(error::no_journal(journal, "nothing to back up"));
        };
        let mut copy = copy_in_memory(&conn)?;
        let records = count_records(&copy)?;
        verify(&copy, header, records).map_err(unsound)?;
        Ok((copy.serialize(MAIN_DB)?.to_vec(), records))
    }

    /// Copies a journal as it is at one moment, whatever others write meanwhile, and checks the
    /// copy. An earlier backup in its place is replaced only by a whole one.
    ///
    /// # Errors
    /// A journal that is missing or damaged; a target that holds something else or cannot be
    /// written.
    pub fn back_up(journal: &Path, target: &Path) -> Result<Backup> {
        check_place(journal, target)?;
        let Some((conn, header)) = open_journal(journal)? else {
            return Err(error::no_journal(journal, "nothing to back up"));
        };
        let cannot = |why: String| {
            Error::refused(format!("The backup {} cannot be made: {why}.", target.display()))
                .hint("Nothing was written. Back up to another file: rel backup FILE")
        };
        // One view of the journal for the count and the copy.
        let source = conn.unchecked_transaction()?;
        if target.exists() && !is_earlier(target, &source).unwrap_or(false) {
            return Err(refused(target, "it holds another journal, or a later state of this one"));
        }
        let records = count_records(&source)?;
        let copy = Unfinished::copy(&source, target).map_err(cannot)?;
        verify(&copy.open()?, header, records).map_err(unsound)?;
        let bytes = copy.size().map_err(cannot)?;
        copy.put_in_place().map_err(cannot)?;
        sync_folder(target).map_err(|why| {
            Error::refused(format!(
                "The backup {} was made, but may not survive a power cut: {why}.",
                target.display()
            ))
            .hint("Look after the disk, or back up to another one: rel backup FILE")
        })?;
        Ok(Backup { path: target.display().to_string(), bytes, records })
    }
}

fn unsound(why: String) -> Error {
    Error::refused(format!("The journal was not backed up: its copy is not sound ({why})."))
        .hint("Nothing was replaced. See what is wrong: rel doctor")
}

/// Refuses a target where a backup would destroy something.
fn check_place(journal: &Path, target: &Path) -> Result<()> {
    let is_same = |file: &Path| match (fs::canonicalize(file), fs::canonicalize(target)) {
        (Ok(file), Ok(target)) => file == target,
        _ => file == target,
    };
    let rollback = |file: &Path| with_suffix(file, "-journal");
    if is_same(journal) || is_same(&rollback(journal)) {
        return Err(refused(target, "it is the journal itself"));
    }
    if !target.exists() {
        return Ok(());
    }
    let bytes = first_bytes(target)?.unwrap_or_default();
    if !FileHeader::parse(&bytes).is_some_and(FileHeader::is_journal) {
        return Err(refused(target, "it is not a journal"));
    }
    // SQLite would roll the new file back with the rollback journal of the old one.
    if rollback(target).exists() {
        return Err(refused(target, "a command is writing to it, or was interrupted"));
    }
    Ok(())
}

fn refused(target: &Path, why: &str) -> Error {
    Error::refused(format!("The journal was not backed up to {}: {why}.", target.display()))
        .hint("Nothing was written. Back up to another file: rel backup FILE")
}

/// Whether a journal is an earlier state of another: both begin with the same record, and it holds
/// nothing later.
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

/// Checks that a copy is sound and complete.
///
/// # Errors
/// Why it is not, as the end of a sentence.
pub(in crate::store) fn verify(
    copy: &Connection,
    header: FileHeader,
    records: i64,
) -> std::result::Result<(), String> {
    let words = |error: rusqlite::Error| error.to_string();
    if let Some(first) = damage(copy).map_err(words)?.into_iter().next() {
        return Err(first);
    }
    if let Some(first) = dangling(copy).map_err(words)?.first() {
        return Err(format!("a {} refers to a missing {}", first.table, first.missing));
    }
    let found = (FileHeader::read(copy).map_err(words)?, count_records(copy).map_err(words)?);
    if found == (header, records) { Ok(()) } else { Err("it differs from the journal".to_owned()) }
}
