//! What all nouns share: an identity, a row that can be written and taken away again.

use std::error::Error;
use std::str::FromStr;

use chrono::NaiveDate;
use rusqlite::types::{FromSql, Type, ValueRef};
use rusqlite::{Connection, OptionalExtension, Row};
use serde::Serialize;
use serde::de::DeserializeOwned;

use crate::error::Result;
use crate::model::{Card, Entry, Fact, Id, Promise, Pulse, Stakeholder, Uid, Unit};

/// Something with an identity.
pub(in crate::store) trait Identified {
    fn id(&self) -> Id;

    /// Gives a new record the identity it keeps.
    fn identify(&mut self, id: Id, uid: Uid);
}

macro_rules! identified {
    ($($noun:ty)*) => {
        $(impl Identified for $noun {
            fn id(&self) -> Id {
                self.id
            }

            fn identify(&mut self, id: Id, uid: Uid) {
                (self.id, self.uid) = (id, uid);
            }
        })*
    };
}

identified!(Unit Stakeholder Entry Fact Promise Pulse Card);

/// A noun that the journal keeps.
pub(in crate::store) trait Record:
    Identified + Sized + Serialize + DeserializeOwned
{
    /// Its name in the `record` table.
    const NOUN: &'static str;

    /// Its columns in the order `from_row` reads them. The noun's table comes first in a CROSS
    /// JOIN, which keeps SQLite from walking through all of `record` for a few units.
    const SELECT: &'static str;

    fn from_row(row: &Row) -> rusqlite::Result<Self>;

    /// The record of this id, if there is one.
    fn load(conn: &Connection, id: Id) -> Result<Option<Self>> {
        let mut query = conn.prepare_cached(&format!("{} WHERE id = ?1", Self::SELECT))?;
        Ok(query.query_row([id], Self::from_row).optional()?)
    }

    /// Writes it, new or changed, with everything that hangs on it.
    fn save(&self, conn: &Connection) -> Result<()>;

    /// The stakeholders whose standing depends on it.
    fn stakeholders(&self) -> &[Id] {
        &[]
    }
}

/// The columns of a row, read one after the other: by place, since looking each up by name is a
/// fair part of what a short command costs.
pub(in crate::store) struct Columns<'row> {
    row: &'row Row<'row>,
    next: usize,
}

impl<'row> Columns<'row> {
    pub fn of(row: &'row Row<'row>) -> Columns<'row> {
        Columns { row, next: 0 }
    }

    pub fn next<T: FromSql>(&mut self) -> rusqlite::Result<T> {
        self.next += 1;
        self.row.get(self.next - 1)
    }

    /// The next column, which holds a day. chrono's own reader of formats takes some ten times as
    /// long, and a list of people has many days.
    pub fn day(&mut self) -> rusqlite::Result<NaiveDate> {
        self.next += 1;
        let text = self.row.get_ref(self.next - 1)?.as_str()?;
        iso_day(text).ok_or_else(|| self.unreadable(format!("`{text}` is no day")))
    }

    /// The next column, which holds a day or nothing.
    pub fn day_if_any(&mut self) -> rusqlite::Result<Option<NaiveDate>> {
        if self.row.get_ref(self.next)? == ValueRef::Null {
            self.next += 1;
            return Ok(None);
        }
        self.day().map(Some)
    }

    /// The next column, which holds a list, mostly an empty one.
    pub fn list<T: DeserializeOwned>(&mut self) -> rusqlite::Result<Vec<T>> {
        if self.row.get_ref(self.next)?.as_str()? == "[]" {
            self.next += 1;
            return Ok(Vec::new());
        }
        self.json()
    }

    /// The next column, which holds JSON.
    pub fn json<T: DeserializeOwned>(&mut self) -> rusqlite::Result<T> {
        self.next += 1;
        let text = self.row.get_ref(self.next - 1)?.as_str()?;
        serde_json::from_str(text).map_err(|error| self.unreadable(error))
    }

    /// The next column, which holds a text that something can be read from.
    pub fn parsed<T: FromStr>(&mut self) -> rusqlite::Result<Option<T>>
    where
        T::Err: Into<Box<dyn Error + Send + Sync>>,
    {
        let text: Option<String> = self.next()?;
        text.map(|text| text.parse().map_err(|error| self.unreadable(error))).transpose()
    }

    /// The next column, which holds a word of a closed list.
    pub fn word<T: FromStr>(&mut self) -> rusqlite::Result<T>
    where
        T::Err: Into<Box<dyn Error + Send + Sync>>,
    {
        let text: String = self.next()?;
        text.parse().map_err(|error| self.unreadable(error))
    }

    fn unreadable(&self, error: impl Into<Box<dyn Error + Send + Sync>>) -> rusqlite::Error {
        rusqlite::Error::FromSqlConversionFailure(self.next - 1, Type::Text, error.into())
    }
}

