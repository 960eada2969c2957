//! Entries, and the credit each of their people gets.

use std::collections::BTreeSet;

use chrono::NaiveDate;
use rusqlite::types::{FromSql, FromSqlError, FromSqlResult, ToSql, ToSqlOutput, ValueRef};
use rusqlite::{Connection, OptionalExtension, Row, named_params, params};

use crate::error::Result;
use crate::model::entry::Occasion;
use crate::model::{Account, Entry, Id, Noun, Outcome, Side, name};
use crate::store::Store;
use crate::store::tables::record::{Record, Stored};
use crate::store::tables::row_reader::{RowReader, readable, to_json};

/// Which entries to list; `None` does not narrow.
#[derive(Debug, Clone, Default)]
pub struct EntryFilter {
    /// With at least one of these people.
    pub with: Option<Vec<Id>>,
    pub kind: Option<String>,
    pub account: Option<Account>,
    pub since: Option<NaiveDate>,
    pub until: Option<NaiveDate>,
    /// In the note or a name beside it, ignoring case and accents.
    pub text: Option<String>,
    /// By the one of my people with this name; empty for those that are mine.
    pub by: Option<String>,
    /// Written by this step.
    pub step: Option<Id>,
    pub limit: Option<usize>,
}

impl FromSql for Account {
    fn column_result(value: ValueRef) -> FromSqlResult<Self> {
        value.as_str()?.parse().map_err(|_| FromSqlError::InvalidType)
    }
}

impl ToSql for Account {
    fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
        Ok(self.name().into())
    }
}

impl FromSql for Outcome {
    fn column_result(value: ValueRef) -> FromSqlResult<Self> {
        value.as_str()?.parse().map_err(|_| FromSqlError::InvalidType)
    }
}

impl ToSql for Outcome {
    fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
        Ok(self.name().into())
    }
}

impl FromSql for Side {
    fn column_result(value: ValueRef) -> FromSqlResult<Self> {
        Side::named(value.as_str()?).ok_or(FromSqlError::InvalidType)
    }
}

impl ToSql for Side {
    fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
        Ok(self.name().into())
    }
}

impl Record for Entry {
    const NOUN: Noun = Noun::Entry;

    const SELECT: &'static str =
        "SELECT id, uid, date, kind, account, real, in_person, side, deposit, gut, note,
        by_whom, via, inbound, outcome,
        (SELECT json_group_array(stakeholder ORDER BY stakeholder) FROM credit WHERE entry = id)
            AS stakeholders
    FROM entry CROSS JOIN record USING (id)";

    const REFERRING: Option<&'static str> = Some("SELECT entry FROM credit WHERE stakeholder = ?1");

    const FREE_TEXTS: &'static [&'static str] = &["note", "by", "via"];

    const NOTES: &'static [&'static str] = &["note"];

    fn from_row(row: &Row) -> rusqlite::Result<Self> {
        let mut column = RowReader::of(row);
        Ok(Entry {
            id: column.next()?,
            uid: column.next()?,
            date: column.day()?,
            kind: column.next()?,
            account: column.next()?,
            real: column.next()?,
            in_person: column.next()?,
            side: column.next()?,
            deposit: column.next()?,
            gut: column.next()?,
            note: column.next()?,
            by: column.next()?,
            via: column.next()?,
            inbound: column.next()?,
            outcome: column.next()?,
            stakeholders: column.list()?,
        })
    }
}

impl Stored for Entry {
    fn save(&self, conn: &Connection) -> Result<()> {
        conn.prepare_cached(
            "INSERT INTO entry (id, date, kind, account, real, in_person, side, deposit, gut, note,
                 by_whom, via, inbound, outcome)
             VALUES (:id, :date, :kind, :account, :real, :in_person, :side, :deposit, :gut, :note,
                 :by_whom, :via, :inbound, :outcome)
             ON CONFLICT (id) DO UPDATE SET date = excluded.date, kind = excluded.kind,
                 account = excluded.account, real = excluded.real,
                 in_person = excluded.in_person, side = excluded.side,
                 deposit = excluded.deposit, gut = excluded.gut, note = excluded.note,
                 by_whom = excluded.by_whom, via = excluded.via, inbound = excluded.inbound,
                 outcome = excluded.outcome",
        )?
        .execute(named_params! {
            ":id": self.id,
            ":date": self.date,
            ":kind": self.kind,
            ":account": self.account,
            ":real": self.real,
            ":in_person": self.in_person,
            ":side": self.side,
            ":deposit": self.deposit,
            ":gut": self.gut,
            ":note": self.note,
            ":by_whom": self.by,
            ":via": self.via,
            ":inbound": self.inbound,
            ":outcome": self.outcome,
        })?;
        conn.prepare_cached("DELETE FROM credit WHERE entry = ?1")?.execute([self.id])?;
        let mut credit = conn.prepare_cached(
            "INSERT INTO credit (stakeholder, date, entry, account, amount, real, in_person,
                 routine, evidence)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)",
        )?;
        for stakeholder in &self.stakeholders {
            credit.execute(params![
                stakeholder,
                self.date,
                self.id,
                self.account,
                self.amount(),
                self.real,
                self.in_person,
                self.is_routine(),
                self.is_evidence(),
            ])?;
        }
        Ok(())
    }

    fn check(&self) -> std::result::Result<(), String> {
        Entry::check(self)
    }

    fn people(&self) -> &[Id] {
        &self.stakeholders
    }

    fn set_people(&mut self, people: Vec<Id>) {
        self.stakeholders = people;
    }

    fn day(&self) -> Option<NaiveDate> {
        Some(self.date)
    }

    fn scored(&self) -> &[Id] {
        self.people()
    }
}

