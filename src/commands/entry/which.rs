//! Which entry is meant: by its number, or the last one.

use crate::error::{Error, Result};
use crate::model::{Entry, Id, Noun};
use crate::store::Store;
use crate::typed;

/// A choice of one entry: by its number, or the latest written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Which {
    Last,
    Number(Id),
}

/// Reads `last` or the number of an entry.
pub fn parse_which(text: &str) -> std::result::Result<Which, String> {
    if text == "last" { Ok(Which::Last) } else { typed::parse_id(text).map(Which::Number) }
}

impl Which {
    /// Returns the entry.
    ///
    /// # Errors
    /// If there is no such entry.
    pub fn find(self, store: &Store) -> Result<Entry> {
        let entry = match self {
            Which::Last => store.last_entry()?,
            Which::Number(id) => store.entry(id)?,
        };
        let error = match (entry, self) {
            (Some(entry), _) => return Ok(entry),
            (None, Which::Last) => Error::refused("There is no entry yet."),
            (None, Which::Number(id)) => store.not_there(Noun::Entry, id)?,
        };
        Err(error.hint("To see the latest: rel list entries -n 10"))
    }
}
