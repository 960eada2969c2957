//! Copying a journal: the copy is written under a temporary name and renamed when whole.

use std::path::{Path, PathBuf};
use std::time::Duration;

use rusqlite::Connection;
use rusqlite::backup::Backup;
use tempfile::NamedTempFile;

use crate::interrupt::Interruptible;
use crate::store::error::reason;
use crate::store::file::permissions::{folder_of, private_file};

/// The number of pages copied at a time.
pub(in crate::store) const COPIED_PAGES: i32 = 1024;

/// The ending of the name of an unfinished copy.
pub(in crate::store) const UNFINISHED: &str = ".part";

/// A copy that has not taken its place yet, readable only by its owner. Dropping it deletes it.
pub(in crate::store) struct Unfinished {
    file: NamedTempFile,
    target: PathBuf,
    _interruptible: Interruptible,
}

impl Unfinished {
    /// Copies the journal of a connection.
    ///
    /// # Errors
    /// Why it cannot be copied, as the end of a sentence.
    pub fn copy(source: &Connection, target: &Path) -> Result<Unfinished, String> {
        let mut prefix = target.file_name().unwrap_or_default().to_owned();
        prefix.push(".");
        let file = tempfile::Builder::new()
            .prefix(&prefix)
            .suffix(UNFINISHED)
            .make_in(folder_of(target), |path| private_file().create_new(true).open(path))
            .map_err(|error| error.to_string())?;
        let interruptible = Interruptible::new(file.path());
        let unfinished =
            Unfinished { file, target: target.to_owned(), _interruptible: interruptible };
        unfinished.fill(source).map_err(|error| reason(&error))?;
        Ok(unfinished)
    }

    fn fill(&self, source: &Connection) -> rusqlite::Result<()> {
        let mut copy = self.open()?;
        // A copy that a crash leaves is thrown away: it needs no rollback journal.
        copy.execute_batch("PRAGMA journal_mode = MEMORY; PRAGMA synchronous = OFF;")?;
        Backup::new(source, &mut copy)?.run_to_completion(COPIED_PAGES, Duration::ZERO, None)
    }

    /// Opens the copy, to check it.
    pub fn open(&self) -> rusqlite::Result<Connection> {
        Connection::open(self.file.path())
    }

    /// Moves the copy to its place, durably: it survives a power cut.
    ///
    /// # Errors
    /// Why it cannot be moved, as the end of a sentence.
    pub fn finish(self) -> Result<(), String> {
        self.file.as_file().sync_all().map_err(|error| error.to_string())?;
        self.file.persist(&self.target).map_err(|error| error.error.to_string())?;
        #[cfg(unix)]
        std::fs::File::open(folder_of(&self.target))
            .and_then(|folder| folder.sync_all())
            .map_err(|error| error.to_string())?;
        Ok(())
    }
}
