use std::collections::BTreeSet;
use std::ops::Deref;

use rusqlite::{TransactionBehavior, params};
use uuid::{Builder, Uuid};

use crate::clock::Now;
use crate::error::{Error, Result};
use crate::model::{Id, Stakeholder, Uid};
use crate::scoring::Constants;
use crate::store::Store;
use crate::store::changes::origin::Origin;
use crate::store::tables::record::{Record, delete_row, to_json};
use crate::store::tables::standings;

/// One command that writes: all of it is kept, as one step of the change log, or nothing is.
#[derive(Debug)]
pub struct Transaction<'store> {
    store: &'store Store,
    pub(in crate::store) tx: rusqlite::Transaction<'store>,
    pub(in crate::store) now: Now,
    constants: Constants,
    pub(in crate::store) changes: Vec<Change>,
    touched: BTreeSet<Id>,
}

/// What a record held before, `None` where there was none, and how it was marked.
#[derive(Debug)]
pub(in crate::store) struct Change {
    pub record: Id,
    pub before: Option<String>,
    pub mark: Option<Origin>,
}

impl Store {
    /// Begins to write. Nothing is kept until `commit`.
    ///
    /// # Errors
    /// A journal that cannot be written, or that others write for too long.
    pub fn write(&self, now: Now, constants: &Constants) -> Result<Transaction<'_>> {
        let tx = rusqlite::Transaction::new_unchecked(&self.conn, TransactionBehavior::Immediate)?;
        tx.execute_batch("PRAGMA defer_foreign_keys = ON")?;
        Ok(Transaction {
            store: self,
            tx,
            now,
            constants: constants.clone(),
            changes: Vec::new(),
            touched: BTreeSet::new(),
        })
    }
}

/// Reads within the write see it, and what they see stays so until it is kept. What depends on how
/// things are is therefore read here, not before.
impl Deref for Transaction<'_> {
    type Target = Store;

    fn deref(&self) -> &Store {
        self.store
    }
}

