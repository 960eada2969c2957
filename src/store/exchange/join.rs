//! Another journal joined to this one.

use std::collections::{BTreeMap, HashMap};

use rusqlite::{OptionalExtension, Row, params};

use crate::error::{Error, Result};
use crate::model::{Id, Stakeholder, Uid, Unit, name};
use crate::store::Transaction;
use crate::store::changes::origin::Origin;
use crate::store::changes::transaction::Change;
use crate::store::exchange::line::{Line, differences, unwritable, what};
use crate::store::tables::record::{AnyRecord, Record, delete_row};

/// What became of a line of another journal.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Joined {
    /// Its line, from 1.
    pub line: usize,
    pub noun: String,
    /// What it is, as a person would name it.
    pub what: String,
    /// Whom it is with or about.
    pub people: Vec<Id>,
    /// What is new about it, field by field.
    pub details: Vec<String>,
    pub outcome: Outcome,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Outcome {
    Added,
    Updated,
    Removed,
    Unchanged,
    /// Why, as the end of a sentence.
    Skipped(String),
}

/// A row of the `record` table.
struct Kept {
    id: Id,
    uid: Uid,
    noun: String,
    modified: String,
    deleted: bool,
    mark: Option<Origin>,
    merged_into: Option<Uid>,
}

/// Who and which units the lines can mean.
struct Meant {
    ids: HashMap<Uid, Id>,
    /// By noun and name.
    namesakes: HashMap<(&'static str, String), Id>,
}

impl Transaction<'_> {
    /// Joins another journal to this one, record by record: of the same uid the later change wins.
    /// Somebody, or a unit, whose name is here already under another uid is taken for the same; who
    /// was merged here or there is so in both.
    ///
    /// # Errors
    /// A line that cannot be: then nothing is to be kept.
    pub fn join(&mut self, lines: Vec<(usize, Line)>) -> Result<Vec<Joined>> {
        let lines = latest(lines);
        let mut meant = Meant { ids: self.meant_by_uid()?, namesakes: self.namesakes()? };
        let mut joined = Vec::new();
        // What others refer to comes first, and goes last.
        for noun in [Some(Unit::NOUN), Some(Stakeholder::NOUN), None] {
            let is_next = |line: &Line| match noun {
                Some(noun) => line.noun == noun,
                None => line.noun != Unit::NOUN && line.noun != Stakeholder::NOUN,
            };
            for (number, line) in lines.iter().filter(|(_, line)| !line.deleted && is_next(line)) {
                joined.push(self.take(*number, line, &mut meant)?);
            }
        }
        let mut gone: Vec<&(usize, Line)> = lines.iter().filter(|(_, line)| line.deleted).collect();
        gone.sort_by_key(|(_, line)| (line.noun == Unit::NOUN, line.noun == Stakeholder::NOUN));
        for (number, line) in gone {
            let taken = self.take_away(*number, line, &meant)?;
            joined.extend(Some(taken).filter(|taken| taken.outcome != Outcome::Unchanged));
        }
        joined.sort_by_key(|joined| joined.line);
        Ok(joined)
    }

    /// Takes over a line that holds a record.
    fn take(&mut self, number: usize, line: &Line, meant: &mut Meant) -> Result<Joined> {
        let told = |outcome| Joined::of(number, line, outcome);
        let mut kept = self.kept(&line.uid)?;
        if kept.is_none() {
            let name = (line.noun.as_str(), name::fold(line.text("name")));
            if let Some(id) = meant.namesakes.get(&name) {
                meant.ids.insert(line.uid.clone(), *id);
                kept = self.kept_as(*id)?;
            }
        }
        if let Some(kept) = &kept {
            if kept.noun != line.noun {
                let why = format!("{} is a {} here, not a {}", line.uid, kept.noun, line.noun);
                return Err(at(number, &why));
            }
            if kept.mark == Some(Origin::Forgotten) {
                return Ok(told(Outcome::Skipped("it was forgotten here".to_owned())));
            }
            if kept.modified >= line.modified || kept.merged_into.is_some() {
                return Ok(told(Outcome::Unchanged));
            }
        }
        let id_of = |uid: &str| meant.ids.get(uid).copied();
        match line.record(id_of).map_err(|why| at(number, &why))? {
            Some(record) => self.keep(number, line, kept, record, meant),
            None => Ok(told(Outcome::Skipped("whom it is about is not here".to_owned()))),
        }
    }

