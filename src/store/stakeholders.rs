use rusqlite::types::Type;
use rusqlite::{Connection, OptionalExtension, Row, named_params};
use serde::Serialize;
use serde::de::DeserializeOwned;

use super::Store;
use super::record::Record;
use crate::error::Result;
use crate::model::{Birthday, Id, Stakeholder, Uid};

const SELECT: &str = "SELECT stakeholder.*, record.uid FROM stakeholder JOIN record USING (id)";

fn from_row(row: &Row) -> rusqlite::Result<Stakeholder> {
    Ok(Stakeholder {
        id: row.get("id")?,
        uid: row.get("uid")?,
        name: row.get("name")?,
        role: row.get("role")?,
        unit: row.get("unit")?,
        influence: row.get("influence")?,
        cadence_days: row.get("cadence_days")?,
        updates_every_days: row.get("updates_every_days")?,
        away_until: row.get("away_until")?,
        phone: row.get("phone")?,
        birthday: birthday(row)?,
        added: row.get("added")?,
        archived: row.get("archived")?,
        aliases: from_json(row, "aliases")?,
        tags: from_json(row, "tags")?,
        emails: from_json(row, "emails")?,
    })
}

fn birthday(row: &Row) -> rusqlite::Result<Option<Birthday>> {
    let text: Option<String> = row.get("birthday")?;
    text.map(|text| text.parse().map_err(|error| unreadable(row, "birthday", error))).transpose()
}

/// Reads a column that holds JSON.
pub(super) fn from_json<T: DeserializeOwned>(row: &Row, column: &str) -> rusqlite::Result<T> {
    let text = row.get_ref(column)?.as_str()?;
    serde_json::from_str(text).map_err(|error| unreadable(row, column, error))
}

/// Writes a value as JSON, for a column that holds it.
pub(super) fn to_json<T: Serialize>(value: &T) -> rusqlite::Result<String> {
    serde_json::to_string(value)
        .map_err(|error| rusqlite::Error::ToSqlConversionFailure(Box::new(error)))
}

fn unreadable(
    row: &Row,
    column: &str,
    error: impl std::error::Error + Send + Sync + 'static,
) -> rusqlite::Error {
    let index = row.as_ref().column_index(column).unwrap_or(0);
    rusqlite::Error::FromSqlConversionFailure(index, Type::Text, Box::new(error))
}

impl Record for Stakeholder {
    const NOUN: &'static str = "stakeholder";

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
            "INSERT INTO stakeholder (id, name, role, unit, influence, cadence_days,
                 updates_every_days, away_until, phone, birthday, added, archived, aliases, tags,
                 emails)
             VALUES (:id, :name, :role, :unit, :influence, :cadence_days, :updates_every_days,
                 :away_until, :phone, :birthday, :added, :archived, :aliases, :tags, :emails)
             ON CONFLICT (id) DO UPDATE SET name = excluded.name, role = excluded.role,
                 unit = excluded.unit, influence = excluded.influence,
                 cadence_days = excluded.cadence_days,
                 updates_every_days = excluded.updates_every_days,
                 away_until = excluded.away_until, phone = excluded.phone,
                 birthday = excluded.birthday, added = excluded.added,
                 archived = excluded.archived, aliases = excluded.aliases, tags = excluded.tags,
                 emails = excluded.emails",
        )?
        .execute(named_params! {
            ":id": self.id,
            ":name": self.name,
            ":role": self.role,
            ":unit": self.unit,
            ":influence": self.influence,
            ":cadence_days": self.cadence_days,
            ":updates_every_days": self.updates_every_days,
            ":away_until": self.away_until,
            ":phone": self.phone,
            ":birthday": self.birthday.map(|birthday| birthday.to_string()),
            ":added": self.added,
            ":archived": self.archived,
            ":aliases": to_json(&self.aliases)?,
            ":tags": to_json(&self.tags)?,
            ":emails": to_json(&self.emails)?,
        })?;
        Ok(())
    }
}

impl Store {
    /// Everybody, archived people too, by name.
    pub fn stakeholders(&self) -> Result<Vec<Stakeholder>> {
        let mut query = self.conn.prepare(&format!("{SELECT} ORDER BY name, id"))?;
        let people = query.query_map([], from_row)?.collect::<rusqlite::Result<_>>()?;
        Ok(people)
    }
}
