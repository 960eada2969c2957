//! The journal written out, one line a record.

use std::collections::{BTreeSet, HashMap};

use chrono::NaiveDate;
use serde_json::Map;

use crate::error::Result;
use crate::model::{Id, Stakeholder, Uid, Unit};
use crate::store::Store;
use crate::store::exchange::line::{Line, fields, unwritable};
use crate::store::tables::record::{AnyRecord, Record};

/// Which records to write out; what is `None` does not narrow.
#[derive(Debug, Clone, Default)]
pub struct Selection {
    /// Only these people, their units, and what is with or about them; no tombstones.
    pub people: Option<BTreeSet<Id>>,
    /// Only what happened from this day on; people and units stay.
    pub since: Option<NaiveDate>,
    /// Without what somebody wrote: notes, quotes, facts, why a unit weighs what it weighs.
    pub without_notes: bool,
}

impl Store {
    /// Writes the records out, sorted by uid, one line at a time.
    pub fn write_lines(
        &self,
        selection: &Selection,
        mut write: impl FnMut(&str) -> Result<()>,
    ) -> Result<()> {
        let uids = self.uids()?;
        let units = self.units_of(selection)?;
        let mut query = self.conn.prepare(
            "SELECT id, uid, noun, modified, deleted, mark, merged_into FROM record ORDER BY uid",
        )?;
        let mut rows = query.query([])?;
        while let Some(row) = rows.next()? {
            let id: Id = row.get("id")?;
            let mut line = Line {
                uid: row.get("uid")?,
                modified: row.get("modified")?,
                noun: row.get("noun")?,
                deleted: row.get("deleted")?,
                mark: row.get("mark")?,
                merged_into: row.get("merged_into")?,
                fields: Map::new(),
            };
            let record = AnyRecord::load(&self.conn, &line.noun, id)?;
            let is_selected = match &record {
                Some(record) => selection.holds(record, units.as_ref()),
                None => selection.people.is_none() && selection.since.is_none(),
            };
            if !is_selected {
                continue;
            }
            if let Some(record) = record {
                line.fields = fields(&record, &uids, selection.without_notes)?;
            }
            write(&serde_json::to_string(&line).map_err(unwritable)?)?;
        }
        Ok(())
    }

    /// The uids of what others refer to.
    pub(in crate::store) fn uids(&self) -> Result<HashMap<Id, Uid>> {
        let mut query = self
            .conn
            .prepare("SELECT id, uid FROM record WHERE noun IN (?1, ?2) AND NOT deleted")?;
        let uids = query
            .query_map([Unit::NOUN, Stakeholder::NOUN], |row| Ok((row.get(0)?, row.get(1)?)))?
            .collect::<rusqlite::Result<_>>()?;
        Ok(uids)
    }

    /// The units of the people selected; `None` if those are all.
    fn units_of(&self, selection: &Selection) -> Result<Option<BTreeSet<Id>>> {
        let Some(people) = &selection.people else { return Ok(None) };
        let everybody = self.stakeholders()?;
        let selected = everybody.iter().filter(|person| people.contains(&person.id));
        Ok(Some(selected.filter_map(|person| person.unit).collect()))
    }
}

impl Selection {
    fn holds(&self, record: &AnyRecord, units: Option<&BTreeSet<Id>>) -> bool {
        let is_with = |people: &[Id]| {
            self.people.as_ref().is_none_or(|chosen| people.iter().any(|id| chosen.contains(id)))
        };
        let is_since = |day: NaiveDate| self.since.is_none_or(|since| since <= day);
        match record {
            AnyRecord::Unit(unit) => units.is_none_or(|units| units.contains(&unit.id)),
            AnyRecord::Stakeholder(person) => is_with(&[person.id]),
            AnyRecord::Card(card) => is_with(&[card.stakeholder]),
            AnyRecord::Entry(entry) => is_with(&entry.stakeholders) && is_since(entry.date),
            AnyRecord::Fact(fact) => {
                is_with(&[fact.stakeholder]) && is_since(fact.date) && !self.without_notes
            }
            AnyRecord::Promise(promise) => {
                is_with(&[promise.stakeholder])
                    && (promise.is_open() || is_since(promise.closed.unwrap_or(promise.made)))
            }
            AnyRecord::Pulse(pulse) => is_with(&[pulse.stakeholder]) && is_since(pulse.date),
        }
    }
}
