//! Opening, creating, refusing and upgrading the journal file.

pub mod backup;
pub mod beside;
mod copy;
pub mod header;
pub mod leftovers;
pub mod migrations;
pub mod permissions;
pub mod restore;

use std::fs;
use std::io::ErrorKind;
use std::path::Path;
use std::time::Duration;

use rusqlite::config::DbConfig;
use rusqlite::{Connection, ErrorCode, MAIN_DB, OpenFlags, Transaction, TransactionBehavior};

use crate::error::{Error, Result};
use crate::store::error::{half_written, not_a_journal};
use crate::store::file::beside::{aside, with_suffix};
use crate::store::file::copy::{Unfinished, copy_all};
use crate::store::file::header::{FileHeader, SQLITE_MAGIC, first_bytes};
use crate::store::file::migrations::{LATEST, migrate};
use crate::store::file::permissions::private_file;

/// How long a command waits for another one that writes.
const PATIENCE: Duration = Duration::from_secs(5);

/// Opens the journal at a path for reading. Returns whether the connection is to the file itself: a
/// journal that is missing or older is replaced by one in memory, since reading changes no file.
pub(in crate::store) fn open_for_reading(path: &Path) -> Result<(Connection, bool)> {
    let Some((conn, header)) = open_journal(path)? else { return Ok((empty()?, false)) };
    if !header.is_older() {
        return Ok((conn, true));
    }
    let mut copy = copy_in_memory(&conn)?;
    upgrade(&mut copy)?;
    Ok((copy, false))
}

/// Copies a journal into memory.
pub(in crate::store) fn copy_in_memory(conn: &Connection) -> Result<Connection> {
    let mut copy = Connection::open_in_memory()?;
    copy_all(conn, &mut copy, MAIN_DB)?;
    Ok(copy)
}

/// Opens the journal at a path for writing: creates a missing one, upgrades an older one.
pub(in crate::store) fn open_or_create(path: &Path) -> Result<Connection> {
    let (mut conn, header) = match open_journal(path)? {
        Some(journal) => journal,
        None => {
            beside::check_free(path)?;
            create_private(path)?;
            let mut conn = connect(path)?;
            make_durable(&conn)?;
            upgrade(&mut conn)?;
            let header = FileHeader::read(&conn)?;
            (conn, check(header, path)?)
        }
    };
    if header.is_older() {
        make_durable(&conn)?;
        let tx = conn.transaction_with_behavior(TransactionBehavior::Immediate)?;
        // Another command may have upgraded it while this one waited.
        if FileHeader::read(&tx)?.is_older() {
            set_aside(path, header)?;
            migrate(&tx)?;
        }
        tx.commit()?;
    }
    Ok(conn)
}

/// Opens the journal at a path and reads its header; `None` if there is none yet.
pub(in crate::store) fn open_journal(path: &Path) -> Result<Option<(Connection, FileHeader)>> {
    if !recognize(path)? {
        return Ok(None);
    }
    let conn = connect(path)?;
    if is_blank(&conn, path)? {
        return Ok(None);
    }
    let header = check(FileHeader::read(&conn)?, path)?;
    Ok(Some((conn, header)))
}

/// Returns whether a file has no pages. The first look into it rolls back what a crash left, so it
/// may differ from the bytes seen before.
///
/// # Errors
/// A file that cannot be read; one that a crash left half-written where it cannot be rolled back.
pub(in crate::store) fn is_blank(conn: &Connection, path: &Path) -> Result<bool> {
    let pages = conn.query_row("PRAGMA page_count", [], |row| row.get::<_, i64>(0));
    Ok(pages.map_err(|error| unread(error, path))? == 0)
}

/// Returns why a journal cannot be read.
pub(in crate::store) fn unread(error: rusqlite::Error, path: &Path) -> Error {
    match error.sqlite_error_code() {
        Some(ErrorCode::ReadOnly | ErrorCode::CannotOpen | ErrorCode::SystemIoFailure)
            if with_suffix(path, "-journal").exists() =>
        {
            half_written(path)
        }
        _ => error.into(),
    }
}

/// Whether there is a journal at a path. Looks at the first bytes instead of opening the file,
/// since SQLite would tidy up after another program's crash: the first page of a journal says what
/// it is from the moment it is written.
///
/// # Errors
/// A file that is not a journal, or was written by a newer `rel`.
pub(in crate::store) fn recognize(path: &Path) -> Result<bool> {
    let Some(mut bytes) = first_bytes(path)? else { return Ok(false) };
    let journal = |bytes: &[u8]| FileHeader::parse(bytes).filter(|header| header.is_journal());
    let mut header = journal(&bytes);
    if header.is_none() {
        // Another command may just have finished creating it.
        bytes = first_bytes(path)?.unwrap_or_default();
        header = journal(&bytes);
    }
    match header {
        Some(header) => check(header, path).map(|_| true),
        // A power cut may keep the first page of a new journal from the disk. Nothing is in it yet.
        None if bytes.iter().all(|byte| *byte == 0) && beside::is_new(path) => Ok(true),
        None if bytes.starts_with(SQLITE_MAGIC) => {
            Err(not_a_journal(path, "it is the SQLite file of another program"))
        }
        None => Err(not_a_journal(path, "it is not an SQLite file")),
    }
}