/// Reads `2026-11-21`.
fn iso_day(text: &str) -> Option<NaiveDate> {
    let (year, rest) = text.split_once('-')?;
    let (month, day) = rest.split_once('-')?;
    NaiveDate::from_ymd_opt(year.parse().ok()?, month.parse().ok()?, day.parse().ok()?)
}

/// Writes a value as JSON, for a column that holds it.
pub(in crate::store) fn to_json<T: Serialize>(value: &T) -> rusqlite::Result<String> {
    serde_json::to_string(value)
        .map_err(|error| rusqlite::Error::ToSqlConversionFailure(Box::new(error)))
}

/// A record of any noun, as the change log keeps it.
#[derive(Debug, Serialize)]
#[serde(untagged)]
pub(in crate::store) enum AnyRecord {
    Unit(Unit),
    Stakeholder(Stakeholder),
    Entry(Entry),
    Fact(Fact),
    Promise(Promise),
    Pulse(Pulse),
    Card(Card),
}

impl AnyRecord {
    /// The record of this noun and id, as it is now.
    pub fn load(conn: &Connection, noun: &str, id: Id) -> Result<Option<AnyRecord>> {
        Ok(match noun {
            Unit::NOUN => Unit::load(conn, id)?.map(AnyRecord::Unit),
            Stakeholder::NOUN => Stakeholder::load(conn, id)?.map(AnyRecord::Stakeholder),
            Entry::NOUN => Entry::load(conn, id)?.map(AnyRecord::Entry),
            Fact::NOUN => Fact::load(conn, id)?.map(AnyRecord::Fact),
            Promise::NOUN => Promise::load(conn, id)?.map(AnyRecord::Promise),
            Pulse::NOUN => Pulse::load(conn, id)?.map(AnyRecord::Pulse),
            Card::NOUN => Card::load(conn, id)?.map(AnyRecord::Card),
            _ => None,
        })
    }

    /// The record that a before-image of the change log holds.
    pub fn parse(noun: &str, image: &str) -> serde_json::Result<Option<AnyRecord>> {
        Ok(Some(match noun {
            Unit::NOUN => AnyRecord::Unit(serde_json::from_str(image)?),
            Stakeholder::NOUN => AnyRecord::Stakeholder(serde_json::from_str(image)?),
            Entry::NOUN => AnyRecord::Entry(serde_json::from_str(image)?),
            Fact::NOUN => AnyRecord::Fact(serde_json::from_str(image)?),
            Promise::NOUN => AnyRecord::Promise(serde_json::from_str(image)?),
            Pulse::NOUN => AnyRecord::Pulse(serde_json::from_str(image)?),
            Card::NOUN => AnyRecord::Card(serde_json::from_str(image)?),
            _ => return Ok(None),
        }))
    }

    pub fn save(&self, conn: &Connection) -> Result<()> {
        match self {
            AnyRecord::Unit(unit) => unit.save(conn),
            AnyRecord::Stakeholder(stakeholder) => stakeholder.save(conn),
            AnyRecord::Entry(entry) => entry.save(conn),
            AnyRecord::Fact(fact) => fact.save(conn),
            AnyRecord::Promise(promise) => promise.save(conn),
            AnyRecord::Pulse(pulse) => pulse.save(conn),
            AnyRecord::Card(card) => card.save(conn),
        }
    }

