//! Opening, creating, refusing and upgrading the journal file.

use std::ffi::OsString;
use std::fs::{self, OpenOptions};
use std::io::ErrorKind;
use std::path::{Path, PathBuf};
use std::time::Duration;

use rusqlite::backup::Backup;
use rusqlite::config::DbConfig;
use rusqlite::{Connection, OpenFlags, Transaction, TransactionBehavior};

use super::migrations::{Header, LATEST, migrate};
use super::problem::not_a_journal;
use crate::error::{Error, Result};

/// How long a command waits for another that writes.
const PATIENCE: Duration = Duration::from_secs(5);

/// Pages copied at a time when a file is copied.
const COPIED_PAGES: i32 = 1024;

/// The journal at a path, to read, and whether that is the file itself: one that is not there yet,
/// or is older, is stood in for in memory, since reading changes no file.
pub(super) fn open_for_reading(path: &Path) -> Result<(Connection, bool)> {
    if !is_there(path)? {
        return Ok((empty()?, false));
    }
    let conn = connect(path)?;
    if !header_of_journal(&conn, path)?.is_older() {
        return Ok((conn, true));
    }
    let mut copy = Connection::open_in_memory()?;
    Backup::new(&conn, &mut copy)?.run_to_completion(COPIED_PAGES, Duration::ZERO, None)?;
    upgrade(&mut copy)?;
    Ok((copy, false))
}

/// The journal at a path, to write: made where there is none, upgraded where it is older.
pub(super) fn open_or_create(path: &Path) -> Result<Connection> {
    if !is_there(path)? {
        create_private(path)?;
    }
    let mut conn = connect(path)?;
    make_durable(&conn)?;
    if is_blank(&conn)? {
        upgrade(&mut conn)?;
    }
    let header = header_of_journal(&conn, path)?;
    if header.is_older() {
        let tx = conn.transaction_with_behavior(TransactionBehavior::Immediate)?;
        // Another command may have upgraded it while this one waited.
        if Header::read(&tx)?.is_older() {
            set_aside(path, header)?;
            migrate(&tx)?;
        }
        tx.commit()?;
    }
    Ok(conn)
}

/// Makes what is committed last when the prompt returns, also through a power cut: EXTRA syncs the
/// folder too, fullfsync says the same to macOS.
pub(super) fn make_durable(conn: &Connection) -> Result<()> {
    conn.execute_batch("PRAGMA synchronous = EXTRA; PRAGMA fullfsync = ON;")?;
    Ok(())
}

/// An empty journal in memory.
fn empty() -> Result<Connection> {
    let mut conn = Connection::open_in_memory()?;
    upgrade(&mut conn)?;
    Ok(conn)
}

fn upgrade(conn: &mut Connection) -> Result<()> {
    let tx: Transaction = conn.transaction_with_behavior(TransactionBehavior::Immediate)?;
    if Header::read(&tx)?.is_older() {
        migrate(&tx)?;
    }
    tx.commit()?;
    Ok(())
}

/// Whether there is a file with something in it. An empty one is what a crash leaves of a journal
/// that was about to be made.
fn is_there(path: &Path) -> Result<bool> {
    match fs::metadata(path) {
        Ok(data) if data.is_dir() => Err(not_a_journal(path, "it is a folder")),
        Ok(data) if !data.is_file() => Err(not_a_journal(path, "it is no ordinary file")),
        Ok(data) => Ok(data.len() > 0),
        Err(error) if error.kind() == ErrorKind::NotFound => Ok(false),
        Err(error) => Err(Error::refused(format!("{} cannot be opened: {error}.", path.display()))
            .hint("Name another file with --db or REL_DB.")),
    }
}

/// Connects to a file that is there. Also for reading the file is opened to write, which lets
/// SQLite roll back what a crash left; on a read-only disk it falls back by itself.
fn connect(path: &Path) -> Result<Connection> {
    let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let conn = Connection::open_with_flags(path, flags)?;
    conn.busy_timeout(PATIENCE)?;
    // Plans depend on the schema alone; else SQLite plans again whenever a parameter is bound.
    conn.set_db_config(DbConfig::SQLITE_DBCONFIG_ENABLE_QPSG, true)?;
    Ok(conn)
}

fn is_blank(conn: &Connection) -> Result<bool> {
    let pages: i64 = match conn.query_row("PRAGMA page_count", [], |row| row.get(0)) {
        Err(error) if error.sqlite_error_code() == Some(rusqlite::ErrorCode::NotADatabase) => 1,
        pages => pages?,
    };
    Ok(pages == 0)
}

fn header_of_journal(conn: &Connection, path: &Path) -> Result<Header> {
    let header = match Header::read(conn) {
        Err(error) if error.sqlite_error_code() == Some(rusqlite::ErrorCode::NotADatabase) => {
            return Err(not_a_journal(path, "it is not an SQLite file"));
        }
        header => header?,
    };
    if !header.is_journal() {
        return Err(not_a_journal(path, "it is the SQLite file of another program"));
    }
    if header.is_newer() {
        return Err(Error::refused(format!(
            "{} was written by a newer rel (journal version {}; this one knows {LATEST}).",
            path.display(),
            header.version
        ))
        .hint("It was left as it is. Upgrade rel: cargo install rel-journal."));
    }
    Ok(header)
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

fn private_file() -> OpenOptions {
    let mut options = OpenOptions::new();
    options.write(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    options
}

/// Where the copy of a journal of an older version is set aside.
fn aside(path: &Path, version: i64) -> PathBuf {
    let mut name = OsString::from(path);
    name.push(format!(".v{version}"));
    PathBuf::from(name)
}

/// Copies the file as it is, under another connection: closing a plain file handle would drop the
/// locks this process holds.
fn set_aside(path: &Path, header: Header) -> Result<()> {
    let target = aside(path, header.version);
    let unfinished = target.with_extension("part");
    let cannot = |error: std::io::Error| {
        Error::refused(format!(
            "The journal was not upgraded: its copy {} cannot be made: {error}.",
            target.display()
        ))
    };
    private_file().create(true).truncate(true).open(&unfinished).map_err(cannot)?;
    let mut copy = Connection::open(&unfinished)?;
    Backup::new(&connect(path)?, &mut copy)?.run_to_completion(
        COPIED_PAGES,
        Duration::ZERO,
        None,
    )?;
    drop(copy);
    fs::rename(&unfinished, &target).map_err(cannot)
}

/// The copies of a journal that upgrades have set aside.
pub(super) fn set_aside_copies(path: &Path) -> Vec<PathBuf> {
    (1..LATEST as i64).map(|version| aside(path, version)).filter(|copy| copy.exists()).collect()
}
