//! Records imported from files of other programs, which know them by names of their own.

use std::collections::{HashMap, HashSet};

use chrono::NaiveDate;
use rusqlite::{OptionalExtension, params};
use uuid::{Builder, Uuid};

use crate::error::Result;
use crate::model::{Entry, Id, Uid};
use crate::store::changes::origin::Origin;
use crate::store::changes::undoing::Undoing;
use crate::store::tables::any::delete_row;
use crate::store::tables::record::Record;
use crate::store::{Store, Transaction};

/// The namespace of the names that uids are made from.
const NAMES: Uuid = Uuid::from_u128(0x7265_6c20_6a6f_7572_6e61_6c20_6e61_6d65);

/// Makes the uid of what another program knows by a name, the same on every machine and at every
/// import: a UUIDv7 of the year 1970 whose random bits are those of a hash (SHA-1) of the name.
pub fn named_uid(name: &str) -> Uid {
    let hash = Uuid::new_v5(&NAMES, name.as_bytes());
    let mut bits = [0; 10];
    bits.copy_from_slice(&hash.as_bytes()[6..]);
    // These two hold the version and variant of the hash's own uid, the same for every name.
    bits[0] = hash.as_bytes()[0];
    bits[2] = hash.as_bytes()[2];
    Builder::from_unix_timestamp_millis(0, &bits).into_uuid().to_string()
}

/// What the journal knows of a record about to be imported.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Known {
    /// Nothing.
    New,
    /// Already there, perhaps changed here since it was imported.
    Here { id: Id, edited: bool },
    /// Removed here, and not to come back.
    Gone,
}

impl Store {
    /// Returns the people and days of my own real conversations that were logged by hand.
    pub fn logged_by_hand(&self) -> Result<HashSet<(Id, NaiveDate)>> {
        let mut query = self.conn.prepare(
            "SELECT stakeholder, date FROM credit JOIN record ON record.id = credit.entry
             WHERE real AND account = 'me' AND mark IS NULL",
        )?;
        let days = query
            .query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?
            .collect::<rusqlite::Result<_>>()?;
        Ok(days)
    }

    /// Returns the entries that are as an import left them, by uid, with their day.
    pub fn unedited_imports(&self) -> Result<HashMap<Uid, (Id, NaiveDate)>> {
        let mut query = self.conn.prepare(
            "SELECT uid, id, date FROM entry CROSS JOIN record USING (id) WHERE mark = ?1",
        )?;
        let entries = query
            .query_map([Origin::Imported], |row| Ok((row.get(0)?, (row.get(1)?, row.get(2)?))))?
            .collect::<rusqlite::Result<_>>()?;
        Ok(entries)
    }

    /// Returns the day, note and people of all imported entries.
    pub fn imported_occasions(&self) -> Result<HashSet<(NaiveDate, String, Vec<Id>)>> {
        let sql = format!("{} WHERE mark IN (?1, ?2)", Entry::SELECT);
        let mut query = self.conn.prepare(&sql)?;
        let entries = query.query_map([Origin::Imported, Origin::Edited], Entry::from_row)?;
        let occasions = entries.map(|entry| {
            let entry = entry?;
            Ok((entry.date, entry.note, entry.stakeholders))
        });
        Ok(occasions.collect::<rusqlite::Result<_>>()?)
    }
}

#[allow(private_bounds, reason = "the store alone decides what a record is")]
impl Transaction<'_> {
    /// Returns what is known of a uid.
    pub fn known(&self, uid: &str) -> Result<Known> {
        let mut query =
            self.tx.prepare_cached("SELECT id, deleted, mark FROM record WHERE uid = ?1")?;
        let known = query
            .query_row([uid], |row| {
                let (id, deleted, origin) = (row.get(0)?, row.get(1)?, row.get(2)?);
                Ok(match (deleted, origin) {
                    (true, Some(Origin::Imported)) => Known::New,
                    (true, _) => Known::Gone,
                    (false, origin) => Known::Here { id, edited: origin == Some(Origin::Edited) },
                })
            })
            .optional()?;
        Ok(known.unwrap_or(Known::New))
    }

    /// Adds a record from a file, under the uid it has there.
    pub fn import<R: Record>(&mut self, uid: &Uid, record: R) -> Result<R> {
        self.add_as(uid, record, Some(Origin::Imported))
    }

    /// Adds an entry handed over by another program on the user's behalf: it counts as logged by
    /// hand.
    pub fn hand_over(&mut self, uid: &Uid, entry: Entry) -> Result<Entry> {
        self.add_as(uid, entry, None)
    }

    fn add_as<R: Record>(&mut self, uid: &Uid, mut record: R, origin: Option<Origin>) -> Result<R> {
        // An earlier import may have withdrawn it.
        self.tx
            .prepare_cached(
                "INSERT INTO record (uid, noun, modified, mark) VALUES (?1, ?2, ?3, ?4)
                 ON CONFLICT (uid) DO UPDATE SET modified = excluded.modified, deleted = 0",
            )?
            .execute(params![uid, R::NOUN, self.now.stamp(), origin])?;
        let id = self
            .tx
            .prepare_cached("SELECT id FROM record WHERE uid = ?1")?
            .query_row([uid], |row| row.get(0))?;
        record.identify(id, uid.clone());
        record.save(&self.tx)?;
        self.touch(record.scored());
        self.changes.push((id, Undoing::Erase));
        Ok(record)
    }

    /// Saves what a file newly says of a record that was not changed here.
    pub fn import_over<R: Record>(&mut self, record: &R) -> Result<()> {
        let before = self.load::<R>(record.id())?;
        let origin = self.remember(&before)?;
        record.save(&self.tx)?;
        self.touch(record.scored());
        self.stamp(record.id(), false, origin)
    }

    /// Removes an imported record that its source no longer contains. A later import may add it
    /// again.
    pub fn withdraw<R: Record>(&mut self, id: Id) -> Result<()> {
        let before = self.load::<R>(id)?;
        let origin = self.remember(&before)?;
        delete_row(&self.tx, R::NOUN, id)?;
        self.stamp(id, true, origin)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_makes_one_uid() {
        let uid = named_uid("event\nbudget@example.com\n2026-11-20");
        assert_eq!(uid, named_uid("event\nbudget@example.com\n2026-11-20"));
        assert_ne!(uid, named_uid("event\nbudget@example.com\n2026-11-27"));
        let parsed = Uuid::parse_str(&uid).unwrap();
        assert_eq!((parsed.get_version_num(), parsed.to_string()), (7, uid));
    }
}
