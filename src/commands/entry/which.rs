//! Which entry is meant: by its number, or the last one.

use crate::error::{Error, Result};
use crate::model::{Entry, Id};
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
        let (entry, name) = match self {
            Which::Last => (store.last_entry()?, "entry yet".to_owned()),
            Which::Number(id) => (store.entry(id)?, format!("entry #{id}")),
        };
        entry.ok_or_else(|| {
            Error::refused(format!("There is no {name}."))
                .hint("To see the latest: rel list entries -n 10")
        })
    }
}