    fn keep(
        &mut self,
        number: usize,
        line: &Line,
        kept: Option<Kept>,
        mut record: AnyRecord,
        meant: &mut Meant,
    ) -> Result<Joined> {
        let before = match &kept {
            Some(kept) => self.remember_any(kept)?,
            None => None,
        };
        let (id, uid) = match kept {
            Some(kept) => (kept.id, kept.uid),
            None => (self.new_row(line)?, line.uid.clone()),
        };
        record.identify(id, uid);
        record.save(&self.tx)?;
        self.touch(record.stakeholders());
        self.stamp_as(id, line)?;
        if matches!(record, AnyRecord::Unit(_) | AnyRecord::Stakeholder(_)) {
            meant.ids.insert(line.uid.clone(), id);
        }
        let outcome = if before.is_some() { Outcome::Updated } else { Outcome::Added };
        let details = before.map(|before| differences(&before, &record)).transpose()?;
        Ok(Joined {
            people: record.people(),
            details: details.unwrap_or_default(),
            ..Joined::of(number, line, outcome)
        })
    }

    /// Takes over a tombstone.
    fn take_away(&mut self, number: usize, line: &Line, meant: &Meant) -> Result<Joined> {
        let told = |outcome| Joined::of(number, line, outcome);
        let Some(kept) = self.kept(&line.uid)? else {
            let id = self.new_row(line)?;
            self.stamp_as(id, line)?;
            return Ok(told(Outcome::Unchanged));
        };
        let into = line.merged_into.as_ref().and_then(|uid| meant.ids.get(uid)).copied();
        let is_later = kept.modified >= line.modified && into.is_none();
        if is_later || kept.mark == Some(Origin::Forgotten) {
            return Ok(told(Outcome::Unchanged));
        }
        if kept.deleted {
            self.stamp_as(kept.id, line)?;
            return Ok(told(Outcome::Unchanged));
        }
        if let Some(into) = into {
            self.move_everything(kept.id, into)?;
        } else if self.is_referred_to(kept.id)? {
            let why = "it is removed there, but others here need it".to_owned();
            return Ok(told(Outcome::Skipped(why)));
        }
        let before = self.remember_any(&kept)?;
        delete_row(&self.tx, &kept.noun, kept.id)?;
        self.stamp_as(kept.id, line)?;
        Ok(Joined {
            what: before.as_ref().map_or(Ok(line.what()), what)?,
            people: before.map(|before| before.people()).unwrap_or_default(),
            ..told(Outcome::Removed)
        })
    }

    /// Keeps what a record holds for `undo`; `None` where it is a tombstone.
    fn remember_any(&mut self, kept: &Kept) -> Result<Option<AnyRecord>> {
        let before = AnyRecord::load(&self.tx, &kept.noun, kept.id)?;
        self.touch(before.as_ref().map_or(&[], AnyRecord::stakeholders));
        let image = before.as_ref().map(serde_json::to_string).transpose().map_err(unwritable)?;
        self.changes.push(Change { record: kept.id, before: image, mark: kept.mark });
        Ok(before)
    }

    fn kept(&self, uid: &str) -> Result<Option<Kept>> {
        let mut query = self.tx.prepare_cached(&format!("{KEPT} WHERE uid = ?1"))?;
        Ok(query.query_row([uid], Kept::from_row).optional()?)
    }

