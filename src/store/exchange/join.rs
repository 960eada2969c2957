//! Merging another journal into this one.

use std::cmp::Reverse;
use std::collections::{BTreeMap, HashMap};

use rusqlite::{OptionalExtension, Row, params};

use crate::error::{Error, Result};
use crate::model::{Id, Noun, Uid, name};
use crate::store::Transaction;
use crate::store::changes::origin::Origin;
use crate::store::changes::undoing::Undoing;
use crate::store::exchange::line::{JournalLine, differences, what};
use crate::store::tables::any::{AnyRecord, NounTable, REFERRED_TO, delete_row, rank};

/// One line of another journal, and its outcome.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Joined {
    /// The number of the line, from 1.
    pub line: usize,
    pub noun: Noun,
    /// The record in a few words.
    pub what: String,
    /// The people it is with or about.
    pub people: Vec<Id>,
    /// What is new about it, field by field.
    pub details: Vec<String>,
    pub outcome: JoinOutcome,
}

/// What a line of another journal did to this one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum JoinOutcome {
    Added,
    Updated,
    Removed,
    Unchanged,
    Skipped(JoinSkip),
}

/// Why a line of another journal was skipped.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum JoinSkip {
    /// The record was forgotten here.
    Forgotten,
    /// None of the people it is with or about are in this journal.
    PeopleMissing,
    /// The record was removed there, but others here refer to it.
    StillReferredTo,
}

/// A row of the `record` table.
struct RecordRow {
    id: Id,
    uid: Uid,
    noun: Noun,
    modified: String,
    deleted: bool,
    origin: Option<Origin>,
    merged_into: Option<Uid>,
}

/// The people and units that lines may refer to.
struct Referents {
    ids: HashMap<Uid, Id>,
    /// By noun and name.
    namesakes: HashMap<(Noun, String), Id>,
}

