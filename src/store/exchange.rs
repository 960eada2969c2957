//! The journal as lines of JSON, one record each, and other journals joined to it.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use chrono::{DateTime, NaiveDate, SecondsFormat, Utc};
use rusqlite::{OptionalExtension, params};
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};
use uuid::Uuid;

use super::mark::Mark;
use super::record::{AnyRecord, Record, delete_row};
use super::write::Change;
use super::{Store, Write};
use crate::error::{Error, Result};
use crate::model::{Id, Stakeholder, Uid, Unit, name};

/// A record as one line of JSON. The uid stands first, so that lines sorted as text are sorted by
/// uid, whatever sorts them.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Line {
    uid: Uid,
    modified: String,
    noun: String,
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    deleted: bool,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    mark: Option<Mark>,
    #[serde(flatten)]
    fields: Map<String, Value>,
}

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

/// The fields that refer to other records.
const REFERENCES: [&str; 2] = ["unit", "stakeholder"];

/// The field that refers to several.
const MEMBERS: &str = "stakeholders";

/// The fields that hold a day, written `2026-11-21`.
const DAYS: [&str; 7] = ["date", "made", "due", "closed", "added", "archived", "away_until"];

/// The fields that hold what somebody wrote. A text that cannot be missing becomes an empty one.
const NOTES: [&str; 6] = ["note", "why", "quote", "measure", "risk", "history"];

impl Line {
    /// Reads a line.
    ///
    /// # Errors
    /// What is wrong with it, as the end of a sentence.
    pub fn parse(text: &str) -> std::result::Result<Line, String> {
        let mut line: Line = serde_json::from_str(text).map_err(|error| said(&error))?;
        line.uid = Uuid::parse_str(&line.uid)
            .map_err(|_| format!("`{}` is no uid", line.uid))?
            .to_string();
        let modified = DateTime::parse_from_rfc3339(&line.modified)
            .map_err(|_| format!("`{}` is no time", line.modified))?;
        line.modified = modified.with_timezone(&Utc).to_rfc3339_opts(SecondsFormat::Millis, true);
        for day in DAYS.iter().filter_map(|field| line.fields.get(*field)?.as_str()) {
            if day.len() != "2026-11-21".len() || day.parse::<NaiveDate>().is_err() {
                return Err(format!("`{day}` is no day; write 2026-11-21"));
            }
        }
        Ok(line)
    }

    fn text(&self, field: &str) -> &str {
        self.fields.get(field).and_then(Value::as_str).unwrap_or_default()
    }

    /// What it is about, as a person would name it.
    fn what(&self) -> String {
        let texts = ["name", "kind", "topic", "date", "text", "note"].map(|field| self.text(field));
        let words: Vec<&str> = texts.into_iter().filter(|text| !text.is_empty()).take(2).collect();
        if words.is_empty() { self.noun.clone() } else { words.join(", ") }
    }

    /// The record it holds, with the ids that its uids have here. People who are not here are left
    /// out; `None` if nobody is left.
    fn record(&self, ids: &HashMap<Uid, Id>) -> std::result::Result<Option<AnyRecord>, String> {
        let id_of = |value: &Value| value.as_str().and_then(|uid| ids.get(uid)).copied();
        let mut fields = self.fields.clone();
        for field in REFERENCES {
            let Some(reference) = fields.get_mut(field).filter(|value| !value.is_null()) else {
                continue;
            };
            match id_of(reference) {
                None if field == "stakeholder" => return Ok(None),
                id => *reference = id.into(),
            }
        }
        if let Some(Value::Array(members)) = fields.get_mut(MEMBERS) {
            let mut here: Vec<Id> = members.iter().filter_map(id_of).collect();
            here.sort_unstable();
            here.dedup();
            if here.is_empty() && !members.is_empty() {
                return Ok(None);
            }
            *members = here.into_iter().map(Value::from).collect();
        }
        fields.insert("id".to_owned(), 0.into());
        fields.insert("uid".to_owned(), Value::from(self.uid.as_str()));
        let record = AnyRecord::parse(&self.noun, &Value::Object(fields).to_string())
            .map_err(|error| said(&error))?
            .ok_or_else(|| format!("there is no noun `{}`", self.noun))?;
        record.check()?;
        Ok(Some(record))
    }
}

/// What serde says, without the place in a text of one line.
fn said(error: &serde_json::Error) -> String {
    let text = error.to_string();
    text.split(" at line ").next().unwrap_or(&text).to_owned()
}

/// A row of the `record` table.
struct Kept {
    id: Id,
    noun: String,
    modified: String,
    deleted: bool,
    mark: Option<Mark>,
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
        let mut query = self
            .conn
            .prepare("SELECT id, uid, noun, modified, deleted, mark FROM record ORDER BY uid")?;
        let mut rows = query.query([])?;
        while let Some(row) = rows.next()? {
            let id: Id = row.get("id")?;
            let mut line = Line {
                uid: row.get("uid")?,
                modified: row.get("modified")?,
                noun: row.get("noun")?,
                deleted: row.get("deleted")?,
                mark: row.get("mark")?,
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
    fn uids(&self) -> Result<HashMap<Id, Uid>> {
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

/// The fields of a record with uids for ids.
fn fields(
    record: &AnyRecord,
    uids: &HashMap<Id, Uid>,
    without_notes: bool,
) -> Result<Map<String, Value>> {
    let uid_of = |value: &Value| value.as_i64().and_then(|id| uids.get(&id)).cloned();
    let Value::Object(mut fields) = serde_json::to_value(record).map_err(unwritable)? else {
        return Ok(Map::new());
    };
    fields.shift_remove("id");
    fields.shift_remove("uid");
    for field in REFERENCES {
        if let Some(reference) = fields.get_mut(field) {
            *reference = uid_of(reference).into();
        }
    }
    if let Some(Value::Array(members)) = fields.get_mut(MEMBERS) {
        let mut uids: Vec<Uid> = members.iter().filter_map(uid_of).collect();
        uids.sort_unstable();
        *members = uids.into_iter().map(Value::from).collect();
    }
    if without_notes {
        let is_promise = matches!(record, AnyRecord::Promise(_));
        for field in NOTES.into_iter().chain(is_promise.then_some("text")) {
            if let Some(note) = fields.get_mut(field) {
                *note = match note {
                    Value::Array(_) => Value::Array(Vec::new()),
                    _ if matches!(field, "note" | "text") => "".into(),
                    _ => Value::Null,
                };
            }
        }
    }
    Ok(fields)
}

fn unwritable(error: serde_json::Error) -> Error {
    Error::refused(format!("A record could not be written as JSON: {error}."))
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
        match line.record(ids).map_err(|why| at(number, &why))? {
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
        if kept.deleted || kept.modified >= line.modified {
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