    fn kept_as(&self, id: Id) -> Result<Option<Kept>> {
        let mut query = self.tx.prepare_cached(&format!("{KEPT} WHERE id = ?1"))?;
        Ok(query.query_row([id], Kept::from_row).optional()?)
    }

    /// The people and units here by uid; who was merged is whom they were merged into.
    fn meant_by_uid(&self) -> Result<HashMap<Uid, Id>> {
        let mut ids: HashMap<Uid, Id> =
            self.uids()?.into_iter().map(|(id, uid)| (uid, id)).collect();
        // Into whom an early merge was may have been merged later: the latest first finds all.
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

    /// The units and people here by noun and name.
    fn namesakes(&self) -> Result<HashMap<(&'static str, String), Id>> {
        let units = self.units()?.into_iter().map(|unit| (Unit::NOUN, unit.name, unit.id));
        let people = self.stakeholders()?.into_iter();
        let people = people.map(|person| (Stakeholder::NOUN, person.name, person.id));
        Ok(units.chain(people).map(|(noun, name, id)| ((noun, name::fold(&name)), id)).collect())
    }

    fn new_row(&mut self, line: &Line) -> Result<Id> {
        self.tx
            .prepare_cached("INSERT INTO record (uid, noun, modified) VALUES (?1, ?2, ?3)")?
            .execute(params![line.uid, line.noun, line.modified])?;
        let record = self.tx.last_insert_rowid();
        self.changes.push(Change { record, before: None, mark: Some(Origin::Imported) });
        Ok(record)
    }

    /// Stamps a record with what its line says of when it was changed, and how.
    fn stamp_as(&self, id: Id, line: &Line) -> Result<()> {
        self.tx
            .prepare_cached(
                "UPDATE record SET modified = ?2, deleted = ?3, mark = ?4, merged_into = ?5
                 WHERE id = ?1",
            )?
            .execute(params![id, line.modified, line.deleted, line.mark, line.merged_into])?;
        Ok(())
    }

    fn is_referred_to(&self, id: Id) -> Result<bool> {
        let mut query = self.tx.prepare_cached(
            "SELECT EXISTS (SELECT 1 FROM credit WHERE stakeholder = ?1)
                 OR EXISTS (SELECT 1 FROM fact WHERE stakeholder = ?1)
                 OR EXISTS (SELECT 1 FROM promise WHERE stakeholder = ?1)
                 OR EXISTS (SELECT 1 FROM pulse WHERE stakeholder = ?1)
                 OR EXISTS (SELECT 1 FROM card WHERE stakeholder = ?1)
                 OR EXISTS (SELECT 1 FROM stakeholder WHERE unit = ?1)",
        )?;
        Ok(query.query_row([id], |row| row.get(0))?)
    }
}

const KEPT: &str = "SELECT id, uid, noun, modified, deleted, mark, merged_into FROM record";

impl Kept {
    fn from_row(row: &Row) -> rusqlite::Result<Kept> {
        Ok(Kept {
            id: row.get(0)?,
            uid: row.get(1)?,
            noun: row.get(2)?,
            modified: row.get(3)?,
            deleted: row.get(4)?,
            mark: row.get(5)?,
            merged_into: row.get(6)?,
        })
    }
}

impl Joined {
    fn of(number: usize, line: &Line, outcome: Outcome) -> Joined {
        Joined {
            line: number,
            noun: line.noun.clone(),
            what: line.what(),
            people: Vec::new(),
            details: Vec::new(),
            outcome,
        }
    }
}

/// Of several lines with the same uid the one changed last, sorted by uid.
fn latest(lines: Vec<(usize, Line)>) -> Vec<(usize, Line)> {
    let mut latest: BTreeMap<Uid, (usize, Line)> = BTreeMap::new();
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

fn at(line: usize, why: &str) -> Error {
    Error::refused(format!("Line {line} cannot be taken over: {why}."))
        .hint("Nothing was written. Correct the line, or leave it out.")
}