/// Whether a file is an SQLite database: a journal, or another program's file.
pub fn is_database(path: &Path) -> bool {
    first_bytes(path).is_ok_and(|bytes| bytes.is_some_and(|it| it.starts_with(SQLITE_MAGIC)))
}

/// Makes a commit durable by the time it returns, even through a power cut: EXTRA syncs the folder
/// too, fullfsync does so on macOS. Nothing reaches the file before the commit, so that others can
/// read during a long import.
pub(in crate::store) fn make_durable(conn: &Connection) -> Result<()> {
    conn.execute_batch(
        "PRAGMA synchronous = EXTRA; PRAGMA fullfsync = ON; PRAGMA cache_spill = OFF;",
    )?;
    leave_wal(conn);
    Ok(())
}

/// Keeps the whole journal in one file again if another program switched it to WAL, where what was
/// written last may lie in a second file that a synchronized folder leaves behind. Returns whether
/// it is in one file: it stays as it is while another program has it open, and a write in WAL is as
/// durable.
pub(in crate::store) fn leave_wal(conn: &Connection) -> bool {
    let mode = conn.query_row("PRAGMA journal_mode = DELETE", [], |row| row.get::<_, String>(0));
    mode.is_ok_and(|mode| mode == "delete")
}

/// Makes an empty journal in memory.
fn empty() -> Result<Connection> {
    let mut conn = Connection::open_in_memory()?;
    upgrade(&mut conn)?;
    Ok(conn)
}

pub(in crate::store) fn upgrade(conn: &mut Connection) -> Result<()> {
    let tx: Transaction = conn.transaction_with_behavior(TransactionBehavior::Immediate)?;
    if FileHeader::read(&tx)?.is_older() {
        migrate(&tx)?;
    }
    tx.commit()?;
    Ok(())
}

/// Refuses files of other programs and journals of newer versions.
pub(in crate::store) fn check(header: FileHeader, path: &Path) -> Result<FileHeader> {
    if !header.is_journal() {
        return Err(not_a_journal(path, "it is the SQLite file of another program"));
    }
    if header.is_newer() {
        return Err(Error::refused(format!(
            "{} was written by a newer rel (journal version {}; this one knows {LATEST}).",
            path.display(),
            header.version
        ))
        .hint("Nothing was written. Upgrade rel: cargo install rel-journal"));
    }
    Ok(header)
}

/// Connects to an existing file. Opens it read-write even for reading, so that SQLite can roll back
/// what a crash left; on a read-only disk SQLite falls back by itself.
pub(in crate::store) fn connect(path: &Path) -> Result<Connection> {
    let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let conn = Connection::open_with_flags(path, flags)?;
    conn.busy_timeout(PATIENCE)?;
    // Plans then depend on the schema alone; else SQLite plans again whenever a parameter is bound.
    conn.set_db_config(DbConfig::SQLITE_DBCONFIG_ENABLE_QPSG, true)?;
    Ok(conn)
}

fn create_private(path: &Path) -> Result<()> {
    let cannot = |error: std::io::Error| {
        Error::refused(format!("The journal {} cannot be created: {error}.", path.display()))
            .hint("Name another file with --db or REL_DB.")
    };
    if let Some(folder) = path.parent().filter(|folder| !folder.as_os_str().is_empty()) {
        let mut builder = fs::DirBuilder::new();
        builder.recursive(true);
        #[cfg(unix)]
        std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
        builder.create(folder).map_err(cannot)?;
    }
    match private_file().create_new(true).open(path) {
        Ok(_) => Ok(()),
        Err(error) if error.kind() == ErrorKind::AlreadyExists => Ok(()),
        Err(error) => Err(cannot(error)),
    }
}

/// Copies the file as it is, through another connection: closing a plain file handle would drop the
/// locks that this process holds.
fn set_aside(path: &Path, header: FileHeader) -> Result<()> {
    let target = aside(path, header.version);
    Unfinished::copy(&connect(path)?, &target).and_then(Unfinished::finish).map_err(|why| {
        Error::refused(format!(
            "The journal was not upgraded: its copy {} cannot be made: {why}.",
            target.display()
        ))
    })
}
