//! Files that upgrades and interrupted copies leave beside a journal.

use std::fs;
use std::path::{Path, PathBuf};

use crate::error::{Error, Result};
use crate::shell::quote;
use crate::store::Store;
use crate::store::file::copy::UNFINISHED;
use crate::store::file::{files_beside, first_bytes, set_aside_copies, with_suffix};

/// A file beside the journal that is no longer needed, or only to go back to an older version.
#[derive(Debug, PartialEq, Eq)]
pub struct Leftover {
    pub path: PathBuf,
    pub bytes: u64,
    /// Whether it is a whole copy, set aside by an upgrade; else an unfinished one.
    pub is_whole: bool,
}

impl Store {
    /// Finds what is left beside the journal at a path.
    pub fn leftovers(path: &Path) -> Vec<Leftover> {
        let leftover = |path: PathBuf, is_whole| {
            let bytes = fs::metadata(&path).map_or(0, |data| data.len());
            Leftover { path, bytes, is_whole }
        };
        let mut unfinished = files_beside(path);
        unfinished.retain(|file| file.to_string_lossy().ends_with(UNFINISHED));
        let unfinished = unfinished.into_iter().map(|path| leftover(path, false));
        let aside = set_aside_copies(path).into_iter().map(|path| leftover(path, true));
        unfinished.chain(aside).collect()
    }
}

/// Checks that a new journal would not take over files of another program: SQLite deletes a rollback
/// journal or a write-ahead log that it finds beside an empty file. What a crash left of a journal
/// that was being created may go.
///
/// # Errors
/// A file in the way.
pub(in crate::store) fn check_free(path: &Path) -> Result<()> {
    let is_used = |beside: &PathBuf| fs::metadata(beside).is_ok_and(|data| data.len() > 0);
    let rollback_journal = with_suffix(path, "-journal");
    let is_foreign = is_used(&rollback_journal) && !is_new(path);
    let foreign = [is_foreign.then_some(rollback_journal), Some(with_suffix(path, "-wal"))];
    let Some(in_the_way) = foreign.into_iter().flatten().find(is_used) else { return Ok(()) };
    let (path, in_the_way) = (path.display(), in_the_way.display().to_string());
    Err(Error::refused(format!(
        "The journal {path} cannot be created: {in_the_way} is there, which belongs to another file \
         of that name."
    ))
    .hint(format!(
        "Nothing was written. If nothing needs it: rm {}. Or name another file with --db.",
        quote(&in_the_way)
    )))
}

/// Whether a rollback journal lies beside a file that had no pages before: a journal that was being
/// created. Its own header is zero until it is safe on disk. The offsets are those of the SQLite file
/// format.
pub(in crate::store) fn is_new(path: &Path) -> bool {
    const MAGIC: [u8; 8] = [0xd9, 0xd5, 0x05, 0xf9, 0x20, 0xa1, 0x63, 0xd7];
    let Ok(Some(bytes)) = first_bytes(&with_suffix(path, "-journal")) else { return false };
    let is_header = bytes.get(..8).is_some_and(|it| it == MAGIC || it == [0; 8]);
    is_header && bytes.get(16..20) == Some(&[0; 4])
}
