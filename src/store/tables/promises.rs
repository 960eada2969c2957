//! Promises, ours and theirs.

use chrono::NaiveDate;
use rusqlite::{Connection, Row, named_params};

use crate::error::Result;
use crate::model::{Id, Noun, Promise};
use crate::store::Store;
use crate::store::tables::record::{Record, Stored};
use crate::store::tables::row_reader::{RowReader, readable, to_json};

impl Record for Promise {
    const NOUN: Noun = Noun::Promise;

    const SELECT: &'static str =
        "SELECT id, uid, stakeholder, account, theirs, kind, text, made, due,
        measure, risk, heard, estimate, actual, status, closed, history
    FROM promise CROSS JOIN record USING (id)";

    const REFERRING: Option<&'static str> = Some("SELECT id FROM promise WHERE stakeholder = ?1");

    const FREE_TEXTS: &'static [&'static str] = &["text", "measure", "risk", "history"];

    const NOTES: &'static [&'static str] = &["text", "measure", "risk", "history"];

    fn from_row(row: &Row) -> rusqlite::Result<Self> {
        let mut column = RowReader::of(row);
        Ok(Promise {
            id: column.next()?,
            uid: column.next()?,
            stakeholder: column.next()?,
            account: column.next()?,
            theirs: column.next()?,
            kind: column.word()?,
            text: column.next()?,
            made: column.day()?,
            due: column.day_if_any()?,
            measure: column.next()?,
            risk: column.next()?,
            heard: column.next()?,
            estimate: column.parsed()?,
            actual: column.parsed()?,
            status: column.word()?,
            closed: column.day_if_any()?,
            history: column.list()?,
        })
    }
}

impl Stored for Promise {
    fn save(&self, conn: &Connection) -> Result<()> {
        conn.prepare_cached(
            "INSERT INTO promise (id, stakeholder, account, theirs, kind, text, made, due, measure,
                 risk, heard, estimate, actual, status, closed, history)
             VALUES (:id, :stakeholder, :account, :theirs, :kind, :text, :made, :due, :measure,
                 :risk, :heard, :estimate, :actual, :status, :closed, :history)
             ON CONFLICT (id) DO UPDATE SET stakeholder = excluded.stakeholder,
                 account = excluded.account, theirs = excluded.theirs, kind = excluded.kind,
                 text = excluded.text, made = excluded.made, due = excluded.due,
                 measure = excluded.measure, risk = excluded.risk, heard = excluded.heard,
                 estimate = excluded.estimate, actual = excluded.actual,
                 status = excluded.status, closed = excluded.closed, history = excluded.history",
        )?
        .execute(named_params! {
            ":id": self.id,
            ":stakeholder": self.stakeholder,
            ":account": self.account,
            ":theirs": self.theirs,
            ":kind": self.kind.name(),
            ":text": self.text,
            ":made": self.made,
            ":due": self.due,
            ":measure": self.measure,
            ":risk": self.risk,
            ":heard": self.heard,
            ":estimate": self.estimate.as_ref().map(ToString::to_string),
            ":actual": self.actual.as_ref().map(ToString::to_string),
            ":status": self.status.name(),
            ":closed": self.closed,
            ":history": to_json(&self.history)?,
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
        (!self.is_open()).then(|| self.closed.unwrap_or(self.made))
    }

    fn scored(&self) -> &[Id] {
        self.people()
    }
}

/// Returns the promises between us and a stakeholder, oldest first.
pub(in crate::store) fn with(conn: &Connection, stakeholder: Id) -> Result<Vec<Promise>> {
    let sql = format!("{} WHERE stakeholder = ?1 ORDER BY made, id", Promise::SELECT);
    let mut query = conn.prepare_cached(&sql)?;
    let promises = readable(query.query_map([stakeholder], Promise::from_row)?)
        .collect::<rusqlite::Result<_>>()?;
    Ok(promises)
}

impl Store {
    /// Returns the promise with this id.
    pub fn promise(&self, id: Id) -> Result<Option<Promise>> {
        Promise::load(&self.conn, id)
    }

    /// Returns all promises as they stood on a day, including theirs and ended ones, oldest first.
    pub fn promises(&self, today: NaiveDate) -> Result<Vec<Promise>> {
        let mut query = self.conn.prepare(&format!("{} ORDER BY made, id", Promise::SELECT))?;
        let promises: Vec<Promise> =
            readable(query.query_map([], Promise::from_row)?).collect::<rusqlite::Result<_>>()?;
        Ok(promises.iter().filter_map(|promise| promise.on(today)).collect())
    }

    /// Returns the promises between us and a stakeholder as they stood on a day, oldest first.
    pub fn promises_with(&self, stakeholder: Id, today: NaiveDate) -> Result<Vec<Promise>> {
        let promises = with(&self.conn, stakeholder)?;
        Ok(promises.iter().filter_map(|promise| promise.on(today)).collect())
    }
}
