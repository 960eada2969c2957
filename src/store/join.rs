//! Another journal joined to this one.

use std::collections::{BTreeMap, HashMap};

use rusqlite::{OptionalExtension, params};

use super::Write;
use super::line::{Line, unwritable};
use super::mark::Mark;
use super::record::{AnyRecord, Record, delete_row};
use super::write::Change;
use crate::error::{Error, Result};
use crate::model::{Id, Stakeholder, Uid, Unit, name};

/// What became of a line of another journal.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Joined {
    /// Its line, from 1.
    pub line: usize,
    pub noun: String,
    /// What it is, as a person would name it.
    pub what: String,
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
    noun: String,
    modified: String,
    deleted: bool,
    mark: Option<Mark>,
}

impl Write<'_> {
    /// Joins another journal to this one, record by record: of the same uid the later change wins.
    /// Somebody, or a unit, whose name is here already under another uid is taken for the same.
    ///
    /// # Errors
    /// A line that cannot be: then nothing is to be kept.
    pub fn join(&mut self, lines: Vec<(usize, Line)>) -> Result<Vec<Joined>> {
        let mut latest: BTreeMap<Uid, (usize, Line)> = BTreeMap::new();
        for (number, line) in lines {
            match latest.get(&line.uid) {
                Some((_, known)) if known.modified >= line.modified => {}
                _ => {
                    latest.insert(line.uid.clone(), (number, line));
                }
            }
        }
        let namesakes = self.namesakes()?;
        let mut ids: HashMap<Uid, Id> =
            self.uids()?.into_iter().map(|(id, uid)| (uid, id)).collect();
        let mut joined = Vec::new();
        let lines: Vec<(usize, Line)> = latest.into_values().collect();
        // What others refer to comes first, and goes last.
        for noun in [Some(Unit::NOUN), Some(Stakeholder::NOUN), None] {
            let is_next = |line: &Line| match noun {
                Some(noun) => line.noun == noun,
                None => line.noun != Unit::NOUN && line.noun != Stakeholder::NOUN,
            };
            for (number, line) in lines.iter().filter(|(_, line)| !line.deleted && is_next(line)) {
                let outcome = self.take(*number, line, &namesakes, &mut ids)?;
                joined.push(Joined {
                    line: *number,
                    noun: line.noun.clone(),
                    what: line.what(),
                    outcome,
                });
            }
        }
        let mut gone: Vec<&(usize, Line)> = lines.iter().filter(|(_, line)| line.deleted).collect();
        gone.sort_by_key(|(_, line)| (line.noun == Unit::NOUN, line.noun == Stakeholder::NOUN));
        for (number, line) in gone {
            let outcome = self.take_away(line)?;
            if outcome != Outcome::Unchanged {
                let (noun, what) = (line.noun.clone(), format!("{} {}", line.noun, line.uid));
                joined.push(Joined { line: *number, noun, what, outcome });
            }
        }
        joined.sort_by_key(|joined| joined.line);
        Ok(joined)
    }

    /// Takes over a line that holds a record.
    fn take(
        &mut self,
        number: usize,
        line: &Line,
        namesakes: &HashMap<(&str, String), Id>,
        ids: &mut HashMap<Uid, Id>,
    ) -> Result<Outcome> {
        let kept = self.kept(&line.uid)?;
        match &kept {
            Some(kept) if kept.noun != line.noun => {
                let why = format!("{} is a {} here, not a {}", line.uid, kept.noun, line.noun);
                return Err(at(number, &why));
            }
            Some(kept) if kept.mark == Some(Mark::Forgotten) => {
                return Ok(Outcome::Skipped("it was forgotten here".to_owned()));
            }
            Some(kept) if kept.modified >= line.modified => return Ok(Outcome::Unchanged),
            Some(_) => {}
            None => {
                let name = (line.noun.as_str(), name::fold(line.text("name")));
                if let Some(id) = namesakes.get(&name) {
                    ids.insert(line.uid.clone(), *id);
                    let why = "the name is here already; what is theirs comes in".to_owned();
                    return Ok(Outcome::Skipped(why));
                }
            }
        }
        match line.record(|uid| ids.get(uid).copied()).map_err(|why| at(number, &why))? {
            Some(record) => self.keep(line, kept, record, ids),
            None => Ok(Outcome::Skipped("whom it is about is not here".to_owned())),
        }
    }

    fn keep(
        &mut self,
        line: &Line,
        kept: Option<Kept>,
        mut record: AnyRecord,
        ids: &mut HashMap<Uid, Id>,
    ) -> Result<Outcome> {
        let (id, outcome) = match kept {
            Some(kept) => {
                let before = AnyRecord::load(&self.tx, &kept.noun, kept.id)?;
                let is_new = before.is_none();
                if let Some(before) = &before {
                    self.touch(before.stakeholders());
                }
                let before = before.map(|before| serde_json::to_string(&before)).transpose();
                let before = before.map_err(unwritable)?;
                self.changes.push(Change { record: kept.id, before, mark: kept.mark });
                (kept.id, if is_new { Outcome::Added } else { Outcome::Updated })
            }
            None => (self.new_row(line)?, Outcome::Added),
        };
        record.identify(id, line.uid.clone());
        record.save(&self.tx)?;
        self.touch(record.stakeholders());
        self.stamp_as(id, line)?;
        if matches!(record, AnyRecord::Unit(_) | AnyRecord::Stakeholder(_)) {
            ids.insert(line.uid.clone(), id);
        }
        Ok(outcome)
    }

    /// Takes over a tombstone.
    fn take_away(&mut self, line: &Line) -> Result<Outcome> {
        let Some(kept) = self.kept(&line.uid)? else {
            let id = self.new_row(line)?;
            self.stamp_as(id, line)?;
            return Ok(Outcome::Unchanged);
        };
        if kept.modified >= line.modified || kept.mark == Some(Mark::Forgotten) {
            return Ok(Outcome::Unchanged);
        }
        if kept.deleted {
            self.stamp_as(kept.id, line)?;
            return Ok(Outcome::Unchanged);
        }
        let Some(before) = AnyRecord::load(&self.tx, &kept.noun, kept.id)? else {
            return Ok(Outcome::Unchanged);
        };
        if self.is_referred_to(kept.id)? {
            return Ok(Outcome::Skipped("it is removed there, but others here need it".to_owned()));
        }
        self.touch(before.stakeholders());
        let image = serde_json::to_string(&before).map_err(unwritable)?;
        self.changes.push(Change { record: kept.id, before: Some(image), mark: kept.mark });
        delete_row(&self.tx, &kept.noun, kept.id)?;
        self.stamp_as(kept.id, line)?;
        Ok(Outcome::Removed)
    }

    fn kept(&self, uid: &str) -> Result<Option<Kept>> {
        let mut query = self.tx.prepare_cached(
            "SELECT id, noun, modified, deleted, mark FROM record WHERE uid = ?1",
        )?;
        let kept = query.query_row([uid], |row| {
            Ok(Kept {
                id: row.get(0)?,
                noun: row.get(1)?,
                modified: row.get(2)?,
                deleted: row.get(3)?,
                mark: row.get(4)?,
            })
        });
        Ok(kept.optional()?)
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
        self.changes.push(Change { record, before: None, mark: Some(Mark::Imported) });
        Ok(record)
    }

    /// Stamps a record with what its line says of when it was changed, and how.
    fn stamp_as(&self, id: Id, line: &Line) -> Result<()> {
        self.tx
            .prepare_cached(
                "UPDATE record SET modified = ?2, deleted = ?3, mark = ?4 WHERE id = ?1",
            )?
            .execute(params![id, line.modified, line.deleted, line.mark])?;
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

fn at(line: usize, why: &str) -> Error {
    Error::refused(format!("Line {line} cannot be taken over: {why}."))
        .hint("Nothing was written. Correct the line, or leave it out.")
}