impl Transaction<'_> {
    /// Joins another journal to this one, record by record: of two versions with one uid the later
    /// one wins. A person or unit whose name is already here under another uid is taken to be that
    /// one; people merged in either journal are merged in both.
    ///
    /// # Errors
    /// A line that cannot be imported: then nothing may be committed.
    pub fn join(&mut self, lines: Vec<(usize, JournalLine)>) -> Result<Vec<Joined>> {
        let lines = latest(lines);
        let mut known = Referents { ids: self.ids_by_uid()?, namesakes: self.namesakes()? };
        let (mut gone, mut here): (Vec<_>, Vec<_>) =
            lines.into_iter().partition(|(_, line)| line.deleted);
        here.sort_by_key(|(_, line)| rank(line.noun));
        gone.sort_by_key(|(_, line)| Reverse(rank(line.noun)));
        let mut joined = Vec::new();
        for (number, line) in &here {
            joined.push(self.join_record(*number, line, &mut known)?);
        }
        for (number, line) in &gone {
            let removed = self.join_tombstone(*number, line, &known)?;
            joined.extend(Some(removed).filter(|it| it.outcome != JoinOutcome::Unchanged));
        }
        joined.sort_by_key(|joined| joined.line);
        Ok(joined)
    }

    /// Joins a line that holds a record.
    fn join_record(
        &mut self,
        number: usize,
        line: &JournalLine,
        known: &mut Referents,
    ) -> Result<Joined> {
        let joined = |outcome| Joined::of(number, line, outcome);
        let mut row = self.row_of_uid(&line.uid)?;
        if row.is_none() {
            let name = (line.noun, name::fold(line.text("name")));
            if let Some(id) = known.namesakes.get(&name) {
                known.ids.insert(line.uid.clone(), *id);
                row = self.row_of(*id)?;
            }
        }
        if let Some(row) = &row {
            if row.noun != line.noun {
                let (here, there) = (row.noun.name(), line.noun.name());
                let why = format!("{} is of the noun {here} here, not {there}", line.uid);
                return Err(cannot_import(number, &why));
            }
            if row.origin == Some(Origin::Forgotten) {
                return Ok(joined(JoinOutcome::Skipped(JoinSkip::Forgotten)));
            }
            if row.modified >= line.modified || row.merged_into.is_some() {
                return Ok(joined(JoinOutcome::Unchanged));
            }
        }
        let id_of = |uid: &str| known.ids.get(uid).copied();
        match line.record(id_of).map_err(|why| cannot_import(number, &why))? {
            Some(record) => self.write_line(number, line, row, record, known),
            None => Ok(joined(JoinOutcome::Skipped(JoinSkip::PeopleMissing))),
        }
    }

    /// Writes the record of a line, new or over what is here.
    fn write_line(
        &mut self,
        number: usize,
        line: &JournalLine,
        row: Option<RecordRow>,
        mut record: AnyRecord,
        known: &mut Referents,
    ) -> Result<Joined> {
        let before = match &row {
            Some(row) => self.remember_row(row)?,
            None => None,
        };
        let (id, uid) = match row {
            Some(row) => (row.id, row.uid),
            None => (self.new_row(line)?, line.uid.clone()),
        };
        record.identify(id, uid);
        record.save(&self.tx)?;
        self.touch(record.scored());
        self.stamp_as(id, line)?;
        if REFERRED_TO.contains(&record.noun()) {
            known.ids.insert(line.uid.clone(), id);
        }
        let outcome = if before.is_some() { JoinOutcome::Updated } else { JoinOutcome::Added };
        let details = before.map(|before| differences(&before, &record)).transpose()?;
        Ok(Joined {
            people: record.people().to_vec(),
            details: details.unwrap_or_default(),
            ..Joined::of(number, line, outcome)
        })
    }

    /// Joins a tombstone.
    fn join_tombstone(
        &mut self,
        number: usize,
        line: &JournalLine,
        known: &Referents,
    ) -> Result<Joined> {
        let joined = |outcome| Joined::of(number, line, outcome);
        let Some(row) = self.row_of_uid(&line.uid)? else {
            let id = self.new_row(line)?;
            self.stamp_as(id, line)?;
            return Ok(joined(JoinOutcome::Unchanged));
        };
        let into = line.merged_into.as_ref().and_then(|uid| known.ids.get(uid)).copied();
        let is_later = row.modified >= line.modified && into.is_none();
        if is_later || row.origin == Some(Origin::Forgotten) {
            return Ok(joined(JoinOutcome::Unchanged));
        }
        if row.deleted {
            self.stamp_as(row.id, line)?;
            return Ok(joined(JoinOutcome::Unchanged));
        }
        if let Some(into) = into {
            self.move_everything(row.id, into)?;
        } else if self.is_referred_to(row.id)? {
            return Ok(joined(JoinOutcome::Skipped(JoinSkip::StillReferredTo)));
        }
        let before = self.remember_row(&row)?;
        delete_row(&self.tx, row.noun, row.id)?;
        self.stamp_as(row.id, line)?;
        Ok(Joined {
            what: before.as_ref().map_or(Ok(line.what()), what)?,
            people: before.map(|before| before.people().to_vec()).unwrap_or_default(),
            ..joined(JoinOutcome::Removed)
        })
    }

    /// Notes what a row holds, for `undo`; `None` for a tombstone.
    fn remember_row(&mut self, row: &RecordRow) -> Result<Option<AnyRecord>> {
        let before = AnyRecord::load(&self.tx, row.noun, row.id)?;
        if let Some(before) = &before {
            self.touch(before.scored());
        }
        let image = before.as_ref().map(|before| before.image()).transpose()?;
        self.changes.push((row.id, Undoing::from_columns(image, row.origin)));
        Ok(before)
    }

    fn row_of_uid(&self, uid: &str) -> Result<Option<RecordRow>> {
        let mut query = self.tx.prepare_cached(&format!("{SELECT} WHERE uid = ?1"))?;
        Ok(query.query_row([uid], RecordRow::from_row).optional()?)
    }

    fn row_of(&self, id: Id) -> Result<Option<RecordRow>> {
        let mut query = self.tx.prepare_cached(&format!("{SELECT} WHERE id = ?1"))?;
        Ok(query.query_row([id], RecordRow::from_row).optional()?)
    }

    /// Returns the people and units here by uid; the uid of someone who was merged leads to the
    /// person they were merged into.
    fn ids_by_uid(&self) -> Result<HashMap<Uid, Id>> {
        let mut ids: HashMap<Uid, Id> =
            self.uids()?.into_iter().map(|(id, uid)| (uid, id)).collect();
        // The target of an early merge may have been merged later: the latest first finds all.
        let mut query = self.tx.prepare(
            "SELECT uid, merged_into FROM record WHERE merged_into IS NOT NULL
             ORDER BY modified DESC",
        )?;
        let merged = query.query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?;
        for pair in merged {
            let (uid, into): (Uid, Uid) = pair?;
            if let Some(id) = ids.get(&into).copied() {
                ids.insert(uid, id);
            }
        }
        Ok(ids)
    }

    /// Returns the units and people here by noun and name.
    fn namesakes(&self) -> Result<HashMap<(Noun, String), Id>> {
        let units = self.units()?.into_iter().map(|unit| (Noun::Unit, unit.name, unit.id));
        let people = self.stakeholders()?.into_iter();
        let people = people.map(|person| (Noun::Stakeholder, person.name, person.id));
        Ok(units.chain(people).map(|(noun, name, id)| ((noun, name::fold(&name)), id)).collect())
    }

    fn new_row(&mut self, line: &JournalLine) -> Result<Id> {
        self.tx
            .prepare_cached("INSERT INTO record (uid, noun, modified) VALUES (?1, ?2, ?3)")?
            .execute(params![line.uid, line.noun, line.modified])?;
        let record = self.tx.last_insert_rowid();
        self.changes.push((record, Undoing::Erase));
        Ok(record)
    }

    /// Stamps a record with what its line says of when it was changed, and where it comes from.
    fn stamp_as(&self, id: Id, line: &JournalLine) -> Result<()> {
        self.tx
            .prepare_cached(
                "UPDATE record SET modified = ?2, deleted = ?3, mark = ?4, merged_into = ?5
                 WHERE id = ?1",
            )?
            .execute(params![id, line.modified, line.deleted, line.origin, line.merged_into])?;
        Ok(())
    }

    /// Whether another record cannot be without this one.
    fn is_referred_to(&self, id: Id) -> Result<bool> {
        for noun in Noun::ALL {
            let Some(sql) = NounTable::of(*noun).referring else { continue };
            if self.tx.prepare_cached(sql)?.exists([id])? {
                return Ok(true);
            }
        }
        Ok(false)
    }
}

