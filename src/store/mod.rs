//! The journal file. The only place that knows SQL.

mod changes;
mod error;
mod exchange;
mod file;
mod health;
mod tables;

use std::path::{Path, PathBuf};

use rusqlite::{Connection, OptionalExtension};

pub use changes::forget::Forgotten;
pub use changes::mentions::Mention;
pub use changes::retain::Outdated;
pub use changes::transaction::{Transaction, has_written};
pub use changes::undo::Step;
pub use exchange::about::{About, AboutRecord};
pub use exchange::export::Selection;
pub use exchange::import::{Known, named_uid};
pub use exchange::join::{JoinOutcome, JoinSkip, Joined};
pub use exchange::line::JournalLine;
pub use file::backup::Backup;
pub use file::is_database;
pub use file::leftovers::Leftover;
pub use file::permissions::Exposed;
pub use file::restore::{CheckedBackup, Restored};
pub use health::{Dangling, Examination, Schema, Unreadable};
pub use tables::entries::EntryFilter;
pub use tables::row_reader::has_left_out;

use crate::error::{Error, Result};
use crate::model::{Id, Noun};

/// An open journal.
#[derive(Debug)]
pub struct Store {
    conn: Connection,
    path: PathBuf,
    /// Whether the connection is to the file, not to a stand-in for it in memory.
    on_file: bool,
}

impl Store {
    /// Opens a journal for reading. A missing one reads as empty, and nothing is created; an older
    /// one is read as if it were upgraded.
    ///
    /// # Errors
    /// A file that is not a journal, or was written by a newer `rel`.
    pub fn open(path: &Path) -> Result<Store> {
        let (conn, on_file) = file::open_for_reading(path)?;
        Ok(Store { conn, path: path.to_owned(), on_file })
    }

    /// Goes on to write: creates the journal if it is missing, readable by its owner alone, and
    /// upgrades an older one after setting a copy aside.
    ///
    /// # Errors
    /// A file or folder that cannot be written.
    pub fn for_writing(self) -> Result<Store> {
        let conn = if self.on_file { self.conn } else { file::open_or_create(&self.path)? };
        file::make_durable(&conn)?;
        Ok(Store { conn, path: self.path, on_file: true })
    }

    /// Returns a copy in memory: to read from while others write, or to try out what a command
    /// would write.
    pub fn snapshot(&self) -> Result<Store> {
        let conn = file::copy_in_memory(&self.conn)?;
        Ok(Store { conn, path: self.path.clone(), on_file: false })
    }

    /// Returns what the record with this id is, if there is one.
    pub fn noun_of(&self, id: Id) -> Result<Option<Noun>> {
        let sql = "SELECT noun FROM record WHERE id = ?1 AND deleted = 0";
        let mut query = self.conn.prepare_cached(sql)?;
        Ok(query.query_row([id], |row| row.get(0)).optional()?)
    }

    /// Returns why there is no record of this noun and id: the id belongs to another one, or to
    /// none.
    pub fn not_there(&self, noun: Noun, id: Id) -> Result<Error> {
        let (wanted, _) = noun.words();
        Ok(Error::refused(match self.noun_of(id)? {
            Some(other) if other != noun => {
                format!("#{id} is {}, not {}.", other.with_article(), noun.with_article())
            }
            _ => format!("There is no {wanted} #{id}."),
        }))
    }

    /// Reads the journal as it is at one moment, whatever others write meanwhile. Others cannot
    /// finish a write until this is done, so nothing is printed or asked inside.
    pub fn reading<T>(&self, read: impl FnOnce(&Store) -> Result<T>) -> Result<T> {
        self.conn.execute_batch("BEGIN")?;
        let answer = read(self);
        self.conn.execute_batch("ROLLBACK")?;
        answer
    }
}
