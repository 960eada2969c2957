use rusqlite::{OptionalExtension, params};
use serde::Serialize;

use crate::error::{Error, Result};
use crate::model::Id;
use crate::store::changes::origin::Origin;
use crate::store::tables::record::{AnyRecord, delete_row};
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

/// What a record of a step held before it.
pub(in crate::store) struct Image {
    pub record: Id,
    pub noun: String,
    pub before: Option<String>,
    mark: Option<Origin>,
}

impl Image {
    /// The record as it was; `None` where there was none.
    pub fn parsed(&self) -> Result<Option<AnyRecord>> {
        let Some(before) = &self.before else { return Ok(None) };
        let record = AnyRecord::parse(&self.noun, before)
            .map_err(|error| self.unreadable(&error.to_string()))?
            .ok_or_else(|| self.unreadable(&self.noun))?;
        Ok(Some(record))
    }

    fn unreadable(&self, why: &str) -> Error {
        let record = self.record;
        Error::refused(format!(
            "What #{record} held before is unreadable in the change log ({why})."
        ))
        .hint("Nothing was changed.")
    }
}

impl Store {
    /// What can be undone, the latest first.
    pub fn steps(&self) -> Result<Vec<Step>> {
        let mut query = self.conn.prepare(&format!("{SELECT} ORDER BY id DESC"))?;
        let steps = query.query_map([], from_row)?.collect::<rusqlite::Result<_>>()?;
        Ok(steps)
    }

    /// The step of the latest import; `None` where there is none to undo.
    pub fn last_import(&self) -> Result<Option<Id>> {
        let mut query = self.conn.prepare(
            "SELECT id FROM step WHERE command LIKE 'import %' ORDER BY id DESC LIMIT 1",
        )?;
        Ok(query.query_row([], |row| row.get(0)).optional()?)
    }
}

impl Transaction<'_> {
    /// Takes the latest step back; `None` where there is none. Undoing is itself no step.
    pub fn undo(mut self) -> Result<Option<Step>> {
        let step = self
            .tx
            .query_row(&format!("{SELECT} ORDER BY id DESC LIMIT 1"), [], from_row)
            .optional()?;
        let Some(step) = step else { return Ok(None) };
        for image in self.images(step.id)? {
            self.restore(&image, step.id)?;
        }
        self.tx.execute("DELETE FROM step WHERE id = ?1", params![step.id])?;
        self.commit_without_step()?;
        Ok(Some(step))
    }

    /// What the records of a step held before it, the last change first.
    pub(in crate::store) fn images(&self, step: Id) -> Result<Vec<Image>> {
        let mut query = self.tx.prepare(
            "SELECT record, noun, before, change.mark AS mark FROM change JOIN record ON record.id = change.record
             WHERE step = ?1 ORDER BY position DESC",
        )?;
        let images = query
            .query_map([step], |row| {
                Ok(Image {
                    record: row.get("record")?,
                    noun: row.get("noun")?,
                    before: row.get("before")?,
                    mark: row.get("mark")?,
                })
            })?
            .collect::<rusqlite::Result<_>>()?;
        Ok(images)
    }

    fn restore(&mut self, image: &Image, step: Id) -> Result<()> {
        if let Some(now) = AnyRecord::load(&self.tx, &image.noun, image.record)? {
            self.touch(now.stakeholders());
        }
        let before = image.parsed()?;
        match &before {
            None => delete_row(&self.tx, &image.noun, image.record)?,
            Some(record) => {
                record.save(&self.tx)?;
                self.touch(record.stakeholders());
            }
        }
        if before.is_none()
            && image.mark == Some(Origin::Imported)
            && !self.was_there(image, step)?
        {
            self.tx.prepare_cached("DELETE FROM record WHERE id = ?1")?.execute([image.record])?;
            return Ok(());
        }
        self.stamp(image.record, before.is_none(), image.mark)
    }

    /// Whether an earlier step touched the record, so that undoing goes on to that.
    fn was_there(&self, image: &Image, step: Id) -> Result<bool> {
        let mut query = self.tx.prepare_cached(
            "SELECT EXISTS (SELECT 1 FROM change WHERE record = ?1 AND step < ?2)",
        )?;
        Ok(query.query_row([image.record, step], |row| row.get(0))?)
    }
}