const SELECT: &str = "SELECT id, uid, noun, modified, deleted, mark, merged_into FROM record";

impl RecordRow {
    fn from_row(row: &Row) -> rusqlite::Result<RecordRow> {
        Ok(RecordRow {
            id: row.get(0)?,
            uid: row.get(1)?,
            noun: row.get(2)?,
            modified: row.get(3)?,
            deleted: row.get(4)?,
            origin: row.get(5)?,
            merged_into: row.get(6)?,
        })
    }
}

impl Joined {
    fn of(number: usize, line: &JournalLine, outcome: JoinOutcome) -> Joined {
        Joined {
            line: number,
            noun: line.noun,
            what: line.what(),
            people: Vec::new(),
            details: Vec::new(),
            outcome,
        }
    }
}

/// Returns the line changed last for each uid, sorted by uid.
fn latest(lines: Vec<(usize, JournalLine)>) -> Vec<(usize, JournalLine)> {
    let mut latest: BTreeMap<Uid, (usize, JournalLine)> = BTreeMap::new();
    for (number, line) in lines {
        match latest.get(&line.uid) {
            Some((_, known)) if known.modified >= line.modified => {}
            _ => {
                latest.insert(line.uid.clone(), (number, line));
            }
        }
    }
    latest.into_values().collect()
}

fn cannot_import(line: usize, why: &str) -> Error {
    Error::refused(format!("Line {line} cannot be imported: {why}."))
        .hint("Nothing was written. Correct the line, or leave it out.")
}
