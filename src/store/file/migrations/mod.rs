//! The versions of the journal file. Never edit or remove one that was released: append.

use rusqlite::{Connection, Transaction};

use crate::error::Result;

/// `relj` in ASCII: marks an SQLite file as a journal.
pub(in crate::store) const APPLICATION_ID: i32 = 0x7265_6c6a;

/// The first bytes of every SQLite file.
pub(in crate::store) const SQLITE_MAGIC: &[u8] = b"SQLite format 3\0";

/// The length of the header of an SQLite file, in bytes.
pub(in crate::store) const HEADER_BYTES: u64 = 100;

const MIGRATIONS: [&str; 3] = [
    include_str!("0001_journal.sql"),
    include_str!("0002_promises_and_pulses.sql"),
    include_str!("0003_imports.sql"),
];

/// The schema this program writes, numbered from 1.
pub(in crate::store) const LATEST: usize = MIGRATIONS.len();

/// The header of a file: whose it is, and of which version.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::store) struct FileHeader {
    pub application_id: i32,
    pub version: i64,
}

impl FileHeader {
    /// Parses the first bytes of a file; `None` if it is not an SQLite file. The offsets are those
    /// of the SQLite file format.
    pub fn parse(bytes: &[u8]) -> Option<FileHeader> {
        let number = |place: usize| -> Option<i32> {
            Some(i32::from_be_bytes(bytes.get(place..place + 4)?.try_into().ok()?))
        };
        if !bytes.starts_with(SQLITE_MAGIC) {
            return None;
        }
        Some(FileHeader { application_id: number(68)?, version: i64::from(number(60)?) })
    }

    /// Reads the header through SQLite.
    pub fn read(conn: &Connection) -> rusqlite::Result<FileHeader> {
        Ok(FileHeader {
            application_id: conn.query_row("PRAGMA application_id", [], |row| row.get(0))?,
            version: conn.query_row("PRAGMA user_version", [], |row| row.get(0))?,
        })
    }

    pub fn is_journal(self) -> bool {
        self.application_id == APPLICATION_ID && self.version > 0
    }

    pub fn is_newer(self) -> bool {
        self.version > LATEST as i64
    }

    pub fn is_older(self) -> bool {
        self.version < LATEST as i64
    }
}

/// Upgrades a journal from its version to the latest, inside a transaction that the caller commits.
pub(in crate::store) fn migrate(tx: &Transaction) -> Result<()> {
    let version = usize::try_from(FileHeader::read(tx)?.version).unwrap_or(0);
    for migration in MIGRATIONS.iter().skip(version) {
        tx.execute_batch(migration)?;
    }
    tx.pragma_update(None, "application_id", APPLICATION_ID)?;
    tx.pragma_update(None, "user_version", LATEST as i64)?;
    Ok(())
}

/// Makes an empty journal of a version in memory.
pub(in crate::store) fn as_made(version: i64) -> Result<Connection> {
    let conn = Connection::open_in_memory()?;
    for migration in MIGRATIONS.iter().take(usize::try_from(version).unwrap_or(0)) {
        conn.execute_batch(migration)?;
    }
    Ok(conn)
}
