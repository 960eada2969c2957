//! Writing: one command, all of which is kept or nothing.

use std::collections::BTreeSet;
use std::fs;
use std::ops::Deref;
use std::sync::atomic::{AtomicBool, Ordering};

use rusqlite::{ErrorCode, TransactionBehavior, params};
use uuid::{Builder, Uuid};

use crate::clock::Now;
use crate::error::{Error, Result};
use crate::model::{Id, Stakeholder, Uid};
use crate::scoring::Constants;
use crate::store::Store;
use crate::store::changes::origin::Origin;
use crate::store::changes::undoing::Undoing;
use crate::store::error::not_committed;
use crate::store::tables::any::delete_row;
use crate::store::tables::record::{Record, Stored};
use crate::store::tables::standings;

/// A command that writes. All of it is kept, as one step of the change log, or nothing is.
#[derive(Debug)]
pub struct Transaction<'store> {
    store: &'store Store,
    pub(in crate::store) tx: rusqlite::Transaction<'store>,
    pub(in crate::store) now: Now,
    constants: Constants,
    /// The records changed so far, and how to undo it, in the order of the changes.
    pub(in crate::store) changes: Vec<(Id, Undoing)>,
    /// The people whose sums have to be added up again.
    touched: BTreeSet<Id>,
}

static HAS_WRITTEN: AtomicBool = AtomicBool::new(false);

/// Returns whether this process has written to a journal, whatever failed after that.
pub fn has_written() -> bool {
    HAS_WRITTEN.load(Ordering::Relaxed)
}

impl Store {
    /// Begins to write. Nothing is kept until `commit`.
    ///
    /// # Errors
    /// A journal that cannot be written, or that another command keeps locked for too long.
    pub fn write(&self, now: Now, constants: &Constants) -> Result<Transaction<'_>> {
        let tx = self.begin()?;
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

    /// Waits for its turn to write. SQLite gives up after 5 seconds, whoever came first; as long as
    /// others get something done meanwhile, its turn will come.
    fn begin(&self) -> Result<rusqlite::Transaction<'_>> {
        const MOST_TURNS: usize = 12;
        let last_change = || fs::metadata(&self.path).and_then(|data| data.modified()).ok();
        let mut turns = 0;
        loop {
            let before = last_change();
            match rusqlite::Transaction::new_unchecked(&self.conn, TransactionBehavior::Immediate) {
                Err(error)
                    if error.sqlite_error_code() == Some(ErrorCode::DatabaseBusy)
                        && turns < MOST_TURNS
                        && last_change() != before =>
                {
                    turns += 1;
                }
                outcome => return Ok(outcome?),
            }
        }
    }
}

/// Reads inside a transaction see what it wrote, and nobody else can change that until it is
/// committed. A command therefore checks here, not before, whether it may write.
impl Deref for Transaction<'_> {
    type Target = Store;

    fn deref(&self) -> &Store {
        self.store
    }
}

#[allow(private_bounds, reason = "the store alone decides what a record is")]
impl Transaction<'_> {
    /// Adds a new record and gives it its identity.
    pub fn add<R: Record>(&mut self, mut record: R) -> Result<R> {
        let uid = self.new_uid()?;
        self.tx
            .prepare_cached("INSERT INTO record (uid, noun, modified) VALUES (?1, ?2, ?3)")?
            .execute(params![uid, R::NOUN, self.now.stamp()])?;
        record.identify(self.tx.last_insert_rowid(), uid);
        record.save(&self.tx)?;
        self.touched.extend(record.scored());
        self.changes.push((record.id(), Undoing::Remove { origin: None }));
        Ok(record)
    }

    /// Makes a UUIDv7 of the current time. Its first random bits count the records, so that records
    /// created in the same millisecond sort in creation order.
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

    /// Saves a changed record; one that holds what it held before leaves no trace.
    pub fn save<R: Record + PartialEq>(&mut self, record: &R) -> Result<()> {
        let before = self.load::<R>(record.id())?;
        if before == *record {
            return Ok(());
        }
        self.replace(&before, record)
    }

    /// Saves a record in place of what it held before.
    pub(in crate::store) fn replace(
        &mut self,
        before: &dyn Stored,
        record: &dyn Stored,
    ) -> Result<()> {
        let origin = self.remember(before)?;
        record.save(&self.tx)?;
        self.touched.extend(record.scored());
        self.stamp(record.id(), false, Origin::after_edit(origin))
    }

    /// Removes a record; its identity stays as a tombstone.
    pub fn remove<R: Record>(&mut self, id: Id) -> Result<()> {
        let before = self.load::<R>(id)?;
        let origin = self.remember(&before)?;
        delete_row(&self.tx, R::NOUN, id)?;
        self.stamp(id, true, Origin::after_edit(origin))
    }

    /// Loads a record as it is in this transaction.
    ///
    /// # Errors
    /// A record that is not there any more.
    pub fn load<R: Record>(&self, id: Id) -> Result<R> {
        let (noun, _) = R::NOUN.words();
        R::load(&self.tx, id)?.ok_or_else(|| {
            Error::refused(format!("The {noun} #{id} is gone: another command removed it."))
                .hint("Nothing was written.")
        })
    }

    /// Notes what a record holds, for `undo`. Returns its origin.
    pub(in crate::store) fn remember(&mut self, before: &dyn Stored) -> Result<Option<Origin>> {
        self.touched.extend(before.scored());
        let origin = self.origin_of(before.id())?;
        let image = before.image()?;
        self.changes.push((before.id(), Undoing::Restore { image, origin }));
        Ok(origin)
    }

    pub(in crate::store) fn origin_of(&self, id: Id) -> Result<Option<Origin>> {
        let mut query = self.tx.prepare_cached("SELECT mark FROM record WHERE id = ?1")?;
        Ok(query.query_row([id], |row| row.get(0))?)
    }

    /// Stamps a record as changed now, and in any case later than before: when two journals are
    /// joined the later change wins, whatever their clocks say.
    pub(in crate::store) fn stamp(
        &self,
        id: Id,
        deleted: bool,
        origin: Option<Origin>,
    ) -> Result<()> {
        self.tx
            .prepare_cached(
                "UPDATE record SET deleted = ?3, mark = ?4, merged_into = NULL, modified = max(?2,
                     ifnull(strftime('%Y-%m-%dT%H:%M:%fZ', modified, '+0.001 seconds'), ?2))
                 WHERE id = ?1",
            )?
            .execute(params![id, self.now.stamp(), deleted, origin])?;
        Ok(())
    }

    /// Marks the sums of these people to be added up again.
    pub(in crate::store) fn touch(&mut self, people: &[Id]) {
        self.touched.extend(people);
    }

    /// Whether anything was changed.
    pub fn has_changes(&self) -> bool {
        !self.changes.is_empty()
    }

    /// Keeps all of it as one step, described in the user's words.
    pub fn commit(self, words: &str) -> Result<()> {
        if self.has_changes() {
            self.log_step(words)?;
        }
        self.commit_without_step()
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
        self.tx.commit().map_err(not_committed)?;
        if self.store.on_file {
            HAS_WRITTEN.store(true, Ordering::Relaxed);
        }
        Ok(())
    }
}