    /// Refuses what no record of its noun can hold.
    ///
    /// # Errors
    /// Why, as the end of a sentence.
    pub fn check(&self) -> std::result::Result<(), String> {
        match self {
            AnyRecord::Unit(unit) => unit.check(),
            AnyRecord::Stakeholder(stakeholder) => stakeholder.check(),
            AnyRecord::Entry(entry) => entry.check(),
            AnyRecord::Pulse(pulse) => pulse.check(),
            AnyRecord::Fact(_) | AnyRecord::Promise(_) | AnyRecord::Card(_) => Ok(()),
        }
    }

    pub fn identify(&mut self, id: Id, uid: Uid) {
        match self {
            AnyRecord::Unit(unit) => unit.identify(id, uid),
            AnyRecord::Stakeholder(stakeholder) => stakeholder.identify(id, uid),
            AnyRecord::Entry(entry) => entry.identify(id, uid),
            AnyRecord::Fact(fact) => fact.identify(id, uid),
            AnyRecord::Promise(promise) => promise.identify(id, uid),
            AnyRecord::Pulse(pulse) => pulse.identify(id, uid),
            AnyRecord::Card(card) => card.identify(id, uid),
        }
    }

    /// Whom it is with or about.
    pub fn people(&self) -> Vec<Id> {
        match self {
            AnyRecord::Unit(_) | AnyRecord::Stakeholder(_) => Vec::new(),
            AnyRecord::Entry(entry) => entry.stakeholders.clone(),
            AnyRecord::Fact(fact) => vec![fact.stakeholder],
            AnyRecord::Promise(promise) => vec![promise.stakeholder],
            AnyRecord::Pulse(pulse) => vec![pulse.stakeholder],
            AnyRecord::Card(card) => vec![card.stakeholder],
        }
    }

    /// The stakeholders whose standing depends on it.
    pub fn stakeholders(&self) -> &[Id] {
        match self {
            AnyRecord::Entry(entry) => entry.stakeholders(),
            AnyRecord::Promise(promise) => promise.stakeholders(),
            AnyRecord::Unit(_)
            | AnyRecord::Stakeholder(_)
            | AnyRecord::Fact(_)
            | AnyRecord::Pulse(_)
            | AnyRecord::Card(_) => &[],
        }
    }

    /// The other records it refers to.
    pub fn refers_to(&self) -> Vec<Id> {
        let unit = match self {
            AnyRecord::Stakeholder(stakeholder) => stakeholder.unit,
            AnyRecord::Card(card) => card.unit,
            _ => None,
        };
        self.people().into_iter().chain(unit).collect()
    }
}

/// Takes a record of a noun away; what hangs on it goes with it.
pub(in crate::store) fn delete_row(conn: &Connection, noun: &str, id: Id) -> Result<()> {
    let sql = match noun {
        Unit::NOUN => "DELETE FROM unit WHERE id = ?1",
        Stakeholder::NOUN => "DELETE FROM stakeholder WHERE id = ?1",
        Entry::NOUN => "DELETE FROM entry WHERE id = ?1",
        Promise::NOUN => "DELETE FROM promise WHERE id = ?1",
        Pulse::NOUN => "DELETE FROM pulse WHERE id = ?1",
        Card::NOUN => "DELETE FROM card WHERE id = ?1",
        _ => "DELETE FROM fact WHERE id = ?1",
    };
    conn.prepare_cached(sql)?.execute([id])?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::store::Store;

    fn plan<R: Record>(store: &Store) -> Vec<String> {
        let sql = format!("EXPLAIN QUERY PLAN {}", R::SELECT);
        let mut query = store.conn.prepare(&sql).unwrap();
        let steps = query.query_map([], |row| row.get(3)).unwrap();
        steps.collect::<rusqlite::Result<_>>().unwrap()
    }

    #[test]
    fn no_list_walks_through_all_records() {
        let store = Store::open(std::path::Path::new("/nonexistent/journal.db")).unwrap();
        for plan in [
            plan::<Unit>(&store),
            plan::<Stakeholder>(&store),
            plan::<Entry>(&store),
            plan::<Fact>(&store),
            plan::<Promise>(&store),
            plan::<Pulse>(&store),
            plan::<Card>(&store),
        ] {
            assert!(!plan.iter().any(|step| step.starts_with("SCAN record")), "{plan:?}");
        }
    }
}