impl Store {
    /// Returns the entry with this id.
    pub fn entry(&self, id: Id) -> Result<Option<Entry>> {
        Entry::load(&self.conn, id)
    }

    /// Returns the entry with this id, unless it cannot be read.
    pub fn readable_entry(&self, id: Id) -> Result<Option<Entry>> {
        let mut query = self.conn.prepare_cached(&format!("{} WHERE id = ?1", Entry::SELECT))?;
        let rows = query.query_map([id], Entry::from_row)?;
        Ok(readable(rows).next().transpose()?)
    }

    /// Returns what an entry was and which of my people it was with.
    pub fn occasion(&self, entry: Id) -> Result<Option<Occasion>> {
        let mut query =
            self.conn.prepare_cached("SELECT kind, by_whom FROM entry WHERE id = ?1")?;
        let occasion = query
            .query_row([entry], |row| Ok(Occasion { kind: row.get(0)?, by: row.get(1)? }))
            .optional()?;
        Ok(occasion)
    }

    /// Returns the entry written last.
    pub fn last_entry(&self) -> Result<Option<Entry>> {
        let mut query =
            self.conn.prepare(&format!("{} ORDER BY id DESC LIMIT 1", Entry::SELECT))?;
        Ok(query.query_row([], Entry::from_row).optional()?)
    }

    /// Returns the entries that match a filter, newest first.
    pub fn entries(&self, filter: &EntryFilter) -> Result<Vec<Entry>> {
        let with = filter.with.as_ref().map(to_json).transpose()?;
        let among = match with {
            Some(_) => {
                "id IN (SELECT entry FROM credit
                        WHERE stakeholder IN (SELECT value FROM json_each(:with)))"
            }
            None => ":with IS NULL",
        };
        let mut query = self.conn.prepare(&format!(
            "{}
             WHERE {among}
                 AND (:kind IS NULL OR kind = :kind)
                 AND (:account IS NULL OR account = :account)
                 AND (:step IS NULL OR id IN (SELECT record FROM change WHERE step = :step))
                 AND date BETWEEN ifnull(:since, '') AND ifnull(:until, '~')
             ORDER BY date DESC, id DESC",
            Entry::SELECT
        ))?;
        let rows = query.query(named_params! {
            ":with": with,
            ":kind": filter.kind,
            ":account": filter.account,
            ":since": filter.since,
            ":until": filter.until,
            ":step": filter.step,
        })?;
        let text = filter.text.as_deref().map(name::fold);
        let by = filter.by.as_deref().map(name::fold);
        let limit = filter.limit.unwrap_or(usize::MAX);
        let matches = |entry: &Entry| {
            let has = |text: &str| {
                let texts = [Some(&entry.note), entry.by.as_ref(), entry.via.as_ref()];
                texts.into_iter().flatten().any(|it| name::contains(it, text))
            };
            let is_by = |by: &str| name::fold(entry.by.as_deref().unwrap_or_default()) == by;
            text.as_deref().is_none_or(has) && by.as_deref().is_none_or(is_by)
        };
        let rows = readable(rows.mapped(Entry::from_row));
        let matching = rows.filter(|entry| entry.as_ref().map_or(true, matches)).take(limit);
        Ok(matching.collect::<rusqlite::Result<_>>()?)
    }

    /// Returns which of my people the entries written last were by, each once and the latest first;
    /// those of all entries without a number of them.
    pub fn my_people(&self, entries: Option<u32>) -> Result<Vec<String>> {
        self.names_in("by_whom", entries)
    }

    /// Returns who was heard from in the entries written last, each once and the latest first.
    pub fn informants(&self, entries: Option<u32>) -> Result<Vec<String>> {
        self.names_in("via", entries)
    }

    fn names_in(&self, column: &str, entries: Option<u32>) -> Result<Vec<String>> {
        let mut query = self.conn.prepare(&format!(
            "SELECT {column} FROM (SELECT {column} FROM entry ORDER BY id DESC LIMIT ?1)
             WHERE {column} IS NOT NULL"
        ))?;
        let names = query.query_map([entries.map_or(-1, i64::from)], |row| row.get(0))?;
        let mut names: Vec<String> = names.collect::<rusqlite::Result<_>>()?;
        let mut seen = BTreeSet::new();
        names.retain(|name| seen.insert(name::fold(name)));
        Ok(names)
    }

    /// Returns the latest entries with a stakeholder up to a day, newest first.
    pub fn latest_entries(
        &self,
        stakeholder: Id,
        today: NaiveDate,
        limit: usize,
    ) -> Result<Vec<Entry>> {
        let mut query = self.conn.prepare_cached(
            "SELECT entry FROM credit WHERE stakeholder = ?1 AND date <= ?2
             ORDER BY date DESC, entry DESC LIMIT ?3",
        )?;
        let ids: Vec<Id> = query
            .query_map(params![stakeholder, today, limit as i64], |row| row.get(0))?
            .collect::<rusqlite::Result<_>>()?;
        let mut entries = Vec::with_capacity(ids.len());
        for id in ids {
            entries.extend(self.readable_entry(id)?);
        }
        Ok(entries)
    }

    /// Returns the days of my own real conversations with a stakeholder, between two days
    /// inclusive.
    pub fn conversation_days(
        &self,
        stakeholder: Id,
        from: NaiveDate,
        to: NaiveDate,
    ) -> Result<Vec<NaiveDate>> {
        let mut query = self.conn.prepare_cached(
            "SELECT date FROM credit
             WHERE stakeholder = ?1 AND date BETWEEN ?2 AND ?3 AND real AND account = 'me'",
        )?;
        let days = query
            .query_map(params![stakeholder, from, to], |row| row.get(0))?
            .collect::<rusqlite::Result<_>>()?;
        Ok(days)
    }
}
