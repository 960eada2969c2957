//! What the file is owed after an erasure: to be written anew, without the traces.

use crate::error::{Error, Result};
use crate::store::error::reason;
use crate::store::{Store, Transaction};

/// The name of the only task so far.
const REWRITE: &str = "rewrite";

impl Transaction<'_> {
    /// Remembers that the file is to be rewritten once this is committed, whatever happens then.
    pub(in crate::store) fn owe_rewrite(&self) -> Result<()> {
        self.tx.execute("INSERT OR IGNORE INTO upkeep (task) VALUES (?1)", [REWRITE])?;
        Ok(())
    }
}

impl Store {
    /// Rewrites the file: zeroed cells can leave crumbs where pages were rebalanced, and a
    /// rewritten file has none.
    ///
    /// # Errors
    /// Why it cannot be rewritten, as the end of a sentence. It stays owed.
    pub(in crate::store) fn rewrite(&self) -> std::result::Result<(), String> {
        let rewrite = || {
            self.conn.execute_batch("VACUUM")?;
            self.conn.execute("DELETE FROM upkeep WHERE task = ?1", [REWRITE])
        };
        rewrite().map(drop).map_err(|error| reason(&error))
    }

    /// Removes the traces that an interrupted erasure has left in the file.
    ///
    /// # Errors
    /// A file that cannot be rewritten now.
    pub fn finish_erasing(&self) -> Result<()> {
        self.rewrite().map_err(|why| {
            Error::refused(format!("The file cannot be rewritten: {why}.")).hint(
                "Until then, traces of what was erased may be in its free space. To try \
                     again: rel doctor --fix",
            )
        })
    }
}
