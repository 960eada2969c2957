use rusqlite::{Connection, OptionalExtension, Row, named_params};

use super::Store;
use super::record::{Columns, Record};
use crate::error::Result;
use crate::model::{Id, Uid, Unit};

const SELECT: &str = "SELECT id, uid, name, weight, cadence_days, why
    FROM unit JOIN record USING (id)";

fn from_row(row: &Row) -> rusqlite::Result<Unit> {
    let mut column = Columns::of(row);
    Ok(Unit {
        id: column.next()?,
        uid: column.next()?,
        name: column.next()?,
        weight: column.next()?,
        cadence_days: column.next()?,
        why: column.next()?,
    })
}

impl Record for Unit {
    const NOUN: &'static str = "unit";

    fn id(&self) -> Id {
        self.id
    }

    fn identify(&mut self, id: Id, uid: Uid) {
        (self.id, self.uid) = (id, uid);
    }

    fn load(conn: &Connection, id: Id) -> Result<Option<Self>> {
        let mut query = conn.prepare_cached(&format!("{SELECT} WHERE id = ?1"))?;
        Ok(query.query_row([id], from_row).optional()?)
    }

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
}

impl Store {
    /// All units, heaviest first, then by name.
    pub fn units(&self) -> Result<Vec<Unit>> {
        let mut query = self.conn.prepare(&format!("{SELECT} ORDER BY weight DESC, name"))?;
        let units = query.query_map([], from_row)?.collect::<rusqlite::Result<_>>()?;
        Ok(units)
    }
}
