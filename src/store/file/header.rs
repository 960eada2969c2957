//! The first bytes of a file: whether it is a journal, and of which version.

use std::fs;
use std::io::{ErrorKind, Read};
use std::path::Path;

use rusqlite::Connection;

use crate::error::{Error, Result};
use crate::store::error::not_a_journal;

/// `relj` in ASCII: marks an SQLite file as a journal.
pub(in crate::store) const APPLICATION_ID: i32 = 0x7265_6c6a;

/// The first bytes of every SQLite file.
pub(in crate::store) const SQLITE_MAGIC: &[u8] = b"SQLite format 3\0";

/// The length of the header of an SQLite file, in bytes.
const HEADER_BYTES: u64 = 100;

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
}

/// Reads the first bytes of a file; `None` if it is missing or empty. An empty file is what a crash
/// leaves of a journal that was about to be created.
pub(in crate::store) fn first_bytes(path: &Path) -> Result<Option<Vec<u8>>> {
    let cannot = |error: std::io::Error| {
        Error::refused(format!("{} cannot be opened: {error}.", path.display()))
            .hint("Name another file with --db or REL_DB.")
    };
    match fs::metadata(path) {
        Ok(data) if data.is_dir() => return Err(not_a_journal(path, "it is a folder")),
        Ok(data) if !data.is_file() => return Err(not_a_journal(path, "it is not a regular file")),
        Ok(_) => {}
        Err(error) if error.kind() == ErrorKind::NotFound => return Ok(None),
        Err(error) => return Err(cannot(error)),
    }
    let mut bytes = Vec::new();
    let file = fs::File::open(path).map_err(cannot)?;
    file.take(HEADER_BYTES).read_to_end(&mut bytes).map_err(cannot)?;
    Ok(Some(bytes).filter(|bytes| !bytes.is_empty()))
}
