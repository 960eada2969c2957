//! The versions of the journal file. Never edit or remove one that was released: append.

use rusqlite::{Connection, Transaction};

use crate::error::Result;
use crate::store::file::header::{APPLICATION_ID, FileHeader};

const MIGRATIONS: [&str; 4] = [
    include_str!("0001_journal.sql"),
    include_str!("0002_promises_and_pulses.sql"),
    include_str!("0003_imports.sql"),
    include_str!("0004_upkeep.sql"),
];

/// The schema this program writes, numbered from 1.
pub(in crate::store) const LATEST: usize = MIGRATIONS.len();

impl FileHeader {
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
