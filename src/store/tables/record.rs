//! What every record type implements: an identity, and loading, saving and describing its row.

use chrono::NaiveDate;
use rusqlite::{Connection, OptionalExtension, Row};
use serde::de::DeserializeOwned;

use crate::error::Result;
use crate::model::{Id, Noun, Uid};

/// A record with an identity. Implemented for every noun at once, in `any`.
pub(in crate::store) trait Identified {
    fn id(&self) -> Id;

    /// Gives a new record the identity it keeps.
    fn identify(&mut self, id: Id, uid: Uid);

    /// Returns the record as the change log keeps it.
    fn image(&self) -> rusqlite::Result<String>;
}

/// A record at hand, of whatever noun.
pub(in crate::store) trait Stored: Identified {
    /// Writes the row, new or changed, and the rows that belong to it.
    fn save(&self, conn: &Connection) -> Result<()>;

    /// Checks that the fields make sense.
    ///
    /// # Errors
    /// Why they do not, as the end of a sentence.
    fn check(&self) -> std::result::Result<(), String>;

    /// Returns the people the record is with or about.
    fn people(&self) -> &[Id];

    /// Puts other people in their place, at least one. A record about one person takes the first.
    fn set_people(&mut self, people: Vec<Id>);

    /// Returns the day of something that is over; `None` for what still holds.
    fn day(&self) -> Option<NaiveDate>;

    /// Returns the people whose standing depends on the record.
    fn scored(&self) -> &[Id] {
        &[]
    }

    /// Returns the unit the record refers to.
    fn unit(&self) -> Option<Id> {
        None
    }

    /// Returns all records that this one refers to.
    fn refers_to(&self) -> Vec<Id> {
        self.people().iter().copied().chain(self.unit()).collect()
    }
}

/// The table of a noun and its row mapper.
pub(in crate::store) trait Record: Stored + Sized + DeserializeOwned {
    /// The noun, whose name is the table's.
    const NOUN: Noun;

    /// Selects the columns in the order `from_row` reads them. The noun's table comes first in a
    /// CROSS JOIN, which keeps SQLite from walking through all of `record` for a few units.
    const SELECT: &'static str;

    /// Selects the ids of the records that cannot be without record `?1`: those with or about a
    /// person, the people of a unit.
    const REFERRING: Option<&'static str>;

    /// The JSON fields that hold what someone wrote, in which anyone may be named.
    const FREE_TEXTS: &'static [&'static str];

    /// The JSON fields that say what someone or something is called.
    const NAMES: &'static [&'static str] = &[];

    /// The JSON fields that an export without notes leaves out.
    const NOTES: &'static [&'static str];

    fn from_row(row: &Row) -> rusqlite::Result<Self>;

    /// Loads the record with this id, if there is one.
    fn load(conn: &Connection, id: Id) -> Result<Option<Self>> {
        let mut query = conn.prepare_cached(&format!("{} WHERE id = ?1", Self::SELECT))?;
        Ok(query.query_row([id], Self::from_row).optional()?)
    }
}
