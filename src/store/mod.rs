//! The journal file. The only place that knows SQL.

mod entries;
mod facts;
mod file;
mod forget;
mod migrations;
mod problem;
mod record;
mod stakeholders;
mod standings;
mod steps;
mod units;
mod write;

use std::path::{Path, PathBuf};

use rusqlite::Connection;

pub use entries::EntryFilter;
pub use forget::{Forgotten, Mention};
pub use steps::Step;
pub use write::Write;

use crate::error::Result;

/// An open journal.
#[derive(Debug)]
pub struct Store {
    conn: Connection,
    path: PathBuf,
    /// Whether there is a journal file behind it yet.
    exists: bool,
}

impl Store {
    /// Opens a journal for reading. One that is not there yet reads as an empty one, and nothing
    /// is created.
    ///
    /// # Errors
    /// A file that is no journal, or one made by a newer `rel`.
    pub fn open(path: &Path) -> Result<Store> {
        let opened = file::open_for_reading(path)?;
        let exists = opened.is_some();
        let conn = match opened {
            Some(conn) => conn,
            None => file::empty()?,
        };
        Ok(Store { conn, path: path.to_owned(), exists })
    }

    /// Opens a journal for writing; creates it, readable by nobody else, where there is none, and
    /// upgrades an older one after setting a copy of it aside.
    ///
    /// # Errors
    /// A file that is no journal, one made by a newer `rel`, or a place that cannot be written.
    pub fn open_for_writing(path: &Path) -> Result<Store> {
        let conn = file::open_for_writing(path)?;
        Ok(Store { conn, path: path.to_owned(), exists: true })
    }

    pub fn path(&self) -> &Path {
        &self.path
    }

    /// Whether there is a journal file behind it yet.
    pub fn exists(&self) -> bool {
        self.exists
    }

    /// Reads with one view of the journal, whatever others write meanwhile. Others cannot finish
    /// a write until it is done, so nothing is printed or asked inside.
    pub fn reading<T>(&self, read: impl FnOnce(&Store) -> Result<T>) -> Result<T> {
        self.conn.execute_batch("BEGIN")?;
        let answer = read(self);
        self.conn.execute_batch("ROLLBACK")?;
        answer
    }
}
