//! Facts about people.

use chrono::NaiveDate;
use rusqlite::types::{FromSql, FromSqlError, FromSqlResult, ToSql, ToSqlOutput, ValueRef};
use rusqlite::{Connection, Row, named_params};

use crate::error::Result;
use crate::model::{Fact, Id, Noun, Topic};
use crate::store::Store;
use crate::store::tables::record::{Record, Stored};
use crate::store::tables::row_reader::{RowReader, readable};

impl FromSql for Topic {
    fn column_result(value: ValueRef) -> FromSqlResult<Self> {
        Topic::named(value.as_str()?).ok_or(FromSqlError::InvalidType)
    }
}

impl ToSql for Topic {
    fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
        Ok(self.name().into())
    }
}

impl Record for Fact {
    const NOUN: Noun = Noun::Fact;

    const SELECT: &'static str = "SELECT id, uid, stakeholder, topic, text, date
    FROM fact CROSS JOIN record USING (id)";

    const REFERRING: Option<&'static str> = Some("SELECT id FROM fact WHERE stakeholder = ?1");

    const FREE_TEXTS: &'static [&'static str] = &["text"];

    const NOTES: &'static [&'static str] = &["text"];

    fn from_row(row: &Row) -> rusqlite::Result<Self> {
        let mut column = RowReader::of(row);
        Ok(Fact {
            id: column.next()?,
            uid: column.next()?,
            stakeholder: column.next()?,
            topic: column.next()?,
            text: column.next()?,
            date: column.day()?,
        })
    }
}

impl Stored for Fact {
    fn save(&self, conn: &Connection) -> Result<()> {
        conn.prepare_cached(
            "INSERT INTO fact (id, stakeholder, topic, text, date)
             VALUES (:id, :stakeholder, :topic, :text, :date)
             ON CONFLICT (id) DO UPDATE SET stakeholder = excluded.stakeholder,
                 topic = excluded.topic, text = excluded.text, date = excluded.date",
        )?
        .execute(named_params! {
            ":id": self.id,
            ":stakeholder": self.stakeholder,
            ":topic": self.topic,
            ":text": self.text,
            ":date": self.date,
        })?;
        Ok(())
    }

    fn check(&self) -> std::result::Result<(), String> {
        Ok(())
    }

    fn people(&self) -> &[Id] {
        std::slice::from_ref(&self.stakeholder)
    }

    fn set_people(&mut self, people: Vec<Id>) {
        if let Some(person) = people.first() {
            self.stakeholder = *person;
        }
    }

    fn day(&self) -> Option<NaiveDate> {
        Some(self.date)
    }
}

impl Store {
    /// Returns all facts, newest first.
    pub fn facts(&self) -> Result<Vec<Fact>> {
        let mut query =
            self.conn.prepare(&format!("{} ORDER BY date DESC, id DESC", Fact::SELECT))?;
        let facts =
            readable(query.query_map([], Fact::from_row)?).collect::<rusqlite::Result<_>>()?;
        Ok(facts)
    }

    /// Returns the facts about a stakeholder, newest first.
    pub fn facts_about(&self, stakeholder: Id) -> Result<Vec<Fact>> {
        let sql = format!("{} WHERE stakeholder = ?1 ORDER BY date DESC, id DESC", Fact::SELECT);
        let mut query = self.conn.prepare_cached(&sql)?;
        let facts = readable(query.query_map([stakeholder], Fact::from_row)?)
            .collect::<rusqlite::Result<_>>()?;
        Ok(facts)
    }

    /// Returns the fact with this id.
    pub fn fact(&self, id: Id) -> Result<Option<Fact>> {
        Fact::load(&self.conn, id)
    }
}
