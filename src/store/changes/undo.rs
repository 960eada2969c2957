//! Steps: one for each command that wrote, and how to undo it.

use rusqlite::{OptionalExtension, params};
use serde::Serialize;

use crate::error::{Error, Result};
use crate::model::{Id, Noun};
use crate::store::changes::origin::Origin;
use crate::store::changes::undoing::Undoing;
use crate::store::tables::any::{AnyRecord, delete_row};
use crate::store::{Store, Transaction};

/// One command that wrote.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Step {
    pub id: Id,
    /// When, in UTC.
    pub at: String,
    /// What it did, in the user's words.
    pub command: String,
    /// How many changes to records it made.
    pub changes: i64,
}

const SELECT: &str = "SELECT id, at, command,
    (SELECT count(*) FROM change WHERE step = step.id) AS changes FROM step";

fn from_row(row: &rusqlite::Row) -> rusqlite::Result<Step> {
    Ok(Step {
        id: row.get("id")?,
        at: row.get("at")?,
        command: row.get("command")?,
        changes: row.get("changes")?,
    })
}

/// A change of a step, as the change log keeps it.
pub(in crate::store) struct LoggedChange {
    pub record: Id,
    pub noun: Noun,
    undoing: Undoing,
}

impl LoggedChange {
    /// Returns what the record held before, as text.
    pub fn image(&self) -> Option<&str> {
        match &self.undoing {
            Undoing::Restore { image, .. } => Some(image),
            Undoing::Erase | Undoing::Remove { .. } => None,
        }
    }

    /// Returns the record as it was; `None` if there was none.
    pub fn before(&self) -> Result<Option<AnyRecord>> {
        self.image().map(|image| self.parse(image)).transpose()
    }

    fn parse(&self, image: &str) -> Result<AnyRecord> {
        AnyRecord::parse(self.noun, image).map_err(|error| {
            let record = self.record;
            Error::refused(format!(
                "The change log cannot be read: what #{record} held before is damaged ({error})."
            ))
            .hint("Nothing was written.")
        })
    }
}

impl Store {
    /// Returns the steps that can be undone, latest first.
    pub fn steps(&self) -> Result<Vec<Step>> {
        let mut query = self.conn.prepare(&format!("{SELECT} ORDER BY id DESC"))?;
        let steps = query.query_map([], from_row)?.collect::<rusqlite::Result<_>>()?;
        Ok(steps)
    }

    /// Returns the step of the latest import; `None` if there is none to undo.
    pub fn last_import(&self) -> Result<Option<Id>> {
        let mut query = self.conn.prepare(
            "SELECT id FROM step WHERE command LIKE 'import %' ORDER BY id DESC LIMIT 1",
        )?;
        Ok(query.query_row([], |row| row.get(0)).optional()?)
    }

    /// Returns the changes of a step, the last one first.
    pub(in crate::store) fn logged_changes(&self, step: Id) -> Result<Vec<LoggedChange>> {
        let mut query = self.conn.prepare(
            "SELECT record, noun, before, change.mark
             FROM change JOIN record ON record.id = change.record
             WHERE step = ?1 ORDER BY position DESC",
        )?;
        let changes = query
            .query_map([step], |row| {
                let undoing = Undoing::from_columns(row.get(2)?, row.get(3)?);
                Ok(LoggedChange { record: row.get(0)?, noun: row.get(1)?, undoing })
            })?
            .collect::<rusqlite::Result<_>>()?;
        Ok(changes)
    }
}

impl Transaction<'_> {
    /// Logs the changes of this transaction as a step.
    pub(in crate::store) fn log_step(&self, words: &str) -> Result<()> {
        self.tx.execute(
            "INSERT INTO step (at, command) VALUES (?1, ?2)",
            params![self.now.stamp(), words],
        )?;
        let step = self.tx.last_insert_rowid();
        let mut insert = self.tx.prepare(
            "INSERT INTO change (step, position, record, before, mark) VALUES (?1, ?2, ?3, ?4, ?5)",
        )?;
        for (position, (record, undoing)) in self.changes.iter().enumerate() {
            let (before, mark) = undoing.columns();
            insert.execute(params![step, position as i64, record, before, mark])?;
        }
        Ok(())
    }

    /// Undoes the latest step and returns it; `None` if there is none. Undoing adds no step.
    pub fn undo(mut self) -> Result<Option<Step>> {
        let step = self
            .tx
            .query_row(&format!("{SELECT} ORDER BY id DESC LIMIT 1"), [], from_row)
            .optional()?;
        let Some(step) = step else { return Ok(None) };
        for change in self.logged_changes(step.id)? {
            self.undo_change(&change, step.id)?;
        }
        self.tx.execute("DELETE FROM step WHERE id = ?1", params![step.id])?;
        self.commit_without_step()?;
        Ok(Some(step))
    }

    fn undo_change(&mut self, change: &LoggedChange, step: Id) -> Result<()> {
        let id = change.record;
        if let Some(now) = AnyRecord::load(&self.tx, change.noun, id)? {
            self.touch(now.scored());
        }
        match &change.undoing {
            Undoing::Restore { image, origin } => {
                let record = change.parse(image)?;
                record.save(&self.tx)?;
                self.touch(record.scored());
                self.stamp(id, false, *origin)
            }
            Undoing::Remove { origin } => {
                delete_row(&self.tx, change.noun, id)?;
                self.stamp(id, true, *origin)
            }
            Undoing::Erase => {
                delete_row(&self.tx, change.noun, id)?;
                if self.was_touched_before(id, step)? {
                    return self.stamp(id, true, Some(Origin::Imported));
                }
                self.tx.prepare_cached("DELETE FROM record WHERE id = ?1")?.execute([id])?;
                Ok(())
            }
        }
    }

    /// Whether an earlier step touched a record, so that it can still be undone further.
    fn was_touched_before(&self, record: Id, step: Id) -> Result<bool> {
        let mut query = self.tx.prepare_cached(
            "SELECT EXISTS (SELECT 1 FROM change WHERE record = ?1 AND step < ?2)",
        )?;
        Ok(query.query_row([record, step], |row| row.get(0))?)
    }
}
