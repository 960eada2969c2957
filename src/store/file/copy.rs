//! Copying a journal: the copy is written under a temporary name and renamed when whole.

use std::path::{Path, PathBuf};

use rusqlite::backup::{Backup, StepResult};
use rusqlite::{Connection, MAIN_DB, Name, ffi};
use tempfile::NamedTempFile;

use crate::interrupt::UnfinishedFile;
use crate::store::error::reason;
use crate::store::file::permissions::folder_of;

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
        copy_all(source, &mut copy, MAIN_DB)
    }

    /// Opens the copy, to check it.
    pub fn open(&self) -> rusqlite::Result<Connection> {
        Connection::open(self.file.path())
    }

    /// Returns the size of the copy, in bytes.
    ///
    /// # Errors
    /// Why it is not known, as the end of a sentence.
    pub fn size(&self) -> Result<u64, String> {
        std::fs::metadata(self.file.path()).map(|data| data.len()).map_err(|it| it.to_string())
    }

    /// Moves the copy to its place, durably: it survives a power cut.
    ///
    /// # Errors
    /// Why it cannot be moved, as the end of a sentence.
    pub fn finish(self) -> Result<(), String> {
        let target = self.target.clone();
        self.put_in_place()?;
        sync_folder(&target)
    }

    /// Moves the copy to its place, where only a power cut may still undo that.
    ///
    /// # Errors
    /// Why it cannot be moved, as the end of a sentence.
    pub fn put_in_place(self) -> Result<(), String> {
        self.file.as_file().sync_all().map_err(|error| error.to_string())?;
        self.file.persist(&self.target).map(drop).map_err(|error| error.error.to_string())
    }
}

/// Makes a file that was moved to its place survive a power cut there.
///
/// # Errors
/// Why that is not certain, as the end of a sentence.
pub(in crate::store) fn sync_folder(file: &Path) -> Result<(), String> {
    if cfg!(unix) {
        let folder = std::fs::File::open(folder_of(file));
        folder.and_then(|folder| folder.sync_all()).map_err(|error| error.to_string())?;
    }
    Ok(())
}

/// Copies all pages of one database to another. Gives up like any other read if another command
/// keeps the source locked: the loop that `rusqlite` offers would go on for ever.
pub(in crate::store) fn copy_all(
    source: &Connection,
    target: &mut Connection,
    target_name: impl Name,
) -> rusqlite::Result<()> {
    match Backup::new_with_names(source, MAIN_DB, target, target_name)?.step(-1)? {
        StepResult::Done | StepResult::More => Ok(()),
        _ => Err(rusqlite::Error::SqliteFailure(ffi::Error::new(ffi::SQLITE_BUSY), None)),
    }
}
