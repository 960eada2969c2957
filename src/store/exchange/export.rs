//! Exporting the journal, one line for each record.

use std::collections::{BTreeSet, HashMap};

use chrono::NaiveDate;
use serde_json::Map;

use crate::error::Result;
use crate::model::{Id, Uid};
use crate::store::Store;
use crate::store::exchange::line::{JournalLine, fields, unwritable};
use crate::store::tables::any::{AnyRecord, REFERRED_TO};

/// Which records to export; `None` does not narrow.
#[derive(Debug, Clone, Default)]
pub struct Selection {
    /// Only these people, their units, and what is with or about them; no tombstones.
    pub people: Option<BTreeSet<Id>>,
    /// Only what happened on this day or later; people, units and open promises stay.
    pub since: Option<NaiveDate>,
    /// Leaves out what the user wrote: notes, quotes, facts, why a unit weighs what it weighs.
    pub without_notes: bool,
}

impl Store {
    /// Writes the selected records, sorted by uid, one line at a time.
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
            let mut line = JournalLine {
                uid: row.get("uid")?,
                modified: row.get("modified")?,
                noun: row.get("noun")?,
                deleted: row.get("deleted")?,
                origin: row.get("mark")?,
                merged_into: row.get("merged_into")?,
                fields: Map::new(),
            };
            let record = AnyRecord::load(&self.conn, line.noun, id)?;
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

    /// Returns the uids of the records that others refer to.
    pub(in crate::store) fn uids(&self) -> Result<HashMap<Id, Uid>> {
        let mut query = self
            .conn
            .prepare("SELECT id, uid FROM record WHERE noun IN (?1, ?2) AND NOT deleted")?;
        let uids = query
            .query_map(REFERRED_TO, |row| Ok((row.get(0)?, row.get(1)?)))?
            .collect::<rusqlite::Result<_>>()?;
        Ok(uids)
    }

    /// Returns the units of the selected people; `None` if all are selected.
    fn units_of(&self, selection: &Selection) -> Result<Option<BTreeSet<Id>>> {
        let Some(people) = &selection.people else { return Ok(None) };
        let everyone = self.stakeholders()?;
        let selected = everyone.iter().filter(|person| people.contains(&person.id));
        Ok(Some(selected.filter_map(|person| person.unit).collect()))
    }
}

impl Selection {
    fn holds(&self, record: &AnyRecord, units: Option<&BTreeSet<Id>>) -> bool {
        let is_chosen = match record {
            AnyRecord::Unit(unit) => units.is_none_or(|units| units.contains(&unit.id)),
            AnyRecord::Stakeholder(person) => self.holds_any(&[person.id]),
            _ => self.holds_any(record.people()),
        };
        let is_since = self.since.is_none_or(|since| record.day().is_none_or(|day| since <= day));
        let is_note = self.without_notes && matches!(record, AnyRecord::Fact(_));
        is_chosen && is_since && !is_note
    }

    fn holds_any(&self, people: &[Id]) -> bool {
        self.people.as_ref().is_none_or(|chosen| people.iter().any(|id| chosen.contains(id)))
    }
}