#[allow(private_bounds, reason = "what can be kept is for the store to say")]
impl Transaction<'_> {
    /// Keeps a new record and gives it its identity.
    pub fn add<R: Record>(&mut self, mut record: R) -> Result<R> {
        let uid = self.new_uid()?;
        self.tx
            .prepare_cached("INSERT INTO record (uid, noun, modified) VALUES (?1, ?2, ?3)")?
            .execute(params![uid, R::NOUN, self.now.stamp()])?;
        record.identify(self.tx.last_insert_rowid(), uid);
        record.save(&self.tx)?;
        self.touched.extend(record.stakeholders());
        self.changes.push(Change { record: record.id(), before: None, mark: None });
        Ok(record)
    }

    /// A UUIDv7 of now. Its first random bits count the records, so that also those of one moment
    /// sort as they were made.
    fn new_uid(&self) -> Result<Uid> {
        let mut query = self.tx.prepare_cached(
            "SELECT ifnull(max(seq), 0) FROM sqlite_sequence WHERE name = 'record'",
        )?;
        let count: Id = query.query_row([], |row| row.get(0))?;
        let mut bits = [0; 10];
        bits.copy_from_slice(&Uuid::new_v4().as_bytes()[..10]);
        // Twelve bits stand before the version's place, fourteen after the variant's.
        let count = u32::try_from(count & 0x3ff_ffff).unwrap_or(0);
        let (high, low) = ((count >> 14) as u16, (count & 0x3fff) as u16);
        bits[..2].copy_from_slice(&high.to_be_bytes());
        bits[2..4].copy_from_slice(&low.to_be_bytes());
        Ok(Builder::from_unix_timestamp_millis(self.now.unix_millis(), &bits)
            .into_uuid()
            .to_string())
    }

    /// Keeps a change to a record; one that changes nothing leaves no trace.
    pub fn save<R: Record + PartialEq>(&mut self, record: &R) -> Result<()> {
        let before = self.load::<R>(record.id())?;
        if before == *record {
            return Ok(());
        }
        let mark = self.remember(&before)?;
        record.save(&self.tx)?;
        self.touched.extend(record.stakeholders());
        self.stamp(record.id(), false, Origin::after_edit(mark))
    }

    /// Takes a record away; its identity stays as a tombstone.
    pub fn remove<R: Record>(&mut self, id: Id) -> Result<()> {
        let before = self.load::<R>(id)?;
        let mark = self.remember(&before)?;
        delete_row(&self.tx, R::NOUN, id)?;
        self.stamp(id, true, Origin::after_edit(mark))
    }

    /// The record as it is in this transaction.
    pub fn load<R: Record>(&self, id: Id) -> Result<R> {
        R::load(&self.tx, id)?.ok_or_else(|| {
            Error::refused(format!("The {} #{id} is gone: another command removed it.", R::NOUN))
                .hint("Nothing was written.")
        })
    }

    /// Keeps what a record holds for `undo`. Returns how it is marked.
    pub(in crate::store) fn remember<R: Record>(&mut self, before: &R) -> Result<Option<Origin>> {
        self.touched.extend(before.stakeholders());
        let mark = self.mark_of(before.id())?;
        let image = Some(to_json(before)?);
        self.changes.push(Change { record: before.id(), before: image, mark });
        Ok(mark)
    }

    pub(in crate::store) fn mark_of(&self, id: Id) -> Result<Option<Origin>> {
        let mut query = self.tx.prepare_cached("SELECT mark FROM record WHERE id = ?1")?;
        Ok(query.query_row([id], |row| row.get(0))?)
    }

    /// Stamps a record as changed now, and in any case later than what it was changed from: of two
    /// journals joined the later change wins, whatever their clocks say.
    pub(in crate::store) fn stamp(
        &self,
        id: Id,
        deleted: bool,
        mark: Option<Origin>,
    ) -> Result<()> {
        self.tx
            .prepare_cached(
                "UPDATE record SET deleted = ?3, mark = ?4, merged_into = NULL, modified = max(?2,
                     ifnull(strftime('%Y-%m-%dT%H:%M:%fZ', modified, '+0.001 seconds'), ?2))
                 WHERE id = ?1",
            )?
            .execute(params![id, self.now.stamp(), deleted, mark])?;
        Ok(())
    }

    pub(in crate::store) fn touch(&mut self, stakeholders: &[Id]) {
        self.touched.extend(stakeholders);
    }

    /// Whether anything was changed.
    pub fn has_changes(&self) -> bool {
        !self.changes.is_empty()
    }

    /// Keeps all of it as one step, told in the user's words.
    pub fn commit(self, words: &str) -> Result<()> {
        if self.has_changes() {
            self.keep_step(words)?;
        }
        self.commit_without_step()
    }

    fn keep_step(&self, words: &str) -> Result<()> {
        self.tx.execute(
            "INSERT INTO step (at, command) VALUES (?1, ?2)",
            params![self.now.stamp(), words],
        )?;
        let step = self.tx.last_insert_rowid();
        let mut insert = self.tx.prepare(
            "INSERT INTO change (step, position, record, before, mark) VALUES (?1, ?2, ?3, ?4, ?5)",
        )?;
        for (position, change) in self.changes.iter().enumerate() {
            insert.execute(params![
                step,
                position as i64,
                change.record,
                change.before,
                change.mark
            ])?;
        }
        Ok(())
    }

    /// Keeps all of it, with nothing to undo.
    pub fn commit_without_step(self) -> Result<()> {
        let today = self.now.today;
        let mut stale = self.touched;
        stale.extend(standings::outdated(&self.tx, today, &self.constants)?);
        for stakeholder in stale {
            if Stakeholder::load(&self.tx, stakeholder)?.is_some() {
                standings::refresh(&self.tx, stakeholder, today, &self.constants)?;
            }
        }
        self.tx.commit()?;
        Ok(())
    }
}
