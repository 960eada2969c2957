//! Files that upgrades and interrupted copies leave beside a journal.

use std::fs;
use std::path::{Path, PathBuf};

use crate::interrupt::UNFINISHED_ENDING;
use crate::store::Store;
use crate::store::file::beside::{files_beside, set_aside_copies};

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
        unfinished.retain(|file| file.to_string_lossy().ends_with(UNFINISHED_ENDING));
        let unfinished = unfinished.into_iter().map(|path| leftover(path, false));
        let aside = set_aside_copies(path).into_iter().map(|path| leftover(path, true));
        unfinished.chain(aside).collect()
    }
}
