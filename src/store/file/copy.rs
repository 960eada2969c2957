//! Copying a journal: the copy is written under a temporary name and renamed when whole.

use std::path::{Path, PathBuf};
use std::time::Duration;

use rusqlite::Connection;
use rusqlite::backup::Backup;
use tempfile::NamedTempFile;

use crate::interrupt::UnfinishedFile;
use crate::store::error::reason;
use crate::store::file::permissions::folder_of;

/// The number of pages copied at a time.
pub(in crate::store) const COPIED_PAGES: i32 = 1024;

/// A copy that has not taken its place yet, readable only by its owner. Dropping it deletes it.
pub(in crate::store) struct Unfinished {
    file: NamedTempFile<UnfinishedFile>,
    target: PathBuf,
}

impl Unfinished {
    /// Copies the journal of a connection.
    ///
    /// # Errors
    /// Why it cannot be copied, as the end of a sentence.
    pub fn copy(source: &Connection, target: &Path) -> Result<Unfinished, String> {
        let file = UnfinishedFile::beside(target).map_err(|error| error.to_string())?;
        let unfinished = Unfinished { file, target: target.to_owned() };
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
