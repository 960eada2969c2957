//! Restoring a backup: everything in the journal is replaced, and what was there is kept.

use std::fs;
use std::io::Read;
use std::path::{Path, PathBuf};

use rusqlite::{Connection, MAIN_DB};
use serde::Serialize;

use crate::clock::Now;
use crate::error::{Error, Result};
use crate::scoring::Constants;
use crate::shell::quote;
use crate::store::changes::transaction::Transaction;
use crate::store::error::not_a_journal;
use crate::store::file::backup::verify;
use crate::store::file::beside::{before_restore, with_suffix};
use crate::store::file::copy::{Unfinished, copy_all};
use crate::store::file::header::FileHeader;
use crate::store::file::{check, connect, copy_in_memory, open_journal, upgrade};
use crate::store::health::count_records;
use crate::store::{Store, error};

/// A restored journal.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Restored {
    pub path: String,
    /// The number of records, without tombstones.
    pub records: i64,
    /// Where the journal as it was is kept; `None` if there was none.
    pub kept: Option<String>,
}

/// A backup in memory, checked, and of the present version.
#[derive(Debug)]
pub struct CheckedBackup(Connection);

impl CheckedBackup {
    /// Reads a backup from a file.
    ///
    /// # Errors
    /// A file that is missing, not a journal, of a newer version, or not sound.
    pub fn open(path: &Path) -> Result<CheckedBackup> {
        let Some(found) = Store::examine(path)? else {
            return Err(error::no_journal(path, "nothing to restore"));
        };
        if let Some(first) = found.damage.first() {
            return Err(unsound(path, first));
        }
        CheckedBackup::new(copy_in_memory(&connect(path)?)?, path)
    }

    /// Reads a backup from a stream, to its end.
    ///
    /// # Errors
    /// What is not a journal, of a newer version, or not sound.
    pub fn read(mut stream: impl Read) -> Result<CheckedBackup> {
        let name = Path::new("Standard input");
        let mut bytes = Vec::new();
        stream.read_to_end(&mut bytes).map_err(|error| {
            Error::refused(format!("The backup cannot be read: {error}."))
                .hint("Nothing was written.")
        })?;
        if !FileHeader::parse(&bytes).is_some_and(FileHeader::is_journal) {
            return Err(not_a_journal(name, "it is something else, or empty"));
        }
        let mut conn = Connection::open_in_memory()?;
        conn.deserialize_read_exact(MAIN_DB, bytes.as_slice(), bytes.len(), false)?;
        CheckedBackup::new(conn, name)
    }

    fn new(mut conn: Connection, path: &Path) -> Result<CheckedBackup> {
        let header = check(FileHeader::read(&conn)?, path)?;
        let records = count_records(&conn).map_err(|error| unsound(path, &error))?;
        verify(&conn, header, records).map_err(|why| unsound(path, &why))?;
        upgrade(&mut conn)?;
        Ok(CheckedBackup(conn))
    }
}

impl Store {
    /// Replaces all that is in a journal by what a backup holds, in one transaction, after a copy
    /// of the journal was set aside. A damaged journal is moved aside.
    ///
    /// # Errors
    /// A file that is not a journal, or that cannot be written or copied.
    pub fn restore(
        journal: &Path,
        backup: &CheckedBackup,
        now: Now,
        constants: &Constants,
    ) -> Result<Restored> {
        let aside = before_restore(journal);
        let is_damaged = Store::examine(journal)?
            .is_some_and(|it| !it.damage.is_empty() || !it.schema.wrong.is_empty());
        if !is_damaged {
            return Store::replace(journal, &aside, backup, now, constants);
        }
        move_aside(journal, &aside)?;
        let restored = Store::replace(journal, &aside, backup, now, constants);
        let (from, to) = (aside.display().to_string(), journal.display().to_string());
        let restored = restored.map_err(|error| {
            let back = format!("To put it back: mv {} {}", quote(&from), quote(&to));
            let hint = error.next_step().map_or(back.clone(), |hint| format!("{hint}\n{back}"));
            let why = error.message();
            Error::refused(format!("{why} The damaged journal is now {from}.")).hint(hint)
        })?;
        Ok(Restored { kept: Some(from), ..restored })
    }

    /// Replaces all that is in a journal, and keeps a copy of one that is there.
    fn replace(
        journal: &Path,
        aside: &Path,
        backup: &CheckedBackup,
        now: Now,
        constants: &Constants,
    ) -> Result<Restored> {
        let is_there = open_journal(journal)?.is_some();
        let mut store = Store::open(journal)?.for_writing()?;
        store.conn.execute_batch("ATTACH ':memory:' AS backup")?;
        copy_all(&backup.0, &mut store.conn, c"backup")?;
        let write = store.write(now, constants)?;
        if is_there {
            // Nobody else can write now; this reads through a connection of its own.
            Unfinished::copy(&connect(journal)?, aside).and_then(Unfinished::finish).map_err(
                |why| {
                    Error::refused(format!(
                        "The backup was not restored: the copy {} of the present journal cannot \
                         be made: {why}.",
                        aside.display()
                    ))
                    .hint("Nothing was written.")
                },
            )?;
        }
        replace_all(&write)?;
        let records = count_records(&write.tx)?;
        write.commit_without_step()?;
        Ok(Restored {
            path: journal.display().to_string(),
            records,
            kept: is_there.then(|| aside.display().to_string()),
        })
    }
}

fn unsound(path: &Path, why: &dyn std::fmt::Display) -> Error {
    Error::refused(format!("{} was not restored: it is not sound ({why}).", path.display()))
        .hint("Nothing was written. Restore another backup.")
}

/// Moves a damaged journal out of the way, with what belongs to it.
fn move_aside(journal: &Path, aside: &Path) -> Result<()> {
    let rename = |from: PathBuf, to: PathBuf| match fs::rename(&from, &to) {
        Err(error) if from.exists() => {
            Err(Error::refused(format!("{} cannot be moved aside: {error}.", from.display()))
                .hint("Nothing was written."))
        }
        _ => Ok(()),
    };
    rename(with_suffix(journal, "-journal"), with_suffix(aside, "-journal"))?;
    rename(journal.to_owned(), aside.to_owned())
}

/// Replaces the rows of all tables by those of the attached backup, which has the same tables.
fn replace_all(write: &Transaction) -> Result<()> {
    let mut query = write.tx.prepare(
        "SELECT name FROM main.sqlite_schema WHERE type = 'table'
         AND (name = 'sqlite_sequence' OR name NOT LIKE 'sqlite\\_%' ESCAPE '\\')
         AND name IN (SELECT name FROM backup.sqlite_schema)",
    )?;
    let tables: Vec<String> =
        query.query_map([], |row| row.get(0))?.collect::<rusqlite::Result<_>>()?;
    for table in &tables {
        write.tx.execute(&format!(r#"DELETE FROM main."{table}""#), [])?;
    }
    for table in &tables {
        let copy = format!(r#"INSERT INTO main."{table}" SELECT * FROM backup."{table}""#);
        write.tx.execute(&copy, [])?;
    }
    Ok(())
}
