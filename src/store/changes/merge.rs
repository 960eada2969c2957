//! Merging two people.

use std::collections::BTreeMap;

use rusqlite::params;

use crate::error::Result;
use crate::model::{Id, Noun, Stakeholder, Uid};
use crate::store::Transaction;
use crate::store::tables::any::{AnyRecord, NounTable};

impl Transaction<'_> {
    /// Moves everything that is with or about one person to another; returns how many records of
    /// each noun. An entry with both becomes one with the other.
    pub fn move_everything(&mut self, from: Id, into: Id) -> Result<BTreeMap<Noun, usize>> {
        let mut moved = BTreeMap::new();
        for before in self.referring_to(from)? {
            let others = before.people().iter().copied().filter(|id| *id != from && *id != into);
            let mut people: Vec<Id> = others.chain([into]).collect();
            people.sort_unstable();
            let mut record = before.clone();
            record.set_people(people);
            self.replace(&*before, &*record)?;
            *moved.entry(before.noun()).or_default() += 1;
        }
        Ok(moved)
    }

    /// Loads the records that refer to one and cannot be without it, noun by noun.
    pub(in crate::store) fn referring_to(&self, id: Id) -> Result<Vec<AnyRecord>> {
        let mut records = Vec::new();
        for noun in Noun::ALL {
            let Some(sql) = NounTable::of(*noun).referring else { continue };
            let mut query = self.tx.prepare_cached(sql)?;
            let ids: Vec<Id> =
                query.query_map([id], |row| row.get(0))?.collect::<rusqlite::Result<_>>()?;
            for id in ids {
                records.extend(AnyRecord::load(&self.tx, *noun, id)?);
            }
        }
        Ok(records)
    }

    /// Removes a person who was merged into another, and remembers into whom.
    pub fn remove_merged(&mut self, from: Id, into: &Uid) -> Result<()> {
        self.remove::<Stakeholder>(from)?;
        self.tx.execute("UPDATE record SET merged_into = ?2 WHERE id = ?1", params![from, into])?;
        Ok(())
    }
}
