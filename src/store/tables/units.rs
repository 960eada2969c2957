//! Business units.

use chrono::NaiveDate;
use rusqlite::{Connection, Row, named_params};

use crate::error::Result;
use crate::model::{Id, Noun, Unit};
use crate::store::Store;
use crate::store::tables::record::{Record, Stored};
use crate::store::tables::row_reader::{RowReader, readable};

impl Record for Unit {
    const NOUN: Noun = Noun::Unit;

    const SELECT: &'static str = "SELECT id, uid, name, weight, cadence_days, why
    FROM unit CROSS JOIN record USING (id)";

    const REFERRING: Option<&'static str> = None;

    const FREE_TEXTS: &'static [&'static str] = &["why"];

    const NAMES: &'static [&'static str] = &["name"];

    const NOTES: &'static [&'static str] = &["why"];

    fn from_row(row: &Row) -> rusqlite::Result<Self> {
        let mut column = RowReader::of(row);
        Ok(Unit {
            id: column.next()?,
            uid: column.next()?,
            name: column.next()?,
            weight: column.next()?,
            cadence_days: column.next()?,
            why: column.next()?,
        })
    }
}

impl Stored for Unit {
    fn save(&self, conn: &Connection) -> Result<()> {
        conn.prepare_cached(
            "INSERT INTO unit (id, name, weight, cadence_days, why)
             VALUES (:id, :name, :weight, :cadence_days, :why)
             ON CONFLICT (id) DO UPDATE SET name = excluded.name, weight = excluded.weight,
                 cadence_days = excluded.cadence_days, why = excluded.why",
        )?
        .execute(named_params! {
            ":id": self.id,
            ":name": self.name,
            ":weight": self.weight,
            ":cadence_days": self.cadence_days,
            ":why": self.why,
        })?;
        Ok(())
    }

    fn check(&self) -> std::result::Result<(), String> {
        Unit::check(self)
    }

    fn people(&self) -> &[Id] {
        &[]
    }

    fn set_people(&mut self, _people: Vec<Id>) {}

    fn day(&self) -> Option<NaiveDate> {
        None
    }
}

impl Store {
    /// Returns all units, heaviest first, then by name.
    pub fn units(&self) -> Result<Vec<Unit>> {
        let mut query =
            self.conn.prepare(&format!("{} ORDER BY weight DESC, name", Unit::SELECT))?;
        let units =
            readable(query.query_map([], Unit::from_row)?).collect::<rusqlite::Result<_>>()?;
        Ok(units)
    }
}
