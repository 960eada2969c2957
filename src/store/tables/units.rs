use rusqlite::{Connection, Row, named_params};

use crate::error::Result;
use crate::model::Unit;
use crate::store::Store;
use crate::store::tables::record::{Columns, Record};

impl Record for Unit {
    const NOUN: &'static str = "unit";

    const SELECT: &'static str = "SELECT id, uid, name, weight, cadence_days, why
    FROM unit CROSS JOIN record USING (id)";

    fn from_row(row: &Row) -> rusqlite::Result<Self> {
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
        let mut query =
            self.conn.prepare(&format!("{} ORDER BY weight DESC, name", Unit::SELECT))?;
        let units = query.query_map([], Unit::from_row)?.collect::<rusqlite::Result<_>>()?;
        Ok(units)
    }
}
