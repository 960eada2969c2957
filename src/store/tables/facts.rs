use rusqlite::types::{FromSql, FromSqlError, FromSqlResult, ToSql, ToSqlOutput, ValueRef};
use rusqlite::{Connection, Row, named_params};

use crate::error::Result;
use crate::model::{Fact, Id, Topic};
use crate::store::Store;
use crate::store::tables::record::{Columns, Record};

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
    const NOUN: &'static str = "fact";

    const SELECT: &'static str = "SELECT id, uid, stakeholder, topic, text, date
    FROM fact CROSS JOIN record USING (id)";

    fn from_row(row: &Row) -> rusqlite::Result<Self> {
        let mut column = Columns::of(row);
        Ok(Fact {
            id: column.next()?,
            uid: column.next()?,
            stakeholder: column.next()?,
            topic: column.next()?,
            text: column.next()?,
            date: column.day()?,
        })
    }

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
}

impl Store {
    /// All facts, newest first.
    pub fn facts(&self) -> Result<Vec<Fact>> {
        let mut query =
            self.conn.prepare(&format!("{} ORDER BY date DESC, id DESC", Fact::SELECT))?;
        let facts = query.query_map([], Fact::from_row)?.collect::<rusqlite::Result<_>>()?;
        Ok(facts)
    }

    /// What is known about one stakeholder, newest first.
    pub fn facts_about(&self, stakeholder: Id) -> Result<Vec<Fact>> {
        let sql = format!("{} WHERE stakeholder = ?1 ORDER BY date DESC, id DESC", Fact::SELECT);
        let mut query = self.conn.prepare_cached(&sql)?;
        let facts =
            query.query_map([stakeholder], Fact::from_row)?.collect::<rusqlite::Result<_>>()?;
        Ok(facts)
    }

    /// The fact of this id.
    pub fn fact(&self, id: Id) -> Result<Option<Fact>> {
        Fact::load(&self.conn, id)
    }
}
